"""A copy shown to the computers of a room: its files as they are, and a page that says where it is from, how old, how to update it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from ..releases.listing import media_type
from .check import note_of

ABOUT = "/about-this-copy.html"
HERE, EVERYWHERE = "127.0.0.1", "0.0.0.0"
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>About this copy</title>
<style>body{{font:1.1rem/1.6 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}}dt{{font-weight:700}}
code{{overflow-wrap:anywhere}}</style>
</head>
<body><main>
<h1>About this copy</h1>
<p>You are reading a copy of the catalogue, on this network. It needs no internet.</p>
<dl>{facts}</dl>
<h2>Bring it up to date</h2>
<p>On the computer that holds it, with internet or with a stick that has a newer copy:</p>
<pre><code>oer mirror {source} {name}</code></pre>
<p>To see whether every file is as it was published:</p>
<pre><code>oer mirror --check {name}</code></pre>
<p><a href="index.html">To the catalogue</a></p>
</main></body>
</html>
"""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if urlsplit(self.path).path == ABOUT:
            data = about(Path(self.directory), datetime.now(UTC)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
        else:
            super().do_GET()

    def guess_type(self, path: str) -> str:
        """As the manifest names it, not as this machine would."""
        return media_type(Path(path).relative_to(self.directory).as_posix())

    def list_directory(self, path: str) -> None:
        """No lists of files: what there is stands in the pages."""
        self.send_error(404)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nobody's visits are noted."""


def about(out: Path, now: datetime) -> str:
    """The page about a copy, as it stands at a time."""
    note = note_of(out)
    facts = {name: str(note.get(key, "not known")) for name, key in (("From", "source"), ("State of", "date"), ("Release", "serial"))}
    if note.get("date"):
        days = (now - datetime.fromisoformat(note["date"])).days
        facts["Age"] = "today" if days < 1 else "1 day" if days == 1 else f"{days} days"
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts.items())
    return _PAGE.format(facts=rows, source=escape(note.get("source", "ADDRESS")), name=escape(out.name))


def serve(out: Path, address: str, port: int, say: Callable[[str], None]) -> None:
    """Show the copy until interrupted. Raises OSError if the port is taken."""
    server = ThreadingHTTPServer((address, port), partial(_Handler, directory=str(out)))
    server.daemon_threads = True
    shown = "this computer's address in the network" if address == EVERYWHERE else address
    say(f"The copy is at http://{HERE if address == EVERYWHERE else address}:{server.server_address[1]}/ (stop it with Ctrl-C)")
    if address == EVERYWHERE:
        say(f"Other computers find it under {shown}, port {server.server_address[1]}.")
    say(f"Where it is from and how old it is: {ABOUT}")
    with server:
        server.serve_forever()
