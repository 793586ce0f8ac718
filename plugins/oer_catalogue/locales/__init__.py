"""Interface strings: one YAML file per language beside this file, each key in every shipped language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from .names import direction, language_name, script

__all__ = ["Strings", "available", "direction", "labels", "language_name", "load", "plural_category", "script", "stop_words"]

_ONE_OTHER = frozenset({"bg", "da", "de", "el", "en", "et", "fi", "hu", "it", "nl", "sv", "tr"})  # one for 1, other for the rest
FALLBACK = "en"
"""The language of the interface where the reader's has no strings."""


@dataclass(frozen=True, slots=True)
class Strings:
    """The interface strings of one locale. Missing keys come from the parent locale, then from English.

    ``language`` is the language of the words: the locale itself, or another one where the locale has no strings of its own.
    """

    locale: str
    name: str
    direction: str  # ltr | rtl
    texts: Mapping[str, str]
    origin: str = "machine"
    reviewed: bool = False
    language: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "language", self.language or self.locale)

    def __call__(self, key: str, **values: object) -> str:
        """The text of ``key`` with ``{placeholders}`` filled. Raises KeyError for a key that no language has."""
        text = self.texts[key]
        return text.format(**values) if values else text

    def plural(self, key: str, n: int, **values: object) -> str:
        """The form of ``key`` for ``n`` by CLDR plural category, with ``{n}`` filled."""
        text = self.texts.get(f"{key}.{plural_category(self.language, n)}", self.texts.get(f"{key}.other"))
        if text is None:
            raise KeyError(key)
        return text.format(n=n, **values)


def plural_category(locale: str, n: int) -> str:
    """CLDR cardinal category of a whole number (source: CLDR plural rules; the most usual ones need no Babel)."""
    language = locale.split("-")[0]
    if language == "ar":
        if n <= 2:
            return ("zero", "one", "two")[n]
        if 3 <= n % 100 <= 10:
            return "few"
        return "many" if 11 <= n % 100 <= 99 else "other"
    if language in _ONE_OTHER:
        return "one" if n == 1 else "other"
    return _cldr_plural(locale)(n)


@lru_cache(maxsize=64)
def _cldr_plural(locale: str) -> Callable[[int], str]:
    from babel.core import Locale, UnknownLocaleError

    try:
        return Locale.parse(locale, sep="-").plural_form
    except (UnknownLocaleError, ValueError):
        return Locale(FALLBACK).plural_form


@lru_cache(maxsize=64)
def _read(locale: str) -> dict | None:
    file = files(__package__) / f"{locale}.yml"
    if not file.is_file():
        return None
    return yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader)


def available() -> tuple[str, ...]:
    """The locales that are shipped, sorted."""
    return tuple(sorted(f.name.removesuffix(".yml") for f in files(__package__).iterdir() if f.name.endswith(".yml")))


def stop_words(locale: str) -> str:
    """The words of a language that no question is about, between spaces; "" where it has no list."""
    return _nearest(locale, "stop_words") or ""


def labels(locale: str) -> Mapping[str, Mapping[str, str]]:
    """What the codes of frameworks are called in a language, by framework; empty where it has no words for them."""
    return _nearest(locale, "labels") or {}


def _nearest(locale: str, key: str) -> Any:
    """A part of the file of a locale or its nearest parent of the same script that has it."""
    parts = locale.split("-")
    for tag in ("-".join(parts[:i]) for i in range(len(parts), 0, -1)):
        own = _read(tag) or {}
        if key in own and (tag == locale or script(tag) == script(locale)):
            return own[key]
    return None


def english_name(locale: str) -> str:
    """What a shipped language is called in English. Raises KeyError for any other."""
    return (_read(locale) or {})["english_name"]


@lru_cache(maxsize=64)
def load(locale: str) -> Strings:
    """The strings of a locale: its own file, else its parent's (``it-CH`` → ``it``), else English. Name and direction are its own."""
    data = _read(FALLBACK)
    texts, words = dict(data["strings"]), FALLBACK
    parts = locale.split("-")
    for tag in ("-".join(parts[:i]) for i in range(1, len(parts) + 1)):
        own = _read(tag)
        if own:
            data, words = own, tag
            texts.update(own["strings"])
    # A parent's words are the locale's own language (it-CH), unless they are in another script (sr for sr-Latn).
    same = words.split("-")[0] == parts[0] and (words == locale or script(words) == script(locale))
    return Strings(
        locale, language_name(locale), direction(locale), texts, data["origin"], data["reviewed"] == "true", locale if same else words
    )
