"""What every download format shares: its description, and what it gets to work with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..locales import Strings
from ..model import Document, Edition, Label, Module
from ..settings import Settings

if TYPE_CHECKING:
    from ..body import Body


@dataclass(frozen=True, slots=True)
class PackageContext:
    """What a format needs besides the module and the edition.

    ``strings`` are the interface words in the edition's language; ``body(locale, document)`` gives the body of a document
    of the edition in ``locale``; ``read(path)`` the bytes of a file of the module's folder (``media/signs.svg``): formats
    never touch the disk themselves.
    """

    settings: Settings
    strings: Strings
    body: Callable[[str, Document], Body]
    read: Callable[[str], bytes]
    topics: Mapping[str, Label]


@dataclass(frozen=True, slots=True)
class Format:
    """A download format. ``write(module, edition, context)`` gives the finished file; equal input gives equal bytes."""

    name: str
    suffix: str
    media_type: str
    write: Callable[[Module, Edition, PackageContext], bytes]
