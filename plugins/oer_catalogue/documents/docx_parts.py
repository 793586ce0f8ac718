"""What a DOCX is made of beside its text: page, styles, numberings, properties in the order of the schema, footnotes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from .office import FONT, INK, LINE, MUTED, PETROL, WASH
from .paper import Paper

FIRST = ("[Content_Types].xml",)
"""The file that stands first in a DOCX."""
TWIPS = 56.7  # of a millimetre
BULLET, NUMBER, BOX, TICKED = 1, 2, 3, 4  # our abstract numberings
LISTS = ((BULLET, "bullet", "•"), (NUMBER, "decimal", "%{level}."), (BOX, "bullet", "☐"), (TICKED, "bullet", "☒"))


def empty(paper: Paper):
    """A document with our page, styles and numberings, and the properties of ``paper``."""
    document = docx.Document()
    _page(document, paper)
    _styles(document, paper)
    _numberings(document)
    return document


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
    core.keywords, core.comments = ", ".join(paper.keywords), paper.rights
    core.last_modified_by, core.revision = "", 1


def _styles(document, paper: Paper) -> None:
    styles = document.styles
    _font(styles["Normal"], 10.5, INK)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    styles["Normal"].paragraph_format.line_spacing = 1.2
    language(styles["Normal"].element.get_or_add_rPr(), paper.locale, paper.direction)
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
            shade(properties, PETROL)
    for name, fill in (("Say", WASH), ("Alert", ""), ("Code", WASH)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        style.paragraph_format.left_indent = style.paragraph_format.right_indent = Mm(3)
        if fill:
            shade(style.element.get_or_add_pPr(), fill)
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
        set_value(properties, tag, value)


def set_value(parent, tag: str, value: str = "") -> None:
    element = OxmlElement(tag)
    if value:
        element.set(qn("w:val"), value)
    insert(parent, element)


ORDER = {
    "w:pPr": ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs", "bidi", "spacing", "ind", "jc"],
    "w:rPr": ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "strike", "color", "sz", "szCs", "u", "shd", "vertAlign", "rtl", "lang"],
}
"""The order that the schema asks for (ECMA-376, part 1, 17.3); Word repairs a file that has another."""


def insert(parent, element) -> None:
    """Put ``element`` into properties at the place that the schema gives it."""
    order = ORDER["w:pPr" if parent.tag == qn("w:pPr") else "w:rPr"]
    names = [qn(f"w:{name}") for name in order]
    for old in parent.findall(element.tag):
        parent.remove(old)
    rank = names.index(element.tag)
    after = next((child for child in parent if child.tag in names and names.index(child.tag) > rank), None)
    if after is None:
        parent.append(element)
    else:
        after.addprevious(element)


def shade(properties, fill: str) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{key}"), value)
    insert(properties, shade)


def language(properties, tag: str, direction: str) -> None:
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), tag)
    if direction == "rtl":
        lang.set(qn("w:bidi"), tag)
    insert(properties, lang)


def place_name(id: str) -> str:
    """The name of a bookmark: letters, digits and underscores, at most 40, which is all that Word takes."""
    plain = "".join(sign if sign.isalnum() else "_" for sign in id)
    return f"part_{plain}" if len(plain) <= 35 else f"part_{plain[:26]}_{hashlib.sha256(id.encode()).hexdigest()[:8]}"


def bookmark(paragraph, number: int, id: str) -> None:
    """A place that links lead to."""
    paragraph.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{place_name(id)}"/>'))
    paragraph.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'))


def _numberings(document) -> None:
    """Bullets, numbers and boxes on nine levels, instead of those of the template."""
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    for id, form, text in LISTS:
        levels = ""
        for level in range(9):
            left = round((6 + 6 * level) * TWIPS)
            levels += (
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text.format(level=level + 1)}"/>'
                f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{round(5 * TWIPS)}"/></w:pPr>'
                f'<w:rPr><w:color w:val="{PETROL}"/></w:rPr></w:lvl>'
            )
        root.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
            )
        )


def numbering(document, id: int, abstract: int, first: int | None, level: int) -> None:
    """A numbering that goes on with our ``abstract`` one (None), or begins with ``first`` on its level. One that is there stays."""
    root = document.part.numbering_part.element
    if first is None and any(found.get(qn("w:numId")) == str(id) for found in root.findall(qn("w:num"))):
        return
    start = "" if first is None else f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{first}"/></w:lvlOverride>'
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{id}"><w:abstractNumId w:val="{abstract}"/>{start}</w:num>'))


# --- borders and tables


def write_line():
    """The border of an empty paragraph to write on. ``between`` keeps Word from drawing one line for all that stand together."""
    return _border(("bottom", "between"), 4, 1, MUTED)


def around(colour: str):
    """The border of a paragraph, on all sides."""
    return _border(("top", "left", "bottom", "right"), 8, 6, colour)


def beside(colour: str, side: str):
    """A thick line at one side of a paragraph."""
    return _border((side,), 24, 6, colour)


def below(colour: str):
    """A thin line below a paragraph."""
    return _border(("bottom",), 4, 1, colour)


def _border(sides: Sequence[str], eighths: int, space: int, colour: str):
    """``eighths`` of a point thick, ``space`` points from the text."""
    lines = "".join(f'<w:{name} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>' for name in sides)
    return parse_xml(f"<w:pBdr {nsdecls('w')}>{lines}</w:pBdr>")


def table_frame(mirrored: bool, ruled: bool, head: bool):
    """A table without columns and rows. ``mirrored``: from right to left; ``ruled``: with lines between the columns."""
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr>{"<w:bidiVisual/>" if mirrored else ""}<w:tblW w:w="5000" w:type="pct"/>'
        f'<w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{PETROL}"/><w:bottom {line}/><w:insideH {line}/>'
        f'{f"<w:insideV {line}/>" if ruled else ""}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:firstRow="{int(head)}"/></w:tblPr><w:tblGrid/></w:tbl>'
    )


def row_frame(fill: bool, head: bool):
    """A row that is not cut by the end of a page; higher where a hand will write."""
    height = '<w:trHeight w:val="510" w:hRule="atLeast"/>' if fill else ""
    return parse_xml(f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/>{height}{'<w:tblHeader/>' if head else ''}</w:trPr></w:tr>")


def cell_frame(width: int, head: bool):
    """A cell; ``width`` in twips."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{WASH}"/>' if head else ""
    return parse_xml(f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr></w:tc>')


# --- footnotes


class Footnotes:
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


def reference(number: int, again: bool):
    """The mark of a footnote; where it is named again, its number alone."""
    inner = f"<w:t>{number}</w:t>" if again else f'<w:footnoteReference w:id="{number}"/>'
    return parse_xml(f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>{inner}</w:r>')
