#!/usr/bin/env python3
"""What stories have in common: the links of a ledger file against those of the sagas, and what adding a story costs.

    bench/across.py PROGRAM [--model FILE] [--shared ../shared] [--write docs/accuracy.md]
    bench/across.py PROGRAM --growth 1000,100000,1000000 [--files FOLDER] [--write docs/ledger-bench.md]

The sagas' ledgers go in as they were annotated (gold) and as the program reads their stories (bare), one file a saga. Beside it what one gets by
taking for one what has the same kind and name (actors), the same type and word (events). --growth adds one story, and then others one by one, to
files of so many entries made by many_ledgers.py, and tells the time that each takes."""

import collections
import json
import lzma
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import page
from memory import linked, run

HERE = Path(__file__).resolve().parent
ADDED = 20  # stories, by --growth
# must and aim, gold and bare
GOALS = {
    "actors_b3": ((92, 97), (62, 82)),
    "actors_links": ((85, 94), (45, 72)),
    "events_b3": ((84, 93), (45, 68)),
    "events_links": ((72, 87), (30, 58)),
    "figures_links": ((55, 80), (30, 60)),
    "positions_links": ((50, 78), (15, 45)),
    "shifts": ((45, 75), (10, 40)),
    "fates": ((45, 75), (18, 48)),
}


def same_name(ledgers):
    """Links of one saga by names alone, in the form of the memory."""

    def grouped(section, key, field):
        groups = collections.defaultdict(list)
        for ledger in ledgers:
            for one in ledger[section]:
                if section == "events" and one.get("same_as"):
                    continue
                groups[key(ledger, one)].append([ledger["id"], one["id"]])
        return [{field: group} for group in groups.values()]

    def word(ledger, event):
        return event["type"], " ".join(ledger["text"][a:b] for a, b in event["trigger"]).lower()

    actors = grouped("actors", lambda _, actor: (actor["kind"], actor["name"]), "in")
    events = [event for event in grouped("events", word, "in") if len(event["in"]) > 1]
    return {"stories": [ledger["id"] for ledger in ledgers], "actors": actors, "events": events}


def scores(shared, work, memory, ledgers):
    system, entries = work / "memory.json", work / "ledgers.jsonl"
    system.write_text(json.dumps(memory))
    entries.write_text("".join(json.dumps(ledger) + "\n" for ledger in ledgers))
    script, gold = shared / "bench/score_memory.py", shared / "ledger/sagas.json"
    return json.loads(run(sys.executable, script, gold, shared / "ledger/sagas.jsonl.xz", system, entries, "--json"))


def measure(program, shared):
    gold = [json.loads(line) for line in lzma.open(shared / "ledger/sagas.jsonl.xz", "rt", encoding="utf-8")]
    sagas = json.loads((shared / "ledger/sagas.json").read_text())
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        stories = work / "stories.jsonl"
        rows = [{k: d[k] for k in ("id", "text", "title", "published") if d.get(k)} | {"source": d["outlet"]} for d in gold]
        stories.write_text("".join(json.dumps(row) + "\n" for row in rows))
        bare = [json.loads(line) for line in run(program, "read", "--format", "jsonl", "--json", stories).splitlines()]
        table = {}
        for name, ledgers in (("gold", gold), ("bare", bare)):
            of = {saga["saga"]: [ledger for ledger in ledgers if ledger["id"] in saga["stories"]] for saga in sagas}
            found = [linked(program, work, members) for members in of.values()]
            named = [same_name(members) for members in of.values()]
            table[name] = scores(shared, work, [memory for memory, _ in found], [d for _, part in found for d in part])
            table[name + " by name"] = scores(shared, work, named, ledgers)
    return table


def report(table):
    head = ["F1", "gold ledgers", "by name", "must", "aim", "bare stories", "by name", "must", "aim"]
    lines = []
    for row, (gold, bare) in GOALS.items():
        if not any(table[name][row]["f1"] for name in ("gold", "bare")):
            continue  # a program that makes no such links
        cells = [row.replace("_", " ")]
        for name, goals in (("gold", gold), ("bare", bare)):
            cells += [f"**{100 * table[name][row]['f1']:.1f}**", f"{100 * table[name + ' by name'][row]['f1']:.1f}", *map(str, goals)]
        lines.append(cells)
    return page.table(head, lines)


def cpu_time():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def make(program, size, shared, file):
    """A ledger file of so many entries."""
    command = [sys.executable, HERE / "many_ledgers.py", "--entries", str(size), "--shared", shared]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as ledgers:
        subprocess.run([program, "add", file, "--ledgers", "-"], stdin=ledgers.stdout, capture_output=True, check=True)


def growth(program, sizes, shared, folder):
    """What adding one story costs, the median of some, in files of these many entries. Kept files are copied, not changed."""
    extra = run(sys.executable, HERE / "many_ledgers.py", "--entries", "28000", "--seed", "2", "--shared", shared).splitlines()[-ADDED:]
    rows = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as work:
            file = Path(work) / "many.dl"
            kept = folder / f"{size}.dl" if folder else None
            if kept and kept.exists():
                shutil.copy(kept, file)
            else:
                make(program, size, shared, file)
                if kept:
                    shutil.copy(file, kept)
            megabytes = file.stat().st_size / 1e6
            times = []
            for number, line in enumerate(extra):
                one = Path(work) / f"one{number}.jsonl"
                one.write_text(line + "\n")
                begin, cpu = time.perf_counter(), cpu_time()
                run(program, "add", file, "--ledgers", one)
                times.append((1000 * (cpu_time() - cpu), 1000 * (time.perf_counter() - begin)))
            used, passed = (sorted(column) for column in zip(*times))
            middle, most = len(times) // 2, round(0.95 * (len(times) - 1))
            rows.append([f"{size:,}", f"{megabytes:,.0f}", *(f"{column[at]:.0f}" for column in (used, passed) for at in (middle, most))])
            print(rows[-1], file=sys.stderr)
    head = ["entries", "MB", "ms of CPU, median", "95th of 100", "ms by the clock, median", "95th of 100"]
    load = f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    return f"{load}; {ADDED} stories, one after the other, with starting the program.\n\n{page.table(head, rows)}"


def main():
    args = page.arguments(__doc__)
    args.add_argument("--growth", metavar="SIZES")
    args.add_argument("--files", type=Path, help="a folder for the files that --growth makes, to be taken the next time")
    args.add_argument("--write", type=Path)
    given = args.parse_args()
    if not (given.shared / "ledger/sagas.json").is_file():
        page.skip(f"no {given.shared}/ledger/sagas.json")
    program = page.find_program(given.program)
    if given.growth:
        body = growth(program, [int(size) for size in given.growth.split(",")], given.shared, given.files)
        text = page.stamped("bench/across.py", page.describe(program, page.choose_model(given.model)), body)
        print(text)
        return page.write_block(given.write, "growth", text) if given.write else None
    model = page.choose_model(given.model)
    text = page.stamped("bench/across.py", page.describe(program, model), report(measure(program, given.shared)))
    print(text)
    if given.write:
        page.write_block(given.write, "across", text)


main()
