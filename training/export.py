"""Writes the trained network as a model file that the engine maps: f16 weights, label sets and provenance in its header."""
import numpy as np

import model_file
import model as network
import syntax


def tensors_of(net, vocabulary):
    state = {k: v.detach().float().numpy() for k, v in net.state_dict().items()}
    out = {'vocabulary': np.frombuffer(open(vocabulary, 'rb').read(), np.uint8)}
    rename = {'encoder.word.weight': 'encoder.word', 'encoder.position.weight': 'encoder.position', 'encoder.shape.weight': 'encoder.shape'}
    for k, v in state.items():
        name = rename.get(k, k.replace('encoder.layers.', 'encoder.'))
        if v.size == 1 and v.ndim == 0:
            v = v[None]
        out[name] = v.astype(np.float16)
    return out


def write(path, net, vocabulary, provenance):
    meta = {
        'name': 'dateline-en', 'format': 1, 'language': 'en',
        'encoder': net.encoder.config,
        'labels': {
            'act': ['assert', 'assess', 'accuse', 'criticise', 'praise', 'support', 'oppose', 'request', 'demand', 'promise', 'offer', 'agree', 'reject',
                    'deny', 'threaten', 'warn', 'apologise', 'announce', 'ask', 'other'],
            'kind': ['PERSON', 'STATE', 'ORG', 'GROUP', 'PLACE'],
            'level': ['name', 'description', 'pronoun'],
            'name': ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC'],
            'cue': ['O', 'B', 'I', 'NOCUE'], 'title': ['O', 'B', 'I'],
            'said': ['O', 'B-source', 'I-source', 'B-content', 'I-content', 'B-venue', 'I-venue'], 'role': ['none', 'to', 'via'],
            'event': ['AGREE', 'CONSULT', 'COOPERATE', 'AID', 'RETREAT', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT', 'LEGAL', 'VOTE', 'DISASTER',
                      'ECONOMY', 'MOVE', 'OTHER'],
            'status': ['happened', 'ongoing', 'planned', 'possible', 'called_for', 'threatened', 'denied', 'failed'],
            'counted': ['killed', 'wounded', 'missing', 'displaced', 'detained', 'hostage', 'affected', 'people', 'troops', 'money', 'votes', 'percent', 'weapons',
                        'goods', 'other'],
            'stance': ['none', 'support', 'oppose', 'demand', 'reject', 'pledge', 'offer', 'open', 'conditional'],
            'stand': ['O', 'B-issue', 'I-issue', 'B-condition', 'I-condition'], 'argument': ['actor', 'recipient', 'place'],
            'speech': syntax.TAGS, 'relation': syntax.RELATIONS,
        },
        'heads': {'span': network.SPAN, 'mention': network.MENTION, 'said': network.SAID, 'role': network.ROLE, 'link': network.LINK,
                  'pair_features': list(network.PAIR_FEATURES), 'link_features': list(network.LINK_FEATURES)},
        'training': provenance,
    }
    model_file.write(path, 'model', meta, tensors_of(net, vocabulary))
