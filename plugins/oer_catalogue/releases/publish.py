"""From a finished site to a release: objects → manifests → signed lists → the timestamp, which alone says that it counts.

Until the timestamp is replaced, copies see the release before; a run that was killed at any moment is done again by the next one, with
the same result.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path

from tuf.api.metadata import TargetFile

from ..below import files_below, matching
from ..engine.swap import BuildError
from ..settings import Settings
from ..whole import put
from . import objects
from .keys import Keys, minisign_public
from .listing import CATALOGUE, Listed, Site, read_site
from .notes import compare
from .signed import METADATA, Signed, canonical, target
from .tell import note, tell

FORM = 1
"""Of the files of a release: a mirror refuses a higher one than it knows."""
RELEASE = "release.json"
SUMS = "SHA256SUMS"
RELEASES, TARGETS = "releases", "targets"
KEPT, KEPT_DAYS = 3, 30
"""Releases, and days, that old files stay: a slow line needs more than one release to copy one."""
_NUMBER = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class Published:
    """``serial`` of the release in force; ``new``: whether it is a new one; ``objects``: how many files were not there before."""

    serial: int
    new: bool
    objects: int = 0


def publish(site: Path, out: Path, keys: Keys, now: datetime, settings: Settings, url: str = "") -> Published:
    """Publish the finished site in the folder ``site`` as the next release of ``out``. ``now`` is its date; no clock is asked.

    ``url`` is the address at which ``out`` will stand, with a slash at its end; without it there are no feeds of releases.

    A site that is as the last release says makes no new one: only the signatures are renewed. Raises BuildError for a folder that is not
    set up or a site that is not whole, OSError for a disk that does not take it; the release in force stays in force.
    """
    with locked(out):
        signed = Signed(out, keys, now)
        signed.newest("root")
        recover(out, signed)
        found = read_site(site)
        last = current(out, signed)
        if last and rows(out, last) == [file.row() for file in found.files]:
            signed.refresh()
            tell(out, serials(out), settings, url)  # a killed run may have come no further than the timestamp
            return Published(last, False)
        before = signed.snapshot()
        serial = before.version + 1 if before else 1
        count = objects.keep(site, out, found.files)
        targets = dict(_targets(found, serial, last, now, keys, settings, out))
        was = ([Listed.of(row) for row in rows(out, last)], _catalogue(out, last)) if last else ()
        note(out, compare(serial, stamp(now), found.files, found.catalogue, *was))
        signed.publish(targets)
        prune(out, signed, now)
        tell(out, serials(out), settings, url)
        return Published(serial, True, count)


def _targets(
    site: Site, serial: int, last: int, now: datetime, keys: Keys, settings: Settings, out: Path
) -> Iterator[tuple[str, TargetFile]]:
    """Write what is signed, and the same for people without our program: whole lists under ``releases/<serial>/``."""
    date = stamp(now)
    parts = []
    for part, inside in groupby(sorted(site.files, key=lambda file: (file.part, file.path)), lambda file: file.part):
        files = list(inside)
        data = canonical({"format": FORM, "part": part, "files": [file.row() for file in files]})
        parts.append({"part": part, "files": len(files), "bytes": sum(file.size for file in files), "version": files[0].version})
        yield _target(out, f"manifests/{part}.json", data)
    facts = {
        "format": FORM,
        "serial": serial,
        "previous": last,
        "date": date,
        "name": settings.site_name,
        "site_url": settings.site_url,
        "languages": list(site.languages),
        "files": len(site.files),
        "bytes": sum(file.size for file in site.files),
        "parts": parts,
    }
    yield _target(out, RELEASE, canonical(facts))
    sums = sums_of(site.files)
    folder = out / RELEASES / str(serial)
    manifest = canonical({**facts, "parts": [], "files": [file.row() for file in site.files]})
    if keys.minisign:
        for name, data in ((SUMS, sums), ("manifest.json", manifest)):
            comment = f"release {serial} of {date}, file {name}"
            signature = bytes(keys.minisign.sign(data, untrusted_comment="minisign signature", trusted_comment=comment)) + b"\n"
            put(folder / f"{name}.minisig", signature)
            if name == SUMS:
                yield _target(out, f"{SUMS}.minisig", signature)
        yield _target(out, "minisign.pub", minisign_public(keys))
        put(out / "minisign.pub", minisign_public(keys))
    put(folder / SUMS, sums)
    put(folder / RELEASE, canonical(facts))
    put(folder / CATALOGUE.rpartition("/")[2], (site.root / CATALOGUE).read_bytes())
    put(folder / "manifest.json", manifest)  # the last one: where it is, the others are


def _target(out: Path, path: str, data: bytes) -> tuple[str, TargetFile]:
    found = target(data, path)
    folder, _, name = path.rpartition("/")
    put(out / TARGETS / folder / f"{found.hashes['sha256']}.{name}", data)
    return path, found


def sums_of(files: tuple[Listed, ...]) -> bytes:
    """The checksums of all files as ``sha256sum --check`` reads them."""
    return "".join(f"{file.sha256}  {file.path}\n" for file in sorted(files)).encode()


def stamp(now: datetime) -> str:
    return now.strftime("%Y-%m-%dT%H:%M:%SZ")


def serials(out: Path) -> list[int]:
    return sorted(int(path.name) for path in matching(out / RELEASES, "*") if _NUMBER.fullmatch(path.name))


def current(out: Path, signed: Signed) -> int:
    """The serial of the release in force; 0 = none yet."""
    snapshot = signed.snapshot()
    return max((serial for serial in serials(out) if snapshot and serial <= snapshot.version), default=0)


def rows(out: Path, serial: int) -> list[Mapping[str, object]]:
    """The files of a kept release, as its manifest lists them; none if it cannot be read."""
    try:
        return json.loads((out / RELEASES / str(serial) / "manifest.json").read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError):
        return []


def _catalogue(out: Path, serial: int) -> dict:
    return json.loads((out / RELEASES / str(serial) / "catalogue.json").read_text("utf-8"))


def recover(out: Path, signed: Signed) -> None:
    """Take away what a killed run left of a release that never came into force."""
    snapshot = signed.snapshot()
    for serial in serials(out):
        if serial > (snapshot.version if snapshot else 0):
            shutil.rmtree(out / RELEASES / str(serial))
    for path in files_below(out):
        if path.name.startswith(".") and path.suffix == ".part":
            path.unlink(missing_ok=True)


def prune(out: Path, signed: Signed, now: datetime) -> None:
    """Remove what only releases use that are neither among the last few nor young."""
    kept, gone = [], []
    for place, serial in enumerate(reversed(serials(out))):
        date = json.loads((out / RELEASES / str(serial) / RELEASE).read_text("utf-8"))["date"]
        young = datetime.fromisoformat(date) > now - timedelta(days=KEPT_DAYS)
        (kept if place < KEPT or young else gone).append(serial)
    if not gone:
        return
    objects.prune(out, {row["sha256"] for serial in kept for row in rows(out, serial)})
    for serial in gone:
        shutil.rmtree(out / RELEASES / str(serial))
    _prune_lists(out, signed, min(kept))


def _prune_lists(out: Path, signed: Signed, oldest: int) -> None:
    """Signed lists and manifests that no kept snapshot names. Roots stay for ever: who was away for years follows them one by one."""
    lists: set[str] = {"timestamp.json"}
    hashes: set[str] = set()
    for version in range(oldest, signed.snapshot().version + 1):
        if not (out / METADATA / f"{version}.snapshot.json").is_file():
            continue
        lists.add(f"{version}.snapshot.json")
        for name, meta in signed.read("snapshot", version).meta.items():
            lists.add(f"{meta.version}.{name}")
            if name != "targets.json":
                inside = signed.read(name.removesuffix(".json"), meta.version).targets.values()
                hashes |= {found.hashes["sha256"] for found in inside}
    for path in matching(out / METADATA, "*.json"):
        if path.name not in lists and not path.name.endswith(".root.json"):
            path.unlink()
    for path in files_below(out / TARGETS):
        if path.name.partition(".")[0] not in hashes:
            path.unlink()


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """One writer of a release folder at a time. Raises BuildError 4 if there is another one."""
    if not (out / METADATA).is_dir():
        raise BuildError(f"{out.name}/ is not set up for releases. `oer release keys FOLDER` does it.", 2)
    with (out / ".lock").open("a+b") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildError("Another release is being made in this folder. Try again when it has ended.", 4) from None
        before = os.umask(0o022)  # a release is there to be read, whatever the umask
        try:
            yield
        finally:
            os.umask(before)
