"""Measures the ledger file: adding beside reading, bytes a story, and questions at any number of entries beside LIKE.

  bench/ledger_file.py rate PROGRAM STORIES.jsonl [--model FILE]      stories a second of read and add, -j 1 and -j 2
  bench/ledger_file.py ask PROGRAM LEDGERS.jsonl [--entries 100000]   questions over ledgers made from these

`ask` makes stories out of real ledgers by putting other words of the same length, so that every span still holds, and
other days. The file stays with --keep FILE, and is taken up again when it is there.
"""
import argparse
import json
import os
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

WORD = re.compile(r"[A-Za-z]{4,}")
LISTS = ("actors", "statements", "events", "figures", "positions", "shifts")
ROUNDS = 15


def seconds(command, **options):
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    return time.perf_counter() - begin


def rate(arguments):
    stories = sum(1 for _ in open(arguments.input))
    model = ["--model", arguments.model] if arguments.model else []
    print(f"{stories} stories of {arguments.input}")
    for workers in ("1", "2"):
        with tempfile.TemporaryDirectory() as folder:
            target = f"{folder}/a.dl"
            read = min(seconds([arguments.program, "read", "-j", workers, *model, arguments.input]) for _ in range(arguments.times))
            best = 1e9
            for _ in range(arguments.times):
                for ending in ("", "-wal", "-shm"):
                    Path(target + ending).unlink(missing_ok=True)
                best = min(best, seconds([arguments.program, "add", target, "-j", workers, *model, arguments.input]))
            size = os.path.getsize(target)
        print(f"-j {workers}: read {stories / read:.1f} stories/s, add {stories / best:.1f} ({100 * (best / read - 1):+.1f} % time), "
              f"{size / stories / 1024:.1f} KiB a story")


class Maker:
    """Other stories of the same shape: each word has another of its length and case in its place, the same one throughout a story."""

    def __init__(self, path):
        self.ledgers = [json.loads(line) for line in open(path)]
        self.words = defaultdict(set)
        for ledger in self.ledgers:
            for word in WORD.findall(ledger["text"]):
                self.words[len(word), word[0].isupper()].add(word)
        self.words = {key: sorted(words) for key, words in self.words.items()}
        self.dice = random.Random(1)

    def other(self, text, chosen):
        def replace(match):
            word = match.group()
            if word not in chosen:
                pool = self.words[len(word), word[0].isupper()]
                # names recur over stories as they do in news: few often, many seldom
                chosen[word] = pool[int(len(pool) * self.dice.random() ** 2)] if self.dice.random() < 0.6 else word
            return chosen[word]

        return WORD.sub(replace, text)

    def story(self, number):
        ledger = dict(self.dice.choice(self.ledgers))
        chosen, old = {}, ledger["text"]
        ledger["text"] = self.other(old, chosen)
        ledger["title"] = f"{self.other(ledger.get('title') or '', chosen)} {number}"
        ledger["id"] = f"made-{number}"
        ledger["published"] = f"{self.dice.randrange(2000, 2025)}-{self.dice.randrange(1, 13):02}-{self.dice.randrange(1, 29):02}"
        ledger["actors"] = [dict(actor, name=self.other(actor["name"], chosen)) for actor in ledger["actors"]]
        for kind in ("statements", "events", "figures", "positions"):
            ledger[kind] = [dict(entry, date=ledger["published"] if entry.get("date") else None) for entry in ledger[kind]]
        return ledger, sum(len(ledger[kind]) for kind in LISTS[1:])


def fill(arguments, target):
    maker, entries, number = Maker(arguments.input), 0, 0
    begin = time.perf_counter()
    adding = subprocess.Popen([arguments.program, "add", target, "--ledgers", "--format", "jsonl", "-"], stdin=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True)
    while entries < arguments.entries:
        ledger, count = maker.story(number)
        adding.stdin.write(json.dumps(ledger, ensure_ascii=False) + "\n")
        entries, number = entries + count, number + 1
    adding.stdin.close()
    if adding.wait() != 0:
        sys.exit("add failed")
    print(f"{entries} entries of {number} stories added in {time.perf_counter() - begin:.0f} s, the making of them included; "
          f"{os.path.getsize(target) / number / 1024:.1f} KiB a story")


def questions(target):
    """(what, arguments, the same by LIKE with its values), from names and words that the file has."""
    opened = sqlite3.connect(target)
    dice = random.Random(7)
    last = opened.execute("SELECT max(n) FROM actor").fetchone()[0]
    names, words = [], []
    while len(names) < ROUNDS:
        row = opened.execute("SELECT who.name FROM actor JOIN who ON who.n = actor.who WHERE actor.n = ? AND kind IN ('PERSON', 'STATE', 'ORG')"
                             .replace("AND kind", "AND who.kind"), (dice.randrange(1, last + 1),)).fetchone()
        if row and WORD.search(row[0]):
            names.append(row[0])
    last = opened.execute("SELECT max(n) FROM entry").fetchone()[0]
    while len(words) < ROUNDS:
        row = opened.execute("SELECT words FROM entry WHERE n = ?", (dice.randrange(1, last + 1),)).fetchone()
        found = WORD.findall(row[0]) if row else []
        if found:
            words.append(max(found, key=len))
    year = lambda: str(dice.randrange(2001, 2024))
    by = ("SELECT entry.id FROM entry JOIN part ON part.entry = entry.n JOIN actor ON actor.n = part.actor WHERE entry.kind = ? "
          "AND actor.name LIKE ? ORDER BY first_day DESC LIMIT 40")
    about = "SELECT id FROM entry WHERE kind = ? AND words LIKE ? ORDER BY first_day DESC LIMIT 40"
    both = by.replace("AND actor", "AND words LIKE ? AND actor")
    for name, word in zip(names, words):
        day = year()
        yield "said --by", ["said", "--by", name], by, ("statement", f"%{name}%")
        yield "said --about", ["said", "--about", word], about, ("statement", f"%{word}%")
        yield "said --by --about", ["said", "--by", name, "--about", word], both, ("statement", f"%{word}%", f"%{name}%")
        yield "said --since --until", ["said", "--since", day, "--until", day], None, ()
        yield "events --type", ["events", "--type", "assault"], None, ()
        yield "events --by --status", ["events", "--by", name, "--status", "planned"], by, ("event", f"%{name}%")
        yield "events --about --since", ["events", "--about", word, "--since", day], about, ("event", f"%{word}%")
        yield "figures --by", ["figures", "--by", name], by, ("figure", f"%{name}%")
        yield "figures --type", ["figures", "--type", "killed"], None, ()
        yield "positions --by", ["positions", "--by", name], by, ("position", f"%{name}%")
        yield "positions --about", ["positions", "--about", word], about, ("position", f"%{word}%")
        yield "shifts", ["shifts"], None, ()
        yield "next", ["next"], None, ()
        yield "who", ["who", name], "SELECT DISTINCT name FROM actor WHERE name LIKE ? LIMIT 40", (f"%{name}%",)
        yield "stories --source", ["stories", "--until", day], None, ()
        entry = opened.execute("SELECT id FROM entry WHERE n = ?", (dice.randrange(1, last + 1),)).fetchone()[0]
        yield "why", ["why", entry], None, ()


def ask(arguments):
    with tempfile.TemporaryDirectory() as folder:
        target = arguments.keep or f"{folder}/a.dl"
        if not Path(target).exists():
            fill(arguments, target)
        empty = statistics.median(seconds([arguments.program, "--version"]) for _ in range(ROUNDS))
        print(f"start of the program alone: {1000 * empty:.1f} ms, part of every answer below; 40 rows each")
        taken, plain = defaultdict(list), defaultdict(list)
        opened = sqlite3.connect(target)
        for what, question, sql, values in questions(target):
            limit = [] if question[0] == "why" else ["--limit", "40"]
            taken[what].append(seconds([arguments.program, question[0], target, *question[1:], *limit]))
            if sql and len(plain[what]) < arguments.likes:
                begin = time.perf_counter()
                opened.execute(sql, values).fetchall()
                plain[what].append(time.perf_counter() - begin)
        print(f"{'question':26} {'median ms':>10} {'worst ms':>10} {'LIKE ms':>10}")
        for what, times in taken.items():
            like = f"{1000 * statistics.median(plain[what]):10.0f}" if plain[what] else " " * 10
            print(f"{what:26} {1000 * statistics.median(times):10.1f} {1000 * max(times):10.1f} {like}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["rate", "ask"])
    parser.add_argument("program")
    parser.add_argument("input")
    parser.add_argument("--model")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--keep")
    parser.add_argument("--likes", type=int, default=3)
    arguments = parser.parse_args()
    arguments.program = os.path.abspath(arguments.program)
    {"rate": rate, "ask": ask}[arguments.what](arguments)


main()
