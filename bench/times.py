#!/usr/bin/env python3
"""Measures `dateline times` on TimeBank, AQUAINT and WikiWars; the speed of times and quantities together beside chrono-node
and quantulum3 in the same run.

    bench/times.py [PROGRAM] [--speed BUILD/bench/times_speed] [--quantulum PYTHON] [--shared ../shared] [--write docs/accuracy.md]

Strict and relaxed F1 of the spans and F1 of those with the right value, by TempEval-3's rules (../shared/bench/score_time.py).
Nothing was trained on these sets; rules were written while looking at every other document of TimeBank and AQUAINT and at
WikiWars' training part. chrono-node is installed under --cache on the first run; when it cannot be its column stays empty.
The speed is that of the finders alone, one thread, CPU time, of the same texts (`cmake --build build --target times_speed`).
chrono-node's is the median of three readings of all of them; quantulum3, from an interpreter that has
it or else installed under --cache, reads but the first few, for it takes a minute for some hundred."""

import json
import lzma
import pathlib
import shutil
import subprocess
import sys

import page
import quantities

NOT_LOOKED_AT = "of both, documents not looked at"
SETS = (("TimeBank", "te3_timebank"), ("AQUAINT", "te3_aquaint"), (NOT_LOOKED_AT, None), ("WikiWars test", "wikiwars_test"))
# What others say of themselves or got from the same scorer, on TempEval-3 platinum: strict, relaxed, value.
PEERS = (("UWTime", "83.5", "91.0", "82.7"), ("SynTime", "92.1", "95.0", ""), ("HeidelTime", "81.8", "90.7", "77.6"),
         ("Recognizers-Text (JS)", "63.2", "82.2", "53.0"), ("chrono-node 2.10", "39.1", "69.8", "33.5"))
CHRONO = "chrono-node@2.10.3"
QUANTULUM = ("quantulum3==0.10.0",)


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


def quantulum_python(cache, python):
    """An interpreter that has quantulum3, or None."""
    home = pathlib.Path(cache) / "quantulum"
    if not python:
        python = str(home / "bin" / "python")
        if not pathlib.Path(python).is_file():
            subprocess.run([sys.executable, "-m", "venv", str(home)], capture_output=True)
            subprocess.run([python, "-m", "pip", "install", "-q", *QUANTULUM], capture_output=True)
    try:
        subprocess.run([python, "-W", "ignore", "-c", "import quantulum3.parser"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        print("quantulum3 cannot be installed: it is not measured", file=sys.stderr)
        return None
    return python


def speeds(args, chrono, docs):
    """Rows: who, MB of text a second of CPU time; and how many times as fast as the faster peer."""
    size = sum(len(d["text"].encode()) for d in docs) / 1e6
    out = subprocess.run([args.speed], input=request(docs), capture_output=True, text=True, check=True).stdout
    clock = json.loads(out)
    rows = [("times and quantities together", size / clock["both"]), ("times", size / clock["times"]), ("quantities", size / clock["quantities"])]
    peers = []
    if chrono:
        peers.append(("chrono-node, times", size / answers(chrono, docs)[-1]["seconds"]))
    python = quantulum_python(args.cache, args.quantulum)
    if python:
        mbs, texts, failed = quantities.quantulum_speed(python, [d["text"] for d in docs])
        peers.append((f"quantulum3, quantities, the first {texts} texts, {failed} of them failed", mbs))
    fastest = max((mbs for _, mbs in peers), default=None)
    rows = [(who, f"{mbs:.3g}", f"{mbs / fastest:.1f}" if fastest else "") for who, mbs in rows + peers]
    return page.table(("finders alone, one thread", "MB/s of CPU time", "times the faster peer"), rows)


def figures(score, gold, found):
    result = score.score({d["id"]: d for d in gold}, {a["id"]: a for a in found if "id" in a})
    return [f"{100 * result[k]:.1f}" for k in ("strict_f1", "relaxed_f1", "value_f1")]


def main():
    args = page.arguments(__doc__)
    args.add_argument("--speed", default="build/bench/times_speed")
    args.add_argument("--quantulum", metavar="PYTHON", help="an interpreter that has quantulum3")
    args.add_argument("--cache", default=str(page.ROOT / ".cache"))
    args.add_argument("--write", type=pathlib.Path)
    args = args.parse_args()
    if not (args.shared / "data" / "time").is_dir():
        page.skip(f"{args.shared}/data/time is missing")
    sys.path.insert(0, str(args.shared / "bench"))
    import score_time

    program, chrono = page.find_program(args.program), chrono_command(args.cache)
    rows, texts = [], []
    for title, docs in documents(args.shared):
        ours = figures(score_time, docs, answers([program, "times", "--format", "jsonl", "--json", "-"], docs))
        theirs = ["", "", ""]
        if chrono:
            theirs = figures(score_time, docs, answers(chrono, docs))
        texts += [] if title == NOT_LOOKED_AT else docs
        rows.append((title, *ours, *theirs))
    body = page.table(("set", "strict", "relaxed", "value", "chrono strict", "relaxed", "value"), rows)
    body += "\n" + page.table(("others, TempEval-3 platinum", "strict", "relaxed", "value"), PEERS)
    if pathlib.Path(args.speed).is_file():
        body += "\n" + speeds(args, chrono, texts)
        body += "\nMust: times and quantities together 25 times as fast as the faster peer, aim 100 times.\n"
    print(body)
    if args.write:
        page.write_block(args.write, "times", page.stamped("bench/times.py", "Times by TempEval-3's rules", body))


if __name__ == "__main__":
    main()
