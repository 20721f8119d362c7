#!/usr/bin/env python3
"""Averages the weights of two models of one line of training: the second began with the first's weights, so the way between them is smooth, and a point on
it is often better than both ends.

    training/average.py FIRST SECOND OUT [--share 0.5] [--keep PREFIX ...]

Tensors that only the second has, or that have another shape there, and those whose names begin with a PREFIX are the second's. A smaller tensor of the first
counts as filled up with zeros, as training/train.py --start fills it."""
import argparse

import numpy as np

import model_file


def filled(values, shape):
    out = np.zeros(shape, np.float32)
    out[tuple(slice(n) for n in values.shape)] = values
    return out


def average(first, second, share, keep):
    out = {}
    for name, b in second.items():
        a = first.get(name)
        if a is None or a.dtype == np.uint8 or a.ndim != b.ndim or name.startswith(tuple(keep)):
            out[name] = b
        else:
            out[name] = ((1 - share) * filled(a, b.shape) + share * b.astype(np.float32)).astype(b.dtype)
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('first')
    p.add_argument('second')
    p.add_argument('out')
    p.add_argument('--share', type=float, default=0.5, help="the second's share")
    p.add_argument('--keep', nargs='*', default=[], help='names of tensors to take from the second as they are begin so')
    args = p.parse_args()
    _, before, first = model_file.read(args.first)
    kind, meta, second = model_file.read(args.second)
    if not np.array_equal(first['vocabulary'], second['vocabulary']):
        raise SystemExit('the models have different vocabularies')
    meta = {k: v for k, v in meta.items() if k != 'calibration'}
    meta['training'] = {**meta['training'], 'began_with': before['training'], 'averaged': {'share': args.share, 'kept': args.keep}}
    model_file.write(args.out, kind, meta, average(first, second, args.share, args.keep))


if __name__ == '__main__':
    main()
