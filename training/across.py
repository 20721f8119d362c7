"""Fits the points by which entries of different stories are compared (src/across/*_points.inc).

    python3 training/across.py build/dateline-across-pairs SAGAS.json SAGAS.jsonl [--read READ.jsonl] [--apart APART.jsonl] [--write]

SAGAS: stories with their ledgers, and which entries of them tell of one thing. READ: ledgers of the same stories as the program reads them, so that
the points hold for these too; an entry is that of the sagas which it shares most characters with. Positions are compared once more without their topics:
a reader names one issue alike over all stories, and nobody else does. APART: ledgers of many other stories;
of those that were published months apart no two entries tell of one thing. Prints how well each saga's pairs are told apart by points fitted to
the others; --write fits to all of them. Few signs and a strong pull towards naught, for there are few sagas.
"""
import json
import math
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = {"event": ("events", "in"), "figure": ("figures", "claims"), "position": ("positions", "in")}
PULL, STEPS = {"event": 1.0, "figure": 1.0, "position": 0.25}, 300
APART = {"event": 4000, "figure": 4000, "position": 400}  # pairs of stories that have nothing to do with each other
# What the points are pulled towards where it is not naught: signs that are rare in the sagas, and that a reader would not doubt.
TOWARDS = {"other event": -2.5, "other day": -2.0, "second of one": -0.5}
# Not fitted: the pairs that are apart were chosen by it.
FIXED = {"months apart": -1.5, "long apart": -3.0}
# Added to the base: of what is as likely as not, a stand that finds no other is worse than one with a wrong one, for most are read once.
LEAN = {"event": 0.0, "figure": 0.0, "position": 0.3}
# Signs that can only speak for it, and only against it.
FOR, AGAINST = ("same", "shared", "days meet", "surely"), ("other", "part of", "second of", "next day", "no ")


def probability(weights, row):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(w * x for w, x in zip(weights, row))))))


def fit(rows, names, pull=1.0):
    """Logistic regression by adaptive steps, each sign pulled towards what is expected of it."""
    if not rows:
        return []
    size = len(names)
    towards = [FIXED.get(name, TOWARDS.get(name, 0.0)) for name in names]
    weights, squares = list(towards), [1e-6] * size
    sparse = [([(i, v) for i, v in enumerate(x) if v], y) for x, y in rows]
    for _ in range(STEPS):
        slope = [pull * (w - t) for w, t in zip(weights, towards)]
        slope[0] = 0.0
        for x, y in sparse:
            off = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(weights[i] * v for i, v in x))))) - y
            for i, v in x:
                slope[i] += off * v
        for i, name in enumerate(names):
            if name in FIXED:
                continue
            squares[i] += slope[i] ** 2
            weights[i] -= slope[i] / math.sqrt(squares[i])
            weights[i] = max(weights[i], 0.0) if name.startswith(FOR) else min(weights[i], 0.0) if name.startswith(AGAINST) else weights[i]
    return weights


SPAN = {"event": ("events", "trigger"), "figure": ("figures", "span"), "position": ("positions", "issue")}


def aligned(gold, read):
    """(kind, entry of the reading) -> entry of the sagas."""
    out = {}
    for kind, (section, field) in SPAN.items():
        chars = [{x["id"]: {c for a, b in x[field] for c in range(a, b)} for x in d[section]} for d in (gold, read)]
        pairs = [(len(g & r) / len(g | r), i, j) for i, g in chars[0].items() for j, r in chars[1].items() if g & r]
        taken = set()
        for share, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
            if share >= 0.2 and not taken & {(0, i), (1, j)}:
                taken |= {(0, i), (1, j)}
                out[kind, j] = i
    return out


def pairs_of(program, saga, ledgers, read=None, more=lambda *ends: []):
    """kind -> [(signs, whether they are one)] of the saga's stories but reprints; and the names of the signs. More signs: of kind, story, entries twice."""
    reprints = {c["copy"] for c in saga["copies"] if c["kind"] != "update"}
    stories = [i for i in saga["stories"] if i not in reprints]
    lines = [(read or ledgers)[i] for i in stories]
    names_in = {i: aligned(json.loads(ledgers[i]), json.loads(read[i])) for i in stories} if read else {}
    out = subprocess.run([program], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True).stdout
    groups = defaultdict(set)
    for kind, (section, key) in KINDS.items():
        for n, group in enumerate(saga[section]):
            for story, entry in group[key]:
                groups[kind, story, entry].add(n)
    names, pairs = {}, defaultdict(list)
    for line in out.splitlines():
        kind, *fields = line.split("\t")
        if kind == "names":
            names[fields[0]] = fields[1:]
            continue
        known = [[names_in[s].get((kind, e)) if read else e for e in es.split(",")] for s, es in (fields[0:2], fields[2:4])]
        if not all(any(e for e in es) for es in known):
            continue
        sides = [set().union(*(groups[kind, s, e] for e in es)) for s, es in zip((fields[0], fields[2]), known)]
        signs = [float(f) for f in fields[4:]] + more(kind, *fields[:4])
        pairs[kind].append((signs, float(bool(sides[0] & sides[1]))))
    return names, pairs


def pairs_apart(program, path):
    """kind -> as many pairs as APART says, of stories that were published months apart."""
    ledgers = [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
    months = {d["id"]: int(d["published"][:4]) * 12 + int(d["published"][5:7]) for d in ledgers if d.get("published")}
    out = subprocess.run([program], stdin=open(path, encoding="utf-8"), capture_output=True, text=True, check=True).stdout
    found = defaultdict(list)
    for line in out.splitlines():
        kind, *fields = line.split("\t")
        if kind != "names" and abs(months.get(fields[0], 0) - months.get(fields[2], 0)) >= 3:
            found[kind].append(fields[4:])
    return {k: [([float(f) for f in row], 0.0) for row in rows[:: max(1, len(rows) // APART[k])]] for k, rows in found.items()}


def without_topics(ledger):
    """A ledger, a line of JSON, whose issues nobody has named."""
    ledger = json.loads(ledger)
    return json.dumps(ledger | {"positions": [p | {"topic": ""} for p in ledger["positions"]]})


def main():
    program, sagas, path = sys.argv[1:4]
    load = lambda p: {json.loads(line)["id"]: line.rstrip("\n") for line in open(p, encoding="utf-8") if line.strip()}
    ledgers = load(path)
    read = load(sys.argv[sys.argv.index("--read") + 1]) if "--read" in sys.argv else None
    sagas = json.load(open(sagas, encoding="utf-8"))
    apart = pairs_apart(program, sys.argv[sys.argv.index("--apart") + 1]) if "--apart" in sys.argv else {k: [] for k in KINDS}
    untold = {i: without_topics(line) for i, line in ledgers.items()}
    all_pairs = []
    for saga in sagas:
        names, pairs = pairs_of(program, saga, ledgers)
        pairs["position"] += pairs_of(program, saga, untold)[1]["position"]
        if read:
            for kind, more in pairs_of(program, saga, ledgers, read)[1].items():
                pairs[kind] += more
        all_pairs.append(pairs)
    for kind in KINDS:
        right = found = there = 0
        for n, pairs in enumerate(all_pairs):
            weights = fit([p for m, other in enumerate(all_pairs) if m != n for p in other[kind]] + apart[kind], names[kind], PULL[kind])
            weights[0] += LEAN[kind]
            for x, y in pairs[kind]:
                hit = probability(weights, x) > 0.5
                right, found, there = right + (hit and y > 0), found + hit, there + (y > 0)
        print(f"{kind}: pairs {there}, found {found}, right {right}, F1 {200 * right / max(1, found + there):.1f}")
        weights = fit([p for pairs in all_pairs for p in pairs[kind]] + apart[kind], names[kind], PULL[kind])
        weights[0] += LEAN[kind]
        for name, weight in zip(names[kind], weights):
            print(f"    {name:32}{weight:6.2f}")
        if "--write" in sys.argv:
            head = "// Log-odds of each sign that two entries tell of one thing. Made by training/across.py.\n// clang-format off\n"
            rows = "".join(f'{{"{name}", {weight:.2f}}},\n' for name, weight in zip(names[kind], weights))
            (ROOT / f"src/across/{kind}_points.inc").write_text(head + rows)


if __name__ == "__main__":
    main()
