"""Every file of a finished site with the facts that its manifest names: size, hash, media type, module, language, format, licence."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from ..engine.swap import MARKER, BuildError
from ..feeds.media_types import SUFFIXES, media_type
from ..settings import BUNDLE_FILES, GUIDE_FILES, PATHWAY_FILES, TRANSLATION_FILES

CATALOGUE = "data/catalogue.json"
SIGNED = "release"
"""The folder of a copy in which the signed lists stand; no file of a site lies there."""
SITE = "site"
"""What the part of a manifest is called that belongs to no single module."""

_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, order=True)
class Listed:
    """One file of a site. ``path`` from the site's root; ``size`` in bytes; ``sha256`` in hex; ``type`` a media type (RFC 6838).

    ``module``, ``version`` and ``licence`` (SPDX id) are those of the module that the file belongs to; ``language`` is a BCP 47 tag;
    ``format`` the name of a download format. "" = does not apply: the file serves all modules, or all languages, or is no download.
    """

    path: str
    size: int
    sha256: str
    type: str
    module: str = ""
    version: str = ""
    licence: str = ""
    language: str = ""
    format: str = ""

    @property
    def part(self) -> str:
        """The part of the manifest in which it stands."""
        return self.module or SITE

    def row(self) -> dict[str, object]:
        """As JSON: what does not apply is left out."""
        return {name: value for name, value in asdict(self).items() if value != ""}

    @classmethod
    def of(cls, row: Mapping[str, object]) -> Listed:
        """From a row of a manifest; unknown keys (of a later version) are passed over. Raises KeyError, TypeError or ValueError."""
        found = cls(**{name: row[name] for name in cls.__slots__ if name in row})
        texts = (getattr(found, name) for name in cls.__slots__ if name != "size")
        if type(found.size) is not int or found.size < 0 or not all(isinstance(text, str) for text in texts):
            raise ValueError("a value of another kind")
        if not _HASH.fullmatch(found.sha256):
            raise ValueError("no SHA-256")
        return found


@dataclass(frozen=True)
class Site:
    """A finished site in the folder ``root``: the rows of its own manifest, and what it says of itself in ``data/catalogue.json``."""

    root: Path
    rows: tuple[tuple[str, int, str], ...]  # path, size, sha256
    catalogue: Mapping[str, object]

    @property
    def languages(self) -> tuple[str, ...]:
        """The default language first."""
        return tuple(self.catalogue["languages"])

    @cached_property
    def modules(self) -> Mapping[str, Mapping]:
        """What catalogue.json says of each module, by its id."""
        return {module["id"]: module for module in self.catalogue["modules"]}

    @cached_property
    def files(self) -> tuple[Listed, ...]:
        """Every file of the site, its manifest too, sorted by path."""
        return tuple(sorted(self._listed()))

    def _listed(self) -> Iterator[Listed]:
        for path, size, sha256 in self.rows:
            module = self._module(path)
            facts = self.modules.get(module, {})
            version, licence = str(facts.get("version", "")), str(facts.get("licence", ""))
            yield Listed(path, size, sha256, media_type(path), module, version, licence, self._language(path, facts), _format(path))

    def _module(self, path: str) -> str:
        parts = path.split("/")
        if parts[0] in self.languages[1:]:
            parts = parts[1:]
        if parts[0] == "data":
            parts = parts[1:]
        found = parts[1] if len(parts) > 2 and parts[0] in ("modules", "downloads", "records") else ""
        return found if found in self.modules else ""

    def _language(self, path: str, module: Mapping) -> str:
        parts = path.split("/")
        if parts[0] in self.languages[1:]:
            return parts[0]
        if parts[0] == "data" and parts[1] == "search":
            return parts[2].removesuffix(".js")
        if parts[0] == "modules" and parts[2:3] == ["media"]:
            return parts[3] if len(parts) > 4 and parts[3] in module.get("editions", {}) else ""
        if parts[0] == "downloads":
            return self._of_download(parts)
        offline = re.fullmatch(r"offline-(.+)\.json", parts[-1])
        if offline:
            return offline[1]
        return self.languages[0] if path.endswith(".html") and path != "404.html" else ""

    def _of_download(self, parts: list[str]) -> str:
        """The language in the name of a file such as ``<slug>-<locale>.epub`` or ``<slug>-<locale>-<plan>.pdf``, or of its folder."""
        if parts[1] == "translate":
            return next((part for part in parts[2:] if part in self.languages), "")
        rest = parts[-1].removeprefix(parts[1] if parts[1] in self.modules else "")
        return next((tag for tag in self._tags if re.search(rf"(?:^|-){re.escape(tag)}(?=[.-])", rest)), "")

    @cached_property
    def _tags(self) -> list[str]:
        """Every language of the site and of a module, the longest tags first: ``pt-BR`` before ``pt``."""
        tags = {*self.languages, *(tag for module in self.modules.values() for tag in module["editions"])}
        return sorted(tags, key=lambda tag: (-len(tag), tag))


def read_site(root: Path) -> Site:
    """What a finished site says of itself. Raises BuildError if the folder is none, or half of one."""
    try:
        rows = json.loads((root / MARKER).read_text("utf-8"))["files"]
        catalogue = json.loads((root / CATALOGUE).read_text("utf-8"))
        data = (root / MARKER).read_bytes()
        found = tuple((row["path"], row["size"], row["sha256"]) for row in rows)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BuildError(f"{root.name}/ is no finished site. Build it first with `oer build`.") from error
    return Site(root, (*found, _itself(data)), catalogue)


def _itself(data: bytes) -> tuple[str, int, str]:
    return (MARKER, len(data), hashlib.sha256(data).hexdigest())


def _format(path: str) -> str:
    parts = path.split("/")
    if parts[0] != "downloads" or len(parts) < 3 or parts[-1] == "SHA256SUMS":
        return ""
    kind = {"pathways": PATHWAY_FILES, "all": BUNDLE_FILES, "translate": TRANSLATION_FILES}.get(parts[1])
    if kind or parts[2] == "guide":
        return kind or GUIDE_FILES
    return next((form.name for suffix, form in SUFFIXES.items() if path.endswith(suffix)), "")
