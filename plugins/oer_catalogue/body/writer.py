"""One pass over a tree of nodes that writes HTML. Trees are at most ``MAX_DEPTH`` deep, so it may recurse."""

from __future__ import annotations

import re
from itertools import groupby

from markupsafe import escape as _markup

from ..load.lookup import media_kind
from ..load.markdown import INLINE, plain
from ..model import Node
from . import addresses, players
from .facts import Facts
from .language import attrs, word

_SPECIAL = re.compile("[&<>\"'\x1a]")
_LANGUAGE = re.compile(r"[A-Za-z0-9_+#.-]{1,30}")


def escape(text: str) -> str:
    """Text or attribute value as HTML. The mark of frame tokens cannot pass."""
    return _markup(text.replace("\x1a", "")) if _SPECIAL.search(text) else text


class Writer:
    """Writes nodes of one document to ``out``; ``media`` collects the files that are used."""

    def __init__(self, facts: Facts) -> None:
        self.module, self.edition, self.document, self.strings = facts.module, facts.edition, facts.document, facts.strings
        self.facts = facts
        self.out: list[str] = []
        self.media: list[str] = []
        self.noted: list[int] = []  # numbers of the footnotes that this piece names first
        self.in_link = False
        self.transcript = False  # inside a transcript: no ids, no headings

    def foreign(self, node: Node) -> bool:
        return any(start <= node.start < end for start, end in self.facts.untranslated)

    # --- blocks

    def top(self, nodes: tuple[Node, ...]) -> None:
        """Nodes of the top level; runs of untranslated blocks are wrapped with their language."""
        if not self.facts.untranslated:
            return self.write(nodes)
        for (foreign, inline), run in groupby(nodes, key=lambda node: (self.foreign(node), node.kind in INLINE)):
            tag = "span" if inline else "div"
            self.out.append(f"<{tag}{self.facts.source_language}>" if foreign else "")
            self.write(tuple(run))
            self.out.append(f"</{tag}>" if foreign else "")
        return None

    def write(self, nodes: tuple[Node, ...]) -> None:
        for node in nodes:
            _WRITE[node.kind](self, node)

    def wrap(self, node: Node, before: str, after: str) -> None:
        out = self.out
        out.append(before)
        for child in node.children:
            if child.kind == "text" and not child.info:  # most of them
                out.append(escape(child.text))
            else:
                _WRITE[child.kind](self, child)
        out.append(after)

    def paragraph(self, node: Node) -> None:
        children = node.children
        if children and children[0].kind in ("image", "soft-break"):
            children = [child for child in children if child.kind != "soft-break"]
            if children and all(child.kind == "image" and addresses.medium(self, child) for child in children):
                for child in children:
                    players.block(self, child)
                return
        self.wrap(node, "<p>", "</p>\n")

    def level(self, node: Node) -> int:
        return max(2, node.level)

    def heading(self, node: Node) -> None:
        if self.transcript:
            return self.wrap(node, '<p class="oer-transcript__heading"><strong>', "</strong></p>")
        level, name, title = self.level(node), self.facts.id(node), plain(node.children)
        self.wrap(node, f'<h{level} id="\x1aid:{name}\x1a">', "")
        if title:
            label = escape(self.strings("body.permalink", title=title))
            self.out.append(f' <a class="oer-anchor" href="\x1aref:{name}\x1a" aria-label="{label}">#</a>')
        self.out.append(f"</h{level}>\n")
        return None

    def alert(self, node: Node) -> None:
        key = f"body.alert.{node.info}"
        label, title = escape(self.strings(key)), word(self.strings, key)
        head = f'<aside class="oer-alert oer-alert--{node.info}" role="note" aria-label="{label}"><p class="oer-alert__title">{title}</p>'
        self.wrap(node, head, "</aside>\n")

    def items(self, node: Node) -> None:
        if any(child.kind == "task" for child in node.children):
            self.wrap(node, '<ul class="oer-tasks">', "</ul>\n")
        elif node.number is None:
            self.wrap(node, "<ul>", "</ul>\n")
        else:
            self.wrap(node, "<ol>" if node.number == 1 else f'<ol start="{node.number}">', "</ol>\n")

    def task(self, node: Node) -> None:
        """The words up to the first other block are the label of the box."""
        children = node.children
        if children and children[0].kind == "paragraph":
            label, rest = children[0].children, children[1:]
        else:
            cut = next((i for i, child in enumerate(children) if child.kind not in INLINE and child.kind != "html"), len(children))
            label, rest = children[:cut], children[cut:]
        self.out.append(f'<li><label><input type="checkbox"{" checked" if node.checked else ""}> ')
        self.write(label)
        self.out.append("</label>")
        self.write(rest)
        self.out.append("</li>\n")

    def code_block(self, node: Node) -> None:
        language = _LANGUAGE.match(node.info)
        name = f' class="language-{escape(language[0])}"' if language else ""
        self.out.append(f'<pre tabindex="0" dir="ltr"><code{name}>{escape(node.text)}</code></pre>\n')

    def table(self, node: Node) -> None:
        if node.start < 0:  # made, not typed: it has no number of its own
            self.out.append('<div class="oer-table"><table>')
        else:
            number = self.facts.tables.get(node.start, 1) if not self.transcript else 1
            label = escape(self.strings("body.table", n=number))
            self.out.append(f'<div class="oer-table" role="region" tabindex="0" aria-label="{label}"><table>')
        head, rows = node.children[:1], node.children[1:]
        if head and any(cell.children for cell in head[0].children):
            self.out.append("<thead>")
            self._row(head[0], node.align, "th")
            self.out.append("</thead>")
        if rows:
            self.out.append("<tbody>")
            for row in rows:
                self._row(row, node.align, "td")
            self.out.append("</tbody>")
        self.out.append("</table></div>\n")

    def _row(self, row: Node, align: tuple[str, ...], tag: str) -> None:
        self.out.append("<tr>")
        for cell, side in zip(row.children, align, strict=False):
            name = tag if cell.children else "td"  # an empty cell heads nothing
            side_class = f' class="oer-{side}"' if side else ""
            scope = ' scope="col"' if name == "th" else ""
            self.wrap(cell, f"<{name}{scope}{side_class}>", f"</{name}>")
        self.out.append("</tr>\n")

    def html(self, node: Node) -> None:
        self.out.append(escape(node.text))  # refused by the rules; shown as typed, never as markup

    # --- inline

    def text(self, node: Node) -> None:
        """Words that were put among nodes of another language carry their own (``info``)."""
        words = escape(node.text)
        self.out.append(f"<span{attrs(node.info, '')}>{words}</span>" if node.info else words)

    def code(self, node: Node) -> None:
        self.out.append(f"<code>{escape(node.text)}</code>")

    def image(self, node: Node) -> None:
        """An image inside a line. Players and files become links there."""
        file = addresses.medium(self, node)
        if file and media_kind(file) == "image":
            self.out.append(players.picture(self, file, node))
        elif file and addresses.away(self, file) is not None:
            self.out.append(players.named(self, file, node))
        elif file and not self.in_link:
            self.out.append(f'<a href="{self.use(file)}" download>{escape(plain(node.children) or file)}</a>')
        else:
            self.out.append(escape(plain(node.children)))

    def use(self, file: str) -> str:
        self.media.append(file)
        return f"\x1amedia:{file}\x1a"

    def link(self, node: Node) -> None:
        head = None if self.in_link else addresses.attributes(self, node)
        if head is None:
            return self.write(node.children)
        if node.title:
            head += f' title="{escape(node.title)}"'
        self.in_link = True
        self.wrap(node, f"<a {head}>", "</a>")
        self.in_link = False
        return None

    # --- footnotes

    def footnote_ref(self, node: Node) -> None:
        number, turn = (0, 0) if self.transcript else self.facts.notes.references.get(node.start, (0, 0))
        if not number:
            return self.out.append(escape(f"[{node.text}]"))
        if turn == 1:
            self.noted.append(number)
        if self.in_link:
            return self.out.append(f"<sup>{number}</sup>")
        label = escape(self.strings("body.footnote", n=number))
        self.out.append(
            f'<sup class="oer-footnote-ref"><a id="\x1aid:{_reference(number, turn)}\x1a" href="\x1aref:fn.{number}\x1a"'
            f' aria-label="{label}">{number}</a></sup>'
        )
        return None

    def footnotes(self) -> None:
        """The footnotes that this piece names first, with links back to every place that names them."""
        if not self.noted:
            return
        self.out.append(f'<section class="oer-footnotes" aria-label="{escape(self.strings("body.footnotes"))}"><ol>')
        for number in self.noted:  # grows when a footnote names another one
            definition = self.facts.notes.definitions[number]
            language = self.facts.source_language if self.foreign(definition) else ""
            self.out.append(f'<li id="\x1aid:fn.{number}\x1a" value="{number}"{language}>')
            *body, last = definition.children or (None,)
            self.write(tuple(body))
            if last and last.kind == "paragraph":
                self.wrap(last, "<p>", f"{self._back(number)}</p>")
            else:
                self.write((last,) if last else ())
                self.out.append(self._back(number))
            self.out.append("</li>\n")
        self.out.append("</ol></section>\n")

    def _back(self, number: int) -> str:
        label = escape(self.strings("body.footnote_back", n=number))
        marks = [_reference(number, turn) for turn in range(1, self.facts.notes.turns[number] + 1)]
        head = '<a class="oer-footnotes__back"'
        return "".join(f' {head} href="\x1aref:{mark}\x1a" aria-label="{label}">↩\ufe0e</a>' for mark in marks)


def _reference(number: int, turn: int) -> str:
    return f"fnref.{number}.{turn}" if turn > 1 else f"fnref.{number}"


def _element(before: str, after: str):
    return lambda writer, node: writer.wrap(node, before, after)


_WRITE = {
    "paragraph": Writer.paragraph,
    "heading": Writer.heading,
    "quote": _element("<blockquote>", "</blockquote>\n"),
    "alert": Writer.alert,
    "list": Writer.items,
    "item": _element("<li>", "</li>\n"),
    "task": Writer.task,
    "code-block": Writer.code_block,
    "table": Writer.table,
    "definition-list": _element("<dl>", "</dl>\n"),
    "definition-title": _element("<dt>", "</dt>"),
    "definition": _element("<dd>", "</dd>"),
    "footnote": lambda writer, node: None,
    "rule": lambda writer, node: writer.out.append("<hr>\n"),
    "html": Writer.html,
    "text": Writer.text,
    "code": Writer.code,
    "emphasis": _element("<em>", "</em>"),
    "strong": _element("<strong>", "</strong>"),
    "strike": _element("<s>", "</s>"),
    "link": Writer.link,
    "image": Writer.image,
    "footnote-ref": Writer.footnote_ref,
    "soft-break": lambda writer, node: writer.out.append("\n"),
    "hard-break": lambda writer, node: writer.out.append("<br>\n"),
    "table-head": lambda writer, node: writer.write(node.children),
    "table-row": lambda writer, node: writer.write(node.children),
    "table-cell": lambda writer, node: writer.write(node.children),
}
