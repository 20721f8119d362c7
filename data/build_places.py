#!/usr/bin/env python3
"""Builds the gazetteer data/places.dlg from the open sources in ../shared/data.

    data/build_places.py BUILD/dateline-pack-places [--sources ../shared/data] [--out data/places.dlg]

Chooses which places and names there are and writes them as rows to dateline-pack-places, which folds the names and packs
the file (src/places/pack.h). Sources: GeoNames (places, units, countries), Natural Earth (regions, seas, rivers), the CIA
World Factbook (demonyms, positions), names of persons from Wikidata and src/resolve/given_names.inc, the words of openly
licensed news, and data/places_extra.tsv for what they lack. A row is one of
    P kind geonameid lat lon unit population code name name|name|...     unit: the number of an earlier row, -1 for none
    W flags word                                                         flags: c common word, g given name, s surname, p a name of several words that is no place's"""

import argparse
import collections
import gzip
import json
import lzma
import pathlib
import re
import subprocess
import unicodedata

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent
# Alternates of a place with fewer people are not kept: most are transliterations that no English copy has.
ALTERNATES_FROM = 2000
# Where news leaves out the article of a name: "Al Hudaydah" is "Hudaydah".
ARABIC = set("AE BH DJ DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE".split())
ARTICLE = re.compile(r"(?i)^(a[lnstdrz]|ash|el|e[znsdrt])[- ](?=[A-ZÀ-ÞḀ-Ỽ]\w{3})")
MOST_ALTERNATES = 24
# A word of a unit's name that is left out in speech: "Kano State" is "Kano".
GENERIC = set("""Province County Region Department District Municipality State Oblast Governorate Parish Republic City Rayon
    Raion Krai Kray Division Territory Borough Prefecture Regency oblast Barrio Shi Okrug""".split())
LEADING = ("State of ", "Republic of ", "Province of ", "City of ", "Borough of ", "City and Borough of ", "County ",
           "City state ", "Royal Borough of ", "Metropolitan Borough of ", "Department of ", "Region of ")
# Natural Earth's kinds, in the gazetteer's.
NATURAL = {"region": "region", "marine": "water", "river": "water", "lake": "water", "elevation": "mountain",
           "disputed": "region"}
# A feature that is hardly ever named by itself, or that has the name of something else.
UNNAMED = {"Dragons-be-here", "Admin-0 claim area", "Admin-0 overlay", "Admin-0 lease", "Lake Centerline"}
# What has no people is as well known as a city of so many: by the rank of Natural Earth, and for data/places_extra.tsv.
KNOWN_AS = (5000000, 2000000, 800000, 200000, 50000, 20000, 10000)
EXTRA_KNOWN_AS = 5000000
EXTRA_TOWN = 60000
SHORT = {"MTS.": "Mountains", "MTS": "Mountains", "PEN.": "Peninsula", "RA.": "Range", "I.": "Island", "IS.": "Islands",
         "Is.": "Islands", "Mts.": "Mountains", "Pen.": "Peninsula"}


def lines(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else lzma.open(path, "rt", encoding="utf-8")
    with opened as file:
        for line in file:
            yield line.rstrip("\n")


def rows(path):
    return (line.split("\t") for line in lines(path))


def fold(name):
    """As src/places/names.cc compares: without marks, apostrophes and capitals, one blank between words."""
    name = unicodedata.normalize("NFKD", name.strip("~^!").lower())
    name = re.sub(r"['’‘ʻʼ`´.]", "", "".join(c for c in name if not unicodedata.combining(c)))
    return " ".join(re.findall(r"[^\W_]+", name))


def clean(name):
    return re.sub(r"[\t|\n]", " ", name).strip()


class Gazetteer:
    def __init__(self):
        self.places = []  # [kind, id, lat, lon, unit, population, code, name, [names]]
        self.words = collections.defaultdict(set)

    def add(self, kind, geonameid, lat, lon, unit, population, code, name, names=()):
        self.places.append([kind, int(geonameid), lat, lon, unit, population, code, clean(name), [clean(n) for n in names]])
        return len(self.places) - 1


def degrees(text):
    """Of the Factbook: "4 19 S, 15 18 E"."""
    found = re.search(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", text or "")
    if not found:
        return None
    a, b, ns, c, d, ew = found.groups()
    return (int(a) + int(b) / 60) * (1 if ns == "N" else -1), (int(c) + int(d) / 60) * (1 if ew == "E" else -1)


def demonyms(fact):
    """Adjectives and nouns, with the plural that the Factbook marks by (s) or (men)."""
    found = set()
    for text in (fact["nationality_noun"], re.sub(r"note.*", "", fact["nationality_adj"])):
        for piece in re.split(r",|;| or |/", re.sub(r"\(or ", "or (", text)):
            word = re.match(r"\s*\(?([A-Z][\w' -]+?)\)?\s*(\(s\)|\(men\)|\(women\)|\(.*|$)", piece)
            if not word or word[1] in ("NA",):
                continue
            found.add(word[1])
            if word[2] == "(s)":
                found.add(word[1] + "s")
            if word[2] in ("(men)", "(women)"):
                found.add(re.sub("man$", "men", word[1]))
    return found


def plain_names(name):
    """A unit's name, and what is left without its generic words."""
    yield name
    for lead in LEADING:
        if name.startswith(lead):
            yield "~" + name[len(lead):]
            return
    words = name.replace(" İlçesi", " District").replace(" Kommun", " Municipality").split()
    while len(words) > 1 and words[-1] in GENERIC:
        words.pop()
    if len(" ".join(words)) != len(name):
        yield "~" + " ".join(words)


def read_cities(sources):
    """The rows of GeoNames, and the middle of each unit: of its places, the large ones weighing more."""
    cities, middles = [], collections.defaultdict(lambda: [0.0, 0.0, 0.0])
    for row in rows(sources / "places/places_cities500.tsv.gz"):
        if row[0] == "geonameid":
            continue
        geonameid, name, ascii_name, lat, lon, code, country, admin1, admin2, population, alternates = row
        city = (int(geonameid), name, ascii_name, float(lat), float(lon), code, country, f"{country}.{admin1}",
                f"{country}.{admin1}.{admin2}", int(population or 0), alternates.split("|") if alternates else [])
        cities.append(city)
        weight = 1 + city[9] ** 0.25
        for unit in {country, city[7], city[8]}:
            middle = middles[unit]
            for i, value in enumerate((city[3] * weight, city[4] * weight, weight)):
                middle[i] += value
    return cities, {unit: (m[0] / m[2], m[1] / m[2]) for unit, m in middles.items()}


def add_units(gazetteer, sources, middles, people):
    """Countries, first-level and second-level units; the number of each by its code."""
    facts = {fact["iso2"]: fact for fact in map(json.loads, lines(sources / "actors/countries_factbook.jsonl.xz"))
             if fact["iso2"]}
    numbers = {}
    for row in rows(sources / "places/geonames_countryInfo.txt.xz"):
        if len(row) < 17 or not row[16].isdigit():
            continue
        iso, name = row[0], row[4].strip()
        fact = facts.get(iso)
        place = degrees(fact["coord"] if fact else "") or middles.get(iso)
        if place is None or iso in ("CS", "AN"):
            continue
        names = [f"^{d}" for d in sorted(demonyms(fact))] if fact else []
        for given in fact["names"] if fact else ():
            if len(given) > 3 and re.fullmatch(r"[A-Z][\w' .-]+", given):
                names.append("~" + given)
        numbers[iso] = gazetteer.add("country", row[16], *place, -1, int(row[7] or 0), iso, name, names)
    for level, file in (("admin1", "geonames_admin1"), ("admin2", "geonames_admin2")):
        for row in rows(sources / f"places/{file}.tsv.xz"):
            code, parent = row[0], row[0].rpartition(".")[0]
            if parent not in numbers or code not in middles:
                continue
            names = list(plain_names(row[1])) + (list(plain_names(row[2])) if row[2] != row[1] else [])
            numbers[code] = gazetteer.add(level, row[3], *middles[code], numbers[parent], people[code],
                                          code.rpartition(".")[2], row[1], names[1:])
    return numbers


def kind_of_city(code):
    return {"PPLC": "capital", "PPLA": "seat", "PPLX": "quarter"}.get(code, "city")


def kept_alternates(alternates, name, population):
    """Names that English copy could have: capitalised, of letters that it has, not a code."""
    if population < ALTERNATES_FROM:
        return []
    kept = {}
    for a in alternates:
        if len(a) > 3 and a[0].isupper() and not a.isupper() and re.fullmatch(r"[A-Za-zÀ-ſ' ’.-]+", a) and fold(a) != fold(name):
            kept.setdefault(fold(a), a)
    kept = list(kept.values())
    return kept[:MOST_ALTERNATES] if population < 500000 else kept


def add_cities(gazetteer, cities, numbers):
    for geonameid, name, ascii_name, lat, lon, code, country, admin1, admin2, population, alternates in sorted(
            cities, key=lambda c: -c[9]):
        unit = next((numbers[u] for u in (admin2, admin1, country) if u in numbers), -1)
        names = ["~" + a for a in kept_alternates(alternates, name, population)]
        if country in ARABIC and population >= ALTERNATES_FROM:
            bare = {ARTICLE.sub("", n) for n in [name, *(n[1:] for n in names)] if ARTICLE.match(n)}
            names += ["~" + n for n in sorted(bare - {name, *(n[1:] for n in names)})]
        names += [ascii_name] if ascii_name != name else []
        if name.startswith("City of "):
            names.append(name[len("City of "):])
        if name.endswith(" City") and population > 100000:
            names.append("~" + name[:-len(" City")])
        if "NYC" in alternates:
            names.append("!NYC")
        if geonameid == 5368361:
            names.append("!L.A.")
        gazetteer.add(kind_of_city(code), geonameid, lat, lon, unit, population, "", name, names)


def add_regions(gazetteer, sources, numbers):
    seen = set()
    units = {name.strip("~^!").lower() for place in gazetteer.places if place[0] in ("country", "admin1", "region")
             for name in (place[7], *place[8])}
    for row in rows(sources / "places/natural_earth_regions.tsv.xz"):
        name, kind, of, lat, lon, alt, rank, country = [(row + [""] * 13)[i] for i in (0, 1, 2, 3, 4, 9, 11, 12)]
        if kind not in NATURAL or of in UNNAMED or of == "Continent" or not name or "(" in name:
            continue
        words = [SHORT.get(word, word) for word in name.split()]
        name = " ".join(word.capitalize() if name.isupper() and word.isupper() else word for word in words)
        if of == "River" and not name.endswith(("River", "Canal")):
            name, alt = name + " River", ("~" + name if float(rank or 9) <= 3 else "")
        if (name, of) in seen or (name.lower() in units and kind != "marine"):  # "Red Sea" is a state of Sudan too
            continue
        seen.add((name, of))
        unit = numbers.get(country, -1)
        known = KNOWN_AS[min(int(float(rank or 9)), len(KNOWN_AS) - 1)]
        gazetteer.add(NATURAL[kind], 0, float(lat), float(lon), unit, known, "", name, [alt] if alt and alt != name else [])


def add_extra(gazetteer, numbers):
    for line in (HERE / "places_extra.tsv").read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        if line.startswith(("#", "=", "-")) or len(row) < 2:
            continue
        if not row[0].startswith("+"):
            gazetteer.places[numbers[row[0]]][8] += row[1].split("|")
            continue
        kind, geonameid, lat, lon, name, names, country = (row + [""] * 3)[:7]
        gazetteer.add(kind[1:], geonameid, float(lat), float(lon), numbers.get(country, -1),
                      EXTRA_TOWN if kind == "+city" else EXTRA_KNOWN_AS, "", name, [n for n in names.split("|") if n])


def name_as_news_does(gazetteer, numbers):
    """Rows that begin with "=": what news calls a town or unit that the sources know by another spelling. It is the
    largest town of the country that has the name, else a unit; of its names it is a first one from then on, and the town
    is known as one of EXTRA_TOWN."""
    known, lacking = collections.defaultdict(list), []
    country_of = [None] * len(gazetteer.places)
    codes = {number: code for code, number in numbers.items() if "." not in code}
    for number, (kind, _, _, _, unit, population, _, name, names) in enumerate(gazetteer.places):
        country_of[number] = codes.get(number) or (country_of[unit] if unit >= 0 else None)
        level = 2 if kind in ("capital", "seat", "city", "quarter") else 1 if kind == "admin1" else 0
        for n in {fold(n) for n in (name, *names)}:
            known[country_of[number], n].append(((level, population), number))
    for line in (HERE / "places_extra.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("="):
            continue
        country, names, *of = line[1:].split("\t")
        for name in names.split("|"):
            bearers = known.get((country, fold(of[0] if of else name)))
            if not bearers:
                lacking.append(f"{country} {of[0] if of else name}")
                continue
            place = gazetteer.places[max(bearers)[1]]
            if place[0] in ("city", "seat", "quarter"):
                place[5] = max(place[5], EXTRA_TOWN)
            place[8] = [n for n in place[8] if fold(n) != fold(name)] + [name]
    if lacking:
        raise SystemExit("places_extra.tsv: in no source: " + "; ".join(lacking))


def add_words(gazetteer, sources):
    """Words that news writes small, and parts of the names of persons."""
    small, large = collections.Counter(), collections.Counter()
    for file in ("news/open-news.jsonl.xz", "../ledger/train.jsonl.xz"):
        for line in lines(sources / file):
            for word in re.findall(r"[A-Za-z]+", json.loads(line)["text"]):
                (small if word.islower() else large)[word.lower()] += 1
    for word, count in small.items():
        if count >= 3 and count >= 0.1 * large[word]:
            gazetteer.words[word].add("c")
    for line in (HERE / "places_extra.tsv").read_text(encoding="utf-8").splitlines():
        for name in line[2:].split("|") if line.startswith("-") else ():
            gazetteer.words[name].add("p")
    given, last = collections.Counter(), collections.Counter()
    persons = {json.loads(line)["name"] for line in lines(sources / "actors/officeholders_wikidata.jsonl.xz")}
    for person in persons:
        words = person.split()
        if len(words) in (2, 3) and re.fullmatch(r"[A-ZÀ-Þ][A-Za-zÀ-ſ' -]+", person):
            given[words[0].lower()] += 1
            last[words[-1].lower()] += 1
    for word in re.findall(r'\{"(\w+)",', (ROOT / "src/resolve/given_names.inc").read_text(encoding="utf-8")):
        given[word] += 2
    for flag, counts, least in (("g", given, 2), ("s", last, 1)):
        for word, count in counts.items():
            if count >= least and len(word) > 1:
                gazetteer.words[word].add(flag)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packer")
    parser.add_argument("--sources", default=ROOT / "../shared/data", type=pathlib.Path)
    parser.add_argument("--out", default=HERE / "places.dlg", type=pathlib.Path)
    args = parser.parse_args()
    gazetteer = Gazetteer()
    cities, middles = read_cities(args.sources)
    people = collections.Counter()
    for city in cities:
        for unit in (city[7], city[8]):
            people[unit] += city[9]
    numbers = add_units(gazetteer, args.sources, middles, people)
    add_extra(gazetteer, numbers)
    add_cities(gazetteer, cities, numbers)
    add_regions(gazetteer, args.sources, numbers)
    name_as_news_does(gazetteer, numbers)
    add_words(gazetteer, args.sources)
    out = []
    for kind, geonameid, lat, lon, unit, population, code, name, names in gazetteer.places:
        out.append(f"P\t{kind}\t{geonameid}\t{lat:.5f}\t{lon:.5f}\t{unit}\t{population}\t{code}\t{name}\t{'|'.join(names)}\n")
    for word, flags in sorted(gazetteer.words.items()):
        out.append(f"W\t{''.join(sorted(flags))}\t{word}\n")
    subprocess.run([args.packer, args.out], input="".join(out), encoding="utf-8", check=True)


if __name__ == "__main__":
    main()
