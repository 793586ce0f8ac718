"""One ZIM file, written by libzim. The only file besides ``shelf`` that imports it: it is there only with the extra ``zim``."""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from libzim.writer import Creator, FileProvider, Hint, IndexData, Item, StringProvider

from ..engine.swap import BuildError
from ..releases.listing import Listed, Site
from ..settings import Settings
from .choose import Choice
from .facts import SIDE, index_language
from .gaps import gap_page, home, opened
from .reading import Sheet
from .settle import settle

MEGABYTE = 1_000_000
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
        self._title, self._words, self._count = plain(title), plain(words), len(words.split())

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
    """Small letters without marks, as libzim's ``removeAccents`` makes them of every question (ICU: Lower; NFD; [:M:] Remove; NFC)."""
    letters = unicodedata.normalize("NFD", text.lower())
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if unicodedata.category(letter)[0] != "M"))


def write(
    target: Path,
    site: Site,
    settings: Settings,
    choice: Choice,
    metadata: Mapping[str, str],
    picture: bytes,
    step: Callable[[], None],
) -> None:
    """Write the ZIM of ``choice`` under the name ``target``; ``step`` is called for each file. Equal input gives equal bytes.

    It is written under another name first, so that nothing half-written stands there. Raises BuildError, or OSError for a file of the
    site that cannot be read.
    """
    beside = target.with_name(f".{target.name}.new")
    _clear(beside)
    try:
        with _hushed():
            _fill(beside, site, settings, choice, metadata, picture, step)
        settle(beside)
        beside.chmod(0o644)
        beside.replace(target)
    except RuntimeError as error:  # all that libzim says of a full disk is "Unknown exception"
        raise BuildError(_no_room(target, choice)) from error
    finally:
        _clear(beside)


def _fill(
    path: Path,
    site: Site,
    settings: Settings,
    choice: Choice,
    metadata: Mapping[str, str],
    picture: bytes,
    step: Callable[[], None],
) -> None:
    # Several workers would number the pages in the index as they come to be done.
    creator = Creator(path).config_indexing(True, index_language(dict(metadata))).config_nbworkers(1)
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
        yield _page(file, source.read_bytes(), choice) if file.type == _PAGE else _Entry(file.path, file.type, source)
    for file in choice.gaps:
        title, data = gap_page(file, site, settings, choice)
        yield _Entry(file.path, _PAGE, data, title)


def _page(file: Listed, data: bytes, choice: Choice) -> _Entry:
    sheet = Sheet(file.path, data)
    repeats = sheet.has_moved or file.path.endswith(_ASIDE) or (sheet.is_repeated and len(choice.languages) > 1)
    return _Entry(file.path, _PAGE, opened(file.path, data, choice.missing), sheet.title, None if repeats else sheet)


def _no_room(target: Path, choice: Choice) -> str:
    free = shutil.disk_usage(target.parent).free / MEGABYTE
    need = sum(file.size for file in choice.files) / MEGABYTE * 1.5  # with the index while it is made
    return (
        f"{target.name} could not be written. Is the disk full? {free:.0f} MB are free in {target.parent.name}/, up to {need:.0f} MB are "
        "needed. Nothing half-written is left. Make room, or choose another place with --out."
    )


def _clear(beside: Path) -> None:
    """Remove what a run that was ended left: the file, and the folders of its index."""
    for left in sorted(beside.parent.glob(f"{beside.name}*")):
        with suppress(OSError):
            shutil.rmtree(left) if left.is_dir() else left.unlink()


@contextmanager
def _hushed() -> Iterator[None]:
    """libzim prints what it does, and there is no other way to keep it quiet."""
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
