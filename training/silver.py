#!/usr/bin/env python3
"""Silver ledgers: unlabelled news as an earlier model reads it, for self-training. The new model sees other stories than the annotated ones, with words hidden,
and so learns fewer of those by heart.

    training/silver.py build/dateline --corpora ../shared > silver.jsonl"""
import argparse
import json
import lzma
import os
import random
import re

import earlier_model

NEWS = 'data/news/open-news.jsonl.xz'
KNOWN = ['ledger/train.jsonl.xz', 'ledger/dev.jsonl.xz']
# Shares kept of sources that are speeches and releases rather than news; all of the others.
SHARES = (('White House', 0.13), ('Senate', 0.35))
CHARACTERS = (300, 9000)


def opening(text):
    return re.sub(r'\W+', ' ', text.lower())[:160]


def stories(corpora, seed):
    """Stories that are not annotated ones, in random order."""
    chance, known = random.Random(seed), set()
    for path in KNOWN:
        for line in lzma.open(os.path.join(corpora, path), 'rt', encoding='utf-8'):
            d = json.loads(line)
            known |= {opening(d['text']), (d.get('title') or '').lower()}
    out = []
    for line in lzma.open(os.path.join(corpora, NEWS), 'rt', encoding='utf-8'):
        d = json.loads(line)
        titled = d.get('title') and 'Portal' not in d['source'] and d['title'].lower() in known
        if titled or opening(d['text']) in known or not CHARACTERS[0] <= len(d['text']) <= CHARACTERS[1]:
            continue
        share = next((share for name, share in SHARES if name in d['source']), 1)
        if share == 1 or chance.random() <= share:
            out.append(dict(id=d['id'], text=d['text'], title=d.get('title'), published=d['date']))
    chance.shuffle(out)
    return out


def ledgers(program, corpora, seed=5):
    return earlier_model.ledgers(program, stories(corpora, seed))


if __name__ == '__main__':
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('program', help='a dateline program of an earlier model')
    p.add_argument('--corpora', default='../shared')
    args = p.parse_args()
    for ledger in ledgers(args.program, args.corpora):
        print(json.dumps(ledger))
