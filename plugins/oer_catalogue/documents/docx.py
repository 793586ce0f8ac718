"""A paper as DOCX, to be changed: real headings, lists, tables with header rows, footnotes, languages, right-to-left text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from ..model import Node
from . import office
from .office import FONT, INK, LINE, MUTED, PETROL, TONES, WASH
from .paper import Paper, Part, column_shares, to_fill_in

_TWIPS = 56.7  # of a millimetre
_BULLET, _NUMBER, _BOX, _TICKED = 1, 2, 3, 4  # our abstract numberings
_LISTS = ((_BULLET, "bullet", "•"), (_NUMBER, "decimal", "%{level}."), (_BOX, "bullet", "☐"), (_TICKED, "bullet", "☒"))


def write(paper: Paper) -> bytes:
    """The DOCX. Equal papers give equal bytes. Raises UnprintableError for a broken picture."""
    document = docx.Document()
    _page(document, paper)
    _styles(document, paper)
    _numberings(document)
    writer = _Writer(document, paper)
    writer.front()
    for part in paper.parts:
        writer.part_of_paper(part)
    writer.close()
    target = io.BytesIO()
    document.save(target)
    with zipfile.ZipFile(target) as archive:
        return office.repack(
            {name: archive.read(name) for name in sorted(archive.namelist(), key=lambda n: (n != "[Content_Types].xml", n))}
        )


# --- page, styles, numberings -------------------------------------------------------------------------------------------


def _page(document, paper: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = Mm(20)
    section.bottom_margin = Mm(22)
    if paper.direction == "rtl":
        section._sectPr.append(OxmlElement("w:bidi"))
    core = document.core_properties
    core.title, core.subject, core.author, core.language = paper.title, paper.subtitle, paper.author, paper.locale
    core.created = core.modified = datetime(1980, 1, 1)
    core.last_modified_by, core.comments, core.revision = "", "", 1


def _styles(document, paper: Paper) -> None:
    styles = document.styles
    _font(styles["Normal"], 10.5, INK)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    styles["Normal"].paragraph_format.line_spacing = 1.2
    _language(styles["Normal"].element.get_or_add_rPr(), paper.locale, paper.direction)
    for name, size, colour, before, after in (
        ("Title", 26, "FFFFFF", 0, 0),
        ("Subtitle", 13, "FFFFFF", 0, 14),
        ("Heading 1", 17, PETROL, 18, 8),
        ("Heading 2", 13, PETROL, 14, 6),
        ("Heading 3", 11, PETROL, 12, 4),
        ("Heading 4", 10.5, INK, 10, 4),
        ("Caption", 9, MUTED, 2, 8),
    ):
        style = styles[name]
        _font(style, size, colour, bold=name.startswith(("Title", "Heading")))
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = name != "Caption"
        if name in ("Title", "Subtitle"):
            properties = style.element.get_or_add_pPr()
            for old in properties.findall(qn("w:pBdr")):
                properties.remove(old)
            _shade(properties, PETROL)
    for name, fill in (("Say", WASH), ("Alert", ""), ("Code", WASH)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        style.paragraph_format.left_indent = style.paragraph_format.right_indent = Mm(3)
        if fill:
            _shade(style.element.get_or_add_pPr(), fill)
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor.from_string(PETROL), True


def _font(style, size: float, colour: str, bold: bool = False) -> None:
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, RGBColor.from_string(colour)
    properties = style.element.get_or_add_rPr()
    for tag in ("w:i", "w:iCs", "w:spacing"):  # of the template's subtitle
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    for tag, value in (("w:bCs", "1" if bold else "0"), ("w:szCs", str(round(size * 2)))):
        _set(properties, tag, value)


def _set(parent, tag: str, value: str = "") -> None:
    element = OxmlElement(tag)
    if value:
        element.set(qn("w:val"), value)
    _insert(parent, element)


_ORDER = {
    "w:pPr": ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs", "bidi", "spacing", "ind", "jc"],
    "w:rPr": ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "strike", "color", "sz", "szCs", "u", "shd", "vertAlign", "rtl", "lang"],
}
"""The order that the schema asks for (ECMA-376, part 1, 17.3); Word repairs a file that has another."""


def _insert(parent, element) -> None:
    """Put ``element`` into properties at the place that the schema gives it."""
    order = _ORDER["w:pPr" if parent.tag == qn("w:pPr") else "w:rPr"]
    names = [qn(f"w:{name}") for name in order]
    for old in parent.findall(element.tag):
        parent.remove(old)
    rank = names.index(element.tag)
    after = next((child for child in parent if child.tag in names and names.index(child.tag) > rank), None)
    if after is None:
        parent.append(element)
    else:
        after.addprevious(element)


def _shade(properties, fill: str) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{key}"), value)
    _insert(properties, shade)


def _language(properties, tag: str, direction: str) -> None:
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), tag)
    if direction == "rtl":
        lang.set(qn("w:bidi"), tag)
    _insert(properties, lang)


def _numberings(document) -> None:
    """Bullets, numbers and boxes on nine levels, instead of those of the template."""
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    for id, form, text in _LISTS:
        levels = ""
        for level in range(9):
            left = round((6 + 6 * level) * _TWIPS)
            levels += (
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text.format(level=level + 1)}"/>'
                f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{round(5 * _TWIPS)}"/></w:pPr>'
                f'<w:rPr><w:color w:val="{PETROL}"/></w:rPr></w:lvl>'
            )
        root.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
            )
        )


# --- nodes --------------------------------------------------------------------------------------------------------------


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


class _Writer:
    def __init__(self, document, paper: Paper) -> None:
        self.document, self.paper = document, paper
        self.body = document.element.body
        self.relations = document.part  # the part whose relations links and pictures belong to
        self.styles = {style.name: style.style_id for style in document.styles}
        self.lang, self.direction = paper.locale, paper.direction
        self.numbers, self.shapes = count(1), count(1)
        self.footnotes = _Footnotes(document)

    # --- the frame of the paper

    def front(self) -> None:
        here = _Place(self.body)
        self._words(self._paragraph(_Place(self.body, "Title")), (_text(self.paper.title),))
        if self.paper.subtitle:
            self._words(self._paragraph(_Place(self.body, "Subtitle")), (_text(self.paper.subtitle),))
        if self.paper.facts:
            rows = [[_text(label), Node("strong", 0, 0, (_text(words),))] for label, words in self.paper.facts]
            self._grid(here, [(row, False) for row in rows], (0.3, 0.7), ("", ""), head=False)
        for line in self.paper.closing:
            self._words(self._paragraph(here), (_text(line),))
        if self.paper.address:
            link = Node("link", 0, 0, (_text(self.paper.address),), url=self.paper.address)
            self._words(self._paragraph(here), (link,))
        self._footer()

    def part_of_paper(self, part: Part) -> None:
        self.lang, self.direction = part.lang, part.direction
        heading = self._paragraph(_Place(self.body, "Heading 1"))
        if part.sheet:
            _insert(heading.get_or_add_pPr(), OxmlElement("w:pageBreakBefore"))
        self._words(heading, (_text(part.title),))
        self.blocks(part.nodes, _Place(self.body))
        self.lang, self.direction = self.paper.locale, self.paper.direction

    def close(self) -> None:
        self.footnotes.close()

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
            _set(properties, "w:pStyle", self.styles[place.style])
        if place.number:
            numbers = OxmlElement("w:numPr")
            for tag, value in (("w:ilvl", place.level), ("w:numId", place.number)):
                child = OxmlElement(tag)
                child.set(qn("w:val"), str(value))
                numbers.append(child)
            _insert(properties, numbers)
            place.number = 0
        elif place.level >= 0:
            indent = OxmlElement("w:ind")
            indent.set(qn("w:left"), str(round((6 + 6 * place.level) * _TWIPS)))
            _insert(properties, indent)
        if place.border:
            self._border(properties, place)
        self._direct(paragraph)
        return paragraph

    def _direct(self, paragraph) -> None:
        """The direction is said only where it is not the paper's left to right: and a left to right part says so in no paper."""
        if self.direction == "rtl":
            _insert(paragraph.get_or_add_pPr(), OxmlElement("w:bidi"))

    def _border(self, properties, place: _Place) -> None:
        border = OxmlElement("w:pBdr")
        side = "right" if self.direction == "rtl" else "left"
        for name in ("top", "left", "bottom", "right") if place.around else (side,):
            line = OxmlElement(f"w:{name}")
            for key, value in (("val", "single"), ("sz", "8" if place.around else "24"), ("space", "6"), ("color", place.border)):
                line.set(qn(f"w:{key}"), value)
            border.append(line)
        _insert(properties, border)

    def blocks(self, nodes: Sequence[Node], place: _Place) -> None:
        for node in nodes:
            write = _BLOCKS.get(node.kind)
            if write:
                write(self, node, place)
            else:  # not a kind of ours: its words
                self.blocks(node.children, place)

    def paragraph(self, node: Node, place: _Place) -> None:
        self._words(self._paragraph(place), node.children)

    def heading(self, node: Node, place: _Place) -> None:
        name = f"Heading {min(node.level + 1, 4)}"
        self._words(self._paragraph(_Place(place.element, name)), node.children)

    def image(self, node: Node, place: _Place) -> None:
        paragraph = self._paragraph(place)
        self._picture(paragraph, node, in_line=False)
        if node.title:
            self._words(self._paragraph(_Place(place.element, "Caption")), (_text(node.title),))

    def rule(self, node: Node, place: _Place) -> None:
        properties = self._paragraph(place).get_or_add_pPr()
        border = parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="4" w:space="1" w:color="{LINE}"/></w:pBdr>')
        _insert(properties, border)

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
        self._words(self._paragraph(inner), (Node("strong", 0, 0, (_text(node.title),)),))
        self.blocks(node.children, inner)

    def foreign(self, node: Node, place: _Place) -> None:
        kept = self.lang, self.direction
        self.lang, self.direction = node.info, node.title
        self.blocks(node.children, place)
        self.lang, self.direction = kept

    def items(self, node: Node, place: _Place) -> None:
        level = min(place.level + 1, 8)
        own = self._numbering(_BULLET if node.number is None else _NUMBER, node.number, level)
        for item in node.children:
            number = self._numbering(_TICKED if item.checked else _BOX, None, level) if item.kind == "task" else own
            inner = _Place(place.element, place.style, level, number, place.border, place.around)
            if not item.children or item.children[0].kind != "paragraph":
                self._paragraph(inner)  # an item that begins with something else still has its mark
            self.blocks(item.children, inner)

    def _numbering(self, abstract: int, first: int | None, level: int) -> int:
        """A numbering of its own for a list that counts, so that it begins where it should; bullets and boxes share one."""
        root = self.document.part.numbering_part.element
        if first is None:
            found = next((num for num in root.findall(qn("w:num")) if num.get(qn("w:numId")) == str(abstract)), None)
            if found is not None:
                return abstract
        id = abstract if first is None else next(self.numbers) + 10
        start = "" if first is None else f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{first}"/></w:lvlOverride>'
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{id}"><w:abstractNumId w:val="{abstract}"/>{start}</w:num>'))
        return id

    def definition_list(self, node: Node, place: _Place) -> None:
        for child in node.children:
            if child.kind == "definition-title":
                paragraph = self._paragraph(place)
                _insert(paragraph.get_or_add_pPr(), OxmlElement("w:keepNext"))
                self._words(paragraph, (Node("strong", 0, 0, child.children),))
            else:
                self.blocks(child.children, _Place(place.element, place.style, max(place.level, 0), 0, place.border, place.around))

    # --- tables

    def table(self, node: Node, place: _Place) -> None:
        head, rows = node.children[:1], node.children[1:]
        shares = column_shares(node)
        headed = bool(head) and any(cell.children for cell in head[0].children)
        lines = [(self._cells(head[0]), False)] if headed else []
        lines += [(self._cells(row), to_fill_in(row)) for row in rows]
        if lines and shares:
            self._grid(place, lines, shares, node.align, headed)

    def _cells(self, row: Node) -> list[Node]:
        return [Node("paragraph", cell.start, cell.end, cell.children) for cell in row.children]

    def _grid(self, place: _Place, lines, shares: Sequence[float], align: Sequence[str], head: bool) -> None:
        table = parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr>{"<w:bidiVisual/>" if self.direction == "rtl" else ""}<w:tblW w:w="5000" w:type="pct"/>'
            f'<w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{PETROL}"/>'
            f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
            f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
            + (f'<w:insideV w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>' if any(fill for _, fill in lines) else "")
            + f'</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/>'
            f'</w:tblCellMar><w:tblLook w:firstRow="{int(head)}"/></w:tblPr><w:tblGrid/></w:tbl>'
        )
        _append(place.element, table)
        widths = [round(share * office.WIDTH * _TWIPS) for share in shares]
        for width in widths:
            column = OxmlElement("w:gridCol")
            column.set(qn("w:w"), str(width))
            table.find(qn("w:tblGrid")).append(column)
        for number, (cells, fill) in enumerate(lines):
            self._line(table, cells, widths, align, head and number == 0, fill)
        after = self._paragraph(_Place(place.element))  # Word needs a paragraph behind a table
        after.get_or_add_pPr().append(parse_xml(f'<w:spacing {nsdecls("w")} w:after="0" w:line="160" w:lineRule="exact"/>'))

    def _line(self, table, cells: Sequence[Node], widths: Sequence[int], align: Sequence[str], head: bool, fill: bool) -> None:
        height = '<w:trHeight w:val="510" w:hRule="atLeast"/>' if fill else ""
        row = parse_xml(f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/>{height}{'<w:tblHeader/>' if head else ''}</w:trPr></w:tr>")
        table.append(row)
        for number, width in enumerate(widths):
            shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{WASH}"/>' if head else ""
            cell = parse_xml(f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr></w:tc>')
            row.append(cell)
            paragraph = self._paragraph(_Place(cell))
            side = align[number] if number < len(align) else ""
            properties = paragraph.get_or_add_pPr()
            _insert(properties, parse_xml(f'<w:spacing {nsdecls("w")} w:after="0"/>'))
            if side in ("center", "right"):
                _set(properties, "w:jc", side)
            if number < len(cells):
                words = cells[number]
                inner = words.children if words.kind == "paragraph" else (words,)
                self._words(paragraph, inner, _Look(bold=head))

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
                kept = self.lang, self.direction
                self.lang, self.direction = node.info, node.title
                self._words(parent, node.children, look)
                self.lang, self.direction = kept
            else:
                self._words(parent, node.children, look)

    def _run(self, parent, text: str, look: _Look) -> None:
        run = OxmlElement("w:r")
        parent.append(run)
        properties = run.get_or_add_rPr()
        if look.link:
            _set(properties, "w:rStyle", "Hyperlink")
        for wanted, tags in ((look.bold, ("w:b", "w:bCs")), (look.italic, ("w:i", "w:iCs")), (look.strike, ("w:strike",))):
            for tag in tags if wanted else ():
                _set(properties, tag)
        if look.code:
            _shade(properties, WASH)
        if self.direction == "rtl" and not look.code:
            _set(properties, "w:rtl")
        if self.lang != self.paper.locale or self.direction == "rtl":
            _language(properties, self.lang, self.direction)
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
        parent.append(_reference(node.number, again=not node.children))


class _Footnotes:
    """The part of a DOCX that holds its footnotes (ECMA-376, part 1, 17.11); the library has none."""

    KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"

    def __init__(self, document) -> None:
        self.document = document
        ends = "".join(
            f'<w:footnote w:type="{name}" w:id="{id}"><w:p><w:r><w:{name}/></w:r></w:p></w:footnote>'
            for id, name in ((-1, "separator"), (0, "continuationSeparator"))
        )
        root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}>{ends}</w:footnotes>")
        self.part = XmlPart(PackURI("/word/footnotes.xml"), self.KIND, root, document.part.package)
        self.used = False

    def open(self, number: int):
        """A new footnote, to be filled with blocks; its mark goes to the first of them in ``close``."""
        self.used = True
        note = parse_xml(f'<w:footnote {nsdecls("w")} w:id="{number}"/>')
        self.part.element.append(note)
        return note

    def close(self) -> None:
        if not self.used:
            return
        mark = (
            f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/><w:t xml:space="preserve"> </w:t></w:r>'
        )
        for note in self.part.element[2:]:
            first = note.find(qn("w:p"))
            if first is None:
                first = OxmlElement("w:p")
                note.insert(0, first)
            first.insert(1 if first.find(qn("w:pPr")) is not None else 0, parse_xml(mark))
        self.document.part.relate_to(self.part, self.RELATION)


def _reference(number: int, again: bool):
    """The mark of a footnote; where it is named again, its number alone."""
    inner = f"<w:t>{number}</w:t>" if again else f'<w:footnoteReference w:id="{number}"/>'
    return parse_xml(f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>{inner}</w:r>')


def _append(parent, element) -> None:
    """At the end, but before the properties of the last section."""
    last = parent[-1] if len(parent) else None
    if last is not None and last.tag == qn("w:sectPr"):
        last.addprevious(element)
    else:
        parent.append(element)


def _text(words: str) -> Node:
    return Node("text", 0, 0, text=words)


_BLOCKS: dict[str, Callable[[_Writer, Node, _Place], None]] = {
    "paragraph": _Writer.paragraph,
    "heading": _Writer.heading,
    "image": _Writer.image,
    "rule": _Writer.rule,
    "code-block": _Writer.code_block,
    "quote": _Writer.quote,
    "alert": _Writer.alert,
    "foreign": _Writer.foreign,
    "list": _Writer.items,
    "definition-list": _Writer.definition_list,
    "table": _Writer.table,
}
