"""Each page = its frame + its content. A frame's slots are plain-text tokens; filling is one join."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from .stage import FRAME_FOLDER, HOME

_TOKEN = re.compile(r"(?:<p>)?%%oer:(content)%%(?:</p>)?|%%oer:([a-z0-9_]+)%%")
_MODULE_LINK = re.compile(r'href="oer:([^"]+)"')


@dataclass(frozen=True, slots=True)
class Frame:
    """A drawn page cut at its slots: text, slot, text, slot … text."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, html: str) -> Frame:
        pieces: list[str] = []
        at = 0
        for match in _TOKEN.finditer(html):
            pieces += [html[at : match.start()], match[1] or match[2]]
            at = match.end()
        return cls((*pieces, html[at:]))

    def fill(self, slots: Mapping[str, str]) -> str:
        """The page. A slot that has no value stays empty."""
        pieces = list(self.pieces)
        for at in range(1, len(pieces), 2):
            pieces[at] = slots.get(pieces[at], "")
        return "".join(pieces)


def frames(pages: Mapping[str, str]) -> tuple[dict[tuple[str, str], Frame], dict[str, str]]:
    """Split what the engine drew into frames by (frame, locale prefix ``""`` or ``"el/"``) and hand-written pages by path."""
    found: dict[tuple[str, str], Frame] = {}
    written: dict[str, str] = {}
    pattern = re.compile(rf"(|[^/]+/)(?:{FRAME_FOLDER}/([a-z0-9]+)|{HOME})\.html")
    for path, html in pages.items():
        match = pattern.fullmatch(path)
        if match:
            found[match[2] or "home", match[1]] = Frame.of(html)
        else:
            written[path] = html
    return found, written


def module_links(html: str, address: Callable[[str], str]) -> str:
    """Hand-written pages name modules as ``oer:<slug>[/<lesson>][#id]``; ``address`` gives the relative link."""
    return _MODULE_LINK.sub(lambda match: f'href="{escape(address(match[1]), quote=True)}"', html)
