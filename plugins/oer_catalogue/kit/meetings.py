"""Part 6 of a kit: the plan of each meeting, step by step, and what to do when it goes differently."""

from __future__ import annotations

from ..load.guide import split_tips
from ..model import ADAPTATIONS, PRIORITIES, ActivityFacts, ActivityWords
from ..plan import Meeting, Step
from . import nodes as n
from .ground import Ground
from .nodes import Nodes
from .say import checkpoint_words, finding_words, keep_words, left_out_words, length_words, message_of, part_words, step_title, when_words
from .value import Section


def sections(g: Ground) -> list[Section]:
    found = [_overview(g), *(_meeting(g, meeting) for meeting in g.plan.meetings), g.own("few"), g.own("leaving")]
    if g.guide.questions:
        nodes: list[n.Node] = []
        for id, question, answer in g.guide.questions:
            nodes += [n.heading(3, f"question-{id}", g.author(question)), *answer]
        found.append(g.typed("questions", g.t("guide.questions"), tuple(nodes)))
    if g.guide.pitfalls:
        found.append(g.typed("pitfalls", g.t("guide.pitfalls"), g.guide.pitfalls))
    return found


def _overview(g: Ground) -> Section:
    t = g.t
    meanings = [n.inline(n.strong(t(f"plan.keep.{name}")), f": {t(f'kit.meaning.{name}')}") for name in PRIORITIES]
    left = n.bullets(left_out_words(each, t, g.titles) for each in g.plan.left_out) or (n.paragraph(t("plan.left_out.none")),)
    nodes = (n.paragraph(t("kit.plans.words")), *n.bullets(meanings), n.heading(3, "left-out", t("kit.left_out")), *left)
    return Section("plans", g.numbered(6, "kit.plans"), nodes)


def _meeting(g: Ground, meeting: Meeting) -> Section:
    t = g.t
    title = t("kit.meeting", n=meeting.number, total=len(g.plan.meetings), title=g.session_titles(meeting))
    nodes: list[n.Node] = [n.paragraph(f"{t('plan.day', n=meeting.day + 1)} · {length_words(meeting.minutes, t)}")]
    over = [f for f in g.plan.findings if f.code == "over" and f.values["meeting"] == meeting.number]
    nodes += [n.paragraph(n.strong(finding_words(finding, t, g.titles))) for finding in over]
    nodes.append(_table(g, meeting))
    points = n.bullets(checkpoint_words(point, meeting, t, g.titles) for point in meeting.checkpoints)
    if points:
        nodes += [n.heading(3, f"meeting-{meeting.number}-checkpoints", t("kit.checkpoints")), *points]
    for step in meeting.steps:
        if step.id:
            nodes += _step(g, meeting, step)
    return g.typed(f"meeting-{meeting.number}", title, tuple(nodes))


def _table(g: Ground, meeting: Meeting) -> n.Node:
    t = g.t
    first = "kit.column.days" if g.mode == "between" else "guide.column.start"
    keys = (
        first,
        "guide.column.minutes",
        "guide.column.step",
        "kit.column.keep",
        "guide.column.how",
        "guide.facilitators",
        "guide.materials",
    )
    return n.table([t(key) for key in keys], [_row(g, step) for step in meeting.steps])


def _row(g: Ground, step: Step) -> tuple[n.Inline, ...]:
    t, facts = g.t, g.activities.get(step.id)
    minutes = t("module.duration.minutes", minutes=step.minutes)
    when = when_words(step, g.mode, t)
    if facts is None:  # a break that nobody wrote
        return (when, minutes, step_title(step.id, t, g.titles), keep_words(step, "must", t), "", "", "")
    names = [g.author(g.guide.material(id)) for id, _ in g.plan.materials if id in facts.materials]
    return (
        when,
        minutes,
        _title(g, step),
        keep_words(step, facts.priority, t),
        t(f"guide.grouping.{facts.grouping}"),
        "" if step.kind == "break" else g.leader(facts.lead),
        n.joined(names, t("module.list")),
    )


def _title(g: Ground, step: Step) -> Nodes:
    part = part_words(step, g.t)
    return n.inline(g.author(step_title(step.id, g.t, g.titles)), f" ({part})" if part else "")


def _step(g: Ground, meeting: Meeting, step: Step) -> Nodes:
    """A step with all that is said and done. A later part of it has only its message again."""
    words, facts, t = g.spoken.get(step.id), g.activities[step.id], g.t
    when = f"{when_words(step, g.mode, t)} · {t('module.duration.minutes', minutes=step.minutes)} · "
    found: list[n.Node] = [n.heading(3, f"meeting-{meeting.number}-{step.id}", when, _title(g, step))]
    if words is None:
        return tuple(found)
    message, tips = split_tips(message_of(words, g.mode))
    found += [*_about(g, facts), *n.labelled(t("guide.say"), n.quote(message))]
    if step.part > 1:
        return tuple(found)
    tips = (*tips, *words.tips) if g.mode in words.modes else words.tips
    found += n.labelled(t("guide.tips"), tuple(node for tip in tips for node in tip))
    found += n.labelled(t("guide.product"), words.product)
    return (*found, *_adaptations(g, words))


def _about(g: Ground, facts: ActivityFacts) -> Nodes:
    """The method with what it means, the lessons, the outcomes of a step: one line each."""
    t = g.t
    lines: list[n.Inline] = []
    if facts.method in g.methods:
        lines.append(t("kit.method", name=g.methods[facts.method][0], meaning=g.methods[facts.method][1]))
    lessons = [g.edition.lessons[id].title for id in facts.lessons if id in g.edition.lessons]
    if lessons:
        lines.append(n.inline(f"{t('guide.step.lessons')} ", g.author(t("module.list").join(lessons))))
    outcomes = [g.edition.outcomes[id] for id in facts.outcomes if id in g.edition.outcomes]
    if outcomes:
        lines.append(n.inline(f"{t('kit.step.outcomes')} ", g.author(" · ".join(outcomes))))
    return tuple(n.paragraph(line) for line in lines)


def _adaptations(g: Ground, words: ActivityWords) -> Nodes:
    items = []
    for name in ADAPTATIONS:
        if name in words.adaptations:
            title, nodes = words.adaptations[name]
            message, tips = split_tips(nodes)
            items.append((n.paragraph(n.strong(g.author(title))), *message, *(node for tip in tips for node in tip)))
    return n.labelled(g.t("guide.adaptations"), n.bullets(items))
