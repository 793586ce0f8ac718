"""Words that came back from a translator, taken into the translation; what finds no place is kept and named, never lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..load.blocks import TODO, blocks, front_hash
from ..model import Document
from .beside import CHANGED, SAID, WAITING, Beside, Unit
from .pairs import as_document
from .placed import normal
from .record import Entry
from .segments import FRONT, Segment, join, missing
from .work import renewed

_ALIKE = str.maketrans({**dict.fromkeys('‘’‚‛“”„‟«»‹›`´′″"', "'"), **dict.fromkeys("‐‑‒–—―−", "-"), "…": "...", "\\": None})
_ROWS = frozenset({"item", "task", "definition", "definition-title"})
"""Blocks that follow each other without an empty line."""


@dataclass(frozen=True, slots=True)
class Row:
    """What came for one segment. ``source`` are the words that it was made for. ``is_sure``: the translator says that it is done;
    None = the form of the file cannot tell."""

    key: str
    source: str
    words: str
    is_sure: bool | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """What came in one file: for which text, and its rows in order."""

    owner: str
    name: str
    source_locale: str
    locale: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """The translation with the words that came.

    ``came`` are the blocks of it that say their source now, ``front``: so does the front matter; ``left`` those in which something is
    still to do, with what the record has to say of them. Of the segments ``known`` were among the rows, ``count`` were changed;
    ``rejected`` rows found no place. ``notes`` are sentences about what a person should look at.
    """

    text: str
    came: frozenset[int]
    left: Mapping[int, str]
    front: bool
    known: int
    count: int
    rejected: tuple[Row, ...]
    notes: tuple[str, ...]


def alike(text: str) -> str:
    """A text as it is compared: office programs change spaces, quotes, dashes and dots as one types."""
    return re.sub("-+", "-", "".join(unicodedata.normalize("NFKC", text).translate(_ALIKE).split()))


def matched(rows: Iterable[Row], segments: Sequence[Segment]) -> tuple[dict[str, Row], list[Row]]:
    """The row of each segment, by key; and the rows that are for none. Rows match by key and source, else by source."""
    found: dict[str, Row] = {}
    left: list[Row] = []
    known = {segment.key: alike(segment.text) for segment in segments}
    for row in rows:
        if row.key not in found and known.get(row.key) == alike(row.source):
            found[row.key] = row
        else:
            left.append(row)
    free: dict[str, list[str]] = {}
    for segment in segments:
        if segment.key not in found:
            free.setdefault(alike(segment.text), []).append(segment.key)
    lost = []
    for row in left:
        keys = free.get(alike(row.source))
        if keys:
            found[keys.pop(0)] = row
        else:
            lost.append(row)
    return found, lost


def take(text: Beside, parcel: Parcel) -> Taken:
    """The words of a parcel in the translation. What was not translated stays as it was, or stands there in the source's language."""
    rows, lost = matched(parcel.rows, text.source_parts.segments)
    known = len(rows)
    units = {unit.segment.key: unit for unit in text.units}
    rows = {key: replace(row, words=mended(row.words, units[key].segment.text)) for key, row in rows.items() if row.words.strip()}
    new = {key: row for key, row in rows.items() if normal(row.words, units[key].segment.kind) != units[key].target}
    notes = [sentence for key, row in rows.items() if key in new for sentence in missing(units[key].segment, row.words)]
    if text.own_parts is None:
        written = _said(text, rows)
        places: tuple[int | None, ...] = tuple(range(len(blocks(text.source))))
        homeless: list[Row] = []
    else:
        written, places, homeless = _into(text, units, new)
    here = {each.text for each in (text.own_parts.segments if text.own_parts else ())}
    lost = [row for row in lost if row.words.strip() and row.words not in here] + homeless
    some, not_yet = _done(text.units, rows, new, {id(row) for row in homeless})
    came = frozenset(at for at, place in enumerate(places) if place in some and place not in not_yet)
    said = {at: not_yet[place] for at, place in enumerate(places) if place in not_yet}
    if FRONT in not_yet:
        said[FRONT] = not_yet[FRONT]
    return Taken(written, came, said, FRONT in some and FRONT not in not_yet, known, len(new) - len(homeless), tuple(lost), tuple(notes))


def _said(text: Beside, rows: Mapping[str, Row]) -> str:
    """The source with these words."""
    parts = text.source_parts
    return join(parts.template, [rows[each.key].words if each.key in rows else "" for each in parts.segments])


def _done(units: Sequence[Unit], rows: Mapping[str, Row], new: Mapping[str, Row], homeless: set[int]) -> tuple[set[int], dict[int, str]]:
    """The source's blocks for which done words came, and those in which something is to do, with what was recorded of them."""
    some: set[int] = set()
    not_yet: dict[int, str] = {}
    for unit in units:
        row, block = rows.get(unit.segment.key), unit.segment.block
        is_there = row is not None and id(row) not in homeless
        is_new = is_there and unit.segment.key in new
        is_sure = is_there and (row.is_sure if row.is_sure is not None else is_new)
        if is_sure and (is_new or unit.state != SAID):
            some.add(block)
        elif unit.state == CHANGED and is_there and row.is_sure is None:
            continue  # one that needed no change, if another of its block was changed
        elif unit.state == WAITING:
            not_yet[block] = TODO
        elif unit.state == CHANGED:
            not_yet.setdefault(block, unit.said)
    return some, not_yet


def _into(text: Beside, units: Mapping[str, Unit], new: Mapping[str, Row]) -> tuple[str, tuple[int | None, ...], list[Row]]:
    """The translation with the words, the source's block at the place of each of its blocks, and the rows without a place."""
    words = [""] * len(text.own_parts.segments)
    for key, row in new.items():
        if units[key].own is not None:
            words[units[key].own] = row.words
    written = join(text.own_parts.template, words)
    there = {place for place in text.places if place is not None}
    left = {key: row for key, row in new.items() if units[key].own is None}
    wanted = sorted({units[key].segment.block for key in left} - there - {FRONT})
    if wanted:
        with_more, places = inserted(text, written, new, wanted)
        if with_more:
            left = {key: row for key, row in left.items() if units[key].segment.block not in wanted}
            return with_more, places, list(left.values())
    return written, text.places, list(left.values())


# --- blocks that the translation lacks ----------------------------------------------------------------------------------


def inserted(text: Beside, written: str, new: Mapping[str, Row], wanted: Sequence[int]) -> tuple[str, tuple[int | None, ...]]:
    """The translation with blocks of the source that it lacked, each behind the block that says the one above it.

    "" if the form would not be what it should be.
    """
    source = as_document(_said(text, new), "", text.pair.name, "")
    own = as_document(written, "", text.pair.name, "")
    theirs, ours = _chunks(source), _chunks(own)
    body = own.data.decode()
    pieces = [(node.kind, chunk, place) for node, chunk, place in zip(blocks(own), ours, text.places, strict=True)]
    head = body[: len(body) - sum(map(len, ours))]
    kinds = [node.kind for node in blocks(source)]
    for block in wanted:
        above = [at for at, (*_, place) in enumerate(pieces) if place is not None and place < block]
        at = max(above) + 1 if above else 0
        pieces.insert(at, (kinds[block], theirs[block], block))
    for at, (kind, chunk, place) in enumerate(pieces[:-1]):
        if place in wanted or pieces[at + 1][2] in wanted:
            is_row = kind in _ROWS and pieces[at + 1][0] in _ROWS
            pieces[at] = (kind, chunk.rstrip("\n") + ("\n" if is_row else "\n\n"), place)
    kind, chunk, place = pieces[-1]
    pieces[-1] = (kind, chunk.rstrip("\n") + "\n", place)
    result = written[: len(written) - len(body)] + head + "".join(chunk for _, chunk, _ in pieces)
    form = [node.kind for node in blocks(as_document(result, "", text.pair.name, ""))]
    return (result, tuple(place for *_, place in pieces)) if form == [kind for kind, *_ in pieces] else ("", ())


def _chunks(document: Document) -> list[str]:
    """The text of each block up to the next one."""
    data = document.data
    starts = [data.rfind(b"\n", 0, node.start) + 1 for node in blocks(document)]
    return [data[start:end].decode() for start, end in zip(starts, [*starts[1:], len(data)], strict=True)]


# --- after the office program ---------------------------------------------------------------------------------------------

_TITLE = re.compile(r"(\]\(<?[^\s()]+>?\s+)[“”„«»‟\"]([^()\n]*?)[“”„«»‟\"]\)")
_CODE = re.compile(r"`[^`]+`")


def mended(words: str, source: str) -> str:
    """Words with the straight quotes, dashes and dots that links and code had in the source, where a program changed them."""
    words = _TITLE.sub(r'\1"\2")', words)
    known = {alike(code): code for code in _CODE.findall(source)}
    return _CODE.sub(lambda found: known.get(alike(found[0]), found[0]), words)


def recorded(text: Beside, taken: Taken, how: str) -> Entry:
    """The entry of the record after the words came in."""
    own = as_document(taken.text, text.pair.target, text.pair.name, text.pair.locale)
    entry = renewed(text.source, own, text.entry, how, taken.came)
    blocks = tuple(taken.left.get(at, said) for at, said in enumerate(entry.blocks))
    front = front_hash(text.source) if taken.front else taken.left.get(FRONT, entry.front)
    return replace(entry, blocks=blocks, front=front)
