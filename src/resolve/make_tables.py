#!/usr/bin/env python3
"""Makes given_names.inc, states.inc and state_names.inc, the facts that linking looks up, from the corpora's folder.

    src/resolve/make_tables.py SHARED

Given names: of persons that GAP, GUM, LitBank or our own training ledgers call he or she, and common short forms. States: names, demonyms and capitals of the CIA World Factbook.
"""
import collections
import json
import lzma
import pathlib
import re
import sys
import unicodedata

HE, SHE = set("he him his himself mr mr. sir".split()), set("she her hers herself mrs mrs. ms ms. miss".split())
TITLES = HE | SHE | set("dr dr. lord lady st. captain king queen prince princess the president senator minister general aunt uncle father mother "
                        "monsieur madame".split())
# Said of states in news, and not in the Factbook.
COMMON = {"United States": ["u.s.", "us", "u.s", "usa", "america", "u.s.a.", "americans"], "United Kingdom": ["britain", "u.k.", "uk", "great britain", "britons"],
          "South Korea": ["south korean", "south koreans"], "North Korea": ["north korean", "north koreans"], "Russia": ["kremlin"], "Burma": ["myanmar"],
          "United Arab Emirates": ["uae"], "Cote d'Ivoire": ["ivory coast"], "Democratic Republic of the Congo": ["dr congo", "democratic republic of congo", "congo"],
          "Cabo Verde": ["cape verde"], "Eswatini": ["swaziland"], "Timor-Leste": ["east timor"], "China": ["prc"]}
PEOPLES = {"americans", "britons", "south korean", "south koreans", "north korean", "north koreans"}
# Given names in their short forms, which the corpora have seldom.
SHORT_M = ("abe al art benny bert bill bob brad cal chip chuck cliff dick don donnie ed eddie ernie frank freddie gabe gene geoff "
         "gus hal herb ike jeb jed jimmy joey josh ken len lenny les manny marty matt max mick nate ned neil norm ollie ralph "
         "randy ray reg ricky rob robbie rod roger ron ronnie rudy russ scott sid stu ted theo toby todd vic vince wally will zach").split()
SHORT_F = ("angie betsy bonnie cathy cindy connie debbie dot dottie ellie gail ginny jan jen jess josie kathy kitty liz liza lizzie "
         "maggie mandy marge margie meg millie mimi mindy molly nan patty peg peggy penny polly sally sue susie suzy tess trish "
         "trudy vicky").split()
NO_CAPITAL = {"washington, d.c.",  # "Washington" instead
              # other places as often, or names of people
              "kingston", "victoria", "hamilton", "stanley", "douglas", "plymouth", "adamstown", "the settlement", "the valley", "road town",
              "malé", "san josé", "george town", "west island", "saint john's", "saint george's", "no official capital"}
# Wordings that several states have: whose they are in news.
SHARED = {"french": "France", "british": "United Kingdom", "chinese": "China", "dutch": "Netherlands", "danish": "Denmark", "congolese": "Democratic Republic of the Congo"}


def read(path):
    with lzma.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def ascii_lower(text):
    return unicodedata.normalize("NFC", text).lower().replace("’", "'")


def persons(shared):
    """Yields the wordings of each person of the corpora."""
    for d in read(shared / "data/coref/gap-train.jsonl.xz"):
        for key in "ab":
            if d[key + "_coref"]:
                yield [d["text"][slice(*d["pronoun"])], d["text"][slice(*d[key])]]
    for d in read(shared / "data/coref/gum-train-open.jsonl.xz"):
        groups = collections.defaultdict(list)
        for m in d["mentions"]:
            if m["type"] == "person":
                groups[m["grp"]].append(d["text"][m["s"]:m["e"]])
        yield from groups.values()
    for d in read(shared / "data/coref/litbank.jsonl.xz"):
        for cluster in d["clusters"]:
            yield [d["text"][b:e] for b, e, kind in cluster if kind.endswith("PER")]
    for d in read(shared / "ledger/train.jsonl.xz"):
        for a in d["actors"]:
            if a["kind"] == "PERSON":
                yield [a["name"]] + [w for w in (d["text"][b:e] for b, e in a["mentions"]) if w.lower() in HE | SHE]


def given_name(wording):
    words = re.findall(r"[\w'’.-]+", wording)
    while words and words[0].lower() in TITLES:
        words = words[1:]
    named = 2 <= len(words) <= 4 and re.fullmatch(r"[A-ZÀ-Þ][a-zà-ÿ]{2,}(-[A-ZÀ-Þ][a-zà-ÿ]+)?", words[0])
    return ascii_lower(words[0]) if named else None


def given_names(shared, avoid):
    counts = collections.defaultdict(lambda: [0, 0])
    for wordings in persons(shared):
        he, she = (sum(w.lower() in words for w in wordings) for words in (HE, SHE))
        if he == she or 4 * min(he, she) > max(he, she):
            continue
        for name in {given_name(w) for w in wordings} - {None}:
            counts[name][she > he] += 1
    small, capital = collections.Counter(), collections.Counter()
    for path in ("data/coref/litbank.jsonl.xz", "data/news/open-news.jsonl.xz"):
        for d in read(shared / path):
            for word in re.findall(r"[^\W\d_]+", d["text"]):
                if ascii_lower(word) in counts:
                    (small if word.islower() else capital)[ascii_lower(word)] += 1
    found = {n: "f" if f > m else "m" for n, (m, f) in counts.items()
             if max(m, f) > 5 * min(m, f) and n not in avoid and 10 * small[n] <= capital[n]}
    return dict.fromkeys(SHORT_M, "m") | dict.fromkeys(SHORT_F, "f") | found


def wordings_of(country):
    """Yields the wordings of a state, each with what it is: n name, d demonym, c capital."""
    for name in [country["name"], *country["names"]]:
        for part in re.split(r"/|;| or ", re.sub(r"\([^)]*\)", "", name)):
            yield part, "n"
    adjectives = re.sub(r"\([^)]*\)", "", country["nationality_adj"])
    for part in re.split(r",|;| or | and ", adjectives):
        yield part, "d"
    for part in re.split(r",|;| or | and ", country["nationality_noun"]):
        stem = re.sub(r"\([^)]*\)", "", part)
        yield stem, "d"
        if "(s)" in part:
            yield stem.strip() + "s", "d"
    capital = re.split(r"[;(]| in ", country["capital"])[0].strip()
    if capital and ascii_lower(capital) not in NO_CAPITAL:
        yield capital, "c"
        yield "".join(c for c in unicodedata.normalize("NFD", capital) if not unicodedata.combining(c)), "c"  # as news has it


def states(shared):
    table, owners, main, names = {}, collections.defaultdict(set), set(), [""]
    for country in sorted(read(shared / "data/actors/countries_factbook.jsonl.xz"), key=lambda c: c["name"]):
        if not country["name"] or not country["nationality_adj"]:
            continue
        number = len(names)
        names.append(country["name"].split(",")[0])
        extra = [(w, "d" if w in PEOPLES else "n") for w in COMMON.get(country["name"], [])]
        if country["name"] == "United States":
            extra.append(("Washington", "c"))
        for wording, what in [*wordings_of(country), *extra]:
            words = re.findall(r"[\w'.-]+", re.sub(r"^the ", "", ascii_lower(wording.strip())))
            key = " ".join(words)
            if not 1 <= len(words) <= 5 or (len(key) < 3 and (wording, what) not in extra) or key in ("none", "note"):
                continue
            if SHARED.get(key, country["name"]) != country["name"]:
                continue
            if wording == country["name"] or wording == country["nationality_adj"]:
                main.add(key)
            owners[key].add(number)
            table.setdefault(key, (number, what))
    seen = collections.Counter()
    for d in read(shared / "data/news/open-news.jsonl.xz"):
        words = re.findall(r"[\w'.-]+", ascii_lower(d["text"]))
        for n in range(1, 6):
            seen.update({w for w in map(" ".join, zip(*(words[i:] for i in range(n)))) if w in table})
    return {k: v for k, v in table.items() if len(owners[k]) == 1 and (seen[k] or k in main or v[1] == "c")}, names


def write(path, what, lines):
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"// {what} Made by make_tables.py.\n// clang-format off\n")
        line = ""
        for item in lines:
            if len(line) + len(item) > 150:
                file.write(line.rstrip() + "\n")
                line = ""
            line += item + " "
        file.write(line.rstrip() + "\n// clang-format on\n")


def main():
    shared, here = pathlib.Path(sys.argv[1]), pathlib.Path(__file__).parent
    found, state_names = states(shared)
    names = given_names(shared, found)
    write(here / "given_names.inc", "Given names, sorted: of women (f) and men (m).", [f'{{"{n}", \'{g}\'}},' for n, g in sorted(names.items(), key=lambda i: i[0].encode())])
    write(here / "states.inc", "Names (n), demonyms (d) and capitals (c) of states, sorted; the number is the state's.",
          [f'{{"{k}", {n}, \'{w}\'}},' for k, (n, w) in sorted(found.items(), key=lambda i: i[0].encode())])
    write(here / "state_names.inc", "Names of states by number; none has 0.", [f'"{n}",' for n in state_names])
    print(f"{len(names)} given names, {len(found)} wordings of states")


if __name__ == "__main__":
    main()
