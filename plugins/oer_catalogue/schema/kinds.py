"""How the text of a field is read: one ``Kind`` per sort of value, strings-first.

A kind is put beside the Python type (``Annotated[int, whole(1, 600)]``). It turns what the YAML reader gives into the
value, and says what is wrong in plain words; it also carries the JSON Schema for editors and the words for the reference
page, so the three cannot drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ..near import near
from . import lists
from .tags import is_locale, locale_guess

TAG = re.compile(r"<[A-Za-z/!?]")


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """``read`` takes a str, None, list or dict and returns the value or raises ``wrong(…)``."""

    read: Callable[[Any], Any]
    schema: Mapping[str, Any]
    words: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self.schema)


def wrong(code: str, message: str, fix: str, suggestion: str = "") -> PydanticCustomError:
    """A finding in the words of the catalogue. ``{field}`` in the message becomes the name of the field."""
    return PydanticCustomError("oer", "{message}", {"code": code, "message": message, "fix": fix, "suggestion": suggestion})


def plain(value: Any, shape: str = "a text") -> str:
    """The text of a scalar, blanks folded. Refuses nothing, lists and maps, and HTML."""
    if isinstance(value, list | dict):
        what = "a list" if isinstance(value, list) else "a group of keys"
        raise wrong("OER-M004", f"'{{field}}' must be {shape}, but here stands {what}", f"Write {shape} after the colon.")
    folded = " ".join(value.split()) if value is not None else ""
    if not folded:
        raise wrong("OER-M003", "'{field}' is empty", f"Write {shape}.")
    return folded


def text(longest: int = 1000, shortest: int = 1) -> Kind:
    """Plain text without HTML."""

    def read(value: Any) -> str:
        folded = plain(value)
        if found := TAG.search(folded):
            tag = folded[found.start() : folded.find(">", found.start()) + 1 or None][:40]
            raise wrong(
                "OER-S006", f"'{{field}}' holds the HTML tag '{tag}'", "Write plain text. A '<' before a letter needs a space after it."
            )
        if not shortest <= len(folded) <= longest:
            few = f"at least {shortest}" if len(folded) < shortest else f"at most {longest}"
            raise wrong(
                "OER-M007", f"'{{field}}' has {len(folded)} characters; {few} are allowed", "Shorten it, or say more in the Markdown text."
            )
        return folded

    return Kind(read, {"type": ["string", "number"], "maxLength": longest}, f"text, at most {longest} characters")


def pattern(
    regex: str, words: str, example: str, guess: Callable[[str], str] = lambda value: "", types: tuple[str, ...] = ("string",)
) -> Kind:
    """Text of one form. ``guess`` may offer the value that was probably meant."""
    compiled = re.compile(regex)

    def read(value: Any) -> str:
        typed = plain(value, words)
        if compiled.fullmatch(typed):
            return typed
        meant = guess(typed)
        fix = f"Write {words}, for example {example}."
        raise wrong("OER-M006", f"'{{field}}': '{typed}' is not {words}", fix, meant if compiled.fullmatch(meant) else "")

    schema = {"type": list(types) if len(types) > 1 else types[0], "pattern": f"^(?:{regex})$"}
    return Kind(read, schema, f"{words}, such as `{example}`")


def one_of(*values: str, noun: str = "{field}") -> Kind:
    """One word of a list."""
    allowed = ", ".join(values) if len(values) <= 60 else f"{', '.join(values[:5])} and so on; the reference page has the whole list"

    def read(value: Any) -> str:
        typed = plain(value, "one word")
        if typed in values:
            return typed
        raise wrong("OER-M005", f"unknown {noun} '{typed}'", f"Use one of: {allowed}.", near(typed, values))

    return Kind(read, {"enum": list(values)}, "one of " + ", ".join(f"`{v}`" for v in values[:60]))


def licence(*values: str) -> Kind:
    """The SPDX id of a licence that lets people use, adapt and share."""

    def read(value: Any) -> str:
        typed = plain(value, "the id of a licence")
        if typed in values:
            return typed
        fix = f"Use one of: {', '.join(values)}."
        if "ND" in typed.upper().split("-"):
            raise wrong("OER-M012", f"the licence '{typed}' forbids adapting and translating", fix)
        free = [known for known in values if "-NC" not in known or "NC" in typed.upper()]
        raise wrong("OER-M012", f"unknown licence '{typed}'", fix, near("-".join(typed.split()), free))

    return Kind(read, {"enum": list(values)}, "one of " + ", ".join(f"`{v}`" for v in values))


def whole(least: int, most: int) -> Kind:
    """A whole number."""
    words = f"a whole number from {least} to {most}" if least < most else f"the number {least}"

    def read(value: Any) -> int:
        typed = plain(value, words)
        if not re.fullmatch(r"-?(0|[1-9][0-9]{0,8})", typed):
            digits = re.match(r"[0-9]{1,8}(?=\D|$)", typed)
            meant = str(int(digits[0])) if digits else ""
            raise wrong("OER-M006", f"'{{field}}': '{typed}' is not a whole number", f"Write {words}, digits only.", meant)
        if not least <= int(typed) <= most:
            raise wrong("OER-M007", f"'{{field}}': {typed} is too {'small' if int(typed) < least else 'large'}", f"Write {words}.")
        return int(typed)

    return Kind(read, {"type": "integer", "minimum": least, "maximum": most}, words)


def number(most: float = 100_000) -> Kind:
    """A number of 0 or more, with a decimal point."""
    words = "a number of 0 or more"

    def read(value: Any) -> float:
        typed = plain(value, words)
        if not re.fullmatch(r"(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?", typed):
            meant = typed.replace(",", ".") if re.fullmatch(r"[0-9]+,[0-9]+", typed) else ""
            raise wrong("OER-M006", f"'{{field}}': '{typed}' is not {words}", f"Write {words}, with a point if it needs one: 1.5.", meant)
        if float(typed) > most:
            raise wrong("OER-M007", f"'{{field}}': {typed} is too large", f"Write a number from 0 to {most:g}.")
        return float(typed)

    return Kind(read, {"type": "number", "minimum": 0, "maximum": most}, words)


def _percent(value: Any) -> float:
    typed = plain(value, "a percentage such as 70 %")
    found = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,2})?) ?%", typed)
    if not found:
        meant = f"{typed} %" if re.fullmatch(r"[0-9]{1,3}", typed) else ""
        raise wrong("OER-M006", f"'{{field}}': '{typed}' is not a percentage", "Write a number and the sign, for example 70 %.", meant)
    if float(found[1]) > 100:
        raise wrong("OER-M007", f"'{{field}}': {typed} is more than 100 %", "Write a percentage from 0 % to 100 %.")
    return float(found[1])


def _truth(value: Any) -> bool:
    typed = plain(value, "true or false")
    if typed not in ("true", "false"):
        meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(typed.casefold(), near(typed, ("true", "false")))
        raise wrong("OER-M006", f"'{{field}}': '{typed}' is not true or false", "Write true or false, in small letters.", meant)
    return typed == "true"


def _date(value: Any) -> str:
    typed = plain(value, "a date such as 2026-11-20")
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", typed):
            return date.fromisoformat(typed).isoformat()
    except ValueError:
        raise wrong("OER-M006", f"'{{field}}': the day {typed} does not exist", "Write a real date: year, month, day.") from None
    raise wrong("OER-M006", f"'{{field}}': '{typed}' is not a date", "Write year, month and day: 2026-11-20.")


def address(value: Any) -> str:
    """A web address by its syntax; it is never asked for."""
    typed = plain(value, "a web address")
    fix = "Write the whole address, beginning with https://."
    try:
        parts = urlsplit(typed)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise wrong("OER-M006", f"'{{field}}': '{typed}' is not a web address", fix) from None
    if parts.scheme not in ("http", "https") or not host:
        meant = f"https://{typed}" if re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/\S*)?", typed) else ""
        raise wrong("OER-M006", f"'{{field}}': '{typed}' is not a web address", fix, meant)
    if re.search(r"[\s<>\"\\^`{|}]", typed) or parts.username is not None or not re.fullmatch(r"[^\s.]+(\.[^\s.]+)+", host):
        raise wrong(
            "OER-M006", f"'{{field}}': '{typed}' is not a web address", "Check the signs in it: no spaces, no user name, a full host name."
        )
    return typed


def _locale(value: Any) -> str:
    typed = plain(value, "a language code")
    if not is_locale(typed):
        fix = "Write the code of the language (BCP 47), for example en, el, pt-BR."
        raise wrong("OER-M006", f"'{{field}}': '{typed}' is not a language code", fix, locale_guess(typed))
    return typed


def _country(value: Any) -> str:
    typed = plain(value, "a country code")
    if typed not in lists.COUNTRIES:
        meant = {"EL": "GR", "UK": "GB"}.get(typed.upper(), typed.upper())
        fix = "Write the two-letter code of ISO 3166-1, for example GR."
        raise wrong("OER-M005", f"'{{field}}': '{typed}' is not a country code", fix, meant if meant in lists.COUNTRIES else "")
    return typed


def _orcid(value: Any) -> str:
    """An ORCID iD with its check digit (ISO 7064, mod 11-2)."""
    typed = plain(value, "an ORCID iD").removeprefix("https://orcid.org/")
    fix = "Write the 16 digits in four groups, for example 0000-0002-1825-0097."
    if not re.fullmatch(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]", typed):
        raise wrong("OER-M006", f"'{{field}}': '{typed}' is not an ORCID iD", fix)
    total = 0
    for digit in typed[:-1].replace("-", ""):
        total = (total + int(digit)) * 2
    if "0123456789X"[(12 - total % 11) % 11] != typed[-1]:
        raise wrong("OER-M006", f"'{{field}}': the ORCID iD '{typed}' has a wrong digit", "Copy it again from orcid.org.")
    return typed


def slug_guess(value: str) -> str:
    """A slug made of free text: "Safe Online!" → "safe-online"."""
    return re.sub(r"[^a-z0-9]+", "-", value.casefold()).strip("-")


PERCENT = Kind(_percent, {"type": "string", "pattern": "^[0-9]{1,3}(\\.[0-9]{1,2})? ?%$"}, "a percentage such as `70 %`")
TRUTH = Kind(_truth, {"type": "boolean"}, "`true` or `false`")
DATE = Kind(_date, {"type": "string", "format": "date"}, "a date such as `2026-11-20`")
ADDRESS = Kind(address, {"type": "string", "format": "uri", "pattern": "^https?://"}, "a web address that begins with `https://`")
LOCALE = Kind(_locale, {"type": "string"}, "a language code (BCP 47), such as `en` or `pt-BR`")
COUNTRY = Kind(_country, {"enum": sorted(lists.COUNTRIES)}, "a country code (ISO 3166-1), such as `GR`")
ORCID = Kind(_orcid, {"type": "string"}, "an ORCID iD, such as `0000-0002-1825-0097`")
SLUG = pattern(
    r"[a-z0-9](?:[a-z0-9-]{1,58})[a-z0-9]", "an id of 3 to 60 small letters, digits and hyphens", "staying-safe-online", slug_guess
)
ID = pattern(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?", "an id of small letters, digits and hyphens", "spot-the-trap", slug_guess)
OUTCOME = pattern(
    r"LO[1-9][0-9]?", "the id of an outcome", "LO1", lambda v: v.upper().replace("LO0", "LO").replace(" ", "").replace("-", "")
)
VERSION = pattern(
    r"(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)",
    "a version of three numbers",
    "1.3.0",
    lambda v: f"{v}.0" if v.count(".") == 1 else f"{v}.0.0" if v.isdigit() else v.removeprefix("v"),
)
