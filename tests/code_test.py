# Checks `dateline code`: phrases, lines and records in; a table, CSV or JSON Lines out.
#   code_test.py PROGRAM
import json
import subprocess
import sys
import tempfile
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
        lines = "".join(json.dumps({"id": i, "phrase": "gunmen", "date": date}) + "\n" for i, date in enumerate(("someday", 2024, "2024-02-30", "today", "10 May 2015", "")))
        code, out, _ = run("--format", "jsonl", "--json", "-", stdin=lines)
        self.assertEqual((code, ["error" in json.loads(line) for line in out.splitlines()]), (1, [True, True, True, False, False, False]))

    def test_a_file_that_is_not_there_is_no_phrase(self):
        for name in ("phrases.csv", "./phrases", "nowhere/phrases.txt", "/tmp/no-such-phrases", tempfile.gettempdir() + "/no-such"):
            code, out, err = run(name, "--csv")
            self.assertEqual((code, len(out.splitlines())), (1, 1), name)
            self.assertIn(name, err)
        for phrase in ("U.S.", "RFE/RL", "booking.com", "minister"):
            self.assertEqual(run(phrase)[0], 0)

    def test_a_word_given_to_an_exact_part_is_text_unless_it_is_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            def times(*arguments):
                done = subprocess.run([PROGRAM, "times", "--date", "2024-03-22", *arguments], cwd=folder, capture_output=True, text=True,
                                      timeout=60, check=False)
                return done.returncode, done.stdout, done.stderr
            code, out, _ = times("--json", "tomorrow")
            self.assertEqual((code, json.loads(out)["spans"][0]["value"]), (0, "2024-03-23"))
            with open(folder + "/tomorrow", "w", encoding="utf-8") as file:
                file.write("They met on Monday.")
            self.assertEqual(json.loads(times("--json", "tomorrow")[1])["spans"][0]["text"], "Monday")
            for name in ("story.txt", "./story", folder + "/story"):
                self.assertEqual(times(name)[0], 1, name)
            self.assertIn("no such file", times("--table", "stroy")[2])

    def test_lines_may_end_in_any_way_and_be_in_any_encoding(self):
        for text in (b"Mexican police\r\n\r\n", "\ufeffMexican police\n".encode(), "Mexican police\r\n".encode("utf-16"), "Mexican police\n".encode("utf-16-be")):
            out = subprocess.run([PROGRAM, "code", "--json", "-"], input=text, capture_output=True, timeout=60, check=True).stdout
            self.assertEqual(json.loads(out)["phrase"], "Mexican police", text)
        out = subprocess.run([PROGRAM, "code", "--json", "-"], input="C\u00f4te d'Ivoire".encode("latin-1"), capture_output=True, timeout=60, check=True).stdout
        self.assertEqual(json.loads(out)["country"], "CIV")

    def test_exact_parts_read_encodings_as_stories(self):
        text = "Mr. D\u00fcrr left on March 4, 2021."
        for bytes_ in (text.encode(), text.encode("utf-8-sig"), text.encode("utf-16"), text.encode("latin-1")):
            out = subprocess.run([PROGRAM, "times", "--json", "-"], input=bytes_, capture_output=True, timeout=60, check=True).stdout
            span = json.loads(out)["spans"][0]
            self.assertEqual(text[span["start"]:span["end"]], "March 4, 2021")


if __name__ == "__main__":
    unittest.main()
