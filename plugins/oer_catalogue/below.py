"""What lies below a folder, or an error: ``Path.glob`` and ``Path.rglob`` pass over a folder that they may not read."""

from __future__ import annotations

import os
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path


def files_below(folder: Path) -> list[Path]:
    """The regular files below ``folder``, links to files among them, sorted by path; none if there is no such folder.

    Links to folders are not followed. Raises OSError if a folder cannot be listed.
    """
    if not folder.is_dir():
        return []
    found: list[Path] = []
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(Path(entry.path))
                elif entry.is_file():
                    found.append(Path(entry.path))
    return sorted(found)


def matching(folder: Path, pattern: str) -> list[Path]:
    """What fits ``pattern`` below ``folder``, sorted: ``*.md``, ``*/module.yml``. None if there is no such folder.

    Raises OSError if a folder cannot be listed.
    """
    found = [folder]
    for part in pattern.split("/"):
        inside: list[Path] = []
        for place in found:
            with suppress(FileNotFoundError, NotADirectoryError), os.scandir(place) as entries:
                inside += [Path(entry.path) for entry in entries if fnmatchcase(entry.name, part)]
        found = inside
    return sorted(found)
