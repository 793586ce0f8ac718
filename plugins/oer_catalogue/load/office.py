"""PDF and office files: refuses what runs, what loads from elsewhere, and forged archives.

Nothing is unpacked to disk. Sources: the ISO 32000 names of active content; ECMA-376 and ODF part names.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from xml.parsers import expat

from ..problem import Place, Problem
from ..rules.codes import problem

MOST_ENTRIES = 1000
MOST_BYTES = 200 * 1024 * 1024
MOST_RATIO = 100
FREE_BYTES = 1024 * 1024  # below this unpacked size a high ratio harms nobody
MOST_XML = 8 * 1024 * 1024  # of one part that is read
INFLATE = 32 * 1024 * 1024  # of a PDF's packed objects, before and after unpacking

PDF_ACTIVE = {
    b"JavaScript": "a script",
    b"JS": "a script",
    b"Launch": "an order to start a program",
    b"EmbeddedFile": "an attached file",
    b"EmbeddedFiles": "attached files",
    b"RichMedia": "embedded media",
    b"XFA": "an XFA form",
    b"SubmitForm": "an order to send what is typed",
    b"ImportData": "an order to load data",
    b"GoToE": "a link into an attached file",
    b"Encrypt": "encryption, so that it cannot be checked or changed",
}
PARTS = (
    (re.compile(r"vbaproject\.bin$|(^|/)basic/|(^|/)scripts/|macrosheets/", re.I), "a macro"),
    (re.compile(r"(^|/)(activex|embeddings)/|oleobject|(^|/)object [0-9]+/?$|objectreplacements/.*\.bin$", re.I), "an embedded object"),
    (re.compile(r"(^|/)externallinks/", re.I), "a link to data elsewhere"),
    (re.compile(r"\.(exe|dll|com|bat|cmd|js|vbs|ps1|sh|jar|zip|docm|dotm|xlsm|pptm)$", re.I), "a program or an archive"),
)
ODF_TYPES = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}
ODF_PARTS = frozenset({"content.xml", "styles.xml"})
ODF_ACTIVE = {
    "event-listener": "a macro",
    "dde-source": "a link to data elsewhere",
    "dde-connection-decl": "a link to data elsewhere",
    "applet": "a program or an archive",
    "plugin": "an embedded object",
    "floating-frame": "an embedded object",
}


def _spelt(name: bytes) -> bytes:
    """A name of a PDF however it is spelt: each sign as it is, or as # and its code."""
    return b"".join(b"(?:%c|#%02x)" % (sign, sign) if f"{sign:02x}".isdigit() else b"(?:%c|#(?i:%02x))" % (sign, sign) for sign in name)


PDF_NAMES = re.compile(b"/(?:" + b"|".join(b"(" + _spelt(name) + b")" for name in PDF_ACTIVE) + b")(?![A-Za-z0-9#])")


def pdf(data: bytes, file: str) -> Iterator[Problem]:
    """Active content of a PDF: its names are looked for in the plain bytes and in compressed object streams."""
    place, fix = Place(file), "Export it again as a plain PDF, for example as PDF/A."
    found: set[str] = set()
    for piece in _pdf_pieces(data):
        if piece is None:
            found.add("objects that are packed so that they cannot be checked")
        else:
            found |= {tuple(PDF_ACTIVE.values())[index - 1] for index in {match.lastindex for match in PDF_NAMES.finditer(piece)}}
    for words in sorted(found):
        yield problem("OER-F007", place, f"the PDF holds {words}", fix)


def _pdf_pieces(data: bytes) -> Iterator[bytes | None]:
    """The file's bytes, then its packed objects. None = there are some that cannot be unpacked, or too many of them."""
    yield data
    packed = unpacked = INFLATE
    for found in re.finditer(rb"/ObjStm\b", data):
        begin = re.compile(rb"stream\r?\n").search(data, found.end(), found.end() + 4096)
        if not begin:
            continue
        end = data.find(b"endstream", begin.end(), begin.end() + packed + 1)
        piece = data[begin.end() : end if end >= 0 else begin.end() + packed + 1]
        packed -= len(piece)
        if packed < 0 or unpacked <= 0:
            yield None
            return
        try:
            inflated = zlib.decompressobj().decompress(piece, unpacked)
        except zlib.error:
            if b"/Filter" in data[max(0, found.start() - 4096) : begin.start()]:
                yield None
            continue  # not packed: its names stand in the plain bytes
        unpacked -= len(inflated)
        yield inflated


def archive(data: bytes, file: str, marker: str) -> Iterator[Problem]:
    """Problems of an office file. ``marker`` is the entry that every file of its type has (``mimetype``, ``[Content_Types].xml``)."""
    place = Place(file)
    save = "Open the file in an office program and save it again."
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            entries = zipped.infolist()
            shape = list(_shape(entries, place))
            if marker not in {e.filename for e in entries}:
                shape.append(problem("OER-F006", place, "the file is a ZIP archive, but not the office file that its name says", save))
            yield from shape
            if not shape:
                yield from _parts(zipped, entries, place)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, zlib.error, EOFError):
        yield problem("OER-F008", place, "the archive inside the file is broken", save)


def _shape(entries: list[zipfile.ZipInfo], place: Place) -> Iterator[Problem]:
    """What is wrong with the archive itself, before anything is unpacked."""
    names = [e.filename for e in entries]
    size, packed = sum(e.file_size for e in entries), sum(e.compress_size for e in entries)
    fix = "Open the file in an office program and save it again."
    if len(entries) > MOST_ENTRIES:
        yield problem("OER-F008", place, f"the file holds {len(entries):,} parts; {MOST_ENTRIES:,} are allowed", "Split the document.")
    if size > MOST_BYTES or (size > FREE_BYTES and size > MOST_RATIO * max(packed, 1)):
        yield problem("OER-F008", place, f"the file grows to {size:,} bytes when it is opened", fix)
    if twice := sorted({n for n in names if names.count(n) > 1} if len(names) <= MOST_ENTRIES else ()):
        yield problem("OER-F008", place, f"the part '{twice[0]}' is in the file twice", fix)
    if slips := [n for n in names if n.startswith("/") or "\\" in n or ":" in n or ".." in posixpath.normpath(n).split("/")]:
        yield problem("OER-F008", place, f"the part '{slips[0]}' would be written outside the file's own folder", fix)
    if any(e.flag_bits & 1 for e in entries):
        yield problem("OER-F007", place, "the file is encrypted, so that it cannot be checked or changed", "Save it without a password.")


def _parts(zipped: zipfile.ZipFile, entries: list[zipfile.ZipInfo], place: Place) -> Iterator[Problem]:
    """Parts that run or load something."""
    save = "Open the file in an office program and save it again."
    found = {words for entry in entries for regex, words in PARTS if regex.search(entry.filename)}
    kind = ODF_TYPES.get(place.file.rpartition(".")[2].lower())
    for entry in entries:
        zipped.open(entry).close()  # the head of each part must say what the list of parts says
        name = entry.filename
        look = _relation if name.endswith(".rels") else _content_type if name == "[Content_Types].xml" else None
        if kind and name in ODF_PARTS:
            look = _odf_element
        if look and entry.file_size > MOST_XML:
            yield problem(
                "OER-F008", place, f"the part '{name}' has {entry.file_size:,} bytes; {MOST_XML:,} are allowed", "Split the document."
            )
        elif look and not _read_xml(zipped.read(entry), look, found):
            yield problem("OER-F008", place, f"the part '{name}' cannot be read", save)
        if kind and name == "mimetype" and zipped.read(entry)[:100].strip() != f"application/vnd.oasis.opendocument.{kind}".encode():
            yield problem("OER-F006", place, "the file is another kind of office file than its name says", "Give it the right ending.")
    for words in sorted(found):
        fix = "Remove it in an office program and save the file as .docx, .xlsx, .pptx, .odt, .ods or .odp without macros."
        yield problem("OER-F007", place, f"the file holds {words}", fix)


Look = Callable[[str, dict[str, str]], str]


def _read_xml(data: bytes, look: Look, found: set[str]) -> bool:
    """Adds what ``look`` says about each element ("" = nothing). False = this is no XML, or has a document type."""
    parser = expat.ParserCreate(namespace_separator=" ")
    whole = True

    def doctype(*_: object) -> None:
        nonlocal whole
        whole = False
        parser.StartElementHandler = None
        raise _StopError

    def start(name: str, attributes: dict[str, str]) -> None:
        words = look(name.rpartition(" ")[2], {key.rpartition(" ")[2]: value for key, value in attributes.items()})
        if words:
            found.add(words)

    parser.StartDoctypeDeclHandler, parser.StartElementHandler = doctype, start
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, _StopError, ValueError, LookupError):  # the last two: an encoding that nobody knows
        return False
    return whole


class _StopError(Exception):
    """Ends the reading of a part."""


def _relation(tag: str, attributes: dict[str, str]) -> str:
    """A relation of ECMA-376: only hyperlinks that a reader follows may lead out of the file."""
    if tag != "Relationship" or attributes.get("TargetMode", "").lower() != "external":
        return ""
    is_link = attributes.get("Type", "").endswith("/hyperlink")
    return "" if is_link and _is_web(attributes.get("Target", "")) else "a link to data elsewhere"


def _content_type(tag: str, attributes: dict[str, str]) -> str:
    kind = attributes.get("ContentType", "").lower()
    if "macroenabled" in kind or "vbaproject" in kind:
        return "a macro"
    return "an embedded object" if "activex" in kind or "oleobject" in kind else ""


def _odf_element(tag: str, attributes: dict[str, str]) -> str:
    """An element of an ODF file: programs, live data, and addresses outside the file."""
    if tag in ODF_ACTIVE:
        return ODF_ACTIVE[tag]
    address = attributes.get("href", "")
    if tag == "a":
        return "" if _is_web(address) else "a link that does not lead to a web page"
    outside = address.startswith(("/", "\\", "../")) or "/../" in address or _SCHEME.match(address)
    return "a link to data elsewhere" if outside else ""


_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*:", re.I)


def _is_web(address: str) -> bool:
    scheme = _SCHEME.match(address)
    return not scheme or scheme[0].strip().lower() in ("http:", "https:", "mailto:", "tel:")
