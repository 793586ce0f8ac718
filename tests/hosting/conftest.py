"""A small site with everything that servers treat in a way of its own, and the servers themselves on 127.0.0.1."""

from __future__ import annotations

import http.client
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from oer_catalogue.engine.tree import Tree
from oer_catalogue.hosting.servers import header_files, hosted
from oer_catalogue.hosting.twins import write_twins
from oer_catalogue.pool import Elsewhere

ADDRESS = "https://catalogue.test/"
FILM = bytes(range(256)) * 400
TEXT = "Γεια σου, κόσμε. Small words that come again and again. " * 60
HASH = "ab" + "c1" * 31
FILES: dict[str, bytes] = {
    "index.html": f"<!doctype html><title>Home</title><p>{TEXT}".encode(),
    "404.html": f"<!doctype html><title>Not here</title><p>NOT HERE {TEXT}".encode(),
    "modules/lathe/index.html": f"<!doctype html><title>Lathe</title><p>{TEXT}".encode(),
    "modules/lathe/media/lathe.mp4": FILM,
    "modules/lathe/media/lathe.en.vtt": f"WEBVTT\n\n00:01.000 --> 00:02.000\n{TEXT}\n".encode(),
    "assets/oer/site.css": f"/* {TEXT} */".encode(),
    "assets/oer/search.js": f"// {TEXT}".encode(),
    "assets/oer/font.woff2": b"wOF2" + FILM,
    "data/catalogue.json": f'{{"text": "{TEXT}"}}'.encode(),
    "data/small.json": b"{}",
    "downloads/lathe/lathe-en.mbz": b"PK" + FILM,
    "downloads/lathe/lathe-en.imscc": b"PK" + FILM,
    "downloads/lathe/lathe-en.epub": b"PK" + FILM,
    "downloads/lathe/lathe-en.pdf": b"%PDF" + FILM,
    "downloads/all/oer-en.zim": b"ZIM" + FILM,
    "downloads/translate/el/lathe.index.el.po": f'msgid ""\nmsgstr "{TEXT}"\n'.encode(),
    "data/records/lathe.jsonld": f'{{"@id": "{TEXT}"}}'.encode(),
    f"objects/ab/{HASH}": FILM,
    "metadata/timestamp.json": b'{"signed": {"version": 1}}',
}


class InThisProcess:
    """The part of an executor that a pool needs."""

    def map(self, work, pieces):
        return map(work, pieces)


def site_in(folder: Path) -> Path:
    """The site above with its settings for servers, its twins and its manifest."""
    folder.mkdir()
    tree = Tree.over(folder, folder.with_name("none"))
    for path, data in (*FILES.items(), *header_files(ADDRESS)):
        tree.write(path, data)
    (folder / "_headers").write_bytes(hosted())
    tree.finish()
    assert list(write_twins(tree, None, Elsewhere(InThisProcess()))) == []
    return folder


class Server:
    """A server that runs: asks it for a path, returns the answer's status, headers and body."""

    def __init__(self, port: int, log: Path) -> None:
        self.port, self.log = port, log

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, f"/{path}", headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, answer.headers, body


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def needed(name: str, package: str) -> str:
    program = shutil.which(name, path="/usr/sbin:/usr/bin:/usr/local/bin")
    if not program:
        pytest.skip(f"{name} is not installed (Debian: {package})")
    return program


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_in(tmp_path_factory.mktemp("served") / "site")


@pytest.fixture(scope="session", params=["nginx", "caddy"])
def server(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Each server with the lines that we give for it."""
    work, port = tmp_path_factory.mktemp(request.param), free_port()
    command = (nginx if request.param == "nginx" else caddy)(site, work, port)
    with running(command, work, port) as server:
        yield server


def nginx(site: Path, work: Path, port: int) -> list[str]:
    program = needed("nginx", "nginx-light libnginx-mod-http-brotli-static")
    module = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
    if not module.is_file():
        pytest.skip("nginx lacks brotli (Debian: libnginx-mod-http-brotli-static)")
    ours = (site / "data/server/nginx.conf").read_text("utf-8")
    assert "# brotli_static on;" in ours
    (work / "ours.conf").write_text(ours.replace("# brotli_static on;", "brotli_static on;"), "utf-8")
    places = "".join(f"  {name}_temp_path {work}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (work / "nginx.conf").write_text(
        f"load_module {module};\ndaemon off;\nmaster_process off;\npid {work}/pid;\nerror_log {work}/log warn;\n"
        f"events {{}}\nhttp {{\n{places}  access_log {work}/access.log combined;\n  types {{ text/wrong html; }}\n"
        f"  server {{\n    listen 127.0.0.1:{port};\n    root {site};\n    include {work}/ours.conf;\n  }}\n}}\n",
        "utf-8",
    )
    return [program, "-p", str(work), "-e", f"{work}/log", "-c", f"{work}/nginx.conf"]


def caddy(site: Path, work: Path, port: int) -> list[str]:
    program = needed("caddy", "caddy")
    (work / "Caddyfile").write_text(
        "{\n  admin off\n  auto_https off\n}\n"
        f"http://127.0.0.1:{port} {{\n  bind 127.0.0.1\n  root * {site}\n  import {site}/data/server/Caddyfile\n"
        f"  log {{\n    output file {work}/access.log\n  }}\n}}\n",
        "utf-8",
    )
    return [program, "run", "--config", f"{work}/Caddyfile", "--adapter", "caddyfile"]


class running:  # noqa: N801
    """A program that listens on ``port``; it is ended by its own handle."""

    def __init__(self, command: list[str], work: Path, port: int) -> None:
        self.command, self.work, self.port = command, work, port

    def __enter__(self) -> Server:
        home = {"HOME": str(self.work), "PATH": "/usr/bin:/bin", "XDG_DATA_HOME": str(self.work), "XDG_CONFIG_HOME": str(self.work)}
        with (self.work / "said").open("wb") as said:
            self.process = subprocess.Popen(self.command, cwd=self.work, env=home, stdout=said, stderr=said)
        for _ in range(200):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", self.port)) == 0:
                    return Server(self.port, self.work / "access.log")
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        self.__exit__()
        pytest.fail(f"{self.command[0]} does not answer: {(self.work / 'said').read_text('utf-8', 'replace')[-2000:]}")

    def __exit__(self, *error: object) -> None:
        self.process.terminate()
        self.process.wait(10)
