"""Makes src/store/schema.inc and the tables of docs/ledger.md from spec/ledger.sql; with --check says whether they are fresh."""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- schema: made by spec/make_ledger_schema.py -->", "<!-- end of schema -->"


def code(sql):
    """One literal a statement, without comments."""
    plain = re.sub(r"\s*--[^\n]*", "", sql)
    statements = [s.strip() for s in re.split(r";\s*\n", plain + "\n") if s.strip()]
    head = "// The schema of the ledger file, a statement a literal. Made by spec/make_ledger_schema.py from spec/ledger.sql.\n"
    return head + "".join(f'R"sql({s})sql",\n' for s in statements)


def tables(sql):
    """A Markdown table for each table, from the comments."""
    out = []
    for comment, name, body in re.findall(r"-- ([^\n]+)\nCREATE TABLE (\w+) \((.*?)\n\)", sql, re.S):
        out.append(f"### `{name}`\n\n{comment}\n\n| column | type | |\n|---|---|---|")
        for line in body.strip().split("\n"):
            column = re.match(r'\s*"?(\w+)"? (INTEGER|TEXT|REAL)([^-]*)(?:-- (.*))?$', line)
            if not column:
                continue
            label, kind, rest, note = column.groups()
            refers = re.search(r"REFERENCES (\w+)", rest)
            notes = [f"`{refers.group(1)}.n`"] if refers else []
            notes += [note] if note else []
            out.append(f"| `{label}` | {kind}{'' if 'NOT NULL' in rest or 'PRIMARY' in rest else ', may be NULL'} | {'; '.join(notes)} |")
        out.append("")
    return "\n".join(out)


def main():
    sql = (ROOT / "spec/ledger.sql").read_text()
    wanted = {ROOT / "src/store/schema.inc": code(sql)}
    manual = ROOT / "docs/ledger.md"
    if manual.exists() and BEGIN in (text := manual.read_text()):
        before, _, rest = text.partition(BEGIN)
        wanted[manual] = before + BEGIN + "\n\n" + tables(sql) + "\n" + END + rest.partition(END)[2]
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text() != text]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is not what spec/ledger.sql says: run spec/make_ledger_schema.py")
        sys.exit(bool(stale))
    for path in stale:
        path.write_text(wanted[path])


main()
