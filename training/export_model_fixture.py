"""Writes a tiny complete model and what PyTorch makes of some word vectors with its heads.

    python training/export_model_fixture.py tests/data/model_small.dlm tests/data/heads_small.dlm

The weights are random, but biased so that the engine finds some mentions, cues, names and titles in any news copy. They are
rounded to f16 first, so that both sides compute with the same numbers.
"""

import sys
import tempfile

import numpy as np
import torch
import torch.nn.functional as F

import export
import model as network
import model_file

# Narrow heads keep the file small; the engine reads their widths off the tensors.
network.SPAN, network.MENTION, network.SAID, network.ROLE, network.LINK = 32, 48, 40, 24, 32
network.ARGUMENT, network.SAME, network.STAND, network.FIGURE = 24, 16, 24, 24

WORDS = """
the of to in and a for on that is with was by at from as he she it they we i you his her its their our who which not be are were
has have had will would could should may about after before during against between over under more than up out no but if when
said says told asked added announced warned denied called urged promised rejected accused according statement spokesman
spokeswoman president minister prime foreign secretary state government army police officials official party leader general
mayor council court talks news conference reporters agency press city country people war peace cease fire border election vote
bank market oil water bridge river north south east west united nations states union european world first second two three
year month week day monday tuesday wednesday thursday friday saturday sunday march april may june october november percent
million killed wounded attack strike workers school hospital aid border deal plan law bill money tax price trade street home
family child woman man new old high last next former mr mrs dr company group member chief head deputy senior source sources
israel egypt gaza cairo london paris washington moscow kyiv beijing baku yerevan kenya lisbon ana jane john smith
""".split()
PUNCTUATION = list("!\"#$%&'()*+,-./:;?@[]`") + ["\u2018", "\u2019", "\u201c", "\u201d", "\u2013", "\u2014"]
TEXT_WORDS = 24


def vocabulary() -> list[str]:
    letters = [chr(c) for c in range(ord("a"), ord("z") + 1)] + [str(d) for d in range(10)]
    suffixes = ["s", "ed", "ing", "er", "ly", "ion", "es", "al"]
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *PUNCTUATION, *letters, *("##" + x for x in letters + suffixes), *WORDS]
    return list(dict.fromkeys(pieces))


def random_model(pieces: int, generator: torch.Generator) -> network.Model:
    net = network.Model(layers=2, width=64, heads=4, inner=128, vocabulary=pieces, positions=512)

    def fill(parameter: torch.Tensor, scale: float, mean: float | torch.Tensor = 0.0) -> None:
        parameter.copy_(torch.randn(parameter.shape, generator=generator) * scale + mean)

    with torch.no_grad():
        for name, parameter in net.named_parameters():
            if "norm" in name:
                fill(parameter, 0.1, 1.0 if name.endswith("weight") else 0.0)
            elif parameter.ndim == 2:
                table = name in ("encoder.word.weight", "encoder.position.weight", "encoder.shape.weight")
                scale = 1.5 if name.startswith(("heads.cue", "heads.name", "heads.title", "heads.span")) else 0.7
                fill(parameter, 1.0 if table else scale * parameter.shape[1] ** -0.5)
            else:
                fill(parameter, 0.1)
        heads = net.heads
        heads.cue.bias.copy_(torch.tensor([3.0, 0.8, 0.5, 2.6]))
        heads.name.bias.copy_(torch.tensor([2.5, 0.3, 0.6, 0.3, 0.6, 0.3, 0.6]))
        heads.title.bias.copy_(torch.tensor([0.0, 0.5, 0.7]))
        heads.span_width.copy_(-3.5 - 0.4 * torch.arange(network.MENTION_WORDS))
        heads.said.out.bias.copy_(torch.tensor([0.6, -0.7, 0.0, -1.0, 0.5, -0.9, -0.2]))
        heads.role.out.bias.copy_(torch.tensor([0.8, 0.1, 0.95]))
        heads.kind.bias.copy_(torch.tensor([0.5, 0.0, 0.2, 0.0, 0.0]))
        heads.denied.bias.fill_(-0.5)
        heads.stance.bias[0] = 1.0
        heads.stand.out.bias.copy_(torch.tensor([0.8, -0.5, 0.6, -0.8, 0.0]))
        for flat in (heads.trigger, heads.figure):
            flat.bias.copy_(torch.tensor([0.8, 0.4, 0.0]))
        for sure in (heads.cue, heads.said.out):     # unsure statements would be dropped
            sure.weight.mul_(6), sure.bias.mul_(6)
        for parameter in net.parameters():
            parameter.copy_(parameter.half().float())
    return net.eval()


def answers(net: network.Model, generator: torch.Generator) -> dict[str, np.ndarray]:
    """Word vectors, and the outputs of every head that a test can reach, each under its own name."""
    heads, n = net.heads, TEXT_WORDS
    h = torch.randn(n, 64, generator=generator)
    sums = F.pad(torch.cumsum(h, 0), (0, 0, 1, 0))
    begin = torch.tensor([0, 2, 2, 5, 9, 23])
    end = torch.tensor([1, 8, 3, 7, 20, 24])
    mentions = heads.mentions(h, sums, begin, end)
    cue = (sums[12] - sums[10])[None] / 2

    def features(pairs: int, sizes: tuple[int, ...]) -> torch.Tensor:
        return torch.stack([torch.randint(size, (pairs,), generator=generator) for size in sizes], 1)

    m = len(begin)
    said_f = features(n, network.PAIR_FEATURES)
    role_f = features(m, network.ROLE_FEATURES)
    later, earlier = torch.tril_indices(m, m, -1)
    link_f = features(len(later), network.LINK_FEATURES)
    said = torch.tensor([13, 14, 15, 16, 20, 21])
    described = heads.described(cue, h[said], torch.zeros(len(said), dtype=torch.long))
    stand_f = features(n, network.STAND_FEATURES)
    trigger = (sums[7] - sums[5])[None] / 2
    triggers = torch.cat([trigger, cue, h[:4]])
    argument_f, status_f = features(m, network.ARGUMENT_FEATURES), features(1, network.STATUS_FEATURES)
    same_f = features(len(later), network.SAME_FEATURES)
    statuses = heads.statuses(trigger, status_f)
    counted = torch.cat([trigger, h[7][None]], 1)
    one = torch.zeros(max(n, m), dtype=torch.long)
    floats = {
        "words": h,
        "cue": heads.cue(h).log_softmax(-1),
        "name": heads.name(h).log_softmax(-1),
        "title": heads.title(h).log_softmax(-1),
        "spans": heads.spans(h).sigmoid(),
        "mentions": mentions,
        "kinds": torch.cat([heads.kind(mentions).softmax(-1), heads.level(mentions).softmax(-1)], 1),
        "said": heads.said(h, cue, torch.arange(n), one[:n], said_f),
        "role": heads.role(mentions, cue, torch.arange(m), one[:m], role_f),
        "described": described,
        "act": heads.act(described),
        "denied": heads.denied(described),
        "stance": heads.stance(described),
        "former": heads.former(described),
        "stand": heads.stand(h, cue, torch.arange(n), one[:n], stand_f),
        "trigger": heads.trigger(h).log_softmax(-1),
        "figure": heads.figure(h).log_softmax(-1),
        "triggers": triggers,
        "event_type": heads.event_type(F.gelu(heads.event_hidden(trigger))),
        "status": heads.status(statuses),
        "argument": heads.argument(mentions, trigger, torch.arange(m), one[:m], argument_f),
        "same": heads.same(triggers, triggers, later, earlier, same_f),
        "event_first": heads.event_first(triggers),
        "counted": heads.counted(F.gelu(heads.counted_hidden(counted))),
        "link": heads.link(mentions, mentions, later, earlier, link_f),
    }
    out = {name: value.detach().numpy().astype(np.float32) for name, value in floats.items()}
    ranges = {"ranges": torch.stack([begin, end], 1), "cue_range": torch.tensor([10, 12]), "pairs": torch.stack([later, earlier], 1)}
    ranges["trigger_range"] = torch.tensor([5, 7])
    out |= {name: value.numpy().astype(np.int32) for name, value in ranges.items()}
    rows = {"said_features": said_f, "role_features": role_f, "link_features": link_f, "stand_features": stand_f}
    rows |= {"argument_features": argument_f, "status_features": status_f, "same_features": same_f}
    return out | {name: value.numpy().astype(np.uint8) for name, value in rows.items()}


def main(model_path: str, answers_path: str) -> None:
    generator = torch.Generator().manual_seed(20240322)
    pieces = vocabulary()
    net = random_model(len(pieces), generator)
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("".join(piece + "\n" for piece in pieces))
        file.flush()
        export.write(model_path, net, file.name, {"note": "random weights, for tests"})
    with torch.no_grad():
        print(answers_path, model_file.write(answers_path, "tensors", {}, answers(net, generator)), "bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
