"""The commands as people type them, in processes of their own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from oer_catalogue.locales import available, load
from oer_catalogue.mirrors.serve import about

from .conftest import NOW, files_of, make_site

PLUGINS = Path(__file__).parents[2] / "plugins"


def oer(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(PLUGINS), **environment}
    return subprocess.run([sys.executable, "-m", "oer_catalogue", *arguments], cwd=folder, env=environment, capture_output=True, text=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "mkdocs.yml").write_text("site_name: Garden\nplugins:\n  - oer-catalogue:\n      languages: [en, el]\n")
    make_site(folder / "site")
    return folder


def test_from_keys_to_a_checked_copy(project: Path, tmp_path: Path):
    keys = oer(project, "release", "keys", str(tmp_path / "keys"))
    assert keys.returncode == 0, keys.stderr
    root = keys.stdout.split()[-1]
    assert len(root) == 64
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "keys").glob("*/*")} == {0o600}
    again = oer(project, "release", "keys", str(tmp_path / "keys"))
    assert (again.returncode, "already" in again.stderr) == (2, True)
    shutil.move(tmp_path / "keys/offline", tmp_path / "drawer")
    online = str(tmp_path / "keys/online")
    assert oer(project, "release", "publish", "--keys", online).stdout.startswith("Release 1: ")
    assert oer(project, "release", "publish", "--keys", online).stdout.startswith("Nothing new")
    assert oer(project, "release", "refresh", "--keys", online).returncode == 0
    made = oer(tmp_path, "mirror", "project/release", "copy", "--root", root)
    assert made.returncode == 0, made.stderr
    assert made.stdout.startswith("Release 1 of ")
    assert "Nothing new" in oer(tmp_path, "mirror", "project/release", "copy").stdout
    assert files_of(tmp_path / "copy") == files_of(project / "site")
    assert oer(tmp_path, "mirror", "--check", "copy").returncode == 0
    (tmp_path / "copy/index.html").write_text("x")
    checked = oer(tmp_path, "mirror", "--check", "copy")
    assert (checked.returncode, checked.stdout.splitlines()[0]) == (1, "wrong: index.html")
    rotated = oer(project, "release", "rotate", "timestamp", str(tmp_path / "fresh"), "--keys", str(tmp_path / "drawer"))
    assert rotated.returncode == 0, rotated.stderr
    (tmp_path / "keys/online/timestamp.pem").unlink()
    assert oer(project, "release", "refresh", "--keys", online, "--keys", str(tmp_path / "fresh")).returncode == 0
    assert oer(tmp_path, "mirror", "project/release", "copy").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("mirror", "only-one"), 2, "oer mirror ADDRESS DIR"),
        (("mirror", "http://127.0.0.1:9/", "copy"), 5, "OER-V009"),
        (("mirror", "--check", "nowhere"), 1, "is no copy of a release"),
        (("mirror", "--serve", "nowhere"), 2, "holds no copy"),
        (("mirror", "--rate", "fast", "a", "b"), 2, "is no size"),
        (("release", "publish", "--keys", "nowhere"), 2, "holds no keys"),
        (("release", "refresh", "--keys", "k", "--now", "tomorrow"), 2, "is no date"),
    ],
)
def test_what_cannot_work_is_said_plainly(arguments: tuple[str, ...], code: int, words: str, project: Path):
    ended = oer(project, *arguments)
    assert (ended.returncode, words in ended.stderr) == (code, True), ended.stderr
    assert "Traceback" not in ended.stderr
    assert not (project / "copy").exists()


def test_a_release_depends_on_nothing_else(project: Path, tmp_path: Path):
    """Other path, time zone, umask, hash seed, locale, number of processors and order of writing: the same bytes."""
    assert oer(project, "release", "keys", str(tmp_path / "keys"), "--now", "2026-01-01T00:00:00Z").returncode == 0
    other = tmp_path / "another place" / "with ünicode"
    shutil.copytree(project / "release", other / "release")
    shutil.copy(project / "mkdocs.yml", other)
    for path in sorted((project / "site").rglob("*"), reverse=True):
        if path.is_file():
            target = other / "site" / path.relative_to(project / "site")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    command = ("release", "publish", "--keys", str(tmp_path / "keys/online"), "--now", "2026-01-02T00:00:00Z")
    assert oer(project, *command, TZ="UTC", PYTHONHASHSEED="1", LC_ALL="C").returncode == 0
    before = os.umask(0o077)
    try:
        shifted = (*command[:-1], "2026-01-02T05:30:00+05:30")
        second = subprocess.run(
            ["taskset", "-c", "0", sys.executable, "-m", "oer_catalogue", *shifted],
            cwd=other,
            env={**os.environ, "PYTHONPATH": str(PLUGINS), "TZ": "Asia/Kolkata", "PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8"},
        )
    finally:
        os.umask(before)
    assert second.returncode == 0
    assert files_of(project / "release", without="-") == files_of(other / "release", without="-")
    for path in (other / "release").rglob("*"):
        if path.is_file() and path.name != ".lock":
            assert path.stat().st_mode & 0o044, f"{path} cannot be read by a server"


def test_a_copy_is_shown(project: Path, tmp_path: Path):
    assert oer(project, "release", "keys", str(tmp_path / "keys")).returncode == 0
    assert oer(project, "release", "publish", "--keys", str(tmp_path / "keys/online")).returncode == 0
    assert oer(tmp_path, "mirror", "project/release", "copy").returncode == 0
    shown = subprocess.Popen(
        [sys.executable, "-m", "oer_catalogue", "mirror", "--serve", "copy", "--port", "0"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(PLUGINS), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        address = shown.stdout.readline().split()[4]
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(f"{address}index.html") as answer:
            assert answer.read() == (project / "site/index.html").read_bytes()
        with urllib.request.urlopen(urllib.request.Request(f"{address}index.html", headers={"Range": "bytes=-20"})) as answer:
            assert (answer.status, answer.read()) == (206, (project / "site/index.html").read_bytes()[-20:])
        with urllib.request.urlopen(f"{address}about-this-copy.html") as answer:
            page = answer.read().decode()
        assert "Release number</dt><dd><bdi>1</bdi></dd>" in page
        greek = urllib.request.Request(f"{address}about-this-copy.html", headers={"Accept-Language": "xx-YY, EL-gr;q=0.9, en;q=0.1"})
        with urllib.request.urlopen(greek) as answer:
            assert '<html lang="el" dir="ltr">' in answer.read().decode()
        with urllib.request.urlopen(f"{address}about-this-copy.html?lang=ar") as answer:
            assert '<html lang="ar" dir="rtl">' in answer.read().decode()
        assert str(project / "release") in page
        assert oer(tmp_path, "mirror", f"{address}release/", "second").returncode == 0
        assert files_of(tmp_path / "second") == files_of(project / "site")
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{address}modules/")
    finally:
        shown.terminate()
        shown.wait(10)
        shown.stdout.close()


def test_the_page_about_a_copy_escapes_what_it_is_told(tmp_path: Path):
    (tmp_path / "release").mkdir()
    (tmp_path / "release/copy.json").write_text('{"source": "http://a/<script>", "date": "2026-01-01T00:00:00Z", "serial": 3}')
    page = about(tmp_path, NOW)
    assert "<script>" not in page
    assert re.search(r"2026-01-01 \(\d+ days ago\)", page)
    assert "unsafe-inline" not in page
    assert re.search(r"2026-01-01 \(πριν από \d+ ημέρες\)", about(tmp_path, NOW, ["el"]))


def test_the_page_about_a_copy_speaks_each_language(tmp_path: Path):
    for tag in available():
        page = about(tmp_path, NOW, [tag])
        assert f'<html lang="{tag}"' in page
        assert load(tag)("copy.unknown") in page


def test_a_release_that_its_host_does_not_take_is_told(project: Path, tmp_path: Path):
    """25 MiB a file at Cloudflare Pages; a release holds every file of the site."""
    make_site(project / "site", modules=1, pages=0, weight=7_000_000)
    assert oer(project, "release", "keys", str(tmp_path / "keys")).returncode == 0
    done = oer(project, "release", "publish", "--keys", str(tmp_path / "keys/online"), "--host", "cloudflare")
    assert (done.returncode, "OER-C113" in done.stderr, "objects/" in done.stderr) == (0, True, True), done.stderr
