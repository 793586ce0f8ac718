"""One Markdown text while rules look at it: its nodes, its bytes, and the places of its problems."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import cached_property

from ..load.links import Target, target
from ..load.lookup import document, document_names
from ..load.markdown import heading_ids
from ..model import Document, Edition, Module, Node
from ..problem import Place, Problem
from .codes import problem


class Text:
    """A document in its module and edition. Offsets are bytes of its body.

    ``nodes`` are all its nodes, parents before their children; ``deepest`` is the level of the deepest one, from 1. Most texts have
    no problem: so the nodes are sorted by kind once, and each rule first asks whether there is anything that it is about.
    """

    def __init__(self, document: Document, module: Module, edition: Edition) -> None:
        self.document, self.module, self.edition = document, module, edition
        self.data = document.data
        self.nodes: list[Node] = []
        self.deepest = 0
        self._kinds: dict[str, list[Node]] = {}
        self._sort(document.nodes, 1)
        self._ids: dict[str, frozenset[str]] = {}
        self._targets: dict[str, Target] = {}

    def _sort(self, nodes: tuple[Node, ...], level: int) -> None:
        """Trees are at most ``MAX_DEPTH`` deep, so it may recurse."""
        self.deepest = max(self.deepest, level)
        for node in nodes:
            self.nodes.append(node)
            self._kinds.setdefault(node.kind, []).append(node)
            if node.children:
                self._sort(node.children, level + 1)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(rb"\n", self.data))]

    def of(self, *kinds: str) -> list[Node]:
        """The nodes of some kinds, in order."""
        found = [self._kinds[kind] for kind in kinds if kind in self._kinds]
        if len(found) < 2:
            return found[0] if found else []
        return [node for node in self.nodes if node.kind in kinds]

    def target(self, url: str) -> Target:
        """What an address of this text means."""
        if url not in self._targets:
            self._targets[url] = target(url, self.document.name, self.document.locale)
        return self._targets[url]

    @cached_property
    def document_names(self) -> frozenset[str]:
        """The file names that a link of this text may lead to."""
        return frozenset(document_names(self.module))

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
