"""What is signed, followed from the first root that was trusted to the manifests of today."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tuf.api.exceptions import DownloadError
from tuf.api.metadata import Metadata
from tuf.ngclient import Updater, UpdaterConfig

from ..below import files_below, matching
from ..releases.keys import fingerprint
from ..releases.listing import Listed
from ..releases.publish import FORM, RELEASE, SUMS
from .paths import check_paths
from .problems import CUT, FOREIGN, PART, MirrorError, told
from .source import Source

ROOT_LIMIT = 512_000


@dataclass(frozen=True)
class Trusted:
    """A release whose lists were verified: the facts of ``release.json``, and the rows of each part that was asked for."""

    facts: Mapping[str, object]
    parts: Mapping[str, tuple[Listed, ...]]

    @property
    def serial(self) -> int:
        return self.facts["serial"]

    @property
    def files(self) -> tuple[Listed, ...]:
        return tuple(sorted(file for files in self.parts.values() for file in files))


class Trust:
    """Keeps what was verified below ``folder``: roots, the newest lists, manifests. It is never rolled back, whatever a source says.

    ``root``: a first root that is trusted already, where ``folder`` holds none. ``accept_old``: signatures that have ended count, for a
    copy from a stick that lay in a drawer.
    """

    def __init__(self, folder: Path, source: Source, accept_old: bool = False, root: bytes = b"") -> None:
        self.folder, self.source, self._accept_old = folder, source, accept_old
        self._lists, self._targets = folder / "lists", folder / "targets"
        self._root = root
        self._used: set[Path] = set()

    def first_root(self) -> bytes:
        """The root that this copy trusts since its beginning; b"" = none yet."""
        path = self._lists / "root_history" / "1.root.json"
        return path.read_bytes() if path.is_file() else b""

    def offered_root(self) -> bytes:
        """The first root as the source shows it: whether to trust it is for a person to say."""
        with told("The first root of the source"):
            return self.source.download_bytes(f"{self.source.base}metadata/1.root.json", ROOT_LIMIT)

    def begin(self, expected: str = "") -> str:
        """Trust a first root, if none is trusted yet: the one with the fingerprint ``expected``, or ("") the one that the source shows.

        Returns the fingerprint of what is trusted. Raises MirrorError if it is another one than ``expected``.
        """
        root = self.first_root() or self._root or self.offered_root()
        found = fingerprint(root)
        if expected and found != expected.lower().replace(" ", "").replace(":", ""):
            raise MirrorError(FOREIGN, f"The keys of the source have the fingerprint {found}, not {expected}.")
        self._root = root
        return found

    def follow(self) -> Trusted:
        """Verify what is newest, with all manifests. Call ``begin`` first."""
        self._lists.mkdir(parents=True, exist_ok=True)
        self._targets.mkdir(parents=True, exist_ok=True)
        with told("The list of keys"):
            updater = Updater(
                str(self._lists),
                f"{self.source.base}metadata/",
                str(self._targets),
                f"{self.source.base}targets/",
                self.source,
                UpdaterConfig(targets_max_length=50_000_000),
                bootstrap=self._root,
            )
        if self._accept_old:  # the library compares with the time at which it began
            updater._trusted_set.reference_time = datetime(1970, 1, 1, tzinfo=UTC)
        with told("The newest list"):
            updater.refresh()
        facts = self._json(updater, RELEASE)
        if facts.get("format") != FORM:
            raise MirrorError(CUT, f"The release has the form {facts.get('format')}, and this program knows {FORM}: it is too old.")
        found = {part["part"]: self._part(updater, part["part"]) for part in facts["parts"]}
        for name in (f"{SUMS}.minisig", "minisign.pub"):
            self._kept(updater, name)
        check_paths(path for files in found.values() for path in (file.path for file in files))
        return Trusted(facts, found)

    def _part(self, updater: Updater, part: str) -> tuple[Listed, ...]:
        try:
            return tuple(Listed.of(row) for row in self._json(updater, f"manifests/{part}.json")["files"])
        except (KeyError, TypeError, ValueError) as error:
            raise MirrorError(CUT, f"The manifest of {part} cannot be understood.") from error

    def _json(self, updater: Updater, path: str) -> Mapping:
        data = self._kept(updater, path)
        try:
            return json.loads(data)
        except ValueError as error:
            raise MirrorError(CUT, f"{path} cannot be understood.") from error

    def _kept(self, updater: Updater, path: str) -> bytes:
        """A signed file: the one of last time if it is still right, else fetched."""
        with told(path):
            info = updater.get_targetinfo(path)
            if info is None:
                if path == RELEASE or path.startswith("manifests/"):
                    raise MirrorError(CUT, f"{path} is not among what is signed.")
                return b""
            name = f"{info.hashes['sha256']}.{path.rpartition('/')[2]}"
            place = self._targets / path.rpartition("/")[0] / name
            if not updater.find_cached_target(info, str(place)):
                part = place.with_name(f".{name}.part")
                try:
                    updater.download_target(info, str(part))
                except DownloadError as error:
                    if getattr(error, "status_code", 0) == 404 and path.startswith("manifests/"):
                        raise MirrorError(PART, f"The source does not hold {path.rpartition('/')[2].removesuffix('.json')}.") from error
                    raise
                part.replace(place)
            self._used.add(place)
            return place.read_bytes()

    def publish(self, folder: Path) -> None:
        """Write what was verified into ``folder`` as a source for other copies (lists with their versions in their names)."""
        lists, targets = folder / "metadata", folder / "targets"
        lists.mkdir(parents=True)
        for path in matching(self._lists / "root_history", "*.root.json"):
            shutil.copyfile(path, lists / path.name)
        for path in matching(self._lists, "*.json"):
            if path.name == "timestamp.json":
                shutil.copyfile(path, lists / path.name)
            elif path.name != "root.json":
                version = Metadata.from_bytes(path.read_bytes()).signed.version
                shutil.copyfile(path, lists / f"{version}.{path.name}")
        for path in sorted(self._used):
            copy = targets / path.relative_to(self._targets)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)

    def tidy(self) -> None:
        """Remove manifests of earlier releases."""
        for path in files_below(self._targets):
            if path not in self._used:
                os.unlink(path)  # noqa: PTH108
