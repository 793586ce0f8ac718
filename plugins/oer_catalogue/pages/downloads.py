"""The download box: first what people use, then the file that fits, then three steps. Everything else stands below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..locales import Strings, direction, language_name
from ..model import fallbacks
from ..packages import FORMATS
from .context import Download
from .reading import Reading, Words
from .state import sentence
from .words import size

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Use:
    """One answer to "What do you use?": the formats that serve, best first; ``also``: what serves beside them.

    Steps are ``download.<use>.<format>.<n>``. ``ways``: kinds of people, each with a file and steps of their own
    (``download.<use>.<way>.<n>``), while the best format is there.
    """

    name: str
    icon: str
    formats: tuple[str, ...]
    also: tuple[str, ...] = ()
    ways: tuple[tuple[str, str], ...] = ()


USES = (
    Use("moodle", "lms", ("mbz", "scorm12"), ("scorm12", "moodlexml", "gift"), (("mbz.teacher", "mbz_section"), ("mbz.creator", "mbz"))),
    Use("lms", "computer", ("scorm12",), ("scorm2004", "cc", "gift")),
    Use("paper", "paper", ("pdf", "html"), ("pdf-large", "handout", "handout-answers")),
    Use("group", "guide", ("pdf-guide",), ("handout", "handout-answers")),
    Use("phone", "phone", ("epub", "html"), ("pdf",)),
    Use("offline", "offline", ("html",), ("epub", "pdf")),
    Use("change", "edit", ("docx", "odt"), ("odt", "source")),
)


def format_name(name: str, t: Strings) -> str:
    """What people call a format; one without a word of ours keeps its name."""
    key = f"download.format.{name}"
    return t(key) if key in t.texts else name


def _variant(download: Download, t: Strings) -> str:
    """What tells a file from the whole package; "" = it is the whole."""
    if download.variant == "part":
        return t("download.part", n=download.part, total=download.parts)
    return t("download.light") if download.variant == "light" else ""


def _file(reading: Reading, download: Download) -> Row:
    t = reading.t
    return {
        "url": reading.view.to(download.path),
        "name": download.path.rsplit("/", 1)[-1],
        "format": format_name(download.format, t),
        "title": sentence(format_name(download.format, t)),
        "variant": _variant(download, t),
        "size": size(download.size, t),
        "sha256": download.sha256,
        "language": Words(language_name(download.locale), download.locale, reading.view.around),
        "dir": direction(download.locale),
        "foreign": download.locale.split("-")[0] != reading.view.locale.split("-")[0],
    }


def _best(downloads: Sequence[Download], formats: Sequence[str], locales: Sequence[str]) -> Download | None:
    by_key = {(d.format, d.locale): d for d in downloads if d.variant == "whole"}
    return next((by_key[(f, tag)] for f in formats for tag in locales if (f, tag) in by_key), None)


def _steps(t: Strings, *names: str) -> list[str]:
    keys = (f"download.{'.'.join(names)}.{n}" for n in range(1, 7))
    return [t(key) for key in keys if key in t.texts]


def box(reading: Reading) -> Row | None:
    """The context of the download box; None while the module has no file to take away."""
    downloads = reading.context.downloads
    if not downloads:
        return None
    settings = reading.context.settings
    locales = fallbacks(reading.view.locale, settings.default, reading.module.source_language)
    uses = [row for use in USES if (row := _use(reading, use, locales))]
    order = {tag: number for number, tag in enumerate(locales)}
    tags = sorted({d.locale for d in downloads}, key=lambda tag: (order.get(tag, len(order)), tag))
    here = tags[0]
    return {
        "uses": uses,
        "languages": [
            {
                "language": Words(language_name(tag), tag, reading.view.around),
                "files": [_file(reading, d) for d in downloads if d.locale == tag],
                "open": tag == here,
            }
            for tag in tags
        ],
        "missing": _missing(reading, here),
        "files": [_file(reading, d) for d in downloads if d.locale == here],
        "sums": reading.view.to(downloads[0].path.rpartition("/")[0] + "/SHA256SUMS"),
    }


def _use(reading: Reading, use: Use, locales: Sequence[str]) -> Row | None:
    """One answer with its file, its steps and what else there is; None where no format serves."""
    downloads, t = reading.context.downloads, reading.t
    found = _best(downloads, use.formats, locales)
    if found is None:
        return None
    also = (_best(downloads, (name,), (found.locale,)) for name in use.also if name != found.format)
    ways = [
        {"title": t(f"download.{use.name}.{way}"), "steps": _steps(t, use.name, way), **_taken(reading, file)}
        for way, form in use.ways
        if found.format == use.formats[0] and (file := _best(downloads, (form,), (found.locale,)))
    ]
    return {
        "name": use.name,
        "icon": use.icon,
        "title": t(f"download.{use.name}"),
        "hint": t(f"download.{use.name}.hint"),
        **_taken(reading, found),
        "steps": [] if ways else _steps(t, use.name, found.format),
        "ways": ways,
        "also": [{**_file(reading, d), "words": _words(d.format, t)} for d in also if d],
    }


def _taken(reading: Reading, download: Download) -> Row:
    """A file, and what there is of it for those for whom it is too large."""
    same = (d for d in reading.context.downloads if (d.format, d.locale) == (download.format, download.locale))
    return {"file": _file(reading, download), "smaller": [_file(reading, d) for d in same if d.variant != "whole"]}


def _words(format: str, t: Strings) -> str:
    """When to take a format instead of the best one."""
    key = f"download.also.{format}"
    return t(key) if key in t.texts else ""


def _missing(reading: Reading, locale: str) -> list[str]:
    """Why formats that the site offers are not there in the language of the page, one line for each reason."""
    t, settings = reading.t, reading.context.settings
    edition = reading.module.editions[locale]
    there = {d.format for d in reading.context.downloads if d.locale == locale}
    reasons: dict[str, list[str]] = {}
    for form in FORMATS:
        if form.name not in there and (settings.formats is None or form.name in settings.formats):
            reasons.setdefault(form.lacks(reading.module, edition, settings) or "unknown", []).append(format_name(form.name, t))
    return [t(f"download.lacks.{reason}", formats=_list(names, t)) for reason, names in sorted(reasons.items())]


def _list(names: Iterable[str], t: Strings) -> str:
    return sentence(t("module.list").join(names))
