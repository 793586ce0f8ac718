"""Writes the files of a new site; a file that has not changed is a hard link to the old one."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .swap import MARKER


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the site: ``size`` in bytes, ``sha256`` in hex."""

    size: int
    sha256: str


@dataclass(slots=True)
class Tree:
    """The folder under construction. ``previous`` is the old site's manifest: path → Entry (empty if there is none)."""

    folder: Path
    old: Path
    previous: Mapping[str, Entry] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)

    @classmethod
    def over(cls, folder: Path, old: Path) -> Tree:
        return cls(folder, old, read_manifest(old))

    def write(self, path: str, data: bytes) -> None:
        """Write one file. Two writes of one path are our mistake and raise ValueError."""
        if path in self.entries:
            raise ValueError(f"two sources write {path}")
        entry = Entry(len(data), hashlib.sha256(data).hexdigest())
        self.entries[path] = entry
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if self.previous.get(path) == entry and self._link(self.old / path, target, entry.size):
            return
        target.write_bytes(data)

    def copy(self, path: str, source: Path) -> None:
        """Copy one file of the project."""
        self.write(path, source.read_bytes())

    @staticmethod
    def _link(source: Path, target: Path, size: int) -> bool:
        try:
            if source.stat().st_size != size:
                return False
            os.link(source, target)
        except OSError:
            return False
        return True

    def finish(self) -> None:
        """Write the manifest: every file with its size and sha256, sorted by path."""
        files = [{"path": path, "size": entry.size, "sha256": entry.sha256} for path, entry in sorted(self.entries.items())]
        text = json.dumps({"files": files}, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
        target = self.folder / MARKER
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def read_manifest(folder: Path) -> dict[str, Entry]:
    """The manifest of a site as path → Entry; empty if it is missing or cannot be read."""
    try:
        data = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        return {file["path"]: Entry(file["size"], file["sha256"]) for file in data["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
