"""Parts of compounds: ``schutz`` and ``ordnung`` stand inside ``brandschutzordnung``.

No list of words per language: the words of the catalogue itself say where a compound parts. What follows a seam (``schutzordnung``,
``ordnung``) becomes a token of its own, so that the beginning of a word finds it where all words with this beginning lie.
"""

from __future__ import annotations

SHORTEST = 8  # letters of a compound
HEAD, TAIL = 3, 4  # letters of its first and of any later part

# Letters between two parts, in folded spelling: German, Dutch and Nordic; Greek; Cyrillic.
_SEAMS = ("s", "n", "e", "es", "en", "er", "o", "ο", "о", "е")


def compounds(words: set[str]) -> list[str]:
    """The words that may be compounds, for they end in another word."""
    found, end = [], "-"
    for word in sorted([word[::-1] for word in words if len(word) >= TAIL]):  # read backwards, a word is followed by all that end in it
        if not word.startswith(end):
            end = word
        elif len(word) >= max(SHORTEST, len(end) + HEAD):
            found.append(word[::-1])
    return found


def tails(term: str, words: set[str]) -> list[str]:
    """What follows each seam of ``term``, the longest first; every part is one of ``words``: ``[]`` for a word that is no compound."""
    size = len(term)
    ends = [at for at in range(HEAD, size - TAIL + 1) if term[at:] in words]
    for end in ends:  # grows: parts before a known end
        ends += [at for at in range(HEAD, end - HEAD + 1) if at not in ends and _part(term[at:end], words)]
    seams: list[int] = []
    for at in sorted(ends):
        if _part(term[:at], words) or any(_part(term[seam:at], words) for seam in seams):
            seams.append(at)
    return [term[at:] for at in seams]


def _part(text: str, words: set[str]) -> bool:
    """Whether a text is a word, alone or with the letters that join it to the next."""
    if len(text) < HEAD:
        return False
    return text in words or any(text.endswith(seam) and len(text) - len(seam) >= HEAD and text[: -len(seam)] in words for seam in _SEAMS)


def insides(term: str) -> list[str]:
    """Every end of a term that could be a part: for the few words of titles and summaries, where nothing may be missed."""
    return [term[at:] for at in range(2, len(term) - TAIL + 1)]
