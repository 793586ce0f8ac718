"""Kinds of values that several commands take."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import click

_UNITS = {"": 1, "B": 1, "K": 10**3, "M": 10**6, "G": 10**9}
_UNITS |= {"KB": 10**3, "MB": 10**6, "GB": 10**9, "KIB": 2**10, "MIB": 2**20, "GIB": 2**30}


class Moment(click.ParamType):
    """A day and time with its distance from UTC; without one it is UTC. No fractions of a second."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            when = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} is no date. Write it as 2026-11-26T12:00:00Z.", param, ctx)
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)


class Size(click.ParamType):
    """A number of bytes such as ``50MB``, ``1.5GB``, ``200k`` or ``900000``."""

    name = "size"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([A-Za-z]*)", str(value).strip())
        if not found or found[2].upper() not in _UNITS:
            self.fail(f"'{value}' is no size. Write for example 50MB.", param, ctx)
        return int(float(found[1]) * _UNITS[found[2].upper()])


def now() -> datetime:
    """The time by the clock, where a command is not given one."""
    return datetime.now(UTC).replace(microsecond=0)
