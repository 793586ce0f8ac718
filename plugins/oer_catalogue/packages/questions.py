"""One form of a quiz for every exchange format: its questions with words as resolved HTML and as plain text, and their keys.

A format that lacks a kind of question asks ``nearest`` for what comes next to it, and for the list of what is different.

Points are as on the site (``theme/js/quiz-kinds.js``): one for each question that is right as a whole, none for an open one.
Formats that count per answer get the shares of ``shares``: everything right and nothing wrong gives the full point, and one wrong
choice takes all of it away, as on the site; only who chose some of the right ones and no wrong one gets a part there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from .. import locales
from ..body import Pieces
from ..load.lookup import media_kind
from ..model import Edition, Module
from .format import PackageContext
from .parts import Words, pass_mark
from .public import films_at, public_url
from .question.draw import Address, Draw, item
from .question.nearest import MOST_NUMBERS, Change, accepted, is_inline, nearest
from .question.value import KINDS, MOST_RIGHT, NOTHING, Item, Option, Questions, Text, shares

__all__ = [
    "KINDS", "MOST_NUMBERS", "MOST_RIGHT", "NOTHING", "Address", "Change", "Item", "Option", "Questions", "Text", "accepted",
    "images_only", "is_inline", "nearest", "public_address", "questions", "shares",
]  # fmt: skip


def questions(module: Module, edition: Edition, context: PackageContext, address: Address | None = None) -> Questions | None:
    """The quiz of an edition, or of the first that it falls back to; None if there is none. ``address``: see ``public_address``."""
    words = Words(module, edition, context)
    having = words.having("quiz")
    if having is None or having.quiz is None:
        return None
    strings = locales.load(having.locale)
    quiz = having.quiz
    pieces = Pieces(module, having, quiz.document, strings, films_at(module, context))
    draw = Draw(pieces, address or partial(public_address, module, edition, context))
    intro = draw.block(quiz.intro)
    return Questions(
        title=quiz.document.title or context.strings("player.quiz"),
        locale=having.locale,
        direction=strings.direction,
        pass_mark=pass_mark(module, quiz),
        items=tuple(item(question, draw) for question in quiz.questions),
        intro=intro,
    )


def public_address(module: Module, edition: Edition, context: PackageContext, kind: str, value: str) -> str:
    """Media at ``media/<path>``, everything else at its address on the site; "" if the site's address is not known."""
    if kind == "media":
        return f"media/{value}"
    return public_url(module, edition.locale, context.settings, kind, value)


def images_only(module: Module, edition: Edition, context: PackageContext, image: Callable[[str], str]) -> Address:
    """Addresses for a format that carries images, at ``image(path)``, and leaves films, sounds and files on the site."""

    def address(kind: str, value: str) -> str:
        if kind == "media" and media_kind(value) == "image":
            return image(value)
        return public_url(module, edition.locale, context.settings, kind, value)

    return address
