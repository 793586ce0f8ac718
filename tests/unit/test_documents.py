"""Printed documents: PDF, DOCX, ODT, attendance sheet and zip of kits in four scripts, with every kind of node."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from xml.etree import ElementTree

import documents_made as made
import docx as word
import pikepdf
import pypdf
import pytest
from fontTools.ttLib import TTFont
from odfdo import Document as OpenDocument

from oer_catalogue.documents import Extras, Paper, UnprintableError, bundle, docx, docx_parts, kit_paper, odt, pdf, print_kit, sheet
from oer_catalogue.documents.glyphs import BLANK, FAMILIES, FONTS, Glyphs, covered
from oer_catalogue.documents.paper import column_shares, to_fill_in
from oer_catalogue.load.markdown import parse, walk
from oer_catalogue.locales import load as strings
from oer_catalogue.model import Node, Wish

LOCALES = ("en", "el", "bg", "ar")
EXTRAS = Extras(["", ""], ["Name"], "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/", "Anna Müller")


@lru_cache(maxsize=8)
def paper(locale: str) -> Paper:
    return kit_paper(made.kit(locale), made.module(), strings(locale), made.read, made.address, EXTRAS)


@lru_cache(maxsize=8)
def printed(locale: str) -> bytes:
    return pdf.write(paper(locale))


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def text_of(data: bytes) -> str:
    """The text as it comes out of the file, presentation forms of Arabic as letters."""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return unicodedata.normalize("NFKC", " ".join(" ".join(page.extract_text() for page in pages).split()))


# --- resolving ---------------------------------------------------------------------------------------------------------


def test_nothing_is_left_to_look_up():
    known = paper("en")
    nodes = [node for part in known.parts for node in walk(part.nodes)]
    assert {node.url for node in nodes if node.kind == "link"} == {
        "https://example.org/page",
        "https://example.org/x",
        "https://example.org/note",
        "https://example.org/made",
        "https://example.org/media/bell.wav",
    }
    assert {node.url for node in nodes if node.kind == "image"} == set(known.pictures) == {"bench.svg", "dot.png"}
    assert not {"soft-break", "footnote"} & {node.kind for node in nodes}


def test_a_note_is_told_once_and_named_again():
    notes = [node for node in walk(paper("en").parts[0].nodes) if node.kind == "footnote-ref"]
    assert [(node.number, bool(node.children)) for node in notes] == [(1, True), (1, False)]


def test_an_authors_text_in_another_language_says_so():
    (foreign,) = paper("en").parts[2].nodes
    assert (foreign.kind, foreign.info, foreign.title) == ("foreign", "ar", "rtl")
    kit = made.kit("en")
    words = (Node("paragraph", -1, -1, (Node("text", -1, -1, text="a "), Node("text", -1, -1, text="ب", info="ar"))),)
    resolved = kit_paper(
        replace(kit, sections=(replace(kit.sections[0], nodes=words, document=None),)),
        made.module(),
        strings("en"),
        made.read,
        made.address,
        EXTRAS,
    )
    plain, foreign = resolved.parts[0].nodes[0].children
    assert plain.kind == "text"
    assert (foreign.kind, foreign.info, foreign.children[0].text) == ("foreign", "ar", "ب")


def test_an_unknown_kind_is_its_words():
    kit = made.kit("en")
    odd = (Node("sidebar", -1, -1, (Node("marquee", -1, -1, text="kept words"),)),)
    known = kit_paper(
        replace(kit, sections=(replace(kit.sections[0], nodes=odd, document=None),)),
        made.module(),
        strings("en"),
        made.read,
        made.address,
        EXTRAS,
    )
    assert "kept words" in text_of(pdf.write(known))
    assert "kept words" in body_text(docx.write(known))
    assert "kept words" in OpenDocument(io.BytesIO(odt.write(known))).get_formatted_text()


# --- PDF ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
def test_a_pdf_is_tagged_and_claims_what_it_keeps(locale: str):
    with opened(printed(locale)) as document:
        root = document.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == locale
        assert root.ViewerPreferences.DisplayDocTitle
        assert "/StructTreeRoot" in root
        with document.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
            assert made.WORDS[locale][0] in str(meta["dc:title"])


def structure(document: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """Every element of the structure tree, in reading order."""
    found, todo = [], [document.Root.StructTreeRoot]
    while todo:
        element = todo.pop()
        if isinstance(element, pikepdf.Array):
            todo += reversed(list(element))
        elif isinstance(element, pikepdf.Dictionary):
            if "/S" in element and element.get("/Type") != "/OBJR":
                found.append(element)
            if "/K" in element:
                todo.append(element.K)
    return found


def test_the_tags_of_a_pdf_are_those_of_its_text():
    with opened(printed("en")) as document:
        elements = structure(document)
        kinds = [str(element.S)[1:] for element in elements]
        assert {"H1", "H2", "H3", "L", "LI", "Table", "TH", "TD", "Link", "Figure", "Note", "BlockQuote", "TOC"} <= set(kinds)
        levels = [int(kind[1]) for kind in kinds if re.fullmatch(r"H\d", kind)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert "Pens and paper" in {str(element.Alt) for element in elements if element.S == "/Figure"}
        assert "ar" in {str(element.Lang) for element in elements if "/Lang" in element}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_pdf_has_the_shipped_fonts_alone(locale: str):
    shipped = {str(TTFont(file)["name"].getDebugName(6)) for file in FONTS.glob("*.ttf")}
    with opened(printed(locale)) as document:
        fonts = {str(o.BaseFont)[1:] for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"}
    used = {name.split("+")[-1].removesuffix("-Identity-H") for name in fonts}
    assert used
    assert used <= shipped
    assert {"Commissioner-Regular", "NotoSansArabic-Regular"} <= used


@pytest.mark.parametrize("locale", LOCALES)
def test_every_script_shows(locale: str):
    """No character is drawn by glyph 0, and the words come out of the file again."""
    with opened(printed(locale)) as document:
        for page in document.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("Tj", "TJ"):
                    pieces = operands[0] if str(operator) == "TJ" else [operands[0]]
                    codes = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
                    assert 0 not in [int.from_bytes(codes[i : i + 2], "big") for i in range(0, len(codes), 2)]
    found = text_of(printed(locale))
    if locale == "ar":  # this reader gives words in the order in which they are drawn, the signs of a word in the order of reading
        assert {"التوقيع", "الورشة", "عشر", "دقائق", "أحضر"} <= set(re.findall(r"[\u0621-\u064a]+", found))
    else:
        for words in made.WORDS[locale]:
            assert words in found
        assert "<b>bold</b>" in found
        assert "#set page(fill: red) $x$ @ref" in found


def test_forms_have_room_to_write_and_sheets_begin_on_a_page():
    reader = pypdf.PdfReader(io.BytesIO(printed("en")))
    pages = [page.extract_text() for page in reader.pages]
    attendance = next(n for n, text in enumerate(pages) if text.startswith("Name"))
    assert pages[attendance + 1].startswith("Signature")
    assert pages[-1].rstrip().endswith(f"{len(pages)} / {len(pages)}")


def test_a_script_without_a_font_is_refused_and_a_name_in_it_is_not():
    glyphs = Glyphs()
    assert glyphs.shown("A long text in English, in which one name is written as its owner writes it: 李. And more.") == (
        f"A long text in English, in which one name is written as its owner writes it: {BLANK}. And more."
    )
    glyphs.check()
    hindi = paper("en")
    hindi = replace(hindi, parts=(replace(hindi.parts[4], nodes=parse("नमस्ते दुनिया, हम सीखते हैं। " * 9)),))
    with pytest.raises(UnprintableError, match="no font"):
        pdf.write(hindi)
    kit = replace(made.kit("en"), sections=(replace(made.kit("en").sections[4], nodes=parse("नमस्ते दुनिया, हम सीखते हैं। " * 9)),))
    assert set(print_kit(kit, made.module(), strings("en"), made.read, made.address, EXTRAS)) == {"docx", "odt", "ics", "csv", "zip"}


def test_what_the_fonts_have_is_what_the_list_says():
    fonts = [TTFont(file) for file in sorted(FONTS.glob("*.ttf"))]
    assert {str(font["name"].getDebugName(1)) for font in fonts} == set(FAMILIES)
    assert covered() == {code for font in fonts for code in font.getBestCmap() if code >= 32}
    typeset = (FONTS.parents[3] / "documents" / "print.typ").read_text("utf-8")
    names = ", ".join(f'"{name}"' for name in FAMILIES)
    assert f"#let families = ({names})" in typeset
    assert sum(file.stat().st_size for file in FONTS.iterdir()) < 1_200_000


def test_every_interface_language_can_be_printed():
    for locale in ("en", "it", "el", "bg", "de", "ar"):
        glyphs = Glyphs()
        for words in strings(locale).texts.values():
            glyphs.shown(words)
        assert glyphs.missing == {}


# --- DOCX, ODT ---------------------------------------------------------------------------------------------------------


def body_text(data: bytes) -> str:
    root = word.Document(io.BytesIO(data)).element.body
    return "".join(root.itertext())


@pytest.mark.parametrize("locale", LOCALES)
def test_a_docx_has_its_words_styles_and_language(locale: str):
    data = docx.write(paper(locale))
    document = word.Document(io.BytesIO(data))
    title, _, say, *_ = made.WORDS[locale]
    assert document.core_properties.title == document.paragraphs[0].text == title
    assert say in body_text(data)
    assert [p.style.name for p in document.paragraphs if p.style.name == "Heading 1"] == ["Heading 1"] * 5
    heads = [table._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader") for table in document.tables]
    assert [bool(head) for head in heads] == [False, True, True]
    mirrored = [bool(table._tbl.xpath("./w:tblPr/w:bidiVisual")) for table in document.tables]
    assert mirrored == [locale == "ar"] * 3
    assert {element.get("descr") for element in document.element.body.iter("{*}docPr")} == {"", made.WORDS[locale][5]}
    assert len(document.element.body.xpath(".//w:footnoteReference")) == 1
    assert "https://example.org/note" in zipfile.ZipFile(io.BytesIO(data)).read("word/_rels/footnotes.xml.rels").decode()


def test_the_properties_of_a_docx_stand_in_the_order_of_the_schema():
    """Word refuses or repairs a file in which they do not."""
    root = word.Document(io.BytesIO(docx.write(paper("ar")))).element
    for tag, order in docx_parts.ORDER.items():
        for properties in root.iter(word.oxml.ns.qn(tag)):
            names = [child.tag.split("}")[1] for child in properties]
            assert names == sorted(names, key=order.index)


@pytest.mark.parametrize("locale", LOCALES)
def test_an_odt_has_its_words_styles_and_language(locale: str):
    data = odt.write(paper(locale))
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.infolist()[0].filename == "mimetype"
    assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
    document = OpenDocument(io.BytesIO(data))
    title, _, say, *_ = made.WORDS[locale]
    assert document.meta.title == title
    assert say in document.get_formatted_text()
    levels = [header.get_attribute("text:outline-level") for header in document.body.get_elements("//text:h")]
    assert [str(level) for level in levels].count("1") == 5
    assert len(document.body.get_elements("//table:table-header-rows")) == 2
    assert len(document.body.get_elements("//text:note")) == 1
    styles = archive.read("styles.xml").decode()
    assert f'style:writing-mode="{"rl-tb" if locale == "ar" else "lr-tb"}"' in styles
    listed = set(re.findall(r'full-path="([^"]+)"', archive.read("META-INF/manifest.xml").decode())) - {"/"}
    assert listed == set(archive.namelist()) - {"mimetype", "META-INF/manifest.xml"}


def test_every_style_that_an_odt_names_is_there():
    archive = zipfile.ZipFile(io.BytesIO(odt.write(paper("ar"))))
    content, styles = archive.read("content.xml").decode(), archive.read("styles.xml").decode()
    named = set(re.findall(r'(?:text|table):style-name="([^"]+)"', content)) | set(re.findall(r'parent-style-name="([^"]+)"', content))
    assert named
    assert named <= set(re.findall(r'style:name="([^"]+)"', content + styles))


def test_the_parts_of_office_files_are_well_formed():
    for data in (docx.write(paper("en")), odt.write(paper("en"))):
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        assert len(parts) > 4
        for name in parts:
            ElementTree.fromstring(archive.read(name))


# --- tables ------------------------------------------------------------------------------------------------------------


def test_columns_share_the_width():
    (table,) = parse("| a | a long head of a column |\n|---|---|\n| 0:10 | words and more words in a long cell, on and on |\n")
    few, many = column_shares(table)
    assert few + many == pytest.approx(1)
    assert 0.1 < few < many


def test_rows_with_empty_cells_or_dots_are_to_be_filled_in():
    (table,) = parse("| a | b |\n|---|---|\n| a |  |\n| a | ..... |\n| a | b |\n")
    assert [to_fill_in(row) for row in table.children[1:]] == [True, True, False]


# --- attendance, zip, the whole kit -------------------------------------------------------------------------------------


def test_an_attendance_sheet_opens_as_a_table():
    data = sheet.attendance(["Name", "Ünterschrift, 1"], 3)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 4
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows == [["", "Name", "Ünterschrift, 1"], ["1", "", ""], ["2", "", ""], ["3", "", ""]]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1", "\u00a0-1"])
def test_no_cell_becomes_a_formula(cell: str):
    ((found,),) = list(csv.reader(io.StringIO(sheet.write([cell], []).decode("utf-8-sig"), newline="")))
    assert found == "'" + cell


def test_a_kit_is_printed_whole_and_byte_for_byte_alike():
    """The typesetter keeps what it has set; a change in between shows that the second time is not the first one again."""
    arguments = (made.kit("el"), made.module(), strings("el"), made.read, made.address, EXTRAS)
    first = print_kit(*arguments)
    print_kit(made.kit("bg", Wish("online", 5, 60)), *arguments[1:])
    assert print_kit(*arguments) == first
    assert set(first) == {"pdf", "docx", "odt", "ics", "csv", "zip"}
    for suffix in ("docx", "odt", "zip"):
        assert {info.date_time for info in zipfile.ZipFile(io.BytesIO(first[suffix])).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    archive = zipfile.ZipFile(io.BytesIO(first["zip"]))
    name = "hand-tools-el-in-person-8-90"
    inside = {f"{name}/{name}.{suffix}": data for suffix, data in first.items() if suffix != "zip"}
    assert {path: archive.read(path) for path in archive.namelist() if not path.endswith("README.txt")} == inside
    readme = archive.read(f"{name}/README.txt").decode("utf-8-sig")
    assert made.WORDS["el"][0] in readme
    assert all(f"{name}.{suffix}" in readme for suffix in bundle.ORDER)
