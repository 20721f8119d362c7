#!/usr/bin/env python3
"""Sorts the errors on the development sets by kind and counts them by origin of the stories.

    bench/errors.py [PROGRAM] [--model FILE] [--write docs/accuracy.md] [--show KIND -n 10]

Reads the same corpora as accuracy.py, outside the repository, and matches entries by the scorers' own rules. --show prints examples of the kinds whose
name holds KIND, for a person to read: texts of the corpora are never written to a page.
"""

import collections
import json
import pathlib
import random
import sys

import accuracy
import page

DISPATCHES, WIKINEWS, OTHERS = "dispatches", "Wikinews", "others"
SAYING, THINKING = "PolNeAR, by a verb of saying", "PolNeAR, other cues"
NEWS, WEB = "news of 50 countries (ww)", "web texts (UNER EWT)"
STORIES = (DISPATCHES, WIKINEWS, OTHERS)
PRONOUNS = frozenset(
    "he him his himself she her hers herself it its itself they them their theirs themselves i me my mine we us our ours you your yours this these that "
    "those who both".split()
)
FIELDS = {  # of a record for the program: from which of the corpus, as in measure.py
    "ledger": {"id": "id", "text": "text", "title": "title", "published": "published"},
    "polnear": {"id": "id", "text": "text", "title": "title", "published": "date"},
    "ww": {"id": "doc", "text": "text"},
    "uner": {"id": "doc", "text": "text"},
}
SETS = {"ledger": STORIES, "polnear": (SAYING, THINKING), "ww": (NEWS,), "uner": (WEB,)}


class Tally:
    """Counts of kinds by column, and examples of each."""

    def __init__(self):
        self.counts = collections.defaultdict(collections.Counter)
        self.examples = collections.defaultdict(list)

    def add(self, kind, column, example=None, n=1):
        self.counts[kind][column] += n
        if example is not None:
            self.examples[kind].append((column, example))


def clip(text, limit=100):
    text = " ".join(text.split())
    return text if len(text) <= limit else f"{text[: limit - 2]} ..."


class Words:
    """The words of a span, or of several, and what stands around the first."""

    def __init__(self, text):
        self.text = text

    def __call__(self, spans):
        return clip(" | ".join(self.text[a:b] for a, b in spans or [])) or "-"

    def around(self, spans, width=50):
        a, b = spans[0]
        return clip(f"{self.text[max(0, a - width) : a]}[[{self.text[a:b]}]]{self.text[b : b + width]}", 2 * width + b - a + 6)


# ---------------------------------------------------------------- statements


def cut_kind(gold, found, near):
    """How the content was cut: `gold` and each of `found` (statements of the same cue), `near` (all that overlap), are sets of characters."""
    if len(near) > 1:
        union = set().union(*near)
        if len(gold & union) >= 0.5 * len(gold | union):
            return "content in pieces"
    best = max(found, key=lambda s: len(gold & s))
    if not gold & best:
        return "content elsewhere"
    if len(gold & best) >= 0.5 * len(best):
        return "content too short" if len(gold & best) < 0.9 * len(gold) or len(best) <= len(gold) else "content too long"
    return "content too long" if len(gold & best) >= 0.5 * len(gold) else "content elsewhere"


def missed_statement(tally, column, words, gold, content, cue_of, found):
    """`found`: (statement, content, cue) of the program."""
    same_cue = [c for _, c, cue in found if cue & cue_of]
    near = [c for _, c, _ in found if c & content]
    best = max(found, key=lambda f: len(f[1] & content), default=None)
    seen = words(best[0]["content"]) if best and best[1] & content else "-"
    kind = "cueless, not found" if not cue_of else "cue not found"
    if same_cue or (not cue_of and near):
        kind = cut_kind(content, same_cue or near, near)
    tally.add(kind, column, {"cue": words(gold["cue"]), "gold": words(gold["content"]), "found": seen})


def extra_statement(tally, column, words, statement, cue, gold_cues):
    kind = "extra: quotation without a cue" if not cue else "extra: cue of an annotated one" if any(cue & g for g in gold_cues) else "extra: no such cue"
    tally.add(kind, column, {"cue": words(statement["cue"]), "source": words(statement["source"]), "content": words(statement["content"])})


def source_kind(gold, found):
    return "source missing" if not found else "source where none is" if not gold else "source wrong"


def actor_kind(gold_ids, found_ids, g, s, amap):
    """Why the actors differ although the source phrase is right."""
    if not found_ids:
        return "actor: none"
    if not gold_ids:
        return "actor: some where none is annotated"
    if len(gold_ids) != len(found_ids):
        return "actor: one for several" if len(found_ids) < len(gold_ids) else "actor: several for one"
    wanted = {a for a in gold_ids if amap.get(a) not in found_ids}
    back = {v: k for k, v in amap.items()}
    for actor in found_ids:
        inside = collections.Counter(g.mentions[m] for m, a in s.mentions.items() if a == actor and m in g.mentions)
        if wanted & set(inside):
            return "actor: joined with another" if back.get(actor) in inside and back[actor] not in gold_ids or len(inside) > 1 else "actor: split"
    return "actor: another"


def roles(tally, column, words, role, gold, found, amap):
    wanted, got = {amap.get(i, f"?{i}") for i in gold.get(role) or []}, set(found.get(role) or [])
    example = {"cue": words(gold["cue"]), "content": words(gold["content"]), "gold": sorted(gold.get(role) or []), "found": sorted(got)}
    name = {"to": "addressee", "via": "relay"}[role]
    for kind, n in ((f"{name} right", len(wanted & got)), (f"{name} missing", len(wanted - got)), (f"{name} extra", len(got - wanted))):
        if n:
            tally.add(kind, column, example, n)


def found_statement(tally, column, words, gold, found, docs, amap, scorer):
    """Labels and speaker of a statement whose content was matched."""
    g, s = docs
    a, b = (scorer.chars(g.text, scorer.spans(x["source"])) for x in (gold, found))
    source = not a and not b or scorer.iou(a, b) >= 0.4
    speaker = scorer.agree(gold["speaker"], found["speaker"], amap)
    name = lambda doc, ids: [doc.actors[i]["name"] for i in ids if i in doc.actors]
    example = {"cue": words(gold["cue"]), "source": words(gold["source"]), "found source": words(found["source"]),
               "gold": name(g, gold["speaker"]), "found": name(s, found["speaker"])}
    if not source:
        tally.add(source_kind(a, b), column, example)
    elif not speaker:
        tally.add(actor_kind(gold["speaker"], found["speaker"], g, s, amap), column, example)
    else:
        tally.add("whole", column)
    both = {"cue": words(gold["cue"]), "content": words(gold["content"])}
    if gold["act"] != found["act"]:
        tally.add("act wrong", column, {**both, "gold": gold["act"], "found": found["act"]})
        tally.add(f"act: {found['act']} for {gold['act']}", column, {**both, "source": words(gold["source"])})
    if gold["mode"] != found["mode"]:
        tally.add("mode wrong", column, {**both, "gold": gold["mode"], "found": found["mode"]})
    if (gold.get("date") or None) != (found.get("date") or None):
        kind = "date missing" if not found.get("date") else "date where none is" if not gold.get("date") else "date wrong"
        tally.add(kind, column, {**both, "gold": gold.get("date"), "found": found.get("date")})
    for role in ("to", "via"):
        roles(tally, column, words, role, gold, found, amap)


def ledger_statements(tally, column, g, s, amap, scorer):
    words, text = Words(g.text), g.text
    span = lambda statement, field: {c for a, b in statement[field] or [] for c in range(a, b)}
    wanted = [scorer.chars(text, scorer.spans(q["content"])) for q in g.statements]
    found = [(q, scorer.chars(text, scorer.spans(q["content"])), span(q, "cue")) for q in s.statements]
    matched = scorer.match(range(len(wanted)), range(len(found)), lambda i, j: scorer.iou(wanted[i], found[j][1]), 0.5)
    for i, gold in enumerate(g.statements):
        tally.add("annotated", column)
        if i in matched:
            found_statement(tally, column, words, gold, found[matched[i]][0], (g, s), amap, scorer)
        else:
            missed_statement(tally, column, words, gold, wanted[i], span(gold, "cue"), found)
    cues = [span(q, "cue") for q in g.statements]
    for j, (statement, _, cue) in enumerate(found):
        if j not in matched.values():
            extra_statement(tally, column, words, statement, cue, cues)


# ---------------------------------------------------------------- actors


def bounds(gold, found):
    """Pairs each missed span with an extra one that overlaps it; (pairs, missed, extra)."""
    missed, extra, pairs = sorted(gold - found), sorted(found - gold), []
    for span in list(missed):
        near = [e for e in extra if e[0] < span[1] and span[0] < e[1] and (e[0] == span[0] or e[1] == span[1])]
        if near:
            pairs.append((span, near[0]))
            missed.remove(span)
            extra.remove(near[0])
    return pairs, missed, extra


def ledger_mentions(tally, column, g, s):
    words = Words(g.text)
    gold, found = set(g.mentions), set(s.mentions)
    pairs, missed, extra = bounds(gold, found)
    tally.add("mentions annotated", column, n=len(gold))
    for a, b in pairs:
        tally.add("mention: wrong bounds", column, {"gold": words.around([a]), "found": words([b])})
    for kind, spans, doc in (("mention: missed", missed, g), ("mention: extra", extra, s)):
        for span in spans:
            tally.add(kind, column, {"kind": doc.actors[doc.mentions[span]]["kind"], "text": words.around([span])})
    for span in gold & found:
        a, b = g.actors[g.mentions[span]]["kind"], s.actors[s.mentions[span]]["kind"]
        if a != b:
            tally.add("mention: wrong kind", column, {"gold": a, "found": b, "text": words.around([span])})


def level(text):
    return "pronoun" if text.lower() in PRONOUNS else "name" if any(c.isupper() for c in text) else "description"


def link_kind(g, s, before, mention):
    gold = [m for m in before if g.mentions[m] == g.mentions[mention]]
    found = [m for m in before if s.mentions[m] == s.mentions[mention]]
    if not gold or not found:
        return "false" if found else "missed" if gold else None, gold, found
    right = sum(g.mentions[m] == g.mentions[mention] for m in found)
    return None if 2 * right >= len(found) else "wrong", gold, found


def ledger_links(tally, column, g, s):
    """Each mention that both sides have, against the mentions before it: does it go with the right ones?"""
    words = Words(g.text)
    both = sorted(set(g.mentions) & set(s.mentions))
    for i, mention in enumerate(both):
        what = level(g.text[slice(*mention)])
        tally.add(f"link of a {what}: annotated", column)
        kind, gold, found = link_kind(g, s, both[:i], mention)
        if kind:
            tally.add(f"link of a {what}: {kind}", column, {"text": words.around([mention]), "gold": words(gold[-2:]), "found": words(found[-2:])})


def ledger_offices(tally, column, g, s, amap):
    def held(doc):
        return [(a, o["title"].lower().strip("."), o.get("of")) for a, x in doc.actors.items() for o in x.get("offices") or [] if o.get("title")]

    gold, found = held(g), held(s)
    alike = lambda t, u: t in u or u in t
    tally.add("offices annotated", column, n=len(gold))
    name = lambda doc, actor: doc.actors.get(actor, {}).get("name")
    for a, title, body in gold:
        hits = [o for o in found if o[0] == amap.get(a) and alike(title, o[1])]
        others = [o for o in found if alike(title, o[1])]
        example = {"holder": name(g, a), "title": title, "of": name(g, body), "found": [(name(s, o[0]), o[1], name(s, o[2])) for o in (hits or others)[:2]]}
        if not hits:
            tally.add("office: another holder" if others else "office: missed", column, example)
        elif all(amap.get(body) != o[2] for o in hits):
            missing = all(o[2] is None for o in hits)
            kind = "office: body missing" if missing else "office: body where none is" if body is None else "office: wrong body"
            tally.add(kind, column, example)
    for a, title, body in found:
        if not any(alike(title, o[1]) for o in gold):
            tally.add("office: extra", column, {"holder": name(s, a), "title": title, "of": name(s, body)})


# ---------------------------------------------------------------- the sets


def count_ledgers(tally, docs, outputs, measure, scorer):
    columns = {"dispatch": DISPATCHES, "wikinews": WIKINEWS}
    for doc in docs:
        column = columns.get(measure.origin(doc), OTHERS)
        found = outputs.get(doc["id"])
        if found is None or found["text"] != doc["text"]:
            found = {"text": doc["text"]}
            tally.add("stories without an answer", column)
        g, s = scorer.Doc(doc), scorer.Doc(found)
        amap = scorer.align_actors(g, s)
        tally.add("stories", column)
        ledger_statements(tally, column, g, s, amap, scorer)
        ledger_mentions(tally, column, g, s)
        ledger_links(tally, column, g, s)
        ledger_offices(tally, column, g, s, amap)


def attribution_pairs(gold, found):
    """Matches as score_attrib.py does, for (content, source, cue) sets of words: {gold: found}."""
    pairs = []
    for i, x in enumerate(gold):
        for j, y in enumerate(found):
            n = len(x[1] & y[1])
            if n and 2 * n >= len(x[1] | y[1]):
                pairs.append((n / len(x[1] | y[1]), len(x[2] & y[2]) > 0, len(x[3] & y[3]) > 0, -i, -j))
    matched, used = {}, set()
    for *_, i, j in sorted(pairs, reverse=True):
        if -i not in matched and -j not in used:
            matched[-i] = -j
            used.add(-j)
    return matched


def count_attributions(tally, docs, outputs, attrib):
    for doc in docs:
        d, words = attrib.Doc(doc["text"]), Words(doc["text"])
        view = lambda a: (a, d.words(a["content"]), d.words(a.get("source") or []), d.words(a.get("cue") or []))
        gold = [view(a) for a in doc["attributions"] if not a.get("caption")]
        captions = [view(a)[1] for a in doc["attributions"] if a.get("caption")]
        found = [view(a) for a in outputs.get(doc["id"], {}).get("statements", [])]
        found = [y for y in found if y[1] and not any(2 * len(y[1] & c) >= len(y[1] | c) for c in captions)]
        matched = attribution_pairs(gold, found)
        column_of = lambda a: SAYING if attrib.speech(doc["text"], a) else THINKING
        for i, x in enumerate(gold):
            column = column_of(x[0])
            tally.add("annotated", column)
            if i not in matched:
                missed_statement(tally, column, words, x[0], x[1], x[3], [(y[0], y[1], y[3]) for y in found])
                continue
            y = found[matched[i]]
            if attrib.src_ok(d, x[2], y[2]):
                tally.add("whole", column)
            else:
                example = {"cue": words(x[0]["cue"]), "source": words(x[0]["source"]), "found": words(y[0]["source"]), "content": words(x[0]["content"])}
                tally.add(source_kind(x[2], y[2]), column, example)
        for j, y in enumerate(found):
            if j not in matched.values():
                extra_statement(tally, SAYING if not y[3] else column_of(y[0]), words, y[0], y[3], [x[3] for x in gold])


def count_names(tally, column, docs, outputs, measure):
    for doc in docs:
        text, words = doc["text"], Words(doc["text"])

        def bare(s, e, text=text):  # as measure.py does
            if text[s:e].lower().startswith("the "):
                s += 4
            return (s, e - 2) if text[s:e].endswith(("'s", "\u2019s")) else (s, e)

        gold = {bare(e[0], e[1]): measure.LABEL[e[2]] for e in doc["ents"] if e[2] in measure.LABEL}
        actors = outputs.get(doc["doc"], {}).get("actors", [])
        found = {bare(*i["name"]): measure.KIND[a["kind"]] for a in actors for i in a.get("mention_info", []) if i.get("name")}
        pairs, missed, extra = bounds(set(gold), set(found))
        tally.add("names annotated", column, n=len(gold))
        for a, b in pairs:
            tally.add("name: wrong bounds", column, {"gold": words.around([a]), "kind": gold[a], "found": words([b])})
        for kind, spans, labels in (("name: missed", missed, gold), ("name: extra", extra, found)):
            for span in spans:
                tally.add(kind, column, {"kind": labels[span], "text": words.around([span])})
        for span in set(gold) & set(found):
            if gold[span] != found[span]:
                tally.add("name: wrong kind", column, {"gold": gold[span], "found": found[span], "text": words.around([span])})


def read_all(program, measure, limit):
    """{set: (documents, outputs by id)}."""
    paths = {"ledger": measure.SETS["ledger"][0], "polnear": measure.SETS["attribution"][0], **dict(measure.SETS["names"])}
    sets = {}
    for name, path in paths.items():
        docs = measure.read(path)[: limit or None]
        print(f"reading {name} ...", file=sys.stderr, flush=True)
        outputs = measure.call(program, "read", [{k: d.get(v) for k, v in FIELDS[name].items()} for d in docs])
        if not outputs:
            sys.exit("the program answers nothing: errors are not counted")
        sets[name] = docs, outputs
    return sets


def count(sets, measure):
    import score_attrib  # beside measure.py
    import score_ledger

    tally = Tally()
    count_ledgers(tally, *sets["ledger"], measure, score_ledger)
    count_attributions(tally, *sets["polnear"], score_attrib)
    for name, column in (("ww", NEWS), ("uner", WEB)):
        count_names(tally, column, *sets[name], measure)
    return tally


# ---------------------------------------------------------------- the page

STATEMENT_ROWS = [
    "annotated", "whole", "cue not found", "cueless, not found", "content too long", "content too short", "content in pieces", "content elsewhere",
    "source missing", "source where none is", "source wrong", "actor: none", "actor: one for several", "actor: several for one",
    "actor: some where none is annotated", "actor: split", "actor: joined with another", "actor: another",
    "extra: cue of an annotated one", "extra: no such cue", "extra: quotation without a cue",
]
LABEL_ROWS = ["mode wrong", "date missing", "date where none is", "date wrong", "addressee right", "addressee missing", "addressee extra",
              "relay right", "relay missing", "relay extra", "act wrong"]
ACTOR_ROWS = [
    "mentions annotated", "mention: missed", "mention: extra", "mention: wrong bounds", "mention: wrong kind",
    *(f"link of a {what}: {kind}" for what in ("name", "description", "pronoun") for kind in ("annotated", "missed", "false", "wrong")),
    "offices annotated", "office: missed", "office: another holder", "office: extra", "office: body missing", "office: body where none is", "office: wrong body",
]
NAME_ROWS = ["names annotated", "name: missed", "name: extra", "name: wrong bounds", "name: wrong kind"]


def table(tally, rows, columns):
    cells = lambda kind: [f"{tally.counts[kind][c]:,}" for c in columns]
    return page.table(["", *columns], [[kind, *cells(kind)] for kind in rows if any(tally.counts[kind].values())])


def confusions(tally, n=5):
    acts = [k for k in tally.counts if k.startswith("act: ")]
    return sorted(acts, key=lambda k: (-sum(tally.counts[k].values()), k))[:n]


def lay_out(tally):
    parts = [
        "Statements, each annotated one counted once, by what went wrong first; then those found though not annotated. PolNeAR has no actors.",
        table(tally, STATEMENT_ROWS, STORIES + SETS["polnear"]),
        "Labels of the statements whose content was found, with the five commonest wrong acts (found for annotated):",
        table(tally, LABEL_ROWS + confusions(tally), STORIES),
        "Actors. A link is that of a mention to those before it: missed, made where none is, or made to others.",
        table(tally, ACTOR_ROWS, STORIES),
        "Names:",
        table(tally, NAME_ROWS, (NEWS, WEB)),
    ]
    return "\n".join(f"{part.strip()}\n" for part in parts)


def show(tally, kind, n):
    for name in sorted(tally.examples):
        if kind not in name:
            continue
        examples = tally.examples[name]
        print(f"== {name}: {len(examples)}")
        for column, example in random.Random(0).sample(examples, min(n, len(examples))):
            print(f"  {column}: {json.dumps(example, ensure_ascii=False)}")


def main():
    args = page.arguments(__doc__)
    args.add_argument("--show", metavar="KIND", help="print examples of the kinds whose name holds this, and no table")
    args.add_argument("-n", type=int, default=10, help="how many examples of a kind")
    args.add_argument("--outputs", metavar="FILE", help="keep the program's answers there, or read them from there, to show several kinds after one run")
    args.add_argument("--write", metavar="PAGE", help="replace the block marked 'errors' of this page")
    args = args.parse_args()
    if args.write and (args.limit or args.outputs):
        sys.exit("--write takes a whole run only: leave --limit and --outputs away")
    measure = accuracy.load_measure(args.shared)
    program, model = page.find_program(args.program), page.choose_model(args.model)
    if args.outputs and pathlib.Path(args.outputs).is_file():
        sets = json.loads(pathlib.Path(args.outputs).read_text(encoding="utf-8"))
    else:
        sets = read_all(program, measure, args.limit)
        if args.outputs:
            pathlib.Path(args.outputs).write_text(json.dumps(sets), encoding="utf-8")
    tally = count(sets, measure)
    if args.show is not None:
        show(tally, args.show, args.n)
        return
    text = page.stamped("bench/errors.py", page.describe(program, model), lay_out(tally))
    print(text)
    if args.write:
        page.write_block(args.write, "errors", text)


if __name__ == "__main__":
    main()
