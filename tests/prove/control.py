"""The bytes that this process and the shim (shim.c, ``struct control``) share: what to break, and what was met."""

from __future__ import annotations

import ctypes
import mmap
import shutil
import subprocess
from pathlib import Path

READS, CHANGES, WRITES = 1, 2, 4
COUNT, FAIL, SHORT, KILL, FAIL_FROM = range(5)


class _Block(ctypes.Structure):
    _fields_ = (
        ("armed", ctypes.c_int),
        ("counted", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("error", ctypes.c_int),
        ("at", ctypes.c_long),
        ("count", ctypes.c_long),
        ("hits", ctypes.c_long),
        ("log", ctypes.c_int),
        ("no_exchange", ctypes.c_int),
        ("root", ctypes.c_char * 512),
        ("operation", ctypes.c_char * 32),
        ("path", ctypes.c_char * 1024),
    )


def compiled(folder: Path) -> Path:
    """The shim as a shared object in ``folder``."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    assert compiler, "A C compiler is missing: run `sudo make system`"
    target = folder / "shim.so"
    source = Path(__file__).with_name("shim.c")
    subprocess.run([compiler, "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", target, source, "-ldl"], check=True)
    return target


class Control:
    """Arms the shim for file operations below ``root`` and says what happened."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.file = folder / "control"
        self.file.write_bytes(bytes(ctypes.sizeof(_Block)))
        with self.file.open("r+b") as handle:
            self._map = mmap.mmap(handle.fileno(), ctypes.sizeof(_Block))
        self._block = _Block.from_buffer(self._map)
        self._block.root = str(root.resolve()).encode()

    def arm(self, counted: int, kind: int = COUNT, at: int = 0, error: int = 0, exchange: bool = True) -> None:
        """Count the operations of the classes ``counted``; break number ``at`` (from 1). Without a kind every one is written down.

        ``exchange`` False: as on a system that cannot exchange two names in one step.
        """
        block = self._block
        block.counted, block.kind, block.at, block.error, block.log = counted, kind, at, error, kind == COUNT
        block.no_exchange = not exchange
        block.count = block.hits = 0
        block.operation = block.path = b""
        self._log.write_bytes(b"")
        block.armed = 1

    def disarm(self) -> None:
        self._block.armed = 0

    @property
    def _log(self) -> Path:
        return self.file.with_name("control.log")

    @property
    def count(self) -> int:
        return self._block.count

    @property
    def hit(self) -> tuple[str, str] | None:
        """The operation that was broken first and its path; None if the build did not come so far."""
        return (self._block.operation.decode(), self._block.path.decode()) if self._block.hits else None

    def operations(self) -> list[tuple[str, str]]:
        """Every counted operation and its path, in order; only after ``arm`` without a kind."""
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        return [(operation, path) for operation, _, path in (line.partition(" ") for line in lines)]
