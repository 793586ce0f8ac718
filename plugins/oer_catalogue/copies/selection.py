"""Which files of a site a copy holds: by language, module, download format and size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..releases.listing import Listed
from ..settings import BUNDLE_FILES, PATHWAY_FILES, TRANSLATION_FILES

_SEVERAL = (BUNDLE_FILES, PATHWAY_FILES, TRANSLATION_FILES)
START = ("index.html", "catalogue.html")
"""Pages of the default language that every copy holds: where the site starts."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants of a site. None = all.

    ``languages`` are BCP 47 tags, ``modules`` ids, ``formats`` names of download formats (``()`` = no downloads). ``largest``: bytes that
    a download, a film or a sound may have.
    """

    languages: tuple[str, ...] | None = None
    modules: tuple[str, ...] | None = None
    formats: tuple[str, ...] | None = None
    largest: int | None = None

    def holds(self, file: Listed) -> bool:
        """Whether a copy holds a file of the site.

        What serves all languages, or all modules, is held. The media of a module go with it whatever their language: where a
        translation lacks a lesson, its page shows another language's words and pictures.
        """
        language = "" if is_medium(file) else file.language
        return (
            _in(file.module, self.modules)
            and _in(language, self.languages)
            and _in(file.format, self.formats)
            and (self.largest is None or file.size <= self.largest or not _may_be_large(file))
        )


EVERYTHING = Wanted()


def sensible(wanted: Wanted, files: Iterable[Listed]) -> Wanted:
    """Where modules are chosen and no formats: without the downloads that would bring the other modules along."""
    if wanted.modules is None or wanted.formats is not None:
        return wanted
    return replace(wanted, formats=tuple(sorted({file.format for file in files} - {"", *_SEVERAL})))


def chosen(files: Iterable[Listed], wanted: Wanted, languages: Sequence[str]) -> tuple[Listed, ...]:
    """The files of a site that a copy holds, in the order given. ``languages`` are the site's, the default language first.

    The home page and the catalogue of the default language are always held. Raises ValueError for a language that the site has not.
    """
    unknown = sorted(set(wanted.languages or ()) - set(languages))
    if unknown:
        raise ValueError(f"the site has no pages in {', '.join(unknown)}; it has {', '.join(languages)}")
    return tuple(file for file in files if file.path in START or wanted.holds(file))


def is_medium(file: Listed) -> bool:
    """Whether a file is a picture, film, sound or other file that a module's pages show."""
    return bool(file.module) and file.path.startswith(f"modules/{file.module}/media/")


def _in(value: str, wanted: tuple[str, ...] | None) -> bool:
    return not value or wanted is None or value in wanted


def _may_be_large(file: Listed) -> bool:
    """Files without which the pages still work: pictures, pages, scripts and data are held whatever their size."""
    return bool(file.format) or file.type.startswith(("video/", "audio/"))
