# Checks that docs/errors.md lists each error and notice code of the headers, with its number.
import re

from house import ROOT, report

DECLARED = re.compile(r"^\s*(k\w+) = (\d+),", re.M)
LISTED = re.compile(r"^\| (\d+) \| `(k\w+)` \|", re.M)

problems = []
manual = (ROOT / "docs/errors.md").read_text()
for title, header in (("ErrorCode", "result.h"), ("NoticeCode", "notice.h")):
    code = (ROOT / "include/dateline" / header).read_text()
    body = re.search(r"enum class " + title + r"\b[^{]*{(.*?)}", code, re.S).group(1)
    declared = {(int(number), name) for name, number in DECLARED.findall(body)}
    section = manual.split(f"## {title}")[1].split("\n## ")[0]
    listed = {(int(number), name) for number, name in LISTED.findall(section)}
    problems += [f"docs/errors.md lacks {title} {name} = {number}" for number, name in sorted(declared - listed)]
    problems += [f"{header} lacks {title} {name} = {number}" for number, name in sorted(listed - declared)]
report(problems, "codes of docs/errors.md")
