"""Parts of files for Python's own web server, which only sends whole ones: without parts nobody can jump in a film, Safari asks for them
before it plays one (Apple, Safari Web Content Guide, "Configuring Your Server"), and a copy that broke off begins again.

Packages that add this (rangehttpserver 1.4.0) answer ``bytes=-500`` with an error, and leave files open.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
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
        self._part = None
        header = self.headers.get("Range", "") if self.command == "GET" and "If-Range" not in self.headers else ""
        if not header:
            return super().send_head()
        try:
            source = open(self.translate_path(self.path), "rb")  # noqa: PTH123, SIM115 (a path that ends in a slash is no file)
        except OSError:  # a folder, or not there
            return super().send_head()
        facts = os.fstat(source.fileno())
        part = asked(header, facts.st_size)
        if part:
            self._part = part
            source.seek(part.start)
            self._send_facts(part, facts)
            return source
        source.close()
        return super().send_head() if part is None else self._refuse(facts.st_size)

    def _send_facts(self, part: range, facts: os.stat_result) -> None:
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(self.translate_path(self.path)))
        self.send_header("Content-Range", f"bytes {part.start}-{part.stop - 1}/{facts.st_size}")
        self.send_header("Content-Length", str(len(part)))
        self.send_header("Last-Modified", self.date_time_string(facts.st_mtime))
        self.end_headers()

    def _refuse(self, size: int) -> None:
        self.send_response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        self.send_header("Content-Range", f"bytes */{size}")
        self.send_header("Content-Length", "0")
        self.end_headers()

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
