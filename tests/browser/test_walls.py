"""Each wall alone holds: our HTML without the rules for browsers, and the rules for browsers without our HTML.

A site is built of hostile modules with the checks of their content switched off (a catalogue with the checks on refuses every
one of them). Chromium opens its pages, hovers and clicks; a server on another port counts who is asked for anything.
"""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Error, Page

from oer_catalogue import guide_files, packing, site, units
from oer_catalogue.engine.policy import HEADERS, META
from oer_catalogue.load import module as loading
from oer_catalogue.model import Module
from oer_catalogue.pool import Elsewhere

from .conftest import ROOT, serve
from .payloads import PAYLOADS, RUN, Payload

GOOD = ROOT / "tests" / "problems" / "_good"
PACKAGE_META = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
NOT_STOPPED = {"16 meta refresh"}
"""What no policy in a page can stop: a page that moves on by itself, as a link does when somebody follows it. Our HTML stops it."""


class Far:
    """Another host: what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        far = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                far.asked.append(self.path)
                kind, data = {
                    "js": ("text/javascript", RUN),
                    "css": ("text/css", "body { display: none }"),
                    "svg": ("image/svg+xml", f'<svg xmlns="http://www.w3.org/2000/svg"><script>{RUN}</script></svg>'),
                    "html": ("text/html", f"<script>{RUN}</script>"),
                }.get(self.path.rpartition(".")[2], ("text/plain", ""))
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.end_headers()
                self.wfile.write(data.encode())

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(scope="module")
def far() -> Iterator[Far]:
    far = Far()
    yield far
    far.close()


# --- hostile sites ---------------------------------------------------------------------------------------------------------


def slug(payload: Payload) -> str:
    return f"p-{payload.name[:2]}"


def project(folder: Path, far: Far) -> Path:
    """A project whose module has one lesson for each payload."""
    shutil.copytree(GOOD, folder)
    (folder / "mkdocs.yml").write_text(
        "site_name: Example\nplugins:\n  - oer-catalogue: {languages: [en, el], formats: [scorm12, html, source]}\n", "utf-8"
    )
    module = folder / "modules" / "safe-start"
    facts = (module / "module.yml").read_text("utf-8")
    lessons = "".join(f"  - {{id: {slug(payload)}, minutes: 5, outcomes: [LO1]}}\n" for payload in PAYLOADS)
    (module / "module.yml").write_text(facts.replace("lessons:\n", f"lessons:\n{lessons}"), "utf-8")
    for payload in PAYLOADS:
        text = f"---\ntitle: Payload {payload.name}\n---\n\nThe body is here.\n\n{payload.markdown}\n\nThe end of the padlock lesson.\n"
        (module / "en" / "lessons" / f"{slug(payload)}.md").write_text(text.replace("FAR", far.address), "utf-8")
    return folder


def build(root: Path, change: Callable[[Module], Module]) -> Path:
    """The real build of a project with the checks of content switched off. ``change`` alters what was read."""

    def understand(reading, methods):
        loading._sort_out(reading)
        module = loading._assemble(reading, methods)
        assert module is not None
        return change(module), ()

    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(1) as threads:
        for reader in (units, packing, guide_files):
            patch.setattr(reader, "understand", understand)
        outcome = site.build(root, root / "site", pool=Elsewhere(threads))
    assert outcome.code == 0, outcome.report.problems
    return root / "site"


def without_rules(source: Path, target: Path) -> Path:
    """A site whose pages have lost their rules for browsers."""
    shutil.copytree(source, target, copy_function=os.link)
    for page in target.rglob("*.html"):
        html = page.read_text("utf-8")
        assert html.count(META) == 1, page
        page.unlink()
        page.write_text(html.replace(META, ""), "utf-8")
    return target


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory, far: Far) -> Path:
    return build(project(tmp_path_factory.mktemp("bodies") / "project", far), lambda module: module)


NAMES = frozenset(
    """title summary keywords outcomes prerequisites text accessibility_summary quality_note funding_note disclaimer name organisation
    orcid author source use changes licence_url url provider reviewed_by why need_not_know term place country label software
    version code""".split()  # noqa: SIM905
)
"""Fields of words and addresses that strangers write. Ids and file names are no words: they are held to their own form."""


def poisoned(value: object, words: str, name: str = "") -> object:
    """The same value with hostile words in every text that a stranger wrote."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        if type(value).__name__ == "Place":
            return value
        return dataclasses.replace(value, **{f.name: poisoned(getattr(value, f.name), words, f.name) for f in dataclasses.fields(value)})
    if isinstance(value, Mapping):
        return {key: poisoned(part, words, name) for key, part in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*(poisoned(part, words, field) for field, part in zip(value._fields, value, strict=True)))
    if isinstance(value, tuple):
        return tuple(poisoned(part, words, name) for part in value)
    if isinstance(value, str) and name in NAMES:
        return f"javascript:{RUN}" if name in ("url", "licence_url", "source") else f"{value} {words}"
    return value


@pytest.fixture(scope="module")
def metadata(tmp_path_factory: pytest.TempPathFactory, far: Far) -> Path:
    src = f"{far.address}/metadata.png"
    words = f"\"'><script>{RUN}</script><img src=x onerror={RUN}><img src={src}></title></style><!-- {{{{7*7}}}} %%oer:content%% </script>"
    root = tmp_path_factory.mktemp("metadata") / "project"
    shutil.copytree(GOOD, root)
    brand = {"name": words, "operator": words, "legal_notice": {"en": words}, "tagline": {"en": words}, "contact": f"javascript:{RUN}"}
    plugin = {"oer-catalogue": {"languages": ["en", "el"], "formats": ["scorm12", "html", "epub", "source"], "brand": brand}}
    (root / "mkdocs.yml").write_text(yaml.safe_dump({"site_name": "Example", "plugins": [plugin]}), "utf-8")
    return build(root, lambda module: poisoned(module, words))


# --- what Chromium sees ----------------------------------------------------------------------------------------------------


HOSTILE = """() => Array.from(document.querySelectorAll(
    '[onerror], [src*=metadata], [href^="javascript:" i], [action^="javascript:" i]'), e => e.outerHTML.slice(0, 300))"""


class Visit:
    """One page of the browser, and what ran in it."""

    def __init__(self, page: Page) -> None:
        self.page, self.ran = page, []
        page.on("console", lambda message: message.text.startswith("RAN") and self.ran.append(message.text))
        page.on("dialog", lambda dialog: (self.ran.append(dialog.message), dialog.dismiss()))

    def open(self, url: str) -> None:
        for address in ("about:blank", url):
            for _ in range(5):  # a page that moves on by itself may still be on its way
                try:
                    self.page.goto(address, wait_until="load")
                    break
                except Error:
                    self.page.wait_for_timeout(200)
        self.page.wait_for_timeout(100)

    def touch(self, area: str) -> None:
        """Move over and click whatever is in the area; links to other places are not followed."""
        here = self.page.url
        parts = f"{area} :is(a, button, summary, input, maction, mi, text, [onclick], [onmouseover], h2)"
        for number in range(min(self.page.locator(parts).count(), 6)):
            part = self.page.locator(parts).nth(number)
            target = part.evaluate("e => e.getAttribute && e.getAttribute('href') || ''")
            if target.startswith(("http:", "https:", "//")):
                continue
            part.dispatch_event("mouseover")
            part.dispatch_event("focus")
            part.dispatch_event("click")
            self.page.wait_for_timeout(30)
            if self.page.url.partition("#")[0] != here.partition("#")[0]:
                self.page.goto(here, wait_until="load")


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield Visit(context.new_page())
    context.close()


def usable(page: Page) -> list[str]:
    """What is wrong with a page for somebody who reads it: "" = its words are seen, and the search answers."""
    wrong = []
    box = page.locator("main .oer-prose").first.bounding_box()
    if not page.get_by_text("The body is here.").first.is_visible() or not box:
        wrong.append("the text is not seen")
    elif page.evaluate("([x, y]) => !document.elementFromPoint(x, y)?.closest('main')", [box["x"] + 5, min(box["y"] + 5, 890)]):
        wrong.append("something lies over the text")
    page.locator(".oer-search input").first.fill("padlock")
    try:
        page.locator("[role=option]").first.wait_for(timeout=5000)
    except Error:
        wrong.append("the search does not answer")
    return wrong


def test_our_html_alone_stops_everything(bodies: Path, tmp_path: Path, visit: Visit, far: Far, some):
    """48 payloads through the renderer, rules or no rules: nothing runs, nobody is asked, the text is seen, the search answers."""
    open_site = without_rules(bodies, tmp_path / "open")
    before, wrong = len(far.asked), {}
    for address in serve(open_site):
        for payload in some(PAYLOADS, 3):
            visit.ran.clear()
            visit.open(f"{address}/modules/safe-start/{slug(payload)}.html")
            visit.touch("main .oer-prose")
            found = [*usable(visit.page), *visit.ran]
            if found:
                wrong[payload.name] = found
    assert wrong == {}
    assert far.asked[before:] == []


def test_hostile_words_in_every_field_of_every_template(metadata: Path, tmp_path: Path, visit: Visit, far: Far):
    open_site = without_rules(metadata, tmp_path / "open")
    pages = sorted(page.relative_to(open_site).as_posix() for page in open_site.rglob("*.html"))
    assert {"index.html", "catalogue.html", "404.html", "modules/safe-start/quiz.html", "modules/safe-start/guide.html"} <= set(pages)
    before, wrong = len(far.asked), {}
    for address in serve(open_site):
        for page in pages:
            visit.ran.clear()
            visit.open(f"{address}/{page}")
            found = visit.page.evaluate(HOSTILE)
            if visit.ran or found:
                wrong[page] = [*visit.ran, *found]
            if "modules/" in page:
                assert "<script>console" in visit.page.locator("main").inner_text(), page
        visit.ran.clear()
        visit.open(f"{address}/catalogue.html")
        visit.page.locator(".oer-search input").first.fill("safe")
        visit.page.locator("[role=option]").first.wait_for()
        for option in visit.page.locator("[role=option]").all():
            option.hover()
        assert visit.page.locator(".oer-search__panel :is(script, img, [onerror])").count() == 0
        assert "<script>" in visit.page.locator("[role=option]").first.inner_text()
        assert visit.ran == []
    assert wrong == {}
    assert far.asked[before:] == []


def test_packages_hold_hostile_words_without_their_rules(metadata: Path, bodies: Path, tmp_path: Path, visit: Visit, far: Far):
    before, ran = len(far.asked), []
    for source in (metadata, bodies):
        folder = tmp_path / source.parent.parent.name
        with zipfile.ZipFile(source / "downloads/safe-start/safe-start-en.html.zip") as archive:
            archive.extractall(folder)
        index = folder / "index.html"
        html = index.read_text("utf-8")
        assert PACKAGE_META.search(html).start() < html.index("charset")
        index.write_text(PACKAGE_META.sub("", html), "utf-8")
        for address in serve(folder):
            visit.ran.clear()
            visit.open(f"{address}/index.html")
            for part in visit.page.evaluate("[...document.querySelectorAll('[data-part]')].map(e => e.dataset.part)"):
                visit.page.evaluate("part => { location.hash = part }", part)
                visit.page.wait_for_timeout(30)
            ran += [*visit.ran, *visit.page.evaluate(HOSTILE)]
    assert ran == []
    assert far.asked[before:] == []


# --- the rules alone -------------------------------------------------------------------------------------------------------


def raw(page: str, payload: Payload, far: Far) -> str:
    """A real page into which a payload was written as it is."""
    html = page.replace("<p>The body is here.</p>", f"<p>The body is here.</p>\n{payload.page}", 1)
    if payload.head:
        html = re.sub(r"<title>[^<]*", lambda match: match[0] + payload.head, html, count=1)
        html = html.replace('<meta name="description" content="', f'<meta name="description" content="{payload.head}', 1)
        html = html.replace("<h1", f"{payload.head}<h1", 1)
    return html.replace("FAR", far.address)


@pytest.fixture(scope="module")
def raw_pages(bodies: Path, tmp_path_factory: pytest.TempPathFactory, far: Far) -> Path:
    """A site in which every payload stands as it is in a page with its rules: ``p-01.html`` … ``p-48.html``; and an open twin."""
    folder = tmp_path_factory.mktemp("raw") / "site"
    shutil.copytree(bodies, folder, copy_function=os.link)
    place = folder / "modules" / "safe-start"
    (place / "p-32.html").read_text("utf-8")
    clean = (bodies / "modules/safe-start/p-32.html").read_text("utf-8")
    for payload in PAYLOADS:
        target = place / f"{slug(payload)}.html"
        target.unlink()
        target.write_text(raw(clean, payload, far), "utf-8")
        (place / f"open-{slug(payload)}.html").write_text(raw(clean.replace(META, ""), payload, far), "utf-8")
    return folder


def hits(raw_pages: Path, visit: Visit, far: Far, prefix: str, payloads: Sequence[Payload]) -> tuple[set[str], set[str]]:
    """The payloads that ran, and those that asked another host."""
    ran, asked = set(), set()
    for address in serve(raw_pages):
        for payload in payloads:
            visit.ran.clear()
            before = len(far.asked)
            visit.open(f"{address}/modules/safe-start/{prefix}{slug(payload)}.html")
            if visit.page.url.startswith(address):
                visit.touch("main .oer-prose")
            visit.page.wait_for_timeout(50)
            if visit.ran:
                ran.add(payload.name)
            if far.asked[before:]:
                asked.add(payload.name)
    return ran, asked


def test_the_rules_alone_stop_every_script_and_every_request(raw_pages: Path, visit: Visit, far: Far, some):
    ran, asked = hits(raw_pages, visit, far, "", some(PAYLOADS, 3))
    assert ran - NOT_STOPPED == set()
    assert asked == NOT_STOPPED


@pytest.mark.beyond_sample
def test_without_any_wall_the_payloads_do_harm(raw_pages: Path, visit: Visit, far: Far):
    """The corpus is no straw man: without rules and without our HTML it runs scripts and asks other hosts."""
    ran, asked = hits(raw_pages, visit, far, "open-", PAYLOADS)
    assert len(ran) >= 15
    assert len(asked) >= 10


HOSTILE_SVG = (
    f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="{RUN}"><script>{RUN}</script>'
    f'<image xlink:href="FAR/svg.png"/><style>@import "FAR/svg.css";</style><foreignObject><img xmlns="http://www.w3.org/1999/xhtml"'
    f' src="x" onerror="{RUN}"/></foreignObject></svg>'
)


def test_a_hostile_drawing_does_nothing_in_a_page(raw_pages: Path, visit: Visit, far: Far):
    """A drawing that got past the checks, as a picture in a page. (Opened alone, only a server's headers or the checks help.)"""
    drawing = raw_pages / "modules/safe-start/media/padlock.svg"
    drawing.unlink()
    drawing.write_text(HOSTILE_SVG.replace("FAR", far.address), "utf-8")
    page = raw_pages / "modules/safe-start/open-svg.html"
    page.write_text('<!doctype html><title>a</title><img src="media/padlock.svg" alt="a">', "utf-8")
    before = len(far.asked)
    for address in serve(raw_pages):
        visit.ran.clear()
        visit.open(f"{address}/modules/safe-start/open-svg.html")
        assert visit.ran == []
    assert far.asked[before:] == []


def test_a_hostile_drawing_opened_alone_is_stopped_by_the_headers(raw_pages: Path, chromium: Browser, far: Far):
    context = chromium.new_context()
    visit, before = Visit(context.new_page()), len(far.asked)
    body = HOSTILE_SVG.replace("FAR", far.address)
    headers = {**HEADERS, "Content-Type": "image/svg+xml"}
    visit.page.route("**/drawing.svg", lambda route: route.fulfill(status=200, headers=headers, body=body))
    for address in serve(raw_pages):
        visit.open(f"{address}/drawing.svg")
    assert visit.ran == []
    assert far.asked[before:] == []
    context.close()
