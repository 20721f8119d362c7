#!/usr/bin/env python3
"""Fits heads.speech, the parts of speech, anew to the vectors of a model's words as they are, and writes it into the model; all else stays as it is.

    training/fit_speech.py MODEL [--dump build/bench/times_dump] [--corpora ../shared] [--out MODEL]

While the encoder is trained this head only teaches it, and averages of rounds blur it. The engine reads the head for the tense of verbs, so it is fitted
last, on the treebanks' training parts: a softmax over the words that the engine cuts as the treebank does, drawn towards zero. To be run after each training
and averaging, with the times_dump of the engine that the model will be shipped with (cmake --build build --target times_dump), before training/calibrate.py."""

import argparse
import json
import lzma
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import torch

import model_file
import syntax

ROOT = pathlib.Path(__file__).resolve().parents[1]
PARTS = ('ewt-train', 'gum-train-open')
ROUNDS = 60
DECAY = 2e-6  # of squared weights, beside the mean loss of a word


def documents(corpora, parts):
    for part in parts:
        with lzma.open(corpora / 'data' / 'syntax' / f'{part}.conllu.xz', 'rt', encoding='utf-8') as lines:
            yield from syntax.documents(lines)


def vectors_and_tags(dump, model, docs, width):
    """A row for each word that engine and treebank share, and its tag."""
    docs = list(docs)
    request = ''.join(json.dumps({'id': d['id'], 'text': d['text']}) + '\n' for d in docs)
    with tempfile.TemporaryDirectory() as folder:
        out = subprocess.run([dump, model, f'{folder}/vectors'], input=request, capture_output=True, text=True, check=True).stdout
        rows = np.fromfile(f'{folder}/vectors', np.float32).reshape(-1, width)
    tags = []
    for doc, line in zip(docs, out.splitlines(), strict=True):
        gold = {(b, e): tag for b, e, tag, _ in doc['words']}
        tags += [gold.get((b, e), -1) for b, e, _ in json.loads(line)['words']]
    tags = np.array(tags)
    return torch.from_numpy(rows[tags >= 0]), torch.from_numpy(tags[tags >= 0])


def fit(x, tags):
    weight = torch.zeros(len(syntax.TAGS), x.shape[1], requires_grad=True)
    bias = torch.zeros(len(syntax.TAGS), requires_grad=True)
    steps = torch.optim.LBFGS([weight, bias], max_iter=ROUNDS, history_size=10, line_search_fn='strong_wolfe')

    def loss():
        steps.zero_grad()
        value = torch.nn.functional.cross_entropy(x @ weight.T + bias, tags) + DECAY * weight.square().sum()
        value.backward()
        return value

    steps.step(loss)
    return weight.detach(), bias.detach()


def right(x, tags, weight, bias):
    return ((x @ weight.T + bias).argmax(1) == tags).float().mean().item()


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('model')
    p.add_argument('--dump', default=str(ROOT / 'build/bench/times_dump'))
    p.add_argument('--corpora', type=pathlib.Path, default=ROOT / '../shared')
    p.add_argument('--out', help='else the model itself')
    args = p.parse_args()
    kind, meta, tensors = model_file.read(args.model)
    if meta['labels']['speech'] != syntax.TAGS:
        sys.exit('the model has other parts of speech')
    before = [torch.from_numpy(tensors[f'heads.speech.{part}'].astype(np.float32)) for part in ('weight', 'bias')]
    x, tags = vectors_and_tags(args.dump, args.model, documents(args.corpora, PARTS), before[0].shape[1])
    weight, bias = fit(x, tags)
    print(f'{len(tags)} words of training: {100 * right(x, tags, *before):.1f} % right before, {100 * right(x, tags, weight, bias):.1f} % now')
    new = {'heads.speech.weight': weight, 'heads.speech.bias': bias}
    tensors = {name: new[name].numpy().astype(values.dtype) if name in new else np.array(values) for name, values in tensors.items()}
    model_file.write(args.out or args.model, kind, meta, tensors)


if __name__ == '__main__':
    main()
