"""What must be found in bad modules is found at its place, and nothing else; what is harmless is shown as it was typed.

The good module beside each of them is published, and no body holds more than bodies may hold, even of texts that are refused.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hostile_corpus import Case, all_bodies, bodies, every_case, found_in, unsafe
from hostile_files import CASES, Make, expected

from oer_catalogue.load.catalogue import load
from oer_catalogue.model import Catalogue

TRANSLATION = re.compile("modules/bad/(?:el|it)/")
"""What lies in the folder of another language than the source's is left out alone."""


def judge(project: Path, wanted: set[tuple[str, str]]) -> Catalogue:
    """Reads the project and compares what was found."""
    catalogue, report = load(project)
    published = {module.id for module in catalogue.modules}
    assert sorted(found_in(report)) == sorted(wanted)
    assert "safe-start" in published
    broken = any(p.severity == "error" and not TRANSLATION.match(p.place.file) for p in report.problems)
    assert ("bad" in catalogue.quarantined) == broken == ("bad" not in published)
    for module in catalogue.modules:
        assert [found for html in all_bodies(module) for found in unsafe(html)] == []
    return catalogue


def test_the_module_that_becomes_bad_is_good(project: Path) -> None:
    Case("good").write(project / "modules" / "bad")
    judge(project, set())


def test_names_of_cases_are_used_once() -> None:
    names = [case.name for case in every_case()] + [name for name, _, _ in CASES]
    assert len(names) == len(set(names)) > 300


@pytest.mark.parametrize("case", every_case(), ids=lambda case: case.name)
def test_text(case: Case, project: Path) -> None:
    catalogue = judge(project, case.write(project / "modules" / "bad"))
    modules = {module.id: module for module in catalogue.modules}
    shown = "".join(all_bodies(modules["bad"])) if case.shown else ""
    assert [words for words in case.shown if words not in shown] == []
    texts = {path: text for path, text in case.files.items() if path.endswith(".md")}
    assert [found for html in bodies(modules["safe-start"], texts) for found in unsafe(html)] == []


@pytest.mark.parametrize(("name", "make", "found"), CASES, ids=[name.encode("unicode_escape").decode() for name, _, _ in CASES])
def test_file(name: str, make: Make, found: str, project: Path) -> None:
    Case(name).write(project / "modules" / "bad")
    make(project / "modules" / "bad")
    judge(project, expected(found))
