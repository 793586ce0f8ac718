"""Where a copy comes from: a web address, a folder or a stick; and how fast it may be read."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit
from urllib.request import url2pathname

import urllib3
from tuf.api.exceptions import DownloadError, DownloadHTTPError, SlowRetrievalError
from tuf.ngclient.fetcher import FetcherInterface

from ..releases.listing import SIGNED

PIECE = 1 << 16
PATIENCE = 30
"""Seconds without a byte after which a connection counts as broken."""
TRIES = 3


class Limiter:
    """Lets through at most ``rate`` bytes a second, over all threads; 0 = as fast as it goes. ``passed`` counts all bytes."""

    def __init__(self, rate: int = 0) -> None:
        self.rate = rate
        self.passed = 0
        self._lock = threading.Lock()
        self._free_at = 0.0

    def pass_(self, size: int) -> None:
        with self._lock:
            self.passed += size
            if not self.rate:
                return
            start = max(self._free_at, time.monotonic())
            self._free_at = start + size / self.rate
        time.sleep(max(0.0, start - time.monotonic()))


class Source(FetcherInterface):
    """Reads files below ``base``, an address that ends with a slash (https, http or file). Safe to use from several threads."""

    def __init__(self, base: str, limiter: Limiter | None = None) -> None:
        self.base = base
        self._limiter = limiter or Limiter()
        self._pool = urllib3.PoolManager(
            maxsize=16,
            retries=urllib3.Retry(TRIES, backoff_factor=0.5, redirect=5, status_forcelist=(502, 503, 504), raise_on_status=False),
            timeout=urllib3.Timeout(PATIENCE),
            headers={"User-Agent": "oer-mirror", "Accept-Encoding": "identity"},
        )

    def __enter__(self) -> Source:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.clear()

    def _fetch(self, url: str) -> Iterator[bytes]:
        return self.pieces(url)[1]

    def get(self, path: str, start: int = 0) -> tuple[int, Iterator[bytes]]:
        """A file from byte ``start`` on; the first value says from where it really comes (a server need not know parts).

        Raises DownloadHTTPError (404: not there; 416: there is nothing after ``start``) or DownloadError.
        """
        return self.pieces(self.base + quote(path), start)

    def pieces(self, url: str, start: int = 0) -> tuple[int, Iterator[bytes]]:
        parts = urlsplit(url)
        if parts.scheme == "file":
            return self._from_folder(Path(url2pathname(parts.path)), start)
        try:
            response = self._pool.request(
                "GET", url, preload_content=False, headers={"Range": f"bytes={start}-", **self._pool.headers} if start else None
            )
        except urllib3.exceptions.MaxRetryError as error:
            if isinstance(error.reason, urllib3.exceptions.TimeoutError):
                raise SlowRetrievalError("the source does not answer") from error
            raise DownloadError(f"{parts.netloc}: {error.reason}") from error
        except urllib3.exceptions.HTTPError as error:
            raise DownloadError(str(error)) from error
        if response.status >= 400:
            response.close()
            raise DownloadHTTPError(f"the server answered {response.status}", response.status)
        stream = self._stream(response)
        next(stream)  # from now on it closes the line when it is closed
        return (start if response.status == 206 else 0), stream

    def _stream(self, response: urllib3.BaseHTTPResponse) -> Iterator[bytes]:
        """Raw bytes: a server that calls a ``.gz`` file an encoding must not have it unpacked on the way."""
        whole = False
        try:
            yield b""
            for piece in response.stream(PIECE, decode_content=False):
                self._limiter.pass_(len(piece))
                yield piece
            whole = True
        except urllib3.exceptions.TimeoutError as error:
            raise SlowRetrievalError("the source stopped sending") from error
        except urllib3.exceptions.HTTPError as error:
            raise DownloadError("the connection broke") from error
        finally:
            if whole:
                response.release_conn()
            else:  # what is still on its way would be taken for the next answer
                response.close()

    def _from_folder(self, path: Path, start: int) -> tuple[int, Iterator[bytes]]:
        try:
            stream = path.open("rb")
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
            raise DownloadHTTPError(f"{path.name} is not there", 404) from error
        except OSError as error:
            raise DownloadError(f"{error.strerror}: {path}") from error

        def pieces() -> Iterator[bytes]:
            with stream:
                stream.seek(start)
                try:
                    while piece := stream.read(PIECE):
                        self._limiter.pass_(len(piece))
                        yield piece
                except OSError as error:
                    raise DownloadError(f"{error.strerror}: {path}") from error

        return start, pieces()


def base_of(address: str) -> str:
    """The base address that a person means: an https or http address, or a folder of this computer or stick."""
    if urlsplit(address).scheme in ("http", "https"):
        return address if address.endswith("/") else f"{address}/"
    path = Path(unquote(address.removeprefix("file://"))).resolve()
    for inside in (SIGNED, f"catalogue/{SIGNED}"):  # a copy holds the release that it is of; on a stick it lies in a folder
        if (path / inside / "metadata").is_dir():
            path = path / inside
            break
    return f"{path.as_uri()}/"
