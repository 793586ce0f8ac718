"""Parts 1 and 2 of a kit: the group in short, ten minutes to prepare, checklists, messages; from principles to actions."""

from __future__ import annotations

from collections import Counter

from . import nodes as n
from .ground import Ground
from .nodes import Nodes
from .say import findings_words, length_words, role_words
from .value import Section

ROLES = ("facilitator", "co-facilitator", "online-host", "tech-help")
WHEN = (("before", ("b28", "b14", "b7", "b2")), ("during", ("day",)), ("after", ("a1", "a7")))


def sections(g: Ground) -> list[Section]:
    return [
        _summary(g),
        g.own("prepare"),
        _checklists(g),
        Section("messages", g.standard.title("messages"), _messages(g)),
        _principles(g),
    ]


def facts(g: Ground) -> tuple[tuple[str, str], ...]:
    """The rows of the kit's front."""
    t, facts = g.t, g.facts
    leaders = Counter(role_words(role, t) for role in g.plan.facilitators)
    roles = t("module.list").join(f"{role} × {times}" if times > 1 else role for role, times in leaders.items())
    rows = (
        (t("kit.fact.mode"), g.values["mode"]),
        (
            t("guide.group"),
            f"{g.plan.wish.people} ({t('guide.group.range', min=facts.group_min, max=facts.group_max, ideal=facts.group_ideal)})",
        ),
        (t("kit.fact.small_groups"), str(g.plan.groups)),
        (t("guide.time"), f"{g.values['meetings']}{t('module.list')}{g.values['workload']}"),
        (t("guide.prepare"), length_words(facts.prep_minutes, t)),
        (t("guide.facilitators"), roles),
    )
    return tuple(row for row in rows if row[1])


def _summary(g: Ground) -> Section:
    t = g.t
    audience = t("module.list").join(t.texts.get(f"facet.audience.{name}", name) for name in g.module.audience)
    nodes: list[n.Node] = [n.paragraph(g.author(g.edition.summary))] if g.edition.summary else []
    if audience:
        nodes.append(n.paragraph(n.strong(f"{t('facet.audience')}: "), audience))
    nodes += n.labelled(t("player.prerequisites"), n.bullets(g.author(line) for line in g.edition.prerequisites))
    nodes += [n.heading(3, "meetings", t("kit.meetings")), _meetings(g)]
    found = n.bullets(findings_words(g.plan.findings, t, g.titles))
    if found:
        nodes += [n.heading(3, "know-first", t("kit.know_first")), *found]
    return Section("about", g.numbered(1, "kit.about"), tuple(nodes))


def _meetings(g: Ground) -> n.Node:
    t = g.t
    rows = [(str(m.number), t("plan.day", n=m.day + 1), g.author(g.session_titles(m)), length_words(m.minutes, t)) for m in g.plan.meetings]
    return n.table((t("kit.column.number"), t("kit.column.day"), t("kit.column.meeting"), t("guide.column.minutes")), rows)


def _checklists(g: Ground) -> Section:
    """By time, and for each day by role. The author's own list comes first."""
    t = g.t
    nodes: list[n.Node] = []
    if g.guide.checklist:
        nodes += [n.heading(3, "checklist-module", t("kit.checklist.module")), *g.guide.checklist]
    for name, days in WHEN:
        nodes.append(n.heading(3, f"checklist-{name}", t(f"kit.checklist.{name}")))
        for day in days:
            nodes.append(n.heading(4, day, g.standard.title(day)))
            for role, tasks in _tasks(g, day).items():
                nodes += n.labelled(role, tasks)
    return g.typed("checklists", t("kit.checklists"), tuple(nodes))


def _tasks(g: Ground, day: str) -> dict[str, Nodes]:
    """One list of tasks for each role, by its name; that nobody has a role in this plan is said."""
    found: dict[str, Nodes] = {}
    for id in g.standard.inside(day, g.mode):
        role = next(role for role in ROLES if id.startswith(f"{day}-{role}"))
        name = role_words(role, g.t)
        name = name if role in g.plan.facilitators else g.t("kit.role.spare", role=name)
        items = (item for node in (*found.get(name, ()), *g.part(id)) for item in node.children)
        found[name] = (n.made("list", items),)
    return found


def _messages(g: Ground) -> Nodes:
    found = [*g.part("messages")]
    for id in g.standard.inside("messages", g.mode):
        found += [n.heading(3, id, g.standard.title(id)), *n.quote(g.part(id))]
    return tuple(found)


def _principles(g: Ground) -> Section:
    t, guide = g.t, g.guide
    nodes: list[n.Node] = []
    if guide.why:
        nodes += [n.heading(3, "why", t("player.why")), n.paragraph(g.author(guide.why))]
    if guide.need_not_know:
        nodes += [n.heading(3, "need-not-know", t("guide.need_not_know")), *n.bullets(g.author(line) for line in guide.need_not_know)]
    outcomes = [g.author(g.edition.outcomes[o.id]) for o in g.module.outcomes if o.id in g.edition.outcomes]
    if outcomes:
        nodes += [n.heading(3, "outcomes", t("guide.outcomes")), *n.bullets(outcomes)]
    goals = [(session.title, session.goal) for session in guide.sessions if session.goal]
    if goals:
        nodes.append(n.heading(3, "goals", t("kit.goals")))
        for title, goal in goals:
            nodes += [n.paragraph(n.strong(g.author(title))), *goal]
    nodes += [n.heading(3, "helps", g.standard.title("helps")), *g.part("helps")]
    return g.typed("principles", g.numbered(2, "kit.principles"), tuple(nodes))
