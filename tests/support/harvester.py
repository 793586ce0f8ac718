"""A harvester of others (``resync-sync`` of the Python library resync) against a folder that is served on the loopback address."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

COMMAND = Path(sys.executable).with_name("resync-sync")


class File(NamedTuple):
    """A row of a list of files, as the disk has it."""

    path: str
    size: int
    sha256: str
    type: str = "text/html"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder, with a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Files by their path."""
    for path, data in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def rows(folder: Path, leave_out: Iterable[str] = ()) -> list[File]:
    """Every file of a folder."""
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in leave_out:
            data = path.read_bytes()
            found.append(File(name, len(data), hashlib.sha256(data).hexdigest()))
    return found


def copied(folder: Path) -> dict[str, str]:
    """Path and hash of every file of a copy. The harvester names files as their addresses are written."""
    return {row.path: row.sha256 for row in rows(folder)}


def wanted(listed: Iterable[File]) -> dict[str, str]:
    """What ``copied`` must give for these rows."""
    return {quote(row.path): row.sha256 for row in listed}


def harvest(mode: str, address: str, copy: Path, *options: str, hashes: bool = False) -> str:
    """Run the harvester: ``baseline``, ``incremental`` or ``audit``; what it told. It keeps its own state beside ``copy``.

    ``hashes``: it also compares hashes (see ``resync_hashes.py``). Fails if the harvester does.
    """
    program = [sys.executable, str(Path(__file__).with_name("resync_hashes.py"))] if hashes else [str(COMMAND)]
    command = [*program, f"--{mode}", "--delete", "--verbose", *(["--hash", "sha-256"] if hashes else []), *options, address, str(copy)]
    copy.mkdir(exist_ok=True)
    run = subprocess.run(command, cwd=copy.parent, capture_output=True, text=True, timeout=300, check=False)
    told = run.stdout + run.stderr
    assert run.returncode == 0, told
    assert "FatalError" not in told, told
    return told


def in_sync(told: str) -> bool:
    """What an audit came to."""
    (status,) = re.findall(r"Status:\s+(IN SYNC|NOT IN SYNC|SYNCED)", told)
    return status == "IN SYNC"
