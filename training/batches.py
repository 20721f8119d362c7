"""Tensor sets made by dateline-prepare, and batches of whole documents drawn from them."""
import types

import numpy as np
import torch

import model_file

MENTIONS, NAMES, TITLES, STATEMENTS, VENUES, ROLES, LINKS, EVENTS = 1, 2, 4, 8, 16, 32, 64, 128    # GoldMarks
MASK = 103                                                                            # of BERT's vocabulary


class TensorSet:
    def __init__(self, path):
        kind, self.meta, arrays = model_file.read(path)
        assert kind == 'tensors', path
        self.__dict__.update(arrays)
        self.documents = len(self.doc_marks)
        self.doc_pieces = np.diff(self.window_piece_ptr[self.doc_window_ptr])


def _t(a, dtype=torch.long):
    return torch.from_numpy(np.ascontiguousarray(a)).to(dtype)


class Batch(types.SimpleNamespace):
    def to(self, device):
        for k, v in self.__dict__.items():
            if torch.is_tensor(v):
                self.__dict__[k] = v.to(device)
        self.groups = [tuple(t.to(device) for t in group) for group in self.groups]
        return self


def _encoder_groups(windows):
    """windows: (ids, shapes, kept positions) each. Padded groups of like length, and the order that brings the words back."""
    order = sorted(range(len(windows)), key=lambda i: -len(windows[i][0]))
    groups, at = [], 0
    while at < len(order):
        longest, end = len(windows[order[at]][0]), at
        while end < len(order) and len(windows[order[end]][0]) >= 0.8 * longest - 8:
            end += 1
        groups.append(order[at:end]); at = end
    first_word = np.concatenate([[0], np.cumsum([len(w[2]) for w in windows])])
    out, place, done = [], np.empty(first_word[-1], np.int64), 0
    for group in groups:
        n = max(len(windows[i][0]) for i in group)
        ids, shapes = np.zeros((len(group), n), np.int64), np.zeros((len(group), n), np.int64)
        rows, positions = [], []
        for r, i in enumerate(group):
            w = windows[i]
            ids[r, :len(w[0])], shapes[r, :len(w[0])] = w[0], w[1]
            rows.append(np.full(len(w[2]), r)); positions.append(w[2])
            place[first_word[i]:first_word[i + 1]] = done + np.arange(len(w[2])); done += len(w[2])
        out.append((_t(ids), _t(shapes), _t([len(windows[i][0]) for i in group]), _t(np.concatenate(rows)), _t(np.concatenate(positions))))
    return out, _t(place)


def _slice(ptr, i):
    return slice(int(ptr[i]), int(ptr[i + 1]))


def _hide(ids, random, share):
    """Some pieces become [MASK], so that the words around must tell: a guard against learning the training stories by heart."""
    hidden = random.random(len(ids)) < share
    hidden[[0, -1]] = False
    return np.where(hidden, MASK, ids)


def _doubt_acts(features, statements, random):
    """In use the act (field 4) is often read wrongly, most often as the first: a quarter of the statements get that one here too."""
    doubted = random.random(int(statements.max()) + 1 if len(statements) else 0) < 0.25
    features = features.copy()
    features[doubted[statements], 4] = 0
    return features


def _add_events(L, s, i, words, mentions, events, actors, random):
    evs, figs, same = _slice(s.doc_event_ptr, i), _slice(s.doc_figure_ptr, i), _slice(s.doc_same_ptr, i)
    L['fig_begin'].append(s.figure_begin[figs] + words); L['fig_end'].append(s.figure_end[figs] + words); L['fig_counted'].append(s.figure_counted[figs])
    L['ev_begin'].append(s.event_begin[evs] + words); L['ev_end'].append(s.event_end[evs] + words)
    for k in ('type', 'status', 'fact', 'first'):
        L['ev_' + k].append(getattr(s, 'event_' + k)[evs])
    features = s.event_feature[evs].copy()
    if random is not None:     # in use acts are often read wrongly
        told = features[:, 0] < 20
        features[told & (random.random(len(features)) < 0.25), 0] = 0
    L['ev_f'].append(features)
    args = slice(int(s.argument_ptr[evs.start]), int(s.argument_ptr[evs.stop]))
    L['arg_m'].append(s.argument_mention[args] + mentions)
    L['arg_ev'].append(np.repeat(np.arange(evs.stop - evs.start), np.diff(s.argument_ptr[evs.start:evs.stop + 1])) + events)
    L['arg_actor'].append(s.argument_actor[args] + actors)
    for k in ('roles', 'known'):
        L['arg_' + k].append(getattr(s, 'argument_' + k)[args])
    L['arg_f'].append(s.argument_feature[args])
    L['same_i'].append(s.same_later[same] + events); L['same_j'].append(s.same_earlier[same] + events)
    L['same_f'].append(s.same_feature[same]); L['same_label'].append(s.same_label[same])
    most = int(s.argument_actor[args].max()) + 1 if args.stop > args.start else 0
    return events + evs.stop - evs.start, actors + most


def make_batch(documents, random=None, hide=0.0):
    """documents: (tensor set, index) pairs. Indices in the batch are shifted so that all words, mentions and statements count through."""
    windows, L = [], {k: [] for k in (
        'marks', 'cue', 'name', 'title', 'speech', 'relation', 'begin', 'end', 'kind', 'level', 'first', 'link_i', 'link_j', 'link_f', 'link_same', 'st_begin', 'st_end',
        'act', 'denied', 'said_tag', 'said_f', 'said_st', 'said_word', 'said_venue', 'role_st', 'role_m', 'role_f', 'role_label', 'doc_of_word', 'trigger', 'figure', 'tone', 'stance', 'former', 'stand_tag',
        'ev_begin', 'ev_end', 'ev_type', 'ev_status', 'ev_fact', 'ev_first', 'ev_f', 'arg_m', 'arg_ev', 'arg_actor', 'arg_f', 'arg_roles', 'arg_known',
        'same_i', 'same_j', 'same_f', 'same_label', 'fig_begin', 'fig_end', 'fig_counted')}
    words = mentions = statements = events = actors = 0
    for d, (s, i) in enumerate(documents):
        marks, ws, wins = int(s.doc_marks[i]), _slice(s.doc_word_ptr, i), _slice(s.doc_window_ptr, i)
        of_window, position = s.word_window[ws], s.word_position[ws]
        for w in range(wins.start, wins.stop):
            p = _slice(s.window_piece_ptr, w)
            ids = _hide(s.piece_id[p], random, hide) if hide else s.piece_id[p]
            windows.append((ids, s.piece_shape[p], position[of_window == w]))
        n, ms, ls, sts = ws.stop - ws.start, _slice(s.doc_mention_ptr, i), _slice(s.doc_link_ptr, i), _slice(s.doc_statement_ptr, i)
        L['marks'].append(marks); L['doc_of_word'].append(np.full(n, d))
        L['cue'].append(s.cue_tag[ws]); L['name'].append(s.name_tag[ws]); L['title'].append(s.title_tag[ws])
        L['speech'].append(s.speech_tag[ws]); L['relation'].append(s.relation[ws])
        L['trigger'].append(s.trigger_tag[ws]); L['figure'].append(s.figure_tag[ws]); L['tone'].append(s.mention_tone[ms])
        L['begin'].append(s.mention_begin[ms] + words); L['end'].append(s.mention_end[ms] + words)
        L['kind'].append(s.mention_kind[ms]); L['level'].append(s.mention_level[ms]); L['first'].append(s.mention_first[ms])
        L['link_i'].append(s.link_mention[ls] + mentions); L['link_j'].append(s.link_candidate[ls] + mentions)
        L['link_f'].append(s.link_feature[ls]); L['link_same'].append(s.link_same[ls])
        L['st_begin'].append(s.statement_begin[sts] + words); L['st_end'].append(s.statement_end[sts] + words)
        L['act'].append(s.statement_act[sts]); L['denied'].append(s.statement_denied[sts])
        if sts.stop > sts.start:
            scope = slice(int(s.scope_ptr[sts.start]), int(s.scope_ptr[sts.stop]))
            sizes = np.diff(s.scope_ptr[sts.start:sts.stop + 1])
            of_st = np.repeat(np.arange(len(sizes)), sizes)
            within = np.arange(scope.stop - scope.start) - np.repeat(s.scope_ptr[sts.start:sts.stop] - scope.start, sizes)
            L['stance'].append(s.statement_stance[sts]); L['former'].append(s.statement_former[sts]); L['stand_tag'].append(s.stand_tag[scope])
            L['said_tag'].append(s.said_tag[scope]); L['said_f'].append(s.said_feature[scope]); L['said_st'].append(of_st + statements)
            L['said_word'].append(within + s.statement_scope[sts][of_st] + words)
            L['said_venue'].append(np.full(len(of_st), bool(marks & VENUES)))
            roles = slice(int(s.role_ptr[sts.start]), int(s.role_ptr[sts.stop]))
            L['role_st'].append(np.repeat(np.arange(len(sizes)), np.diff(s.role_ptr[sts.start:sts.stop + 1])) + statements)
            L['role_m'].append(s.role_mention[roles] + mentions); L['role_label'].append(s.role_label[roles])
            L['role_f'].append(_doubt_acts(s.role_feature[roles], L['role_st'][-1], random) if hide else s.role_feature[roles])
        events, actors = _add_events(L, s, i, words, mentions, events, actors, random if hide else None)
        words += n; mentions += ms.stop - ms.start; statements += sts.stop - sts.start
    groups, order = _encoder_groups(windows)
    b = Batch(groups=groups, word_order=order, words=words, mentions=mentions, statements=statements, marks=L.pop('marks'),
              pieces=sum(len(w[0]) for w in windows))
    for k, v in L.items():
        b.__dict__[k] = _t(np.concatenate(v)) if v else torch.zeros(0, dtype=torch.long)
    marks = torch.tensor(b.marks)
    b.spans_marked = (marks[b.doc_of_word] & MENTIONS) > 0
    return b


def part(documents, share, seed):
    """The indices of a fixed random share of a source's documents, at least one; a smaller share of the same seed lies within a larger one."""
    if share >= 1:
        return np.arange(documents)
    order = np.random.default_rng([seed, documents]).permutation(documents)
    return np.sort(order[:max(1, round(share * documents))])


class Sampler:
    """Draws documents source by source in shuffled epochs; each batch mixes sources by the weights given at that moment."""

    def __init__(self, sets, seed, pieces, hide=0.0, parts=None):
        """parts: {source: share of its documents that is drawn from}; all of the others."""
        self.sets, self.random, self.pieces, self.hide = sets, np.random.default_rng(seed), pieces, hide
        self.drawn = {k: part(s.documents, (parts or {}).get(k, 1.0), seed) for k, s in sets.items()}
        self.queues = {k: [] for k in sets}

    def draw(self, source):
        if not self.queues[source]:
            self.queues[source] = list(self.random.permutation(self.drawn[source]))
        return self.sets[source], int(self.queues[source].pop())

    def batch(self, weights):
        """weights: source -> share of the pieces."""
        names = sorted(weights); total = sum(weights.values())
        mean = {k: max(1.0, float(self.sets[k].doc_pieces.mean())) for k in names}
        p = np.array([weights[k] / total / mean[k] for k in names]); p /= p.sum()
        documents, size = [], 0
        while size < self.pieces:
            d = self.draw(names[self.random.choice(len(names), p=p)])
            n = int(d[0].doc_pieces[d[1]])
            if documents and size + n > 1.6 * self.pieces: break
            documents.append(d); size += n
        return make_batch(documents, self.random, self.hide)
