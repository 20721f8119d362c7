#!/usr/bin/env python3
"""Averages the weights of two models of one line of training: the second began with the first's weights, so the way between them is smooth, and a point on
it is often better than both ends.

    training/average.py FIRST SECOND OUT [--share 0.5] [--share-of PREFIX=SHARE ...]

Tensors that only the second has, or that have another shape there, are the second's. A smaller tensor of the first counts as filled up with zeros, as
training/train.py --start fills it."""
import argparse

import numpy as np

import model_file


def filled(values, shape):
    out = np.zeros(shape, np.float32)
    out[tuple(slice(n) for n in values.shape)] = values
    return out


def average(first, second, share, shares_of):
    """shares_of: prefix of a tensor's name -> the second's share there."""
    out = {}
    for name, b in second.items():
        a = first.get(name)
        part = next((s for prefix, s in shares_of.items() if name.startswith(prefix)), share)
        if a is None or a.dtype == np.uint8 or a.ndim != b.ndim or part == 1:
            out[name] = b
        else:
            out[name] = ((1 - part) * filled(a, b.shape) + part * b.astype(np.float32)).astype(b.dtype)
    return out


def share_of(text):
    prefix, equals, share = text.partition('=')
    if not prefix or not equals or not 0 <= float(share) <= 1:
        raise argparse.ArgumentTypeError(f'{text!r} is no PREFIX=SHARE, the share from 0 to 1')
    return prefix, float(share)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('first')
    p.add_argument('second')
    p.add_argument('out')
    p.add_argument('--share', type=float, default=0.5, help="the second's share")
    p.add_argument('--share-of', nargs='*', default=[], type=share_of, metavar='PREFIX=SHARE', help='another share for tensors whose names begin so')
    args = p.parse_args()
    _, before, first = model_file.read(args.first)
    kind, meta, second = model_file.read(args.second)
    if not np.array_equal(first['vocabulary'], second['vocabulary']):
        raise SystemExit('the models have different vocabularies')
    meta = {k: v for k, v in meta.items() if k != 'calibration'}
    meta['training'] = {**meta['training'], 'began_with': before['training'], 'averaged': {'share': args.share, 'share_of': dict(args.share_of)}}
    model_file.write(args.out, kind, meta, average(first, second, args.share, dict(args.share_of)))


if __name__ == '__main__':
    main()
