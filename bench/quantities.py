#!/usr/bin/env python3
"""Measures `dateline quantities`: gold figures of annotated ledgers, the cases of other tools' suites, and speed beside quantulum3.

    bench/quantities.py [PROGRAM] [--quantulum PYTHON] [--part dev|train] [--show missed|value|bounds] [--write docs/accuracy.md]

Which quantities are figures is learned, so of figures only recall is told: the share with a span whose characters overlap with at least 0.34
of both together (and with any overlap: annotators often take the counted noun in), and of those found the share with the right value and with
the right bounds. It is told for what the verb finds, which leaves out "nobody", "one of" and the like, and for what the engine chooses its
figures from, by `quantity_dump` beside PROGRAM. A case of another suite is passed when every number that it expects is found there; these
have no bar: they are of shopping and chat, and much of them is nothing that news says. PYTHON is an interpreter that has quantulum3: it reads
a part of the same text in the same run; both times are CPU time on one thread."""

import json
import lzma
import os
import pathlib
import resource
import subprocess
import sys

import page

OVERLAP = 0.34
BLOCK = "quantities"
KINDS = "ages,ordinals,scores"
SUITES = ("recognizers_number", "recognizers_units", "quantulum3", "duckling")
PEER_TEXTS = 40  # quantulum3 takes a minute for some hundred stories
# ../shared/peers.md: NewsQuant, F1 of value / value and unit / value and change.
PEERS = (
    ("CQE", "92.0 / 85.6 / 88.1"),
    ("quantulum3", "73.0 / 47.2 / —"),
    ("Recognizers-Text", "69.1 / 34.2 / —"),
    ("Illinois CCG", "57.3 / 37.1 / 50.0"),
)
QUANTULUM = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
from quantulum3 import parser
texts = [json.loads(line) for line in sys.stdin]
parser.parse("5 km")
begin = time.process_time()
failed = 0
for text in texts:
    try:
        parser.parse(text)
    except Exception:
        failed += 1
print(json.dumps({"seconds": time.process_time() - begin, "failed": failed}))
"""


def read(path):
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def overlap(a, b):
    common = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return common / (a[1] - a[0] + b[1] - b[0] - common)


def same_value(gold, found):
    if gold is None or found is None:
        return gold is found
    return abs(gold - found) <= 1e-6 * max(1.0, abs(gold))


def bounds(figure):
    return figure["low"] is not None, figure["high"] is not None


def ask(command, docs):
    """{id: spans} by the verb or, from quantity_dump, in the same form."""
    request = "".join(json.dumps({"id": d["id"], "text": d["text"]}) + "\n" for d in docs)
    done = subprocess.run(command, input=request, capture_output=True, text=True, check=True).stdout
    answers = [json.loads(line) for line in done.splitlines()]
    for answer in answers:
        for quantity in answer.get("quantities", []):
            quantity["start"], quantity["end"] = quantity["span"]
    return {answer["id"]: answer.get("spans", answer.get("quantities", [])) for answer in answers}


def verb(program, *more):
    return [program, "quantities", "--format", "jsonl", "--json", *more, "-"]


def show(doc, span, figure, best):
    begin, end = max(0, span[0] - 40), span[1] + 30
    around = f"{doc['text'][begin:span[0]]}[{doc['text'][span[0]:span[1]]}]{doc['text'][span[1]:end]}"
    print(around.replace("\n", "|"), {k: figure[k] for k in ("low", "high", "value")}, best, file=sys.stderr)


def figures(docs, spans, shown=None):
    """Counts: gold figures, found, touched, with the right value and bounds of those found; and all spans."""
    count = dict.fromkeys(("figures", "found", "touched", "value", "bounds", "spans"), 0)
    for doc in docs:
        found = spans[doc["id"]]
        count["spans"] += len(found)
        for figure in doc["figures"]:
            span = [figure["span"][0][0], figure["span"][-1][1]]
            best = max(found, key=lambda q: overlap((q["start"], q["end"]), span), default=None)
            shared = overlap((best["start"], best["end"]), span) if best else 0
            hit = shared >= OVERLAP
            value = hit and same_value(figure["value"], best["value"])
            side = hit and bounds(figure) == bounds(best)
            for name, add in (("figures", 1), ("touched", shared > 0), ("found", hit), ("value", value), ("bounds", side)):
                count[name] += add
            if {"missed": not hit, "value": hit and not value, "bounds": hit and not side, None: False}[shown]:
                show(doc, span, figure, best)
    return count


def expected(case):
    """[(begin or None, end, value)] of a case; relative ordinals and bare units have no number."""
    wanted = []
    for span in case.get("quantities", case.get("spans", [])):
        value = span.get("value", (span.get("resolution") or {}).get("value"))
        try:
            wanted.append((span.get("start"), span.get("end"), float(str(value).rstrip("%").replace(",", ""))))
        except ValueError:
            continue
    return wanted


def is_there(wanted, spans):
    begin, end, value = wanted
    for span in spans:
        if begin is not None and not (span["start"] < end and begin < span["end"]):
            continue
        for number in (span["value"], span["low"], span["high"]):
            share = number is not None and span["unit"] == "percent" and abs(number / 100 - value) < 1e-3
            if share or (number is not None and abs(number - value) <= 1e-6 * max(1, abs(value))):
                return True
    return False


def suite(program, path):
    cases = read(path)
    spans = ask(verb(program, "--also", KINDS), cases)
    with_number = [c for c in cases if expected(c)]
    passed = sum(all(is_there(w, spans[c["id"]]) for w in expected(c)) for c in with_number)
    return passed, len(with_number)


def children_seconds(command, request):
    def used():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    before = used()
    subprocess.run(command, input=request, capture_output=True, text=True, check=True)
    return used() - before


def quantulum_speed(python, texts):
    """MB/s of CPU time, of how many texts, how many of them failed."""
    part = texts[:PEER_TEXTS]
    request = "".join(json.dumps(t) + "\n" for t in part)
    done = subprocess.run([python, "-W", "ignore", "-c", QUANTULUM], input=request, capture_output=True, text=True, check=True)
    clock = json.loads(done.stdout)
    return sum(len(t.encode()) for t in part) / 1e6 / clock["seconds"], len(part), clock["failed"]


def speed(dump, program, python, docs):
    """Rows: who, MB of text a second of CPU time."""
    texts = [d["text"] for d in docs]
    size = sum(len(t.encode()) for t in texts) / 1e6
    request = "".join(json.dumps({"id": d["id"], "text": d["text"]}) + "\n" for d in docs)
    rows = [("dateline quantities, the whole process, JSON in and out", size / children_seconds(verb(program), request))]
    if os.access(dump, os.X_OK):
        done = subprocess.run([dump, "--time"], input=request, capture_output=True, text=True, check=True).stdout
        clock = json.loads(done)
        rows.append(("words and sentences, times and quantities", size / sum(clock.values())))
        rows.append(("times and quantities, of words at hand", size / (clock["times"] + clock["quantities"])))
        rows.append(("quantities, of words and times at hand", size / clock["quantities"]))
    if python:
        theirs, read, failed = quantulum_speed(python, texts)
        rows.append((f"quantulum3, the first {read} texts, {failed} of them failed", theirs))
    else:
        print("SKIPPED: quantulum3; name an interpreter that has it by --quantulum", file=sys.stderr)
    return rows


def rate(part, whole):
    return f"{100 * part / whole:.1f}" if whole else "—"


def main():
    args = page.arguments(__doc__)
    args.add_argument("--quantulum", metavar="PYTHON", help="an interpreter that has quantulum3")
    args.add_argument("--part", default="dev", choices=("dev", "train"))
    args.add_argument("--show", choices=("missed", "value", "bounds"))
    args.add_argument("--write", metavar="PAGE", help=f"replace the block marked '{BLOCK}' of this page")
    args = args.parse_args()
    path = args.shared / "ledger" / f"{args.part}.jsonl.xz"
    if not path.is_file():
        page.skip(f"{path} is not there")
    program = page.find_program(args.program)
    dump = pathlib.Path(program).parent / "bench" / "quantity_dump"
    docs = read(path)[: args.limit or None]
    counts = {"the verb": figures(docs, ask(verb(program), docs), args.show)}
    if os.access(dump, os.X_OK):
        counts["what the engine chooses from"] = figures(docs, ask([dump], docs))
    rows = [
        [who, str(c["spans"]), rate(c["found"], c["figures"]), rate(c["touched"], c["figures"]), rate(c["value"], c["found"]), rate(c["bounds"], c["found"])]
        for who, c in counts.items()
    ]
    first = counts["the verb"]["figures"]
    body = page.table([f"{first} gold figures of ledger/{args.part}", "spans", "found", "touched", "value", "bounds"], rows)
    body += "\nMust: 94 found, of these 93 with the right value and 90 with the right bounds; aim 98, 98, 96.\n\n"
    body += page.table(["on NewsQuant, by others' reports", "F1 of value / and unit / and change"], [list(p) for p in PEERS])
    cases = [(name, *suite(program, args.shared / "data/quantities" / f"{name}.jsonl.xz")) for name in SUITES if (args.shared / "data/quantities" / f"{name}.jsonl.xz").is_file()]
    body += "\n" + page.table(["other suites, no bar", "cases with numbers", "all found"], [[n, str(of), rate(p, of)] for n, p, of in cases])
    lines = speed(dump, program, args.quantulum, docs)
    body += "\n" + page.table(["speed, one thread", "MB/s of CPU time"], [[who, f"{mbs:.3g}"] for who, mbs in lines])
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    text = page.stamped("bench/quantities.py", version, body)
    print(text)
    if args.write:
        page.write_block(args.write, BLOCK, text)


if __name__ == "__main__":
    main()
