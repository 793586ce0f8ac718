"""Bring a copy up to date: follow what is signed, fetch what is missing, build the new tree beside the old one, exchange the two.

Whatever happens on the way, the old copy stays as it is and what was fetched is kept for the next try.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ..below import matching
from ..copies.here import HERE, stand_ins
from ..copies.selection import EVERYTHING, Wanted, chosen, sensible
from ..engine.swap import BuildError, discard, fresh, recover, swap
from ..engine.swap import told as said
from ..releases.listing import CATALOGUE, SIGNED, Listed
from ..releases.publish import SUMS, sums_of
from ..releases.signed import canonical
from .fetch import Incoming
from .problems import PART, MirrorError
from .source import Limiter, Source
from .trust import Trust, Trusted

NOTE = "copy.json"
"""In the folder of the signed lists: what this copy is of, for the people who use it."""
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What to copy. ``base``: address of a release, with a slash at its end; ``root``: the fingerprint to trust, "" = the first that is
    seen; ``rate``: bytes a second, 0 = as fast as it goes; ``accept_old``: take signatures that have ended; ``wanted``: only a part."""

    base: str
    root: str = ""
    rate: int = 0
    accept_old: bool = False
    wanted: Wanted = EVERYTHING


@dataclass(frozen=True, slots=True)
class Copied:
    """What was done: serial and date of the release, files of the copy, files that were fetched, bytes that came in (the lists, too),
    whether anything was new, the fingerprint that is trusted, and whether it was trusted for the first time."""

    serial: int
    date: str
    files: int
    fetched: int
    bytes: int
    new: bool
    root: str
    first: bool


@dataclass(slots=True)
class _Old:
    """The files of the copy that is there, by hash, as far as their facts say that nobody touched them."""

    out: Path
    known: Mapping[str, tuple[str, int, int]]  # path → sha256, size, time stamp in ns
    by_hash: dict[str, str] = field(default_factory=dict)

    def find(self) -> None:
        for path, (sha256, size, changed) in self.known.items():
            with suppress(OSError):
                facts = os.lstat(self.out / path)
                if facts.st_size == size and facts.st_mtime_ns == changed and _is_file(facts.st_mode):
                    self.by_hash[sha256] = path


def _is_file(mode: int) -> bool:
    return mode & 0o170000 == 0o100000


def beside(out: Path) -> Path:
    """The folder in which a copy keeps what it trusts and what has come in."""
    return out.with_name(f".{out.name}.mirror")


def bring(out: Path, asked: Asked, step: Step = lambda done, total: None) -> Copied:
    """Make the folder ``out`` a copy of the newest release. Raises MirrorError, BuildError or OSError with the old copy as it was.

    ``step`` is told bytes that have come in, and bytes to come in all.
    """
    limiter = Limiter(asked.rate)
    with locked(out) as state, Source(asked.base, limiter) as source:
        trust = Trust(state / "trust", source, asked.accept_old)
        first = not trust.first_root()
        root = trust.begin(asked.root)
        trusted = trust.follow()
        files = part_of(trusted, asked.wanted)
        note = {"source": asked.base, "serial": trusted.serial, "date": trusted.facts["date"], "root": root, "wanted": asdict(asked.wanted)}
        if _same(out, state, note):
            return Copied(trusted.serial, trusted.facts["date"], len(files), 0, limiter.passed, False, root, first)
        old = _Old(out, _known(state))
        old.find()
        incoming = Incoming(state / "incoming", source, _is_copy(source))
        wanted = {file.sha256: file for file in files if file.sha256 not in old.by_hash}
        there = incoming.there() if incoming.folder.is_dir() else set()
        missing = [file for sha256, file in sorted(wanted.items()) if sha256 not in there]
        incoming.clear(wanted)
        _fetch(incoming, missing, step)
        _build(out, state, trusted, files, trust, note, old, incoming)
        incoming.clear()
        trust.tidy()
        return Copied(trusted.serial, trusted.facts["date"], len(files), len(missing), limiter.passed, True, root, first)


def part_of(trusted: Trusted, wanted: Wanted) -> tuple[Listed, ...]:
    """The files of a release that a copy of this part holds. Raises MirrorError for a module or language that the release has not."""
    modules = {part["part"] for part in trusted.facts["parts"]}
    if unknown := sorted(set(wanted.modules or ()) - modules):
        raise MirrorError(PART, f"There is no module {', '.join(unknown)}.")
    try:
        files = chosen(trusted.files, sensible(wanted, trusted.files), trusted.facts["languages"])
        whole = len(files) == len(trusted.files)
        return files if whole else tuple(file for file in files if file.path != HERE)  # a part writes this one itself
    except ValueError as error:
        raise MirrorError(PART, f"{str(error)[0].upper()}{str(error)[1:]}.") from error


def _fetch(incoming: Incoming, missing: list[Listed], step: Step) -> None:
    total, done = sum(file.size for file in missing), 0

    def came(size: int) -> None:
        nonlocal done
        done += size
        step(done, total)

    incoming.fetch(missing, came)


def _build(
    out: Path,
    state: Path,
    trusted: Trusted,
    files: tuple[Listed, ...],
    trust: Trust,
    note: dict[str, object],
    old: _Old,
    incoming: Incoming,
) -> None:
    new = fresh(out)
    try:
        for folder in sorted({file.path.rpartition("/")[0] for file in files}):
            (new / folder).mkdir(parents=True, exist_ok=True)
        for file in files:
            before = old.by_hash.get(file.sha256)
            _link(out / before if before else incoming.path(file.sha256), new / file.path)
        note["own"] = _own_files(new, trusted, files)
        trust.publish(new / SIGNED)
        (new / SIGNED / SUMS).write_bytes(sums_of(trusted.files))
        for name in (f"{SUMS}.minisig", "minisign.pub"):
            found = matching(new / SIGNED / "targets", f"*.{name}")
            if found:
                shutil.copyfile(found[0], new / SIGNED / name)
        (new / SIGNED / NOTE).write_bytes(canonical(note))
        facts = {file.path: _facts(new / file.path, file) for file in files if file.path not in note["own"]}
        swap(new, out)
    except BaseException:
        discard(new)
        raise
    part = state / "files.json.part"
    part.write_bytes(canonical(facts))
    part.replace(state / "files.json")


def _own_files(new: Path, trusted: Trusted, files: tuple[Listed, ...]) -> dict[str, str]:
    """Write what a copy of a part says itself, in the place of what is not here: path → SHA-256. Nothing for a whole copy."""
    catalogue = json.loads((new / CATALOGUE).read_text("utf-8"))
    own = {}
    for path, data in stand_ins(catalogue, trusted.files, files, trusted.facts["site_url"]):
        target = new / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        own[path] = hashlib.sha256(data).hexdigest()
    return own


def _facts(path: Path, file: Listed) -> tuple[str, int, int]:
    facts = path.stat()
    return (file.sha256, facts.st_size, facts.st_mtime_ns)


def _link(source: Path, target: Path) -> None:
    """The same file under another name, or a copy where the disk has no such links (FAT, exFAT)."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _same(out: Path, state: Path, note: Mapping) -> bool:
    """Whether the copy is of this release already, by its own note and the facts of its files."""
    try:
        last = json.loads((out / SIGNED / NOTE).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    own = last.pop("own", {})
    if last != json.loads(canonical(note)):
        return False
    for path, sha256 in own.items():
        with suppress(OSError):
            if hashlib.sha256((out / path).read_bytes()).hexdigest() == sha256:
                continue
        return False
    known = _known(state)
    old = _Old(out, known)
    old.find()
    return bool(known) and {sha256 for sha256, _, _ in known.values()} == set(old.by_hash)


def _known(state: Path) -> Mapping[str, tuple[str, int, int]]:
    try:
        return {path: tuple(facts) for path, facts in json.loads((state / "files.json").read_text("utf-8")).items()}
    except (OSError, ValueError):
        return {}


def _is_copy(source: Source) -> bool:
    """Whether the source is somebody's copy: then files lie under their paths."""
    try:
        source.download_bytes(f"{source.base}{NOTE}", 100_000)
    except Exception:  # whatever it is, the files will tell
        return False
    return True


@contextmanager
def locked(out: Path) -> Iterator[Path]:
    """The folder beside the copy, held by one program at a time; what a killed one left is put right first.

    Raises BuildError 4 if another one is at work on this copy.
    """
    state = beside(out)
    try:
        state.mkdir(parents=True, exist_ok=True)
        handle = (state / "lock").open("a+b")
    except OSError as error:
        raise BuildError(f"There is no place to write beside {out}: {said(error)}.") from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildError(f"Another program is copying into {out} just now. Try again when it has ended.", 4) from None
        before = os.umask(0o022)
        try:
            recover(out)
            yield state
        finally:
            os.umask(before)
