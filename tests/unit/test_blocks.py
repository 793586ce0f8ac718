"""Blocks and records: what a translation says, and what has changed since."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from oer_catalogue.load.blocks import (
    FileRecord,
    block_hash,
    document_state,
    edition_state,
    front_hash,
    hashes,
    source_state,
    untranslated,
)
from oer_catalogue.load.module import load_module
from oer_catalogue.model import Document, DocumentState
from oer_catalogue.translate.files import write_done
from oer_catalogue.translate.work import done

Documents = Callable[..., Document]
BODY = "## One {#one}\n\nTwo.\n\n- three\n- four\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: five\n"


def recorded(*blocks: str, by: str = "hand", front: str = "", reviewed: bool = False) -> FileRecord:
    return FileRecord((by,), reviewed, blocks, front)


def test_items_are_blocks_and_tables_are_one(document: Documents) -> None:
    assert len(hashes(document(BODY))) == 6
    assert len(hashes(document("Term\n: One\n: Two\n\n> A\n>\n> B\n"))) == 4


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Two lines\nof text", "Two lines of\n  text ", True),
        ("Cafe\u0301", "Café", True),
        ("A [b](c)", "A [b](d)", False),
        ("Word", "word", False),
    ],
)
def test_hash(one: str, other: str, same: bool) -> None:
    assert (block_hash(one) == block_hash(other)) is same


def test_the_hash_is_fixed_for_ever() -> None:
    # sha256 of "Two lines of text", first 8 digits: records in repositories depend on it
    assert block_hash(" Two lines\n of text\n") == "4c76175a"


def test_front_hash_depends_on_words_not_on_order(document: Documents) -> None:
    one = document("", front={"title": "A", "outcomes": {"LO1": "x", "LO2": "y"}, "keywords": ["k"], "disclaimer": None})
    other = document("", front={"outcomes": {"LO2": "y", "LO1": "x"}, "keywords": ["k"], "title": "A", "disclaimer": None})
    changed = document("", front={"outcomes": {"LO2": "y", "LO1": "z"}, "keywords": ["k"], "title": "A", "disclaimer": None})
    assert front_hash(one) == front_hash(other) != front_hash(changed)


# --- one document ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "outdated"),
    [
        (lambda body: body, 0),
        (lambda body: body.replace("Two.", "Two\n."), 1),
        (lambda body: body.replace("- three\n- four", "- three\n-   four"), 0),
        (lambda body: body.replace("Two.", "Two!").replace("four", "for"), 2),
        (lambda body: f"New.\n\n{body}", 1),
        (lambda body: body.replace("Two.\n\n", ""), 1),
        (lambda body: body.replace("## One {#one}\n\nTwo.", "Two.\n\n## One {#one}"), 0),
        (lambda body: "", 1),
    ],
)
def test_freshness(document: Documents, change: Callable[[str], str], outdated: int) -> None:
    old, own = document(BODY), document(BODY, locale="it")
    state = document_state(document(change(BODY)), own, recorded(*hashes(old), "new"))
    assert (state.freshness, state.outdated) == ("outdated" if outdated else "current", outdated)


def test_front_matter_counts_as_a_block_if_recorded(document: Documents) -> None:
    source, own = document(BODY, front={"title": "A"}), document(BODY, locale="it")
    current = document_state(source, own, recorded(*hashes(source), front=front_hash(source)))
    outdated = document_state(source, own, recorded(*hashes(source), front="00000000"))
    assert (current.freshness, current.blocks) == ("current", 7)
    assert (outdated.freshness, outdated.blocks, outdated.outdated) == ("outdated", 7, 1)


@pytest.mark.parametrize(
    ("entry", "freshness", "origin", "reviewed"),
    [
        (None, "unrecorded", "unknown", False),
        (FileRecord(("machine",)), "unrecorded", "machine", False),
        (recorded("00000000"), "outdated", "hand", False),
        (FileRecord(("hand", "machine"), True, ("00000000",)), "outdated", "machine", True),
    ],
)
def test_two_axes(document: Documents, entry: FileRecord | None, freshness: str, origin: str, reviewed: bool) -> None:
    state = document_state(document("A.\n"), document("B.\n", locale="it"), entry)
    assert (state.freshness, state.origin, state.reviewed) == (freshness, origin, reviewed)


def test_untranslated_blocks(document: Documents) -> None:
    body = "Words.\n\n`code` 12\n\n```\ncode\n```\n\n<https://example.org>\n\n***\n\n![Words](../../media/a.svg)\n\n## Words\n"
    own = document(body.replace("## Words", "## Parole"), locale="it")
    assert untranslated(document(body), own) == (0, 5)


def test_the_answer_line_of_a_quiz_is_no_untranslated_text(document: Documents) -> None:
    body = "## Q {#q}\n\nAnswer: open\n"
    assert untranslated(document(body, "quiz.md"), document(body, "quiz.md", "it")) == (0,)
    assert untranslated(document(body), document(body, locale="it")) == (0, 1)


# --- an edition -----------------------------------------------------------------------------------------------------


def state(freshness: str = "current", origin: str = "hand", reviewed: bool = True, outdated: int = 0) -> DocumentState:
    return DocumentState(freshness, origin, reviewed, 3, outdated)


@pytest.mark.parametrize(
    ("documents", "freshness", "origin", "reviewed"),
    [
        ({"a": state(), "b": state()}, "current", "hand", True),
        ({"a": state(), "b": state("outdated", outdated=2)}, "outdated", "hand", True),
        ({"a": state("unrecorded", "unknown", False), "b": state()}, "unrecorded", "unknown", False),
        ({"a": state("unrecorded"), "b": state("outdated", "machine")}, "outdated", "machine", True),
        ({"a": state("outdated", reviewed=False)}, "partial", "hand", False),
        ({"a": state(), "b": state(), "x": state("outdated", "machine")}, "current", "hand", True),
    ],
)
def test_edition(documents: dict[str, DocumentState], freshness: str, origin: str, reviewed: bool) -> None:
    found = edition_state(["a", "b"], documents, source=False, source_version="1.0.0")
    assert (found.freshness, found.origin, found.reviewed) == (freshness, origin, reviewed)
    assert found.missing == tuple(name for name in "ab" if name not in documents)
    assert found.orphans == tuple(name for name in documents if name == "x")
    assert found.outdated == sum(documents[name].outdated for name in documents if name != "x")


def test_source_edition(document: Documents) -> None:
    found = edition_state(["a"], {"a": source_state(document(BODY), "machine")}, source=True)
    assert (found.freshness, found.origin, found.reviewed, found.blocks) == ("source", "machine", False, 6)


# --- the record -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("body", ["## One\n\nTwo.\n", BODY.replace("Two.", "- two")])
def test_blocks_that_do_not_correspond_are_not_recorded(document: Documents, body: str) -> None:
    with pytest.raises(ValueError, match="differ from block"):
        done(document(BODY), document(body, locale="it"), None, "hand")


GOOD = Path(__file__).parents[1] / "problems" / "_good" / "modules" / "safe-start"


@pytest.fixture
def module_folder(tmp_path: Path) -> Path:
    """A copy of a good module with an Italian edition that says its source block by block."""
    target = tmp_path / "modules" / "safe-start"
    for path in sorted(GOOD.rglob("*")):
        if path.is_file():
            (target / path.relative_to(GOOD)).parent.mkdir(parents=True, exist_ok=True)
            (target / path.relative_to(GOOD)).write_bytes(path.read_bytes())
    for path in sorted((GOOD / "en").rglob("*.md")):
        own = target / "it" / path.relative_to(GOOD / "en")
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(path.read_text("utf-8"), "utf-8")
    return target


def test_what_is_written_is_read_as_current(module_folder: Path, tmp_path: Path) -> None:
    assert write_done(module_folder.parents[1], "modules/safe-start", "it", "machine", equal=True).refused == ()
    first = (module_folder / "it" / "translation.yml").read_bytes()
    module, problems = load_module(module_folder, tmp_path)
    assert module, problems
    found = module.editions["it"].state
    assert (found.freshness, found.origin, found.outdated, found.source_version) == ("current", "machine", 0, "1.0.0")
    assert write_done(module_folder.parents[1], "modules/safe-start", "it", "hand", equal=True).refused == ()
    assert (module_folder / "it" / "translation.yml").read_bytes() == first


def test_a_change_of_the_source_shows_and_is_recorded_again(module_folder: Path, tmp_path: Path) -> None:
    write_done(module_folder.parents[1], "modules/safe-start", "it", "machine", equal=True)
    target = module_folder / "it" / "translation.yml"
    reviewed = target.read_text("utf-8").replace("reviewed_by: []", 'reviewed_by: [{date: 2026-11-01, name: "A B"}]')
    target.write_text(reviewed, "utf-8")
    lesson = module_folder / "en" / "lessons" / "a-passphrase.md"
    lesson.write_text(lesson.read_text("utf-8").replace("part 2", "part 3"), "utf-8")
    module = load_module(module_folder, tmp_path)[0]
    assert module
    assert module.editions["it"].state.documents["lessons/a-passphrase.md"].outdated == 1
    assert write_done(module_folder.parents[1], "modules/safe-start", "it", "hand", equal=True).refused == ()
    again = target.read_text("utf-8")
    assert "  lessons/a-passphrase.md:\n    made_by: [{how: machine}, {how: hand}]\n    reviewed_by: []\n" in again
    assert again.count('reviewed_by: [{date: "2026-11-01", name: "A B"}]') == reviewed.count("A B") - 1
    module = load_module(module_folder, tmp_path)[0]
    assert module
    assert module.editions["it"].state.freshness == "current"


def test_what_does_not_correspond_is_said_and_kept(module_folder: Path) -> None:
    write_done(module_folder.parents[1], "modules/safe-start", "it", "machine", equal=True)
    target = module_folder / "it" / "translation.yml"
    before = target.read_text("utf-8")
    lesson = module_folder / "it" / "lessons" / "a-passphrase.md"
    lesson.write_text(f"{lesson.read_text('utf-8')}\nUna frase in più.\n", "utf-8")
    (refused,) = write_done(module_folder.parents[1], "modules/safe-start", "it", "machine", equal=True).refused
    assert refused.startswith("modules/safe-start/it/lessons/a-passphrase.md: 2 blocks, the source has 1")
    assert target.read_text("utf-8") == before


def test_the_source_has_no_record(module_folder: Path) -> None:
    with pytest.raises(ValueError, match="source language"):
        write_done(module_folder.parents[1], "modules/safe-start", "en", "hand", equal=True)
