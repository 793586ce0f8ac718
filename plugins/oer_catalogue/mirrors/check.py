"""Compare a copy with what was signed: every file by its hash, what is missing, and what somebody added."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tuf.api.metadata import Metadata

from ..copies.selection import Wanted
from ..releases.listing import SIGNED, Listed
from .copy import NOTE, beside, part_of
from .problems import CUT, MirrorError
from .source import Source
from .trust import Trust


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found. ``ended``: the newest signature has ended, so there may be a newer release; ``known``: the keys were trusted before
    (else the copy was only compared with keys that it brings itself)."""

    serial: int
    date: str
    root: str
    files: int
    wrong: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]
    ended: bool
    known: bool

    @property
    def right(self) -> bool:
        return not (self.wrong or self.missing or self.added)


def check(out: Path, root: str = "", now: datetime | None = None, step: Callable[[int, int], None] = lambda done, total: None) -> Checked:
    """Compare the copy in ``out`` with what is signed; nothing is written. Raises MirrorError if the signatures themselves are not right.

    ``root`` is a fingerprint to trust; "" = the keys that this copy was begun with.
    """
    release = out / SIGNED
    if not (release / "metadata").is_dir():
        raise MirrorError(CUT, f"{out.name}/ holds no signed lists (folder {SIGNED}/), so it is no copy of a release.")
    with tempfile.TemporaryDirectory() as scratch:
        source = Source(f"{release.resolve().as_uri()}/")
        first = Trust(beside(out) / "trust", source).first_root()
        trust = Trust(Path(scratch), source, accept_old=True, root=first)
        trusts = trust.begin(root)
        trusted = trust.follow()
    stamp = Metadata.from_bytes((release / "metadata" / "timestamp.json").read_bytes()).signed
    note = note_of(out)
    own = {path: Listed(path, _size(out / path), sha256, "") for path, sha256 in note.get("own", {}).items()}
    part = Wanted(**{name: tuple(value) if isinstance(value, list) else value for name, value in note.get("wanted", {}).items()})
    files = {file.path: file for file in part_of(trusted, part)} | own
    states = _states(out, files.values(), step)
    wrong = [path for path, state in states if state == "wrong"]
    missing = [path for path, state in states if state == "missing"]
    added = sorted(set(_below(out)) - set(files))
    ended = stamp.expires < (now or datetime.now(UTC))
    found = (tuple(wrong), tuple(missing), tuple(added))
    return Checked(trusted.serial, trusted.facts["date"], trusts, len(files), *found, ended, bool(first or root))


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else -1


def _states(out: Path, files: Iterable[Listed], step: Callable[[int, int], None]) -> list[tuple[str, str]]:
    wanted, done, found = sorted(files), 0, []
    total = sum(file.size for file in wanted)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for file, state in zip(wanted, pool.map(lambda file: _state(out, file), wanted), strict=True):
            done += file.size
            step(done, total)
            found.append((file.path, state))
    return found


def _state(out: Path, file: Listed) -> str:
    path = out / file.path
    try:
        facts = os.lstat(path)
        if not stat.S_ISREG(facts.st_mode) or facts.st_size != file.size:
            return "wrong"
        with path.open("rb") as stream:
            return "right" if hashlib.file_digest(stream, "sha256").hexdigest() == file.sha256 else "wrong"
    except FileNotFoundError:
        return "missing"
    except OSError:
        return "wrong"


def _below(out: Path) -> Iterator[str]:
    """Every file below the copy but for its signed lists; a link counts as a file, wherever it leads."""
    waiting = [out]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if Path(entry.path) != out / SIGNED:
                        waiting.append(Path(entry.path))
                else:
                    yield Path(entry.path).relative_to(out).as_posix()


def note_of(out: Path) -> dict:
    """What a copy says of itself: where it is from, its serial and date. Empty if it says nothing."""
    try:
        return json.loads((out / SIGNED / NOTE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
