"""How a paper becomes an office file, whichever kind: what stands first, which method writes which kind of node, the rows of a table."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..locales import direction
from ..model import Node
from .paper import Paper, Part, column_shares, to_fill_in

P = TypeVar("P")
"""The format's own idea of a place: an element and how what goes there looks."""


def text(words: str) -> Node:
    return Node("text", 0, 0, text=words)


def strong(*words: Node) -> Node:
    return Node("strong", 0, 0, words)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the words of each cell. ``fill``: a hand will write into it."""

    cells: Sequence[Sequence[Node]]
    fill: bool = False


_BLOCKS = {
    "paragraph": "paragraph",
    "heading": "heading",
    "image": "image",
    "rule": "rule",
    "room": "room",
    "code-block": "code_block",
    "quote": "quote",
    "alert": "alert",
    "foreign": "foreign",
    "list": "items",
    "definition-list": "definition_list",
    "table": "table",
}
"""Kinds of nodes, and the method ``(node, place)`` that writes each."""


class OfficeWriter(ABC, Generic[P]):
    """Writes the nodes of a paper. ``lang`` and ``direction`` are those of what is being written."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.lang, self.direction = paper.locale, paper.direction

    @property
    @abstractmethod
    def top(self) -> P:
        """Where the parts of the paper go."""

    @abstractmethod
    def line(self, nodes: Sequence[Node], style: str = "") -> None:
        """A paragraph of the front; ``style``: Title, Subtitle or "" = ordinary."""

    @abstractmethod
    def part_title(self, part: Part) -> None:
        """The heading of a part, which links lead to; a sheet begins a page."""

    @abstractmethod
    def grid(self, place: P, rows: Sequence[Row], shares: Sequence[float], align: Sequence[str] = (), head: bool = False) -> None:
        """A table; ``shares`` of the width by column, ``align`` left, center, right or "", ``head``: the first row names the columns."""

    @contextmanager
    def tongue(self, tag: str, way: str = "") -> Iterator[None]:
        """What is written inside is in another language; "" = in the one around."""
        kept = self.lang, self.direction
        if tag:
            self.lang, self.direction = tag, way or direction(tag)
        yield
        self.lang, self.direction = kept

    def front(self) -> None:
        paper = self.paper
        self.line((text(paper.title),), "Title")
        with self.tongue(paper.words):
            if paper.subtitle:
                self.line((text(paper.subtitle),), "Subtitle")
            if paper.facts:
                self.grid(self.top, [Row(((text(label),), (strong(text(words)),))) for label, words in paper.facts], (0.3, 0.7))
            for line in paper.closing:
                self.line((text(line),))
        if paper.address:
            self.line((Node("link", 0, 0, (text(paper.address),), url=paper.address),))

    def parts(self) -> None:
        for part in self.paper.parts:
            with self.tongue(part.lang, part.direction):
                with self.tongue(part.title_lang):
                    self.part_title(part)
                self.blocks(part.nodes, self.top)

    def blocks(self, nodes: Sequence[Node], place: P) -> None:
        for node in nodes:
            name = _BLOCKS.get(node.kind)
            if name:
                getattr(self, name)(node, place)
            else:  # not a kind of ours: its words
                self.blocks(node.children, place)

    def foreign(self, node: Node, place: P) -> None:
        with self.tongue(node.info, node.title):
            self.blocks(node.children, place)

    def table(self, node: Node, place: P) -> None:
        first, rest = node.children[:1], node.children[1:]
        head = bool(first) and any(cell.children for cell in first[0].children)
        rows = [Row([cell.children for cell in row.children]) for row in first if head]
        rows += [Row([cell.children for cell in row.children], to_fill_in(row)) for row in rest]
        shares = column_shares(node)
        if rows and shares:
            self.grid(place, rows, shares, node.align, head)
