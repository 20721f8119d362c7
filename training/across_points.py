#!/usr/bin/env python3
"""What signs weigh that two descriptions of different stories are of one: log odds for src/across/actor_points.inc.

    training/across_points.py build/dateline [../shared]

Takes the sagas' ledgers, as annotated, into a ledger file of each saga, reads the traits that the program keeps of its actors, and fits a logistic
regression on pairs that have a noun or a lot in common, with the points of leaving one saga out beside. The table is edited by hand: weights are
rounded, and what tells nothing here (how much the stories have in common: all of a saga have) keeps its own."""

import json
import lzma
import math
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

SIGNS = ["described", "same words", "lot of one", "other lot", "same number", "other number", "anybody", "other kind", "days between"]
ANYBODY = """reporter journalist resident witness official diplomat analyst aide man woman person people child expert source other member side party
country doctor critic observer lawyer colleague relative friend neighbor neighbour student soldier officer spokesman spokeswoman""".split()
FIELDS = "kind naming name country body goes_as sex head lot number offices words also".split()


def described(program, ledgers, folder, saga):
    """Actors without names of a saga, with their story, day and traits."""
    source, file = folder / f"{saga}.jsonl", folder / f"{saga}.dl"
    source.write_text("".join(json.dumps(ledger) + "\n" for ledger in ledgers))
    subprocess.run([program, "add", file, "--ledgers", source], check=True, capture_output=True)
    rows = sqlite3.connect(file).execute(
        "SELECT record, 'A' || number, julianday(published), words FROM actor JOIN trait ON trait.actor = actor.n JOIN story ON story.n = actor.story"
    )
    for record, actor, day, words in rows:
        traits = dict(zip(FIELDS, words.split("\t")))
        if traits["naming"] == "2" and not traits["body"] and traits["kind"] != "0":
            yield record, actor, day, traits


def signs(a, b):
    (_, _, day, x), (_, _, other_day, y) = a, b
    words = [set(filter(None, t["words"].split("\x1f"))) for t in (x, y)]
    shared = len(words[0] & words[1]) / max(1, len(words[0] | words[1]))
    lot, numbers = x["lot"] and x["lot"] == y["lot"], [float(t["number"]) for t in (x, y)]
    counted = min(numbers) > 0
    return [1, shared, bool(x["lot"]) != bool(y["lot"]), bool(x["lot"] and y["lot"] and not lot), counted and numbers[0] == numbers[1],
            counted and numbers[0] != numbers[1], not lot and x["head"] in ANYBODY, x["kind"] != y["kind"], abs(day - other_day)]


def fitted(rows, turns=3000, rate=0.3, ridge=1e-3):
    scale = [max(abs(float(row[0][i])) for row in rows) or 1 for i in range(len(SIGNS))]
    weights = [0.0] * len(SIGNS)
    for _ in range(turns):
        step = [0.0] * len(SIGNS)
        for values, one in rows:
            scaled = [v / s for v, s in zip(values, scale)]
            error = one - 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, scaled))))
            step = [s + error * v for s, v in zip(step, scaled)]
        weights = [w + rate * (s / len(rows) * 10 - ridge * w) for w, s in zip(weights, step)]
    return [w / s for w, s in zip(weights, scale)]


def main():
    program, shared = sys.argv[1], Path(sys.argv[2] if len(sys.argv) > 2 else "../shared")
    ledgers = [json.loads(line) for line in lzma.open(shared / "ledger/sagas.jsonl.xz", "rt", encoding="utf-8")]
    pairs = {}
    with tempfile.TemporaryDirectory() as folder:
        for saga in json.loads((shared / "ledger/sagas.json").read_text()):
            cluster = {tuple(link): number for number, actor in enumerate(saga["actors"]) for link in actor["in"]}
            of = [ledger for ledger in ledgers if ledger["id"] in saga["stories"]]
            found = list(described(program, of, Path(folder), saga["saga"]))
            pairs[saga["saga"]] = [
                (signs(a, b), cluster[a[0], a[1]] == cluster[b[0], b[1]])
                for i, a in enumerate(found) for b in found[:i]
                if a[0] != b[0] and (a[3]["head"] == b[3]["head"] or (a[3]["lot"] and a[3]["lot"] == b[3]["lot"]))
            ]
    right = taken = gold = 0
    for left_out, rows in pairs.items():
        weights = fitted([row for saga, rest in pairs.items() if saga != left_out for row in rest])
        for values, one in rows:
            is_one = sum(w * v for w, v in zip(weights, values)) > 0
            right, taken, gold = right + (is_one and one), taken + is_one, gold + one
    print(f"leaving one saga out: P {right / max(1, taken):.2f}  R {right / max(1, gold):.2f} of {gold} pairs")
    for sign, weight in zip(SIGNS, fitted([row for rows in pairs.values() for row in rows])):
        print(f'{{"{sign}", {weight:.2f}}},')


main()
