"""What DOCX and ODT share: a zip whose bytes depend on its contents alone, pictures that every office program can show."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from ..zipped import DATE, UNIX
from .paper import Picture
from .typeset import typeset

FONT = "Arial"  # on every computer, or something of the same widths; Latin, Greek, Cyrillic and Arabic
INK, MUTED, PETROL, OCHRE, WASH, LINE = "1B2A2F", "4B5B60", "0B5A66", "9A4A06", "F3F1EA", "CFCBBF"
TONES: Mapping[str, str] = {"note": PETROL, "tip": "22663A", "important": OCHRE, "warning": "7A5200", "caution": "9E2328"}
WIDTH = 170.0  # millimetres between the margins of A4
HEIGHT = 200.0  # millimetres: the tallest picture
IN_LINE = 32.0  # millimetres: the widest picture in a line of text
PIXEL = 25.4 / 96  # millimetres (CSS)
_SHARP = 192.0  # pixels per inch of what is drawn anew


class Saved(Protocol):
    """A document of python-docx or odfdo."""

    def save(self, target: io.BytesIO) -> object: ...


def packed(document: Saved, first: Sequence[str]) -> bytes:
    """The file of a document: the names in ``first``, then the others in order. The same document gives the same bytes."""
    target = io.BytesIO()
    document.save(target)
    with zipfile.ZipFile(target) as archive:
        rank = {name: number for number, name in enumerate(first)}
        names = [name for name in archive.namelist() if not name.endswith("/")]
        return _repack({name: archive.read(name) for name in sorted(names, key=lambda name: (rank.get(name, len(rank)), name))})


def _repack(files: Mapping[str, bytes]) -> bytes:
    """A zip of ``files`` in their order, each with one date; ``mimetype`` is not compressed (OpenDocument 1.3, part 2, 3.3)."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for path, data in files.items():
            info = zipfile.ZipInfo(path, DATE)
            info.create_system = UNIX
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, data, compresslevel=6)
    return target.getvalue()


def picture(found: Picture) -> Picture:
    """The picture itself where office programs know its kind; else drawn anew as PNG."""
    return found if found.kind in ("png", "jpg", "gif") else _drawn(found)


@lru_cache(maxsize=32)
def _drawn(found: Picture) -> Picture:
    """SVG and WebP as PNG, by the typesetter that is there anyway. Raises UnprintableError for a broken picture."""
    file = f"picture.{found.kind}"
    source = f'#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("{file}", width: {_drawn_width(found)}pt)'
    data = typeset(source.encode(), "png", {file: found.data}, ppi=_SHARP)
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])  # PNG, 11.2.1: the image header comes first
    scale = 96 / _SHARP
    return Picture(data, "png", found.width or round(width * scale), found.height or round(height * scale))


def _drawn_width(found: Picture) -> float:
    return min(found.width or 400, 800) * 0.75


def size(found: Picture, in_line: bool) -> tuple[float, float]:
    """Width and height on paper; millimetres."""
    width, height = found.width or 400, found.height or 300
    limit = IN_LINE if in_line else WIDTH
    scale = min(PIXEL, limit / width, HEIGHT / height)
    return width * scale, height * scale
