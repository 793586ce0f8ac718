"""Which pages are there, for search engines: one sitemap per language and an index of them (sitemaps.org 0.9)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from ..settings import Settings

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def _path(locale: str) -> str:
    return f"sitemap-{locale}.xml"


def sitemaps(real: Mapping[str, tuple[str, ...]], days: Mapping[str, str], settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the sitemap of each language: its real translations only, each with its twins in the other languages.

    ``real`` maps every page without its locale to the locales in which it is no fallback; ``days`` has the day of the last change of
    some of them (``2026-11-26``).
    """
    pages: dict[str, list[str]] = {tag: [] for tag in settings.languages}
    for name, locales in sorted(real.items()):
        address = {tag: settings.site_url + quote(name if tag == settings.default else f"{tag}/{name}") for tag in locales}
        others = "".join(f'<xhtml:link rel="alternate" hreflang="{tag}" href="{address[tag]}"/>' for tag in locales)
        day = f"<lastmod>{days[name]}</lastmod>" if name in days else ""
        for tag in locales:
            pages[tag].append(f"<url><loc>{address[tag]}</loc>{day}{others}</url>")
    for tag, rows in pages.items():
        lines = [_HEAD, f'<urlset xmlns="{_SPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">', *rows, "</urlset>"]
        yield _path(tag), ("\n".join(lines) + "\n").encode()


def sitemap_index(settings: Settings) -> bytes:
    """``sitemap.xml``: where the sitemaps of the languages lie."""
    rows = [f"<sitemap><loc>{settings.site_url}{_path(tag)}</loc></sitemap>" for tag in settings.languages]
    return ("\n".join([_HEAD, f'<sitemapindex xmlns="{_SPACE}">', *rows, "</sitemapindex>"]) + "\n").encode()
