"""Stems: what inflected forms of a word have in common, for the index (here) and for the question (theme/js/search-stems.js).

Snowball's algorithms (https://snowballstem.org/algorithms/), where there is one for the language; the browser has the same ones in
theme/vendor/stemmers/; else endings (endings.py). A word has the stem of its spelling and that of its folded spelling, for endings may
have accents, and people may leave them out; both stems are folded. Both sides are pinned by tests/unit/stem_cases.json.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from Stemmer import Stemmer

from .endings import ENDINGS, light
from .fold import fold, written_words

STEMMERS = {
    "ar": "arabic", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "et": "estonian",
    "fi": "finnish", "fr": "french", "ga": "irish", "hu": "hungarian", "it": "italian", "lt": "lithuanian", "nl": "dutch",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
"""The languages that Snowball knows, each with the name of its algorithm."""
FOLDING = {"de", "el", "en"}
"""Algorithms that see no difference between a word and its folded spelling, or in whose languages it tells nothing."""
TWICE = {"ar": "ا", "el": "ι"}
"""A letter that an algorithm leaves at the end of some forms of a word (``σεμινάριο``) and not of others (``σεμινάρια``): what ends in it
is stemmed again, too."""
KEPT = 30_000
"""Words of each language whose stems a process keeps: about 5 MB."""
SHORTEST, LONGEST = 3, 40  # letters of a word that may have an ending; of a token


def language(locale: str) -> str:
    """The language of the stems of a locale; "" if there are none: ``pt-BR`` → ``pt``."""
    tag = locale.split("-")[0]
    return tag if tag in STEMMERS or tag in ENDINGS else ""


def stems(text: str, tokens: Iterable[str], locale: str) -> set[str]:
    """The stems of a text's words, with its tokens (``fold.count``), that are not its tokens anyway; none if the language has none."""
    tag, known = language(locale), set(tokens)
    if not tag:
        return set()
    stem_of = _known(tag).__getitem__
    found = set(map(stem_of, known))
    if tag in STEMMERS and tag not in FOLDING and not text.isascii():
        found.update([stem_of(word) for word in written_words(text) if not word.isascii()])
    if tag in TWICE:
        found.update([stem_of(word) for word in found if word.endswith(TWICE[tag])])
    return found - known


class _Stems(dict[str, str]):
    """Stems of a language by word, each found out once: a catalogue asks for the same words in every text."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.tag = tag

    def __missing__(self, word: str) -> str:
        if len(self) >= KEPT:
            self.clear()
        self[word] = found = stem(word, self.tag)
        return found


@cache  # a module is drawn in every language before the next one is
def _known(tag: str) -> _Stems:
    return _Stems(tag)


def stem(word: str, tag: str) -> str:
    """The folded stem of one word without joiners, or the word itself: if it is short, or has letters beyond the stemmer's characters."""
    if not SHORTEST <= len(word) <= LONGEST or max(word) > "\uffff":
        return fold(word)[:LONGEST]
    if tag in ENDINGS:
        return light(word, tag)
    return fold(_stemmer(tag)(word)) or fold(word)


@cache
def _stemmer(tag: str) -> Callable[[str], str]:
    return Stemmer(STEMMERS[tag], 0).stemWord  # 0: it remembers nothing, ``stem`` does
