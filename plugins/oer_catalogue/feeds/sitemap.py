"""Which pages are there, for search engines: sitemaps of each language and an index of them (sitemaps.org 0.9)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote
from xml.sax.saxutils import escape

from ..settings import Settings

LIMIT = 50_000
"""Addresses in one sitemap, at most (sitemaps.org)."""
BYTES = 50_000_000
"""Bytes of one sitemap, at most: sitemaps.org allows 52,428,800. With links to 27 languages, 15,000 pages are more than that."""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemaps(
    real: Mapping[str, tuple[str, ...]], days: Mapping[str, str], settings: Settings, limit: int = LIMIT, most: int = BYTES
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of ``sitemap.xml``, the index, and of the sitemaps of each language: its real translations only, with their twins.

    ``real`` maps every page without its locale to the locales in which it is no fallback; ``days`` has the day of the last change of
    those whose sources name one (``2026-11-26``): a page without it has no ``lastmod``, for nothing is guessed. A language with more
    than ``limit`` pages, or ``most`` bytes of them, has several sitemaps: ``sitemap-el.xml``, ``sitemap-el-2.xml`` …
    """
    files = [
        (f"sitemap-{tag}{f'-{number}' if number > 1 else ''}.xml", rows)
        for tag, pages in _rows(real, days, settings).items()
        for number, rows in enumerate(_cut(pages, limit, most), start=1)
    ]
    index = [f"<sitemap><loc>{escape(settings.site_url)}{name}</loc></sitemap>" for name, _ in files]
    yield "sitemap.xml", _document([f'<sitemapindex xmlns="{_SPACE}">', *index, "</sitemapindex>"])
    for name, rows in files:
        yield name, _document([f'<urlset xmlns="{_SPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">', *rows, "</urlset>"])


def _rows(real: Mapping[str, tuple[str, ...]], days: Mapping[str, str], settings: Settings) -> dict[str, list[str]]:
    pages: dict[str, list[str]] = {tag: [] for tag in settings.languages}
    root = escape(settings.site_url, {'"': "&quot;"})
    for name, locales in sorted(real.items()):
        address = {tag: root + quote(name if tag == settings.default else f"{tag}/{name}") for tag in locales}
        others = "".join(f'<xhtml:link rel="alternate" hreflang="{tag}" href="{address[tag]}"/>' for tag in locales)
        day = f"<lastmod>{days[name]}</lastmod>" if name in days else ""
        for tag in locales:
            pages[tag].append(f"<url><loc>{address[tag]}</loc>{day}{others}</url>")
    return pages


def _cut(rows: list[str], limit: int, most: int) -> Iterator[list[str]]:
    """Pieces that are small enough; one empty piece if there is nothing."""
    piece: list[str] = []
    size = 0
    for row in rows:
        more = len(row.encode()) + 1
        if piece and (len(piece) >= limit or size + more > most):
            yield piece
            piece, size = [], 0
        piece.append(row)
        size += more
    yield piece


def _document(lines: list[str]) -> bytes:
    return ("\n".join([_HEAD, *lines]) + "\n").encode()
