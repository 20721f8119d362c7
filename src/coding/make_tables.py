#!/usr/bin/env python3
"""Makes the facts that coding looks up, from the corpora's folder: states.inc, bodies.inc, plover.inc and cameo.inc, and agents.inc of src/actors.

    src/coding/make_tables.py SHARED

States: ISO 3166 codes of the CIA World Factbook, numbered as src/resolve/states.inc numbers them. Bodies: the international, transnational and armed
actors of the Phoenix dictionaries that openly licensed news names. Agents: the nouns of the Phoenix agent dictionary and their sectors. PLOVER and CAMEO:
the codebooks' types, modes, scores and the map between them, less their known defects.
"""
import collections
import csv
import gzip
import importlib.util
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
spec = importlib.util.spec_from_file_location("resolve_tables", HERE.parent / "resolve/make_tables.py")
resolve = importlib.util.module_from_spec(spec)
spec.loader.exec_module(resolve)

SECTORS = set("COP GOV JUD LEG MIL PRM PTY REB SPY UAF AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP REL SOC".split())
# CAMEO's own codes where they are not ISO's.
CAMEO_STATE = {"XKX": "KSV"}
SMALL = set("of the for and in on de la".split())
# Nouns of the dictionary that say nothing alone of who acts.
VAGUE = set("force forces people man woman men women group unit group leader leaders head member aide spokesperson official officials boss force source sources "
            "committee council commission agency office staff team delegation representative body community bank deputy director chairman chairperson".split())
NO_BODIES = {"indian ocean", "she", "fur", "sara", "tai"}  # of the dictionaries' names, those that news uses otherwise
# What the dictionary lacks, or knows only inside longer entries: noun, sector.
MORE = {"spokesman": "GOV", "spokeswoman": "GOV", "official": "GOV", "officials": "GOV", "ministry": "GOV", "troops": "MIL", "navy": "MIL",
        "protesters": "CVL", "demonstrator": "CVL", "demonstrators": "CVL", "resident": "CVL", "residents": "CVL", "civilian": "CVL", "civilians": "CVL",
        "worker": "LAB", "workers": "LAB", "trade union": "LAB", "party": "PTY", "student": "EDU", "students": "EDU", "university": "EDU",
        "gunman": "UAF", "gunmen": "UAF", "militants": "UAF", "militia": "UAF", "hospital": "MED", "doctor": "MED", "doctors": "MED",
        "newspaper": "JRN", "news agency": "JRN", "reporter": "JRN", "reporters": "JRN", "opposition": "OPP", "congress": "LEG", "senate": "LEG",
        "envoy": "GOV", "ambassador": "GOV", "embassy": "GOV", "premier": "GOV", "chancellor": "GOV", "king": "GOV", "central bank": "GOV",
        "lawmakers": "LEG", "prosecutor": "JUD", "prosecutors": "JUD", "tribunal": "JUD", "church": "REL", "bishop": "REL", "pope": "REL",
        "defence minister": "GOV", "defense minister": "GOV", "governor": "GOV", "mayor": "GOV", "authorities": "GOV", "administration": "GOV"}


def rows(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def states(shared):
    countries = sorted(resolve.read(shared / "data/actors/countries_factbook.jsonl.xz"), key=lambda c: c["name"])
    return [c["iso3"] for c in countries if c["name"] and c["nationality_adj"]]


def code_now(codes):
    """The code that an actor had last, or None."""
    open_ended = [c for c in codes if "to" not in c]
    return max(open_ended, key=lambda c: c.get("from", ""))["code"] if open_ended else None


def named_in_news(shared, names):
    """How often the news name each of these, its words capitalised."""
    seen = collections.Counter()
    for d in resolve.read(shared / "data/news/open-news.jsonl.xz"):
        words = re.findall(r"[\w'.-]+", d["text"])
        for n in range(1, 7):
            for run in zip(*(words[i:] for i in range(n))):
                if all(w[0].isupper() or w in SMALL for w in run) and run[0] not in SMALL:
                    key = " ".join(run).lower()
                    if key in names:
                        seen[key] += 1
    return seen


def bodies(shared, state_wordings):
    table = {}
    for actor in resolve.read(shared / "data/actors/phoenix_actors.jsonl.xz"):
        code = code_now(actor["codes"])
        if not code or not re.fullmatch(r"[A-Z]{6,15}", code):
            continue
        country = actor["source"].lower().startswith("countr")
        if country and (any("from" in c or "to" in c for c in actor["codes"]) or code[3:6] in ("ELI", "CVL", "BUS")):
            continue
        for name in actor["names"]:
            key = re.sub(r"\s+", " ", re.sub(r"#.*", "", name).replace("_", " ").strip().lower())
            if len(key) >= 3 and key not in state_wordings and re.fullmatch(r"[a-z0-9'.& -]+", key):
                table.setdefault(key, code)
    for name, code in {"un": "IGOUNO", "u.n.": "IGOUNO", "eu": "IGOEUREEC", "e.u.": "IGOEUREEC", "european union": "IGOEUREEC", "united nations": "IGOUNO",
                       "nato": "IGONAT", "hamas": "PSEREB", "hezbollah": "LBNREB", "houthis": "YEMREB", "taliban": "AFGREB",
                       "islamic state": "IMGREB", "palestinian authority": "PSEGOV",
                       "palestinian": "PSE", "palestinians": "PSE", "gaza": "PSE", "west bank": "PSE"}.items():
        table[name] = code
    partly = {"Georgia": "GEO", "Ukraine": "UKR", "Azerbaijan": "AZE", "Cyprus": "CYP", "Moldova": "MDA", "Somalia": "SOM", "Morocco": "MAR"}
    always = {"un", "eu", "u.n.", "e.u."}
    for row in rows(shared / "data/ontology/plover_partially_recognised.tsv"):
        table[row["entity"].lower()] = partly[row["coded_under_country"]] + "PRE"
        always.add(row["entity"].lower())
    for name in NO_BODIES:
        table.pop(name, None)
    seen = named_in_news(shared, set(table))
    return {name: code for name, code in table.items() if seen[name] >= 2 or name in always}


def agents(shared):
    table = {}
    for row in rows(shared / "data/ontology/plover_agents_dictionary.tsv"):
        sector = row["code"].lstrip("~")[:3]
        if sector not in SECTORS:
            continue
        name = row["agent"].lower()
        if "!" in name.replace("!person!", "").replace("!minist!", ""):
            continue
        forms = [name.replace("!person!", p) for p in ("man", "woman", "person", "men", "women", "people")] if "!person!" in name else [name]
        forms = [f.replace("!minist!", m) for f in forms for m in ("minister", "ministry", "ministers")] if "!minist!" in name else forms
        for form in forms + ([row["irregular_plural"].lower()] if row["irregular_plural"] else []):
            words = form.replace("_", " ").split()
            key = " ".join(words)
            if 1 <= len(words) <= 4 and re.fullmatch(r"[a-z' .-]+", key) and key not in VAGUE:
                table.setdefault(key, sector)
    table.update(MORE)
    return table


def types_and_modes(shared):
    types = [f'{{"{r["event"]}", {r["quad"]}, {float(r["score"])}f, {str(r["requires_recipient"] == "yes").lower()}}},'
             for r in rows(shared / "data/ontology/plover_events.tsv")]
    modes = [f'{{"{r["event"]}", "{r["mode"]}", {float(r["score"]) if r["score"] else "kNoScore"}{"f" if r["score"] else ""}}},'
             for r in rows(shared / "data/ontology/plover_modes.tsv")]
    return types, modes


def cameo(shared):
    """The most general code first, so that the first that fits is the one to take."""
    known = {(r["event"], r["mode"]) for r in rows(shared / "data/ontology/plover_modes.tsv")}
    entries = []
    for r in rows(shared / "data/ontology/cameo2plover.tsv"):
        if not r["plover_event"]:
            continue
        mode = r["v2_mode"]
        assert not mode or (r["plover_event"], mode) in known, r
        entries.append((len(r["cameo"]), r["cameo"], r["plover_event"], mode, r["v2_context"].split(";")[0]))
    return [f'{{"{code}", "{event}", "{mode}", "{context}"}},' for _, code, event, mode, context in sorted(entries)]


def main():
    shared = pathlib.Path(sys.argv[1])
    wordings = resolve.states(shared)
    iso = states(shared)
    found, nouns = bodies(shared, wordings), agents(shared)
    types, modes = types_and_modes(shared)

    def in_order(table):
        return [f'{{"{k}", "{v}"}},' for k, v in sorted(table.items(), key=lambda i: i[0].encode())]
    resolve.write(HERE / "states.inc", "States by the number that src/resolve/states.inc gives them, from 1: ISO code and CAMEO code.",
                  [f'{{"{c}", "{CAMEO_STATE.get(c, c)}"}},' for c in iso])
    resolve.write(HERE / "bodies.inc", "Names of bodies and armed groups, sorted, with their CAMEO codes.", in_order(found))
    resolve.write(HERE.parent / "actors/agents.inc", "Nouns of actors, sorted, with their sectors.", in_order(nouns))
    resolve.write(HERE / "plover.inc", "PLOVER types: name, quad, score, whether a recipient is required.", types)
    resolve.write(HERE / "modes.inc", "PLOVER modes: type, name, score.", modes)
    resolve.write(HERE / "cameo.inc", "CAMEO codes, the more general first: code, PLOVER type, mode, context.", cameo(shared))
    print(f"{len(iso)} states, {len(found)} bodies, {len(nouns)} nouns, {len(types)} types, {len(modes)} modes")


if __name__ == "__main__":
    main()
