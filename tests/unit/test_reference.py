"""Schemas and reference pages say what the models say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from oer_catalogue.rules.codes import CODES
from oer_catalogue.schema import reference
from oer_catalogue.schema.base import Facts

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", sorted(reference.files()))
def test_committed_files_are_fresh(name: str) -> None:
    """If this fails: run `oer schemas`."""
    assert (ROOT / "docs" / name).read_text("utf-8") == reference.files()[name]


def test_no_old_file_is_left() -> None:
    there = {p.relative_to(ROOT / "docs").as_posix() for folder in ("schemas", "reference") for p in (ROOT / "docs" / folder).iterdir()}
    made = set(reference.files())
    assert {name for name in there if name.endswith((".json", ".en.md"))} == made


def test_writing_twice_changes_nothing(tmp_path: Path) -> None:
    assert len(reference.write(tmp_path)) == len(reference.files())
    assert reference.write(tmp_path) == []


@pytest.mark.parametrize("model", [*reference.FILES.values(), *reference.FRONTS])
def test_every_key_is_described_and_listed(model: type[Facts]) -> None:
    page = "\n".join(reference._sections(model))
    schema = json.loads(reference.json_schema(model))
    for part in [schema, *schema.get("$defs", {}).values()]:
        assert part["additionalProperties"] is False
        assert part["description"]
        for key, value in part["properties"].items():
            assert value["description"]
            assert f"| `{key}` |" in page


def test_every_code_is_explained() -> None:
    page = reference.files()["reference/problems.en.md"]
    for code, about in CODES.items():
        assert f"### {code} {{#{code.lower()}}}" in page
        assert about.title
        assert about.why.endswith(".")
