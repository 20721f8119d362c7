#!/usr/bin/env python3
"""Measures the exact rules for quantities against the figures of annotated ledgers.

    bench/quantities.py BUILD/bench/quantity_dump [--part train] [--show missed|value|bounds] [--data ../shared/ledger]

Which quantities are figures is learned, so only recall is told: the share of gold figures with a quantity whose characters
overlap with at least 0.34 of both together, and of those found the share with the right value and with the right bounds."""

import argparse
import json
import lzma
import pathlib
import subprocess

OVERLAP = 0.34


def overlap(a, b):
    common = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return common / (a[1] - a[0] + b[1] - b[0] - common)


def same_value(gold, found):
    if gold is None or found is None:
        return gold is found
    return abs(gold - found) <= 1e-6 * max(1.0, abs(gold))


def bounds(figure):
    return figure["low"] is not None, figure["high"] is not None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--part", default="train")
    parser.add_argument("--show", choices=("missed", "value", "bounds"))
    parser.add_argument("--data", default=pathlib.Path(__file__).parent / "../../shared/ledger", type=pathlib.Path)
    args = parser.parse_args()
    with lzma.open(args.data / f"{args.part}.jsonl.xz", "rt", encoding="utf-8") as lines:
        docs = [json.loads(line) for line in lines]
    request = "".join(json.dumps({"id": d["id"], "text": d["text"]}) + "\n" for d in docs)
    answer = subprocess.run([args.program], input=request, capture_output=True, text=True, check=True).stdout
    figures = hits = values = sides = quantities = 0
    for doc, line in zip(docs, answer.splitlines()):
        found = json.loads(line)["quantities"]
        quantities += len(found)
        for figure in doc["figures"]:
            span = [figure["span"][0][0], figure["span"][-1][1]]
            figures += 1
            best = max(found, key=lambda q: overlap(q["span"], span), default=None)
            hit = best is not None and overlap(best["span"], span) >= OVERLAP
            value = hit and same_value(figure["value"], best["value"])
            side = hit and bounds(figure) == bounds(best)
            hits, values, sides = hits + hit, values + value, sides + side
            wrong = {"missed": not hit, "value": hit and not value, "bounds": hit and not side, None: False}[args.show]
            if wrong:
                begin, end = max(0, span[0] - 40), span[1] + 30
                around = f"{doc['text'][begin:span[0]]}[{doc['text'][span[0]:span[1]]}]{doc['text'][span[1]:end]}"
                gold = {k: figure[k] for k in ("low", "high", "value")}
                print(around.replace("\n", "|"), gold, best and (doc["text"][slice(*best["span"])], best))
    print(f"{args.part}: {figures} figures, {quantities} quantities")
    print(f"span recall {100 * hits / figures:.1f}  value {100 * values / hits:.1f}  bounds {100 * sides / hits:.1f}")


if __name__ == "__main__":
    main()
