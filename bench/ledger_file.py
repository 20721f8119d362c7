#!/usr/bin/env python3
"""Measures the ledger file: how fast it answers, what adding costs beside reading, and how large it is.

    bench/ledger_file.py [build/dateline] [--entries 1000000] [--file many.dl] [--write docs/ledger-bench.md]

Needs build/bench/ledger_file beside the program, and the ledgers of ../shared. --file keeps what was made, and takes it when it is there.
Beyond a million entries the rows of the first million are added again with other ids and days, by SQL: names and words stay, so that each of
them is found ten times as often in ten million. The docs say what is measured."""

import json
import os
import pathlib
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time

import many_ledgers
import page

MOST_ADDED = 1_000_000
MUST, AIM, STORE_SHARE = 50, 10, 0.10  # milliseconds at the median, and of reading
TABLES = "story actor mention entry statement event figure position shift part span thread told turn fate".split()
KEYS = {"mention": "actor", "turn": "from_position", "fate": "planned"}  # of the others: n, or entry
REFERS = {"within", "same_as", "of_event", "rival", "from_position", "to_position", "on_entry", "entry", "after", "planned", "by_entry"}
DAYS = {"first_day", "last_day", "published", "date"}


def add(program, ledger_file, ledgers, wanted, seed):
    """Streams ledgers into a new file."""
    command = [program, "add", str(ledger_file), "--ledgers", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, text=True, encoding="utf-8") as process:
        for line in many_ledgers.lines(ledgers, wanted, seed):
            process.stdin.write(line + "\n")
        process.stdin.close()
    if process.returncode != 0:
        sys.exit("adding failed")


def again(column, table, keys, turn):
    """What a column holds in the rows that are added once more."""
    name = f'"{column}"'
    if column == "n":
        return f"n + {turn * keys[table]}"
    if column in REFERS:
        return f"{name} + {turn * keys['entry']}"
    if column in ("story", "actor", "thread"):
        return f"{name} + {turn * keys[column]}"
    if column == "id":
        return "substr(id, 1, 1) || lower(hex(randomblob(8)))"
    if column in DAYS:
        return f"CASE WHEN length({name}) = 10 THEN date({name}, '{37 * turn} days') ELSE {name} END"
    return name


def grow(ledger_file, wanted):
    """Whole rounds of the rows that are there, until there are so many entries."""
    opened = sqlite3.connect(ledger_file, isolation_level=None)
    opened.execute("PRAGMA synchronous = OFF")
    keys = {table: opened.execute(f"SELECT max(n) FROM {table}").fetchone()[0] for table in ("story", "actor", "entry", "thread")}
    for turn in range(1, round(wanted / keys["entry"])):
        opened.execute("BEGIN")
        for table in TABLES:
            key, least = ("n", keys[table]) if table in keys else (KEYS.get(table, "entry"), keys["actor" if table == "mention" else "entry"])
            columns = [row[1] for row in opened.execute(f"PRAGMA table_info({table})")]
            made = ", ".join(again(column, table, keys, turn) for column in columns)
            opened.execute(f"INSERT INTO {table} SELECT {made} FROM {table} WHERE {key} <= {least}")
        opened.execute(f"INSERT INTO entry_words (rowid, words) SELECT n, words FROM entry WHERE n > {turn * keys['entry']}")
        opened.execute("COMMIT")
        print(f"{(turn + 1) * keys['entry']:,} entries", file=sys.stderr)
    opened.close()


def cpu_of(command):
    """Seconds by the clock and of CPU time in user mode and in the system."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - begin, after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime


def adding(program, ledgers, rounds):
    """Adding stories beside reading them alone, in turns."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        stories = pathlib.Path(folder) / "stories.jsonl"
        keys = ("id", "title", "published", "source", "text")
        stories.write_text("".join(json.dumps({key: one[key] for key in keys}) + "\n" for one in ledgers), encoding="utf-8")
        for workers in ("1", "2"):
            best = {}
            for turn in range(rounds):
                made = pathlib.Path(folder) / f"{workers}-{turn}.dl"
                for name, command in (("read", [program, "read", str(stories), "-j", workers]),
                                      ("add", [program, "add", str(made), str(stories), "-j", workers])):
                    best[name] = min(best.get(name, (1e9, 1e9, 1e9)), cpu_of(command), key=lambda taken: taken[1] + taken[2])
            read, put = (best[name][1] + best[name][2] for name in ("read", "add"))
            rows.append([f"-j {workers}", *(f"{len(ledgers) / best[name][0]:.1f}" for name in ("read", "add")),
                         *(f"{len(ledgers) / cpu:.1f}" for cpu in (read, put)), f"{100 * (put / read - 1):+.1f}", f"{100 * STORE_SHARE:.0f}"])
    head = ["", "read, stories/s", "add, stories/s", "read, stories/s of CPU", "add, stories/s of CPU", "store costs, %", "limit"]
    return page.table(head, rows)


def questions(tool, ledger_file, like, program_seed):
    """A row a question, and what the machine did."""
    rows, slow = [], 0
    out = subprocess.run([tool, str(ledger_file), "--like", str(like), "--seed", str(program_seed)], capture_output=True, text=True, check=True)
    for one in map(json.loads, out.stdout.splitlines()):
        asked, plain = one["asked"], one.get("like")
        slow += asked["cpu"] > MUST
        rows.append([f"`{one['question']}`", *(f"{asked[key]:.1f}" for key in ("clock", "clock95", "cpu", "cpu95")),
                     f"{asked['rows'] / asked['runs']:.0f}", f"{plain['cpu']:,.0f}" if plain else "", str(MUST), str(AIM)])
    head = ["question", "ms, median", "95th of 100", "ms of CPU, median", "95th of 100", "rows", "LIKE, ms of CPU", "must", "aim"]
    return page.table(head, rows), slow


def size(ledger_file):
    with sqlite3.connect(f"file:{ledger_file}?mode=ro", uri=True) as opened:
        stories, entries = (opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("story", "entry"))
    bytes_ = os.path.getsize(ledger_file)
    return stories, entries, f"{stories:,} stories, {entries:,} entries, {bytes_ / 1e6:,.0f} MB: {bytes_ / stories:,.0f} bytes a story, {bytes_ / entries:,.0f} an entry"


def main():
    args = page.arguments(__doc__)
    args.add_argument("--entries", type=int, default=MOST_ADDED)
    args.add_argument("--file", type=pathlib.Path, help="the ledger file to keep or to take")
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--like", type=int, default=3, help="so many of the questions by plain LIKE too")
    args.add_argument("--rounds", type=int, default=2, help="of reading and adding; 0: none")
    args.add_argument("--write", metavar="PAGE")
    given = args.parse_args()
    program, model = page.find_program(given.program), page.choose_model(given.model)
    tool = page.find_program(pathlib.Path(program).parent / "bench/ledger_file")
    ledgers = many_ledgers.load(given.shared)
    with tempfile.TemporaryDirectory() as folder:
        ledger_file = given.file or pathlib.Path(folder) / "many.dl"
        if not ledger_file.exists():
            add(program, ledger_file, ledgers, min(given.entries, MOST_ADDED), given.seed)
            if given.entries > MOST_ADDED:
                grow(ledger_file, given.entries)
        load = os.getloadavg()[0]
        _, entries, how_large = size(ledger_file)
        answers, slow = questions(tool, ledger_file, given.like, given.seed)
    body = f"{how_large}.\n\n{answers}\n{slow} of the medians of CPU time are above {MUST} ms.\n"
    if given.rounds:
        body += "\n" + adding(program, ledgers[: given.limit or 100], given.rounds)
    what = f"{page.describe(program, model)}; load of the machine before: {load:.1f} on {os.cpu_count()} cores"
    text = page.stamped("bench/ledger_file.py", what, body)
    if given.write:
        page.write_block(given.write, f"ledger file, {'many millions' if entries > 2 * MOST_ADDED else 'one million'}", text)
    else:
        print(text)


if __name__ == "__main__":
    main()
