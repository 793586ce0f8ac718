"""Rules about a guide as a group meets it: whether its plan can be held, and its words be sent."""

from __future__ import annotations

from collections.abc import Iterator

from ..load.markdown import plain
from ..model import Document, Edition, Module
from ..plan import must_minutes, presets
from ..problem import Problem
from .codes import problem
from .guide_facts import heading_place

LONGEST_MESSAGE = 600
"""Characters of a message to learners: what a phone shows in a chat without a second look."""
NO_TALK = ("break", "admin")


def check(module: Module) -> Iterator[Problem]:
    """All rules; nothing for a module without a guide."""
    if module.guide is None:
        return
    yield from outcomes(module)
    yield from shortest(module)
    for edition in module.editions.values():
        yield from messages(edition)
    yield from low_bandwidth(module)


def outcomes(module: Module) -> Iterator[Problem]:
    """Each learning outcome has an activity that works on it."""
    guide = module.guide
    touched = {id for activity in guide.activities for id in activity.outcomes}
    for outcome in module.outcomes:
        if outcome.id not in touched:
            fix = f"Add `outcomes: [{outcome.id}]` to the activity that works on it, or add an activity."
            yield problem("OER-G010", guide.sessions[0].place, f"no activity of the guide works on the outcome '{outcome.id}'", fix)


def shortest(module: Module) -> Iterator[Problem]:
    """What must happen in a session fits the shortest meeting that the guide promises a plan for."""
    guide = module.guide
    wishes = [wish for wish in presets(guide) if wish.mode != "between"]
    if not wishes:
        return
    wish = min(wishes, key=lambda each: each.minutes)
    for session in guide.sessions:
        needed = must_minutes(guide, session, wish)
        if needed > wish.minutes:
            message = f"the activities that must happen in '{session.id}' take {needed} minutes ({wish.mode}, {wish.people} people)"
            fix = f"The shortest plan has meetings of {wish.minutes}: make some of them shorter or a 'should', or offer no plan so short."
            yield problem("OER-G011", session.place, message, fix)


def messages(edition: Edition) -> Iterator[Problem]:
    """A message to learners can be pasted into a chat."""
    if edition.guide is None:
        return
    for words in edition.guide.activities.values():
        length = len(plain(words.message))
        if length > LONGEST_MESSAGE:
            message = f"what learners are told in '{words.title}' has {length} characters"
            fix = f"Say it in at most {LONGEST_MESSAGE}, so that it can be read on a phone; put the rest into a tip or the lesson."
            yield problem("OER-G012", heading_place(edition.guide.document, words.id), message, fix)


def low_bandwidth(module: Module) -> Iterator[Problem]:
    """Each activity can be done on a weak line: its words say how, or its method does (OER-K004 holds it to that)."""
    source = module.source
    if source.guide is None:
        return
    document: Document = source.guide.document
    said = source.guide.activities
    for activity in module.guide.activities:
        words = said.get(activity.id)
        if words and activity.phase not in NO_TALK and not activity.method and "low-bandwidth" not in words.adaptations:
            message = f"'{words.title}' does not say how it works with a weak connection"
            fix = "Add `#### With a weak connection {.low-bandwidth}`, or name a method in guide.yml."
            yield problem("OER-G013", heading_place(document, activity.id), message, fix)
