"""Addresses of links and pictures as attributes: allowed ones and tokens only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import escape

from ..load.links import Target, doc_name, target
from ..load.lookup import media_file, media_kind
from ..model import Node

if TYPE_CHECKING:
    from .writer import Writer

_UNSAFE = re.compile("[\x00-\x20\"'<>&`\x7f-\x9f]")  # nothing of this may stand in a token
_MAIL = re.compile(r"(?:mailto|tel):[^\s\"'<>]+", re.I)


def web(address: str) -> str:
    """An address of the web as it is, "" for any other. The rules ask for one; whoever prints a link does not rely on them."""
    return address if address.lower().startswith(("https://", "http://")) else ""


def target_of(writer: Writer, node: Node) -> Target:
    return target(node.url, writer.document.name, writer.document.locale)


def medium(writer: Writer, node: Node) -> str | None:
    """The media file that a picture or a link names, chosen for the language; None = there is none."""
    where = target_of(writer, node)
    if where.kind != "media":
        return None
    found = media_file(writer.module, where.value, writer.document.locale)
    return found if found and not _UNSAFE.search(found) else None


def away(writer: Writer, file: str) -> str | None:
    """Where a film or sound lies that does not go with the body, "" if that is not known; None = the file goes with the body."""
    base = writer.facts.films_at
    if base is None or media_kind(file) not in ("video", "audio"):
        return None
    return base and base + quote(file)


def attributes(writer: Writer, node: Node) -> str | None:
    """The attributes of a link, or None if its address leads nowhere that is allowed: then only its words are shown."""
    where = target_of(writer, node)
    fragment = "" if _UNSAFE.search(where.fragment) else where.fragment
    if where.kind == "external":
        return f'href="{escape(where.value)}" rel="external noopener"'
    if where.kind == "mail" and _MAIL.fullmatch(where.value):
        return f'href="{escape(where.value)}"'
    if where.kind == "here" and fragment and not writer.transcript:
        return f'href="\x1aref:{fragment}\x1a"'
    if where.kind == "document" and where.value in writer.facts.linkable:
        term = 'class="oer-term" ' if where.value == "glossary.md" and fragment else ""
        return f'{term}href="\x1adoc:{doc_name(where.value)}{_hash(fragment)}\x1a"'
    if where.kind == "module":
        return f'href="\x1aoer:{where.value}{_hash(fragment)}\x1a"'
    file = medium(writer, node)
    film = away(writer, file) if file else None
    if film is not None:
        return f'href="{escape(film)}" rel="external noopener"' if film else None
    if file:
        return f'href="{writer.use(file)}"' + (" download" if media_kind(file) == "file" else "")
    return None


def _hash(fragment: str) -> str:
    return f"#{fragment}" if fragment else ""
