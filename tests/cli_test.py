# The program as its users meet it: cli_test.py PROGRAM. The model is $DATELINE_MODEL or model/dateline-en.dlm.
import json
import os
import pty
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from house import ROOT, SKIPPED

PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else str(ROOT / "build/dateline")
MODEL = os.environ.get("DATELINE_MODEL") or str(ROOT / "model/dateline-en.dlm")
STORY = (
    "LISBON (Example Wire) -- The mayor, Ana Reis, said on Friday that the bridge would open in May.\n\n"
    '"We have waited long enough," Reis told reporters at the quay. The builders declined to comment.\n'
)
MIB = 1 << 20


def record(**fields):
    return json.dumps(fields) + "\n"


class Cli(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.story = self.file("bridge.txt", STORY)

    def file(self, name, text):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def environment(self, **changes):
        return {**os.environ, "DATELINE_MODEL": MODEL, **changes}

    def run_program(self, *arguments, stdin=b"", env=None, stdout=subprocess.PIPE):
        stdin = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run([PROGRAM, *arguments], input=stdin, stdout=stdout, stderr=subprocess.PIPE,
                              env=env or self.environment(), timeout=300)
        self.assertGreaterEqual(done.returncode, 0, done.stderr)
        return done.returncode, (done.stdout or b"").decode(), done.stderr.decode()

    def ledgers(self, *arguments, code=0, **options):
        got, out, err = self.run_program("read", *arguments, **options)
        self.assertEqual(got, code, err)
        return [json.loads(line) for line in out.splitlines()]


class Help(Cli):
    def test_help_leads_with_examples(self):
        code, out, _ = self.run_program("--help")
        self.assertEqual(code, 0)
        self.assertLess(out.index("dateline read story.txt"), out.index("Usage"))

    def test_version(self):
        code, out, _ = self.run_program("--version")
        self.assertEqual(code, 0)
        self.assertRegex(out, r"^dateline \d+\.\d+\.\d+\n$")


class Usage(Cli):
    def refused(self, *arguments, **options):
        code, out, err = self.run_program(*arguments, **options)
        self.assertEqual((code, out), (2, ""), err)
        self.assertTrue(err.startswith("dateline: "), err)
        return err

    def test_arguments_that_make_no_sense_end_in_2(self):
        self.refused()
        self.refused("read")
        self.refused("fly")
        self.refused("read", self.story, "--colour-me")
        self.refused("read", self.story, "--json", "--table")
        self.refused("read", self.story, "--format", "pdf")
        self.refused("read", self.story, self.story, "--title", "One")
        for date in ("yesterday", "2024-02-30", "2024-3-1"):
            self.assertIn(date, self.refused("read", self.story, "--published", date))

    def test_a_model_that_is_not_there_is_named(self):
        self.assertIn("nowhere.dlm", self.refused("read", self.story, "--model", "/nowhere.dlm"))
        self.assertIn("/none.dlm", self.refused("read", self.story, env=self.environment(DATELINE_MODEL="/none.dlm")))

    def test_the_story_is_never_overwritten(self):
        self.refused("read", self.story, "-o", self.story)
        self.assertEqual(Path(self.story).read_text(), STORY)

    def test_a_file_is_kept_when_nothing_could_be_read(self):
        kept = self.file("kept.json", "precious")
        code, _, _ = self.run_program("read", str(self.folder / "missing.txt"), "-o", kept)
        self.assertEqual((code, Path(kept).read_text()), (1, "precious"))
        page = self.folder / "page.html"
        self.run_program("read", str(self.folder / "missing.txt"), "--html", "-o", str(page))
        self.assertFalse(page.exists())

    def test_a_story_that_was_not_read_to_its_end_is_told(self):
        code, out, err = self.run_program("read", "--json", self.file("long.txt", "The mayor spoke. " * 11000))
        self.assertEqual(code, 0)
        self.assertIn("long: read up to byte", err)
        self.assertIn("long_document", out)

    def test_pages_of_several_stories_need_a_folder(self):
        self.refused("read", self.story, self.story, "--html")
        self.refused("read", self.file("s.jsonl", record(text=STORY)), "--html")


class Stories(Cli):
    def test_a_pipe_gets_json_lines_in_input_order(self):
        other = self.file("other.txt", "Nothing happened.\n")
        first, second = self.ledgers(self.story, other)
        self.assertEqual((first["id"], second["id"]), ("bridge", "other"))
        self.assertEqual(first["text"], STORY)
        for key in ("actors", "statements", "events", "figures", "positions", "shifts", "notices"):
            self.assertIsInstance(first[key], list)

    def test_same_bytes_each_time(self):
        self.assertEqual(self.run_program("read", self.story), self.run_program("read", self.story))

    def test_what_is_known_beside_the_text_is_taken(self):
        (ledger,) = self.ledgers("-", "--published", "2024-03-22", "--title", "A bridge", stdin=STORY)
        self.assertEqual((ledger["id"], ledger["published"], ledger["title"]), ("stdin", "2024-03-22", "A bridge"))

    def test_a_missing_file_is_told_and_the_others_are_read(self):
        code, out, err = self.run_program("read", "/no/such.txt", self.story)
        self.assertEqual((code, len(out.splitlines())), (1, 1))
        self.assertEqual(err, "dateline: /no/such.txt: No such file or directory\n")

    def test_a_folder_is_no_story(self):
        code, out, err = self.run_program("read", str(self.folder))
        self.assertEqual((code, out), (1, ""))
        self.assertIn(str(self.folder), err)

    def test_any_bytes_are_read(self):
        for data in (b"", b"\0\xff\xfe\x80", b"\n\n\n", bytes(range(256))):
            (ledger,) = self.ledgers(self.file("odd.txt", data))
            self.assertIsInstance(ledger["text"], str)

    def test_a_file_beyond_the_limit_is_an_error(self):
        path = self.file("long.txt", "")
        os.truncate(path, 64 * MIB + 1)
        code, out, err = self.run_program("read", path)
        self.assertEqual((code, out), (1, ""))
        self.assertIn("64 MiB", err)


class Records(Cli):
    def test_a_broken_record_becomes_an_error_record_in_its_place(self):
        lines = record(id="a", text="One.") + "{broken\n" + record(id="c", title="no text") + record(id="d", text="Four.")
        path = self.file("batch.jsonl", lines)
        code, out, err = self.run_program("read", path)
        a, broken, c, d = map(json.loads, out.splitlines())
        self.assertEqual(code, 1)
        self.assertEqual((a["id"], a["text"], d["id"]), ("a", "One.", "d"))
        self.assertEqual((broken["id"], broken["error"]["code"], broken["error"]["line"]), (None, "format", 2))
        self.assertEqual((c["id"], c["error"]["line"], c["error"]["file"]), ("c", 3, path))
        self.assertIn("2 of 4 records", err)

    def test_blank_lines_bom_and_crlf_are_passed_over(self):
        data = "\ufeff" + record(id="a", text="One.").replace("\n", "\r\n") + "\r\n\n" + record(text="Two.").rstrip()
        a, b = self.ledgers(self.file("batch.jsonl", data))
        self.assertEqual((a["text"], b["text"], b["id"]), ("One.", "Two.", "batch-4"))

    def test_source_bytes_point_into_the_file(self):
        data = record(id="a", text="Short.") + record(id="b", text=STORY)
        path = self.file("batch.jsonl", data)
        for ledger in self.ledgers(path):
            for actor in ledger["actors"]:
                for (begin, end), (first, last) in zip(actor["mentions"], actor["mention_bytes"]):
                    self.assertEqual(json.loads(b'"' + data.encode()[first:last] + b'"'), ledger["text"][begin:end])

    def test_standard_input_is_told_by_its_first_characters(self):
        self.assertEqual(self.ledgers("-", stdin=record(id="x", text="One."))[0]["id"], "x")
        self.assertEqual(self.ledgers("-", "--format", "text", stdin='{"id": "x"}')[0]["id"], "stdin")

    def test_a_line_beyond_the_limit_becomes_an_error_record(self):
        data = b'{"text": "' + b"x" * (64 * MIB) + b'"}\n' + record(id="b", text="Two.").encode()
        long, b = self.ledgers("-", "--format", "jsonl", stdin=data, code=1)
        self.assertEqual((long["error"]["code"], long["error"]["line"], b["id"]), ("limit", 1, "b"))

    def test_each_record_is_answered_as_it_comes(self):
        with subprocess.Popen([PROGRAM, "read", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              env=self.environment()) as process:
            for name in "ab":
                process.stdin.write(record(id=name, text="One.").encode())
                process.stdin.flush()
                self.assertEqual(json.loads(process.stdout.readline())["id"], name)
            process.stdin.close()
            self.assertEqual(process.wait(), 0)


class Forms(Cli):
    def on_terminal(self, **changes):
        ours, theirs = pty.openpty()
        process = subprocess.Popen([PROGRAM, "read", self.story], stdout=theirs, env=self.environment(**changes))
        os.close(theirs)
        out = b""
        try:
            while block := os.read(ours, 65536):
                out += block
        except OSError:  # how a closed terminal reads
            pass
        os.close(ours)
        self.assertEqual(process.wait(), 0)
        return out.decode()

    def test_a_terminal_gets_a_table_with_colour_unless_refused(self):
        coloured = self.on_terminal(TERM="xterm", NO_COLOR="")
        self.assertIn("words", coloured)
        self.assertIn("\x1b[1m", coloured)
        self.assertNotIn("\x1b", self.on_terminal(TERM="xterm", NO_COLOR="1"))
        self.assertNotIn("\x1b", self.on_terminal(TERM="dumb"))

    def test_a_table_keeps_to_the_columns_given(self):
        code, out, _ = self.run_program("read", self.story, "--table", env=self.environment(COLUMNS="60"))
        self.assertEqual(code, 0)
        self.assertIn("\n" + "─" * 60 + "\n", out)
        self.assertNotIn("\x1b", out)

    def test_one_page_goes_where_it_is_sent(self):
        code, out, _ = self.run_program("read", self.story, "--html")
        self.assertEqual(code, 0)
        self.assertTrue(out.startswith("<!DOCTYPE html>"))
        page = self.folder / "page.html"
        self.assertEqual(self.run_program("read", self.story, "-o", str(page))[:2], (0, ""))
        self.assertEqual(page.read_text(), out)

    def test_several_pages_go_into_a_folder(self):
        batch = self.file("b.jsonl", record(id="../up", text="One.") + record(id="../up", text="Two."))
        pages = self.folder / "pages"
        self.assertEqual(self.run_program("read", self.story, batch, "--html", "-o", str(pages))[0], 0)
        names = sorted(path.name for path in pages.iterdir())
        self.assertEqual(len(names), 3)
        self.assertIn("bridge.html", names)


class Writing(Cli):
    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_a_full_disk_is_noticed(self):
        with open("/dev/full", "wb") as full:
            code, _, err = self.run_program("read", self.story, stdout=full)
        self.assertEqual(code, 1)
        self.assertIn("cannot write to standard output", err)
        self.assertEqual(self.run_program("read", self.story, "-o", "/dev/full")[0], 1)

    def test_a_closed_pipe_is_noticed(self):
        ours, theirs = os.pipe()
        os.close(ours)
        code, _, err = self.run_program("read", self.story, self.story, stdout=theirs)
        os.close(theirs)
        self.assertEqual(code, 1)
        self.assertEqual(err.count("cannot write"), 1)

    def test_a_place_that_cannot_be_written_is_told(self):
        code, out, err = self.run_program("read", self.story, "-o", "/no/such/place.json")
        self.assertEqual((code, out), (1, ""))
        self.assertIn("/no/such/place.json", err)


if __name__ == "__main__":
    if not os.path.exists(MODEL):
        print(f"SKIPPED: there is no model at {MODEL}, so that nothing of the program was checked")
        sys.exit(SKIPPED)
    unittest.main(argv=sys.argv[:1])
