"""The signed lists of a release folder, by The Update Framework (specification 1.0.33; python-tuf makes and judges them).

What is signed are the manifests, one for each module and one for the rest, and ``release.json``, which names them; a manifest names
files by hash. They are spread over 16 bins of hashes (TAP 15), so an update fetches the bins that changed. Every file but
``timestamp.json`` has a version in its name and never changes (consistent snapshots): who copies while somebody publishes sees
the state at which they began.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from tuf.api.metadata import (
    Delegations,
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    SuccinctRoles,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization.json import JSONSerializer

from ..below import matching
from ..engine.swap import BuildError
from ..whole import put
from .keys import ROOT_THRESHOLD, ROOTS, Keys

METADATA = "metadata"
BINS = "manifests"
BIT_LENGTH = 4
LIVES: Mapping[str, int] = {"root": 365, "targets": 365, "bins": 90, "snapshot": 30, "timestamp": 14}
"""Days until a signature must be renewed. Short ones end a copy that somebody keeps from new releases; ``oer release refresh``
renews the last three without a new release, and needs no key from the drawer."""
_FORM = JSONSerializer(compact=True)


@dataclass(slots=True)
class Signed:
    """The signed lists in the folder ``out``/metadata. ``now`` is the date of everything that is signed (with a time zone)."""

    out: Path
    keys: Keys
    now: datetime

    def begin(self) -> bytes:
        """Sign the first root and hand the manifests to the release key; the bytes of the first root are what people trust."""
        root = Root(1, expires=self._until("root"), consistent_snapshot=True)
        for name in ROOTS:
            root.add_key(self.keys.public(name), "root")
        root.roles["root"].threshold = ROOT_THRESHOLD
        root.add_key(self.keys.public("targets"), "targets")
        root.add_key(self.keys.public("release"), "snapshot")
        root.add_key(self.keys.public("timestamp"), "timestamp")
        self.hand_on(1)
        return self._sign(Metadata(root), "1.root", *ROOTS)

    def hand_on(self, version: int) -> None:
        """Sign that the release key, and no other, says what the manifests are."""
        key = self.keys.public("release")
        bins = SuccinctRoles([key.keyid], 1, BIT_LENGTH, BINS)
        targets = Targets(version, expires=self._until("targets"), delegations=Delegations({key.keyid: key}, None, bins))
        self._sign(Metadata(targets), f"{version}.targets", "targets")

    def publish(self, targets: Mapping[str, TargetFile]) -> int:
        """Sign a new state: bins that changed or that end soon, the snapshot, and, as the last thing, the timestamp.

        Returns the number of the snapshot.
        """
        before = self.snapshot()
        meta = dict(before.meta) if before else {}
        handed_on = self.newest("targets")
        other_key = bool(before) and meta["targets.json"].version != handed_on  # then no bin of before counts any more
        meta["targets.json"] = MetaFile(handed_on)
        roles = self.read("targets", meta["targets.json"].version).delegations.succinct_roles
        content: dict[str, dict[str, TargetFile]] = {name: {} for name in roles.get_roles()}
        for path, target in sorted(targets.items()):
            content[roles.get_role_for_target(path)][path] = target
        for name, inside in content.items():
            known = meta.get(f"{name}.json")
            old = self.read(name, known.version) if known else None
            if old is None or other_key or old.targets != inside or self._ends_soon(old, "bins"):
                version = known.version + 1 if known else 1
                self._sign(Metadata(Targets(version, expires=self._until("bins"), targets=inside)), f"{version}.{name}", "release")
                meta[f"{name}.json"] = MetaFile(version)
        return self._finish(before, meta)

    def _finish(self, before: Snapshot | None, meta: Mapping[str, MetaFile]) -> int:
        version = before.version + 1 if before else 1
        snapshot = Snapshot(version, expires=self._until("snapshot"), meta=dict(sorted(meta.items())))
        self._sign(Metadata(snapshot), f"{version}.snapshot", "release")
        self.stamp(version)
        return version

    def stamp(self, snapshot: int) -> None:
        """Sign a new timestamp: the one file that is replaced."""
        old = self.timestamp()
        stamp = Timestamp(old.version + 1 if old else 1, expires=self._until("timestamp"), snapshot_meta=MetaFile(snapshot))
        self._sign(Metadata(stamp), "timestamp", "timestamp")

    def refresh(self) -> None:
        """Renew what ends soon without a new release. With the timestamp key alone only the timestamp is renewed.

        Raises BuildError if the snapshot or a bin ends soon and the release key is not here.
        """
        before = self.snapshot()
        if before is None:
            raise BuildError("There is no release yet. `oer release publish` makes one.", 2)
        bins = [self.read(name[: -len(".json")], meta.version) for name, meta in before.meta.items() if name != "targets.json"]
        handed_on = before.meta["targets.json"].version != self.newest("targets")
        if handed_on or self._ends_soon(before, "snapshot") or any(self._ends_soon(bin, "bins") for bin in bins):
            self.publish({path: target for bin in bins for path, target in bin.targets.items()})
        else:
            self.stamp(before.version)

    def rotate(self, role: str, fresh: Keys) -> bytes:
        """Sign a new root in which ``role`` has new keys: ``fresh`` holds them under their names, ``self.keys`` the old ones of root.

        ``root`` changes all keys of the root; ``release`` those of the bins and the snapshot, so that ``targets`` is signed anew, too.
        """
        version = self.newest("root")
        root = self.read("root", version)
        names = list(ROOTS) if role == "root" else [role]
        named = "snapshot" if role == "release" else role
        for keyid in list(root.roles[named].keyids):
            root.revoke_key(keyid, named)
        for name in names:
            root.add_key(fresh.public(name), named)
        root.version, root.expires = version + 1, self._until("root")
        signed = Metadata(root)
        old = [self.keys.signer(name) for name in ROOTS if name in self.keys.signers]
        for signer in (*old, *(fresh.signer(name) for name in names if role == "root")):
            signed.sign(signer, append=True)
        data = signed.to_bytes(_FORM)
        put(self.out / METADATA / f"{version + 1}.root.json", data)
        if role in ("targets", "release"):
            Signed(self.out, Keys({**self.keys.signers, **fresh.signers}), self.now).hand_on(self.newest("targets") + 1)
        return data

    def timestamp(self) -> Timestamp | None:
        path = self.out / METADATA / "timestamp.json"
        return Metadata.from_bytes(path.read_bytes()).signed if path.is_file() else None

    def snapshot(self) -> Snapshot | None:
        """The newest snapshot that is in force: what a killed run left beyond it does not count."""
        stamp = self.timestamp()
        return self.read("snapshot", stamp.snapshot_meta.version) if stamp else None

    def read(self, role: str, version: int) -> object:
        return Metadata.from_bytes((self.out / METADATA / f"{version}.{role}.json").read_bytes()).signed

    def newest(self, role: str) -> int:
        """The highest version of ``root`` or ``targets``. Raises BuildError if the folder is not set up."""
        found = [int(path.name.partition(".")[0]) for path in matching(self.out / METADATA, f"*.{role}.json")]
        if not found:
            raise BuildError(f"{self.out.name}/ is not set up for releases. `oer release keys FOLDER` does it.", 2)
        return max(found)

    def _ends_soon(self, signed: object, role: str) -> bool:
        """Whether half of its life is over."""
        return signed.expires < self.now + timedelta(days=LIVES[role] / 2)

    def _until(self, role: str) -> datetime:
        return self.now + timedelta(days=LIVES[role])

    def _sign(self, signed: Metadata, name: str, *keys: str) -> bytes:
        for key in keys:
            signed.sign(self.keys.signer(key), append=True)
        data = signed.to_bytes(_FORM)
        put(self.out / METADATA / f"{name}.json", data)
        return data


def target(data: bytes, path: str) -> TargetFile:
    """A file as a signed list names it."""
    return TargetFile.from_data(path, data, ["sha256"])


def canonical(value: object) -> bytes:
    """JSON of ours: sorted keys, one form, so that the same value has the same hash everywhere."""
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()
