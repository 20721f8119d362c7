# The program as its users meet it: cli_test.py PROGRAM. The model is $DATELINE_MODEL or model/dateline-en.dlm.
import gzip
import json
import os
import pty
import resource
import signal
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


def zstd(data):
    """A Zstandard frame of stored blocks. Python has no packer of its own before 3.14."""
    out = b"\x28\xb5\x2f\xfd\x00\x38"  # a window of 128 KiB
    blocks = [data[i : i + 100_000] for i in range(0, len(data), 100_000)] or [b""]
    for i, block in enumerate(blocks):
        out += (len(block) << 3 | (i + 1 == len(blocks))).to_bytes(3, "little") + block
    return out


def zstd_bomb(data, letter, kilobytes):
    """A Zstandard frame of `data` and then one letter, over and over, in four bytes for each 128 KiB."""
    again = (128 << 10 << 3 | 1 << 1).to_bytes(3, "little") + letter
    head = b"\x28\xb5\x2f\xfd\x00\x38" + (len(data) << 3).to_bytes(3, "little") + data
    return head + again * (kilobytes // 128) + b"\x01\x00\x00"


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

    def run_program(self, *arguments, stdin=b"", env=None, stdout=subprocess.PIPE, most_written=None):
        limit = most_written and (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most_written, most_written)))
        stdin = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run([PROGRAM, *arguments], input=stdin, stdout=stdout, stderr=subprocess.PIPE,
                              env=env or self.environment(), timeout=300, preexec_fn=limit)
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
        self.refused("read", self.story, self.story, "--title", "One")
        for date in ("yesterday", "2024-02-30", "2024-3-1", "2024-13-45", "2024-3", "2024"):
            self.assertIn(date, self.refused("read", self.story, "--published", date))

    def test_a_choice_that_there_is_not_is_told_with_those_that_there_are(self):
        for option, given, there_are in (
            ("--format", "pdf", "auto, text, json and jsonl"),
            ("--precision", "fp8", "auto, f32, bf16 and int8"),
            ("--isa", "neon", "auto, scalar, avx2 and avx512"),
        ):
            said = self.refused("read", self.story, option, given).splitlines()[0]
            self.assertEqual(said, f"dateline: {option} {given}: there are {there_are}")
        for jobs in ("-1", "many", "1.5", "", "2000"):
            said = self.refused("read", self.story, "-j", jobs).splitlines()[0]
            self.assertEqual(said, f"dateline: -j {jobs}: not a number from 0 to 1024")

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

    def test_each_ledger_says_what_read_it(self):
        (ledger,) = self.ledgers(self.story, "--precision", "f32", "--isa", "scalar")
        self.assertRegex(ledger["engine"], r"^dateline-en format \d+, f32, scalar, dateline [\d.]+$")
        _, table, _ = self.run_program("read", self.story, self.story, "--table", "--precision", "f32")
        self.assertRegex(table, r"\n\n│ quoted · ╎ partly quoted · ┊ reported · 3× [^\n]* · \? unsure\nread by dateline-en format \d+, f32, \w+, dateline [\d.]+\n$")
        self.assertEqual(table.count("read by"), 1)

    def test_same_bytes_each_time(self):
        self.assertEqual(self.run_program("read", self.story), self.run_program("read", self.story))

    def test_what_is_known_beside_the_text_is_taken(self):
        (ledger,) = self.ledgers("-", "--published", "2024-03-22", "--title", "A bridge", stdin=STORY)
        self.assertEqual((ledger["id"], ledger["published"], ledger["title"]), ("stdin", "2024-03-22", "A bridge"))

    def test_what_a_story_says_of_itself_goes_first(self):
        batch = self.file("b.jsonl", record(text="One.", published="2020-01-02", title="Own") + record(text="Two."))
        own, filled = self.ledgers(batch, "--published", "2024-03-22", "--title", "Given")
        self.assertEqual((own["published"], own["title"]), ("2020-01-02", "Own"))
        self.assertEqual((filled["published"], filled["title"]), ("2024-03-22", "Given"))

    def test_a_date_that_is_none_is_told(self):
        for record_or_text in (record(text="One.", published="2024-3"), "date 2024-13-45 One.\n"):
            (ledger,) = self.ledgers("-", stdin=record_or_text)
            (notice,) = ledger["notices"]
            self.assertEqual(notice["code"], "bad_date")
            self.assertRegex(notice["detail"], r'"2024-[\d-]+" is no day YYYY-MM-DD')

    def test_other_encodings_lead_back_to_their_bytes(self):
        text = "LISBON – Mayor Ana Reis said: “It opens.”"
        for encoding in ("utf-16", "cp1252"):
            data = text.encode(encoding)
            (ledger,) = self.ledgers(self.file("encoded.txt", data))
            self.assertEqual(ledger["text"], text)
            for actor in ledger["actors"]:
                for (begin, end), (first, last) in zip(actor["mentions"], actor["mention_bytes"]):
                    self.assertEqual(data[first:last].decode(encoding.replace("-16", "-16-le")), text[begin:end])

    def test_what_is_no_copy_is_refused_by_name(self):
        for what, data in (("HTML", "<!doctype html><p>Rain"), ("PDF", "%PDF-1.4"), ("HTML", "<p>a</p>\n" * 3)):
            code, out, err = self.run_program("read", self.file("odd.txt", data))
            self.assertEqual((code, out), (1, ""))
            self.assertRegex(err, f"odd.txt: {what} is not read")

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

    def test_an_array_or_spread_objects_are_records(self):
        records = [{"id": "a", "text": STORY}, {"text": "Two [of \\ \"{them\"]."}, {"text": "Three."}]
        spread = "\n".join(json.dumps(r, indent=2) for r in records)
        for data in (json.dumps(records), json.dumps(records, indent=1), "\ufeff\n" + json.dumps(records, indent=4), spread):
            for source in ({"stdin": data}, {"name": "b.json"}, {"name": "b.txt"}, {"name": "b.jsonl"}):
                path = self.file(source["name"], data) if "name" in source else "-"
                ledgers = self.ledgers(path, stdin=source.get("stdin", ""))
                self.assertEqual([ledger["text"] for ledger in ledgers], [r["text"] for r in records])
                self.assertEqual([ledger["id"][-2:] for ledger in ledgers], ["a", "-2", "-3"])
                for actor in ledgers[0]["actors"]:
                    for (begin, end), (first, last) in zip(actor["mentions"], actor["mention_bytes"]):
                        self.assertEqual(json.loads(b'"' + data.encode()[first:last] + b'"'), STORY[begin:end])
        self.assertEqual(self.ledgers(self.file("one.json", json.dumps(records[0])))[0]["id"], "a")
        self.assertEqual(self.ledgers(self.file("none.json", " [ ] ")), [])
        self.assertEqual(len(self.ledgers("-", "--format", "json", stdin=record(text="1") + record(text="2"))), 2)

    def test_a_broken_array_says_where(self):
        good, cases = '{"text": "One."}', (
            ('[%s, {"text": 7}, %s]', [1, 0, 1], "text is no string"),
            ('[%s, 12, "x,]", null, %s]', [1, 0, 0, 0, 1], "no object"),
            ('[%s,\n{"text": "cut off', [1, 0], "breaks off within the value that begins here (byte 19)"),
            ("[%s, %s", [1, 1, 0], "the JSON array breaks off (byte 35)"),
            ("[%s %s]", [1, 0], "a comma of the JSON array is missing (byte 18)"),
            ("[%s,, %s]", [1, 0], "a value of the JSON array is missing (byte 18)"),
            ("[%s] %s", [1, 0], "more stands behind the end of the JSON array (byte 19)"),
            ("[%s}, %s]", [1, 0], "(byte 17)"),
        )
        for data, read, said in cases:
            records = self.ledgers(self.file("b.json", data.replace("%s", good)), code=1)
            self.assertEqual(["error" not in r for r in records], [bool(r) for r in read], data)
            broken = [r["error"] for r in records if "error" in r]
            self.assertIn(said, broken[0]["message"])
            self.assertEqual((broken[0]["record"], broken[0]["code"]), (2 + ("breaks off (" in said), "format"))
        for data in ("Prose.", '["a', "{"):
            (only,) = self.ledgers(self.file("b.json", data), code=1)
            self.assertIn("byte", only["error"]["message"])

    def test_an_array_of_deep_or_large_values_stays_bounded(self):
        deep = "[" * 200_000 + "]" * 200_000
        large = '{"text": "' + "x" * (64 * MIB) + '"}'
        data = f'[{{"x": {deep}, "text": "One."}}, {{"id": "d", "x": {deep}}}, {large}, {{"text": "Two."}}]'
        one, none, long, two = self.ledgers(self.file("b.json", data), code=1)
        self.assertEqual((one["text"], two["text"]), ("One.", "Two."))
        self.assertEqual((none["id"], none["error"]["code"], long["error"]["code"]), ("d", "format", "limit"))

    def test_records_in_utf16_are_refused(self):
        (only,) = self.ledgers(self.file("b.jsonl", record(text="One.").encode("utf-16")), code=1)
        self.assertIn("iconv -f UTF-16 -t UTF-8", only["error"]["message"])

    def test_each_record_is_answered_as_it_comes(self):
        with subprocess.Popen([PROGRAM, "read", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              env=self.environment()) as process:
            for name in "ab":
                process.stdin.write(record(id=name, text="One.").encode())
                process.stdin.flush()
                self.assertEqual(json.loads(process.stdout.readline())["id"], name)
            process.stdin.close()
            self.assertEqual(process.wait(), 0)


    def test_a_file_that_cannot_be_read_on_ends_in_an_error_record(self):
        whole = gzip.compress(record(id="a", text="One.").encode() + os.urandom(300_000).hex().encode())
        a, broken, b = self.ledgers(self.file("cut.jsonl", whole[:200_000]), self.file("b.jsonl", record(id="b", text="Two.")), code=1)
        self.assertEqual((a["id"], b["id"]), ("a", "b"))
        self.assertEqual((broken["id"], broken["error"]["code"], broken["error"]["line"]), (None, "format", 2))
        self.assertIn("breaks off", broken["error"]["message"])


class Packed(Cli):
    def test_gzip_and_zstandard_are_read_unasked(self):
        data = "".join(record(id=f"s{i}", text=f"{STORY} {i}") for i in range(9)).encode()
        wanted = self.ledgers(self.file("plain.jsonl", data))
        for name, packed in (
            ("a.jsonl.gz", gzip.compress(data)),
            ("b.ndjson.zst", zstd(data)),
            ("without_its_ending.jsonl", zstd(data)),
            ("members.jsonl.gz", gzip.compress(data[:500]) + gzip.compress(data[500:]) + bytes(100)),
            ("frames.jsonl.zst", zstd(data[:500]) + zstd(data[500:])),
        ):
            self.assertEqual(self.ledgers(self.file(name, packed)), wanted, name)
            self.assertEqual(self.ledgers("-", stdin=packed), wanted, name)

    def test_a_packed_story_has_the_id_of_its_own_name(self):
        for name, packed in (("bridge.txt.gz", gzip.compress(STORY.encode())), ("bridge.txt.zst", zstd(STORY.encode()))):
            (ledger,) = self.ledgers(self.file(name, packed))
            self.assertEqual((ledger["id"], ledger["text"]), ("bridge", STORY))

    def test_bytes_that_only_begin_like_packed_ones_are_text(self):
        for data in (b"\x1f", b"\x1f\x8b", b"\x28\xb5\x2f", b"\x1f\x8b\x09 text"):
            self.assertEqual(len(self.ledgers(self.file("odd.txt", data))), 1)
            self.assertEqual(len(self.ledgers("-", stdin=data)), 1)

    def test_damaged_data_are_told(self):
        for packed in (gzip.compress(STORY.encode())[:-9], gzip.compress(STORY.encode()) + b"more", zstd(STORY.encode())[:-2],
                       zstd(STORY.encode()) + b"more", b"\x1f\x8b\x08\xff" * 9, b"\x28\xb5\x2f\xfd" + b"\xff" * 20):
            code, out, err = self.run_program("read", self.file("broken.txt", packed))
            self.assertEqual((code, out), (1, ""))
            self.assertIn("broken.txt: damaged compressed data", err)

    def test_what_unpacks_to_too_much_is_an_error(self):
        bomb = zstd_bomb(b"", b"a", 65 << 10)
        code, out, err = self.run_program("read", self.file("bomb.txt", bomb))
        self.assertEqual((code, out), (1, ""))
        self.assertIn("64 MiB", err)
        after = zstd(b"\n" + record(id="b", text="Two.").encode())
        long, b = self.ledgers(self.file("bomb.jsonl", bomb + after), code=1)
        self.assertEqual((long["error"]["code"], long["error"]["line"], b["id"]), ("limit", 1, "b"))
        endless = zstd_bomb(record(id="a", text="One.").encode(), b"a", 2 << 20)
        a, cut = self.ledgers(self.file("endless.jsonl", endless), code=1)
        self.assertEqual((a["id"], cut["error"]["code"], cut["error"]["line"]), ("a", "limit", 2))


class Many(Cli):
    def setUp(self):
        super().setUp()
        lines = [record(id=f"s{i}", text=STORY.replace("Reis", f"Reis{i}") * (1 + i % 7 * 3)) for i in range(40)]
        lines[5] = "{broken\n"
        lines[39] = record(id="z", title="no text")
        self.batch = self.file("batch.jsonl", "".join(lines))
        self.files = [self.file(f"f{i}.txt", STORY * (1 + i % 5)) for i in range(12)] + ["/no/such.txt", self.batch, self.story]

    def test_same_bytes_whatever_the_number_of_workers(self):
        for form in ("--json", "--table"):
            wanted = self.run_program("read", form, *self.files)
            self.assertEqual(wanted[0], 1)
            for jobs in ("2", "5", "0"):
                self.assertEqual(self.run_program("read", form, "-j", jobs, *self.files), wanted)
        with open(self.batch, "rb") as batch:
            self.assertEqual(self.ledgers("-", "--jobs", "3", stdin=batch.read(), code=1)[38]["id"], "s38")

    def test_same_pages_whatever_the_number_of_workers(self):
        pages = []
        for jobs in ("1", "4"):
            folder = self.folder / f"pages{jobs}"
            self.run_program("read", "--html", "-o", str(folder), "-j", jobs, *self.files)
            pages.append({page.name: page.read_bytes() for page in folder.iterdir()})
        self.assertEqual(pages[0], pages[1])
        self.assertEqual(len(pages[0]), 12 + 38 + 1)

    def test_each_record_is_answered_as_it_comes(self):
        with subprocess.Popen([PROGRAM, "read", "-", "-j", "3"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              env=self.environment()) as process:
            for name in "abcdef":
                process.stdin.write(record(id=name, text="One.").encode())
                process.stdin.flush()
                self.assertEqual(json.loads(process.stdout.readline())["id"], name)
            process.stdin.close()
            self.assertEqual(process.wait(), 0)

    def test_a_signal_ends_the_run_with_whole_records(self):
        for jobs in ("1", "3"):
            for asked in (signal.SIGINT, signal.SIGTERM):
                with subprocess.Popen([PROGRAM, "read", "-", "-j", jobs], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                      stderr=subprocess.PIPE, env=self.environment()) as process:
                    process.stdin.write(record(id="a", text=STORY).encode() + b'{"id": "half')
                    process.stdin.flush()
                    first = process.stdout.readline()
                    process.send_signal(asked)
                    self.assertEqual(process.wait(60), -asked)
                    self.assertEqual(json.loads(first)["id"], "a")
                    self.assertEqual(process.stdout.read(), b"")
                    self.assertIn(b"interrupted; what was read is written, 1 story", process.stderr.read())

    def test_a_long_run_tells_a_terminal_how_far_it_is(self):
        ours, theirs = pty.openpty()
        with subprocess.Popen([PROGRAM, "read", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=theirs,
                              env=self.environment()) as process:
            os.close(theirs)
            said = b""
            while b"a second" not in said:
                process.stdin.write(record(text="One.").encode() * 20)
                process.stdin.flush()
                for _ in range(20):
                    process.stdout.readline()
                os.set_blocking(ours, False)
                try:
                    said += os.read(ours, 65536)
                except BlockingIOError:
                    pass
            process.stdin.close()
            self.assertEqual(process.wait(), 0)
        os.close(ours)
        self.assertRegex(said.decode(), r"\d+ stories, [\d.]+ a second")


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
        code, out, err = self.run_program("read", self.story, batch, "--html", "-o", str(pages))
        self.assertEqual((code, out), (0, ""))
        self.assertEqual(err, f"dateline: wrote 3 pages, one a story, into the folder {pages}\n")
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

    def test_a_reader_who_goes_away_ends_the_run_quietly(self):
        for jobs in ("1", "3"):
            ours, theirs = os.pipe()
            os.close(ours)
            code, _, err = self.run_program("read", "-j", jobs, *[self.story] * 9, stdout=theirs)
            os.close(theirs)
            self.assertEqual((code, err), (0, ""))

    def test_a_file_changes_at_the_end_all_at_once(self):
        kept = self.file("kept.json", "precious")
        os.chmod(kept, 0o640)
        link = self.folder / "link.json"
        link.symlink_to(kept)
        with subprocess.Popen([PROGRAM, "read", "-", "-o", str(link)], stdin=subprocess.PIPE, stderr=subprocess.PIPE,
                              env=self.environment()) as process:
            process.stdin.write(record(id="a", text="One.").encode())
            process.stdin.flush()
            while not (partial := [p for p in self.folder.glob("*.partial") if p.stat().st_size]):
                self.assertIsNone(process.poll())
            self.assertEqual(Path(kept).read_text(), "precious")
            process.stdin.write(b"{broken\n" + record(id="b", text="Two.").encode())
            process.stdin.close()
            self.assertEqual(process.wait(60), 1)
            process.stderr.read()
        self.assertEqual(len(partial), 1)
        self.assertEqual(len(Path(kept).read_text().splitlines()), 3)
        self.assertEqual(os.stat(kept).st_mode & 0o777, 0o640)
        self.assertTrue(link.is_symlink())
        self.assertEqual(list(self.folder.glob("*.partial")), [])

    def test_a_run_that_is_ended_leaves_the_file_and_says_where_its_own_lies(self):
        for asked in (signal.SIGINT, signal.SIGKILL):
            kept = self.file("kept.json", "precious")
            with subprocess.Popen([PROGRAM, "read", "-", "-o", kept], stdin=subprocess.PIPE, stderr=subprocess.PIPE,
                                  env=self.environment()) as process:
                process.stdin.write(record(id="a", text="One.").encode())
                process.stdin.flush()
                while not (partial := [p for p in self.folder.glob("*.partial") if p.stat().st_size]):
                    self.assertIsNone(process.poll())
                process.send_signal(asked)
                self.assertEqual(process.wait(60), -asked)
                said = process.stderr.read().decode()
            self.assertEqual(Path(kept).read_text(), "precious")
            self.assertEqual(json.loads(partial[0].read_text())["id"], "a")
            if asked == signal.SIGINT:
                self.assertIn(f"what was read is in {partial[0]}, 1 story", said)
            partial[0].unlink()

    def test_a_write_that_fails_leaves_the_file_as_it_was(self):
        kept = self.file("kept.json", "precious")
        code, _, err = self.run_program("read", *[self.story] * 9, "-o", kept, most_written=2000)
        self.assertEqual(code, 1)
        self.assertIn(f"cannot write to {kept}: File too large", err)
        self.assertEqual(Path(kept).read_text(), "precious")
        self.assertEqual(list(self.folder.glob("*.partial")), [])

    def test_a_file_that_may_not_be_written_is_kept(self):
        kept = self.file("kept.json", "precious")
        os.chmod(kept, 0o444)
        if os.access(kept, os.W_OK):
            self.skipTest("root may write anything")
        self.assertEqual(self.run_program("read", self.story, "-o", kept)[0], 1)
        self.assertEqual(Path(kept).read_text(), "precious")

    def test_a_device_or_pipe_is_written_as_it_is(self):
        wanted = self.run_program("read", self.story)
        self.assertEqual(self.run_program("read", self.story, "--json", "-o", "/dev/stdout"), wanted)
        log = self.folder / "log.jsonl"
        with open(log, "wb", buffering=0) as out:
            out.write(b"before\n")
        with open(log, "ab") as out:
            self.assertEqual(self.run_program("read", self.story, "-o", "/dev/stdout", stdout=out)[0], 0)
        self.assertEqual(log.read_text(), "before\n" + wanted[1])
        fifo = self.folder / "fifo"
        os.mkfifo(fifo)
        with subprocess.Popen([PROGRAM, "read", self.story, "-o", str(fifo)], env=self.environment()) as process:
            self.assertEqual(fifo.read_text(), wanted[1])
            self.assertEqual(process.wait(60), 0)
        self.assertTrue(fifo.is_fifo())

    def test_a_place_that_cannot_be_written_is_told(self):
        code, out, err = self.run_program("read", self.story, "-o", "/no/such/place.json")
        self.assertEqual((code, out), (1, ""))
        self.assertIn("/no/such/place.json", err)


if __name__ == "__main__":
    if not os.path.exists(MODEL):
        print(f"SKIPPED: there is no model at {MODEL}, so that nothing of the program was checked")
        sys.exit(SKIPPED)
    unittest.main(argv=sys.argv[:1])
