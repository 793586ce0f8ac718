"""Made nodes: small helpers for trees that nobody typed.

A made node has no place in a document: ``start`` and ``end`` are -1 (``MADE``), a heading carries its own id. So a section can hold
made and typed nodes side by side. Words of an author inside made nodes (the title of a step in a table) are text whose ``info`` names
their language, where it is not the kit's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..model import Node

MADE = -1

Nodes = tuple[Node, ...]
Inline = str | Nodes
"""Words, or inline nodes."""


def made(kind: str, children: Iterable[Node] = (), **fields: object) -> Node:
    return Node(kind, MADE, MADE, tuple(children), **fields)  # type: ignore[arg-type]


def text(words: str, lang: str = "") -> Nodes:
    """Plain words. ``lang``: where they are in another language than the kit."""
    return (made("text", text=words, info=lang),) if words else ()


def inline(*parts: Inline) -> Nodes:
    return tuple(node for part in parts for node in (text(part) if isinstance(part, str) else part))


def joined(parts: Iterable[Inline], between: str) -> Nodes:
    """Words side by side with ``between`` between them; what is empty is left out."""
    found: list[Node] = []
    for part in parts:
        more = inline(part)
        found += [*(text(between) if found and more else ()), *more]
    return tuple(found)


def strong(*parts: Inline) -> Nodes:
    return (made("strong", inline(*parts)),)


def paragraph(*parts: Inline) -> Node:
    return made("paragraph", inline(*parts))


def heading(level: int, id: str, *parts: Inline) -> Node:
    return made("heading", inline(*parts), level=level, id=id)


def bullets(items: Iterable[Inline | Sequence[Node]]) -> Nodes:
    """A list; an item is words, inline nodes or block nodes. Nothing where there are no items."""
    rows = [made("item", inline(item) if isinstance(item, str) else tuple(item)) for item in items]
    return (made("list", rows),) if rows else ()


def quote(nodes: Nodes) -> Nodes:
    return (made("quote", nodes),) if nodes else ()


def table(head: Sequence[Inline], rows: Iterable[Sequence[Inline]]) -> Node:
    def cells(row: Sequence[Inline]) -> Nodes:
        return tuple(made("table-cell", inline(cell)) for cell in row)

    lines = [made("table-row", cells(row)) for row in rows]
    return made("table", [made("table-head", cells(head)), *lines], align=("",) * len(head))


def labelled(label: str, nodes: Nodes) -> Nodes:
    """A strong line, and what it is about; nothing where there is nothing."""
    return (paragraph(strong(label)), *nodes) if nodes else ()


def filled(nodes: Nodes, values: Mapping[str, Inline]) -> Nodes:
    """The nodes with each ``{name}`` in their words replaced, by words or by nodes. Braces in a value stay what they are."""
    return tuple(piece for node in nodes for piece in _filled(node, values)) if values else nodes


def has_braces(node: Node) -> bool:
    return "{" in node.text or any(map(has_braces, node.children))


def _filled(node: Node, values: Mapping[str, Inline]) -> Nodes:
    if node.kind == "text" and "{" in node.text:
        return _replaced(node, values)
    return (node._replace(children=filled(node.children, values)),) if node.children else (node,)


def _replaced(node: Node, values: Mapping[str, Inline]) -> Nodes:
    """One pass over the words, so that a value that looks like a name is not filled again."""
    found: list[Node] = []
    words = ""
    for number, piece in enumerate(node.text.split("{")):
        name, end, rest = piece.partition("}")
        value = values.get(name) if number and end else None
        if value is None:
            words += "{" * bool(number) + piece
        elif isinstance(value, str):
            words += value + rest
        else:
            found += [node._replace(text=words), *value]
            words = rest
    return (*found, node._replace(text=words))
