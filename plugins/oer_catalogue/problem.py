"""One finding, its place, and all findings together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: ``file`` is a POSIX path relative to the project root; ``line`` and ``column`` count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding in plain words.

    ``code`` is ``OER-`` and a letter and three digits; ``message`` says what is wrong, ``fix`` what to do,
    ``suggestion`` the "did you mean" (empty if there is none).
    """

    place: Place
    code: str
    message: str
    fix: str
    suggestion: str = ""
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of a run, sorted by place, each once."""

    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> Report:
        return cls(tuple(sorted(set(problems))))

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(p for p in self.problems if p.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(p for p in self.problems if p.severity == "warning")
