"""The cover of a book: the drawing that a module has on the site, with its title below."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from ...theme import covers
from .chapters import Book

_TOKEN = re.compile(r"--oer-cover-(\d)-(\w+):\s*(#[0-9a-fA-F]{6})")


def cover_image(book: Book) -> bytes:
    """The cover as PNG: many reading systems show no SVG on their shelves."""
    from ...documents.cover import Cover, draw  # typesetting is loaded when a book is made, not with every command

    found = colours()[covers.hue(book.module)]
    return draw(
        Cover(
            drawing=covers.standing(book.module, found),
            title=book.edition.title,
            people=book.facts.authors,
            publisher=book.facts.publisher,
            locale=book.edition.locale,
            colour=found["a"],
        )
    )


@lru_cache(maxsize=1)
def colours() -> dict[int, dict[str, str]]:
    """The colours of covers on light pages, from the site's style sheet: the first of each name."""
    found: dict[int, dict[str, str]] = {}
    for number, name, colour in _TOKEN.findall((files("oer_catalogue") / "theme/css/tokens.css").read_text("utf-8")):
        found.setdefault(int(number), {}).setdefault(name, colour)
    return found
