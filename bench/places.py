#!/usr/bin/env python3
"""Measures places on LGL and GeoWebNews, beside what others reach, and their speed beside an Aho-Corasick automaton.

    bench/places.py [--build build] [--gazetteer data/places.dlg] [--data ../shared] [--write docs/accuracy.md]

The points of src/places were fitted on the first half of each set, so the second half is what counts; both are shown. End
to end: F1 of overlapping spans with the right GeoNames id or within 161 km; what has no coordinates in the gold counts as
wrong. Given mentions: the share placed so. Speed: one thread, all texts of both sets, best of five; the automaton has the
names that the sources of the gazetteer have, in small letters, and only counts where one ends. Needs the targets
dateline_program and place_dump."""

import argparse
import gzip
import json
import lzma
import math
import pathlib
import subprocess
import tempfile

import page

SETS = {"LGL": "lgl", "GeoWebNews": "geowebnews"}
# From ../shared/peers.md: end to end (stored outputs, scored with the same code), and with given mentions.
PEERS = [("Edinburgh Geoparser", "47.2", "61.4", "", ""), ("CLAVIN", "40.5", "", "", ""), ("GeoTxt", "46.1", "", "", ""),
         ("Yahoo Placemaker", "", "46.3", "", ""), ("Mordecai 3, on subsets of its own", "", "", "82.7", "94.1")]


def kilometres(a, b, c, d):
    p = math.pi / 180
    h = math.sin((c - a) * p / 2) ** 2 + math.cos(a * p) * math.cos(c * p) * math.sin((d - b) * p / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def right(gold, found):
    if not found or found.get("lat") is None:
        return False
    same = gold.get("geonameid") is not None and gold["geonameid"] == found.get("geonameid")
    return same or kilometres(gold["lat"], gold["lon"], found["lat"], found["lon"]) <= 161


def lines_of(command, records):
    request = "".join(json.dumps(record) + "\n" for record in records)
    answer = subprocess.run(command, input=request, capture_output=True, text=True, check=True).stdout
    return {row["id"]: row.get("spans", []) for row in map(json.loads, answer.splitlines())}


def end_to_end(docs, found):
    hits = gold_count = found_count = 0
    for doc in docs:
        left = list(found[doc["id"]])
        gold = [s for s in doc["spans"] if s.get("lat") is not None]
        gold_count, found_count = gold_count + len(gold), found_count + len(left)
        for span in gold:
            for place in left:
                if place["start"] < span["end"] and span["start"] < place["end"]:
                    hits += right(span, place)
                    left.remove(place)
                    break
    return 200 * hits / (gold_count + found_count)


def given(docs, spans_of, found):
    pairs = [(s, place) for doc in docs for s, place in zip(spans_of[doc["id"]], found[doc["id"]])]
    return 100 * sum(right(gold, place) for gold, place in pairs) / len(pairs)


def accuracy(args):
    rows = {}
    for name, file in SETS.items():
        with lzma.open(args.data / f"data/places/{file}.jsonl.xz", "rt", encoding="utf-8") as lines:
            docs = [json.loads(line) for line in lines]
        records = [{"id": d["id"], "text": d["text"]} for d in docs]
        program = [args.build / "dateline", "places", "--gazetteer", args.gazetteer, "--format", "jsonl", "--json", "-"]
        found = lines_of(program, records)
        bare = lines_of([*program[:-1], "--no-demonyms", "-"], records)
        spans_of = {d["id"]: sorted((s for s in d["spans"] if s.get("lat") is not None), key=lambda s: (s["start"], s["end"]))
                    for d in docs}
        at = lines_of([args.build / "bench/place_dump", args.gazetteer, "given"],
                      [{**r, "spans": [[s["start"], s["end"]] for s in spans_of[r["id"]]]} for r in records])
        middle = len(docs) // 2
        for half, part in (("first half", docs[:middle]), ("second half", docs[middle:]), ("whole", docs)):
            rows.setdefault(half, []).extend(
                [end_to_end(part, found), end_to_end(part, bare), given(part, spans_of, at)])
    return rows


def names(args):
    """What the automaton looks for: the names of places that the sources have."""
    found = set()
    with gzip.open(args.data / "data/places/places_cities500.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = line.rstrip("\n").split("\t")
            if row[0] == "geonameid":
                continue
            found.update(n.lower() for n in [row[1], row[2], *(row[10].split("|") if int(row[9] or 0) >= 2000 else [])]
                         if len(n) > 2 and n.isascii())
    return sorted(found)


def speed(args):
    texts = []
    for file in SETS.values():
        with lzma.open(args.data / f"data/places/{file}.jsonl.xz", "rt", encoding="utf-8") as lines:
            texts += [json.dumps({"id": 0, "text": json.loads(line)["text"]}) + "\n" for line in lines]
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(names(args)) + "\n")
        file.flush()
        answer = subprocess.run([args.build / "bench/place_dump", args.gazetteer, "time", "5", file.name],
                                input="".join(texts), capture_output=True, text=True, check=True).stdout
    return json.loads(answer)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = pathlib.Path(__file__).parent.parent
    parser.add_argument("--build", default=root / "build", type=pathlib.Path)
    parser.add_argument("--gazetteer", default=root / "data/places.dlg", type=pathlib.Path)
    parser.add_argument("--data", default=root / "../shared", type=pathlib.Path)
    parser.add_argument("--write", metavar="PAGE", help="replace the block marked 'places' of this page")
    args = parser.parse_args()
    rows = accuracy(args)
    text = ["| places | LGL end to end | GeoWebNews end to end | LGL given mentions | GeoWebNews given mentions |",
            "|---|---|---|---|---|"]
    for half, r in rows.items():
        text.append(f"| Dateline, {half} | {r[0]:.1f} | {r[3]:.1f} | {r[2]:.1f} | {r[5]:.1f} |")
    r = rows["second half"]
    text.append(f"| Dateline without demonyms, second half | {r[1]:.1f} | {r[4]:.1f} | | |")
    text += [f"| {' | '.join(peer)} |" for peer in PEERS]
    s = speed(args)
    text += ["", f"Finder {s['finder']:.0f} MB/s, its scan alone {s['scan']:.0f} MB/s, an Aho-Corasick automaton over {s['names']:,} "
             f"names {s['aho_corasick']:.0f} MB/s; a look-up {s['look_up_us']:.2f} us. The gazetteer has "
             f"{args.gazetteer.stat().st_size / 1e6:.1f} MB."]
    print("\n".join(text))
    if args.write:
        page.write_block(args.write, "places", "\n".join(text))


if __name__ == "__main__":
    main()
