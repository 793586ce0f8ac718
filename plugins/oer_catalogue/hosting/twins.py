"""Compressed twins of text files: ``x.html.br`` and ``x.html.gz`` beside ``x.html``, for servers that give them out as they are.

Twins are derived: whoever has the file can make them. So no manifest names them, and a copy that is made by a manifest is whole without
them; but they lie in the tree before it is swapped in, for a twin of yesterday's page would be given out in the place of today's.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from ..cache import Cache
from ..engine.swap import MARKER
from ..engine.tree import Tree, Writer
from ..feeds.media_types import TEXTS, ending
from ..pool import Elsewhere, Failure, Pool

try:
    import brotli
except ImportError:  # it is an extra: what is written without it is whole, and a little larger on the way
    brotli = None

SMALLEST = 1000
"""Bytes below which a file is sent in one or two packets anyway."""
SECONDS = 600.0
_BATCH = 32
NO_BROTLI = (
    "The Python package 'brotli' is not installed, so `precompress` made .gz files and no .br files. Install it with: pip install brotli"
)


def _gzip(data: bytes) -> bytes:
    """RFC 1952 with no name and no time in it: ``gzip.compress`` writes another system's number from one Python to the next."""
    return zlib.compress(data, 9, wbits=31)


def _kinds() -> Mapping[str, tuple[str, Callable[[bytes], bytes]]]:
    """By ending: a name that changes with everything that decides about the bytes, and what makes them."""
    kinds = {".gz": (f"gzip-9-{zlib.ZLIB_RUNTIME_VERSION}", _gzip)}
    if brotli is not None:
        kinds[".br"] = (f"brotli-11-{brotli.__version__}", lambda data: brotli.compress(data, mode=brotli.MODE_TEXT, quality=11))
    return kinds


def wants_twins(path: str, size: int) -> bool:
    """Whether a file of this path and size in bytes is worth it."""
    return size >= SMALLEST and ending(path) in TEXTS


def twins(data: bytes, cache: Cache | None = None) -> dict[str, bytes]:
    """The compressed forms of ``data`` that are smaller than it, by the ending that their name gets (``.br``, ``.gz``).

    Equal data gives equal bytes with equal versions of zlib and brotli. Without the package brotli there is no ``.br``.
    """
    made = {}
    name = sha256(data).hexdigest() if cache else ""
    for suffix, (kind, compress) in sorted(_kinds().items()):
        small = _kept(f"{name[:2]}/{name[2:]}.{kind}", data, compress, cache)
        if small:
            made[suffix] = small
    return made


def _kept(name: str, data: bytes, compress: Callable[[bytes], bytes], cache: Cache | None) -> bytes:
    """From the cache, or made and put there. Empty = it would not be smaller."""
    stream = BytesIO()
    if cache and cache.get_file(f"twins/{name}", stream):
        return stream.getvalue()
    small = compress(data)
    small = small if len(small) < len(data) else b""
    if cache:
        cache.put_file(f"twins/{name}", BytesIO(small))
    return small


@dataclass(frozen=True, slots=True)
class TwinTask:
    """Some files of the tree under construction."""

    new: str
    old: str
    cache: Cache
    paths: tuple[str, ...]


def do_twins(task: TwinTask) -> int:
    """Write the twins of the task's files; returns how many."""
    writer, count = Writer(task.new, task.old), 0
    for path in task.paths:
        for suffix, data in twins(Path(task.new, path).read_bytes(), task.cache).items():
            writer.write(f"{path}{suffix}", data)
            count += 1
    return count


def write_twins(tree: Tree, cache: Cache, pool: Pool | Elsewhere) -> Iterator[str]:
    """Write the twins of a finished tree, its manifest's among them. Yields what is to be said about it."""
    new = tree.writer.new
    found = {path: file.size for path, file in tree.files.items()} | {MARKER: Path(new, MARKER).stat().st_size}
    paths = sorted(path for path, size in found.items() if wants_twins(path, size) and not {f"{path}.br", f"{path}.gz"} & tree.files.keys())
    tasks = [TwinTask(new, tree.writer.old, cache, tuple(paths[i : i + _BATCH])) for i in range(0, len(paths), _BATCH)]
    for task, result in zip(tasks, pool.map(do_twins, tasks, lambda task: SECONDS, "twins"), strict=True):
        if isinstance(result, Failure):
            _clear(task)
            yield f"{len(task.paths)} files could not be compressed ({result.detail or result.kind}), among them {task.paths[0]}."
    if brotli is None:
        yield NO_BROTLI


def _clear(task: TwinTask) -> None:
    """Remove what a worker left that did not come to its end."""
    for path in task.paths:
        for suffix in (".br", ".gz"):
            with suppress(FileNotFoundError):
                Path(task.new, f"{path}{suffix}").unlink()
