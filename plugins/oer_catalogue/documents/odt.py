"""A paper as ODT (OpenDocument 1.4), to be changed: real headings, lists, tables with header rows, footnotes, languages, mirrored text.

The looks of paragraphs stand in print-styles.xml. odfdo is used because it is kept up and its licence (Apache-2.0) fits; odfpy has not
been for years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import escape
from odfdo import Element, Frame, Header, Link, List, ListItem, Note, Paragraph, Span

from ..model import Node
from . import office
from .odt_parts import FIRST, empty, language, side, way
from .office import LINE, PETROL, TONES, WASH
from .office_writer import OfficeWriter, Row, strong, text
from .paper import Paper, Part, is_label


def write(paper: Paper) -> bytes:
    """The ODT. Equal papers give equal bytes. Raises UnprintableError for a broken picture."""
    writer = _Writer(paper)
    writer.front()
    writer.parts()
    return office.packed(writer.document, FIRST)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where blocks go, in which style; ``more`` are paragraph properties beside the style's."""

    element: Element
    style: str = "Standard"
    more: str = ""

    def within(self, element: Element) -> _Place:
        return _Place(element, self.style, self.more)


class _Writer(OfficeWriter[_Place]):
    def __init__(self, paper: Paper) -> None:
        super().__init__(paper)
        self.document = empty(paper)
        self.made: dict[str, str] = {}  # automatic styles: their XML → their name
        self.files: dict[str, str] = {}
        self.in_list = False

    # --- the frame of the paper

    @property
    def top(self) -> _Place:
        return _Place(self.document.body)

    def line(self, nodes: Sequence[Node], style: str = "") -> None:
        self._paragraph(_Place(self.document.body, style or "Standard"), nodes)

    def part_title(self, part: Part) -> None:
        self._heading(self.document.body, 1, (text(part.title),), 'fo:break-before="page"' if part.sheet else "", part.id)

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
            align = "" if "fo:text-align" in more else f' fo:text-align="{side(self.direction)}"'
            more += f'{align} style:writing-mode="{way(self.direction)}"'
        return self._style("paragraph", base, f"<style:paragraph-properties {more.strip()}/>") if more else base

    # --- blocks

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
            self._paragraph(_Place(place.element, "Caption"), (text(node.title),))

    def rule(self, node: Node, place: _Place) -> None:
        self._paragraph(_Place(place.element, "Rule"), ())

    def code_block(self, node: Node, place: _Place) -> None:
        paragraph = Paragraph(style="Code")
        paragraph.append_plain_text(node.text.rstrip("\n"))
        place.element.append(paragraph)

    def quote(self, node: Node, place: _Place) -> None:
        line = f'fo:border-{side(self.direction)}="2.4pt solid #{PETROL}" fo:padding="2mm"'
        self.blocks(node.children, _Place(place.element, "Say", line))

    def alert(self, node: Node, place: _Place) -> None:
        inner = _Place(place.element, "Alert", f'fo:border="0.8pt solid #{TONES.get(node.info, PETROL)}" fo:padding="2mm"')
        self._paragraph(inner, (strong(text(node.title)),))
        self.blocks(node.children, inner)

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
                self._paragraph(_Place(place.element, place.style, 'fo:keep-with-next="always"'), (strong(*child.children),))
            else:
                self.blocks(child.children, _Place(place.element, "Indented"))

    # --- tables

    def grid(self, place: _Place, rows: Sequence[Row], shares: Sequence[float], align: Sequence[str] = (), head: bool = False) -> None:
        mirrored = f'style:writing-mode="{way(self.direction)}"'
        look = f'<style:table-properties style:width="{office.WIDTH}mm" table:align="margins" fo:margin-bottom="4mm" {mirrored}/>'
        table = Element.from_tag("table:table")
        table.set_attribute("table:style-name", self._style("table", "", look))
        for share in shares:
            width = f'style:column-width="{share * office.WIDTH:.2f}mm" style:rel-column-width="{round(share * 65535)}*"'
            column = Element.from_tag("table:table-column")
            column.set_attribute("table:style-name", self._style("table-column", "", f"<style:table-column-properties {width}/>"))
            table.append(column)
        form = any(row.fill for row in rows)
        for number, row in enumerate(rows):
            heads = head and number == 0
            rows_go = Element.from_tag("table:table-header-rows") if heads else table
            if heads:
                table.append(rows_go)
            rows_go.append(self._row(row, len(shares), align, heads, form))
        place.element.append(table)

    def _row(self, written: Row, number: int, align: Sequence[str], head: bool, form: bool) -> Element:
        height = 'style:min-row-height="9mm" ' if written.fill else ""
        row = Element.from_tag("table:table-row")
        row.set_attribute(
            "table:style-name", self._style("table-row", "", f'<style:table-row-properties {height}fo:keep-together="always"/>')
        )
        for at in range(number):
            top = f'fo:border-top="1pt solid #{PETROL}" fo:background-color="#{WASH}" ' if head else ""
            sides = f'fo:border-left="0.5pt solid #{LINE}" fo:border-right="0.5pt solid #{LINE}" ' if form else ""
            look = f'<style:table-cell-properties {top}{sides}fo:border-bottom="0.5pt solid #{LINE}" fo:padding="1.5mm"/>'
            cell = Element.from_tag("table:table-cell")
            cell.set_attribute("table:style-name", self._style("table-cell", "", look))
            cell.set_attribute("office:value-type", "string")
            name = align[at] if at < len(align) else ""
            ends = {"right": side("ltr" if self.direction == "rtl" else "rtl"), "center": "center"}
            more = f'fo:text-align="{ends[name]}"' if name in ends else ""
            words = written.cells[at] if at < len(written.cells) else ()
            self._paragraph(_Place(cell, "Cell", more), (strong(*words),) if head and words else words)
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
                with self.tongue(node.info, node.title):
                    self._words(parent, node.children)
            else:
                self._words(parent, node.children)

    def _run(self, parent: Element, text: str, style: str) -> None:
        if self.lang != self.paper.locale:
            style = self._style("text", style, f"<style:text-properties {language(self.lang, self.direction)}/>")
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
