"""The losses of all heads on one batch. What a corpus does not mark (label 255, or its marks) teaches nothing."""
import torch
import torch.nn.functional as F

import batches as B

NO = 255
PRONOUN = 2     # MentionLevel
# Each loss is a sum over its labelled items divided by the batch's words, times this.
WEIGHTS = dict(cue=1.0, name=1.0, title=0.5, span=1.0, kind=0.7, level=0.3, said=0.35, act=1.5, denied=0.5, role=1.8, link=2.0, speech=0.3,
               relation=0.3, stance=0.8, former=0.2, stand=0.3, trigger=1.0, type=0.8, status=0.8, fact=0.2, argument=0.35, same=0.5, figure=0.7,
               counted=0.5, tone=0.25)
STATUS_WEIGHTS = [1.0, 1.4, 1.4, 1.5, 1.7, 2.5, 2.0, 2.3]     # by the root of how rare each is, damped


def _sum_ce(logits, labels, weight=None, smooth=0.0):
    keep = labels != NO
    if not keep.any():
        return logits.sum() * 0, 0
    weight = weight if weight is None else weight.to(logits.device)
    return F.cross_entropy(logits[keep].float(), labels[keep], reduction='sum', weight=weight, label_smoothing=smooth), int(keep.sum())


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


def arguments(heads, m, triggers, b):
    """Of each event, role and actor: whether the actor takes part, over its mentions nearby."""
    score = heads.argument(m, triggers, b.arg_m, b.arg_ev, b.arg_f)
    group = b.arg_ev * (int(b.arg_actor.max()) + 2) + b.arg_actor
    keys, rows = torch.unique(group, return_inverse=True)
    k, roles = len(keys), score.shape[1]
    spread = rows[:, None].expand(-1, roles)
    top = score.new_full((k, roles), -1e4).scatter_reduce(0, spread, score.detach(), 'amax')
    total = torch.zeros(k, roles, device=score.device).index_add(0, rows, torch.exp(score - top[rows]))
    logit = top + torch.log(total.clamp_min(1e-20))
    bits = torch.tensor([1, 2, 4], device=score.device)
    first = torch.zeros(k, dtype=torch.long, device=score.device).scatter(0, rows, torch.arange(len(rows), device=score.device))
    label, known = (b.arg_roles[first][:, None] & bits) > 0, (b.arg_known[first][:, None] & bits) > 0
    if not known.any():
        return score.sum() * 0, 0
    return F.binary_cross_entropy_with_logits(logit[known], label[known].float(), reduction='sum'), int(known.sum())


def same(heads, triggers, b):
    """Marginal log-likelihood of the right earlier events, or of none."""
    known = b.ev_first != NO
    pair = heads.same(triggers, triggers, b.same_i, b.same_j, b.same_f)[:, 0]
    none = heads.event_first(triggers).float()[:, 0]
    top = none.new_full((len(none),), -1e4).scatter_reduce(0, b.same_i, pair.detach(), 'amax').maximum(none.detach())
    e, e_none = torch.exp(pair - top[b.same_i]), torch.exp(none - top)
    total = e_none.index_add(0, b.same_i, e)
    right = (e_none * (b.ev_first == 1)).index_add(0, b.same_i, e * (b.same_label == 1))
    return (torch.log(total) - torch.log(right.clamp_min(1e-20)))[known].sum(), int(known.sum())


def events(heads, h, sums, m, b, parts):
    t = means(h, sums, b.ev_begin, b.ev_end)
    parts['type'] = _sum_ce(heads.event_type(F.gelu(heads.event_hidden(t))), b.ev_type)
    hidden = heads.statuses(t, b.ev_f)
    parts['status'] = _sum_ce(heads.status(hidden), b.ev_status, torch.tensor(STATUS_WEIGHTS))
    parts['fact'] = _sum_ce(heads.fact(hidden), b.ev_fact)
    if len(b.arg_m):
        parts['argument'] = arguments(heads, m, t, b)
    if len(b.same_i):
        parts['same'] = same(heads, t, b)


def means(h, sums, begin, end):
    return (sums[end] - sums[begin]) / (end - begin).clamp_min(1)[:, None]


def compute(model, b):
    """The weighted total, and each loss's sum and count for the log."""
    heads = model.heads
    h = model.words(b)
    parts = {'cue': _sum_ce(heads.cue(h), b.cue), 'name': _sum_ce(heads.name(h), b.name), 'title': _sum_ce(heads.title(h), b.title)}
    if (b.trigger != NO).any():
        parts['trigger'], parts['figure'] = _sum_ce(heads.trigger(h), b.trigger), _sum_ce(heads.figure(h), b.figure)
    if (b.speech != NO).any():
        parts['speech'], parts['relation'] = _sum_ce(heads.speech(h), b.speech), _sum_ce(heads.relation(h), b.relation)
    if b.spans_marked.any():
        parts['span'] = spans(heads, h, b)
    sums = F.pad(torch.cumsum(h, 0), (0, 0, 1, 0))
    if b.mentions:
        m = heads.mentions(h, sums, b.begin, b.end)
        parts['kind'], parts['level'] = _sum_ce(heads.kind(m), b.kind), _sum_ce(heads.level(m), b.level)
        parts['tone'] = _sum_ce(heads.tone(m), b.tone)
        if len(b.link_i):
            parts['link'] = links(heads, m, b)
    if len(b.ev_begin):
        events(heads, h, sums, m if b.mentions else None, b, parts)
    if len(b.fig_begin):
        after = torch.where(b.doc_of_word[b.fig_end.clamp_max(len(h) - 1)] == b.doc_of_word[b.fig_begin], b.fig_end.clamp_max(len(h) - 1), b.fig_end - 1)
        inner = torch.cat([means(h, sums, b.fig_begin, b.fig_end), h[after]], 1)
        parts['counted'] = _sum_ce(heads.counted(F.gelu(heads.counted_hidden(inner))), b.fig_counted)
    if b.statements:
        c = means(h, sums, b.st_begin, b.st_end)
        said = heads.said(h, c, b.said_word, b.said_st, b.said_f)
        venue = torch.zeros_like(said); venue[~b.said_venue, 5:] = -1e4
        parts['said'] = _sum_ce(said + venue, b.said_tag)
        content = (b.said_tag == 3) | (b.said_tag == 4)
        described = heads.described(c, h[b.said_word[content]], b.said_st[content])
        denied = heads.denied(described).float()[:, 0]
        parts['act'] = _sum_ce(heads.act(described), b.act, smooth=0.05)
        parts['stance'] = _sum_ce(heads.stance(described), b.stance)
        former = b.former != NO
        if former.any():
            parts['former'] = F.binary_cross_entropy_with_logits(heads.former(described).float()[:, 0][former], b.former[former].float(),
                                                                 reduction='sum'), int(former.sum())
        stand = b.stand_tag != NO
        if stand.any():
            f = torch.cat([b.said_f, ((b.said_tag + 1) // 2).clamp_max(3)[:, None]], 1)[stand]
            parts['stand'] = _sum_ce(heads.stand(h, c, b.said_word[stand], b.said_st[stand], f), b.stand_tag[stand])
        known = b.denied != NO
        if known.any():
            parts['denied'] = F.binary_cross_entropy_with_logits(denied[known], b.denied[known].float(), reduction='sum'), int(known.sum())
        if len(b.role_m):
            weight = torch.tensor([1.0, 1.0, 4.0])     # relays are rare
            parts['role'] = _sum_ce(heads.role(m, c, b.role_m, b.role_st, b.role_f), b.role_label, weight)
    total = sum(WEIGHTS[k] * v for k, (v, _) in parts.items()) / b.words
    return total, {k: (float(v.detach()), n) for k, (v, n) in parts.items()}
