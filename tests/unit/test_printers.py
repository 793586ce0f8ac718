"""What is printed: places first, everything escaped."""

from __future__ import annotations

import json

import pytest

from oer_catalogue import printers
from oer_catalogue.problem import Place, Problem, Report

LICENCE = Problem(Place("modules/x/module.yml", 7, 3), "OER-M012", "unknown licence 'CC-BY'", "Use one of: CC-BY-4.0.", "CC-BY-4.0")
NASTY = Problem(
    Place("modules/x/a,b:c%.md", 2, 1),
    "OER-M013",
    "100 % of\nlines\x1b[31m [bold]x[/bold] \u202e",
    "Fix: this, and ::that::.",
    severity="warning",
)
REPORT = Report.of([NASTY, LICENCE])


def test_text_is_plain_unless_a_terminal_asks() -> None:
    assert printers.text(Report.of([LICENCE])) == (
        "modules/x/module.yml:7:3  OER-M012 unknown licence 'CC-BY'\n    Use one of: CC-BY-4.0.\n    Did you mean 'CC-BY-4.0'?\n1 error\n"
    )
    coloured = printers.text(Report.of([LICENCE]), colour=True)
    assert "\x1b[1;31m" in coloured
    assert "unknown licence 'CC-BY'" in coloured


def test_text_lets_no_control_sequence_through() -> None:
    found = printers.text(REPORT)
    assert "\x1b" not in found
    assert "\u202e" not in found
    assert "warning: 100 % of\\u000alines\\u001b[31m [bold]x[/bold] \\u202e" in found
    assert found.endswith("1 error, 1 warning\n")


@pytest.mark.parametrize(
    ("problems", "said"),
    [
        ([], "No problems found"),
        ([LICENCE], "1 error"),
        ([NASTY], "1 warning"),
        ([LICENCE, NASTY, Problem(Place("a"), "OER-M012", "b", "c")], "2 errors, 1 warning"),
    ],
)
def test_summary(problems: list[Problem], said: str) -> None:
    assert printers.summary(Report.of(problems)) == said


def test_github_annotations_are_escaped() -> None:
    first, second, last, end = printers.github(REPORT).split("\n")
    assert first == (
        "::warning file=modules/x/a%2Cb%3Ac%25.md,line=2,col=1,title=OER-M013 Licence forbids commercial use::"
        "100 %25 of\\u000alines\\u001b[31m [bold]x[/bold] \\u202e%0AFix: this, and ::that::."
    )
    assert second.startswith("::error file=modules/x/module.yml,line=7,col=3,title=OER-M012 Unknown licence::unknown licence 'CC-BY'%0A")
    assert second.endswith("%0ADid you mean 'CC-BY-4.0'?")
    assert (last, end) == ("1 error, 1 warning", "")


def test_json() -> None:
    data = json.loads(printers.as_json(REPORT))
    assert (data["errors"], data["warnings"]) == (1, 1)
    assert data["problems"][1] == {
        "place": {"file": "modules/x/module.yml", "line": 7, "column": 3},
        "code": "OER-M012",
        "message": "unknown licence 'CC-BY'",
        "fix": "Use one of: CC-BY-4.0.",
        "suggestion": "CC-BY-4.0",
        "severity": "error",
    }


def test_sarif() -> None:
    data = json.loads(printers.sarif(REPORT))
    assert data["version"] == "2.1.0"
    run = data["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["OER-M012", "OER-M013"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert location == {"artifactLocation": {"uri": "modules/x/a%2Cb%3Ac%25.md"}, "region": {"startLine": 2, "startColumn": 1}}
    assert run["results"][1]["level"] == "error"


def test_nothing_found() -> None:
    assert printers.github(Report()) == "No problems found\n"
    assert json.loads(printers.sarif(Report()))["runs"][0]["results"] == []
