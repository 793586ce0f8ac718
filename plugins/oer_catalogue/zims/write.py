"""One ZIM file, written by libzim. Only this file and ``shelf`` import it: it is there with the extra ``zim``."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from libzim.writer import Creator, FileProvider, Hint, IndexData, Item, StringProvider

from ..engine.swap import BuildError
from ..releases.listing import Listed, Site
from ..settings import Settings
from .choose import Choice
from .facts import SIDE, index_language
from .gaps import gap_page, home, named, opened
from .reading import Sheet

_PAGE = "text/html"
_PACKED = ("image/png", "image/jpeg", "image/webp", "image/avif", "font/woff2", "application/pdf", "application/epub+zip")
"""Media types that do not get smaller; sound and film neither."""
_ASIDE = ("share.html", "run.html", "quiz-key.html")
"""Pages that one comes to from a module's page only: nobody looks for them, and they repeat its words."""


class _Entry(Item):
    """A file as libzim asks for it."""

    def __init__(self, path: str, type: str, source: Path | bytes, title: str = "", sheet: Sheet | None = None) -> None:
        super().__init__()
        self._path, self._type, self._source, self._title, self._sheet = path, type, source, title, sheet

    def get_path(self) -> str:
        return self._path

    def get_title(self) -> str:
        return self._title

    def get_mimetype(self) -> str:
        return self._type

    def get_contentprovider(self) -> FileProvider | StringProvider:
        return FileProvider(self._source) if isinstance(self._source, Path) else StringProvider(self._source)

    def get_hints(self) -> dict[Hint, bool]:
        packed = self._type in _PACKED or self._type.startswith(("audio/", "video/"))
        return {Hint.COMPRESS: not packed, Hint.FRONT_ARTICLE: self._sheet is not None}

    def get_indexdata(self) -> IndexData:
        return _Words(self._title, self._sheet)


class _Words(IndexData):
    """What the full-text index gets of a page: what it says, without menu and footer, as libzim writes words for its index."""

    def __init__(self, title: str, sheet: Sheet | None) -> None:
        super().__init__()
        self._is_wanted = sheet is not None
        words = sheet.words if sheet else ""
        self._title, self._words, self._count = plain(title), sought(words), len(words.split())

    def has_indexdata(self) -> bool:
        return self._is_wanted

    def get_title(self) -> str:
        return self._title

    def get_content(self) -> str:
        return self._words

    def get_keywords(self) -> str:
        return ""

    def get_wordcount(self) -> int:
        return self._count

    def get_geoposition(self) -> None:
        return None


def plain(text: str) -> str:
    """Small letters without marks, as libzim's ``removeAccents`` makes them (ICU: Lower; NFD; [:M:] Remove; NFC)."""
    letters = unicodedata.normalize("NFD", text.lower())
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if unicodedata.category(letter)[0] != "M"))


def sought(text: str) -> str:
    """What is indexed of a text: its words without marks, and those that have some as they are written, too.

    Current Kiwix programs take the marks from a question; kiwix-serve 3.3 of Debian 12 does not, and would not find "κουταλιά".
    """
    small = unicodedata.normalize("NFC", text.lower())
    marked = dict.fromkeys(word for word in small.split() if plain(word) != word)
    return " ".join((plain(text), *marked))


def fill(
    path: Path, site: Site, settings: Settings, choice: Choice, metadata: Mapping[str, str], picture: bytes, step: Callable[[], None]
) -> None:
    """Write the ZIM of ``choice`` to ``path``; ``step`` is called for each file.

    Raises BuildError or OSError for a file of the site that is not what it was, RuntimeError for what libzim says. On a full disk libzim
    may say nothing and never come back: see ``apart``.
    """
    # Several workers would number the pages in the index as they come to be done.
    creator = Creator(path).config_indexing(True, index_language(metadata)).config_nbworkers(1)
    creator.set_mainpath(home(site, choice.languages[0]))
    with creator:
        creator.add_illustration(SIDE, picture)
        for name, value in metadata.items():
            creator.add_metadata(name, value)
        for entry in _entries(site, settings, choice):
            creator.add_item(entry)
            step()


def _entries(site: Site, settings: Settings, choice: Choice) -> Iterator[_Entry]:
    for file in choice.files:
        source = site.root / file.path
        if source.stat().st_size != file.size:
            raise BuildError(f"{site.root.name}/{file.path} was changed after the build. Build the site again with `oer build`.")
        yield _page(file, source.read_bytes(), choice, settings) if file.type == _PAGE else _Entry(file.path, file.type, source)
    for file in choice.gaps:
        title, data = gap_page(file, site, settings, choice)
        yield _Entry(file.path, _PAGE, data, title)


def _page(file: Listed, data: bytes, choice: Choice, settings: Settings) -> _Entry:
    sheet = Sheet(file.path, data)
    aside = file.path.rpartition("/")[2] in _ASIDE
    repeats = sheet.has_moved or aside or (sheet.is_repeated and len(choice.languages) > 1)
    title = named(sheet.title, settings)
    return _Entry(file.path, _PAGE, opened(file.path, data, choice.missing), title, None if repeats else sheet)
