"""The fixture project ``tests/fixtures/states``: a second publisher in whose modules every state of a text occurs, on both axes.

The states are asserted exactly, so that an edit of the fixture that loses one is seen here.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from oer_catalogue import site
from oer_catalogue.load.blocks import block_hash, blocks, hashes
from oer_catalogue.load.catalogue import load
from oer_catalogue.model import (
    ADAPTATIONS,
    GROUPINGS,
    MODES,
    PHASES,
    PRIORITIES,
    Catalogue,
    DocumentState,
    Edition,
    EditionFreshness,
    EditionState,
    Freshness,
    Module,
    Node,
    Origin,
    QuestionKind,
    fallbacks,
)
from oer_catalogue.pages.catalogue import ordered
from oer_catalogue.pages.context import chain, edition_with, page_names, real_locales
from oer_catalogue.pages.page import View
from oer_catalogue.rules.catalogue import settings as settings_problems
from oer_catalogue.settings import Brand, Settings

ROOT = Path(__file__).parents[2]
STATES = ROOT / "tests" / "fixtures" / "states"
TEA = "tea-with-a-group"
BULGARIAN = "bulgarian-only"
LINKS = "links-only"
RENAMED = "old-name-new-name"
TEA_BLOCKS = {"index.md": 2, "lessons/brew-a-pot.md": 13, "lessons/serve-the-group.md": 15, "quiz.md": 21, "guide.md": 64, "glossary.md": 4}
"""The texts of the module about tea, and how many blocks each has in English."""
TEA_WORDS = {
    "index.md": 126,
    "lessons/brew-a-pot.md": 135,
    "lessons/serve-the-group.md": 101,
    "quiz.md": 180,
    "guide.md": 482,
    "glossary.md": 34,
}


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> site.Checked:
    return site.read(Path(shutil.copytree(STATES, tmp_path_factory.mktemp("states") / "project")))


@pytest.fixture(scope="module")
def catalogue(checked: site.Checked) -> Catalogue:
    return load(checked.project.root)[0]


@pytest.fixture(scope="module")
def settings(checked: site.Checked) -> Settings:
    return checked.project.settings


def module_of(catalogue: Catalogue, slug: str) -> Module:
    found = catalogue.module(slug)
    assert found is not None, slug
    return found


def editions(catalogue: Catalogue) -> Iterator[tuple[Module, Edition]]:
    return ((module, edition) for module in catalogue.modules for edition in module.editions.values())


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from walk(node.children)


# --- what is read -----------------------------------------------------------------------------------------------------


def test_the_only_problems_are_the_two_warnings_that_the_states_bring(checked: site.Checked) -> None:
    found = [(p.severity, p.code, p.place.file, p.place.line) for p in checked.report.problems]
    assert found == [
        ("warning", "OER-T001", "modules/old-name-new-name/el/lessons/before-the-change.md", 1),
        ("warning", "OER-M013", "modules/old-name-new-name/module.yml", 7),
    ]
    assert checked.catalogue.quarantined == ()


def test_the_second_publisher_sets_everything_that_can_be_set(settings: Settings) -> None:
    assert list(settings_problems(settings, "mkdocs.yml")) == []
    assert settings.languages == ("en", "el", "bg", "ar")
    assert (settings.site_name, settings.id, settings.site_url) == ("Second Catalogue", "second", "https://catalogue.example/open/")
    assert settings.edit_uri == "https://code.example/second/catalogue/edit/main/"
    unset = [name for name in Brand.__dataclass_fields__ if not getattr(settings.brand, name)]
    assert unset == []
    assert settings.contribute_url
    for words in (settings.brand.tagline, settings.brand.legal_notice, settings.brand.funder_note, settings.brand.emblem_alt):
        assert set(words) == set(settings.languages)
    for file in (settings.brand.logo, settings.brand.emblem):
        assert (STATES / "overrides" / "assets" / file).is_file()


def test_hand_written_pages_are_translated_in_part(checked: site.Checked) -> None:
    found = {page.name: tuple(sorted(page.files)) for page in checked.articles}
    only_english = dict.fromkeys(("accessibility", "contribute", "legal", "mirror", "privacy"), ("en",))
    assert found == {"about": ("el", "en"), **only_english}


# --- each edition, on both axes -----------------------------------------------------------------------------------------

EDITIONS = {
    # module, locale: freshness, origin, reviewed, blocks, outdated, missing, version of the source
    (TEA, "en"): ("source", "hand", False, 119, 0, (), ""),
    (TEA, "el"): ("current", "hand", True, 125, 0, (), "1.2.0"),
    (TEA, "bg"): ("outdated", "machine", False, 125, 2, (), "1.1.0"),
    (TEA, "ar"): ("partial", "machine", False, 109, 0, ("lessons/serve-the-group.md",), "1.2.0"),
    (BULGARIAN, "bg"): ("source", "machine", False, 13, 0, (), ""),
    (LINKS, "en"): ("source", "hand", False, 3, 0, (), ""),
    (LINKS, "el"): ("unrecorded", "unknown", False, 3, 0, (), ""),
    (RENAMED, "en"): ("source", "hand", False, 3, 0, (), ""),
    (RENAMED, "el"): ("current", "machine", True, 6, 0, (), "2.0.0"),
}


def test_the_editions_are_these(catalogue: Catalogue) -> None:
    assert {(module.id, edition.locale) for module, edition in editions(catalogue)} == set(EDITIONS)
    assert [tuple(module.editions) for module in catalogue.modules] == [("bg",), ("en", "el"), ("en", "el"), ("en", "ar", "bg", "el")]


@pytest.mark.parametrize(("slug", "locale"), EDITIONS)
def test_state_of_an_edition(catalogue: Catalogue, slug: str, locale: str) -> None:
    state = module_of(catalogue, slug).editions[locale].state
    found = (state.freshness, state.origin, state.reviewed, state.blocks, state.outdated, state.missing, state.source_version)
    assert found == EDITIONS[slug, locale]


def test_a_text_without_a_source_is_an_orphan_of_its_edition(catalogue: Catalogue) -> None:
    found = {(module.id, edition.locale): edition.state.orphans for module, edition in editions(catalogue) if edition.state.orphans}
    assert found == {(RENAMED, "el"): ("lessons/before-the-change.md",)}


def test_an_orphan_is_no_lesson(catalogue: Catalogue) -> None:
    assert tuple(module_of(catalogue, RENAMED).editions["el"].lessons) == ("why-names-change", "tell-the-others")


# --- each text ----------------------------------------------------------------------------------------------------------


def test_texts_of_the_source(catalogue: Catalogue) -> None:
    state = module_of(catalogue, TEA).source.state
    assert state.documents == {
        name: DocumentState("source", "hand", blocks=count, words=TEA_WORDS[name]) for name, count in TEA_BLOCKS.items()
    }


def test_texts_of_a_current_translation_by_hand_that_was_reviewed(catalogue: Catalogue) -> None:
    state = module_of(catalogue, TEA).editions["el"].state
    assert state.documents == {name: DocumentState("current", "hand", True, count + 1) for name, count in TEA_BLOCKS.items()}


def test_texts_of_an_outdated_translation(catalogue: Catalogue) -> None:
    state = module_of(catalogue, TEA).editions["bg"].state
    expected = {name: DocumentState("current", "machine", False, count + 1) for name, count in TEA_BLOCKS.items()}
    expected["lessons/brew-a-pot.md"] = DocumentState("outdated", "machine", False, 14, 2, changed=(0, 7), words=45)
    assert state.documents == expected


def test_outdated_blocks_are_those_whose_english_changed(catalogue: Catalogue) -> None:
    """The record holds what English said before: more leaves, and more minutes in the table."""
    module = module_of(catalogue, TEA)
    source = module.source.lessons["brew-a-pot"]
    now = hashes(source)
    was = (STATES / module.folder / "bg" / "translation.yml").read_text("utf-8")
    changed = [node.kind for node, digest in zip(blocks(source), now, strict=True) if digest not in was]
    assert changed == ["paragraph", "table"]
    before = "Two spoons of leaves for each person are enough. ~~One more for the pot~~ is an old saying, not a rule."
    assert block_hash(before) in was


def test_texts_of_a_partial_translation_and_its_block_in_english(catalogue: Catalogue) -> None:
    edition = module_of(catalogue, TEA).editions["ar"]
    expected = {name: DocumentState("current", "machine", False, count + 1) for name, count in TEA_BLOCKS.items()}
    expected["lessons/brew-a-pot.md"] = DocumentState("partial", "machine", False, 14, 0, (8,), waiting=1, words=5)
    del expected["lessons/serve-the-group.md"]
    assert edition.state.documents == expected
    document = edition.lessons["brew-a-pot"]
    block = document.nodes[8]
    assert document.body.encode()[block.start : block.end].decode().strip() == "> Tea first, then talk."


def test_texts_without_a_record(catalogue: Catalogue) -> None:
    module = module_of(catalogue, LINKS)
    assert not (STATES / module.folder / "el" / "translation.yml").exists()
    names = ("index.md", "lessons/plan-a-meeting.md", "lessons/invite-people.md")
    assert module.editions["el"].state.documents == {name: DocumentState("unrecorded", "unknown", False, 1) for name in names}


# --- what a reader gets ---------------------------------------------------------------------------------------------------

FALLBACKS = [
    # module, page, reader's locale: the locale of the words
    (TEA, "brew-a-pot", "ar", "ar"),
    (TEA, "serve-the-group", "ar", "en"),
    (TEA, "serve-the-group", "bg", "bg"),
    (TEA, "serve-the-group", "el-CY", "el"),
    (TEA, "guide", "ar-EG", "ar"),
    (TEA, "serve-the-group", "ar-EG", "en"),
    (TEA, "index", "fi", "en"),
    (LINKS, "index", "el", "el"),
    (LINKS, "index", "bg", "en"),
    (BULGARIAN, "index", "en", "bg"),
    (BULGARIAN, "letters", "el", "bg"),
    (BULGARIAN, "quiz", "ar", "bg"),
    (BULGARIAN, "greetings", "bg", "bg"),
    (RENAMED, "tell-the-others", "ar", "en"),
]


@pytest.mark.parametrize(("slug", "page", "reader", "words"), FALLBACKS)
def test_the_words_that_a_reader_gets(catalogue: Catalogue, settings: Settings, slug: str, page: str, reader: str, words: str) -> None:
    edition = edition_with(module_of(catalogue, slug), reader, page, settings)
    assert edition is not None
    assert edition.locale == words


@pytest.mark.parametrize(
    ("slug", "reader", "order"),
    [
        (TEA, "ar-EG", ["ar", "en"]),
        (TEA, "en", ["en"]),
        (LINKS, "ar", ["en"]),
        (BULGARIAN, "en", ["bg"]),
        (BULGARIAN, "el", ["bg"]),
    ],
)
def test_the_chain_names_the_editions_that_exist(
    catalogue: Catalogue, settings: Settings, slug: str, reader: str, order: list[str]
) -> None:
    assert [edition.locale for edition in chain(module_of(catalogue, slug), reader, settings)] == order


def test_the_chain_is_reader_parent_default_source() -> None:
    assert fallbacks("ar-EG", "en", "bg") == ("ar-EG", "ar", "en", "bg")
    assert fallbacks("en", "en", "en") == ("en",)


def test_pages_exist_in_every_language_and_are_real_in_some(catalogue: Catalogue, settings: Settings) -> None:
    tea, bulgarian = module_of(catalogue, TEA), module_of(catalogue, BULGARIAN)
    assert page_names(tea, settings) == ("index", "brew-a-pot", "serve-the-group", "quiz", "guide", "glossary")
    assert page_names(bulgarian, settings) == ("index", "letters", "greetings", "quiz")
    assert real_locales(tea, "serve-the-group", settings) == ("en", "el", "bg")
    assert real_locales(tea, "quiz", settings) == ("en", "el", "bg", "ar")
    assert real_locales(bulgarian, "index", settings) == ("bg",)


def test_a_translation_may_name_the_same_course_in_its_language(catalogue: Catalogue) -> None:
    module = module_of(catalogue, LINKS)
    theirs = {lesson.id: lesson.resource for lesson in module.lessons}
    assert [(r.provider, r.licence, r.language, r.minutes) for r in theirs.values() if r] == [
        ("Example University", "CC-BY-4.0", "en", 40),
        ("Example Academy", "All rights reserved", "en", 65),
    ]
    own = module.editions["el"].resources
    assert list(own) == ["plan-a-meeting"]
    assert (own["plan-a-meeting"].provider, own["plan-a-meeting"].language, own["plan-a-meeting"].minutes) == (
        "Πανεπιστήμιο Παραδειγμάτων",
        "el",
        50,
    )
    assert module.source.resources == {}


def test_media_of_a_language_take_the_place_of_the_shared_ones(catalogue: Catalogue) -> None:
    module = module_of(catalogue, TEA)
    assert module.media_path("cup.svg", "el") == "el/cup.svg"
    assert module.media_path("cup.svg", "bg") == "cup.svg"
    sizes = {path: (media.width, media.height) for path, media in module.media.items()}
    assert sizes == {
        "cup.svg": (240, 160),
        "el/cup.svg": (240, 160),
        "kettle.wav": (0, 0),
        "leaf.png": (120, 80),
        "pour.el.vtt": (0, 0),
        "pour.en.vtt": (0, 0),
        "pour.webm": (0, 0),
        "tray.jpg": (160, 90),
    }
    assert set(module.transcripts) == {"kettle.en.md"}
    assert module.media["pour.webm"].size < 10_000


# --- the fixture keeps everything -------------------------------------------------------------------------------------------


def states(catalogue: Catalogue) -> list[EditionState]:
    return [edition.state for _, edition in editions(catalogue)]


def test_every_freshness_and_origin_occurs(catalogue: Catalogue) -> None:
    documents = [document for state in states(catalogue) for document in state.documents.values()]
    assert {document.freshness for document in documents} == set(get_args(Freshness))
    assert {document.origin for document in documents} == set(get_args(Origin))
    assert {document.reviewed for document in documents} == {True, False}
    assert {state.freshness for state in states(catalogue)} == set(get_args(EditionFreshness))
    assert {state.origin for state in states(catalogue)} == set(get_args(Origin))
    assert {(state.origin, state.reviewed) for state in states(catalogue)} >= {
        ("hand", True), ("hand", False), ("machine", True), ("machine", False),
    }  # fmt: skip


def test_every_kind_of_question_occurs_once_and_in_every_translation(catalogue: Catalogue) -> None:
    for edition in module_of(catalogue, TEA).editions.values():
        assert edition.quiz is not None
        kinds = Counter(question.kind for question in edition.quiz.questions)
        assert kinds == Counter(get_args(QuestionKind)), edition.locale


def test_the_guide_has_everything_once(catalogue: Catalogue) -> None:
    module = module_of(catalogue, TEA)
    assert module.guide is not None
    activities = [activity for session in module.guide.sessions for activity in session.activities]
    assert len(module.guide.sessions) == 2
    assert {activity.phase for activity in activities} == set(PHASES)
    assert {activity.priority for activity in activities} == set(PRIORITIES)
    assert {activity.grouping for activity in activities} == set(GROUPINGS)
    assert {mode for activity in activities for mode in activity.modes} == set(MODES)
    assert {material.kind for material in module.guide.materials} == {"digital", "print", "room", "device"}
    for edition in module.editions.values():
        assert edition.guide is not None
        words = [activity for session in edition.guide.sessions for activity in session.activities]
        assert Counter(name for activity in words for name in activity.adaptations) == Counter(ADAPTATIONS), edition.locale
        assert Counter(name for activity in words for name in activity.modes) == Counter(MODES), edition.locale
        assert any(activity.product for activity in words)
        assert edition.guide.questions
        assert edition.guide.pitfalls
        assert edition.guide.materials
        assert edition.guide.checklist


def test_the_texts_use_all_of_markdown(catalogue: Catalogue) -> None:
    module = module_of(catalogue, TEA)
    nodes = [node for lesson in module.source.lessons.values() for node in walk(lesson.nodes)]
    assert {node.kind for node in nodes} >= {
        "alert", "code-block", "definition-list", "emphasis", "footnote", "footnote-ref", "heading", "image", "item", "link", "list",
        "paragraph", "quote", "rule", "strike", "strong", "table", "task",
    }  # fmt: skip
    assert any(node.kind == "list" and node.number == 1 for node in nodes)
    links = {node.url for node in nodes if node.kind == "link"}
    assert links == {"../glossary.md#leaves", "brew-a-pot.md#how-long", "oer:links-only/plan-a-meeting"}


def test_every_status_occurs_and_a_module_was_renamed(catalogue: Catalogue) -> None:
    assert {module.status for module in catalogue.modules} == {"review", "published", "archived"}
    assert module_of(catalogue, RENAMED).former_slugs == ("old-name", "first-name")
    assert module_of(catalogue, RENAMED).licence == "CC-BY-NC-4.0"
    assert {module.origin_of_text for module in catalogue.modules} == {"hand", "machine"}


# --- the order of the catalogue -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "order"),
    [
        ("en", [RENAMED, LINKS, TEA, BULGARIAN]),
        ("el", [RENAMED, TEA, LINKS, BULGARIAN]),
        ("bg", [BULGARIAN, TEA, RENAMED, LINKS]),
        ("ar", [TEA, RENAMED, LINKS, BULGARIAN]),
    ],
)
def test_the_catalogue_begins_with_what_its_reader_can_read(catalogue: Catalogue, locale: str, order: list[str]) -> None:
    view = View(Settings(languages=("en", "el", "bg", "ar")), locale, "catalogue.html")
    assert [module.id for module in ordered(catalogue, view)] == order
