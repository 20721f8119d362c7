#!/usr/bin/env python3
"""Makes many ledgers of few, for measuring: exchange form to stdout.

    bench/many_ledgers.py [--entries 1000000] [--seed 1] [--shared ../shared]

Each round takes all ledgers of train.jsonl.xz once more. Words of four letters and more (in text, title, names, topics) become other words of the
same length, case and about the same frequency, by one table a round; so spans stay true, texts are no copies of one another, and a name or word
is as rare as before. All days of a ledger move by up to ten years."""

import argparse
import collections
import datetime
import json
import lzma
import random
import re
import sys

import page

WORD = re.compile(r"\\(?:u[0-9a-f]{4}|.)|[A-Za-z]{4,}")
DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
KINDS = ("statements", "events", "figures", "positions", "shifts")
GROUP = 16  # words of like frequency that take each other's place
YEARS = 10


def entries(ledger):
    return sum(len(ledger[kind]) for kind in KINDS)


class Template:
    """The JSON of a ledger in pieces: what stays, words that change, days that move."""

    def __init__(self, ledger):
        self.entries = entries(ledger)
        words, days = [], []

        def changing(text):
            words.append(json.dumps(text, ensure_ascii=False)[1:-1])
            return f"\x01{len(words) - 1}\x01"

        def moving(text):
            days.append(text)
            return f"\x02{len(days) - 1}\x02"

        def walk(value, key):
            if isinstance(value, dict):
                return {name: walk(part, name) for name, part in value.items()}
            if isinstance(value, list):
                return [walk(part, key) for part in value]
            if isinstance(value, str) and key in ("text", "title", "name", "topic", "unit", "dateline"):
                return changing(value)
            if isinstance(value, str) and key in ("date", "published"):
                return moving(value)
            return value

        line = json.dumps(walk(ledger, ""), ensure_ascii=False)
        pieces = re.split(r"\\u000([12])(\d+)\\u000[12]", line)
        self.pieces = [(pieces[0], "", None)]
        for kind, number, fixed in zip(pieces[1::3], pieces[2::3], pieces[3::3]):
            given = words[int(number)] if kind == "1" else days[int(number)]
            self.pieces.append((fixed, kind, self.cut(given) if kind == "1" else given))

    @staticmethod
    def cut(text):
        """Between and words, in turns."""
        out, at = [], 0
        for found in WORD.finditer(text):
            if found[0][0] == "\\":
                continue
            out += [text[at : found.start()], found[0]]
            at = found.end()
        return out + [text[at:]]

    def words(self):
        for _, kind, parts in self.pieces:
            if kind == "1":
                yield from parts[1::2]

    def line(self, table, days):
        out = []
        for fixed, kind, parts in self.pieces:
            if kind == "1":
                made = parts.copy()
                made[1::2] = [table[word] for word in parts[1::2]]
                out += made
            elif kind == "2":
                out.append(DAY.sub(lambda day: moved(day[0], days), parts))
            out.append(fixed)
        return "".join(out)


def moved(day, days):
    try:
        return str(datetime.date.fromisoformat((day + "-15")[:10]) + datetime.timedelta(days))[: len(day)]
    except (ValueError, OverflowError):
        return day


def groups(templates):
    """Words by length, case and frequency."""
    counts = collections.Counter(word for template in templates for word in template.words())
    alike = collections.defaultdict(list)
    for word, _ in counts.most_common():
        alike[len(word), word[0].isupper(), word.isupper()].append(word)
    return [words[i : i + GROUP] for words in alike.values() for i in range(0, len(words), GROUP)]


def lines(ledgers, wanted, seed):
    templates = [Template(ledger) for ledger in ledgers]
    alike, made, turn = groups(templates), 0, 0
    while made < wanted:
        dice = random.Random(f"{seed}/{turn}")
        table = {}
        for words in alike:
            table.update(zip(words, words if turn == 0 else dice.sample(words, len(words))))
        for template in templates:
            yield template.line(table, 0 if turn == 0 else dice.randrange(-183 * YEARS, 183 * YEARS))
            made += template.entries
            if made >= wanted:
                return
        turn += 1


def load(shared):
    path = shared / "ledger/train.jsonl.xz"
    if not path.is_file():
        page.skip(f"no {path}")
    return [json.loads(line) for line in lzma.open(path, "rt", encoding="utf-8")]


def main():
    args = page.arguments(__doc__)
    args.add_argument("--entries", type=int, default=1_000_000)
    args.add_argument("--seed", type=int, default=1)
    given = args.parse_args()
    for line in lines(load(given.shared), given.entries, given.seed):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
