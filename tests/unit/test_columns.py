"""Tables in two columns: what people see, what comes back from office programs, what is refused."""

from __future__ import annotations

import contextlib
import io
import random
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import exchange_made as made
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from oer_catalogue.locales import available
from oer_catalogue.translate import pairs, read_record
from oer_catalogue.translate.beside import Beside, beside, is_listed, of_texts
from oer_catalogue.translate.columns import CHANGES, WAITS, write
from oer_catalogue.translate.columns_read import read_docx, read_odt
from oer_catalogue.translate.taken import Row, take

ROOT = Path(__file__).parents[2]
BREAKS = made.TARGET.replace("weg.\nSiehe", "weg.\\\nSiehe").replace("Nein", "Nein  —  « x » … 'y' \"z\" <b> & \u200fعربي")


def changed(data: bytes, change) -> bytes:
    """A DOCX in which somebody worked."""
    document = docx.Document(io.BytesIO(data))
    change(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def rows(document):
    return document.tables[0].rows


def texts(data: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in rows(docx.Document(io.BytesIO(data)))]


def test_what_people_see():
    data = write(made.beside(made.SOURCE.replace("hour", "day"), made.TARGET.replace("Nein", "No"), None))
    assert data == write(made.beside(made.SOURCE.replace("hour", "day"), made.TARGET.replace("Nein", "No"), None))
    waiting = made.beside(made.SOURCE.replace("hour", "day"), made.TARGET.replace("Nein", "No"), made.entry(waiting=[3]))
    found = texts(write(waiting))
    assert found[0] == ["#", "English", "Deutsch"]
    assert found[1] == ["6\n#look/item-2", "No", ""]
    assert found[2] == ["3\nDas Original hat sich geändert\n#look/paragraph-1", *found[2][1:]]
    assert [row[0].split("\n")[0] for row in found[3:]] == ["1", "2", "4", "5", "7", "8", "9", "10"]
    document = docx.Document(io.BytesIO(write(waiting)))
    fills = [row.cells[2]._tc.find(f".//{qn('w:shd')}") for row in rows(document)[1:4]]
    assert [None if fill is None else fill.get(qn("w:fill")) for fill in fills] == [WAITS, CHANGES, None]
    assert [each.text for each in document.paragraphs][:3] == [
        "Übersetzung: Light",
        "Von English nach Deutsch",
        "Schreiben Sie Ihre Übersetzung in die rechte Spalte. Leere farbige Felder stehen oben: Sie warten auf Sie.",
    ]


@pytest.mark.parametrize("locale", [*available(), "eu", "he"])
def test_every_language_has_its_file(locale: str):
    text = of_texts(made.Pair(made.PAIR.owner, made.PAIR.name, "a", "b", "en", locale), made.SOURCE, BREAKS, None)
    parcel = read_docx(write(text))
    assert (parcel.owner, parcel.name, parcel.source_locale, parcel.locale) == (made.PAIR.owner, made.PAIR.name, "en", locale)
    assert sorted((row.key, row.source, row.words) for row in parcel.rows) == sorted(
        (unit.segment.key, unit.segment.text, unit.target) for unit in text.units
    )
    assert take(text, parcel).text == BREAKS


def office_cases() -> list[tuple[Beside, bytes]]:
    """A small text with every kind of sign, and real texts in three scripts."""
    found = [made.beside(target=BREAKS), made.beside(target=None)]
    for locale in ("el", "it", "bg", "ar"):
        every = pairs(ROOT, locale)
        picked = [pair for pair in every if pair.name.endswith(("passphrases-and-managers.md", "contribute.md"))]
        found += [beside(ROOT, pair, read_record(ROOT, pair.owner, locale).files.get(pair.name), with_past=False) for pair in picked]
    return [(text, write(text)) for text in found]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Beside, bytes, bytes]]:
    """The files as LibreOffice saves them, as DOCX and as ODT."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    folder, cases = tmp_path_factory.mktemp("columns"), office_cases()
    for number, (_, data) in enumerate(cases):
        (folder / f"{number}.docx").write_bytes(data)
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
    files = sorted(map(str, folder.glob("*.docx")))
    for form in ("docx:MS Word 2007 XML", "odt"):
        subprocess.run([*command, form, "--outdir", folder / "out", *files], check=True, capture_output=True, timeout=240)
    out = folder / "out"
    return [(text, (out / f"{at}.docx").read_bytes(), (out / f"{at}.odt").read_bytes()) for at, (text, _) in enumerate(cases)]


def test_an_office_program_loses_nothing(saved: list[tuple[Beside, bytes, bytes]]):
    for text, as_docx, as_odt in saved:
        for parcel in (read_docx(as_docx), read_odt(as_odt)):
            assert (parcel.owner, parcel.name, parcel.locale) == (text.pair.owner, text.pair.name, text.pair.locale)
            assert len(parcel.rows) == sum(map(is_listed, text.units))
            taken = take(text, parcel)
            assert (taken.count, taken.rejected, taken.came) == (0, (), frozenset()), text.pair.target
            if text.own:
                assert taken.text == "".join(p if isinstance(p, str) else p.raw for p in text.own_parts.template)


def cell(document, key: str, column: int = 2):
    return next(row for row in rows(document) if row.cells[0].text.endswith(key)).cells[column]


def edit(key: str, xml: str):
    """Other content for the field of a translation."""

    def change(document) -> None:
        field = cell(document, key)._tc
        for old in field.findall(qn("w:p")):
            field.remove(old)
        for new in parse_xml(f"<w:tc {nsdecls('w')}>{xml}</w:tc>"):
            field.append(new)

    return change


SPLIT = (
    "<w:p><w:r><w:t>Au</w:t></w:r><w:proofErr w:type='spellStart'/>"
    "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>gen </w:t></w:r></w:p>"
)
TRACKED = (
    "<w:p><w:r><w:t xml:space='preserve'>Augen </w:t></w:r><w:del w:id='1' w:author='a'><w:r><w:delText>zu</w:delText></w:r></w:del>"
    "<w:ins w:id='2' w:author='a'><w:r><w:t>auf</w:t></w:r></w:ins>"
    "<w:moveFrom w:id='3' w:author='a'><w:r><w:t>weg</w:t></w:r></w:moveFrom></w:p>"
)
LINK = (
    "<w:p><w:hyperlink w:anchor='x'><w:r><w:t>Augen</w:t></w:r></w:hyperlink>"
    "<w:sdt><w:sdtContent><w:r><w:t>!</w:t></w:r></w:sdtContent></w:sdt></w:p>"
)
PARAGRAPHS = "<w:p><w:r><w:t>Augen</w:t><w:tab/><w:t>auf</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>und zu</w:t></w:r></w:p>"


@pytest.mark.parametrize(("xml", "words"), [(SPLIT, "Augen"), (TRACKED, "Augen auf"), (LINK, "Augen!"), (PARAGRAPHS, "Augen auf und zu")])
def test_what_word_makes_of_words_is_read_as_words(xml: str, words: str):
    text = made.beside()
    taken = take(text, read_docx(changed(write(text), edit("#look/heading", xml))))
    assert f"## {words} {{#look}}\n" in taken.text and taken.count == 1


def test_quotes_that_a_program_turned_are_turned_back_in_links_and_code():
    source = made.SOURCE.replace("Look away", 'Type `a "b" -- c`')
    text = made.beside(source, made.TARGET)
    words = "Tippen Sie `a “b” – c`. Siehe [die „Regel“](rule.md “Regel”)."
    taken = take(text, made.parcel(Row("#look/paragraph-1", "Type `a “b” – c` every hour.  See [the rule](rule.md “Rule”).", words)))
    assert 'Tippen Sie `a "b" -- c`. Siehe [die „Regel“](rule.md "Regel").' in taken.text.replace("die\n", "die ")
    assert (taken.count, taken.rejected, taken.notes) == (1, (), ())


def test_added_spaces_change_nothing():
    text = made.beside()
    parcel = read_docx(
        changed(write(text), edit("#look/heading", "<w:p><w:r><w:t xml:space='preserve'>  Schauen  </w:t></w:r></w:p><w:p/>"))
    )
    assert take(text, parcel).text == made.TARGET


def test_a_row_whose_number_was_changed_is_known_by_its_source():
    text = made.beside()

    def change(document) -> None:
        cell(document, "#look/heading").text = "Sehen"
        cell(document, "#look/heading", 0).text = "?"

    assert "## Sehen {#look}" in take(text, read_docx(changed(write(text), change))).text


def test_a_row_that_was_removed_leaves_its_words():
    text = made.beside()

    def remove(document) -> None:
        first, second, third = (rows(document)[at]._tr for at in (1, 2, 3))
        first.getparent().remove(first)
        second.get_or_add_trPr().append(parse_xml(f"<w:del {nsdecls('w')} w:id='1' w:author='a'/>"))
        third.remove(third.tc_lst[2])

    parcel = read_docx(changed(write(text), remove))
    assert len(parcel.rows) == len(text.units) - 3
    assert take(text, parcel).text == made.TARGET


# --- what is refused ------------------------------------------------------------------------------------------------------


def repacked(data: bytes, **files: bytes | None) -> bytes:
    """A DOCX with other parts; ``word__document_xml`` = word/document.xml; None = left out."""
    given = {name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"): value for name, value in files.items()}
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()} | given
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return target.getvalue()


def document_xml(data: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")


def with_type(data: bytes, kind: bytes) -> bytes:
    """A DOCX whose text has a document type."""
    return repacked(data, word__document_xml=kind + document_xml(data).partition(b"?>")[2].replace(b"Schauen", b"&x;"))


HOSTILE = {
    "no archive": (lambda data: b"PK" + bytes(100), "broken"),
    "half an archive": (lambda data: data[:-3000], "broken"),
    "a bomb": (lambda data: repacked(data, word__media_bin=bytes(50_000_000)), "grows to"),
    "a large part": (lambda data: repacked(data, word__document_xml=document_xml(data) + b" " * 9_000_000), "grows to|more than"),
    "entities": (lambda data: with_type(data, b'<!DOCTYPE a [<!ENTITY x "y">]>'), "document type"),
    "a file from outside": (lambda data: with_type(data, b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "document type"),
    "a type from outside": (lambda data: with_type(data, b'<!DOCTYPE a SYSTEM "file:///etc/passwd">'), "document type|cannot be read"),
    "no XML": (lambda data: repacked(data, word__document_xml=b"<w:document>"), "cannot be read"),
    "very deep": (lambda data: repacked(data, word__document_xml=b"<a>" * 5000 + b"</a>" * 5000), "cannot be read"),
    "no text": (lambda data: repacked(data, word__document_xml=None), "missing"),
    "a macro": (lambda data: repacked(data, word__vbaProject_bin=b"x"), "a macro"),
    "another document": (lambda data: repacked(data, word__document_xml=b"<a/>", docProps__core_xml=b"<a/>"), "does not say which text"),
    "100 megabytes": (lambda data: bytes(100 * 1024 * 1024), "bytes; .* are allowed"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused(name: str):
    change, words = HOSTILE[name]
    with pytest.raises(ValueError, match=words):
        read_docx(change(write(made.beside())))


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_is_read_or_refused(seed: int):
    """Nothing but a sentence comes of it, wherever bytes are missing or wrong."""
    chance, data = random.Random(seed), bytearray(write(made.beside()))
    for _ in range(chance.choice((1, 3, 20))):
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
    with contextlib.suppress(ValueError):
        read_docx(bytes(data))


def test_the_text_is_known_by_its_properties_too():
    data = write(made.beside())

    def remove(document) -> None:
        for paragraph in document.paragraphs:
            paragraph._p.getparent().remove(paragraph._p)

    assert read_docx(changed(data, remove)).name == made.PAIR.name


def test_an_odt_that_is_none_is_refused():
    with pytest.raises(ValueError, match="ZIP archive"):
        read_odt(write(made.beside()))
