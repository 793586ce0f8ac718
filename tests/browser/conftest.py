"""The real catalogue, built once, served on the loopback address and opened in Debian's Chromium."""

from __future__ import annotations

import fcntl
import json
import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from oer_catalogue import site as sites
from oer_catalogue.packages import FORMATS
from oer_catalogue.settings import TRANSLATION_FILES

from .pagetypes import LINKS, PACKAGED, SECOND

ROOT = Path(__file__).parents[2]
STATES = ROOT / "tests" / "fixtures" / "states"
AXE = ROOT / "tests" / "node" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
MORE = (
    "css-orientation-lock",
    "focus-order-semantics",
    "label-content-name-mismatch",
    "table-fake-caption",
    "td-has-header",
)
"""Rules of axe-core that it calls experimental and leaves out unless asked."""


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
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository. Unless every case is run, without the files that take most of the time: plans of guides that are
    printed, books of pathways, bundles, ``PRINTED``. They have tests of their own."""
    out = tmp_path_factory.mktemp("built") / "site"
    (ROOT / ".cache").mkdir(exist_ok=True)
    with (ROOT / ".cache" / "built.lock").open("w") as lock:  # the second process of the tests takes from the cache what the first has made
        fcntl.flock(lock, fcntl.LOCK_EX)
        outcome = sites.build(ROOT if request.config.getoption("--prove") else _with_few_files(ROOT / ".cache" / "tests"), out)
    assert outcome.code == 0, outcome.report.problems
    return out


PRINTED = {"pdf-guide", "pdf-large", "handout", "handout-answers", "docx", "odt"}
"""Formats that cost most of a build and have tests of their own; one PDF of an edition is enough to look at pages."""


def _with_few_files(project: Path) -> Path:
    """A copy of this repository's sources with fewer downloads; it keeps its cache."""
    for name in ("docs", "modules", "overrides"):
        shutil.rmtree(project / name, ignore_errors=True)
        shutil.copytree(ROOT / name, project / name)
    few = ", ".join([*(form.name for form in FORMATS if form.name not in PRINTED), TRANSLATION_FILES])
    plugin = "  - oer-catalogue:\n"
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert settings.count(plugin) == 1
    (project / "mkdocs.yml").write_text(settings.replace(plugin, f"{plugin}      formats: [{few}]\n"), "utf-8")
    return project


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    yield from serve(built)


@pytest.fixture(scope="session")
def second_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the fixture project, built from a copy: a build keeps its cache beside the sources."""
    project = tmp_path_factory.mktemp("second") / "project"
    shutil.copytree(STATES, project)
    out = project.parent / "site"
    outcome = sites.build(project, out)
    assert (outcome.code, outcome.warnings, outcome.quarantined) == (0, (), ()), outcome.report.problems
    return out


@pytest.fixture(scope="session")
def second(second_site: Path) -> Iterator[str]:
    """The address of the fixture project's site."""
    yield from serve(second_site)


@pytest.fixture(scope="session")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The fixture project while somebody writes: one module is a draft."""
    project = tmp_path_factory.mktemp("drafts") / "project"
    shutil.copytree(STATES, project)
    file = project / LINKS / "module.yml"
    file.write_text(file.read_text("utf-8").replace("status: published", "status: draft"), "utf-8")
    out = project.parent / "site"
    assert sites.build(project, out, sites.Options(drafts=True)).code == 0
    yield from serve(out)


@pytest.fixture(scope="session")
def packages(second_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The fixture's packages, unpacked, on a server as in a learning platform: ``<format>/<language>/``."""
    folder = tmp_path_factory.mktemp("packages")
    for form in ("html", "scorm12"):
        for locale in SECOND:
            with zipfile.ZipFile(second_site / "downloads" / PACKAGED / f"{PACKAGED}-{locale}.{form}.zip") as package:
                package.extractall(folder / form / locale)
    yield from serve(folder)


@pytest.fixture
def place(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """The address of a site by its name; a site that no case asks for is not built."""

    def of(site: str) -> str:
        if site in ("html", "scorm12"):
            return f"{request.getfixturevalue('packages')}/{site}"
        return request.getfixturevalue({"real": "address"}.get(site, site))

    return of


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
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {"runOnly": TAGS, "rules": {name: {"enabled": True} for name in MORE}, "resultTypes": ["violations"], "preload": False}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{violation['id']}: {json.dumps(node['target'])} {node['html'][:120]} {node['failureSummary'][:200]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    """A page; the test fails if anything was written to the console as an error."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    opened.set_default_timeout(5000)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.errors = errors
    yield opened
    context.close()
    assert errors == []
