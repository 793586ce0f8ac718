"""Files of a backup: each content once, named by its hash, and a record for every place that shows it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from ...load.lookup import SOUNDS, VIDEOS
from ...model import Module
from ...zipped import STORED, Content
from ..licence import authors
from .xml import Value

PLUGINFILE = "@@PLUGINFILE@@/"
"""What a text says for "my own files"."""
TYPES = {
    **VIDEOS,
    **SOUNDS,
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "gif": "image/gif",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "md": "text/plain",
    "csv": "text/csv",
    "vtt": "text/vtt",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
UNKNOWN = "document/unknown"  # Moodle's word for it
_SHOWN = re.compile(r"@@PLUGINFILE@@/([^\"'\s<>#?]+)")
_CODE = re.compile(r'(?<!=")(?:@@PLUGINFILE@@|\$@)')
_LICENCES = re.compile(r"CC-BY((?:-NC)?(?:-SA|-ND)?)-4\.0")


def address(media: str) -> str:
    """The address of a file of media/ in a text."""
    return PLUGINFILE + quote(media)


def typed(html: str) -> str:
    """HTML in which Moodle's codes (for files and links) mean something in attributes only: an author who types one means the word."""
    return _CODE.sub(lambda match: match[0].replace("@", "&#64;"), html)


def shown(html: str) -> tuple[str, ...]:
    """The files that a text shows, each once, in order."""
    return tuple(dict.fromkeys(unquote(path) for path in _SHOWN.findall(html)))


def licence(id: str) -> str:
    """The short name under which Moodle 4 keeps a licence of a file; others are ``unknown``."""
    match = _LICENCES.fullmatch(id)
    if match:
        return f"cc{match[1].lower()}-4.0"
    return "public" if id == "CC0-1.0" else "unknown"


def _stored(sha: str) -> str:
    return f"files/{sha[:2]}/{sha}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text lies: its files belong to the same context, component, area and item."""

    context: int
    component: str
    area: str
    item: int = 0


@dataclass(frozen=True, slots=True)
class Pool:
    """Collects the files of a backup. ``contents``: path inside media/, or the name of a file that the backup makes → its bytes.

    Contents are read twice, one at a time: for their hash here, and when the backup is written.
    """

    module: Module
    read: Callable[[str], bytes]
    made: Mapping[str, bytes]
    numbers: Iterable[int]
    time: int
    records: list[dict[str, Value]] = field(default_factory=list)
    hashes: dict[str, tuple[str, int]] = field(default_factory=dict)

    def add(self, html: str, place: Place) -> tuple[int, ...]:
        """Record the files that ``html`` shows, and give their ids."""
        return tuple(self._record(path, place) for path in shown(html))

    def contents(self) -> dict[str, Content]:
        """Path in the backup → content."""
        return {_stored(sha): self._content(path) for path, (sha, _) in self.hashes.items()}

    @property
    def packed(self) -> frozenset[str]:
        """The paths of ``contents`` that are compressed already."""
        return frozenset(_stored(sha) for path, (sha, _) in self.hashes.items() if path[path.rfind(".") :].lower() in STORED)

    def _content(self, path: str) -> Content:
        return self.made[path] if path in self.made else lambda: self.read(f"media/{path}")

    def _record(self, path: str, place: Place) -> int:
        if path not in self.hashes:
            content = self._content(path)
            data = content if isinstance(content, bytes) else content()
            self.hashes[path] = hashlib.sha1(data, usedforsecurity=False).hexdigest(), len(data)
        sha, size = self.hashes[path]
        folder, _, name = path.rpartition("/")
        asset = next((asset for asset in self.module.assets if asset.file == path), None)
        number = next(iter(self.numbers))
        self.records.append(
            {
                "@id": number,
                "contenthash": sha,
                "contextid": place.context,
                "component": place.component,
                "filearea": place.area,
                "itemid": place.item,
                "filepath": f"/{folder}/" if folder else "/",
                "filename": name,
                "userid": None,
                "filesize": size,
                "mimetype": TYPES.get(name.rpartition(".")[2].lower(), UNKNOWN),
                "status": 0,
                "timecreated": self.time,
                "timemodified": self.time,
                "source": name,
                "author": asset.author if asset else authors(self.module),
                "license": licence(asset.licence if asset else self.module.licence),
                "sortorder": 0,
                "repositorytype": None,
                "repositoryid": None,
                "reference": None,
            }
        )
        return number
