"""The cover of a book as PNG: a drawing, the title below it, who made it; set by Typst with the fonts that are shipped and no others."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import typst

from ..locales import direction
from .glyphs import FONTS, Glyphs
from .paper import UnprintableError

PIXELS = (1000, 1500)
"""Width and height: enough for a large screen, and the shape of a book."""
_POINTS = 400  # the width of the page in cover.typ


@dataclass(frozen=True, slots=True)
class Cover:
    """``drawing`` is an SVG, twice as wide as high; ``colour`` is the hex colour of the line under it. Words may be ""."""

    drawing: str
    title: str
    people: str
    publisher: str
    locale: str
    colour: str


def draw(cover: Cover) -> bytes:
    """The PNG. Equal covers give equal bytes. Words in a script without a font are left out: the title stands in the book anyway."""
    words = {"title": _shown(cover.title), "people": _shown(cover.people), "publisher": _shown(cover.publisher), "colour": cover.colour}
    data = {**words, "lang": cover.locale.split("-")[0], "dir": direction(cover.locale)}
    with tempfile.TemporaryDirectory(prefix="oer-cover-") as folder:
        (Path(folder) / "drawing.svg").write_text(cover.drawing, "utf-8")
        return _compiler().compile(
            (files(__package__) / "cover.typ").read_bytes(),
            format="png",
            ppi=72 * PIXELS[0] / _POINTS,
            root=folder,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        )


def _shown(text: str) -> str:
    glyphs = Glyphs()
    try:
        text = glyphs.shown(text)
        glyphs.check()
    except UnprintableError:
        return ""
    return text


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    return typst.Compiler(font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]))
