#!/usr/bin/env python3
"""Fits the maps from raw to calibrated confidence and writes them into a model's header; the weights stay as they are.

    training/calibrate.py MODEL [--program build/dateline] [--strip]

Runs the program on the development ledgers with the maps taken out of the model, judges its entries as bench/calibration.py does on one half of the stories,
and fits a monotone map for each kind of entry. `meta.calibration` is {"statement": ["RAW CALIBRATED", ...], ...}; the engine (src/ledger/calibration.h) wants
strictly increasing knots from raw 0 to raw 1. To be run after each training, with the program that the model will be shipped with.
"""

import argparse
import os
import pathlib
import sys
import tempfile

import model_file

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "bench"))

import accuracy  # noqa: E402
import calibration  # noqa: E402
import page  # noqa: E402

BLOCKS = 10  # knots of a map, besides its ends
LEAST_ENTRIES = 100  # of a kind, to fit a map at all
LEAST_BLOCK = 60  # entries behind a knot
DECIMALS = 6
LEAST_RISE = 0.001  # from knot to knot: ranks stay


def joined(a, b):
    """Two neighbouring blocks as one: (entries, mean raw, right entries)."""
    n = a[0] + b[0]
    return n, (a[0] * a[1] + b[0] * b[1]) / n, a[2] + b[2]


def share(block):
    """The share right, drawn a little towards a half so that no map says 0 or 1."""
    return (block[2] + 1) / (block[0] + 2)


def isotonic(pairs):
    """Blocks of equal share right by pooling adjacent violators; raw and share strictly increase."""
    alike = {}
    for raw, right in pairs:
        n, r = alike.get(raw, (0, 0))
        alike[raw] = n + 1, r + right
    blocks = []
    for raw in sorted(alike):
        blocks.append((alike[raw][0], raw, alike[raw][1]))
        while len(blocks) > 1 and blocks[-1][2] * blocks[-2][0] <= blocks[-2][2] * blocks[-1][0]:
            blocks[-2:] = [joined(*blocks[-2:])]
    return blocks


def compressed(blocks):
    """At most BLOCKS blocks of LEAST_BLOCK entries or more; the neighbours that differ least are joined first."""

    def cost(i):
        (n, _, a), (m, _, b) = blocks[i], blocks[i + 1]
        small = min(n, m) < LEAST_BLOCK
        return not small, (a / n - b / m) ** 2 * n * m / (n + m)

    blocks = list(blocks)
    while len(blocks) > BLOCKS or (len(blocks) > 1 and min(b[0] for b in blocks) < LEAST_BLOCK):
        i = min(range(len(blocks) - 1), key=cost)
        blocks[i : i + 2] = [joined(blocks[i], blocks[i + 1])]
    return blocks


def fit(pairs):
    """Knots [(raw, calibrated)] of a strictly increasing map over 0..1; None for too few entries."""
    if len(pairs) < LEAST_ENTRIES:
        return None
    inner = [(b[1], share(b)) for b in compressed(isotonic(pairs))]
    inner = [(x, y) for x, y in inner if 0 < round(x, DECIMALS) < 1]
    if not inner:
        return None
    low, high = inner[0][1], inner[-1][1]
    knots = [(0.0, 0.8 * low)]
    for x, y in [*inner, (1.0, high + 0.2 * (1 - high))]:
        x, y = round(x, DECIMALS), round(max(y, knots[-1][1] + LEAST_RISE), DECIMALS)
        if x > knots[-1][0]:
            knots.append((x, y))
    return knots if knots[-1][1] <= 1 else None


def raw_pairs(program, model, kind_meta_tensors, measure, scorer):
    """Raw confidences on the half that maps are fitted on: the program over a copy of the model without maps."""
    kind, meta, tensors = kind_meta_tensors
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TMPDIR"] = folder
        os.environ["DATELINE_MODEL"] = os.path.join(folder, pathlib.Path(model).name)
        model_file.write(os.environ["DATELINE_MODEL"], kind, {k: v for k, v in meta.items() if k != "calibration"}, tensors)
        docs, outputs = calibration.read_stories(program, measure)
    return calibration.judge(docs, outputs, scorer, calibration.fitted_on)


def main():
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("model")
    args.add_argument("--program", default=str(ROOT / "build/dateline"))
    args.add_argument("--shared", type=pathlib.Path, default=ROOT / "../shared", help="folder of the corpora and scorers")
    args.add_argument("--strip", action="store_true", help="only take the maps out")
    args = args.parse_args()
    read = kind, meta, tensors = model_file.read(args.model)
    if kind != "model":
        sys.exit(f"{args.model} is no model")
    meta = {k: v for k, v in meta.items() if k != "calibration"}
    if not args.strip:
        measure = accuracy.load_measure(args.shared)
        import score_ledger  # beside measure.py

        pairs = raw_pairs(page.find_program(args.program), args.model, read, measure, score_ledger)
        maps = {name: fit(pairs[name]) for name in calibration.KINDS}
        for name, knots in maps.items():
            print(f"{name}: {len(pairs[name])} entries, {len(knots) if knots else 'no'} knots", file=sys.stderr)
        meta["calibration"] = {n: [f"{x:.{DECIMALS}g} {y:.{DECIMALS}g}" for x, y in knots] for n, knots in maps.items() if knots}
    model_file.write(args.model, kind, meta, tensors)


if __name__ == "__main__":
    main()
