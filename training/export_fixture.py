"""Writes tests/data/encoder_small.dlm: a tiny random encoder and what PyTorch makes of some windows with it.

    python training/export_fixture.py tests/data/encoder_small.dlm

The weights are rounded to f16 first, so that both sides compute with the same numbers.
"""

import sys

import numpy as np
import torch
from torch.nn import functional as F

import model_file

LAYERS, WIDTH, HEADS, INNER, VOCABULARY, POSITIONS, SHAPES = 2, 64, 4, 160, 100, 48, 5
LENGTHS = [1, 48, 17, 30, 2, 16]


def random_weights(generator: torch.Generator) -> dict[str, torch.Tensor]:
    def normal(*shape: int, scale: float, mean: float = 0.0) -> torch.Tensor:
        return (torch.randn(*shape, generator=generator) * scale + mean).half().float()

    weights = {
        "word": normal(VOCABULARY, WIDTH, scale=1.0),
        "position": normal(POSITIONS, WIDTH, scale=0.5),
        "shape": normal(SHAPES, WIDTH, scale=0.5),
    }

    def norm(name: str) -> None:
        weights[f"{name}.weight"] = normal(WIDTH, scale=0.2, mean=1.0)
        weights[f"{name}.bias"] = normal(WIDTH, scale=0.2)

    norm("norm")
    for n in range(LAYERS):
        for name, size_in, size_out in (
            ("qkv", WIDTH, 3 * WIDTH),
            ("out", WIDTH, WIDTH),
            ("up", WIDTH, INNER),
            ("down", INNER, WIDTH),
        ):
            weights[f"{n}.{name}.weight"] = normal(size_out, size_in, scale=1.5 * size_in**-0.5)
            weights[f"{n}.{name}.bias"] = normal(size_out, scale=0.2)
        norm(f"{n}.norm1")
        norm(f"{n}.norm2")
    return weights


def encode(weights: dict[str, torch.Tensor], ids: torch.Tensor, shapes: torch.Tensor) -> torch.Tensor:
    """The vectors of one window: BERT, post-norm, with an embedding of letter shapes added."""

    def linear(x: torch.Tensor, name: str) -> torch.Tensor:
        return F.linear(x, weights[f"{name}.weight"], weights[f"{name}.bias"])

    def norm(x: torch.Tensor, name: str) -> torch.Tensor:
        return F.layer_norm(x, (WIDTH,), weights[f"{name}.weight"], weights[f"{name}.bias"], eps=1e-12)

    x = norm(weights["word"][ids] + weights["position"][: len(ids)] + weights["shape"][shapes], "norm")
    for n in range(LAYERS):
        q, k, v = (part.view(len(ids), HEADS, -1).transpose(0, 1) for part in linear(x, f"{n}.qkv").chunk(3, dim=-1))
        scores = q @ k.transpose(1, 2) / (WIDTH // HEADS) ** 0.5
        mixed = (scores.softmax(dim=-1) @ v).transpose(0, 1).reshape(len(ids), WIDTH)
        x = norm(x + linear(mixed, f"{n}.out"), f"{n}.norm1")
        x = norm(x + linear(F.gelu(linear(x, f"{n}.up")), f"{n}.down"), f"{n}.norm2")
    return x


def main(path: str) -> None:
    generator = torch.Generator().manual_seed(20240322)
    weights = random_weights(generator)
    ids = [torch.randint(VOCABULARY, (n,), generator=generator) for n in LENGTHS]
    shapes = [torch.randint(SHAPES, (n,), generator=generator) for n in LENGTHS]
    doubles = {name: w.double() for name, w in weights.items()}
    expected = torch.cat([encode(doubles, i, s) for i, s in zip(ids, shapes, strict=True)])
    tensors = {f"encoder.{name}": w.numpy().astype(np.float16) for name, w in weights.items()}
    tensors["test.lengths"] = np.array(LENGTHS, np.int32)
    tensors["test.ids"] = torch.cat(ids).numpy().astype(np.int32)
    tensors["test.shapes"] = torch.cat(shapes).numpy().astype(np.uint8)
    tensors["test.expected"] = expected.numpy().astype(np.float32)
    sizes = {"layers": LAYERS, "width": WIDTH, "heads": HEADS, "inner": INNER}
    sizes |= {"vocabulary": VOCABULARY, "positions": POSITIONS, "shapes": SHAPES}
    print(path, model_file.write(path, "model", {"encoder": sizes}, tensors), "bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
