"""Every file below a folder, or an error: ``Path.rglob`` passes over a folder that it may not read."""

from __future__ import annotations

import os
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
