"""Markdown nodes → one body of safe HTML, for many frames.

Every text and attribute is escaped; raw HTML never passes; addresses lead to http, https, mailto, tel or to a place of
the catalogue, or are dropped to their text (``rules.markdown`` reports them). What depends on the frame is a token
between two U+001A characters, which no text can hold:

* ``doc:<name>#<fragment>`` another document of the edition; * ``media:<file>`` a file of media/, chosen for the language;
* ``id:<id>`` and ``ref:<id>`` an element's id and a link to it; * ``oer:<slug>/<lesson>#<fragment>`` another module.

``resolve`` replaces them. Ids that we make hold a point (``fn.1``), so they never meet an author's id.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..load.markdown import plain
from ..locales import Strings
from ..model import Document, Edition, Module, Node
from .facts import Facts
from .writer import Writer, escape

__all__ = ["Body", "Pieces", "Section", "TocEntry", "plain", "render", "render_inline", "resolve"]

_MARK = "\x1a"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text, for search. ``id`` is "" before the first heading; ``text`` is plain."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading. ``title`` is plain text."""

    level: int
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Body:
    """Safe HTML with frame tokens; ``media`` are the files of media/ that it uses, captions among them, in order."""

    html: str
    toc: tuple[TocEntry, ...]
    sections: tuple[Section, ...]
    media: tuple[str, ...]


class Pieces:
    """Draws pieces of one document; what belongs to the whole of it is worked out once for all of them.

    ``strings`` are in the document's language. Blocks that a translation left as they are in the source carry the
    source's ``lang``. ``films_at`` makes light bodies: films and sounds do not go with them but are named, with their
    transcripts; it is the address of media/ on the web, with a slash at its end, or "" if there is none. None: they are players.
    """

    __slots__ = ("_facts",)

    def __init__(self, module: Module, edition: Edition, document: Document, strings: Strings, films_at: str | None = None) -> None:
        self._facts = Facts(module, edition, document, strings, films_at)

    def block(self, nodes: tuple[Node, ...]) -> str:
        """The HTML of blocks, with frame tokens; the footnotes that they name first stand at the end."""
        return "".join(self._written(nodes).out)

    def inline(self, nodes: tuple[Node, ...]) -> str:
        """The HTML of inline nodes (a question, a term), with frame tokens."""
        if len(nodes) == 1 and nodes[0].kind == "text" and not self._facts.untranslated:  # most words of a quiz
            return str(escape(nodes[0].text))
        writer = Writer(self._facts)
        writer.top(nodes)
        return "".join(writer.out)

    def body(self, nodes: tuple[Node, ...]) -> Body:
        """The same as ``block``, with contents, sections and media."""
        writer = self._written(nodes)
        toc, sections = _outline(nodes, writer)
        return Body("".join(writer.out), toc, sections, tuple(dict.fromkeys(writer.media)))

    def _written(self, nodes: tuple[Node, ...]) -> Writer:
        writer = Writer(self._facts)
        writer.top(nodes)
        writer.footnotes()
        return writer


def render(
    module: Module, edition: Edition, document: Document, nodes: tuple[Node, ...] | None, strings: Strings, films_at: str | None = None
) -> Body:
    """The body of ``nodes`` of a document (None = all of it); for many pieces of one document see ``Pieces``."""
    return Pieces(module, edition, document, strings, films_at).body(document.nodes if nodes is None else nodes)


def render_inline(
    module: Module, edition: Edition, document: Document, nodes: tuple[Node, ...], strings: Strings, films_at: str | None = None
) -> str:
    """The HTML of inline nodes (a question, a term), with frame tokens."""
    return Pieces(module, edition, document, strings, films_at).inline(nodes)


def resolve(html: str, resolver: Callable[[str, str], str]) -> str:
    """Replace every token by ``resolver(kind, value)``, escaped as an attribute's value."""
    pieces = html.split(_MARK)  # text, token, text, token … text
    for at in range(1, len(pieces), 2):
        kind, _, value = pieces[at].partition(":")
        pieces[at] = escape(resolver(kind, value))
    return "".join(pieces)


def _outline(nodes: tuple[Node, ...], writer: Writer) -> tuple[tuple[TocEntry, ...], tuple[Section, ...]]:
    """Contents and sections, cut at the headings that stand at the top level."""
    toc: list[TocEntry] = []
    sections: list[Section] = []
    name, title, start = "", "", 0
    for index, node in enumerate((*nodes, None)):
        if node is not None and node.kind != "heading":
            continue
        text = plain(nodes[start:index])
        if name or text:
            sections.append(Section(name, title, text))
        if node is not None:
            name, title, start = writer.facts.id(node), plain(node.children), index + 1
            toc.append(TocEntry(writer.level(node), name, title))
    return tuple(toc), tuple(sections)
