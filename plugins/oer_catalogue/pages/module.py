"""The page of a module, and all pages of a module."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup

from ..locales import direction, language_name
from ..model import Label, Module, Outcome, Provider, fallbacks
from ..theme import covers
from ..translate.status import LISTED
from . import described, downloads, reuse, state
from .chrome import TRANSLATE
from .context import PageContext, edition_with, page_names, tool_names
from .glossary import glossary_page
from .guide import guide_page
from .lesson import lesson_page
from .page import Page
from .quiz import quiz_page
from .quiz_key import quiz_key_page
from .reading import Reading, Words, contents
from .run import run_page
from .share import share_page
from .templates import fragment
from .words import duration, licence, marked


def module_pages(module: Module, locale: str, context: PageContext) -> Iterator[Page]:
    """Every page of a module in one locale of the site, also where it is not translated: then each page falls back."""
    facts = {lesson.id: lesson for lesson in module.lessons}
    makers = {
        "index": module_page,
        "quiz": quiz_page,
        "guide": guide_page,
        "glossary": glossary_page,
        "run": run_page,
        "quiz-key": quiz_key_page,
        "share": share_page,
    }
    for name in (*page_names(module, context.settings), *tool_names(module, context.settings)):
        yield lesson_page(module, facts[name], locale, context) if name in facts else makers[name](module, locale, context)


def module_page(module: Module, locale: str, context: PageContext) -> Page:
    """The module's own page: what it is, how to start, what to take away, how true each language is."""
    reading = Reading.of(module, context, locale, "index")
    edition, t, view = reading.edition, reading.t, reading.view
    text = context.body(edition.locale, edition.index)
    names = reading.names
    content = fragment(
        "module",
        t=t,
        attrs=reading.attrs,
        module=module,
        edition=edition,
        cover=covers.inline(module),
        facts=_facts(reading),
        start=view.module(module.id, module.lessons[0].id if module.lessons else "index"),
        links={name: view.module(module.id, name) for name in names},
        text=reading.resolve(text.html),
        outcomes=[_outcome(reading, outcome) for outcome in module.outcomes if outcome.id in edition.outcomes],
        lessons=_lessons(reading),
        languages=_languages(reading),
        translate=_translate(reading),
        about=_about(reading),
        requires=_requires(reading),
        box=downloads.box(reading),
        guide=_guide(reading),
        attribution=reuse.attribution(view, module, edition),
        citation=reuse.citation(view, module, edition),
        licence=licence(module.licence),
        assets=[(asset, licence(asset.licence)) for asset in module.assets],
        report=reading.report_url(),
        repository=context.settings.repo_url,
    )
    return reading.page(
        "module",
        [edition.index],
        title=edition.title,
        description=edition.summary,
        content=content,
        head=described.head(view, module, edition, context),
        toc=contents((), t, reading.attrs),
        pager=reading.pager,
    )


def _translate(reading: Reading) -> str:
    """Where one reads what is left to translate of this module; "" on a site in one language."""
    view, module = reading.view, reading.module
    if len(view.settings.languages) < 2:
        return ""
    own = module.editions.get(view.locale)
    is_open = view.locale != module.source_language and (own is None or own.state.freshness != "current")
    return f"{view.page(TRANSLATE)}#t-{module.id}" if is_open and module.status in LISTED else view.page(TRANSLATE)


def _facts(reading: Reading) -> list[tuple[str, str, str]]:
    """Icon, what it is (for a screen reader), words: the row below the summary."""
    module, t = reading.module, reading.t
    known = [t(f"facet.audience.{role}") for role in module.audience if f"facet.audience.{role}" in t.texts]
    more = t.plural("module.more", len(known) - 2) if len(known) > 2 else ""
    rows = [
        ("clock", t("module.fact.time"), duration(module.minutes, t)),
        ("level", t("module.fact.level"), t(f"facet.level.{module.level}")),
        ("people", t("module.fact.audience"), t("module.list").join([*known[:2], *([more] if more else [])])),
        ("language", t("module.fact.languages"), t.plural("module.languages.count", len(module.editions))),
        ("licence", t("module.fact.licence"), licence(module.licence).name),
    ]
    if "phone" in module.devices:
        rows.append(("phone", t("module.fact.device"), t("module.works_on_phone")))
    if module.internet in ("none", "download-once"):
        rows.append(("offline", t("module.fact.internet"), t(f"facet.internet.{module.internet}")))
    return [row for row in rows if row[2]]


def _outcome(reading: Reading, outcome: Outcome) -> dict[str, object]:
    lessons = [lesson for lesson in reading.module.lessons if outcome.id in lesson.outcomes]
    return {
        "text": reading.edition.outcomes[outcome.id],
        "lessons": [(reading.page_title(lesson.id), reading.view.module(reading.module.id, lesson.id)) for lesson in lessons],
        "codes": [f"{c.framework} {c.code}" for c in outcome.competences],
    }


def _lessons(reading: Reading) -> list[dict[str, object]]:
    return [
        {
            "id": lesson.id,
            "title": reading.page_title(lesson.id),
            "url": reading.view.module(reading.module.id, lesson.id),
            "minutes": duration(lesson.minutes, reading.t),
            "outside": resource.provider if (resource := reading.edition.resources.get(lesson.id, lesson.resource)) else "",
        }
        for lesson in reading.module.lessons
    ]


def _languages(reading: Reading) -> list[dict[str, object]]:
    """Each edition with its state on two axes; a link where the site has that language."""
    module, settings = reading.module, reading.context.settings
    return [
        {
            "locale": tag,
            "dir": direction(tag),
            "name": language_name(tag),
            "url": reading.view.page(reading.view.name, tag) if tag in settings.languages else "",
            "here": tag == reading.edition.locale,
            "badge": state.badge(module, edition, reading.t),
        }
        for tag, edition in module.editions.items()
    ]


def _about(reading: Reading) -> list[tuple[str, Sequence[str]]]:
    """Label and values of the small table of facts; what is not known is left out, not invented."""
    module, context, t = reading.module, reading.context, reading.t
    features = [t(key) for key in (f"module.accessibility.{name}" for name in module.accessibility_features) if key in t.texts]
    rows = [
        (t("module.about.audience"), [t(f"facet.audience.{role}") for role in module.audience if f"facet.audience.{role}" in t.texts]),
        (t("module.about.delivery"), [t(f"facet.delivery.{mode}") for mode in module.delivery_modes]),
        (t("module.about.devices"), [t(f"facet.device.{device}") for device in module.devices]),
        (t("module.about.internet"), [t(f"facet.internet.{module.internet}")] if module.internet else []),
        (t("module.about.software"), list(module.software)),
        (t("module.about.accessibility"), features),
        (t("module.about.topics"), _labels(reading, module.topics, context.topics)),
        (t("module.about.sectors"), _labels(reading, module.sectors, context.sectors)),
        (t("module.about.eqf"), [str(module.eqf_level)] if module.eqf_level else []),
        (t("module.about.isced"), list(module.isced_f)),
        (t("module.about.authors"), [f"{p.name} ({p.organisation})" if p.organisation else p.name for p in module.authors]),
        (t("module.about.provider"), [_provider(module.provider)]),
        (t("module.about.version"), [t("module.version", version=module.version, date=module.updated)]),
    ]
    return [row for row in rows if row[1]]


def _labels(reading: Reading, ids: Iterable[str], known: Mapping[str, Label]) -> list[Markup]:
    return [marked(*known[id].words(reading.view.locale), reading.view.around) for id in ids if id in known]


def _provider(provider: Provider) -> str:
    return f"{provider.name} ({provider.country})" if provider.country else provider.name


def _requires(reading: Reading) -> list[tuple[Words, str]]:
    settings, locale = reading.context.settings, reading.view.locale
    found = []
    for id in reading.module.requires:
        titles = reading.context.required.get(id, {})
        tag = next((tag for tag in (*fallbacks(locale, settings.default, settings.default), *titles) if tag in titles), "")
        if tag:
            found.append((Words(titles[tag], tag, reading.view.around), reading.view.module(id)))
    return found


def _guide(reading: Reading) -> dict[str, object] | None:
    """The teaser of the facilitator guide."""
    module, facts = reading.module, reading.module.guide
    edition = edition_with(module, reading.view.locale, "guide", reading.context.settings)
    if facts is None or edition is None or edition.guide is None:
        return None
    t = reading.t
    return {
        "why": reading.words(edition.guide.why, edition),
        "group": t("guide.group.range", min=facts.group_min, max=facts.group_max, ideal=facts.group_ideal),
        "sessions": t.plural("guide.sessions", len(facts.sessions)),
        "time": duration(reading.guide_minutes(facts, facts.group_ideal), t),
        "prepare": duration(facts.prep_minutes, t),
        "url": reading.view.module(module.id, "guide"),
    }
