"""Treebanks for training: CoNLL-U into documents of {text, words: [begin, end, tag, relation]}, and the numbering of their labels."""

TAGS = ['CC', 'CD', 'DT', 'EX', 'FW', 'IN', 'JJ', 'JJR', 'JJS', 'MD', 'NN', 'NNS', 'NNP', 'NNPS', 'PDT', 'POS', 'PRP', 'PRP$', 'RB', 'RBR', 'RBS', 'RP', 'TO', 'UH',
        'VB', 'VBD', 'VBG', 'VBN', 'VBP', 'VBZ', 'WDT', 'WP', 'WP$', 'WRB', 'punctuation', 'other']
RELATIONS = ['root', 'nsubj', 'nsubj:pass', 'csubj', 'obj', 'iobj', 'ccomp', 'xcomp', 'obl', 'obl:agent', 'advmod', 'advcl', 'aux', 'aux:pass', 'cop', 'mark', 'nmod',
             'nmod:poss', 'appos', 'nummod', 'acl', 'acl:relcl', 'amod', 'det', 'case', 'conj', 'cc', 'compound', 'flat', 'fixed', 'parataxis', 'punct', 'other']
_TAG = {t: i for i, t in enumerate(TAGS)}
_RELATION = {r: i for i, r in enumerate(RELATIONS)}


def _tag(xpos, upos):
    if upos == 'PUNCT':
        return _TAG['punctuation']
    return _TAG.get(xpos, _TAG['other'])


def _relation(deprel):
    return _RELATION.get(deprel, _RELATION.get(deprel.split(':')[0], _RELATION['other']))


def documents(lines):
    """Yields a document for each '# newdoc'. Paragraphs are parted by an empty line, sentences by a blank."""
    name, text, words, parts = None, '', [], []     # parts: the rest of a token of several words, and how many are left
    for line in lines:
        line = line.rstrip('\n')
        if line.startswith('# newdoc'):
            if words:
                yield {'id': name, 'text': text.rstrip(), 'words': words}
            name, text, words = line.split('=')[-1].strip(), '', []
        elif line.startswith('# newpar') and text:
            text = text.rstrip() + '\n\n'
        elif line and line[0].isdigit():
            f = line.split('\t')
            gap = '' if 'SpaceAfter=No' in f[9] else ' '
            if '-' in f[0]:
                begin, end = map(int, f[0].split('-'))
                parts = [f[1], end - begin + 1, gap]
            elif '.' not in f[0]:
                form = f[1]
                if parts:
                    parts[1] -= 1
                    form = form if parts[1] and parts[0].startswith(form) else parts[0]
                    parts[0], gap = parts[0][len(form):], '' if parts[1] else parts[2]
                    parts = parts if parts[1] else []
                if form:
                    words.append([len(text), len(text) + len(form), _tag(f[4], f[3]), _relation(f[7])])
                text += form + gap
    if words:
        yield {'id': name, 'text': text.rstrip(), 'words': words}
