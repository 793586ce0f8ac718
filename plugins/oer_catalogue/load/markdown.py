"""Markdown → tree of Nodes.

CommonMark by pulldown-cmark (https://docs.rs/pulldown-cmark), with GitHub's tables, task lists, footnotes, strikethrough
and alerts, definition lists, and heading ids and classes ``{#id .class}``. Text stays as typed: no smart punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyromark

from ..model import Node
from .controls import may_have_controls

_O = pyromark.Options
OPTIONS = (
    _O.ENABLE_TABLES
    | _O.ENABLE_FOOTNOTES
    | _O.ENABLE_STRIKETHROUGH
    | _O.ENABLE_TASKLISTS
    | _O.ENABLE_HEADING_ATTRIBUTES
    | _O.ENABLE_GFM
    | _O.ENABLE_DEFINITION_LIST
)
MAX_NODES = 50_000  # elements of one text; a long lesson has 2,000. The rest is left out, so that a megabyte of marks costs no gigabyte
MAX_CLASSES = 50  # of one heading
MAX_DEPTH = 40  # elements inside each other; what is nested deeper stays at this depth, so that no reader of the tree can overflow

ID = re.compile(r"[a-z][a-z0-9-]*")  # what an author may type as an id
INLINE = frozenset({"text", "code", "emphasis", "strong", "strike", "link", "image", "footnote-ref", "soft-break", "hard-break"})
_CONTROLS = {**dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160)]), 13: None}
_OPENING = {
    "Paragraph": "paragraph",
    "Item": "item",
    "Emphasis": "emphasis",
    "Strong": "strong",
    "Strikethrough": "strike",
    "TableHead": "table-head",
    "TableRow": "table-row",
    "TableCell": "table-cell",
    "DefinitionList": "definition-list",
    "DefinitionListTitle": "definition-title",
    "DefinitionListDefinition": "definition",
    "HtmlBlock": "html",
}
_ALIGN = {"None": "", "Left": "left", "Center": "center", "Right": "right"}


@dataclass(frozen=True, slots=True)
class Front:
    """Front matter cut off a file: its text (without the ``---`` lines) and the body, each with its first line, from 1."""

    text: str
    line: int
    body: str
    body_line: int


def split_front(text: str) -> Front | None:
    """Cut the front matter off. None = the file does not begin with a ``---`` line, or the closing one is missing."""
    first, _, rest = text.partition("\n")
    if first.rstrip() != "---":
        return None
    start, number = 0, 2
    while start <= len(rest):  # line by line, because the front matter is short and the text long
        end = rest.find("\n", start)
        end = len(rest) if end < 0 else end
        if rest[start:end].rstrip() == "---":
            return Front(rest[: max(start - 1, 0)], 2, rest[end + 1 :], number + 1)
        start, number = end + 1, number + 1
    return None


# --- events → tree --------------------------------------------------------------------------------------------------


# The fields of a Node behind ``children``: text, level, id, classes, attrs, url, title, info, number, checked, align.
_Rest = tuple[str, int, str, tuple[str, ...], tuple[str, ...], str, str, str, int | None, bool | None, tuple[str, ...]]
_BARE: _Rest = ("", 0, "", (), (), "", "", "", None, None, ())
_NO_TEXT = _BARE[1:]
_RAW = ("code-block", "html")  # hold text and no nodes
_LEAVES = {"Text": "text", "Html": "text", "Code": "code", "InlineHtml": "html", "FootnoteReference": "footnote-ref"}
_EMPTY = {"SoftBreak": "soft-break", "HardBreak": "hard-break", "Rule": "rule"}

# An element whose end has not been seen yet: kind, start, end, the other fields, and what is in it (strings if it is raw).
_Open = tuple[str, int, int, _Rest, list]


def parse(body: str) -> tuple[Node, ...]:
    """The top-level nodes of a Markdown body.

    Never raises for what an author typed. Adjacent text is one node. Items of tight lists hold inline nodes directly.
    ``[text]`` without a definition stays text. An item with a box is a ``task``. Control characters (also those written
    as entities) are dropped from all strings, so that they can serve as marks later. No node is nested deeper than
    MAX_DEPTH, and there are no more than MAX_NODES; a tree that reaches one of them was cut (``rules.markdown`` reports it).

    A build runs this loop a million times. Therefore it is one function, and makes the tuples of its nodes itself.
    """
    make = tuple.__new__
    is_clean = "&" not in body and not may_have_controls(body.encode())
    stack: list[_Open] = [("root", 0, 0, _BARE, [])]
    kind, inner = "root", stack[0][4]  # of the element on top of the stack
    skipped = count = 0
    for event, span in pyromark.events_with_range(body, options=OPTIONS, merge_text=True):
        if count >= MAX_NODES:
            break
        if event.__class__ is str:
            inner.append(make(Node, (_EMPTY[event], span["start"], span["end"], (), *_BARE)))
            count += 1
            continue
        name, value = event.popitem()
        if name == "End":
            if skipped:
                skipped -= 1
                continue
            node = _close(stack.pop())
            kind, _, _, _, inner = stack[-1]
            inner.append(node)
        elif name == "Start":
            if len(stack) > MAX_DEPTH:
                skipped += 1
                continue
            if value.__class__ is str:
                kind, rest = _OPENING[value], _BARE
            else:
                kind, rest = _open(*value.popitem())
            inner = []
            stack.append((kind, span["start"], span["end"], rest, inner))
            count += 1
        elif name == "TaskListMarker":
            _mark(stack, value)
            kind = stack[-1][0]
            count += kind not in _RAW
        else:
            text = value if is_clean else _clean(value)
            if kind in _RAW and (name == "Text" or name == "Html"):
                inner.append(text)
            else:
                inner.append(make(Node, (_LEAVES[name], span["start"], span["end"], (), text, *_NO_TEXT)))
                count += 1
    while len(stack) > 1:
        node = _close(stack.pop())
        stack[-1][4].append(node)
    return tuple(stack[0][4])


def _close(opened: _Open) -> Node:
    kind, start, end, rest, inner = opened
    if kind in _RAW:
        return tuple.__new__(Node, (kind, start, end, (), "".join(inner), *rest[1:]))
    return tuple.__new__(Node, (kind, start, end, tuple(inner), *rest))


def _mark(stack: list[_Open], checked: bool) -> None:
    """Makes a task of the innermost item."""
    for index in range(len(stack) - 1, -1, -1):
        kind, start, end, rest, inner = stack[index]
        if kind == "item" or kind == "task":
            stack[index] = ("task", start, end, (*rest[:9], checked, *rest[10:]), inner)
            return


def _open(name: str, value: Any) -> tuple[str, _Rest]:
    """Kind and fields of an element that has some."""
    if name == "Heading":
        attrs = tuple([_clean(key if text is None else f"{key}={text}") for key, text in value["attrs"][:MAX_CLASSES]])
        classes = tuple([_clean(text) for text in value["classes"][:MAX_CLASSES]])
        return "heading", ("", int(value["level"][1]), _clean(value["id"] or ""), classes, attrs, *_BARE[5:])
    if name in ("Link", "Image"):
        url, kind = _clean(value["dest_url"]), value["link_type"].lower()
        return name.lower(), (*_BARE[:5], f"mailto:{url}" if kind == "email" else url, _clean(value["title"]), kind, *_BARE[8:])
    if name == "BlockQuote":
        return ("alert", _rest(info=value.lower())) if value else ("quote", _BARE)
    if name == "List":
        return "list", _rest(number=value)
    if name == "CodeBlock":
        return "code-block", _BARE if isinstance(value, str) else _rest(info=_clean(value["Fenced"]))
    if name == "Table":
        return "table", _rest(align=tuple(_ALIGN[side] for side in value))
    return "footnote", _rest(text=_clean(value))  # FootnoteDefinition: the only one left with these options


def _rest(**fields: Any) -> _Rest:
    return Node("", 0, 0, **fields)[4:]


def _clean(text: str) -> str:
    return text if text.isprintable() else text.translate(_CONTROLS)


_LINE_END = re.compile(r"(?<! ) *\n\s*")  # (?<! ): a long row of spaces is tried once, not at each of them


# --- reading a tree -------------------------------------------------------------------------------------------------


def walk(nodes: Iterable[Node]) -> list[Node]:
    """Every node, parents before their children, in the order of the text."""
    found: list[Node] = []
    waiting = [*nodes]
    waiting.reverse()
    while waiting:
        node = waiting.pop()
        found.append(node)
        if node.children:
            waiting += node.children[::-1]
    return found


def cut(nodes: Iterable[Node], level: int) -> tuple[tuple[Node, ...], list[tuple[Node, tuple[Node, ...]]]]:
    """What stands before the first heading of ``level`` or above, and each such heading with what follows it.

    Footnotes belong to the whole document and are in none of them.
    """
    before: list[Node] = []
    parts: list[tuple[Node, list[Node]]] = []
    for node in nodes:
        if node.kind == "heading" and node.level <= level:
            parts.append((node, []))
        elif node.kind != "footnote":
            (parts[-1][1] if parts else before).append(node)
    return tuple(before), [(heading, tuple(inner)) for heading, inner in parts]


def plain(nodes: Iterable[Node]) -> str:
    """The text alone: marks and footnotes dropped, alternative text for images, a new line for each block and hard break."""
    out: list[str] = []
    _plain(nodes, out)
    text = "".join(out)
    return (_LINE_END.sub("\n", text) if "\n" in text else text).strip()


def _plain(nodes: Iterable[Node], out: list[str]) -> None:
    for node in nodes:
        kind = node.kind
        if kind == "text" or kind == "code" or kind == "html":
            out.append(node.text)
        elif kind == "soft-break":
            out.append(" ")
        elif kind == "hard-break":
            out.append("\n")
        elif kind == "code-block":
            out.append(f"{node.text}\n")
        elif kind in INLINE:
            _plain(node.children, out)
        elif kind == "table-cell":
            _plain(node.children, out)
            out.append(" ")
        elif kind != "footnote":
            out.append("\n")
            _plain(node.children, out)
            out.append("\n")


def slug(text: str) -> str:
    """An id made of a text: letters, marks and digits of any script, small, joined by hyphens; ``section`` if there are none."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in folded)
    return "-".join(kept.split()) or "section"


def heading_ids(nodes: Iterable[Node]) -> dict[int, str]:
    """The id of every heading of a document, by the heading's start: the author's, else made of its text.

    Ids are unique (a second use gets ``-2``); made ids give way to authors' ids. An author's id that is not of the form
    ``ID`` (a problem) is made into one that can stand in any attribute.
    """
    headings = [node for node in walk(nodes) if node.kind == "heading"]
    authored = {node.id for node in headings if node.id}
    used: set[str] = set()
    ids: dict[int, str] = {}
    last: dict[str, int] = {}  # the last number given to a text, so that a thousand equal headings cost no more than others
    for node in headings:
        own = bool(ID.fullmatch(node.id))
        base = node.id if own else slug(node.id or plain(node.children))
        name, number = base, last.get(base, 1)
        while name in used or (name in authored and not own):
            number += 1
            name = f"{base}-{number}"
        last[base] = number
        used.add(name)
        ids[node.start] = name
    return ids
