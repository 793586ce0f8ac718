"""The documents that hold a book together: package document, navigation, its older form (NCX), and the page of the cover."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from urllib.parse import quote

from markupsafe import Markup

from ...body.language import attrs
from ...locales import direction
from ..reader import template
from .chapters import Book, Chapter
from .describe import Access
from .refine import media_type

CONTAINER = (
    b'<?xml version="1.0" encoding="utf-8"?>\n'
    b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">\n'
    b'<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>\n</container>\n'
)
ROLES = {"author": "aut", "hackathon-team": "aut", "translator": "trl", "reviewer": "rev", "media": "ctb"}
"""What people did, as MARC relator codes (source: Library of Congress)."""
CREATORS = frozenset({"author", "hackathon-team"})
_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "svg": "image/svg+xml",
    "vtt": "text/vtt",
}


def identifier(book: Book) -> str:
    """The same for the same edition and version of a catalogue, wherever and whenever it is made.

    A light book, or one of some lessons only, is another book.
    """
    module, settings = book.module, book.context.settings
    held = " ".join((*book.names, *(["light"] if book.context.light else [])))
    name = "/".join((settings.id, module.id, book.edition.locale, module.version, held))
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{settings.site_url}#{name}')}"


def package(book: Book, chapters: Sequence[Chapter], media: Sequence[str], access: Access) -> str:
    """package.opf. ``media`` are files of media/ that the book shows; each has its type, each page its place in the reading order."""
    facts, t, locale = book.facts, book.context.strings, book.edition.locale
    people = [(name, role, "creator" if role in CREATORS else "contributor") for name, role in facts.people]
    if not any(element == "creator" for _, _, element in people):
        people.insert(0, (book.module.provider.name, "", "creator"))
    return template(
        "book-package.opf",
        identifier=identifier(book),
        lang=locale,
        dir=direction(locale),
        ui=Markup(f' xml:lang="{t.language}" dir="{direction(t.language)}"') if t.language != locale else "",
        about=facts,
        people=[(element, name, ROLES.get(role, "")) for name, role, element in people],
        access=access,
        summary=access.summary(book),
        chapters=chapters,
        media=[(quote(path), type_of(path, book)) for path in media],
        modified=f"{facts.updated}T00:00:00Z",
    )


def type_of(path: str, book: Book) -> str:
    """The media type of a file that a book shows."""
    return _TYPES.get(path.rsplit(".", 1)[-1].lower()) or media_type(path, book)


def contents(book: Book, chapters: Sequence[Chapter]) -> str:
    """contents.xhtml: the table of contents, and the landmarks for reading systems."""
    t = book.context.strings
    glossary = next((chapter for chapter in chapters if chapter.kind == "glossary"), None)
    return template(
        "book-contents.xhtml", t=t, lang=t.language, dir=direction(t.language), entries=entries_of(book, chapters), glossary=glossary
    )


def ncx(book: Book, chapters: Sequence[Chapter]) -> str:
    """toc.ncx, for devices that know EPUB 2 only."""
    values = {"identifier": identifier(book), "lang": book.edition.locale, "title": book.edition.title}
    return template("book-toc.ncx", entries=entries_of(book, chapters), **values)


def cover_page(book: Book) -> str:
    """cover.xhtml: the picture; its words are the title."""
    return template("book-cover.xhtml", lang=book.edition.locale, dir=direction(book.edition.locale), title=book.edition.title)


def entries_of(book: Book, chapters: Sequence[Chapter]) -> list[tuple[str, str, Markup]]:
    """File, words and language marks of each line of the contents."""
    t, lines, number = book.context.strings, [], 0
    for chapter in chapters:
        title, locale = chapter.title, chapter.locale
        if chapter.kind == "introduction":
            title, locale = t("player.introduction"), t.language
        if chapter.kind == "lesson":
            number += 1
            title = f"{number}. {title}"
        marks = attrs(locale, t.language)
        lines.append((chapter.file, title, Markup(marks and f'{marks} xml:lang="{locale}"')))
    return lines
