"""Parts of files over HTTP: what is asked for, and what Python's web server then sends."""

from __future__ import annotations

import http.client
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from oer_catalogue.ranges import PartsHandler, asked

DATA = bytes(range(256)) * 1000
SIZE = len(DATA)


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("bytes=0-0", range(1)),
        ("bytes=0-", range(SIZE)),
        ("bytes=10-19", range(10, 20)),
        (" bytes=10-19 ", range(10, 20)),
        ("bytes=255999-999999", range(SIZE - 1, SIZE)),
        ("bytes=-10", range(SIZE - 10, SIZE)),
        ("bytes=-999999", range(SIZE)),
        ("bytes=20-10", None),  # no range: to be passed over (RFC 9110, 14.1.1)
        ("bytes=0-1,4-5", None),
        ("bytes=", None),
        ("bytes=-", None),
        ("bytes=a-b", None),
        ("bytes=٠-٩", None),
        ("bytes=1-" + "9" * 40, None),
        ("lines=0-1", None),
        ("", None),
    ],
)
def test_what_a_header_asks_for(header: str, wanted: range | None):
    assert asked(header, SIZE) == wanted


@pytest.mark.parametrize(("header", "size"), [("bytes=256000-", SIZE), ("bytes=999999-9999999", SIZE), ("bytes=-0", SIZE), ("bytes=0-", 0)])
def test_what_a_file_does_not_have(header: str, size: int):
    assert len(asked(header, size)) == 0


class Quiet(PartsHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ThreadingHTTPServer]:
    (tmp_path / "film.webm").write_bytes(DATA)
    (tmp_path / "folder").mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()  # waits for what is still being sent


@pytest.fixture
def ask(server: ThreadingHTTPServer) -> Iterator[Callable[..., tuple[http.client.HTTPResponse, bytes]]]:
    """Asks for a path on one connection that stays open, so that a wrong length would spoil the next answer."""
    line = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)

    def answer(path: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
        line.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = line.getresponse()
        return response, response.read()

    yield answer
    line.close()


def test_a_part_and_then_the_rest_are_the_file(ask):
    first, beginning = ask("/film.webm", Range="bytes=0-99999")
    assert (first.status, first.headers["Content-Range"], len(beginning)) == (206, f"bytes 0-99999/{SIZE}", 100_000)
    rest, end = ask("/film.webm", Range="bytes=100000-")
    assert (rest.status, rest.headers["Content-Range"]) == (206, f"bytes 100000-{SIZE - 1}/{SIZE}")
    assert rest.headers["Content-Type"] == "video/webm"
    assert beginning + end == DATA
    assert ask("/film.webm", Range="bytes=-5")[1] == DATA[-5:]


def test_a_whole_file_says_that_there_are_parts(ask):
    response, data = ask("/film.webm")
    assert (response.status, response.headers["Accept-Ranges"], data) == (200, "bytes", DATA)


@pytest.mark.parametrize("headers", [{"Range": "bytes=0-1,4-5"}, {"Range": "bytes=9-1"}, {"Range": "bytes=0-9", "If_Range": "x"}])
def test_what_cannot_be_cut_is_sent_whole(ask, headers: dict[str, str]):
    response, data = ask("/film.webm", **headers)
    assert (response.status, data) == (200, DATA)


def test_bytes_beyond_the_end_are_refused(ask):
    response, data = ask("/film.webm", Range=f"bytes={SIZE}-")
    assert (response.status, response.headers["Content-Range"], data) == (416, f"bytes */{SIZE}", b"")
    assert ask("/film.webm")[1] == DATA


def test_head_has_no_parts(ask):
    response, data = ask("/film.webm", "HEAD", Range="bytes=0-9")
    assert (response.status, response.headers["Content-Length"], data) == (200, str(SIZE), b"")


@pytest.mark.parametrize("path", ["/nothing.webm", "/film.webm/", "/../film.webm/x"])
def test_what_is_not_there_is_not_there_in_part(ask, path: str):
    assert ask(path, Range="bytes=0-9")[0].status == 404


@pytest.mark.parametrize("header", [b"", b"Range: bytes=1-\r\n"], ids=["whole", "part"])
def test_a_browser_that_goes_leaves_no_word(server: ThreadingHTTPServer, tmp_path: Path, header: bytes, capfd: pytest.CaptureFixture[str]):
    (tmp_path / "film.webm").write_bytes(DATA * 100)  # more than the system takes for a reader who does not read
    with socket.create_connection(server.server_address) as line:
        line.sendall(b"GET /film.webm HTTP/1.1\r\nHost: x\r\n" + header + b"\r\n")
        assert line.recv(100).startswith(b"HTTP/1.1 20")
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # closing it now is a reset
    server.shutdown()
    server.server_close()
    assert capfd.readouterr().err == ""
