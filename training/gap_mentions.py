#!/usr/bin/env python3
"""Adds to GAP's passages the mentions of actors that a program of an earlier model finds, so that its pronouns are taught among all the candidates they have
in use, not among two names.

    xz -dc gap-train.jsonl.xz | training/gap_mentions.py build/dateline > gap-with-mentions.jsonl"""
import json
import sys

import earlier_model


def add(program, passages):
    """passages: dicts with "text". Returns them with "mentions": [begin, end, number of the actor], in code points."""
    for ledger in earlier_model.ledgers(program, [{'id': str(i), 'text': p['text']} for i, p in enumerate(passages)]):
        if ledger['text'] == passages[int(ledger['id'])]['text']:
            passages[int(ledger['id'])]['mentions'] = [[s, e, k] for k, actor in enumerate(ledger['actors']) for s, e in actor['mentions']]
    return passages


if __name__ == '__main__':
    for passage in add(sys.argv[1], [json.loads(line) for line in sys.stdin if line.strip()]):
        print(json.dumps(passage))
