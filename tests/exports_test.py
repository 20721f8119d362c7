# Each form of export, read by a program that reads such files: exports_test.py EXPORT_LEDGERS PROGRAM. tests/requirements.txt names the readers; what
# is not installed is skipped with a word. DATELINE_PYTHON names a Python that has them.
import csv
import importlib.util
import io
import json
import lzma
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from house import ROOT

TOOL, PROGRAM = (os.path.abspath(path) for path in sys.argv[1:3])
MODEL = os.environ.get("DATELINE_MODEL") or str(ROOT / "model/dateline-en.dlm")
READERS = ("followthemoney", "icalendar", "geojson", "pandas", "jsonschema")
MISSING = [name for name in READERS if importlib.util.find_spec(name) is None]
PYTHON = os.environ.get("DATELINE_PYTHON")
if MISSING and PYTHON and os.path.exists(PYTHON) and os.path.abspath(PYTHON) != os.path.abspath(sys.executable):
    os.execv(PYTHON, [PYTHON, "-B", *sys.argv])
if MISSING:
    print(f"SKIPPED: exports are not read by {', '.join(MISSING)}, which are not installed (tests/requirements.txt)")

TEXT = (
    "QUITO \u2014 Peru accused Chile of piracy on Monday \U0001f6a2 and demanded that it release two ships.\n\nForeign Minister Luz Vega will meet Juan Soto in "
    "Quito on March 28. At least 40 sailors\nwere hurt, she said."
)


def spans(*words):
    return [[TEXT.index(w), TEXT.index(w) + len(w)] for w in words]


def written(number, title="Ships; \"seized\"\t=1+1", text=TEXT):
    """A ledger in exchange form with every kind of entry."""
    actor = lambda i, kind, name, **more: {"id": f"A{i}", "kind": kind, "name": name, "mentions": spans(name), "offices": [], "member_of": [], **more}
    statement = {"id": "Q1", "speaker": ["A1"], "source": spans("Peru"), "cue": spans("accused"), "content": spans("of piracy", "release two ships"),
                 "mode": "indirect", "act": "accuse", "to": ["A2"], "venue": [], "date": "2024-03-18", "via": [], "denied": False, "within": None}
    event = {"id": "E1", "trigger": spans("meet"), "type": "CONSULT", "actors": ["A3"], "recipients": ["A4"], "place": ["A5"], "date": "2024-03-28",
             "status": "planned", "within": None, "same_as": None}
    figure = {"id": "F1", "span": spans("At least 40 sailors\nwere"), "low": 40, "high": None, "value": None, "qualifier": "at least", "what": "wounded",
              "unit": "sailors", "of_event": None, "place": ["A5"], "period": [], "source": ["A3"], "date": "2024-03", "within": None}
    position = lambda i, state: {"id": f"P{i}", "actor": ["A1"], "stance": "demand", "issue": spans("release two ships"), "topic": "ships", "basis": ["Q1"],
                                 "date": "2024-03-18", "state": state, "condition": []}
    shift = {"id": "H1", "actor": ["A1"], "topic": "ships", "from": "P1", "to": "P2", "when": None, "basis": spans("accused Chile")}
    office = {"title": "Foreign Minister", "of": "A1", "former": False, "span": spans("Foreign Minister")}
    return {"id": f"border-{number}", "published": "2024-03-19", "dateline": "QUITO", "title": title, "source": "Example, Wire", "text": text,
            "actors": [actor(1, "STATE", "Peru"), actor(2, "STATE", "Chile"), actor(3, "PERSON", "Luz Vega", offices=[office], member_of=["A1"]),
                       actor(4, "PERSON", "Juan Soto"), actor(5, "PLACE", "Quito")],
            "statements": [statement], "events": [event], "figures": [figure], "positions": [position(1, "former"), position(2, "current")], "shifts": [shift]}


def ledgers():
    """Lines of the exchange form: made ones, those of the golden stories, and the sagas' where they are."""
    lines = [json.dumps(written(n, text=f"{TEXT} Again {n}.")) for n in range(3)]
    stories = sorted(map(str, (ROOT / "tests/golden").glob("*.story")))
    if os.path.exists(MODEL) and os.path.exists(PROGRAM):
        read = subprocess.run([PROGRAM, "read", "--json", *stories], capture_output=True, check=True, env={**os.environ, "DATELINE_MODEL": MODEL})
        lines += read.stdout.decode().splitlines()
    sagas = ROOT.parent / "shared/ledger/sagas.jsonl.xz"
    if sagas.exists():
        lines += [line for line in lzma.open(sagas, "rt", encoding="utf-8").read().split("\n") if line.strip()]
    return [line for line in lines if line]


LINES = ledgers()
DOCUMENTS = [json.loads(line) for line in LINES]


def export(form, folder=None, lines=None):
    done = subprocess.run([TOOL, form, *([folder] if folder else [])], input="\n".join(LINES if lines is None else lines).encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


def entries(document):
    return sum(len(document[kind]) for kind in ("statements", "events", "figures", "positions", "shifts")) + len(document.get("inferred_shifts", []))


class Exports(unittest.TestCase):
    def table(self, text, columns, **more):
        import pandas

        return pandas.read_csv(io.StringIO(text), sep="\t", names=columns, header=None if columns else 0, quoting=csv.QUOTE_NONE, dtype=str, **more)

    def test_json_lines_come_back_as_the_same_ledgers(self):
        out = export("jsonl")
        self.assertEqual(export("jsonl", lines=out.splitlines()), out)
        self.assertEqual([json.loads(line)["text"] for line in out.splitlines()], [d["text"] for d in DOCUMENTS])

    def test_csv_has_a_row_for_each_entry(self):
        rows = list(csv.DictReader(io.StringIO(export("csv"))))
        self.assertEqual(len(rows), sum(map(entries, DOCUMENTS)))
        texts = {d["id"]: d["text"] for d in DOCUMENTS}
        for row in rows:
            self.assertNotIn(None, row)
            self.assertNotIn(None, row.values())
            if row["begin"] and row["kind"] in ("event", "figure", "position"):
                words = texts[row["story_id"]][int(row["begin"]):int(row["end"])]
                self.assertEqual(row["words"].lstrip("'"), " ".join(words.split()).lstrip("'"))

    @unittest.skipIf("pandas" in MISSING, "pandas is not installed")
    def test_csv_is_a_data_frame(self):
        import pandas

        frame = pandas.read_csv(io.StringIO(export("csv")))
        self.assertEqual(len(frame), sum(map(entries, DOCUMENTS)))
        self.assertTrue(frame["confidence"].between(0, 1).all())
        pandas.to_datetime(frame["first_day"], format="%Y-%m-%d")

    @unittest.skipIf("pandas" in MISSING, "pandas is not installed")
    def test_polecat_is_a_table_of_its_forty_columns(self):
        import pandas

        frame = self.table(export("polecat"), None)
        self.assertEqual(len(frame.columns), 40)
        self.assertEqual((frame.columns[0], frame.columns[4], frame.columns[-1]), ("Event ID", "Intensity", "Version"))
        self.assertTrue(frame["Event ID"].is_unique)
        days = pandas.to_datetime(frame["Event Date"], format="%Y-%m-%d")  # without a day where the story has none
        self.assertTrue(days[frame["Publication Date"].notna()].notna().all())
        self.assertTrue(pandas.to_numeric(frame["Intensity"]).dropna().between(-10, 10).all())
        self.assertLessEqual(set(frame["Quad Code"].dropna()), {f"{a} {b}" for a in ("VERBAL", "MATERIAL") for b in ("COOPERATION", "CONFLICT")})
        for cell in frame["Actor COW"].dropna():
            self.assertRegex(cell, r"^(\d+|None)(; (\d+|None))*$")

    @unittest.skipIf("pandas" in MISSING, "pandas is not installed")
    def test_gdelt_is_a_table_of_sixty_one_columns(self):
        import pandas

        frame = self.table(export("gdelt"), list(range(61)))
        self.assertTrue(frame[0].is_unique)
        self.assertTrue(frame[0].astype("int64").gt(0).all())
        dated = frame[frame[1].notna()]
        pandas.to_datetime(dated[1], format="%Y%m%d")
        pandas.to_datetime(frame[59].dropna(), format="%Y%m%d%H%M%S")
        self.assertTrue((dated[1].str[:6] == dated[2]).all() and (dated[1].str[:4] == dated[3]).all() and (dated[4].str[:4] == dated[3]).all())
        self.assertTrue((frame[27] == frame[26].str[:3]).all() and (frame[28] == frame[26].str[:2]).all())
        self.assertLessEqual(set(frame[29]), set("1234"))
        self.assertTrue(frame[30].astype(float).between(-10, 10).all())
        self.assertTrue((frame[[31, 32, 33]].astype(int) >= 1).all().all())

    @unittest.skipIf("geojson" in MISSING, "geojson is not installed")
    def test_geojson_is_a_valid_collection(self):
        import geojson

        found = geojson.loads(export("geojson"))
        self.assertIsInstance(found, geojson.FeatureCollection)
        self.assertTrue(found.is_valid, found.errors())
        self.assertEqual(len({f["id"] for f in found["features"]}), len(found["features"]))
        self.assertIn("Quito", {f["properties"]["place"] for f in found["features"]})
        self.assertTrue(geojson.loads(export("geojson", lines=[])).is_valid)

    @unittest.skipIf("icalendar" in MISSING, "icalendar is not installed")
    def test_a_calendar_has_one_entry_for_each_uid(self):
        import icalendar

        found = list(icalendar.Calendar.from_ical(export("ics")).walk("VEVENT"))
        self.assertGreaterEqual(len(found), 3)
        self.assertEqual(len({str(e["UID"]) for e in found}), len(found))
        for entry in found:
            self.assertFalse(entry.errors)
            self.assertTrue(str(entry["SUMMARY"]))
            self.assertLess(entry.decoded("DTSTART"), entry.decoded("DTEND"))

    def annotations(self):
        return json.loads(export("webanno"))

    @unittest.skipIf("jsonschema" in MISSING, "jsonschema is not installed")
    def test_web_annotations_keep_to_the_data_model(self):
        import jsonschema

        schema = json.loads((ROOT / "tests/web_annotation.schema.json").read_text())
        jsonschema.Draft202012Validator(schema).validate(self.annotations())
        jsonschema.Draft202012Validator(schema).validate(json.loads(export("webanno", lines=[])))

    def test_web_annotations_select_their_words_by_place_and_by_quotation(self):
        found = self.annotations()
        items = found["first"]["items"]
        self.assertEqual(found["total"], len(items))
        self.assertEqual(len({item["id"] for item in items}), len(items))
        sources = list(dict.fromkeys(t["source"] for item in items for t in self.targets(item)))
        texts = dict(zip(sources, (d["text"] for d in DOCUMENTS if entries(d))))
        for item in items:
            for target in self.targets(item):
                place, quote = target["selector"]
                text = texts[target["source"]]
                self.assertEqual(text[place["start"]:place["end"]], quote["exact"])
                self.assertTrue(text[:place["start"]].endswith(quote["prefix"]) and text[place["end"]:].startswith(quote["suffix"]))

    @staticmethod
    def targets(item):
        return item["target"] if isinstance(item["target"], list) else [item["target"]]

    @unittest.skipIf("followthemoney" in MISSING, "followthemoney is not installed")
    def test_followthemoney_takes_every_entity_as_it_is(self):
        from followthemoney import model

        found = [json.loads(line) for line in export("ftm").splitlines()]
        by_id = {}
        for data in found:
            schema = model.get(data["schema"])
            self.assertIsNotNone(schema, data)
            self.assertLessEqual(set(data["properties"]), set(schema.properties), data["schema"])
            for name in schema.required:
                self.assertTrue(data["properties"].get(name), (name, data))
            schema.validate(data)
            entity = model.get_proxy(data)
            for name, values in data["properties"].items():
                self.assertEqual(len(entity.get(name)), len(values), (name, data))
            if data["id"] in by_id:
                entity = by_id[data["id"]].merge(entity)
            by_id[data["id"]] = entity
        self.assertLessEqual({"Article", "Person", "PublicBody", "Mention", "Event", "Note", "Position", "Occupancy", "Membership", "Address"},
                             {d["schema"] for d in found})
        for entity in by_id.values():
            for prop, value in entity.itervalues():
                if prop.type.name == "entity":
                    self.assertIn(value, by_id, (prop.name, entity.to_dict()))
                    self.assertTrue(by_id[value].schema.is_a(prop.range), (prop.qname, by_id[value].schema.name))

    def test_brat_spans_hold_the_words_of_their_text(self):
        with tempfile.TemporaryDirectory() as folder:
            export("brat", folder)
            names = {path.stem for path in Path(folder).glob("*.txt")}
            self.assertEqual(len(names), len(DOCUMENTS))
            types = (Path(folder) / "annotation.conf").read_text()
            for name in names:
                text = (Path(folder) / f"{name}.txt").read_bytes().decode()
                self.check_standoff((Path(folder) / f"{name}.ann").read_bytes().decode(), text, types)

    def check_standoff(self, standoff, text, types):
        rows = [line.split("\t") for line in standoff.split("\n") if line]
        ids = {row[0] for row in rows if row[0] != "*"}
        self.assertEqual(len(ids), sum(row[0] != "*" for row in rows))
        for row in rows:
            if row[0][0] == "T":
                kind, places = row[1].split(" ", 1)
                pieces = [text[int(b):int(e)] for b, e in (place.split() for place in places.split(";"))]
                self.assertEqual(row[2], " ".join(pieces))
                self.assertNotIn("\n", row[2])
                self.assertRegex(types, rf"(?m)^{kind}\b")
            elif row[0][0] == "E":
                for argument in row[1].split():
                    role, target = argument.rsplit(":", 1)
                    self.assertIn(target, ids)
                    self.assertIn(re.sub(r"\d+$", "", role), types)
            elif row[0][0] == "A":
                name, target, value = row[1].split()
                self.assertIn(target, ids)
                self.assertRegex(types, rf"(?m)^{name} Arg:<EVENT>, Value:(\S*\|)?{value}(\||$)")

    def test_memory_is_one_object_of_the_links_between_stories(self):
        found = json.loads(export("memory"))
        self.assertEqual(found["stories"], [d["id"] for d in DOCUMENTS])
        self.assertEqual(list(found)[2:], ["copies", "actors", "events", "figures", "positions", "shifts", "fates"])


@unittest.skipUnless(os.path.exists(PROGRAM), "the program is not built")
class LedgerFile(unittest.TestCase):
    """dateline export, which takes the same stories out of a ledger file."""

    FORMS = ("jsonl", "csv", "polecat", "gdelt", "geojson", "ics", "webanno", "ftm", "memory")

    def run_program(self, *arguments, code=0, **more):
        done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, check=False, timeout=300, **more)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stdout

    def filled(self, folder, lines):
        path = Path(folder) / "ledger.dl"
        self.run_program("add", path, "--ledgers", "-", "--format", "jsonl", input="\n".join(lines).encode())
        return path

    def test_the_order_of_adding_changes_no_byte(self):
        made = []
        for lines in (LINES, LINES[::-1]):
            with tempfile.TemporaryDirectory() as folder:
                path = self.filled(folder, lines)
                out = {form: self.run_program("export", path, "--as", form) for form in self.FORMS}
                self.run_program("export", path, "--as", "brat", "-o", Path(folder) / "brat")
                out |= {p.name: p.read_bytes() for p in (Path(folder) / "brat").iterdir()}
                made.append(out)
        self.assertEqual(made[0], made[1])

    def test_what_a_person_rejected_is_left_out(self):
        with tempfile.TemporaryDirectory() as folder:
            path = self.filled(folder, LINES[:1])
            rows = list(csv.DictReader(io.StringIO(self.run_program("export", path, "--as", "csv").decode())))
            self.run_program("reject", path, next(row["id"] for row in rows if row["kind"] == "event"))
            left = list(csv.DictReader(io.StringIO(self.run_program("export", path, "--as", "csv").decode())))
            self.assertEqual([row["id"] for row in left], [row["id"] for row in rows if row["kind"] != "event"])
            self.assertNotIn(b"BEGIN:VEVENT", self.run_program("export", path, "--as", "ics"))

    def test_what_cannot_be_exported_is_told(self):
        with tempfile.TemporaryDirectory() as folder:
            path = self.filled(folder, LINES[:1])
            self.run_program("export", path, "--as", "brat", code=2)
            self.run_program("export", path, "--as", "pdf", code=2)
            self.run_program("export", Path(folder) / "none.dl", "--as", "csv", code=1)
            out = Path(folder) / "out.csv"
            self.run_program("export", path, "--as", "csv", "-o", out)
            self.assertEqual(out.read_bytes(), self.run_program("export", path, "--as", "csv"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
