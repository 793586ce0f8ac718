"""A copy shown to the computers of a room: its files as they are, and a page that says where it is from, how old, how to update it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from babel import negotiate_locale
from babel.dates import format_timedelta

from ..copies.here import template
from ..engine.policy import META
from ..locales import FALLBACK, available, language_name, load
from ..ranges import PartsHandler
from ..releases.listing import media_type
from .check import note_of

ABOUT = "/about-this-copy.html"
HERE, EVERYWHERE = "127.0.0.1", "0.0.0.0"
_NOTES = (("from", "source"), ("published", "date"), ("release", "serial"))
"""What the page says, and the key of the copy's note that knows it."""


class _Handler(PartsHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 (the name that http.server looks for)
        asked = urlsplit(self.path)
        if asked.path == ABOUT:
            accepted = [part.partition(";")[0].strip() for part in self.headers.get("Accept-Language", "").split(",")]
            data = about(Path(self.directory), datetime.now(UTC), [*parse_qs(asked.query).get("lang", []), *accepted]).encode()
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


def about(out: Path, now: datetime, wanted: Sequence[str] = ()) -> str:
    """The page about a copy, as it stands at a time, in the first of the ``wanted`` languages that there is, else in English."""
    tag = negotiate_locale([each.lower() for each in wanted], available(), sep="-") or FALLBACK
    t, note = load(tag), note_of(out)
    facts = {name: str(note.get(key, "")) for name, key in _NOTES}
    if note.get("date"):
        age = timedelta(days=(now - datetime.fromisoformat(note["date"])).days)
        facts["published"] = note["date"][:10]
        if age >= timedelta(days=1):
            facts["published"] += f" ({format_timedelta(-age, granularity='day', threshold=1e9, add_direction=True, locale=tag)})"
    return template("about.html").render(
        t=t,
        policy=META,
        styles="assets/oer/site.css",
        facts=facts.items(),
        source=note.get("source", ""),
        folder=out.name,
        languages=[(each, language_name(each)) for each in available()],
    )


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
