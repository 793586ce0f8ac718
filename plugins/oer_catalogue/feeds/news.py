"""What a feed tells, as a value: each format of a feed is another way to write it down."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Catalogue, Edition, Module
from ..settings import Settings

NEVER = "1970-01-01T00:00:00Z"
"""The time of a feed that tells nothing."""
_TIME = "T00:00:00Z"  # modules have a day and no hour


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that happened. ``id`` is an address that stays what it is for ever; ``time`` is written ``2026-11-26T00:00:00Z``."""

    id: str
    address: str
    title: str
    summary: str
    time: str
    language: str
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """A feed: ``folder`` is the address of the folder in which it lies, ``home`` of the page that tells the same to people.

    ``author`` is who publishes it; ``items`` come the newest first.
    """

    folder: str
    home: str
    title: str
    author: str
    language: str
    items: tuple[Item, ...] = ()

    @property
    def time(self) -> str:
        """When something happened last."""
        return self.items[0].time if self.items else NEVER


def modules_of(catalogue: Catalogue, settings: Settings, locale: str) -> News:
    """Every published module that is there in ``locale``, by the day of its newest version.

    Needs ``settings.site_url``: what happened is known by its address. What changed is the module; who translated it and how true that
    is stands in its page.
    """
    home = settings.site_url + ("" if locale == settings.default else f"{locale}/")
    found = [(module, module.editions[locale]) for module in catalogue.modules if locale in module.editions and module.status != "draft"]
    found.sort(key=lambda pair: pair[0].id)
    found.sort(key=lambda pair: pair[0].updated, reverse=True)
    items = tuple(_item(module, edition, home) for module, edition in found)
    return News(home, home, settings.site_name, settings.brand.name or settings.site_name, locale, items)


def _item(module: Module, edition: Edition, home: str) -> Item:
    address = f"{home}modules/{module.id}/"
    return Item(
        id=f"{address}#{module.version}",
        address=address,
        title=f"{edition.title} ({module.version})",
        summary=edition.summary,
        time=module.updated + _TIME,
        language=edition.locale,
        authors=tuple(person.name for person in module.authors),
        topics=tuple(module.topics),
    )
