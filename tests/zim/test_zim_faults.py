"""A full disk, an ended run, a changed site, a library that is missing: no file is lost, and a sentence says what to do."""

from __future__ import annotations

import errno
import multiprocessing
import resource
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from oer_catalogue.cli import main
from oer_catalogue.engine.swap import BuildError
from oer_catalogue.project import read as read_settings
from oer_catalogue.releases.listing import read_site
from oer_catalogue.zims import apart
from oer_catalogue.zims.make import Wish, make

from ..engine.conftest import oer, program, tree
from ..prove.control import FAIL_FROM, WRITES, Control, compiled


@pytest.mark.parametrize("at", [40, *(pytest.param(at, marks=pytest.mark.beyond_sample) for at in (1, 8, 60, 100))])
def test_a_full_disk_costs_no_file(project: Path, tmp_path: Path, at: int):
    """From one write on the disk is full."""
    before = tree(project / "zim")
    control = Control(tmp_path, project / "zim")
    control.arm(WRITES, FAIL_FROM, at, errno.ENOSPC)
    faults = {"LD_PRELOAD": str(compiled(tmp_path)), "FAULTS_CONTROL": str(control.file)}
    run = oer(project, "zim", "--language", "el", expect=(5,), env=faults)
    assert control.hit
    assert "second_el_all_2026-10.zim could not be written" in run.stderr
    assert "Is the disk full?" in run.stderr
    assert "Traceback" not in run.stderr
    assert tree(project / "zim") == before


def test_a_library_that_never_comes_back_is_ended(project: Path, monkeypatch: pytest.MonkeyPatch):
    """Where a file may not grow, libzim tries to write for ever."""
    before, limit = tree(project / "zim"), resource.getrlimit(resource.RLIMIT_FSIZE)
    monkeypatch.setattr(apart, "STILL", 5.0)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, limit[1]))
    try:
        with pytest.raises(BuildError, match="Is the disk full"):
            site, settings = read_site(project / "site"), read_settings(project)[0].settings
            make(site, settings, project / "zim", Wish(("el",)), lambda *_: None, lambda _: None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert tree(project / "zim") == before
    assert multiprocessing.active_children() == []


def test_what_an_ended_run_left_is_cleared_away(project: Path):
    left = project / "zim" / ".second_el_all_2026-10.zim.new.tmp_fulltext.idx.tmp"
    left.mkdir()
    (left / "part").write_bytes(b"x")
    oer(project, "zim", "--language", "el")
    assert not left.exists()
    assert not list((project / "zim").glob(".*"))


def test_a_site_that_was_changed_is_refused(project: Path):
    (project / "site" / "assets" / "oer" / "quiz.js").write_text("broken", "utf-8")
    run = oer(project, "zim", "--language", "el", expect=(5,))
    assert "assets/oer/quiz.js was changed after the build" in run.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("--language", "gr"), 2, "The site has no language gr."),
        (("--date", "30.11.2026"), 2, "30.11.2026 is no date."),
        (("--date", "2026-02-30"), 2, "2026-02-30 is no date."),
        (("--address", "catalogue.example"), 2, "It must begin with https://"),
        (("--keep", "none", "--keep", "pdf"), 2, "--keep none leaves out all downloads."),
        (("docs",), 5, "docs/ is no finished site."),
    ],
)
def test_mistakes_get_a_sentence(made: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, sentence: str):
    monkeypatch.chdir(made)
    run = CliRunner().invoke(main, ["zim", *arguments])
    assert (run.exit_code, sentence in run.output) == (code, True), run.output


def test_without_the_library_the_extra_is_named(made: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(made)
    monkeypatch.setitem(sys.modules, "libzim", None)
    run = CliRunner().invoke(main, ["zim"])
    assert run.exit_code == 5
    assert run.output == "ZIM files need the extra 'zim'. Install it: pip install 'mkdocs-oer-catalogue[zim]'\n"


def test_the_other_commands_do_not_need_the_library(made: Path):
    code = "import sys; sys.modules['libzim'] = None; from oer_catalogue.cli import main; main(['check'])"
    program(made, [sys.executable, "-c", code])
