"""The search of one language: the counts of all modules, cut into files by ranges of words (``merge``).

Counts, not weights: the browser computes lunr 2.3.9's own weights for the words of a question. So a change of one module changes
few files, and a build need not weigh what nobody asks.

Files of a language, beside the modules' own small indexes:

* ``data/search/<locale>.js``, the directory: folder of the modules, fields with their boosts, where the files begin (``fronted``), per
  field the number of tokens of each module (``number``), stop words, the language whose stemmer there is or else its endings, and the
  names of the other languages that cards are in;
* ``<locale>/c<name>.js``: postings of titles, outcomes, keywords, summaries, titles of lessons, their stems, and labels: few, so that the
  first letters of a word are enough to ask; ``<locale>/t<name>.js``: postings of the texts, their stems and parts of compounds;
  ``<locale>/i<name>.js``: ends of the words of titles and the like, an index of its own for questions that find nothing else, so that
  where its files begin and its lengths stand in ``<locale>/inside.js``; each with the words of one range;
* ``<locale>/cards/<number>.js``: result cards, ``BLOCK`` modules each; ``<locale>/ids.js``: the id of each module, by number.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from operator import add

from ..locales import language_name
from .compounds import compounds, insides, tails
from .endings import ENDINGS, SWAPS
from .entry import ADDED, COUNTED, Counts, Entry, as_json, script
from .labels import stop_words
from .parts import DOCUMENT, FIELD_MARKS, SHIFT, cuts, fronted, name, number, postings, shared
from .stems import STEMMERS, language

# Field and boost: a word in a title says more than the same word in a text, and a word more than its stem. ``parts`` holds the parts of
# compounds, ``inside`` every end of the words of titles and the like: tokens that nobody wrote, each once per module, as are ``ADDED``.
FIELDS = (
    ("title", 10), ("outcomes", 5), ("keywords", 5), ("summary", 3), ("lessons", 3), ("labels", 2), ("stems", 2),
    ("text", 1), ("parts", 0.25), ("text_stems", 0.5), ("inside", 1),
)  # fmt: skip
TIERS = {"c": FIELDS[:7], "t": FIELDS[7:10], "i": FIELDS[10:]}
BLOCK = 16
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")

Lists = dict[str, list[int]]
"""A posting list per word: documents in ascending order, counted from 1, with how often above ``SHIFT``."""


def merge(locale: str, entries: Iterable[Entry]) -> Iterator[tuple[str, bytes]]:
    """Site path and bytes of each search file of one language, the same whatever order the entries come in.

    Raises ValueError if two entries are of one module.
    """
    kept = sorted([(e.module, e.folder, e.card, e.counts, e.added) for e in entries], key=lambda row: row[0])
    ids = [row[0] for row in kept]
    if len(set(ids)) != len(ids):
        raise ValueError(f"two search entries of {locale} are of one module")
    columns, lengths = _inverted([(*row[3], *row[4]) for row in kept])
    columns["inside"] = _insides([row[3][:-1] for row in kept])
    columns["parts"] = _parts([columns[field] for field in COUNTED])
    for field in ("inside", "parts"):
        sums = Counter(chain.from_iterable(columns[field].values()))
        lengths[field] = [sums[document] for document in range(1, len(kept) + 1)]
    begins = {}
    for tier, fields in TIERS.items():
        begins[tier] = []
        far = [columns[field] for field, _ in TIERS["t"]] if tier == "c" else []
        for first, data in _files(f"{locale}/{tier}", {field: columns[field] for field, _ in fields}, far):
            begins[tier].append(first)
            yield f"data/search/{locale}/{tier}{name(first)}.js", data
    for at in range(0, len(kept), BLOCK):
        key = f"{locale}/cards/{at // BLOCK}"
        yield f"data/search/{key}.js", script(key, as_json([[row[0], *row[2]] for row in kept[at : at + BLOCK]]))
    packed = {field: "".join(map(number, values)) for field, values in lengths.items()}
    inside = script(f"{locale}/inside", as_json(fronted(begins["i"])), as_json(packed["inside"]))
    yield f"data/search/{locale}/inside.js", inside
    yield f"data/search/{locale}/ids.js", script(f"{locale}/ids", as_json(" ".join(ids)))
    tag = language(locale)
    directory = {
        "folder": kept[0][1] if kept else "",
        "fields": FIELDS,
        "block": BLOCK,
        "begins": {tier: fronted(begins[tier]) for tier in ("c", "t")},
        "lengths": [packed[field] for tier in ("c", "t") for field, _ in TIERS[tier]],
        "stops": " ".join(sorted(stop_words(locale))),
        "stems": tag if tag in STEMMERS else "",
        "endings": [ENDINGS.get(tag, ""), SWAPS.get(tag, "")],
        "names": {tag: language_name(tag) for tag in sorted({row[2][3] for row in kept} - {locale})},
    }
    yield f"data/search/{locale}.js", script(locale, as_json(directory))


def _inverted(counts: Sequence[tuple[Counts, ...]]) -> tuple[dict[str, Lists], dict[str, list[int]]]:
    """Per field: the lists, and the number of tokens of each document."""
    columns: dict[str, Lists] = {field: defaultdict(list) for field in (*COUNTED, *ADDED)}
    lengths: dict[str, list[int]] = {field: [] for field in columns}
    for document, fields in enumerate(counts, 1):
        for field, groups in zip(columns, fields, strict=True):
            length = 0
            for times, tokens in groups:
                found = tokens.split(" ")
                length += times * len(found)
                _add(columns[field], found, document if times == 1 else times << SHIFT | document)
            lengths[field].append(length)
    return columns, lengths


def _add(lists: Lists, terms: Iterable[str], value: int) -> None:
    for values in map(lists.__getitem__, terms):  # there are millions
        values.append(value)


def _insides(near: Iterable[tuple[Counts, ...]]) -> Lists:
    """Every end of the words of these fields of each document."""
    lists: Lists = defaultdict(list)
    ends: dict[str, list[str]] = {}
    for document, fields in enumerate(near, 1):
        terms = set(chain.from_iterable(tokens.split(" ") for groups in fields for _, tokens in groups))
        for term in terms - ends.keys():
            ends[term] = insides(term)
        _add(lists, set(chain.from_iterable(map(ends.__getitem__, terms))), document)
    return lists


def _parts(columns: Sequence[Lists]) -> Lists:
    """Compounds of all fields, parted at the words of all fields."""
    known = set(chain.from_iterable(columns))
    found: dict[str, set[int]] = defaultdict(set)
    for term in compounds(known):
        documents = {value & DOCUMENT for lists in columns if term in lists for value in lists[term]}
        for end in tails(term, known):
            found[end].update(documents)
    return {term: sorted(documents) for term, documents in found.items()}


def _files(prefix: str, columns: Mapping[str, Lists], far: Sequence[Lists]) -> Iterator[tuple[str, bytes]]:
    """First word (as little of it as is needed) and bytes of each file that the lists of some fields are cut into.

    Of a word that the lists ``far`` of other files hold too, it is said how many documents they name, so that its weight can be told
    without them.
    """
    codes = _coded(columns)
    terms = ordered(codes)
    coded = list(map(codes.__getitem__, terms))
    if far:
        coded = [number(sum([len(lists.get(term, ())) for lists in far])) + code for term, code in zip(terms, coded, strict=True)]
    letters = "".join(terms)
    letter = len(letters.encode()) / max(1, len(letters))  # bytes
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


def _coded(columns: Mapping[str, Lists]) -> dict[str, str]:
    """The postings of each word in all fields, each field after its mark."""
    codes: dict[str, str] = {}
    for mark, (field, _) in zip(FIELD_MARKS, FIELDS, strict=True):
        if field in columns:
            lists = columns[field]
            codes.update(zip(lists, map(add, map(codes.get, lists, repeat("")), postings(lists.values(), mark)), strict=True))
    return codes


def ordered(terms: Iterable[str]) -> list[str]:
    """Words as JavaScript sorts them, by UTF-16 unit: lunr.js wants them so."""
    found = sorted(terms)
    if _ASTRAL.search("".join(found)):
        found.sort(key=lambda term: term.encode("utf-16-be"))
    return found
