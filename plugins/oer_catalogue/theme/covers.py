"""The cover of a module: a calm pattern of tiles on a pegboard, drawn from its topic and id alone.

The topic decides the kind of tile and the hue, so that modules of one topic look related; the id decides the arrangement.
The same input gives the same drawing on every machine, and no drawing holds text, so that no cover needs a translation.
"""

# ruff: noqa: E501 (an outline is one line of data)

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha512

from markupsafe import Markup

from ..model import Module

WIDTH, HEIGHT, TILE = 240, 120, 40
HUES = 6
PARTS = ("a", "b", "c")

# Each family is an alphabet of outlines on a 40 x 40 tile at {x},{y}; a tile is one of them.
FAMILIES = (
    # arches: open doors
    ("M{x} {y40}v-20a20 20 0 0 1 40 0v20z", "M{x} {y}v20a20 20 0 0 0 40 0v-20z", "M{x} {y}h20a20 20 0 0 1 0 40h-20z", "M{x40} {y}h-20a20 20 0 0 0 0 40h20z"),
    # discs and halves: rings, keyholes
    ("M{x} {y20}a20 20 0 0 1 40 0z", "M{x20} {y}a20 20 0 0 1 0 40z", "M{x} {y20}a20 20 0 0 0 40 0z", "M{x4} {y20}a16 16 0 1 0 32 0a16 16 0 1 0-32 0zm9 0a7 7 0 1 1 14 0a7 7 0 1 1-14 0z"),
    # quarters: people round a table
    ("M{x} {y}h40a40 40 0 0 1-40 40z", "M{x40} {y}v40a40 40 0 0 1-40-40z", "M{x40} {y40}h-40a40 40 0 0 1 40-40z", "M{x} {y40}v-40a40 40 0 0 1 40 40z"),
    # leaves: two round corners
    ("M{x} {y}h20a20 20 0 0 1 20 20v20h-20a20 20 0 0 1-20-20z", "M{x40} {y}v20a20 20 0 0 1-20 20h-20v-20a20 20 0 0 1 20-20z", "M{x8} {y8}h24v24h-24z", "M{x} {y}h20a20 20 0 0 1 20 20v20h-20a20 20 0 0 1-20-20z"),
    # steps: half squares
    ("M{x} {y}l40 40h-40z", "M{x} {y}h40l-40 40z", "M{x} {y}h40v40z", "M{x40} {y}v40h-40z"),
    # beams: bars that cross
    ("M{x} {y}h40v16h-40z", "M{x} {y}h16v40h-16z", "M{x} {y24}h40v16h-40z", "M{x24} {y}h16v40h-16z"),
)  # fmt: skip


def _number(text: str) -> int:
    return int.from_bytes(sha512(text.encode()).digest()[:4], "big")


def hue(module: Module) -> int:
    """The number of the colour set, 0 to 5: one per topic."""
    return _hue(module.topics[0] if module.topics else module.id)


def _hue(topic: str) -> int:
    return _number(f"hue {topic}") % HUES


def _paths(id: str, topic: str) -> tuple[dict[str, str], str]:
    """Outlines by part, and the pegs on which nothing hangs."""
    family, random = FAMILIES[_number(f"alphabet {topic}") % len(FAMILIES)], sha512(id.encode()).digest()
    outlines = dict.fromkeys(PARTS, "")
    pegs = ""
    columns = WIDTH // TILE
    for index in range(columns * (HEIGHT // TILE)):
        x, y = index % columns * TILE, index // columns * TILE
        draw = random[2 * index]
        if draw < 60:
            pegs += f"M{x + 20} {y + 20}h0"
            continue
        part = "a" if draw < 145 else "b" if draw < 225 else "c"
        at = {f"{axis}{step or ''}": base + step for axis, base in (("x", x), ("y", y)) for step in (0, 4, 8, 20, 24, 40)}
        outlines[part] += family[random[2 * index + 1] % len(family)].format(**at)
    return outlines, pegs


def inline(module: Module) -> Markup:
    """The cover inside a page: its colours come from the style sheet, light and dark."""
    return _drawn(module.id, module.topics[0] if module.topics else module.id)


@lru_cache(maxsize=64)
def _drawn(id: str, topic: str) -> Markup:
    outlines, pegs = _paths(id, topic)
    drawn = "".join(f'<path class="oer-cover__{part}" d="{d}"/>' for part, d in outlines.items() if d)
    dots = f'<path class="oer-cover__peg" d="{pegs}"/>' if pegs else ""
    return Markup(
        f'<svg class="oer-cover oer-cover--{_hue(topic)}" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="xMidYMid slice" '
        f'aria-hidden="true" focusable="false">{drawn}{dots}</svg>'
    )


def standing(module: Module, colours: Mapping[str, str]) -> str:
    """The cover as an SVG of its own. ``colours``: ``ground``, ``peg`` and each of ``PARTS`` → colour."""
    outlines, pegs = _paths(module.id, module.topics[0] if module.topics else module.id)
    drawn = "".join(f'<path fill="{colours[part]}" d="{d}"/>' for part, d in outlines.items() if d)
    dots = f'<path fill="none" stroke="{colours["peg"]}" stroke-width="4" stroke-linecap="round" d="{pegs}"/>' if pegs else ""
    ground = f'<path fill="{colours["ground"]}" d="M0 0h{WIDTH}v{HEIGHT}h-{WIDTH}z"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">{ground}{drawn}{dots}</svg>'
