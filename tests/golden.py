# Golden stories: what the shipped model finds in tests/golden/*.story, compared with *.expected beside them.
#   golden.py PROGRAM [--model FILE] [--accept] [NAME ...]
# Shows the differences and fails; --accept takes what is found as expected. Meant to be read in review, not to be perfect.
import argparse
import difflib
import json
import subprocess
import sys

from house import ROOT, SKIPPED

FOLDER = ROOT / "tests/golden"


def ledger_of(program, model, story):
    # f32: other precisions move borderline entries from one CPU to the next.
    command = [program, "read", "--json", "--precision", "f32", "--model", model, str(story)]
    done = subprocess.run(command, capture_output=True, timeout=120)
    if done.returncode != 0:
        sys.exit(f"{story.name}: {done.stderr.decode(errors='replace')}")
    return json.loads(done.stdout)


def one_line(words):
    return " ".join(words.split())


def lines_of(ledger):
    """An actor a line: name | kind | mentions | offices. A statement a line: speaker | act, mode | via | to | words said."""
    names = {actor["id"]: one_line(actor["name"]) for actor in ledger["actors"]}

    def known(ids):
        return " & ".join(names[i] for i in ids) or "-"

    def office(o):
        return ("former " if o["former"] else "") + one_line(o["title"]) + (f" of {names[o['of']]}" if o["of"] else "")

    yield "actors"
    for actor in ledger["actors"]:
        offices = "; ".join(office(o) for o in actor["offices"]) or "-"
        yield f"  {names[actor['id']]} | {actor['kind']} | {len(actor['mentions'])} | {offices}"
    yield "statements"
    for q in ledger["statements"]:
        said = " ... ".join(one_line(ledger["text"][begin:end]) for begin, end in q["content"])
        where = f"{q['id']} in {q['within']}" if q["within"] else q["id"]
        act = ("denied " if q["denied"] else "") + f"{q['act']}, {q['mode']}"
        yield f"  {where} {known(q['speaker'])} | {act} | via {known(q['via'])} | to {known(q['to'])} | {said}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--model", default=str(ROOT / "model/dateline-en.dlm"))
    parser.add_argument("--accept", action="store_true")
    arguments = parser.parse_intermixed_args()
    stories = [s for s in sorted(FOLDER.glob("*.story")) if not arguments.names or s.stem in arguments.names]
    if not stories:
        sys.exit("no such story")
    try:
        open(arguments.model, "rb").close()
    except OSError as error:
        print(f"SKIPPED: no model, so that none of {len(stories)} golden stories was read ({error})")
        sys.exit(SKIPPED)

    changed = 0
    for story in stories:
        expected = story.with_suffix(".expected")
        was = expected.read_text().splitlines() if expected.exists() else []
        now = list(lines_of(ledger_of(arguments.program, arguments.model, story)))
        if was == now:
            continue
        changed += 1
        if arguments.accept:
            expected.write_text("".join(line + "\n" for line in now))
        else:
            name = expected.name
            print("\n".join(difflib.unified_diff(was, now, name, f"{name}, found now", lineterm="")))
    if arguments.accept:
        print(f"{len(stories)} golden stories: {changed} accepted")
    else:
        print(f"{len(stories)} golden stories: {changed} differ" + (" (--accept takes them)" if changed else ""))
    sys.exit(1 if changed and not arguments.accept else 0)


main()
