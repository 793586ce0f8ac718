"""Markdown → tree of Nodes.

CommonMark by pulldown-cmark (https://docs.rs/pulldown-cmark), with GitHub's tables, task lists, footnotes, strikethrough
and alerts, definition lists, and heading ids and classes ``{#id .class}``. Text stays as typed: no smart punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyromark

from ..model import Node

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
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return Front("\n".join(lines[1:number]), 2, "\n".join(lines[number + 1 :]), number + 2)
    return None


# --- events → tree --------------------------------------------------------------------------------------------------


class _Open:
    """An element whose end has not been seen yet."""

    __slots__ = ("children", "end", "fields", "kind", "start", "text")

    def __init__(self, kind: str, start: int, end: int, fields: dict) -> None:
        self.kind, self.start, self.end, self.fields = kind, start, end, fields
        self.children: list[Node] = []
        self.text: list[str] = []

    def close(self) -> Node:
        if self.kind in ("code-block", "html"):
            return Node(self.kind, self.start, self.end, text="".join(self.text), **self.fields)
        return Node(self.kind, self.start, self.end, tuple(self.children), **self.fields)


def parse(body: str) -> tuple[Node, ...]:
    """The top-level nodes of a Markdown body.

    Never raises for what an author typed. Adjacent text is one node. Items of tight lists hold inline nodes directly.
    ``[text]`` without a definition stays text. An item with a box is a ``task``. Control characters (also those written
    as entities) are dropped from all strings, so that they can serve as marks later. No node is nested deeper than
    MAX_DEPTH, and there are no more than MAX_NODES; a tree that reaches one of them was cut (``rules.markdown`` reports it).
    """
    root = _Open("root", 0, 0, {})
    stack, skipped, count = [root], 0, 0
    for event, span in pyromark.events_with_range(body, options=OPTIONS, merge_text=True):
        start, end = span["start"], span["end"]
        top = stack[-1]
        if count >= MAX_NODES:
            break
        if isinstance(event, str):
            top.children.append(Node(_EMPTY[event], start, end))
            count += 1
            continue
        ((name, value),) = event.items()
        if name == "Start":
            if len(stack) > MAX_DEPTH:
                skipped += 1
            else:
                stack.append(_open(value, start, end))
                count += 1
        elif name == "End":
            if skipped:
                skipped -= 1
            else:
                stack[-2].children.append(stack.pop().close())
        else:
            _leaf(stack, name, value, start, end)
            count += top.kind not in ("code-block", "html")
    while len(stack) > 1:
        stack[-2].children.append(stack.pop().close())
    return tuple(root.children)


_EMPTY = {"SoftBreak": "soft-break", "HardBreak": "hard-break", "Rule": "rule"}


def _leaf(stack: list[_Open], name: str, value: object, start: int, end: int) -> None:
    top = stack[-1]
    if name == "Text" or name == "Html":
        if top.kind in ("code-block", "html"):
            top.text.append(_clean(value))
        else:
            top.children.append(Node("text", start, end, text=_clean(value)))
    elif name == "Code":
        top.children.append(Node("code", start, end, text=_clean(value)))
    elif name == "InlineHtml":
        top.children.append(Node("html", start, end, text=_clean(value)))
    elif name == "FootnoteReference":
        top.children.append(Node("footnote-ref", start, end, text=_clean(value)))
    elif name == "TaskListMarker":
        item = next((frame for frame in reversed(stack) if frame.kind in ("item", "task")), None)
        if item:
            item.kind, item.fields = "task", {"checked": value}


def _open(tag: str | dict, start: int, end: int) -> _Open:
    if isinstance(tag, str):
        return _Open(_OPENING[tag], start, end, {})
    ((name, value),) = tag.items()
    if name in ("Link", "Image"):
        url, kind = _clean(value["dest_url"]), value["link_type"].lower()
        fields = {"url": f"mailto:{url}" if kind == "email" else url, "title": _clean(value["title"]), "info": kind}
        return _Open(name.lower(), start, end, fields)
    if name == "Heading":
        attrs = tuple(_clean(key if text is None else f"{key}={text}") for key, text in value["attrs"][:MAX_CLASSES])
        classes = tuple(_clean(text) for text in value["classes"][:MAX_CLASSES])
        fields = {"level": int(value["level"][1]), "id": _clean(value["id"] or ""), "classes": classes, "attrs": attrs}
        return _Open("heading", start, end, fields)
    if name == "BlockQuote":
        return _Open("alert", start, end, {"info": value.lower()}) if value else _Open("quote", start, end, {})
    if name == "List":
        return _Open("list", start, end, {"number": value})
    if name == "CodeBlock":
        return _Open("code-block", start, end, {} if isinstance(value, str) else {"info": _clean(value["Fenced"])})
    if name == "Table":
        return _Open("table", start, end, {"align": tuple(_ALIGN[side] for side in value)})
    return _Open("footnote", start, end, {"text": _clean(value)})  # FootnoteDefinition: the only one left with these options


def _clean(text: str) -> str:
    return text if text.isprintable() else text.translate(_CONTROLS)


_LINE_END = re.compile(r"(?<! ) *\n\s*")  # (?<! ): a long row of spaces is tried once, not at each of them


# --- reading a tree -------------------------------------------------------------------------------------------------


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every node, parents before their children, in the order of the text."""
    found: list[Node] = []
    _walk(nodes, found)
    return iter(found)


def _walk(nodes: Iterable[Node], found: list[Node]) -> None:
    """Trees are at most ``MAX_DEPTH`` deep, so it may recurse."""
    for node in nodes:
        found.append(node)
        if node.children:
            _walk(node.children, found)


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
