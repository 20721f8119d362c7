# The ledger file as its users meet it: store_test.py PROGRAM [KILLS]. Ledgers in exchange form stand for stories, so that
# no model is needed.
import csv
import io
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
from contextlib import closing
from pathlib import Path

from house import ROOT

KILLS = int(sys.argv.pop()) if len(sys.argv) > 2 else 20
PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else str(ROOT / "build/dateline")
NAMES = ["Ida Holm", "Åsa Lind", "Bo Dahl", "Mr. Bo Dahl", "IDA HOLM", "Eva Nord"]
WORDS = [a + b for a in ("ba", "do", "fi", "gu", "ke", "lo", "mi", "nu") for b in ("ran", "sel", "tim", "vor", "wex", "zan")]
TOPICS = ["harbour strike", "flood wall", "new dam", "school roofs", "ferry fares"]


def ledger(seed):
    """A small ledger of an invented story, the same for the same seed."""
    dice = random.Random(seed)
    text, actors, statements, events, figures, positions = "", [], [], [], [], []

    def put(words):
        nonlocal text
        begin = len(text)
        text += words
        return [begin, len(text)]

    for i in range(dice.randrange(2, 7)):
        name, topic, count = dice.choice(NAMES), dice.choice(TOPICS), dice.randrange(2, 900)
        who = put(name)
        actors.append({"id": f"A{i}", "kind": "PERSON", "name": name, "mentions": [who], "offices": [], "member_of": []})
        put(" ")
        cue = put("said")
        put(" ")
        begin = len(text)
        put(f"that {topic} number {dice.randrange(10 ** 6)} would ")
        trigger = put("cost")
        put(" ")
        figure = put(str(count))
        put(" crowns" + "".join(" " + dice.choice(WORDS) for _ in range(12)))
        statements.append({"id": f"Q{i}", "speaker": [f"A{i}"], "source": [who], "cue": [cue], "content": [[begin, len(text)]],
                           "mode": "indirect", "act": dice.choice(["assert", "warn", "promise"]), "to": [], "venue": [],
                           "date": None, "via": [], "denied": False, "within": None})
        events.append({"id": f"E{i}", "trigger": [trigger], "type": "ECONOMY", "actors": [], "recipients": [], "place": [],
                       "date": f"2024-05-{1 + dice.randrange(28):02}", "status": "planned", "within": f"Q{i}",
                       "same_as": None})
        figures.append({"id": f"F{i}", "span": [figure], "low": None, "high": None, "value": count, "qualifier": "exact",
                        "what": "money", "unit": "crowns", "of_event": f"E{i}", "place": [], "period": [],
                        "source": [f"A{i}"], "date": None, "within": f"Q{i}"})
        positions.append({"id": f"P{i}", "actor": [f"A{i}"], "stance": "oppose", "issue": [trigger], "topic": topic,
                          "basis": [f"Q{i}"], "date": None, "state": "current", "condition": []})
        put(".\n\n" if dice.random() < 0.3 else ". ")
    return {"id": f"r{seed}", "published": f"2024-04-{1 + dice.randrange(28):02}", "dateline": "Orra", "title": f"Story {seed}",
            "source": dice.choice(["Wire", "Post"]), "text": text, "actors": actors, "statements": statements,
            "events": events, "figures": figures, "positions": positions, "shifts": []}


def updated(first):
    """The next day's version by the same outlet: the first figure is another, and its speaker changed sides."""
    made = json.loads(json.dumps(first))
    (begin, end), value = made["figures"][0]["span"][0], made["figures"][0]["value"]
    digits = str(value + 1000)
    more = len(digits) - (end - begin)

    def move(part):
        if isinstance(part, list) and len(part) == 2 and all(isinstance(at, int) for at in part):
            return [part[0] + more * (part[0] >= end), part[1] + more * (part[1] >= end)]
        if isinstance(part, list):
            return [move(one) for one in part]
        return {key: move(one) for key, one in part.items()} if isinstance(part, dict) else part

    made = move(made)
    made["text"] = first["text"][:begin] + digits + first["text"][end:]
    made["figures"][0]["value"] = value + 1000
    made["positions"][0]["stance"] = "support"
    day = int(first["published"][-2:])
    return made | {"id": "later", "title": "Later", "published": f"2024-04-{day + 1:02}"}


class Store(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.ledger_file = str(self.folder / "a.dl")

    def run_program(self, *arguments, code=0, stdin=b"", env=None):
        done = subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, timeout=300,
                              env={**os.environ, **(env or {})})
        self.assertGreaterEqual(done.returncode, 0, done.stderr)
        if code is not None:
            self.assertEqual(done.returncode, code, done.stderr.decode())
        return done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")

    def rows(self, *arguments):
        return [json.loads(line) for line in self.run_program(*arguments)[0].splitlines()]

    def lines(self, name, ledgers):
        path = self.folder / name
        path.write_text("".join(json.dumps(one) + "\n" for one in ledgers))
        return str(path)

    def add(self, path, file=None, **options):
        return self.run_program("add", file or self.ledger_file, "--ledgers", path, **options)

    def whole(self, file=None):
        """Everything that is asked of a ledger file, which must not depend on how it came to be."""
        verbs = ["said", "events", "figures", "positions", "shifts", "next", "who", "stories"]
        return "".join(self.run_program(verb, file or self.ledger_file)[0] for verb in verbs)

    def test_adds_ledgers_and_answers(self):
        path = self.lines("l.jsonl", [ledger(i) for i in range(30)])
        _, told = self.add(path)
        self.assertIn("30 added", told)
        _, told = self.add(path)
        self.assertIn("30 there already", told)
        said = self.rows("said", self.ledger_file, "--by", "ida holm")
        self.assertTrue(said)
        for row in said:
            self.assertIn(row["speaker"], [["Ida Holm"], ["IDA HOLM"]])
            self.assertEqual(row["speaker"], ["Ida Holm"])
        dated = self.rows("events", self.ledger_file, "--since", "2024-05-10", "--until", "2024-05-12")
        self.assertTrue(dated)
        self.assertTrue(all("2024-05-10" <= row["date"] <= "2024-05-12" for row in dated))
        self.assertTrue(self.rows("positions", self.ledger_file, "--about", "flood wall"))
        self.assertEqual(len(self.rows("stories", self.ledger_file, "--limit", "3")), 3)

    def test_gives_a_table_and_csv_when_asked(self):
        self.add(self.lines("l.jsonl", [ledger(i) for i in range(3)]))
        table, _ = self.run_program("said", self.ledger_file, "--table", env={"COLUMNS": "90"})
        self.assertTrue(table.startswith("date"))
        rows = list(csv.DictReader(io.StringIO(self.run_program("figures", self.ledger_file, "--csv")[0])))
        self.assertEqual(len(rows), len(self.rows("figures", self.ledger_file)))
        self.assertIn("claimed_by", rows[0])

    def test_what_was_not_said_reads_so_in_a_table(self):
        unsaid = ledger(1)
        unsaid["statements"][0]["denied"] = True
        self.add(self.lines("l.jsonl", [unsaid]))
        table, _ = self.run_program("said", self.ledger_file, "--table")
        self.assertEqual(table.count("did not say:"), 1, table)

    def test_no_output_takes_the_place_of_a_ledger_file(self):
        self.add(self.lines("l.jsonl", [ledger(1)]))
        before = self.rows("said", self.ledger_file)
        _, told = self.run_program("export", self.ledger_file, "--as", "csv", "-o", self.ledger_file, code=2)
        self.assertIn("would overwrite a ledger file", told)
        self.assertEqual(self.rows("said", self.ledger_file), before)

    def test_control_characters_reach_no_table(self):
        one = ledger(1)
        one["title"] = "\x1b[2J" + one["title"]
        one["actors"][0]["name"] = "\x1b]0;owned\x07" + one["actors"][0]["name"]
        one["text"] = one["text"].replace("said", "s\x1bid")
        self.add(self.lines("l.jsonl", [one]))
        for verb in ("said", "who", "stories", "events", "figures"):
            self.assertNotIn("\x1b", self.run_program(verb, self.ledger_file, "--table")[0])
        entry = self.rows("said", self.ledger_file)[0]["id"]
        self.assertNotIn("\x1b", self.run_program("why", self.ledger_file, entry, "--table")[0])

    def test_why_tells_sentence_span_and_source(self):
        self.add(self.lines("l.jsonl", [ledger(2)]))
        entry = self.rows("said", self.ledger_file)[0]
        why = self.rows("why", self.ledger_file, entry["id"][:9])[0]
        self.assertEqual(why["id"], entry["id"])
        self.assertIn("said", why["sentence"])
        self.assertIn("“said” characters", why["cue"][0])
        self.assertIn("bytes", why["cue"][0])
        self.assertEqual(why["outlet"], entry["source"])

    def test_any_sqlite_tool_finds_the_words_by_their_span(self):
        self.add(self.lines("l.jsonl", [ledger(i) for i in range(5)]))
        with closing(sqlite3.connect(self.ledger_file, isolation_level=None)) as opened:
            cues = opened.execute('SELECT substr(text, span.begin + 1, span."end" - span.begin) FROM span JOIN entry ON '
                                  "entry.n = span.entry JOIN story ON story.n = entry.story WHERE role = 'cue'").fetchall()
            self.assertEqual(set(cues), {("said",)})
            self.assertTrue(opened.execute("SELECT count(*) FROM said").fetchone()[0])
            self.assertEqual(opened.execute("PRAGMA integrity_check").fetchone(), ("ok",))

    def test_sql_only_reads(self):
        self.add(self.lines("l.jsonl", [ledger(1)]))
        before = self.whole()
        self.assertEqual(self.rows("sql", self.ledger_file, "SELECT count(*) AS n FROM story"), [{"n": 1}])
        for sql in ("DELETE FROM story", "PRAGMA journal_mode = DELETE", "ATTACH 'x' AS y", "SELECT 1; DELETE FROM story"):
            self.run_program("sql", self.ledger_file, sql, code=2)
        self.assertEqual(self.whole(), before)

    def test_broken_lines_are_told_and_the_rest_is_added(self):
        good = json.dumps(ledger(1))
        path = self.folder / "l.jsonl"
        path.write_text(good + "\n{\"id\": \"b\", \"text\": 7}\n" + good[:-20] + "\n")
        _, told = self.add(str(path), code=1)
        errors = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
        self.assertEqual([error["error"]["line"] for error in errors], [2, 3])
        self.assertEqual(errors[0]["id"], "b")
        self.assertIn("1 added", told)

    def test_order_and_repetition_and_merging_change_nothing(self):
        ledgers = [ledger(i) for i in range(60)]
        again = dict(ledgers[3], title="Under another headline", published="2024-04-29", id="copy")
        ledgers.append(again)
        self.add(self.lines("all.jsonl", ledgers))
        expected = self.whole()
        dice = random.Random(5)
        for round in range(3):
            dice.shuffle(ledgers)
            some = str(self.folder / f"some{round}.dl")
            rest = str(self.folder / f"rest{round}.dl")
            self.add(self.lines("some.jsonl", ledgers[:40] + ledgers[:5]), file=some)
            self.add(self.lines("rest.jsonl", ledgers[30:]), file=rest)
            self.run_program("merge-ledgers", some, rest)
            self.assertEqual(self.strip(self.whole(some)), self.strip(expected))

    def strip(self, answers):
        """Without the names of the files that the ledgers came from."""
        return [{key: value for key, value in json.loads(line).items() if key != "file"} for line in answers.splitlines()]

    def test_a_killed_run_goes_on_where_it_stopped(self):
        ledgers = [ledger(i) for i in range(500)]
        path = self.lines("l.jsonl", ledgers)
        whole = str(self.folder / "whole.dl")
        begin = time.monotonic()
        self.add(path, file=whole)
        seconds = time.monotonic() - begin
        expected = self.whole(whole)
        dice = random.Random(9)
        kills = 0
        while kills < KILLS:
            process = subprocess.Popen([PROGRAM, "add", self.ledger_file, "--ledgers", "-j", "2", path],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(timeout=dice.uniform(0, seconds / 2))
                self.assertEqual(process.returncode, 0)
                Path(self.ledger_file).unlink()  # it came to its end: again from nothing
                continue
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
            kills += 1
            if kills % 5 == 0 and Path(self.ledger_file).exists():
                with closing(sqlite3.connect(self.ledger_file, isolation_level=None)) as opened:
                    self.assertEqual(opened.execute("PRAGMA integrity_check").fetchone(), ("ok",))
        self.add(path)
        self.assertEqual(self.whole(), expected)

    def test_decisions_are_a_log_that_travels(self):
        self.add(self.lines("l.jsonl", [ledger(i) for i in range(20)]))
        before = self.whole()
        ida, bo = (self.rows("who", self.ledger_file, name)[0]["id"] for name in ("Ida Holm", "Bo Dahl"))
        self.run_program("merge", self.ledger_file, ida, bo[:9])
        self.run_program("rename", self.ledger_file, ida, "Ida Holm-Dahl")
        self.assertTrue(self.rows("said", self.ledger_file, "--by", "Bo Dahl"))
        self.assertEqual({name for row in self.rows("said", self.ledger_file, "--by", "Bo Dahl") for name in row["speaker"]},
                         {"Ida Holm-Dahl"})
        entry = self.rows("said", self.ledger_file)[0]["id"]
        self.run_program("reject", self.ledger_file, entry)
        self.assertNotIn(entry, [row["id"] for row in self.rows("said", self.ledger_file)])
        other = str(self.folder / "b.dl")
        self.add(self.lines("m.jsonl", [ledger(i) for i in range(20)]), file=other)
        self.run_program("merge-ledgers", other, self.ledger_file)
        self.assertEqual(self.strip(self.whole(other)), self.strip(self.whole()))
        log = self.rows("log", other)
        self.assertEqual([row["verb"] for row in log], ["merge", "rename", "reject"])
        self.assertTrue(all(row["bound"] for row in log))
        for _ in log:
            self.run_program("undo", self.ledger_file)
        self.assertEqual(self.whole(), before)
        self.run_program("undo", self.ledger_file, code=2)

    def test_a_hostile_file_never_crashes_the_program(self):
        self.add(self.lines("l.jsonl", [ledger(i) for i in range(10)]))
        bytes_ = Path(self.ledger_file).read_bytes()
        broken = str(self.folder / "broken.dl")
        dice = random.Random(2)
        for round in range(25):
            data = bytearray(bytes_)
            for _ in range(dice.randrange(1, 60)):
                data[dice.randrange(100 if round % 5 else 0, len(data))] = dice.randrange(256)
            Path(broken).write_bytes(data[: dice.randrange(len(data))] if round % 8 == 7 else data)
            for arguments in (["said", broken, "--about", "dam"], ["who", broken, "Holm"],
                              ["sql", broken, "SELECT * FROM events"]):
                self.run_program(*arguments, code=None)
            self.run_program("add", broken, "--ledgers", str(self.folder / "l.jsonl"), code=None)

    def test_what_is_no_ledger_file_is_refused(self):
        plain = self.folder / "plain"
        plain.write_text("a story\n")
        for arguments in (["said", str(plain)], ["said", str(self.folder / "none")], ["merge", str(plain), "w1", "w2"]):
            self.run_program(*arguments, code=1)
        self.add(self.lines("l.jsonl", [ledger(1)]), file=str(plain), code=2)
        self.assertEqual(plain.read_text(), "a story\n")
        other = str(self.folder / "other.db")
        with closing(sqlite3.connect(other, isolation_level=None)) as opened:
            opened.execute("CREATE TABLE t (a)")
        self.run_program("said", other, code=1)
        self.add(str(self.folder / "l.jsonl"), file=other, code=2)

    def test_a_file_of_another_schema_is_refused(self):
        self.add(self.lines("l.jsonl", [ledger(1)]))
        with closing(sqlite3.connect(self.ledger_file, isolation_level=None)) as opened:
            opened.execute("PRAGMA user_version = 9")
        _, told = self.run_program("said", self.ledger_file, code=1)
        self.assertIn("schema 9", told)

    def make_old(self):
        """A file of schema 1, as the first version made them."""
        with closing(sqlite3.connect(self.ledger_file, isolation_level=None)) as opened:
            opened.executescript(
                "DROP TABLE located; DROP TABLE coded; DROP TABLE setting; DROP TABLE actor_trait; DROP TABLE near_story; DROP TABLE near_name; DROP TABLE alike_who;"
                "DROP TABLE alike_actor; DROP INDEX event_by_first; DROP INDEX figure_by_event; DROP INDEX who_by_via; ALTER TABLE who DROP COLUMN via;"
                "ALTER TABLE who DROP COLUMN named")
            opened.executescript(
                "DROP TABLE thread; DROP TABLE told; DROP TABLE tie; DROP TABLE turn; DROP TABLE fate; DROP TABLE clue; DROP TABLE entry_trait; DROP TABLE stale;"
                "DROP TABLE version; DROP TABLE change; DROP TABLE band; CREATE TABLE band (\n  band INTEGER NOT NULL,\n"
                "  story INTEGER NOT NULL REFERENCES story (n),\n  PRIMARY KEY (band, story)\n) WITHOUT ROWID; "
                "PRAGMA user_version = 1")

    def test_a_file_of_an_older_schema_is_migrated_with_a_copy(self):
        self.add(self.lines("l.jsonl", [ledger(i) for i in range(20)] + [updated(ledger(4))]))
        before = self.whole()
        self.make_old()
        _, told = self.run_program("said", self.ledger_file, code=1)
        self.assertIn("dateline migrate", told)
        _, told = self.run_program("migrate", self.ledger_file)
        self.assertIn(".schema1.bak", told)
        self.assertTrue(Path(self.ledger_file + ".schema1.bak").exists())
        self.assertEqual(self.whole(), before)
        self.assertIn("already", self.run_program("migrate", self.ledger_file)[1])
        self.make_old()
        self.assertIn(".schema1.bak.2", self.add(str(self.folder / "l.jsonl"))[1])
        self.assertEqual(self.whole(), before)
        self.run_program("migrate", str(self.folder / "none.dl"), code=1)
        self.assertFalse((self.folder / "none.dl").exists())

    def test_an_update_says_what_it_changed(self):
        first = ledger(4)
        self.add(self.lines("l.jsonl", [first, updated(first)]))
        (row,) = self.rows("stories", self.ledger_file, "--status", "changed")
        was = first["figures"][0]["value"]
        self.assertEqual(row["copy_kind"], "update")
        self.assertEqual(row["changed"], [f"{first['actors'][0]['name']} on {first['positions'][0]['topic']}: oppose → support",
                                          f"money crowns: {was} → {was + 1000}"])
        why = self.rows("why", self.ledger_file, row["id"])[0]
        self.assertEqual(len(why["changed"]), 2)
        self.assertIn("Story 4", why["brings up to date"])
        table, _ = self.run_program("stories", self.ledger_file, "--table", env={"COLUMNS": "160"})
        self.assertIn("1 more", " ".join(table.split()))
        self.run_program("reject", self.ledger_file, self.rows("figures", self.ledger_file)[0]["id"])
        self.assertEqual(len(self.rows("stories", self.ledger_file, "--status", "changed")[0]["changed"]), 1)

    def test_dates_and_ids_never_break(self):
        one = ledger(2)
        one["events"][0]["date"] = "2024-05-01/2024-05-03"
        self.add(self.lines("l.jsonl", [one]))
        self.assertIn("2024-05-01/2024-05-03", self.run_program("events", self.ledger_file, "--table", env={"COLUMNS": "100"})[0])
        entry = self.rows("said", self.ledger_file)[0]["id"]
        self.run_program("reject", self.ledger_file, entry)
        at = self.rows("log", self.ledger_file)[0]["at"]
        for width in ("60", "100"):
            table = self.run_program("log", self.ledger_file, "--table", env={"COLUMNS": width})[0]
            self.assertIn(at, table)
            self.assertIn(entry[:9], table)

    def test_the_log_names_what_it_is_about(self):
        self.add(self.lines("l.jsonl", [ledger(i) for i in range(20)]))
        ida, bo = (self.rows("who", self.ledger_file, name)[0]["id"] for name in ("Ida Holm", "Bo Dahl"))
        entry = self.rows("said", self.ledger_file)[0]
        self.run_program("merge", self.ledger_file, ida, bo)
        self.run_program("reject", self.ledger_file, entry["id"])
        merge, reject = self.rows("log", self.ledger_file)
        self.assertEqual((merge["a_name"], merge["b_name"]), ("Ida Holm", "Bo Dahl"))
        self.assertEqual(reject["a_name"], entry["sentence"])

    def test_a_decision_that_stands_is_not_written_again(self):
        self.add(self.lines("l.jsonl", [ledger(i) for i in range(20)]))
        ida, bo = (self.rows("who", self.ledger_file, name)[0]["id"] for name in ("Ida Holm", "Bo Dahl"))
        entry = self.rows("said", self.ledger_file)[0]["id"]
        decisions = [("merge", ida, bo), ("rename", ida, "Ida H."), ("reject", entry)]
        for verb, *words in decisions * 2:
            _, told = self.run_program(verb, self.ledger_file, *words)
        self.assertIn("stands already", told)
        self.assertEqual(len(self.rows("log", self.ledger_file)), 3)
        self.run_program("rename", self.ledger_file, ida, "Ida Dahl")
        self.run_program("rename", self.ledger_file, ida, "Ida H.")
        self.run_program("split", self.ledger_file, bo)
        self.run_program("merge", self.ledger_file, ida, bo)
        self.assertEqual(len(self.rows("log", self.ledger_file)), 7)

    def test_a_decision_comes_after_those_of_a_clock_that_was_ahead(self):
        self.add(self.lines("l.jsonl", [ledger(1)]))
        who = self.rows("who", self.ledger_file)[0]["id"]
        self.run_program("rename", self.ledger_file, who, "Before")
        with closing(sqlite3.connect(self.ledger_file)) as db:
            db.execute("UPDATE decision SET at = '2999-12-31T23:59:59.999Z'")
            db.commit()
        self.run_program("rename", self.ledger_file, who, "After")
        self.assertEqual([(d["at"], d["text"]) for d in self.rows("log", self.ledger_file)],
                         [("2999-12-31T23:59:59.999Z", "Before"), ("3000-01-01T00:00:00.000Z", "After")])

    def test_a_renamed_actor_is_found_by_its_new_name(self):
        self.add(self.lines("l.jsonl", [ledger(i) for i in range(20)]))
        ida = self.rows("who", self.ledger_file, "Ida Holm")[0]["id"]
        asked = ("said", self.ledger_file, "--by", "Zephyrine")
        self.run_program("rename", self.ledger_file, ida, " Zephyrine Holm ")
        self.assertEqual(self.rows("who", self.ledger_file, "Zephyrine")[0]["name"], "Zephyrine Holm")
        self.assertEqual(len(self.rows(*asked)), len(self.rows("said", self.ledger_file, "--by", "Ida Holm")))
        self.run_program("rename", self.ledger_file, ida, "Ida H.")
        self.assertFalse(self.rows(*asked))
        self.run_program("undo", self.ledger_file)
        self.assertTrue(self.rows(*asked))

    def test_a_blank_name_is_refused(self):
        self.add(self.lines("l.jsonl", [ledger(1)]))
        ida = self.rows("who", self.ledger_file)[0]["id"]
        for name in ("", "  ", "\t"):
            self.run_program("rename", self.ledger_file, ida, name, code=2)
        self.assertFalse(self.rows("log", self.ledger_file))

    def test_a_table_of_the_log_says_which_decisions_do_not_hold(self):
        self.add(self.lines("l.jsonl", [ledger(1)]))
        ida = self.rows("who", self.ledger_file)[0]["id"]
        self.run_program("rename", self.ledger_file, ida, "Ida H.")
        self.run_program("undo", self.ledger_file)
        other = str(self.folder / "empty.dl")
        self.run_program("merge-ledgers", other, self.ledger_file)
        table = self.run_program("log", self.ledger_file, "--table", env={"COLUMNS": "60"})[0]
        self.assertIn("(undone)", " ".join(table.split()))

    def test_merging_ledger_files_tells_of_their_decisions(self):
        self.add(self.lines("l.jsonl", [ledger(1)]))
        self.run_program("reject", self.ledger_file, self.rows("said", self.ledger_file)[0]["id"])
        _, told = self.run_program("merge-ledgers", str(self.folder / "b.dl"), self.ledger_file)
        self.assertIn("1 story added or replaced, 1 decision added", told)

    def test_why_tells_what_became_of_decisions(self):
        self.add(self.lines("l.jsonl", [ledger(i) for i in range(20)]))
        entry = self.rows("said", self.ledger_file)[0]["id"]
        self.run_program("reject", self.ledger_file, entry)
        self.assertEqual(self.rows("why", self.ledger_file, entry)[0]["shown"], "no: it was rejected")
        self.run_program("undo", self.ledger_file)
        why = self.rows("why", self.ledger_file, entry)[0]
        self.assertNotIn("shown", why)
        self.assertTrue(why["decisions"][0].endswith(", undone"))
        decision = self.rows("log", self.ledger_file)[0]["id"]
        self.assertEqual(self.rows("why", self.ledger_file, decision)[0]["holds"], "no: it was undone")
        ida = self.rows("sql", self.ledger_file, "SELECT id FROM actor WHERE name = 'Ida Holm'")[0]["id"]
        self.run_program("split", self.ledger_file, ida)
        self.assertIn("split it off", self.rows("why", self.ledger_file, ida)[0]["because"])

    def test_a_failed_add_leaves_no_file(self):
        path = self.folder / "broken.jsonl"
        path.write_text("{\"id\": \"b\", \"text\": 7}\n")
        self.assertIn("was not made", self.add(str(path), code=1)[1])
        self.assertIn("cannot be made", self.add(str(path), file=str(self.folder / "no/a.dl"), code=2)[1])
        self.run_program("merge-ledgers", self.ledger_file, str(path), code=1)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["broken.jsonl"])

    @unittest.skipUnless((ROOT / "model/dateline-en.dlm").is_file(), "no model")
    def test_ledgers_given_as_stories_are_told(self):
        _, told = self.run_program("add", self.ledger_file, self.lines("l.jsonl", [ledger(1)]), code=2,
                                   env={"DATELINE_MODEL": str(ROOT / "model/dateline-en.dlm")})
        self.assertIn("add such files with --ledgers", told)
        self.assertFalse(Path(self.ledger_file).exists())

    def test_nothing_is_left_beside_the_file(self):
        self.add(self.lines("l.jsonl", [ledger(1)]))
        self.whole()
        self.run_program("reject", self.ledger_file, self.rows("said", self.ledger_file)[0]["id"])
        self.run_program("log", self.ledger_file)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["a.dl", "l.jsonl"])

    def test_a_hyphen_is_standard_output(self):
        self.add(self.lines("l.jsonl", [ledger(1)]))
        out, _ = self.run_program("export", self.ledger_file, "--as", "csv", "-o", "-")
        self.assertEqual(out, self.run_program("export", self.ledger_file, "--as", "csv")[0])
        self.assertFalse(Path("-").exists())

    def test_what_makes_no_sense_is_refused(self):
        self.add(self.lines("l.jsonl", [ledger(1)]))
        self.assertIn("there is no verb sayd; the nearest is said", self.run_program("sayd", self.ledger_file, code=2)[1])
        for option in (["--until", ""], ["--by", ""], ["--min-confidence", "nan"], ["--min-confidence", "1.5"]):
            self.run_program("said", self.ledger_file, *option, code=2)

    def test_damage_is_told_in_a_sentence_that_names_the_file(self):
        self.add(self.lines("l.jsonl", [ledger(i) for i in range(10)]))
        data = bytearray(Path(self.ledger_file).read_bytes())
        data[8192:] = bytes(len(data) - 8192)
        Path(self.ledger_file).write_bytes(data)
        _, told = self.run_program("said", self.ledger_file, code=1)
        self.assertIn(f"{self.ledger_file}: the ledger file is damaged", told)

    def test_many_of_one_template_are_the_same_in_any_order(self):
        dice = random.Random(3)
        ledgers = [ledger(7) for _ in range(60)]
        for i, one in enumerate(ledgers):
            for number in range(5):
                one["text"] = one["text"].replace("ran", dice.choice(["ran", "sel", "tim"]), dice.randrange(6))
            one |= {"id": f"t{i}", "title": f"T{i}", "published": f"2024-04-{1 + dice.randrange(28):02}", "source": dice.choice(["Wire", "Post"])}
        self.add(self.lines("l.jsonl", ledgers))
        expected = self.whole()
        for round in range(3):
            dice.shuffle(ledgers)
            file = str(self.folder / f"{round}.dl")
            for part in range(0, 60, 17):
                self.add(self.lines(f"{part}.jsonl", ledgers[part : part + 17]), file=file)
            self.assertEqual(self.strip(self.whole(file)), self.strip(expected))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
