"""What belongs to a whole document, also when only pieces of it are drawn."""

from __future__ import annotations

from functools import cached_property

from markupsafe import escape

from .. import locales
from ..load.lookup import document_names
from ..load.markdown import heading_ids, walk
from ..locales import Strings
from ..model import Document, Edition, Module, Node
from .notes import Notes, notes


class Facts:
    """A document of an edition; everything is worked out when the first piece asks for it. ``strings`` are in its language.

    ``films_at``: see ``Pieces``.
    """

    def __init__(self, module: Module, edition: Edition, document: Document, strings: Strings, films_at: str | None = None) -> None:
        self.module, self.edition, self.document, self.strings, self.films_at = module, edition, document, strings, films_at

    @cached_property
    def every(self) -> tuple[Node, ...]:
        """Every node, in the order of the text."""
        return tuple(walk(self.document.nodes))

    @cached_property
    def ids(self) -> dict[int, str]:
        return heading_ids(node for node in self.every if node.kind == "heading")

    def id(self, heading: Node) -> str:
        """The id of a heading of the document; a heading that was made and put among its nodes has its own."""
        return self.ids.get(heading.start, heading.id)

    @cached_property
    def notes(self) -> Notes:
        return notes(self.every)

    @cached_property
    def tables(self) -> dict[int, int]:
        return {node.start: number for number, node in enumerate((n for n in self.every if n.kind == "table"), start=1)}

    @cached_property
    def linkable(self) -> frozenset[str]:
        return frozenset(document_names(self.module))

    @cached_property
    def untranslated(self) -> tuple[tuple[int, int], ...]:
        """(start, end) of the blocks that are still in the source's language."""
        state = self.edition.state.documents.get(self.document.name)
        if not state or not state.untranslated or self.document.locale == self.module.source_language:
            return ()
        blocks = self.document.nodes
        return tuple((blocks[i].start, blocks[i].end) for i in state.untranslated if i < len(blocks))

    @cached_property
    def source_language(self) -> str:
        """``lang`` of untranslated blocks, and ``dir`` if it differs."""
        source = self.module.source_language
        direction = locales.load(source).direction
        other = locales.load(self.document.locale).direction != direction
        return f' lang="{escape(source)}"' + (f' dir="{direction}"' if other else "")
