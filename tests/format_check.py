# Checks that clang-format would change no source file; --fix lets it change them.
import os
import re
import shutil
import subprocess
import sys

from house import ROOT, SKIPPED, project_files, report

tool = os.environ.get("CLANG_FORMAT", "clang-format-19")
if not shutil.which(tool):
    print(f"SKIPPED: {tool} is not installed, so that nothing was checked (make deps)")
    sys.exit(SKIPPED)
files = [str(path) for path in project_files(".h", ".cc")]
if "--fix" in sys.argv[1:]:
    sys.exit(subprocess.run([tool, "-i", *files], cwd=ROOT).returncode)
done = subprocess.run([tool, "--dry-run", "--Werror", *files], cwd=ROOT, capture_output=True, text=True)
places = re.findall(r"^([^\s:]+):(\d+):\d+: error: code should be", done.stderr, re.M)
first = {}
for file, line in places:
    first.setdefault(file, line)
if done.returncode and not first:
    sys.exit(done.stderr)
report([f"{file}:{line}: differs from here on" for file, line in first.items()], f"format of {len(files)} files (make format)")
