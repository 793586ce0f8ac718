"""What is done with an engine that fails, or that could not read one of our templates."""

from __future__ import annotations

from pathlib import Path

import pytest

from oer_catalogue.engine import run
from oer_catalogue.engine.hosts import Hosts
from oer_catalogue.engine.swap import BuildError
from oer_catalogue.version import theme_path

OURS = '<html data-oer-id="x" data-oer-root="../"><header class="oer-header"></header><footer class="oer-footer"></footer></html>'
TEMPLATES = ("base.html", "partials/header.html", "partials/footer.html")


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    return run.theme_folder(tmp_path / "theme", theme_path(), tmp_path / "overrides", ("en",))


@pytest.mark.parametrize(
    ("lost", "name"), [(' data-oer-root="../"', "base.html"), ("oer-header", "header.html"), ("oer-footer", "footer.html")]
)
def test_a_page_in_another_frame_is_refused(lost: str, name: str, templates: Path):
    run.in_our_frame({"about.html": OURS, "oer-frame/lesson.html": OURS}, templates)
    with pytest.raises(BuildError, match=name) as refused:
        run.in_our_frame({"about.html": OURS, "oer-frame/lesson.html": OURS.replace(lost, "")}, templates)
    assert refused.value.code == 5


def test_a_frame_that_leaves_the_header_out_is_taken(templates: Path):
    bare = '<html data-oer-root="../"></html>'
    run.in_our_frame({"oer-frame/run.html": bare}, templates)
    with pytest.raises(BuildError):
        run.in_our_frame({"oer-frame/quiz.html": bare}, templates)


@pytest.mark.parametrize("name", ["main.html", *TEMPLATES])
def test_a_catalogue_may_have_templates_of_its_own(name: str, tmp_path: Path):
    own = tmp_path / "overrides" / name
    own.parent.mkdir(parents=True)
    own.write_text("{% extends 'other.html' %}")
    templates = run.theme_folder(tmp_path / "theme", theme_path(), tmp_path / "overrides", ("en",))
    mark = {"base.html": ' data-oer-root="../"', "partials/header.html": "oer-header", "partials/footer.html": "oer-footer"}
    run.in_our_frame({"about.html": OURS.replace(mark.get(name, "?"), "")}, templates)


@pytest.mark.parametrize(
    ("last", "code"),
    [
        ("FileExistsError: [Errno 17] File exists: 'out'", 5),
        ("PermissionError: [Errno 13] Permission denied: 'out'", 5),
        ("jinja2.exceptions.TemplateNotFound: 'lesson.html' not found in search paths: '/x'", 5),
        ("jinja2.exceptions.TemplateNotFound: 'ours-alone.html' not found in search paths: '/x'", 1),
        ("KeyError: 'nav'", 1),
    ],
)
def test_what_the_machine_refuses_is_told_from_what_people_wrote(last: str, code: int, tmp_path: Path):
    error = run._failed("mkdocs", 1, f"Traceback (most recent call last):\n  …\n{last}", tmp_path / "log")
    assert error.code == code
    assert last in str(error)


def test_a_folder_that_we_made_and_that_cannot_be_read(tmp_path: Path):
    said = "ERROR   -  Config value 'theme': The path set in custom_dir ('/x/theme') does not exist."
    assert run._failed("mkdocs", 1, said, tmp_path / "log").code == 5
    assert run._failed("mkdocs", 1, "ERROR   -  Config value 'nav': wrong", tmp_path / "log").code == 1


STAGED = ("index.en.md", "index.el.md", "oer-frame/quiz.en.md", "oer-frame/quiz.el.md", "about.en.md", "about.el.md", "img/cup.svg")
DRAWN = ("index.html", "el/index.html", "oer-frame/quiz.html", "el/oer-frame/quiz.html", "about.html", "el/about.html")


def drawn_of(tmp_path: Path, pages: tuple[str, ...], files: tuple[str, ...], more: tuple[str, ...] = (), config: str = "") -> None:
    """What is said of these pages and files, drawn from the stage and ``more``."""
    for name in (*STAGED, *more):
        file = tmp_path / "stage" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    (tmp_path / "mkdocs.yml").write_text(config)
    drawn = run.Drawn(dict.fromkeys(pages, ""), dict.fromkeys(files, b""))
    run.complete(drawn, tmp_path / "stage", tmp_path / "mkdocs.yml", Hosts(("en", "el")))


@pytest.mark.parametrize("lost", DRAWN)
def test_a_page_that_the_engine_passed_over_is_missed(lost: str, tmp_path: Path):
    left = tuple(page for page in DRAWN if page != lost)
    with pytest.raises(BuildError, match="passed over") as refused:
        drawn_of(tmp_path, left, ("img/cup.svg",))
    assert refused.value.code == 5


def test_a_folder_of_pictures_that_the_engine_passed_over_is_missed(tmp_path: Path):
    with pytest.raises(BuildError, match=r"img/cup\.svg"):
        drawn_of(tmp_path, DRAWN, ())


def test_what_a_catalogue_or_the_engine_leaves_out_is_not_missed(tmp_path: Path):
    more = ("README.en.md", "img/.hidden", "templates/a.svg", "drafts/new.en.md", "drafts/new.el.md")
    drawn_of(tmp_path, DRAWN, ("el/img/cup.svg",), more, "site_name: x\nexclude_docs: drafts/\n")
    drawn_of(tmp_path, DRAWN, ("el/img/cup.svg",), more, "INHERIT: ../other.yml\n")
    with pytest.raises(BuildError, match=r"drafts/new\.el\.md"):
        drawn_of(tmp_path, DRAWN, ("el/img/cup.svg",), more)
