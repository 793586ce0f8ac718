"""What a copy writes itself: which files these are, and that its script says of each file of the site what is true."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from oer_catalogue.copies.here import HERE, stand_ins
from oer_catalogue.copies.selection import EVERYTHING, START, Wanted, chosen, is_medium
from oer_catalogue.locales import load
from oer_catalogue.releases.listing import Site

from .conftest import ADDRESS, TEA

AWAY = Path(__file__).parents[2] / "plugins/oer_catalogue/theme/js/away.js"
ASK = """
const vm = require("vm"), fs = require("fs"), [away, asked] = process.argv.slice(2);
const { here, paths } = JSON.parse(fs.readFileSync(asked, "utf8"));
globalThis.window = { oer: { here } };
vm.runInThisContext(fs.readFileSync(away, "utf8"));
console.log(JSON.stringify(paths.filter((path) => window.oer.away.held(path))));
"""
WANTED = {
    "a language": Wanted(languages=("el",)),
    "two languages, the default one too": Wanted(languages=("en", "ar")),
    "a module": Wanted(modules=(TEA,)),
    "no downloads": Wanted(formats=()),
    "formats": Wanted(formats=("epub", "guide")),
    "nothing large": Wanted(largest=20_000),
    "all at once": Wanted(("bg", "en"), (TEA, "bulgarian-only"), ("epub",), 60_000),
    "nothing": Wanted((), (), ()),
}


def written(site: Site, wanted: Wanted, address: str = ADDRESS) -> dict[str, bytes]:
    return dict(stand_ins(site.catalogue, site.files, chosen(site.files, wanted, site.languages), address))


def here(files: dict[str, bytes]) -> dict:
    return json.loads(re.search(r"\.here = (\{.*\});$", files[HERE].decode(), re.M)[1])


@pytest.mark.parametrize("name", WANTED)
def test_the_script_says_of_every_file_whether_it_is_here(name: str, site: Site, tmp_path: Path):
    kept = {file.path for file in chosen(site.files, WANTED[name], site.languages)}
    paths = [file.path for file in site.files if file.path.endswith(".html") or file.format or is_medium(file)]
    assert kept.intersection(paths) < set(paths)
    asked, program, node = tmp_path / "asked.json", tmp_path / "ask.js", shutil.which("node")
    assert node, "Node.js is missing: run `sudo make system`"
    asked.write_text(json.dumps({"here": here(written(site, WANTED[name])), "paths": paths}), "utf-8")
    program.write_text(ASK, "utf-8")
    found = subprocess.run([node, str(program), str(AWAY), str(asked)], capture_output=True, text=True, check=True)
    assert json.loads(found.stdout) == [path for path in paths if path in kept]


def test_what_goes_by_a_rule_is_not_listed(site: Site):
    """The script is loaded by every page: it grows with the modules and the languages, not with the files."""
    for name in ("a language", "a module", "no downloads", "formats"):
        assert here(written(site, WANTED[name]))["away"] == [], name


def test_a_file_that_is_missing_against_the_rule_is_listed(site: Site):
    kept = [file for file in site.files if file.path != f"modules/{TEA}/quiz.html"]
    assert here(dict(stand_ins(site.catalogue, site.files, kept, "")))["away"] == [f"modules/{TEA}/quiz.html"]


def test_a_whole_copy_is_the_site_as_it_is(site: Site):
    assert written(site, EVERYTHING) == {}
    assert (site.root / HERE).stat().st_size < 40


@pytest.mark.parametrize("name", WANTED)
def test_small_pages_stand_where_pages_lead_and_are_few(name: str, site: Site):
    wanted = WANTED[name]
    kept = {file.path for file in chosen(site.files, wanted, site.languages)}
    files = written(site, wanted)
    assert not (files.keys() - {HERE}) & kept
    known = {file.path: file for file in site.files}
    spoken = [tag for tag in site.languages if (f"{tag}/" if tag != "en" else "") + "index.html" in kept]
    pages = [known[path] for path in files if path != HERE]
    of_modules = [(page.module, page.language) for page in pages if page.module]
    assert len(set(of_modules)) == len(of_modules) <= len(site.modules) * len(spoken)
    assert {language for _, language in of_modules} <= set(spoken)
    for tag in set(site.languages) - set(spoken):
        assert f"{tag}/index.html" in files
    for page in pages:
        text, t = files[page.path].decode(), load(page.language)
        assert f'<html lang="{t.language}" dir="{t.direction}">' in text
        assert 'content="noindex"' in text and "Content-Security-Policy" in text and "<script" not in text
        assert f'href="{ADDRESS}{page.path}"' in text
        for link in re.findall(r'<(?:a|link)[^>]* href="((?!https?:|data:)[^"]*)"', text):
            target = (site.root / page.path).parent.joinpath(link).resolve().relative_to(site.root.resolve()).as_posix()
            assert target in kept, (page.path, link)


def test_where_nobody_knows_the_address_it_is_not_invented(site: Site):
    files = written(site, WANTED["a module"], "")
    page = files["el/modules/links-only/index.html"].decode()
    assert "http" not in page.replace("http-equiv", "")
    assert load("el")("copy.ask") in page
    assert here(files)["site"] == ""


def test_the_same_part_gives_the_same_bytes(site: Site):
    wanted = WANTED["all at once"]
    kept = chosen(site.files, wanted, site.languages)
    first = list(stand_ins(site.catalogue, site.files, kept, ADDRESS))
    assert first == list(stand_ins(site.catalogue, reversed(site.files), reversed(kept), ADDRESS))
    assert [path for path, _ in first[1:]] == sorted(path for path, _ in first[1:])


def test_the_copy_says_which_state_it_is(site: Site):
    manifest = next(file for file in site.files if file.path == "data/manifest.json")
    value = here(written(site, WANTED["a module"]))
    assert value["version"] == manifest.sha256[:12]
    assert value["words"]["en"]["state"] == f"Version {manifest.sha256[:12]} of 2026-10-05."
    other = [replace(file, sha256="f" * 64) if file == manifest else file for file in site.files]
    assert here(dict(stand_ins(site.catalogue, other, islice(other, 300), "")))["version"] == "f" * 12


def test_titles_and_addresses_cannot_break_out(site: Site):
    evil = "</script><img src=x onerror=alert(1)>"
    catalogue = json.loads(json.dumps(site.catalogue))
    for module in catalogue["modules"]:
        for edition in module["editions"].values():
            edition["title"] = evil
    kept = [file for file in site.files if file.path in START]
    for path, data in stand_ins(catalogue, site.files, kept, 'https://x.test/"><img src=y>/'):
        assert b"<img" not in data or path == HERE, path
