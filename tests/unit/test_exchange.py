"""Files for translators on disk: out with one command, in with another, and the record follows."""

from __future__ import annotations

import subprocess
from pathlib import Path

import exchange_made as made
import polib
import pytest
from click.testing import CliRunner, Result

from oer_catalogue.translate import read_record
from oer_catalogue.translate.exchange import begun
from oer_catalogue.translate.exchange_commands import COMMANDS
from oer_catalogue.translate.record import Record, write_record
from oer_catalogue.translate.status import SHEETS

BY_NAME = {command.name: command for command in COMMANDS}


def run(root: Path, name: str, *words: object) -> Result:
    return CliRunner().invoke(BY_NAME[name], [str(word) for word in words], obj=root)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = made.write_project(tmp_path)
    write_record(root, made.PAIR.owner, "de", Record("1.0.0", {made.PAIR.name: made.entry()}))
    return root


@pytest.mark.parametrize("form", SHEETS)
def test_out_and_in_changes_nothing(root: Path, form: str):
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    out = run(root, "export", "eyes", "de", "--as", form, "--to", root / "out")
    file = root / "out" / f"eyes.lessons-light.de.{form}"
    assert (out.exit_code, out.output) == (0, f"{file}\n")
    back = run(root, "import", file)
    assert (back.exit_code, back.output) == (0, f"{file}: 0 segments changed in {made.PAIR.target}\n")
    assert {path: path.read_bytes() for path in before} == before
    data = file.read_bytes()
    run(root, "export", "eyes", "de", "--as", form, "--to", root / "out")
    assert file.read_bytes() == data


def test_words_come_in_with_their_record(root: Path):
    (root / made.PAIR.source).write_text(made.SOURCE.replace("hour", "day"))
    run(root, "export", "eyes", "de", "--to", root)
    file = polib.pofile(str(root / "eyes.lessons-light.de.po"))
    entry = next(each for each in file if each.fuzzy)
    entry.msgstr, entry.flags = entry.msgstr.replace("Stunde", "Tag"), []
    file.append(polib.POEntry(msgctxt="gone", msgid="Gone", msgstr="Weg"))
    file.save()
    back = run(root, "import", root / "eyes.lessons-light.de.po", "--how", "machine")
    assert back.exit_code == 1 and "1 segment changed" in back.output and "no place for gone: Gone" in back.output
    assert "jede Tag" in (root / made.PAIR.target).read_text()
    kept = polib.pofile(str(root / "eyes.lessons-light.de.rejected.po"))
    assert [(each.msgctxt, each.msgid, each.msgstr) for each in kept] == [("gone", "Gone", "Weg")]
    record = read_record(root, made.PAIR.owner, "de").files[made.PAIR.name]
    assert [maker["how"] for maker in record.made_by] == ["hand", "machine"] and not record.reviewed_by


def test_only_what_changed_in_a_block_is_marked(root: Path):
    for words in (["init", "-q"], ["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@a.example", "commit", "-qm", "a"]):
        subprocess.run(["git", *words], cwd=root, check=True)
    (root / made.PAIR.source).write_text(made.SOURCE.replace("Reading", "Writing").replace("hour", "day"))
    run(root, "export", "eyes", "de", "--to", root)
    fuzzy = [each for each in polib.pofile(str(root / "eyes.lessons-light.de.po")) if each.fuzzy]
    assert [(each.msgid, each.previous_msgid) for each in fuzzy][1:] == [("Writing", "Reading")]
    assert fuzzy[0].previous_msgid == 'Look away every hour. See [the rule](rule.md "Rule").'
    before = read_record(root, made.PAIR.owner, "de")
    assert "0 segments" in run(root, "import", root / "eyes.lessons-light.de.po").output
    assert read_record(root, made.PAIR.owner, "de") == before


def test_a_method_says_who_made_its_translation():
    assert begun("---\ntitle: a\norigin: hand\nreviewed: true\n---\n\nb\n", "machine") == "---\ntitle: a\norigin: machine\n---\n\nb\n"
    assert begun("---\nreviewed: true\norigin: hand\n---\nb\n", "machine") == "---\norigin: machine\n---\nb\n"
    assert begun("origin: x\n", "machine") == "origin: x\n"


def test_a_translation_begins_with_a_file(root: Path):
    (root / made.PAIR.target).unlink()
    run(root, "export", "eyes", "de", "--to", root)
    file = polib.pofile(str(root / "eyes.lessons-light.de.po"))
    file[1].msgstr = "Schauen"
    file.save()
    assert run(root, "import", root / "eyes.lessons-light.de.po").exit_code == 0
    assert (root / made.PAIR.target).read_text() == made.SOURCE.replace("## Look {", "## Schauen {")
    record = read_record(root, made.PAIR.owner, "de").files[made.PAIR.name]
    assert (record.front, [each == "todo" for each in record.blocks]) == ("todo", [False, True, True, True, True])


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        ("a.po", lambda text: text.replace("modules/eyes", "modules/ears"), "no module 'ears'"),
        ("a.po", lambda text: text.replace("modules/eyes", "../../etc"), "no module"),
        ("a.po", lambda text: text.replace("Text: lessons/light.md", "Text: lessons/dark.md"), "has no text lessons/dark.md"),
        ("a.po", lambda text: text.replace("Language: de\\n", "Language: d_e\\n"), "language"),
        ("a.po", lambda text: text.replace("X-Source-Language: en", "X-Source-Language: fr"), "was made from fr"),
        ("a.po", lambda text: text.replace("msgid \"", "msgid \"Z").replace("Z\"", "\"", 1), "nothing in the file belongs to"),
        ("a.po", lambda text: "hello", "no PO file"),
        ("a.txt", lambda text: text, "come in"),
        ("a.docx", lambda text: text, "refused"),
    ],
)  # fmt: skip
def test_a_file_for_another_text_is_refused(root: Path, name: str, change, words: str):
    run(root, "export", "eyes", "de", "--to", root)
    (root / name).write_text(change((root / "eyes.lessons-light.de.po").read_text()))
    before = (root / made.PAIR.target).read_bytes()
    back = run(root, "import", root / name)
    assert back.exit_code == 1 and "is refused" in back.output and words in back.output
    assert (root / made.PAIR.target).read_bytes() == before


def test_a_link_is_not_written_through(root: Path):
    run(root, "export", "eyes", "de", "--to", root)
    file = root / "eyes.lessons-light.de.po"
    file.write_text(file.read_text().replace("Schauen", "Sehen"))
    (root / made.PAIR.target).rename(root / "elsewhere.md")
    (root / made.PAIR.target).symlink_to(root / "elsewhere.md")
    back = run(root, "import", file)
    assert back.exit_code == 1 and "symbolic link" in back.output
    assert (root / "elsewhere.md").read_text() == made.TARGET


def test_a_text_that_is_not_there_is_a_wrong_use(root: Path):
    for words in (["ears", "de"], ["eyes", "en"], ["eyes", "d_e"], ["eyes", "de", "--file", "quiz.md"]):
        assert run(root, "export", *words).exit_code == 2
