"""The files for servers and hosts: each says every rule, and can be read by what it is for."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from oer_catalogue.engine.policy import HEADERS, SAVED
from oer_catalogue.feeds.media_types import TEXTS, TYPES, ending
from oer_catalogue.hosting.limits import HOSTS as LIMITS
from oer_catalogue.hosting.servers import KEPT, header_files, hosted
from oer_catalogue.releases.listing import media_type
from oer_catalogue.settings import HOSTS

from .conftest import needed

ROOT = Path(__file__).parents[2]
SERVERS = {path.rpartition("/")[2]: data.decode() for path, data in header_files("https://catalogue.test/learn/")}
OURS = ("nginx.conf", "apache.conf", "Caddyfile")
WORKFLOWS = {name: yaml.safe_load(text) for name, text in SERVERS.items() if name.endswith(".yml")}


@pytest.mark.parametrize("name", [*OURS, "_headers"])
def test_each_file_for_servers_sends_every_header(name):
    text = hosted().decode() if name == "_headers" else SERVERS[name]
    for header, value in HEADERS.items():
        assert header in text
        assert value in text
    assert "Content-Disposition" in text
    assert max(map(len, text.splitlines())) < 2000  # what Cloudflare reads of a line


@pytest.mark.parametrize("name", OURS)
def test_each_file_for_servers_names_types_cache_and_the_missing_page(name):
    text = SERVERS[name]
    assert "/learn/404.html" in text
    assert all(kept.cache in text and kept.pattern in text for kept in KEPT)
    for kind in ("mbz", "imscc", "epub", "zim", "po", "jsonld", "woff2", "vtt"):
        assert TYPES[kind] in text
    assert {"pdf", "svg", "docx", "odt"} <= set(SAVED)


def test_the_404_page_of_a_site_without_an_address_is_at_the_root():
    assert "error_page 404 /404.html;" in dict(header_files())["data/server/nginx.conf"].decode()


def test_no_file_meets_two_rules_for_one_header_where_values_are_joined():
    rules: dict[str, set[str]] = {}
    for line in hosted().decode().splitlines():
        if line.startswith("/"):
            path = line
        else:
            rules.setdefault(line.split(":")[0].strip(), set()).add(path)
    assert rules["Cache-Control"] == {"/objects/*", "/metadata/timestamp.json"}
    assert all("/*" not in paths or len(paths) == 1 for paths in rules.values())


def test_types_are_those_of_the_manifest():
    said = {kind: media_type(f"downloads/x.{kind}") for kind in TYPES}
    known = {kind: type.partition(";")[0] for kind, type in said.items() if type != "application/octet-stream"}  # it knows fewer
    assert len(known) > 30
    assert {kind for kind, type in known.items() if type != TYPES[kind]} <= {"wav"}  # an older name of the same
    assert set(TYPES) >= TEXTS
    assert [ending(path) for path in ("a/b.HTML", "a.b/c", "x.tar.gz", "")] == ["html", "", "gz", ""]


def test_nginx_takes_the_lines_as_they_come(tmp_path):
    """Without brotli, in a server that has types of its own."""
    program = needed("nginx", "nginx-light")
    (tmp_path / "ours.conf").write_text(SERVERS["nginx.conf"], "utf-8")
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid;\nerror_log {tmp_path}/log;\nevents {{}}\nhttp {{ include /etc/nginx/mime.types;\n"
        f"server {{ listen 127.0.0.1:8081; root {tmp_path}; access_log off; include {tmp_path}/ours.conf; }} }}\n",
        "utf-8",
    )
    run = subprocess.run(
        [program, "-t", "-e", f"{tmp_path}/log", "-c", f"{tmp_path}/nginx.conf"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert "warn" not in run.stderr


def test_every_host_has_limits():
    assert tuple(LIMITS) == HOSTS
    assert all(any((host.site, host.file, host.files, host.entries, host.folder)) for host in LIMITS.values())


# --- workflows


def steps(value: object) -> list[str]:
    """Every command of a workflow."""
    if isinstance(value, dict):
        own = [value["run"]] if isinstance(value.get("run"), str) else []
        own += value["script"] if isinstance(value.get("script"), list) else []
        return own + [step for part in value.values() for step in steps(part)]
    return [step for part in value for step in steps(part)] if isinstance(value, list) else []


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_checks_and_then_builds(name):
    commands = steps(WORKFLOWS[name])
    assert commands.index("make check") < commands.index("make build")
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert {"check", "build"} <= set(targets)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_has_no_secret_and_names_foreign_actions_by_their_hash(name):
    text = SERVERS[name]
    assert "secrets" not in text
    assert "pull_request" not in text
    used = re.findall(r"uses: (\S+)", text)
    assert [action for action in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)] == []
    assert len(used) == (3 if name == "github-pages.yml" else 0)


def test_the_workflow_for_github_may_do_no_more_than_it_must():
    jobs = WORKFLOWS["github-pages.yml"]["jobs"]
    assert WORKFLOWS["github-pages.yml"]["permissions"] == {}
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "build": {"contents": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    checkout = (ROOT / ".github/workflows/check.yml").read_text("utf-8")
    assert re.search(r"actions/checkout@(\S+)", checkout)[0] in SERVERS["github-pages.yml"]


def test_the_settings_for_netlify_build_the_site():
    assert tomllib.loads(SERVERS["netlify.toml"])["build"] == {"command": "make check && make build", "publish": "site"}


def test_the_workflow_for_forgejo_publishes_one_commit(tmp_path):
    """Its two git scripts are run on a repository in a folder."""
    git = shutil.which("git")
    assert git
    env = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "FROM": str(tmp_path / "far.git"), "TOKEN": "none"}
    start = [git, "-c", "user.name=a", "-c", "user.email=a@b"]
    made = tmp_path / "made"
    made.mkdir()
    (made / "index.md").write_text("words", "utf-8")
    for command in (["init", "-q", "--bare", "../far.git"], ["init", "-q", "-b", "main", "."], ["add", "."], ["commit", "-qm", "First"]):
        subprocess.run([*start, *command], cwd=made, env=env, check=True)
    subprocess.run([git, "push", "-q", env["FROM"], "main"], cwd=made, env=env, check=True)
    env["COMMIT"] = subprocess.run([git, "rev-parse", "HEAD"], cwd=made, env=env, check=True, capture_output=True, text=True).stdout.strip()
    get, publish = (step for step in steps(WORKFLOWS["forgejo-pages.yml"]) if "git" in step)
    work = tmp_path / "work"
    work.mkdir()
    subprocess.run(["sh", "-ec", get], cwd=work, env=env, check=True)
    assert (work / "index.md").read_text("utf-8") == "words"
    for words in ("one", "two"):
        shutil.rmtree(work / "site", ignore_errors=True)
        (work / "site").mkdir()
        (work / "site" / "index.html").write_text(words, "utf-8")
        subprocess.run(["sh", "-ec", publish], cwd=work, env=env, check=True)
    seen = subprocess.run([git, "log", "--format=%s", "pages"], cwd=env["FROM"], env=env, check=True, capture_output=True, text=True)
    assert seen.stdout == f"The site of {env['COMMIT']}\n"
    shown = subprocess.run([git, "show", "pages:index.html"], cwd=env["FROM"], env=env, check=True, capture_output=True, text=True)
    assert shown.stdout == "two"
