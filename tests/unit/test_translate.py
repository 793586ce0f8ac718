"""What a translator is told: the state of each text after a change of its source, and the commands that record work."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from oer_catalogue.cli import main
from oer_catalogue.load.blocks import block_texts, document_state
from oer_catalogue.load.catalogue import load
from oer_catalogue.model import Document, DocumentState
from oer_catalogue.translate import work
from oer_catalogue.translate.record import Entry

Documents = Callable[..., Document]
SOURCE = """## Start {#start}

The first paragraph
of two lines.

Second [paragraph](https://example.org "Title") with `code`.

- alpha
- beta
  - nested
- gamma

1. one
2. two

## End {#end}

| a | b |
|---|---|
| c | d |

> [!TIP]
> Keep it.

![Picture](../media/a.svg)

Term
: Meaning

Foot[^1].

[^1]: Note text.
"""


def translated(text: str) -> str:
    """Another language with the same blocks: words that have changed letters."""
    return "".join(chr(ord(c) + 0) if not c.islower() else {"e": "ê", "a": "â", "o": "ô", "i": "î"}.get(c, c) for c in text)


def swap(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return change


def twice(*changes: Callable[[str], str]) -> Callable[[str], str]:
    def change(text: str) -> str:
        for each in changes:
            text = each(text)
        return text

    return change


CASES: dict[str, tuple[Callable[[str], str], int, tuple[str, ...]]] = {
    "nothing": (lambda text: text, 0, ()),
    "wrapped anew": (swap("paragraph\nof two", "paragraph of\ntwo"), 0, ()),
    "spaces at the end of a line": (swap("of two lines.", "of two lines.  "), 0, ()),
    "more empty lines": (swap("\n\n## End", "\n\n\n\n## End"), 0, ()),
    "line ends of Windows": (lambda text: text.replace("\n", "\r\n"), 0, ()),
    "another link target": (swap("https://example.org", "https://example.net/new(1)"), 0, ()),
    "another picture file": (swap("../media/a.svg", "../media/b.svg"), 0, ()),
    "bullets of another kind": (lambda text: text.replace("- ", "* "), 0, ()),
    "numbers of another kind": (lambda text: text.replace("1. one", "1) one").replace("2. two", "2) two"), 0, ()),
    "a list reordered": (swap("- alpha\n- beta\n  - nested\n", "- beta\n  - nested\n- alpha\n"), 0, ()),
    "steps reordered": (swap("1. one\n2. two", "1. two\n2. one"), 0, ()),
    "a heading moved with its part": (
        lambda text: text[text.index("## End") : text.index("[^1]: ")] + text[: text.index("## End")] + text[text.index("[^1]: ") :],
        0,
        (),
    ),
    "a paragraph moved": (twice(swap("Second [", "X ["), lambda t: t, swap("X [", "Second [")), 0, ()),
    "one word of a paragraph": (swap("first paragraph", "1st paragraph"), 1, ("The 1st paragraph\nof two lines.\n",)),
    "a typo": (swap("two lines.", "two linse."), 1, ("The first paragraph\nof two linse.\n",)),
    "a comma": (swap("The first paragraph", "The first, paragraph"), 1, ("The first, paragraph\nof two lines.\n",)),
    "the title of a link": (swap('"Title"', '"Other"'), 1, ('Second [paragraph](https://example.org "Other") with `code`.\n',)),
    "the words of a link": (swap("[paragraph]", "[text]"), 1, ('Second [text](https://example.org "Title") with `code`.\n',)),
    "code in a line": (swap("`code`", "`core`"), 1, ('Second [paragraph](https://example.org "Title") with `core`.\n',)),
    "an item": (swap("- gamma", "- delta"), 1, ("- delta\n\n",)),
    "a nested item": (swap("  - nested", "  - inner"), 1, ("- beta\n  - inner\n",)),
    "a new item": (swap("- gamma\n", "- gamma\n- delta\n"), 1, ("- delta\n\n",)),
    "an item less": (swap("- alpha\n", ""), 1, ()),
    "an item reordered and another changed": (
        twice(swap("1. one\n2. two", "1. two\n2. one"), swap("- gamma", "- delta")),
        1,
        ("- delta\n\n",),
    ),
    "a step": (swap("2. two", "2. three"), 1, ("2. three\n\n",)),
    "words of a heading": (swap("## Start", "## Begin"), 1, ("## Begin {#start}\n",)),
    "the level of a heading": (swap("## End", "### End"), 1, ("### End {#end}\n",)),
    "the id of a heading": (swap("{#end}", "{#close}"), 1, ("## End {#close}\n",)),
    "a cell": (swap("| c | d |", "| c | e |"), 1, ("| a | b |\n|---|---|\n| c | e |\n",)),
    "a new row": (swap("| c | d |\n", "| c | d |\n| e | f |\n"), 1, ("| a | b |\n|---|---|\n| c | d |\n| e | f |\n",)),
    "a wider column": (swap("|---|---|", "|---|---|"), 0, ()),
    "a tip": (swap("> Keep it.", "> Keep that."), 1, ("> [!TIP]\n> Keep that.\n",)),
    "the kind of a tip": (swap("[!TIP]", "[!NOTE]"), 1, ("> [!NOTE]\n> Keep it.\n",)),
    "the words of a picture": (swap("![Picture]", "![Drawing]"), 1, ("![Drawing](../media/a.svg)\n",)),
    "a term": (swap("Term\n", "Word\n"), 1, ("Word\n",)),
    "a meaning": (swap(": Meaning", ": Sense"), 1, (": Sense\n\n",)),
    "a footnote": (swap("Note text.", "Other text."), 1, ("[^1]: Other text.\n",)),
    "a new paragraph": (swap("## End", "New.\n\n## End"), 1, ("New.\n",)),
    "a paragraph less": (swap("> [!TIP]\n> Keep it.\n\n", ""), 1, ()),
    "two paragraphs of one": (swap("paragraph\nof two", "paragraph.\n\nof two"), 2, ("The first paragraph.\n", "of two lines.\n")),
    "two changes": (twice(swap("- gamma", "- delta"), swap("Note text.", "Other.")), 2, ("- delta\n\n", "[^1]: Other.\n")),
    "a change and a new one": (
        twice(swap("- gamma", "- delta"), swap("## End", "New.\n\n## End")),
        2,
        ("- delta\n\n", "New.\n"),
    ),
    "one more of the same": (swap("1. one\n", "1. one\n1. one\n"), 1, ("1. one\n",)),
    "a list that became a paragraph": (swap("1. one\n2. two\n", "one\n"), 1, ()),
    "everything gone": (lambda text: "", 1, ()),
}


@pytest.mark.parametrize("name", CASES)
def test_what_a_change_of_the_source_means(document: Documents, name: str) -> None:
    change, outdated, changed = CASES[name]
    old, own = document(SOURCE), document(translated(SOURCE), locale="it")
    entry = work.done(old, own, None, "hand", equal=True)
    new = document(change(SOURCE))
    state = document_state(new, own, entry.as_record())
    assert (state.freshness, state.outdated) == ("outdated" if outdated else "current", outdated)
    assert tuple(block_texts(new, state.changed)) == changed


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 40


# --- on disk ----------------------------------------------------------------------------------------------------------

ROOT = Path(__file__).parents[2]
FIXTURE = ROOT / "tests" / "fixtures" / "two-lessons"
MODULE = "plant-a-seed"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(FIXTURE, tmp_path / "p", ignore=shutil.ignore_patterns(".cache", "site"))
    monkeypatch.chdir(tmp_path / "p")
    return tmp_path / "p"


def oer(*words: str, code: int = 0) -> str:
    found = CliRunner().invoke(main, ["translate", *words])
    assert found.exit_code == code, found.output
    return found.output


def states(project: Path, locale: str = "el") -> dict[str, DocumentState]:
    (module,) = load(project)[0].modules
    return dict(module.editions[locale].state.documents)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def lesson(project: Path, locale: str) -> Path:
    return sorted((project / "modules" / MODULE / locale / "lessons").glob("*.md"))[0]


def first_words(file: Path) -> str:
    """A line of plain words of a text, below its front matter."""
    body = file.read_text("utf-8").split("---\n", 2)[2]
    return next(line for line in body.splitlines() if line[:1].isalpha())


@pytest.mark.parametrize(
    ("id", "lesson", "lessons"),
    [("accessible-learning-materials", "pictures-in-words", 5), ("facilitating-a-social-learning-group", "shape-of-a-meeting", 6)],
)
def test_one_changed_paragraph_is_one_block_in_each_translation(tmp_path: Path, id: str, lesson: str, lessons: int) -> None:
    shutil.copytree(ROOT / "modules", tmp_path / "modules")
    shutil.copytree(ROOT / "docs" / "methods", tmp_path / "docs" / "methods")
    before = next(module for module in load(tmp_path)[0].modules if module.id == id)
    assert len(before.lessons) == lessons
    name = f"lessons/{lesson}.md"
    translations = [tag for tag in before.editions if tag != "en" and name in before.editions[tag].state.documents]
    assert len(translations) >= 3
    file = tmp_path / "modules" / id / "en" / name
    edit(file, words := first_words(file), f"{words} And more.")
    after = next(module for module in load(tmp_path)[0].modules if module.id == id)
    for tag in translations:
        found = {name: (s.freshness, s.outdated) for name, s in after.editions[tag].state.documents.items() if s.freshness != "current"}
        assert found == {name: ("outdated", 1)}
        (at,) = after.editions[tag].state.documents[name].changed
        assert "And more." in block_texts(after.source.lessons[lesson], [at])[0]


def test_begin_stop_anywhere_and_record(project: Path) -> None:
    assert "is begun" in oer("start", MODULE, "it")
    found = states(project, "it")
    assert {state.freshness for state in found.values()} == {"partial"}
    assert all(state.words and state.origin == "unknown" for state in found.values())
    own = lesson(project, "it")
    before = found[f"lessons/{own.name}"]
    edit(own, first_words(own), "Parole nuove.")
    assert "still wait" in oer("done", MODULE, "it", "--how", "hand")
    after = states(project, "it")[f"lessons/{own.name}"]
    assert (after.freshness, after.origin, after.waiting) == ("partial", "hand", before.waiting - 1)
    assert oer("start", MODULE, "it") == "Nothing is missing.\n"
    assert "Parole nuove." in own.read_text("utf-8")


def test_words_that_are_the_same_in_both_languages(project: Path) -> None:
    oer("start", MODULE, "it")
    oer("done", MODULE, "it", "--how", "machine", "--equal")
    assert {state.freshness for state in states(project, "it").values()} == {"current"}


def test_a_mend_of_the_source_is_kept_in_all_languages(project: Path) -> None:
    oer("start", MODULE, "it")
    oer("done", MODULE, "it", "--how", "hand", "--equal")
    source = lesson(project, "en")
    edit(source, words := first_words(source), f"{words}.")
    name = f"lessons/{source.name}"
    assert {states(project, tag)[name].freshness for tag in ("el", "it")} == {"outdated"}
    reviewed = (project / "modules" / MODULE / "el" / "translation.yml").read_text("utf-8").count("name:")
    assert "el: " in oer("keep", MODULE, name)
    assert {states(project, tag)[name].freshness for tag in ("el", "it")} == {"current"}
    assert (project / "modules" / MODULE / "el" / "translation.yml").read_text("utf-8").count("name:") == reviewed


def test_what_a_translation_was_behind_with_is_not_kept(project: Path) -> None:
    oer("start", MODULE, "it")
    oer("done", MODULE, "it", "--how", "hand", "--equal")
    source = lesson(project, "en")
    name = f"lessons/{source.name}"
    edit(source, words := first_words(source), f"{words} Much has changed.")
    oer("done", MODULE, "it", "--how", "hand", "--file", name, "--equal")
    edit(source, "Much has changed.", "Much has changed!")
    assert "was behind here already" in oer("keep", MODULE, name, code=1)
    assert states(project)[name].freshness == "outdated"


def test_what_changed_is_shown_with_what_it_was(project: Path) -> None:
    source, own = lesson(project, "en"), lesson(project, "el")
    words = first_words(source)
    edit(source, words, "Something else.")
    shown = oer("diff", MODULE, "el", code=1)
    assert "changed" in shown
    assert "Something else." in shown
    assert first_words(own) in shown
    assert oer("diff", MODULE, "el", "--file", "index.md") == "Nothing has changed since.\n"


def test_an_edit_on_the_web_is_named_and_reconciled(project: Path) -> None:
    source, own = lesson(project, "en"), lesson(project, "el")
    name = f"lessons/{source.name}"
    edit(source, first_words(source), "Something else.")
    edit(own, first_words(own), "Κάτι άλλο.")
    report = load(project)[1]
    (found,) = [p for p in report.problems if p.code == "OER-T005"]
    assert found.place.file.endswith(name)
    assert f"oer translate reconcile {MODULE} el" in found.fix
    assert states(project)[name].freshness == "outdated"
    oer("reconcile", MODULE, "el", "--how", "hand")
    assert states(project)[name].freshness == "current"
    assert not [p for p in load(project)[1].problems if p.code == "OER-T005"]


def test_only_what_was_edited_is_reconciled(project: Path) -> None:
    source, own = lesson(project, "en"), lesson(project, "el")
    name = f"lessons/{source.name}"
    edit(source, words := first_words(source), f"Something else.\n\n{words}")
    edit(source, words, f"{words} And more.")
    before = states(project)[name].outdated
    assert before > 1
    edit(own, first_words(own), "Κάτι άλλο.")
    oer("reconcile", MODULE, "el", "--how", "hand")
    assert states(project)[name].outdated == before - 1


def test_a_review_is_for_what_is_up_to_date(project: Path) -> None:
    oer("review", MODULE, "el", "--name", "A B", "--date", "2026-11-01")
    assert all(state.reviewed for state in states(project).values())
    source = lesson(project, "en")
    edit(source, first_words(source), "Something else.")
    assert "not up to date" in oer("review", MODULE, "el", "--name", "C D", "--date", "2026-11-02")


def test_the_status_has_every_text_the_useful_first(project: Path) -> None:
    source = lesson(project, "en")
    edit(source, first_words(source), "Something else.")
    lines = oer("status", "el").splitlines()
    assert "1 of" in lines[0]
    assert source.name in lines[0]
    assert "words are left" in lines[-1]
    assert '"freshness": "outdated"' in oer("status", "el", "--json")
    assert oer("status", "it").count("missing") == len(lines) - 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("done", "no-module", "el", "--how", "hand"), "There is no module"),
        (("done", "../plant-a-seed", "el", "--how", "hand"), "There is no module"),
        (("done", MODULE, "gr", "--how", "hand"), "Do you mean el?"),
        (("done", MODULE, "en", "--how", "hand"), "source language"),
        (("start", MODULE, "el", "--file", "lessons/none.md"), "has no text"),
        (("keep", MODULE, "none.md"), "no translation with a record"),
    ],
)
def test_mistakes_are_said_in_words(project: Path, words: tuple[str, ...], said: str) -> None:
    assert said in oer(*words, code=2)


def test_hand_written_pages_have_a_record(project: Path) -> None:
    for tag, text in (("en", "# About\n\nOne.\n\nTwo.\n"), ("el", "# Σχετικά\n\nΈνα.\n\nΔύο.\n")):
        (project / "docs" / f"page.{tag}.md").write_text(f"---\ntitle: {tag}\norigin: machine\n---\n\n{text}", "utf-8")
    oer("done", "docs", "el", "--how", "machine")
    assert "page.md" in (project / "docs" / "translation.el.yml").read_text("utf-8")
    edit(project / "docs" / "page.en.md", "Two.", "Three.")
    assert "1 of 4 outdated" in oer("status", "el").splitlines()[0]
    assert "Three." in oer("diff", "docs", "el", code=1)


def test_a_broken_translation_leaves_the_others_alone(project: Path) -> None:
    oer("start", MODULE, "it")
    edit(lesson(project, "it"), first_words(lesson(project, "it")), "<script>alert(1)</script>")
    catalogue, report = load(project)
    (module,) = catalogue.modules
    assert f"lessons/{lesson(project, 'it').name}" in module.editions["it"].state.missing
    assert module.editions["el"].state.freshness == "current"
    assert [p.code for p in report.problems if p.code == "OER-T006"] == ["OER-T006"]
    assert report.errors
    (project / "modules" / MODULE / "it" / "index.md").write_text("no front matter\n", "utf-8")
    (module,) = load(project)[0].modules
    assert set(module.editions) == {"en", "el"}


def test_an_entry_keeps_its_people() -> None:
    entry = Entry(({"how": "hand", "name": "A"},), ({"name": "B"},))
    assert entry.made("hand").made_by == entry.made_by
    assert entry.made("machine").made_by == (*entry.made_by, {"how": "machine"})
    assert entry.made("machine").reviewed_by == ()
