"""What a translator has done, as an entry of the record: all of a text, only what was edited, or only a mend of the source's typing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from ..load.blocks import NEW, TODO, blocks, front_hash, hashes, same_words, untranslated_blocks
from ..model import Document, Node
from .record import Entry


def done(source: Document, own: Document, entry: Entry | None, how: str, *, equal: bool = False) -> Entry:
    """Every block says the source's block at the same place, now.

    A block that still reads like its source waits (``todo``), unless it was recorded as said before or ``equal`` is true: some words are
    the same in both languages. Raises ValueError, with the first difference, if the two texts have not the same blocks.
    """
    before, now = entry or Entry(), hashes(source)
    waiting = set() if equal else set(untranslated_blocks(source, own))
    different = difference(blocks(source), blocks(own))
    if different:
        raise ValueError(different)
    said = set(before.blocks)
    found = tuple(TODO if at in waiting and each not in said else each for at, each in enumerate(now))
    front = TODO if not equal and before.front in ("", TODO) and same_words(source, own) else front_hash(source)
    return _made(before, how, front, found, hashes(own))


def _made(before: Entry, how: str, front: str, found: tuple[str, ...], own: tuple[str, ...]) -> Entry:
    """The entry with these hashes; who made it changes only if something else does."""
    after = replace(before, front=front, blocks=found, own=own)
    is_same = (before.front, before.blocks) == (front, found) and before.own in ((), own) and before.made_by
    return after if is_same else after.made(how)


def started(source: Document) -> Entry:
    """The entry of a translation that is a copy of its source: every block with words waits."""
    now = hashes(source)
    waiting = set(untranslated_blocks(source, source))
    return Entry(front=TODO, blocks=tuple(TODO if at in waiting else each for at, each in enumerate(now)), own=now)


def reconciled(source: Document, own: Document, entry: Entry, how: str) -> Entry:
    """The entry for a translation that was edited while nobody wrote the record.

    A block that was edited says the source's block at its place, now; the others say what they said. ``own`` of the entry tells which were
    edited; without it every block whose place in the source is known counts as untouched.
    """
    ours = hashes(own)
    places = places_in(source, own)
    now, waiting = hashes(source), set(untranslated_blocks(source, own))
    if not entry.own or len(entry.own) != len(entry.blocks):
        if len(entry.blocks) == len(ours):
            return replace(entry, own=ours)
        return _made(entry, how, entry.front or front_hash(source), _said(places, now, waiting), ours)
    found: list[str] = []
    for kind, low, high, first, last in SequenceMatcher(None, entry.own, ours, autojunk=False).get_opcodes():
        if kind == "equal":
            found += entry.blocks[low:high]
        else:
            found += _said(places[first:last], now, waiting, first)
    front = front_hash(source) if entry.front == TODO and not same_words(source, own) else entry.front
    return _made(entry, how, front, tuple(found), ours)


def _said(places: Sequence[int | None], now: Sequence[str], waiting: Collection[int], first: int = 0) -> tuple[str, ...]:
    """The hash that each block says: of the source's block at its place, ``todo`` if it waits, ``new`` if it has no place."""
    return tuple(NEW if place is None else TODO if at in waiting else now[place] for at, place in enumerate(places, first))


def renewed(source: Document, own: Document, entry: Entry | None, how: str, came: Collection[int]) -> Entry:
    """The entry after the words of the blocks ``came`` (indexes in ``own``) came in: these say the source's block at their place, now.

    The others say what they said, as far as their words still stand there; blocks that nobody recorded wait.
    """
    before, now, ours = entry or Entry(), hashes(source), hashes(own)
    places, waiting = places_in(source, own), set(untranslated_blocks(source, own)) - set(came)
    old = dict(zip(before.own, before.blocks, strict=False))
    said = _said(places, now, waiting)
    found = [old[each] if at not in came and each in old else said[at] for at, each in enumerate(ours)]
    front = before.front
    if front in ("", TODO):
        front = TODO if same_words(source, own) else front_hash(source)
    return _made(before, how, front, tuple(found), ours)


# --- where a block stands -----------------------------------------------------------------------------------------------


def signature(node: Node) -> tuple[str, int, str]:
    """What a block of a translation has in common with that of its source, whatever the words: kind, level, id."""
    return node.kind, node.level, node.id


def difference(theirs: Sequence[Node], ours: Sequence[Node]) -> str:
    """In words, where the blocks of a translation first differ in kind from those of its source; "" = nowhere."""
    kinds, own = [node.kind for node in theirs], [node.kind for node in ours]
    if kinds == own:
        return ""
    at = next((i for i, (a, b) in enumerate(zip(kinds, own, strict=False)) if a != b), min(len(kinds), len(own)))
    return f"{len(own)} blocks, the source has {len(kinds)}; they differ from block {at + 1} on"


def places_in(source: Document, own: Document) -> list[int | None]:
    """For each block of a translation the index of the source's block at its place, or None where the source has none there."""
    theirs, ours = list(map(signature, blocks(source))), list(map(signature, blocks(own)))
    if [kind for kind, *_ in theirs] == [kind for kind, *_ in ours]:
        return list(range(len(ours)))
    places: list[int | None] = [None] * len(ours)
    for kind, low, high, first, last in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if kind == "equal" or (kind == "replace" and high - low == last - first):
            places[first:last] = range(low, high)
    return places


# --- a mend of the source's typing ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kept:
    """A source block whose change matters to no translation: its hash before and now."""

    before: str
    now: str


def mended(source: Document, entries: Sequence[Entry]) -> tuple[list[Kept], list[int]]:
    """Which hashes stand for which, after a mere mend of the source; and the source's blocks for which that cannot be told.

    A block of the source that no translation says stands where, in the records, another hash stands between the same neighbours. It
    cannot be told where the records have different hashes there: then some language was behind already.
    """
    now = hashes(source)
    seen: dict[int, set[str]] = {}
    for entry in entries:
        said = [each for each in entry.blocks if each != NEW]
        for kind, low, high, first, last in SequenceMatcher(None, said, now, autojunk=False).get_opcodes():
            if kind == "replace" and high - low == last - first:
                for old, at in zip(said[low:high], range(first, last), strict=True):
                    if old != TODO:
                        seen.setdefault(at, set()).add(old)
            elif kind != "equal":
                for at in range(first, last):
                    seen.setdefault(at, set()).update(("", "?"))
    known = [Kept(next(iter(old)), now[at]) for at, old in sorted(seen.items()) if len(old) == 1]
    return known, [at for at, old in sorted(seen.items()) if len(old) > 1]


def keep(entry: Entry, known: Sequence[Kept], fronts: Kept | None = None) -> Entry:
    """The entry with the hashes of mended blocks renewed. Who made and who read the translation stays: its words are the same."""
    new = {each.before: each.now for each in known}
    front = fronts.now if fronts and entry.front == fronts.before else entry.front
    return replace(entry, blocks=tuple(new.get(each, each) for each in entry.blocks), front=front)


def mended_front(source: Document, entries: Sequence[Entry]) -> Kept | None:
    """The same for the front matter: None = it did not change, or the records differ."""
    before, now = {entry.front for entry in entries if entry.front not in ("", TODO)}, front_hash(source)
    before.discard(now)
    return Kept(before.pop(), now) if len(before) == 1 else None
