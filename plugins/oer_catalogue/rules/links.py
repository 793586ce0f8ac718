"""Addresses, media, and what they find."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from ..load.links import Target, doc_name, target
from ..load.lookup import captions, document_names, media_file, media_kind, transcript
from ..load.markdown import plain, walk
from ..model import Document, ModuleLink, Node
from ..near import near
from ..problem import Problem
from .codes import MAX_PROBLEMS, problem
from .text import Text

_SCHEMES = "Use an address that begins with https://, a mail address (mailto:), a phone number (tel:), or a file of this module."


def check_links(text: Text) -> Iterator[Problem]:
    """Every link and image of a text."""
    for node in text.of("link", "image"):
        where = text.target(node.url)
        words = plain(node.children).strip()
        if where.kind == "scheme":
            yield text.problem("OER-S003", node.start, f"addresses with '{where.value}:' are not allowed", _SCHEMES)
        if node.kind == "image":
            yield from _image(text, node, where, words)
        else:
            yield from _link(text, node, where, words)


# --- links ----------------------------------------------------------------------------------------------------------


def _link(text: Text, node: Node, where: Target, words: str) -> Iterator[Problem]:
    if where.kind == "empty":
        yield text.problem("OER-L010", node.start, f"the link '{words}' has no address", "Write the address between the round brackets.")
    if not words:
        yield text.problem("OER-L010", node.start, "the link has no words", "Say between the square brackets where it leads.")
    if where.kind == "foreign":
        yield text.problem("OER-S005", node.start, f"'{where.value}' has no scheme", "Begin with https://.", f"https:{where.value}")
    elif where.kind == "here":
        yield from _fragment(text, node, where.fragment, text.document.name)
    elif where.kind == "document":
        if where.value in text.document_names:
            yield from _fragment(text, node, where.fragment, where.value)
        else:
            yield _missing_text(text, node)
    elif where.kind == "media" and not media_file(text.module, where.value, text.document.locale):
        yield _missing_media(text, node, where)
    elif where.kind == "unknown":
        yield _unknown(text, node)


def _unknown(text: Text, node: Node) -> Problem:
    if node.url.startswith("oer:"):
        fix = "Write `oer:module-id` or `oer:module-id/lesson-id`."
        return text.problem("OER-L019", node.start, f"'{node.url}' does not name a module", fix)
    if node.url.lower().startswith(("http", "mailto", "tel")):
        return text.problem("OER-L005", node.start, f"'{node.url}' is not a complete address", _SCHEMES)
    return _missing_text(text, node)


def _missing_text(text: Text, node: Node) -> Problem:
    path = node.url.partition("#")[0]
    here = posixpath.dirname(text.document.name)
    paths = [posixpath.relpath(name, here or ".") for name in document_names(text.module)]
    nearest = near(path, paths) or next((p for p in paths if doc_name(p) == doc_name(path).removesuffix(".html")), "")
    fix = "Link to a text of this module by its path from this file, such as `other-lesson.md` or `../glossary.md#id`."
    return text.problem("OER-L005", node.start, f"'{path}' is no text of this module", fix, nearest)


def _fragment(text: Text, node: Node, fragment: str, name: str) -> Iterator[Problem]:
    if fragment and fragment not in text.ids(name):
        nearest = near(fragment, text.ids(name))
        fix = "Use the id of a heading, as typed between {# and }."
        message = f"'{name}' has no place with the id '{fragment}'"
        yield text.problem("OER-L006", node.start, message, fix, f"#{nearest}" if nearest else "")


# --- images, players, files -----------------------------------------------------------------------------------------


def _image(text: Text, node: Node, where: Target, words: str) -> Iterator[Problem]:
    if not words:
        fix = "Say between the square brackets what is to be seen or heard, for people who cannot see it."
        yield text.problem("OER-L003", node.start, f"'{node.url}' has no text", fix)
    elif "." in words and " " not in words and words.rsplit("/", 1)[-1] == posixpath.basename(node.url):
        yield text.problem("OER-L003", node.start, f"'{words}' is a file name, not a text", "Say what is to be seen or heard.")
    if where.kind in ("external", "foreign"):
        fix = "Put the file into media/, with its author and licence under `assets:` in module.yml, or write a link to the page."
        yield text.problem("OER-S005", node.start, f"'{node.url}' lies on a foreign host", fix)
    elif where.kind == "media":
        found = media_file(text.module, where.value, text.document.locale)
        if not found:
            yield _missing_media(text, node, where)
        elif media_kind(found) in ("video", "audio") and not _has_words(text, found):
            stem = where.value.rsplit(".", 1)[0]
            fix = f"Put captions ({stem}.{text.document.locale}.vtt) or a transcript ({stem}.{text.document.locale}.md) beside it."
            yield text.problem("OER-L015", node.start, f"'{where.value}' has neither captions nor a transcript", fix)
    elif where.kind not in ("scheme", "empty"):
        fix = "Put the file into the module's media/ folder and name it by its path from here."
        yield text.problem("OER-L014", node.start, f"'{node.url}' does not lie in media/", fix, _as_media(text, node.url))
    elif where.kind == "empty":
        yield text.problem("OER-L004", node.start, "the picture has no address", "Write its path between the round brackets.")


def _has_words(text: Text, file: str) -> bool:
    locale = text.document.locale
    return bool(captions(text.module, file, locale) or transcript(text.module, file, locale))


def _missing_media(text: Text, node: Node, where: Target) -> Problem:
    fix = "Put the file into the module's media/ folder, or correct its name."
    return text.problem("OER-L004", node.start, f"there is no file media/{where.value}", fix, _as_media(text, where.value))


def _as_media(text: Text, path: str) -> str:
    """The path of the media file that was meant, as seen from the text."""
    own = f"{text.document.locale}/"
    names = sorted({name.removeprefix(own) for name in text.module.media})
    base = posixpath.basename(path)
    nearest = base if base in names else near(path, names) or near(base, names)
    if not nearest:
        return ""
    if text.document.name.startswith("media/"):
        return nearest
    return f"{'../' * (text.document.name.count('/') + 1)}media/{nearest}"


def check_players(text: Text) -> Iterator[Problem]:
    """Players and files that do not stand in a paragraph of their own."""
    if not any(_is_player(text, node) for node in text.of("image")):
        return
    for node in text.nodes:
        inner = [child for child in node.children if child.kind == "image"]
        alone = node.kind == "paragraph" and all(child.kind in ("image", "soft-break") for child in node.children)
        for image in () if alone else inner:
            if _is_player(text, image):
                where = text.target(image.url)
                fix = "Put it into a paragraph of its own, with an empty line before and after. In a sentence, write a link."
                yield text.problem("OER-L016", image.start, f"'{where.value}' stands inside other text", fix)


def _is_player(text: Text, image: Node) -> bool:
    where = text.target(image.url)
    return where.kind == "media" and media_kind(where.value) != "image"


# --- other modules --------------------------------------------------------------------------------------------------


def catalogue_links(document: Document) -> Iterator[ModuleLink]:
    """The links ``oer:<slug>/<lesson>`` of a text."""
    if "oer:" not in document.body and "&" not in document.body:  # it may be written with entities
        return
    for node in walk(document.nodes):
        if node.kind == "link" and node.url.startswith("oer:"):
            where = target(node.url, document.name, document.locale)
            if where.kind == "module":
                slug, _, lesson = where.value.partition("/")
                yield ModuleLink(slug, lesson, document.place(node.start))


def check_catalogue_links(links: Iterable[ModuleLink], modules: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Whether links lead somewhere; ``modules`` maps the id of every module of the catalogue to its lessons' ids.

    At most MAX_PROBLEMS; the others have the same cause.
    """
    yield from islice(_check_links(links, modules), MAX_PROBLEMS)


def _check_links(links: Iterable[ModuleLink], modules: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    for link in links:
        if link.module not in modules:
            nearest = near(link.module, modules)
            fix = "Use the id of a module: the name of its folder."
            suggestion = f"oer:{nearest}" if nearest else ""
            yield problem("OER-L019", link.place, f"there is no module '{link.module}' in this catalogue", fix, suggestion)
        elif link.lesson and link.lesson not in modules[link.module]:
            nearest = near(link.lesson, modules[link.module])
            fix = "Use the id of one of its lessons."
            suggestion = f"oer:{link.module}/{nearest}" if nearest else ""
            yield problem("OER-L019", link.place, f"the module '{link.module}' has no lesson '{link.lesson}'", fix, suggestion)
