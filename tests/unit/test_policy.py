"""The rules for browsers: in every page, first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from oer_catalogue.engine import run
from oer_catalogue.engine.hosts import Hosts
from oer_catalogue.engine.policy import HEADERS, META, POLICY, sealed
from oer_catalogue.engine.swap import BuildError

PACKAGE = Path(__file__).parents[2] / "plugins" / "oer_catalogue"


def test_the_rules_come_before_everything_else_in_a_page():
    assert sealed("<html><head><title>A</title></head>", "a.html") == f"<html><head>{META}<title>A</title></head>"
    assert sealed('<head data-x="1">', "a.html") == f'<head data-x="1">{META}'
    assert sealed("<header></header><HEAD><p>", "a.html") == f"<header></header><HEAD>{META}<p>"


def test_a_page_without_a_head_is_refused():
    with pytest.raises(BuildError, match=r"el/about\.html"):
        sealed("<html><header><p>No head</p>", "el/about.html")


def test_the_alignment_of_cells_is_a_class():
    cell = sealed('<head><td style="text-align: right;">1</td><th style="text-align: center;">A</th>', "a.html")
    assert cell.endswith('<td class="oer-right">1</td><th class="oer-center">A</th>')


@pytest.mark.parametrize("policy", [POLICY, HEADERS["Content-Security-Policy"]])
def test_the_policy_allows_the_site_only(policy: str):
    assert not re.search(r"unsafe|https?:|\*|blob:|strict-dynamic|nonce|sha256", policy)
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["base-uri"] == "'none'"
    assert [name for name, value in rules.items() if "data:" in value] == ["img-src"]


def test_packages_carry_rules_of_their_own():
    page = (PACKAGE / "packages" / "frames" / "reader.html").read_text("utf-8")
    policy = re.search(r"<head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]+)\">", page)[1]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    site = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules == {**{name: site[name] for name in rules}, "form-action": "'none'"}


def test_every_page_that_the_engine_drew_gets_the_rules(tmp_path: Path):
    for name in ("about.html", "el/oer-frame/lesson.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<html><head></head>", "utf-8")
    assert set(run.collect(tmp_path, Hosts(("en", "el"))).pages.values()) == {f"<html><head>{META}</head>"}
