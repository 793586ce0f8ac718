"""Takes chance out of a ZIM file: libzim and Xapian put random identifiers into it; afterwards they follow from all its other bytes.

Sources: the ZIM file format (https://wiki.openzim.org/wiki/ZIM_file_format); Xapian's backends/glass/glass_version.cc.
"""

from __future__ import annotations

import hashlib
import mmap
import struct
import uuid
from collections.abc import Iterator
from pathlib import Path

_ID = 16  # bytes of an identifier, and of an MD5
_UUID_AT = 8
_GLASS = b"\x0f\x0dXapian Glass"
_AFTER_GLASS = 2  # the version of the backend's format
_INDEXES = "X"
_NO_CONTENT = 0xFFFD  # mime types from here on: deleted, link target, redirect
_UNCOMPRESSED = 1
_EXTENDED = 0x10


def settle(path: Path) -> uuid.UUID:
    """Give the file its identifier, and return it. Equal content gives equal bytes.

    The identifier is a UUID whose bits are those of the SHA-256 of the file with all identifiers set to zero. It stands in the header
    and in each search index; the MD5 at the end is computed anew.
    """
    with path.open("r+b") as stream, mmap.mmap(stream.fileno(), 0) as data:
        (end,) = struct.unpack_from("<Q", data, 72)
        places = [_UUID_AT, *(at + len(_GLASS) + _AFTER_GLASS for at in _indexes(data))]
        for at in places:
            data[at : at + _ID] = bytes(_ID)
        found = uuid.UUID(bytes=hashlib.sha256(memoryview(data)[:end]).digest()[:_ID], version=5)
        for at in places:
            data[at : at + _ID] = found.bytes
        data[end : end + _ID] = hashlib.md5(memoryview(data)[:end], usedforsecurity=False).digest()
        data.flush()
    return found


def _indexes(data: mmap.mmap) -> Iterator[int]:
    """Where the search indexes begin. Entries are sorted by namespace, so those of X are among the last."""
    entries, _, paths, _, clusters = struct.unpack_from("<IIQQQ", data, 24)
    for number in reversed(range(entries)):
        (at,) = struct.unpack_from("<Q", data, paths + 8 * number)
        kind, _, namespace = struct.unpack_from("<HBc", data, at)
        if namespace.decode() < _INDEXES:
            return
        if namespace.decode() == _INDEXES and kind < _NO_CONTENT:
            begin = _blob(data, clusters, *struct.unpack_from("<II", data, at + 8))
            if begin and data[begin : begin + len(_GLASS)] == _GLASS:
                yield begin


def _blob(data: mmap.mmap, clusters: int, cluster: int, blob: int) -> int:
    """Where a blob begins; 0 if its cluster is compressed, as the one of an index never is."""
    (at,) = struct.unpack_from("<Q", data, clusters + 8 * cluster)
    if data[at] & 0x0F != _UNCOMPRESSED:
        return 0
    size, code = (8, "<Q") if data[at] & _EXTENDED else (4, "<I")
    return at + 1 + struct.unpack_from(code, data, at + 1 + size * blob)[0]
