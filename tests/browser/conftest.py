"""The real catalogue, built once, served on the loopback address and opened in Debian's Chromium."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from oer_catalogue import site as sites

ROOT = Path(__file__).parents[2]
AXE = ROOT / "tests" / "node" / "node_modules" / "axe-core" / "axe.min.js"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on 127.0.0.1; yields its address without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository."""
    out = tmp_path_factory.mktemp("built") / "site"
    outcome = sites.build(ROOT, out)
    assert outcome.code == 0, outcome.report.problems
    return out


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    yield from serve(built)


@dataclass
class Watch:
    """What went wrong on a page: console errors, failed or foreign requests."""

    origin: str
    errors: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        page.on("console", lambda message: message.type in ("error", "warning") and self.errors.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.errors.append(f"script: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", lambda response: response.status >= 400 and self.errors.append(f"{response.status}: {response.url}"))
        page.on("request", lambda request: self._local(request.url) or self.errors.append(f"foreign: {request.url}"))

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the visitor went on to another page
            self.errors.append(f"failed: {request.url} {request.failure}")

    def _local(self, url: str) -> bool:
        return url.startswith((self.origin, "data:", "blob:"))


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page whose errors fail the test at its end."""
    page = context.new_page()
    watch = Watch(address)
    watch.follow(page)
    yield page
    assert watch.errors == []


def axe(page: Page) -> list[str]:
    """axe-core's violations on the page as it stands: ``rule: target`` lines."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    return [
        f"{violation['id']}: {json.dumps(node['target'])} {node['html'][:120]} {node['failureSummary'][:200]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
