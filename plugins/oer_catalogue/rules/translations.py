"""A translation beside its source: the same parts, in the script of its language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..load.markdown import walk
from ..locales import script
from ..model import Document
from ..problem import Problem
from .codes import problem

_RANGES = {
    "Latn": "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrl": "\u0400-\u052f",
    "Arab": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
}
"""Letters of the scripts that are told apart (source: Unicode blocks)."""
_NAMES = {"Latn": "Latin", "Grek": "Greek", "Cyrl": "Cyrillic", "Arab": "Arabic"}
_ENOUGH = 200  # letters, before a text is told to be in the wrong script
_WORD = re.compile(r"[^\W\d_]{3,}")
_RUNS = {name: re.compile(f"[{letters}]+") for name, letters in _RANGES.items()}
_OTHERS = {one: re.compile(f"[{''.join(_RANGES[other] for other in _RANGES if other != one)}]") for one in _RANGES}
_MIXABLE = ("Latn", "Grek", "Cyrl")
_BETWEEN = rf"[^\W\d_{''.join(_RANGES[name] for name in _MIXABLE)}]*"
_MIX = re.compile(
    "|".join(f"[{_RANGES[one]}]{_BETWEEN}[{''.join(_RANGES[other] for other in _MIXABLE if other != one)}]" for one in _MIXABLE)
)
"""A place where a word goes from one script to another: one search of a text costs much less than a look at each of its words."""
# Drawn alike in two scripts: mixed into a word they are a slip of the keyboard. Units and formulas (µm, kΩ) are none.
_ALIKE = frozenset("AaBCcEeHIiKMOoPpTXxyvuАаВСсЕеНІіКМОоРрТХхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυικα")


def structure(source: Document, own: Document) -> Iterator[Problem]:
    """Headings and pictures of a translation that says its source: as many, in the same order, with the same ids and files."""
    theirs, ours = ([node for node in document.nodes if node.kind == "heading"] for document in (source, own))
    for at, (one, other) in enumerate(zip(theirs, ours, strict=False)):
        if (one.level, one.id) != (other.level, other.id):
            fix = f"Write it as in {source.file}:{source.place(one.start).line}."
            yield problem("OER-T007", own.place(other.start), f"heading {at + 1} is another one than in the source", fix)
            return
    if len(theirs) != len(ours):
        place = own.place(ours[-1].start if ours else 0)
        yield problem("OER-T007", place, f"there are {len(ours)} headings, the source has {len(theirs)}", f"Compare it with {source.file}.")
    pictures, own_pictures = (Counter(node.url for node in walk(document.nodes) if node.kind == "image") for document in (source, own))
    for url in sorted((pictures - own_pictures) | (own_pictures - pictures)):
        missing = url in pictures - own_pictures
        message = f"the picture '{url}' of the source is missing" if missing else f"the source has no picture '{url}'"
        yield problem(
            "OER-T007", own.place(0), message, "Put it where the source has it." if missing else f"Compare it with {source.file}."
        )


def scripts(document: Document) -> Iterator[Problem]:
    """A text that is mostly in another script than its language, and words of two scripts."""
    body, wanted = document.body, script(document.locale)
    if wanted in _RANGES and "&" not in body and not _OTHERS[wanted].search(body):
        return  # no letter of another script, nor one that is written by its number
    if wanted in _RANGES:
        own = _count(wanted, body)
        if len(body) > 4 * own:  # else no other script has more than three times as many
            counts = {name: _count(name, body) for name in _RANGES}
            most = max(counts, key=lambda name: counts[name])
            if counts[most] > _ENOUGH and counts[most] > 3 * own:
                message = f"most of this text is in {_NAMES[most]} letters, and {document.locale} is written in {_NAMES[wanted]} ones"
                yield problem("OER-T008", document.place(0), message, "Translate it, or move it to the folder of its language.")
    if not body.isascii():
        yield from _mixed(document)


def _count(name: str, text: str) -> int:
    """How many letters of a script a text has."""
    return sum(map(len, _RUNS[name].findall(text)))


def _mixed(document: Document) -> Iterator[Problem]:
    said: set[str] = set()
    for node in walk(document.nodes):
        if node.kind != "text" or node.text.isascii() or not _MIX.search(node.text):
            continue
        for word in _WORD.findall(node.text):
            if not word.isascii() and word not in said and (names := _scripts_of(word)):
                said.add(word)
                message = f"'{word}' has {' and '.join(names)} letters"
                yield problem("OER-T009", document.place(node.start), message, "Type the word again with one keyboard.")


def _scripts_of(word: str) -> list[str]:
    """The scripts of a word that mixes letters which look alike; empty for any other word."""
    found = {name: set("".join(_RUNS[name].findall(word))) for name in _MIXABLE}
    there = {name: letters for name, letters in found.items() if letters}
    rarest = min(there.values(), key=len, default=set())
    return [_NAMES[name] for name in there] if len(there) > 1 and rarest <= _ALIKE else []
