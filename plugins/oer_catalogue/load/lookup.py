"""What the addresses of a text find in their module: documents, media files, captions, transcripts."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Document, Edition, Module, fallbacks

IMAGES = frozenset({"png", "jpg", "jpeg", "webp", "gif", "svg"})
VIDEOS = {"mp4": "video/mp4", "webm": "video/webm"}
SOUNDS = {"mp3": "audio/mpeg", "ogg": "audio/ogg", "opus": "audio/ogg", "wav": "audio/wav", "m4a": "audio/mp4"}


def media_kind(name: str) -> str:
    """``image``, ``video``, ``audio`` or ``file`` (a download), by the extension."""
    extension = name.rsplit(".", 1)[-1].lower()
    if extension in IMAGES:
        return "image"
    if extension in VIDEOS:
        return "video"
    return "audio" if extension in SOUNDS else "file"


def parents(locale: str) -> tuple[str, ...]:
    """A locale and its parents: ``it-CH``, ``it``."""
    return fallbacks(locale, locale, locale)


def media_file(module: Module, name: str, locale: str) -> str | None:
    """The path inside media/ that ``name`` means in a locale, or None if there is no such file."""
    for tag in parents(locale):
        found = module.media_path(name, tag)
        if found != name:
            return found
    return name if name in module.media else None


def captions(module: Module, chosen: str, locale: str) -> tuple[tuple[str, str], ...]:
    """(locale, path) of every captions file of a video or sound, the best one for the reader first.

    Captions lie beside the chosen file. Beside the shared file counts too for the locale that has a file of its own.
    """
    return _companions(module.media, chosen, ".vtt", _wanted(module, locale))


def transcript(module: Module, chosen: str, locale: str) -> Document | None:
    """The transcript of a video or sound that serves the reader best."""
    found = _companions(module.transcripts, chosen, ".md", _wanted(module, locale))
    return module.transcripts[found[0][1]] if found else None


def _wanted(module: Module, locale: str) -> tuple[str, ...]:
    return fallbacks(locale, locale, module.source_language)


def _companions(files, chosen: str, suffix: str, wanted: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    stem = chosen.rsplit(".", 1)[0]
    found = {path.removeprefix(f"{stem}.").removesuffix(suffix): path for path in sorted(files) if _belongs(path, stem, suffix)}
    folder, _, name = stem.rpartition("/")
    if folder and f"{name}.{folder}{suffix}" in files:
        found.setdefault(folder, f"{name}.{folder}{suffix}")
    order = [tag for tag in wanted if tag in found]
    return tuple((tag, found[tag]) for tag in [*order, *(tag for tag in found if tag not in order)])


def _belongs(path: str, stem: str, suffix: str) -> bool:
    middle = path.removeprefix(f"{stem}.")
    return middle != path and middle.endswith(suffix) and "." not in middle.removesuffix(suffix)


def document_names(module: Module) -> tuple[str, ...]:
    """The file names that a link may lead to: what any edition has, every lesson that the module lists, and
    what lies in its other parts."""
    editions = module.editions.values()
    names = ["index.md", *(f"lessons/{lesson.id}.md" for lesson in module.lessons)]
    for part in ("quiz", "guide", "glossary"):
        if any(getattr(edition, part) for edition in editions):
            names.append(f"{part}.md")
    return (*names, *module.elsewhere)


def documents(edition: Edition) -> Iterator[Document]:
    """Every document of an edition."""
    yield edition.index
    yield from edition.lessons.values()
    for part in (edition.quiz, edition.guide, edition.glossary):
        if part:
            yield part.document


def document(module: Module, edition: Edition, name: str) -> Document | None:
    """The document that a reader of ``edition`` gets for a file name: its own, else the source's."""
    for each in (edition, module.editions.get(module.source_language, edition)):
        for found in documents(each):
            if found.name == name:
                return found
    return None
