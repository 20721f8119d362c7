#!/usr/bin/env python3
"""Measures `dateline times` on TimeBank, AQUAINT and WikiWars, and its speed beside chrono-node in the same run.

    bench/times.py [PROGRAM] [--speed BUILD/bench/times_speed] [--shared ../shared] [--write docs/accuracy.md]

Strict and relaxed F1 of the spans and F1 of those with the right value, by TempEval-3's rules (../shared/bench/score_time.py).
Nothing was trained on these sets; rules were written while looking at every other document of TimeBank and AQUAINT and at
WikiWars' training part. chrono-node is installed under --cache on the first run; when it cannot be its column stays empty.
The speed is that of the finder alone, one thread, CPU time (`cmake --build build --target times_speed`)."""

import json
import lzma
import pathlib
import shutil
import subprocess
import sys

import page

NOT_LOOKED_AT = "of both, documents not looked at"
SETS = (("TimeBank", "te3_timebank"), ("AQUAINT", "te3_aquaint"), (NOT_LOOKED_AT, None), ("WikiWars test", "wikiwars_test"))
# What others say of themselves or got from the same scorer, on TempEval-3 platinum: strict, relaxed, value.
PEERS = (("UWTime", "83.5", "91.0", "82.7"), ("SynTime", "92.1", "95.0", ""), ("HeidelTime", "81.8", "90.7", "77.6"),
         ("Recognizers-Text (JS)", "63.2", "82.2", "53.0"), ("chrono-node 2.10", "39.1", "69.8", "33.5"))
CHRONO = "chrono-node@2.10.3"


def read(shared, name):
    with lzma.open(shared / "data" / "time" / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def documents(shared):
    both = read(shared, "te3_timebank"), read(shared, "te3_aquaint")
    unseen = [doc for docs in both for doc in docs[1::2]]
    return [(title, unseen if name is None else read(shared, name)) for title, name in SETS]


def request(docs):
    keys = ("id", "text", "reference_date")
    return "".join(json.dumps({k: d[k] for k in keys if d.get(k)}) + "\n" for d in docs)


def answers(command, docs):
    out = subprocess.run(command, input=request(docs), capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def chrono_command(cache):
    """How chrono-node is run, or None."""
    home = pathlib.Path(cache) / "chrono"
    module = home / "node_modules" / "chrono-node"
    if not module.is_dir() and shutil.which("npm"):
        home.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--prefix", str(home), CHRONO], capture_output=True)
    if not module.is_dir() or not shutil.which("node"):
        print("chrono-node cannot be installed: its column stays empty", file=sys.stderr)
        return None
    return ["node", str(page.ROOT / "bench" / "times_chrono.js"), str(module.resolve())]


def figures(score, gold, found):
    result = score.score({d["id"]: d for d in gold}, {a["id"]: a for a in found if "id" in a})
    return [f"{100 * result[k]:.1f}" for k in ("strict_f1", "relaxed_f1", "value_f1")]


def main():
    args = page.arguments(__doc__)
    args.add_argument("--speed", default="build/bench/times_speed")
    args.add_argument("--cache", default=str(page.ROOT / ".cache"))
    args.add_argument("--write", type=pathlib.Path)
    args = args.parse_args()
    if not (args.shared / "data" / "time").is_dir():
        page.skip(f"{args.shared}/data/time is missing")
    sys.path.insert(0, str(args.shared / "bench"))
    import score_time

    program, chrono = page.find_program(args.program), chrono_command(args.cache)
    rows, texts, chrono_seconds = [], [], 0.0
    for title, docs in documents(args.shared):
        ours = figures(score_time, docs, answers([program, "times", "--format", "jsonl", "--json", "-"], docs))
        theirs = ["", "", ""]
        if chrono:
            found = answers(chrono, docs)
            theirs = figures(score_time, docs, found)
            if title != NOT_LOOKED_AT:
                chrono_seconds += found[-1]["seconds"]
        texts += [] if title == NOT_LOOKED_AT else docs
        rows.append((title, *ours, *theirs))
    body = page.table(("set", "strict", "relaxed", "value", "chrono strict", "relaxed", "value"), rows)
    body += "\n" + page.table(("others, TempEval-3 platinum", "strict", "relaxed", "value"), PEERS)
    if pathlib.Path(args.speed).is_file():
        out = subprocess.run([args.speed], input=request(texts), capture_output=True, text=True, check=True).stdout
        seconds, size = float(out.split()[0]), sum(len(d["text"].encode()) for d in texts) / 1e6
        body += f"\nThe finder alone reads {size / seconds:.1f} MB/s of these texts on one core"
        if chrono_seconds:
            body += f", chrono-node {size / chrono_seconds:.2f} MB/s in the same run: {chrono_seconds / seconds:.0f} times as fast"
        body += ".\n"
    print(body)
    if args.write:
        page.write_block(args.write, "times", page.stamped("bench/times.py", "Times by TempEval-3's rules", body))


if __name__ == "__main__":
    main()
