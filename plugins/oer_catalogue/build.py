"""What all units of work of one build share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .body import Body, render
from .cache import Cache
from .locales import load
from .model import Document, Label, Method, Module
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Context:
    """What every unit shares.

    ``base`` is the hash of settings, labels, methods, frames and this program; ``methods`` are light ones; ``frames`` the key of the
    drawn frames in the cache, or "" to read and check only; ``new`` and ``old`` are the tree under construction and the site that it
    will replace. ``hurried``: somebody waits for a page, so packages may be those of an earlier state.
    """

    root: Path
    cache: Cache
    base: str
    settings: Settings
    topics: Mapping[str, Label]
    sectors: Mapping[str, Label]
    drafts: bool = False
    frames: str = ""
    new: str = ""
    old: str = ""
    methods: Mapping[str, Method] = field(default_factory=dict)
    hurried: bool = False


def bodies(module: Module, films_at: str | None = None) -> Callable[[str, Document], Body]:
    """Bodies by locale of the edition and document, rendered when first asked for; ``films_at``: see ``body.Pieces``."""
    done: dict[tuple[str, str], Body] = {}

    def body(locale: str, document: Document) -> Body:
        key = (locale, document.name)
        if key not in done:
            done[key] = render(module, module.editions[locale], document, None, load(locale), films_at)
        return done[key]

    return body
