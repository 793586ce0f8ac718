"""The page for translators, one per language: what is left to do, file by file, and what to take away to do it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from markupsafe import Markup

from ..locales import Strings, direction, language_name
from ..model import Catalogue, Module
from ..settings import Settings
from ..translate.pairs import DOCS
from ..translate.status import Row, sheet_path, summary
from . import chrome
from .cards import card_edition
from .page import Page, View
from .reading import Words
from .state import TONES, named, rich
from .templates import fragment
from .words import duration, lang_attrs, marked, number, size


class Sized(Protocol):
    """A file of the site, ``size`` in bytes."""

    @property
    def size(self) -> int: ...


Files = Mapping[str, Sized]
NO_FILES: Files = {}
_DOCS_ID = "pages"
_NAMES = {"index.md": "module.introduction", "quiz.md": "module.quiz", "guide.md": "guide.title", "glossary.md": "module.glossary"}


def translate_pages(
    catalogue: Catalogue, settings: Settings, found: Mapping[str, Sequence[Row]], files: Files = NO_FILES
) -> Iterator[Page]:
    """The page of each language of a site in several. ``found`` has the texts of each language, the most useful first (``status.rows``);
    ``files`` is what the site has by path: among it the files for translators."""
    totals = {tag: summary(texts) for tag, texts in found.items()}
    for locale, texts in found.items():
        yield _page(catalogue, View(settings, locale, chrome.TRANSLATE), texts, totals, files)


def _page(catalogue: Catalogue, view: View, found: Sequence[Row], totals: Mapping[str, Mapping[str, int]], files: Files) -> Page:
    settings, locale, t = view.settings, view.locale, view.t
    modules = {module.folder: module for module in catalogue.modules}
    content = fragment(
        "translate",
        t=t,
        title=rich(t, "translate.title", language=named(locale)),
        left=lambda words: t("translate.words", n=number(words, t)),
        total=totals[locale],
        groups=[_group(texts, modules.get(owner), view, files) for owner, texts in _groups(found).items()],
        languages=_languages(totals, view),
    )
    here = Words(t("translate.name"), view.around, view.around)
    values = chrome.slots(
        view,
        settings.languages,
        title=t("translate.title", language=language_name(locale)),
        description=t("translate.description"),
        topic=marked(here.text, here.locale, view.around),
        crumbs=fragment("crumbs", t=t, links=[(Words(t("nav.home"), view.around, view.around), view.page("index.html"))], here=here),
        content=content,
    )
    return Page(view.path, "method", locale, values, view.alternates(settings.languages))


def _groups(found: Sequence[Row]) -> Mapping[str, list[Row]]:
    """What is left, by owner, in the order in which an owner first has something to do."""
    groups: dict[str, list[Row]] = {}
    for row in found:
        if not row.is_done:
            groups.setdefault(row.owner, []).append(row)
    return groups


def _group(found: Sequence[Row], module: Module | None, view: View, files: Files) -> Mapping[str, object]:
    """One module with its open texts; without a module the pages of the site."""
    t = view.t
    if module is None:
        title, url, attrs, names = t("translate.pages"), "", Markup(""), dict[str, str]()
    else:
        edition = card_edition(module, view)
        title, attrs = edition.title, lang_attrs(edition.locale, view.around)
        url = view.module(module.id, "index")
        source = module.editions[module.source_language]
        names = {f"lessons/{id}.md": document.title for id, document in source.lessons.items()}
    return {
        "id": module.id if module else _DOCS_ID,
        "title": title,
        "attrs": attrs,
        "url": url,
        "words": sum(row.words for row in found),
        "time": duration(sum(row.minutes for row in found), t),
        "texts": [_text(row, names, view, module.source_language if module else "", files) for row in found],
    }


def _text(row: Row, names: Mapping[str, str], view: View, source: str, files: Files) -> Mapping[str, object]:
    t, edit = view.t, view.settings.edit_uri
    title, attrs = (t(_NAMES[row.name]), Markup("")) if row.name in _NAMES and row.owner != DOCS else (names.get(row.name, row.name), None)
    return {
        "title": title,
        "attrs": attrs if attrs is not None else lang_attrs(source, view.around) if row.name in names else Markup(' dir="ltr"'),
        "tone": TONES.get(row.freshness, "caution"),
        "state": _state(row, t),
        "words": row.words,
        "time": duration(row.minutes, t) if row.minutes else "",
        "source": f"{edit}{row.source}" if edit and row.source else "",
        "edit": f"{edit}{row.target}" if edit and row.freshness != "missing" else "",
        "file": row.target,
        "sheets": [
            (label, view.to(path), size(files[path].size, t))
            for label, form in ((t("planner.file.docx"), "docx"), ("PO", "po"))
            if (path := sheet_path(row.owner, row.name, view.locale, form)) in files
        ],
    }


def _state(row: Row, t: Strings) -> str:
    if row.freshness == "outdated":
        return t.plural("state.outdated", row.outdated, blocks=row.blocks)
    return t(f"state.{row.freshness}")


def _languages(totals: Mapping[str, Mapping[str, int]], view: View) -> list[Mapping[str, object]]:
    """Each language of the site with how much of it is done."""
    found = ((tag, total) for tag, total in totals.items() if total["texts"])
    return [
        {"url": view.page(chrome.TRANSLATE, tag), "tag": tag, "name": language_name(tag), "dir": direction(tag), **total}
        for tag, total in found
    ]
