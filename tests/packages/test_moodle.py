"""Moodle backups, judged by the model of Moodle's restore: what a teacher gets, what she keeps, and what breaks is found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from lxml import etree

from oer_catalogue.load.markdown import parse
from oer_catalogue.load.quiz import read as read_quiz
from oer_catalogue.locales.codes import moodle_language
from oer_catalogue.model import Edition, Module
from oer_catalogue.packages.moodle.files import Place, Pool, address, licence
from oer_catalogue.packages.pieces import pieces
from oer_catalogue.settings import Settings

from .conftest import Packed, context_of
from .moodle_restore import (
    CREATOR_IN_OWN_COURSE,
    EDITING_TEACHER,
    Course,
    Restored,
    RestoreError,
    Section,
    files_of,
    restore,
)

FORMATS = ("mbz", "mbz_section")
LOCALES = ("en", "ar", "el")


def hers() -> Course:
    """A teacher's course in the middle of its year."""
    return Course(
        sections={
            0: Section(None, "", True, ["Announcements"]),
            1: Section("Week 1", "What we did", True, ["Her page"]),
            2: Section(None, "", True, ["Her quiz"]),
            3: Section("Hidden by her", "", False, []),
        }
    )


def merged(packed: Packed, course: Course | None = None) -> Restored:
    return restore(files_of(packed.data), course or hers(), EDITING_TEACHER)


def created(packed: Packed) -> Restored:
    return restore(files_of(packed.data), Course(new=True), CREATOR_IN_OWN_COURSE)


# --- a teacher adds it to her course


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_teacher_loses_nothing_and_gets_everything(pack, name: str, locale: str) -> None:
    before, after = hers(), merged(pack(name, locale))
    assert (after.lost, after.warnings) == ([], [])
    assert (after.course.fullname, after.course.summary, after.course.lang) == (before.fullname, before.summary, "")
    for number, section in before.sections.items():
        now = after.course.sections[number]
        assert now.activities[: len(section.activities)] == section.activities
        assert now.visible == section.visible
        assert not section.name or now.name == section.name
        assert not section.summary or now.summary == section.summary
    kinds = [one.kind for one in after.activities]
    assert kinds.count("quiz") == 1
    assert kinds.count("page") == 6  # introduction, two lessons, words, about, guide
    assert len(after.questions) == 7


def test_in_her_course_it_is_one_section_with_a_heading_of_its_own(pack) -> None:
    after = merged(pack("mbz_section"))
    assert [number for number, section in after.course.sections.items() if len(section.activities) > 1] == [1]
    assert set(after.course.sections) == set(hers().sections)
    first = after.activities[0]
    assert (first.kind, first.name) == ("label", "Hand tools, safely")
    assert "Hand tools, safely" in first.texts[0]


def test_a_new_section_on_top_takes_its_name(pack) -> None:
    course = hers()
    course.sections = {0: course.sections[0], 1: Section(), **{n + 1: s for n, s in hers().sections.items() if n}}
    after = merged(pack("mbz_section"), course)
    assert after.course.sections[1].name == "Hand tools, safely"
    assert after.course.sections[2].activities == ["Her page"]


def test_learners_do_not_see_the_guide_wherever_it_lands(pack) -> None:
    for name in FORMATS:
        for after in (merged(pack(name)), *([created(pack(name))] if name == "mbz" else [])):
            hidden = [one for one in after.activities if not one.visible]
            assert [one.name for one in hidden] == ["Facilitator guide"]
            assert hidden[0].module["visibleold"] == "0"  # it stays hidden when its section is shown
            guide = hidden[0].module["@id"]
            assert not any(f"BYID*{guide}@" in text for one in after.activities if one.visible for text in one.texts)


def test_only_a_course_can_become_a_course_and_only_it_can_overwrite_one(pack) -> None:
    files = files_of(pack("mbz_section").data)
    with pytest.raises(RestoreError, match="new course"):
        restore(files, Course(new=True), CREATOR_IN_OWN_COURSE)
    with pytest.raises(RestoreError, match="no such setting"):
        restore(files, hers(), EDITING_TEACHER, overwrite=True)
    assert restore(files_of(pack("mbz").data), hers(), EDITING_TEACHER, overwrite=True).course.fullname == "Hand tools, safely"


# --- a course of its own


@pytest.mark.parametrize("locale", LOCALES)
def test_a_new_course_has_a_section_for_each_part(pack, module: Module, locale: str) -> None:
    after = created(pack("mbz", locale))
    assert (after.lost, after.warnings) == ([], [])
    assert after.course.fullname == module.editions[locale].title
    assert after.course.lang == locale
    assert "CC BY-SA 4.0" in after.course.summary
    sections = after.course.sections
    assert list(sections) == [0, 1, 2, 3, 4]
    assert [len(section.activities) for section in sections.values()] == [0, 4, 1, 1, 1]
    assert [section.visible for section in sections.values()] == [True, True, True, True, False]
    assert sections[1].name == module.editions[locale].title


@pytest.mark.parametrize("locale", LOCALES)
def test_an_empty_course_becomes_the_module(pack, module: Module, locale: str) -> None:
    """The way of who makes the course first, and may not restore into a category."""
    empty = Course("New course", "", sections={number: Section() for number in range(5)})
    after = restore(files_of(pack("mbz", locale).data), empty, CREATOR_IN_OWN_COURSE, overwrite=True)
    assert after.lost == []
    assert (after.course.fullname, after.course.lang) == (module.editions[locale].title, locale)
    assert all(after.course.sections[number].name for number in range(1, 5))
    assert [one.name for one in after.activities if not one.visible] == ["Facilitator guide"]


def test_what_the_about_page_says(pack) -> None:
    after = created(pack("mbz"))
    about = next(one for one in after.activities if one.name == "About this module").texts[1]
    text = pack("mbz").text("attribution.txt")
    for words in ("Anna &amp; Béla", "1.2.0", "https://creativecommons.org/licenses/by-sa/4.0/", "drafted by machine", "SHA-256"):
        assert words in about
    assert re.search(r"[0-9a-f]{64}", about)[0] in text
    assert any("licence/attribution.txt" in held for held in after.stored.values())


def test_words_in_another_language_are_marked(pack) -> None:
    after = created(pack("mbz", "ar"))
    lesson = next(one for one in after.activities if one.name == "Somebody else's course").texts[1]
    assert '<div class="oer-part" lang="ar" dir="rtl">' in lesson
    assert '<div class="oer-body" lang="en" dir="ltr">' in lesson
    assert "alert-warning" in lesson


def test_links_lead_to_pages_and_pictures_are_files(pack) -> None:
    after = created(pack("mbz"))
    start = after.activities[0]
    numbers = {one.name: one.module["@id"] for one in after.activities}
    assert f'href="$@PAGEVIEWBYID*{numbers["Before you start"]}@$#before-you-start.look"' in start.texts[1]
    assert f'href="$@QUIZVIEWBYID*{numbers["Check yourself"]}@$"' in start.texts[1]
    assert 'src="@@PLUGINFILE@@/bench.svg"' in start.texts[1]
    assert sorted(path for held in after.stored.values() for path in held) == [
        "bell.wav",
        "bench.svg",
        "dot.png",
        "licence/attribution.txt",
        "words/glossary.xml",
    ]


# --- the quiz


def keys(after: Restored) -> dict[str, tuple[str, object]]:
    """What is right in each question, as a platform would mark it."""
    found: dict[str, tuple[str, object]] = {}
    for question in after.questions:
        rows = [(re.sub(r"<[^>]+>", "", text), str(share.normalize())) for text, share, _ in question.answers]
        found[question.name] = (question.qtype, question.pairs or rows)
    return found


def test_every_kind_of_question_has_its_key(pack) -> None:
    found = keys(created(pack("mbz")))
    assert found["What do you do first?"] == ("multichoice", [("Use it", "0"), ("Look at the head", "1"), ("Paint it", "0")])
    assert found["Which tools cut?"] == ("multichoice", [("Saw", "0.5"), ("Chisel", "0.5"), ("Hammer", "-1")])
    qtype, steps = found["Put the steps in order"]
    assert qtype == "match"
    assert sorted((place, re.sub(r"<[^>]+>", "", step)) for step, place in steps) == [
        ("1", "Stop"),
        ("2", "Look"),
        ("3", "Take"),
        ("4", "Work"),
    ]
    assert [place for _, place in steps] != ["1", "2", "3", "4"]
    qtype, pairs = found["What goes with what?"]
    assert [(re.sub(r"<[^>]+>", "", left), right) for left, right in pairs] == [("Hammer", "Nail"), ("Saw", "Wood"), ("", "Soup")]
    assert found["How many centimetres between hand and blade?"] == ("numerical", [("1.5", "1")])
    assert found["What is a sharp edge after cutting called?"][1] == [("a burr", "1"), ("café d'Été", "1"), ("cafe d'Ete", "1")]
    assert found["What was hardest for you?"] == ("essay", [])


def test_feedback_goes_with_its_choice_and_its_question(pack) -> None:
    first = created(pack("mbz")).questions[0]
    assert first.single
    assert [feedback for _, _, feedback in first.answers] == [
        '<div lang="en" dir="ltr"><p>Look before you use it.</p></div>',
        '<div lang="en" dir="ltr"><p>Yes: a loose head flies off.</p></div>',
        "",
    ]
    assert "Looking takes five seconds." in first.feedback


@pytest.mark.parametrize("name", FORMATS)
def test_who_knows_everything_gets_the_full_grade(pack, name: str) -> None:
    quiz = merged(pack(name)).quizzes[0]
    reached = Decimal(0)
    for question, mark in quiz.slots:
        if question.pairs:
            best = Decimal(1)
        elif question.single or question.qtype != "multichoice":
            best = max((share for _, share, _ in question.answers), default=Decimal(0))
        else:
            best = sum((share for _, share, _ in question.answers if share > 0), Decimal(0))
        reached += best * mark
        assert mark == question.mark
    assert reached / quiz.sumgrades * quiz.grade == 100
    assert (quiz.sumgrades, quiz.grade, quiz.gradepass) == (6, 100, 70)  # six of seven are scored
    passed, failed = quiz.feedback
    assert (passed[0], failed[1]) == (70, 70)


def test_a_quiz_that_is_passed_is_done(pack, module: Module) -> None:
    quiz = next(one for one in created(pack("mbz")).activities if one.kind == "quiz")
    assert [quiz.module[name] for name in ("completion", "completiongradeitemnumber", "completionpassgrade")] == ["2", "0", "1"]
    assert quiz.body["preferredbehaviour"] == "immediatefeedback"
    free = created(pack("mbz", other=replace(module, quiz_pass=None)))
    quiz = next(one for one in free.activities if one.kind == "quiz")
    assert quiz.module["completionpassgrade"] == "0"
    assert free.quizzes[0].feedback == ()
    strict = created(pack("mbz", other=replace(module, quiz_supervised=True)))
    quiz = next(one for one in strict.activities if one.kind == "quiz")
    assert quiz.body["preferredbehaviour"] == "deferredfeedback"
    assert int(quiz.body["reviewrightanswer"] or 0) == 0x10  # after it is closed


def test_pictures_and_links_of_questions(pack, module: Module) -> None:
    body = (
        "## Which is it? {#which .LO1}\n\n![A red square](../media/dot.png)\n\nSee [the lesson](lessons/before-you-start.md#look).\n\n"
        "- [x] ![The bench](../media/bench.svg)\n  > ![A red square](../media/dot.png)\n- [ ] 3 \\* 4\n\n> [Guide](guide.md)\n"
    )
    after = created(pack("mbz", other=with_quiz(module, body)))
    assert after.lost == []
    question = after.questions[0]
    held = {place[1:3]: sorted(files) for place, files in after.stored.items() if place[1] == "question"}
    assert held == {
        ("question", "questiontext"): ["dot.png"],
        ("question", "answer"): ["bench.svg"],
        ("question", "answerfeedback"): ["dot.png"],
    }
    assert "$@PAGEVIEWBYID*" in question.text
    assert "<span>Guide</span>" in question.feedback


def test_codes_of_moodle_that_an_author_types_mean_themselves(pack, module: Module) -> None:
    body = "## Type `@@PLUGINFILE@@/x` {#code .LO1}\n\nOr $@PAGEVIEWBYID*1@$.\n\nAnswer: $@NULL@$ | b\n"
    other = with_quiz(lacking(module, title="$@NULL@$", summary="$@PAGEVIEWBYID*9@$"), body)
    for name in FORMATS:
        after = merged(pack(name, other=other))
        assert after.lost == []
        assert "&#64;@PLUGINFILE" in after.questions[0].text.replace("&#64;&#64;", "&#64;@")
        assert next(text for text, _, _ in after.questions[0].answers) == "$@NULL@$ "


def test_what_moodle_lacks_is_told(pack) -> None:
    about = next(one for one in created(pack("mbz")).activities if one.name == "About this module").texts[1]
    assert "Put the steps in order" in about


def test_a_star_in_a_text_means_itself(pack, module: Module) -> None:
    after = created(pack("mbz", other=with_quiz(module, "## What is 3 times 4? {#star .LO1}\n\nAnswer: 3*4 | 12\n")))
    assert [text for text, _, _ in after.questions[0].answers] == [r"3\*4", "12"]


def with_quiz(module: Module, body: str) -> Module:
    """The module with another quiz in its source language."""
    source = module.editions["en"]
    quiz, problems = read_quiz(replace(source.quiz.document, body=body, nodes=parse(body)), {outcome.id for outcome in module.outcomes})
    assert problems == []
    return replace(module, editions={**module.editions, "en": replace(source, quiz=quiz)})


# --- what a module may lack or have too much of


def lacking(module: Module, **parts: object) -> Module:
    return replace(module, editions={tag: replace(edition, **parts) for tag, edition in module.editions.items()})


@pytest.mark.parametrize("name", FORMATS)
def test_no_quiz_no_guide_no_words(pack, module: Module, name: str) -> None:
    after = merged(pack(name, other=lacking(module, quiz=None, guide=None, glossary=None)))
    assert (after.lost, after.quizzes, after.questions) == ([], [], [])
    assert all(one.visible for one in after.activities)
    bare = created(pack("mbz", other=lacking(module, quiz=None, guide=None, glossary=None)))
    assert list(bare.course.sections) == [0, 1]


@pytest.mark.parametrize("name", FORMATS)
def test_a_quiz_of_open_questions_has_no_grade(pack, module: Module, name: str) -> None:
    after = merged(pack(name, other=with_quiz(module, "## What was hard? {#hard .LO1}\n\nAnswer: open\n")))
    assert after.lost == []
    assert (after.quizzes[0].sumgrades, after.quizzes[0].grade, after.quizzes[0].gradepass) == (0, 0, None)


@pytest.mark.parametrize("name", FORMATS)
def test_one_lesson_and_two_hundred(pack, module: Module, name: str) -> None:
    one = replace(module, lessons=module.lessons[:1])
    assert merged(pack(name, other=one)).lost == []
    first = module.lessons[0]
    lessons = tuple(replace(first, id=f"lesson-{number}") for number in range(200))
    source: Edition = module.editions["en"]
    words = {lesson.id: replace(source.lessons[first.id], name=f"lessons/{lesson.id}.md") for lesson in lessons}
    many = replace(module, lessons=lessons, editions={"en": replace(source, lessons=words)})
    after = merged(pack(name, other=many))
    assert len([one for one in after.activities if one.kind == "page"]) == 204
    assert [line for line in after.lost if "before-you-start" not in line] == []


def test_a_title_that_is_too_long_for_a_table_is_cut(pack, module: Module) -> None:
    long = lacking(module, title="ξ" * 400)
    for name in FORMATS:
        assert merged(pack(name, other=long)).lost == []


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("site", ["", "https://example.org/oer/"])
def test_a_light_backup_holds_no_sound(pack, module: Module, name: str, site: str) -> None:
    body = "## What is it? {#bell .LO1}\n\n![A bell that says stop](../media/bell.wav)\n\n- [x] Stop\n- [ ] Go\n"
    settings = Settings(languages=("en", "ar", "el"), site_url=site)
    for light in (False, True):
        after = merged(pack(name, other=with_quiz(module, body), settings=settings, light=light))
        assert after.lost == []
        held = [place[1] for place, files in after.stored.items() if "bell.wav" in files]
        assert sorted(held) == ([] if light else ["mod_page", "question"])


@pytest.mark.parametrize("name", FORMATS)
def test_each_part_of_a_module_is_a_backup(pack, module: Module, name: str) -> None:
    names = []
    for part, _ in pieces(module, module.editions["en"]):
        packed = pack(name, other=part)
        names.append(re.search(r"<name>([^<]*)</name>", packed.text("moodle_backup.xml"))[1])
        after = merged(packed)
        assert after.lost == []
        assert len(after.quizzes) == int(part.part == 2)
    assert names == ["hand-tools.1-en.mbz", "hand-tools.2-en.mbz"]


# --- bytes


def test_files_are_named_by_their_hash_and_lie_there_once(pack, module: Module) -> None:
    names = [name for name in pack("mbz").archive.namelist() if name.startswith("files/")]
    assert len(names) == 5
    assert all(re.fullmatch(r"files/([0-9a-f]{2})/\1[0-9a-f]{38}", name) for name in names)
    records = pack("mbz").text("files.xml")
    assert "<license>cc-sa-4.0</license>" in records


def test_media_are_read_one_at_a_time(module: Module) -> None:
    """Nothing that was read is kept: the pool holds names, hashes and sizes."""
    read: list[str] = []
    context = context_of(module, "en")

    def reading(path: str) -> bytes:
        read.append(path)
        return context.read(path)

    pool = Pool(module, reading, {}, iter(range(9)), 0)
    pool.add(f'<img src="{address("dot.png")}"><img src="{address("dot.png")}">', Place(1, "mod_page", "content"))
    pool.add(f'<img src="{address("dot.png")}">', Place(2, "mod_page", "content"))
    assert read == ["media/dot.png"]
    assert [callable(content) for content in pool.contents().values()] == [True]
    assert pool.packed == frozenset(pool.contents())


@pytest.mark.parametrize(
    ("locale", "code"),
    [
        ("en", "en"),
        ("pt-BR", "pt_br"),
        ("de-CH", "de"),
        ("nb", "no"),
        ("sr-Latn", "sr_lt"),
        ("zh-Hans", "zh_cn"),
        ("tlh", ""),
        ("sr", "sr_cr"),
    ],
)
def test_languages_have_the_names_of_moodle(locale: str, code: str) -> None:
    assert moodle_language(locale) == code


@pytest.mark.parametrize(
    ("spdx", "name"),
    [
        ("CC-BY-4.0", "cc-4.0"),
        ("CC-BY-SA-4.0", "cc-sa-4.0"),
        ("CC-BY-NC-ND-4.0", "cc-nc-nd-4.0"),
        ("CC0-1.0", "public"),
        ("MIT", "unknown"),
    ],
)
def test_licences_have_the_names_of_moodle(spdx: str, name: str) -> None:
    assert licence(spdx) == name


# --- the model finds what is broken


def path(files: Mapping[str, bytes], pattern: str, holding: str = "") -> str:
    """The first file whose name matches ``pattern``, and whose text holds what ``holding`` matches."""
    names = (name for name in sorted(files) if re.fullmatch(pattern, name))
    return next(name for name in names if not holding or re.search(holding, files[name].decode(errors="replace"), re.S))


GONE = None
LIST, QUESTIONS, RECORDS = r"moodle_backup\.xml", r"questions\.xml", r"files\.xml"
PAGE, QUIZ = r"activities/page_\d+/page\.xml", r"activities/quiz_\d+/quiz\.xml"
INSIDE_PAGE, INSIDE_QUIZ = r"activities/page_\d+/", r"activities/quiz_\d+/"
BROKEN = {  # file, what is there, what stands there instead, what the model says
    "no roles of the course": (r"course/roles\.xml", "", GONE, "missing XML file: course/roles.xml"),
    "no grades of a page": (INSIDE_PAGE + r"grades\.xml", "", GONE, "missing XML file: activities/page"),
    "no scales": (r"scales\.xml", "", GONE, "missing XML file: scales.xml"),
    "no questions": (QUESTIONS, "", GONE, "missing_questions_xml_file"),
    "a root with an attribute": (LIST, "<moodle_backup>", '<moodle_backup v="1">', "not a valid Moodle backup"),
    "a setting of nothing": (LIST, r"<section>section_\d+", "<section>section_1", "belongs to nothing"),
    "an activity that is not included": (LIST, r"(page_\d+_included</name><value>)1", r"\g<1>0", "not marked as included"),
    "a release without its build": (LIST, r" \(Build: \d+\)", "", "no build date"),
    "questions as before Moodle 4": (LIST, "<backup_release>4.0", "<backup_release>3.11", "not restored"),
    "a name that is not there": (PAGE, "<name>[^<]*", "<name>$@NULL@$", "page.name must not be empty"),
    "a name that is too long": (QUIZ, "<name>[^<]*", f"<name>{'x' * 256}", "quiz.name is too long"),
    "a link to a page that is not there": (PAGE, r"PAGEVIEWBYID\*\d+", "PAGEVIEWBYID*1", "links to PAGEVIEWBYID 1"),
    "a link that no rule knows": (PAGE, "PAGEVIEWBYID", "PAGEBYNAME", "which no rule decodes"),
    "a link that only the site has": (PAGE, r"\$@PAGEVIEWBYID\*\d+@\$", "lesson.html", "nowhere in a course"),
    "a picture of another page": (PAGE, "PLUGINFILE@@/[a-z.]+", "PLUGINFILE@@/other.png", "not among its files"),
    "a page of no section": (INSIDE_PAGE + r"module\.xml", r"<sectionid>\d+", "<sectionid>1", "its own is not restored"),
    "a gap between sections": (r"sections/.*/section\.xml", "<number>4<", "<number>9<", "to fill a gap"),
    "a file that nobody names": (INSIDE_PAGE + r"inforef\.xml", "<fileref>.*</fileref>", "", "named by no inforef"),
    "a content that is gone": (r"files/.*", "", GONE, "its content is not in the backup"),
    "a content that was changed": (r"files/.*", "1.2.0", "1.2.1", "not what its hash says"),
    "a folder without strokes": (RECORDS, "<filepath>/<", "<filepath><", "begins or ends without a stroke"),
    "a file of no context": (RECORDS, r"<contextid>\d+", "<contextid>1234", "a context that is not restored"),
    "marks that do not add up": (QUIZ, "<sumgrades>6.00000", "<sumgrades>4.00000", "sumgrades 4.00000"),
    "a slot without its question": (QUIZ, r"<questionbankentryid>\d+", "<questionbankentryid>7", "a question that is not restored"),
    "slots that count from 2": (QUIZ, r"<slot>1</slot>", "<slot>8</slot>", "not counted from 1"),
    "a bank that nobody names": (
        INSIDE_QUIZ + r"inforef\.xml",
        "<question_categoryref>.*</question_categoryref>",
        "",
        "named by no inforef",
    ),
    "a grade of another quiz": (INSIDE_QUIZ + r"grades\.xml", r"<iteminstance>\d+", "<iteminstance>1", "of another activity"),
    "a tolerance of no answer": (QUESTIONS, r"<answer>\d+</answer>", "<answer>1</answer>", "belongs to no answer"),
    "a type that is not installed": (QUESTIONS, "<qtype>match", "<qtype>ordering", "not installed"),
    "a question without its type": (QUESTIONS, "plugin_qtype_match_question", "plugin_qtype_pairs_question", "nothing of its type"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_the_model_finds_what_is_broken(pack, what: str) -> None:
    pattern, old, new, words = BROKEN[what]
    files = files_of(pack("mbz").data)
    name = path(files, pattern, old)
    if new is GONE:
        del files[name]
    else:
        files[name] = re.sub(old, new, files[name].decode(), flags=re.S).encode()
    try:
        found = restore(files, Course(new=True), CREATOR_IN_OWN_COURSE).lost
    except RestoreError as error:
        found = [str(error)]
    assert any(words in line for line in found), found


def test_the_words_are_there_for_a_moodle_glossary_too(pack, module: Module) -> None:
    glossary = module.editions["en"].glossary
    body = "A *sharp* edge & more: [the lesson](lessons/before-you-start.md), [rules](https://example.org/rules)."
    term = replace(glossary.terms[0], term="burr <1>", nodes=parse(body))
    document = replace(glossary.document, body=body)
    source = replace(module.editions["en"], glossary=replace(glossary, document=document, terms=(term,)))
    other = replace(module, editions={**module.editions, "en": source})
    after = merged(pack("mbz_section", other=other))
    assert after.lost == []
    sha = next(held["words/glossary.xml"] for held in after.stored.values() if "words/glossary.xml" in held)
    found = etree.fromstring(files_of(pack("mbz_section", other=other).data)[f"files/{sha[:2]}/{sha}"])
    assert [one.text for one in found.iterfind("INFO/ENTRIES/ENTRY/CONCEPT")] == ["burr <1>"]
    definition = found.findtext("INFO/ENTRIES/ENTRY/DEFINITION")
    assert "<em>sharp</em> edge &amp; more: the lesson, <a" in definition
    assert 'href="https://example.org/rules"' in definition


def test_words_of_a_moodle_glossary_would_be_lost(pack) -> None:
    """Why the words are a page."""
    files = files_of(pack("mbz").data)
    number = path(files, PAGE).split("/")[1].removeprefix("page_")
    old, new = f"page_{number}", f"glossary_{number}"
    files = {key.replace(old, new): value.replace(old.encode(), new.encode()) for key, value in files.items()}
    new = f"activities/{new}"
    files[f"{new}/glossary.xml"] = (
        f'<activity id="1" moduleid="{number}" modulename="glossary" contextid="5"><glossary id="1"><name>Words</name><intro></intro>'
        "<displayformat>dictionary</displayformat><assesstimestart>0</assesstimestart><assesstimefinish>0</assesstimefinish><scale>0</scale>"
        "<entries><entry id='1'><concept>burr</concept></entry></entries></glossary></activity>"
    ).encode()
    files[f"{new}/module.xml"] = files[f"{new}/module.xml"].replace(b"<modulename>page", b"<modulename>glossary")
    listed = files["moodle_backup.xml"].decode()
    listed = re.sub(rf"(<moduleid>{number}</moduleid><sectionid>\d+</sectionid><modulename>)page", r"\1glossary", listed)
    files["moodle_backup.xml"] = listed.encode()
    found = restore(files, Course(new=True), CREATOR_IN_OWN_COURSE)
    assert any("burr" in line and "data of users" in line for line in found.lost)
