"""The fonts of printed documents: what they can show, and what stands in for the signs that they cannot."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from .paper import UnprintableError

FONTS = Path(str(files(__package__.rsplit(".", 1)[0]) / "theme" / "vendor" / "fonts" / "print"))
"""Static TrueType files; nothing else is ever used in a PDF."""
FAMILIES = ("Commissioner", "Noto Sans Arabic", "Noto Sans Math", "Noto Sans Symbols2", "Noto Emoji")
"""In the order in which they are asked for a sign."""
BLANK = "\u25a1"  # a white square: here stood a sign that no font has
MOST = 0.02  # the share of letters that may be missing: a name in another script, not a text
_INSTEAD = {
    **dict.fromkeys([*range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400), *range(0x2066, 0x206A), 0x2060, 0xFEFF, 0xAD], ""),
    0x2011: "-",
    0x202F: "\u00a0",
}
"""Signs that only change how others look, and two whose like every font has."""


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """The code points that the fonts have between them (coverage.txt: ranges in hexadecimal; a test holds it to the fonts)."""
    text = (files(__package__) / "coverage.txt").read_text("ascii")
    pairs = (part.split("-") for part in text.split())
    return frozenset(code for pair in pairs for code in range(int(pair[0], 16), int(pair[-1], 16) + 1))


class Glyphs:
    """Turns texts into ones that the fonts can show, and counts what they cannot."""

    def __init__(self) -> None:
        self.letters, self.missing = 0, {}

    def shown(self, text: str) -> str:
        """``text`` with every sign in the fonts. Signs without a glyph become their simpler form, else ``BLANK``."""
        have = covered()
        text = unicodedata.normalize("NFC", text).translate(_INSTEAD)
        self.letters += len(text)
        if all(ord(sign) in have or sign == "\n" for sign in text):
            return text
        return "".join(self._shown(text, at) for at in range(len(text)))

    def _shown(self, text: str, at: int) -> str:
        sign = text[at]
        if ord(sign) in covered() or sign == "\n":
            return sign
        if sign.isspace():
            return " "
        if unicodedata.category(sign) in ("Cf", "Cc"):
            return ""
        simple = unicodedata.normalize("NFKD", sign)
        if all(ord(each) in covered() for each in simple):
            return simple
        if unicodedata.category(sign)[0] in "LMN":
            self.missing[sign] = self.missing.get(sign, 0) + 1
        return BLANK

    def check(self) -> None:
        """Raises UnprintableError for a text that is written in a script without a font."""
        if sum(self.missing.values()) > MOST * self.letters:
            names = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in sorted(self.missing)[:10])
            raise UnprintableError(f"no font of printed documents has these signs: {names}")
