#!/usr/bin/env python3
"""Judged ledgers: stories of open news and of PolNeAR that an earlier model read and a language-model reader corrected under the ledger's guide: what is a
statement and an event, the act and its addressee, type, status and who takes part. Actors, figures and spans stayed as they were read, and teach nothing where a
loss can be left out (`judged` in gold.cc). judged.jsonl.xz holds the labels alone; texts come from the corpora.

    training/judged.py --corpora ../shared > judged.jsonl"""
import argparse
import hashlib
import itertools
import json
import lzma
import os
import sys

LABELS = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'judged.jsonl.xz')
READ = 944      # the first of them, which the model in model/ has read; later ones wait for the next round
TEXTS = {'open-news': 'data/news/open-news.jsonl.xz', 'polnear': 'data/attribution/polnear-train.jsonl.xz'}


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def lines(path):
    with lzma.open(path, 'rt', encoding='utf-8') as rows:
        yield from map(json.loads, rows)


def ledgers(corpora, without=(), first=None):
    """In exchange form, in the order of the labels, the first ones or all; without those of the named sources."""
    texts = {(name, d['id']): d['text'] for name, path in TEXTS.items() if name not in without for d in lines(os.path.join(corpora, path))}
    for d in itertools.islice(lines(LABELS), first):
        if d['corpus'] in without:
            continue
        text = texts[d['corpus'], d['id']][:d['characters']]
        if digest(text) != d.pop('digest'):
            sys.exit(f'{d["id"]}: the text is not the one that was judged')
        yield {**d, 'id': 'judged-' + d['id'], 'text': text}


if __name__ == '__main__':
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--corpora', default='../shared')
    for ledger in ledgers(p.parse_args().corpora):
        print(json.dumps(ledger))
