"""What stays on a reader's device is what the privacy notice says, in every language; and nobody else is asked for anything."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
import yaml
from lxml import html as lxml_html
from playwright.sync_api import Browser, Page, expect

from oer_catalogue.engine.elsewhere import foreign, in_css

from .conftest import ROOT, Watch

LANGUAGES = ("en", "it", "el", "bg", "de", "ar")
MODULE = "modules/staying-safe-online"
JS = ROOT / "plugins" / "oer_catalogue"
WHAT_IS_KEPT = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(document.cookie ? ['cookie'] : [])]"
HOOK = """(() => { const kept = Storage.prototype.setItem; Storage.prototype.setItem = function (key, value) {
    console.debug('KEPT ' + key); return kept.call(this, key, value); }; })()"""


def listed(locale: str) -> set[str]:
    """The keys that the privacy notice of a language names, with ``<module>`` for any module."""
    text = (ROOT / "docs" / f"privacy.{locale}.md").read_text("utf-8")
    return set(re.findall(r"^\| `(oer\.<id>\.[^`]+)`(?:\{: dir=\"ltr\" \})? \|", text, re.M))


def shape(key: str) -> str:
    modules = "|".join(folder.name for folder in (ROOT / "modules").iterdir() if folder.is_dir())
    return re.sub(rf"\.(?:{modules})$", ".<module>", re.sub(r"^oer\.[^.]+\.", "oer.<id>.", key))


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_notice_lists_the_same_keys_in_every_language(locale: str):
    assert listed(locale) == listed("en")
    assert len(listed("en")) == 9
    names = [re.findall(r"`(oer-keep:[^`]+|sw\.js)`", (ROOT / "docs" / f"privacy.{tag}.md").read_text("utf-8")) for tag in (locale, "en")]
    assert names[0] == names[1] == ["oer-keep:<folder>:<module>:<language>", "sw.js"]


def _walk(page: Page, address: str) -> None:
    """Use everything that a reader can use: colours, languages, search, filters, marks, a quiz, a plan."""
    page.goto(f"{address}/index.html")
    page.locator("[data-scheme]").first.click()
    page.locator(".oer-switcher summary, [data-switcher] summary").first.click()
    page.get_by_role("link", name="Ελληνικά").first.click()
    page.wait_for_url(re.compile("/el/"))
    page.goto(f"{address}/{MODULE}/spot-a-false-message.html")
    page.locator(".oer-search input").first.fill("passphrase")
    page.locator(".oer-search__language input").first.check()
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("[data-done]").first.click()
    page.goto(f"{address}/catalogue.html?topic=online-safety&q=safe")
    page.locator("[name=lang][value=el]").check()
    page.goto(f"{address}/{MODULE}/quiz.html")
    question = page.locator(".oer-quiz__item:visible").first
    question.locator("input").nth(1).check()
    question.get_by_role("button", name="Check").click()
    page.goto(f"{address}/{MODULE}/guide.html")
    page.goto(f"{address}/{MODULE}/run.html")
    page.locator("[data-form] [type=submit]").click()
    page.locator("[data-scheme]").click()
    page.locator("[data-notes-box] summary").click()
    page.locator("[data-notes-text]").fill("Bring more paper")
    page.goto(f"{address}/plan.html")
    page.get_by_label("Part 1: name").fill("Passwords")
    page.get_by_label("Part 1: min").fill("45")
    page.get_by_role("button", name="Keep this plan").click()
    page.goto(f"{address}/privacy.html")


def test_a_real_visit_keeps_only_what_the_notice_names(chromium: Browser, address: str):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(HOOK)
    page, kept = context.new_page(), set()
    watch = Watch(address)
    watch.follow(page)
    page.on("console", lambda message: message.text.startswith("KEPT ") and kept.add(message.text[5:]))
    _walk(page, address)
    kept |= set(page.evaluate(WHAT_IS_KEPT))
    assert {shape(key) for key in kept} == listed("en") - {"oer.<id>.reader.<module>"}  # that one belongs to a downloaded module
    assert context.cookies() == []
    assert page.evaluate("async () => [(await indexedDB.databases()).length, (await caches.keys()).length]") == [0, 0]
    assert watch.errors == []
    context.close()


def test_a_downloaded_module_keeps_only_what_the_notice_names(chromium: Browser, built: Path, tmp_path: Path):
    with zipfile.ZipFile(built / "downloads/staying-safe-online/staying-safe-online-en.html.zip") as archive:
        archive.extractall(tmp_path)
    context = chromium.new_context()
    page = context.new_page()
    watch = Watch("file://")
    watch.follow(page)
    page.goto((tmp_path / "index.html").as_uri())
    for part in ("spot-a-false-message", "quiz"):
        page.evaluate("part => { location.hash = part }", part)
        page.wait_for_timeout(200)
    question = page.locator(".oer-quiz__item:visible").first
    question.locator("input").nth(1).check()
    question.locator("button:visible").first.click()
    keys = {shape(key) for key in page.evaluate(WHAT_IS_KEPT)}
    assert keys <= {"oer.<id>.reader.<module>", "oer.<id>.quiz.<module>"}
    assert "oer.<id>.reader.<module>" in keys
    assert watch.errors == []
    context.close()


# --- nobody else is asked: the whole finished site -------------------------------------------------------------------------

_LOADING = (
    "src",
    "srcset",
    "imagesrcset",
    "poster",
    "background",
    "ping",
    "manifest",
    "data",
    "{http://www.w3.org/1999/xlink}href",
    "xlink:href",
)
_NOT_LOADED = {"canonical", "alternate", "license", "author", "next", "prev", "help", "search"}


def test_no_file_of_the_finished_site_loads_anything_from_elsewhere(built: Path):
    """Every page, style sheet, drawing and script, read with another parser than the build's own."""
    wrong, pages = [], 0
    for file in sorted(built.rglob("*")):
        name = file.relative_to(built).as_posix()
        if file.suffix in (".html", ".svg"):
            pages += file.suffix == ".html"
            wrong += [(name, *found) for found in _loads(file)]
        elif file.suffix == ".css":
            wrong += [(name, address) for address in in_css(file.read_text("utf-8"))]
            wrong += [
                (name, a) for a in re.findall(r"https?://[^\s\"')]+", file.read_text("utf-8")) if not a.startswith("http://www.w3.org/")
            ]
        elif file.suffix == ".js" and "/search/" not in name:
            text = re.sub(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", "", file.read_text("utf-8"), flags=re.S)
            wrong += [(name, found) for found in re.findall(r"[\"'`]((?:https?:|wss?:)?//[^\"'`]+)", text)]
            wrong += [(name, found) for found in re.findall(r"\b(?:sendBeacon|XMLHttpRequest|WebSocket|EventSource|importScripts)\b", text)]
    assert pages > 200
    assert wrong == []


def _loads(file: Path) -> list[tuple[str, str]]:
    tree = lxml_html.parse(str(file), lxml_html.HTMLParser(encoding="utf-8"))
    found = []
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        attributes = dict(element.attrib)
        found += [(element.tag, name) for name in attributes if name.startswith("on") or (name == "style" and file.suffix == ".html")]
        data = attributes.get("type") in ("application/ld+json", "application/json")
        if element.tag == "script" and "src" not in attributes and not data:
            found.append(("script", "inline"))
        if element.tag in ("style", "base", "iframe", "frame", "object", "embed", "applet"):
            found.append((element.tag, "element"))
        loading = [attributes[name] for name in _LOADING if name in attributes]
        if element.tag == "link" and not set(attributes.get("rel", "").split()) <= _NOT_LOADED:
            loading.append(attributes.get("href", ""))
        if element.tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
            loading.append(attributes["content"].partition("=")[2])
        found += [(element.tag, address) for value in loading for address in value.split() if foreign(address)]
    return found


def test_every_page_of_the_finished_site_carries_the_rules_first(built: Path):
    pages = list(built.rglob("*.html"))
    late = [page for page in pages if not re.search(r'<head>\s*<meta http-equiv="Content-Security-Policy"', page.read_text("utf-8")[:600])]
    assert len(pages) > 200
    assert late == []


def test_every_shipped_font_has_its_licence_beside_it(built: Path):
    vendor = yaml.safe_load((JS / "theme/vendor/VENDOR.yml").read_text("utf-8"))
    licences = {name: entry["licence_file"] for entry in vendor for name in entry["files"] if name.endswith(".woff2")}
    fonts = [file.relative_to(built / "assets/oer").as_posix() for file in (built / "assets/oer").rglob("*.woff2")]
    assert fonts
    for font in fonts:
        assert (built / "assets/oer" / licences[font]).is_file()
