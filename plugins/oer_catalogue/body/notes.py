"""Footnotes of a document: numbers by first mention, the same in every piece of it that is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..load.markdown import walk
from ..model import Node


@dataclass(frozen=True, slots=True)
class Notes:
    """``references``: start of a mark → (number, how manyth mark of it); ``turns``: marks per number."""

    references: Mapping[int, tuple[int, int]]
    definitions: Mapping[int, Node]
    turns: Mapping[int, int]


def notes(every: Sequence[Node]) -> Notes:
    """Number the footnotes of a document, of which this is every node: those of the text first, then those that only footnotes name."""
    defined: dict[str, Node] = {}
    inside: set[int] = set()
    for node in every:
        if node.kind == "footnote":
            defined.setdefault(node.text.casefold(), node)
            inside.update(child.start for child in walk(node.children) if child.kind == "footnote-ref")
    marks = [node for node in every if node.kind == "footnote-ref" and node.text.casefold() in defined]
    numbers: dict[str, int] = {}
    turns: dict[int, int] = {}
    references: dict[int, tuple[int, int]] = {}
    for node in sorted(marks, key=lambda mark: mark.start in inside):
        number = numbers.setdefault(node.text.casefold(), len(numbers) + 1)
        turns[number] = turns.get(number, 0) + 1
        references[node.start] = (number, turns[number])
    return Notes(references, {numbers[label]: node for label, node in defined.items() if label in numbers}, turns)
