#!/usr/bin/env python3
"""Makes actors.bin, the table of states, bodies and persons that the room looks up, from the corpora's folder and from bodies.tsv and persons.tsv.

    src/actors/make_actors.py SHARED

States, capitals, parties, armed groups and heads: CIA World Factbook. Office terms with ids: Wikidata. Leaders since 1950: REIGN. Names with codes up to 2014:
the Phoenix dictionaries. Armed groups: UCDP. Towns of 50,000 and first-order regions: GeoNames. bodies.tsv and persons.tsv are written by hand. table.h tells the layout.
"""
import collections
import csv
import gzip
import importlib.util
import json
import lzma
import pathlib
import re
import struct
import sys

from terms_of_office import OPEN, Term, alike, day, ended, fold, named, office_key, runs_of, sounding

HERE = pathlib.Path(__file__).parent
spec = importlib.util.spec_from_file_location("resolve_tables", HERE.parent / "resolve/make_tables.py")
resolve = importlib.util.module_from_spec(spec)
spec.loader.exec_module(resolve)

STATE, PARTLY, BODY, SEAT, PERSON, PLACE = range(6)  # in the order in which a shared wording is theirs
OLD_CODES = {"KSV": "XKX", "ROM": "ROU", "TMP": "TLS", "ZAR": "COD", "WSB": "PSE", "GZS": "PSE", "SCG": "SRB", "CZS": "CZE", "PAL": "PSE", "BUR": "MMR"}
# What the Phoenix dictionaries put behind the state, as PLOVER calls it.
PHOENIX = {"GOV": "GOV", "ELI": "ELI", "REB": "REB", "SPY": "SPY", "JUD": "JUD", "MIL": "MIL", "COP": "COP", "LEG": "LEG", "OPP": "OPP", "PTY": "PTY", "BUS": "BUS",
           "EDU": "EDU", "HLH": "MED", "MED": "JRN", "LAB": "LAB", "AGR": "AGR", "CRM": "CRM", "CVL": "CVL", "REF": "REF", "UAF": "PRM", "HRI": "SOC",
           "DEV": "SOC", "ENV": "SOC", "CHR": "REL", "CTH": "REL", "MOS": "REL", "MUS": "REL", "INS": "REB", "SEP": "REB"}
MORE_STATES = {"PSE": ["Palestine", "Palestinian", "Palestinians", "Palestinian territories", "Gaza", "Gaza Strip", "West Bank", "Gazan", "Gazans"], "COD": ["DRC", "Congo-Kinshasa"],
               "PRK": ["DPRK", "North Korean", "North Koreans"], "KOR": ["South Korean", "South Koreans", "ROK"], "MKD": ["Macedonia", "Macedonian", "Macedonians"],
               "CHN": ["Mainland China"], "XKX": ["Kosovar", "Kosovars"], "TWN": ["Taiwanese"], "MMR": ["Myanmar", "Burma", "Burmese"],
               "SAU": ["Saudi", "Saudis", "KSA"], "ARE": ["Emirati", "Emiratis"], "CZE": ["Czech Republic"], "VAT": ["Holy See", "Vatican City"],
               "GBR": ["British", "Briton", "Brits", "England", "English", "Scotland", "Scottish", "Scots", "Wales", "Welsh", "Northern Ireland", "Northern Irish"],
               "BIH": ["Bosnia", "Bosnian", "Bosnians"], "TLS": ["Timorese"], "COG": ["Congo-Brazzaville"], "SSD": ["South Sudanese"], "AFG": ["Afghans"],
               "FRA": ["French"], "NLD": ["Dutch", "Holland"], "CHE": ["Swiss"], "PHL": ["Filipino", "Filipinos", "Filipina", "Philippine"], "IRQ": ["Iraqi Kurdistan"],
               "KAZ": ["Kazakh", "Kazakhs"], "TJK": ["Tajik", "Tajiks"], "UZB": ["Uzbek", "Uzbeks"], "TKM": ["Turkmen"], "KGZ": ["Kyrgyz"], "THA": ["Thai", "Thais"],
               "MYS": ["Malaysian"], "LAO": ["Lao", "Laotian", "Laotians"], "DNK": ["Danish", "Danes"], "SWE": ["Swedish", "Swedes"], "ESP": ["Spanish", "Spaniards"],
               "TUR": ["Turkish", "Turks", "Türkiye"], "CAF": ["Central African"], "USA": ["America", "American", "Americans"], "IRL": ["Irish"], "CIV": ["Ivorian", "Ivory Coast"],
               # peoples of one state
               "RUS": ["Chechen", "Chechens", "Chechnya", "Dagestani", "Tatar"], "SYR": ["Rojava"], "IND": ["Kashmiri"]}
PARTLY_OF = {"Georgia": "GEO", "Ukraine": "UKR", "Azerbaijan": "AZE", "Cyprus": "CYP", "Moldova": "MDA", "Somalia": "SOM", "Morocco": "MAR"}
PARTLY_MORE = {"Abkhazia": ["Abkhaz", "Abkhazian"], "Luhansk People's Republic": ["LPR"], "Donetsk People's Republic": ["DPR"], "Nagorno-Karabakh": ["Artsakh", "Republic of Artsakh"],
               "Northern Cyprus": ["Turkish Cypriot", "Turkish Cypriots", "TRNC"], "Transnistria": ["Transdniestria", "Trans-Dniester"], "Somaliland": [], "South Ossetia": ["South Ossetian"],
               "Western Sahara": ["Sahrawi", "Sahrawi Arab Democratic Republic"]}
# Common nouns, which are nobody's name: "national assembly".
NOUNS = {noun for file in ("nouns.inc", "agents.inc") for noun in re.findall(r'\{"([^"]*)",', (HERE / file).read_text(encoding="utf-8"))}
ACTING = ("acting", "interim", "caretaker")
HEADS = {"president", "minister prime", "chancellor", "king", "queen", "leader supreme", "premier", "amir", "emir", "sultan", "chairman", "taoiseach", "first lord treasury",
         "foreign minister", "secretary state", "defense minister", "defense secretary", "chairman commission military central", "pope", "leader", "general secretary"}


FAMILY_FIRST = ("CHN", "KOR", "PRK", "VNM", "TWN", "KHM")  # where the family name stands before the given one
MINISTERIAL = re.compile(r"(?i)\bminister\b|\b(?<!general )(?<!permanent )secretary (of|for)\b|^secretary\b|attorney general|first lady|second gentleman|^vice president$|"
                         r"white house chief of staff|press secretary|national security advis|undersecretary|trade representative|director of (national intelligence|the cia)")
# Where a mother's family name stands behind the father's, by which one is known.
TWO_FAMILIES = set("ARG BOL CHL COL CRI CUB DOM ECU ESP GTM HND MEX NIC PAN PER PRY SLV URY VEN GNQ".split())
PARTICLES = {"de", "del", "la", "las", "los", "y", "da", "dos"}
CROWNED = {"king", "queen", "emir", "amir", "sultan", "prince", "pope", "emperor"}


class Table:
    def __init__(self):
        self.entities, self.terms, self.keys = [], [], collections.defaultdict(list)
        self.closed = set()  # wordings of bodies.tsv, which the other sources leave as they are

    def add(self, kind, name, country, sectors="", wikidata=0, place=0, fips=""):
        self.entities.append([kind, name, country, sectors, wikidata, place, fips])
        self.terms.append([])
        return len(self.entities) - 1

    def key(self, wording, entity, acronym=False):
        folded = named(wording)
        if folded and len(folded.encode()) < 100:
            folded = "^" + folded.replace(" ", "") if acronym else folded
            common = self.closed and self.entities[entity][0] == BODY and {folded, folded.removesuffix("s")} & NOUNS
            if entity not in self.keys[folded] and folded not in self.closed and not common:
                self.keys[folded].append(entity)

    def raw_key(self, folded, ref):
        if ref not in self.keys[folded]:
            self.keys[folded].append(ref)


def tsv(path):
    opener = gzip.open if path.suffix == ".gz" else lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def states(table, shared):
    """Adds the states, their wordings and seats; returns {iso3: entity} and {folded name: iso3}."""
    iso, names = {}, {}
    factbook = resolve.read(shared / "data/actors/countries_factbook.jsonl.xz")
    wordings = {key: (int(number), what) for key, number, what in re.findall(r'\{"([^"]+)", (\d+), \'(\w)\'\}', (HERE.parent / "resolve/states.inc").read_text())}
    for c in sorted(factbook, key=lambda c: c["name"]):
        if not c["name"] or not c["iso3"] or c["iso3"] in iso:
            continue
        if c["iso3"] == "ESH":
            continue
        name = c["name"].split(",")[0]
        name = {"Palestinian Territory": "Palestine", "Burma": "Myanmar"}.get(name, name)
        entity = table.add(STATE, name, c["iso3"], place=c["geonameid"] or 0, fips=c["fips"] or "")
        iso[c["iso3"]] = entity
        table.key(name, entity)
        names[named(name)] = c["iso3"]
        names[named(c["name"])] = c["iso3"]
        for other in c["names"]:
            for part in re.split(r"/|;| or ", re.sub(r"\([^)]*\)", "", other)):
                if len(part.strip()) >= 4:
                    names.setdefault(named(part), c["iso3"])
    numbered = [c["iso3"] for c in sorted(factbook, key=lambda c: c["name"]) if c["name"] and c["nationality_adj"]]
    seats = collections.defaultdict(list)
    for wording, (number, what) in wordings.items():
        code = numbered[number - 1]
        if code not in iso:
            continue
        if what == "c":
            seats[code].append(wording)
        else:
            table.key(wording, iso[code], acronym=wording in ("us", "uk", "u.s", "u.s.", "u.k.", "usa", "u.s.a.", "uae", "prc"))
            names.setdefault(named(wording), code)
            if what == "d" and wording.endswith(("an", "i")) and wording + "s" not in wordings:
                table.key(wording + "s", iso[code])
    for code, more in MORE_STATES.items():
        for wording in more:
            owners = table.keys.get(named(wording), [])
            if owners and owners != [iso[code]]:
                owners.clear()
            table.key(wording, iso[code], acronym=wording.isupper())
            names.setdefault(named(wording), code)
    for code, wording in sorted(seats.items()):
        c = next(c for c in factbook if c["iso3"] == code)
        entity = table.add(SEAT, re.split(r"[;(]| in |,", c["capital"])[0].strip() or wording[0], code, "GOV", fips=c["fips"] or "")
        for w in wording:
            table.key(w, entity)
    for row in tsv(shared / "data/ontology/plover_partially_recognised.tsv"):
        entity = table.add(PARTLY, row["entity"], PARTLY_OF[row["coded_under_country"]], "PRE")
        for wording in [row["entity"], *PARTLY_MORE[row["entity"]]]:
            table.keys.pop(named(wording), None)
            table.key(wording, entity, acronym=wording.isupper())
    return iso, names, factbook


def hand(table):
    """bodies.tsv: names, country, sectors, from, to; rows of the same names are terms of one body."""
    known, before = {}, set(table.keys)
    table.listed = len(table.entities), len(table.entities)
    for row in tsv(HERE / "bodies.tsv"):
        forms = row["names"].split("|")
        if row["names"] not in known:
            entity = known[row["names"]] = table.add(BODY, forms[0], row["country"], row["sectors"])
            for form in forms:
                acronym = form.isupper() and len(form) <= 6 and " " not in form
                key = ("^" if acronym else "") + named(form)
                if any(e not in known.values() for e in table.keys.get(key, [])):
                    table.keys.pop(key)
                table.key(form, entity, acronym)
                if acronym and len(form) > 3:  # "Nato", "Unicef"
                    table.key(form, entity)
        if row["from"] or row["to"]:
            table.terms[known[row["names"]]].append(
                Term(day(row["from"]) if row["from"] else -OPEN, day(row["to"]) if row["to"] else OPEN, OPEN, row["country"], row["sectors"], "", 0))
    table.listed = table.listed[0], len(table.entities)
    table.closed = {k for k in table.keys if k not in before or any(e in known.values() for e in table.keys[k])}


def parties_and_groups(table, iso, factbook):
    groups = collections.defaultdict(set)
    for c in factbook:
        code = c["iso3"]
        if code not in iso or code == "SJM":  # whose parties are those of Norway
            continue
        for text in c["parties"]:
            forms = re.split(r" or (?=[A-Z][\w&/-]{0,9}$|[A-Z])", re.sub(r"[“”\"]", "", text))
            forms += re.findall(r"\(([^)]*)\)", text)
            forms = [re.sub(r"\([^)]*\)", "", f).strip() for f in forms]
            forms = [part.strip() for f in forms for part in re.split(r" or |/", f)]
            forms = [f for f in forms if len(f) >= 2 and named(f) not in ("note", "none", "other", "vacant")]
            if not forms or len(forms[0].split()) > 9:
                continue
            entity = None
            for f in forms:
                acronym = len(f) <= 8 and " " not in f and f.upper() == f
                if len(named(f)) < (3 if acronym else 5):  # "DC"
                    continue
                key = ("^" if acronym else "") + named(f)
                if any(table.entities[e][2] == code or table.entities[e][0] < BODY for e in table.keys.get(key, [])):
                    continue
                if entity is None:
                    entity = table.add(BODY, forms[0], code, "PTY")
                table.key(f, entity, acronym)
        for text in c["legislature"]:
            for f in [re.sub(r"\([^)]*\)", "", text), *re.findall(r"\(([^)]*)\)", text)]:
                if len(named(f)) >= 5 and named(f) not in table.keys:
                    table.key(f, table.add(BODY, re.sub(r"\([^)]*\)", "", f).strip(), code, "LEG"))
        for text in c["terrorist_groups"]:
            groups[text].add(code)
    for text, codes in sorted(groups.items()):
        forms = [re.sub(r"\([^)]*\)", "", text).strip(), *re.findall(r"\(([^)]*)\)", text)]
        forms = [part.strip() for f in forms for part in re.split(r"/|,|;", f) if len(part.strip()) >= 3]
        if not forms or len(text) > 80 or any(w in text.lower() for w in ("note", "see individual")):
            continue
        sector = "CRM" if re.search(r"(?i)cartel|gang|mara|tren de|clan|familia", text) else "REB"
        entity = None
        for f in forms:
            acronym = f.isupper() and len(f) <= 8
            if ("^" if acronym else "") + named(f) in table.keys or len(named(f)) < 3:
                continue
            if entity is None:
                entity = table.add(BODY, forms[0], next(iter(codes)) if len(codes) == 1 else "IMG", sector)
            table.key(f, entity, acronym)


def ucdp(table, shared, names):
    for row in tsv(shared / "data/actors/ucdp_actors_seen.tsv.xz"):
        actor = row["actor"]
        if re.search(r",|^Government of|^Civilians|Supporters of|Opponents of|insurgents$|^Forces of", actor):
            continue
        code = names.get(named(re.sub(r"\([^)]*\)", "", row["main_country"])))
        acronym = " " not in actor and actor.upper() == actor
        key = ("^" if acronym else "") + named(actor)
        if not code or key in table.keys or len(actor) < 3 or (len(actor) < 5 and not acronym):
            continue
        sector = "CRM" if re.search(r"(?i)cartel|cártel|zetas|familia|mafia|gang|commando|comando|axe|mara|templarios|eyie", actor) else "REB"
        table.key(actor, table.add(BODY, actor, code, sector), acronym)


def phoenix_code(code, iso):
    """("USA", "GOV") of USAGOV; None where the state is none of today's."""
    country, rest = OLD_CODES.get(code[:3], code[:3]), code[3:]
    parts = [rest[i:i + 3] for i in range(0, len(rest), 3)]
    if country == "IGO":
        country = {"UNO": "UNO", "EUR": "EUR"}.get(parts[0] if parts else "", "IGO")
    elif country in ("NGO", "MNC", "INT", "NGM"):
        business = country == "MNC"
        country = next((p for p in parts if p in iso), "MNC" if business else "NGO" if country != "INT" else "")
        return (country, "BUS" if business else PHOENIX.get(next((p for p in parts if p in PHOENIX), ""), "SOC")) if country else None
    elif country == "IMG":
        return "IMG", "REB"
    elif country not in iso:
        return None
    if country in iso:
        return country, " ".join(dict.fromkeys(PHOENIX[p] for p in parts if p in PHOENIX))
    return country, PHOENIX.get(parts[-1], "") if len(parts) > 1 and parts[-1] in ("HLH", "EDU", "HRI", "JUD", "MIL") else ""


def phoenix(table, shared, iso, persons):
    for a in resolve.read(shared / "data/actors/phoenix_actors.jsonl.xz"):
        if a["source"] in ("ethnic", "religious"):
            continue
        dated = [c for c in a["codes"] if re.fullmatch(r"[A-Z]{3,15}", c["code"])]
        coded = [(c, phoenix_code(c["code"], iso)) for c in dated]
        coded = [(c, p) for c, p in coded if p]
        forms = [re.sub(r"#.*", "", n).replace("_", " ").strip() for n in a["names"]]
        forms = [f for f in forms if not re.search(r"\b(QUEEN|KING|PRESIDENT|MINISTER|GENERAL|SHEIKH|PRINCE|PRINCESS|CHANCELLOR|SENATOR|SECRETARY)[ -]\w", f)]
        forms = [f for f in forms if f and re.fullmatch(r"[\w'’.& ()-]+", f)]
        if not coded or not forms:
            continue
        person = a["source"] == "countries" and any("from" in c or "to" in c for c, _ in coded)
        body = not person and len(coded[-1][0]["code"]) >= 6
        if person:
            terms = [Term(day(c.get("from")) if c.get("from") else -OPEN, day(c.get("to")) if c.get("to") else OPEN, 16070, p[0], p[1], "", 4)
                     for c, p in coded if p[1] and "ELI" not in p[1] and ("from" in c or "to" in c)]
            if not terms or len(forms[0].split()) < 2:
                continue
            add_person(table, persons, forms[0].title(), terms[-1].country, [f for f in forms if len(f.split()) >= 2], 0, terms)
        elif body:
            country, sectors = coded[-1][1]
            if country in iso and not sectors:
                continue
            fresh = [f for f in forms if named(f) not in table.keys and "^" + named(f) not in table.keys and len(named(f)) > 2
                     and named(re.sub(r"\b(inc|corp|corporation|ltd|plc|co|group|company)$", "", f.lower())) not in table.keys]
            if not fresh:
                continue
            entity = table.add(BODY, forms[0].title() if " " in forms[0] else forms[0], country, sectors)
            for f in fresh:
                table.key(f, entity, acronym=" " not in f and len(f) <= 5)
                short = re.sub(r" (INC|CORP|CORPORATION|LTD|PLC|CO|LLC|AG|SA|GROUP|COMPANY|COMPANIES|HOLDINGS)\.?$", "", f)
                if short != f and len(short) >= 6 and named(short) not in table.keys:
                    table.key(short, entity)


def add_person(table, persons, name, country, forms, wikidata, terms):
    """One entity for a name in a country; terms of the weaker sources only where the better have none."""
    initial = re.sub(r"(?<= )[A-Z]\. ", "", name)  # "Donald J. Trump"
    forms = [f for f in dict.fromkeys([name, *forms, initial]) if named(f)]
    entity = persons.get(("Q", wikidata)) if wikidata else None
    for f in forms:
        entity = persons.get((country, named(f))) if entity is None else entity
    if entity is None:
        entity = table.add(PERSON, name, country, wikidata=wikidata)
    if wikidata:
        persons[("Q", wikidata)] = entity
        table.entities[entity][4] = table.entities[entity][4] or wikidata
    for f in forms:
        persons.setdefault((country, named(f)), entity)
        words = named(f).split()
        if len(words) >= 2 or wikidata:
            table.key(f, entity)
        if len(words) >= 3 and country in TWO_FAMILIES and terms and terms[0].source == 2 and words[-2] not in PARTICLES:
            table.key(f"{words[0]} {words[-2]}", entity)  # "Nayib Armando Bukele Ortez"
        if len(words) >= 3 and "-" not in f.split()[-1] and (not terms or terms[0].source != 4) and len(words[-1]) > 2 and len(words[0]) > 1:
            table.key(f"{words[0]} {words[-1]}", entity)
    if terms and terms[0].source == 4 and table.terms[entity]:
        better = [t for t in table.terms[entity] if t.source != 4]
        terms = [t for t in terms if not better or t.end < min(b.start for b in better)]
    table.terms[entity] += terms
    return entity


def officeholders(table, shared, iso, names, persons):
    leaders = collections.defaultdict(set)
    with lzma.open(shared / "data/actors/world_leaders_2022_wikidata.csv.xz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            leaders[named(row["officeholderLabel"])].add((names.get(named(row["country"])), int(row["officeholder"][1:])))
    for o in resolve.read(shared / "data/actors/officeholders_wikidata.jsonl.xz"):
        code = "IGO" if o["country"] == "world" else names.get(named(o["country"]))
        start = day(o["start"])
        if not code or start is None or not re.search(r"[A-Za-z]", o["name"]):
            continue
        if "United Nations" in o["office"] and code == "IGO":
            code = "UNO"
        end = day(o["end"], last=True) if o["end"] else OPEN
        term = Term(start, OPEN if end is None else end, day(o["asof"]), code, "", o["office"], 1)
        add_person(table, persons, o["name"], code, [], int(o["wikidata"][1:]), [term])
    heads(table, shared, iso, persons, leaders)


def heads(table, shared, iso, persons, leaders):
    """Chiefs of state and of government, in chains of one office; one who took it on the same day under a like name is one person."""
    begun = collections.defaultdict(list)
    for entity, own in enumerate(table.terms):
        for t in own:
            begun[t.country, office_key(t.office)].append((t.start, entity))
    chains = collections.defaultdict(list)
    for o in resolve.read(shared / "data/actors/leaders_factbook.jsonl.xz"):
        if o["iso3"] in iso:
            bare = re.sub(r"^.*\b(President|Premier|Chairman|Chairperson|Minister|Marshal|General|Gen\.|Sheikh|Shaykh)\s+(?=\S+ \S)", "", o["name"])
            office = o["title"] or ("President" if o["role"] == "chief of state" else "Head of Government")
            chains[o["iso3"], office_key(office)].append(o | {"name": bare, "aliases": [*o["aliases"], o["name"]], "office": office})
    chains = {key: runs_of(chain) for key, chain in chains.items()}
    presidents = {code: list(ended(runs, office, [])) for (code, office), runs in chains.items() if office == "president"}
    left = collections.defaultdict(list)  # entity: days on which it left the head's office
    governments = collections.defaultdict(list)  # country: (start, entity) of its heads of government, or of its president where that is the same
    for (code, office), runs in sorted(chains.items()):
        single = re.search("vice|deputy|prince", office) is None
        for r in ended(runs, office, presidents.get(code, [])):
            o = r.rows[-1]
            aliases = list(dict.fromkeys(f for row in r.rows for f in (row["name"], *row["aliases"])))
            known = next((e for s, e in begun[code, office] if abs(s - r.start) <= 4 and alike(table.entities[e][1], o["name"])), None)
            found = {q for c, q in leaders.get(named(o["name"]), ()) if c == code}
            for form in aliases if known is not None else ():
                persons.setdefault((code, named(form)), known)
            term = Term(r.start, r.end, day("2026-01-31"), code, "GOV", o["office"], 2)
            entity = add_person(table, persons, o["name"], code, aliases, found.pop() if len(found) == 1 and known is None else 0, [term])
            begun[code, office].append((r.start, entity))
            if single:  # whom the older source still shows in that office
                for _, other in begun[code, office]:
                    table.terms[other] = [t._replace(end=r.start) if t.source == 1 and t.end == OPEN and other != entity and office_key(t.office) == office
                                          and t.start < r.start and t.seen - 60 < r.start else t for t in table.terms[other]]
            if r.end < OPEN:
                left[entity].append(r.end)
            if any(row["role"] == "head of government" for row in r.rows) and "vice" not in office and "deputy" not in office:
                governments[code].append((r.start, entity, any(row["role"] == "chief of state" for row in r.rows)))
    for entity, days in left.items():
        table.terms[entity] = [t._replace(end=min(d for d in days if d > t.seen)) if t.source == 1 and t.end == OPEN and any(d > t.seen for d in days) else t
                               for t in table.terms[entity]]
    cabinets(table, governments)


def cabinets(table, governments):
    """Ministers whom Wikidata shows without an end: they went with the president whose ministers they were, or, where parliaments choose, in the second change of government since."""
    changes = {}
    for code, heads_of in governments.items():
        chain = sorted(heads_of)
        days = [start for (_, before, _), (start, entity, _) in zip(chain, chain[1:]) if before != entity]
        changes[code] = (days, 1 if all(both for *_, both in chain) else 2)
    for entity, own in enumerate(table.terms):
        for i, t in enumerate(own):
            if t.source != 1 or t.end != OPEN or t.country not in changes or not MINISTERIAL.search(t.office):
                continue
            days, count = changes[t.country]
            later = [d for d in days if d > t.seen]
            if len(later) >= count:
                own[i] = t._replace(end=later[count - 1], source=5)


def reign(table, shared, iso, names, persons):
    heads = collections.defaultdict(list)
    for entity, e in enumerate(table.entities):
        if e[0] == PERSON:
            for t in table.terms[entity]:
                if office_key(t.office) in HEADS or t.source == 2:
                    heads[t.country].append((named(e[1]), t))
    with lzma.open(shared / "data/actors/reign_leaders_1950_2021.csv.xz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = CORRELATES.get(row["stateabb"])
            if code not in iso or not row["syear"]:
                continue
            start = day(f"{row['syear']}-{row['smonth'] or 1}-{min(int(row['sdate'] or 1), 28) or 1}")
            end = day(f"{row['eyear']}-{row['emonth'] or 12}", last=True) if row["eyear"] else OPEN
            name = row["leader"]
            last = named(name).split()[-1:] or [""]
            if start is None or any(last[0] in n.split() and (h.start - 800 < start < h.end or h.start < (end or OPEN) <= h.end) for n, h in heads[code]):
                continue
            entity = add_person(table, persons, name, code, [], 0, [Term(start, end, day("2021-08-31"), code, "GOV", "Leader", 3)])
            table.raw_key("~" + sounding(last[0])[1:], entity)


CORRELATES = dict(pair.split(":") for pair in (
    "USA:USA CAN:CAN CUB:CUB HAI:HTI DOM:DOM JAM:JAM TRI:TTO BAR:BRB MEX:MEX GUA:GTM HON:HND SAL:SLV NIC:NIC COS:CRI PAN:PAN COL:COL VEN:VEN GUY:GUY ECU:ECU PER:PER BRA:BRA "
    "BOL:BOL PAR:PRY CHL:CHL ARG:ARG URU:URY UKG:GBR IRE:IRL NTH:NLD BEL:BEL LUX:LUX FRN:FRA SWZ:CHE SPN:ESP POR:PRT GMY:DEU GFR:DEU POL:POL AUS:AUT HUN:HUN CZE:CZE CZR:CZE SLO:SVK "
    "ITA:ITA ALB:ALB YUG:SRB SER:SRB MAC:MKD CRO:HRV BOS:BIH SLV:SVN GRC:GRC CYP:CYP BUL:BGR ROM:ROU RUS:RUS EST:EST LAT:LVA LIT:LTU UKR:UKR BLR:BLR ARM:ARM GRG:GEO AZE:AZE FIN:FIN "
    "SWD:SWE NOR:NOR DEN:DNK ICE:ISL MLI:MLI SEN:SEN BEN:BEN MAA:MRT NIR:NER CDI:CIV GUI:GIN BFO:BFA LBR:LBR SIE:SLE GHA:GHA TOG:TGO CAO:CMR NIG:NGA GAB:GAB CEN:CAF CHA:TCD CON:COG DRC:COD "
    "UGA:UGA KEN:KEN TAZ:TZA BUI:BDI RWA:RWA SOM:SOM DJI:DJI ETH:ETH ERI:ERI ANG:AGO MZM:MOZ ZAM:ZMB ZIM:ZWE MAW:MWI SAF:ZAF NAM:NAM LES:LSO BOT:BWA SWA:SWZ MAG:MDG MAS:MUS MOR:MAR ALG:DZA "
    "TUN:TUN LIB:LBY SUD:SDN SSD:SSD IRN:IRN TUR:TUR IRQ:IRQ EGY:EGY SYR:SYR LEB:LBN JOR:JOR ISR:ISR SAU:SAU YEM:YEM YAR:YEM KUW:KWT BAH:BHR QAT:QAT UAE:ARE OMA:OMN AFG:AFG TKM:TKM TAJ:TJK "
    "KYR:KGZ UZB:UZB KZK:KAZ CHN:CHN MON:MNG TAW:TWN PRK:PRK ROK:KOR JPN:JPN IND:IND BHU:BTN PAK:PAK BNG:BGD MYA:MMR SRI:LKA NEP:NPL MAL:MYS SIN:SGP PHI:PHL INS:IDN THI:THA CAM:KHM LAO:LAO "
    "DRV:VNM RVN:VNM BRU:BRN ETM:TLS AUL:AUS PNG:PNG NEW:NZL FIJ:FJI SOL:SLB VAN:VUT KOS:XKX MNG:MNE CAP:CPV GNB:GNB EQG:GNQ GAM:GMB COM:COM MAD:MDV SUR:SUR BHM:BHS BLZ:BLZ MLD:MDA "
    "SEY:SYC STP:STP SLU:LCA SVG:VCT GRN:GRD DMA:DMA AAB:ATG SKN:KNA WSM:WSM TON:TON MLT:MLT").split())


def hand_persons(table, iso, persons):
    """persons.tsv: whom the sources lack, with what they were; rows of one name are terms of one person."""
    for row in tsv(HERE / "persons.tsv"):
        forms = row["names"].split("|")
        known = [e for e in (persons.get((c, named(f))) for f in forms for c in [row["country"], *iso]) if e is not None]
        wikidata = next((table.entities[e][4] for e in known if table.entities[e][4]), 0)
        term = Term(day(row["from"]), day(row["to"]) if row["to"] else OPEN, day("2026-01-31"), row["country"], row["sectors"], row["office"], 0)
        home = table.entities[known[0]][2] if known else row["country"]
        entity = add_person(table, persons, forms[0], home, forms, wikidata, [term])
        for form in forms:
            if len(form.split()) == 1:
                table.raw_key(named(form), entity)


def places(table, shared, iso):
    """Towns and regions, each of its name's largest bearer, and that only where it is much the largest."""
    by_iso2 = {}
    with lzma.open(shared / "data/places/geonames_countryInfo.txt.xz", "rt", encoding="utf-8") as file:
        for line in file:
            part = line.split("\t")
            if not line.startswith("#") and len(part) > 8 and part[1] in iso:
                by_iso2[part[0]] = part[1]
                table.entities[iso[part[1]]].append(int(part[7] or 0))
    found = collections.defaultdict(dict)
    for row in tsv(shared / "data/places/places_cities500.tsv.gz"):
        size = int(row["population"] or 0)
        code = by_iso2.get(row["country"])
        if size < 50000 or not code:
            continue
        forms = {row["name"], row["asciiname"]} | (set((row["latin_alternates"] or "").split(",")) if size >= 500000 else set())
        for f in forms:
            if len(named(f)) >= 4 and f[:1].isupper():
                owners = found[named(f)]
                if size > owners.get(code, (0,))[0]:
                    owners[code] = (size, row["name"], int(row["geonameid"]))
    with lzma.open(shared / "data/places/geonames_admin1.tsv.xz", "rt", encoding="utf-8") as file:
        for line in file:
            code, name, ascii_name, place = line.rstrip("\n").split("\t")
            code = by_iso2.get(code.split(".")[0])
            bare = {re.sub(r"(?i) (state|province|region|oblast|governorate|district|prefecture|county|department)$", "", n) for n in (name, ascii_name)}
            for f in {name, ascii_name} | bare:
                if code and len(named(f)) >= 4 and code not in found[named(f)]:
                    found[named(f)][code] = (5000000 if code == "USA" else 400000, name, int(place))
    made = {}
    for key, owners in sorted(found.items()):
        ranked = sorted(((size, code, name, place) for code, (size, name, place) in owners.items()), reverse=True)
        size, code, name, place = ranked[0]
        if key in table.keys or (len(ranked) > 1 and size < 3 * ranked[1][0]):
            continue
        if place not in made:
            made[place] = table.add(PLACE, name, code, place=place)
        table.raw_key(key, made[place])


def surnames_and_offices(table):
    """Keys ~surname of persons that headed a state or its foreign or defence affairs; #ISO office of terms."""
    offices, keys_of = [], collections.defaultdict(list)
    for key, owners in table.keys.items():
        if key[0] not in "^~%#":
            for entity in owners:
                keys_of[entity].append(key)
    for entity, e in enumerate(table.entities):
        if e[0] != PERSON:
            continue
        head = any(office_key(t.office) in HEADS for t in table.terms[entity])
        crowned = any(set(office_key(t.office).split()) & CROWNED for t in table.terms[entity])
        words = named(e[1]).split()
        if any(t.source in (0, 1, 2, 5) for t in table.terms[entity]):
            for key in keys_of.get(entity, ()):
                if " " in key and sounding(key)[1:] != key:
                    table.raw_key(sounding(key), entity)
        two = words[-2] if head and len(words) >= 3 and e[2] in TWO_FAMILIES and words[-2] not in PARTICLES else ""
        for word in {two, words[-1] if head and len(words) >= 2 else "", words[0] if crowned or (head and e[2] in FAMILY_FIRST) else ""}:
            if len(word) > 1 and (e[2] in FAMILY_FIRST or (len(word) > 2 and not re.fullmatch("[ivx]+", word))):
                table.raw_key("~" + sounding(word)[1:], entity)
        for t in table.terms[entity]:
            if t.source in (0, 1, 2, 5) and t.office:
                keys = {office_key(t.office)}
                if re.match(r"(?i)minister (of|for) .*foreign affairs", t.office):
                    keys.add("foreign minister")
                if re.match(r"(?i)minister (of|for) .*defence", t.office):
                    keys.add("defense minister")
                keys |= {"interior minister"} if "interior minister" in keys or keys == {"internal minister"} else set()
                keys |= {k.removesuffix(" nations united").replace(" nations", "").replace(" united", "") for k in keys if t.country == "UNO"}
                offices += [(f"#{t.country} {k}", entity, t) for k in keys]
    return offices


def write(table, path):
    offices = surnames_and_offices(table)
    strings, pool = {"": 0}, bytearray(b"\0")

    def text(value):
        if value not in strings:
            strings[value] = len(pool)
            pool.extend(value.encode() + b"\0")
        return strings[value]

    countries = ["", *sorted({e[2] for e in table.entities} | {t.country for own in table.terms for t in own} - {""})]
    countries = list(dict.fromkeys(countries))
    sectors = list(dict.fromkeys(["", *(e[3] for e in table.entities), *(t.sectors for own in table.terms for t in own)]))
    seen = sorted({t.seen for own in table.terms for t in own})
    assert max(len(countries), len(sectors), len(seen)) < 256, (len(countries), len(sectors), len(seen))
    state = {e[2]: e for e in table.entities if e[0] == STATE}
    rows = b"".join(struct.pack("<4s4sIII", c.encode(), (state[c][6] if c in state else "").encode(), text(state[c][1] if c in state else ""),
                                state[c][5] if c in state else 0, state[c][7] if c in state and len(state[c]) > 7 else 0) for c in countries)
    lists = struct.pack(f"<{len(sectors)}I{len(seen)}i", *map(text, sectors), *seen)
    entities, terms, first, count = bytearray(), bytearray(), {}, 0
    for entity, (kind, name, country, sector, wikidata, place, *_) in enumerate(table.entities):
        own = sorted(set(table.terms[entity]))[-255:]
        entities += struct.pack("<IIIIBBBB", 0 if kind == PLACE or (own and own[0].source == 4 and own[-1].source == 4) else text(name), wikidata, place, count, len(own), kind, countries.index(country), sectors.index(sector))
        for t in own:
            first.setdefault((entity, t), count)
            terms += struct.pack("<IiiIBBBB", entity, t.start, t.end, text(t.office), countries.index(t.country), sectors.index(t.sectors), seen.index(t.seen), t.source)
            count += 1
    refs = {k: sorted(v, key=lambda r: (table.entities[r][0], r)) for k, v in table.keys.items() if v}
    for key, entity, t in offices:
        if (entity, t) in first:
            refs.setdefault(key, []).append(first[entity, t])
    keys, key_at, ref_at, flat = bytearray(), [], [], []
    for key in sorted(refs, key=lambda k: k.encode()):
        key_at.append(len(keys))
        ref_at.append(len(flat))
        keys += key.encode()
        flat += refs[key] if key[0] != "#" else sorted(set(refs[key]))
    key_at.append(len(keys))
    ref_at.append(len(flat))
    keys += bytes(-len(keys) % 4)
    head = struct.pack("<8s11I", b"DLACTOR2", len(key_at) - 1, len(keys), len(flat), len(table.entities), count, len(pool), len(countries), len(sectors), len(seen), *table.listed)
    parts = (head, struct.pack(f"<{len(key_at)}I", *key_at), struct.pack(f"<{len(ref_at)}I", *ref_at), struct.pack(f"<{len(flat)}I", *flat), rows, lists, entities, terms, keys, pool)
    path.write_bytes(b"".join(parts))
    print("bytes:", *map(len, parts))
    kinds = collections.Counter(e[0] for e in table.entities)
    print(f"{len(refs)} wordings, {kinds[STATE]} states, {kinds[BODY]} bodies, {kinds[PERSON]} persons with {count} terms, {kinds[PLACE]} places; {path.stat().st_size} bytes")


def main():
    shared = pathlib.Path(sys.argv[1])
    table, persons = Table(), {}
    iso, names, factbook = states(table, shared)
    hand(table)
    officeholders(table, shared, iso, names, persons)
    hand_persons(table, iso, persons)
    reign(table, shared, iso, names, persons)
    parties_and_groups(table, iso, factbook)
    ucdp(table, shared, names)
    phoenix(table, shared, iso, persons)
    places(table, shared, iso)
    write(table, HERE / "actors.bin")


if __name__ == "__main__":
    main()
