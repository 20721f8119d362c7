# Asking over stories: over_stories_test.py PROGRAM. Four invented stories by two outlets (data/across/quarry.jsonl), whose
# links are written into the file by hand, so that what is asked does not hang on what is linked.
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from contextlib import closing
from pathlib import Path

from house import ROOT

PROGRAM = os.path.abspath(sys.argv.pop()) if len(sys.argv) > 1 else str(ROOT / "build/dateline")
EVENTS = {"collapse": ["fw-0502 E1", "cl-0503 E1", "fw-0506 E1", "cl-0509 E2"], "march": ["fw-0502 E2", "fw-0506 E2"],
          "talks": ["fw-0502 E3", "cl-0509 E1"]}
DEAD = ["fw-0502 F1", "fw-0502 F2", "cl-0503 F1", "cl-0503 F2", "fw-0506 F1", "fw-0506 F2", "cl-0509 F1"]
CLOSURE = ["fw-0502 P1", "fw-0506 P1", "cl-0509 P1"]


def link(path):
    """Writes the links into a ledger file. Returns the ids of its threads by name."""
    kinds = {"E": "event", "F": "figure", "P": "position"}
    with closing(sqlite3.connect(path)) as db:
        def row(name):
            record, entry = name.split()
            return db.execute("SELECT entry.n FROM entry JOIN story ON story.n = entry.story WHERE record = ? AND kind = ? "
                              "AND number = ?", (record, kinds[entry[0]], int(entry[1:]))).fetchone()[0]
        for table in ("thread", "told", "tie", "turn", "fate"):
            db.execute(f"DELETE FROM {table}")
        threads = {}
        for kind, name, members in [*(("event", name, members) for name, members in EVENTS.items()),
                                    ("figure", "dead", DEAD), ("position", "closure", CLOSURE)]:
            threads[name] = f"t{len(threads):016x}"
            n = db.execute("INSERT INTO thread (id, kind, name) VALUES (?, ?, ?)", (threads[name], kind, name)).lastrowid
            for place, member in enumerate(members):
                db.execute("INSERT INTO told (entry, thread, place) VALUES (?, ?, ?)", (row(member), n, place))
            db.execute("INSERT INTO tie VALUES (?, ?, 2.5, 'same word and day')", (row(members[0]), row(members[1])))
        db.execute("INSERT INTO turn VALUES (?, ?)", (row(CLOSURE[0]), row(CLOSURE[1])))
        db.execute("INSERT INTO fate VALUES (?, 'happened', ?, 'the march of that day')", (row("fw-0502 E2"), row("fw-0506 E2")))
        db.execute("INSERT INTO fate VALUES (?, 'called off', ?, 'talks of that day')", (row("fw-0502 E3"), row("cl-0509 E1")))
        db.commit()
    return threads


class OverStories(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = str(Path(folder.name) / "quarry.dl")
        self.run_program("add", self.file, "--ledgers", str(ROOT / "tests/data/across/quarry.jsonl"))
        self.threads = link(self.file)

    def run_program(self, *arguments, columns="100"):
        done = subprocess.run([PROGRAM, *arguments], env={**os.environ, "COLUMNS": columns}, capture_output=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout.decode()

    def rows(self, *arguments):
        return [json.loads(line) for line in self.run_program(*arguments, "--json").splitlines()]

    def test_an_event_of_four_stories_is_one_row(self):
        [row] = self.rows("events", self.file, "--type", "disaster")
        self.assertEqual((row["date"], row["stories"], row["outlets"]), ("2031-05-02", 4, ["Fell Wire", "Coast Ledger"]))
        self.assertEqual(row["thread"], self.threads["collapse"])
        self.assertEqual(len(self.rows("events", self.file, "--type", "disaster", "--tellings")), 4)

    def test_rival_tolls_stand_side_by_side_with_their_claimants(self):
        [row] = self.rows("events", self.file, "--type", "disaster")
        self.assertEqual(row["tolls"], ["killed: 9 (Stonecutters Union); 9 people (Tilda Brann)"])

    def test_the_row_of_an_event_is_one_that_matches_the_question(self):
        [row] = self.rows("events", self.file, "--type", "disaster", "--source", "Coast")
        self.assertEqual((row["source"], row["stories"]), ("Coast Ledger", 4))
        [row] = self.rows("events", self.file, "--about", "week ago")
        self.assertEqual(row["record"], "cl-0509")

    def test_a_limit_counts_rows_not_tellings(self):
        self.assertEqual(len(self.rows("events", self.file, "--limit", "2")), 2)
        self.assertEqual(len(self.rows("events", self.file, "--limit", "0")), 3)

    def test_figures_of_a_thread_come_in_order_of_time_with_changes_and_rivals(self):
        rows = self.rows("figures", self.file, "--about", self.threads["dead"])
        self.assertEqual([(row["claimed_by"], row["figure"], row["change"], row["stories"]) for row in rows],
                         [(["Tilda Brann"], "at least 4", None, 1), (["Stonecutters Union"], "9", None, 2),
                          (["Tilda Brann"], "6", "+2", 2), (["Tilda Brann"], "8", "+2", 1), (["Tilda Brann"], "9 people", "+1", 1)])
        self.assertEqual([row["rivals"] for row in rows],
                         [["9 (Stonecutters Union)"], ["at least 4 (Tilda Brann)"], ["9 (Stonecutters Union)"],
                          ["9 (Stonecutters Union)"], []])

    def test_what_tells_of_an_event_is_found_by_its_id(self):
        self.assertEqual(len(self.rows("figures", self.file, "--about", self.threads["collapse"])), 5)
        [row] = self.rows("events", self.file, "--type", "disaster")
        self.assertEqual(len(self.rows("figures", self.file, "--about", row["id"])), 5)

    def test_positions_are_stands_that_hold_until_they_change(self):
        rows = self.rows("positions", self.file, "--by", "Brann")
        self.assertEqual([(row["stance"], row["was"], row["stories"]) for row in rows], [("support", "oppose", 2), ("oppose", None, 1)])

    def test_a_shift_that_no_story_tells_is_marked_as_inferred(self):
        [row] = self.rows("shifts", self.file)
        self.assertEqual((row["from"], row["to"], row["inferred"], row["how"]), ("oppose", "support", True, "inferred, over stories"))
        self.assertEqual(row["date"], "2031-05-06")

    def test_next_tells_what_became_of_plans_and_which_entry_tells_it(self):
        rows = self.rows("next", self.file, "--since", "2031-05-03")
        self.assertEqual([(row["what"], row["fate"]) for row in rows], [("march", "happened"), ("talks", "called off")])
        why = json.loads(self.run_program("why", self.file, rows[0]["fate_by"]))
        self.assertIn("marched", why["sentence"])
        self.assertEqual([row["what"] for row in self.rows("next", self.file, "--since", "2031-05-03", "--fate", "called_off")], ["talks"])

    def test_a_plan_whose_day_went_by_untold_has_passed_by_the_newest_story(self):
        with closing(sqlite3.connect(self.file)) as db:
            db.execute("DELETE FROM fate")
            db.commit()
        rows = self.rows("next", self.file, "--since", "2031-05-03", "--fate", "passed")
        self.assertEqual([(row["what"], row["fate"], row["fate_by"]) for row in rows], [("march", "passed", None), ("talks", "passed", None)])
        self.assertIn("no story tells", json.loads(self.run_program("why", self.file, rows[0]["id"]))["fate"])

    def test_why_tells_the_claims_and_ties_of_a_thread(self):
        why = json.loads(self.run_program("why", self.file, self.threads["dead"]))
        self.assertEqual(len(why["told by"]), 7)
        self.assertIn("2031-05-06 8, Tilda Brann (+2); others: 9 Stonecutters Union", why["claims"])
        self.assertIn("same word and day", why["because"][0])

    def test_a_timeline_holds_everything_in_order_of_time(self):
        items = self.rows("timeline", self.file, "--about", "quarry")
        self.assertEqual([item["date"] for item in items], sorted(item["date"] for item in items))
        self.assertEqual({item["kind"] for item in items}, {"event", "figure", "position", "shift"})
        march = [item for item in self.rows("timeline", self.file, "--about", self.threads["march"]) if item["label"] == "PROTEST"]
        self.assertEqual([(item["kind"], item["stories"]) for item in march], [("event", 2)])
        self.assertTrue(march[0]["planned"].startswith("2031-05-05, told 2031-05-02"))

    def test_a_timeline_of_an_actor_shows_what_he_warns_of_and_where_he_stands(self):
        kinds = [item["kind"] for item in self.rows("timeline", self.file, "--actor", "Brann")]
        self.assertEqual([kinds.count(kind) for kind in ("statement", "position", "shift", "figure")], [1, 2, 1, 4])

    def test_a_timeline_keeps_to_the_days_asked_for(self):
        items = self.rows("timeline", self.file, "--about", "quarry", "--since", "2031-05-05", "--until", "2031-05-07")
        self.assertTrue(items)
        self.assertTrue(all("2031-05-05" <= item["date"] <= "2031-05-07" for item in items))

    def test_a_date_without_a_day_ends_on_a_day_of_the_calendar(self):
        lines = (ROOT / "tests/data/across/quarry.jsonl").read_text()
        path = Path(self.file).with_name("months.jsonl")
        path.write_text(lines.replace('"date": "2031-05-05", "status": "planned"', '"date": "2031-06", "status": "planned"')
                        .replace('"date": "2031-05-08", "status": "planned"', '"date": "2032-02", "status": "planned"'))
        file = str(path.with_name("months.dl"))
        self.run_program("add", file, "--ledgers", str(path))
        days = {row["last_day"] for row in self.rows("sql", file, "SELECT last_day FROM entry")}
        self.assertLessEqual({"2031-06-30", "2032-02-29"}, days)
        self.assertFalse(days & {"2031-06-31", "2032-02-31"})
        self.assertEqual({row["date"] for row in self.rows("next", file, "--since", "2032-02")}, {"2032-02"})

    def test_a_limit_of_nothing_means_all_of_a_timeline(self):
        every = self.rows("timeline", self.file, "--about", "quarry")
        self.assertTrue(every)
        for limit in ("0", "-1"):
            self.assertEqual(self.rows("timeline", self.file, "--about", "quarry", "--limit", limit), every)

    def test_what_is_asked_by_an_id_that_nothing_has_is_refused(self):
        [story] = self.rows("sql", self.file, "SELECT id FROM story WHERE record = 'fw-0502'")
        none, other = "nothing in the ledger file has this id", "the id of a thread or an entry"
        cases = [("--about", "e0123456789abcdef", none), ("--about", "s0123456789abcdef", none), ("--about", story["id"], other)]
        asked = [(verb, option, given, words) for option, given, words in cases
                 for verb in ("timeline", "said", "events", "figures", "positions", "shifts", "next", "stories")]
        asked += [(verb, option, given, words) for given, words in (("w0123456789abcdef", none), (story["id"], "the id of an actor"))
                  for verb, option in (("timeline", "--actor"), ("said", "--by"), ("events", "--to"), ("next", "--where"), ("stories", "--by"))]
        for verb, option, given, words in asked:
            done = subprocess.run([PROGRAM, verb, self.file, option, given], capture_output=True, timeout=60, check=False)
            self.assertEqual((done.returncode, done.stdout), (2, b""), (verb, option, given))
            self.assertIn(words, done.stderr.decode())

    def test_a_timeline_of_a_name_of_several_is_headed_by_it(self):
        def head(name):
            return self.run_program("timeline", self.file, "--actor", name, "--table", columns="300").splitlines()[0]
        self.assertTrue(head("brann").startswith("Tilda Brann · "))
        with closing(sqlite3.connect(self.file)) as db:
            [union] = db.execute("SELECT n FROM who WHERE name = 'Stonecutters Union'").fetchone()
            row = db.execute("INSERT INTO who_name (who, name) VALUES (?, 'Brann') RETURNING n", (union,)).fetchone()
            db.execute("INSERT INTO names (rowid, name) VALUES (?, 'Brann')", row)
            db.commit()
        self.assertRegex(head("brann"), r"^brann \((Tilda Brann, Stonecutters Union|Stonecutters Union, Tilda Brann)\) · ")

    def test_claimants_of_which_only_the_case_differs_are_one(self):
        with closing(sqlite3.connect(self.file)) as db:
            other = db.execute("INSERT INTO who (id, kind, named, name) VALUES ('w0123456789abcdef', 'ORG', 0, 'stonecutters union') "
                               "RETURNING n").fetchone()[0]
            db.execute("UPDATE part SET who = ? WHERE role = 'source' AND who = (SELECT n FROM who WHERE name = 'Stonecutters Union') "
                       "AND entry IN (SELECT entry.n FROM entry JOIN story ON story.n = entry.story WHERE record = 'cl-0503')", (other,))
            db.commit()
        rows = self.rows("figures", self.file, "--about", self.threads["dead"])
        self.assertEqual([row["stories"] for row in rows if row["figure"] == "9"], [2])

    def test_what_counts_no_people_harmed_is_no_toll(self):
        with closing(sqlite3.connect(self.file)) as db:
            db.execute("UPDATE figure SET counted = 'other', unit = 'three' WHERE entry IN (SELECT entry.n FROM entry JOIN story ON "
                       "story.n = entry.story WHERE record = 'fw-0502' AND kind = 'figure')")
            db.commit()
        [row] = self.rows("events", self.file, "--type", "disaster")
        self.assertTrue(row["tolls"])
        self.assertFalse([toll for toll in row["tolls"] if not toll.startswith("killed: ")])

    def test_every_link_of_the_page_leads_to_a_place_on_it(self):
        page = self.run_program("timeline", self.file, "--about", "quarry", "--html")
        self.assertNotIn("<script", page)
        for target in set(re.findall(r'href="#([^"]+)"', page)):
            self.assertIn(f'id="{target}"', page)
        self.assertEqual(len(re.findall(r'id="([^"]+)"', page)), len(set(re.findall(r'id="([^"]+)"', page))))


def toll(day, text, *spans):
    """A ledger of a toll: its figures in order of the text, on one event, claimed by nobody named."""
    figures = []
    for i, number in enumerate(spans):
        at = text.index(str(number))
        figures.append({"id": f"F{i + 1}", "span": [[at, at + len(str(number))]], "low": None, "high": None, "value": number,
                        "qualifier": "exact", "what": "killed", "unit": None, "of_event": None, "place": [], "period": [], "source": [],
                        "date": day, "within": None})
    return {"id": day, "published": day, "dateline": "Ostrel", "title": "", "source": "Fell Wire", "text": text, "actors": [],
            "statements": [], "events": [], "figures": figures, "positions": [], "shifts": []}


class FormerNumbers(unittest.TestCase):
    """What stood before a toll rose is told in a story, and no claim of its day."""

    def changes(self, stories, order=1):
        with tempfile.TemporaryDirectory() as folder:
            path = str(Path(folder) / "toll.dl")
            for story in stories[::order]:
                ledger = Path(folder) / "one.jsonl"
                ledger.write_text(json.dumps(story) + "\n")
                subprocess.run([PROGRAM, "add", path, "--ledgers", str(ledger)], capture_output=True, timeout=60, check=True)
            with closing(sqlite3.connect(path)) as db:
                for table in ("thread", "told", "tie"):
                    db.execute(f"DELETE FROM {table}")
                n = db.execute("INSERT INTO thread (id, kind, name) VALUES (?, 'figure', 'dead')", (f"t{1:016x}",)).lastrowid
                entries = db.execute("SELECT entry.n FROM entry JOIN story ON story.n = story WHERE kind = 'figure' ORDER BY published, number")
                for place, (entry,) in enumerate(entries.fetchall()):
                    db.execute("INSERT INTO told (entry, thread, place) VALUES (?, ?, ?)", (entry, n, place))
                db.commit()
            done = subprocess.run([PROGRAM, "why", path, f"t{1:016x}"], capture_output=True, timeout=60, check=True)
            return [claim.split(" ", 1)[1].replace(", Fell Wire", "") for claim in json.loads(done.stdout)["claims"]]

    def test_the_new_number_is_the_newest_claim_of_its_story(self):
        self.assertEqual(self.changes([toll("2031-05-02", "The toll rose to 23 from 14.", 23, 14)]), ["14", "23 (+9)"])

    def test_a_change_is_counted_from_the_claim_of_the_story_before(self):
        stories = [toll("2031-05-02", "The death toll rose to 19 from 12.", 19, 12),
                   toll("2031-05-03", "The death toll rose to 27 from 19.", 27, 19),
                   toll("2031-05-04", "At least 33 were dead, up from 27.", 33, 27)]
        for order in (1, -1):
            self.assertEqual(self.changes(stories, order), ["12", "19 (+7)", "27 (+8)", "33 (+6)"])

    def test_where_another_number_stood_before_the_last_claim_still_counts(self):
        stories = [toll("2031-05-02", "The mayor said 15 had died.", 15), toll("2031-05-03", "The toll rose from 14 to 23.", 14, 23)]
        self.assertEqual(self.changes(stories), ["15", "14", "23 (+8)"])


if __name__ == "__main__":
    unittest.main()
