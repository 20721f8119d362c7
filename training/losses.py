"""The losses of all heads on one batch. What a corpus does not mark (label 255, or its marks) teaches nothing."""
import torch
import torch.nn.functional as F

import batches as B

NO = 255
PRONOUN = 2     # MentionLevel
# Each loss is a sum over its labelled items divided by the batch's words, times this.
WEIGHTS = dict(cue=1.0, name=1.0, title=0.5, span=1.0, kind=0.7, level=0.3, said=0.35, act=1.5, denied=0.5, role=1.4, link=2.0, speech=0.3,
               relation=0.3)


def _sum_ce(logits, labels, weight=None):
    keep = labels != NO
    if not keep.any():
        return logits.sum() * 0, 0
    return F.cross_entropy(logits[keep].float(), labels[keep], reduction='sum', weight=weight if weight is None else weight.to(logits.device)), int(keep.sum())


def spans(heads, h, b):
    scores = heads.spans(h)
    n = len(h)
    target = torch.zeros_like(scores)
    marked = b.spans_marked[b.begin]
    length = b.end - b.begin
    keep = marked & (length <= scores.shape[1])
    target[b.begin[keep], length[keep] - 1] = 1.0
    last = torch.arange(n, device=h.device)[:, None] + torch.arange(scores.shape[1], device=h.device)[None, :]
    doc_end = torch.searchsorted(b.doc_of_word, b.doc_of_word, right=True)
    valid = (last < doc_end[:, None]) & b.spans_marked[:, None]
    return F.binary_cross_entropy_with_logits(scores[valid], target[valid], reduction='sum'), int(valid.sum())


def links(heads, m, b):
    """Marginal log-likelihood of the right antecedents, or of none."""
    k = b.mentions
    known = b.first != NO
    if not known.any():
        return m.sum() * 0, 0
    pair = heads.link(m, m, b.link_i, b.link_j, b.link_f)[:, 0]
    none = heads.first(m).float()[:, 0]
    top = none.new_full((k,), -1e4).scatter_reduce(0, b.link_i, pair.detach(), 'amax').maximum(none.detach())
    e = torch.exp(pair - top[b.link_i])
    e_none = torch.exp(none - top)
    total = e_none.index_add(0, b.link_i, e)
    right = (e_none * (b.first == 1)).index_add(0, b.link_i, e * (b.link_same == 1))
    loss = torch.log(total) - torch.log(right.clamp_min(1e-20))
    weight = 1.0 + (b.level == PRONOUN)     # few beside names, and what readers miss first
    return (weight * loss)[known].sum(), int(known.sum())


def means(h, sums, begin, end):
    return (sums[end] - sums[begin]) / (end - begin).clamp_min(1)[:, None]


def compute(model, b):
    """The weighted total, and each loss's sum and count for the log."""
    heads = model.heads
    h = model.words(b)
    parts = {'cue': _sum_ce(heads.cue(h), b.cue), 'name': _sum_ce(heads.name(h), b.name), 'title': _sum_ce(heads.title(h), b.title)}
    if (b.speech != NO).any():
        parts['speech'], parts['relation'] = _sum_ce(heads.speech(h), b.speech), _sum_ce(heads.relation(h), b.relation)
    if b.spans_marked.any():
        parts['span'] = spans(heads, h, b)
    sums = F.pad(torch.cumsum(h, 0), (0, 0, 1, 0))
    if b.mentions:
        m = heads.mentions(h, sums, b.begin, b.end)
        parts['kind'], parts['level'] = _sum_ce(heads.kind(m), b.kind), _sum_ce(heads.level(m), b.level)
        if len(b.link_i):
            parts['link'] = links(heads, m, b)
    if b.statements:
        c = means(h, sums, b.st_begin, b.st_end)
        said = heads.said(h, c, b.said_word, b.said_st, b.said_f)
        venue = torch.zeros_like(said); venue[~b.said_venue, 5:] = -1e4
        parts['said'] = _sum_ce(said + venue, b.said_tag)
        content = (b.said_tag == 3) | (b.said_tag == 4)
        act, denied = heads.acts(c, h[b.said_word[content]], b.said_st[content])
        parts['act'] = _sum_ce(act, b.act)
        known = b.denied != NO
        if known.any():
            parts['denied'] = F.binary_cross_entropy_with_logits(denied[known], b.denied[known].float(), reduction='sum'), int(known.sum())
        if len(b.role_m):
            weight = torch.tensor([1.0, 1.0, 3.0])     # relays are rare
            parts['role'] = _sum_ce(heads.role(m, c, b.role_m, b.role_st, b.role_f), b.role_label, weight)
    total = sum(WEIGHTS[k] * v for k, (v, _) in parts.items()) / b.words
    return total, {k: (float(v.detach()), n) for k, (v, n) in parts.items()}
