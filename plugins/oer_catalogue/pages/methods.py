"""The pages of the training methods: the list of all, and one page for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from .. import body, locales
from ..load.method import as_module
from ..model import PLAN_MODES, Catalogue, Method, MethodPart, MethodWords, Minutes, Module, Node, fallbacks, method_minutes
from ..plan.cost import amount, minutes_for
from ..settings import Settings
from ..translate.status import NO_ROWS, Rows
from . import chrome
from .cards import card_edition
from .context import page_names
from .page import Page, View
from .reading import Words
from .state import card_notice, sentence
from .templates import fragment
from .words import duration, lang_attrs, marked

LIST = "methods/index.html"


def method_pages(catalogue: Catalogue, settings: Settings, locale: str, rows: Rows = NO_ROWS) -> Iterator[Page]:
    """The list of methods in one locale of the site, then a page for each method. The list is there also if there are none.

    ``rows`` are the states of their translations, by locale and name.
    """
    view = View(settings, locale, LIST)
    yield _list_page(catalogue.methods, view)
    if catalogue.methods:
        users = _users(catalogue, settings)
        for method in catalogue.methods.values():
            yield _Reading.of(method, settings, locale).page(users.get(method.id, []), rows)


def method_names(methods: Mapping[str, Method], settings: Settings) -> dict[str, tuple[str, ...]]:
    """Every page of the methods without its locale, and the locales of the site in which it is no fallback."""
    return {LIST: settings.languages} | {f"methods/{id}.html": _real(method, settings) for id, method in methods.items()}


def chosen(method: Method, locale: str, default: str = "") -> MethodWords:
    """The words that a reader of ``locale`` gets: the reader's or its parents', else the site's default, else the source's."""
    order = fallbacks(locale, default or method.source_language, method.source_language)
    return next(method.words[tag] for tag in order if tag in method.words)


def method_words(methods: Mapping[str, Method], id: str, locale: str, default: str = "") -> tuple[str, str, str] | None:
    """Title, meaning and their language, for a reader of ``locale``; None if there is no such method. Light methods do."""
    if id not in methods:
        return None
    words = chosen(methods[id], locale, default)
    return words.title, words.meaning, words.locale


def method_data(methods: Mapping[str, Method], locale: str, default: str = "") -> dict[str, dict[str, object]]:
    """What a script needs to plan with methods, by id: plain values for JSON. Light methods do.

    ``minutes`` maps each of ``PLAN_MODES`` in which the method works to ``{fixed, per_person, per_group, min, max}`` (None = no bound).
    """
    return {id: _data(method, chosen(method, locale, default)) for id, method in methods.items()}


def _data(method: Method, words: MethodWords) -> dict[str, object]:
    return {
        "id": method.id,
        "title": words.title,
        "meaning": words.meaning,
        "lang": words.locale,
        "grouping": method.grouping,
        "phases": list(method.phases),
        "people": {"min": method.people_min, "ideal": method.people_ideal, "max": method.people_max},
        "subgroup": method.subgroup,
        "modes": list(method.modes),
        "minutes": {mode: _plain(method_minutes(method, mode)) for mode in PLAN_MODES if mode in method.modes},
    }


def _plain(minutes: Minutes) -> dict[str, float | None]:
    return {name: getattr(minutes, name) for name in ("fixed", "per_person", "per_group", "min", "max")}


def _real(method: Method, settings: Settings) -> tuple[str, ...]:
    return tuple(tag for tag in settings.languages if tag in method.words)


def _users(catalogue: Catalogue, settings: Settings) -> dict[str, list[Module]]:
    """The modules whose guides use a method, by its id."""
    users: dict[str, list[Module]] = {}
    for module in catalogue.modules:
        if module.guide and "guide" in page_names(module, settings):
            for id in {activity.method for activity in module.guide.activities}:
                users.setdefault(id, []).append(module)
    return users


def _sizes(method: Method) -> list[int]:
    return sorted({method.people_min, method.people_ideal, method.people_max})


def _times(minutes: Minutes, method: Method) -> list[int]:
    """Whole minutes for the smallest, the ideal and the largest group."""
    return [minutes_for(minutes, n, method.subgroup) for n in _sizes(method)]


def _modes(method: Method, t: locales.Strings) -> str:
    return sentence(t("module.list").join(t(f"methods.mode.{mode}") for mode in method.modes))


def _facts(method: Method, view: View) -> list[tuple[str, str, str]]:
    """Icon, label, words: what people ask first."""
    t = view.t
    ideal = minutes_for(method_minutes(method, _first_mode(method)), method.people_ideal, method.subgroup)
    people = t("guide.group.range", min=method.people_min, max=method.people_max, ideal=method.people_ideal)
    return [
        ("clock", t("guide.time"), t("methods.time", time=duration(ideal, t), n=method.people_ideal)),
        ("people", t("guide.group"), people),
        ("door-group", t("guide.column.how"), sentence(t(f"guide.grouping.{method.grouping}"))),
        ("computer", t("methods.where"), _modes(method, t)),
        ("check", t("methods.fits"), t("module.list").join(t(f"guide.phase.{phase}") for phase in method.phases)),
    ]


def _first_mode(method: Method) -> str:
    return next((mode for mode in PLAN_MODES if mode in method.modes), PLAN_MODES[0])


def _list_page(methods: Mapping[str, Method], view: View) -> Page:
    t, settings = view.t, view.settings
    rows = []
    for method in methods.values():
        words = chosen(method, view.locale, settings.default)
        attrs = lang_attrs(words.locale, view.around)
        rows.append((view.page(f"methods/{method.id}.html"), words, attrs, _facts(method, view)))
    rows.sort(key=lambda row: (row[1].title.casefold(), row[0]))
    content = fragment("methods", t=t, rows=rows)
    here = Words(t("nav.methods"), view.around, view.around)
    values = chrome.slots(
        view,
        settings.languages,
        title=t("methods.title"),
        description=t("methods.description"),
        topic=marked(here.text, here.locale, view.around),
        crumbs=fragment("crumbs", t=t, links=[(_home(view), view.page("index.html"))], here=here),
        content=content,
    )
    return Page(view.path, "method", view.locale, values, view.alternates(settings.languages))


def _home(view: View) -> Words:
    return Words(view.t("nav.home"), view.around, view.around)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The page of a method for a reader's locale. ``words`` are those that it shows."""

    method: Method
    view: View
    words: MethodWords
    module: Module
    pieces: dict[str, body.Pieces] = field(default_factory=dict)

    @classmethod
    def of(cls, method: Method, settings: Settings, locale: str) -> _Reading:
        words = chosen(method, locale, settings.default)
        return cls(method, View(settings, locale, f"methods/{method.id}.html"), words, as_module(method))

    @property
    def attrs(self) -> Markup:
        return lang_attrs(self.words.locale, self.view.around)

    def draw(self, nodes: tuple[Node, ...], words: MethodWords | None = None) -> Markup:
        """Some nodes of a language's text as HTML."""
        said = words or self.words
        if not nodes or not said.document:
            return Markup("")
        if said.locale not in self.pieces:
            edition = self.module.editions[said.locale]
            self.pieces[said.locale] = body.Pieces(self.module, edition, said.document, locales.load(said.locale))
        piece = str(nodes[0].start)
        html = self.pieces[said.locale].block(nodes)
        return Markup(body.resolve(html, lambda kind, value: self._address(kind, value, piece)))

    def _address(self, kind: str, value: str, piece: str) -> str:
        if kind in ("id", "ref"):
            own = f"m-{value}.{piece}" if "." in value else f"m-{value}"
            return own if kind == "id" else f"#{own}"
        if kind == "oer":
            return self.view.module_link(value)
        return "#oer-main"  # a method has no other documents and no media

    def part(self, id: str, name: str) -> tuple[str, Markup, Markup]:
        """Title, text and language of a step (``steps``) or material (``materials``): the reader's, else the source's words."""
        for said in (self.words, self.method.words[self.method.source_language]):
            found: MethodPart | None = next((part for part in getattr(said, name) if part.id == id), None)
            if found:
                return found.title, self.draw(found.nodes, said), lang_attrs(said.locale, self.view.around)
        raise LookupError(f"{self.method.id} has no words for {id}")  # the rules refuse it

    def forms(self) -> list[tuple[str, str, Markup, Markup]]:
        """Id, title, text and language of each form; one that is not translated in the source's words."""
        source = self.method.words[self.method.source_language]
        found = []
        for form, (title, nodes) in source.forms.items():
            said = self.words if form in self.words.forms else source
            title, nodes = said.forms[form]
            found.append((f"oer-{form}", title, self.draw(nodes, said), lang_attrs(said.locale, self.view.around)))
        return found

    def steps(self) -> list[dict[str, object]]:
        rows = []
        for step in self.method.steps:
            title, text, attrs = self.part(step.id, "steps")
            minutes = step.modes.get(_first_mode(self.method), step.minutes)
            rows.append({"id": f"m-{step.id}", "title": title, "text": text, "attrs": attrs, "times": _times(minutes, self.method)})
        return rows

    def totals(self) -> list[tuple[str, list[int]]]:
        """The whole method's minutes in each mode; nothing where they are all the same."""
        method, t = self.method, self.view.t
        rows = [(mode, _times(method_minutes(method, mode), method)) for mode in PLAN_MODES if mode in method.modes]
        different = len({tuple(times) for _, times in rows}) > 1
        names = {"between": t("methods.between_each")}
        return [(sentence(names.get(mode) or t(f"methods.mode.{mode}")), times) for mode, times in rows] if different else []

    def materials(self) -> list[tuple[str, Markup, Markup, str]]:
        """Name, text, language, and how many the ideal group needs."""
        method = self.method
        rows = []
        for item in method.materials:
            number = amount(item, method.people_ideal, method.subgroup)
            rows.append((*self.part(item.id, "materials"), self.view.t("methods.number", n=number) if number else ""))
        return rows

    def page(self, users: list[Module], rows: Rows) -> Page:
        """The finished page; ``users`` are the modules whose guides use the method."""
        view, method, said, t = self.view, self.method, self.words, self.view.t
        row = rows.get(self.words.locale, {}).get(f"methods/{self.method.id}.md")
        sizes, steps = _sizes(method), self.steps()
        editions = [(card_edition(module, view), module) for module in users]
        links = [(Words(edition.title, edition.locale, view.around), view.module(module.id, "guide")) for edition, module in editions]
        content = fragment(
            "method",
            t=t,
            attrs=self.attrs,
            words=said,
            facts=_facts(method, view),
            intro=self.draw(said.intro),
            sizes=[t.plural("methods.people", n) for n in sizes],
            steps=steps,
            total=_times(method_minutes(method, _first_mode(method)), method),
            totals=self.totals(),
            materials=self.materials(),
            forms=self.forms(),
            pitfalls=self.draw(said.pitfalls),
            sources=method.sources,
            reading=self.draw(said.sources),
            users=links,
        )
        real = _real(method, view.settings)
        edit = f"{view.settings.edit_uri}{method.folder}/{said.locale}.md" if view.settings.edit_uri else ""
        here = Words(said.title, said.locale, view.around)
        crumbs = [(Words(t("nav.methods"), view.around, view.around), view.page(LIST))]
        values = chrome.slots(
            view,
            real,
            title=said.title,
            description=said.meaning,
            noindex=view.locale not in real,
            topic=marked(said.title, said.locale, view.around),
            crumbs=fragment("crumbs", t=t, links=crumbs, here=here),
            notice=card_notice(view, said, self.method.source_language, row),
            toc=fragment("toc", t=t, entries=self._contents(links)),
            edit=fragment("edit", t=t, edit=edit, report=""),
            content=content,
        )
        return Page(view.path, "method", view.locale, values, view.alternates(real))

    def _contents(self, users: list[tuple[Words, str]]) -> list[tuple[int, str, str, Markup]]:
        t, own = self.view.t, Markup("")
        entries = [(2, "#oer-steps", t("methods.steps"), own)]
        entries += [(2, f"#{id}", title, attrs) for id, title, _, attrs in self.forms()]
        parts = (
            ("oer-pitfalls", "guide.pitfalls", self.words.pitfalls),
            ("oer-used", "methods.used", users),
            ("oer-sources", "methods.sources", self.method.sources or self.words.sources),
        )
        return entries + [(2, f"#{id}", t(key), own) for id, key, there in parts if there]
