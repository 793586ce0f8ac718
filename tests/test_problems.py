"""Every problem code, shown by a small broken project: ``problems/<CODE>/``.

A case is ``problems/_good/`` (a project without any problem) and what the folder of the code says:
its files are laid over it; ``change.txt`` replaces single lines; ``make.txt`` makes files that a repository cannot or
should not hold; ``remove.txt`` names what is deleted. ``expect.txt`` is what ``oer check`` prints; ``--regold`` writes it.
"""

from __future__ import annotations

import os
import shutil
import warnings
import zipfile
from pathlib import Path

import pytest

from oer_catalogue import printers
from oer_catalogue.cli import check_report
from oer_catalogue.rules.codes import CODES

CASES = Path(__file__).parent / "problems"
NO_KNOWN_INPUT = {"OER-R003", "OER-R004", "OER-R005", "OER-D001", "OER-D002", "OER-T020"}
"""R: what stops a module that nothing else stops; shown with work that is slow, large or deadly on purpose in unit/test_pool.py.
D: what shows when downloads are made; shown in engine/test_packing.py.
T020: what only `oer translate terms` says; shown in unit/test_terms.py."""
SCRIPTS = ("change.txt", "make.txt", "remove.txt", "expect.txt")


def assemble(case: Path, root: Path) -> None:
    """Builds the project of a case in ``root``."""
    shutil.copytree(CASES / "_good", root)
    for name in sorted(p.name for p in case.iterdir() if p.name not in SCRIPTS):
        if (case / name).is_dir():
            shutil.copytree(case / name, root / name, dirs_exist_ok=True)
        else:
            shutil.copy(case / name, root / name)
    change(root, lines(case / "change.txt"))
    for line in lines(case / "make.txt"):
        make(root, *line.split(" ", 2))
    for line in lines(case / "remove.txt"):
        target = root / line
        shutil.rmtree(target) if target.is_dir() else target.unlink()


def lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").split("\n") if line] if path.is_file() else []


def change(root: Path, script: list[str]) -> None:
    """``@ file`` names a file; ``- line`` is looked for in it (once), and the ``+ line`` lines after it take its place."""
    file, old, new = root, "", ""
    for line in [*script, "@ "]:
        sign, rest = line[:1], line[2:]
        assert sign in "@-+", line
        if sign != "+" and old:
            text = f"\n{file.read_text('utf-8')}"
            assert text.count(f"\n{old}\n") == 1, f"{file.name}: {old}"
            file.write_text(text.replace(f"\n{old}\n", f"\n{new}")[1:], "utf-8", newline="")
            old = new = ""
        if sign == "@":
            file = root / rest
        elif sign == "-":
            old, new = rest, ""
        else:
            new += f"{rest}\n"


def make(root: Path, how: str, path: str, what: str = "") -> None:
    """``link path target``, ``pipe path``, ``fill path bytes``, ``sparse path bytes``, ``hex path digits``, ``text path words``,
    ``zip path name=words …``."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    if how == "link":
        target.symlink_to(what)
    elif how == "pipe":
        os.mkfifo(target)
    elif how == "fill":
        target.write_bytes(b"x" * int(what))
    elif how == "sparse":
        with target.open("wb") as stream:
            stream.truncate(int(what))
    elif how == "hex":
        target.write_bytes(bytes.fromhex(what))
    elif how == "text":
        target.write_text(what.replace("\\n", "\n"), "utf-8", newline="")
    else:
        assert how == "zip", how
        with warnings.catch_warnings(), zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as zipped:
            warnings.simplefilter("ignore")  # an entry twice is what one case is about
            for part in what.split(" "):
                name, _, words = part.partition("=")
                count = int(words) if words.isdigit() else 0
                zipped.writestr(zipfile.ZipInfo(name), b"x" * count if count else words, zipfile.ZIP_DEFLATED)


def test_the_good_project_has_no_problem(tmp_path: Path) -> None:
    assemble(CASES / "_good", tmp_path / "project")
    assert printers.text(check_report(tmp_path / "project")) == "No problems found\n"


def test_every_code_has_a_case() -> None:
    assert {p.name for p in CASES.iterdir() if p.name.startswith("OER-")} == set(CODES) - NO_KNOWN_INPUT


@pytest.mark.parametrize("code", sorted(p.name for p in CASES.iterdir() if p.name.startswith("OER-")))
def test_problem(code: str, tmp_path: Path, regold: bool) -> None:
    assemble(CASES / code, tmp_path / "project")
    report = check_report(tmp_path / "project")
    found = printers.text(report)
    expected = CASES / code / "expect.txt"
    if regold:
        expected.write_text(found, "utf-8", newline="")
    assert code in {p.code for p in report.problems}, found
    assert found == expected.read_text("utf-8")
