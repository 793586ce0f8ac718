"""What the hand-written pages say is true: commands, settings, stored keys, components, the example, the check of a copy."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import zipfile
from dataclasses import fields
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from click import Group
from click.testing import CliRunner

from oer_catalogue.cli import main
from oer_catalogue.engine.tree import Tree
from oer_catalogue.load.catalogue import load
from oer_catalogue.rules.codes import CODES
from oer_catalogue.settings import Brand, Settings

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = ("about", "learning-in-a-group", "learning-platforms", "contribute", "mirror", "privacy", "accessibility", "legal")
PACKAGE = ROOT / "plugins" / "oer_catalogue"
VENDOR = PACKAGE / "theme" / "vendor"
README = (ROOT / "README.md").read_text("utf-8")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)


def page(name: str) -> str:
    return (DOCS / f"{name}.en.md").read_text("utf-8")


def without_code(text: str) -> str:
    return re.sub(r"`[^`\n]*`", "", FENCE.sub("", text))


# --- the form of the pages


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_title_description_and_one_heading_of_the_first_level(name):
    match = re.match(r"---\n(.*?)\n---\n\n", page(name), re.S)
    front = yaml.safe_load(match[1])
    assert set(front) == {"title", "description", "origin"}
    assert len(front["title"]) <= 60
    assert len(front["description"]) <= 160
    body = FENCE.sub("", page(name)[match.end() :])
    assert re.findall(r"^# (.+)$", body, re.M) == [front["title"]]
    assert body.startswith("# ")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_plain_markdown(name):
    text = without_code(page(name))
    assert re.findall(r"<(?!https?:)[a-zA-Z/!][^>]*>", text) == []  # no HTML
    assert re.findall(r"^\|[-| ]*:[-:| ]*\|$", text, re.M) == []  # aligned tables become style attributes, which the CSP refuses
    assert re.findall(r"\{\{|\{%|%%oer:|^!!! |^\?\?\? ", text, re.M) == []


@pytest.mark.parametrize("name", PAGES)
def test_links_of_a_page_lead_somewhere(name):
    text = without_code(page(name))
    ids = {other: set(re.findall(r"\{#([a-z-]+)\}", page(other))) for other in PAGES}
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, fragment = link.partition("#")
        if path.startswith("oer:"):
            if not (ROOT / "modules" / path.removeprefix("oer:").split("/")[0] / "module.yml").is_file():
                broken.append(link)
        elif path.startswith(("https://", "http://")):  # http: a source that has no other address
            continue
        elif path.endswith(".md"):
            stem = path.removesuffix(".md")
            if not (DOCS / f"{stem}.en.md").is_file() or (fragment and fragment not in ids.get(stem, ())):
                broken.append(link)
        elif not (DOCS / path).is_file() if path else fragment not in ids[name]:
            broken.append(link)
    assert broken == []


def test_every_page_that_the_menus_name_is_written():
    named = set(re.findall(r'"([a-z]+)\.html"', (PACKAGE / "pages" / "chrome.py").read_text("utf-8")))
    assert {"about", "contribute", "mirror"} <= named
    assert named <= {*PAGES, "index", "catalogue", "plan", "translate"}


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_links_and_paths_of_the_root_files_exist(name):
    text = (ROOT / name).read_text("utf-8")
    missing = [path for path in re.findall(r"\]\(([^)#:]+)\)", text) if not (ROOT / path).exists()]
    folded = FENCE.sub("", text)
    made = {"site/", ".cache/", ".venv", ".venv/bin", "overrides/assets/", "edit/main/"}  # by a build, or by people
    for path in re.findall(r"`([a-z_.]+/[a-z_./-]*)`", folded):
        if path not in made and not (ROOT / path).exists() and not (PACKAGE / path).exists() and "modules/" not in path:
            missing.append(path)
    assert missing == []


# --- commands and settings


HIDDEN = [name for name, command in main.commands.items() if command.hidden]


def _commands() -> dict[str, list[str]]:
    """``oer`` commands and the options of each."""
    assert isinstance(main, Group)
    found = dict(main.commands)
    groups = [(name, command) for name, command in found.items() if isinstance(command, Group)]
    found |= {f"{name} {sub}": command for name, group in groups for sub, command in group.commands.items()}
    return {name: [option for parameter in command.params for option in parameter.opts] for name, command in found.items()}


def test_every_command_is_in_the_readme_and_the_readme_names_no_other():
    rows = re.findall(r"^\| `oer ((?:(?:translate|release) )?[a-z]+)[^`]*` \|", README, re.M)
    assert sorted(rows) == sorted(name for name in _commands() if name not in ("translate", "release", *HIDDEN))


def test_every_command_line_in_the_documents_can_be_given():
    commands, targets = _commands(), set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    wrong = []
    for text in (README, (ROOT / "CONTRIBUTING.md").read_text("utf-8"), *map(page, PAGES)):
        code = "\n".join([*(match[2] for match in FENCE.finditer(text)), *re.findall(r"`([^`\n]+)`", FENCE.sub("", text))])
        for name, rest in re.findall(r"^(?:\.venv/bin/)?oer ((?:(?:translate|release) )?[a-z]+)(.*)$", code, re.M):
            wrong += [f"oer {name}"] if name not in commands else []
            wrong += [f"oer {name} {option}" for option in re.findall(r"--[a-z-]+", rest) if option not in [*commands[name], "--help"]]
        wrong += [f"make {target}" for target in re.findall(r"^(?:sudo )?make ([a-z]+)", code, re.M) if target not in targets]
    assert wrong == []


def test_every_target_of_the_makefile_is_in_the_readme():
    phony = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.M)[1].split()
    assert [target for target in phony if f"make {target}" not in README] == []


NAMES_OF_SETTINGS = [
    field.name for kind in (Settings, Brand) for field in fields(kind) if field.name != "written"
]  # that one is found, not set


@pytest.mark.parametrize("field", NAMES_OF_SETTINGS)
def test_every_setting_is_in_the_readme(field):
    assert re.search(rf"^\| `{field}` \|", README, re.M)


def test_the_readme_names_no_setting_that_does_not_exist():
    section = README.split("## Settings")[1].split("\n## ")[0]
    named = re.findall(r"^\| `([a-z_]+)` \|", section, re.M)
    assert sorted(named) == sorted(NAMES_OF_SETTINGS)


# --- privacy and components


def _scripts() -> dict[str, str]:
    files = [*(PACKAGE / "theme" / "js").glob("*.js"), *(PACKAGE / "packages").rglob("*.js")]
    return {file.relative_to(PACKAGE).as_posix(): file.read_text("utf-8") for file in sorted(files)}


def _first_word(script: str, argument: str) -> str:
    """The first word of the name under which ``argument`` stores something: ``quiz`` for ``"quiz." + module``; "" = not seen."""
    literal = re.match(r"""["']([a-z-]+)""", argument)
    if literal:
        return literal[1]
    variable = re.match(r"(?:this\.)?(\w+)", argument)[1]
    made = re.search(rf"""(?:\bconst |\bthis\.){variable} = (?:\(\w+\) => )?["'](?:oer\." \+ .+ \+ "\.)?([a-z-]+)""", script)
    return made[1] if made else ""


def test_every_stored_key_is_in_the_privacy_notice():
    direct = re.compile(r"\blocalStorage\.(?:getItem|setItem|removeItem)\((?!(?:device\.)?key\(name\))([^,)]+)")
    helped = re.compile(r"\b(?:kept|store|device)\.(?:load|save|drop)\(([^,)]+)")
    found = {
        (name, argument): _first_word(script, argument)
        for name, script in _scripts().items()
        for argument in [*direct.findall(script), *helped.findall(script)]
    }
    assert found
    assert [place for place, word in found.items() if not word] == []
    table = re.findall(r"^\| `oer\.<id>\.([a-z-]+)(?:\.<module>)?` \|", page("privacy"), re.M)
    assert sorted(set(found.values())) == sorted(table)


def test_scripts_keep_nothing_elsewhere():
    pattern = re.compile(r"document\.cookie|sessionStorage|indexedDB|\bcaches\b|serviceWorker|sendBeacon|XMLHttpRequest|\bfetch\(")
    found = {name: pattern.findall(text) for name, text in _scripts().items() if pattern.search(text)}
    assert found.pop("theme/js/copy.js") == ["fetch("]  # a file of this site, for who asks whether a copy is the newest
    assert set(found) == {"theme/js/keep.js"}  # what somebody asked to keep, and the notice says so
    assert set(found["theme/js/keep.js"]) == {"caches", "serviceWorker", "fetch("}
    assert "oer-keep:" in page("privacy")


def test_every_vendored_file_is_among_the_components():
    listed = yaml.safe_load((VENDOR / "VENDOR.yml").read_text("utf-8"))
    names = set(re.findall(r"[\w./-]+\.(?:js|woff2|css|svg)\b", yaml.safe_dump(listed)))
    names = {Path(name).name for name in names}
    on_disk = {file.name for file in VENDOR.rglob("*") if file.suffix in (".js", ".woff2", ".css", ".svg")}
    assert on_disk
    assert on_disk <= names
    assert [name for name in sorted(on_disk) if f"`{name}`" not in page("legal")] == []


# --- taking part


def _example(folder: Path) -> Path:
    """The small module of contribute.en.md, as files."""
    text = page("contribute")
    root = folder / "modules"
    (root / "lock-your-screen").mkdir(parents=True)
    (root / "topics.yml").write_bytes((ROOT / "modules" / "topics.yml").read_bytes())
    for path, content in re.findall(r"^`([\w./-]+)`: [^\n]*\n\n```\w+\n(.*?)^```$", text, re.M | re.S):
        target = root / "lock-your-screen" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    return folder


def test_the_example_of_a_module_is_a_module_without_problems(tmp_path):
    catalogue, report = load(_example(tmp_path))
    assert [str(problem) for problem in report.problems] == []
    module = catalogue.module("lock-your-screen")
    assert [lesson.id for lesson in module.lessons] == ["lock-it"]
    assert len(module.source.quiz.questions) == 1


def test_the_example_of_a_problem_is_what_people_see(tmp_path):
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    shown = re.search(r"^```\n(modules/lock-your-screen/.*?)^```$", text, re.M | re.S)[1]
    _example(tmp_path)
    facts = tmp_path / "modules" / "lock-your-screen" / "module.yml"
    facts.write_text(facts.read_text("utf-8").replace("licence: CC-BY-4.0", "licence: CC-BY"), encoding="utf-8")
    run = CliRunner().invoke(main, ["check", str(facts.parent)])
    assert run.exit_code == 1
    assert shown.strip() in run.output
    assert re.search(r"OER-[A-Z]\d{3}", shown)[0] in CODES


def test_the_template_is_a_clean_document():
    with zipfile.ZipFile(DOCS / "contribute" / "module-template.docx") as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not [name for name in parts if re.search(r"vba|macro|embed|customXml|thumbnail", name, re.I)]
    relations = b"".join(data for name, data in parts.items() if name.endswith(".rels"))
    assert b"TargetMode" not in relations  # nothing outside the file
    for data in (data for name, data in parts.items() if name.endswith((".xml", ".rels"))):
        ElementTree.fromstring(data)
    core = ElementTree.fromstring(parts["docProps/core.xml"])
    assert core.findtext("{http://purl.org/dc/elements/1.1/}creator") == "OER Catalogue contributors"


def test_the_template_has_the_parts_of_a_module_and_headers_in_its_tables():
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(DOCS / "contribute" / "module-template.docx") as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    headings = []
    for paragraph in body.iter(f"{w}p"):
        style = paragraph.find(f"{w}pPr/{w}pStyle")
        if style is not None and style.get(f"{w}val") == "Heading1":
            headings.append("".join(text.text or "" for text in paragraph.iter(f"{w}t")))
    assert [re.sub(r"^\d ", "", heading) for heading in headings] == [
        "The module", "Learning outcomes", "Lessons", "Pictures, videos and texts of other people", "Quiz", "Words", "Facilitator guide",
        "Who made it", "Statement of rights",
    ]  # fmt: skip
    tables = list(body.iter(f"{w}tbl"))
    assert tables
    assert all(table.find(f"{w}tr/{w}trPr/{w}tblHeader") is not None for table in tables)
    text = "".join(node.text or "" for node in body.iter(f"{w}t"))
    assert "CC BY 4.0" in text
    assert "no data of learners" in text


# --- copying


@pytest.fixture
def copy(tmp_path) -> Path:
    folder = tmp_path / "copy"
    folder.mkdir()
    tree = Tree.over(folder, tmp_path / "old")
    tree.write("index.html", b"<h1>Home</h1>")
    tree.write("modules/a/media/el/\u03c3\u03ae\u03bc\u03b1.svg", b"<svg/>")
    tree.write("data/search/en.js", b"oer.searchIndex()")
    tree.finish()
    return folder


def _run(copy: Path, command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)


def _checks() -> dict[str, list[str]]:
    section = page("mirror").split("## Check a copy")[1]
    found = {match[1]: match[2] for match in FENCE.finditer(section)}
    return {"sh": ["sh", "-c", found["sh"]], "python": [sys.executable, "-c", found["python"]]}


@pytest.mark.parametrize("kind", ["sh", "python"])
def test_the_check_of_a_copy_is_quiet_when_all_is_well_and_names_what_is_wrong(copy, kind):
    command = _checks()[kind]
    good = _run(copy, command)
    assert (good.returncode, good.stderr) == (0, "")
    assert good.stdout == ("" if kind == "sh" else "3 of 3 files are right\n")
    (copy / "index.html").write_bytes(b"<h1>Hame</h1>")
    (copy / "data" / "search" / "en.js").unlink()
    bad = _run(copy, command)
    assert "index.html" in bad.stdout
    assert "en.js" in bad.stdout
    assert "svg" not in bad.stdout


def test_the_lines_that_fetch_a_copy_name_every_file(copy):
    section = page("mirror").split("### From the web")[1]
    line = next(line for line in FENCE.search(section)[2].splitlines() if line.startswith("awk"))
    run = _run(copy, ["sh", "-c", f"site=https://catalogue.test/; {line.removesuffix('|')}"])
    names = [file.relative_to(copy).as_posix() for file in sorted(copy.rglob("*")) if file.is_file()]
    expected = [f'url = "https://catalogue.test/{name}"\noutput = "{name}"\n' for name in names if name != "data/manifest.json"]
    assert run.stdout == "".join(expected)
    assert hashlib.sha256((copy / "index.html").read_bytes()).hexdigest() in (copy / "data" / "manifest.json").read_text("utf-8")


# --- the workflow, and what no file of the project may hold


def test_the_workflow_gives_nothing_away():
    text = (ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8")
    workflow = yaml.load(text, Loader=yaml.BaseLoader)  # strings only: YAML 1.1 reads the key `on` as true
    assert workflow["on"] == {"pull_request": ""}
    assert workflow["permissions"] == {"contents": "read"}
    assert "secrets" not in text
    for job in workflow["jobs"].values():
        assert "permissions" not in job
        for step in job["steps"]:
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false"
            assert "${{" not in step.get("run", "")  # nothing that others write becomes part of a command


def _files() -> list[Path]:
    """Every file of the project that git keeps or would keep."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_no_file_holds_the_host_of_a_package_registry_or_a_path_of_a_machine():
    hosts = [
        "py" + "pi.org",
        "python" + "hosted",
        "registry.npm" + "js",
        "registry.yarn" + "pkg",
        "deb.deb" + "ian.",
        "archive.ubu" + "ntu.",
    ]
    wanted = re.compile("|".join(map(re.escape, [*hosts, "/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/"])).encode())
    files = _files()
    assert ROOT / "README.md" in files
    found = []
    for file in files:
        match = wanted.search(file.read_bytes())
        if match:
            found.append(f"{file.relative_to(ROOT)}: {match[0].decode()}")
    assert found == []
