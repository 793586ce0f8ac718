"""The files of a guide: every plan that is computed beforehand, in every language, to print, to change, and for the calendar.

``downloads/<slug>/guide/<slug>-<locale>-<mode>-<people>-<minutes>.<suffix>``
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from .build import Context
from .cache import Cache, digest
from .engine.tree import File, Writer
from .kit import Kit, make_kit
from .load.module import open_module, understand
from .locales import Strings, load
from .model import Edition, GuideFacts, Method, Module, Wish, fallbacks
from .packages.about import relevant
from .packages.licence import attribution, authors, licence_name, licence_url
from .packages.public import page_url, public_url
from .pages.context import Download
from .pages.methods import method_words
from .pages.plans import guide_path, with_files
from .plan import make_plan, presets
from .settings import GUIDE_FILES, Settings
from .version import version

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "ics": "text/calendar",
    "csv": "text/csv",
    "zip": "application/zip",
}
"""Of each kind of file, by its suffix (RFC 6838)."""


@dataclass(frozen=True, slots=True)
class GuideTask:
    """The guide files of one module in all its languages. ``content`` is the hash of its folder.

    A unit of work beside the module's own: printing takes longer than all the pages, and what goes wrong with it costs no page.
    """

    context: Context
    folder: Path
    content: str

    @property
    def key(self) -> str:
        """The hash of everything that the files can show; not of the pages around them."""
        return digest("guide files", version(), self.context.settings, self.context.methods, self.content)


def has_guide(module: Module, settings: Settings) -> bool:
    """Whether there are files to make."""
    return with_files(settings) and module.guide is not None and any(edition.guide for edition in module.editions.values())


def recall_guide(task: GuideTask) -> tuple[File, ...] | None:
    """The files, linked from the old site; None = they must be written."""
    kept = task.context.cache.get("guide-files", task.key)
    if isinstance(kept, tuple) and Writer(task.context.new, task.context.old).adopt(kept):
        return kept
    return None


def do_guide(task: GuideTask) -> tuple[File, ...]:
    """Write the files of a module that has been read before and is free of errors."""
    context = task.context
    reading = open_module(task.folder, context.root)
    module, _ = understand(reading, context.methods)
    if module is None:
        raise ValueError(f"{task.folder.name} has changed while it was read")
    writer = Writer(context.new, context.old)
    writer.clear([f"downloads/{module.id}/guide"])  # what a worker left that was killed at this module
    files = []
    for locale in module.editions:
        words = fallbacks(locale, context.settings.default, module.source_language)
        key = digest(version(), context.settings, context.methods, module.id, locale, relevant(module, words))
        made = guide_files(module, locale, context.settings, context.methods, lambda path: reading.files[path].data, context.cache, key)
        files += [writer.write(path, data) for path, data in made]
    context.cache.put("guide-files", task.key, tuple(files))
    return tuple(files)


def guide_downloads(module: Module, files: Mapping[str, File]) -> tuple[Download, ...]:
    """The files of a module's guide that a site has, as downloads, by language and plan."""
    if module.guide is None:
        return ()
    named = (
        (tag, guide_path(module.id, tag, wish, suffix))
        for tag in module.editions
        for wish in presets(module.guide)
        for suffix in MEDIA_TYPES
    )
    found = ((tag, files[path]) for tag, path in named if path in files)
    return tuple(Download(GUIDE_FILES, tag, f.path, f.size, f.sha256, MEDIA_TYPES[f.path.rpartition(".")[2]]) for tag, f in found)


def guide_files(
    module: Module,
    locale: str,
    settings: Settings,
    methods: Mapping[str, Method],
    read: Callable[[str], bytes],
    cache: Cache,
    key: str,
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every file of the guide in a language of the module; none where that edition has no guide.

    ``read`` gives a file of the module's folder; ``key`` is the hash of everything that the files can show, under which the cache has them.
    """
    edition, facts = module.editions[locale], module.guide
    if facts is None or edition.guide is None:
        return
    for wish in presets(facts):
        name = digest("guide", key, wish)
        files = cache.get("guides", name)
        if not isinstance(files, dict):
            files = _files(module, edition, facts, wish, settings, methods, read)
            cache.put("guides", name, files)
        for suffix, data in files.items():
            yield guide_path(module.id, locale, wish, suffix), data


def _files(
    module: Module,
    edition: Edition,
    facts: GuideFacts,
    wish: Wish,
    settings: Settings,
    methods: Mapping[str, Method],
    read: Callable[[str], bytes],
) -> dict[str, bytes]:
    from .documents import Extras, print_kit  # what prints is large, and most commands print nothing

    strings = load(edition.locale)
    named = {id: words[:2] for id in methods if (words := method_words(methods, id, edition.locale, settings.default))}
    kit = make_kit(
        module,
        edition,
        make_plan(facts, wish),
        strings,
        methods=named,
        address=page_url(settings, edition.locale, module.id, "guide"),
        attribution=attribution(module, edition, strings),
    )
    licence = " ".join((strings("player.licence", licence=licence_name(module.licence)), licence_url(module.licence))).strip()
    stamp = date.fromisoformat(module.updated)
    extras = Extras(_meetings(kit, edition), _columns(kit, strings), licence, authors(module), stamp)
    return print_kit(kit, module, strings, read, partial(public_url, module, edition.locale, settings), extras)


def _meetings(kit: Kit, edition: Edition) -> list[str]:
    """The title of each meeting: those of its sessions."""
    titles = {session.id: session.title for session in edition.guide.sessions} if edition.guide else {}
    return [" / ".join(titles.get(id, id) for id in meeting.sessions) for meeting in kit.plan.meetings]


def _columns(kit: Kit, strings: Strings) -> list[str]:
    """The heads of the attendance sheet: the same as on paper."""
    signatures = [strings("kit.attendance.signature", n=meeting.number) for meeting in kit.plan.meetings]
    return [strings("kit.attendance.name"), strings("kit.attendance.organisation"), *signatures]
