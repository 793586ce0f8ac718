"""A plan in plain words: what the page, the papers and the browser say alike.

Every sentence is one interface string with named values (``plan.*``), so that a script can fill the same string with the same numbers.
``{step}`` and ``{steps}`` are titles in the language's quotation marks: ``plan.quoted``, joined by ``module.list``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from ..locales import Strings
from ..model import ActivityWords, Node
from ..plan import Checkpoint, Finding, LeftOut, Meeting, Step

FINDINGS = ("few", "many", "ends", "meetings", "more", "over", "joined", "host", "cameras")
"""The codes of ``plan.Finding``; each is a string ``plan.finding.<code>`` with the finding's values, and ``step`` for ``id``."""

Titles = Mapping[str, str]
"""Title of an activity by its id."""


def finding_words(finding: Finding, strings: Strings, titles: Titles) -> str:
    """A finding as a sentence or two. Raises KeyError for a code that has no words."""
    values = {key: value for key, value in finding.values.items() if key != "id"}
    if "id" in finding.values:
        values["step"] = quoted((str(finding.values["id"]),), strings, titles)
    return strings(f"plan.finding.{finding.code}", **values)


def findings_words(findings: Sequence[Finding], strings: Strings, titles: Titles) -> list[str]:
    """All findings as sentences. Meetings that are too long, and steps that share a place, are told together where there are several."""
    found: list[str] = []
    for code, group in groupby(findings, key=lambda finding: finding.code):
        same = list(group)
        if code == "over" and len(same) > 1:
            numbers = strings("module.list").join(str(finding.values["meeting"]) for finding in same)
            longest = max(int(finding.values["minutes"]) for finding in same)
            found.append(strings("plan.findings.over", meetings=numbers, minutes=longest))
        elif code == "joined" and len(same) > 1:
            steps = quoted((str(finding.values["id"]) for finding in same), strings, titles)
            found.append(strings("plan.findings.joined", steps=steps))
        else:
            found += [finding_words(finding, strings, titles) for finding in same]
    return found


def checkpoint_words(point: Checkpoint, meeting: Meeting, strings: Strings, titles: Titles) -> str:
    """Which step begins at which time, and what is left out by those who are later."""
    begin = strings("plan.checkpoint.begin", time=clock(point.at), step=quoted((meeting.steps[point.step].id,), strings, titles))
    if not point.drop:
        return f"{begin} {strings('plan.checkpoint.keep')}"
    names = quoted(point.drop, strings, titles)
    return f"{begin} {strings('plan.checkpoint.drop', steps=names, minutes=point.saves)}"


def left_out_words(left: LeftOut, strings: Strings, titles: Titles) -> str:
    """A step that is not in the plan, and why."""
    return strings(f"plan.left_out.{left.because}", step=quoted((left.id,), strings, titles), minutes=left.minutes)


def quoted(ids: Iterable[str], strings: Strings, titles: Titles) -> str:
    """Titles of activities in quotation marks, one after another."""
    return strings("module.list").join(strings("plan.quoted", step=step_title(id, strings, titles)) for id in ids)


def step_title(id: str, strings: Strings, titles: Titles) -> str:
    """The title of a step; a break without words of its own is a break; a step without words in this language is its id."""
    return titles.get(id, id) if id else strings("guide.phase.break")


def part_words(step: Step, strings: Strings) -> str:
    """``part 1 of 2``, "" for a step that is whole."""
    return strings("plan.part", n=step.part, total=step.parts) if step.parts > 1 else ""


def when_words(step: Step, mode: str, strings: Strings) -> str:
    """When a step begins: ``0:45``; between meetings the days that it is open, counted from 1: ``day 3``, ``days 3–5``."""
    if mode != "between":
        return clock(step.start)
    if step.opens == step.closes:
        return strings("plan.day", n=step.opens + 1)
    return strings("plan.days", first=step.opens + 1, last=step.closes + 1)


def keep_words(step: Step, priority: str, strings: Strings) -> str:
    """Whether a step is kept when time is short. Check-in, reflection and breaks always are."""
    return strings(f"plan.keep.{priority if step.kind == 'content' else 'must'}")


def role_words(role: str, strings: Strings) -> str:
    """A role that leads; one that the guide's author named stays as it is."""
    return strings.texts.get(f"plan.role.{role}", role)


def clock(minutes: int) -> str:
    """Minutes from the beginning as a clock: ``0:45``."""
    hours, rest = divmod(minutes, 60)
    return f"{hours}:{rest:02}"


def length_words(minutes: int, strings: Strings) -> str:
    """``45 min``, ``2 h``, ``1 h 45 min``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return strings("module.duration.minutes", minutes=rest)
    if not rest:
        return strings("module.duration.hours", hours=hours)
    return strings("module.duration.both", hours=hours, minutes=rest)


def rate_words(kilobits: int, strings: Strings) -> str:
    """A line's speed in Mbit/s, two digits after the sign at most: ``2.75``, ``0.04``, ``1``. In: kbit/s."""
    number = f"{kilobits / 1000:.2f}".rstrip("0").rstrip(".")
    return number.replace(".", strings("download.decimal"))


def message_of(words: ActivityWords, mode: str) -> tuple[Node, ...]:
    """What learners are told in a mode: the words of that mode replace the message. May hold tips: ``load.guide.split_tips``."""
    return words.modes[mode][1] if mode in words.modes else words.message
