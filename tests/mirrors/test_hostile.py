"""What a source may do to a copy, on purpose or by accident: refused in plain words; the old copy stays; a later good release is taken."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from tuf.api.metadata import Metadata, TargetFile

from oer_catalogue.engine.swap import BuildError
from oer_catalogue.mirrors.check import check
from oer_catalogue.mirrors.copy import beside
from oer_catalogue.mirrors.paths import check_paths
from oer_catalogue.mirrors.problems import MirrorError
from oer_catalogue.mirrors.source import base_of
from oer_catalogue.releases.listing import Listed
from oer_catalogue.releases.signed import Signed, target

from .conftest import NOW, Publisher, Server, copied, files_of

Attack = Callable[[Publisher, Server, Path], None]


def rolled_back(publisher: Publisher, server: Server, kept: Path) -> None:
    """The whole state of yesterday, rightly signed."""
    server.answer = lambda path: (200, (kept / path).read_bytes()) if path.startswith("metadata/") and (kept / path).is_file() else None


def frozen(publisher: Publisher, server: Server, kept: Path) -> None:
    """The newest list has ended, and no newer one is shown."""
    old = Signed(publisher.out, publisher.keys, NOW - timedelta(days=60))
    old.stamp(old.timestamp().snapshot_meta.version)


def tampered(publisher: Publisher, server: Server, kept: Path) -> None:
    """A file of the same length with other bytes."""
    for path in publisher.out.glob("objects/*/*"):
        data = bytearray(path.read_bytes())
        if not data:
            continue
        data[len(data) // 2] ^= 1
        path.unlink()
        path.write_bytes(data)


def cut(publisher: Publisher, server: Server, kept: Path) -> None:
    """Lists that end in the middle."""
    for path in publisher.out.glob("metadata/*.snapshot.json"):
        path.write_bytes(path.read_bytes()[:300])


def mixed(publisher: Publisher, server: Server, kept: Path) -> None:
    """The timestamp of the new state with the snapshot of the old one."""
    newest = publisher.out / f"metadata/{Signed(publisher.out, publisher.keys, NOW).snapshot().version}.snapshot.json"
    newest.write_bytes((kept / "metadata/1.snapshot.json").read_bytes())


def foreign(publisher: Publisher, server: Server, kept: Path) -> None:
    """Somebody else's keys sign the newest list."""
    other = Publisher(kept.parent / "other", now=publisher.now)
    foreign = Signed(publisher.out, other.keys, NOW)
    foreign.stamp(99)


def endless(publisher: Publisher, server: Server, kept: Path) -> None:
    """A list that never ends."""
    server.answer = lambda path: (200, b"{" + b" " * 1_000_000) if path == "metadata/timestamp.json" else None


def early(publisher: Publisher, server: Server, kept: Path) -> None:
    """The newest list names a snapshot that is not there."""
    signed = Signed(publisher.out, publisher.keys, NOW)
    signed.stamp(signed.snapshot().version + 1)


def manifest(publisher: Publisher, server: Server, kept: Path) -> None:
    """A manifest with other words of the same length."""
    for path in publisher.out.glob("targets/manifests/*.json"):
        path.write_bytes(path.read_bytes().replace(b"text/html", b"text/htmx"))


def longer(publisher: Publisher, server: Server, kept: Path) -> None:
    """A file that never ends."""
    for path in publisher.out.glob("objects/*/*.gz"):
        path.unlink()
    server.answer = lambda path: (200, b"x" * 300_000) if path.startswith("objects/") else None


def wrong_target(publisher: Publisher, server: Server, kept: Path) -> None:
    """The keys of the publisher sign a list whose paths lead out of the folder."""
    row = {"path": "../../escaped.txt", "size": 3, "sha256": "0" * 64, "type": "text/plain"}
    _publish_rows(publisher, [row])


ATTACKS = {
    "OER-V001": [tampered, manifest, longer],
    "OER-V002": [cut],
    "OER-V003": [rolled_back],
    "OER-V004": [frozen],
    "OER-V005": [foreign],
    "OER-V006": [mixed],
    "OER-V007": [endless],
    "OER-V008": [wrong_target],
    "OER-V009": [early],
}


def _publish_rows(publisher: Publisher, rows: list[dict]) -> None:
    """A signed release whose part ``site`` has these rows."""
    signed = Signed(publisher.out, publisher.keys, NOW)
    found: dict[str, TargetFile] = {}
    facts = {"format": 1, "serial": 2, "previous": 1, "date": "2026-01-01T00:00:00Z", "parts": [{"part": "site"}]}
    for path, value in (("release.json", facts), ("manifests/site.json", {"format": 1, "part": "site", "files": rows})):
        data = json.dumps(value).encode()
        found[path] = target(data, path)
        folder, _, name = path.rpartition("/")
        (publisher.out / "targets" / folder / f"{found[path].hashes['sha256']}.{name}").write_bytes(data)
    signed.publish(found)


@pytest.mark.parametrize(("code", "attack"), [(code, attack) for code, attacks in ATTACKS.items() for attack in attacks])
def test_an_attack_is_refused(code: str, attack: Attack, publisher: Publisher, out: Path, serve, tmp_path: Path, prove_table):
    publisher.release()
    server = serve(publisher.out)
    copied(out, server.address)
    kept = tmp_path / "kept"
    kept.mkdir()
    os.system(f"cp -a {publisher.out}/metadata {kept}/")
    publisher.release(change=1)
    if code == "OER-V003":
        copied(out, server.address)
    before = files_of(out, without="")
    attack(publisher, server, kept)
    with pytest.raises(MirrorError) as refused:
        copied(out, server.address)
    assert refused.value.problem == code, refused.value
    words = str(refused.value)
    assert 40 < len(words) < 500
    assert "Traceback" not in words
    assert files_of(out, without="") == before
    assert check(out).right
    assert not (tmp_path / "escaped.txt").exists()
    # the publisher mends it
    server.answer = None
    for path in [*publisher.out.glob("objects/*/*"), *publisher.out.glob("targets/manifests/*")]:
        path.unlink()
    for path in kept.glob("metadata/*"):
        if path.name != "timestamp.json":
            (publisher.out / "metadata" / path.name).write_bytes(path.read_bytes())
    if attack is foreign:
        (publisher.out / "metadata/timestamp.json").write_bytes((kept / "metadata/timestamp.json").read_bytes())
    if attack is cut or attack is mixed:
        signed = Signed(publisher.out, publisher.keys, NOW)
        (publisher.out / "metadata/timestamp.json").write_bytes((kept / "metadata/timestamp.json").read_bytes())
        signed.stamp(1)
        signed.stamp(1)
    if attack is early:
        (publisher.out / "metadata/timestamp.json").write_bytes((kept / "metadata/timestamp.json").read_bytes())
        for _ in range(3):
            Signed(publisher.out, publisher.keys, NOW).stamp(2)
    publisher.release(change=2)
    recovered = copied(out, server.address).new
    assert files_of(out) == files_of(publisher.site)
    prove_table("attacks", attack.__name__.replace("_", " "), refused=1, recovered=int(recovered))


def test_the_first_copy_can_be_held_to_a_fingerprint(publisher: Publisher, out: Path, serve, tmp_path: Path):
    publisher.release()
    server = serve(publisher.out)
    with pytest.raises(MirrorError, match="OER-V005"):
        copied(out, server.address, root="ab" * 32)
    assert not out.exists()
    spaced = " ".join(publisher.root[at : at + 4].upper() for at in range(0, 64, 4))
    assert copied(out, server.address, root=spaced).new


def test_another_catalogue_does_not_take_the_place(publisher: Publisher, out: Path, tmp_path: Path):
    publisher.release()
    copied(out, base_of(str(publisher.out)))
    other = Publisher(tmp_path / "other")
    other.release(change=7)
    with pytest.raises(MirrorError):
        copied(out, base_of(str(other.out)))
    assert files_of(out) == files_of(publisher.site)


def test_nothing_there(out: Path, serve, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    for address in (serve(tmp_path / "empty").address, "http://127.0.0.1:9/", base_of(str(tmp_path / "missing"))):
        with pytest.raises(MirrorError, match="OER-V009") as refused:
            copied(out, address)
        assert refused.value.code == 5
        assert not out.exists()


def test_an_old_stick_is_taken_only_when_asked(publisher: Publisher, out: Path, tmp_path: Path):
    old = Publisher(tmp_path / "old", now=NOW - timedelta(days=40))
    old.release()
    with pytest.raises(MirrorError, match="OER-V004"):
        copied(out, base_of(str(old.out)))
    copied(out, base_of(str(old.out)), accept_old=True)
    assert files_of(out) == files_of(old.site)
    assert check(out).ended


@pytest.mark.parametrize("role", ["root", "targets", "release", "timestamp"])
def test_new_keys_are_followed(role: str, publisher: Publisher, out: Path, tmp_path: Path):
    from securesystemslib.signer import CryptoSigner

    from oer_catalogue.releases import keys as keyring

    publisher.release()
    copied(out, base_of(str(publisher.out)))
    fresh = tmp_path / "fresh"
    names = keyring.ROOTS if role == "root" else (role,)
    for name in names:
        keyring.save(fresh, name, CryptoSigner.generate_ed25519())
    new = keyring.load(fresh)
    Signed(publisher.out, publisher.keys, NOW).rotate(role, new)
    if role == "timestamp":  # what the old key signs counts no more
        Signed(publisher.out, publisher.keys, NOW).stamp(1)
        with pytest.raises(MirrorError, match="OER-V005"):
            copied(out, base_of(str(publisher.out)))
    publisher.keys = keyring.Keys({**publisher.keys.signers, **new.signers}, publisher.keys.minisign)
    publisher.release(change=1)
    copied(out, base_of(str(publisher.out)))
    assert files_of(out) == files_of(publisher.site)


def test_a_root_that_one_key_alone_signs_does_not_count(publisher: Publisher, out: Path, tmp_path: Path):
    publisher.release()
    copied(out, base_of(str(publisher.out)))
    path = publisher.out / "metadata/1.root.json"
    root = Metadata.from_bytes(path.read_bytes())
    root.signed.version = 2
    root.signatures.clear()
    root.sign(publisher.keys.signer("root-1"))
    (publisher.out / "metadata/2.root.json").write_bytes(root.to_bytes())
    with pytest.raises(MirrorError, match="OER-V005"):
        copied(out, base_of(str(publisher.out)))


@pytest.mark.parametrize(
    "path",
    [
        "", "/etc/passwd", "../a", "a/../b", "a//b", "./a", "a/", "C:/a", "a\\b", "a\x00b", "a\nb", "con", "a/NUL.txt", "b./c", "release/x",
        "Release/metadata/timestamp.json", "a" * 500, 'a"b', "a|b", ".oer/x",
    ],
)  # fmt: skip
def test_a_path_that_no_copy_writes(path: str):
    with pytest.raises(MirrorError, match="OER-V008"):
        check_paths([path])


def test_paths_that_stand_in_each_others_way():
    for paths in (["a/b", "A/B"], ["a", "a/b"], ["A", "a/b"]):
        with pytest.raises(MirrorError, match="OER-V008"):
            check_paths(paths)
    check_paths(["a/b", "a/c", "modules/αβγ/index.html", "a-b/c d.html"])


def test_a_full_disk_keeps_the_old_copy(publisher: Publisher, out: Path, serve, monkeypatch):
    publisher.release()
    server = serve(publisher.out)
    copied(out, server.address)
    before = files_of(out, without="")
    publisher.release(change=1)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    for place in ("fetch.Incoming._load", "copy._link", "copy.swap"):
        with monkeypatch.context() as patched:
            patched.setattr(f"oer_catalogue.mirrors.{place}", full)
            with pytest.raises((OSError, BuildError)):
                copied(out, server.address)
        assert files_of(out, without="") == before
    server.asked.clear()
    copied(out, server.address)
    assert files_of(out) == files_of(publisher.site)
    assert len(server.objects()) == len(set(server.objects()))


def test_what_is_in_the_drawer_is_not_beside_the_copy(publisher: Publisher, out: Path):
    """No private key in what is served."""
    publisher.release()
    copied(out, base_of(str(publisher.out)))
    for folder in (publisher.out, out, beside(out)):
        for path in folder.rglob("*"):
            assert not (path.is_file() and (b"PRIVATE KEY" in path.read_bytes() or path.suffix in (".pem", ".key")))


def test_rows_of_a_manifest_hold_what_people_ask(publisher: Publisher):
    publisher.release()
    rows = {row["path"]: row for row in json.loads((publisher.out / "releases/1/manifest.json").read_text())["files"]}
    assert set(rows) == set(files_of(publisher.site))
    book = rows["downloads/module-1/module-1-el.epub"]
    assert [book[key] for key in ("module", "version", "licence", "language", "format")] == ["module-1", "1.0.0", "CC-BY-4.0", "el", "epub"]
    assert book["type"] == "application/epub+zip"
    assert Listed.of(book).part == "module-1"
