"""The facilitator guide as its authors wrote it: why, meetings with what to say and do, questions, pitfalls, materials, checklist."""

from __future__ import annotations

from collections.abc import Iterable

from ...kit import nodes as n
from ...model import ActivityFacts, ActivityWords, GuideFacts, GuideWords, Node
from ...plan import activity_minutes, guide_minutes
from .desk import TOP, Tongue


def guide_nodes(words: GuideWords, facts: GuideFacts | None, tongue: Tongue) -> n.Nodes:
    """Made and typed nodes in reading order."""
    say = tongue.say
    found: list[Node] = [*_facts(facts, len(words.sessions), tongue)] if facts else []
    if words.why:
        found += [n.heading(TOP, "", say("player.why")), n.paragraph(words.why)]
    if words.need_not_know:
        found += [n.heading(TOP, "", say("player.need_not_know")), *n.bullets(words.need_not_know)]
    known = {activity.id: activity for activity in facts.activities} if facts else {}
    for session in words.sessions:
        found += [n.heading(TOP, session.id, session.title), *session.goal]
        for activity in session.activities:
            found += _activity(activity, known.get(activity.id), facts, tongue)
    if words.questions:
        found.append(n.heading(TOP, "", say("player.questions")))
        for id, title, nodes in words.questions:
            found += [n.heading(TOP + 1, id, title), *nodes]
    for key, nodes in (("pitfalls", words.pitfalls), ("materials", _materials(words)), ("checklist", words.checklist)):
        if nodes:
            found += [n.heading(TOP, "", say(f"player.{key}")), *nodes]
    return tuple(found)


def _facts(facts: GuideFacts, meetings: int, tongue: Tongue) -> n.Nodes:
    """Group size, meetings, time and preparation."""
    t = tongue.strings
    total = guide_minutes(facts, facts.group_ideal)
    lines = (
        tongue.say("player.group", min=facts.group_min, max=facts.group_max, ideal=facts.group_ideal),
        tongue.say("player.sessions", n=meetings),
        tongue.say("player.duration", n=facts.group_ideal, minutes=t.plural("player.minutes", total)),
        tongue.say("player.prepare", minutes=t.plural("player.minutes", facts.prep_minutes)),
    )
    return n.bullets(lines)


def _activity(words: ActivityWords, own: ActivityFacts | None, facts: GuideFacts | None, tongue: Tongue) -> n.Nodes:
    found: list[Node] = [n.heading(TOP + 1, words.id, words.title)]
    if own and facts:
        time = tongue.plural("player.minutes", activity_minutes(own, facts.group_ideal, facts.subgroup))
        how = tongue.say(f"player.grouping.{own.grouping}"), tongue.say(f"player.priority.{own.priority}")
        found.append(n.paragraph(n.joined((time, *how), " · ")))
    if words.message:
        found += [*tongue.label("player.say"), *n.quote(words.message)]
    for tip in words.tips:
        found += [*tongue.label("player.tip"), *tip]
    if words.product:
        found += [*tongue.label("player.product"), *words.product]
    changes = [*words.modes.values(), *words.adaptations.values()]
    if changes:
        found += [*tongue.label("player.adaptations"), n.made("definition-list", _definitions(changes))]
    return tuple(found)


def _materials(words: GuideWords) -> n.Nodes:
    rows = _definitions(words.materials.values())
    return (n.made("definition-list", rows),) if rows else ()


def _definitions(pairs: Iterable[tuple[str, n.Nodes]]) -> list[Node]:
    return [node for title, nodes in pairs for node in (n.made("definition-title", n.text(title)), n.made("definition", nodes))]
