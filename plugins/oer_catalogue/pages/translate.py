"""The page for translators, one per language: what is left to do, file by file, and what to take away to do it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Protocol

from markupsafe import Markup

from ..locales import Strings, direction, language_name
from ..model import Catalogue
from ..settings import Settings
from ..translate.pairs import DOCS
from ..translate.status import NO_ROWS, Row, Rows, rows, sheet_path, summary
from . import chrome
from .cards import card_edition
from .page import Page, View
from .reading import Words
from .state import TONES, named, rich
from .templates import fragment
from .words import duration, lang_attrs, marked, size


class Sized(Protocol):
    """A file of the site, ``size`` in bytes."""

    @property
    def size(self) -> int: ...


Files = Mapping[str, Sized]
NO_FILES: Files = {}
_DOCS_ID = "pages"
_NAMES = {"index.md": "module.introduction", "quiz.md": "module.quiz", "guide.md": "guide.title", "glossary.md": "module.glossary"}


def translate_pages(catalogue: Catalogue, settings: Settings, locale: str, docs: Rows = NO_ROWS, files: Files = NO_FILES) -> Iterator[Page]:
    """The page of one locale of a site in several languages; ``docs`` are the states of the texts under docs/, by locale and name.

    ``files`` is what the site has by path: among it the files for translators.
    """
    if len(settings.languages) < 2:
        return
    view = View(settings, locale, chrome.TRANSLATE)
    t = view.t
    found = rows(catalogue, docs.get(locale, {}).values(), locale)
    total = summary(found)
    content = fragment(
        "translate",
        t=t,
        title=rich(t, "translate.title", language=named(locale)),
        total=total,
        groups=[_group(owner, list(group), catalogue, view, files) for owner, group in _groups(found)],
        languages=_languages(catalogue, docs, view),
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
    yield Page(view.path, "method", locale, values, view.alternates(settings.languages))


def _groups(found: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    """What is left, by owner, in the order in which an owner first has something to do."""
    left = [row for row in found if not row.is_done]
    owners = list(dict.fromkeys(row.owner for row in left))
    ordered = sorted(left, key=lambda row: owners.index(row.owner))
    return ((owner, list(group)) for owner, group in groupby(ordered, key=lambda row: row.owner))


def _group(owner: str, found: Sequence[Row], catalogue: Catalogue, view: View, files: Files) -> Mapping[str, object]:
    """One module with its open texts, or the pages of the site."""
    t = view.t
    module = next((m for m in catalogue.modules if m.folder == owner), None)
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


def _languages(catalogue: Catalogue, docs: Rows, view: View) -> list[Mapping[str, object]]:
    """Each language of the site with how much of it is done."""
    found = []
    for tag in view.settings.languages:
        total = summary(rows(catalogue, docs.get(tag, {}).values(), tag))
        if total["texts"]:
            found.append({"url": view.page(chrome.TRANSLATE, tag), "tag": tag, "name": language_name(tag), "dir": direction(tag), **total})
    return found
