"""Editions on paper: tagged PDF, large print, handouts, office files; every word there, in order, in the right language."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdf
import pytest

from oer_catalogue.body import plain
from oer_catalogue.documents.captions import spoken
from oer_catalogue.load.catalogue import load
from oer_catalogue.load.markdown import parse, walk
from oer_catalogue.model import Catalogue, Document, Edition, Lesson, Module, Question
from oer_catalogue.packages import NotMadeError, paper
from oer_catalogue.packages.printed import make_paper
from oer_catalogue.packages.printed.handout import exercises
from oer_catalogue.settings import Settings

from .conftest import PROJECT, SETTINGS, context_of, written

ROOT = Path(__file__).parents[2]
LOCALES = ("en", "el", "ar")
ON_SITE = Settings(languages=("en", "ar", "el"), site_url="https://example.org/")
PDFS = tuple(form.name for form in paper.FORMATS if form.suffix.endswith("pdf"))
FORMS = {form.name: form for form in paper.FORMATS}
RIGHT = {"en": "right", "ar": "صحيح"}


def made(name: str, module: Module, locale: str = "en", settings: Settings = SETTINGS, folder: Path | None = None) -> bytes:
    return written(FORMS[name], module, locale, context_of(module, locale, settings, folder))


@lru_cache(maxsize=64)
def sample(name: str, locale: str = "en", settings: Settings = SETTINGS) -> bytes:
    return made(name, load(PROJECT)[0].modules[0], locale, settings)


def text_of(data: bytes) -> str:
    """The text as it comes out of the file, presentation forms of Arabic as letters."""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return squeezed(" ".join(page.extract_text() for page in pages))


def squeezed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).replace("\u200b", "").replace("\u200e", "").split())


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def elements(document: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every element of the structure tree, in reading order."""
    todo: list[pikepdf.Object] = [document.Root.StructTreeRoot]
    while todo:
        element = todo.pop()
        if isinstance(element, pikepdf.Array):
            todo += reversed(list(element))
        elif isinstance(element, pikepdf.Dictionary) and element.get("/Type") != "/OBJR":
            if "/S" in element:
                yield element
            if "/K" in element:
                todo.append(element.K)


def judge(data: bytes, locale: str, title: str) -> None:
    """What PDF/UA-1 asks for and a program can see (ISO 14289-1, 7.1 to 7.5 and 7.18; 5 for the claim)."""
    with opened(data) as document:
        root = document.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == locale
        assert root.ViewerPreferences.DisplayDocTitle
        with document.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
            assert title in str(meta["dc:title"])
            assert meta["dc:rights"]
            assert meta["xmpRights:WebStatement"].startswith("https://creativecommons.org/licenses/")
        found = list(elements(document))
        kinds = [str(element.S)[1:] for element in found]
        assert all(str(element.Alt).strip() for element in found if element.S == "/Figure")
        levels = [int(kind[1]) for kind in kinds if re.fullmatch(r"H\d", kind)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        for table in (element for element in found if element.S == "/Table"):
            assert any(str(each.S) == "/TH" for each in walk_from(table))
        links = [note for page in document.pages for note in page.get("/Annots", ()) if note.Subtype == "/Link"]
        assert all("/Contents" in link or "/StructParent" in link for link in links)


def walk_from(element: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    todo: list[pikepdf.Object] = [element]
    while todo:
        each = todo.pop()
        if isinstance(each, pikepdf.Array):
            todo += list(each)
        elif isinstance(each, pikepdf.Dictionary):
            if "/S" in each:
                yield each
            if "/K" in each:
                todo.append(each.K)


def words_of(question: Question) -> list[str]:
    """What a learner reads of a question, in order; the parts of shuffled ones apart."""
    found = [plain(question.title), plain(question.stem), *(plain(choice.nodes) for choice in question.choices)]
    return [squeezed(words) for words in found if words]


def spread_of(question: Question) -> list[str]:
    pairs = [cell for pair in question.pairs for cell in pair]
    return [squeezed(plain(words)) for words in (*question.items, *pairs, *question.distractors)]


def expected(module: Module, edition: Edition, settings: Settings = SETTINGS) -> Iterator[str]:
    """Titles, questions and options as a paper must say them one after another."""
    source = module.source
    for lesson in module.lessons:
        yield squeezed((edition.lessons.get(lesson.id) or source.lessons[lesson.id]).title)
    quiz = edition.quiz or source.quiz
    for question in quiz.questions if quiz else ():
        yield from words_of(question)


def in_order(text: str, wanted: Iterator[str]) -> None:
    at = 0
    for words in wanted:
        found = in_lines(words).search(text, at)
        assert found, f"{words!r} is not behind {text[max(0, at - 80) : at]!r}"
        at = found.end()


def in_lines(words: str) -> re.Pattern[str]:
    """Words as they come out of lines: behind a hyphen, and anywhere in an address, a line may end, which reads as a space."""
    parts = (" ?".join(map(re.escape, word)) if "://" in word else re.escape(word).replace(r"\-", r"\- ?") for word in words.split())
    return re.compile(" ".join(parts))


# --- what is made -------------------------------------------------------------------------------------------------------


def test_the_papers_and_what_they_are_called():
    assert [(form.name, form.suffix) for form in paper.FORMATS] == [
        ("pdf", "pdf"),
        ("pdf-guide", "guide.pdf"),
        ("pdf-large", "large.pdf"),
        ("handout", "handout.pdf"),
        ("handout-answers", "handout-answers.pdf"),
        ("docx", "docx"),
        ("odt", "odt"),
    ]
    assert {form.media_type for form in paper.FORMATS if form.name in PDFS} == {"application/pdf"}
    assert zipfile.ZipFile(io.BytesIO(sample("odt"))).read("mimetype").decode() == FORMS["odt"].media_type


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_keeps_what_it_claims(module, name: str, locale: str):
    judge(sample(name, locale), locale, module.editions[locale].title)


@pytest.mark.parametrize("locale", ["en", "el"])
@pytest.mark.parametrize("name", ["pdf", "pdf-guide", "pdf-large"])
def test_every_title_question_and_option_stands_in_reading_order(module, name: str, locale: str):
    text = text_of(sample(name, locale))
    front = text.index(squeezed(module.source.outcomes["LO1"] if locale == "en" else module.editions["el"].outcomes["LO1"]))
    in_order(text[front:], expected(module, module.editions[locale]))
    quiz = module.editions[locale].quiz or module.source.quiz
    assert all(words in text for question in quiz.questions for words in spread_of(question))
    for words in ("A sharp edge that is left after cutting.", "https://example.org/course", "Example Open University"):
        assert words in text


def test_arabic_is_there_in_words_and_says_what_is_not_translated(module):
    """This reader gives words in the order in which they are drawn, the signs of a word in the order of reading."""
    arabic = r"[\u0621-\u064a]{3,}"
    found = set(re.findall(arabic, text_of(sample("pdf", "ar"))))
    quiz = module.editions["ar"].quiz
    lines = " ".join(line for question in quiz.questions for line in (*words_of(question), *spread_of(question)))
    wanted = set(re.findall(arabic, lines))
    assert len(wanted & found) > 0.7 * len(wanted)  # the rest is split where signs are drawn as one, or under a vowel sign
    with opened(sample("pdf", "ar")) as document:
        found = list(elements(document))
        languages = [str(element.Lang) for element in found if "/Lang" in element]
        assert "en" in languages  # the lesson and the words that are not translated
        assert document.Root.ViewerPreferences.Direction == "/R2L"
    assert "Somebody else's course" in text_of(sample("pdf", "ar"))


# --- answers ------------------------------------------------------------------------------------------------------------


def test_answers_stand_on_a_sheet_of_their_own_at_the_end():
    pages = [squeezed(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(sample("pdf"))).pages]
    sheet = next(number for number, page in enumerate(pages) if page.startswith("Quiz: the answers"))
    before = " ".join(pages[:sheet])
    for words in ("Yes: a loose head flies off.", "– right", "1.5 ± 0.5", "café d'Été", "Looking takes five seconds."):
        assert words not in before
        assert words in " ".join(pages[sheet:])
    assert pages[-1].startswith("About this module")


def test_the_one_who_leads_has_answers_and_guide_in_place():
    text = text_of(sample("pdf-guide"))
    wanted = (
        "Look at the head – right",
        "Yes: a loose head flies off.",
        "Looking takes five seconds.",
        "Which tools cut?",
        "Saw – right",
        "It beats.",
        "Hammer = Nail",
        "This belongs to no line:",
        "Soup",
        "1.5 ± 0.5",
        "Facilitator guide",
        "People remember what they did with their own hands.",
        "The name of every tool",
        "Everybody has checked one tool.",
        "Say this",
        "In your group, check one tool.",
        "Walk round.",
        "One checked tool.",
        "Show a tool to the camera.",
        "Is it my fault?",
        "People hurry.",
        "Gloves",
    )
    in_order(text[text.index("Check yourself", text.index("About this module") + 20) :], iter(wanted))


def test_a_handout_has_exercises_and_questions_without_solutions(module):
    text = text_of(sample("handout"))
    in_order(text, iter(["This sheet belongs to", "Before you start", "Gloves are on", "The bench is clear", "Check yourself"]))
    quiz = module.source.quiz
    in_order(text, iter(words for question in quiz.questions for words in words_of(question)))
    assert all(words in text for question in quiz.questions for words in spread_of(question))
    for words in ("flies off", "– right", "1.5 ± 0.5", "café d'Été", "takes five seconds", "Back to the start", "Work through part 2"):
        assert words not in text
    solved = text_of(sample("handout-answers"))
    for words in ("Gloves are on", "Look at the head – right", "flies off", "1.5 ± 0.5", "café d'Été", "takes five seconds"):
        assert words in solved
    assert "Back to the start" not in solved
    assert "This sheet belongs to" not in solved


def test_a_handout_has_room_to_write(module):
    """Lines are drawn for the pen, and are nothing to those who listen."""
    learner = make_paper("handout", module, module.source, context_of(module, "en"))
    rooms = {part.id: sum(node.number for node in walk(part.nodes) if node.kind == "room") for part in learner.parts}
    assert rooms == {"name": 0, "before-you-start": 4, "quiz": 7, "about-this-module": 0}
    boxes = [node.checked for part in learner.parts for node in walk(part.nodes) if node.kind == "task"]
    assert boxes
    assert not any(boxes)
    solved = make_paper("handout-answers", module, module.source, context_of(module, "en"))
    assert not any(node.kind == "room" for part in solved.parts for node in walk(part.nodes))


@pytest.mark.parametrize(
    ("body", "locale", "kept"),
    [
        ("## A\n\ntext\n\n## B\n\nDo it:\n\n- [ ] one\n\n## C\n\n- point\n", "en", ["B", "Do it:", "one"]),
        ("## A\n\n### B\n\n- [ ] one\n\n### C\n\ntext\n\n### D\n\n- [ ] two\n", "en", ["A", "B", "one", "D", "two"]),
        ("## Look\n\n- Why is that? Say it.\n- Who is it (really)?\n", "en", ["Look", "Why is that? Say it.", "Who is it (really)?"]),
        ("## Look\n\n- Why is that?\n- A point.\n", "en", []),
        ("## Look\n\n- Is it one?\n", "en", []),
        ("## Δες\n\n- Γιατί; Πες το.\n- Ποιος;\n", "el", ["Δες", "Γιατί; Πες το.", "Ποιος;"]),
        ("## Look\n\n- first;\n- second;\n", "en", []),
        ("## انظر\n\n- لماذا؟\n- من؟\n", "ar", ["انظر", "لماذا؟", "من؟"]),
        ("## Fill in\n\n| What | Yours |\n|---|---|\n| Name |  |\n", "en", ["Fill in", "What", "Yours", "Name"]),
        ("## Read\n\n| What | Who |\n|---|---|\n| Name | Anna |\n", "en", []),
        ("- [ ] before any heading\n", "en", ["before any heading"]),
    ],
)
def test_what_counts_as_an_exercise(body: str, locale: str, kept: list[str]):
    found = exercises(parse(body), locale)
    assert plain(found).replace("\n", " ").split() == " ".join(kept).split()


# --- large print --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
def test_large_print_is_large_upright_and_black(locale: str):
    """UKAAF G003: 18 points for everything, no italics, nothing pale."""
    with opened(sample("pdf-large", locale)) as document:
        fonts = {str(o.BaseFont) for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"}
        assert fonts
        assert not [font for font in fonts if re.search("italic|oblique|serif", font, re.I) and "Sans" not in font]
        sizes, inks = set(), set()
        for page in document.pages:
            ink: tuple[float, ...] = (0.0,)
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    sizes.add(float(operands[1]))
                elif str(operator) == "scn":
                    ink = tuple(float(o) for o in operands)
                elif str(operator) in ("Tj", "TJ"):
                    inks.add(ink)
        assert min(sizes) >= 18
        assert inks <= {(0.0,), (1.0,)}  # black, and white on the black band of the title
    with opened(sample("pdf", locale)) as document:
        usual = {float(o[1]) for page in document.pages for o, op in pikepdf.parse_content_stream(page) if str(op) == "Tf"}
    assert min(usual) < 12


def test_large_print_has_no_columns_to_read_across(module):
    wide = "## T\n\n| Part | Rule | Time |\n|---|---|---|\n| Check-in | all | 5 |\n| Share | | 9 |\n"
    known = with_lesson(module, wide)
    with opened(made("pdf-large", known)) as document:
        rows = [each for each in elements(document) if each.S == "/TR"]
        assert rows
        assert max(sum(str(cell.S) in ("/TH", "/TD") for cell in walk_from(row)) for row in rows) == 2
    text = text_of(made("pdf-large", known))
    assert "Part: Check-in Rule: all Time: 5" in text
    assert "Part: Share Time: 9" in text
    assert "Part: " not in text_of(made("pdf", known))
    assert "A bench with three tools" in text  # what a picture shows, because the words in it stay small


# --- media, links, imprint ----------------------------------------------------------------------------------------------


def test_sound_is_a_line_with_name_address_and_transcript():
    text = text_of(sample("pdf", "en", ON_SITE))
    address = "example.org/modules/hand-tools/media/bell.wav"
    in_order(text, iter(["Sound: A bell that says stop", address, "Transcript", "One stroke of a bell."]))
    assert "Sound: A bell that says stop" in text_of(sample("pdf"))


def test_captions_are_read_where_there_is_no_transcript():
    data = (
        b"\xef\xbb\xbfWEBVTT - a title\n\nNOTE not said\nby anybody\n\n1\n00:00.000 --> 00:02.000 align:start\n<v Anna>Put on &amp; close\n"
        b"the <i>glasses</i>.\n\n00:02.000 --> 00:04.000\n<v.loud Bo>Why?\n\n00:04.000 --> 00:05.000\n<v Bo>Why?\n<v Bo>Tell me.\r\n\r\n"
        b"00:06.000 --> 00:07.000\nA door closes.\n"
    )
    assert spoken(data) == ("Anna: Put on & close the glasses.", "Bo: Why? Tell me.", "A door closes.")
    assert spoken(b"") == ()
    assert spoken(b"WEBVTT\n") == ()


def test_links_lead_to_parts_of_the_paper_else_to_the_site_else_nowhere(module):
    def links(kind: str, settings: Settings) -> set[str]:
        found = make_paper(kind, module, module.source, context_of(module, "en", settings))
        return {node.url for part in found.parts for node in walk(part.nodes) if node.kind == "link"}

    fixed = {"https://example.org/course", "https://example.org/rules", "https://creativecommons.org/licenses/by-sa/4.0/"}
    inside = {"#before-you-start", "#quiz", "#glossary", "#index", "#a-course"}
    assert links("learner", SETTINGS) == fixed | inside
    assert links("guide", SETTINGS) == fixed | inside | {"#guide"}
    page = "https://example.org/modules/hand-tools/"
    assert links("learner", ON_SITE) == fixed | inside | {page + "index.html", page + "guide.html", page + "media/bell.wav"}
    assert links("handout", ON_SITE) == fixed - {"https://example.org/course"} | {page + "index.html", page + "glossary.html#m-burr"}
    with opened(sample("pdf")) as document:
        jumps = [note for page in document.pages for note in page.get("/Annots", ()) if "/Dest" in note or "/D" in note.get("/A", {})]
        assert len(jumps) >= len(inside)


@pytest.mark.parametrize("name", PDFS)
def test_every_paper_says_whose_it_is(name: str):
    settings = replace(ON_SITE, brand=replace(ON_SITE.brand, name="Workshop Press", funder_note={"en": "Paid by a fund."}))
    text = text_of(made(name, load(PROJECT)[0].modules[0], "en", settings))
    for words in (
        "Please name the source like this: “Hand tools, safely” by Anna & Béla, version 1.2.0, licence CC BY-SA 4.0.",
        "https://creativecommons.org/licenses/by-sa/4.0/",
        "The text of this module was drafted by machine.",
        "Published by Workshop Press.",
        "Paid by a fund.",
        "“Bench” by Example Author",
        "Version 1.2.0, 2026-11-20",
    ):
        assert words in text or words.replace(" ", "") in text.replace(" ", "")  # a line may end inside an address
    assert re.search(r"Checksum of the source files \(SHA-256\): ?[0-9a-f ]{64,70}", text)


# --- office -------------------------------------------------------------------------------------------------------------


def office(tmp_path: Path, files: dict[str, bytes]) -> dict[str, str]:
    """Each file as LibreOffice reads it, as plain text; one start for all."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, *(str(tmp_path / name) for name in files)], check=False, capture_output=True, timeout=600)
    return {name: squeezed((tmp_path / "out" / f"{name.rsplit('.', 1)[0]}.txt").read_text("utf-8-sig")) for name in files}


def test_office_files_open_and_hold_everything(module, tmp_path: Path):
    names = {f"{name}-{locale}.{name}": (name, locale) for name in ("docx", "odt") for locale in ("en", "ar")}
    found = office(tmp_path, {file: sample(name, locale) for file, (name, locale) in names.items()})
    for file, (_, locale) in names.items():
        edition = module.editions[locale]
        in_order(found[file], expected(module, edition))
        for question in (edition.quiz or module.source.quiz).questions:
            assert all(words in found[file] for words in spread_of(question))
        answers = found[file].index(f"– {RIGHT[locale]}")
        assert answers > found[file].index(squeezed(plain(edition.quiz.questions[-1].title)))  # answers at the end
        assert "One stroke of a bell." in found[file]


def test_links_inside_office_files_lead_somewhere():
    archive = zipfile.ZipFile(io.BytesIO(sample("docx")))
    text = archive.read("word/document.xml").decode()
    anchors, places = set(re.findall(r'w:anchor="([^"]+)"', text)), re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', text)
    assert anchors
    assert anchors <= set(places)
    assert len(places) == len(set(places))
    text = zipfile.ZipFile(io.BytesIO(sample("odt"))).read("content.xml").decode()
    anchors = set(re.findall(r'xlink:href="#([^"]+)"', text))
    assert anchors
    assert anchors <= set(re.findall(r'text:bookmark text:name="([^"]+)"', text))


# --- bad input ----------------------------------------------------------------------------------------------------------


def edited(module: Module, change: Callable[[Edition], Edition], **values: object) -> Module:
    return replace(module, editions={tag: change(edition) for tag, edition in module.editions.items()}, **values)


def with_lesson(module: Module, body: str, number: int = 1) -> Module:
    """A module with nothing but ``number`` lessons of one text."""
    ids = [f"lesson-{at}" for at in range(1, number + 1)]

    def change(edition: Edition) -> Edition:
        made = {}
        for at, id in enumerate(ids, 1):
            name = f"lessons/{id}.md"
            title = f"Title number {at}"
            made[id] = Document(f"m/{edition.locale}/{name}", name, edition.locale, title, body, 4, parse(body))
        return replace(edition, lessons=made)

    return edited(module, change, lessons=tuple(Lesson(id, 5, ()) for id in ids))


def all_of(module: Module, locale: str = "en") -> dict[str, bytes]:
    """Every paper that can be made of a module."""
    made_ones = {}
    for name, form in FORMS.items():
        if form.lacks(module, module.editions[locale], SETTINGS):
            continue
        made_ones[name] = made(name, module, locale)
    return made_ones


def test_a_module_without_quiz_and_guide(module):
    bare = edited(module, lambda edition: replace(edition, quiz=None, guide=None), guide=None, quiz_pass=None)
    found = all_of(bare)
    assert set(found) == {"pdf", "pdf-large", "handout", "docx", "odt"}
    judge(found["pdf"], "en", module.source.title)
    assert "Quiz: the answers" not in text_of(found["pdf"])
    assert "Gloves are on" in text_of(found["handout"])


def test_a_module_without_anything_to_do_has_no_handout(module):
    bare = edited(with_lesson(module, "## A\n\nRead.\n"), lambda edition: replace(edition, quiz=None))
    with pytest.raises(NotMadeError, match="neither questions nor exercises"):
        made("handout", bare)
    assert "Title number 1" in text_of(made("pdf", bare))


def test_one_lesson_and_no_translation_of_it(module):
    one = edited(
        replace(module, lessons=module.lessons[:1]),
        lambda edition: replace(edition, lessons={} if edition.locale == "el" else edition.lessons, quiz=None, guide=None, glossary=None),
    )
    text = text_of(made("pdf", one, "el"))
    assert "1. Before you start" in text
    assert "Αυτό το μέρος δεν έχει μεταφραστεί ακόμη" in text


def test_two_hundred_lessons(module):
    many = with_lesson(module, "## Do\n\n- [ ] A task of this lesson.\n", 200)
    found = all_of(many)
    assert set(found) == set(FORMS)
    text = text_of(found["pdf"])
    in_order(text[text.rindex("Introduction") :], iter(f"{number}. Title number {number}" for number in range(1, 201)))
    assert text_of(found["handout"]).count("A task of this lesson.") == 200


def test_names_in_arabic_in_an_english_paper(module):
    person = replace(module.authors[0], name="ليلى حداد")
    known = replace(module, authors=(person,))
    judge(made("pdf", known), "en", module.source.title)
    assert {"ليلى", "حداد"} <= set(text_of(made("pdf", known)).replace(",", " ").split())
    assert "ليلى حداد" in zipfile.ZipFile(io.BytesIO(made("docx", known))).read("word/document.xml").decode()


def test_a_script_without_letters_is_not_printed_and_says_so(module):
    hindi = with_lesson(module, "## नमस्ते\n\n" + "नमस्ते दुनिया, हम सीखते हैं। " * 60)
    with pytest.raises(NotMadeError, match=r"hand-tools \(en\) cannot be printed: no font"):
        made("pdf", hindi)
    assert "नमस्ते दुनिया" in zipfile.ZipFile(io.BytesIO(made("docx", hindi))).read("word/document.xml").decode()


def test_a_broken_picture_is_told_in_words(module):
    context = context_of(module, "en")
    broken = replace(context, read=lambda path: b"<svg" if path.endswith("svg") else context.read(path))
    with pytest.raises(NotMadeError, match="cannot be printed"):
        written(FORMS["pdf"], module, "en", broken)


def test_words_that_look_like_commands_stay_words(module):
    odd = "#set page(fill: red) $x$ @ref <b>bold</b> \\u{41} ${way} {{x}}"
    known = edited(module, lambda edition: replace(edition, title=odd, summary=odd))
    for name in ("pdf", "pdf-large"):
        assert text_of(made(name, known)).count("#set page(fill: red) $x$ @ref <b>bold</b>") >= 2
    text = zipfile.ZipFile(io.BytesIO(made("docx", known))).read("word/document.xml").decode()
    assert odd.replace("<", "&lt;").replace(">", "&gt;") in text


def test_a_language_without_interface_words_says_which_words_are_english(module):
    icelandic = replace(module.source, locale="is")
    known = replace(module, editions={"is": icelandic, **module.editions})
    settings = Settings(languages=("en", "is"))
    data = made("pdf", known, "is", settings)
    judge(data, "is", module.source.title)
    found = make_paper("learner", known, icelandic, context_of(known, "is", settings))
    assert found.words == "en"
    marks = {part.id: (part.lang, part.title_lang) for part in found.parts}
    assert marks["index"] == marks["answers"] == ("is", "en")
    assert marks["before-you-start"] == ("is", "")


# --- bytes, cost --------------------------------------------------------------------------------------------------------


def test_equal_input_gives_equal_bytes(module):
    """The typesetter keeps what it has set; other papers in between show that the second time is not the first one again."""
    first = {name: made(name, module, "ar") for name in FORMS if not FORMS[name].lacks(module, module.editions["ar"], SETTINGS)}
    for name in first:
        made(name, module, "el")
    assert {name: made(name, module, "ar") for name in first} == first


def test_nothing_that_prints_is_loaded_before_something_is_printed():
    large = "typst", "docx", "odfdo", "pikepdf", "icalendar"
    code = f"import sys, oer_catalogue.packages; print(*(name for name in {large} if name in sys.modules))"
    environment = {"PYTHONPATH": str(ROOT / "plugins")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.strip() == ""


# --- this catalogue -----------------------------------------------------------------------------------------------------

REAL = Settings(languages=("en", "it", "el", "bg", "de", "ar"), site_url="https://example.org/")
EDITIONS = sorted((path.parts[-3], path.parts[-2]) for path in (ROOT / "modules").glob("*/*/index.md"))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found, report = load(ROOT)
    assert report.errors == ()
    return found


@pytest.mark.sample(every=10)
@pytest.mark.parametrize(("name", "locale"), EDITIONS)
def test_every_edition_of_this_catalogue_is_printed(catalogue, name: str, locale: str):
    module = catalogue.module(name)
    edition = module.editions[locale]
    for form in paper.FORMATS:
        if form.lacks(module, edition, REAL):
            continue
        data = made(form.name, module, locale, REAL, ROOT / module.folder)
        assert len(data) < 2_000_000
        if form.name in PDFS:
            judge(data, locale, edition.title)
        if form.name in ("pdf", "pdf-large", "pdf-guide") and locale != "ar":
            text = text_of(data)
            in_order(text[text.rindex(squeezed(edition.outcomes["LO1"])) :], expected(module, edition, REAL))


@pytest.mark.beyond_sample
def test_every_office_file_of_this_catalogue_opens_and_holds_everything(catalogue, tmp_path: Path):
    files, editions = {}, {}
    for name, locale in EDITIONS:
        module = catalogue.module(name)
        for form in ("docx", "odt"):
            file = f"{name}-{locale}-{form}.{form}"
            files[file] = made(form, module, locale, REAL, ROOT / module.folder)
            editions[file] = module, module.editions[locale]
    for file, text in office(tmp_path, files).items():
        in_order(text, expected(*editions[file], REAL))
