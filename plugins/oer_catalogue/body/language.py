"""The language of some words, marked where it is not that of what stands around them (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

from markupsafe import escape

from ..locales import Strings, direction


def attrs(locale: str, around: str) -> str:
    """`` lang="…" dir="…"`` for words in ``locale`` inside a text in ``around``; nothing where they are the same."""
    return "" if locale == around else f' lang="{escape(locale)}" dir="{direction(locale)}"'


def word(strings: Strings, key: str, **values: object) -> str:
    """A word of the interface inside a text of the strings' locale, as HTML: marked where the interface is not translated."""
    marks = attrs(strings.language, strings.locale)
    text = escape(strings(key, **values))
    return f"<span{marks}>{text}</span>" if marks else str(text)
