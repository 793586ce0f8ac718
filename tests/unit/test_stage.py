"""The stage: every page in every locale, frames of every kind, nothing written twice."""

from __future__ import annotations

from pathlib import Path

from oer_catalogue.engine.stage import FRAMES, articles, check, frame_name, stage


def docs(root: Path) -> Path:
    folder = root / "docs"
    (folder / "reference").mkdir(parents=True)
    (folder / "about.en.md").write_text("---\ntitle: 'About: us'\ntemplate: evil.html\n---\n\n# About\n\nText [x](oer:known/lesson).\n")
    (folder / "about.el.md").write_text("# Για εμάς\n")
    (folder / "reference" / "codes.en.md").write_text("# Codes\n")
    (folder / "picture.svg").write_text("<svg/>")
    (folder / "methods" / "round").mkdir(parents=True)
    (folder / "methods" / "round" / "en.md").write_text("# not a page\n")
    return folder


def test_every_page_stands_in_every_locale(tmp_path):
    pages = stage(tmp_path / "stage", docs(tmp_path), ("en", "el", "ar"))
    names = {path.relative_to(tmp_path / "stage").as_posix() for path in (tmp_path / "stage").rglob("*.md")}
    assert names == (
        {f"about.{tag}.md" for tag in ("en", "el", "ar")}
        | {f"reference/codes.{tag}.md" for tag in ("en", "el", "ar")}
        | {f"{frame_name(frame)}.{tag}.md" for frame in FRAMES for tag in ("en", "el", "ar")}
    )
    assert (tmp_path / "stage" / "picture.svg").is_file()
    about = next(page for page in pages if page.name == "about")
    assert dict(about.titles) == {"en": "About: us", "el": "Για εμάς"}
    assert about.words("ar", "en") == "en"


def test_front_matter_cannot_choose_a_template(tmp_path):
    stage(tmp_path / "stage", docs(tmp_path), ("en",))
    text = (tmp_path / "stage" / "about.en.md").read_text()
    assert "template: article.html" in text
    assert "evil" not in text


def test_a_second_stage_writes_nothing_and_removes_what_is_gone(tmp_path):
    folder = docs(tmp_path)
    stage(tmp_path / "stage", folder, ("en", "el"))
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "stage").rglob("*") if path.is_file()}
    stage(tmp_path / "stage", folder, ("en", "el"))
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "stage").rglob("*") if path.is_file()} == before
    (folder / "reference" / "codes.en.md").unlink()
    stage(tmp_path / "stage", folder, ("en", "el"))
    assert not (tmp_path / "stage" / "reference").exists()


def test_links_to_unknown_modules_are_problems_with_their_place(tmp_path):
    pages = articles(docs(tmp_path), ("en", "el"))
    assert not list(check(pages, tmp_path, {"known": frozenset({"lesson"})}))
    (one,) = check(pages, tmp_path, {"known": frozenset({"lessons"})})
    assert (str(one.place), one.code, one.suggestion) == ("docs/about.en.md:8:10", "OER-C101", "lessons")
    (one,) = check(pages, tmp_path, {"knwon": frozenset()})
    assert one.suggestion == "knwon"
