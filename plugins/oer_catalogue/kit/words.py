"""The standard texts of every kit, one Markdown file per language: checklists, messages, role cards, forms.

``## … {#id}`` and ``### … {#id}``; a class says that a part is only for this mode. The words in ``{braces}`` are filled. Same ids,
classes and braces in every language: tests/unit/test_kit_words.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from ..load.markdown import parse, plain, split_front
from ..model import Node
from .nodes import MADE, Inline, Nodes, filled, has_braces

FALLBACK = "en"
"""The language of the standard texts where the reader's has none."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading, up to the next one. ``classes``: the modes that it is for, () = all. ``open``: it has ``{braces}``."""

    title: str
    classes: tuple[str, ...]
    nodes: Nodes
    parent: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The standard texts in one language. ``machine``: no person has written them."""

    locale: str
    parts: Mapping[str, Part] = field(default_factory=dict)  # by id, as written
    machine: bool = True

    def title(self, id: str) -> str:
        return self.parts[id].title

    def nodes(self, id: str, **values: Inline) -> Nodes:
        """The nodes of a part with its ``{braces}`` filled."""
        part = self.parts[id]
        return filled(part.nodes, values) if part.open else part.nodes

    def inside(self, id: str, mode: str) -> tuple[str, ...]:
        """Ids of the parts under a part that are for this mode, as written."""
        return tuple(name for name, part in self.parts.items() if part.parent == id and (not part.classes or mode in part.classes))


@lru_cache(maxsize=64)
def standard(locale: str) -> Words:
    """The standard texts of a locale: its own, else its parent's, else English."""
    folder = files(__package__) / "words"
    tags = locale.split("-")
    names = [*("-".join(tags[:i]) for i in range(len(tags), 0, -1)), FALLBACK]
    found = next(tag for tag in names if (folder / f"{tag}.md").is_file())
    return read((folder / f"{found}.md").read_text("utf-8"), found)


def read(text: str, locale: str) -> Words:
    """The texts of a file. Raises ValueError where a heading has no id, or one that another has."""
    front = split_front(text)
    if front is None:
        raise ValueError(f"{locale}: no front matter")
    parts: dict[str, Part] = {}
    above = ""
    for heading, nodes in _cut(parse(front.body)):
        if not heading.id or heading.id in parts:
            raise ValueError(f"{locale}: '{plain(heading.children)}' has no id of its own")
        above = heading.id if heading.level == 2 else above
        parent = "" if heading.level == 2 else above
        parts[heading.id] = Part(plain(heading.children), heading.classes, nodes, parent, any(map(has_braces, nodes)))
    return Words(locale, parts, "origin: machine" in front.text)


def _cut(nodes: Nodes) -> list[tuple[Node, Nodes]]:
    """Each heading and the nodes under it, without their places in the file: they belong to no document of the catalogue."""
    found: list[tuple[Node, list[Node]]] = []
    for node in nodes:
        if node.kind == "heading":
            found.append((node, []))
        else:
            found[-1][1].append(_placeless(node))
    return [(heading, tuple(inner)) for heading, inner in found]


def _placeless(node: Node) -> Node:
    return node._replace(start=MADE, end=MADE, children=tuple(_placeless(child) for child in node.children))
