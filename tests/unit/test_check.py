"""``oer check`` and ``oer schemas`` as a user meets them: what is printed, and the exit code."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from oer_catalogue.cli import main
from oer_catalogue.here import Unreadable, project_root

GOOD = Path(__file__).parents[1] / "problems" / "_good"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "project"))


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    return result.exit_code, result.output


def spoil(project: Path, old: str = "licence: CC-BY-4.0", new: str = "licence: CC-BY") -> None:
    file = project / "modules/safe-start/module.yml"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def test_a_good_project(project: Path) -> None:
    assert run("check", project) == (0, "No problems found\n")


def test_warnings_are_no_failure(project: Path) -> None:
    spoil(project, new="licence: CC-BY-NC-4.0")
    code, said = run("check", project)
    assert code == 0
    assert said.endswith("\n1 warning\n")


def test_errors_are(project: Path) -> None:
    spoil(project)
    code, said = run("check", project)
    assert code == 1
    assert said.startswith("modules/safe-start/module.yml:8:10  OER-M012 unknown licence 'CC-BY'\n")
    assert "\x1b" not in said


def test_one_module_alone(project: Path) -> None:
    shutil.copytree(project / "modules/safe-start", project / "modules/another-one")
    assert run("check", project / "modules/safe-start") == (0, "No problems found\n")
    code, said = run("check", project / "modules/another-one")
    assert code == 1
    assert "OER-M008" in said
    assert "safe-start/module.yml" not in said


@pytest.mark.parametrize("style", ["github", "json", "sarif"])
def test_formats(project: Path, style: str) -> None:
    spoil(project)
    code, said = run("check", project, "--format", style)
    assert code == 1
    assert "OER-M012" in said
    if style == "github":
        assert said.startswith("::error file=modules/safe-start/module.yml,line=8,col=10,")
    else:
        assert json.loads(said)


def test_wrong_use(tmp_path: Path) -> None:
    assert run("check", tmp_path)[0] == 2
    assert run("check", tmp_path / "nowhere")[0] == 2
    assert run("check", tmp_path, "--format", "xml")[0] == 2


def test_what_cannot_be_read(project: Path) -> None:
    """No file can be opened any more: the process has used up its file handles."""
    program = (
        "import resource, sys\nfrom oer_catalogue.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))\nmain(['check', sys.argv[1]])"
    )
    done = subprocess.run([sys.executable, "-c", program, str(project)], capture_output=True, text=True, check=False)
    assert done.returncode == 5, done.stderr
    assert done.stderr.startswith("Cannot read ")
    assert "Traceback" not in done.stderr


def test_schemas(project: Path) -> None:
    assert run("schemas", project) == (0, "19 files written\n")
    assert run("schemas", project) == (0, "Nothing changed\n")
    assert json.loads((project / "docs/schemas/module.schema.json").read_text("utf-8"))["properties"]["licence"]["enum"]


def test_a_disk_that_does_not_say_what_is_there(monkeypatch: pytest.MonkeyPatch):
    def broken(path: Path) -> bool:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "is_file", broken)
    with pytest.raises(Unreadable) as refused:
        project_root()
    assert (refused.value.exit_code, "Input/output error" in refused.value.message) == (5, True)
