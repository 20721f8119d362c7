#!/usr/bin/env python3
"""Measures PLOVER types against the 1,050 sentences of Zero-Shot-PLOVER's training part, which nothing here was trained on.

    bench/plover.py [PROGRAM] [--model FILE] [--limit N] [--errors N] [--write docs/coding.md]

Each sentence has one type, an actor and a recipient, given as spans. It is read by `dateline read --as plover` as a story of its own; of the events that
come out the one counts whose source and target overlap the given spans best, the first of those alike. A sentence without any counts as missed. YIELD is
CONCEDE and RETREAT in that set. The score is the mean of the F1 of the fifteen types.
"""

import collections
import gzip
import json
import pathlib
import subprocess
import sys

import page

YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
PEER = 82.4  # macro-F1 on that set's test part, as published: RoBERTa-large, trained on inference, with the codebook for hypotheses
NONE = "none"


def read(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def coded(program, rows):
    """{id: [coded events]} of the sentences."""
    lines = "".join(json.dumps({"id": r["id"], "text": r["text"]}) + "\n" for r in rows)
    done = subprocess.run([program, "read", "--format", "jsonl", "--as", "plover", "-j", "2", "-"], input=lines, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"exit {done.returncode}: {done.stderr[-300:]}")
    out = collections.defaultdict(list)
    for line in done.stdout.splitlines():
        event = json.loads(line)
        if "story" in event:
            out[event["story"]].append(event)
    return out


def overlap(actors, spans):
    """The share, 0 to 1, of the characters of either that both hold."""
    ours = {c for a in actors if a["span"] for c in range(*a["span"])}
    theirs = {c for s in spans for c in range(s["s"], s["e"])}
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0


def chosen(events, gold):
    """The event that is compared, or None."""
    def likeness(event):
        return overlap(event["source"], gold["actor"]) + overlap(event["target"], gold["recipient"])
    return max(events, key=likeness, default=None)  # the first of those alike


def scores(pairs):
    """[(type, precision, recall, F1, sentences)] of (wanted, found) types, the most frequent first."""
    wanted, found = (collections.Counter(p[i] for p in pairs) for i in (0, 1))
    right = collections.Counter(w for w, f in pairs if w == f)
    rows = []
    for kind, count in wanted.most_common():
        precision, recall = right[kind] / found[kind] if found[kind] else 0.0, right[kind] / count
        rows.append((kind, precision, recall, 2 * right[kind] / (count + found[kind]), count))
    return rows


def confusions(pairs, most=12):
    counts = collections.Counter(p for p in pairs if p[0] != p[1])
    return [[wanted, found, str(n)] for (wanted, found), n in counts.most_common(most)]


def main():
    args = page.arguments(__doc__, "sentences")
    args.add_argument("--errors", type=int, default=0, help="show the first N sentences whose type is another")
    args.add_argument("--write", help="a page whose block `plover` is replaced")
    args = args.parse_args()
    data = args.shared / "data/events/plv_train.jsonl.gz"
    if not data.is_file():
        page.skip(f"{data} is not there")
    program, model = page.find_program(args.program), page.choose_model(args.model)
    rows = read(data)[: args.limit or None]
    out = coded(program, rows)
    pairs, any_right, actor_right, shown = [], 0, 0, 0
    for row in rows:
        gold = row["events"][0]
        event = chosen(out[row["id"]], gold)
        kind = YIELD.get(event["type"], event["type"]) if event else NONE
        pairs.append((gold["type"], kind))
        any_right += any(YIELD.get(e["type"], e["type"]) == gold["type"] for e in out[row["id"]])
        actor_right += bool(event) and overlap(event["source"], gold["actor"]) > 0
        if kind != gold["type"] and shown < args.errors:
            shown += 1
            print(f"{gold['type']} -> {kind} {[(e['type'], e['status'] or e['act']) for e in out[row['id']]]}\n  {row['text']}", file=sys.stderr)
    table = scores(pairs)
    macro = 100 * sum(r[3] for r in table) / len(table)
    right, missed, n = sum(w == f for w, f in pairs), sum(f == NONE for _, f in pairs), len(pairs)
    summary = (f"Macro-F1 of the fifteen types: **{macro:.1f}**. Right type: {100 * right / n:.1f} % of {n} sentences; among the events of the sentence: "
               f"{100 * any_right / n:.1f} %. No event: {100 * missed / n:.1f} %. Source overlaps the actor: {100 * actor_right / n:.1f} %. "
               f"The peer, zero-shot RoBERTa-large with the codebook for hypotheses, has {PEER} on the set's test part; it is asked for one type of a sentence "
               f"and does not look for events.")
    body = summary + "\n\n" + page.table(["type", "precision", "recall", "F1", "sentences"],
                                         [[k, f"{100 * p:.1f}", f"{100 * r:.1f}", f"{100 * f:.1f}", str(c)] for k, p, r, f, c in table])
    body += "\nWhat is taken for what, the most frequent first:\n\n" + page.table(["type", "taken for", "sentences"], confusions(pairs))
    text = page.stamped("bench/plover.py", page.describe(program, model), body)
    print(text)
    if args.write:
        page.write_block(pathlib.Path(args.write), "plover", text)


if __name__ == "__main__":
    main()
