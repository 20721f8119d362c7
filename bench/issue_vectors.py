#!/usr/bin/env python3
"""Whether the model's vectors tell more than words which positions of two stories are on one issue.

    bench/issue_vectors.py PROGRAM [--model FILE] [--shared ../shared] [--write docs/accuracy.md]

Wants `issue_vectors` and `dateline-across-pairs` built beside PROGRAM. Pairs of positions of one holder in the sagas, as annotated, the same without the
topics that a reader gave them, and as the program reads the stories. The points of training/across.py are fitted to three sagas and tried on the fourth,
once for the signs that the program has, and with the cosine of two issues' vectors beside them."""

import collections
import json
import lzma
import math
import statistics
import subprocess
import sys
from pathlib import Path

import page

sys.path.insert(0, str(page.ROOT / "training"))
import across  # noqa: E402

VECTORS = {"words as the model begins with them": 0, "words as it ends with them": 1}


def run(*command, text):
    return subprocess.run([str(c) for c in command], input=text, capture_output=True, text=True, check=True).stdout


def vectors(tool, model, lines):
    """{(story, position): the two vectors of its issue}, each less the mean of all and of length one."""
    rows = [line.split("\t") for line in run(tool, model, text="\n".join(lines) + "\n").splitlines()]
    half = (len(rows[0]) - 2) // 2
    out = collections.defaultdict(list)
    for part in range(2):
        these = [[float(x) for x in row[2 + part * half : 2 + (part + 1) * half]] for row in rows]
        mean = [statistics.fmean(column) for column in zip(*these)]
        for row, values in zip(rows, these):
            less = [v - m for v, m in zip(values, mean)]
            length = math.sqrt(sum(v * v for v in less)) or 1
            out[row[0], row[1]].append([v / length for v in less])
    return out


def cosines(of):
    """The signs of two units more: the best cosine of theirs, for each kind of vector."""

    def more(kind, story, entries, other_story, others):
        if kind != "position":
            return []
        pairs = [(of[story, a], of[other_story, b]) for a in entries.split(",") for b in others.split(",")]
        return [max(0.0, *(sum(x * y for x, y in zip(a[k], b[k])) for a, b in pairs)) for k in range(2)]

    return more


def ranked(scores):
    """The share of pairs of a right and a wrong one of which the right one has more: (score, right) given."""
    right, wrong = [s for s, y in scores if y], [s for s, y in scores if not y]
    return statistics.fmean((r > w) + (r == w) / 2 for r in right for w in wrong)


def tried(sagas, names, extra):
    """{set: (pairs, of one issue, ranked right, F1, log loss)}, each saga by points fitted to the others."""
    size = len(names)
    chosen = list(range(size)) + [size + k for k in extra]
    named = [*names, *("shared vector" for _ in extra)]
    cut = lambda rows: [([x[i] for i in chosen], y) for x, y in rows]
    found = collections.defaultdict(list)
    for held in range(len(sagas)):
        weights = across.fit(cut(row for n, sets in enumerate(sagas) if n != held for rows in sets.values() for row in rows), named, across.PULL["position"])
        for name, rows in sagas[held].items():
            found[name] += [(across.probability(weights, x), y) for x, y in cut(rows)]
    out = {}
    for name, scores in found.items():
        hits, there = sum(s > 0.5 and y > 0 for s, y in scores), sum(y > 0 for _, y in scores)
        loss = statistics.fmean(-math.log(max(1e-9, s if y else 1 - s)) for s, y in scores)
        out[name] = len(scores), there, ranked(scores), 2 * hits / (sum(s > 0.5 for s, _ in scores) + there), loss
    return out


def measure(program, model, shared):
    beside = Path(program).parent
    tool, pairs_tool = beside / "bench/issue_vectors", beside / "dateline-across-pairs"
    for built in (tool, pairs_tool):
        if not built.is_file():
            sys.exit(f"{built} is not built: cmake --build {beside} --target issue_vectors dateline_across_pairs")
    gold = [json.loads(line) for line in lzma.open(shared / "ledger/sagas.jsonl.xz", "rt", encoding="utf-8")]
    stories = [{k: d[k] for k in ("id", "text", "title", "published") if d.get(k)} | {"source": d["outlet"]} for d in gold]
    read = run(program, "read", "--format", "jsonl", "--json", "-", text="".join(json.dumps(s) + "\n" for s in stories)).splitlines()
    ledgers = {d["id"]: json.dumps(d) for d in gold}
    untold = {i: across.without_topics(line) for i, line in ledgers.items()}
    bare = {json.loads(line)["id"]: line for line in read}
    of_gold, of_bare = (cosines(vectors(tool, model, lines)) for lines in (ledgers.values(), read))
    sagas = []
    for saga in json.loads((shared / "ledger/sagas.json").read_text()):
        names, annotated = across.pairs_of(pairs_tool, saga, ledgers, more=of_gold)
        sets = {"annotated": annotated, "without topics": across.pairs_of(pairs_tool, saga, untold, more=of_gold)[1]}
        sets["as read"] = across.pairs_of(pairs_tool, saga, ledgers, bare, more=of_bare)[1]
        sagas.append({name: pairs["position"] for name, pairs in sets.items()})
    return {
        "the signs alone": tried(sagas, names["position"], []),
        **{f"and {name}": tried(sagas, names["position"], [k]) for name, k in VECTORS.items()},
        "and both": tried(sagas, names["position"], [0, 1]),
    }


def report(table):
    lines = []
    for name, sets in table.items():
        for of, (pairs, there, right, f1, loss) in sets.items():
            lines.append([of, str(pairs), str(there), name, f"{right:.3f}", f"{100 * f1:.1f}", f"{loss:.3f}"])
    lines.sort(key=lambda line: list(next(iter(table.values()))).index(line[0]))
    return page.table(["ledgers", "pairs", "of one issue", "signs", "ranked right", "F1", "log loss"], lines)


def main():
    args = page.arguments(__doc__)
    args.add_argument("--write", type=Path)
    given = args.parse_args()
    if not (given.shared / "ledger/sagas.json").is_file():
        page.skip(f"no {given.shared}/ledger/sagas.json")
    program = page.find_program(given.program)
    model = page.choose_model(given.model)
    text = page.stamped("bench/issue_vectors.py", page.describe(program, model), report(measure(program, model, given.shared)))
    print(text)
    if given.write:
        page.write_block(given.write, "issue vectors", text)


main()
