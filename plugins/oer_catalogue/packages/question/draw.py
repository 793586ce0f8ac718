"""Nodes of a quiz as words of the shared form: ids gone, addresses resolved, no dead link."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ...body import Pieces, plain, resolve
from ...model import Choice, Node, Question
from ..quiz_html import is_phrase, paragraphs
from .value import Item, Option, Text, shares

Address = Callable[[str, str], str]
"""``(kind, value)`` of a frame token (``media``, ``doc``, ``oer``; see ``body``) → the address in a package, or "" = the words alone.

For a film or sound: an address of the package keeps its player, one of the web becomes a link. An image without an address in the package
becomes its alternative text.
"""

_LINK = re.compile(r'<a\b[^>]*? href="\x1a(ref|doc|oer|media):([^\x1a]*)\x1a"[^>]*>(.*?)</a>', re.S)
_BACK = re.compile(r' ?<a class="oer-footnotes__back"[^>]*>.*?</a>', re.S)
_ID = re.compile(r' id="\x1aid:[^\x1a]*\x1a"')
_MEDIA = re.compile("\x1amedia:([^\x1a]*)\x1a")
_IMAGE = re.compile(r'<img src="\x1amedia:([^\x1a]*)\x1a" alt="([^"]*)"[^>]*>')
_PLAYER = re.compile(
    r'<(video|audio)\b[^>]*? aria-label="([^"]*)"[^>]*><source src="\x1amedia:([^\x1a]*)\x1a".*?</\1>',
    re.S,
)


@dataclass(frozen=True, slots=True)
class Draw:
    """Draws nodes; ``media`` and ``left_out`` collect what the item that is drawn shows and does not show."""

    pieces: Pieces
    address: Address
    media: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def block(self, nodes: tuple[Node, ...]) -> Text:
        return self.text(self.pieces.block(nodes), nodes)

    def phrase(self, nodes: tuple[Node, ...]) -> Text:
        """Phrasing content where the nodes allow it, else blocks."""
        if is_phrase(nodes):
            return self.text("<br>".join(self.pieces.inline(part) for part in paragraphs(nodes)), nodes)
        return self.block(nodes)

    def text(self, html: str, nodes: tuple[Node, ...]) -> Text:
        html = _IMAGE.sub(self._image, _PLAYER.sub(self._player, _BACK.sub("", html)))
        html = _ID.sub("", _LINK.sub(self._link, html))
        self.media.extend(path for path in _MEDIA.findall(html) if self._carried(path))
        return Text(resolve(html, self.address).strip(), plain(nodes))

    def _carried(self, path: str) -> bool:
        address = self.address("media", path)
        return bool(address) and "://" not in address

    def _player(self, match: re.Match[str]) -> str:
        if self._carried(match[3]):
            return match[0]
        return f'<p><a href="\x1amedia:{match[3]}\x1a">{match[2]}</a></p>'

    def _image(self, match: re.Match[str]) -> str:
        if self._carried(match[1]):
            return match[0]
        self.left_out.append(match[1])
        return f"<span>[{match[2]}]</span>" if match[2] else ""

    def _link(self, match: re.Match[str]) -> str:
        """A link inside the question, or to what has no address, becomes plain words: no dead links."""
        gone = match[1] == "ref" or not self.address(match[1], match[2])
        return f"<span>{match[3]}</span>" if gone else match[0]


def item(question: Question, draw: Draw) -> Item:
    draw.media.clear()
    draw.left_out.clear()
    fractions = shares([choice.right for choice in question.choices])
    if question.kind == "single":
        fractions = tuple("100" if choice.right else "0" for choice in question.choices)
    made = Item(
        id=question.id,
        kind=question.kind,
        title=draw.phrase(question.title),
        stem=draw.block(question.stem),
        options=tuple(_option(choice, share, draw) for choice, share in zip(question.choices, fractions, strict=True)),
        steps=tuple(draw.phrase(step) for step in question.items),
        pairs=tuple((draw.phrase(left), draw.phrase(right)) for left, right in question.pairs),
        distractors=tuple(draw.phrase(cell) for cell in question.distractors),
        value=question.value,
        tolerance=(question.tolerance or "0") if question.kind == "number" else "",
        texts=question.texts,
        explanation=draw.block(question.explanation),
        outcomes=question.outcomes,
    )
    return replace(made, media=tuple(dict.fromkeys(draw.media)), left_out=tuple(dict.fromkeys(draw.left_out)))


def _option(choice: Choice, share: str, draw: Draw) -> Option:
    return Option(draw.phrase(choice.nodes), choice.right, share, draw.block(choice.feedback))
