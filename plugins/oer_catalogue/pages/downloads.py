"""The download box: first what people use, then the file that fits, then three steps. Everything else stands below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..locales import Strings, direction, language_name
from ..model import fallbacks
from .context import Download
from .reading import Reading, Words
from .state import sentence
from .words import size


@dataclass(frozen=True, slots=True)
class Use:
    """One answer to "What do you use?": the formats that serve, best first. Steps are ``download.<use>.<format>.<n>``."""

    name: str
    icon: str
    formats: tuple[str, ...]


USES = (
    Use("moodle", "lms", ("scorm12",)),
    Use("lms", "computer", ("scorm12",)),
    Use("paper", "paper", ("pdf", "html")),
    Use("phone", "phone", ("epub", "html")),
    Use("offline", "offline", ("html",)),
)


def format_name(name: str, t: Strings) -> str:
    """What people call a format; one without a word of ours keeps its name."""
    key = f"download.format.{name}"
    return t(key) if key in t.texts else name


def _file(reading: Reading, download: Download) -> dict[str, object]:
    t = reading.t
    return {
        "url": reading.view.to(download.path),
        "name": download.path.rsplit("/", 1)[-1],
        "format": format_name(download.format, t),
        "size": size(download.size, t),
        "sha256": download.sha256,
        "language": Words(language_name(download.locale), download.locale, reading.view.around),
        "locale": download.locale,
        "dir": direction(download.locale),
        "foreign": download.locale.split("-")[0] != reading.view.locale.split("-")[0],
    }


def _best(downloads: Sequence[Download], formats: Sequence[str], locales: Sequence[str]) -> Download | None:
    by_key = {(d.format, d.locale): d for d in downloads}
    return next((by_key[(f, tag)] for f in formats for tag in locales if (f, tag) in by_key), None)


def _steps(use: Use, format: str, t: Strings) -> list[str]:
    keys = (f"download.{use.name}.{format}.{n}" for n in range(1, 6))
    return [t(key) for key in keys if key in t.texts]


def box(reading: Reading) -> dict[str, object] | None:
    """The context of the download box; None while the module has no file to take away."""
    downloads, t = reading.context.downloads, reading.t
    if not downloads:
        return None
    module, settings = reading.module, reading.context.settings
    locales = fallbacks(reading.view.locale, settings.default, module.source_language)
    uses = []
    for use in USES:
        found = _best(downloads, use.formats, locales)
        if found is None:
            continue
        uses.append(
            {
                "name": use.name,
                "icon": use.icon,
                "title": t(f"download.{use.name}"),
                "hint": t(f"download.{use.name}.hint"),
                "file": _file(reading, found),
                "steps": _steps(use, found.format, t),
            }
        )
    order = {tag: number for number, tag in enumerate(locales)}
    everything = sorted(downloads, key=lambda d: (order.get(d.locale, len(order)), d.locale, d.format == "source", d.format))
    files = [_file(reading, download) for download in everything]
    return {"uses": uses, "files": files, "formats": _formats(everything, t), "rows": _rows(reading, everything)}


def _formats(downloads: Sequence[Download], t: Strings) -> list[str]:
    """The heads of the table, each format once, in order."""
    return [sentence(format_name(name, t)) for name in dict.fromkeys(d.format for d in downloads)]


def _rows(reading: Reading, downloads: Sequence[Download]) -> list[dict[str, object]]:
    """One row per language, one cell per format; None where a language lacks a format."""
    formats = list(dict.fromkeys(d.format for d in downloads))
    by_key = {(d.locale, d.format): d for d in downloads}
    rows = []
    for tag in dict.fromkeys(d.locale for d in downloads):
        cells = [_file(reading, by_key[tag, form]) if (tag, form) in by_key else None for form in formats]
        rows.append({"language": Words(language_name(tag), tag, reading.view.around), "cells": cells})
    return rows
