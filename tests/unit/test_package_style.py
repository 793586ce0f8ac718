"""The style sheet of the packages takes its colours from the site's tokens."""

from __future__ import annotations

import re

from oer_catalogue.packages.style import reader_css


def blocks(css: str) -> tuple[dict[str, str], dict[str, str]]:
    """The light and the dark tokens of a style sheet."""
    light, dark = re.findall(r":root\{((?:color-scheme:light dark;)?--[^}]*)\}", css)
    return tuple(dict(re.findall(r"--oer-([\w-]+):([^;]+);", side)) for side in (light, dark))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return sum(
        weight * (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4)
        for weight, p in zip((0.2126, 0.7152, 0.0722), parts, strict=True)
    )


def test_every_token_that_is_used_has_a_value() -> None:
    css = reader_css({})
    light, dark = blocks(css)
    used = set(re.findall(r"var\(--oer-([\w-]+)\)", css))
    assert used == set(light)
    assert set(dark) <= used


def test_light_is_light_and_dark_is_dark() -> None:
    light, dark = blocks(reader_css({}))
    assert luminance(light["page"]) > 0.8 > 0.2 > luminance(dark["page"])
    assert luminance(light["ink"]) < 0.2 < 0.8 < luminance(dark["ink"])


def test_a_brand_sets_its_colours_and_nothing_else() -> None:
    light, dark = blocks(reader_css({"primary": "#123456 #abcdef", "ink": "red} body{display:none blue", "unknown": "#000000 #000000"}))
    plain, night = blocks(reader_css({}))
    assert (light["primary"], dark["primary"]) == ("#123456", "#abcdef")
    assert {**light, "primary": plain["primary"]} == plain
    assert {**dark, "primary": night["primary"]} == night
