"""A text beside its translation as a DOCX with a table, for people who work in Word or LibreOffice. What waits stands at the top.

The form follows ECMA-376, part 1 (17.4 tables, 17.3 paragraphs). ``columns_read`` reads it back.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from xml.sax.saxutils import escape

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from ..locales import Strings, direction, language_name, load
from ..zipped import write_zip
from .beside import CHANGED, WAITING, Beside, Unit, is_listed
from .pairs import Pair

FONT, MUTED, PETROL, WASH, LINE = "Arial", "4B5B60", "0B5A66", "F3F1EA", "CFCBBF"
WAITS, CHANGES = "FFF3C4", "FBE3D6"
"""The colours of a field that waits for words, and of one whose source changed."""
_WIDTHS = (1100, 6900, 6900)  # twentieths of a point, on A4 across
_RANK = {WAITING: 0, CHANGED: 1}


def address(pair: Pair) -> str:
    """The line that says which text a file belongs to."""
    return f"oer-text: {pair.owner} | {pair.name} | {pair.source_locale} | {pair.locale}"


def write(text: Beside) -> bytes:
    """The DOCX. Equal texts give equal bytes."""
    document = docx.Document()
    say = load(text.pair.locale)
    _page(document, text, say)
    body = document.element.body
    last = body[-1]
    for element in (*_head(text, say), _table(text, say), parse_xml(f"<w:p {nsdecls('w')}/>")):
        last.addprevious(element)
    target = io.BytesIO()
    document.save(target)
    with zipfile.ZipFile(target) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    packed = io.BytesIO()
    write_zip(parts, packed, first=["[Content_Types].xml"])
    return packed.getvalue()


def _page(document, text: Beside, say: Strings) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(17)
    style = document.styles["Normal"]
    style.font.size, style.font.name = Pt(10), FONT
    style.paragraph_format.space_after = Pt(3)
    core = document.core_properties
    core.title, core.subject, core.language = say("translate.sheet.title", title=text.title), address(text.pair), text.pair.locale
    core.created = core.modified = datetime(1980, 1, 1)
    core.author, core.comments, core.last_modified_by, core.revision = "", "", "", 1


def _head(text: Beside, say: Strings) -> Iterator:
    """Title, languages, how to use it, and the address of the text in small letters."""
    pair, words = text.pair, say.language
    names = {"source": language_name(pair.source_locale), "target": language_name(pair.locale)}
    yield _paragraph(say("translate.sheet.title", title=text.title), words, size=32, colour=PETROL, bold=True)
    yield _paragraph(say("translate.sheet.languages", **names), words)
    for key in ("fill", "marks", "back"):
        yield _paragraph(say(f"translate.sheet.{key}"), words)
    yield _paragraph(address(pair), "en", size=12, colour=MUTED)


def _table(text: Beside, say: Strings):
    pair = text.pair
    listed = list(enumerate((unit for unit in text.units if is_listed(unit)), 1))
    listed.sort(key=lambda each: (_RANK.get(each[1].state, 2), each[0]))
    names = (language_name(pair.source_locale), language_name(pair.locale))
    rows = [_row(_cell(0, "#", "en"), _cell(1, names[0], pair.source_locale, bold=True, fill=WASH), _head_of(names[1], pair), head=True)]
    rows += [_unit(number, unit, pair, say) for number, unit in listed]
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>' for side in _SIDES)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    visual = "<w:bidiVisual/>" if direction(say.language) == "rtl" else ""  # its words say on which side to write
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr>{visual}<w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
        f'<w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _head_of(name: str, pair: Pair) -> str:
    return _cell(2, name, pair.locale, bold=True, fill=WASH)


def _unit(number: int, unit: Unit, pair: Pair, say: Strings) -> str:
    """One row: the number with the key in small grey letters, the source, the translation."""
    note = _said(say("translate.sheet.changed"), say.language, size=14, colour=PETROL) if unit.state == CHANGED else ""
    first = f"{_said(str(number), 'en', size=16)}{note}{_said(unit.segment.key, 'en', size=8, colour='A9B2B5')}"
    fill = {WAITING: WAITS, CHANGED: CHANGES}.get(unit.state, "")
    return _row(_field(0, first), _cell(1, unit.segment.text, pair.source_locale), _cell(2, unit.target, pair.locale, fill=fill))


def _row(*cells: str, head: bool = False) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(column: int, words: str, locale: str, bold: bool = False, fill: str = "") -> str:
    return _field(column, _said(words, locale, bold=bold), fill)


def _field(column: int, paragraphs: str, fill: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{_WIDTHS[column]}" w:type="dxa"/>{shade}</w:tcPr>{paragraphs}</w:tc>'


def _paragraph(words: str, locale: str, **look):
    return parse_xml(_said(words, locale, **look).replace("<w:p>", f"<w:p {nsdecls('w')}>", 1))


def _said(words: str, locale: str, size: int = 0, colour: str = "", bold: bool = False) -> str:
    """A paragraph of words, in their language and direction; a line end is a break."""
    is_rtl = direction(locale) == "rtl"
    properties = "<w:b/><w:bCs/>" if bold else ""
    properties += f'<w:color w:val="{colour}"/>' if colour else ""
    properties += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    properties += "<w:rtl/>" if is_rtl else ""
    properties += f'<w:lang w:val="{locale}" w:eastAsia="{locale}"{f" w:bidi={chr(34)}{locale}{chr(34)}" if is_rtl else ""}/>'
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in words.split("\n"))
    return f"<w:p>{'<w:pPr><w:bidi/></w:pPr>' if is_rtl else ''}<w:r><w:rPr>{properties}</w:rPr>{lines}</w:r></w:p>"
