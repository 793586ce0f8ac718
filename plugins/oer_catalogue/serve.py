"""``oer serve``: the site on this machine only, built again at each change, and the browser told of it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from .ranges import PartsHandler

HOST = "127.0.0.1"
_SCRIPT = """(function () {
  "use strict";
  function ask(known) {
    fetch("/oer-reload?known=" + known).then(function (answer) { return answer.json(); }).then(function (news) {
      if (known !== "" && news.version !== known) { location.reload(); } else { ask(news.version); }
    }).catch(function () { setTimeout(ask, 1000, known); });
  }
  ask("");
})();
"""


class Version:
    """A number that a browser waits for."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._number = 1

    def bump(self) -> None:
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    def wait(self, known: str, seconds: float = 20) -> str:
        """The number, as soon as it differs from ``known``, at the latest after ``seconds``."""
        with self._changed:
            if known == str(self._number):
                self._changed.wait(seconds)
            return str(self._number)


class _Handler(PartsHandler):
    """Files of the site; pages get one more script; a missing page gets 404.html."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args, version: Version, **kwargs) -> None:
        self._version = version
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:  # noqa: N802 (the name that http.server looks for)
        address = urlsplit(self.path)
        if address.path == "/oer-reload":
            known = address.query.removeprefix("known=")
            self._send(200, "application/json", json.dumps({"version": self._version.wait(known)}).encode())
        elif address.path == "/oer-reload.js":
            self._send(200, "text/javascript", _SCRIPT.encode())
        else:
            self._page_or_file()

    def _page_or_file(self) -> None:
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            if not urlsplit(self.path).path.endswith("/"):
                super().do_GET()  # redirects to the address with a slash
                return
            file = file / "index.html"
        status = 200
        if not file.is_file():
            status, file = 404, Path(self.directory) / "404.html"
        if file.suffix != ".html" or not file.is_file():
            super().do_GET()
            return
        page = file.read_bytes().replace(b"</body>", b'<script src="/oer-reload.js" defer></script></body>', 1)
        self._send(status, "text/html; charset=utf-8", page)

    def _send(self, status: int, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self) -> None:
        if "Cache-Control" not in b"".join(getattr(self, "_headers_buffer", [])).decode("latin-1"):
            self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each file: what a contributor needs to see are the problems."""


class _Changes(FileSystemEventHandler):
    def __init__(self, wake: threading.Event) -> None:
        self._wake = wake

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("created", "modified", "moved", "deleted"):
            self._wake.set()


def serve(site: Path, watched: Iterable[Path], rebuild: Callable[[], bool], port: int, say: Callable[[str], None]) -> None:
    """Serve ``site`` on the loopback address until interrupted; call ``rebuild`` after each change under ``watched``.

    ``rebuild`` returns whether the site was replaced. Raises OSError if the port is taken.
    """
    version, wake = Version(), threading.Event()
    server = ThreadingHTTPServer((HOST, port), partial(_Handler, directory=str(site), version=version))
    server.daemon_threads = True
    observer = Observer()
    for path in watched:
        if path.exists():
            observer.schedule(_Changes(wake), str(path), recursive=path.is_dir())
    observer.start()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"The catalogue is at http://{HOST}:{server.server_address[1]}/ (stop it with Ctrl-C)")
    try:
        while True:
            wake.wait()
            while True:  # editors write a file in several steps
                wake.clear()
                if not wake.wait(0.1):
                    break
            if rebuild():
                version.bump()
    finally:
        observer.stop()
        server.shutdown()
        server.server_close()
