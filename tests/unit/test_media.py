"""Media files: type by content, size of pictures, nothing active inside."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest

from oer_catalogue.load import media, office, svg

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBBI", 13, b"IHDR", 640, 480, 8, 2, 0, 0, 0, 0)
GIF = b"GIF89a" + struct.pack("<HH", 320, 200) + b"\x00" * 10
JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xc0\x00\x11\x08"
    + struct.pack(">HH", 90, 120)
    + b"\x03\x01\x22\x00" * 4
)
WEBP = (
    b"RIFF\x1e\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00" + (99).to_bytes(3, "little") + (49).to_bytes(3, "little") + b"\x00" * 8
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" {0}>{1}</svg>'


@pytest.mark.parametrize(
    ("name", "data", "size"),
    [("a.png", PNG, (640, 480)), ("a.gif", GIF, (320, 200)), ("a.jpg", JPEG, (120, 90)), ("a.webp", WEBP, (100, 50))],
)
def test_pictures_tell_their_size(name: str, data: bytes, size: tuple[int, int]) -> None:
    assert media.check(name, data, name) == ([], *size)


@pytest.mark.parametrize("data", [PNG[:12], JPEG[:5], WEBP[:16]])
def test_a_cut_picture_has_no_size_and_breaks_nothing(data: bytes) -> None:
    assert media.picture_size(data) == (0, 0)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="320" height="160"', (320, 160)),
        ('viewBox="0 0 720 275"', (720, 275)),
        ('width="100%" viewBox="0,0,10.4,20.6"', (10, 21)),
        ('width="10mm" height="1in"', (38, 96)),
        ('width="2em" height="x"', (0, 0)),
        ("", (0, 0)),
    ],
)
def test_drawings_tell_their_size(attributes: str, size: tuple[int, int]) -> None:
    assert svg.check(SVG.format(attributes, "").encode(), "a.svg") == ([], *size)


@pytest.mark.parametrize(
    "inner",
    [
        '<rect fill="url(#g)" filter="url(\'#f\')"/>',
        '<linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient>',
        '<g id="a"><circle r="1"/></g><use href="#a"/><use href="#a"/>',
        '<text x="1">Stop &amp; look: https://a.example</text>',
        '<path d="M0 0L1 1" aria-label="a line" stroke-dasharray="1,2"/>',
    ],
)
def test_ordinary_drawings_pass(inner: str) -> None:
    assert svg.check(SVG.format('role="img"', inner).encode(), "a.svg")[0] == []


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        '<g onclick="alert(1)"/>',
        '<g OnLoad="alert(1)"/>',
        "<style>*{fill:red}</style>",
        '<rect style="fill:red"/>',
        '<a href="https://a.example"><text>x</text></a>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<use href="other.svg#a"/>',
        '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="https://a.example/a.svg#b"/>',
        '<rect fill="url(https://a.example/a.svg#g)"/>',
        "<rect fill=\"URL( '//a.example/g' )\"/>",
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="alert(1)"/>',
        "<foreignObject/>",
        '<html xmlns="http://www.w3.org/1999/xhtml"/>',
        '<g xml:base="https://a.example/"/>',
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        "<g>",
        "<?xml-stylesheet href='x.css'?>",
    ],
)
def test_whatever_runs_loads_or_restyles_is_refused(inner: str) -> None:
    found, _, _ = svg.check(SVG.format("", inner).encode(), "a.svg")
    assert {p.code for p in found} == {"OER-S012"}


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>',
        b'<?xml version="1.0" encoding="UTF-7"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        b"<svg/>",
        b"<html></html>",
        b"",
        b"not xml",
    ],
)
def test_what_is_no_drawing_is_refused(data: bytes) -> None:
    assert {p.code for p in svg.check(data, "a.svg")[0]} == {"OER-S012"}


def test_places_in_a_drawing() -> None:
    found, _, _ = svg.check(SVG.format("", "\n  <script/>").encode(), "a.svg")
    assert str(found[0].place) == "a.svg:2:3"


def pdf(inside: bytes) -> list[str]:
    return sorted(p.message for p in office.pdf(b"%PDF-1.7\n" + inside, "a.pdf"))


def test_pdf_without_active_content_passes() -> None:
    assert pdf(b"1 0 obj << /OpenAction [3 0 R /Fit] /Type /Catalog /URI (https://a.example) /JSON 1 >> endobj") == []


@pytest.mark.parametrize(
    "inside", [b"<< /S /JavaScript >>", b"<< /JS (x) >>", b"<< /S/J#61vaScript >>", b"<< /Launch 1 >>", b"/EmbeddedFiles 1"]
)
def test_pdf_with_active_content_is_refused(inside: bytes) -> None:
    assert len(pdf(inside)) == 1


def test_pdf_scripts_in_object_streams_are_found() -> None:
    packed = zlib.compress(b"1 0 << /S /JavaScript /JS (app.alert(1)) >>")
    assert pdf(b"5 0 obj << /Type /ObjStm /Filter /FlateDecode >>\nstream\r\n" + packed + b"\nendstream endobj") == [
        "the PDF holds a script"
    ]


def docx(**parts: str) -> list[tuple[str, str]]:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("[Content_Types].xml", "<Types/>")
        for name, words in parts.items():
            zipped.writestr(name, words)
    return [(p.code, p.message) for p in office.archive(out.getvalue(), "a.docx", "[Content_Types].xml")]


def relation(kind: str) -> str:
    return (
        f'<Relationships><Relationship Id="r1" Type="http://x/{kind}" Target="https://a.example/" TargetMode="External"/></Relationships>'
    )


def test_office_files() -> None:
    assert docx(**{"word/document.xml": "<w/>", "word/_rels/document.xml.rels": relation("hyperlink")}) == []
    assert docx(**{"word/_rels/settings.xml.rels": relation("attachedTemplate")}) == [
        ("OER-F007", "the file holds a link to data elsewhere")
    ]
    assert docx(**{"word/vbaProject.bin": "x"}) == [("OER-F007", "the file holds a macro")]
    assert docx(**{"word/embeddings/oleObject1.bin": "x"}) == [("OER-F007", "the file holds an embedded object")]
    assert docx(**{f"word/{i}.xml": "" for i in range(1001)})[0][0] == "OER-F008"
    assert docx(**{"word/document.xml": "x" * 5_000_000})[0][0] == "OER-F008"
