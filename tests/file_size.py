# Checks that no source file has outgrown a reader's patience.
from house import lines_of, project_files, report

LIMIT = 600

sizes = [(len(lines_of(path)), path) for path in project_files(".h", ".cc", ".py")]
report([f"{path}: {size} lines" for size, path in sizes if size > LIMIT], f"files over {LIMIT} lines")
