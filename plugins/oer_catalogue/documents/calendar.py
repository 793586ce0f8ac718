"""The meetings of a plan as a calendar file (iCalendar, RFC 5545).

A catalogue of plain files knows no dates. So the file that is made beforehand is a *template*: real entries, a week or so apart, on a
placeholder date in floating time ("at ten, wherever you are"), which do not block the day and say in their first line how to move
them. ``dated`` makes the real thing for a start and a time zone; the browser's planner does the same (theme/js/calendar.js).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Alarm, Calendar, Event

from ..kit import Kit
from ..locales import Strings
from ..plan import Meeting, Plan

PLACEHOLDER = datetime(2030, 1, 7, 10, 0)  # a Monday that is far enough away to be taken for nobody's real date
REMINDER = timedelta(days=-2)
PRODUCT = "-//mkdocs-oer-catalogue//Facilitator plan//EN"


@dataclass(frozen=True, slots=True)
class Words:
    """``id`` begins every UID. ``titles``: one for each meeting. ``notes`` stand in every entry, ``move`` in those of the template."""

    id: str
    name: str
    titles: Sequence[str]
    notes: str = ""
    move: str = ""
    mark: str = "{title}"  # what the title of a template's entry looks like
    address: str = ""

    @classmethod
    def of(cls, kit: Kit, meetings: Sequence[str], strings: Strings) -> Words:
        """The words of a kit; ``meetings`` are the titles of its meetings, in order ("" or too few = the kit's title)."""
        between = kit.plan.wish.mode == "between"
        number = len(kit.plan.meetings)
        names = [*meetings, *[""] * number][:number]
        titles = [
            strings("calendar.round" if between else "calendar.meeting", n=n, of=number, title=name or kit.title)
            for n, name in enumerate(names, 1)
        ]
        move = strings("calendar.template_between" if between else "calendar.template", days=kit.plan.wish.interval)
        notes = "\n".join([kit.title, kit.subtitle, *([strings("calendar.guide", address=kit.address)] if kit.address else [])])
        return cls(kit.module, kit.title, titles, notes, move, strings.texts["calendar.placeholder"], kit.address)


def template(plan: Plan, words: Words, stamp: date) -> bytes:
    """The meetings on placeholder dates, to be moved. ``stamp``: when the plan last changed."""
    calendar = _calendar(words)
    for meeting, title in zip(plan.meetings, words.titles, strict=True):
        event = _event(plan, meeting, PLACEHOLDER)
        event.add("uid", f"{words.id}-{plan.wish.id}-template-{meeting.number}@oer-catalogue")
        _tell(event, words.mark.replace("{title}", title), [words.move, words.notes], words, stamp)
        if "transp" not in event:
            event.add("transp", "TRANSPARENT")
        event.add("status", "TENTATIVE")
        calendar.add_component(event)
    return calendar.to_ical()


def dated(plan: Plan, words: Words, start: datetime, zone: str, stamp: date) -> bytes:
    """The meetings from ``start`` (local time, without a zone of its own) in ``zone``, such as ``Europe/Rome``; "" = floating.

    Every meeting keeps its hour on the clock, also when summer time begins or ends. Raises ValueError for an unknown zone.
    """
    try:
        place = ZoneInfo(zone) if zone else None
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"unknown time zone: {zone}") from error
    calendar = _calendar(words)
    for meeting, title in zip(plan.meetings, words.titles, strict=True):
        event = _event(plan, meeting, start.replace(tzinfo=place))
        event.add("uid", f"{words.id}-{start:%Y%m%dT%H%M}-{meeting.number}@oer-catalogue")
        _tell(event, title, [words.notes], words, stamp)
        calendar.add_component(event)
    if place and plan.wish.mode != "between":
        last = start.date() + timedelta(days=plan.meetings[-1].day + 2)
        calendar.add_missing_timezones(first_date=start.date() - timedelta(days=1), last_date=last)
    return calendar.to_ical()


def _calendar(words: Words) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", words.name)
    return calendar


def _event(plan: Plan, meeting: Meeting, start: datetime) -> Event:
    """A meeting at its hour, or, between meetings, a round of whole days. A room is booked for the length that was asked for."""
    event = Event()
    day = start.date() + timedelta(days=meeting.day)
    if plan.wish.mode == "between":
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=plan.wish.interval))
        event.add("transp", "TRANSPARENT")
        return event
    begins = datetime.combine(day, start.timetz())  # the same hour on the clock, whatever the sun does
    length = timedelta(minutes=max(plan.wish.minutes, meeting.minutes))
    event.add("dtstart", begins)
    event.add("dtend", (begins.astimezone(UTC) + length).astimezone(begins.tzinfo) if begins.tzinfo else begins + length)
    return event


def _tell(event: Event, title: str, notes: Sequence[str], words: Words, stamp: date) -> None:
    event.add("dtstamp", datetime.combine(stamp, time(), UTC))
    event.add("summary", title)
    event.add("description", "\n\n".join(note for note in notes if note))
    if words.address:
        event.add("url", words.address)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", REMINDER)
    event.add_component(alarm)
