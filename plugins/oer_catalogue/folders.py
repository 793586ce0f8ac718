"""Which module folders are as they were when they were last read: told from the file system's own facts, without reading a file.

The facts of a file are those that git's index trusts: kind, size, inode, and the times of the last change of content and of
inode in nanoseconds. A file that changed less than ``RACY`` before the look could change again within one tick of the clock,
so its folder is read anew the next time.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .cache import Cache, digest

RACY = 2 * 10**9
"""Nanoseconds: the coarsest clock of a file system in use (FAT)."""
_KEY = digest("folders")


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a folder: a hash of all facts, the number of files, and whether the facts can be trusted later."""

    facts: str
    files: int
    settled: bool


def look(folder: Path) -> Look:
    """Looks at everything in a folder; raises OSError if it cannot be listed."""
    now = time.time_ns()
    found: list[tuple] = []
    newest = 0
    waiting = [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                facts = entry.stat(follow_symlinks=False)
                found.append((entry.path, facts.st_mode, facts.st_size, facts.st_ino, facts.st_mtime_ns, facts.st_ctime_ns))
                newest = max(newest, facts.st_mtime_ns, facts.st_ctime_ns)
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
    found.sort()
    return Look(digest(found), len(found), newest < now - RACY)


@dataclass(slots=True)
class Known:
    """What is known of folders: path → (hash of the facts, key of the content)."""

    before: Mapping[str, tuple[str, str]]
    now: dict[str, tuple[str, str]]

    @classmethod
    def of(cls, cache: Cache) -> Known:
        kept = cache.get("folders", _KEY)
        before = kept if isinstance(kept, dict) else {}
        return cls(before, dict(before))

    def content(self, folder: Path, seen: Look) -> str:
        """The key of the folder's content if it is as it was; "" = it must be read."""
        facts, key = self.before.get(str(folder), ("", ""))
        return key if facts == seen.facts else ""

    def learn(self, folder: Path, seen: Look, key: str) -> None:
        """The folder was read after ``seen``."""
        if seen.settled:
            self.now[str(folder)] = (seen.facts, key)
        else:
            self.now.pop(str(folder), None)

    def keep(self, cache: Cache) -> None:
        if self.now != self.before:
            cache.put("folders", _KEY, self.now)
