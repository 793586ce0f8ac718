"""ZIM files of the fixture project, made once by the command, and Kiwix' own server to read them."""

from __future__ import annotations

import fcntl
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from libzim.reader import Archive

from ..engine.conftest import STATES, oer

FORMATS = "formats: [scorm12, html, source, guide]"
LANGUAGES = ("en", "el", "bg", "ar")
BOOKS = tuple(f"second_{tag}_all_2026-10" for tag in (*LANGUAGES, "mul"))
"""The names of the files without their ending. The newest module of the fixture is of 5 October 2026."""
TEA = "modules/tea-with-a-group"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The fixture project with ``site/`` and ``zim/``. Tests that run side by side share it and leave it as it is."""
    base = tmp_path_factory.getbasetemp()
    project = (base if worker_id == "master" else base.parent) / "zim" / "project"
    project.parent.mkdir(exist_ok=True)
    with (project.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (project / "zim" / "library.xml").is_file():
            shutil.rmtree(project, ignore_errors=True)
            shutil.copytree(STATES, project)
            settings = project / "mkdocs.yml"
            text = settings.read_text("utf-8")
            assert FORMATS in text
            settings.write_text(text.replace(FORMATS, "formats: [scorm12, epub, pdf, source]"), "utf-8")
            oer(project, "build")
            oer(project, "zim")
    return project


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    """A copy of the project with its site, to make other files of it."""
    target = tmp_path / "project"
    shutil.copytree(made, target, ignore=shutil.ignore_patterns(".cache"))
    return target


@pytest.fixture(scope="session")
def kiwix(made: Path) -> Iterator[str]:
    """The address of kiwix-serve with the library that lies beside the ZIM files."""
    program = shutil.which("kiwix-serve")
    if not program:
        pytest.skip("kiwix-serve is not installed (Debian: kiwix-tools)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [program, "-i", "127.0.0.1", "-p", str(port), "--library", str(made / "zim" / "library.xml")]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(address, timeout=5).close()
                break
            except (urllib.error.URLError, ConnectionError):
                assert server.poll() is None, "kiwix-serve ended"
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def asked(address: str) -> str:
    """What a server answers, as text."""
    with urllib.request.urlopen(address, timeout=20) as answer:
        return answer.read().decode()


def archive(project: Path, book: str) -> Archive:
    return Archive(project / "zim" / f"{book}.zim")


def said(book: Archive, name: str) -> str:
    return book.get_metadata(name).decode()


def entry(book: Archive, path: str) -> tuple[str, bytes]:
    """Media type and content."""
    item = book.get_entry_by_path(path).get_item()
    return item.mimetype, bytes(item.content)
