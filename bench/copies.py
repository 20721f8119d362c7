#!/usr/bin/env python3
"""Measures which stories are found to be copies or updates of one another, on pairs made from stories.

    bench/copies.py BUILD/bench/copy_dump [--half develop|report] [--seed 1] [--show near:none] [--data ../shared/ledger]

Positive pairs are made from the texts of train.jsonl.xz with a fixed seed: exact copies in another layout, reprints (cut, merged, reworded,
under another dateline), updates (figures changed, sentences new, dropped and reworded). Negative pairs: other stories on one event, other
stories of one outlet, new stories with background or boilerplate of old ones, serial stories on one template. Events fall into two halves;
thresholds were found on `develop`, so `report` is what tells. A pair is right when its kind is right. Sagas are counted by themselves."""

import argparse
import collections
import datetime
import hashlib
import itertools
import json
import lzma
import pathlib
import random
import re
import subprocess

CANDIDATE = 3  # shared keys: kMinSharedBands
LIMIT = 97.0  # percent, asked of precision and recall
SENTENCE_END = re.compile(r"(?<=[a-z0-9)%][.!?])([\"”’)]*)\s+(?=[\"“‘(]?[A-Z0-9])")
CREDITS = [
    "(Reporting by Ana Brandt; Editing by Colm Reyes)",
    "(Reporting by Ito Mensah and Liv Aas)",
    "(Writing by Pia Holm; Editing by Sam Okoro)",
]
BOILERPLATE = [
    "The Quay Ledger keeps its reporting open to all readers. If you value independent news, consider a gift to our fund for local reporters. "
    "Letters to the editor may run to 200 words and should carry a name, an address and a telephone number. We may shorten them.",
    "This report is part of a series on the region supported by the Fund for Open Reporting, a charity registered in Geneva. "
    "The fund had no part in choosing or editing what is published. Sign up for our newsletter to receive each new part on Friday mornings.",
    "Our correspondents work under restrictions that the authorities have placed on travel and on the use of telephones. "
    "Some of what is reported here could not be checked independently. Names of some persons have been changed for their safety.",
]
NAMES = (
    "Aldo Brenna Castor Dunmore Elgar Farrow Galdo Hensley Ivory Jarvis Kestrel Lomax Merrin Norvell Orton Pascoe Quillan Rostov "
    "Selwyn Tamber Ulric Vasquel Warrick Yarrow Zellin"
).split()
REWORDINGS = [  # pattern, replacement
    (r"\bsaid\b", "stated"), (r"\btold reporters\b", "told journalists"), (r"\btold\b", "informed"), (r"\bkilled\b", "left dead"),
    (r"\bpeople\b", "persons"), (r"\babout\b", "around"), (r"\bmore than\b", "over"), (r"\bat least\b", "no fewer than"),
    (r"\bbefore\b", "ahead of"), (r"\bafter\b", "following"), (r"\balso\b", "moreover"), (r"\bbut\b", "though"),
    (r"\bofficials\b", "authorities"), (r"\bgovernment\b", "cabinet"), (r"\bpolice\b", "police officers"), (r"\battack\b", "assault"),
    (r"\bmeeting\b", "session"), (r"\btalks\b", "negotiations"), (r"\bagreed\b", "consented"), (r"\bannounced\b", "made known"),
    (r"\bbegan\b", "started"), (r"\bended\b", "came to an end"), (r"\bnear\b", "close to"), (r"\bhowever\b", "still"),
    (r"\bincluding\b", "among them"), (r"\bcalled\b", "termed"), (r"\bhas been\b", "was"), (r"\bmust\b", "has to"),
    (r"\bwants?\b", "seeks"), (r"\bshow(s|ed)?\b", "indicated"), (r"\bbecause\b", "since"), (r"\bcanceled\b", "cancelled"),
    (r"\bcenter\b", "centre"), (r"\blabor\b", "labour"), (r"\bdefense\b", "defence"), (r"\bprogram\b", "programme"),
    (r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", r"on \g<0>"), (r"\bon (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", r"\1day"),
    (r", which ", ", that "), (r"\blarge\b", "big"), (r"\bsmall\b", "minor"), (r"\bnew\b", "fresh"), (r"\brose\b", "climbed"),
    (r"\bfell\b", "dropped"), (r"\bwounded\b", "injured"), (r"\bdenied\b", "rejected"), (r"\bvery \b", ""), (r"\bstill \b", ""),
    (r"\bjust \b", ""), (r"\b[Mm]eanwhile, ?", ""), (r"\b(said) that\b", r"\1"), (r"\bcity\b", "town"), (r"\bhelp\b", "assist"),
]
FIXED = re.compile(r"\b(1[89]|20)\d\d\b")  # years
FIGURE = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})*(?![\d.,]*\d)")
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def sentences(paragraph):
    out, at = [], 0
    for m in SENTENCE_END.finditer(paragraph):
        out.append(paragraph[at : m.end(1)])
        at = m.end()
    return [s for s in out + [paragraph[at:]] if s.strip()]


def paragraphs(text):
    return [p.strip() for p in text.split("\n\n") if p.strip()]


def bare(text):
    """The words, but for credits."""
    return " ".join(p for p in paragraphs(text) if not (p.startswith("(") or "contributed to this report" in p)).split()


def words(text):
    return len(text.split())


class Maker:
    """Makes pairs from the stories of one half. Every choice comes from one generator."""

    def __init__(self, stories, seed):
        self.r = random.Random(seed)
        self.stories = stories
        self.vocabulary = sorted({w for s in stories for w in re.findall(r"\b[a-z]{4,}\b", s["text"])})
        self.events = collections.defaultdict(list)
        for s in stories:
            self.events[s["event"]].append(s)

    def reword(self, sentence, share):
        """Applies each fitting rewording with that probability."""
        for pattern, new in self.r.sample(REWORDINGS, len(REWORDINGS)):
            if self.r.random() < share:
                sentence = re.sub(pattern, new, sentence, count=1)
        return sentence

    def replaced(self, sentence, share):
        """Other words for that share of the longer words in lower case, at random: a stand-in for freer rewording."""
        return re.sub(r"(?<=[ (])[a-z]{4,}\b", lambda m: self.r.choice(self.vocabulary) if self.r.random() < share else m.group(), sentence)

    def figures(self, sentence, share=1.0):
        def other(m):
            if FIXED.fullmatch(m.group()) or self.r.random() > share:
                return m.group()
            n = int(m.group().replace(",", ""))
            return f"{max(n + 1, round(n * self.r.uniform(1.05, 1.8))):,}"

        return FIGURE.sub(other, sentence)

    def merged(self, parts, share):
        out = []
        for p in parts:
            if out and self.r.random() < share:
                out[-1] += " " + p
            else:
                out.append(p)
        return out

    def story(self, base, text, days, outlet):
        published = shifted(base["published"], days)
        return {"id": f"x{self.r.getrandbits(40):010x}", "published": published, "outlet": outlet, "text": text}

    def exact(self, s):
        parts = self.merged(paragraphs(s["text"]), self.r.choice((0, 0.3, 1)))
        if self.r.random() < 0.4:
            parts.append(self.r.choice(CREDITS))
        text = self.r.choice(("\n\n", "\n\n", "\n\n  ")).join(parts)
        if self.r.random() < 0.5:
            text = text.replace("“", '"').replace("”", '"').replace("’", "'")
        return self.story(s, text, self.r.randint(0, 5), self.r.choice(("The Bell", s["outlet"])))

    def near(self, s):
        """Cut at the end by 10 to 60 %, paragraphs merged, sentences reworded or dropped, or any of them."""
        ways = self.r.sample(("cut", "merge", "reword", "drop", "dateline"), self.r.randint(1, 4))
        if not set(ways) & {"cut", "reword", "drop"}:
            ways.append("cut")
        parts = [sentences(p) for p in paragraphs(s["text"])]
        if "reword" in ways:
            share, free = self.r.uniform(0.2, 0.7), self.r.choice((0, 0, self.r.uniform(0.05, 0.25)))
            parts = [[self.replaced(self.reword(x, 0.5), free) if self.r.random() < share else x for x in p] for p in parts]
        if "drop" in ways:
            parts = [[x for n, x in enumerate(p) if (k == 0 and n == 0) or self.r.random() > 0.15] for k, p in enumerate(parts)]
        if "cut" in ways:
            left = round(sum(len(p) for p in parts) * self.r.uniform(0.4, 0.9))
            cut = []
            for p in parts:
                cut.append(p[: max(0, left)])
                left -= len(p)
            parts = cut
        out = [" ".join(p) for p in parts if p]
        if bare("\n\n".join(out)) == bare(s["text"]):  # nothing was changed by chance
            out = [" ".join(p) for p in parts[:-1]] + [" ".join(parts[-1][:-1])]
            out = [p for p in out if p]
        if "merge" in ways:
            out = self.merged(out, self.r.uniform(0.2, 0.8))
        if "dateline" in ways:
            out[0] = f"{self.r.choice(NAMES).upper()}, {self.r.choice(('Jan', 'March', 'Oct'))} {self.r.randint(1, 28)} (Bell) - " + out[0]
        outlet = s["outlet"] if self.r.random() < 0.15 else "The Bell"
        return self.story(s, "\n\n".join(out), self.r.randint(0, 4), outlet)

    def kin(self, s):
        """Other stories of the event, else of the source, else all others."""
        others = [o for o in self.stories if o is not s]
        for key in ("event", "source"):
            same = [o for o in others if o[key] == s[key]]
            if same:
                return same
        return others

    def strangers(self, s, n):
        """Sentences of other stories, of the same event where there are some."""
        pool = self.kin(s)
        found = []
        for o in self.r.sample(pool, min(len(pool), 4)):
            found += [x for p in paragraphs(o["text"]) for x in sentences(p) if 8 <= words(x) <= 45]
        return self.r.sample(found, min(n, len(found)))

    def update(self, s):
        """A later version: figures changed, some sentences new, dropped or reworded, now and then under a new lead. In a third of them
        half of the story goes."""
        parts = [sentences(p) for p in paragraphs(s["text"])]
        total = sum(len(p) for p in parts)
        heavy = self.r.random() < 0.33
        changed = self.r.uniform(0.1, 0.4)
        dropped = self.r.uniform(0.3, 0.55) if heavy else self.r.choice((0, self.r.uniform(0, 0.35)))
        out = []
        for k, p in enumerate(parts):
            kept = []
            for n, x in enumerate(p):
                lead = k == 0 and n == 0
                if not lead and self.r.random() < dropped:
                    continue
                if lead or self.r.random() < changed:
                    x = self.reword(self.figures(x), 0.3)
                kept.append(x)
            out.append(" ".join(kept))
        out = [p for p in out if p]
        new = self.strangers(s, max(1, round(total * (self.r.uniform(0.3, 0.5) if heavy else self.r.uniform(0.1, 0.4)))))
        for x in new[1:]:
            out.insert(self.r.randint(1, len(out)), x)
        out.insert(0 if self.r.random() < 0.35 else 1, new[0])
        return self.story(s, "\n\n".join(out), self.r.randint(0, 3), s["outlet"])

    def follow_up(self, s):
        """Another story of the event, or the source, with background of the earlier one at its end; the outlet may be the same."""
        o = self.r.choice(self.kin(s))
        body = paragraphs(o["text"])
        size = words(o["text"])
        old = [x for p in paragraphs(s["text"])[1:] for x in sentences(p)]
        share, taken = self.r.uniform(0.05, 0.25), []
        for x in self.r.sample(old, len(old)):
            if words(" ".join(taken + [x])) < share * size:
                taken.append(x)
        return self.story(s, "\n\n".join(body + taken), self.r.randint(0, 5), self.r.choice((s["outlet"], "The Bell")))

    def template(self, s):
        """The next of a series: the same sentences, but names, figures and days are others, and some sentences are new."""
        names = {}

        def renamed(m):
            return names.setdefault(m.group(), self.r.choice(NAMES) if self.r.random() < 0.85 else m.group())

        out = []
        for p in paragraphs(s["text"]):
            kept = [self.figures(x) for x in sentences(p) if self.r.random() < 0.7]
            kept = [re.sub(r"(?<=[a-z,] )[A-Z][a-zA-Z’'-]+", renamed, x) for x in kept]
            out.append(" ".join(kept))
        for x in self.strangers(s, self.r.randint(2, 6)):
            out.insert(self.r.randint(0, len(out)), x)
        return self.story(s, "\n\n".join(p for p in out if p), self.r.choice((1, 1, 7)), s["outlet"])

    def pairs(self):
        out = []
        for s in self.stories:
            for kind, make, n in (("exact", self.exact, 1), ("near", self.near, 3), ("update", self.update, 3)):
                out += [(kind, kind, s, make(s)) for _ in range(n)]
            out.append(("none", "follow-up", s, self.follow_up(s)))
            out.append(("none", "template", s, self.template(s)))
            other = self.r.choice(self.stories)
            if other is not s:
                tail = "\n\n" + self.r.choice(BOILERPLATE) + "\n\n" + self.r.choice(CREDITS)
                first = dict(s, text=s["text"] + tail)
                out.append(("none", "boilerplate", first, self.story(s, other["text"] + tail, 1, s["outlet"])))
        for event in self.events.values():
            near_in_time = [(a, b) for a, b in itertools.combinations(event, 2)]
            out += [("none", "event", a, dict(b, outlet=self.r.choice((a["outlet"], b["outlet"])))) for a, b in near_in_time]
        out += [("none", "series", a, b) for a, b in series(self.r)]
        by_source = collections.defaultdict(list)
        for s in self.stories:
            if s["natural"]:
                by_source[s["source"]].append(s)
        for group in by_source.values():
            out += [("none", "outlet", a, b) for n, a in enumerate(group) for b in group[n + 1 : n + 9]]
        return out


def shifted(day, days):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat() if len(day) == 10 else day


# Daily bulletins written for this bench: what is in braces differs from day to day.
SERIES = [
    "PORT ELLIS — Shares on the Port Ellis exchange closed {up|down|little changed} on {day}, with the main index {gaining|losing} "
    "{n}.{d} percent to {n},{nnn}.\n\n"
    "{name} Mining was the busiest share, {rising|falling} {d}.{d} percent to {nn}.{nn} crowns. {name} Foods {rose|slipped} {d}.{d} percent.\n\n"
    "Turnover came to {n}.{d} billion crowns, against a daily average of 2.4 billion over the past year.\n\n"
    "The crown stood at {n}.{nn} to the dollar at the close, from {n}.{nn} on the day before.\n\n"
    "{Analysts said trading was thin ahead of the budget.|Dealers spoke of profit taking.|Brokers pointed to higher metal "
    "prices.|Traders waited for figures on prices.}",
    "The Health Ministry said on {day} that it had recorded {nnn} new cases of cholera and {n} deaths in the past 24 hours, bringing "
    "the total since January to {nn},{nnn} cases.\n\n"
    "The western district of {name} had the most new cases, {nn}, followed by {name} with {nn}. {nn} patients were discharged.\n\n"
    "The ministry urged the public to boil drinking water, to wash hands and to go to the nearest treatment centre at the first signs of illness. "
    "It said the vaccination campaign had reached {nn} percent of those in need.\n\n"
    "{The United Nations said it would fly in supplies.|A treatment centre was opened in the port.|Schools stay closed until further "
    "notice.|Rain is expected to go on.}",
    "Here is what happened in the Velden region on {day}.\n\nShelling was reported in {name}, {name} and {name}; {n} civilians were "
    "killed and {nn} wounded, the regional administration said.\n\n"
    "Air defences shot down {nn} of {nn} drones launched overnight, according to the air force. Debris damaged {a school|a market|a "
    "power line|two houses} in {name}.\n\n"
    "{nn} combat clashes took place along the front in the past day, the general staff said in its evening report.\n\n"
    "{nnn} people were evacuated from front-line villages. The administration repeated its call on residents to leave by the roads marked as safe.",
    "The magistrates' court at Harrow Quay heard {nn} cases on {day}.\n\n{name} {name}, {nn}, of {name} Street, was fined {nnn} pounds "
    "for {driving without insurance|a breach of the peace|theft from a shop|fishing without a licence} and ordered to pay costs of 85 "
    "pounds.\n\n"
    "{name} {name}, {nn}, of {name} Road, admitted {driving without insurance|a breach of the peace|theft from a shop|common assault} "
    "and was given {n} months, suspended for a year.\n\n"
    "The bench was chaired by {name} {name}. The court sits again on {day}. Reports of proceedings are published each week under an "
    "agreement with the court.",
]


def series(r):
    def fill(template):
        def one(m):
            what = m.group(1)
            if "|" in what:
                return r.choice(what.split("|"))
            if what in ("n", "d", "nn", "nnn"):
                return str(r.randint(1, 9)) + "".join(str(r.randint(0, 9)) for _ in what[1:])
            return {"day": r.choice(WEEKDAYS), "name": r.choice(NAMES)}.get(what, what)

        return re.sub(r"\{([^{}]*)\}", one, template)

    for k, template in enumerate(SERIES):
        days = [{"id": f"series-{k}-{n}", "published": f"2021-03-{n + 1:02}", "outlet": "The Gazette", "text": fill(template)} for n in range(14)]
        yield from ((a, b) for a, b in itertools.combinations(days, 2))


def load(path):
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def half_of(event):
    return ("develop", "report")[hashlib.md5(event.encode()).digest()[0] & 1]


def train(path, half):
    out = []
    for d in load(path):
        natural = "written" not in d["source"]
        event = d["id"] if natural else d["id"].split("-")[0]
        if half_of(event) != half or len(d["text"]) < 600:
            continue
        outlet = d["source"] if natural else f"Outlet {hashlib.md5(d['id'].encode()).digest()[0] % 4}"
        out.append({k: d[k] for k in ("id", "published", "text", "source")} | {"outlet": outlet, "event": event, "natural": natural})
    return out


def slim(s):
    return {k: s[k] for k in ("id", "published", "outlet", "text")}


def ask(program, lines, *options):
    request = "".join(json.dumps(line) + "\n" for line in lines)
    answer = subprocess.run([program, *options], input=request, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in answer.splitlines()]


def sagas(program, data):
    stories = load(data / "sagas.jsonl.xz")
    gold = {(c["of"], c["copy"], c["kind"]) for s in json.loads((data / "sagas.json").read_text()) for c in s["copies"]}
    answer = ask(program, [slim(s) for s in stories], "--links")[0]
    found = {(c["of"], c["copy"], c["kind"]) for c in answer["links"]}
    print(
        f"sagas: {len(gold & found)} of {len(gold)} links right, {len(found - gold)} too many; "
        f"{answer['compared']} pairs of {len(stories)} stories compared"
    )
    for link in sorted(gold ^ found):
        print("  wrong:" if link in found else "  missed:", *link)


def score(pairs, answers):
    hits, found, gold = collections.Counter(), collections.Counter(), collections.Counter()
    for (kind, *_), answer in zip(pairs, answers):
        said = answer["kind"] or "none"
        gold[kind] += 1
        found[said] += 1
        hits[kind] += said == kind
    return hits, found, gold


def report(pairs, answers):
    hits, found, gold = score(pairs, answers)
    percent = lambda part, whole: 100 * part / whole if whole else 100.0
    print(f"{'kind':8} {'pairs':>6} {'P':>6} {'R':>6}   limit {LIMIT:.0f}")
    for kind in ("exact", "near", "update"):
        p, r = percent(hits[kind], found[kind]), percent(hits[kind], gold[kind])
        print(f"{kind:8} {gold[kind]:6} {p:6.1f} {r:6.1f}   {'' if min(p, r) >= LIMIT else 'BELOW'}")
    linked = [(k != "none", a["kind"] != "") for (k, *_), a in zip(pairs, answers)]
    both = sum(g and s for g, s in linked)
    p, r = percent(both, sum(s for _, s in linked)), percent(both, sum(g for g, _ in linked))
    print(f"{'any link':8} {sum(g for g, _ in linked):6} {p:6.1f} {r:6.1f}")
    wrong = collections.Counter((why, a["kind"] or "none") for (k, why, *_), a in zip(pairs, answers) if (a["kind"] or "none") != k)
    whole = collections.Counter(why for _, why, *_ in pairs)
    for (why, said), n in sorted(wrong.items()):
        print(f"  {why} taken for {said}: {n} of {whole[why]}")
    accepted = [a for a in answers if a["kind"]]
    candidates = sum(a["bands"] >= CANDIDATE for a in accepted)
    negatives = [a for (k, *_), a in zip(pairs, answers) if k == "none"]
    also = percent(sum(a["bands"] >= CANDIDATE for a in negatives), len(negatives))
    print(f"candidates by bands: {percent(candidates, len(accepted)):.2f} % of accepted pairs (limit 99), {also:.1f} % of negative ones")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--half", choices=("develop", "report"), default="develop")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", help="GOLD:SAID, the features of such pairs")
    parser.add_argument("--dump", type=pathlib.Path, help="writes the features of all pairs there")
    parser.add_argument("--data", default=pathlib.Path(__file__).parent / "../../shared/ledger", type=pathlib.Path)
    args = parser.parse_args()
    pairs = Maker(train(args.data / "train.jsonl.xz", args.half), args.seed).pairs()
    answers = ask(args.program, [{"a": slim(a), "b": slim(b)} for _, _, a, b in pairs])
    print(f"half {args.half}, seed {args.seed}, {len(pairs)} pairs")
    report(pairs, answers)
    sagas(args.program, args.data)
    stories = [slim(s) for half in ("develop", "report") for s in train(args.data / "train.jsonl.xz", half)]
    speed = ask(args.program, stories, "--speed")[0]
    print(f"fingerprints: {speed['stories_per_second']:.0f} stories a second of CPU time, {speed['megabytes_per_second']:.1f} MB")
    if args.dump:
        rows = ({"gold": k, "why": w, "a": a["id"], "b": b["id"], **x} for (k, w, a, b), x in zip(pairs, answers))
        args.dump.write_text("".join(json.dumps(row) + "\n" for row in rows))
    if args.show:
        gold, said = args.show.split(":")
        for (kind, why, a, b), answer in zip(pairs, answers):
            if kind == gold and (answer["kind"] or "none") == said:
                print(json.dumps({"why": why, "a": a["id"], "b": b["id"], **answer}))


main()
