# Checks that the library's own objects neither end the process, print, nor read the environment: no such symbol is used.
#   symbols_check.py NM LIBRARY
import re
import subprocess
import sys

from house import report

FORBIDDEN = re.compile(
    r"^(abort|_?exit|_Exit|quick_exit|__assert_fail"
    r"|(__)?v?printf(_chk)?|puts|putchar|perror|stdout|stderr|std::w?(cout|cerr|clog|cin)|std::ios_base::Init::.*"
    r"|(secure_)?getenv|setenv|setlocale|std::locale::global.*|system|s?rand|gets|strtok)$"
)

nm, library = sys.argv[1:]
listing = subprocess.run([nm, "-C", "--undefined-only", library], check=True, capture_output=True, text=True).stdout
problems, member, members = [], "", 0
for line in listing.splitlines():
    if line.endswith(":") and not line.startswith(" "):
        member, members = line[:-1], members + 1
    used = re.sub(r"@.*$", "", line.strip().partition(" ")[2].strip())
    if FORBIDDEN.match(used):
        problems.append(f"{member} uses {used}")
if not members:
    problems.append(f"{library} has no objects")
report(problems, f"forbidden symbols in {members} objects")
