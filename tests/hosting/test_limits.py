"""What of a site is more than its host takes."""

from __future__ import annotations

import pytest

from oer_catalogue.hosting.limits import GB, HOSTS, MIB, sizes, too_much
from oer_catalogue.problem import Place
from oer_catalogue.project import settings_of
from oer_catalogue.settings import MirrorSite

PLACE = Place("mkdocs.yml", 7, 1)


def said(host: str, found: dict[str, int]) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in too_much(found, HOSTS[host], PLACE)]


@pytest.mark.parametrize("host", HOSTS)
def test_a_small_site_is_taken_by_every_host(host):
    assert said(host, {"index.html": 1000, "downloads/a/a-en.pdf": 2_000_000}) == []


def test_a_site_of_one_byte_too_much_is_reported():
    files = {f"downloads/a/{number}.zip": 90_000_000 for number in range(11)} | {"index.html": 10_000_000}
    assert sum(files.values()) == GB
    assert said("github", files) == []
    files["index.html"] += 1
    [(code, message)] = said("github", files)
    assert code == "OER-C114"
    assert message.startswith("the site has 1 GB, and GitHub Pages takes 1 GB. The largest files: downloads/a/0.zip (90 MB)")
    [problem] = too_much(files, HOSTS["github"], PLACE)
    assert "`formats:`" in problem.fix
    assert ".zip (990 MB in 11 files), .html (10 MB in 1 files)" in problem.fix
    assert (problem.severity, problem.place) == ("warning", PLACE)


def test_files_that_are_too_large_are_named_the_largest_first():
    files = {f"downloads/a/{number}.mbz": 25 * MIB + number for number in range(6)}
    [(code, message)] = said("cloudflare", files)
    assert code == "OER-C113"
    assert message.startswith("5 files are larger than the 25 MiB (26.2 MB) that Cloudflare Pages takes: downloads/a/5.mbz")
    assert message.endswith("and 2 more")


def test_files_are_counted():
    files = {f"a/{number}.html": 1 for number in range(20_000)}
    assert said("cloudflare", files) == []
    assert said("cloudflare", files | {"b.html": 1}) == [("OER-C114", "the site has 20,001 files, and Cloudflare Pages takes 20,000")]


def test_files_and_folders_are_counted():
    files = {f"{number % 999}/x/{number}.html": 1 for number in range(198_002)}
    assert len({path.split("/")[0] for path in files}) == 999
    assert said("gitlab", files) == []
    [(_, message)] = said("gitlab", files | {"one.html": 1})
    assert message == "the site has 200,001 files and folders, and GitLab Pages takes 200,000"


def test_files_in_one_folder_are_counted():
    files = {f"a/{number}.html": 1 for number in range(54_001)} | {f"b/{number}.html": 1 for number in range(54_000)}
    assert [message for _, message in said("netlify", files)] == ["the folder a has 54,001 files, and Netlify takes 54,000 in one folder"]


def test_every_file_of_a_folder_counts(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.html").write_bytes(b"123")
    (tmp_path / "_headers").write_bytes(b"1")
    assert sizes(tmp_path) == {"_headers": 1, "a/b.html": 3}


# --- the settings


@pytest.mark.parametrize(
    ("options", "field", "value"),
    [
        ({"host": "github"}, "host", "github"), ({"host": "none"}, "host", ""), ({"host": None}, "host", ""), ({}, "host", ""),
        ({"precompress": True}, "precompress", True), ({"precompress": False}, "precompress", False), ({}, "precompress", False),
        ({"mirrors": [{"name": "Patras", "url": "https://m.test/oer"}]}, "mirrors", (MirrorSite("Patras", "https://m.test/oer/"),)),
        ({"mirrors": []}, "mirrors", ()), ({}, "mirrors", ()),
    ],
)  # fmt: skip
def test_settings_are_read(options, field, value):
    settings, found = settings_of(options, {})
    assert (getattr(settings, field), found) == (value, [])


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"host": "githup"}, "'githup' is not a host"), ({"host": ["github"]}, "is not a host"), ({"precompress": "yes"}, "true or false"),
        ({"precompress": 1}, "true or false"), ({"mirrors": "https://m.test/"}, "needs a name and a web address"),
        ({"mirrors": [{"name": "A"}]}, "needs a name"), ({"mirrors": [{"name": "A", "url": "file:///etc/"}]}, "needs a name"),
        ({"mirrors": [{"name": "A", "url": "https://a:b@m.test/"}]}, "needs a name"), ({"mirrors": {"name": 1, "url": 2}}, "needs a name"),
        ({"mirrors": [{"name": "A", "url": "https://m.test/", "key": 1}]}, "needs a name"),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_used_are_reported(options, words):
    settings, found = settings_of(options, {})
    assert [problem.code for problem in found] == ["OER-C104"]
    assert words in found[0].message
    assert (settings.host, settings.precompress, settings.mirrors) == ("", False, ())


def test_settings_of_the_server_leave_what_is_kept_in_the_cache_valid():
    plain, _ = settings_of({}, {})
    served, _ = settings_of({"host": "github", "precompress": True, "mirrors": [{"name": "A", "url": "https://m.test/"}]}, {})
    assert repr(plain) == repr(served)
    assert plain != served
