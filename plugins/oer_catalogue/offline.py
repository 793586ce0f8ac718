"""What a device keeps of a module in one language when somebody asks for it: a list for theme/js/keep.js, made with the pages."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from functools import lru_cache

from .below import matching
from .cache import digest
from .engine.tree import File
from .settings import Brand
from .theme.styles import join, tools
from .version import theme_path

ASSETS = "assets/oer"
ONE, ALL = 20_000_000, 60_000_000
"""Bytes of a picture, sound or film, and of all of them, that are kept; what is larger is named and left out."""


def offline_path(slug: str, locale: str) -> str:
    """Where the list lies, from the site's root: beside the module's media, whatever the language."""
    return f"modules/{slug}/offline-{locale}.json"


def offline_list(slug: str, locale: str, pages: Iterable[File], media: Iterable[File], others: Collection[str], brand: Brand) -> bytes:
    """The list as JSON: ``version`` (changes with every byte of what is listed), ``bytes``, ``files`` (paths from the site's root),
    ``left`` (number and bytes of media that are too large).

    ``others`` are the module's other languages: media that only they show are not listed.
    """
    folder = f"modules/{slug}/media/"
    own = [file for file in media if file.path.removeprefix(folder).partition("/")[0] not in others]
    files, left, room = list(pages), [], ALL
    for file in sorted(own, key=lambda file: (file.size, file.path)):
        if file.size <= min(ONE, room):
            files.append(file)
            room -= file.size
        else:
            left.append(file)
    assets = _assets(tuple(sorted(brand.colours.items())))
    pictures = sorted({name for name in (brand.logo, brand.emblem) if name})  # small, on every page; the emblem only when one scrolls down
    hashes = sorted((file.path, file.sha256) for file in files)
    value = {
        "version": digest("offline", hashes, assets)[:16],
        "bytes": sum(file.size for file in files) + sum(size for _, size, _ in assets),
        "files": [*sorted(file.path for file in files), *(path for path, _, _ in assets), *(f"assets/brand/{name}" for name in pictures)],
        "left": {"number": len(left), "bytes": sum(file.size for file in left)},
    }
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@lru_cache(maxsize=2)
def _assets(colours: tuple[tuple[str, str], ...]) -> tuple[tuple[str, int, str], ...]:
    """Path, size and hash of our scripts and style sheets. Fonts are kept as the reader's language needs them: the browser knows which."""
    theme = theme_path()
    found = [(f"{ASSETS}/{script.name}", script.read_bytes()) for script in matching(theme / "js", "*.js")]
    found += [(f"{ASSETS}/site.css", join(Brand(colours=dict(colours))).encode()), (f"{ASSETS}/tools.css", tools().encode())]
    return tuple((path, len(data), digest(data)) for path, data in found)
