"""The facilitator guide as written: a summary first, then every meeting as a table and step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..kit import say
from ..locales import Strings
from ..model import ActivityFacts, ActivityWords, GuideFacts, GuideWords, MaterialFacts, Module, Node, SessionFacts
from ..plan import activity_minutes, amount, session_minutes
from . import plans
from .context import PageContext
from .keep import keep
from .kit import Shown, kit_parts
from .methods import method_words
from .page import Page
from .reading import Reading
from .templates import fragment
from .words import duration, lang_attrs


def guide_page(module: Module, locale: str, context: PageContext) -> Page:
    """The guide of a module in one locale of the site. The module has one: ask ``page_names``."""
    reading = Reading.of(module, context, locale, "guide")
    facts, words, t = module.guide, reading.edition.guide, reading.t
    if facts is None or words is None:
        raise LookupError(f"{module.id} has no guide")
    sessions = [_session(reading, facts, session, number) for number, session in enumerate(facts.sessions, 1)]
    titles = plans.Titles.of(facts, words)
    kit = kit_parts(reading, facts)

    def draw(nodes: tuple[Node, ...]) -> Markup:
        return reading.draw(nodes, words.document)

    content = fragment(
        "guide",
        t=t,
        attrs=reading.attrs,
        title=words.document.title,
        why=words.why,
        summary=_summary(reading, facts),
        sizes=_sizes(reading, facts),
        kit=kit,
        controls=plans.controls(reading, facts),
        plans=plans.drawn_plans(reading, facts, titles),
        data=plans.plan_json(reading, facts, titles),
        sessions=sessions,
        materials=[_material(reading, facts, item, words) for item in facts.materials],
        questions=[(f"m-{id}", question, draw(answer)) for id, question, answer in words.questions],
        pitfalls=draw(words.pitfalls) if words.pitfalls else "",
        ideal=facts.group_ideal,
        quiz_key=reading.view.module(module.id, "quiz-key") if "quiz" in reading.names else "",
        run=reading.view.module(module.id, "run"),
        share=reading.view.module(module.id, "share"),
        keep=keep(reading),
        credit=reading.credit,
    )
    return reading.page(
        "guide",
        [words.document],
        title=f"{words.document.title} – {reading.module_title.text}",
        description=words.why,
        content=content,
        side=reading.side,
        toc=fragment("toc", t=t, entries=_contents(reading, sessions, words, kit)),
    )


def _summary(reading: Reading, facts: GuideFacts) -> list[tuple[str, str, str]]:
    """Icon, label, words of the first screen."""
    t = reading.t
    people = t("guide.group.range", min=facts.group_min, max=facts.group_max, ideal=facts.group_ideal)
    helpers = t("guide.facilitators.words", base=facts.facilitators_base, per=facts.facilitators_per)
    meetings = t.plural("guide.sessions", len(facts.sessions))
    time = t("guide.time.words", time=duration(reading.guide_minutes(facts, facts.group_ideal), t), n=facts.group_ideal)
    return [
        ("people", t("guide.group"), people),
        ("clock", t("guide.time"), f"{meetings}{t('module.list')}{time}"),
        ("phase-admin", t("guide.prepare"), duration(facts.prep_minutes, t)),
        ("person", t("guide.facilitators"), helpers),
    ]


def _sizes(reading: Reading, facts: GuideFacts) -> list[tuple[int, str]]:
    """How the time grows with the group: people, time of all meetings."""
    people = sorted({facts.group_min, facts.group_ideal, facts.group_max})
    return [(n, duration(reading.guide_minutes(facts, n), reading.t)) for n in people]


def _session(reading: Reading, facts: GuideFacts, session: SessionFacts, number: int) -> dict[str, object]:
    guide = reading.edition.guide
    words = next((s for s in guide.sessions if s.id == session.id), None)
    by_id = {a.id: a for a in words.activities} if words else {}
    times = reading.context.shared(("times", reading.module.id, session.id), lambda: _times(facts, session))
    steps = [_step(reading, facts, act, by_id.get(act.id), time) for act, time in zip(session.activities, times, strict=True)]
    return {
        "id": f"m-{session.id}",
        "number": number,
        "kicker": reading.t("guide.session.number", n=number, total=len(facts.sessions)),
        "title": words.title if words else session.id,
        "goal": reading.draw(words.goal, guide.document) if words and words.goal else "",
        "time": duration(session_minutes(session, facts.group_ideal, facts.subgroup), reading.t),
        "steps": steps,
    }


@dataclass(frozen=True, slots=True)
class _Time:
    """Whole minutes of a step for the smallest, the ideal and the largest group."""

    low: int
    ideal: int
    high: int


def _times(facts: GuideFacts, session: SessionFacts) -> tuple[_Time, ...]:
    """The times of a meeting's steps: the same in every language."""
    sizes = (facts.group_min, facts.group_ideal, facts.group_max)
    return tuple(_Time(*(activity_minutes(activity, n, facts.subgroup) for n in sizes)) for activity in session.activities)


def _step(reading: Reading, facts: GuideFacts, activity: ActivityFacts, words: ActivityWords | None, time: _Time) -> dict[str, object]:
    t, guide = reading.t, reading.edition.guide

    def draw(nodes: tuple[Node, ...]) -> Markup:
        return reading.draw(nodes, guide.document) if nodes else Markup("")

    names = {item.id: guide.material(item.id) for item in facts.materials} if activity.materials else {}
    lessons = [id for id in activity.lessons if any(part.id == id for part in reading.module.lessons)]
    return {
        "id": f"m-{activity.id}",
        "title": words.title if words else activity.id,
        "phase": activity.phase,
        "phase_words": t(f"guide.phase.{activity.phase}"),
        "priority": activity.priority,
        "priority_words": t(f"plan.keep.{activity.priority}"),
        "grouping": t(f"guide.grouping.{activity.grouping}"),
        "minutes": t("module.duration.minutes", minutes=time.ideal),
        "range": _range(facts, time, t),
        "message": draw(words.message) if words else "",
        "tips": [draw(tip) for tip in words.tips] if words else [],
        "product": draw(words.product) if words else "",
        "modes": _variants(words.modes, draw) if words else [],
        "adaptations": _variants(words.adaptations, draw) if words else [],
        "materials": [names[id] for id in activity.materials if id in names],
        "lessons": [(reading.page_title(id), reading.view.module(reading.module.id, id)) for id in lessons],
        "lead": say.role_words(activity.lead, t) if activity.lead else "",
        "method": method_of(reading, activity.method),
    }


def method_of(reading: Reading, id: str) -> dict[str, object] | None:
    """Name, meaning and page of the method that a step uses; None if it names none that is explained."""
    found = method_words(reading.context.methods, id, reading.view.locale, reading.context.settings.default) if id else None
    if found is None:
        return None
    title, meaning, locale = found
    return {
        "title": title,
        "meaning": meaning,
        "attrs": lang_attrs(locale, reading.view.around),
        "url": reading.view.page(f"methods/{id}.html"),
    }


def _range(facts: GuideFacts, time: _Time, t: Strings) -> str:
    """How the minutes of a step grow with the group; nothing where they do not."""
    return "" if time.low == time.high else t("guide.step.range", low=time.low, high=time.high, min=facts.group_min, max=facts.group_max)


Draw = Callable[[tuple[Node, ...]], Markup]


def _variants(variants: Mapping[str, tuple[str, tuple[Node, ...]]], draw: Draw) -> list[tuple[str, Markup]]:
    return [(title, draw(nodes)) for title, nodes in variants.values()]


def _material(reading: Reading, facts: GuideFacts, item: MaterialFacts, words: GuideWords) -> dict[str, object]:
    """A material with its number for the ideal group."""
    t = reading.t
    number = amount(item, facts.group_ideal, facts.subgroup)
    nodes = words.materials[item.id][1] if item.id in words.materials else ()
    return {
        "id": f"m-{item.id}",
        "name": words.material(item.id),
        "kind": t(f"guide.material.{item.kind}"),
        "number": str(number) if number else "",
        "modes": [t(f"facet.delivery.{mode}") for mode in item.modes],
        "optional": item.optional,
        "text": reading.draw(nodes, words.document) if nodes else "",
    }


def _contents(
    reading: Reading, sessions: Sequence[Mapping[str, object]], words: GuideWords, kit: Mapping[str, Sequence[Shown]]
) -> list[tuple[int, str, str, Markup]]:
    """Level, address, words and their language: the table of contents in the order of the page."""
    t, own = reading.t, Markup("")
    entries = [(2, "#oer-prepare", kit["prepare"][0].title, own)]
    entries += [(2, f"#oer-{part}", t(f"kit.{part}"), own) for part in ("about", "principles", "environment")]
    entries += [(2, "#oer-materials", t("guide.materials"), own)] if words.materials else []
    entries += [(2, "#oer-group", t("kit.group"), own), (2, "#oer-plan", t("planner.title"), own)]
    entries += [(3, f"#{session['id']}", str(session["title"]), reading.attrs) for session in sessions]
    entries += [(2, f"#m-{name}", t(f"guide.{name}"), own) for name in ("questions", "pitfalls") if getattr(words, name)]
    return [*entries, (2, "#oer-evaluation", t("kit.evaluation"), own)]
