"""What a page would load from elsewhere: each way that browsers know, and what only looks like one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from oer_catalogue import site
from oer_catalogue.engine import run
from oer_catalogue.engine.elsewhere import foreign, in_css, in_html, refuse
from oer_catalogue.engine.hosts import Hosts
from oer_catalogue.engine.swap import BuildError

CASES = Path(__file__).parents[1] / "problems"
LOADED = {
    '<img src="https://far.test/x">': "https://far.test/x",
    "<img src=//far.test/x>": "//far.test/x",
    '<img src="\\\\far.test\\x">': "\\\\far.test\\x",
    '<img src=" ht&#10;tps://far.test/x">': " ht\ntps://far.test/x",
    '<img src="ftp://far.test/x">': "ftp://far.test/x",
    '<img srcset="a.png 1x, https://far.test/b.png 2x">': "https://far.test/b.png",
    '<picture><source srcset="//far.test/a.webp"></picture>': "//far.test/a.webp",
    '<link rel="stylesheet" href="https://far.test/a.css">': "https://far.test/a.css",
    '<link rel="alternate stylesheet" href="https://far.test/a.css">': "https://far.test/a.css",
    '<link rel=preload as=image imagesrcset="https://far.test/a.png 2x">': "https://far.test/a.png",
    '<link rel="dns-prefetch" href="//far.test">': "//far.test",
    '<link rel="shortcut icon" href="https://far.test/i.png">': "https://far.test/i.png",
    '<script src="https://far.test/a.js"></script>': "https://far.test/a.js",
    '<a href="b.html" ping="https://far.test/p">a</a>': "https://far.test/p",
    '<svg><image href="https://far.test/a.png"/></svg>': "https://far.test/a.png",
    '<svg><use xlink:href="https://far.test/a.svg#b"/></svg>': "https://far.test/a.svg#b",
    '<meta http-equiv="Refresh" content="0; URL=\'https://far.test/\'">': "https://far.test/",
    '<base href="https://far.test/">': "https://far.test/",
    '<object data="https://far.test/a.swf"></object>': "https://far.test/a.swf",
    '<embed src="https://far.test/a.swf">': "https://far.test/a.swf",
    '<iframe srcdoc="&lt;img src=https://far.test/x&gt;"></iframe>': "https://far.test/x",
    '<video src="a.webm" poster="https://far.test/x.png"></video>': "https://far.test/x.png",
    '<track src="https://far.test/x.vtt">': "https://far.test/x.vtt",
    '<input type=image src="https://far.test/x.png">': "https://far.test/x.png",
    '<table background="https://far.test/x.png">': "https://far.test/x.png",
    "<p style=\"background: URL( 'https://far.test/x' )\">": "https://far.test/x",
    '<style>@import "//far.test/x.css";</style>': "//far.test/x.css",
}
KEPT = (
    '<a href="https://far.test/">a link</a>',
    '<form action="https://far.test/"></form>',
    '<link rel="canonical" href="https://far.test/"><link rel=license href="https://far.test/l">',
    '<link rel="alternate" hreflang="el" href="https://far.test/el/">',
    '<link rel="icon" href="data:,"><img src="data:image/png;base64,AA"><img src="a/b.png" srcset="a.png 1x, b.png 2x">',
    '<script type="application/ld+json">{"@context": "https://schema.org"}</script>',
    '<meta http-equiv="refresh" content="0; url=../new/index.html">',
    '<svg><use href="#a"/></svg><code>&lt;img src="https://far.test/x"&gt;</code><!-- <img src="https://far.test/x"> -->',
)


@pytest.mark.parametrize("html", LOADED)
def test_what_a_browser_fetches_by_itself_is_seen(html: str):
    assert [found.address for found in in_html(html) if found.address] == [LOADED[html]]
    with pytest.raises(BuildError, match=r"about\.html"):
        refuse({"about.html": html})


@pytest.mark.parametrize("html", KEPT)
def test_links_and_files_of_the_site_are_left_alone(html: str):
    assert in_html(html) == []
    refuse({"about.html": html})


def test_places_in_a_page_are_counted_from_one():
    (found,) = in_html('<p>\n  <img src="//far.test/x">')
    assert (found.line, found.column) == (2, 3)


@pytest.mark.parametrize("css", ["@import '//far.test/x'", "a{b:url(https://far.test/x)}", 'a{b:image-set("https://far.test/x" 1x)}'])
def test_addresses_in_a_style_sheet_are_seen(css: str):
    assert len(list(in_css(css))) == 1


@pytest.mark.parametrize("css", ["/* url(https://far.test/x) */", "a{b:url(fonts/c.woff2)}", 'a{b:url("data:image/svg+xml,<svg>")}'])
def test_what_a_style_sheet_has_of_its_own_is_left_alone(css: str):
    assert list(in_css(css)) == []


def test_an_address_leads_away_or_not():
    assert [address for address in ("a/b", "#c", "?q", "data:,", "a:b", "//c", "https:d", "/e", "mailto:f") if foreign(address)] == [
        "a:b", "//c", "https:d",
    ]  # fmt: skip


# --- a build ---------------------------------------------------------------------------------------------------------------


def project(folder: Path, case: str) -> Path:
    for part in (CASES / "_good", CASES / case):
        shutil.copytree(part, folder, dirs_exist_ok=True)
    return folder


def test_nothing_is_built_of_a_project_that_loads_from_elsewhere(tmp_path: Path):
    root = project(tmp_path / "project", "OER-C111")
    with pytest.raises(BuildError) as refused:
        site.build(root)
    assert refused.value.code == 1
    assert str(refused.value).count("would be loaded from elsewhere") == 8
    assert not (root / "site").exists()


def test_what_the_sources_do_not_show_is_seen_in_what_the_engine_drew(tmp_path: Path):
    (tmp_path / "oer-frame").mkdir()
    (tmp_path / "oer-frame" / "lesson.html").write_text('<head><link rel="modulepreload" href="https://far.test/a.js"></head>', "utf-8")
    with pytest.raises(BuildError, match=r"lesson\.html.*far\.test"):
        run.collect(tmp_path, Hosts(("en", "el")))
