#!/usr/bin/env python3
"""More passages in which a pronoun means one of two names, made from the few that are annotated and from stories as an earlier model reads them:

    renamed   GAP's passages with the persons' names exchanged for those of others, so that what is learned is not who they are
    clozes    a name that a story repeats gives way to a pronoun; what it means is then known (Kocijan et al. 2019 do so with Wikipedia)

    training/pronouns.py build/dateline --corpora ../shared > pronouns.jsonl"""
import argparse
import collections
import json
import lzma
import os
import random
import re

import earlier_model
import silver

GAP = 'data/coref/gap-train.jsonl.xz'
STORIES = ['data/attribution/polnear-train.jsonl.xz', 'ledger/train.jsonl.xz', 'data/coref/gum-train-open.jsonl.xz', 'data/coref/litbank.jsonl.xz']
RENAMED = 3             # versions of each passage
CHARACTERS = 600        # of a cloze, at most
BETWEEN = 180           # characters between the name and its pronoun, at most
OF_A_STORY = 12         # clozes
NAME = re.compile(r"[^\W\d_][\w.'’-]*[\w.]|[^\W\d_]")
FORMS = {'m': ('he', 'him', 'his'), 'f': ('she', 'her', 'her')}
GENDERS = {word: g for g, words in (('m', ('he', 'him', 'his', 'himself')), ('f', ('she', 'her', 'hers', 'herself'))) for word in words}
BEFORE_OBJECTS = set('about against among at before behind beside between by for from near of on over than through to toward towards under with without '
                     'told asked accused met urged killed shot arrested praised criticized criticised replaced defeated succeeded'.split())
BEFORE_SUBJECTS = set('and but that when as because while where if though although after before since until whether so then'.split())
TITLES = set('mr mrs ms dr sen rep gov gen president senator minister secretary king queen prince princess sir lord lady judge captain colonel pope'.split())


def tokens(name):
    return NAME.findall(name)


def exchanged(passage, chance, given, surnames):
    """The passage with every word of its two names exchanged, or none where one of them is a common word too."""
    text, gender = passage['text'], GENDERS.get(passage['text'][slice(*passage['pronoun'])].lower())
    new = {}
    for s, e in (passage['a'], passage['b']):
        words = tokens(text[s:e])
        for k, word in enumerate(words):
            if word in new or len(word) == 2 and word.endswith('.') or not word[0].isupper():
                continue
            if re.search(rf'\b{re.escape(word.lower())}\b', text):
                return None
            first = k == 0 and (len(words) > 1 or word in given[gender])
            new[word] = chance.choice(given[gender] if first else surnames)
    if not gender or not new or len(set(new.values())) < len(new):
        return None
    out, at, moved = [], 0, []
    for m in re.finditer('|'.join(rf'(?<!\w){re.escape(w)}(?!\w)' for w in sorted(new, key=len, reverse=True)), text):
        out += [text[at:m.start()], new[m.group()]]
        moved.append((m.end(), len(new[m.group()]) - len(m.group())))
        at = m.end()
    out.append(text[at:])

    def shifted(span):
        return [span[0] + sum(d for end, d in moved if end <= span[0]), span[1] + sum(d for end, d in moved if end <= span[1])]
    return dict(passage, text=''.join(out), **{k: shifted(passage[k]) for k in ('pronoun', 'a', 'b')})


def renamed(passages, seed):
    chance = random.Random(seed)
    given, surnames = {g: set() for g in FORMS}, set()
    for p in passages:
        for k in 'ab':
            words = [w for w in tokens(p['text'][slice(*p[k])]) if len(w) > 2]
            gender = GENDERS.get(p['text'][slice(*p['pronoun'])].lower())
            if len(words) == 2 and gender:
                given[gender].add(words[0]); surnames.add(words[1])
    given, surnames = {g: sorted(names) for g, names in given.items()}, sorted(surnames)
    for p in passages:
        for _ in range(RENAMED):
            if new := exchanged(p, chance, given, surnames):
                yield new


class Story:
    """The persons of a ledger: each one's mentions by name, in order, and its gender by its pronouns."""

    def __init__(self, ledger, genders):
        self.text, self.gender, self.first, self.mentions = ledger['text'], {}, {}, []     # first: a full name's first word
        for k, actor in enumerate(ledger['actors']):
            if actor['kind'] != 'PERSON':
                continue
            votes, names = collections.Counter(), []
            for (s, e), info in zip(actor['mentions'], actor['mention_info']):
                if info['level'] == 'pronoun':
                    votes[GENDERS.get(self.text[s:e].lower())] += 1
                elif info['level'] == 'name' and len(tokens(self.text[s:e])) <= 4 and ',' not in self.text[s:e]:
                    names.append((s, e))
                    self.mentions.append((s, e, k))
            votes.pop(None, None)
            first = next((tokens(self.text[s:e])[0] for s, e in names if len(tokens(self.text[s:e])) > 1), None)
            if votes and (len(votes) == 1 or max(votes.values()) > 3 * min(votes.values())):
                self.gender[k] = max(votes, key=votes.get)
                if first:
                    genders[first][self.gender[k]] += 1
            self.first[k] = first
        self.mentions.sort()


def form_of(text, s, e, gender):
    """The pronoun for the name at [s, e), and where it ends; or none where a pronoun would not do."""
    subject, oblique, owner = FORMS[gender]
    before = text[max(0, s - 40):s].split()
    last = before[-1] if before else ''
    opens = not last or last[-1] in '.!?"”' or '\n' in text[max(0, s - 2):s]
    if text[e:e + 2] in ("'s", '’s'):
        word, e = owner, e + 2
    elif text[e:e + 1] in ("'", '’', '(', '-') or text[e:e + 2] in (' (', ', '):
        return None
    elif opens or last[-1:] == ',' or last.lower() in BEFORE_SUBJECTS:
        word = subject
    elif last.lower() in BEFORE_OBJECTS:
        word = oblique
    else:
        return None
    if last.strip('.').lower() in TITLES or last[:1].isupper() and not opens and last[-1:] != ',':
        return None
    following = text[e:e + 12].split()
    if following and following[0][:1].isupper() or last.lower() in ('the', 'a', 'an', 'this'):
        return None
    return word.capitalize() if opens else word, e


def cloze(story, index, genders):
    s, e, k = story.mentions[index]
    gender = story.gender.get(k) or genders.get(story.first.get(k))
    earlier = [m for m in story.mentions[:index] if s - m[1] <= BETWEEN]
    same = [m for m in earlier if m[2] == k]
    others = [m for m in earlier if m[2] != k and (story.gender.get(m[2]) or genders.get(story.first.get(m[2])) or gender) == gender]
    if not gender or not same or not others:
        return None
    made = form_of(story.text, s, e, gender)
    if not made:
        return None
    a, b = same[-1], others[-1]
    begin = max(0, min(a[0], b[0]) - 160)
    while begin > 0 and not (story.text[begin - 1] == '\n' or story.text[begin - 2:begin] in ('. ', '? ', '! ')) and begin < min(a[0], b[0]):
        begin += 1
    stop = re.compile(r'[.!?]["”]?\s|\n').search(story.text, made[1])
    end = min(stop.end() if stop else len(story.text), begin + CHARACTERS)
    if end <= made[1] or begin > min(a[0], b[0]) or story.text[a[1]:s].count('\n') > 2:
        return None
    word, over = made
    text = story.text[begin:s] + word + story.text[over:end]
    spans = dict(pronoun=[s - begin, s - begin + len(word)], a=[a[0] - begin, a[1] - begin], b=[b[0] - begin, b[1] - begin])
    if a[0] > b[0]:        # in order of the text, as in GAP
        return dict(text=text, pronoun=spans['pronoun'], a=spans['b'], b=spans['a'], a_coref=False, b_coref=True)
    return dict(text=text, a_coref=True, b_coref=False, **spans)


def clozes(ledgers, seed):
    chance, votes = random.Random(seed), collections.defaultdict(collections.Counter)
    stories = [Story(d, votes) for d in ledgers]
    genders = {name: max(v, key=v.get) for name, v in votes.items() if max(v.values()) >= 0.9 * sum(v.values())}
    for story in stories:
        found = [c for i in range(len(story.mentions)) if (c := cloze(story, i, genders))]
        chance.shuffle(found)
        yield from found[:OF_A_STORY]


def records(path):
    return map(json.loads, lzma.open(path, 'rt', encoding='utf-8'))


def stories(corpora, seed):
    yield from silver.stories(corpora, seed)
    for f in STORIES:
        for k, d in enumerate(records(os.path.join(corpora, f))):
            yield dict(id=f'{f}#{k}', text=d['text'])


def passages(program, corpora, seed=6):
    """Passages in GAP's form: "text", "pronoun", "a", "b", "a_coref", "b_coref"."""
    made = list(renamed(list(records(os.path.join(corpora, GAP))), seed))
    made += clozes(earlier_model.ledgers(program, stories(corpora, seed)), seed)
    return [dict(p, id=f'made-{i}') for i, p in enumerate(made)]


if __name__ == '__main__':
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('program', help='a dateline program of an earlier model')
    p.add_argument('--corpora', default='../shared')
    args = p.parse_args()
    for passage in passages(args.program, args.corpora):
        print(json.dumps(passage))
