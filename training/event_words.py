#!/usr/bin/env python3
"""Makes src/annotate/event_words.inc: how often the triggers of the annotated and the judged training stories that hold a word are of each type.

    training/event_words.py --corpora ../shared > src/annotate/event_words.inc"""
import argparse
import collections
import itertools
import json
import lzma
import os

import judged

TYPES = 'AGREE CONSULT COOPERATE AID RETREAT PROTEST SANCTION MOBILIZE COERCE ASSAULT LEGAL VOTE DISASTER ECONOMY MOVE OTHER'.split()
SHORTEST, STEM, LEAST = 3, 5, 2      # letters of a word, and those that tell it from others; triggers of a stem, at least


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--corpora', default='../shared')
    counts = collections.defaultdict(collections.Counter)
    total = collections.Counter()
    corpora = p.parse_args().corpora
    annotated = map(json.loads, lzma.open(os.path.join(corpora, 'ledger/train.jsonl.xz'), 'rt', encoding='utf-8'))
    for d in itertools.chain(annotated, judged.ledgers(corpora, first=judged.READ)):
        for e in d['events']:
            if e['trigger'] and e['type'] in TYPES:
                total[e['type']] += 1
                for stem in {w[:STEM] for w in d['text'][slice(*e['trigger'][0])].lower().split() if len(w) >= SHORTEST and w[:STEM].isascii() and w[:STEM].isalpha()}:
                    counts[stem][e['type']] += 1
    print('// Made by training/event_words.py. Triggers of each type among the training stories\' that hold a word of this stem; the first row: all triggers.')
    print('// ' + ' '.join(TYPES) + '\n// clang-format off')
    for stem, c in [('', total)] + sorted(counts.items()):
        if sum(c.values()) >= LEAST:
            print(f'{{"{stem}", {{{", ".join(str(c[t]) for t in TYPES)}}}}},')
    print('// clang-format on')


if __name__ == '__main__':
    main()
