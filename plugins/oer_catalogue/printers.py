"""A Report in words: for people, for GitHub's annotations, as JSON, as SARIF.

Each printer is a function ``Report → str``; none of them writes anywhere.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from urllib.parse import quote

from rich.console import Console
from rich.text import Text

from .problem import Problem, Report
from .rules.codes import CODES

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
COLOURS = {"error": "bold red", "warning": "bold yellow"}


def summary(report: Report) -> str:
    """One line with the counts: "2 errors, 1 warning"."""
    counts = ((len(report.errors), "error"), (len(report.warnings), "warning"))
    said = ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts if n)
    return said or "No problems found"


def text(report: Report, colour: bool = False) -> str:
    """One finding per paragraph, its place first so that editors and terminals can jump to it. ``colour`` = for a terminal."""
    out = io.StringIO()
    console = Console(
        file=out, force_terminal=colour, color_system="standard" if colour else None, soft_wrap=True, highlight=False, emoji=False
    )
    for found in report.problems:
        console.print(_finding(found))
    console.print(Text(summary(report), style=_worst(report)))
    return out.getvalue()


def _finding(found: Problem) -> Text:
    line = Text(_one_line(str(found.place)), style="cyan")
    line.append(f"  {found.code} ", style=COLOURS[found.severity])
    line.append("warning: " if found.severity == "warning" else "", style=COLOURS[found.severity])
    line.append(_one_line(found.message), style="bold")
    line.append(f"\n    {_one_line(found.fix)}", style="default")
    if found.suggestion:
        line.append(f"\n    Did you mean '{_one_line(found.suggestion)}'?", style="green")
    return line


def _worst(report: Report) -> str:
    return COLOURS["error"] if report.errors else COLOURS["warning"] if report.warnings else "bold green"


def _one_line(words: str) -> str:
    """No line break, terminal sequence or old command of a build log (``##[…``) gets through, whatever an author typed."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in words).replace("##[", "#\\u0023[")


def github(report: Report) -> str:
    """Workflow commands that GitHub turns into annotations. Source: docs.github.com, "Workflow commands for GitHub Actions"."""
    lines = [
        f"::{found.severity} file={_property(found.place.file)},line={found.place.line},col={found.place.column},"
        f"title={_property(f'{found.code} {CODES[found.code].title}')}::{_data(_sentence(found))}"
        for found in report.problems
    ]
    return "\n".join([*lines, summary(report), ""])


def _sentence(found: Problem) -> str:
    meant = f"\nDid you mean '{_one_line(found.suggestion)}'?" if found.suggestion else ""
    return f"{_one_line(found.message)}\n{_one_line(found.fix)}{meant}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(_one_line(words)).replace(":", "%3A").replace(",", "%2C")


def as_json(report: Report) -> str:
    """``{"errors": n, "warnings": n, "problems": [{place, code, message, fix, suggestion, severity}]}``."""
    data = {
        "errors": len(report.errors),
        "warnings": len(report.warnings),
        "problems": [asdict(found) for found in report.problems],
    }
    return _json(data)


def sarif(report: Report) -> str:
    """SARIF 2.1.0 (OASIS): one run, one rule per code that was found."""
    codes = sorted({found.code for found in report.problems})
    rules = [
        {
            "id": code,
            "name": code,
            "shortDescription": {"text": CODES[code].title},
            "fullDescription": {"text": CODES[code].why},
            "defaultConfiguration": {"level": CODES[code].severity},
        }
        for code in codes
    ]
    results = [
        {
            "ruleId": found.code,
            "ruleIndex": codes.index(found.code),
            "level": found.severity,
            "message": {"text": _sentence(found)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": _uri(found.place.file)},
                        "region": {"startLine": found.place.line, "startColumn": found.place.column},
                    }
                }
            ],
        }
        for found in report.problems
    ]
    run = {"tool": {"driver": {"name": "oer", "rules": rules}}, "columnKind": "unicodeCodePoints", "results": results}
    return _json({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _json(data: object) -> str:
    """JSON whose words can be read, and whose invisible characters are escapes, so that a terminal shows them."""
    words = json.dumps(data, ensure_ascii=False, indent=2)
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in words).replace("##[", "#\\u0023[") + "\n"


def _uri(path: str) -> str:
    return quote(path.encode("utf-8", "surrogateescape"))


PRINTERS: Mapping[str, Callable[[Report], str]] = {"text": text, "github": github, "json": as_json, "sarif": sarif}
