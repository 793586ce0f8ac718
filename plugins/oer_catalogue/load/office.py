"""PDF and office files: refuses what runs, what loads from elsewhere, and forged archives.

Nothing is unpacked to disk. Sources: the ISO 32000 names of active content; ECMA-376 and ODF part names.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator

from ..problem import Place, Problem
from ..rules.codes import problem

MOST_ENTRIES = 1000
MOST_BYTES = 200 * 1024 * 1024
MOST_RATIO = 100
FREE_BYTES = 1024 * 1024  # below this unpacked size a high ratio harms nobody
INFLATE = 16 * 1024 * 1024

PDF_ACTIVE = {
    b"JavaScript": "a script",
    b"JS": "a script",
    b"Launch": "an order to start a program",
    b"EmbeddedFile": "an attached file",
    b"EmbeddedFiles": "attached files",
    b"RichMedia": "embedded media",
    b"XFA": "an XFA form",
    b"Encrypt": "encryption, so that it cannot be checked or changed",
}
PARTS = (
    (re.compile(r"vbaproject\.bin$|(^|/)basic/|(^|/)scripts/|macrosheets/", re.I), "a macro"),
    (re.compile(r"(^|/)(activex|embeddings)/|oleobject|(^|/)object [0-9]+/?$|objectreplacements/.*\.bin$", re.I), "an embedded object"),
    (re.compile(r"(^|/)externallinks/", re.I), "a link to data elsewhere"),
    (re.compile(r"\.(exe|dll|com|bat|cmd|js|vbs|ps1|sh|jar|zip|docm|dotm|xlsm|pptm)$", re.I), "a program or an archive"),
)
EXTERNAL = re.compile(rb"<Relationship\b[^>]*>", re.I)


def pdf(data: bytes, file: str) -> Iterator[Problem]:
    """Active content of a PDF: its names are looked for in the plain bytes and in compressed object streams."""
    text = b"\n".join([data, *_object_streams(data)])
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), text)
    names = set(re.findall(rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|Encrypt)(?![A-Za-z0-9])", plain))
    for words in sorted({PDF_ACTIVE[name] for name in names}):
        yield problem("OER-F007", Place(file), f"the PDF holds {words}", "Export it again as a plain PDF, for example as PDF/A.")


def _object_streams(data: bytes) -> Iterator[bytes]:
    budget = INFLATE
    for found in re.finditer(rb"/ObjStm\b", data):
        begin = re.compile(rb"stream\r?\n").search(data, found.end(), found.end() + 4096)
        if not begin or budget <= 0:
            continue
        try:
            inflated = zlib.decompressobj().decompress(data[begin.end() :], budget)
        except zlib.error:
            continue
        budget -= len(inflated)
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
    found = {words for entry in entries for regex, words in PARTS if regex.search(entry.filename)}
    for entry in entries:
        if entry.filename.endswith(".rels"):
            for relation in EXTERNAL.findall(zipped.read(entry)):
                if b'TargetMode="External"' in relation and b"/hyperlink" not in relation:
                    found.add("a link to data elsewhere")
        if entry.filename == "[Content_Types].xml" and b"macroEnabled" in zipped.read(entry):
            found.add("a macro")
    for words in sorted(found):
        fix = "Remove it in an office program and save the file as .docx, .xlsx, .pptx, .odt, .ods or .odp without macros."
        yield problem("OER-F007", place, f"the file holds {words}", fix)
