"""The media type of each file of a site, from its name alone."""

from __future__ import annotations

import mimetypes

from ..packages import FORMATS

# Not from the machine's own table: the same site must give the same manifest everywhere.
_TYPES = mimetypes.MimeTypes(filenames=())
for _type, _ending in (
    ("text/javascript", ".js"), ("font/woff2", ".woff2"), ("text/vtt", ".vtt"), ("image/webp", ".webp"), ("image/avif", ".avif"),
    ("application/zim", ".zim"), ("application/ld+json", ".jsonld"), ("text/markdown", ".md"),
    ("text/calendar", ".ics"), ("text/csv", ".csv"), ("application/yaml", ".yml"), ("audio/ogg", ".ogg"), ("audio/opus", ".opus"),
    ("application/gettext", ".po"), ("application/xml", ".xml"),
):  # fmt: skip
    _TYPES.add_type(_type, _ending)
_NAMED = {"feed.xml": "application/atom+xml", "feed.json": "application/feed+json", "SHA256SUMS": "text/plain"}
SUFFIXES = {f".{form.suffix}": form for form in sorted(FORMATS, key=lambda form: -len(form.suffix))}
"""Formats of downloads by the end of their names, the longest first."""


def media_type(path: str) -> str:
    """The media type of a file, from its name alone."""
    for suffix, form in SUFFIXES.items():
        if path.startswith("downloads/") and path.endswith(suffix):
            return form.media_type
    name = path.rpartition("/")[2]
    if name in _NAMED:
        return _NAMED[name]
    return _TYPES.guess_type(path)[0] or "application/octet-stream"
