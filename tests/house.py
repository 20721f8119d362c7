# What the checks of the house share: the project's files, and one way of reporting.
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SKIPPED = 77  # the exit code that ctest takes for "skipped"


def project_files(*suffixes):
    """Paths, relative to the root, that git tracks or would track; without git, all but build folders. Sorted."""
    git = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        names = subprocess.run(git, check=True, capture_output=True).stdout.decode().split("\0")
    except (OSError, subprocess.CalledProcessError):
        names = walk()
    found = sorted({name for name in names if name and (ROOT / name).is_file()})
    return [Path(name) for name in found if not suffixes or name.endswith(suffixes)]


def walk():
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [f for f in folders if f not in (".git", ".cache", "__pycache__") and not f.startswith("build")]
        yield from (str((Path(folder) / file).relative_to(ROOT)) for file in files)


def lines_of(path):
    """(number, line) of a text file of the project; nothing for a binary one."""
    data = (ROOT / path).read_bytes()
    if b"\0" in data[:8192]:
        return []
    return list(enumerate(data.decode(errors="replace").splitlines(), 1))


def report(problems, what):
    """Prints the problems and ends the process: 1 when there are any."""
    for problem in problems:
        print(problem)
    print(f"{what}: {len(problems)} problem{'' if len(problems) == 1 else 's'}")
    sys.exit(1 if problems else 0)
