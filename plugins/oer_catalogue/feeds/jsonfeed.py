"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), for readers and scripts that know no XML."""

from __future__ import annotations

import json

from ..model import Catalogue
from ..pages.seo import FEEDS
from ..settings import Settings
from .news import Item, News, modules_of

TYPE, NAME = FEEDS[1]
VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(catalogue: Catalogue, settings: Settings, locale: str) -> bytes:
    """The modules of one language, the newest first. Needs ``settings.site_url``. The ids are those of the Atom feed."""
    return as_json(modules_of(catalogue, settings, locale), NAME)


def as_json(news: News, name: str) -> bytes:
    """``news`` as the file ``name`` in its folder. Keys come in the order in which the specification tells them."""
    data = {
        "version": VERSION,
        "title": news.title,
        "home_page_url": news.home,
        "feed_url": f"{news.folder}{name}",
        "authors": [{"name": news.author}],
        "language": news.language,
        "items": [_item(item, news.language) for item in news.items],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _item(item: Item, language: str) -> dict[str, object]:
    """An item has a text or HTML, or it is not valid; what says nothing is left out."""
    found = {
        "id": item.id,
        "url": item.address,
        "title": item.title,
        "content_text": item.summary,
        "date_published": item.time,
        "authors": [{"name": name} for name in item.authors],
        "tags": list(item.topics),
        "language": item.language if item.language != language else "",
    }
    return {key: value for key, value in found.items() if value or key == "content_text"}
