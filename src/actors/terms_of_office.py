"""Names and offices as names.cc folds them, and terms of office out of the rows of the World Factbook; for make_actors.py."""
import collections
import datetime
import difflib
import re
import unicodedata

OPEN = 2**31 - 1
SPECIAL = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a"})
OFFICE_STOP = set("of the for and in to on affairs national federal republic states acting interim caretaker his her office transitional".split())
LAST_VICE = [(datetime.date(*d) - datetime.date(1970, 1, 1)).days for d in ((2024, 5, 1), (2024, 7, 15))]  # when the Factbook dropped vice presidents


def fold(text):
    """As names.cc folds: small letters without marks, words with one blank between, no points nor apostrophes."""
    text = unicodedata.normalize("NFKD", text.lower()).translate(SPECIAL)
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"['’‘ʻʼ`´.]", "", text)
    return " ".join(re.findall(r"[^\W_]+|&", text))


def named(text):
    return re.sub(r"^the ", "", fold(text))


def sounding(folded):
    """As names.cc does: one form for the ways in which a name is brought over from another script."""
    words = [w for w in folded.split() if w not in ("al", "el", "ul", "bin", "ibn")] or folded.split()
    words = ["mhmd" if re.fullmatch("m[ou]ham+[ae]d", w) else w for w in words]
    text = " ".join(words)
    for old, new in (("y", "i"), ("kh", "h"), ("ph", "f"), ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("q", "k"), ("w", "v")):
        text = text.replace(old, new)
    return "%" + re.sub(r"([a-z])\1+", r"\1", text)


def office_key(title):
    """As names.cc does: the words that tell an office, sorted."""
    words = [{"defence": "defense"}.get(w, w) for w in fold(title).split()]
    return " ".join(sorted({w for w in words if w not in OFFICE_STOP}))


def day(text, last=False):
    """Days since 1970 of YYYY, YYYY-MM or YYYY-MM-DD; the first or last one that is meant."""
    found = re.match(r"\d{4}(-\d\d)?(-\d\d)?", text or "")
    if not found:
        return None
    part = [int(p) for p in found[0].split("-")]
    if len(part) < 3:
        part += [12 if last else 1] if len(part) == 1 else []
        part += [28 if last else 1]
    try:
        return (datetime.date(*part) - datetime.date(1970, 1, 1)).days
    except ValueError:
        return None


Term = collections.namedtuple("Term", "start end seen country sectors office source")


def alike(a, b):
    """Whether two spellings can be one person's."""
    one, other = named(a).split(), named(b).split()
    return any(len(w) >= 4 and w in other for w in one) or difflib.SequenceMatcher(None, "".join(one), "".join(other)).ratio() > 0.6


def one_person(a, b):
    """Whether two rows of one office are of one person: by a shared name, else by like first and last words."""
    forms = [{named(f) for f in (o["name"], *o["aliases"])} for o in (a, b)]
    if forms[0] & forms[1]:
        return True
    one, other = (named(o["name"]).split() for o in (a, b))
    like = lambda x, y: difflib.SequenceMatcher(None, x, y).ratio() > 0.6
    return bool(one and other) and like(one[0], other[0]) and like(one[-1], other[-1])


Run = collections.namedtuple("Run", "rows start end current")  # of one person in one office, without a break


def runs_of(chain):
    """The terms of one office: the Factbook lists a person anew when a title, a spelling or a term changes."""
    runs = []
    for o in sorted(chain, key=lambda o: (o["since"] or o["listed_from"], o["listed_from"])):
        start, end = day(o["since"] or o["listed_from"]), day(o["listed_to"])
        at = next((i for i in reversed(range(len(runs))) if one_person(runs[i].rows[-1], o) and (
            start <= runs[i].start or (day(o["listed_from"]) < runs[i].end + 400 and not any(
                runs[i].end < r.start < start and not one_person(r.rows[-1], o) for r in runs)))), None)
        if at is None:
            runs.append(Run([o], start, end, o["current_at_close"]))
        else:
            r = runs[at]
            runs[at] = Run([*r.rows, o], min(r.start, start), max(r.end, end), r.current or o["current_at_close"])
    return runs


def ended(runs, office, president):
    """The same runs with the day on which each ended. Of one holder's office a successor's day is surer than the day on which the Factbook dropped the name."""
    single = re.search("vice|deputy|prince", office) is None and sum(r.current for r in runs) < 2
    for r in runs:
        end = OPEN if r.current else r.end
        later = [o.start for o in runs if o is not r and o.start > r.start]
        if single and later and not r.current and min(later) < end + 400:
            end = min(later)
        if "vice president" in office and LAST_VICE[0] <= r.end <= LAST_VICE[1]:  # not listed from then on: they went with the president
            end = min((p.end for p in president if p.end > r.end and p.start <= r.end), default=r.end)
        yield r._replace(end=end)
