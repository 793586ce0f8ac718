"""EPUB 3.3: a book for phones, tablets and reading devices, with the whole module, the answers of its quiz and its guide.

Inside the file: ``EPUB/package.opf``, ``EPUB/contents.xhtml`` (the navigation document, which also is a page of the book),
``EPUB/toc.ncx`` for old devices, ``EPUB/text/<chapter>.xhtml`` (cover, introduction, lesson-<id>, quiz, answers, glossary, guide,
about), ``EPUB/media/…`` and ``attribution.txt``. How programs find questions and answers in the chapters is told in ``book/quiz.py``.
Sources: EPUB 3.3, EPUB Accessibility 1.1, EPUB 3 Structural Semantics Vocabulary 1.1 (W3C).
"""

from __future__ import annotations

from functools import partial
from typing import BinaryIO

from ..model import Edition, Module
from ..zipped import Content, write_zip
from .about import ATTRIBUTION, attribution_text
from .book.chapters import Book
from .book.cover import cover_image
from .book.describe import access_of, media_of
from .book.package import CONTAINER, contents, cover_page, ncx, package
from .book.refine import mend_links, refine
from .book.style import book_css
from .book.xhtml import legal, parse, serialize
from .format import Format, PackageContext

MIMETYPE = "application/epub+zip"


def write(module: Module, edition: Edition, context: PackageContext, target: BinaryIO) -> None:
    """The book as ZIP, its first file the media type, as readers expect it."""
    book = Book(module, edition, context)
    chapters = tuple(book.chapters())
    pages = {chapter.file: parse(chapter.html) for chapter in chapters}
    for page in pages.values():
        refine(page, book)
    mend_links(pages)
    media, access = media_of(pages.values()), access_of(pages, book)
    cover = cover_image(book)
    files: dict[str, Content] = {
        "mimetype": MIMETYPE.encode(),
        "META-INF/container.xml": CONTAINER,
        ATTRIBUTION: attribution_text(book.facts, context).encode(),
        "EPUB/package.opf": legal(package(book, chapters, media, access)).encode(),
        "EPUB/contents.xhtml": legal(contents(book, chapters)).encode(),
        "EPUB/toc.ncx": legal(ncx(book, chapters)).encode(),
        "EPUB/book.css": book_css(context.settings.brand.colours).encode(),
        "EPUB/cover.png": cover,
        "EPUB/text/cover.xhtml": legal(cover_page(book)).encode(),
        **{f"EPUB/text/{file}": serialize(page) for file, page in pages.items()},
        **{f"EPUB/media/{path}": partial(context.read, f"media/{path}") for path in media},
    }
    write_zip(files, target, first=("mimetype",))


FORMAT = Format("epub", "epub", MIMETYPE, write, bulky=True)
