"""The last look at a finished tree: compressed twins are made, and the whole is compared with what the host takes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..cache import Cache
from ..engine.swap import MARKER
from ..engine.tree import Tree
from ..pool import Elsewhere, Pool
from ..problem import Place, Problem
from ..settings import Settings
from .limits import HOSTS, sizes, too_much


def finish(
    tree: Tree, settings: Settings, place: Place, cache: Cache, pool: Pool | Elsewhere, compress: bool
) -> tuple[list[Problem], list[str]]:
    """Problems and plain sentences about a tree whose manifest is written; ``place``: where the host is named.

    ``compress`` false: no twins, whatever the settings say (somebody waits for a page).
    """
    said: list[str] = []
    if settings.precompress and compress:
        from .twins import write_twins  # brotli is loaded by those who use it

        said = list(write_twins(tree, cache, pool))
    return list(of_site(Path(tree.writer.new), settings, place)), said


def of_site(site: Path, settings: Settings, place: Place) -> Iterator[Problem]:
    """What of the finished site is more than its host takes; nothing if no host is named, or there is no site."""
    if settings.host and (site / MARKER).is_file():
        yield from too_much(sizes(site), HOSTS[settings.host], place)
