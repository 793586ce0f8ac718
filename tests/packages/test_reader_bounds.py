"""The offline reader at its bounds: many lessons and one, names in Arabic, a large film, what is missing."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from oer_catalogue.load.catalogue import load
from oer_catalogue.load.markdown import parse
from oer_catalogue.model import Module
from oer_catalogue.packages import FORMATS

from .conftest import PROJECT, SETTINGS, Packed, context_of, written
from .test_reader import axe, expect_parts
from .test_reader_search import ask, told

HTML = next(form for form in FORMATS if form.name == "html")
SITE = replace(SETTINGS, site_url="https://example.org/oer/")
FILM = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(15_000_000)


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[dict[str, bytes | str | None]], tuple[Module, Path]]:
    """``changed({path: content, None = no such file})``: the sample module with other files, read from disk; it must be free of errors."""

    def make(files: dict[str, bytes | str | None]) -> tuple[Module, Path]:
        project = tmp_path / "changed"
        shutil.copytree(PROJECT, project)
        for path, content in files.items():
            file = project / "modules" / "hand-tools" / path
            file.parent.mkdir(exist_ok=True)
            if content is None:
                file.unlink()
            else:
                file.write_bytes(content if isinstance(content, bytes) else content.encode())
        catalogue, report = load(project)
        assert report.errors == ()
        return catalogue.modules[0], project / catalogue.modules[0].folder

    return make


def many(module: Module, count: int) -> Module:
    """The sample module with so many lessons, each of some 3,000 characters."""
    english = module.editions["en"]
    first = english.lessons["before-you-start"]
    lines = "A tool is looked at, then taken, then used; whoever uses it says so to the others.\n"
    texts = {f"lesson-{n}": first.body + f"\n## Step {n} {{#step}}\n\n{lines * 35}\nThe word wordnumber{n}.\n" for n in range(1, count + 1)}
    lessons = {
        name: replace(first, name=f"lessons/{name}.md", title=f"Lesson number {name[7:]}", body=text, nodes=parse(text))
        for name, text in texts.items()
    }
    facts = tuple(replace(module.lessons[0], id=name) for name in lessons)
    return replace(module, lessons=facts, editions={"en": replace(english, lessons=lessons)})


def test_two_hundred_lessons(opened, pack, module) -> None:
    package = pack("html", other=many(module, 200))
    assert len(package.data) < 500_000
    page = opened(package, "lesson-150")
    expect_parts(page, ["lesson-150"])
    menu, current = page.locator(".oer-contents__inner").bounding_box(), page.locator("[aria-current]").bounding_box()
    assert menu["y"] <= current["y"] <= menu["y"] + menu["height"] - current["height"]
    page.locator(".oer-pager__next").click()
    expect_parts(page, ["lesson-151"])
    assert page.locator(".oer-progress__text").inner_text() == "Lessons opened: 2 of 200"
    assert ask(page, "wordnumber77")[0][:2] == ["77 Lesson number 77", "Step 77"]
    assert len(ask(page, "looked taken")) == 20
    assert told(page) == "200 results · These are the first 20."


def test_two_hundred_lessons_open_at_once(opened, pack, module) -> None:
    """In seconds of the processor, which do not grow when the computer has other work."""
    page = opened(pack("html", other=many(module, 200)))
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        return {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}["TaskDuration"]

    page.reload()
    opening = spent()
    assert opening < 3
    ask(page, "tool")
    assert spent() - opening < 2


def test_the_menu_of_two_hundred_lessons_on_a_phone(opened, pack, module) -> None:
    page = opened(pack("html", other=many(module, 200)), "lesson-180", viewport={"width": 360, "height": 740})
    page.locator(".oer-bar__menu").click()
    assert 0 <= page.locator("[aria-current]").bounding_box()["y"] < 740
    page.locator(".oer-contents a", has_text="Lesson number 181").click()
    expect_parts(page, ["lesson-181"])
    assert page.evaluate("scrollY") == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_names_in_arabic(opened, changed) -> None:
    facts = (PROJECT / "modules/hand-tools/module.yml").read_text("utf-8")
    named = facts.replace("Anna & Béla", "ليلى بن صالح").replace("name: A workshop", "name: ورشة الحي").replace("Example Author", "سامي")
    module, folder = changed({"module.yml": named})
    for locale in ("ar", "en"):  # also in the middle of words from left to right
        package = Packed(written(HTML, module, locale, context_of(module, locale, SITE, folder)))
        assert "ليلى بن صالح" in package.text("attribution.txt")
        assert "سامي" in package.text("attribution.txt")
        page = opened(package, "before-you-start")
        assert "ليلى بن صالح" in page.locator(".oer-foot").inner_text()
        assert page.locator("meta[name=author]").get_attribute("content") == "ليلى بن صالح"
    assert axe(page) == []


def test_one_lesson_and_nothing_else(opened, pack, module) -> None:
    bare = replace(module.editions["en"], quiz=None, guide=None, glossary=None)
    package = pack("html", other=replace(module, lessons=module.lessons[:1], guide=None, quiz_pass=None, editions={"en": bare}))
    assert "quiz.js" not in package.archive.namelist()
    page = opened(package, "before-you-start")
    expect(page.locator(".oer-pager__next")).to_be_hidden()
    assert page.locator(".oer-contents__item").count() == 2
    assert page.locator(".oer-progress__text").inner_text() == "Lessons opened: 1 of 1"
    assert ask(page, "safety")[0][0] == "1 Before you start"
    assert axe(page) == []


def test_a_lesson_without_translation_comes_from_another_language(opened, changed) -> None:
    module, folder = changed({"ar/lessons/before-you-start.md": None, "ar/quiz.md": None})
    page = opened(Packed(written(HTML, module, "ar", context_of(module, "ar", SITE, folder))), "before-you-start")
    assert page.locator("#before-you-start .oer-body").get_attribute("lang") == "en"
    assert "English" in page.locator("#before-you-start .oer-note").inner_text()
    assert ask(page, "bench clear")[0][0] == "1 Before you start"


# --- light editions -------------------------------------------------------------------------------------------------


def filmed(changed) -> tuple[Module, Path]:
    lesson = (PROJECT / "modules/hand-tools/en/lessons/a-course.md").read_text("utf-8")
    return changed(
        {
            "en/lessons/a-course.md": lesson + "\n![A lathe, seen from above](../../media/lathe.mp4)\n",
            "media/lathe.mp4": FILM,
            "media/lathe.en.vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\nIt turns.\n",
            "media/lathe.en.md": "The chuck turns towards you.\n",
        }
    )


def test_a_large_film_is_in_the_full_package_alone(opened, changed) -> None:
    module, folder = filmed(changed)
    full = Packed(written(HTML, module, "en", context_of(module, "en", SITE, folder)))
    light = Packed(written(HTML, module, "en", context_of(module, "en", SITE, folder, light=True)))
    assert {"media/lathe.mp4", "media/lathe.en.vtt", "media/bell.wav"} <= set(full.archive.namelist())
    assert full.archive.read("media/lathe.mp4") == FILM
    assert len(full.data) > 15_000_000
    assert len(light.data) < 40_000
    assert sorted(name for name in light.archive.namelist() if "/" in name) == ["media/bench.svg", "media/dot.png"]
    page = opened(light, "a-course")
    link = page.get_by_role("link", name="A lathe, seen from above")
    assert link.get_attribute("href") == "https://example.org/oer/modules/hand-tools/media/lathe.mp4"
    assert link.get_attribute("target") == "_blank"
    assert "(film, 15 MB, needs internet)" in link.inner_text()
    expect(page.get_by_text("The chuck turns towards you.")).to_be_visible()
    expect(page.get_by_text("One stroke of a bell.")).to_be_visible()
    assert page.locator("video, audio").count() == 0
    assert axe(page) == []
    assert ask(page, "chuck")[0][0] == "2 Somebody else's course"


@pytest.mark.parametrize("form", [form for form in FORMATS if form.bulky], ids=lambda form: form.name)
def test_no_light_package_holds_a_film_whatever_shows_it(changed, form) -> None:
    """In a lesson, in a question and in a term: what a format draws itself is light as well."""
    film = "\n\n![A lathe](../media/lathe.mp4)\n"
    files = {f"en/{name}.md": (PROJECT / f"modules/hand-tools/en/{name}.md").read_text("utf-8") for name in ("quiz", "glossary")}
    files["en/quiz.md"] = files["en/quiz.md"].replace("A hammer lies on the bench.", f"A hammer lies on the bench.{film}")
    files["en/glossary.md"] += film
    module, folder = changed({**files, "media/lathe.mp4": FILM[:300_000], "media/lathe.en.vtt": "WEBVTT\n"})
    asked: list[str] = []
    context = replace(
        context_of(module, "en", SITE, folder, light=True), read=lambda path: asked.append(path) or (folder / path).read_bytes()
    )
    package = written(form, module, "en", context)
    assert len(package) < 100_000
    assert not [path for path in asked if path.endswith((".mp4", ".vtt", ".wav"))]


def test_a_light_edition_without_a_site_says_where_the_film_is(opened, changed) -> None:
    module, folder = filmed(changed)
    for name in ("html", "scorm12"):
        form = next(form for form in FORMATS if form.name == name)
        light = Packed(written(form, module, "en", context_of(module, "en", SETTINGS, folder, light=True)))
        assert not [path for path in light.archive.namelist() if path.endswith((".mp4", ".vtt", ".wav"))]
        assert "film, 15 MB; it is in the full package: lathe.mp4" in light.text("index.html")


def test_a_large_film_never_lies_in_memory_with_the_rest(changed) -> None:
    """The film is asked for when its turn comes, after the page is written, and once."""
    module, folder = filmed(changed)
    asked = []

    def read(path: str) -> bytes:
        asked.append((path, target.tell()))
        return (folder / path).read_bytes()

    target = io.BytesIO()
    HTML.write(module, module.editions["en"], replace(context_of(module, "en", SITE, folder), read=read), target)
    assert [path for path, _ in asked] == sorted({path for path, _ in asked})
    assert all(place > 5_000 for _, place in asked)
