#!/usr/bin/env python3
"""What lower precision costs: how many entries change against f32 on the dev ledgers, and the scores beside each other.

    bench/precision.py [PROGRAM] [--model FILE] [--isa NAME] [--precisions bf16 int8] [--limit N]

A mention is its span and its actor's name and kind; a statement is its spans, its act and its speakers' names. "changed" is the larger of what is lost and
what is new, in percent of what f32 finds. Reads ../shared (or --shared); prints a table.
"""

import collections
import json
import os
import subprocess
import sys
import tempfile

import accuracy
import page

SCORES = [(key, name) for key, name in accuracy.LEDGER_ROWS if key != "statement_date"]


def mentions(ledger):
    return [(ledger["id"], *span, a["name"], a["kind"]) for a in ledger["actors"] for span in a["mentions"]]


def statements(ledger):
    names = {a["id"]: a["name"] for a in ledger["actors"]}
    spans = ("source", "cue", "content")
    return [
        (ledger["id"], *(tuple(map(tuple, s[k])) for k in spans), s["act"], tuple(names.get(a, a) for a in s["speaker"]))
        for s in ledger["statements"]
    ]


def changed(before, after, entries):
    """Percent of the entries that a list of ledgers lost or won, whichever is more."""
    a, b = (collections.Counter(e for ledger in ledgers for e in entries(ledger)) for ledgers in (before, after))
    return 100 * max((a - b).total(), (b - a).total()) / max(1, a.total())


def read(program, precision, isa, stories):
    done = subprocess.run([program, "read", "--json", "--precision", precision, "--isa", isa, "-"], input=stories, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{precision}: {done.stderr.strip()}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def scores(measure, gold, ledgers):
    figures = measure.score("score_ledger.py", measure.save("gold", gold), measure.save("system", ledgers))
    return {key: 100 * figures[key].get("f1", figures[key].get("accuracy", 0)) for key, _ in SCORES}


def lay_out(measure, gold, runs):
    """A table of {precision: ledgers}, the first of which is what the others are compared with."""
    first = next(iter(runs))
    rows = [
        [f"{name} changed, %", *("—" if p == first else f"{changed(runs[first], runs[p], entries):.2f}" for p in runs)]
        for name, entries in (("mentions", mentions), ("statements", statements))
    ]
    found = {p: scores(measure, gold, ledgers) for p, ledgers in runs.items()}
    rows += [[name, *(f"{found[p][key]:.1f}" for p in runs)] for key, name in SCORES]
    return page.table(["", *runs], rows)


def main():
    args = page.arguments(__doc__, "stories")
    args.add_argument("--isa", default="auto")
    args.add_argument("--precisions", nargs="+", default=["bf16", "int8"])
    args = args.parse_args()
    measure = accuracy.load_measure(args.shared)
    program, model = page.find_program(args.program), page.choose_model(args.model)
    gold = [d for path in measure.SETS["ledger"] for d in measure.read(path)]
    gold = gold[: args.limit or None]
    fields = ("id", "text", "title", "published")
    stories = "".join(json.dumps({k: d.get(k) for k in fields}) + "\n" for d in gold)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TMPDIR"] = folder
        runs = {p: read(program, p, args.isa, stories) for p in ("f32", *args.precisions)}
        print(page.describe(program, model), f"{len(gold)} stories", sep="; ", end="\n\n")
        print(lay_out(measure, gold, runs), end="")


if __name__ == "__main__":
    main()
