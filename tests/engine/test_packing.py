"""Packages as pieces of work: kept, cut where they are large, missing where they cannot be made, never in the way of a page."""

from __future__ import annotations

import hashlib
import io
import os
import signal
import subprocess
import threading
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest

from oer_catalogue import packing, site
from oer_catalogue import project as projects
from oer_catalogue.model import Edition, Module
from oer_catalogue.packages import FORMATS, Format, NotMadeError, PackageContext

TEA = "tea-with-a-group"


def build(project: Path, **options: object) -> site.Outcome:
    return site.build(project, options=site.Options(**options), pool=None)


def names(project: Path, slug: str = TEA) -> set[str]:
    return {path.name for path in (project / "site" / "downloads" / slug).iterdir() if path.is_file()}


def with_settings(project: Path, line: str) -> None:
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("  - oer-catalogue:\n", f"  - oer-catalogue:\n      {line}\n", 1), "utf-8")


def with_format(project: Path, monkeypatch: pytest.MonkeyPatch, write) -> None:
    """One more format, which workers know too because they are forked."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)  # the tests may run in a process with threads, where workers start afresh
    more = (*FORMATS, Format("odd", "odd.zip", "application/zip", write))
    for module in (packing, projects):
        monkeypatch.setattr(module, "FORMATS", more)
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("formats: [", "formats: [odd, ", 1), "utf-8")


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


def test_a_format_that_cannot_hold_an_edition_is_missing_and_said(warmed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(module: Module, edition: Edition, context: PackageContext, target: BinaryIO) -> None:
        target.write(b"half")
        if edition.locale == "ar":
            raise NotMadeError("there are no letters for it")

    with_format(warmed, monkeypatch, write)
    outcome = build(warmed)
    assert f"{TEA}-en.odd.zip" in names(warmed)
    assert f"{TEA}-ar.odd.zip" not in names(warmed)
    (told,) = [p for p in outcome.report.warnings if p.code == "OER-D001" and TEA in p.place.file]
    assert "no letters" in told.message
    assert outcome.report.errors == build(warmed).report.errors


@pytest.mark.parametrize("kind", ["raises", "dies"])
def test_a_format_that_fails_costs_no_page_and_is_tried_again(warmed: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    def write(module: Module, edition: Edition, context: PackageContext, target: BinaryIO) -> None:
        if edition.locale == "en" and module.id == TEA:
            if kind == "dies":
                os.kill(os.getpid(), signal.SIGKILL)
            raise RuntimeError("broken on purpose")

    with_format(warmed, monkeypatch, write)
    outcome = build(warmed)
    assert "OER-R005" in {p.code for p in outcome.report.errors}
    assert (warmed / "site" / "modules" / TEA / "index.html").is_file()
    assert f"{TEA}-el.html.zip" in names(warmed)
    monkeypatch.undo()
    config = warmed / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("formats: [odd, ", "formats: ["), "utf-8")
    assert not [p for p in build(warmed).report.errors if p.code == "OER-R005"]
    assert f"{TEA}-en.html.zip" in names(warmed)


def test_packages_come_from_the_cache_when_the_old_site_is_gone(warmed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(warmed)
    before = {path.name: path.read_bytes() for path in (warmed / "site" / "downloads" / TEA).iterdir() if path.is_file()}
    (warmed / "site").rename(warmed / "elsewhere")
    broken = [replace(form, write=lambda *_: pytest.fail("made again")) for form in FORMATS]
    monkeypatch.setattr(packing, "FORMATS", tuple(broken))
    build(warmed)
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
