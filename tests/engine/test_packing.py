"""Packages as pieces of work: kept, cut where they are large, missing where they cannot be made, never in the way of a page."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from oer_catalogue import site

from .conftest import ROOT, program

TEA = "tea-with-a-group"


def build(project: Path, **options: object) -> site.Outcome:
    return site.build(project, options=site.Options(**options), pool=None)


def names(project: Path, slug: str = TEA) -> set[str]:
    return {path.name for path in (project / "site" / "downloads" / slug).iterdir() if path.is_file()}


def with_settings(project: Path, line: str) -> None:
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("  - oer-catalogue:\n", f"  - oer-catalogue:\n      {line}\n", 1), "utf-8")


def odd(project: Path, kind: str) -> list[list[str]]:
    """Code, file and message of what a build finds that has one format more (see ``support/odd_format.py``)."""
    config = project / "mkdocs.yml"
    if kind != "kept":
        config.write_text(config.read_text("utf-8").replace("formats: [", "formats: [odd, ", 1), "utf-8")
    run = program(project, [sys.executable, str(ROOT / "tests" / "support" / "odd_format.py"), kind])
    config.write_text(config.read_text("utf-8").replace("formats: [odd, ", "formats: [", 1), "utf-8")
    return json.loads(run.stdout.splitlines()[-1])


def test_the_checksums_are_those_that_people_can_check(warmed: Path) -> None:
    build(warmed)
    folder = warmed / "site" / "downloads" / TEA
    run = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=True)
    assert run.stdout.count(": OK") == len(names(warmed)) - 1


def test_a_package_over_the_budget_also_exists_without_films_and_lesson_by_lesson(warmed: Path) -> None:
    with_settings(warmed, "budgets: {light: 0.001, parts: 0.002, scorm12: {light: 50, parts: 50}}")
    outcome = build(warmed)
    made = names(warmed)
    lessons = len(list((warmed / "modules" / TEA / "en" / "lessons").glob("*.md")))
    assert f"{TEA}-en.light.html.zip" in made
    assert {f"{TEA}-en.part-{n}.html.zip" for n in range(1, lessons + 1)} <= made
    assert not [name for name in made if name.endswith("scorm12.zip") and ("light" in name or "part" in name)]
    assert [p.code for p in outcome.report.warnings if TEA in p.place.file and "-en.html.zip" in p.message] == ["OER-D002"]
    folder = warmed / "site" / "downloads" / TEA
    whole, light = (zipfile.ZipFile(folder / f"{TEA}-en{kind}.html.zip").namelist() for kind in ("", ".light"))
    films = {name for name in whole if name.endswith((".mp4", ".webm", ".mp3", ".m4a", ".ogg"))}
    assert films
    assert films.isdisjoint(light)
    assert {name for name in whole if name.endswith((".svg", ".png", ".jpg"))} <= set(light)
    page = (warmed / "site" / "modules" / TEA / "index.html").read_text("utf-8")
    assert f"{TEA}-en.light.html.zip" in page
    assert f"{TEA}-en.part-1.html.zip" in page


def test_a_format_that_cannot_hold_an_edition_is_missing_and_said(warmed: Path) -> None:
    found = odd(warmed, "cannot")
    assert f"{TEA}-en.odd.zip" in names(warmed)
    assert f"{TEA}-ar.odd.zip" not in names(warmed)
    (told,) = [message for code, file, message in found if code == "OER-D001" and TEA in file]
    assert "no letters" in told


@pytest.mark.parametrize("kind", ["raises", "dies"])
def test_a_format_that_fails_costs_no_page_and_is_tried_again(warmed: Path, kind: str) -> None:
    assert "OER-R005" in {code for code, _, _ in odd(warmed, kind)}
    assert (warmed / "site" / "modules" / TEA / "index.html").is_file()
    assert f"{TEA}-el.html.zip" in names(warmed)
    assert not [p for p in build(warmed).report.errors if p.code == "OER-R005"]
    assert f"{TEA}-en.html.zip" in names(warmed)


def test_packages_come_from_the_cache_when_the_old_site_is_gone(warmed: Path) -> None:
    build(warmed)
    before = {path.name: path.read_bytes() for path in (warmed / "site" / "downloads" / TEA).iterdir() if path.is_file()}
    (warmed / "site").rename(warmed / "elsewhere")
    assert "OER-R005" not in {code for code, _, _ in odd(warmed, "kept")}
    assert {path.name: path.read_bytes() for path in (warmed / "site" / "downloads" / TEA).iterdir() if path.is_file()} == before


def test_who_waits_for_a_page_does_not_wait_for_packages(warmed: Path) -> None:
    """In the preview a changed module keeps its packages; the next whole build makes them anew."""
    build(warmed, drafts=True)
    package = warmed / "site" / "downloads" / TEA / f"{TEA}-en.html.zip"
    before = package.read_bytes()
    text = warmed / "modules" / TEA / "en" / "index.md"
    text.write_text(text.read_text("utf-8") + "\nA new line at the end.\n", "utf-8")
    build(warmed, drafts=True, hurried=True)
    page = (warmed / "site" / "modules" / TEA / "index.html").read_text("utf-8")
    assert "A new line at the end." in page
    assert package.read_bytes() == before
    assert hashlib.sha256(before).hexdigest() in page
    build(warmed, drafts=True)
    assert b"A new line at the end." in zipfile.ZipFile(io.BytesIO(package.read_bytes())).read("index.html")


def test_an_edition_that_is_gone_takes_its_packages_with_it(warmed: Path) -> None:
    build(warmed)
    assert f"{TEA}-el.html.zip" in names(warmed)
    for path in sorted((warmed / "modules" / TEA / "el").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (warmed / "modules" / TEA / "el").rmdir()
    build(warmed)
    assert not [name for name in names(warmed) if f"{TEA}-el." in name]
