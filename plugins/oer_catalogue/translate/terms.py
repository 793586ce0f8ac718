"""One word for one thing: the terms of the glossaries in two languages, and translations that do not use them.

Words are compared folded (``search.fold``) and by their beginning, because endings change with case and number: advice for a person
who reads both languages, no verdict.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..load.glossary import read as read_glossary
from ..load.markdown import parse, plain
from ..model import Glossary
from ..problem import Place, Problem
from ..rules.codes import problem
from ..search.fold import fold, tokens
from .beside import FRONT, WAITING, Beside, Unit, beside
from .pairs import DOCS, Pair, pairs, read_document
from .record import read_record

GLOSSARY = "glossary.md"
_BRACKET = re.compile(r"\s*[(（]([^()（）]*)[)）]\s*")
_CODE = re.compile(r"`[^`]*`")
_GAP = r"[\W_]{1,3}"
_LONGEST_ENDING = 2
_SHORT = 3
"""Words of so many letters are compared as they are: their beginning says too little."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term in two languages; ``meaning`` is in the language of the translation."""

    module: str
    id: str
    source: str
    target: str
    meaning: str


def terms(root: Path, locale: str) -> list[Term]:
    """The terms that stand in both languages in the glossaries, by module, in the order of the source. Raises OSError."""
    return [term for pair in pairs(root, locale) if _is_glossary(pair) for term in _terms(root, pair)]


def _is_glossary(pair: Pair) -> bool:
    return pair.owner != DOCS and pair.name == GLOSSARY


def _terms(root: Path, pair: Pair) -> Iterator[Term]:
    source, own = (_glossary(root, pair, locale) for locale in (pair.source_locale, pair.locale))
    words = {term.id: term for term in own.terms} if own else {}
    for term in source.terms if source else ():
        if term.id in words and words[term.id].term != term.term:
            module = pair.owner.rpartition("/")[2]
            yield Term(module, term.id, term.term, words[term.id].term, plain(words[term.id].nodes))


def _glossary(root: Path, pair: Pair, locale: str) -> Glossary | None:
    document = read_document(root, pair, locale)
    return read_glossary(document)[0] if document else None


def terms_csv(found: Iterable[Term]) -> str:
    """The terms as a table for other programs (RFC 4180). What a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["source", "translation", "module", "meaning"])
    writer.writerows([list(map(_safe, (term.source, term.target, term.module, term.meaning))) for term in found])
    return out.getvalue()


def _safe(words: str) -> str:
    words = " ".join(words.split())
    return f"'{words}" if words.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")) else words


# --- do translations use them? --------------------------------------------------------------------------------------------


def check_terms(root: Path, locale: str) -> list[Problem]:
    """Blocks whose source uses a term of the module's glossary while their translation lacks the term's translation. Raises OSError."""
    known: dict[str, list[Term]] = {}
    for term in terms(root, locale):
        known.setdefault(term.module, []).append(term)
    found: list[Problem] = []
    for pair in pairs(root, locale):
        module = pair.owner.rpartition("/")[2]
        if pair.owner == DOCS or pair.name == GLOSSARY or module not in known or not (root / pair.target).is_file():
            continue
        try:
            entry = read_record(root, pair.owner, locale).files.get(pair.name)
        except ValueError:
            entry = None  # that the record is broken is for `check` to say
        text = beside(root, pair, entry, with_past=False)
        found += _unused(text, known[module]) if text else ()
    return found


def _unused(text: Beside, known: Iterable[Term]) -> Iterator[Problem]:
    """One problem for each term that is said otherwise in a block."""
    looked_for = [(term, _pattern(term.source), _ways(term.target)) for term in known]
    for units in _blocks(text.units):
        source = fold(" ".join(_words(unit.segment.text) for unit in units))
        said = None
        for term, pattern, ways in looked_for:
            if not pattern.search(source):
                continue
            said = tokens(" ".join(unit.target for unit in units)) if said is None else said
            if not any(all(_is_said(word, said) for word in way) for way in ways):
                own = text.own_parts.segments[units[0].own]
                message = f"the source says '{term.source}' here; the glossary calls that '{term.target}'"
                fix = "Use the word of the glossary, or change it there. If the sentence says it well without the word, leave it."
                yield problem("OER-T020", Place(text.pair.target, own.line), message, fix)


def _blocks(units: Iterable[Unit]) -> list[list[Unit]]:
    """The translated segments of each block; each string of the front matter is a block of its own."""
    found: dict[object, list[Unit]] = {}
    for unit in units:
        if unit.own is not None and unit.state != WAITING and unit.segment.spoken:
            found.setdefault(unit.segment.key if unit.segment.block == FRONT else unit.segment.block, []).append(unit)
    return list(found.values())


def _words(text: str) -> str:
    """The words of a segment without code and addresses."""
    return plain(parse(_CODE.sub(" ", text)))


def _pattern(term: str) -> re.Pattern[str]:
    """A term in a folded text: its words in a row, each with an ending of its own."""
    ways = ["".join(way) for way in _variants(term)]
    said = [_GAP.join(rf"{re.escape(word)}\w{{0,{_LONGEST_ENDING}}}" for word in re.findall(r"\w+", fold(way))) for way in ways]
    return re.compile("|".join(rf"\b(?:{words})\b" for words in said if words) or r"(?!)")


def _variants(term: str) -> list[str]:
    """A term with a second name in brackets is two: ``phishing (false message)``."""
    outside, inside = _BRACKET.sub(" ", term).strip(), _BRACKET.findall(term)
    return [words for words in (outside, *inside) if words] or [term]


def _ways(term: str) -> list[list[str]]:
    return [list(dict.fromkeys(re.findall(r"\w+", fold(way)))) for way in _variants(term)]


def _is_said(word: str, said: Iterable[str]) -> bool:
    """Whether some word of a text begins like this one. A compound may hold it (German: Sicherungskopie)."""
    if len(word) <= _SHORT:
        return word in said
    stem = word[: 5 if len(word) >= 7 else 4 if len(word) > 4 else 3]
    return any(stem in each for each in said)
