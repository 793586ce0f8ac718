"""The e-book: everything in it leads somewhere, says what is true, and is the same quiz as on the site."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import epub_made as made
import pytest
from epub_rules import LANG, TYPE, XHTML, OpenBook, faults
from PIL import Image

from oer_catalogue.body import plain
from oer_catalogue.model import Module, Question
from oer_catalogue.packages import epub
from oer_catalogue.packages.book.refine import mend_links
from oer_catalogue.packages.book.xhtml import parse, serialize
from oer_catalogue.settings import Brand, Settings

from .conftest import SETTINGS, context_of, written

LOCALES = ("en", "ar", "el")
SITE = replace(SETTINGS, site_url="https://example.org/oer/", brand=Brand(name="A publisher", colours={"primary": "#112233 #aabbcc"}))


def book(module: Module, locale: str = "en", settings: Settings = SETTINGS, folder: Path | None = None, light: bool = False) -> OpenBook:
    context = replace(context_of(module, locale, settings, folder), light=light)
    return OpenBook(written(epub.FORMAT, module, locale, context))


def classes(root, tag: str, name: str) -> list:
    return [element for element in root.iter(XHTML + tag) if name in (element.get("class") or "").split()]


def said(element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("settings", [SETTINGS, SITE], ids=["no address", "with an address"])
def test_everything_leads_somewhere(module, locale: str, settings: Settings) -> None:
    assert faults(book(module, locale, settings)) == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "variant",
    [
        lambda module: made.without(module, "quiz"),
        lambda module: made.without(module, "guide"),
        lambda module: made.without(module, "quiz", "guide", "glossary"),
        made.one_lesson,
        made.people,
        made.many_lessons,
    ],
    ids=["no quiz", "no guide", "lessons alone", "one lesson", "names of all scripts", "200 lessons"],
)
def test_a_module_that_is_unlike_others_is_a_book_too(module, variant, locale: str) -> None:
    found = book(variant(module), locale)
    assert faults(found) == []
    assert len(found.spine) == len(found.contents()) + 2


def test_two_hundred_lessons_stand_in_their_order(module) -> None:
    found = book(made.many_lessons(module))
    names = [path.rsplit("/", 1)[1].removesuffix(".xhtml") for path in found.contents()]
    lessons = [f"lesson-lesson-{n}" for n in range(1, 200)]
    assert names == ["introduction", "lesson-about", *lessons, "quiz", "answers", "glossary", "guide", "about"]
    assert found.page("lesson-about") is not found.page("about")


def test_the_gate_itself_sees_faults(module) -> None:
    """A book with one fault of each sort."""
    found = book(module)
    page = found.page("quiz")
    body = page.find(f"{XHTML}body")
    for html in (
        '<a href="nowhere.xhtml">x</a>',
        '<a href="#gone">x</a>',
        '<img src="../media/no.png">',
        "<form></form>",
        '<p id="first"></p>',
        '<h6 onclick="x" lang="de">x</h6>',
    ):
        body.append(parse(html))
    del found.items["EPUB/book.css"]
    lines = "\n".join(faults(found))
    for words in (
        "leads out of the book",
        "to no place",
        "not in the book",
        "<form>",
        "the id first",
        "onclick",
        "lang and xml:lang",
        "level",
    ):
        assert words in lines
    assert "EPUB/book.css is not in the manifest" in lines


# --- languages --------------------------------------------------------------------------------------------------------


def test_right_to_left(module) -> None:
    found = book(module, "ar")
    assert found.package.get("dir") == "rtl"
    assert found.package.find("{*}spine").get("page-progression-direction") == "rtl"
    assert {(page.get("lang"), page.get("dir")) for page in found.pages.values()} == {("ar", "rtl")}
    assert book(module, "el").package.find("{*}spine").get("page-progression-direction") == "ltr"


def test_what_is_not_translated_keeps_its_language(module) -> None:
    found = book(module, "ar")
    page = found.page("lesson-a-course")
    assert [(h.get(LANG), h.get("dir"), said(h)) for h in page.iter(f"{XHTML}h1")] == [("en", "ltr", "2. Somebody else's course")]
    assert classes(page, "div", "oer-body")[0].get(LANG) == "en"
    assert "الإنجليزية" in said(classes(page, "p", "oer-note")[0]) or "English" in said(classes(page, "p", "oer-note")[0])
    link = next(link for link in found.pages[found.nav].iter(f"{XHTML}a") if "a-course" in link.get("href"))
    assert (link.get("lang"), link.get(LANG), link.get("dir")) == ("en", "en", "ltr")
    quiz = book(module, "el").page("quiz")  # the quiz is English, the words around it Greek
    assert quiz.get("lang") == "el"
    assert {heading.get(LANG) for heading in quiz.iter(f"{XHTML}h2")} == {"en"}
    assert {option.get(LANG) for option in classes(quiz, "li", "oer-question__option")} == {"en"}
    assert {hint.get(LANG) for hint in classes(quiz, "p", "oer-question__hint")} == {None}


# --- the package document ---------------------------------------------------------------------------------------------


def test_the_package_says_who_what_and_under_which_licence(module) -> None:
    found = book(made.people(module), "en", SITE)
    assert found.dc("title") == ["Hand tools, safely"]
    assert found.dc("language") == ["en"]
    assert found.dc("creator") == ["مؤسسة التدريب", "ليلى <حداد> & Co."]
    assert found.dc("contributor") == ["Ελένη", "Иван", "B"]
    assert found.meta("role") == ["aut", "aut", "trl", "rev", "ctb"]
    assert found.dc("publisher") == ["A publisher"]
    assert found.dc("source") == ["https://example.org/oer/modules/hand-tools/index.html"]
    assert found.dc("subject") == ["tools", "safety"]
    assert found.meta("dcterms:modified") == ["2026-11-20T00:00:00Z"]
    assert found.meta("schema:version") == ["1.2.0"]
    assert found.meta("schema:timeRequired") == ["PT1H5M"]
    assert "CC BY-SA 4.0" in found.dc("rights")[0]
    links = [(link.get("rel"), link.get("href")) for link in found.package.iter("{*}link")]
    assert links == [("dcterms:rights", "https://creativecommons.org/licenses/by-sa/4.0/")]
    assert "ليلى <حداد> & Co." in found.archive.read("attribution.txt").decode()
    for words in (
        "A publisher",
        "CC BY-SA 4.0",
        "1.2.0",
        "“Bench” by Example Author",
        "https://example.org/oer/modules/hand-tools/index.html",
    ):
        assert words in found.words("about")
    nobody = book(replace(module, authors=()))
    assert nobody.dc("creator") == ["A workshop"]


def test_the_identifier_is_that_of_an_edition_and_its_version(module) -> None:
    def id_(module: Module, **values) -> str:
        return book(module, **values).dc("identifier")[0]

    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", id_(module))
    assert id_(module) == id_(replace(module, updated="2027-01-01"))
    others = [
        id_(module),
        id_(replace(module, version="1.2.1")),
        id_(module, locale="ar"),
        id_(made.one_lesson(module)),
        id_(module, light=True),
        id_(module, settings=replace(SETTINGS, id="another")),
    ]
    assert len(set(others)) == len(others)


def test_the_cover_is_a_picture_with_its_title(module) -> None:
    found = book(module, "ar")
    path = next(path for path, item in found.items.items() if item.get("properties") == "cover-image")
    picture = Image.open(io.BytesIO(found.archive.read(path)))
    assert (picture.format, picture.size) == ("PNG", (1000, 1500))
    letters = picture.crop((0, 560, 1000, 1000)).convert("L").histogram()
    assert sum(letters[:70]) > 3000  # dark pixels: the title
    assert [image.get("alt") for image in found.page("cover").iter(f"{XHTML}img")] == ["الأدوات اليدوية بأمان"]
    other = book(replace(module, editions={"en": replace(module.editions["en"], title="世界の道具")}))
    assert faults(other) == []


def test_old_landmarks_and_brand(module) -> None:
    found = book(module, "en", SITE)
    marks = [link.get(TYPE) for link in found.pages[found.nav].iter(f"{XHTML}a") if link.get(TYPE)]
    assert marks == ["cover", "toc", "bodymatter", "glossary", "colophon"]
    css = found.archive.read("EPUB/book.css").decode()
    assert "#112233" in css
    assert "#aabbcc" in css
    assert "PRIMARY" not in css
    assert re.search(r"\d(px|pt|cm|rem)\b", css.replace("1px solid", "")) is None
    assert "@font-face" not in css
    odd = book(module, "en", replace(SITE, brand=Brand(colours={"primary": "url(x) red"}))).archive.read("EPUB/book.css").decode()
    assert "url(" not in odd


# --- what is true of people's access ----------------------------------------------------------------------------------


def features(found: OpenBook) -> set[str]:
    return set(found.meta("schema:accessibilityFeature"))


def test_a_book_promises_what_it_holds(module, tmp_path: Path) -> None:
    found = book(module)
    assert found.meta("schema:accessMode") == ["textual", "visual"]
    assert found.meta("schema:accessModeSufficient") == ["textual", "textual,visual"]
    assert found.meta("schema:accessibilityHazard") == ["none"]
    assert {"alternativeText", "tableOfContents", "readingOrder"} <= features(found)
    assert not {"transcript", "captions"} & features(found)
    assert "Every picture" in found.meta("schema:accessibilitySummary")[0]
    silent = replace(module, accessibility_hazards=(), accessibility_features=("longDescription", "signLanguage", "braille"))
    assert book(silent).meta("schema:accessibilityHazard") == ["unknown"]
    assert features(book(silent)) & {"longDescription", "signLanguage", "braille"} == {"longDescription"}
    rich, folder = made.media(tmp_path)
    found = book(rich, folder=folder)
    assert found.meta("schema:accessMode") == ["textual", "visual", "auditory"]
    assert found.meta("schema:accessModeSufficient") == ["textual,visual,auditory"]  # the silent film has captions but no transcript
    assert "captions" in features(found)
    assert "transcript" not in features(found)


def test_a_picture_without_words_is_not_described(module) -> None:
    context = context_of(module, "en")
    bare = replace(
        context, body=lambda tag, document: replace(context.body(tag, document), html='<p><img src="\x1amedia:dot.png\x1a" alt=""></p>')
    )
    found = OpenBook(written(epub.FORMAT, module, "en", bare))
    assert found.meta("schema:accessModeSufficient") == ["textual,visual"]
    assert "alternativeText" not in features(found)
    assert "Every picture" not in found.meta("schema:accessibilitySummary")[0]
    words = replace(context, body=lambda tag, document: replace(context.body(tag, document), html="<p>x</p>"))
    found = OpenBook(written(epub.FORMAT, module, "en", words))
    assert (found.meta("schema:accessMode"), found.meta("schema:accessModeSufficient")) == (["textual"], ["textual"])
    assert "alternativeText" not in features(found)


def test_films_and_sounds_that_devices_know_are_in_the_book(module, tmp_path: Path) -> None:
    rich, folder = made.media(tmp_path)
    found = book(rich, settings=SITE, folder=folder)
    assert faults(found) == []
    kinds = {path.rsplit("/", 1)[1]: item.get("media-type") for path, item in found.items.items() if path.startswith("EPUB/media/")}
    assert kinds == {
        "bench.svg": "image/svg+xml",
        "dot.png": "image/png",
        "film.en.vtt": "text/vtt",
        "film.mp4": "video/mp4",
        "silent.en.vtt": "text/vtt",
        "new.ogg": "audio/ogg; codecs=opus",
        "point.webp": "image/webp",
        "silent.webm": "video/webm",
        "talk.m4a": "audio/mp4",
        "word.mp3": "audio/mpeg",
    }
    page = found.page("lesson-before-you-start")
    assert "A lathe turns." in said(page)
    away = [(said(link), link.get("href")) for block in classes(page, "p", "oer-elsewhere") for link in block.iter(f"{XHTML}a")]
    assert ("An old sound (on the website, needs internet)", "https://example.org/oer/modules/hand-tools/media/old.ogg") in away
    files = [link.get("href") for link in page.iter(f"{XHTML}a") if "table.csv" in link.get("href")]
    assert files == ["https://example.org/oer/modules/hand-tools/media/table.csv"] * 2


def test_without_an_address_what_is_not_in_the_book_is_words(module, tmp_path: Path) -> None:
    rich, folder = made.media(tmp_path)
    found = book(rich, folder=folder)
    page = found.page("lesson-before-you-start")
    assert "An old sound (not in this book)" in said(page)
    assert not [link for link in page.iter(f"{XHTML}a") if "csv" in link.get("href")]
    assert "Read the table, look at the drawing." in said(page)
    assert "A bell that says stop (not in this book)" in found.words("lesson-a-course")
    assert "One stroke of a bell." in found.words("lesson-a-course")


def test_a_light_book_holds_no_film(module, tmp_path: Path) -> None:
    rich, folder = made.media(tmp_path)
    found = book(rich, settings=SITE, folder=folder, light=True)
    assert faults(found) == []
    media = sorted(path.rsplit("/", 1)[1] for path in found.items if path.startswith("EPUB/media/"))
    assert media == ["bench.svg", "dot.png", "point.webp"]
    assert "A lathe turns." in found.words("lesson-before-you-start")
    assert found.meta("schema:accessMode") == ["textual", "visual"]


# --- texts ------------------------------------------------------------------------------------------------------------


def test_words_of_authors_are_words(module) -> None:
    title = "<script>alert(1)</script> & \x00\x0b\ufffe]]>"
    edition = replace(module.editions["en"], title=title, summary='"><img src="x"/>', keywords=("</dc:subject>",))
    found = book(replace(module, editions={**module.editions, "en": edition}))
    assert faults(found) == []
    assert found.dc("title")[0].startswith("<script>alert(1)</script> & ")


def test_a_note_says_that_it_is_one(module) -> None:
    page = book(module).page("lesson-before-you-start")
    mark = next(link for link in page.iter(f"{XHTML}a") if link.get(TYPE) == "noteref")
    note = next(item for item in page.iter(f"{XHTML}li") if item.get(TYPE) == "footnote")
    assert (mark.get("href"), mark.get("role")) == (f"#{note.get('id')}", "doc-noteref")
    assert "They hang beside the door." in said(note)


def test_a_box_to_tick_is_drawn(module) -> None:
    boxes = classes(book(module).page("lesson-before-you-start"), "span", "oer-box")
    assert [said(box) for box in boxes] == ["", "✓"]
    assert [said(box.getparent()) for box in boxes] == ["Gloves are on", "✓ The bench is clear"]


def test_links_between_chapters(module) -> None:
    found = book(module)
    start = [link.get("href") for link in classes(found.page("introduction"), "div", "oer-body")[0].iter(f"{XHTML}a")]
    assert start == ["lesson-before-you-start.xhtml#look", "quiz.xhtml#first", "guide.xhtml"]
    bare = book(made.without(module, "guide"))
    assert [link.get("href") for link in bare.page("introduction").iter(f"{XHTML}a")] == start[:2]
    assert "Leaders find more in the guide." in bare.words("introduction")


def test_a_place_that_is_gone_is_its_chapter_or_words() -> None:
    pages = {
        "quiz.xhtml": parse('<body><p id="a">x</p><a href="answers.xhtml#a">1</a></body>'),
        "answers.xhtml": parse(
            '<body><a href="#a">2</a><a href="#b">3</a><a href="quiz.xhtml#b">4</a><a href="https://x.example/#z">5</a></body>'
        ),
    }
    mend_links(pages)
    assert [link.get("href") for page in pages.values() for link in page.iter(f"{XHTML}a")] == [
        "quiz.xhtml#a",
        "quiz.xhtml#a",
        "quiz.xhtml",
        "https://x.example/#z",
    ]
    assert said(pages["answers.xhtml"]) == "2345"


def test_xhtml_is_written_so_that_it_reads_as_html_too() -> None:
    html = '<div lang="en"><p></p><br><img src="a" alt="b &amp; c"><td></td>&nbsp;<em hidden>x</em></div>'
    text = serialize(parse(html)).decode()
    assert "<p></p><br/><img src=" in text
    assert 'hidden="hidden"' in text
    assert "b &amp; c" in text
    with pytest.raises((AssertionError, Exception), match="tag"):
        parse("<div><p></div></p>")


# --- the quiz ---------------------------------------------------------------------------------------------------------


def words(nodes) -> str:
    return " ".join(plain(nodes).split())


def read_question(section) -> dict[str, object]:
    options = [(int(li.get("data-option")), said(li)) for li in classes(section, "li", "oer-question__option")]
    return {
        "id": section.get("data-id"),
        "kind": section.get("data-kind"),
        "title": said(classes(section, "h2", "oer-question__title")[0]),
        "stem": " ".join(said(div) for div in classes(section, "div", "oer-question__stem")),
        "options": options,
        "left": [said(li) for li in classes(section, "li", "oer-question__left")],
        "right": sorted((int(li.get("data-right")), said(li)) for li in classes(section, "li", "oer-question__right")),
    }


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_questions_and_answers_are_those_of_the_module(module, locale: str) -> None:
    found, quiz = book(module, locale), module.editions[locale].quiz
    asked = {section.get("data-id"): section for section in classes(found.page("quiz"), "section", "oer-question")}
    answered = {section.get("data-id"): section for section in classes(found.page("answers"), "section", "oer-answer")}
    assert list(asked) == list(answered) == [question.id for question in quiz.questions]
    for question in quiz.questions:
        read = read_question(asked[question.id])
        assert (read["kind"], read["title"], read["stem"]) == (question.kind, words(question.title), words(question.stem))
        compare(question, read, answered[question.id])
        for section, target in ((asked[question.id], "answers"), (answered[question.id], "quiz")):
            assert [link.get("href") for link in classes(section, "p", "oer-to")[0].iter(f"{XHTML}a")] == [f"{target}.xhtml#{question.id}"]


def compare(question: Question, read: dict, answer) -> None:
    """The options as they are asked, the key, the feedback and the explanation."""
    right = classes(answer, "li", "oer-answer__right")
    if question.kind in ("single", "multiple"):
        assert read["options"] == [(index, words(choice.nodes)) for index, choice in enumerate(question.choices)]
        assert [int(li.get("data-option")) for li in right] == [index for index, choice in enumerate(question.choices) if choice.right]
        feedback = {int(div.get("data-option")): said(div) for div in classes(answer, "div", "oer-answer__feedback")}
        for index, choice in enumerate(question.choices):
            assert words(choice.feedback) in feedback.get(index, "")
            assert (index in feedback) == bool(choice.feedback)
    elif question.kind == "order":
        assert sorted(read["options"]) == [(index, words(item)) for index, item in enumerate(question.items)]
        assert sorted(read["options"]) != read["options"]
        assert [(int(li.get("data-option")), said(li)) for li in right] == sorted(read["options"])
    elif question.kind == "match":
        cells = [*(cell for _, cell in question.pairs), *question.distractors]
        assert read["left"] == [words(cell) for cell, _ in question.pairs]
        assert read["right"] == [(index, words(cell)) for index, cell in enumerate(cells)]
        assert [(int(li.get("data-left")), int(li.get("data-right"))) for li in right] == [(n, n) for n in range(len(question.pairs))]
        assert [said(li) for li in right] == [f"{words(a)} = {words(b)}" for a, b in question.pairs]
    elif question.kind == "number":
        line = classes(answer, "p", "oer-answer__number")[0]
        assert (line.get("data-value"), line.get("data-tolerance")) == (question.value, question.tolerance)
    elif question.kind == "text":
        assert [said(li) for li in right] == list(question.texts)
    else:
        assert right == []
    assert words(question.explanation) == " ".join(said(div) for div in classes(answer, "div", "oer-answer__explanation"))


def test_the_questions_do_not_give_away_the_answers(module) -> None:
    text = book(module).words("quiz")
    for secret in ("a loose head flies off", "Looking takes five seconds", "café d'Été", "1.5", "Tell your group"):
        assert secret not in text


def test_a_question_without_an_answer_leads_to_none(module) -> None:
    quiz = module.editions["en"].quiz
    bare = tuple(replace(question, explanation=()) for question in quiz.questions)
    edition = replace(module.editions["en"], quiz=replace(quiz, questions=bare))
    found = book(replace(module, editions={**module.editions, "en": edition}))
    assert faults(found) == []
    assert "hardest" not in [section.get("data-id") for section in classes(found.page("answers"), "section", "oer-answer")]
