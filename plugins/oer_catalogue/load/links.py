"""What an address in a text means. Pure syntax: whether the target exists is asked by the rules and by the body."""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

TargetKind = Literal["empty", "external", "mail", "scheme", "foreign", "here", "document", "media", "module", "unknown"]

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
_MODULE = re.compile(r"oer:([a-z0-9][a-z0-9-]*)(?:/([a-z0-9][a-z0-9-]*))?(?:#([^\s#]+))?")
# Characters that browsers skip or trim inside an address, and so can hide a scheme from a reader of the source.
_SKIPPED = re.compile(
    "[\x00-\x20\x7f-\xa0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
)


@dataclass(frozen=True, slots=True)
class Target:
    """Where an address leads.

    ``external``: http or https, ``value`` is the address. ``mail``: mailto or tel. ``scheme``: any other scheme, ``value``
    is its name. ``foreign``: ``//host``. ``here``: a place in the same text. ``document``: ``value`` is a file name of the
    edition (``lessons/x.md``). ``media``: ``value`` is a path inside media/. ``module``: ``value`` is ``slug`` or
    ``slug/lesson``. ``unknown``: a path that leads to none of these, as typed. ``fragment`` is what stands after ``#``.
    """

    kind: TargetKind
    value: str = ""
    fragment: str = ""


def doc_name(name: str) -> str:
    """The short name of a document: ``index``, ``quiz``, ``guide``, ``glossary`` or the lesson's id."""
    return posixpath.basename(name).removesuffix(".md")


def target(url: str, document_name: str, locale: str) -> Target:
    """The Target of ``url``, typed in the document ``document_name`` (``lessons/x.md``, ``media/x.en.md``) of an edition."""
    bare = _SKIPPED.sub("", html.unescape(url))
    if not bare:
        return Target("empty")
    scheme = _SCHEME.match(bare)
    if scheme:
        return _with_scheme(scheme[1].lower(), url.strip())
    if bare.replace("\\", "/").startswith("//"):
        return Target("foreign", url.strip())
    path, _, fragment = url.partition("#")
    path, fragment = unquote(path), unquote(fragment)
    if not path:
        return Target("here", fragment=fragment) if fragment else Target("empty")
    return _path(path, fragment, document_name, locale) or Target("unknown", url)


def _with_scheme(scheme: str, url: str) -> Target:
    if scheme in ("http", "https") and re.match(r"https?://[^/?#\s]", url, re.I):
        return Target("external", url)
    if scheme in ("mailto", "tel") and url.lower().startswith(scheme):
        return Target("mail", url)
    if scheme == "oer":
        found = _MODULE.fullmatch(url)
        if not found:
            return Target("unknown", url)
        return Target("module", found[1] + (f"/{found[2]}" if found[2] else ""), found[3] or "")
    return Target("unknown", url) if scheme in ("http", "https", "mailto", "tel") else Target("scheme", scheme)


def _path(path: str, fragment: str, document_name: str, locale: str) -> Target | None:
    """The path seen from the document: media/ lies beside the editions' folders."""
    if path.startswith("/") or "?" in path or "\\" in path:
        return None
    here = document_name if document_name.startswith("media/") else f"{locale}/{document_name}"
    full = posixpath.normpath(posixpath.join(posixpath.dirname(here), path))
    if full.startswith(f"{locale}/") and full.endswith(".md"):
        return Target("document", full.removeprefix(f"{locale}/"), fragment)
    if full.startswith("media/"):
        return Target("media", full.removeprefix("media/"), fragment)
    return None
