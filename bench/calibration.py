#!/usr/bin/env python3
"""Measures how far confidences tell the share of entries that are right, on the half of the dev ledgers that no map was fitted on.

    bench/calibration.py [PROGRAM] [--model FILE] [--write docs/accuracy.md]

The maps from raw to calibrated confidence stand in the model's header (training/calibrate.py fits them on the other half, divided by a hash of the story's
id). What counts as right is what the scorer of the ledgers counts: see `judged`. Raw confidences are got back through the inverse of the maps.
"""

import bisect
import hashlib
import json
import struct
import sys

import accuracy
import page

KINDS = {
    "statement": "statements",
    "mention": "mentions",
    "actor": "actors",
    "office": "offices",
    "event": "events",
    "figure": "figures",
    "position": "positions",
}
BINS = 10


def fitted_on(story_id):
    """Whether the story belongs to the half that maps are fitted on."""
    return hashlib.sha256(story_id.encode()).digest()[0] % 2 == 0


def statements_right(g, s, amap, scorer):
    """The places of the statements that `statements` of score_ledger.py counts: content, source and speakers."""
    content = [[scorer.chars(g.text, scorer.spans(q["content"])) for q in doc.statements] for doc in (g, s)]
    matched = scorer.match(range(len(content[0])), range(len(content[1])), lambda i, j: scorer.iou(content[0][i], content[1][j]), 0.5)
    right = set()
    for i, j in matched.items():
        a, b = (scorer.chars(g.text, scorer.spans(q["source"])) for q in (g.statements[i], s.statements[j]))
        source = not a and not b or scorer.iou(a, b) >= 0.4
        if source and scorer.agree(g.statements[i]["speaker"], s.statements[j]["speaker"], amap):
            right.add(j)
    return right


def events_right(g, s, scorer):
    """The places of the events that `events` of score_ledger.py counts: trigger, type and status."""
    trigger = [[scorer.chars(g.text, scorer.spans(e["trigger"])) for e in doc.events] for doc in (g, s)]
    kind = [[e.get("type") for e in doc.events] for doc in (g, s)]

    def like(i, j):
        a, b = trigger[0][i], trigger[1][j]
        return (1.0 if a & b else 0.0) + (0.5 if kind[0][i] == kind[1][j] else 0) + scorer.iou(a, b) / 10

    matched = scorer.match(range(len(g.events)), range(len(s.events)), like, 1.0)
    return {j for i, j in matched.items() if all(g.events[i].get(k) == s.events[j].get(k) for k in ("type", "status"))}


def figures_right(g, s, scorer):
    """The places of the figures that `figures` of score_ledger.py counts: span, value and what is counted."""
    span = [[scorer.chars(g.text, scorer.spans(f["span"])) for f in doc.figures] for doc in (g, s)]
    matched = scorer.match(range(len(g.figures)), range(len(s.figures)), lambda i, j: scorer.iou(span[0][i], span[1][j]), 0.34)

    def alike(a, b):
        if a is None or b is None:
            return a is b
        return abs(float(a) - float(b)) <= 1e-6 * max(1.0, abs(float(a)))

    same = lambda a, b: alike(a.get("value"), b.get("value")) and a.get("what") == b.get("what")
    return {j for i, j in matched.items() if same(g.figures[i], s.figures[j])}


def positions_right(g, s, amap, scorer):
    """The places of the positions that `positions` of score_ledger.py counts: actor, issue and stance."""
    issue = [[scorer.chars(g.text, scorer.spans(p["issue"])) for p in doc.positions] for doc in (g, s)]
    who = lambda i, j: scorer.agree(g.positions[i].get("actor"), s.positions[j].get("actor"), amap)
    like = lambda i, j: scorer.iou(issue[0][i], issue[1][j]) if who(i, j) else 0.0
    matched = scorer.match(range(len(g.positions)), range(len(s.positions)), like, 0.25)
    return {j for i, j in matched.items() if g.positions[i].get("stance") == s.positions[j].get("stance")}


def judged(gold, found, scorer):
    """{kind: [(confidence, right)]} of one story.

    A statement, mention, event, figure and position are right as the scorer counts them, an office when its holder and title are, an actor when it stands for an annotated one and at
    least half of the mentions of either are mentions of both.
    """
    g, s = scorer.Doc(gold), scorer.Doc(found)
    amap = scorer.align_actors(g, s)
    back = {v: k for k, v in amap.items()}
    out = {kind: [] for kind in KINDS}
    for kind, entries, right in (
        ("statement", s.statements, statements_right(g, s, amap, scorer)),
        ("event", s.events, events_right(g, s, scorer)),
        ("figure", s.figures, figures_right(g, s, scorer)),
        ("position", s.positions, positions_right(g, s, amap, scorer)),
    ):
        out[kind] = [(entry["confidence"], j in right) for j, entry in enumerate(entries)]
    titles = [(amap.get(a), o["title"].lower().strip(".")) for a, x in g.actors.items() for o in x.get("offices") or []]
    for actor in found["actors"]:
        keys = [scorer.mention_key(s.text, tuple(m)) for m in actor["mentions"]]
        out["mention"] += [(i["confidence"], k in g.mentions) for k, i in zip(keys, actor["mention_info"])]
        wanted = {m for m, a in g.mentions.items() if a == back.get(actor["id"])}
        out["actor"].append((actor["confidence"], bool(wanted) and 2 * len(wanted & set(keys)) >= len(wanted | set(keys))))
        for office in actor.get("offices") or []:
            title = office["title"].lower().strip(".")
            hit = any(a == actor["id"] and title and (t in title or title in t) for a, t in titles)
            out["office"].append((office["confidence"], hit))
    return out


def read_stories(program, measure, limit=0):
    """The dev ledgers and the program's answers to them by id."""
    docs = [d for path in measure.SETS["ledger"] for d in measure.read(path)][: limit or None]
    outputs = measure.call(program, "read", [{k: d.get(k) for k in ("id", "text", "title", "published")} for d in docs])
    if not outputs:
        sys.exit("the program answers nothing: there is no confidence to judge")
    return docs, outputs


def judge(docs, outputs, scorer, half):
    """{kind: [(confidence, right)]} over the stories that `half` takes."""
    all_ = {kind: [] for kind in KINDS}
    for doc in docs:
        found = outputs.get(doc["id"])
        if half(doc["id"]) and found is not None and found["text"] == doc["text"]:
            for kind, pairs in judged(doc, found, scorer).items():
                all_[kind] += pairs
    return all_


def maps_of(model):
    """{kind: [(raw, calibrated)]} as the model's header has them; none without maps."""
    with open(model, "rb") as file:
        length = struct.unpack("<8sIIQQQ", file.read(40))[3]
        meta = json.loads(file.read(length))["meta"]
    return {kind: [tuple(map(float, knot.split(" "))) for knot in knots] for kind, knots in (meta.get("calibration") or {}).items() if kind in KINDS}


def raw_of(calibrated, knots):
    """The inverse of a strictly increasing, piecewise linear map; `calibrated` itself without one."""
    if not knots:
        return calibrated
    i = min(max(bisect.bisect_right([y for _, y in knots], calibrated), 1), len(knots) - 1)
    (x0, y0), (x1, y1) = knots[i - 1], knots[i]
    return min(max(x0 + (x1 - x0) * (calibrated - y0) / (y1 - y0), 0.0), 1.0)


def bins(pairs):
    """[(count, mean confidence, share right)] of ten equally wide bins."""
    inside = [[] for _ in range(BINS)]
    for p, right in pairs:
        inside[min(int(p * BINS), BINS - 1)].append((p, right))
    return [(len(b), sum(p for p, _ in b) / len(b), sum(r for _, r in b) / len(b)) if b else (0, 0.0, 0.0) for b in inside]


def calibration_error(pairs):
    """Expected calibration error: the mean distance of confidence and share right over the bins, weighted by their entries."""
    return sum(n * abs(p - r) for n, p, r in bins(pairs)) / max(1, len(pairs))


def order(pairs):
    """The probability that a right entry has a higher confidence than a wrong one (area under the ROC curve); None when all are alike."""
    ranked, at, below, won = sorted(pairs), 0, 0, 0.0
    while at < len(ranked):
        end = at
        while end < len(ranked) and ranked[end][0] == ranked[at][0]:
            end += 1
        right = sum(r for _, r in ranked[at:end])
        wrong = end - at - right
        won += right * (below + wrong / 2)
        below += wrong
        at = end
    right = len(pairs) - below
    return won / (right * below) if right and below else None


def lay_out(after, maps):
    before = {kind: [(raw_of(p, maps.get(kind)), right) for p, right in pairs] for kind, pairs in after.items()}
    percent = lambda x: f"{100 * x:.1f}" if x is not None else "—"
    rows = []
    for kind, name in KINDS.items():
        pairs = after[kind]
        right = sum(r for _, r in pairs) / max(1, len(pairs))
        rows.append([name, f"{len(pairs):,}", percent(right), percent(calibration_error(before[kind])), percent(calibration_error(pairs)), percent(order(pairs))])
    text = "Stories that no map was fitted on. Error: the expected calibration error in points, of ten bins. Order: how often a right entry stands above a wrong one.\n\n"
    text += page.table(["entries", "number", "right %", "error raw", "error calibrated", "order"], rows)
    text += "\nIn each bin: mean confidence, share right, and how many entries (percent).\n\n"
    cells = {kind: bins(after[kind]) for kind in KINDS}
    cell = lambda n, p, r: f"{100 * p:.0f}, {100 * r:.0f} ({n:,})" if n else "—"
    lines = [[f"{b / BINS:.1f} to {(b + 1) / BINS:.1f}", *(cell(*cells[kind][b]) for kind in KINDS)] for b in range(BINS)]
    return text + page.table(["confidence", *KINDS.values()], lines)


def main():
    args = page.arguments(__doc__, "stories")
    args.add_argument("--write", metavar="PAGE", help="replace the block marked 'calibration' of this page")
    args = args.parse_args()
    if args.write and args.limit:
        sys.exit("--write takes whole measurements only: leave --limit away")
    measure = accuracy.load_measure(args.shared)
    import score_ledger  # beside measure.py

    program, model = page.find_program(args.program), page.choose_model(args.model)
    maps = maps_of(model)
    if not maps:
        print("the model has no maps: what is shown is raw (training/calibrate.py MODEL fits them)", file=sys.stderr)
    docs, outputs = read_stories(program, measure, args.limit)
    after = judge(docs, outputs, score_ledger, lambda i: not fitted_on(i))
    text = page.stamped("bench/calibration.py", page.describe(program, model), lay_out(after, maps))
    print(text)
    if args.write:
        page.write_block(args.write, "calibration", text)


if __name__ == "__main__":
    main()
