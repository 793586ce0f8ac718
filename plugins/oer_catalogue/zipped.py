"""ZIP files whose bytes depend on their contents alone."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Mapping

DATE = (1980, 1, 1, 0, 0, 0)  # the earliest date that a ZIP can hold
UNIX = 3
STORED = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".mp4", ".webm", ".mp3", ".m4a", ".ogg", ".woff2", ".zip", ".docx", ".odt", ".pptx"}
)
"""Files that are compressed already: packing them again costs time and saves nothing."""


def write_zip(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of ``files`` (path → bytes): sorted by path, one date, one mode, no folder entries.

    Raises ValueError for a path that would leave the folder into which it is unpacked.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(files):
            if path.startswith("/") or "\\" in path or ".." in path.split("/"):
                raise ValueError(f"unsafe path in a package: {path}")
            archive.writestr(_entry(path), files[path], compresslevel=6)
    return target.getvalue()


def _entry(path: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path, DATE)
    info.create_system = UNIX  # otherwise the system that builds shows in the bytes
    info.external_attr = (stat.S_IFREG | 0o644) << 16
    dot = path.rfind(".")
    info.compress_type = zipfile.ZIP_STORED if path[dot:].lower() in STORED and dot >= 0 else zipfile.ZIP_DEFLATED
    return info
