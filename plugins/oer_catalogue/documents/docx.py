"""A paper as DOCX, to be changed: real headings, lists, tables with header rows, footnotes, languages, right-to-left text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from ..model import Node
from . import office
from .docx_parts import (
    BOX,
    BULLET,
    FIRST,
    NUMBER,
    TICKED,
    TWIPS,
    Footnotes,
    around,
    below,
    beside,
    bookmark,
    cell_frame,
    empty,
    insert,
    language,
    numbering,
    place_name,
    reference,
    row_frame,
    set_value,
    shade,
    table_frame,
    write_line,
)
from .office import LINE, PETROL, TONES, WASH
from .office_writer import OfficeWriter, Row, strong, text
from .paper import Paper, Part, is_label


def write(paper: Paper) -> bytes:
    """The DOCX. Equal papers give equal bytes. Raises UnprintableError for a broken picture."""
    writer = _Writer(paper)
    writer.front()
    writer.parts()
    writer.footnotes.close()
    return office.packed(writer.document, FIRST)


@dataclass(slots=True)
class _Place:
    """Where blocks go.

    ``level`` of a list, -1 = outside; ``number``: the numbering that the next paragraph gets, 0 = it continues an item.
    """

    element: object
    style: str = ""
    level: int = -1
    number: int = 0
    border: str = ""  # colour of the line at the side or around
    around: bool = False


@dataclass(frozen=True, slots=True)
class _Look:
    """How a run of text looks."""

    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    link: bool = False


class _Writer(OfficeWriter[_Place]):
    def __init__(self, paper: Paper) -> None:
        super().__init__(paper)
        self.document = document = empty(paper)
        self.relations = document.part  # the part whose relations links and pictures belong to
        self.styles = {style.name: style.style_id for style in document.styles}
        self.numbers, self.shapes, self.marks = count(1), count(1), count(1)
        self.footnotes = Footnotes(document)

    # --- the frame of the paper

    @property
    def top(self) -> _Place:
        return _Place(self.document.element.body)

    def line(self, nodes: Sequence[Node], style: str = "") -> None:
        self._words(self._paragraph(_Place(self.document.element.body, style)), nodes)

    def part_title(self, part: Part) -> None:
        heading = self._paragraph(_Place(self.document.element.body, "Heading 1"))
        if part.sheet:
            insert(heading.get_or_add_pPr(), OxmlElement("w:pageBreakBefore"))
        bookmark(heading, next(self.marks), part.id)
        self._words(heading, (text(part.title),))

    def front(self) -> None:
        super().front()
        self._footer()

    def _footer(self) -> None:
        """Title and "3 / 12" at the foot of every page."""
        paragraph = self.document.sections[0].footer.paragraphs[0]._p
        self._direct(paragraph)
        self._run(paragraph, f"{self.paper.title}    ", _Look())
        for number, field in enumerate(("PAGE", "NUMPAGES")):
            if number:
                self._run(paragraph, " / ", _Look())
            simple = OxmlElement("w:fldSimple")
            simple.set(qn("w:instr"), field)
            paragraph.append(simple)
            self._run(simple, "1", _Look())

    # --- paragraphs

    def _paragraph(self, place: _Place):
        paragraph = OxmlElement("w:p")
        _append(place.element, paragraph)
        properties = paragraph.get_or_add_pPr()
        if place.style:
            set_value(properties, "w:pStyle", self.styles[place.style])
        if place.number:
            numbers = OxmlElement("w:numPr")
            for tag, value in (("w:ilvl", place.level), ("w:numId", place.number)):
                child = OxmlElement(tag)
                child.set(qn("w:val"), str(value))
                numbers.append(child)
            insert(properties, numbers)
            place.number = 0
        elif place.level >= 0:
            indent = OxmlElement("w:ind")
            indent.set(qn("w:left"), str(round((6 + 6 * place.level) * TWIPS)))
            insert(properties, indent)
        if place.border:
            side = "right" if self.direction == "rtl" else "left"
            insert(properties, around(place.border) if place.around else beside(place.border, side))
        self._direct(paragraph)
        return paragraph

    def _direct(self, paragraph) -> None:
        """The direction is said only where it is not the paper's left to right: and a left to right part says so in no paper."""
        if self.direction == "rtl":
            insert(paragraph.get_or_add_pPr(), OxmlElement("w:bidi"))

    def paragraph(self, node: Node, place: _Place) -> None:
        paragraph = self._paragraph(place)
        if is_label(node):
            insert(paragraph.get_or_add_pPr(), OxmlElement("w:keepNext"))
        self._words(paragraph, node.children)

    def heading(self, node: Node, place: _Place) -> None:
        name = f"Heading {min(node.level + 1, 4)}"
        self._words(self._paragraph(_Place(place.element, name)), node.children)

    def image(self, node: Node, place: _Place) -> None:
        paragraph = self._paragraph(place)
        self._picture(paragraph, node, in_line=False)
        if node.title:
            self._words(self._paragraph(_Place(place.element, "Caption")), (text(node.title),))

    def rule(self, node: Node, place: _Place) -> None:
        properties = self._paragraph(place).get_or_add_pPr()
        insert(properties, below(LINE))

    def code_block(self, node: Node, place: _Place) -> None:
        kept, self.direction = self.direction, "ltr"
        paragraph = self._paragraph(_Place(place.element, "Code"))
        for number, line in enumerate(node.text.rstrip("\n").split("\n")):
            if number:
                self._break(paragraph)
            self._run(paragraph, line, _Look(code=True))
        self.direction = kept

    def quote(self, node: Node, place: _Place) -> None:
        self.blocks(node.children, _Place(place.element, "Say", border=PETROL))

    def alert(self, node: Node, place: _Place) -> None:
        inner = _Place(place.element, "Alert", border=TONES.get(node.info, PETROL), around=True)
        self._words(self._paragraph(inner), (strong(text(node.title)),))
        self.blocks(node.children, inner)

    def room(self, node: Node, place: _Place) -> None:
        """Empty paragraphs with a line below: to write on paper, or to type into."""
        for _ in range(node.number or 1):
            properties = self._paragraph(_Place(place.element, place.style, place.level)).get_or_add_pPr()
            insert(properties, write_line())
            insert(properties, parse_xml(f'<w:spacing {nsdecls("w")} w:before="240" w:after="0"/>'))

    def items(self, node: Node, place: _Place) -> None:
        level = min(place.level + 1, 8)
        own = self._numbering(BULLET if node.number is None else NUMBER, node.number, level)
        for item in node.children:
            number = self._numbering(TICKED if item.checked else BOX, None, level) if item.kind == "task" else own
            inner = _Place(place.element, place.style, level, number, place.border, place.around)
            if not item.children or item.children[0].kind != "paragraph":
                self._paragraph(inner)  # an item that begins with something else still has its mark
            self.blocks(item.children, inner)

    def _numbering(self, abstract: int, first: int | None, level: int) -> int:
        """A numbering of its own for a list that counts, so that it begins where it should; bullets and boxes share one."""
        id = abstract if first is None else next(self.numbers) + 10
        numbering(self.document, id, abstract, first, level)
        return id

    def definition_list(self, node: Node, place: _Place) -> None:
        for child in node.children:
            if child.kind == "definition-title":
                paragraph = self._paragraph(place)
                insert(paragraph.get_or_add_pPr(), OxmlElement("w:keepNext"))
                self._words(paragraph, (strong(*child.children),))
            else:
                self.blocks(child.children, _Place(place.element, place.style, max(place.level, 0), 0, place.border, place.around))

    # --- tables

    def grid(self, place: _Place, rows: Sequence[Row], shares: Sequence[float], align: Sequence[str] = (), head: bool = False) -> None:
        table = table_frame(self.direction == "rtl", any(row.fill for row in rows), head)
        _append(place.element, table)
        widths = [round(share * office.WIDTH * TWIPS) for share in shares]
        for width in widths:
            column = OxmlElement("w:gridCol")
            column.set(qn("w:w"), str(width))
            table.find(qn("w:tblGrid")).append(column)
        for number, row in enumerate(rows):
            self._row(table, row, widths, align, head and number == 0)
        after = self._paragraph(_Place(place.element))  # Word needs a paragraph behind a table
        after.get_or_add_pPr().append(parse_xml(f'<w:spacing {nsdecls("w")} w:after="0" w:line="160" w:lineRule="exact"/>'))

    def _row(self, table, written: Row, widths: Sequence[int], align: Sequence[str], head: bool) -> None:
        row = row_frame(written.fill, head)
        table.append(row)
        for number, width in enumerate(widths):
            cell = cell_frame(width, head)
            row.append(cell)
            paragraph = self._paragraph(_Place(cell))
            side = align[number] if number < len(align) else ""
            properties = paragraph.get_or_add_pPr()
            insert(properties, parse_xml(f'<w:spacing {nsdecls("w")} w:after="0"/>'))
            if side in ("center", "right"):
                set_value(properties, "w:jc", side)
            if number < len(written.cells):
                self._words(paragraph, written.cells[number], _Look(bold=head))

    # --- words

    def _words(self, parent, nodes: Sequence[Node], look: _Look = _Look()) -> None:
        for node in nodes:
            kind = node.kind
            if kind == "text":
                self._run(parent, node.text, look)
            elif kind == "code":
                self._run(parent, node.text, replace(look, code=True))
            elif kind in ("strong", "emphasis", "strike"):
                name = {"strong": "bold", "emphasis": "italic", "strike": "strike"}[kind]
                self._words(parent, node.children, replace(look, **{name: True}))
            elif kind == "hard-break":
                self._break(parent)
            elif kind == "link":
                self._link(parent, node, look)
            elif kind == "image":
                self._picture(parent, node, in_line=True)
            elif kind == "footnote-ref":
                self._note(parent, node)
            elif kind == "foreign":
                with self.tongue(node.info, node.title):
                    self._words(parent, node.children, look)
            else:
                self._words(parent, node.children, look)

    def _run(self, parent, text: str, look: _Look) -> None:
        run = OxmlElement("w:r")
        parent.append(run)
        properties = run.get_or_add_rPr()
        if look.link:
            set_value(properties, "w:rStyle", "Hyperlink")
        for wanted, tags in ((look.bold, ("w:b", "w:bCs")), (look.italic, ("w:i", "w:iCs")), (look.strike, ("w:strike",))):
            for tag in tags if wanted else ():
                set_value(properties, tag)
        if look.code:
            shade(properties, WASH)
        if self.direction == "rtl" and not look.code:
            set_value(properties, "w:rtl")
        if self.lang != self.paper.locale or self.direction == "rtl":
            language(properties, self.lang, self.direction)
        words = OxmlElement("w:t")
        words.text = text
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(words)

    def _break(self, parent) -> None:
        run = OxmlElement("w:r")
        run.append(OxmlElement("w:br"))
        parent.append(run)

    def _link(self, parent, node: Node, look: _Look) -> None:
        link = OxmlElement("w:hyperlink")
        if node.url.startswith("#"):
            link.set(qn("w:anchor"), place_name(node.url[1:]))
        else:
            link.set(qn("r:id"), self.relations.relate_to(node.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        parent.append(link)
        self._words(link, node.children, replace(look, link=True))

    def _picture(self, parent, node: Node, in_line: bool) -> None:
        found = office.picture(self.paper.pictures[node.url])
        width, height = office.size(found, in_line)
        if self.relations is not self.document.part:  # inside a footnote: the words are enough
            return self._run(parent, node.text, _Look())
        inline = self.document.part.new_pic_inline(io.BytesIO(found.data), Mm(width), Mm(height))
        properties = inline.docPr
        properties.set("id", str(next(self.shapes)))
        properties.set("name", f"Picture {properties.get('id')}")
        properties.set("descr", node.text)
        run = OxmlElement("w:r")
        drawing = OxmlElement("w:drawing")
        drawing.append(inline)
        run.append(drawing)
        parent.append(run)
        return None

    def _note(self, parent, node: Node) -> None:
        if node.children:
            kept, self.relations = self.relations, self.footnotes.part
            self.blocks(node.children, _Place(self.footnotes.open(node.number)))
            self.relations = kept
        parent.append(reference(node.number, again=not node.children))


def _append(parent, element) -> None:
    """At the end, but before the properties of the last section."""
    last = parent[-1] if len(parent) else None
    if last is not None and last.tag == qn("w:sectPr"):
        last.addprevious(element)
    else:
        parent.append(element)
