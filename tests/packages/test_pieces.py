"""A module in parts by lesson: together they hold everything, each holds what is its own, and every format can write each."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree
from lxml import html as lxml_html

from oer_catalogue.locales import available
from oer_catalogue.locales import load as strings
from oer_catalogue.model import Module
from oer_catalogue.packages import FORMATS
from oer_catalogue.packages.pieces import pieces
from oer_catalogue.settings import Settings

from .conftest import SETTINGS, Packed, context_of, written
from .test_reader import expect_parts

SITE = replace(SETTINGS, site_url="https://example.org/oer/")
HTML = next(form for form in FORMATS if form.name == "html")
SCORM = next(form for form in FORMATS if form.name == "scorm12")


def packages(module: Module, locale: str = "en", form=HTML, settings: Settings = SITE) -> list[Packed]:
    parts = pieces(module, module.editions[locale], settings.default)
    return [Packed(written(form, part, locale, context_of(part, locale, settings))) for part, _ in parts]


def sections(package: Packed) -> list[str]:
    return lxml_html.fromstring(package.text("index.html")).xpath("//section[contains(@class, 'oer-part')]/@id")


def test_titles_count_and_name_the_lesson(module) -> None:
    assert [edition.title for _, edition in pieces(module, module.editions["en"])] == [
        "Hand tools, safely (1\u00a0of\u00a02): Before you start",
        "Hand tools, safely (2\u00a0of\u00a02): Somebody else's course",
    ]
    assert pieces(module, module.editions["ar"])[0][1].title == "الأدوات اليدوية بأمان (1\u00a0من\u00a02): قبل أن تبدأ"
    assert {strings(tag).texts["player.part"].count("{") for tag in available()} == {4}


def test_first_has_the_introduction_and_last_the_rest(module) -> None:
    first, last = packages(module)
    assert sections(first) == ["index", "before-you-start"]
    assert sections(last) == ["index", "a-course", "quiz", "glossary", "guide"]
    assert "Start with" in first.text("index.html")
    assert "Start with" not in last.text("index.html")
    assert "You may enter the workshop." not in last.text("index.html")


def test_each_has_its_outcomes_its_minutes_and_its_number(module) -> None:
    parts = [part for part, _ in pieces(module, module.editions["en"])]
    assert [[outcome.id for outcome in part.outcomes] for part in parts] == [["LO1"], ["LO2"]]
    assert [part.minutes for part in parts] == [15, 50]
    assert [part.package_id for part in parts] == ["hand-tools.1", "hand-tools.2"]
    assert [part.quiz_pass for part in parts] == [None, module.quiz_pass]
    last = packages(module)[1].text("index.html")
    assert 'data-lesson="2"' in last
    assert "Check a hand tool before you use it." not in last


def test_media_are_those_that_are_shown(module) -> None:
    first, last = packages(module)
    assert [name for name in first.archive.namelist() if "/" in name] == ["media/bench.svg", "media/dot.png"]
    assert [name for name in last.archive.namelist() if "/" in name] == ["media/bell.wav"]
    parts = [part for part, _ in pieces(module, module.editions["en"])]
    assert [sorted(part.media) for part in parts] == [["bench.svg", "dot.png"], ["bell.wav"]]
    assert [len(part.assets) for part in parts] == [1, 0]
    assert "Example Author" not in last.text("attribution.txt")
    [arabic, _] = pieces(module, module.editions["ar"])
    assert sorted(arabic[0].media) == ["ar/bench.svg"]
    assert len(arabic[0].assets) == 1


def test_links_to_other_parts_lead_to_the_site_or_are_words(module) -> None:
    first, last = packages(module)
    address = "https://example.org/oer/modules/hand-tools"
    links = lxml_html.fromstring(first.text("index.html")).xpath("//main//a/@href")
    assert {f"{address}/a-course.html", f"{address}/glossary.html#m-burr", f"{address}/quiz.html#m-first"} <= set(links)
    for package in (first, last, *packages(module, settings=SETTINGS)):
        page = lxml_html.fromstring(package.text("index.html"))
        ids = set(page.xpath("//@id"))
        for link in page.xpath("//a/@href"):
            assert not link.startswith("#") or link[1:] in ids
            assert "\x1a" not in link
    assert "<span>the course</span>" in packages(module, settings=SETTINGS)[0].text("index.html")


@pytest.mark.parametrize("locale", ["en", "ar", "el"])
def test_together_they_hold_every_part_once(module, locale: str) -> None:
    whole = sections(Packed(written(HTML, module, locale, context_of(module, locale, SITE))))
    found = [name for package in packages(module, locale) for name in sections(package) if name != "index"]
    assert found == whole[1:]


def test_scorm_packages_are_valid_and_have_names_of_their_own(module, schema) -> None:
    manifests = [etree.fromstring(package.archive.read("imsmanifest.xml")) for package in packages(module, form=SCORM)]
    for manifest in manifests:
        schema.assertValid(manifest)
    assert [manifest.get("identifier") for manifest in manifests] == ["oer.hand-tools.1.en", "oer.hand-tools.2.en"]
    assert [bool(manifest.xpath("//*[local-name() = 'masteryscore']")) for manifest in manifests] == [False, True]


def test_a_part_reads_like_a_module(opened, module) -> None:
    page = opened(packages(module, "ar")[1])
    expect_parts(page, ["index"])
    page.locator(".oer-pager__next").click()
    expect_parts(page, ["a-course"])
    assert sorted(page.evaluate("Object.keys(localStorage)")) == ["oer.oer.reader.hand-tools.2"]


def test_a_module_of_one_lesson_has_no_parts(module) -> None:
    one = replace(module, lessons=module.lessons[:1])
    assert pieces(one, one.editions["en"]) == [(one, one.editions["en"])]


def test_a_lesson_that_nobody_has_is_no_part(module) -> None:
    other = replace(module, lessons=(*module.lessons, replace(module.lessons[0], id="not-written")))
    assert len(pieces(other, other.editions["en"])) == 2


def test_states_are_those_of_the_part(module) -> None:
    arabic = module.editions["ar"]
    assert arabic.state.missing
    first, last = (edition.state for _, edition in pieces(module, arabic))
    assert first.missing == ()
    assert set(last.missing) <= set(arabic.state.missing)
    assert "lessons/a-course.md" in last.missing
    assert set(first.documents) | set(last.documents) == set(arabic.state.documents)


def test_the_same_module_gives_the_same_bytes(module) -> None:
    assert [one.data for one in packages(module, "ar")] == [one.data for one in packages(module, "ar")]


def test_bodies_name_every_document_of_the_module(module) -> None:
    """What lies in another part counts as a document, so that a link to it is a link."""
    part, _ = pieces(module, module.editions["en"])[0]
    assert set(part.elsewhere) == {"lessons/a-course.md", "quiz.md", "guide.md", "glossary.md"}
    assert re.fullmatch(r"[\w.-]+", part.package_id)
