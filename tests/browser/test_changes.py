"""The page of all releases as people open it: in the light and in the dark, wide and narrow, from a server and from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser

from oer_catalogue.engine.policy import HEADERS
from oer_catalogue.releases.changes import pages
from oer_catalogue.releases.notes import Count, Notes, Step

from .conftest import Watch, axe
from .test_structure import check, excused

HISTORY = (
    Notes(
        1, "2026-11-26", first=True, modules_new=(Step("tea", "Tea with a group", "", "1.0.0"),), files=Count(new=380), bytes_new=8_000_000
    ),
    Notes(2, "2026-11-27T09:30:00Z", modules_changed=(Step("tea", "Tea with a group", "1.0.0", "1.1.0"),), languages_new=(("tea", "el"),)),
    Notes(
        3,
        "2026-11-28T09:30:00Z",
        modules_changed=(Step("tea", "Tea with a group", "1.1.0", "2.0.0"),),
        addresses_gone=(
            "downloads/a-module-with-a-very-long-name-that-does-not-fit/a-module-with-a-very-long-name-that-does-not-fit-en.epub",
        ),
    ),
)


class _Strict(SimpleHTTPRequestHandler):
    """A server with the headers that we recommend."""

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("changes")
    for path, data in pages(HISTORY, "Second Catalogue", "https://catalogue.example/open/", "changes.html"):
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Strict, directory=str(folder)))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


SAMPLE = (("server", 320, "dark"), ("folder", 1280, "light"))
"""Both values of everything; ``--prove`` runs all that can be put together."""


@pytest.mark.parametrize(
    ("place", "width", "scheme"),
    [
        pytest.param(*case, marks=() if case in SAMPLE else pytest.mark.beyond_sample)
        for case in product(("server", "folder"), (320, 1280), ("light", "dark"))
    ],
)
def test_axe_finds_nothing_and_nothing_fails(chromium: Browser, folder: Path, served: str, place: str, width: int, scheme: str) -> None:
    origin = served if place == "server" else folder.as_uri()
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page, watch = context.new_page(), Watch(origin)
    watch.follow(page)
    page.goto(f"{origin}/changes.html")
    assert watch.errors == []
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(251, 250, 246)", "dark": "rgb(18, 25, 27)"}[scheme]  # the style was loaded
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(page) == []
    context.close()


def test_the_nu_html_checker_finds_nothing(folder: Path) -> None:
    assert [message for message in check(folder) if not excused(message)] == []
