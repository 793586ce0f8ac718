"""Snowball's steps in half the time: what their base class looks for letter by letter in a sorted table, in a dictionary of its entries.

The answer is the same: the longest entry that stands there, or the next shorter one that its condition lets pass.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol


class Among(Protocol):
    """An entry of a table, as the package has it."""

    s: str
    result: int
    method: Callable[[Any], bool] | None


Table = tuple[dict[str, Among], list[int], set[str], set[str]]
"""Entries by text, their lengths from the longest, the letters that they begin and end with; no letters if an entry is empty."""


class Quick:
    """Stands before a stemmer of ``snowballstemmer`` among the bases of a class."""

    current: str
    cursor: int
    limit: int
    limit_backward: int

    def __init__(self) -> None:
        self._tables: dict[int, Table] = {}  # by the identity of the package's lists, which stay
        super().__init__()

    def find_among(self, v: Sequence[Among]) -> int:
        entries, sizes, firsts, _ = self._tables.get(id(v)) or self._table(v)
        at, current, room = self.cursor, self.current, self.limit - self.cursor
        if firsts and (room < 1 or current[at] not in firsts):
            return 0
        for size in sizes:
            found = entries.get(current[at : at + size]) if size <= room else None
            if found is not None and self._takes(found, at + size):
                return found.result
        return 0

    def find_among_b(self, v: Sequence[Among]) -> int:
        entries, sizes, _, lasts = self._tables.get(id(v)) or self._table(v)
        at, current, room = self.cursor, self.current, self.cursor - self.limit_backward
        if lasts and (room < 1 or current[at - 1] not in lasts):
            return 0
        for size in sizes:
            found = entries.get(current[at - size : at]) if size <= room else None
            if found is not None and self._takes(found, at - size):
                return found.result
        return 0

    def _takes(self, found: Among, to: int) -> bool:
        self.cursor = to
        if found.method is not None:
            if not found.method(self):
                return False
            self.cursor = to
        return True

    def _table(self, v: Sequence[Among]) -> Table:
        entries = {one.s: one for one in v}
        sizes = sorted({len(text) for text in entries}, reverse=True)
        whole = sizes[-1] > 0
        table = (entries, sizes, {text[0] for text in entries} if whole else set(), {text[-1] for text in entries} if whole else set())
        self._tables[id(v)] = table
        return table
