"""The pages of the pathways: the list of all, and one page for each, which leads from module to module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from .. import body, locales
from ..load.pathway import as_module
from ..locales import direction, language_name
from ..model import Catalogue, Module, Pathway, PathwayWords, fallbacks
from ..settings import Settings
from ..translate.status import NO_ROWS, Rows
from . import cards, chrome, state
from .context import Download
from .page import Page, View
from .reading import Words
from .state import card_notice
from .templates import fragment
from .words import duration, lang_attrs, licence, marked, size

LIST = "pathways/index.html"
KINDS = (("mbz", "lms"), ("scorm12", "computer"), ("epub", "phone"))
"""The files of a whole pathway, best first, and their icons. A name is that of the packages that are put together."""

Files = Mapping[str, Sequence[Download]]
"""The files of each pathway, by its id."""


def pathway_pages(catalogue: Catalogue, settings: Settings, locale: str, files: Files, rows: Rows = NO_ROWS) -> Iterator[Page]:
    """The list of pathways in one locale of the site, then a page for each. The list is there also if there are none.

    ``rows`` are the states of their translations, by locale and name.
    """
    yield _list_page(catalogue, View(settings, locale, LIST))
    for pathway in catalogue.open_pathways:
        yield _Reading.of(pathway, catalogue, settings, locale).page(files.get(pathway.id, ()), rows)


def pathway_names(catalogue: Catalogue, settings: Settings) -> dict[str, tuple[str, ...]]:
    """Every page of the pathways without its locale, and the locales of the site in which it is no fallback."""
    return {LIST: settings.languages} | {pathway_page(way): _real(way, settings) for way in catalogue.open_pathways}


def pathway_page(pathway: Pathway) -> str:
    """The path of a pathway's page without its locale."""
    return f"pathways/{pathway.id}.html"


def chosen(pathway: Pathway, locale: str, default: str = "") -> PathwayWords:
    """The words that a reader of ``locale`` gets: the reader's or its parents', else the site's default, else the source's."""
    order = fallbacks(locale, default or pathway.source_language, pathway.source_language)
    return next(pathway.words[tag] for tag in order if tag in pathway.words)


def pathway_rows(catalogue: Catalogue, view: View) -> list[dict[str, object]]:
    """Link, words and facts of each pathway, by title: what lists of pathways show on any page."""
    t = view.t
    rows = []
    for pathway in catalogue.open_pathways:
        words, modules = chosen(pathway, view.locale, view.settings.default), catalogue.along(pathway)
        rows.append(
            {
                "id": pathway.id,
                "url": view.page(pathway_page(pathway)),
                "words": words,
                "attrs": lang_attrs(words.locale, view.around),
                "time": duration(sum(module.minutes for module in modules), t),
                "modules": t.plural("catalogue.count", len(modules)),
            }
        )
    return sorted(rows, key=lambda row: (row["words"].title.casefold(), row["id"]))


def _real(pathway: Pathway, settings: Settings) -> tuple[str, ...]:
    return tuple(tag for tag in settings.languages if tag in pathway.words)


def _list_page(catalogue: Catalogue, view: View) -> Page:
    t, settings = view.t, view.settings
    here = Words(t("nav.pathways"), view.around, view.around)
    home = (Words(t("nav.home"), view.around, view.around), view.page("index.html"))
    values = chrome.slots(
        view,
        settings.languages,
        title=t("pathways.title"),
        description=t("pathways.description"),
        topic=marked(here.text, here.locale, view.around),
        crumbs=fragment("crumbs", t=t, links=[home], here=here),
        content=fragment("pathways", t=t, rows=pathway_rows(catalogue, view)),
    )
    return Page(view.path, "pathway", view.locale, values, view.alternates(settings.languages))


@dataclass(frozen=True, slots=True)
class _Reading:
    """The page of a pathway for a reader's locale. ``words`` are those that it shows, ``modules`` those that are in the catalogue."""

    pathway: Pathway
    view: View
    words: PathwayWords
    modules: tuple[Module, ...]
    catalogue: Catalogue

    @classmethod
    def of(cls, pathway: Pathway, catalogue: Catalogue, settings: Settings, locale: str) -> _Reading:
        view = View(settings, locale, pathway_page(pathway))
        return cls(pathway, view, chosen(pathway, locale, settings.default), catalogue.along(pathway), catalogue)

    @property
    def source(self) -> PathwayWords:
        return self.pathway.words[self.pathway.source_language]

    def attrs(self, locale: str) -> Markup:
        return lang_attrs(locale, self.view.around)

    def facts(self) -> list[tuple[str, str, str]]:
        """Icon, label, words: what people ask first."""
        t, pathway = self.view.t, self.pathway
        roles = [t(f"facet.audience.{role}") for role in pathway.audience]
        more = t.plural("module.more", len(roles) - 2) if len(roles) > 2 else ""
        rows = [
            ("clock", t("module.fact.time"), t("pathways.time", time=duration(sum(m.minutes for m in self.modules), t))),
            ("lesson", t("catalogue.modules"), t.plural("catalogue.count", len(self.modules))),
            ("people", t("module.fact.audience"), t("module.list").join([*roles[:2], *([more] if more else [])])),
            ("edit", t("module.about.version"), t("module.version", version=pathway.version, date=pathway.updated)),
            ("licence", t("module.fact.licence"), licence(pathway.licence).name),
        ]
        return [row for row in rows if row[2]]

    def needs(self) -> list[tuple[str, Markup]]:
        """What one should be able to do before, of all modules, each sentence once; with its language."""
        found: dict[str, Markup] = {}
        for module in self.modules:
            edition = cards.card_edition(module, self.view)
            for line in edition.prerequisites:
                found.setdefault(line, self.attrs(edition.locale))
        return list(found.items())

    def requires(self) -> list[tuple[Words, str]]:
        """Modules that some of these require and that are not on the way."""
        wanted = dict.fromkeys(id for module in self.modules for id in module.requires if id not in self.pathway.modules)
        there = [module for id in wanted if (module := self.catalogue.module(id))]
        return [(self.title(module), self.view.module(module.id)) for module in there]

    def title(self, module: Module) -> Words:
        edition = cards.card_edition(module, self.view)
        return Words(edition.title, edition.locale, self.view.around)

    def reason(self, id: str) -> Words | None:
        said = next((said for said in (self.words, self.source) if id in said.reasons), None)
        return Words(said.reasons[id], said.locale, self.view.around) if said else None

    def steps(self) -> list[dict[str, object]]:
        """What the page says of each module, in order."""
        view, t = self.view, self.view.t
        rows = []
        for number, module in enumerate(self.modules, 1):
            edition, own = cards.card_edition(module, view), module.editions.get(view.locale)
            rows.append(
                {
                    "id": f"way-{module.id}",
                    "step": t("pathways.step", n=number, total=len(self.modules)),
                    "title": self.title(module),
                    "url": view.module(module.id),
                    "reason": self.reason(module.id),
                    "minutes": duration(module.minutes, t),
                    "level": t(f"facet.level.{module.level}"),
                    "badge": state.badge(module, own, t) if own else None,
                    "attrs": self.attrs(edition.locale),
                    "outcomes": [edition.outcomes[o.id] for o in module.outcomes if o.id in edition.outcomes],
                    "guide": view.module(module.id, "guide") if cards.has_guide(module, view) else "",
                }
            )
        return rows

    def text(self) -> tuple[Markup, Markup, list[tuple[int, str, str, Markup]]]:
        """The text as HTML, its language, and its headings for the contents; the source's where the reader's has none."""
        said = self.words if self.words.document and self.words.document.nodes else self.source
        if not said.document:
            return Markup(""), Markup(""), []
        module = as_module(self.pathway)
        drawn = body.render(module, module.editions[said.locale], said.document, None, locales.load(said.locale))
        attrs = self.attrs(said.locale)
        toc = [(head.level, f"#m-{head.id}", head.title, attrs) for head in drawn.toc if head.level == 2]
        return Markup(body.resolve(drawn.html, self._address)), attrs, toc

    def _address(self, kind: str, value: str) -> str:
        if kind in ("id", "ref"):
            return f"m-{value}" if kind == "id" else f"#m-{value}"
        if kind == "oer":
            return self.view.module_link(value)
        return "#oer-main"  # a pathway has no other documents and no media

    def page(self, files: Sequence[Download], rows: Rows) -> Page:
        """The finished page; ``files`` hold the whole pathway."""
        view, said, t = self.view, self.words, self.view.t
        row = rows.get(said.locale, {}).get(f"pathways/{self.pathway.id}.md")
        text, text_attrs, headings = self.text()
        steps, needs, requires, box = self.steps(), self.needs(), self.requires(), self.box(files)
        content = fragment(
            "pathway",
            t=t,
            attrs=self.attrs(said.locale),
            words=said,
            facts=self.facts(),
            begin=steps[0]["url"],
            text=text,
            text_attrs=text_attrs,
            needs=needs,
            requires=requires,
            steps=steps,
            box=box,
        )
        own = Markup("")
        toc = [*headings]
        toc += [(2, "#oer-before", t("module.before"), own)] if needs or requires else []
        toc += [(2, "#oer-way", t("pathways.in_order"), own)]
        toc += [(2, "#download", t("pathways.take"), own)] if box else []
        real = _real(self.pathway, view.settings)
        edit = f"{view.settings.edit_uri}{self.pathway.folder}/{said.locale}.md" if view.settings.edit_uri else ""
        here = Words(said.title, said.locale, view.around)
        crumbs = [(Words(t("nav.pathways"), view.around, view.around), view.page(LIST))]
        values = chrome.slots(
            view,
            real,
            title=said.title,
            description=said.summary,
            noindex=view.locale not in real,
            topic=marked(said.title, said.locale, view.around),
            crumbs=fragment("crumbs", t=t, links=crumbs, here=here),
            notice=card_notice(view, said, self.pathway.source_language, row),
            toc=fragment("toc", t=t, entries=toc),
            edit=fragment("edit", t=t, edit=edit, report=""),
            content=content,
        )
        return Page(view.path, "pathway", view.locale, values, view.alternates(real))

    def box(self, files: Sequence[Download]) -> dict[str, object] | None:
        """The files that hold the whole pathway: one of each kind for the reader, and all of them; None while there are none."""
        if not files:
            return None
        t, order = self.view.t, fallbacks(self.view.locale, self.view.settings.default, self.pathway.source_language)
        by_key = {(file.format, file.locale): file for file in files}
        kinds = [(name, icon) for name, icon in KINDS if any(file.format == name for file in files)]
        best = []
        for name, icon in kinds:
            found = next((by_key[name, tag] for tag in order if (name, tag) in by_key), None)
            if found:
                key = f"pathways.file.{name}"
                best.append({"icon": icon, "title": t(key), "words": t(f"{key}.words"), **self._file(found)})
        rank = {tag: number for number, tag in enumerate(order)}
        tags = sorted({file.locale for file in files}, key=lambda tag: (rank.get(tag, len(rank)), tag))
        rows = [
            (
                Words(language_name(tag), tag, self.view.around),
                [self._file(by_key[name, tag]) if (name, tag) in by_key else None for name, _ in kinds],
            )
            for tag in tags
        ]
        return {"best": best, "kinds": [t(f"pathways.file.{name}") for name, _ in kinds], "rows": rows, "files": self._sorted(files, rank)}

    def _sorted(self, files: Sequence[Download], rank: Mapping[str, int]) -> list[dict[str, object]]:
        every = sorted(files, key=lambda file: (rank.get(file.locale, len(rank)), file.locale, file.format))
        return [self._file(file) for file in every]

    def _file(self, file: Download) -> dict[str, object]:
        return {
            "url": self.view.to(file.path),
            "name": file.path.rpartition("/")[2],
            "size": size(file.size, self.view.t),
            "sha256": file.sha256,
            "locale": file.locale,
            "dir": direction(file.locale),
            "language": language_name(file.locale),
            "foreign": file.locale.split("-")[0] != self.view.locale.split("-")[0],
        }
