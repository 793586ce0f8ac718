"""Real builds of a small project: what is written, what is refused, and what survives."""

from __future__ import annotations

import json
import os
import posixpath
import re
import shutil
import subprocess
import sys
import warnings
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from oer_catalogue import site as sites

from .conftest import ROOT, oer, program, tree

MOUNT = "/open/"
"""The path under which the fixture's site stands (site_url of its mkdocs.yml)."""


class _Links(HTMLParser):
    """Addresses and ids of a page; ``loaded`` are the addresses that a browser fetches by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.ids: list[str] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(values["id"])
        if "style" in values or any(name.startswith("on") for name in values):
            self.inline.append(f"<{tag} {attrs}>")
        if tag == "a" and "href" in values:
            self.links.append(values["href"] or "")
        for name in ("src", "href", "poster"):
            fetched = name != "href" or (tag == "link" and values.get("rel") in ("stylesheet", "icon", "preload", "manifest"))
            if values.get(name) and fetched:
                self.loaded.append(values[name])
        if tag == "script" and "src" not in values and values.get("type") not in ("application/json", "application/ld+json"):
            self.inline.append("<script>")
        if tag == "style":
            self.inline.append("<style>")


def pages(site: Path) -> dict[str, _Links]:
    found = {}
    for path in sorted(site.rglob("*.html")):
        parser = _Links()
        parser.feed(path.read_text(encoding="utf-8"))
        found[path.relative_to(site).as_posix()] = parser
    return found


def test_no_empty_dead_or_foreign_link_and_no_frame_is_left(warm):
    site = warm / "site"
    found = pages(site)
    problems = []
    for path, page in found.items():
        absolute = path == "404.html"
        for link in [*page.links, *page.loaded]:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "mailto", "tel") and link in page.links and link not in page.loaded:
                continue
            if not link or parts.scheme or parts.netloc:
                problems.append(f"{path}: {link!r}")
                continue
            if not parts.path:
                target = path
            elif absolute:
                target = unquote(parts.path).removeprefix(MOUNT)
            else:
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
            if not (site / target).is_file():
                problems.append(f"{path}: no file for {link!r}")
            elif parts.fragment and "=" not in parts.fragment and target in found and unquote(parts.fragment) not in found[target].ids:
                problems.append(f"{path}: no id for {link!r}")
        problems += [f"{path}: {inline}" for inline in page.inline]
        problems += [f"{path}: id {name} twice" for name in set(page.ids) if page.ids.count(name) > 1]
    assert problems == []
    assert not [path for path in tree(site) if "oer-frame" in path]
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"%%oer:|\x1a|oer-frame", text), path


def test_two_builds_are_byte_identical(warm, tmp_path):
    shutil.copytree(warm, tmp_path / "elsewhere", ignore=shutil.ignore_patterns(".cache", "site"))
    oer(tmp_path / "elsewhere", "build", "--no-cache", expect=(0, 3), env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"})
    assert tree(tmp_path / "elsewhere" / "site") == tree(warm / "site")


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_the_engine_with_our_plugin_gives_the_same_site(engine, warm, project):
    program(project, [sys.executable, "-m", engine, "build", "--strict"])
    assert tree(project / "site") == tree(warm / "site")


def test_the_manifest_lists_every_file(warm):
    site = warm / "site"
    listed = {entry["path"]: entry["sha256"] for entry in json.loads((site / "data/manifest.json").read_text())["files"]}
    files = tree(site)
    files.pop("data/manifest.json")
    files.pop("_headers")  # hosts read it and do not serve it, so no copy over the network could hold it
    for path in (".well-known/resourcesync", "capabilitylist.xml", "resourcelist.xml"):
        files.pop(path)  # lists of every file, the manifest too
    assert listed == files


def broken(project: Path) -> str:
    """Break one module; returns its id."""
    module = sorted((project / "modules").glob("*/module.yml"))[0]
    module.write_text(module.read_text(encoding="utf-8").replace("licence:", "license:"), encoding="utf-8")
    return module.parent.name


def test_a_broken_module_is_left_out_and_the_rest_is_published(warmed):
    before = tree(warmed / "site") if (warmed / "site").exists() else {}
    name = broken(warmed)
    run = oer(warmed, "build", expect=(3,))
    assert name in run.stdout + run.stderr
    assert "Did you mean 'licence'?" in run.stdout + run.stderr
    assert not (warmed / "site" / "modules" / name).exists()
    others = [path.parent.name for path in (warmed / "modules").glob("*/module.yml") if path.parent.name != name]
    assert all((warmed / "site" / "modules" / other / "index.html").is_file() for other in others)
    assert before != tree(warmed / "site")


def test_strict_refuses_a_broken_module_and_keeps_the_old_site(warmed):
    oer(warmed, "build", expect=(0, 3))
    before = tree(warmed / "site")
    broken(warmed)
    oer(warmed, "build", "--strict", expect=(1,))
    assert tree(warmed / "site") == before


def edit(project: Path) -> Path:
    """Change one lesson."""
    lesson = sorted((project / "modules").glob("*/*/lessons/*.md"))[0]
    lesson.write_text(lesson.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    return lesson


def test_a_full_disk_leaves_the_old_site_whole(warmed):
    oer(warmed, "build")
    old = tree(warmed / "site")
    edit(warmed)
    limited = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000)); from oer_catalogue.cli import main; main()"
    run = program(warmed, [sys.executable, "-c", limited, "build"], expect=(5,))
    assert "old site is untouched" in run.stdout + run.stderr
    assert tree(warmed / "site") == old
    oer(warmed, "build")
    assert tree(warmed / "site") != old


def test_a_folder_with_other_files_is_not_replaced(warmed):
    other = warmed / "documents"
    other.mkdir()
    (other / "letter.txt").write_text("mine")
    oer(warmed, "build", "--out", "documents", expect=(5,))
    assert tree(other).keys() == {"letter.txt"}


@pytest.mark.beyond_sample  # a canary that only warns
def test_zensical_draws_the_frames_too(project, recwarn):
    """A canary: it may only warn."""
    run = subprocess.run(
        [sys.executable, "-m", "oer_catalogue", "build", "--engine", "zensical", "--out", "other"],
        cwd=project, env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if run.returncode or not (project / "other" / "index.html").is_file():
        warnings.warn(f"Zensical did not draw the frames: {(run.stderr or run.stdout)[-500:]}", stacklevel=1)


def test_a_draft_is_checked_but_not_published_and_shown_while_one_writes(warmed):
    module = warmed / "modules" / "links-only" / "module.yml"
    module.write_text(module.read_text(encoding="utf-8").replace("status: published", "status: draft"), encoding="utf-8")
    oer(warmed, "build")
    assert not (warmed / "site" / "modules" / "links-only").exists()
    assert "links-only" not in (warmed / "site" / "catalogue.html").read_text(encoding="utf-8")
    assert sites.build(warmed, options=sites.Options(drafts=True)).code == 0
    assert "This is a draft" in (warmed / "site" / "modules" / "links-only" / "index.html").read_text(encoding="utf-8")


def test_an_archived_module_keeps_its_address_and_is_not_offered(warm):
    site = warm / "site"
    assert "no longer kept up to date" in (site / "modules" / "old-name-new-name" / "index.html").read_text(encoding="utf-8")
    assert "old-name-new-name" not in (site / "catalogue.html").read_text(encoding="utf-8")
    assert "old-name-new-name" not in (site / "data" / "search" / "en.js").read_text(encoding="utf-8")


def test_a_former_address_leads_on(warm):
    stubs = sorted(path.relative_to(warm / "site").as_posix() for path in (warm / "site" / "modules").glob("*/index.html"))
    facts = (warm / "modules" / "old-name-new-name" / "module.yml").read_text(encoding="utf-8")
    former = re.search(r"former_slugs: \[([a-z-]+)", facts)[1]
    assert f"modules/{former}/index.html" in stubs
    page = (warm / "site" / "modules" / former / "index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../old-name-new-name/index.html"' in page
    assert 'name="robots" content="noindex' in page
