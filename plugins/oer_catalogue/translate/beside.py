"""A source and its translation side by side, segment by segment: what a translator sees, and what is left to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..load.blocks import NEW, TODO, front_hash, hashes
from ..model import Document
from .changes import Past
from .pairs import Pair, as_document, read_document
from .record import Entry
from .segments import FRONT, Segment, Segmented, split
from .work import places_in

WAITING, CHANGED, SAID = "waiting", "changed", "said"


@dataclass(frozen=True, slots=True)
class Unit:
    """A segment of the source beside its translation ("" = it waits for its words).

    ``own`` is the index of the translation's segment, None = it has none there. ``state``: ``waiting``, ``changed`` (the source's block
    changed since) or ``said``; ``before`` is the source's words that the translation says, where they are known. ``where`` is the heading,
    ``said`` the hash that the record has of a changed block.
    """

    segment: Segment
    target: str
    own: int | None
    state: str
    where: str = ""
    before: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """A text in two languages. ``own`` is None where there is no translation yet; ``said`` says for each of its blocks which block of the
    source stands at its place."""

    pair: Pair
    source: Document
    source_parts: Segmented
    own: Document | None
    own_parts: Segmented | None
    entry: Entry | None
    units: tuple[Unit, ...]
    places: tuple[int | None, ...] = ()

    @property
    def title(self) -> str:
        return self.source.title or self.pair.name


def beside(root: Path, pair: Pair, entry: Entry | None, *, with_past: bool = True) -> Beside | None:
    """A pair as it is on disk; None = the source is not there. Raises OSError if a file cannot be read.

    ``with_past``: ask git for the source's words before they changed.
    """
    source, own = (read_document(root, pair, locale) for locale in (pair.source_locale, pair.locale))
    if source is None:
        return None
    texts = [None if each is None else (root / each.file).read_bytes().decode("utf-8-sig", "replace") for each in (source, own)]
    return of_texts(pair, *texts, entry, Past(root, pair) if with_past else None)


def of_texts(pair: Pair, source_text: str, own_text: str | None, entry: Entry | None, past: Past | None = None) -> Beside:
    """Two texts side by side; without an own text every segment waits."""
    source_text = source_text.replace("\r\n", "\n")
    source, parts = as_document(source_text, pair.source, pair.name, pair.source_locale), split(source_text)
    titles = _headings(parts)
    if own_text is None:
        units = [Unit(each, "", None, WAITING if each.spoken else SAID, titles[each.key]) for each in parts.segments]
        return Beside(pair, source, parts, None, None, entry, tuple(units))
    own_text = own_text.replace("\r\n", "\n")
    own, own_parts = as_document(own_text, pair.target, pair.name, pair.locale), split(own_text)
    places = tuple(_places(source, own, entry))
    finder = _Finder(source, own, parts, own_parts, places, entry, past)
    units = [finder.unit(each, titles[each.key]) for each in parts.segments]
    return Beside(pair, source, parts, own, own_parts, entry, tuple(units), places)


def _headings(parts: Segmented) -> dict[str, str]:
    """The heading above each segment, by key."""
    found, heading = {}, ""
    for segment in parts.segments:
        heading = segment.text if segment.kind == "heading" else heading
        found[segment.key] = heading
    return found


def _places(source: Document, own: Document, entry: Entry | None) -> list[int | None]:
    """For each block of a translation the source's block that it says, or said before that changed; None = none."""
    guessed = places_in(source, own)
    recorded = recorded_blocks(own, entry)
    if not recorded:
        return guessed
    now = hashes(source)
    left: dict[str, list[int]] = {}
    for index, each in enumerate(now):
        left.setdefault(each, []).append(index)
    found: list[int | None] = [None] * len(guessed)
    for at, said in enumerate(recorded):
        if said and left.get(said):
            place = guessed[at] if guessed[at] in left[said] else left[said][0]
            left[said].remove(place)
            found[at] = place
    used = {place for place in found if place is not None}
    for at, said in enumerate(recorded):
        if found[at] is None and said != NEW and guessed[at] is not None and guessed[at] not in used and not _moves(found, at, guessed[at]):
            found[at] = guessed[at]
            used.add(guessed[at])
    return found


def _moves(found: list[int | None], at: int, place: int) -> bool:
    """Whether a block at this place would stand before what the block above it says, or behind what that below says."""
    above = next((each for each in reversed(found[:at]) if each is not None), -1)
    below = next((each for each in found[at + 1 :] if each is not None), place + 1)
    return not above < place < below


def recorded_blocks(own: Document, entry: Entry | None) -> tuple[str, ...]:
    """What the record says of each block that stands in a translation now; "" = nothing; empty = there is no record."""
    if entry is None or not entry.blocks:
        return ()
    ours = hashes(own)
    if len(entry.blocks) == len(ours) and entry.own in ((), ours):
        return entry.blocks
    if len(entry.own) != len(entry.blocks):
        return ()
    left: dict[str, list[str]] = {}
    for each, said in zip(entry.own, entry.blocks, strict=True):
        left.setdefault(each, []).append(said)
    return tuple(left[each].pop(0) if left.get(each) else "" for each in ours)


def is_listed(unit: Unit) -> bool:
    """Whether a translator sees it: not what is the same in every language, unless this language says it otherwise (1.5, 1,5)."""
    return unit.segment.spoken or bool(unit.target and unit.target != unit.segment.text)


@dataclass(slots=True)
class _Finder:
    """Finds the words for each segment of a source."""

    source: Document
    own: Document
    parts: Segmented
    own_parts: Segmented
    places: tuple[int | None, ...]
    entry: Entry | None
    past: Past | None
    beside: dict[str, int] = field(default_factory=dict)  # the own segment of each key of the source
    recorded: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    at: dict[int, int] = field(default_factory=dict)  # the own block at each place
    older: dict[int, Mapping[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.recorded, self.now = recorded_blocks(self.own, self.entry), hashes(self.source)
        self.at = {place: at for at, place in enumerate(self.places) if place is not None}
        theirs, ours = _by_block(self.parts), _by_block(self.own_parts)
        keys = {self.own_parts.segments[index].key: index for index in ours.get(FRONT, ())}
        for index in theirs.get(FRONT, ()):
            key = self.parts.segments[index].key
            if key in keys:
                self.beside[key] = keys[key]
        for place, at in self.at.items():
            mine = ours.get(at, ())
            for index, own in zip(theirs.get(place, ()), mine, strict=False) if self._is_alike(theirs.get(place, ()), mine) else ():
                self.beside[self.parts.segments[index].key] = own

    def _is_alike(self, theirs: tuple[int, ...] | list[int], ours: tuple[int, ...] | list[int]) -> bool:
        return [self.parts.segments[i].kind for i in theirs] == [self.own_parts.segments[i].kind for i in ours]

    def unit(self, segment: Segment, where: str) -> Unit:
        own = self.beside.get(segment.key)
        if own is None:
            return Unit(segment, "", None, WAITING if segment.spoken else SAID, where)
        target = self.own_parts.segments[own].text
        said = self._said(segment.block)
        is_equal = target == segment.text
        if is_equal and not segment.spoken:
            return Unit(segment, target, own, SAID, where)
        if said == TODO or (is_equal and said != self._hash(segment.block)):
            return Unit(segment, "" if is_equal else target, own, WAITING if is_equal else SAID, where)
        if said and said != self._hash(segment.block):
            before = self._before(segment.block, said)
            if segment.text == before.get(segment.key, segment.text) and before:
                return Unit(segment, target, own, SAID, where)
            return Unit(segment, target, own, CHANGED, where, before.get(segment.key, ""), said)
        return Unit(segment, target, own, SAID, where)

    def _said(self, block: int) -> str:
        """The hash that the record says for the translation of a block; "" = nothing."""
        if block == FRONT:
            return self.entry.front if self.entry else ""
        at = self.at.get(block)
        return self.recorded[at] if at is not None and self.recorded else ""

    def _hash(self, block: int) -> str:
        return front_hash(self.source) if block == FRONT else self.now[block]

    def _before(self, block: int, said: str) -> Mapping[str, str]:
        """The words of the segments of a block in its older version, by key; nothing if nobody can tell what is different."""
        if block not in self.older:
            same = [each for each in self.parts.segments if each.block == block]
            text = self.past.text(said) if self.past and block != FRONT else ""
            older = split(text).segments if text else ()
            is_told = [each.kind for each in older] == [each.kind for each in same] and [e.text for e in older] != [e.text for e in same]
            self.older[block] = {each.key: old.text for each, old in zip(same, older, strict=True)} if is_told else {}
        return self.older[block]


def _by_block(parts: Segmented) -> Mapping[int, list[int]]:
    """The indexes of the segments of each block."""
    found: dict[int, list[int]] = {}
    for index, segment in enumerate(parts.segments):
        found.setdefault(segment.block, []).append(index)
    return found
