"""What lies in an offline edition or on a stick: the part of the site, a page to start from, and books beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ..below import files_below
from ..engine.policy import META
from ..engine.swap import BuildError, told
from ..locales import language_name, load
from ..releases.listing import SIGNED, Listed, Site
from .here import Copy, stand_ins, state, template
from .names import name_problems
from .selection import Wanted, chosen
from .single import FORMAT, single, single_files

CATALOGUE = "catalogue"
"""The folder of the site: whoever opens a stick sees one page to start from and not the hundred names of a site."""
BOOKS = "books"
"""The folder of files for phones and e-book readers."""
START_HERE = "START-HERE.html"
BOOK_FORMATS = ("epub", "pdf")
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """A file of a copy. ``path`` with "/" from its top; ``size`` in bytes; ``source``: a file, bytes, or what makes them."""

    path: str
    size: int
    sha256: str
    source: Path | bytes | Callable[[], bytes]

    @classmethod
    def of(cls, path: str, data: bytes) -> Item:
        return cls(path, len(data), hashlib.sha256(data).hexdigest(), data)

    def read(self) -> bytes:
        """The bytes. Raises BuildError if the file is no longer what it was when the copy was begun."""
        return b"".join(self.pieces())

    def check(self) -> None:
        """Read everything once. Raises BuildError as ``read`` does."""
        for _ in self.pieces():
            pass

    def pieces(self) -> Iterator[bytes]:
        """The bytes, piece by piece; raises BuildError at the end if they were not the right ones, or if they cannot be read."""
        if not isinstance(self.source, Path):
            yield self.source if isinstance(self.source, bytes) else self.source()
            return
        found = hashlib.sha256()
        try:
            with self.source.open("rb") as stream:
                while piece := stream.read(_PIECE):
                    found.update(piece)
                    yield piece
        except OSError as error:
            raise BuildError(f"The site could not be read: {told(error)}.") from error
        if found.hexdigest() != self.sha256:
            raise BuildError(f"{self.path} is not what the site's list says: it was changed, or built anew. Build the site and copy again.")


@dataclass(frozen=True)
class Origin:
    """A finished site and what its settings say: ``name`` of the catalogue, public ``address`` with a slash at its end or ""."""

    site: Site
    name: str
    address: str = ""


def items(origin: Origin, wanted: Wanted, books: Iterable[Item] = ()) -> tuple[Item, ...]:
    """Every file of a copy, sorted. ``books`` are more files (see ``books_of`` and ``beside``).

    Raises BuildError if some system could not hold one of them, and ValueError for a language that the site has not.
    """
    site, books = origin.site, tuple(books)
    kept = chosen(site.files, wanted, site.languages)
    own = dict(stand_ins(site.catalogue, site.files, kept, origin.address))
    found = [Item(f"{CATALOGUE}/{f.path}", f.size, f.sha256, site.root / f.path) for f in kept if f.path not in own]
    found += [Item.of(f"{CATALOGUE}/{path}", data) for path, data in own.items()]
    if not own:  # a whole copy of a release brings the signed lists along, so that others can copy it in their turn
        found += beside(site.root / SIGNED, f"{CATALOGUE}/{SIGNED}")
    start = _start(origin, wanted, kept, books)
    found += [Item.of(START_HERE, start), *books]
    refuse(found)
    return tuple(sorted(found, key=lambda item: item.path))


def refuse(found: Iterable[Item], top: str = "") -> None:
    """Raise BuildError if some system could not hold the files, below a folder ``top`` with a slash at its end."""
    wrong = list(name_problems((top + item.path, item.size) for item in found))
    if wrong:
        more = [f"… and {len(wrong) - 5} more."] if len(wrong) > 5 else []
        raise BuildError("\n".join(["Some systems cannot hold these files. Give them other names, or leave them out:", *wrong[:5], *more]))


def books_of(site: Site, wanted: Wanted) -> tuple[Item, ...]:
    """The books of the chosen modules and languages once more, in a folder where a phone finds them; and each module as a single page.

    Whole books alone: neither without their films nor in parts. Raises BuildError if a page cannot be made.
    """
    kept = (file for file in chosen(site.files, wanted, site.languages) if file.format in BOOK_FORMATS)
    whole = (file for file in kept if file.path.rpartition("/")[2] == f"{file.module}-{file.language}.{file.format}")
    books = [Item(_book(file), file.size, file.sha256, site.root / file.path) for file in whole]
    for module, language, package in single_files(site, wanted):
        made = Item.of(f"{BOOKS}/{language}/{module}-{language}.html", single(package))
        books.append(replace(made, source=partial(single, package)))  # made once more in its turn: all of them would fill the memory
    return tuple(books)


def _book(file: Listed) -> str:
    return f"{BOOKS}/{file.language}/{file.path.rpartition('/')[2]}"


def beside(folder: Path, top: str = BOOKS) -> tuple[Item, ...]:
    """Files that somebody adds, such as a ZIM file, for the folder of books (or ``top``). Hidden files are passed over.

    Raises BuildError if one cannot be read.
    """
    found = []
    for path in files_below(folder):
        name = path.relative_to(folder).as_posix()
        if any(part.startswith(".") for part in name.split("/")):
            continue
        try:
            with path.open("rb") as stream:
                sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            found.append(Item(f"{top}/{name}", path.stat().st_size, sha256, path))
        except OSError as error:
            raise BuildError(f"This file cannot be read: {told(error)}.") from error
    return tuple(found)


# --- The page to start from ------------------------------------------------------------------------------------------


def _start(origin: Origin, wanted: Wanted, kept: Iterable[Listed], books: Iterable[Item]) -> bytes:
    site = origin.site
    copy = Copy.of(site.catalogue, site.files, kept, origin.address)
    spoken = [tag for tag in copy.spoken if wanted.languages is None or tag in wanted.languages] or [site.languages[0]]
    t = load(spoken[0])
    text = template("start.html").render(
        t=t, policy=META, name=origin.name, part=bool(copy.missing), state=state(t, copy.version, copy.date),
        doors=[_door(copy, tag) for tag in spoken], books=_shelf(copy, books),
        newer=f"{origin.address}#copy={copy.version}" if origin.address else "",
        styles=f"{CATALOGUE}/assets/oer/site.css",
    )  # fmt: skip
    return text.encode()


def _door(copy: Copy, tag: str) -> Mapping[str, str]:
    words, folder = load(tag), "" if tag == copy.languages[0] else f"{tag}/"
    address = f"{CATALOGUE}/{folder}index.html"
    return {"tag": tag, "words": words("copy.start"), "lang": words.language, "name": language_name(tag), "url": address}


def _shelf(copy: Copy, books: Iterable[Item]) -> list[Mapping[str, str]]:
    """Each book with the words on it: the title of the module where it is one of ours, else the name of the file."""
    names = {_book(file): copy.title(file.module, file.language) for file in copy.listed if file.format in (*BOOK_FORMATS, FORMAT)}
    names |= {path.removesuffix(".zip"): title for path, title in names.items() if path.endswith(".html.zip")}
    found = []
    for item in sorted(books, key=lambda item: item.path):
        title, tag = names.get(item.path, (item.path.removeprefix(f"{BOOKS}/"), ""))
        size = f"{max(1, round(item.size / 1e6))} MB" if item.size >= 1e6 else f"{max(1, round(item.size / 1e3))} kB"
        found.append({"url": item.path, "title": title, "tag": tag, "kind": item.path.rpartition(".")[2].upper(), "size": size})
    return found
