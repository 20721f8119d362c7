#!/usr/bin/env python3
"""Measures the forms of words that the encoder tells (heads.speech) on the treebanks' dev parts, and what they bring to times.

    bench/word_forms.py [PROGRAM] [--dump BUILD/bench/times_dump] [--shared ../shared] [--write docs/accuracy.md]

Forms: of words that the engine cuts as the treebank does, precision and recall of each form and what it is taken for. Times: strict, relaxed and
value F1 as bench/times.py has them, of `dateline times`, which knows the words alone, and of times read as `read` does, with the encoder.
(cmake --build build --target times_dump)"""

import collections
import json
import lzma
import pathlib
import subprocess
import sys

import page
import times

sys.path.insert(0, str(page.ROOT / "training"))
import syntax

TREEBANKS = (("EWT dev", "ewt-dev"), ("GUM dev", "gum-dev-open"))
# As WordForm of src/times/word_forms.h.
FORMS = ("unknown", "other", "noun", "past", "participle", "present", "base", "-ing", "modal")
VERBS = FORMS[3:]
NAMES = {"past": "past, finite (VBD)", "participle": "past participle (VBN)", "present": "present, finite (VBZ, VBP)", "base": "base (VB)", "-ing": "-ing (VBG)",
         "modal": "modal (MD)"}
OF_TAGS = {"NN": "noun", "NNS": "noun", "NNP": "noun", "NNPS": "noun", "VBD": "past", "VBN": "participle", "VBP": "present", "VBZ": "present",
           "VB": "base", "VBG": "-ing", "MD": "modal"}


def gold_forms(shared, name, limit):
    """Documents of a treebank with the form of each word by its span."""
    with lzma.open(shared / "data" / "syntax" / f"{name}.conllu.xz", "rt", encoding="utf-8") as lines:
        for number, doc in enumerate(syntax.documents(lines)):
            if limit and number >= limit:
                break
            yield {**doc, "forms": {(b, e): OF_TAGS.get(syntax.TAGS[tag], "other") for b, e, tag, _ in doc["words"]}}


def dumped(dump, model, docs):
    out = subprocess.run([dump, str(model)], input=times.request(docs), capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def confusion(docs, found):
    """How often each gold form was taken for each form."""
    taken = collections.Counter()
    for doc, out in zip(docs, found):
        for begin, end, form in out["words"]:
            gold = doc["forms"].get((begin, end))
            if gold:
                taken[gold, FORMS[form]] += 1
    return taken


def form_rows(taken):
    for form in VERBS:
        right = taken[form, form]
        gold, found = (sum(n for pair, n in taken.items() if pair[i] == form) for i in (0, 1))
        others = collections.Counter({f: n for (g, f), n in taken.items() if g == form and f != form}).most_common(3)
        yield (NAMES[form], f"{gold:,}", f"{100 * right / max(found, 1):.1f}", f"{100 * right / max(gold, 1):.1f}",
               ", ".join(f"{f} {100 * n / gold:.1f}" for f, n in others))


def main():
    args = page.arguments(__doc__)
    args.add_argument("--dump", default="build/bench/times_dump")
    args.add_argument("--write", type=pathlib.Path)
    args = args.parse_args()
    if not (args.shared / "data" / "syntax").is_dir():
        page.skip(f"{args.shared}/data/syntax is missing")
    sys.path.insert(0, str(args.shared / "bench"))
    import score_time

    program, model = page.find_program(args.program), page.choose_model(args.model)
    body = ""
    for title, name in TREEBANKS:
        docs = list(gold_forms(args.shared, name, args.limit))
        taken = confusion(docs, dumped(args.dump, model, docs))
        right = sum(n for (gold, found), n in taken.items() if gold == found)
        body += page.table((f"{title}, form of words", "words", "precision", "recall", "taken for, % of words"), list(form_rows(taken)))
        body += f"\nAll words, by these forms, nouns and others: {100 * right / sum(taken.values()):.1f} % right.\n\n"
    rows = []
    for title, docs in times.documents(args.shared):
        docs = docs[:args.limit] if args.limit else docs
        alone = times.figures(score_time, docs, times.answers([program, "times", "--format", "jsonl", "--json", "-"], docs))
        rows.append((title, *alone, *times.figures(score_time, docs, dumped(args.dump, model, docs))))
    body += page.table(("times of", "by words: strict", "relaxed", "value", "with the encoder: strict", "relaxed", "value"), rows)
    print(body)
    if args.write:
        page.write_block(args.write, "word_forms", page.stamped("bench/word_forms.py", "Forms of words, and times with them", body))


if __name__ == "__main__":
    main()
