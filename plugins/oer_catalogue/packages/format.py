"""What every download format shares: its description, and what it gets to work with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from ..locales import Strings
from ..model import Document, Edition, Label, Module, fallbacks
from ..settings import Settings

if TYPE_CHECKING:
    from ..body import Body


class NotMadeError(Exception):
    """A format cannot hold this edition. The words are for whoever builds the catalogue."""


@dataclass(frozen=True, slots=True)
class PackageContext:
    """What a format needs besides the module and the edition.

    ``strings`` are the interface words in the edition's language; ``body(locale, document)`` gives the body of a document
    of the edition in ``locale``; ``read(path)`` the bytes of a file of the module's folder (``media/signs.svg``): formats
    never touch the disk themselves. ``light``: films and sounds become links to the site, with their transcripts.
    """

    settings: Settings
    strings: Strings
    body: Callable[[str, Document], Body]
    read: Callable[[str], bytes]
    topics: Mapping[str, Label]
    light: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A download format. ``write(module, edition, context, target)`` writes the finished file; equal input gives equal bytes.

    ``target`` is an empty file that can be read, written and sought in. ``needs`` are the parts of an
    edition (quiz, guide, glossary) without which it is not made.
    ``write`` raises NotMadeError if it cannot hold this edition. ``bulky``: it carries films and sounds, so it has a light
    edition where it is large.
    """

    name: str
    suffix: str
    media_type: str
    write: Callable[[Module, Edition, PackageContext, BinaryIO], None]
    needs: tuple[str, ...] = ()
    bulky: bool = False

    def lacks(self, module: Module, edition: Edition, settings: Settings) -> str:
        """Which of ``needs`` neither the edition nor those that it falls back to have; "" = it can be made."""
        order = fallbacks(edition.locale, settings.default, module.source_language)
        editions = [module.editions[tag] for tag in order if tag in module.editions]
        return next((need for need in self.needs if not any(getattr(one, need) for one in editions)), "")
