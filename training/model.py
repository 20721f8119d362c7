"""The network: one small BERT with a letter-case embedding, and every learned decision as a head on its word vectors.

Only training lives here. The engine (src/encode, src/annotate, src/resolve) computes the same functions from the exported tensors; the names of the
tensors are the border, listed in docs/model.md."""
import math

import torch
import torch.nn.functional as F
from torch import nn

import syntax

SHAPES = 11
CUE_TAGS, NAME_TAGS, TITLE_TAGS, SAID_TAGS, ROLES, ACTS, KINDS, LEVELS = 4, 7, 3, 7, 3, 20, 5, 3
MENTION_WORDS = 24
PAIR_FEATURES = (23, 8, 10)               # distance, place, quotation
ROLE_FEATURES = PAIR_FEATURES + (4, 20, 3)   # part of the statement, its act, whose source besides
LINK_FEATURES = (12, 11, 7, 8, 6, 9, 9,   # string, distance, sentences, quotation, nesting, pronoun, pronoun
                 7, 3, 4, 5)              # statements (who says which of the two), gender, states, place in the sentence or 'A and B'
EVENT_TYPES, STATUSES, COUNTED, STANCES, SPAN_TAGS, STAND_TAGS, ARGUMENTS, TONES, FACTS = 16, 8, 15, 9, 3, 5, 3, 3, 3    # STANCES: none and eight
STATUS_FEATURES = (21, 2, 2, 3)                         # act of the statement around, whether denied, quoted, sentence
ARGUMENT_FEATURES = PAIR_FEATURES + (16, 4, 2, 8)       # type, part of the statement around, first sentence, mentions between
SAME_FEATURES = (3, 2, 6, 2)                            # words, types, sentences between, quoted alike
STAND_FEATURES = PAIR_FEATURES + (4,)                   # part of the statement
SPAN, MENTION, SAID, ROLE, LINK, ARGUMENT, SAME, STAND, FIGURE = 128, 192, 192, 96, 128, 96, 64, 96, 96
ACT_LOOKS = 4                                           # how many places of what is said the act is read off


class Layer(nn.Module):
    def __init__(self, width, heads, inner, dropout):
        super().__init__()
        self.heads = heads
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.dropout = dropout

    def forward(self, x, mask):
        b, n, w = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        drop = self.dropout if self.training else 0.0
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + F.dropout(self.out(a.transpose(1, 2).reshape(b, n, w)), drop))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), drop))


class Encoder(nn.Module):
    def __init__(self, layers=6, width=384, heads=12, inner=1536, vocabulary=30522, positions=512, shapes=SHAPES, dropout=0.1):
        super().__init__()
        self.config = dict(layers=layers, width=width, heads=heads, inner=inner, vocabulary=vocabulary, positions=positions, shapes=shapes)
        self.word, self.position, self.shape = nn.Embedding(vocabulary, width), nn.Embedding(positions, width), nn.Embedding(shapes, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout) for _ in range(layers))
        self.dropout = dropout
        nn.init.zeros_(self.shape.weight)

    def forward(self, ids, shapes, lengths):
        """ids, shapes: [windows, pieces], padded; lengths: [windows]. Returns [windows, pieces, width]."""
        n = ids.shape[1]
        x = self.norm(self.word(ids) + self.position.weight[:n] + self.shape(shapes))
        x = F.dropout(x, self.dropout if self.training else 0.0)
        full = bool((lengths == n).all())
        mask = None if full else (torch.arange(n, device=ids.device)[None, :] < lengths[:, None])[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_base(self, state):
        """Takes the weights of a BERT checkpoint (names as in transformers)."""
        state = {k.removeprefix('bert.').removeprefix('0.auto_model.'): v for k, v in state.items()}
        with torch.no_grad():
            self.word.weight.copy_(state['embeddings.word_embeddings.weight'])
            self.position.weight.copy_(state['embeddings.position_embeddings.weight'] + state['embeddings.token_type_embeddings.weight'][0])
            self.norm.weight.copy_(state['embeddings.LayerNorm.weight']); self.norm.bias.copy_(state['embeddings.LayerNorm.bias'])
            for i, layer in enumerate(self.layers):
                p = f'encoder.layer.{i}.'
                for part in ('weight', 'bias'):
                    getattr(layer.qkv, part).copy_(torch.cat([state[f'{p}attention.self.{x}.{part}'] for x in ('query', 'key', 'value')]))
                    getattr(layer.out, part).copy_(state[f'{p}attention.output.dense.{part}'])
                    getattr(layer.up, part).copy_(state[f'{p}intermediate.dense.{part}'])
                    getattr(layer.down, part).copy_(state[f'{p}output.dense.{part}'])
                    getattr(layer.norm1, part).copy_(state[f'{p}attention.output.LayerNorm.{part}'])
                    getattr(layer.norm2, part).copy_(state[f'{p}output.LayerNorm.{part}'])


def one_hot(features, sizes):
    """Rows of small class numbers [n, fields] as one multi-hot row each: a product with a table then adds the fields' embeddings."""
    offsets = torch.tensor([sum(sizes[:i]) for i in range(len(sizes))], device=features.device)
    out = torch.zeros(len(features), sum(sizes), device=features.device)
    return out.scatter_(1, features.long() + offsets, 1.0)


class Pair(nn.Module):
    """gelu(A x * B y + C x + D y + features) -> classes: how an x lies to a y, low-rank."""

    def __init__(self, x, y, hidden, features, classes):
        super().__init__()
        self.x, self.y = nn.Linear(x, 2 * hidden), nn.Linear(y, 2 * hidden)
        self.features, self.out = nn.Linear(sum(features), hidden, bias=False), nn.Linear(hidden, classes)
        self.sizes, self.hidden = features, hidden
        nn.init.normal_(self.features.weight, std=0.02)

    def forward(self, xs, ys, x_of, y_of, features):
        """xs, ys: vectors; x_of, y_of: for each pair the row of each; features [pairs, fields]."""
        px, py = self.x(xs).float(), self.y(ys).float()
        gx, gy = px[x_of], py[y_of]
        k = self.hidden
        g = gx[:, :k] * gy[:, :k] + gx[:, k:] + gy[:, k:] + self.features(one_hot(features, self.sizes)).float()
        return self.out(F.gelu(g)).float()


class Heads(nn.Module):
    def __init__(self, width=384):
        super().__init__()
        self.cue, self.name, self.title = nn.Linear(width, CUE_TAGS), nn.Linear(width, NAME_TAGS), nn.Linear(width, TITLE_TAGS)
        self.span_start, self.span_end, self.span_score = nn.Linear(width, SPAN), nn.Linear(width, SPAN), nn.Linear(width, 3)
        self.span_width = nn.Parameter(torch.full((MENTION_WORDS,), -2.0))
        self.mention = nn.Linear(3 * width, MENTION)
        self.kind, self.level = nn.Linear(MENTION, KINDS), nn.Linear(MENTION, LEVELS)
        self.said = Pair(width, width, SAID, PAIR_FEATURES, SAID_TAGS)
        self.act_attend = nn.Linear(width, ACT_LOOKS)
        self.act_hidden, self.act, self.denied = nn.Linear((2 + ACT_LOOKS) * width, MENTION), nn.Linear(MENTION, ACTS), nn.Linear(MENTION, 1)
        self.stance, self.former = nn.Linear(MENTION, STANCES), nn.Linear(MENTION, 1)
        self.stand = Pair(width, width, STAND, STAND_FEATURES, STAND_TAGS)
        self.role = Pair(MENTION, width, ROLE, ROLE_FEATURES, ROLES)
        self.link = Pair(MENTION, MENTION, LINK, LINK_FEATURES, 1)
        self.first = nn.Linear(MENTION, 1)
        self.trigger, self.figure = nn.Linear(width, SPAN_TAGS), nn.Linear(width, SPAN_TAGS)
        self.event_hidden, self.event_type = nn.Linear(width, MENTION), nn.Linear(MENTION, EVENT_TYPES)
        self.status_hidden, self.status_features = nn.Linear(width, MENTION), nn.Linear(sum(STATUS_FEATURES), MENTION, bias=False)
        self.status, self.fact = nn.Linear(MENTION, STATUSES), nn.Linear(MENTION, FACTS)
        self.argument = Pair(MENTION, width, ARGUMENT, ARGUMENT_FEATURES, ARGUMENTS)
        self.same, self.event_first = Pair(width, width, SAME, SAME_FEATURES, 1), nn.Linear(width, 1)
        self.counted_hidden, self.counted = nn.Linear(2 * width, FIGURE), nn.Linear(FIGURE, COUNTED)
        self.tone = nn.Linear(MENTION, TONES)
        self.speech, self.relation = nn.Linear(width, len(syntax.TAGS)), nn.Linear(width, len(syntax.RELATIONS))

    def spans(self, h):
        """Scores of all spans: [words, MENTION_WORDS], by first word and length less one; those past the end are -inf."""
        n = len(h)
        u, v, s = F.gelu(self.span_start(h)).float(), F.gelu(self.span_end(h)).float(), self.span_score(h).float()
        sums = F.pad(torch.cumsum(s[:, 2], 0), (1, 0))
        columns = []
        for d in range(MENTION_WORDS):
            m = max(0, n - d)
            dot = (u[:m] * v[d:d + m]).sum(-1) / math.sqrt(SPAN)
            inner = (sums[d + 1:d + 1 + m] - sums[:m]) / (d + 1)
            score = dot + s[:m, 0] + s[d:d + m, 1] + inner + self.span_width[d]
            columns.append(F.pad(score, (0, n - m), value=-1e4))
        return torch.stack(columns, 1)

    def mentions(self, h, sums, begin, end):
        """Vectors of mentions, words [begin, end). sums: cumulative word vectors, one row more than words."""
        mean = (sums[end] - sums[begin]) / (end - begin)[:, None]
        return F.gelu(self.mention(torch.cat([h[begin], h[end - 1], mean], 1)))

    def described(self, cues, words, statement_of):
        """What acts and stances are read off. cues: mean vectors of the anchors; words: vectors of all words said, and of each the row of its statement."""
        n, looks = len(cues), ACT_LOOKS
        count = torch.bincount(statement_of, minlength=n).clamp_min(1)[:, None]
        parts = [cues, torch.zeros_like(cues).index_add(0, statement_of, words) / count]
        score = self.act_attend(words).float()
        rows = statement_of[:, None].expand(-1, looks)
        top = score.new_full((n, looks), -1e4).scatter_reduce(0, rows, score.detach(), 'amax')
        weight = torch.exp(score - top[statement_of])
        total = torch.zeros(n, looks, device=score.device).index_add(0, statement_of, weight).clamp_min(1e-6)
        for k in range(looks):
            parts.append(torch.zeros_like(cues).index_add(0, statement_of, weight[:, k:k + 1] * words) / total[:, k:k + 1])
        return F.gelu(self.act_hidden(F.dropout(torch.cat(parts, 1), 0.15, self.training)))

    def statuses(self, triggers, features):
        return F.gelu(self.status_hidden(triggers) + self.status_features(one_hot(features, STATUS_FEATURES)))


class Model(nn.Module):
    def __init__(self, **encoder):
        super().__init__()
        self.encoder = Encoder(**encoder)
        self.heads = Heads(self.encoder.config['width'])

    def words(self, batch):
        """Vectors of all words of a batch: [words, width]."""
        parts = [self.encoder(ids, shapes, lengths)[rows, positions] for ids, shapes, lengths, rows, positions in batch.groups]
        return torch.cat(parts).float()[batch.word_order]
