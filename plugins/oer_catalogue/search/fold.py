"""One folding of words, for the index (here) and for the question (theme/js/search-engine.js, which must do the same).

Two spellings that a reader takes for the same word become the same token: case, accents, final sigma, ß, dotless i, Arabic
letter variants and vowel marks. Nothing is stemmed and no word is dropped, so it works alike in every language that we offer.
Both sides are pinned by tests/unit/fold_cases.json. Background: Unicode Standard Annex 15 (NFKD), CaseFolding.txt.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import chain

# Combining marks of the Latin, Greek, Cyrillic, Hebrew and Arabic scripts. Spelt out, not asked from unicodedata, so that the
# browser's Unicode version makes no difference. The tatweel (U+0640) only stretches a word; U+0621 is the hamza on its own.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0621\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe00-\ufe0f\ufe20-\ufe2f]+"
)

# Before NFKD: characters that join or that nobody sees. NFKD would turn the acute accent into a space and a mark.
_JOINERS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bb\u02bc\u02b9\u2032\u00b4\u0060\uff07\u055a\ua78c", "'"),
        **dict.fromkeys("\u2010\u2011\u2212\u05be\ufe63\uff0d\u058a", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u061c", None),
        **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", None),
        "\u00b7": None,  # the middle dot of Catalan and Occitan; its Greek twin is a semicolon
        "\u0387": " ",
    }
)

# After lower case: letters that NFKD does not take apart.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "ς": "σ", "ı": "i", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "þ": "th",
        "ŋ": "n", "ŧ": "t", "ĸ": "k", "ſ": "s", "ƒ": "f", "ə": "e", "ґ": "г", "ђ": "д", "ћ": "т",
        "\u0671": "\u0627", "\u0649": "\u064a", "\u06cc": "\u064a", "\u0629": "\u0647", "\u06c1": "\u0647", "\u06a9": "\u0643",
        **{chr(0x660 + n): str(n) for n in range(10)}, **{chr(0x6F0 + n): str(n) for n in range(10)},
    }
)  # fmt: skip

# What the two tables change: most texts hold nothing of it, and looking is ten times cheaper than translating.
_JOINER = re.compile(f"[{re.escape(''.join(map(chr, _JOINERS)))}]")
_LETTER = re.compile(f"[{''.join(map(chr, _LETTERS))}]")

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_PART = re.compile(r"['-]")
# Arabic: and, so, with, like, for + the article. What is left must be a word: three letters.
_ARTICLE = re.compile("(?:[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644))(?=[\u0621-\u064a]{3})")
_LAM = "\u0644"  # every Arabic article has it
_STOPS = ",.:;!?()"  # stand at many words and are never part of one


def fold(text: str) -> str:
    """The text in folded spelling: ``"Ἀθήνας"`` → ``"αθηνασ"``, ``"Straße"`` → ``"strasse"``. Length and positions change."""
    if text.isascii():
        return text.lower().replace("`", "'")
    text = text.translate(_JOINERS) if _JOINER.search(text) else text
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).lower().replace("ς", "σ").replace("ß", "ss")
    return text.translate(_LETTERS) if _LETTER.search(text) else text


def written_words(text: str) -> set[str]:
    """The words of a text as they are written, in small letters, without joiners: what a stemmer reads."""
    pieces = unicodedata.normalize("NFC", "\n".join(set(text.split())).translate(_JOINERS)).lower()
    return {part for word in _WORD.findall(_MARKS.sub("", pieces)) for part in _PART.split(word)}


def word_tokens(word: str) -> list[str]:
    """The tokens of one folded word: itself; its parts and the whole without joiners (``e-mail`` → e, mail, email);
    an Arabic word also without its article (``الأمان`` → الامان, امان)."""
    parts = _PART.split(word)
    found = [*parts, "".join(parts)] if 1 < len(parts) <= 4 else parts
    if word.isascii():
        return found
    bare = [part[match.end() :] for part in parts if (match := _ARTICLE.match(part))]
    return found + bare


def tokens(text: str) -> list[str]:
    """The tokens of a text, in order, with repetitions: what a field of the index holds."""
    return list(chain.from_iterable(map(word_tokens, _WORD.findall(fold(text)))))


def count(text: str) -> dict[str, int]:
    """How often each token stands in a text: what ``Counter(tokens(text))`` says, many times as fast.

    A text repeats its words, so only different ones are folded, all in one go: folding never joins or parts what a line end parts.
    """
    for mark in _STOPS:
        text = text.replace(mark, " ")
    if text.isascii():
        found: dict[str, int] = Counter(fold(text).split())
        odd = [piece for piece in found if not piece.isalnum()]
    else:
        pieces = Counter(text.split())
        words = fold("\n".join(pieces)).split("\n") if pieces else []
        found = dict.fromkeys(words, 0)
        for word, times in zip(words, pieces.values(), strict=True):
            found[word] += times
        article = _ARTICLE.match if _LAM in "".join(found) else None
        odd = [piece for piece in found if not piece.isalnum() or (article and article(piece))]
    for piece, times in [(piece, found.pop(piece)) for piece in odd]:  # not one word without parts, as _WORD sees it; all out first
        for word in _WORD.findall(piece):
            for token in word_tokens(word):
                found[token] = found.get(token, 0) + times
    return found
