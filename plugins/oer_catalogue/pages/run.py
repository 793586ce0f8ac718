"""Run mode: one step of the session a screen, with a large clock. The words of the steps are drawn here; a script shows them in turn."""

from __future__ import annotations

from markupsafe import Markup

from ..kit import say
from ..model import ActivityFacts, ActivityWords, GuideFacts, GuideWords, MaterialFacts, Module, Node
from . import plans
from .context import PageContext
from .guide import method_of
from .keep import keep
from .page import Page
from .reading import Reading
from .templates import fragment

MODES = ("in-person", "online", "hybrid")
"""Modes that have a clock: what people do between meetings has none."""


def run_page(module: Module, locale: str, context: PageContext) -> Page:
    """Run mode of a module with a guide, in one locale of the site: ask ``tool_names``."""
    reading = Reading.of(module, context, locale, "run")
    facts, words, t = module.guide, reading.edition.guide, reading.t
    if facts is None or words is None:
        raise LookupError(f"{module.id} has no guide")
    said = words.activities
    steps = [_step(reading, facts, activity, said.get(activity.id)) for activity in facts.activities]
    title = t("run.title")
    content = fragment(
        "run",
        t=t,
        attrs=reading.attrs,
        module=reading.module_title,
        title=title,
        guide=reading.view.module(module.id, "guide"),
        share=reading.view.module(module.id, "share"),
        keep=keep(reading),
        modes=MODES,
        people=facts.group_ideal,
        lengths=plans.lengths(t),
        steps=steps,
        icons=plans.ICONS,
        keys=_keys(reading),
        data=plans.plan_json(reading, facts, plans.Titles.of(facts, words), "run."),
    )
    return reading.page(
        "run",
        [words.document],
        title=f"{title} – {reading.module_title.text}",
        description=t("run.lead"),
        content=content,
        tool=True,
    )


def _keys(reading: Reading) -> list[tuple[tuple[str, ...], str]]:
    """Keys and what they do. Arrows follow the direction of reading."""
    t = reading.t
    onward, backward = ("←", "→") if reading.t.direction == "rtl" else ("→", "←")
    return [
        ((t("run.keys.space"), onward), t("run.next")),
        ((backward,), t("run.back")),
        (("P",), t("run.pause")),
        (("+",), t("run.more")),
        (("L",), t("run.late")),
        (("N",), t("run.notes")),
        (("F",), t("run.screen")),
        (("Esc",), t("run.leave")),
    ]


def _step(reading: Reading, facts: GuideFacts, activity: ActivityFacts, words: ActivityWords | None) -> dict[str, object]:
    """The words of an activity: what to say, by mode; for the facilitator; what is needed."""
    t, guide = reading.t, reading.edition.guide

    def draw(nodes: tuple[Node, ...]) -> Markup:
        return reading.draw(nodes, guide.document) if nodes else Markup("")

    lessons = [id for id in activity.lessons if any(part.id == id for part in reading.module.lessons)]
    return {
        "id": activity.id,
        "method": method_of(reading, activity.method),
        "lead": say.role_words(activity.lead or "facilitator", t),
        "says": [("", draw(words.message)), *((mode, draw(nodes)) for mode, (_, nodes) in words.modes.items())] if words else [],
        "tips": [draw(tip) for tip in words.tips] if words else [],
        "product": draw(words.product) if words else "",
        "adaptations": [(name, title, draw(nodes)) for name, (title, nodes) in words.adaptations.items()] if words else [],
        "materials": [_material(item, guide) for item in facts.materials if item.id in activity.materials],
        "lessons": [(reading.page_title(id), reading.view.module(reading.module.id, id)) for id in lessons],
    }


def _material(item: MaterialFacts, guide: GuideWords) -> tuple[str, str, str]:
    """Id, name, and the modes in which it is needed ("" = all)."""
    return item.id, guide.material(item.id), " ".join(item.modes)
