"""Settings and hand-written pages are the maintainer's own; what is wrong with them is still said, never a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hostile_corpus import HERE

from oer_catalogue.cli import check_report

STATES = HERE.parents[1] / "tests" / "fixtures" / "states"
OTHERS = ("bulgarian-only", "old-name-new-name", "tea-with-a-group")
"""Modules that would be read each time, and about which nothing is asked here."""


@pytest.mark.parametrize(
    ("path", "data", "code"),
    [
        ("mkdocs.yml", b"[" * 3000, "OER-C102"),
        ("mkdocs.yml", b"- a\n- b\n", "OER-C102"),
        ("mkdocs.yml", b"hello", "OER-C102"),
        ("mkdocs.yml", b"x: 2024-02-30\n", "OER-C102"),
        ("mkdocs.yml", b"x: \xff\n", "OER-C102"),
        ("mkdocs.yml", b"x: \0\n", "OER-C102"),
        ("mkdocs.yml", b"? [a]\n: b\n", "OER-C102"),
        ("mkdocs.yml", b"plugins: {oer-catalogue: {no-such: 1}}\n", "OER-C103"),
        ("mkdocs.yml", b"plugins: 3\n", "OER-C005"),
        ("mkdocs.yml", b"plugins: [{oer-catalogue: 3}, 5, null]\n", "OER-C005"),
        ("mkdocs.yml", b"plugins: [{oer-catalogue: {languages: 3, brand: 4, 5: 6, id: []}}]\n", "OER-C104"),
        ("mkdocs.yml", b"plugins: [{oer-catalogue: {languages: ['../x', [a], {b: c}]}}]\n", "OER-C105"),
        ("mkdocs.yml", b"plugins: [{oer-catalogue: !!python/object/apply:os.system ['id']}]\n", "OER-C005"),
        ("docs/about.en.md", b"---\ntitle: 2024-02-30\n---\n", "OER-C106"),
        ("docs/about.en.md", b"---\n" + b"[" * 3000 + b"\n---\n", "OER-C106"),
        ("docs/about.en.md", b"---\n- a\n---\n", "OER-C106"),
        ("docs/about.en.md", b"W\xf6rter", "OER-C106"),
        ("docs/about.en.md", b"# " + b"a" + b" " * 200_000 + b"b\n", ""),
        ("docs/about.en.md", b"[a](oer:no-such-module)\n", "OER-C101"),
        ("docs/about\x1b[31m.en.md", b"[a](oer:no-such-module)\n", "OER-C101"),
        ("modules/topics.yml", b"[" * 30_000, "OER-Y005"),
        ("modules/topics.yml", b"topics: {a: {en: '<script>'}}\n", "OER-S006"),
        ("modules/topics.yml", b"topics: &x {a: *x}\n", "OER-Y003"),
    ],
)
def test_hand_written(path: str, data: bytes, code: str, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(STATES, project, ignore=shutil.ignore_patterns(*OTHERS))
    (project / path).write_bytes(data)
    found = check_report(project).problems
    assert code in {p.code for p in found} if code else True
    assert all(p.place.file.isprintable() for p in found)
