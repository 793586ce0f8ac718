"""What languages call themselves, and which way they are written: also for languages without interface strings.

The languages that most sites have stand in a table here, so that a build need not load Babel; CLDR knows the rest.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.core import Locale

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
RIGHT_TO_LEFT_SCRIPTS = frozenset({"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
"""Source: Unicode Character Database, Bidi_Class R and AL, of the scripts that are in use today."""

AUTONYMS = {
    "ar": "العربية", "bg": "български", "bs": "bosanski", "ca": "català", "cs": "čeština", "da": "dansk",
    "de": "Deutsch", "el": "Ελληνικά", "en": "English", "es": "español", "et": "eesti", "eu": "euskara",
    "fa": "فارسی", "fi": "suomi", "fr": "français", "ga": "Gaeilge", "gl": "galego", "hr": "hrvatski",
    "hu": "magyar", "is": "íslenska", "it": "italiano", "ka": "ქართული", "lb": "Lëtzebuergesch", "lt": "lietuvių",
    "lv": "latviešu", "mk": "македонски", "mt": "Malti", "nb": "norsk bokmål", "nl": "Nederlands", "nn": "norsk nynorsk",
    "no": "norsk", "pl": "polski", "pt": "português", "ro": "română", "ru": "русский", "se": "davvisámegiella",
    "sk": "slovenčina", "sl": "slovenščina", "sq": "shqip", "sr": "српски", "sv": "svenska", "tr": "Türkçe",
    "uk": "українська",
}  # fmt: skip
"""What languages call themselves (source: CLDR 44, core/common/main)."""


def language_name(locale: str) -> str:
    """What a language calls itself, with its region and script: ``português (Brasil)``, ``srpski (latinica)``, ``繁體中文（台灣）``.

    A language that CLDR does not know keeps its tag.
    """
    return AUTONYMS.get(locale) or _cldr_name(locale)


@lru_cache(maxsize=256)
def _cldr_name(locale: str) -> str:
    """CLDR's name of a locale in itself: the longest name that it has, the rest of the tag in brackets."""
    parts = locale.split("-")
    known = next((found for n in range(len(parts), 0, -1) if (found := _cldr("-".join(parts[:n])))), None)
    if known is None:
        return locale
    tags = ["_".join(parts[:n]) for n in range(len(parts), 0, -1)]
    name = next((tag for tag in tags if tag in known.languages), "")
    if not name:
        return locale
    words = [(known.scripts if len(part) == 4 else known.territories).get(part, part) for part in parts[name.count("_") + 1 :]]
    if not words:
        return known.languages[name]
    brackets = "{}（{}）" if parts[0] in ("yue", "zh") else "{} ({})"
    return brackets.format(known.languages[name], ", ".join(words))


def _cldr(locale: str) -> Locale | None:
    from babel.core import Locale, UnknownLocaleError

    try:
        return Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def script(locale: str) -> str:
    """The script of a tag (ISO 15924) where it names one; otherwise CLDR's likely one, or ""."""
    named = next((part for part in locale.split("-")[1:] if len(part) == 4 and part.isalpha()), "")
    return named or _likely_script(locale)


@lru_cache(maxsize=256)
def _likely_script(locale: str) -> str:
    from babel.core import get_global

    likely = get_global("likely_subtags")
    full = likely.get(locale.replace("-", "_")) or likely.get(locale.split("-")[0]) or ""
    return next((part for part in full.split("_")[1:] if len(part) == 4), "")


def direction(locale: str) -> str:
    """``rtl`` or ``ltr``, by the script that the tag names, or in which the language is mostly written."""
    language, *rest = locale.split("-")
    if not any(len(part) == 4 for part in rest):
        if language in RIGHT_TO_LEFT:
            return "rtl"
        if language in AUTONYMS:
            return "ltr"
    return "rtl" if script(locale) in RIGHT_TO_LEFT_SCRIPTS else "ltr"
