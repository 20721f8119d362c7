"""What the measurements share: their arguments, Markdown tables, the model and program that were measured, and the marked block of a page."""

import argparse
import datetime
import os
import pathlib
import re
import shlex
import struct
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
MODEL = "dateline-en.dlm"


def skip(reason):
    """Says on stderr that nothing was measured, loudly, and ends well: a missing corpus is no failure."""
    print(f"SKIPPED: {reason}; nothing was measured", file=sys.stderr)
    sys.exit(0)


def table(head, rows):
    """A Markdown table. Columns without letters, numbers that is, are set to the right."""
    marks = ["---" if any(re.search("[A-Za-z]", row[c]) for row in rows) else "---:" for c in range(len(head))]
    return "".join(f"| {' | '.join(line)} |\n" for line in (head, marks, *rows))


def arguments(doc, things="documents of each set"):
    """A parser of what every measurement asks: the program, its model, where the corpora are, and how many to take."""
    args = argparse.ArgumentParser(description=doc.splitlines()[0])
    args.add_argument("program", nargs="?", default="build/dateline")
    args.add_argument("--model", help="else $DATELINE_MODEL, else the one of model/")
    args.add_argument("--shared", type=pathlib.Path, default=ROOT / "../shared", help="folder of the corpora and scorers")
    args.add_argument("--limit", type=int, default=0, help=f"the first N {things}, to try things out")
    return args


def choose_model(asked):
    """The model file that the program is told to use, by $DATELINE_MODEL, so that the one named is the one measured."""
    model = pathlib.Path(asked or os.environ.get("DATELINE_MODEL") or ROOT / "model" / MODEL)
    if not model.is_file():
        sys.exit(f"no model at {model}: name one by --model")
    os.environ["DATELINE_MODEL"] = str(model)
    return model


def find_program(asked):
    program = pathlib.Path(asked)
    if not os.access(program, os.X_OK) or program.is_dir():
        sys.exit(f"{program} is no program: build it (make build) or name one")
    return str(program.resolve())


def describe(program, model):
    """One line: the program's version, and the model's name, size and checksum as its header gives it."""
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    with open(model, "rb") as file:
        head = file.read(40)
    checksum = struct.unpack("<8sIIQQQ", head)[5] if len(head) == 40 else 0
    return f"{version}; model {model.name}, {model.stat().st_size / 1e6:.1f} MB, checksum {checksum:016x}"


def command_line(script):
    """The command as given, paths of this machine cut to what lies in the repository, or to the name."""
    words = [script]
    for word in sys.argv[1:]:
        path = pathlib.Path(word)
        if path.is_absolute():
            word = str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name
        words.append(word)
    return shlex.join(words)


def stamped(script, what, body):
    """A block's text: how and when it was made, then the body."""
    return f"`{command_line(script)}`, {datetime.date.today():%d %B %Y}. {what}.\n\n{body.strip()}\n"


def write_block(path, name, body):
    """Replaces what stands between the markers `begin: NAME` and `end: NAME` of a page; the rest stays as it is."""
    path = pathlib.Path(path)
    begin, end = f"<!-- begin: {name} -->", f"<!-- end: {name} -->"
    text = path.read_text(encoding="utf-8")
    if text.count(begin) != 1 or text.count(end) != 1 or text.index(begin) > text.index(end):
        sys.exit(f"{path} needs one {begin} and, after it, one {end}")
    before, after = text[: text.index(begin) + len(begin)], text[text.index(end) :]
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_text(f"{before}\n{body.strip()}\n{after}", encoding="utf-8")
    os.replace(unfinished, path)
    print(f"wrote {path}", file=sys.stderr)
