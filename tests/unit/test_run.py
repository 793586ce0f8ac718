"""Run mode, the page to share, and the list of what a device keeps, as they are drawn."""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from lxml import html
from PIL import Image

from oer_catalogue.body import render
from oer_catalogue.engine.tree import File
from oer_catalogue.load.catalogue import load
from oer_catalogue.locales import load as strings
from oer_catalogue.model import Catalogue, Module
from oer_catalogue.offline import ALL, ONE, offline_list, offline_path
from oer_catalogue.pages import Page, PageContext, module_pages, moved
from oer_catalogue.pages.context import page_names, tool_names
from oer_catalogue.pages.share import code
from oer_catalogue.publish import assets, lists
from oer_catalogue.settings import Brand, Settings

GOOD = Path(__file__).parents[1] / "problems" / "_good"
SITE = Settings(site_name="Example", site_url="https://site.example/oer/", languages=("en", "el", "ar"))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(GOOD)[0]


@pytest.fixture(scope="module")
def module(catalogue: Catalogue) -> Module:
    return catalogue.modules[0]


def pages_of(module: Module, locale: str = "en", settings: Settings = SITE) -> dict[str, Page]:
    def body(tag: str, document):
        return render(module, module.editions[tag], document, None, strings(tag))

    context = PageContext(settings, body)
    return {page.path.rpartition("/")[2].removesuffix(".html"): page for page in module_pages(module, locale, context)}


def tree(page: Page) -> html.HtmlElement:
    return html.fromstring(f"<div>{page.slots['content']}</div>")


def test_tools_are_pages_of_every_module_and_never_indexed(catalogue: Catalogue, module: Module):
    assert {"run", "share"} <= set(tool_names(module, SITE))
    assert {"run", "share"} & set(tool_names(replace(module, guide=None), SITE)) == {"share"}
    assert not set(tool_names(module, SITE)) & set(page_names(module, SITE))
    for locale in SITE.languages:
        for name in ("run", "share"):
            page = pages_of(module, locale)[name]
            assert 'content="noindex"' in page.slots["head"]
            assert (page.slots["canonical"], page.slots["alternates"], dict(page.alternates)) == ("", "", {})
            assert "hreflang" in page.slots["switcher"] or "lang=" in page.slots["switcher"]
    listed = "".join(data.decode() for path, data in lists(catalogue, (), SITE) if path.startswith("sitemap"))
    assert "/guide.html" in listed
    assert not re.search(r"/(?:run|share)\.html", listed)


def test_a_former_address_leads_to_the_tools_too(catalogue: Catalogue, module: Module):
    renamed = replace(catalogue, modules=(replace(module, former_slugs=("before",)),))
    paths = {page.path for page in moved(renamed, SITE)}
    assert {"modules/before/run.html", "el/modules/before/share.html"} <= paths


def test_the_words_of_every_activity_are_in_the_page(module: Module):
    page, guide = tree(pages_of(module)["run"]), tree(pages_of(module)["guide"])
    steps = page.xpath("//template[@data-words-of]")
    assert [step.get("data-words-of") for step in steps] == [a.id for session in module.guide.sessions for a in session.activities]
    for step in steps:
        written = guide.xpath(f"//*[@id='m-{step.get('data-words-of')}']/ancestor::li[1]//*[@data-copy-text]")
        says = {each.get("data-say"): each.xpath(".//*[@data-copy-text]")[0].text_content() for each in step.xpath("*[@data-say]")}
        assert [says[""]] == [each.text_content() for each in written]
    modes = {(a.id, mode) for session in module.source.guide.sessions for a in session.activities for mode in a.modes}
    assert {(step.get("data-words-of"), say.get("data-say")) for step in steps for say in step.xpath("*[@data-say!='']")} == modes


def test_the_data_of_run_mode_know_its_strings(module: Module):
    data = json.loads(tree(pages_of(module, "el")["run"]).xpath("//script[@data-plan]")[0].text)
    wanted = {key: text for key, text in strings("el").texts.items() if key.startswith("run.")}
    assert wanted.items() <= data["strings"].items()
    assert data["run"] == "run.html"


def marks(svg: str) -> set[tuple[int, int]]:
    """The dark marks of a drawn code, as (x, y)."""
    found = set()
    for x, y, wide, high in re.findall(r"M(\d+) (\d+)h(\d+)v(\d+)h-\d+Z", svg):
        found |= {(int(x) + right, int(y) + down) for right in range(int(wide)) for down in range(int(high))}
    return found


@pytest.mark.parametrize(
    "text", ["https://a.example/b.html", "https://example.org/el/modules/" + "long-name/" * 20, "https://παράδειγμα.example/"]
)
def test_a_code_says_its_text_to_a_reader_and_has_a_white_border(text: str):
    drawn = code(text)
    size = int(re.search(r'viewBox="0 0 (\d+)', drawn)[1])
    dark = marks(drawn)
    assert {min(dark), max(x for x, _ in dark), max(y for _, y in dark)} == {(4, 4), size - 4 - 1}
    picture = Image.new("L", (size, size), 255)
    for mark in dark:
        picture.putpixel(mark, 0)
    found = zxingcpp.read_barcodes(picture.resize((4 * size, 4 * size), Image.Resampling.NEAREST))
    assert [(one.text, one.format, one.ec_level) for one in found] == [(text, zxingcpp.BarcodeFormat.QRCode, "M")]
    assert code(text) == drawn


def test_each_lesson_has_the_code_of_its_address_in_the_readers_language(module: Module):
    page = tree(pages_of(module, "el")["share"])
    codes = re.findall(r"<svg class=\"oer-code\".*?</svg>", pages_of(module, "el")["share"].slots["content"])
    addresses = [f"https://site.example/oer/el/modules/{module.id}/{lesson.id}.html" for lesson in module.lessons]
    assert [marks(found) for found in codes] == [marks(code(address)) for address in addresses]
    assert [e.text_content().split()[-1] for e in page.xpath("//*[@data-copy-text]")] == addresses
    assert [e.text for e in page.xpath("//*[@class='oer-poster__address']")] == [a.removeprefix("https://") for a in addresses]


def test_without_an_address_the_page_says_so_and_shows_no_code(module: Module):
    content = pages_of(module, "en", replace(SITE, site_url=""))["share"].slots["content"]
    assert "oer-code" not in content
    assert "no public address yet" in content


# --- what a device keeps --------------------------------------------------------------------------------------------------


def file(path: str, size: int = 10, sha: str = "a") -> File:
    return File(path, size, sha * 64, 0)


def test_the_list_names_pages_media_and_scripts_and_leaves_out_what_is_too_large():
    pages = [file("el/modules/x/index.html"), file("el/modules/x/run.html")]
    media = [
        file("modules/x/media/a.svg"),
        file("modules/x/media/de/a.svg"),
        file("modules/x/media/el/a.svg"),
        file("modules/x/media/film.webm", ONE + 1),
    ]
    brand = Brand(logo="logo.svg", colours={"primary": "#000000 #ffffff"})
    value = json.loads(offline_list("x", "el", pages, media, {"de", "en"}, brand))
    assert value["files"][:4] == ["el/modules/x/index.html", "el/modules/x/run.html", "modules/x/media/a.svg", "modules/x/media/el/a.svg"]
    assert value["left"] == {"number": 1, "bytes": ONE + 1}
    shipped = dict(assets(Path("nowhere"), brand))
    own = [path for path in value["files"][4:] if not path.startswith("assets/brand/")]
    assert {"assets/oer/site.css", "assets/oer/tools.css", "assets/oer/run.js", "assets/oer/keep.js"} <= set(own) <= set(shipped)
    assert value["bytes"] == 40 + sum(len(shipped[path]) for path in own)
    assert "assets/brand/logo.svg" in value["files"]


def test_all_media_together_have_a_bound():
    media = [file(f"modules/x/media/{n}.webm", ONE) for n in range(5)]
    value = json.loads(offline_list("x", "en", [], media, (), Brand()))
    assert sum(path.endswith(".webm") for path in value["files"]) == ALL // ONE == 3
    assert value["left"] == {"number": 2, "bytes": 2 * ONE}


def test_the_version_follows_every_byte_and_nothing_else():
    def version(*pages: File, brand: Brand = Brand()) -> str:  # noqa: B008
        return json.loads(offline_list("x", "en", pages, [], (), brand))["version"]

    one = file("modules/x/index.html")
    assert version(one) == version(one._replace(changed=7))
    assert (
        len(
            {version(one), version(one._replace(sha256="b" * 64)), version(), version(one, brand=Brand(colours={"ink": "#000000 #ffffff"}))}
        )
        == 4
    )


def test_the_list_and_the_worker_lie_where_the_pages_look_for_them(module: Module):
    for locale, name in (("en", "guide"), ("ar", "run")):
        page = pages_of(module, locale)[name]
        box = tree(page).xpath("//*[@data-keep]")[0]
        assert posixpath.normpath(posixpath.join(posixpath.dirname(page.path), box.get("data-list"))) == offline_path(module.id, locale)
        assert posixpath.normpath(posixpath.join(posixpath.dirname(page.path), box.get("data-root"))) == "."
    shipped = dict(assets(Path("nowhere"), Brand()))
    worker = shipped["sw.js"].decode()
    assert "importScripts" not in worker
    assert not re.search(r"https?://", worker)
