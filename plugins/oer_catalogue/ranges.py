"""Parts of files for Python's own web server, which only sends whole ones: without parts a telephone plays no film, no reader can jump
in one, and a copy that broke off begins again.

Packages that add this (rangehttpserver 1.4.0) answer ``bytes=-500`` with an error, and leave files open.
"""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import BinaryIO

_RANGE = re.compile(r"bytes=(?:(\d{1,18})-(\d{0,18})|-(\d{1,18}))", re.ASCII)
_PIECE = 64 * 1024


def asked(header: str, size: int) -> range | None:
    """Which of a file's ``size`` bytes a Range header asks for (RFC 9110, 14.1.2); empty = bytes that the file does not have.

    None = the whole file: for what is no range, and for several in one question, as the standard allows (14.2).
    """
    found = _RANGE.fullmatch(header.strip())
    if not found:
        return None
    first, last, tail = found.groups()
    if tail:
        return range(max(0, size - int(tail)), size)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)


class PartsHandler(SimpleHTTPRequestHandler):
    """Files of a folder, whole or in part."""

    _part: range | None = None

    def handle(self) -> None:
        with suppress(ConnectionError):  # the browser has gone: a reader jumped in a film, or closed the page
            super().handle()

    def send_head(self) -> BinaryIO | None:
        place = self.translate_path(self.path)
        path = Path(place)
        header = self.headers.get("Range", "") if self.command == "GET" and "If-Range" not in self.headers else ""
        there = bool(header) and not place.endswith("/") and path.is_file()
        self._part = asked(header, path.stat().st_size) if there else None
        return super().send_head() if self._part is None else self._send_part(path, self._part)

    def _send_part(self, path: Path, part: range) -> BinaryIO | None:
        facts = path.stat()
        if not part:
            self.send_response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            self.send_header("Content-Range", f"bytes */{facts.st_size}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        source = path.open("rb")
        source.seek(part.start)
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Range", f"bytes {part.start}-{part.stop - 1}/{facts.st_size}")
        self.send_header("Content-Length", str(len(part)))
        self.send_header("Last-Modified", self.date_time_string(facts.st_mtime))
        self.end_headers()
        return source

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:
        if self._part is None:
            shutil.copyfileobj(source, outputfile)
            return
        left = len(self._part)
        while left and (piece := source.read(min(left, _PIECE))):
            outputfile.write(piece)
            left -= len(piece)

    def end_headers(self) -> None:
        self.send_header("Accept-Ranges", "bytes")
        super().end_headers()
