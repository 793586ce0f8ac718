"""Which language codes there are (BCP 47), and what people may have meant by one that is none.

Two letters come from our own list; three letters, scripts and regions from CLDR, which knows nearly 8,000 languages. It is loaded
only if somebody uses such a code.
"""

from __future__ import annotations

import re
from functools import lru_cache

from . import lists

_FORM = re.compile(r"([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}|[0-9]{3}))?")


@lru_cache(maxsize=1024)
def is_locale(tag: str) -> bool:
    """Whether ``tag`` is a language code as used here: BCP 47 language, script and region, in their usual case.

    The shortest code of a language counts (``de``, not ``deu``), and only scripts and regions that exist.
    """
    found = _FORM.fullmatch(tag)
    if not found:
        return False
    language, script, region = found.groups()
    if len(language) == 3 and language not in _languages():
        return False
    if len(language) == 2 and language not in lists.LANGUAGES:
        return False
    return (not script or script in _scripts()) and (not region or region in lists.COUNTRIES or region in _regions())


def locale_guess(tag: str) -> str:
    """The language code that was probably meant, or "": usual case and order, the shortest code, the country's main language.

    >>> locale_guess("pt_br"), locale_guess("gr"), locale_guess("deu"), locale_guess("en-UK")
    ('pt-BR', 'el', 'de', 'en-GB')
    """
    if is_locale(tag):
        return ""
    first, *rest = re.split(r"[-_]", tag.strip())
    rest = [part.title() if len(part) == 4 and part.isalpha() else part.upper() for part in rest]
    rest = ["GB" if part == "UK" else part for part in rest]
    language, *implied = _language_guess(first.lower()).split("-")
    script = [part for part in (*rest, *implied) if len(part) == 4][:1]
    region = [part for part in rest if len(part) in (2, 3)][:1]
    for meant in ("-".join([language, *script, *region]), "-".join([language, *script]), language):
        if is_locale(meant):
            return meant
    return ""


def _language_guess(word: str) -> str:
    if word in lists.NOT_LANGUAGES:
        return lists.NOT_LANGUAGES[word]
    if is_locale(word) or len(word) < 2 or not word.isalpha():
        return word
    if len(word) < 4:
        return (_aliases().get(word) or word).replace("_", "-")
    return _by_name().get(word, "")


def _babel(name: str) -> dict[str, str]:
    from babel.core import get_global

    return get_global(name)


@lru_cache(maxsize=1)
def _aliases() -> dict[str, str]:
    """Codes that are not used any more, and three letters for two: code → code."""
    return {code: new for code, new in _babel("language_aliases").items() if new}


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    from babel.core import Locale

    known = {tag.split("_")[0] for tag in (*_babel("likely_subtags"), *Locale("en").languages)}
    return frozenset(code for code in known if len(code) == 3 and code not in _aliases())


@lru_cache(maxsize=1)
def _scripts() -> frozenset[str]:
    from babel.core import Locale

    return frozenset(Locale("en").scripts)


@lru_cache(maxsize=1)
def _regions() -> frozenset[str]:
    """Countries and areas (``419`` Latin America); neither pseudo-regions nor codes that are not used any more."""
    from babel.core import Locale

    return frozenset(code for code in Locale("en").territories if code.isdigit())


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    """English and own names of languages, in small letters: ``greek`` and ``ελληνικά`` → ``el``."""
    from babel.core import Locale

    from ..locales.names import AUTONYMS

    english = {name.lower(): code for code, name in Locale("en").languages.items() if code in lists.LANGUAGES or code in _languages()}
    return english | {name.lower(): code for code, name in AUTONYMS.items()}
