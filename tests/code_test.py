# Checks `dateline code`: phrases, lines and records in; a table, CSV or JSON Lines out.
#   code_test.py PROGRAM
import json
import subprocess
import sys
import unittest

PROGRAM = sys.argv.pop(1)


def run(*arguments, stdin=""):
    done = subprocess.run([PROGRAM, "code", *arguments], input=stdin, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


class Code(unittest.TestCase):
    def test_a_record_is_answered_with_its_id(self):
        code, out, _ = run("--format", "jsonl", "--json", "-", stdin='{"id": 7, "phrase": "Dutch police", "date": null}\n')
        self.assertEqual(code, 0)
        answer = json.loads(out)
        self.assertEqual((answer["id"], answer["country"], answer["sectors"], answer["ids"]), (7, "NLD", ["COP"], {}))

    def test_a_record_without_a_phrase_is_an_error_in_its_place(self):
        code, out, err = run("--format", "jsonl", "--json", "-", stdin='{"id": 1}\n{"id": 2, "phrase": "gunmen"}\n')
        self.assertEqual(code, 1)
        first, second = map(json.loads, out.splitlines())
        self.assertEqual((first["id"], first["error"]["code"], second["id"]), (1, "format", 2))
        self.assertIn(":1: ", err)

    def test_words_and_lines_are_phrases(self):
        _, out, _ = run("the French president", "Kosovo", "--date", "2019-05-01", "--json")
        president, kosovo = map(json.loads, out.splitlines())
        self.assertEqual((president["name"], kosovo["country"]), ("Emmanuel Macron", "XKX"))
        _, out, _ = run("--csv", "--format", "jsonl", "-", stdin='{"id": "a", "phrase": "gunmen"}\n')
        self.assertTrue(out.splitlines()[1].startswith("a,gunmen,"), out)  # the id, not JSON
        _, out, _ = run("--csv", "-", stdin="gunmen\n\nthe Kremlin\n")
        self.assertEqual(len(out.splitlines()), 3)

    def test_a_date_that_is_none_is_refused(self):
        self.assertEqual(run("gunmen", "--date", "2024-02-30")[0], 2)


if __name__ == "__main__":
    unittest.main()
