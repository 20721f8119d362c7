# The worked questions of docs/ledger.md: ledger_doc_test.py PROGRAM [--accept]. Each command of a ```console block runs, in
# order and in one folder, and its answer is compared with what the page shows; --accept writes what came into the page.
import difflib
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from house import ROOT, SKIPPED

PAGE = ROOT / "docs/ledger.md"
MODEL = Path(os.environ.get("DATELINE_MODEL", ROOT / "model/dateline-en.dlm")).resolve()
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
# What differs from run to run and from CPU to CPU: when a decision was made, its id, which is made of that, instructions, the program's version.
PASSING = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z|\bd[0-9a-f]{8}(?:[0-9a-f]{8})?\b|(?<=, f32, )\w+, dateline [\d.]+")


def command_of(line, program):
    """The words to run. A pipe stands for the reader's terminal, and f32 for any precision: others move borderline entries."""
    words = shlex.split(line)
    if words[0] != "dateline":
        raise SystemExit(f"{PAGE.name}: only dateline is run, not {words[0]}")
    words[0] = program
    if words[1] == "add":
        words += ["--precision", "f32"]
    elif not {"--json", "--csv"} & set(words):
        words += ["--table"]
    return words


def answer(line, program, folder):
    environment = {**os.environ, "COLUMNS": "100", "LC_ALL": "C.UTF-8", "DATELINE_MODEL": str(MODEL)}
    done = subprocess.run(command_of(line, program), cwd=folder, env=environment, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=300, check=False)
    if done.returncode != 0:
        sys.exit(f"{line}\n{done.stdout.decode(errors='replace')}")
    return "".join(line.rstrip() + "\n" for line in done.stdout.decode().splitlines())


def main():
    accept = "--accept" in sys.argv
    program = os.path.abspath(sys.argv[1])
    if not MODEL.is_file():
        print(f"SKIPPED: no model at {MODEL}, so that no command of {PAGE.name} was run")
        sys.exit(SKIPPED)
    page, differ, commands = PAGE.read_text(encoding="utf-8"), [], 0
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples")

        def run(block):
            nonlocal commands
            out = ""
            for line in re.findall(r"^\$ (.*)$", block[1], re.M):
                commands += 1
                out += f"$ {line}\n" + answer(line, program, folder)
            was, now = (PASSING.sub("*", text).splitlines() for text in (block[1], out))
            if was == now:
                return block[0]
            differ.extend(difflib.unified_diff(was, now, PAGE.name, "found now", lineterm=""))
            return f"```console\n{out}```"

        made = BLOCK.sub(run, page)
    if accept and differ:
        PAGE.write_text(made, encoding="utf-8")
    print("\n".join(differ))
    print(f"{PAGE.name}: {commands} commands" + (", page written anew" if accept and differ else ""))
    sys.exit(0 if accept or not differ else 1)


if __name__ == "__main__":
    main()
