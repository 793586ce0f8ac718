"""The commands on a project of all bad modules together: the good ones are published, everything is said once, nothing is forged."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hostile_corpus import BAD, HERE, Case, every_case
from hostile_files import CASES, many

ROOT = HERE.parents[1]
STATES = ROOT / "tests" / "fixtures" / "states"
ESCAPES = ("\x1b", "\x9b", "\r", "\u202e", "\u2066", "\u200b", "\x07", "\0")


def oer(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "plugins"), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "oer_catalogue", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", env=environment, timeout=300, check=False)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> tuple[Path, set[str]]:
    """A project with two good modules and bad ones under names of their own (each eighth; --prove: all); and these names."""
    every = 1 if pytestconfig.getoption("--prove") else 8
    project = tmp_path_factory.mktemp("crowd") / "project"
    shutil.copytree(STATES, project)
    for module in (project / "modules").iterdir():
        if module.name not in ("links-only", "tea-with-a-group", "topics.yml"):
            shutil.rmtree(module)
    topics = project / "modules" / "topics.yml"
    topics.write_text(topics.read_text("utf-8").replace("topics:\n", "topics:\n  online-safety: { en: Online safety }\n", 1), "utf-8")
    bad: set[str] = set()

    def add(case: Case) -> Path:
        name = f"bad-{len(bad):03}"
        changes = [("id: bad", f"id: {name}\n")]
        if "module.yml" not in case.files and not any(old == "id: bad" for old, _ in case.changes.get("module.yml", [])):
            case = Case(case.name, case.files, case.changes | {"module.yml": [*case.changes.get("module.yml", []), *changes]}, case.says)
        case.write(project / "modules" / name)
        bad.add(name)
        return project / "modules" / name

    for case in every_case()[::every]:
        add(case)
    for name, make, _ in CASES[::every]:
        if "bytes" not in name and make.__qualname__ != many("x", 0).__qualname__:
            make(add(Case(name)))
    (project / "modules" / "Bad\n::error file=x::forged\x1b[31m").mkdir()
    (project / "modules" / "loop").symlink_to(".")
    (project / "modules" / os.fsdecode(b"\xff")).write_bytes(b"x")
    assert "id: bad" in BAD["module.yml"]
    return project, bad


@pytest.mark.parametrize("style", ["text", "github", "json", "sarif"])
def test_check_prints_everything_once_and_forges_nothing(style: str, crowd: tuple[Path, set[str]]) -> None:
    project, bad = crowd
    done = oer(project, "check", "--format", style)
    assert done.returncode == 1, done.stderr[-2000:]
    assert done.stderr == ""
    assert [escape for escape in ESCAPES if escape in done.stdout] == []
    assert "##[" not in done.stdout
    lines = done.stdout.rstrip("\n").split("\n")
    if style == "github":
        assert all(line.startswith(("::error file=", "::warning file=")) for line in lines[:-1])
        assert not any(line.startswith("::error file=x") for line in lines)
        assert max(Counter(lines).values()) == 1
    elif style == "text":
        assert not any(line.lstrip().startswith("::") for line in lines)
    elif style == "json":
        problems = json.loads(done.stdout)["problems"]
        assert max(Counter(json.dumps(found) for found in problems).values()) == 1
        assert len(problems) > len(bad)
    else:
        results = json.loads(done.stdout)["runs"][0]["results"]
        assert all(found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].isascii() for found in results)


def test_build_publishes_the_good_ones(crowd: tuple[Path, set[str]]) -> None:
    project, bad = crowd
    strict = oer(project, "build", "--strict")
    assert strict.returncode == 1, strict.stderr[-2000:]
    assert not (project / "site").exists()
    done = oer(project, "build")
    said = done.stdout + done.stderr
    assert done.returncode == 3, said[-2000:]
    assert "Traceback" not in said
    assert [escape for escape in ESCAPES if escape in said] == []
    published = {path.name for path in (project / "site" / "modules").iterdir()}
    assert {"links-only", "tea-with-a-group"} <= published
    report = json.loads(oer(project, "check", "--format", "json").stdout)["problems"]
    broken = {p["place"]["file"].split("/")[1] for p in report if p["severity"] == "error" and p["place"]["file"].startswith("modules/")}
    assert len(bad & broken) > 0.75 * len(bad)
    assert published & broken == set()
    assert bad - broken <= published
    everywhere = [path for path in sorted((project / "site").rglob("*")) if path.is_file() or path.is_symlink()]
    assert [path for path in everywhere if path.is_symlink() or path.stat().st_mode & 0o111] == []
    pages = [path.read_text("utf-8") for path in everywhere if path.suffix == ".html"]
    loads = re.compile(r"(?:src|srcset|poster|data|action)=\"[^\"]*evil\.example|<script>(?:alert|document)|\son[a-z]+=\"?alert")
    assert [found[0] for page in pages for found in loads.finditer(page)] == []
