"""Source: the module's own folder, ready to be unpacked into ``modules/`` and worked on."""

from __future__ import annotations

from ..model import Edition, Module
from ..zipped import write_zip
from .format import Format, PackageContext
from .licence import attribution, authors, licence_name, licence_url, module_url, third_party


def write(module: Module, edition: Edition, context: PackageContext) -> bytes:
    """``<id>/…`` as it lies on disk, with this edition's language and the source language, and licence.txt."""
    files = {f"{module.id}/{path}": context.read(path) for path in paths(module, edition)}
    return write_zip({**files, f"{module.id}/licence.txt": licence_text(module, edition, context).encode()})


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


def licence_text(module: Module, edition: Edition, context: PackageContext) -> str:
    """Title, people, licence, how to name the source, and the files of other people; plain text."""
    strings = context.strings
    url = module_url(module, edition.locale, context.settings.site_url, context.settings.default)
    lines = [
        edition.title,
        strings("player.by", authors=authors(module)),
        strings("player.version", version=module.version, date=module.updated),
        " ".join((strings("player.licence", licence=licence_name(module.licence)), licence_url(module.licence))).strip(),
        *([f"{strings('player.newest')} {url}"] if url else []),
        "",
        attribution(module, edition, strings),
    ]
    assets = third_party(module, strings)
    if assets:
        lines += ["", strings("player.third_party"), *(f"- media/{file}: {line}" for file, line in assets)]
    return "\n".join(lines) + "\n"


FORMAT = Format("source", "source.zip", "application/zip", write)
