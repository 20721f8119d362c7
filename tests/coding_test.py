# Coded events and calendars as the program writes them: coding_test.py PROGRAM. Calendars are read by `icalendar` where it is installed.
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from house import ROOT, SKIPPED

PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else str(ROOT / "build/dateline")
MODEL = os.environ.get("DATELINE_MODEL") or str(ROOT / "model/dateline-en.dlm")
STORY = (
    "LIMA (Example Wire) -- Peru accused Chile of piracy on Monday and demanded that it release two ships.\n\n"
    "The foreign ministers, Luz Vega and Juan Soto, will meet in Quito on March 28, officials said; \u201cnothing, however, is sure\u201d.\n"
)
try:
    import icalendar
except ImportError:
    icalendar = None
    print("SKIPPED: the Python package icalendar is not installed; calendars are checked by their lines only")


class Coding(unittest.TestCase):
    def read(self, *arguments, stories=(STORY,), code=0):
        lines = "".join(json.dumps({"id": f"s-{i}", "published": "2024-03-19", "text": s}) + "\n" for i, s in enumerate(stories))
        done = subprocess.run([PROGRAM, "read", "-", "--format", "jsonl", *arguments], input=lines.encode(), capture_output=True,
                              env={**os.environ, "DATELINE_MODEL": MODEL}, timeout=300, check=False)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stdout.decode()

    def test_coded_events_are_json_lines_tied_to_their_words(self):
        for scheme in ("plover", "cameo"):
            for line in self.read("--as", scheme, stories=[STORY, "\u00dcber alles.\n" + STORY]).splitlines():
                event = json.loads(line)
                text = STORY if event["story"] == "s-0" else "\u00dcber alles.\n" + STORY
                self.assertRegex(event["id"], r"^[EQ]\d+$")
                begin, end = event["trigger"]
                self.assertGreaterEqual(begin, event["sentence"][0])
                self.assertEqual(text[begin:end], text[begin:end].strip())
                self.assertTrue(event["type"] if scheme == "plover" else event["cameo"])
                for actor in event["source"] + event["target"]:
                    self.assertTrue(actor["code"])

    def test_what_asks_for_the_ledger_gets_the_ledger(self):
        self.assertEqual(self.read("--as", "ledger"), self.read("--json"))

    def test_one_form_is_asked_for(self):
        self.assertEqual(self.read("--as", "plover", "--table", code=2), "")
        self.assertEqual(self.read("--as", "pdf", code=2), "")

    def test_a_broken_record_is_told_in_its_place(self):
        done = subprocess.run([PROGRAM, "read", "-", "--format", "jsonl", "--as", "plover"], input=b'{"id": 7}\n', capture_output=True,
                              env={**os.environ, "DATELINE_MODEL": MODEL}, timeout=300, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("error", json.loads(done.stdout))

    def test_all_stories_are_one_calendar(self):
        out = self.read("--as", "ics", stories=[STORY, STORY, "Nothing is planned.\n"])
        self.assertTrue(out.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"))
        self.assertTrue(out.endswith("END:VCALENDAR\r\n"))
        self.assertEqual(out.count("BEGIN:VCALENDAR"), 1)
        for line in out.split("\r\n"):
            self.assertLessEqual(len(line.encode()), 75)
            self.assertNotIn("\n", line)
        self.assertEqual(out, self.read("--as", "ics", "-j", "3", stories=[STORY, STORY, "Nothing is planned.\n"]))

    def test_a_file_named_ics_gets_a_calendar(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "plans.ics"
            self.assertEqual(self.read("-o", str(path)), "")
            self.assertEqual(path.read_bytes().decode(), self.read("--as", "ics"))

    @unittest.skipUnless(icalendar, "icalendar is not installed")
    def test_a_calendar_is_read_by_another_program(self):
        calendar = icalendar.Calendar.from_ical(self.read("--as", "ics", stories=[STORY, STORY]))
        entries = list(calendar.walk("VEVENT"))
        self.assertEqual(len({str(e["UID"]) for e in entries}), len(entries))
        for entry in entries:
            self.assertIn(str(entry["STATUS"]), ("TENTATIVE", "CONFIRMED"))
            self.assertTrue(str(entry["SUMMARY"]))
            self.assertIn(str(entry["DESCRIPTION"]), STORY)
            self.assertEqual(entry.decoded("DTSTART").year, 2024)
            self.assertLess(entry.decoded("DTSTART"), entry.decoded("DTEND"))


if __name__ == "__main__":
    if not os.path.exists(MODEL):
        print(f"SKIPPED: there is no model at {MODEL}, so that nothing of the program was checked")
        sys.exit(SKIPPED)
    unittest.main(argv=sys.argv[:1])
