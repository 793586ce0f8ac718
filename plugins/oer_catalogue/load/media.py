"""Media files: which kinds are published, whether the content is what the name says, and the size of pictures."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import imagesize

from ..near import near
from ..problem import Place, Problem
from ..rules.codes import problem
from . import office, svg


@dataclass(frozen=True, slots=True)
class MediaType:
    """How files of one type begin, what they are called, and whether they are text."""

    words: str
    begins: Callable[[bytes], bool]
    text: bool = False


def _riff(form: bytes) -> Callable[[bytes], bool]:
    return lambda head: head[:4] == b"RIFF" and head[8:12] == form


def _start(*signs: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(signs)


def _text(head: bytes) -> bool:
    return True  # its encoding is checked when it is read


_MP4 = MediaType("an MP4 video", lambda head: head[4:8] == b"ftyp")
_JPEG = MediaType("a JPEG picture", _start(b"\xff\xd8\xff"))
_ZIP = _start(b"PK\x03\x04")

# The allow-list: extension → type. Captions (vtt) and transcripts (md) lie beside their video.
TYPES = {
    "png": MediaType("a PNG picture", _start(b"\x89PNG\r\n\x1a\n")),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "gif": MediaType("a GIF picture", _start(b"GIF87a", b"GIF89a")),
    "webp": MediaType("a WebP picture", _riff(b"WEBP")),
    "svg": MediaType("an SVG drawing", _text, text=True),
    "mp4": _MP4,
    "webm": MediaType("a WebM video", _start(b"\x1aE\xdf\xa3")),
    "m4a": MediaType("an M4A sound", _MP4.begins),
    "mp3": MediaType("an MP3 sound", _start(b"ID3", b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2")),
    "ogg": MediaType("an Ogg sound", _start(b"OggS")),
    "wav": MediaType("a WAV sound", _riff(b"WAVE")),
    "vtt": MediaType("captions (WebVTT)", lambda head: head.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"), text=True),
    "md": MediaType("a transcript", _text, text=True),
    "txt": MediaType("plain text", _text, text=True),
    "csv": MediaType("a table as text", _text, text=True),
    "pdf": MediaType("a PDF", _start(b"%PDF-")),
    "docx": MediaType("a Word document", _ZIP),
    "xlsx": MediaType("an Excel table", _ZIP),
    "pptx": MediaType("a PowerPoint presentation", _ZIP),
    "odt": MediaType("an ODF text", _ZIP),
    "ods": MediaType("an ODF table", _ZIP),
    "odp": MediaType("an ODF presentation", _ZIP),
}
MOST_PIXELS = 50_000_000  # a browser needs four bytes for each, however small the file is
PICTURES = ("png", "jpg", "jpeg", "gif", "webp")


def extension(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def check(name: str, data: bytes, file: str) -> tuple[list[Problem], int, int]:
    """The problems of one media file, and a picture's width and height in pixels (0 = not known)."""
    place, kind = Place(file), TYPES.get(extension(name))
    if kind is None:
        known = ", ".join(TYPES)
        shown = f"'.{extension(name)}'" if extension(name) else "without an ending"
        return [problem("OER-F006", place, f"files {shown} are not published", f"Use one of: {known}.", near(extension(name), TYPES))], 0, 0
    if not kind.begins(data[:64]):
        is_kind = next((t.words for t in TYPES.values() if t.begins is not _text and t.begins(data[:64])), "")
        found = f"; it looks like {is_kind}" if is_kind else ""
        message = f"the file's content is not {kind.words}, as its name says{found}"
        return [problem("OER-F006", place, message, "Give it the right ending, or convert it.")], 0, 0
    return _content(extension(name), data, file)


def _content(ending: str, data: bytes, file: str) -> tuple[list[Problem], int, int]:
    if ending == "svg":
        return svg.check(data, file)
    if ending in PICTURES:
        return _picture(data, file)
    if ending == "pdf":
        return list(office.pdf(data, file)), 0, 0
    if ending in ("docx", "xlsx", "pptx"):
        return list(office.archive(data, file, "[Content_Types].xml")), 0, 0
    if ending in ("odt", "ods", "odp"):
        return list(office.archive(data, file, "mimetype")), 0, 0
    if ending == "vtt":
        return list(_captions(data, file)), 0, 0
    if ending == "csv":
        return list(_table(data, file)), 0, 0
    return [], 0, 0


def _picture(data: bytes, file: str) -> tuple[list[Problem], int, int]:
    width, height = picture_size(data)
    if width and width * height <= MOST_PIXELS:
        return [], width, height
    if width:
        message = f"the picture has {width:,} × {height:,} pixels; {MOST_PIXELS:,} are allowed"
        return [problem("OER-F005", Place(file), message, "Make it smaller: a page is at most some 2,000 pixels wide.")], 0, 0
    return [problem("OER-F006", Place(file), "the picture's size cannot be read", "Open it in a picture program and save it again.")], 0, 0


_STYLE = re.compile(rb"^(STYLE|REGION)[ \t]*\r?$", re.M)
_FORMULA = re.compile(rb"""(?:^|[,;\t\n])[ ]{0,8}"?[ ]{0,8}([=@]|[+-](?![0-9.,;\s"]|$))""")


def _captions(data: bytes, file: str) -> Iterator[Problem]:
    """WebVTT whose looks are its own: styles can load pictures, and hide or move words."""
    for match in _STYLE.finditer(data):
        place = Place(file, data.count(b"\n", 0, match.start()) + 1)
        yield problem("OER-F007", place, f"captions with {match[1].decode()} are not allowed", "Remove this part; the player decides.")
        return


def _table(data: bytes, file: str) -> Iterator[Problem]:
    """Cells that a table program would run as a formula (CWE-1236)."""
    match = _FORMULA.search(data)
    if match:
        before = data[: match.start(1)]
        place = Place(file, before.count(b"\n") + 1, len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1)
        yield problem("OER-F007", place, "this cell is a formula for a table program", "Put an apostrophe before it, or write words.")


def picture_size(data: bytes) -> tuple[int, int]:
    """Width and height from a picture's head; (0, 0) if it does not tell."""
    try:
        width, height = imagesize.get(io.BytesIO(data))
    except (ValueError, OSError, struct.error, IndexError):
        return 0, 0
    return (int(width), int(height)) if width > 0 and height > 0 else (0, 0)
