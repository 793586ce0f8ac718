"""Source: the module's own folder, ready to be unpacked into ``modules/`` and worked on."""

from __future__ import annotations

from functools import partial
from typing import BinaryIO

from ..model import Edition, Module
from ..zipped import write_zip
from .about import about, attribution_text
from .format import Format, PackageContext


def write(module: Module, edition: Edition, context: PackageContext, target: BinaryIO) -> None:
    """``<id>/…`` as it lies on disk, with this edition's language and the source language, and licence.txt."""
    files = {f"{module.id}/{path}": partial(context.read, path) for path in paths(module, edition)}
    write_zip({**files, f"{module.id}/licence.txt": attribution_text(about(module, edition, context), context).encode()}, target)


def paths(module: Module, edition: Edition) -> list[str]:
    """The files of the module's folder that go with an edition: facts, media, its words and the source's; sorted."""
    kept = {edition.locale, module.source_language}
    others = set(module.editions) - kept
    return sorted(path for path in module.sources if _language(path) not in others and path != "licence.txt")


def _language(path: str) -> str:
    """The locale that a file belongs to: ``el/index.md`` and ``media/el/signs.svg`` → ``el``; "" = all."""
    folders = path.split("/")[:-1]
    if folders[:1] == ["media"]:
        folders = folders[1:]
    return folders[0] if folders else ""


FORMAT = Format("source", "source.zip", "application/zip", write)
