"""The search of one language: the counts of all modules, cut into files by ranges of words (``merge``).

Counts, not weights: the browser computes lunr 2.3.9's own weights for the words of a question. So a change of one module changes
few files, and a build need not weigh what nobody asks.

Files of a language, beside the modules' own small indexes:

* ``data/search/<locale>.js``, the directory: number of modules, fields with their boosts, where the files begin, lengths of fields;
* ``<locale>/c<name>.js``: postings of titles, outcomes, keywords, summaries and titles of lessons: few, so that the first letters of
  a word are enough to ask; ``<locale>/t<name>.js``: postings of the texts and of parts of compounds; ``<locale>/i<name>.js``: ends of
  the words of titles and the like, an index of its own for questions that find nothing else; each with the words of one range;
* ``<locale>/cards/<number>.js``: result cards, ``BLOCK`` modules each; ``<locale>/ids.js``: the id of each module, by number.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat

from .compounds import compounds, insides, tails
from .entry import COUNTED, Counts, Entry, as_json, script
from .parts import DOCUMENT, FIELD_MARKS, SHIFT, Writer, cuts, name, number, shared

# Field and boost: a word in a title says more than the same word in a text. ``parts`` holds the parts of compounds, ``inside`` every
# end of the words of titles and the like: tokens that nobody wrote, each once per module.
FIELDS = (("title", 10), ("outcomes", 5), ("keywords", 5), ("summary", 3), ("lessons", 3), ("text", 1), ("parts", 0.25), ("inside", 1))
TIERS = {"c": FIELDS[:5], "t": FIELDS[5:7], "i": FIELDS[7:]}
BLOCK = 16
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")

Lists = dict[str, list[int]]
"""A posting list per word: documents in ascending order, with how often above ``SHIFT``."""


def merge(locale: str, entries: Iterable[Entry]) -> Iterator[tuple[str, bytes]]:
    """Site path and bytes of each search file of one language, the same whatever order the entries come in.

    Raises ValueError if two entries are of one module.
    """
    kept = sorted([(e.module, e.folder, e.card, e.counts) for e in entries], key=lambda row: row[0])
    ids = [row[0] for row in kept]
    if len(set(ids)) != len(ids):
        raise ValueError(f"two search entries of {locale} are of one module")
    columns, lengths = _inverted([row[3] for row in kept])
    near = [columns[field] for field in COUNTED[:-1]]
    text = columns["text"]
    columns["inside"] = _insides(near)
    columns["parts"] = _parts(near, text)
    for field in ("inside", "parts"):
        lengths[field] = _lengths(columns[field], len(kept))
    far = (text, columns["parts"])
    begins = {}
    for tier, fields in TIERS.items():
        begins[tier] = []
        lists = {field: columns[field] for field, _ in fields}
        for first, data in _files(f"{locale}/{tier}", lists, far if tier == "c" else (), len(kept)):
            begins[tier].append(first)
            yield f"data/search/{locale}/{tier}{name(first)}.js", data
    for at in range(0, len(kept), BLOCK):
        key = f"{locale}/cards/{at // BLOCK}"
        yield f"data/search/{key}.js", script(key, as_json([[row[0], *row[2]] for row in kept[at : at + BLOCK]]))
    yield f"data/search/{locale}/ids.js", script(f"{locale}/ids", as_json(" ".join(ids)))
    directory = {
        "folder": kept[0][1] if kept else "",
        "fields": FIELDS,
        "block": BLOCK,
        "begins": {tier: " ".join(firsts) for tier, firsts in begins.items()},
        "lengths": [lengths[field] for field, _ in FIELDS],
    }
    yield f"data/search/{locale}.js", script(locale, as_json(directory))


def _inverted(counts: Sequence[tuple[Counts, ...]]) -> tuple[dict[str, Lists], dict[str, list[int]]]:
    """Per field: the posting lists, and the number of tokens of each document."""
    columns: dict[str, Lists] = {field: defaultdict(list) for field in COUNTED}
    lengths: dict[str, list[int]] = {field: [] for field in COUNTED}
    for document, fields in enumerate(counts):
        for field, groups in zip(COUNTED, fields, strict=True):
            find, length = columns[field].__getitem__, 0
            for times, tokens in groups:
                value = document if times == 1 else times << SHIFT | document
                found = tokens.split(" ")
                length += times * len(found)
                deque(map(list.append, map(find, found), repeat(value)), maxlen=0)  # a loop in C: there are millions of postings
            lengths[field].append(length)
    return columns, lengths


def _insides(near: Sequence[Lists]) -> Lists:
    found: dict[str, set[int]] = defaultdict(set)
    for term in set().union(*near):
        documents = _documents(term, near)
        for inside in insides(term):
            found[inside].update(documents)
    return {term: sorted(documents) for term, documents in found.items()}


def _parts(near: Sequence[Lists], text: Lists) -> Lists:
    """Compounds of all fields, parted at the words of all fields."""
    known = set(text).union(*near)
    found: dict[str, set[int]] = defaultdict(set)
    for term in compounds(known):
        documents = _documents(term, (*near, text))
        for end in tails(term, known):
            found[end].update(documents)
    return {term: sorted(documents) for term, documents in found.items()}


def _documents(term: str, columns: Sequence[Lists]) -> set[int]:
    return {value & DOCUMENT for lists in columns if term in lists for value in lists[term]}


def _lengths(lists: Lists, documents: int) -> list[int]:
    found = [0] * documents
    for values in lists.values():
        for value in values:
            found[value] += 1
    return found


def _files(prefix: str, columns: Mapping[str, Lists], far: Sequence[Lists], documents: int) -> Iterator[tuple[str, bytes]]:
    """First word (as little of it as is needed) and bytes of each file that the posting lists of some fields are cut into.

    Of a word that the lists ``far`` of other files hold too, it is said how many documents they name, so that its weight can be told
    without them.
    """
    terms = ordered(set().union(*columns.values()))
    coded = _coded(terms, columns, Writer(documents).postings)
    if far:
        coded = [number(sum([len(lists.get(term, ())) for lists in far])) + code for term, code in zip(terms, coded, strict=True)]
    letter = len("".join(terms).encode()) / max(1, sum(map(len, terms)))  # bytes
    starts = cuts(terms, [int(letter * len(term)) + len(code) + 2 for term, code in zip(terms, coded, strict=True)])
    taken: set[str] = set()
    begins = []
    for start in starts:
        first = terms[start][: shared(terms[start - 1], terms[start]) + 1] if start else ""
        if name(first) not in taken:  # else the file before takes these words too
            taken.add(name(first))
            begins.append((start, first))
    for (start, first), (end, _) in zip(begins, [*begins[1:], (len(terms), "")], strict=True):
        yield first, script(f"{prefix}{name(first)}", f'"{" ".join(terms[start:end])}"', f'"{" ".join(coded[start:end])}"')


def _coded(terms: Sequence[str], columns: Mapping[str, Lists], write: Callable[[Sequence[int]], str]) -> list[str]:
    """The postings of each word in all fields, each field after its mark."""
    coded = [""] * len(terms)
    for mark, (field, _) in zip(FIELD_MARKS, FIELDS, strict=True):
        if field in columns:
            lists = map(columns[field].get, terms)
            coded = [code if values is None else code + mark + write(values) for code, values in zip(coded, lists, strict=True)]
    return coded


def ordered(terms: Iterable[str]) -> list[str]:
    """Words as JavaScript sorts them, by UTF-16 unit: lunr.js wants them so."""
    found = sorted(terms)
    if _ASTRAL.search("".join(found)):
        found.sort(key=lambda term: term.encode("utf-16-be"))
    return found
