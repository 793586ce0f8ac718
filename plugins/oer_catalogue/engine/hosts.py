"""What the engine calls our locales, and what it must know of a language that its theme lacks.

A locale that the engine does not take (``locales/codes.py``) goes through it under a stand-in, which is replaced in everything that
comes out. Templates for Material import ``partials/languages/<code>.html``; where Material has no such file, it is written into the
theme folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path

from ..locales import Strings, load
from ..locales.codes import engine_takes

_STAND_IN = "zz-Oerx-{}{}"
"""No language: BCP 47 knows neither ``zz`` nor a script ``Oerx``, so that nobody writes it by accident."""
_WORDS = {
    "action.edit": "nav.edit",
    "clipboard.copied": "nav.copied",
    "clipboard.copy": "nav.copy",
    "footer.next": "nav.after",
    "footer.previous": "nav.before",
    "header": "nav.main",
    "search": "nav.search",
    "search.placeholder": "nav.search",
    "select.language": "switcher.label",
    "action.skip": "nav.skip",
    "toc": "nav.toc",
}
"""Material's names for words that are ours too."""


@dataclass(frozen=True)
class Hosts:
    """The engine's codes for the locales of a site: ``code`` there, ``text`` and ``path`` back."""

    locales: tuple[str, ...]

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """Locale → the engine's code, in order."""
        letters = (chr(65 + n // 26) + chr(65 + n % 26) for n in range(26 * 26))
        return {tag: tag if engine_takes(tag) else _STAND_IN.format(*next(letters)) for tag in self.locales}

    @property
    def own(self) -> tuple[str, ...]:
        """The engine's codes, the default language's first."""
        return tuple(self.codes.values())

    def text(self, text: str) -> str:
        """A text or path that the engine wrote, with our locales for stand-ins."""
        for tag, code in self.codes.items():
            if code != tag:
                text = text.replace(code, tag)
        return text

    def name(self, path: str) -> str:
        """A path of docs/ in the stage: ``about.hsb.md`` → ``about.zz-Oerx-AA.md``, ``cup.hsb.svg`` likewise."""
        stem, dot, ending = path.rpartition(".")
        head, _, tag = stem.rpartition(".")
        return f"{head}.{self.codes[tag]}{dot}{ending}" if head and tag in self.codes else path


@lru_cache(maxsize=1)
def _of_material() -> frozenset[str]:
    folder = Path(str(files("material"))) / "templates" / "partials" / "languages"
    return frozenset(file.stem for file in folder.glob("*.html"))


def language_files(hosts: Hosts) -> Iterable[tuple[str, str]]:
    """Name and text of the language files that the theme folder must add to Material's."""
    known = _of_material()
    for tag, code in hosts.codes.items():
        if code not in known:
            yield f"partials/languages/{code}.html", _language_file(load(tag), known)


def _language_file(strings: Strings, known: frozenset[str]) -> str:
    """Our words for Material's names; whatever else it asks comes from the nearest language that it has."""
    parts = strings.locale.split("-")
    least = 2 if len(parts) > 1 and len(parts[1]) == 4 else 1  # sr is Cyrillic: no words for sr-Latn
    nearest = next((tag for n in range(len(parts), least - 1, -1) if (tag := "-".join(parts[:n])) in known), "en")
    own = {"language": strings.locale, "direction": strings.direction}
    if nearest == "en" or strings.language == strings.locale:
        own |= {name: strings(key) for name, key in _WORDS.items()}
    lines = ",\n  ".join(f"{_quoted(name)}: {_quoted(text)}" for name, text in sorted(own.items()))
    return (
        f'{{% import "partials/languages/{nearest}.html" as nearest %}}\n'
        f"{{% macro t(key) %}}{{{{ {{\n  {lines}\n}}[key] or nearest.t(key) }}}}{{% endmacro %}}\n"
    )


def _quoted(text: str) -> str:
    """A Jinja string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
