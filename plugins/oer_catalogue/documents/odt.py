"""A paper as ODT (OpenDocument 1.4), to be changed: real headings, lists, tables with header rows, footnotes, languages, mirrored text.

The looks of paragraphs stand in print-styles.xml. odfdo is used because it is kept up and its licence (Apache-2.0) fits; odfpy has not
been for years.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from string import Template

from markupsafe import escape
from odfdo import Document, Element, Frame, Header, Link, List, ListItem, Note, Paragraph, Span

from ..locales import direction
from ..model import Node
from . import office
from .office import LINE, PETROL, TONES, WASH
from .paper import Paper, Part, column_shares, is_label, to_fill_in

_BULLETS = ("Bullets", "•"), ("Boxes", "☐"), ("Ticked", "☒")
_KEPT = ("mimetype", "META-INF/manifest.xml", "meta.xml", "styles.xml", "content.xml", "settings.xml")


def write(paper: Paper) -> bytes:
    """The ODT. Equal papers give equal bytes. Raises UnprintableError for a broken picture."""
    document = Document("text")
    document.body.clear()
    for name in [name for name in document.manifest.get_paths() if name != "/" and name not in _KEPT]:
        document.manifest.del_full_path(name)  # of the library's template: a thumbnail, settings of tool bars
    for name in [name for name in document.get_parts() if name not in _KEPT]:
        document.del_part(name)
    document.set_part("styles.xml", _styles(paper).encode("utf-8"))
    _meta(document, paper)
    writer = _Writer(document, paper)
    writer.front()
    for part in paper.parts:
        writer.part_of_paper(part)
    target = io.BytesIO()
    document.save(target)
    return _packed(target)


def _packed(target: io.BytesIO) -> bytes:
    with zipfile.ZipFile(target) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        rank = {name: number for number, name in enumerate(_KEPT)}
        return office.repack({name: archive.read(name) for name in sorted(names, key=lambda n: (rank.get(n, len(rank)), n))})


# --- styles, properties -------------------------------------------------------------------------------------------------


def _way(direction: str) -> str:
    return "rl-tb" if direction == "rtl" else "lr-tb"


def _side(direction: str) -> str:
    """Where lines begin. LibreOffice takes "start" for the left in every direction."""
    return "right" if direction == "rtl" else "left"


def _language(tag: str, direction: str) -> str:
    """The attributes of a language: that of western text, or that of text in complex scripts."""
    language, _, rest = tag.partition("-")
    country = next((part for part in rest.split("-") if len(part) == 2), "none")
    if direction == "rtl":
        return f'style:language-complex="{escape(language)}" style:country-complex="{escape(country)}"'
    return f'fo:language="{escape(language)}" fo:country="{escape(country)}"'


def _styles(paper: Paper) -> str:
    text = (files(__package__) / "print-styles.xml").read_text("utf-8")
    lists = "".join(_list_style(name, sign) for name, sign in _BULLETS) + _list_style("Numbers", "")
    values = {
        "way": _way(paper.direction),
        "side": _side(paper.direction),
        "languages": _language(paper.locale, paper.direction),
        "title": escape(paper.title),
    }
    return Template(text).substitute(values, lists=lists)


def _list_style(name: str, sign: str) -> str:
    levels = ""
    for level in range(1, 11):
        kind = f'bullet text:level="{level}" text:bullet-char="{sign}"' if sign else f'number text:level="{level}" style:num-format="1"'
        suffix = "" if sign else ' style:num-suffix="."'
        place = f'text:list-tab-stop-position="{6 * level}mm" fo:text-indent="-5mm" fo:margin-left="{6 * level}mm"'
        levels += (
            f'<text:list-level-style-{kind}{suffix}><style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
            f'<style:list-level-label-alignment text:label-followed-by="listtab" {place}/></style:list-level-properties>'
            f'<style:text-properties fo:color="#{PETROL}"/></text:list-level-style-{kind.split()[0]}>'
        )
    return f'<text:list-style style:name="{name}">{levels}</text:list-style>'


def _meta(document: Document, paper: Paper) -> None:
    """Properties with no time and no machine in them."""
    words = {
        "dc:title": paper.title,
        "dc:description": paper.rights,
        "dc:subject": paper.subtitle,
        "dc:creator": paper.author,
        "dc:language": paper.locale,
    }
    inner = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in words.items() if value)
    inner += "".join(f"<meta:keyword>{escape(word)}</meta:keyword>" for word in paper.keywords)
    opendocument = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = f'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="{opendocument}meta:1.0" xmlns:office="{opendocument}office:1.0"'
    text = f'<office:document-meta {spaces} office:version="1.4"><office:meta>{inner}</office:meta></office:document-meta>'
    document.set_part("meta.xml", f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode())


# --- nodes --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Place:
    """Where blocks go, in which style; ``more`` are paragraph properties beside the style's."""

    element: Element
    style: str = "Standard"
    more: str = ""

    def within(self, element: Element) -> _Place:
        return _Place(element, self.style, self.more)


class _Writer:
    def __init__(self, document: Document, paper: Paper) -> None:
        self.document, self.paper = document, paper
        self.body = document.body
        self.lang, self.direction = paper.locale, paper.direction
        self.made: dict[str, str] = {}  # automatic styles: their XML → their name
        self.files: dict[str, str] = {}
        self.in_list = False

    # --- the frame of the paper

    @contextmanager
    def _tongue(self, tag: str, way: str = "") -> Iterator[None]:
        """What is written inside is in another language; "" = in the one around."""
        kept = self.lang, self.direction
        if tag:
            self.lang, self.direction = tag, way or direction(tag)
        yield
        self.lang, self.direction = kept

    def front(self) -> None:
        paper, here = self.paper, _Place(self.body)
        self._paragraph(_Place(self.body, "Title"), (_text(paper.title),))
        with self._tongue(paper.words):
            if paper.subtitle:
                self._paragraph(_Place(self.body, "Subtitle"), (_text(paper.subtitle),))
            if paper.facts:
                rows = [((_text(label),), (Node("strong", 0, 0, (_text(words),)),)) for label, words in paper.facts]
                self._grid(here, rows, (0.3, 0.7), ("", ""), False, [False] * len(rows))
            for line in paper.closing:
                self._paragraph(here, (_text(line),))
        if paper.address:
            self._paragraph(here, (Node("link", 0, 0, (_text(paper.address),), url=paper.address),))

    def part_of_paper(self, part: Part) -> None:
        with self._tongue(part.lang, part.direction):
            more = 'fo:break-before="page"' if part.sheet else ""
            with self._tongue(part.title_lang):
                self._heading(self.body, 1, (_text(part.title),), more, part.id)
            self.blocks(part.nodes, _Place(self.body))

    # --- styles that follow from the place

    def _style(self, family: str, parent: str, inner: str) -> str:
        """The name of an automatic style; equal ones are made once."""
        heir = f' style:parent-style-name="{parent}"' if parent else ""
        key = f"{family}{heir}{inner}"
        if key not in self.made:
            self.made[key] = name = f"{family[0].upper()}{len(self.made) + 1}"
            xml = f'<style:style style:name="{name}" style:family="{family}"{heir}>{inner}</style:style>'
            self.document.insert_style(Element.from_tag(xml), automatic=True)
        return self.made[key]

    def _paragraph_style(self, base: str, more: str = "") -> str:
        if self.direction != self.paper.direction and base != "Code":
            align = "" if "fo:text-align" in more else f' fo:text-align="{_side(self.direction)}"'
            more += f'{align} style:writing-mode="{_way(self.direction)}"'
        return self._style("paragraph", base, f"<style:paragraph-properties {more.strip()}/>") if more else base

    # --- blocks

    def blocks(self, nodes: Sequence[Node], place: _Place) -> None:
        for node in nodes:
            write = _BLOCKS.get(node.kind)
            if write:
                write(self, node, place)
            else:
                self.blocks(node.children, place)

    def _paragraph(self, place: _Place, nodes: Sequence[Node]) -> Paragraph:
        paragraph = Paragraph(style=self._paragraph_style(place.style, place.more))
        self._words(paragraph, nodes)
        place.element.append(paragraph)
        return paragraph

    def paragraph(self, node: Node, place: _Place) -> None:
        more = f'{place.more} fo:keep-with-next="always"' if is_label(node) else place.more
        self._paragraph(_Place(place.element, place.style, more), node.children)

    def heading(self, node: Node, place: _Place) -> None:
        self._heading(place.element, min(node.level + 1, 4), node.children)

    def _heading(self, element: Element, level: int, nodes: Sequence[Node], more: str = "", id: str = "") -> None:
        header = Header(level)
        header.set_attribute("text:style-name", self._paragraph_style(f"Heading_20_{level}", more))
        if id:
            header.append(Element.from_tag(f'<text:bookmark text:name="part-{escape(id)}"/>'))
        self._words(header, nodes)
        element.append(header)

    def image(self, node: Node, place: _Place) -> None:
        paragraph = Paragraph(style=self._paragraph_style(place.style, place.more))
        self._picture(paragraph, node, in_line=False)
        place.element.append(paragraph)
        if node.title:
            self._paragraph(_Place(place.element, "Caption"), (_text(node.title),))

    def rule(self, node: Node, place: _Place) -> None:
        self._paragraph(_Place(place.element, "Rule"), ())

    def code_block(self, node: Node, place: _Place) -> None:
        paragraph = Paragraph(style="Code")
        paragraph.append_plain_text(node.text.rstrip("\n"))
        place.element.append(paragraph)

    def quote(self, node: Node, place: _Place) -> None:
        line = f'fo:border-{_side(self.direction)}="2.4pt solid #{PETROL}" fo:padding="2mm"'
        self.blocks(node.children, _Place(place.element, "Say", line))

    def alert(self, node: Node, place: _Place) -> None:
        inner = _Place(place.element, "Alert", f'fo:border="0.8pt solid #{TONES.get(node.info, PETROL)}" fo:padding="2mm"')
        self._paragraph(inner, (Node("strong", 0, 0, (_text(node.title),)),))
        self.blocks(node.children, inner)

    def foreign(self, node: Node, place: _Place) -> None:
        with self._tongue(node.info, node.title):
            self.blocks(node.children, place)

    def room(self, node: Node, place: _Place) -> None:
        for _ in range(node.number or 1):
            self._paragraph(_Place(place.element, "Line"), ())

    def items(self, node: Node, place: _Place) -> None:
        """Runs of one kind are a list each: a box, a ticked box, or the list's own mark."""
        kept, self.in_list = self.in_list, True
        for name, run in groupby(node.children, key=lambda item: _list_name(node, item)):
            found = List(style=name)
            for number, item in enumerate(run):
                entry = ListItem()
                if name == "Numbers" and not number and node.number not in (None, 1):
                    entry.set_attribute("text:start-value", str(node.number))
                self.blocks(item.children or (Node("paragraph", 0, 0),), place.within(entry))
                found.append(entry)
            place.element.append(found)
        self.in_list = kept

    def definition_list(self, node: Node, place: _Place) -> None:
        for child in node.children:
            if child.kind == "definition-title":
                self._paragraph(_Place(place.element, place.style, 'fo:keep-with-next="always"'), (Node("strong", 0, 0, child.children),))
            else:
                self.blocks(child.children, _Place(place.element, "Indented"))

    # --- tables

    def table(self, node: Node, place: _Place) -> None:
        head, rows = node.children[:1], node.children[1:]
        shares = column_shares(node)
        headed = bool(head) and any(cell.children for cell in head[0].children)
        lines = [*(head if headed else ()), *rows]
        if lines and shares:
            fills = [not (headed and number == 0) and to_fill_in(row) for number, row in enumerate(lines)]
            self._grid(place, [tuple(cell.children for cell in row.children) for row in lines], shares, node.align, headed, fills)

    def _grid(
        self,
        place: _Place,
        rows: Sequence[Sequence[Sequence[Node]]],
        shares: Sequence[float],
        align: Sequence[str],
        head: bool,
        fills: Sequence[bool],
    ) -> None:
        way = f'style:writing-mode="{_way(self.direction)}"'
        look = f'<style:table-properties style:width="{office.WIDTH}mm" table:align="margins" fo:margin-bottom="4mm" {way}/>'
        table = Element.from_tag("table:table")
        table.set_attribute("table:style-name", self._style("table", "", look))
        for share in shares:
            width = f'style:column-width="{share * office.WIDTH:.2f}mm" style:rel-column-width="{round(share * 65535)}*"'
            column = Element.from_tag("table:table-column")
            column.set_attribute("table:style-name", self._style("table-column", "", f"<style:table-column-properties {width}/>"))
            table.append(column)
        top = table
        for number, cells in enumerate(rows):
            heads = head and number == 0
            if heads:
                top = Element.from_tag("table:table-header-rows")
                table.append(top)
            top.append(self._row(cells, len(shares), align, heads, fills[number], any(fills)))
            top = table
        place.element.append(table)

    def _row(self, cells: Sequence[Sequence[Node]], number: int, align: Sequence[str], head: bool, fill: bool, form: bool) -> Element:
        height = 'style:min-row-height="9mm" ' if fill else ""
        row = Element.from_tag("table:table-row")
        row.set_attribute(
            "table:style-name", self._style("table-row", "", f'<style:table-row-properties {height}fo:keep-together="always"/>')
        )
        for at in range(number):
            top = f'fo:border-top="1pt solid #{PETROL}" fo:background-color="#{WASH}" ' if head else ""
            side = f'fo:border-left="0.5pt solid #{LINE}" fo:border-right="0.5pt solid #{LINE}" ' if form else ""
            look = f'<style:table-cell-properties {top}{side}fo:border-bottom="0.5pt solid #{LINE}" fo:padding="1.5mm"/>'
            cell = Element.from_tag("table:table-cell")
            cell.set_attribute("table:style-name", self._style("table-cell", "", look))
            cell.set_attribute("office:value-type", "string")
            name = align[at] if at < len(align) else ""
            ends = {"right": _side("ltr" if self.direction == "rtl" else "rtl"), "center": "center"}
            more = f'fo:text-align="{ends[name]}"' if name in ends else ""
            words = cells[at] if at < len(cells) else ()
            self._paragraph(_Place(cell, "Cell", more), (Node("strong", 0, 0, tuple(words)),) if head and words else words)
            row.append(cell)
        return row

    # --- words

    def _words(self, parent: Element, nodes: Sequence[Node]) -> None:
        for node in nodes:
            kind = node.kind
            if kind in ("text", "code"):
                self._run(parent, node.text, "code" if kind == "code" else "")
            elif kind in ("strong", "emphasis", "strike"):
                span = Span(style=kind)
                self._words(span, node.children)
                parent.append(span)
            elif kind == "hard-break":
                parent.append(Element.from_tag("text:line-break"))
            elif kind == "link":
                url = f"#part-{node.url[1:]}" if node.url.startswith("#") else node.url
                link = Link(url=url, style="Internet_20_link")
                self._words(link, node.children)
                parent.append(link)
            elif kind == "image":
                self._picture(parent, node, in_line=True)
            elif kind == "footnote-ref":
                self._note(parent, node)
            elif kind == "foreign":
                with self._tongue(node.info, node.title):
                    self._words(parent, node.children)
            else:
                self._words(parent, node.children)

    def _run(self, parent: Element, text: str, style: str) -> None:
        if self.lang != self.paper.locale:
            style = self._style("text", style, f"<style:text-properties {_language(self.lang, self.direction)}/>")
        span = Span(style=style or None)
        span.append_plain_text(text)
        parent.append(span)

    def _picture(self, parent: Element, node: Node, in_line: bool) -> None:
        found = office.picture(self.paper.pictures[node.url])
        if node.url not in self.files:
            path = f"Pictures/{len(self.files) + 1}.{found.kind}"
            self.document.set_part(path, found.data)
            self.document.manifest.add_full_path(path, f"image/{'jpeg' if found.kind == 'jpg' else found.kind}")
            self.files[node.url] = path
        width, height = office.size(found, in_line)
        frame = Frame.image_frame(self.files[node.url], size=(f"{width:.2f}mm", f"{height:.2f}mm"), anchor_type="as-char")
        frame.set_attribute("draw:name", f"Picture {len(self.files)}")
        if node.text:
            frame.append(Element.from_tag(f"<svg:desc>{escape(node.text)}</svg:desc>"))
        parent.append(frame)

    def _note(self, parent: Element, node: Node) -> None:
        if not node.children:
            self._run(parent, str(node.number), "again")
            return
        note = Note("footnote", note_id=f"note{node.number}", citation=str(node.number), body="")
        body = note.get_element("text:note-body")
        body.clear()
        self.blocks(node.children, _Place(body, "Footnote"))
        parent.append(note)


def _list_name(node: Node, item: Node) -> str:
    if item.kind == "task":
        return "Ticked" if item.checked else "Boxes"
    return "Bullets" if node.number is None else "Numbers"


def _text(words: str) -> Node:
    return Node("text", 0, 0, text=words)


_BLOCKS: Mapping[str, Callable[[_Writer, Node, _Place], None]] = {
    "paragraph": _Writer.paragraph,
    "heading": _Writer.heading,
    "image": _Writer.image,
    "rule": _Writer.rule,
    "room": _Writer.room,
    "code-block": _Writer.code_block,
    "quote": _Writer.quote,
    "alert": _Writer.alert,
    "foreign": _Writer.foreign,
    "list": _Writer.items,
    "definition-list": _Writer.definition_list,
    "table": _Writer.table,
}
