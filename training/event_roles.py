#!/usr/bin/env python3
"""Fits the points of who takes part in which event: src/ledger/first_look_points.inc and event_role_points.inc.

    training/event_roles.py build/dateline-event-roles model/dateline-en.dlm --look first > src/ledger/first_look_points.inc
    cmake --build build --target dateline_event_roles
    training/event_roles.py build/dateline-event-roles model/dateline-en.dlm --look second > src/ledger/event_role_points.inc

A logistic regression for each role, on the annotated dev stories and, less heavily, on the judged stories that the model has not read (judged.READ): what it
says of stories that it was trained on would be believed too much. On stderr the F1 of who takes part, fitted and with the stories of a fifth left out in turn,
by the thresholds given; those in use stand in src/annotate/thresholds.h."""
import argparse
import json
import lzma
import os
import subprocess
import sys

import numpy as np
import torch

import judged

ROLES = ('actors', 'recipients', 'place')
PLACES = ('STATE', 'PLACE')
FIRST_LOOK = 'rival'        # signs from here on are of the second look
JUDGED_WEIGHT, RIDGE, FOLDS = 0.3, 20.0, 5
DOUBT = 0.75                # as kEventRoleDoubt in src/annotate/thresholds.h
CONSULT = 'CONSULT'         # all parties are doers


def gold_stories(corpora):
    """(weight, ledger) of each story."""
    with lzma.open(os.path.join(corpora, 'ledger/dev.jsonl.xz'), 'rt', encoding='utf-8') as lines:
        yield from ((1.0, json.loads(line)) for line in lines)
    for n, ledger in enumerate(judged.ledgers(corpora)):
        if n >= judged.READ:
            yield JUDGED_WEIGHT, ledger


def read(program, model, ledgers):
    """The names of the signs, and of each story its ledger as read and the rows (event, actor, signs)."""
    rows = ''.join(json.dumps({k: d[k] for k in ('id', 'text', 'title', 'published') if d.get(k)}) + '\n' for d in ledgers)
    out = subprocess.run([program, model], input=rows, stdout=subprocess.PIPE, text=True, check=True).stdout
    head, _, rest = out.partition('\n')
    names, stories = head.split('\t'), {}
    for block in filter(None, (b.strip('\n') for b in rest.split('\n\n'))):
        ledger, sure, *lines = block.split('\n') + ['']     # a story without events has one line
        ledger, found = json.loads(ledger), []
        for event, confidence in zip(ledger['events'], sure.split()):
            event['sure'] = float(confidence)
        for line in filter(None, lines):
            event, actor, *signs = line.split()
            values = np.zeros(len(names), np.float32)
            for sign in signs:
                n, value = sign.split(':')
                values[int(n)] = float(value)
            found.append((int(event), int(actor), values))
        stories[ledger['id']] = ledger, found
    return names, stories


class Story:
    """What was read of a story beside what is annotated; `score` is the scorer of the ledgers, which says what is the same."""

    def __init__(self, score, weight, gold, ledger, rows):
        self.weight, self.rows, self.events = weight, rows, ledger['events']
        g, s = score.Doc(gold), score.Doc(ledger)
        aligned = score.align_actors(g, s)
        number = {a['id']: n for n, a in enumerate(ledger['actors'])}
        covered = [[score.chars(g.text, score.spans(e.get('trigger'))) for e in d.events] for d in (g, s)]
        alike = lambda i, j: bool(covered[0][i] & covered[1][j]) + (g.events[i].get('type') == s.events[j].get('type')) / 2
        self.kinds = [a['kind'] for a in ledger['actors']]
        self.gold_count = sum(len(e.get(r) or []) for e in g.events for r in ROLES)
        self.right = {}     # of each found event: whether the type is right, and who takes part; -1 who was not found
        for i, j in score.match(range(len(g.events)), range(len(s.events)), alike, 1.0).items():
            who = [[number.get(aligned.get(a), -1) for a in g.events[i].get(r) or []] for r in ROLES]
            self.right[j] = g.events[i].get('type') == s.events[j].get('type'), who

    def labels(self):
        return [[float(actor in who) for who in self.right[event][1]] if event in self.right else None for event, actor, _ in self.rows]

    def decided(self, chances, thresholds):
        """Who takes part, by the rules of src/ledger/events.cc."""
        part = [[set(), set(), set()] for _ in self.events]
        for (event, actor, _), p in zip(self.rows, chances):
            has = [p[r] * self.events[event]['sure'] ** DOUBT >= thresholds[r] for r in range(3)]
            has[2] = has[2] and self.kinds[actor] in PLACES
            if has[0] and has[1]:
                has[int(p[0] >= p[1])] = False
            for r in range(3):
                if has[r]:
                    part[event][r].add(actor)
        first = {e['id']: n for n, e in enumerate(self.events)}
        for n, e in enumerate(self.events):
            if e['type'] == CONSULT:
                part[n][0] |= part[n][1]
                part[n][1] = set()
            if e.get('same_as'):
                part[n] = [own or inherited for own, inherited in zip(part[n], part[first[e['same_as']]])]
        return part


def fit(x, y, weights):
    """Coefficients with a ridge on standardized columns."""
    mean, scale = x.mean(0), x.std(0)
    scale[scale == 0] = 1
    mean[0] = 0         # the first column is 1
    z, y, weights = (torch.tensor(a, dtype=torch.float64) for a in ((x - mean) / scale, y, weights))
    w = torch.zeros(z.shape[1], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([w], max_iter=200, line_search_fn='strong_wolfe')

    def loss():
        optimizer.zero_grad()
        out = (torch.nn.functional.binary_cross_entropy_with_logits(z @ w, y, reduction='none') * weights).sum() + RIDGE / 2 * (w[1:] ** 2).sum()
        out.backward()
        return out

    optimizer.step(loss)
    w = w.detach().numpy() / scale
    w[0] -= (w[1:] * mean[1:]).sum()
    return w


def points(stories, columns):
    rows = [(s.weight, signs[columns], label) for s in stories for (_, _, signs), label in zip(s.rows, s.labels()) if label]
    weights, x, y = np.array([r[0] for r in rows]), np.array([r[1] for r in rows]), np.array([r[2] for r in rows])
    return np.stack([fit(x, y[:, r], weights) for r in range(3)], 1)


def report(name, stories, tables, columns, thresholds):
    """F1 over all roles of all events, and of each role over events of the right type."""
    hits, found, wanted, every = np.zeros(3), np.zeros(3), np.zeros(3), np.zeros(2)
    for s, table in zip(stories, tables):
        chances = [1 / (1 + np.exp(-(signs[columns] @ table))) for _, _, signs in s.rows]
        part = s.decided(chances, thresholds)
        every += sum(len(who) for e in part for who in e), s.gold_count
        for event, (typed, who) in s.right.items():
            for r in range(3) if typed else ():
                hits[r] += len(part[event][r] & set(who[r]))
                found[r] += len(part[event][r])
                wanted[r] += len(who[r])
    roles = ', '.join(f'{n} {200 * h / (f + w):.1f}' for n, h, f, w in zip(ROLES, hits, found, wanted))
    print(f'{name}: who takes part {200 * hits.sum() / every.sum():.1f}; {roles}', file=sys.stderr)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('program')
    p.add_argument('model')
    p.add_argument('--corpora', default='../shared')
    p.add_argument('--look', choices=('first', 'second'), required=True)
    p.add_argument('--thresholds', nargs=3, type=float, default=(0.27, 0.2, 0.28), metavar='P')
    args = p.parse_args()
    sys.path.insert(0, os.path.join(args.corpora, 'bench'))
    import score_ledger
    gold = list(gold_stories(args.corpora))
    names, found = read(args.program, args.model, [ledger for _, ledger in gold])
    stories = [Story(score_ledger, weight, ledger, *found[ledger['id']]) for weight, ledger in gold if ledger['id'] in found]
    count = len(names) if args.look == 'second' else next(n for n, name in enumerate(names) if name.startswith(FIRST_LOOK))
    columns, dev = slice(0, count), [s for s in stories if s.weight == 1]
    table = points(stories, columns)
    report('fitted', dev, [table] * len(dev), columns, args.thresholds)
    turns = [points([s for s in stories if s.weight < 1] + [s for n, s in enumerate(dev) if n % FOLDS != turn], columns) for turn in range(FOLDS)]
    report('left out', dev, [turns[n % FOLDS] for n in range(len(dev))], columns, args.thresholds)
    print('// Made by training/event_roles.py: points of doer, recipient and place for each sign, in hundredths.')
    print(f'constexpr Points k{args.look.capitalize()}Look[] = {{')
    for name, row in zip(names, np.rint(100 * table).astype(int)):
        print(f'    {{{", ".join(map(str, row))}}},  // {name}')
    print('};')


if __name__ == '__main__':
    main()
