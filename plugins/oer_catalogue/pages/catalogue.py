"""The catalogue page: every module as a card, filters, and plain lists for browsers without JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from markupsafe import Markup

from ..locales import direction, language_name
from ..model import Catalogue, Label, Module
from ..settings import Settings
from . import cards, chrome
from .page import Page, View
from .reading import Words
from .templates import fragment
from .words import BUCKETS, licence, marked

STATES = ("source", "current", "outdated", "partial", "unrecorded", "missing")
LEVELS = ("beginner", "intermediate", "advanced")
AUDIENCES = ("learner", "vet-teacher", "in-company-trainer", "tutor-counsellor", "provider-manager", "facilitator")
DELIVERIES = ("in-person", "online", "hybrid", "self-paced")
DEVICES = ("paper", "phone", "computer")
INTERNET = ("none", "download-once", "low", "high")


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    words: str
    lang: str
    count: int


def ordered(catalogue: Catalogue, view: View) -> list[Module]:
    """All modules: first what can be read in the reader's language, then by title, without regard to case and accents."""

    def key(module: Module) -> tuple[int, str, str]:
        title = normalize("NFKD", cards.card_edition(module, view).title).casefold()
        return cards.readable(module, view), "".join(c for c in title if c.isalnum() or c.isspace()), module.id

    return sorted(catalogue.modules, key=key)


def catalogue_card(module: Module, settings: Settings, locale: str, topics: Mapping[str, Label]) -> Markup:
    """The card of a module on the catalogue page of a locale."""
    return cards.card(module, View(settings, locale, "catalogue.html"), topics)


def catalogue_page(catalogue: Catalogue, settings: Settings, locale: str, drawn: Mapping[str, str]) -> Page:
    """The catalogue in one locale of the site; ``drawn`` are cards that need not be drawn again."""
    view = View(settings, locale, "catalogue.html")
    t = view.t
    modules = ordered(catalogue, view)
    content = fragment(
        "catalogue",
        t=t,
        locale=locale,
        cards=[Markup(drawn.get(m.id) or catalogue_card(m, settings, locale, catalogue.topics)) for m in modules],
        count=t.plural("catalogue.count", len(modules)),
        facets=_facets(catalogue, view),
        strings=chrome.strings_for_script(view, "facet."),
        pathways=view.page("pathways/index.html") if catalogue.open_pathways else "",
        by_topic=_by_topic(catalogue, modules, view),
        by_language=_by_language(modules, view),
    )
    values = chrome.slots(
        view, settings.languages, title=t("catalogue.title"), description=t("catalogue.description"), content=content
    )  # fmt: skip
    return Page(view.path, "catalogue", locale, values, view.alternates(settings.languages))


def _facets(catalogue: Catalogue, view: View) -> list[tuple[str, str, list[Option]]]:
    """Name, words and options of each filter; options that no module has are left out, filters that cannot divide too."""
    t = view.t
    values = [cards.facets(module, view) for module in catalogue.modules]

    def options(name: str, order: Sequence[str], words: Callable[[str], str], lang: Callable[[str], str] = lambda _: "") -> list[Option]:
        counts = [(value, sum(value in found[name].split() for found in values)) for value in order]
        return [Option(value, words(value), lang(value), count) for value, count in counts if count]

    def text(name: str) -> Callable[[str], str]:
        return lambda value: t(f"facet.{name}.{value}")

    def present(name: str) -> list[str]:
        return sorted({value for found in values for value in found[name].split()})

    def own(tag: str) -> str:
        return tag if tag != view.around else ""

    def topic(id: str) -> str:
        return catalogue.topics[id].label(view.locale) if id in catalogue.topics else id

    def topic_lang(id: str) -> str:
        return own(catalogue.topics[id].words(view.locale)[1]) if id in catalogue.topics else ""

    languages = sorted(present("lang"), key=lambda tag: (tag != view.locale, language_name(tag).casefold()))
    table = [
        ("lang", options("lang", languages, language_name, own)),
        ("state", options("state", STATES, text("state"))),
        ("topic", options("topic", sorted(present("topic"), key=lambda id: topic(id).casefold()), topic, topic_lang)),
        ("level", options("level", LEVELS, text("level"))),
        ("duration", options("duration", BUCKETS, text("duration"))),
        ("audience", options("audience", AUDIENCES, text("audience"))),
        ("delivery", options("delivery", DELIVERIES, text("delivery"))),
        ("device", options("device", DEVICES, text("device"))),
        ("internet", options("internet", INTERNET, text("internet"))),
        ("guide", options("guide", ("yes", "no"), text("guide"))),
        ("licence", options("licence", present("licence"), lambda id: licence(id).name)),
        ("eqf", options("eqf", present("eqf"), str)),
    ]
    return [(name, t(f"facet.{name}"), found) for name, found in table if found]


def _link(module: Module, view: View) -> tuple[Words, str]:
    edition = cards.card_edition(module, view)
    return Words(edition.title, edition.locale, view.around), view.module(module.id)


def _by_topic(catalogue: Catalogue, modules: Sequence[Module], view: View) -> list[tuple[str, list[tuple[Words, str]]]]:
    named = {id for m in modules for id in m.topics if id in catalogue.topics}
    rows = sorted((*catalogue.topics[id].words(view.locale), id) for id in named)
    return [(marked(label, tag, view.around), [_link(m, view) for m in modules if id in m.topics]) for label, tag, id in rows]


def _by_language(modules: Sequence[Module], view: View) -> list[tuple[str, str, str, list[tuple[Words, str]]]]:
    """Language, direction, name, and each module under its title in that language, linked in that language if the site has it."""
    tags = sorted({tag for m in modules for tag in m.editions}, key=lambda tag: (tag != view.locale, language_name(tag).casefold()))
    rows = []
    for tag in tags:
        links = [
            (
                Words(m.editions[tag].title, tag, view.around),
                view.page(f"modules/{m.id}/index.html", tag if tag in view.settings.languages else ""),
            )
            for m in modules
            if tag in m.editions
        ]
        rows.append((tag, direction(tag), language_name(tag), links))
    return rows
