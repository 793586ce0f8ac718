"""Small words for people: sizes, minutes, languages, licences."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from ..body.language import attrs
from ..kit import say
from ..locales import Strings

duration = say.length_words
_NOTHING = Markup("")


def lang_attrs(locale: str, around: str) -> Markup:
    """`` lang="…" dir="…"`` for words in ``locale`` where those around them are in ``around``; nothing where they are the same."""
    return _NOTHING if locale == around else Markup(attrs(locale, around))


def marked(text: str, locale: str, around: str) -> Markup:
    """Words with their language, where it is another than that of the words around them."""
    found = lang_attrs(locale, around)
    return Markup("<span{}>{}</span>").format(found, text) if found and text else escape(text)


def bucket(minutes: int) -> str:
    """The facet value of a duration."""
    for low, high in ((0, 30), (30, 60), (60, 90), (90, 180)):
        if minutes <= high:
            return f"{low}-{high}"
    return "180-"


BUCKETS = ("0-30", "30-60", "60-90", "90-180", "180-")


def size(number: int, t: Strings) -> str:
    """A file size as people read it: kB below one MB, else MB with one digit, in the locale's decimal sign."""
    if number < 1000:
        return t("download.size.bytes", size=number)
    if number < 999_500:
        return t("download.size.kilobytes", size=max(1, round(number / 1000)))
    whole = f"{number / 1_000_000:.1f}".replace(".", t("download.decimal"))
    return t("download.size.megabytes", size=whole)


def number(value: int, t: Strings) -> str:
    """A whole number as people write it: from five digits on in groups of three, with the sign of the language between them."""
    if value < 10_000:
        return str(value)
    from babel.numbers import format_decimal  # takes long to load, and few pages need it

    return format_decimal(value, locale=t.language.replace("-", "_"))


@dataclass(frozen=True, slots=True)
class Licence:
    """``name`` short as people say it, ``title`` in full, ``url`` of the deed."""

    id: str
    name: str
    title: str
    url: str


LICENCES = {
    "CC-BY-4.0": Licence(
        "CC-BY-4.0", "CC BY 4.0", "Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"
    ),
    "CC-BY-SA-4.0": Licence(
        "CC-BY-SA-4.0",
        "CC BY-SA 4.0",
        "Creative Commons Attribution-ShareAlike 4.0 International",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    "CC0-1.0": Licence("CC0-1.0", "CC0 1.0", "Creative Commons Zero 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "CC-BY-NC-4.0": Licence(
        "CC-BY-NC-4.0",
        "CC BY-NC 4.0",
        "Creative Commons Attribution-NonCommercial 4.0 International",
        "https://creativecommons.org/licenses/by-nc/4.0/",
    ),
    "CC-BY-NC-SA-4.0": Licence(
        "CC-BY-NC-SA-4.0",
        "CC BY-NC-SA 4.0",
        "Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International",
        "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    ),
}


def licence(id: str) -> Licence:
    """The licence of an SPDX id; an unknown one keeps its id as name, without address."""
    return LICENCES.get(id) or Licence(id, id, id, "")
