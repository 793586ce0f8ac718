"""What people type, in every language: tests/languages/<locale>.yml has twelve short documents, and questions that each must answer first.

The engine runs in Node.js, through the scripts that are published; tests/browser asks the same in Chromium.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from search_made import TABLES, asked

HERE = Path(__file__).parents[1]
THEME = HERE.parent / "plugins" / "oer_catalogue" / "theme"


@pytest.fixture(scope="module")
def answers() -> dict[str, list[list[str]]]:
    """The modules that answer each question of each language, best first."""
    node = shutil.which("node")
    assert node, "Node.js is missing: run `sudo make system`"
    given = {locale: {"data": data, "queries": [one["query"] for one in queries]} for locale, data, queries in asked()}
    command = [node, str(HERE / "support" / "search_queries.js"), str(THEME)]
    ran = subprocess.run(command, input=json.dumps(given).encode(), capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    return json.loads(ran.stdout)


@pytest.mark.parametrize("locale", sorted(TABLES))
def test_the_wanted_document_comes_first(locale: str, answers: dict[str, list[list[str]]]) -> None:
    table = TABLES[locale]
    assert len(table["documents"]) >= 12
    assert len(table["queries"]) >= 12
    for one in table["queries"]:
        assert one["hit"] in table["documents"], one
    missed = [
        (one["query"], one["hit"], found[:3])
        for one, found in zip(table["queries"], answers[locale], strict=True)
        if found[:1] != [one["hit"]]
    ]
    assert missed == []
