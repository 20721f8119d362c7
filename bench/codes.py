#!/usr/bin/env python3
"""Measures `dateline code` against the checks of NGEC, the coder of POLECAT, of which half are kept here, and against the cases of tests/data/actors.

    bench/codes.py [PROGRAM] [--errors] [--write docs/accuracy.md]

A check has a phrase, perhaps a day, and asks for a country and a sector; a country that is not asked for counts as right, as in NGEC's own tests. Many checks
ask for neither (they ask for the page of an encyclopaedia): the second figure leaves them out, the third asks also that nothing is told where the check has
an empty country. A phrase's context, which NGEC is given, is not used.
"""
import csv
import json
import lzma
import pathlib
import resource
import subprocess
import sys

import page


def coded(program, rows):
    """{id: answer} of (id, phrase, date), and the seconds of CPU time it took."""
    lines = "".join(json.dumps({"id": i, "phrase": phrase, "date": date or None}) + "\n" for i, phrase, date in rows)
    begin = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run([program, "code", "--format", "jsonl", "--json", "-"], input=lines, capture_output=True, text=True, check=True)
    took = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - begin
    return {d["id"]: d for d in map(json.loads, done.stdout.splitlines())}, took


def checks(path):
    """Those of NGEC that it expects to pass and that can be read."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [r for r in rows if not r.get("xfail") and isinstance(r.get("expect"), dict) and r["expect"]]


def right(expect, answer):
    country, sector = expect.get("country", expect.get("cc")), expect.get("code_1")
    wanted = sector["any"] if isinstance(sector, dict) else [sector] if sector else []
    return (not country or answer["country"] == country) and (not wanted or any(s in answer["sectors"] for s in wanted))


def main():
    args = page.arguments(__doc__, "checks")
    args.add_argument("--errors", action="store_true", help="show the checks that fail")
    args.add_argument("--write", help="a page whose block `codes` is replaced")
    args = args.parse_args()
    data = args.shared / "data/actors/ngec_actor_tests_half.jsonl.xz"
    if not data.is_file():
        page.skip(f"{data} is not there")
    program = page.find_program(args.program)
    rows = checks(data)[: args.limit or None]
    out, _ = coded(program, [(r["id"], r["actor"], r.get("date")) for r in rows])
    asking = [r for r in rows if r["expect"].get("country", r["expect"].get("cc")) or r["expect"].get("code_1")]
    good = [r for r in rows if right(r["expect"], out[r["id"]])]
    strict = [r for r in good if r["expect"].get("country") != "" or not out[r["id"]]["country"]]
    if args.errors:
        for r in rows:
            if r not in good:
                print(r["actor"], r.get("date"), r["expect"], "->", out[r["id"]], file=sys.stderr)
    with open(page.ROOT / "tests/data/actors/cases.tsv", encoding="utf-8") as file:
        cases = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    own, _ = coded(program, [(i, c["phrase"], c["date"]) for i, c in enumerate(cases)])
    passed = sum((own[i]["country"] or "") == c["country"] and " ".join(own[i]["sectors"]) == c["sectors"] for i, c in enumerate(cases))
    many = [(i, r["actor"], r.get("date")) for i, r in enumerate(rows * max(1, 40000 // len(rows)))]
    _, none = coded(program, many[:1])
    _, took = coded(program, many)
    table = [["NGEC checks, country and sector right", f"{100 * len(good) / len(rows):.1f} %", str(len(rows))],
             ["those that ask for one of them", f"{100 * sum(r in good for r in asking) / len(asking):.1f} %", str(len(asking))],
             ["all, no country where none is wanted", f"{100 * len(strict) / len(rows):.1f} %", str(len(rows))],
             ["own cases", f"{100 * passed / len(cases):.1f} %", str(len(cases))]]
    body = page.table(["", "right", "phrases"], table) + f"\nPhrases a second of CPU time, JSON in and out: {len(many) / max(took - none, 1e-9):,.0f}.\n"
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    text = page.stamped("bench/codes.py", version, body)
    print(text)
    if args.write:
        page.write_block(pathlib.Path(args.write), "codes", text)


if __name__ == "__main__":
    main()
