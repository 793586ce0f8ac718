"""Which files of a site go into a ZIM, and what its pages lead to that does not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model import fallbacks
from ..releases.listing import Listed, Site
from ..settings import TRANSLATION_FILES
from .reading import Sheet

KINDS = ("epub", "pdf", "docx", "odt", "ics", "csv")
"""Endings of downloads that people can open where no learning platform is. Packages and archives are never taken along."""
USUAL = ("epub", "pdf")

_PAGE = "text/html"
_NOT_FOUND = "404.html"  # has absolute addresses
_SHARED = ("assets/", "sw.js")


@dataclass(frozen=True)
class Choice:
    """What goes into one ZIM: ``files`` sorted by path; ``gaps`` are files of the site that its pages lead to and that are left out."""

    languages: tuple[str, ...]
    files: tuple[Listed, ...]
    gaps: tuple[Listed, ...]

    @cached_property
    def missing(self) -> frozenset[str]:
        return frozenset(file.path for file in self.gaps)


class Chooser:
    """Chooses from one site. ``kinds`` are the endings of the downloads that are taken along."""

    def __init__(self, site: Site, kinds: Collection[str] = USUAL) -> None:
        self.site, self.kinds = site, frozenset(f".{kind}" for kind in kinds)
        self.files: Mapping[str, Listed] = {file.path: file for file in site.files}
        self._links: dict[str, tuple[set[str], set[str]]] = {}

    def choose(self, languages: tuple[str, ...]) -> Choice:
        """The ZIM of these languages of the site."""
        chosen = {path for path, file in self.files.items() if self._belongs(file, languages)}
        shown, linked = set[str](), set[str]()
        for language in languages:
            for found, more in zip((shown, linked), self._seen(language), strict=True):
                found |= more
        # A page that is not translated shows the pictures of another language.
        chosen |= {path for path in shown if path in self.files and not path.endswith(".html")}
        chosen |= {path for path in linked if path in self.files and self._is_small_change(path)}
        files, gaps = self._sorted(chosen), self._sorted((linked & self.files.keys()) - chosen)
        return Choice(languages, files, gaps)

    def _sorted(self, paths: Iterable[str]) -> tuple[Listed, ...]:
        return tuple(self.files[path] for path in sorted(paths))

    def _belongs(self, file: Listed, languages: tuple[str, ...]) -> bool:
        path = file.path
        if path == _NOT_FOUND:
            return False
        if path.startswith("downloads/"):
            return self._is_wanted(file) and self._speaks(file, languages)
        if file.type == _PAGE or path.startswith("data/search/"):
            return file.language in languages
        if path.startswith("modules/"):  # media, and the lists of what a device keeps
            return file.language in ("", *languages)
        return path.startswith(_SHARED)

    def _is_wanted(self, file: Listed) -> bool:
        return any(file.path.endswith(kind) for kind in self.kinds) and file.format != TRANSLATION_FILES

    def _speaks(self, file: Listed, languages: tuple[str, ...]) -> bool:
        """Whether a download is in one of the languages, or in the one that stands in for it because the module is not translated."""
        if file.language in languages:
            return True
        editions = self.site.modules.get(file.module, {}).get("editions", {})
        source = next((tag for tag, edition in editions.items() if edition["freshness"] == "source"), self.site.languages[0])
        for language in languages:
            first = next((tag for tag in fallbacks(language, self.site.languages[0], source) if tag in editions), "")
            if first and file.language == first:
                return True
        return False

    def _is_small_change(self, path: str) -> bool:
        """Whether a linked file is no page, no package and no list for machines: a picture, a form to fill in, a schema."""
        return self.files[path].type != _PAGE and not path.startswith(("downloads/", "data/"))

    def _seen(self, language: str) -> tuple[set[str], set[str]]:
        """What the pages of a language show and where they lead. Their words are not kept: a large site has many."""
        if language not in self._links:
            shown, linked = set[str](), set[str]()
            for file in self.files.values():
                if file.type == _PAGE and self._belongs(file, (language,)):
                    sheet = Sheet(file.path, (self.site.root / file.path).read_bytes())
                    shown.update(sheet.shown)
                    linked.update(sheet.linked)
            self._links[language] = shown, linked
        return self._links[language]
