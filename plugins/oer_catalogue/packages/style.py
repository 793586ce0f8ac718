"""The reader's style sheet: the site's colours (theme/css/tokens.css) and the reader's own rules, in one small file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files

DARK = "/* dark */"
_TOKEN = re.compile(r"--oer-([\w-]+):\s*([^;]+);")
_BLOCK = re.compile(r"\{([^{}]*)\}")
_USED = re.compile(r"var\(--oer-([\w-]+)\)")
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}")


def reader_css(colours: Mapping[str, str]) -> str:
    """The whole style sheet. ``colours`` are a brand's: token name → "light dark"; what is not a hex colour is left out.

    A package has no switch: it is light or dark as the device is, and light on paper.
    """
    package = files("oer_catalogue")
    rules = (package / "packages/frames/reader.css").read_text("utf-8")
    used = set(_USED.findall(rules))
    light, _, dark = (package / "theme/css/tokens.css").read_text("utf-8").partition(DARK)
    sides = [{name: value for name, value in _TOKEN.findall(_first_block(side)) if name in used} for side in (light, dark)]
    for name, pair in sorted(colours.items()):
        for side, colour in zip(sides, pair.split(), strict=False):
            if name in used and _COLOUR.fullmatch(colour):
                side[name] = colour
    day, night = ("".join(f"--oer-{name}:{value};" for name, value in side.items()) for side in sides)
    return (
        f":root{{color-scheme:light dark;{day}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{night}}}}}\n"
        f"@media print{{:root{{color-scheme:light}}}}\n{rules}"
    )


def _first_block(css: str) -> str:
    """What stands between the first pair of braces. Raises ValueError if there is none: then the site's tokens have another form."""
    found = _BLOCK.search(css)
    if found is None:
        raise ValueError("theme/css/tokens.css has no block of light tokens, or none after its dark mark")
    return found[1]
