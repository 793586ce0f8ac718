"""A paper as PDF: tagged, PDF/UA-1 (ISO 14289-1), typeset by Typst with the fonts that are shipped and no others.

The look stands in print.typ. The words go to it as data and are never read as Typst, so no text can become a command.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from importlib.resources import files

import pikepdf

from ..load.markdown import walk
from ..locales import direction
from ..model import Node
from .glyphs import Glyphs
from .paper import Paper, Picture, UnprintableError, column_shares, is_label, text_length, to_fill_in
from .typeset import typeset

WIDTH, HEIGHT = 482.0, 560.0  # points: the room for a picture on a page (A4, 20 mm margins)
IN_LINE = 90.0  # points: the width of a picture in a line of text, at most
SHOWN = 60  # characters: a longer address is not spelled out behind its link
CONTENTS = 4  # parts: from here on a paper has a table of contents
LONG = 14  # parts: from here on it stands in two columns
LARGER = 1.6  # how much larger pictures are in large print
KEPT, KEPT_LARGE = 30, 15  # lines: what is to stay together and is longer goes over to the next page all the same
LINES = 3  # columns: in large print, from here on a table is told row by row

Data = dict[str, object]


def write(paper: Paper) -> bytes:
    """The PDF. Equal papers give equal bytes. Raises UnprintableError for a script without a font, and for a broken picture."""
    glyphs = Glyphs()
    words = json.dumps(_Data(paper, glyphs).paper(), ensure_ascii=False)
    glyphs.check()
    pictures = {_name(number, picture): picture.data for number, picture in enumerate(paper.pictures.values())}
    source = (files(__package__) / "print.typ").read_bytes()
    try:
        data = typeset(source, "pdf", pictures, sys_inputs={"data": words}, pdf_standards=["ua-1"], timestamp=0)
    except UnprintableError as error:
        raise UnprintableError(f"{paper.title}: {error}") from error
    return _packed(data, paper)


def _packed(data: bytes, paper: Paper) -> bytes:
    """The same PDF with its rights told, and its small objects compressed: a tagged one is mostly these, and shrinks to a third."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        if paper.rights or paper.licence_url:
            _tell_rights(document, paper)
        document.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return target.getvalue()


def _tell_rights(document: pikepdf.Pdf, paper: Paper) -> None:
    """Licence, source and whom to name as XMP (source: XMP specification, part 1, 8.3 and 8.5): where programs look for them."""
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        meta["dc:rights"] = paper.rights
        meta["xmpRights:Marked"] = "True"
        if paper.licence_url:
            meta["xmpRights:WebStatement"] = paper.licence_url
        if paper.address:
            meta["dc:source"] = paper.address


def _name(number: int, picture: Picture) -> str:
    return f"picture-{number}.{picture.kind}"


def _region(tag: str) -> str | None:
    return next((part for part in tag.split("-")[1:] if len(part) == 2 and part.isalpha()), None)


class _Data:
    """A paper as the data that print.typ reads. ``k`` is the kind of a node, ``c`` its children, ``t`` its text."""

    def __init__(self, paper: Paper, glyphs: Glyphs) -> None:
        self.source, self.show = paper, glyphs.shown
        self.files = {url: (_name(number, picture), picture) for number, (url, picture) in enumerate(paper.pictures.items())}

    def paper(self) -> Data:
        paper, show = self.source, self.show
        return {
            "title": show(paper.title),
            "subtitle": show(paper.subtitle),
            "keywords": list(paper.keywords),
            "large": paper.large,
            "words": _language(words, direction(words)) if (words := paper.words) else None,
            "author": [paper.author] if paper.author else [],
            **_language(paper.locale, paper.direction),
            "facts": [[show(label), show(words)] for label, words in paper.facts],
            "closing": [show(line) for line in paper.closing],
            "address": paper.address,
            "labels": {key: show(word) for key, word in paper.labels.items()},
            "contents": paper.contents and len(paper.parts) >= CONTENTS,
            "half": paper.parts[(len(paper.parts) + 1) // 2].id if len(paper.parts) > LONG and not paper.large else "",
            "parts": [
                {
                    "id": part.id,
                    "title": show(part.title),
                    "words": _language(tag, direction(tag)) if (tag := part.title_lang) else None,
                    "sheet": part.sheet,
                    **_language(part.lang, part.direction),
                    "nodes": self.nodes(part.nodes),
                }
                for part in paper.parts
            ],
        }

    def nodes(self, nodes: Sequence[Node]) -> list[Data]:
        return [self.node(node) for node in nodes]

    def node(self, node: Node) -> Data:
        special = getattr(self, "_" + node.kind.replace("-", "_"), None)
        return special(node) if special else {"k": node.kind, "c": self.nodes(node.children)}

    def _text(self, node: Node) -> Data:
        return {"k": "text", "t": self.show(node.text)}

    def _code(self, node: Node) -> Data:
        return {"k": "code", "t": self.show(node.text)}

    def _code_block(self, node: Node) -> Data:
        return {"k": "code-block", "t": self.show(node.text.rstrip("\n"))}

    def _hard_break(self, node: Node) -> Data:
        return {"k": "break"}

    def _link(self, node: Node) -> Data:
        if node.url.startswith("#"):
            return {"k": "link", "url": "", "part": node.url[1:], "shown": "", "c": self.nodes(node.children)}
        bare = node.url.removeprefix("https://").removeprefix("http://").removeprefix("mailto:").removesuffix("/")
        words = "".join(each.text for each in walk(node.children))
        told = bare in words or len(bare) > SHOWN
        return {"k": "link", "url": node.url, "shown": "" if told else self.show(bare), "c": self.nodes(node.children)}

    def _footnote_ref(self, node: Node) -> Data:
        """A note of one paragraph stands on the line of its number."""
        only = node.children[0] if len(node.children) == 1 and node.children[0].kind == "paragraph" else None
        words = self._in_line(only.children) if only else self.nodes(node.children)
        return {"k": "note", "n": node.number, **({"c": words} if node.children else {})}

    def _image(self, node: Node) -> Data:
        return self._picture(node, in_line=False)

    def _picture(self, node: Node, in_line: bool) -> Data:
        file, picture = self.files[node.url]
        width = picture.width * 0.75 if picture.width else WIDTH * 0.6  # CSS pixels are 0.75 points
        if self.source.large:
            width *= LARGER
        if picture.width and picture.height:
            width = min(width, HEIGHT * picture.width / picture.height)
        width = min(width, IN_LINE if in_line else WIDTH)
        told = self.show(node.text) if self.source.large and not in_line else ""  # the words in a picture stay small
        shown = {"file": file, "alt": node.text, "caption": self.show(node.title), "told": told}
        return {"k": "picture", **shown, "w": round(width, 2), "line": in_line}

    def _in_line(self, nodes: Sequence[Node]) -> list[Data]:
        return [self._picture(node, in_line=True) if node.kind == "image" else self.node(node) for node in nodes]

    def _paragraph(self, node: Node) -> Data:
        return {"k": "paragraph", "label": is_label(node), "c": self._in_line(node.children)}

    def _heading(self, node: Node) -> Data:
        return {"k": "heading", "level": node.level, "c": self._in_line(node.children)}

    def _alert(self, node: Node) -> Data:
        return {"k": "alert", "info": node.info, "title": self.show(node.title), "c": self.nodes(node.children)}

    def _foreign(self, node: Node) -> Data:
        return {"k": "foreign", **_language(node.info, node.title), "c": self._in_line(node.children)}

    def _list(self, node: Node) -> Data:
        """Items in runs of one kind: an empty box, a ticked box, or the list's own mark."""
        runs: list[Data] = []
        for item in node.children:
            kind, done = ("task", bool(item.checked)) if item.kind == "task" else ("item", False)
            if not runs or (runs[-1]["k"], runs[-1]["done"]) != (kind, done):
                runs.append({"k": kind, "done": done, "items": []})
            runs[-1]["items"].append({"c": self.nodes(item.children)})
        tight = all(len(item.children) <= 1 for item in node.children)
        return {"k": "list", "n": node.number, "tight": tight, "runs": runs}

    def _definition_list(self, node: Node) -> Data:
        pairs: list[Data] = []
        for child in node.children:
            if child.kind == "definition-title" or not pairs:
                pairs.append({"title": self._in_line(child.children) if child.kind == "definition-title" else [], "words": []})
            if child.kind != "definition-title":
                pairs[-1]["words"] += self.nodes(child.children)
        return {"k": "definition-list", "pairs": pairs}

    def _table(self, node: Node) -> Data:
        shares = column_shares(node)
        head, rows = node.children[:1], node.children[1:]
        head = [row for row in head if any(cell.children for cell in row.children)]
        if self.source.large and len(shares) >= LINES and not any(to_fill_in(row) for row in rows):
            return self._told(node, head[0] if head else None)
        return {
            "k": "table",
            "shares": shares,
            "align": [*node.align, *[""] * len(shares)][: len(shares)],
            "head": self._row(head[0], len(shares), fill=False) if head else None,
            "rows": [self._row(row, len(shares), to_fill_in(row)) for row in rows],
            "form": any(to_fill_in(row) for row in rows),
        }

    def _told(self, node: Node, head: Node | None) -> Data:
        """A table as a list of its rows, each cell with the head of its column: at this size columns would be too narrow for words."""
        heads = [cell.children for cell in head.children] if head else []
        items = []
        for row in node.children[1:]:
            lines: list[Node] = []
            for at, cell in enumerate(row.children):
                if not cell.children:
                    continue
                label = (Node("strong", 0, 0, heads[at]), Node("text", 0, 0, text=": ")) if at < len(heads) and heads[at] else ()
                lines += [*([Node("hard-break", 0, 0)] if lines else []), *label, *cell.children]
            items.append(Node("item", 0, 0, (Node("paragraph", 0, 0, tuple(lines)),)))
        return self._list(Node("list", 0, 0, tuple(items)))

    def _together(self, node: Node) -> Data:
        fits = sum(map(self._lines, node.children)) <= (KEPT_LARGE if self.source.large else KEPT)
        return {"k": "together", "keep": fits, "c": self.nodes(node.children)}

    def _lines(self, node: Node) -> float:
        """About how many lines of a page a block takes."""
        if node.kind == "room":
            return 2.0 * (node.number or 1)
        if node.kind == "image":
            return KEPT
        if node.kind in ("paragraph", "heading", "code-block", "definition-title"):
            return 1.5 + text_length(node) // (40 if self.source.large else 90)
        if node.kind == "table":
            return 2.0 * sum(1 + text_length(row) // 60 for row in node.children)
        return sum(map(self._lines, node.children))

    def _room(self, node: Node) -> Data:
        return {"k": "room", "n": node.number or 1}

    def _row(self, row: Node, number: int, fill: bool) -> Data:
        cells = [self._in_line(cell.children) for cell in row.children]
        return {"cells": [*cells, *[[]] * (number - len(cells))], "fill": fill}


def _language(tag: str, direction: str) -> Data:
    return {"lang": tag.split("-")[0], "region": _region(tag), "dir": direction}
