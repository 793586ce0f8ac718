"""The files of a real guide: every plan, every kind of file, from the cache the second time, none where they are not wanted."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
from documents_made import PROJECT, read
from icalendar import Calendar

from oer_catalogue.cache import Cache
from oer_catalogue.guide_files import guide_files, has_guide
from oer_catalogue.model import Module, Wish
from oer_catalogue.pages.plans import SUFFIXES, guide_path
from oer_catalogue.plan import make_plan, presets
from oer_catalogue.settings import Settings

SITE = Settings(languages=("en", "ar", "el"), site_url="https://example.org/oer/")


def test_every_plan_has_every_file(module: Module, tmp_path: Path):
    wishes = presets(module.guide)[:1]
    module = replace(module, guide=replace(module.guide, plans=wishes))
    made = dict(guide_files(module, "en", SITE, {}, read, Cache(tmp_path), "key"))
    assert list(made) == [guide_path("hand-tools", "en", wish, suffix) for wish in wishes for suffix in SUFFIXES]

    def unread(path: str) -> bytes:
        raise AssertionError(f"{path} is read again")

    assert dict(guide_files(module, "en", SITE, {}, unread, Cache(tmp_path), "key")) == made
    assert dict(guide_files(module, "en", SITE, {}, read, Cache(tmp_path / "other"), "key")) == made
    found = Calendar.from_ical(made[guide_path("hand-tools", "en", wishes[0], "ics")]).walk("VEVENT")
    assert len(found) == len(make_plan(module.guide, wishes[0]).meetings)
    assert {str(event["URL"]) for event in found} == {"https://example.org/oer/modules/hand-tools/guide.html"}
    with pikepdf.open(io.BytesIO(made[guide_path("hand-tools", "en", wishes[0], "pdf")])) as document:
        assert str(document.Root.Lang) == "en"


def test_an_edition_without_a_guide_has_no_files(module: Module, tmp_path: Path):
    assert module.editions["el"].guide is None
    assert list(guide_files(module, "el", SITE, {}, read, Cache(tmp_path), "key")) == []
    assert not list(tmp_path.iterdir())


def test_a_site_can_do_without(module: Module):
    assert PROJECT.is_dir()
    assert has_guide(module, SITE)
    assert has_guide(module, replace(SITE, formats=("html", "guide")))
    assert not has_guide(module, replace(SITE, formats=("html",)))
    assert not has_guide(replace(module, guide=None), SITE)


def test_names_say_what_a_file_is_for():
    assert guide_path("hand-tools", "pt-BR", Wish("online", 8, 60), "pdf") == "downloads/hand-tools/guide/hand-tools-pt-BR-online-8-60.pdf"
