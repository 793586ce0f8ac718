"""What the specification of JSON Feed 1.1 asks (https://www.jsonfeed.org/version/1.1/), told as a list of faults."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")  # RFC 3339
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")  # RFC 5646, its shape


def _text(value: object) -> bool:
    return isinstance(value, str)


def _address(value: object) -> bool:
    return isinstance(value, str) and urlsplit(value).scheme in ("http", "https") and bool(urlsplit(value).netloc)


def _moment(value: object) -> bool:
    return isinstance(value, str) and MOMENT.fullmatch(value) is not None


def _language(value: object) -> bool:
    return isinstance(value, str) and LANGUAGE.fullmatch(value) is not None


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _authors(value: object) -> bool:
    """Each author is an object that has at least one of its keys."""
    keys = {"name", "url", "avatar"}
    return isinstance(value, list) and all(
        isinstance(each, dict) and each and set(each) <= keys and all(isinstance(text, str) for text in each.values()) for each in value
    )


def _attachments(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) and {"url", "mime_type"} <= set(each) for each in value)


FEED: dict[str, Callable[[object], bool]] = {
    "version": lambda value: value == "https://jsonfeed.org/version/1.1",
    "title": _text,
    "home_page_url": _address,
    "feed_url": _address,
    "description": _text,
    "user_comment": _text,
    "next_url": _address,
    "icon": _address,
    "favicon": _address,
    "authors": _authors,
    "language": _language,
    "expired": lambda value: isinstance(value, bool),
    "hubs": lambda value: isinstance(value, list),
    "items": lambda value: isinstance(value, list),
}
ITEM: dict[str, Callable[[object], bool]] = {
    "id": lambda value: isinstance(value, str) and value != "",
    "url": _address,
    "external_url": _address,
    "title": _text,
    "content_html": _text,
    "content_text": _text,
    "summary": _text,
    "image": _address,
    "banner_image": _address,
    "date_published": _moment,
    "date_modified": _moment,
    "authors": _authors,
    "tags": _texts,
    "language": _language,
    "attachments": _attachments,
}


def faults(data: bytes) -> list[str]:
    """Everything that is wrong with a feed; [] = valid."""
    try:
        feed = json.loads(data.decode("utf-8"))
    except ValueError as error:
        return [f"no JSON: {error}"]
    if not isinstance(feed, dict):
        return ["no object"]
    found = list(_object(feed, FEED, ("version", "title", "items"), "feed"))
    items = feed.get("items")
    for number, item in enumerate(items if isinstance(items, list) else []):
        found += _object(item, ITEM, ("id",), f"item {number}")
        if not {"content_html", "content_text"} & set(item):
            found.append(f"item {number}: neither content_html nor content_text")
    ids = [item.get("id") for item in items] if isinstance(items, list) else []
    if len(set(ids)) != len(ids):
        found.append("two items with one id")
    if "next_url" in feed and feed["next_url"] == feed.get("feed_url"):
        found.append("next_url is the feed itself")
    return found


def _object(value: dict, keys: dict[str, Callable[[object], bool]], needed: tuple[str, ...], where: str) -> Iterator[str]:
    """Unknown keys are extensions, which begin with an underscore and a letter."""
    for key in needed:
        if key not in value:
            yield f"{where}: no {key}"
    for key, found in value.items():
        if key in keys and not keys[key](found):
            yield f"{where}: {key} is {found!r}"
        if key not in keys and not re.fullmatch(r"_[A-Za-z][^.]*", key):
            yield f"{where}: {key} is unknown"
