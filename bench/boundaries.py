#!/usr/bin/env python3
"""Measures sentence and word boundaries against the Universal Dependencies treebanks EWT and GUM (open part).

    bench/boundaries.py BUILD/bench/segment_dump [--part dev] [--show words|sentences] [--data ../shared/data/syntax]

Raw text is put together again from the treebank: sentences of a paragraph joined by a blank, paragraphs by an empty line,
words as SpaceAfter=No says. Scores are F1 of exact spans. A multiword token counts as its parts where they make up its form.
"""

import argparse
import collections
import json
import lzma
import pathlib
import subprocess
import sys

TREEBANKS = {"EWT": "ewt-{}.conllu.xz", "GUM": "gum-{}-open.conllu.xz"}


def documents(path):
    """Yields lists of paragraphs; a paragraph is a list of sentences; a sentence a list of (word, space after)."""
    doc, sentence, multi = [], [], None
    for line in lzma.open(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            if doc:
                yield doc
            doc = []
        elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
            doc.append([])
        elif line and not line.startswith("#"):
            field = line.split("\t")
            space = "SpaceAfter=No" not in field[9].split("|")
            if "." in field[0]:
                continue
            if "-" in field[0]:
                multi = {"form": field[1], "last": int(field[0].split("-")[1]), "space": space, "parts": []}
                continue
            if multi is None:
                sentence.append((field[1], space))
                continue
            multi["parts"].append(field[1])
            if int(field[0]) == multi["last"]:
                parts = multi["parts"] if "".join(multi["parts"]) == multi["form"] else [multi["form"]]
                sentence += [(p, False) for p in parts[:-1]] + [(parts[-1], multi["space"])]
                multi = None
        elif not line and sentence:
            if not doc:
                doc.append([])
            doc[-1].append(sentence)
            sentence = []
    if doc:
        yield doc


def assemble(doc):
    """The raw text of a document with the gold spans of its sentences and words, in code points."""
    text, sentences, words = "", [], []
    for p, paragraph in enumerate(doc):
        text = text.rstrip(" ") + ("\n\n" if p else "")
        for sentence in paragraph:
            begin = len(text)
            for word, space in sentence:
                words.append((len(text), len(text) + len(word)))
                text += word + (" " if space else "")
            sentences.append((begin, words[-1][1]))
            # The treebanks mark the last word of some sentences SpaceAfter=No only because the text ended there.
            if not text.endswith(" ") and sentence is paragraph[-1]:
                text += " "
    return text, sentences, words


def f1(gold, found):
    right = len(gold & found)
    precision, recall = right / max(1, len(found)), right / max(1, len(gold))
    return 100 * precision, 100 * recall, 200 * right / max(1, len(gold) + len(found))


def show(kind, docs, found, limit):
    """The most frequent differences."""
    seen = collections.Counter()
    for i, (text, *gold) in enumerate(docs):
        want, have = set(gold[kind == "words"]), set(map(tuple, found[i][kind]))
        if kind == "words":
            starts = {s: e for s, e in have}
            for s, e in want - have:
                other = starts.get(s)
                seen[(text[s:e], text[s:other] if other else "-")] += 1
        else:
            ends_want, ends_have = {e for _, e in want}, {e for _, e in have}
            for e in ends_want ^ ends_have:
                mark = "missed" if e in ends_want else "wrong"
                seen[(mark, text[max(0, e - 40) : e].replace("\n", "/") + " | " + text[e : e + 30].replace("\n", "/"))] += 1
    for pair, n in seen.most_common(limit):
        print(n, *pair, sep="\t")


def main():
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("tool", help="the built segment_dump")
    args.add_argument("--part", default="dev")
    args.add_argument("--data", type=pathlib.Path, default=pathlib.Path(__file__).parents[1] / "../shared/data/syntax")
    args.add_argument("--show", choices=["words", "sentences"])
    args.add_argument("--limit", type=int, default=60)
    args = args.parse_args()
    if not args.data.is_dir():
        print(f"SKIPPED: no treebanks at {args.data}; nothing was measured")
        return 0
    print(f"{'treebank':<12}{'unit':<11}{'gold':>7}{'found':>7}{'precision':>11}{'recall':>8}{'F1':>7}")
    for name, pattern in TREEBANKS.items():
        path = args.data / pattern.format(args.part)
        if not path.exists():
            print(f"SKIPPED: {path} is missing")
            continue
        docs = [assemble(d) for d in documents(path)]
        lines = "".join(json.dumps({"id": i, "text": text}) + "\n" for i, (text, *_) in enumerate(docs))
        run = subprocess.run([args.tool], input=lines, capture_output=True, text=True, check=True)
        found = [json.loads(line) for line in run.stdout.splitlines()]
        for unit, k in (("sentences", 1), ("words", 2)):
            gold = {(i, *span) for i, d in enumerate(docs) for span in d[k]}
            have = {(i, *span) for i, d in enumerate(found) for span in d[unit]}
            p, r, f = f1(gold, have)
            print(f"{name + ' ' + args.part:<12}{unit:<11}{len(gold):>7}{len(have):>7}{p:>11.2f}{r:>8.2f}{f:>7.2f}")
        if args.show:
            show(args.show, docs, found, args.limit)
    return 0


if __name__ == "__main__":
    sys.exit(main())
