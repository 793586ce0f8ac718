"""The keys of a catalogue's releases: who may sign what, made once, and kept in two folders of which one stays at home.

Roles as The Update Framework has them (specification 1.0, section 2): ``root`` says which keys count, ``targets`` hands its right to
list files on to the release key, ``snapshot`` and ``timestamp`` say what is newest. The keys of the first two are needed once a
year and belong on two sticks in two drawers; the others sign each release and may lie where releases are made.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.serialization import load_pem_private_key
from minisign import Error as MinisignError
from minisign import KeyPair, PublicKey, SecretKey
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Key

from ..below import matching
from ..engine.swap import BuildError

ROOTS, ROOT_THRESHOLD = ("root-1", "root-2", "root-3"), 2
"""Two of three sign a new root, so that one lost stick loses nothing and one stolen stick signs nothing."""
OFFLINE, ONLINE = "offline", "online"
OFFLINE_KEYS = (*ROOTS, "targets")
ONLINE_KEYS = ("release", "timestamp")
"""``release`` signs snapshots and the bins of hashes in which the manifests stand; ``timestamp`` alone can run in a scheduled job."""
MINISIGN = "minisign"


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys that sign, by name; ``minisign`` signs for people who check with that program alone."""

    signers: Mapping[str, CryptoSigner]
    minisign: SecretKey | None = None

    def public(self, name: str) -> Key:
        return self.signer(name).public_key

    def signer(self, name: str) -> CryptoSigner:
        """The key of that name. Raises BuildError if it is not here."""
        if name not in self.signers:
            raise BuildError(f"The key {name}.pem is missing in the folder of keys.", 5)
        return self.signers[name]


def make(folder: Path) -> Keys:
    """Make all keys in ``folder``/offline and ``folder``/online, for their owner's eyes only.

    Raises BuildError if there is a key already: a key that is lost cannot be made again.
    """
    if matching(folder, "*/*.pem") or matching(folder, f"*/{MINISIGN}.*"):
        raise BuildError(f"{folder} holds keys already. They are left as they are; choose another folder.", 2)
    for name in (*OFFLINE_KEYS, *ONLINE_KEYS):
        save(folder / (OFFLINE if name in OFFLINE_KEYS else ONLINE), name, CryptoSigner.generate_ed25519())
    pair = KeyPair.generate()
    pair.secret_key.untrusted_comment = "minisign secret key of a catalogue's releases"
    pair.public_key.untrusted_comment = "minisign public key of a catalogue's releases"
    _keep(folder / ONLINE / f"{MINISIGN}.key", bytes(pair.secret_key))
    _keep(folder / ONLINE / f"{MINISIGN}.pub", bytes(pair.public_key))
    return load(folder / OFFLINE, folder / ONLINE)


def save(folder: Path, name: str, signer: CryptoSigner) -> None:
    """Write one new key; never over another one."""
    _keep(folder / f"{name}.pem", signer.private_bytes)


def load(*folders: Path) -> Keys:
    """The keys of some folders. Raises BuildError for a folder without keys, or a file that is none."""
    signers, minisign = {}, None
    for folder in folders:
        found = matching(folder, "*.pem")
        if not found:
            raise BuildError(f"{folder} holds no keys. `oer release keys FOLDER` makes them.", 2)
        for path in found:
            try:
                signers[path.stem] = CryptoSigner(load_pem_private_key(path.read_bytes(), None))
            except (ValueError, TypeError) as error:
                raise BuildError(f"{path.name} is no private key in PEM form without a password.", 2) from error
        secret = folder / f"{MINISIGN}.key"
        if secret.is_file():
            try:
                minisign = SecretKey.from_file(secret)
            except MinisignError as error:
                raise BuildError(f"{secret.name} is no secret key of minisign.", 2) from error
    return Keys(signers, minisign)


def minisign_public(keys: Keys) -> bytes:
    """The public key as minisign reads it."""
    public = PublicKey.from_secret_key(keys.minisign)
    public.untrusted_comment = "minisign public key of a catalogue's releases"
    return bytes(public)


def fingerprint(root: bytes) -> str:
    """What people compare, by telephone or on paper, before they trust a first copy: SHA-256 of the first root file, in hex."""
    return hashlib.sha256(root).hexdigest()


def _keep(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
