"""The markup of every page of both sites: languages, headings, landmarks, names; and the Nu HTML checker's word on it.

No browser: every page is read as it was written. Only the checker gets a sample of the real catalogue's.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from lxml import html
from lxml.html import HtmlElement

from oer_catalogue.locales import direction, language_name

from .conftest import ROOT
from .pagetypes import PACKAGED, SAFE

VNU = ROOT / "tests" / "node" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
EXCUSED = Path(__file__).with_name("nu_exceptions.yml")
NATIVE = {language_name(tag): tag for tag in ("en", "it", "el", "bg", "de", "nl", "fi", "ar")}

Pages = dict[str, HtmlElement]


def read(root: Path, prefix: str) -> Iterator[tuple[str, HtmlElement]]:
    for file in sorted(root.rglob("*.html")):
        yield f"{prefix}/{file.relative_to(root).as_posix()}", html.document_fromstring(file.read_bytes())


@pytest.fixture(scope="module")
def unpacked(built: Path, second_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages of one module of each site, unpacked, in all their languages."""
    folder = tmp_path_factory.mktemp("packages")
    for site, module in ((built, SAFE.split("/")[1]), (second_site, PACKAGED)):
        for form in ("html", "scorm12"):
            for file in sorted((site / "downloads" / module).glob(f"*.{form}.zip")):
                with zipfile.ZipFile(file) as package:
                    package.extractall(folder / file.stem.replace(".", "-"))
    return folder


@pytest.fixture(scope="module")
def pages(built: Path, second_site: Path) -> Pages:
    found = dict([*read(built, "real"), *read(second_site, "second")])
    assert len(found) > 350
    return found


@pytest.fixture(scope="module")
def packaged(unpacked: Path) -> Pages:
    return dict(read(unpacked, "package"))


def moved(page: HtmlElement) -> bool:
    return bool(page.xpath("//meta[@http-equiv='refresh']"))


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def language_of(element: HtmlElement) -> str:
    return element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")


def test_each_page_names_its_language_and_direction(pages: Pages, packaged: Pages) -> None:
    for name, page in {**pages, **packaged}.items():
        tag = page.get("lang")
        part = name.split("/")[1]
        if not name.startswith("package"):
            assert tag == (part if part in NATIVE.values() else "en"), name
        assert page.get("dir") == direction(tag), name
        for element in page.xpath("//*[@lang]"):
            assert re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]{2,8})*", element.get("lang")), name
            here = element.get("dir") or element.xpath("string(ancestor::*[@dir][1]/@dir)")
            if here != "auto":
                assert here == direction(element.get("lang")), f"{name}: {html.tostring(element)[:150]}"


def test_names_of_languages_are_marked_as_those_languages(pages: Pages, packaged: Pages) -> None:
    """``Ελληνικά`` on an English page is Greek: in lists, badges, cards, filters, tables, notices."""
    wrong, seen = [], 0
    for name, page in {**pages, **packaged}.items():
        for element in page.xpath("//body//*[not(self::script)][not(*)]"):
            tag = NATIVE.get(words(element))
            if tag and not element.xpath("ancestor-or-self::title"):
                seen += 1
                if language_of(element) != tag:
                    wrong.append(f"{name}: {html.tostring(element, encoding='unicode')[:150]}")
    assert seen > 1000
    assert "\n".join(wrong[:20]) == ""


def test_titles_of_modules_are_marked_with_their_language(pages: Pages) -> None:
    """A card, a crumb, a link in the list of lessons: a title that is not translated keeps its language."""
    titles = {}
    for name, page in pages.items():
        heading = page.xpath("//main//h1")[0]
        if re.search(r"/modules/", name) and not moved(page):
            titles[(name.split("/")[0], words(heading))] = language_of(heading)
    wrong, seen = [], 0
    for name, page in pages.items():
        site = name.split("/")[0]
        for element in page.xpath("//main//a[not(*)] | //main//a/span[not(*)] | //main//li[@aria-current]"):
            tag = titles.get((site, words(element)))
            if tag and words(element) not in ("Guide", "Quiz"):
                seen += 1
                if language_of(element) != tag:
                    wrong.append(f"{name}: {html.tostring(element, encoding='unicode')[:150]}")
    assert seen > 500
    assert "\n".join(wrong[:20]) == ""


def test_headings_are_in_order_under_one_first_heading(pages: Pages, packaged: Pages) -> None:
    for name, page in {**pages, **packaged}.items():
        headings = page.xpath("//body//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")
        levels = [int(heading.tag[1]) for heading in headings]
        assert all(words(heading) for heading in headings), name
        assert levels[0] == 1, name
        if not name.startswith("package"):  # a package has one part after the other, each with its first heading; one is shown
            assert levels.count(1) == 1, name
        for before, level in pairwise(levels):
            assert level <= before + 1, f"{name}: h{before}, then h{level}"
    for name, page in packaged.items():
        for part in page.xpath("//section[contains(@class, 'oer-part')]"):
            assert len(part.xpath(".//h1")) == 1, name


LANDMARKS = (
    "//nav | //aside[not(@role)] | //section[@aria-labelledby or @aria-label] | //*[@role='region' or @role='search' or @role='group']"
)


def test_landmarks_have_names_and_no_two_the_same(pages: Pages, packaged: Pages) -> None:
    for name, page in {**pages, **packaged}.items():
        assert len(page.xpath("//main")) == 1, name
        around = 0 if name.endswith("/run.html") else 1  # one step a screen: nothing stands round it
        assert len(page.xpath("//body/header")) == around, name
        assert len(page.xpath("//body/footer")) == around, name
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), f"{name}: {sorted({i for i in ids if ids.count(i) > 1})}"
        names: dict[tuple[str, ...], int] = {}
        for element in page.xpath(LANDMARKS):
            label = element.get("aria-label") or " ".join(
                words(page.get_element_by_id(i)) for i in element.get("aria-labelledby", "").split()
            )
            if element.get("role") == "search":
                label = label or words(element.xpath(".//label")[0])
            assert label, f"{name}: {html.tostring(element)[:120]}"
            if element.tag in ("nav", "aside") or element.get("role") == "region":
                parts = element.xpath("ancestor::section[contains(@class, 'oer-part')]/@id")  # of a package: one is shown at a time
                key = (element.get("role") or element.tag, label, *parts)
                names[key] = names.get(key, 0) + 1
        assert [key for key, n in names.items() if n > 1] == [], name


def test_what_scrolls_can_be_focused_and_has_a_name(pages: Pages, packaged: Pages) -> None:
    seen = 0
    for name, page in {**pages, **packaged}.items():
        for table in page.xpath("//main//table[not(contains(@class, 'oer-plan__table') or contains(@class, 'oer-sizes'))]"):
            box = table.getparent()
            if table.xpath("ancestor::*[contains(@class, 'md-typeset')]"):
                continue  # reader.js puts the box around it, see test_keyboard
            seen += 1
            assert (box.get("role"), box.get("tabindex")) == ("region", "0"), name
            assert box.get("aria-label"), name
            for cell in table.xpath(".//th"):
                assert cell.get("scope") in ("col", "row"), name
    assert seen > 50


def test_live_regions_stand_in_the_page_before_they_speak(pages: Pages) -> None:
    for name, page in pages.items():
        if page.xpath("//*[@data-catalogue]"):
            count = page.xpath("//*[@data-result-count]")[0]
            assert (count.get("role"), count.get("aria-live")) == ("status", "polite"), name


def test_no_order_of_focus_is_made_up_and_nothing_plays_by_itself(pages: Pages, packaged: Pages) -> None:
    for name, page in {**pages, **packaged}.items():
        assert [i for i in page.xpath("//@tabindex") if int(i) > 0] == [], name
        assert page.xpath("//@autofocus | //@autoplay | //@accesskey | //marquee | //blink") == [], name
        viewport = page.xpath("string(//meta[@name='viewport']/@content)")
        assert "user-scalable" not in viewport and "maximum-scale" not in viewport, name


def test_pictures_have_a_text_and_signs_are_silent(pages: Pages, packaged: Pages) -> None:
    for name, page in {**pages, **packaged}.items():
        assert page.xpath("//img[not(@alt)]") == [], name
        for sign in page.xpath("//*[local-name()='svg']"):
            silent = sign.xpath("ancestor-or-self::*[@aria-hidden='true']") or sign.get("role") == "img"
            assert silent, f"{name}: {html.tostring(sign)[:120]}"


# --- the Nu HTML checker ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def excuses() -> list[dict]:
    return yaml.safe_load(EXCUSED.read_text("utf-8"))


def excused(message: dict) -> str:
    """The reason for which a message is let pass; "" if there is none."""
    for rule in excuses():
        if re.search(rule["message"], message["message"]) and re.search(rule["extract"], message.get("extract", "")):
            return rule["reason"]
    return ""


def check(*places: Path) -> list[dict]:
    """All that the checker says about these HTML files, and those in these folders, in one run of Java."""
    java = shutil.which("java")
    assert java, "Java is missing: run `sudo make system`"
    assert VNU.is_file(), "run `npm ci --ignore-scripts` in tests/node"
    command = [
        java,
        "-Xss4m",
        "-Xmx600m",
        "-jar",
        str(VNU),
        "--format",
        "json",
        "--exit-zero-always",
        "--skip-non-html",
        *map(str, places),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900)
    return json.loads(done.stderr)["messages"]


@pytest.fixture(scope="module")
def messages(some, built: Path, second_site: Path, unpacked: Path) -> list[dict]:
    """Of the real catalogue each fourth page in the order of their names, which meets every kind and language."""
    return check(*some(sorted(built.rglob("*.html")), 8), second_site, unpacked)


def test_the_nu_html_checker_finds_nothing_but_what_is_excused(messages: list[dict]) -> None:
    left = sorted(
        {f"{m['type']}: {m['message']} {m.get('extract', '')!r} {m['url']}:{m.get('lastLine')}" for m in messages if not excused(m)}
    )
    assert "\n".join(left[:20]) == ""


def test_each_excuse_is_still_needed(messages: list[dict]) -> None:
    used = {excused(message) for message in messages} - {""}
    assert used == {rule["reason"] for rule in excuses()}


def test_the_checker_sees_faults(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><html lang=en><title>x</title><p><div role=cell><li>x</div><img src=a.png></html>")
    assert len([message for message in check(tmp_path) if message["type"] == "error" and not excused(message)]) >= 3
