"""The offline edition: one zip for people who have a browser and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ..engine.swap import BuildError, told
from ..releases.listing import Site
from ..whole import writing
from ..zipped import Content, write_zip
from .items import Item, Origin, items, refuse
from .selection import Wanted, sensible

FOLDER = "offline"
"""Where editions are written, beside the site."""
_IN_MEMORY = 1 << 26
"""Bytes up to which a file is read at once."""
"""Downloads that hold more than one module."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An offline edition: ``name`` of the zip, without its ending, and of the one folder in it."""

    name: str
    wanted: Wanted


def editions(site: Site, id: str, wanted: Wanted, whole: bool = False) -> tuple[Edition, ...]:
    """Which zips are made: one for each language, or one with everything (``whole``), or one with the languages that are wanted.

    A zip that lacks more than other languages has ``-part`` in its name, so that it is not taken for the edition of its language.
    """
    wanted, part = sensible(wanted, site.files), ("" if replace(wanted, languages=None) == Wanted() else "-part")
    if whole:
        return (Edition(f"{id}-all{part}", wanted),)
    if wanted.languages is not None:
        return (Edition(f"{id}-{'-'.join(wanted.languages)}{part}", wanted),)
    return tuple(Edition(f"{id}-{tag}{part}", replace(wanted, languages=(tag,))) for tag in site.languages)


def write_editions(origin: Origin, made: tuple[Edition, ...], folder: Path) -> Iterator[Path]:
    """Write the zips into ``folder``, each beside its place and then renamed. The same site gives the same bytes.

    Raises BuildError if a file of the site is not what its list says, or if a zip cannot be written.
    """
    for edition in made:
        files = items(origin, edition.wanted)
        refuse(files, f"{edition.name}/")
        try:
            yield _write(edition.name, files, folder)
        except OSError as error:
            raise BuildError(f"The zip could not be written: {told(error)}.") from error


def _write(name: str, files: tuple[Item, ...], folder: Path) -> Path:
    target = folder / f"{name}.zip"
    content: dict[str, Content] = {f"{name}/{item.path}": _content(item) for item in files}
    with writing(target) as stream:
        write_zip(content, stream)
    return target


def _content(item: Item) -> Content:
    if item.size > _IN_MEMORY and isinstance(item.source, Path):
        item.check()
        return item.source
    return item.read
