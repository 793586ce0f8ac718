"""The packages of a module as a unit of work: what goes wrong with one costs neither the pages nor the other packages.

``downloads/<slug>/<slug>-<locale>.<suffix>``; ``….light.<suffix>`` without films and sounds, ``….part-<n>.<suffix>`` lesson by lesson.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from .below import matching
from .build import Context, bodies
from .cache import digest
from .engine.tree import File, Writer
from .load.lookup import media_kind
from .load.module import Reading, open_module, understand
from .locales import load
from .model import Edition, Module, fallbacks
from .packages import FORMATS, Format, NotMadeError, PackageContext
from .packages.about import relevant
from .packages.pieces import pieces
from .packages.public import films_at
from .pages.context import Download
from .problem import Problem
from .rules.codes import problem
from .settings import Settings
from .version import version

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class PackTask:
    """The packages of some editions of one module; all of them if ``locales`` is None."""

    context: Context
    folder: Path
    locales: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Packed:
    """The packages of one edition, in the new tree. ``fresh``: all of them are made of what the module says now."""

    locale: str
    downloads: tuple[Download, ...] = ()
    files: tuple[File, ...] = ()
    problems: tuple[Problem, ...] = ()
    fresh: bool = True


def formats(settings: Settings) -> tuple[Format, ...]:
    """The formats that a site offers."""
    return tuple(form for form in FORMATS if settings.formats is None or form.name in settings.formats)


def languages(folder: Path) -> tuple[str, ...]:
    """The names of the folders that may hold editions, sorted; cheap, and not yet checked."""
    return tuple(sorted(path.parent.name for path in matching(folder, "*/index.md")))


def do_pack(task: PackTask) -> tuple[Packed, ...]:
    """Write the packages of a module's editions; nothing if it will not be drawn because of errors, or as a draft."""
    context = task.context
    reading = open_module(task.folder, context.root)
    module, _ = understand(reading, context.methods)
    if module is None or (module.status == "draft" and not context.drafts):
        return ()
    writer = Writer(context.new, context.old)
    wanted = [tag for tag in module.editions if task.locales is None or tag in task.locales]
    for tag in wanted:
        writer.remove(f"downloads/{module.id}", f"{module.id}-{tag}.")  # what a worker left that was killed at this edition
    return tuple(_Packer(context, writer, module, reading, tag).all() for tag in wanted)


class _Packer:
    """Makes the packages of one edition."""

    def __init__(self, context: Context, writer: Writer, module: Module, reading: Reading, locale: str) -> None:
        self.context, self.writer, self.module, self.reading, self.locale = context, writer, module, reading, locale
        self._edition = module.editions[locale]
        self._parcel = PackageContext(
            settings=context.settings,
            strings=load(locale),
            body=bodies(module),
            read=lambda path: reading.files[path].data,
            topics=context.topics,
        )

    def all(self) -> Packed:
        settings = self.context.settings
        key = self._key()
        if self.context.hurried and (last := self._last()):
            return last
        downloads: list[Download] = []
        files: list[File] = []
        problems: list[Problem] = []
        for form in formats(settings):
            if form.lacks(self.module, self._edition, settings):
                continue
            try:
                for download, file in self._made(form, key, problems):
                    downloads.append(download)
                    files.append(file)
            except NotMadeError as error:
                message = f"the {form.name} file in the language {self.locale} could not be made: {error}"
                problems.append(problem("OER-D001", self.module.place, message, "The other files are there. Mend it if you need this one."))
        packed = Packed(self.locale, tuple(downloads), tuple(files), tuple(problems))
        self.context.cache.put("packed", self._name(), packed)
        return packed

    def _name(self) -> str:
        return digest("packed", self.context.settings, self.module.id, self.locale)

    def _last(self) -> Packed | None:
        """What was last made of this edition, whatever it said, linked from the old site."""
        kept = self.context.cache.get("packed", self._name())
        if isinstance(kept, Packed) and self.writer.adopt(kept.files):
            return replace(kept, problems=(), fresh=False)
        return None

    def _key(self) -> str:
        """The hash of everything that the packages can show. Which formats are wanted does not show in one of them."""
        context = self.context
        settings = replace(context.settings, formats=None, written=None)
        words = fallbacks(self.locale, settings.default, self.module.source_language)
        return digest("pack", version(), settings, context.topics, self.module.id, self.locale, relevant(self.module, words))

    def _made(self, form: Format, key: str, problems: list[Problem]) -> Iterator[tuple[Download, File]]:
        """The whole package, and what takes its place where it is large."""
        budget = self.context.settings.budget(form.name)
        whole = self._make(form, key, self.module, self._edition)
        yield whole
        if not form.bulky or whole[1].size <= budget.light * MEGABYTE:
            return
        films = any(media_kind(path) in ("video", "audio") for path in self.module.media)
        others = [self._make(form, key, self.module, self._edition, variant="light")] if films else []
        cut = pieces(self.module, self._edition, self.context.settings.default)
        if whole[1].size > budget.parts * MEGABYTE and len(cut) > 1:
            others += [
                self._make(form, key, module, edition, variant="part", part=number, parts=len(cut))
                for number, (module, edition) in enumerate(cut, 1)
            ]
        yield from others
        problems.append(self._large(form, whole[1], [file for _, file in others]))

    def _large(self, form: Format, whole: File, others: list[File]) -> Problem:
        sizes = ", ".join(f"{Path(file.path).name} ({file.size / MEGABYTE:.1f} MB)" for file in others)
        message = f"{Path(whole.path).name} has {whole.size / MEGABYTE:.1f} MB; there are also: {sizes or 'no smaller ones'}"
        fix = "Make films and pictures smaller. People with a slow line need long for a large file, and many platforms refuse it."
        return problem("OER-D002", self.module.place, message, fix)

    def _make(self, form: Format, key: str, module: Module, edition: Edition, **kind: object) -> tuple[Download, File]:
        variant, part = kind.get("variant", "whole"), kind.get("part", 0)
        extra = f".part-{part}" if part else ".light" if variant == "light" else ""
        name = f"{key}{extra}.{form.suffix}"
        path = f"downloads/{module.id}/{module.id}-{self.locale}{extra}.{form.suffix}"
        parcel = self._parcel
        if variant == "light":
            parcel = replace(parcel, light=True)
            parcel = replace(parcel, body=bodies(module, films_at(module, parcel)))
        elif part:
            parcel = replace(parcel, body=bodies(module))
        fill = partial(self._fill, form, name, module, edition, parcel)
        file = self.writer.make(path, fill)
        return Download(form.name, self.locale, path, file.size, file.sha256, form.media_type, **kind), file

    def _fill(self, form: Format, name: str, module: Module, edition: Edition, parcel: PackageContext, target: BinaryIO) -> None:
        cache = self.context.cache
        if not cache.get_file(name, target):
            form.write(module, edition, parcel, target)
            cache.put_file(name, target)


def sums_path(slug: str) -> str:
    """Where the checksums of a module's packages stand."""
    return f"downloads/{slug}/SHA256SUMS"


def sums(files: Iterable[File]) -> bytes:
    """The checksums of files that lie beside it, as ``sha256sum --check`` reads them."""
    return "".join(f"{file.sha256}  {Path(file.path).name}\n" for file in sorted(files)).encode()
