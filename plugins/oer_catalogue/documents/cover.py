"""The cover of a book as PNG: a drawing, the title below it, who made it; set by Typst with the fonts that are shipped and no others."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files

from ..locales import direction
from .glyphs import Glyphs
from .paper import UnprintableError
from .typeset import typeset

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
    source = (files(__package__) / "cover.typ").read_bytes()
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    return typeset(source, "png", {"drawing.svg": cover.drawing.encode()}, ppi=72 * PIXELS[0] / _POINTS, sys_inputs=inputs)


def _shown(text: str) -> str:
    glyphs = Glyphs()
    try:
        text = glyphs.shown(text)
        glyphs.check()
    except UnprintableError:
        return ""
    return text
