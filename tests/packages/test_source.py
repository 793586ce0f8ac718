"""The source package: unpacked into modules/ it is the module again."""

from __future__ import annotations

from pathlib import Path

import pytest

from oer_catalogue.load.catalogue import load


@pytest.mark.parametrize("locale", ["en", "ar", "el"])
def test_it_can_be_unpacked_into_modules_and_loaded(pack, module, settings, tmp_path: Path, locale: str) -> None:
    (tmp_path / "modules").mkdir()
    topics = Path(__file__).parent / "project" / "modules" / "topics.yml"
    (tmp_path / "modules" / "topics.yml").write_bytes(topics.read_bytes())
    pack("source", locale).archive.extractall(tmp_path / "modules")
    catalogue, report = load(tmp_path)
    assert report.errors == ()
    again = catalogue.modules[0]
    assert set(again.editions) == {"en", locale}
    assert again.editions[locale].index == module.editions[locale].index
    assert again.editions[locale].quiz == module.editions[locale].quiz
    assert again.guide == module.guide


def test_it_holds_its_language_the_source_language_and_what_all_share(pack) -> None:
    names = set(pack("source", "el").archive.namelist())
    assert {"hand-tools/module.yml", "hand-tools/guide.yml", "hand-tools/en/index.md", "hand-tools/el/index.md"} <= names
    assert {"hand-tools/media/bench.svg", "hand-tools/licence.txt"} <= names
    assert not [name for name in names if "/ar/" in name]
    assert "hand-tools/media/ar/bench.svg" in pack("source", "ar").archive.namelist()


def test_files_are_as_they_lie_on_disk(pack) -> None:
    archive = pack("source", "ar").archive
    folder = Path(__file__).parent / "project" / "modules"
    for name in archive.namelist():
        if not name.endswith("licence.txt"):
            assert archive.read(name) == (folder / name).read_bytes()


def test_the_licence_names_people_licence_and_files_of_others(pack) -> None:
    text = pack("source").text("hand-tools/licence.txt")
    assert "Anna & Béla" in text
    assert "CC BY-SA 4.0 https://creativecommons.org/licenses/by-sa/4.0/" in text
    assert "- media/bench.svg: “Bench” by Example Author, licence CC0 1.0, from https://example.org/bench; changed: cropped" in text
