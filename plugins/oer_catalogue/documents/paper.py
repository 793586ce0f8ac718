"""What is printed: a title, facts and parts of nodes in which nothing is left to look up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model import Node


class UnprintableError(Exception):
    """A text that a format cannot hold. The words are for whoever builds the catalogue."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file. ``kind``: png, jpg, gif, webp or svg. ``width`` and ``height`` in pixels, 0 = not known."""

    data: bytes
    kind: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paper under a heading of its own. ``sheet``: it begins on a new sheet of paper.

    ``nodes`` are resolved (``resolve.py`` says what that means): headings are numbered by depth from 1, links lead to whole addresses or
    to another part (``#id``), pictures to ``Paper.pictures``. ``title_lang``: the language of the title where it is not ``lang``.
    """

    id: str
    title: str
    nodes: tuple[Node, ...]
    lang: str
    direction: str  # ltr | rtl
    sheet: bool = False
    title_lang: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """One document. ``facts`` are rows of a table on its front: label, words. ``closing``: attribution, licence, one line each.

    ``labels`` are the words of the document itself: ``contents`` and ``notes``. ``words`` is the language of labels and facts where it
    is not the paper's. ``large``: in large print, where a format can. ``contents``: it may have a table of contents. ``keywords``,
    ``rights`` (how to name the source) and ``licence_url`` go into the file's properties.
    """

    title: str
    subtitle: str
    locale: str
    direction: str  # ltr | rtl
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    closing: tuple[str, ...]
    address: str
    labels: Mapping[str, str]
    author: str = ""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    words: str = ""
    large: bool = False
    contents: bool = True
    keywords: tuple[str, ...] = ()
    rights: str = ""
    licence_url: str = ""


NUMBERED = "numbered"
NARROW = 0.12  # of the width


def column_shares(table: Node) -> tuple[float, ...]:
    """The share of the width that each column of a table gets; they add up to 1.

    A column's need grows with its text, but less and less: a long one may run over several lines, a short one must not.
    Empty columns are to be filled in by hand and get a fair share; a first column for a number (``table.info`` = ``NUMBERED``) is narrow.
    """
    number = max((len(row.children) for row in table.children), default=0)
    if not number:
        return ()
    if table.info == NUMBERED and number > 1:
        return (NARROW, *[(1 - NARROW) / (number - 1)] * (number - 1))
    needs = [1.0] * number
    for at in range(number):
        sizes = [text_length(row.children[at]) for row in table.children if at < len(row.children)]
        empty = sum(blank(row.children[at]) for row in table.children if at < len(row.children)) * 2 > len(sizes)
        longest = max(sizes, default=0)
        mean = sum(sizes) / max(1, len(sizes))
        needs[at] = 4.0 + max(12.0 if empty else 4.0, min(longest, 14.0), min(46.0, mean * 0.8))
    total = sum(needs)
    return tuple(need / total for need in needs)


def text_length(node: Node) -> int:
    """How many characters of text a node holds."""
    return len(node.text) + sum(text_length(child) for child in node.children)


def to_fill_in(row: Node) -> bool:
    """Whether a hand will write into a table's row: at least half of its cells are empty, or hold dots."""
    return sum(blank(cell) for cell in row.children) * 2 >= len(row.children) > 0


def blank(node: Node) -> bool:
    """Whether there is nothing in a node but dots, lines or spaces to write on."""
    return node.kind != "image" and not node.text.strip(" \u00a0._…") and all(blank(child) for child in node.children)


def is_label(paragraph: Node) -> bool:
    """Whether a paragraph is one strong line: it names what follows, and stays with it when the page ends."""
    return len(paragraph.children) == 1 and paragraph.children[0].kind == "strong"
