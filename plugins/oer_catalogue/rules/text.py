"""One Markdown text while rules look at it: its nodes, its bytes, and the places of its problems."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import cached_property

from ..load.lookup import document
from ..load.markdown import heading_ids, walk
from ..model import Document, Edition, Module, Node
from ..problem import Place, Problem
from .codes import problem


class Text:
    """A document in its module and edition. Offsets are bytes of its body."""

    def __init__(self, document: Document, module: Module, edition: Edition) -> None:
        self.document, self.module, self.edition = document, module, edition
        self.data = document.body.encode()
        self.nodes: tuple[Node, ...] = tuple(walk(document.nodes))
        self._ids: dict[str, frozenset[str]] = {}

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(rb"\n", self.data))]

    @cached_property
    def _kinds(self) -> dict[str, list[Node]]:
        kinds: dict[str, list[Node]] = {}
        for node in self.nodes:
            kinds.setdefault(node.kind, []).append(node)
        return kinds

    def of(self, kind: str) -> list[Node]:
        """The nodes of a kind, in order."""
        return self._kinds.get(kind, [])

    def place(self, offset: int) -> Place:
        """As ``Document.place``, but cheap for many places of one text."""
        line = bisect.bisect_right(self._lines, offset) - 1
        column = len(self.data[self._lines[line] : offset].decode(errors="ignore")) + 1
        return Place(self.document.file, self.document.body_line + line, column)

    def problem(self, code: str, offset: int, message: str, fix: str, suggestion: str = "") -> Problem:
        return problem(code, self.place(offset), message, fix, suggestion)

    def find(self, pattern: re.Pattern[bytes], node: Node) -> Iterator[re.Match[bytes]]:
        """Matches of a bytes pattern in the source of a node; ``start()`` is an offset of the body."""
        return pattern.finditer(self.data, node.start, node.end)

    @cached_property
    def code(self) -> tuple[tuple[int, int], ...]:
        """(start, end) of everything that is code, in order."""
        return tuple((node.start, node.end) for node in self.nodes if node.kind in ("code", "code-block"))

    def in_code(self, offset: int) -> bool:
        index = bisect.bisect_right(self.code, (offset, len(self.data) + 1)) - 1
        return index >= 0 and offset < self.code[index][1]

    def ids(self, name: str) -> frozenset[str]:
        """The ids that a link to the document ``name`` can name, as readers of this edition get it."""
        if name not in self._ids:
            found = self.document if name == self.document.name else document(self.module, self.edition, name)
            self._ids[name] = frozenset(heading_ids(found.nodes).values()) if found else frozenset()
        return self._ids[name]
