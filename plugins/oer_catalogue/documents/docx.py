"""A paper as DOCX, to be changed: real headings, lists, tables with header rows, footnotes, languages, right-to-left text."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from . import office
from .office import FONT, INK, MUTED, PETROL, WASH
from .paper import Paper

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
        style.font.italic = False
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
