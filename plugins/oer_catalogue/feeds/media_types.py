"""Media types of what a site holds, from the name of a file alone: not from the machine's own table, which differs from one to the next.

IANA's registry of media types (https://www.iana.org/assignments/media-types/), but for ``.mbz`` and ``.imscc``, which have none there:
theirs are those of the formats themselves.
"""

from __future__ import annotations

from ..packages import FORMATS

UNKNOWN = "application/octet-stream"

TYPES: dict[str, str] = {
    "atom": "application/atom+xml", "avif": "image/avif", "css": "text/css", "csv": "text/csv",
    "doc": "application/msword", "gif": "image/gif", "html": "text/html", "ico": "image/vnd.microsoft.icon", "ics": "text/calendar",
    "jpeg": "image/jpeg", "jpg": "image/jpeg", "js": "text/javascript", "json": "application/json", "jsonld": "application/ld+json",
    "m4a": "audio/mp4", "md": "text/markdown", "mp3": "audio/mpeg", "mp4": "video/mp4",
    "odp": "application/vnd.oasis.opendocument.presentation", "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "ogg": "audio/ogg", "ogv": "video/ogg", "opus": "audio/opus", "png": "image/png", "po": "application/gettext",
    "ppt": "application/vnd.ms-powerpoint", "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "svg": "image/svg+xml", "txt": "text/plain", "vtt": "text/vtt", "wav": "audio/wav", "webm": "video/webm",
    "webmanifest": "application/manifest+json", "webp": "image/webp", "woff2": "font/woff2",
    "xls": "application/vnd.ms-excel", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml", "yml": "application/yaml", "zim": "application/zim", "zip": "application/zip",
    **{form.suffix: form.media_type.partition(";")[0] for form in FORMATS if "." not in form.suffix},
}  # fmt: skip
"""Ending without its point → media type, without parameters."""

TEXTS = frozenset(
    ("atom", "css", "csv", "html", "ics", "js", "json", "jsonld", "md", "po", "svg", "txt", "vtt", "webmanifest", "xml", "yml")
)
"""Endings of files that are UTF-8 text, and that become much smaller when they are compressed."""


def ending(path: str) -> str:
    """The ending of a file's name in lower case, without its point; "" = it has none."""
    return path.rpartition("/")[2].rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else ""


_NAMED = {"feed.xml": "application/atom+xml", "feed.json": "application/feed+json", "SHA256SUMS": "text/plain"}
SUFFIXES = {f".{form.suffix}": form for form in sorted(FORMATS, key=lambda form: -len(form.suffix))}
"""Formats of downloads by the end of their names, the longest first."""


def media_type(path: str) -> str:
    """The media type of a file of the site; ``UNKNOWN`` = it says nothing of itself."""
    for suffix, form in SUFFIXES.items():
        if path.startswith("downloads/") and path.endswith(suffix):
            return form.media_type
    return _NAMED.get(path.rpartition("/")[2]) or TYPES.get(ending(path), UNKNOWN)
