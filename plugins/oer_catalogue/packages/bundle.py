"""The language bundle: every file of every module in one language, a folder for each module."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ..locales import Strings, language_name
from ..model import Edition, Module
from .pathway import item
from .sets import Item, SetFile, SetHead

_AGAIN = re.compile(r"(light|part-[0-9]+)\.")
_PLAN = r"(?:in-person|online|hybrid|between)-[0-9]+-[0-9]+"


def bundle_items(
    modules: Iterable[Module], locale: str, sizes: Mapping[str, str], names: Mapping[str, str], strings: Strings
) -> tuple[Item, ...]:
    """The modules that have an edition in ``locale``, with all its files.

    ``sizes``: the files of the site with their sizes in words, sorted; ``names``: what people call a suffix.
    """
    by_module: dict[str, list[str]] = {}
    for path in sizes:
        top, _, rest = path.partition("/")
        if top == "downloads":
            by_module.setdefault(rest.partition("/")[0], []).append(path)
    found = []
    for module in modules:
        edition = module.editions.get(locale)
        files = edition and tuple(_files(module, edition, by_module.get(module.id, ()), sizes, names))
        if edition and files:
            found.append(item(module, edition, files, strings))
    return tuple(found)


def _files(module: Module, edition: Edition, paths: Sequence[str], sizes: Mapping[str, str], names: Mapping[str, str]) -> Iterable[SetFile]:
    """The packages of an edition and the files of its guide; nothing that holds the same again: light ones, parts, ZIPs of the guide."""
    own = f"downloads/{module.id}/{module.id}-{edition.locale}."
    guide = f"downloads/{module.id}/guide/{module.id}-{edition.locale}-"
    plan = re.compile(re.escape(guide) + _PLAN)
    for path in paths:
        if path.startswith(own) and not _AGAIN.match(path.removeprefix(own)):
            yield SetFile(path, path.removeprefix("downloads/"), names.get(path.removeprefix(own), path.rpartition("/")[2]), sizes[path])
        elif plan.match(path) and not path.endswith(".zip"):
            yield SetFile(path, path.removeprefix("downloads/"), path.rpartition("/")[2], sizes[path])


def bundle_head(locale: str, site: str, strings: Strings) -> SetHead:
    """What the page of a bundle says at its top."""
    title = f"{site}: {strings('set.everything', language=language_name(locale))}"
    return SetHead(title, "", strings.language, strings("set.everything.words"))
