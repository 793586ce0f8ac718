"""The style sheet of a book. Letters, their size and the colour of the page are the reader's own choice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files

_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}")
_PRIMARY = ("#0b5a66", "#7cd0dc")
"""On light and on dark pages."""


def book_css(colours: Mapping[str, str]) -> str:
    """The rules of frames/book.css. ``colours`` are a brand's (token name → "light dark"); its ``primary`` marks links and boxes."""
    light, dark = ([*colours.get("primary", "").split(), "", ""])[:2]
    pair = (light, dark) if _COLOUR.fullmatch(light) and _COLOUR.fullmatch(dark) else _PRIMARY
    rules = (files("oer_catalogue") / "packages/frames/book.css").read_text("utf-8")
    return rules.replace("PRIMARY-ON-LIGHT", pair[0]).replace("PRIMARY-ON-DARK", pair[1])
