"""Which paths a list of files may name: what a copy writes must stay inside its folder, on every system."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..releases.listing import SIGNED
from .problems import PATHS, MirrorError

LONGEST = 400
_ODD = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.I)  # names that Windows keeps for itself


def check_paths(paths: Iterable[str]) -> None:
    """Raises MirrorError for a path that leaves the folder, that some system cannot write, or that stands in another one's way."""
    seen: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        if reason := _wrong(path):
            raise MirrorError(PATHS, f"{path[:100]!r} {reason}.")
        low = path.casefold()
        if low in seen:
            raise MirrorError(PATHS, f"{path!r} and {seen[low]!r} are one file on some systems.")
        seen[low] = path
        parts = low.split("/")
        for depth in range(1, len(parts)):
            folders["/".join(parts[:depth])] = path
    if clash := sorted(set(seen) & set(folders)):
        raise MirrorError(PATHS, f"{seen[clash[0]]!r} is a file, and a folder of {folders[clash[0]]!r}.")


def _wrong(path: str) -> str:
    parts = path.split("/")
    if not path or len(path) > LONGEST:
        return "is empty" if not path else "is too long"
    if any(part in ("", ".", "..") for part in parts):
        return "leads out of the folder"
    if _ODD.search(path):
        return "has signs that no file name may have"
    if any(_DEVICES.fullmatch(part) or part.endswith((".", " ")) for part in parts):
        return "has a name that Windows does not write"
    if parts[0].casefold() == SIGNED or parts[0].startswith(".oer"):
        return "has the name of a folder that copies keep for themselves"
    return ""
