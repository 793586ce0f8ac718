"""A text (front matter and body) ⇄ the words that a translator sees, piece by piece.

A **segment** is the words of one paragraph, heading (without ``#`` and ``{#id}``), item (without its mark and box), cell, quote,
definition, footnote, or of one string of the front matter. Code blocks are none. Pictures, links and code stay inline in the words.
Soft line ends are spaces, hard breaks ``\\`` and a line end; pipes in cells need no backslash.

``join(*split(text)) == text``, byte for byte; other words for a segment leave the form of the text as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from ..load.blocks import blocks
from ..load.markdown import INLINE, heading_ids, split_front, walk
from ..model import Node
from ..schema.front import GlossaryFront, GuideFront, IndexFront, LessonFront, MethodFront, PathwayFront, QuizFront, TranscriptFront
from ..schema.yaml import read
from .pairs import as_document
from .placed import normal, placed, protected_parts, scalar, shown

FRONT = -1
"""The block of the segments of the front matter."""
_FACTS = frozenset({"resource", "origin", "reviewed"})
_MODELS = (IndexFront, LessonFront, QuizFront, GuideFront, GlossaryFront, MethodFront, PathwayFront, TranscriptFront)
WORDS = frozenset({"description"}.union(*(model.model_fields for model in _MODELS))) - _FACTS
"""The keys of a front matter that hold words. ``description`` is that of a page, for which there is no model."""
_ONE = frozenset({"paragraph", "heading", "table-cell", "definition-title"})
_KINDS = {"table-cell": "cell", "definition-title": "term", "task": "item"}
_ANSWER = re.compile(rb"Answer:[ \t]*")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of a text. ``key`` says where they stand, and is theirs alone in the text: ``front/outcomes/LO1``, ``#spot-it/item-2``.

    ``block`` is the index of the block that they belong to (FRONT = none), ``line`` where they begin. ``spoken`` is false for words that
    are the same in every language: numbers, addresses, code alone.
    """

    key: str
    kind: str
    text: str
    block: int
    line: int
    spoken: bool = True

    @property
    def protected(self) -> tuple[str, ...]:
        """What must stand in a translation too: addresses, footnotes, placeholders, code."""
        return () if self.kind == "front" else protected_parts(self.text)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the words of a segment stand in a text: as they are typed there (``raw``) and as they are shown."""

    raw: str
    text: str
    kind: str
    prefix: str = ""


Template = tuple[str | Slot, ...]


class Segmented(NamedTuple):
    template: Template
    segments: tuple[Segment, ...]


def join(template: Template, words: Sequence[Segment | str]) -> str:
    """The text with these words, one for each segment; "" = as they are. Raises ValueError if their number is another."""
    if sum(isinstance(piece, Slot) for piece in template) != len(words):
        raise ValueError("the number of words is not that of the text's segments")
    text = _joined(template, words)
    if _kinds(template) == _kinds(split(text).template):
        return text
    return _joined(template, words, is_hard=True)  # words of two segments that make something else together


def _kinds(template: Template) -> list[str]:
    return [piece.kind for piece in template if isinstance(piece, Slot)]


def _joined(template: Template, words: Sequence[Segment | str], is_hard: bool = False) -> str:
    left = iter(words)
    return "".join(piece if isinstance(piece, str) else _put(piece, next(left), is_hard) for piece in template)


def _put(slot: Slot, given: Segment | str, is_hard: bool) -> str:
    words = given if isinstance(given, str) else given.text
    said = normal(words, slot.kind)
    if words == slot.text or not said or said == normal(slot.text, slot.kind):
        return slot.raw
    if slot.kind == "front":
        return scalar(said) + slot.raw[len(slot.raw.rstrip()) :]
    lines = slot.raw.split("\n")
    return placed(said, slot.kind, slot.prefix, max(map(len, lines)) if len(lines) > 1 else 0, is_hard)


def split(text: str) -> Segmented:
    """A text as a template and its segments, in the order of the text. Never raises for what somebody typed."""
    cut = split_front(text)
    found = list(_front(cut.text)) if cut else []
    at = len(text) - len(cut.body) if cut else 0
    spots = [(4 + start if cut else start, 4 + end, slot, key, FRONT, True) for start, end, slot, key in found]
    if cut and not text.startswith("---\n"):  # spaces behind the dashes
        shift = text.index("\n") + 1 - 4
        spots = [(start + shift, end + shift, *rest) for start, end, *rest in spots]
    spots += [(at + start, at + end, *rest) for start, end, *rest in _body(text[at:])]
    template: list[str | Slot] = []
    segments = []
    before, line = 0, 1
    for start, end, slot, key, block, spoken in spots:
        template += [text[before:start], slot]
        line += text.count("\n", before, start)
        segments.append(Segment(key, slot.kind, slot.text, block, line, spoken))
        line += slot.raw.count("\n")
        before = end
    return Segmented((*template, text[before:]), tuple(segments))


# --- front matter -----------------------------------------------------------------------------------------------------


def _front(text: str) -> Iterator[tuple[int, int, Slot, str]]:
    """The strings of the front matter that hold words: start, end, slot, key."""
    known, _ = read(text, "")
    if known is None:
        return
    path: list[list] = []  # of what is open: [key or index, is a map, waits for a key]
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.CollectionEndEvent):
            path.pop()
        elif isinstance(event, yaml.CollectionStartEvent):
            _next(path)
            path.append([-1, isinstance(event, yaml.MappingStartEvent), True])
        elif isinstance(event, yaml.ScalarEvent) and path:
            if path[-1][1] and path[-1][2]:
                path[-1][:] = [event.value, True, False]
                continue
            _next(path)
            start, end = event.start_mark.index, event.end_mark.index
            keys = [str(step[0] + 1 if isinstance(step[0], int) else step[0]) for step in path]
            if keys[0] in WORDS and event.value.strip() and (len(path) > 1 or path[0][1]):
                yield start, end, Slot(text[start:end], event.value.strip(), "front"), "/".join(("front", *keys))


def _next(path: list[list]) -> None:
    """One more value in what is open: the next place of a list; a map waits for its next key."""
    if path and path[-1][1]:
        path[-1][2] = True
    elif path:
        path[-1][0] += 1


# --- body -------------------------------------------------------------------------------------------------------------

Span = tuple[int, int, str, tuple[Node, ...]]
"""Start and end in bytes, kind, the inline nodes."""


def _body(text: str) -> Iterator[tuple[int, int, Slot, str, int, bool]]:
    """The segments of a body: start, end, slot, key, block, spoken."""
    data = text.encode()
    document = as_document(text, "", "", "") if split_front(text) is None else None
    if document is None:  # a body that begins like a front matter: a rule
        document = as_document(f"\n{text}", "", "", "")
        yield from ((start - 1, end - 1, *rest) for start, end, *rest in _body(f"\n{text}"))
        return
    ids = heading_ids(document.nodes)
    section, counts = "start", Counter()
    seen, position = 0, 0
    for block, node in enumerate(blocks(document)):
        for start, end, kind, inner in _spans(node, node.kind, data):
            if kind == "heading":
                section = f"#{ids[node.start]}" if node.kind == "heading" and node.start in ids else section
                counts = Counter() if node.kind == "heading" else counts
            counts[kind] += 1
            key = f"{section}/{kind}" if kind == "heading" and counts[kind] == 1 else f"{section}/{kind}-{counts[kind]}"
            position += len(data[seen:start].decode())
            raw = data[start:end].decode()
            slot = Slot(raw, _shown(data, start, end, kind, inner), kind, _prefix(data, start, kind))
            yield position, position + len(raw), slot, key, block, _is_spoken(inner, slot)
            position, seen = position + len(raw), end


def _spans(node: Node, kind: str, data: bytes) -> Iterator[Span]:
    """The words in a block, in order."""
    if node.kind in _ONE:
        own = kind if node.kind == "paragraph" else node.kind
        start, end = (node.start, node.end) if node.kind != "heading" else _ends(node.children, data)
        yield from _span(start, end, _KINDS.get(own, own), node.children, data)
        return
    own = node.kind if node.kind in ("item", "task", "quote", "alert", "definition", "footnote") else kind
    run: list[Node] = []
    for child in node.children:
        if child.kind in INLINE or (run and child.kind == "html"):
            run.append(child)
            continue
        yield from _run(run, own, data)
        run = []
        yield from _spans(child, own, data)
    yield from _run(run, own, data)


def _run(run: list[Node], kind: str, data: bytes) -> Iterator[Span]:
    yield from _span(*_ends(run, data), _KINDS.get(kind, kind), tuple(run), data)


def _ends(nodes: Sequence[Node], data: bytes) -> tuple[int, int]:
    """Where inline nodes begin and end. An escaped first sign begins with its backslash."""
    if not nodes:
        return 0, 0
    start = nodes[0].start
    is_escape = nodes[0].kind == "text" and data[start - 1 : start] == b"\\"
    return start - is_escape, nodes[-1].end


def _span(start: int, end: int, kind: str, inner: tuple[Node, ...], data: bytes) -> Iterator[Span]:
    piece = data[start:end]
    if kind == "paragraph" and (answer := _ANSWER.match(piece)):
        start, kind = start + answer.end(), "answer"
    start, end = start + len(data[start:end]) - len(data[start:end].lstrip()), start + len(data[start:end].rstrip())
    if start < end and inner:
        yield start, end, kind, inner


def _shown(data: bytes, start: int, end: int, kind: str, inner: tuple[Node, ...]) -> str:
    """The words without what begins further lines: indentation and the marks of quotes."""
    piece = data[start:end]
    if b"\n" not in piece:
        return shown(piece.decode(), kind)
    hard = [(node.start, node.end) for node in walk(inner) if node.kind == "hard-break"]
    quotes = _prefix(data, start, kind).count(">")
    lines, at = [], start
    for line in piece.split(b"\n"):
        words = line.decode()
        if lines:
            words = re.sub(rf"^(?:[ \t]*>){{0,{quotes}}}", "", words).lstrip(" \t")
        at += len(line)
        is_hard = any(first <= at < last for first, last in hard)
        lines.append(f"{words.rstrip().removesuffix(chr(92)) if is_hard else words.strip()}{chr(92) + chr(10) if is_hard else ' '}")
        at += 1
    return "".join(lines).rstrip(" ")


def _prefix(data: bytes, start: int, kind: str) -> str:
    """What a further line of the block at ``start`` begins with: its quotes, and room where the marks of its items stand.

    Headings and cells have one line: the mark that they stand behind.
    """
    lead = data[data.rfind(b"\n", 0, start) + 1 : start].decode(errors="replace")
    if kind in ("heading", "cell"):
        mark = "#" if kind == "heading" else "|"
        return mark if mark in lead else ""
    return "".join(sign if sign in "> \t" else " " for sign in lead)


def _is_spoken(inner: tuple[Node, ...], slot: Slot) -> bool:
    if slot.kind == "answer" and slot.text.strip().lower() == "open":
        return False
    text = slot.text
    skipped: set[int] = set()
    for node in walk(inner):
        if node.kind == "link" and node.info in ("autolink", "email"):
            skipped.update(child.start for child in node.children)
        elif node.kind == "text" and node.start not in skipped:
            words = node.text.removeprefix("Answer:") if slot.kind == "answer" else node.text
            if any(sign.isalpha() for sign in words):
                return bool(text)
    return False


def missing(segment: Segment, words: str) -> list[str]:
    """One sentence for each protected part of a segment that the words for it lack."""
    if not segment.protected or not words.strip():
        return []
    left = Counter(segment.protected) - Counter(protected_parts(normal(words, segment.kind)))
    return [f"{segment.key}: the translation lacks {part}" for part in left]
