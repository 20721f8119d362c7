"""Fits the points by which entries of different stories are compared (src/across/*_points.inc).

    python3 training/across.py build/dateline-across-pairs SAGAS.json SAGAS.jsonl [--read READ.jsonl] [--write]

SAGAS: stories with their ledgers, and which entries of them tell of one thing. READ: ledgers of the same stories as the program reads them, so that
the points hold for these too; an entry is that of the sagas which it shares most characters with. Prints how well each saga's pairs are told apart by points fitted to
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
PULL, STEPS = 1.0, 300


def probability(weights, row):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(w * x for w, x in zip(weights, row))))))


def fit(rows):
    """Logistic regression with a pull of all weights but the first towards 0, by adaptive steps."""
    if not rows:
        return []
    size = len(rows[0][0])
    weights, squares = [0.0] * size, [1e-6] * size
    sparse = [([(i, v) for i, v in enumerate(x) if v], y) for x, y in rows]
    for _ in range(STEPS):
        slope = [PULL * w for w in weights]
        slope[0] = 0.0
        for x, y in sparse:
            off = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(weights[i] * v for i, v in x))))) - y
            for i, v in x:
                slope[i] += off * v
        for i in range(size):
            squares[i] += slope[i] ** 2
            weights[i] -= slope[i] / math.sqrt(squares[i])
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


def pairs_of(program, saga, ledgers, read=None):
    """kind -> [(signs, whether they are one)] of the saga's stories but reprints; and the names of the signs."""
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
        pairs[kind].append(([float(f) for f in fields[4:]], float(bool(sides[0] & sides[1]))))
    return names, pairs


def main():
    program, sagas, path = sys.argv[1:4]
    load = lambda p: {json.loads(line)["id"]: line.rstrip("\n") for line in open(p, encoding="utf-8") if line.strip()}
    ledgers = load(path)
    read = load(sys.argv[sys.argv.index("--read") + 1]) if "--read" in sys.argv else None
    sagas = json.load(open(sagas, encoding="utf-8"))
    all_pairs = []
    for saga in sagas:
        names, pairs = pairs_of(program, saga, ledgers)
        if read:
            for kind, more in pairs_of(program, saga, ledgers, read)[1].items():
                pairs[kind] += more
        all_pairs.append(pairs)
    for kind in KINDS:
        right = found = there = 0
        for n, pairs in enumerate(all_pairs):
            weights = fit([p for m, other in enumerate(all_pairs) if m != n for p in other[kind]])
            for x, y in pairs[kind]:
                hit = probability(weights, x) > 0.5
                right, found, there = right + (hit and y > 0), found + hit, there + (y > 0)
        print(f"{kind}: pairs {there}, found {found}, right {right}, F1 {200 * right / max(1, found + there):.1f}")
        weights = fit([p for pairs in all_pairs for p in pairs[kind]])
        for name, weight in zip(names[kind], weights):
            print(f"    {name:32}{weight:6.2f}")
        if "--write" in sys.argv:
            head = "// Log-odds of each sign that two entries tell of one thing. Made by training/across.py.\n// clang-format off\n"
            rows = "".join(f'{{"{name}", {weight:.2f}}},\n' for name, weight in zip(names[kind], weights))
            (ROOT / f"src/across/{kind}_points.inc").write_text(head + rows)


main()
