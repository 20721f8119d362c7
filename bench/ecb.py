#!/usr/bin/env python3
"""Which mentions of events in many stories are of one event: a ledger file's links against ECB+, with topics predicted, beside the same word in one topic.

    bench/ecb.py PROGRAM [--model FILE] [--shared ../shared] [--part val] [--write docs/accuracy.md]

All stories of the part go into one ledger file, which is told nothing of their topics; the baseline takes for one what has the same head word in stories
of one topic, its topics made by the words that stories share. Gold mentions: the events of each ledger are the marked ones, with type, parties and dates
where the program read an event on those words, and nothing but the words elsewhere. Read mentions: the ledgers as the program reads the stories; what it
does not read is alone. Only the sentences count that were marked and checked. The stories have no dates. Nothing was fitted on this set."""

import collections
import itertools
import json
import lzma
import math
import re
import sys
import tempfile
from pathlib import Path

import page
from memory import linked, run

NEAR = 0.2  # cosine of two groups of stories, on average, that are still one topic
PARTICLES = "up out off down over in on to for of away back into with by at from the a an".split()
ENDINGS = "ations ation ments ment ings ing ions ion ers er ies ied ed es s e y".split()


def marked(document):
    """[(begin, end, chain)] of the events in the sentences that were checked; what has no chain is alone."""
    spans = {}
    for mention in document["mentions"]:
        if mention["kind"] == "event" and mention["sel"]:
            span = mention["s"], mention["e"]
            spans.setdefault(span, mention.get("cluster") or f"alone {document['doc']} {span}")
    return [(begin, end, chain) for (begin, end), chain in sorted(spans.items())]


def stem(word):
    word = word.lower()
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def head(words):
    """The stem of the word that a mention hangs on: the last one, or that before its particles."""
    words = words.split()
    while len(words) > 1 and words[-1].lower() in PARTICLES:
        words.pop()
    return stem(words[-1])


def topics(documents):
    """{document: topic}: groups of stories joined while they are near on average, by cosines of their words."""
    counts = {d["doc"]: collections.Counter(map(stem, re.findall(r"[A-Za-z]{3,}", d["text"]))) for d in documents}
    seen = collections.Counter(word for words in counts.values() for word in words)
    vectors = {}
    for name, words in counts.items():
        vector = {w: (1 + math.log(n)) * math.log(len(documents) / seen[w]) for w, n in words.items() if seen[w] > 1}
        length = math.sqrt(sum(v * v for v in vector.values())) or 1
        vectors[name] = {w: v / length for w, v in vector.items()}
    near = {(a, b): sum(v * vectors[b].get(w, 0) for w, v in vectors[a].items()) for a, b in itertools.permutations(sorted(vectors), 2)}
    groups = {name: [name] for name in sorted(vectors)}
    while len(groups) > 1:
        share, a, b = max((near[pair], *pair) for pair in itertools.combinations(sorted(groups), 2))
        if share < NEAR:
            break
        size_a, size_b = len(groups[a]), len(groups[b])
        groups[a] += groups.pop(b)
        for other in groups:
            if other != a:
                mean = (size_a * near[a, other] + size_b * near[b, other]) / (size_a + size_b)
                near[a, other] = near[other, a] = mean
    return {name: group[0] for group in groups.values() for name in group}


def with_gold_events(ledger, mentions):
    """The ledger with the marked events for its own, each with what was read on its words."""
    read = {}
    for event in ledger["events"]:
        for begin, end in event["trigger"]:
            for i, (b, e, _) in enumerate(mentions):
                if begin < e and b < end:
                    read.setdefault(i, event)
    by_read = {}
    events = []
    for i, (begin, end, _) in enumerate(mentions):
        of = read.get(i)
        event = {"id": f"E{i + 1}", "trigger": [[begin, end]], "type": "OTHER", "status": "happened", "actors": [], "recipients": [], "place": []}
        event |= {"date": None, "within": None, "same_as": None}
        if of:
            event |= {field: of[field] for field in ("type", "status", "actors", "recipients", "place", "date", "within")}
            chain = of.get("same_as") or of["id"]
            event["same_as"] = by_read.get(chain)
            by_read.setdefault(chain, event["id"])
        events.append(event)
    kept = {k: v for k, v in ledger.items() if k not in ("positions", "shifts")}
    return kept | {"events": events, "figures": [], "positions": [], "shifts": []}


def grouped(program, work, ledgers):
    """The groups of (story, event) that one ledger file makes of these ledgers, mentions of one story with their first."""
    memory, ledgers = linked(program, work, ledgers)
    group = {(story, event): n for n, found in enumerate(memory["events"]) for story, event in found["in"]}
    first = {(d["id"], e["id"]): (d["id"], e.get("same_as") or e["id"]) for d in ledgers for e in d["events"]}
    groups = collections.defaultdict(list)
    for one, chief in first.items():
        groups[group.get(one, group.get(chief, chief))].append(one)
    return list(groups.values()), ledgers


def as_marked(groups, ledgers, gold):
    """Groups of events as groups of marked mentions; a marked one that no event lies on is alone."""
    spans = {(d["id"], e["id"]): e["trigger"] for d in ledgers for e in d["events"]}
    left = {(doc, begin, end) for doc, mentions in gold.items() for begin, end, _ in mentions}
    out = []
    for group in groups:
        found = []
        for doc, event in group:
            hits = [(doc, b, e) for b, e, _ in gold[doc] if any(x < e and b < y for x, y in spans[doc, event])]
            found += [one for one in hits[:1] if one in left]
            left -= set(hits[:1])
        if found:
            out.append(found)
    return out + [[one] for one in sorted(left)]


def pairs(groups):
    return {pair for group in groups for pair in itertools.combinations(sorted(group), 2)}


def same_word(gold, texts, topic):
    groups = collections.defaultdict(list)
    for doc, mentions in gold.items():
        for begin, end, _ in mentions:
            groups[topic[doc], head(texts[doc][begin:end])].append((doc, begin, end))
    return list(groups.values())


def measure(program, shared, part):
    path = shared / f"data/coref/ecbplus-{part}.jsonl.xz"
    documents = [json.loads(line) for line in lzma.open(path, "rt", encoding="utf-8")]
    documents = [d for d in documents if marked(d)]
    gold, texts = {d["doc"]: marked(d) for d in documents}, {d["doc"]: d["text"] for d in documents}
    chains = collections.defaultdict(list)
    for doc, mentions in gold.items():
        for begin, end, chain in mentions:
            chains[chain].append((doc, begin, end))
    rows = "".join(json.dumps({"id": d["doc"], "text": d["text"]}) + "\n" for d in documents)
    read = [json.loads(line) for line in run(program, "read", "--format", "jsonl", "--json", "-", allowed=(0, 1), input=rows).splitlines()]
    for ledger in read:
        if ledger["text"] != texts[ledger["id"]]:
            sys.exit(f"{ledger['id']}: the text was changed, its marks no longer hold")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        systems = {"same word in one topic": same_word(gold, texts, topics(documents))}
        systems["same word in any story"] = same_word(gold, texts, collections.defaultdict(str))
        marked_ledgers = [with_gold_events(ledger, gold[ledger["id"]]) for ledger in read]
        systems["**ledger file**, marked mentions in"] = as_marked(*grouped(program, work, marked_ledgers), gold)
        systems["**ledger file**, bare stories in"] = as_marked(*grouped(program, work, read), gold)
    return list(chains.values()), systems, documents


def report(chains, systems, documents, score):
    lines = []
    for name, groups in systems.items():
        parts = score([(chains, groups)], drop_singletons=False)
        a, b = pairs(chains), pairs(groups)
        right, found, there = len(a & b), len(b), len(a)
        links = 100 * right / max(1, found), 100 * right / there, 200 * right / (found + there)
        lines.append([name, *(f"{100 * parts[m][2]:.1f}" for m in ("muc", "b3", "ceafe")), f"{100 * parts['conll']:.1f}", *(f"{x:.1f}" for x in links)])
    head = ["", "MUC F1", "B3 F1", "CEAFe F1", "CoNLL F1", "links P", "links R", "links F1"]
    several = sum(len(c) > 1 for c in chains)
    topics_there = len({d["topic"] for d in documents})
    size = f"{len(documents)} stories of {topics_there} topics, {sum(map(len, chains))} mentions, {several} events with two mentions or more."
    return page.table(head, lines) + "\n" + size


def main():
    args = page.arguments(__doc__)
    args.add_argument("--part", default="val")
    args.add_argument("--write", type=Path)
    given = args.parse_args()
    if not (given.shared / f"data/coref/ecbplus-{given.part}.jsonl.xz").is_file():
        page.skip(f"no {given.shared}/data/coref/ecbplus-{given.part}.jsonl.xz")
    sys.path.insert(0, str(given.shared / "bench"))
    from score_coref import score

    program = page.find_program(given.program)
    model = page.choose_model(given.model)
    text = page.stamped("bench/ecb.py", page.describe(program, model), report(*measure(program, given.shared, given.part), score))
    print(text)
    if given.write:
        page.write_block(given.write, "ecb", text)


main()
