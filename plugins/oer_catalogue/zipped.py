"""ZIP files whose bytes depend on their contents alone."""

from __future__ import annotations

import shutil
import stat
import zipfile
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

DATE = (1980, 1, 1, 0, 0, 0)  # the earliest date that a ZIP can hold
UNIX = 3
STORED = frozenset(
    {
        ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".mp4", ".webm", ".mp3", ".m4a", ".ogg", ".woff2", ".zip", ".docx", ".odt",
        ".pptx", ".pdf", ".epub", ".mbz", ".imscc",
    }
)  # fmt: skip
"""Files that are compressed already: packing them again costs time and saves nothing."""


Content = bytes | Callable[[], bytes] | Path
"""The bytes of a file, or what gives them when their turn comes, so that a package of many media never lies in memory as a whole.

A path is a file on disk that is copied piece by piece.
"""


def write_zip(files: Mapping[str, Content], target: BinaryIO, first: Iterable[str] = (), stored: Collection[str] = ()) -> None:
    """Write ``files`` (path → content) to ``target``: sorted by path, one date, one mode, no folder entries.

    ``first`` are paths that stand before all others, not compressed (``mimetype`` of an EPUB); ``stored`` others that are not compressed,
    where the path does not tell.
    Raises ValueError for a path that would leave the folder into which it is unpacked.
    """
    first = tuple(first)
    with zipfile.ZipFile(target, "w") as archive:
        for path in (*first, *sorted(set(files) - set(first))):
            if path.startswith("/") or "\\" in path or ".." in path.split("/"):
                raise ValueError(f"unsafe path in a package: {path}")
            content = files[path]
            entry = _entry(path)
            if path in first or path in stored:
                entry.compress_type = zipfile.ZIP_STORED
            if isinstance(content, Path):
                entry.file_size = content.stat().st_size  # tells whether the entry needs the large form
                with content.open("rb") as source, archive.open(entry, "w") as copy:
                    shutil.copyfileobj(source, copy, 1 << 20)
            else:
                archive.writestr(entry, content if isinstance(content, bytes) else content(), compresslevel=6)


def _entry(path: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path, DATE)
    info.create_system = UNIX  # otherwise the system that builds shows in the bytes
    info.external_attr = (stat.S_IFREG | 0o644) << 16
    dot = path.rfind(".")
    info.compress_type = zipfile.ZIP_STORED if path[dot:].lower() in STORED and dot >= 0 else zipfile.ZIP_DEFLATED
    return info
