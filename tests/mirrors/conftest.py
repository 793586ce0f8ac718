"""Small sites without a build, their releases, and servers that show them on this machine."""

from __future__ import annotations

import hashlib
import json
import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from oer_catalogue.mirrors.copy import Asked, Copied, bring
from oer_catalogue.releases import keys as keyring
from oer_catalogue.releases.publish import Published, publish
from oer_catalogue.releases.signed import Signed
from oer_catalogue.settings import Settings

NOW = datetime.now(UTC).replace(microsecond=0)
SETTINGS = Settings(site_name="Garden", site_url="https://garden.test/", languages=("en", "el"))


def make_site(folder: Path, modules: int = 3, change: int = 0, pages: int = 4, weight: int = 3000) -> Path:
    """A finished site of some modules in two languages; ``change`` > 0 changes the words of the first one."""
    files: dict[str, bytes] = {}
    for number in range(modules):
        slug = f"module-{number}"
        chance = random.Random(f"{slug} {change if number == 0 else 0}")
        for prefix in ("", "el/"):
            for page in range(pages):
                words = " ".join(chance.choice(("soil", "seed", "water", "χώμα", "σπόρος")) for _ in range(weight // 8))
                files[f"{prefix}modules/{slug}/page-{page}.html"] = f"<!doctype html><title>{slug}</title><p>{words}".encode()
        files[f"downloads/{slug}/{slug}-en.epub"] = chance.randbytes(weight * 4)
        files[f"downloads/{slug}/{slug}-el.epub"] = chance.randbytes(weight * 4)
    files |= {name: f"<!doctype html><title>{name}</title>".encode() for name in ("index.html", "el/index.html", "404.html")}
    files["assets/oer/here.js"] = b""
    files["assets/oer/site.css"] = b"p{color:green}\n" * 200
    editions = {tag: {"title": f"Module in {tag}", "freshness": "source" if tag == "en" else "current"} for tag in ("en", "el")}
    both = {"licence": "CC-BY-4.0", "updated": "2026-01-02", "editions": editions}
    facts = [{"id": f"module-{number}", "version": f"1.{change if number == 0 else 0}.0"} | both for number in range(modules)]
    files["data/catalogue.json"] = json.dumps({"languages": ["en", "el"], "modules": facts}).encode()
    rows = [{"path": path, "sha256": hashlib.sha256(data).hexdigest(), "size": len(data)} for path, data in sorted(files.items())]
    files["data/manifest.json"] = json.dumps({"files": rows}).encode()
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)  # an earlier release may hold the same file under another name
        target.write_bytes(data)
    return folder


@dataclass
class Publisher:
    """A catalogue that publishes: its site, its keys, its folder of releases."""

    folder: Path
    modules: int = 3
    weight: int = 3000
    now: datetime = NOW
    keys: keyring.Keys = field(init=False)
    root: str = field(init=False)

    def __post_init__(self) -> None:
        self.site, self.out = self.folder / "site", self.folder / "release"
        self.keys = keyring.make(self.folder / "keys")
        self.root = keyring.fingerprint(Signed(self.out, self.keys, self.now).begin())

    def release(self, change: int = 0, days: float = 0) -> Published:
        """Publish the site in the state ``change``, some days later."""
        make_site(self.site, self.modules, change, weight=self.weight)
        return publish(self.site, self.out, self.keys, self.now + timedelta(days=days), SETTINGS)


def files_of(folder: Path, without: str = "release/") -> dict[str, bytes]:
    """Path → content of what lies below."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    return {path: data for path, data in found.items() if not path.startswith(without)}


class Handler(SimpleHTTPRequestHandler):
    """Files of a folder; ``answer`` may say something else first: (status, bytes) or None."""

    protocol_version = "HTTP/1.1"
    timeout = 20

    def __init__(self, *args, server_: Server, **kwargs) -> None:
        self._server = server_
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)[1:]
        self._server.asked.append((path, self.headers.get("Range", "")))
        said = self._server.answer(path) if self._server.answer else None
        if said is None and "Range" in self.headers and (Path(self.directory) / path).is_file():
            said = (200, (Path(self.directory) / path).read_bytes())
        if said is None:
            super().do_GET()
            return
        status, data = said
        begin = int(self.headers["Range"].removeprefix("bytes=").partition("-")[0]) if "Range" in self.headers and status == 200 else 0
        if begin and begin >= len(data):
            status, data, begin = 416, b"", 0
        self.send_response(206 if begin else status)
        self.send_header("Content-Length", str(len(data) - begin))
        self.end_headers()
        self.wfile.write(data[begin:])

    def log_message(self, format: str, *args: object) -> None: ...


@dataclass
class Server:
    """A folder on a free port of this machine."""

    folder: Path
    answer: Callable[[str], tuple[int, bytes] | None] | None = None
    asked: list[tuple[str, str]] = field(default_factory=list)
    address: str = ""

    def objects(self) -> list[str]:
        """The objects that were asked for and are there, in order."""
        return [path for path, _ in self.asked if path.startswith("objects/") and (self.folder / path).is_file()]


@pytest.fixture
def serve() -> Iterator[Callable[[Path], Server]]:
    running = []

    def start(folder: Path) -> Server:
        server = Server(folder)
        web = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder), server_=server))
        web.daemon_threads = True
        thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        server.address = f"http://127.0.0.1:{web.server_address[1]}/"
        running.append((web, thread))
        return server

    yield start
    for web, thread in running:
        web.shutdown()
        web.server_close()
        thread.join()


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    return Publisher(tmp_path / "publisher")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "place" / "copy"


def copied(out: Path, address: str, **more: object) -> Copied:
    return bring(out, Asked(address, **more))
