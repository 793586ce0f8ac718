"""A small site in four languages, and copies of parts of it that lie in folders."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from oer_catalogue import site as sites
from oer_catalogue.cli import main
from oer_catalogue.copies.here import stand_ins
from oer_catalogue.copies.selection import Wanted, chosen
from oer_catalogue.releases.listing import Site, read_site

from ..engine.conftest import STATES

ADDRESS = "https://catalogue.example/open/"
TEA = "tea-with-a-group"


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture project with its finished site, and with e-books among its downloads."""
    folder = tmp_path_factory.mktemp("copied") / "project"
    shutil.copytree(STATES, folder)
    settings = folder / "mkdocs.yml"
    text = settings.read_text("utf-8")
    made = text.replace("formats: [scorm12, html, source, guide]", "formats: [html, epub, source, guide]")
    assert made != text
    settings.write_text(made, "utf-8")
    assert sites.build(folder).code == 0
    return folder


@pytest.fixture(scope="session")
def site(project: Path) -> Site:
    return read_site(project / "site")


def part(site: Site, wanted: Wanted, folder: Path, address: str = ADDRESS) -> Path:
    """A copy in a folder, as simple as can be."""
    kept = chosen(site.files, wanted, site.languages)
    for file in kept:
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site.root / file.path, target)
    for path, data in stand_ins(site.catalogue, site.files, kept, address):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder


def command(*arguments: str, expect: int = 0) -> Result:
    """Run ``oer`` in the folder that one stands in."""
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == expect, result.output
    return result
