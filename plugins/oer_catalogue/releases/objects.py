"""The files of all kept releases by their hash: ``objects/<first two digits>/<sha256>``, written once and never changed.

Beside a text lies the same text compressed (``.br``, ``.gz``), so that a slow line carries a quarter of it, whatever the server can do.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ..below import matching
from ..engine.swap import BuildError
from ..hosting.twins import twins, wants_twins
from ..whole import link, put, writing
from .listing import Listed

OBJECTS = "objects"


def object_path(sha256: str) -> str:
    return f"{OBJECTS}/{sha256[:2]}/{sha256}"


def has_twins(file: Listed) -> bool:
    """Whether a file may have compressed twins (one that would be larger is not made)."""
    return wants_twins(file.path, file.size)


def keep(site: Path, out: Path, files: Iterable[Listed]) -> int:
    """Bring every file of a site into the objects of ``out``, and the twins of what is new; the number of new objects.

    A file is read and its hash compared before it counts. Raises BuildError for a site that is not as its manifest says: somebody
    changed a file, or a build is under way.
    """
    wanted = {file.sha256: file for file in files}
    new = [file for sha256, file in sorted(wanted.items()) if not _there(out / object_path(sha256), file)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda file: _keep(site, out, file), new))
    return len(new)


def _there(place: Path, file: Listed) -> bool:
    """An object is written after its twins, so where it is, they are."""
    try:
        return place.stat().st_size == file.size
    except OSError:
        return False


def _keep(site: Path, out: Path, file: Listed) -> None:
    source, place = site / file.path, out / object_path(file.sha256)
    try:
        data = source.read_bytes() if has_twins(file) else None
        with source.open("rb") as stream:
            found = hashlib.sha256(data).hexdigest() if data is not None else hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        found = ""
    if found != file.sha256:
        raise BuildError(f"{file.path} is not as the site's manifest says. Build the site again, and leave its files alone.", 5)
    for suffix, small in twins(data).items() if data is not None else ():
        put(place.with_name(f"{place.name}{suffix}"), small)
    if not link(source, place):
        with source.open("rb") as stream, writing(place) as copy:
            shutil.copyfileobj(stream, copy, 1 << 20)


def prune(out: Path, kept: Iterable[str]) -> None:
    """Remove the objects whose hashes are not among ``kept``."""
    names = set(kept)
    for place in matching(out / OBJECTS, "*/*"):
        if place.name.partition(".")[0] not in names:
            place.unlink(missing_ok=True)
