"""What is true of a finished book: its media, and what helps or hinders people (vocabulary: schema.org, W3C Accessibility Properties)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from .chapters import Book
from .refine import medium
from .xhtml import H

_DECLARED = {
    "visual": ("longDescription", "describedMath"),
    "film": ("audioDescription", "openCaptions", "signLanguage"),
    "auditory": ("highContrastAudio",),
}
"""What only the makers of a module can know of its pictures, films and sounds: taken from module.yml where the book has some."""


@dataclass(frozen=True, slots=True)
class Access:
    """``sufficient``: sets of modes, each enough to take in everything.

    ``described``: all ``pictures`` have words; ``told``: all ``players`` have transcripts.
    """

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    pictures: bool
    described: bool
    players: bool
    told: bool

    def summary(self, book: Book) -> str:
        """In the reader's language: what the makers say of the module, and what holds for every book."""
        t = book.context.strings
        lines = [book.edition.accessibility_summary, t("epub.access.text")]
        if self.pictures and self.described:
            lines.append(t("epub.access.pictures"))
        if self.players and self.told:
            lines.append(t("epub.access.players"))
        return " ".join(line for line in lines if line)


def media_of(pages: Iterable[etree._Element]) -> tuple[str, ...]:
    """The files of media/ that chapters show, sorted."""
    found = {medium(element.get("src")) for root in pages for element in root.iter(H + "img", H + "source", H + "track")}
    return tuple(sorted(found - {""}))


def access_of(pages: Mapping[str, etree._Element], book: Book) -> Access:
    """Looked up in the chapters as they are, so that nothing is promised that the book does not hold."""
    roots = tuple(pages.values())
    pictures = [image for root in roots for image in root.iter(H + "img")]
    films = [film for root in roots for film in root.iter(H + "video")]
    sounds = [sound for root in roots for sound in root.iter(H + "audio")]
    described = all(image.get("alt", "").strip() for image in pictures)
    told = all(_told(player) for player in (*films, *sounds))
    modes = ["textual", *(["visual"] if pictures or films else []), *(["auditory"] if films or sounds else [])]
    features = ["ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents", "unlocked"]
    features += ["alternativeText"] if pictures and described else []
    features += ["transcript"] if (films or sounds) and told else []
    features += ["captions"] if films and all(film.find(H + "track") is not None for film in films) else []
    shown = {"visual": pictures, "film": films, "auditory": films or sounds}
    declared = set(book.module.accessibility_features)
    features += [word for kind, words in _DECLARED.items() if shown[kind] for word in words if word in declared]
    enough = (["textual"] if described and told else []) + ([",".join(modes)] if len(modes) > 1 else [])
    return Access(
        modes=tuple(modes),
        sufficient=tuple(enough) or ("textual",),
        features=tuple(sorted(features)),
        hazards=book.module.accessibility_hazards or ("unknown",),
        pictures=bool(pictures),
        described=described,
        players=bool(films or sounds),
        told=told,
    )


def _told(player: etree._Element) -> bool:
    """Whether a transcript stands with a film or sound."""
    figure = player.getparent()
    return any("oer-transcript" in (part.get("class") or "").split() for part in figure.iter(H + "div"))
