"""The licence of a module in words: its name, its address, and how to name the source."""

from __future__ import annotations

import re

from ..locales import Strings
from ..model import Edition, Module

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)")


def licence_name(id: str) -> str:
    """How people say an SPDX id: ``CC-BY-SA-4.0`` → ``CC BY-SA 4.0``; others stay as they are."""
    match = _CREATIVE_COMMONS.fullmatch(id)
    if match:
        return f"CC {match[1]} {match[2]}"
    return "CC0 1.0" if id == "CC0-1.0" else id


def licence_url(id: str) -> str:
    """The address of the deed of a Creative Commons licence, or "" (source: creativecommons.org)."""
    match = _CREATIVE_COMMONS.fullmatch(id)
    if match:
        return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/"
    return "https://creativecommons.org/publicdomain/zero/1.0/" if id == "CC0-1.0" else ""


def authors(module: Module) -> str:
    """The people who made the module; its provider where nobody is named."""
    return ", ".join(person.name for person in module.authors) or module.provider.name


def attribution(module: Module, edition: Edition, strings: Strings) -> str:
    """The sentence to copy when somebody uses the module."""
    return strings(
        "player.attribution",
        title=edition.title,
        authors=authors(module),
        version=module.version,
        licence=licence_name(module.licence),
    )


def third_party(module: Module, strings: Strings) -> tuple[tuple[str, str], ...]:
    """File and sentence of every file that other people made, in the order of module.yml."""
    lines = []
    for asset in module.assets:
        line = strings("player.asset", title=asset.title, author=asset.author, licence=licence_name(asset.licence), source=asset.source)
        if asset.changes:
            line += "; " + strings("player.asset_changed", changes=asset.changes)
        lines.append((asset.file, line))
    return tuple(lines)
