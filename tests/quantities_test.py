# dateline quantities as its users meet it: quantities_test.py PROGRAM. No model is needed.
import json
import subprocess
import sys
import unittest

from house import ROOT

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "build/dateline")
TEXT = "« The toll rose to 34 from 29 », and the third man, aged 50, paid €5 a day."


def run(*arguments, given=""):
    return subprocess.run([PROGRAM, "quantities", *arguments], input=given, capture_output=True, text=True)


def spans(*arguments, text=TEXT):
    done = run("--format", "jsonl", "--json", *arguments, "-", given=json.dumps({"id": "a", "text": text}) + "\n")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["id"] == "a"
    return answer["spans"]


class Quantities(unittest.TestCase):
    def test_offsets_count_code_points(self):
        for span in spans():
            self.assertEqual(TEXT[span["start"] : span["end"]], span["text"])

    def test_a_change_names_its_old_number(self):
        now, old, money = spans()
        self.assertEqual((now["value"], now["bound"], now["from"], now["change"]), (34, "up", 29, 5))
        self.assertEqual((old["value"], old["bound"], old["from"]), (29, "=", None))
        self.assertEqual((money["currency"], money["per"]), ("EUR", "day"))

    def test_ages_and_ordinals_come_when_asked(self):
        self.assertEqual([s["text"] for s in spans("--also", "ages,ordinals")], ["34", "29", "third", "50", "€5"])

    def test_an_unknown_kind_is_a_wrong_argument(self):
        self.assertEqual(run("--also", "dates", "some words").returncode, 2)

    def test_words_of_a_person_are_read_as_they_are(self):
        self.assertIn("no fewer than 500", run("no fewer than 500 men fled").stdout)

    def test_bytes_that_are_no_text_are_survived(self):
        done = subprocess.run([PROGRAM, "quantities", "--format", "text", "-"], input=b"\xff 12 \xe2\x82 men", capture_output=True)
        self.assertIn(done.returncode, (0, 1))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
