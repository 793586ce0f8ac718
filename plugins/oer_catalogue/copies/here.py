"""What a copy that holds only a part of the site writes itself, so that its pages, which are never changed, say what is not here.

Every page loads ``assets/oer/here.js``. In the site it is empty; a copy puts one in its place that says what is here and loads
``away.js``, which marks the links to everything else. For browsers without scripts small pages stand where pages are missing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..engine.policy import META
from ..engine.swap import MARKER
from ..locales import Strings, language_name, load
from ..packages import FORMATS
from ..releases.listing import Listed
from .selection import START, Wanted, is_medium

HERE = "assets/oer/here.js"
"""The script of every page that a copy replaces."""
VERSION = 12
"""Hex digits of the manifest's SHA-256 by which people name a state of the site."""
_SAID = ("mark", "missing", "card", "part", "whole", "newer")
_SUFFIXES = sorted(((f".{form.suffix}", form.name) for form in FORMATS), key=lambda pair: (-len(pair[0]), pair))


def stand_ins(
    catalogue: Mapping[str, object], listed: Iterable[Listed], kept: Iterable[Listed], address: str
) -> Iterator[tuple[str, bytes]]:
    """Every file that a copy writes itself, as path → bytes: ``HERE`` first, then the small pages, sorted. Nothing for a whole copy.

    ``catalogue`` is the site's ``data/catalogue.json``; ``listed`` all its files, ``kept`` those that the copy holds, of which ``HERE`` is
    replaced; ``address`` is where the whole site stands, with a slash at its end, or "". The same input gives the same bytes.
    """
    copy = Copy.of(catalogue, listed, kept, address)
    if not copy.missing:
        return
    yield HERE, _here(copy)
    for file in sorted(copy.missing):
        if _has_stand_in(copy, file):
            yield file.path, _page(copy, file)


@dataclass(frozen=True)
class Copy:
    """A part of a site. ``languages`` are all of the site's; ``kept`` its paths; ``missing`` the files that a page may link to."""

    catalogue: Mapping[str, object]
    address: str
    version: str
    date: str
    listed: tuple[Listed, ...]
    kept: frozenset[str]
    missing: tuple[Listed, ...]

    @classmethod
    def of(cls, catalogue: Mapping[str, object], listed: Iterable[Listed], kept: Iterable[Listed], address: str) -> Copy:
        files, paths = tuple(listed), frozenset(file.path for file in kept)
        missing = tuple(file for file in files if file.path not in paths and _linked(file))
        return cls(catalogue, address, version(files), date(catalogue), files, paths, missing)

    @property
    def languages(self) -> Sequence[str]:
        return self.catalogue["languages"]

    @property
    def spoken(self) -> tuple[str, ...]:
        """The languages of the site whose home page the copy holds: the default one and those that were wanted."""
        return tuple(tag for tag in self.languages if _in_language("index.html", tag, self.languages) in self.kept)

    def title(self, module: str, language: str) -> tuple[str, str]:
        """The title of a module in a language or the next best one, and its language; ("", "") for no module."""
        found = next((each for each in self.catalogue["modules"] if each["id"] == module), None)
        if not found:
            return "", ""
        tag = next((tag for tag in (language, self.languages[0]) if tag in found["editions"]), min(found["editions"]))
        return found["editions"][tag]["title"], tag


def version(listed: Iterable[Listed]) -> str:
    """The name of a state of the site: the beginning of its manifest's hash. "" if the manifest is not among the files."""
    return next((file.sha256[:VERSION] for file in listed if file.path == MARKER), "")


def date(catalogue: Mapping[str, object]) -> str:
    """The day on which a module was last changed, as YYYY-MM-DD; "" without modules. No clock is asked: a copy may be made at any time."""
    return max((str(module["updated"]) for module in catalogue["modules"]), default="")


def _linked(file: Listed) -> bool:
    return file.path.endswith(".html") or bool(file.format) or is_medium(file)


def _in_language(name: str, language: str, languages: Sequence[str]) -> str:
    return name if language == languages[0] else f"{language}/{name}"


# --- The script --------------------------------------------------------------------------------------------------------


def _here(copy: Copy) -> bytes:
    """``oer.here``. A link leads away if its language, module or format is not here, or if it stands in ``away``; ``also`` is here anyway.

    ``all``: languages of the site; ``tags``: every language of a file, the longest first; ``languages`` and ``formats``: what is here,
    null = all; ``gone``: modules that are not; ``words`` by language.
    """
    rule, gone = _rule(copy)
    here = {
        "site": copy.address,
        "version": copy.version,
        "all": list(copy.languages),
        "tags": sorted(_values(copy.listed, "language"), key=lambda tag: (-len(tag), tag)),
        "languages": sorted(rule.languages) if rule.languages is not None else None,
        "gone": gone,
        "formats": sorted(rule.formats) if rule.formats is not None else None,
        "suffixes": _SUFFIXES if rule.formats is not None else [],
        "away": sorted(file.path for file in copy.missing if rule.holds(file)),
        "also": sorted(file.path for file in copy.listed if file.path in copy.kept and _linked(file) and not rule.holds(file)),
        "words": {tag: _words(load(tag), copy) for tag in copy.spoken},
    }
    value = json.dumps(here, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return (
        f"/* What this copy holds. */\n(function () {{\n  (window.oer = window.oer || {{}}).here = {value};\n"
        '  const script = document.createElement("script");\n'
        '  script.src = document.currentScript.src.replace(/here\\.js$/, "away.js");\n  document.head.append(script);\n})();\n'
    ).encode()


def _rule(copy: Copy) -> tuple[Wanted, list[str]]:
    """What the copy holds as a rule, found from its files; and the modules of which it holds nothing."""
    held = [file for file in copy.listed if file.path in copy.kept and file.path not in START]
    parts: dict[str, tuple[str, ...] | None] = {}
    for name in ("language", "module", "format"):
        own = [file for file in held if not (name == "language" and is_medium(file))]
        here = _values(own, name)
        parts[name] = None if here == _values(copy.listed, name) else tuple(sorted(here))
    gone = sorted(_values(copy.listed, "module") - set(parts["module"])) if parts["module"] is not None else []
    return Wanted(parts["language"], parts["module"], parts["format"]), gone


def _values(files: Iterable[Listed], name: str) -> set[str]:
    return {getattr(file, name) for file in files} - {""}


def _words(t: Strings, copy: Copy) -> dict[str, str]:
    said = {key: t(f"copy.{key}") for key in _SAID}
    return {"lang": t.language, "dir": t.direction, "state": state(t, copy.version, copy.date), **said}


def state(t: Strings, version: str, date: str) -> str:
    """Which state of the catalogue a copy holds, as a sentence; "" if nothing is known of it."""
    return f"{t('copy.state', version=version, date=date)}." if version and date else ""


# --- The small pages ---------------------------------------------------------------------------------------------------


def _has_stand_in(copy: Copy, file: Listed) -> bool:
    """Few: for a missing module one in each language that is here, and one for each page of the site in a language that is not."""
    if not file.path.endswith(".html"):
        return False
    name = file.path.removeprefix(f"{file.language}/")
    if file.module:
        return file.language in copy.spoken and name == f"modules/{file.module}/index.html"
    return not name.startswith("modules/")  # a former address of a module


def _page(copy: Copy, file: Listed) -> bytes:
    t, languages = load(file.language or copy.languages[0]), copy.languages
    name = file.path if file.language == languages[0] else file.path.removeprefix(f"{file.language}/")
    root = "../" * file.path.count("/")
    others = _also(copy, name, file.language) or ([] if file.language in copy.spoken else _also(copy, "index.html", file.language))
    own = file.language in copy.spoken
    title, spoken = copy.title(file.module, file.language)
    text = template("stand_in.html").render(
        t=t, policy=META, root=root, styles=f"{root}assets/oer/site.css", title=title, title_lang=spoken,
        address=copy.address and copy.address + file.path,
        others=[{"tag": tag, "name": language_name(tag), "url": root + path} for tag, path in others],
        home=root + _in_language("index.html", file.language, languages) if own else "",
        catalogue=root + _in_language("catalogue.html", file.language, languages) if own else "",
    )  # fmt: skip
    return text.encode()


def _also(copy: Copy, name: str, language: str) -> list[tuple[str, str]]:
    """The languages in which the copy holds a page, with its path."""
    found = ((tag, _in_language(name, tag, copy.languages)) for tag in copy.languages if tag != language)
    return [(tag, path) for tag, path in found if path in copy.kept]


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader(__package__, "pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def template(name: str):
    """A template of ``pages/``."""
    return _templates().get_template(name)
