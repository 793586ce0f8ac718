"""The tables of a test run: what tests feed with ``prove_table``, and how many cells of each matrix ran.

Rows travel as properties of a test's report, so they are complete whichever process ran the test. With --prove the tables
are also written to .cache/prove.txt.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
Rows = Mapping[str, Mapping[str, int]]


@pytest.fixture
def prove_table(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Adds counts to a row of a table: ``prove_table("faults", "ENOSPC: write", points=1, recovered=1)``."""

    def add(table: str, row: str, **counts: int) -> None:
        request.node.user_properties.append(("prove", [table, row, counts]))

    return add


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind) if report.when == "call"]
    tables = collected(reports)
    matrices = matrix(reports)
    if not tables and not config.getoption("--prove"):
        return
    whole = "every case" if config.getoption("--prove") else "a sample; `make prove` runs every case"
    lines = [line for name, rows in sorted(tables.items()) for line in ("", f"{name} ({whole})", *printed(rows))]
    if config.getoption("--prove"):
        lines += ["", "matrices (every case)", *printed(matrices)]
        target = ROOT / ".cache" / "prove.txt"
        target.parent.mkdir(exist_ok=True)
        target.write_text("\n".join(lines[1:]) + "\n", encoding="utf-8")
    terminalreporter.section("tables")
    for line in lines:
        terminalreporter.write_line(line)


def collected(reports: list[pytest.TestReport]) -> dict[str, Rows]:
    """Tables by name, rows by name, sums by column."""
    tables: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for report in reports:
        for name, value in report.user_properties:
            if name == "prove":
                table, row, counts = value
                tables[table][row].update(counts)
    return tables


def matrix(reports: list[pytest.TestReport]) -> Rows:
    """Every test that runs with parameters: its cells, passed and failed."""
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        name, bracket, _ = report.nodeid.partition("[")
        if bracket:
            rows[name].update({"cells": 1, "passed": int(report.outcome == "passed"), "failed": int(report.outcome == "failed")})
    return rows


def printed(rows: Rows) -> list[str]:
    """A table as lines, with a last line of sums. A column is as wide as its widest entry."""
    columns = list(dict.fromkeys(column for row in rows.values() for column in row))
    total = {column: sum(row.get(column, 0) for row in rows.values()) for column in columns}
    body = [["", *columns], *([name, *(str(row.get(column, 0)) for column in columns)] for name, row in sorted(rows.items()))]
    body.append(["all", *(str(total[column]) for column in columns)])
    widths = [max(len(line[place]) for line in body) for place in range(len(columns) + 1)]
    return [
        "  ".join(cell.rjust(width) if place else cell.ljust(width) for place, (cell, width) in enumerate(zip(line, widths, strict=True)))
        for line in body
    ]
