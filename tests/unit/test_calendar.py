"""Calendar files, read back by a library: the template, dates made in Python, dates made in the browser's script."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import plan_made
import pytest
from documents_made import kit
from icalendar import Calendar

from oer_catalogue.documents.calendar import PLACEHOLDER, Words, dated, template
from oer_catalogue.locales import load as strings
from oer_catalogue.model import Wish
from oer_catalogue.plan import Plan, make_plan, plan_data

TESTS = Path(__file__).parents[1]
CALENDAR_JS = TESTS.parent / "plugins/oer_catalogue/theme/js/calendar.js"
ROME = ZoneInfo("Europe/Rome")
STAMP = date(2026, 1, 15)
TITLE = 'Part one; with, signs \\ and "quotes" – ναι, да, نعم, ' + "a long title " * 8
WORDS = Words(
    "hand-tools",
    "Hand tools",
    [TITLE, "Two", "Three", "Four"],
    "First line\nsecond, line",
    "Move me.",
    "[date] {title}",
    "https://example.org/g",
)


def plan(wish: Wish | None = None) -> Plan:
    """Four meetings, a week apart."""
    sessions = [[plan_made.step(f"s{n}", 40)] for n in range(4)]
    return make_plan(plan_made.guide(plan_made.small(*sessions)), wish or Wish("in-person", 8, 90, 4))


def events(data: bytes | str) -> list:
    return Calendar.from_ical(data).walk("VEVENT")


def scripted(*cases: dict) -> list:
    """The same by the browser's script, run by Node.js in a zone of its own that must not matter."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    command = [node, str(TESTS / "support/calendar_make.js"), str(CALENDAR_JS)]
    done = subprocess.run(
        command, input=json.dumps(cases), capture_output=True, text=True, check=True, env={"TZ": "Asia/Tokyo"}, timeout=60
    )
    return json.loads(done.stdout)


def case(made: Plan, start: str, zone: str) -> dict:
    words = {"id": WORDS.id, "name": WORDS.name, "titles": list(WORDS.titles), "notes": WORDS.notes, "address": WORDS.address}
    wish = {"mode": made.wish.mode, "minutes": made.wish.minutes, "interval": made.wish.interval}
    return {"plan": plan_data(made), "words": words | {"wish": wish, "stamp": "2026-01-15"}, "start": start, "zone": zone}


def well_formed(text: str) -> None:
    """RFC 5545, 3.1: lines end in CRLF and have at most 75 bytes, and no character is torn apart."""
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


# --- the template ------------------------------------------------------------------------------------------------------


def test_a_template_has_an_entry_for_each_meeting_and_says_how_to_move_it():
    data = template(plan(), WORDS, STAMP)
    well_formed(data.decode())
    found = events(data)
    assert [event["DTSTART"].dt for event in found] == [PLACEHOLDER + timedelta(days=7 * n) for n in range(4)]
    assert PLACEHOLDER.strftime("%A") == "Monday"
    assert {event["DTSTART"].dt.tzinfo for event in found} == {None}
    assert {event["DTEND"].dt - event["DTSTART"].dt for event in found} == {timedelta(minutes=90)}
    assert str(found[0]["SUMMARY"]) == f"[date] {TITLE}"
    assert str(found[0]["DESCRIPTION"]) == "Move me.\n\nFirst line\nsecond, line"
    assert {str(event["TRANSP"]) for event in found} == {"TRANSPARENT"}
    assert len({str(event["UID"]) for event in found}) == 4
    assert {event.walk("VALARM")[0]["TRIGGER"].dt for event in found} == {timedelta(days=-2)}


def test_a_template_is_the_same_each_time_and_keeps_its_uids():
    assert template(plan(), WORDS, STAMP) == template(plan(), WORDS, STAMP)
    later = events(template(plan(), WORDS, date(2026, 9, 9)))
    assert [e["UID"] for e in later] == [e["UID"] for e in events(template(plan(), WORDS, STAMP))]


@pytest.mark.parametrize("locale", ["en", "it", "el", "bg", "de", "ar"])
def test_the_words_of_a_kit_are_in_its_language(locale: str):
    own = kit(locale if locale in ("en", "el", "bg", "ar") else "en")
    words = Words.of(own, ["Tour"], strings(locale))
    data = template(own.plan, words, STAMP)
    well_formed(data.decode())
    found = events(data)
    assert len(found) == len(own.plan.meetings) == 2
    assert "Tour" in str(found[0]["SUMMARY"])
    assert own.title in str(found[1]["SUMMARY"])
    assert "7" in str(found[0]["DESCRIPTION"]).split("\n")[0]


def test_rounds_between_meetings_are_whole_days():
    between = plan(Wish("between", 8, 60, 4, 5))
    (text,) = scripted(case(between, "2026-03-27", "Europe/Rome"))
    for found in (events(dated(between, WORDS, datetime(2026, 3, 27), "Europe/Rome", STAMP)), events(text)):
        assert [event["DTSTART"].dt for event in found] == [date(2026, 3, 27) + timedelta(days=5 * n) for n in range(len(between.meetings))]
        assert {event["DTEND"].dt - event["DTSTART"].dt for event in found} == {timedelta(days=5)}


# --- real dates --------------------------------------------------------------------------------------------------------

CHANGES = {"spring": "2026-03-16T18:00", "autumn": "2026-10-12T18:00"}  # the clocks change on 29 March and on 25 October


@pytest.mark.parametrize("season", CHANGES)
def test_each_meeting_keeps_its_hour_over_a_clock_change(season: str):
    start = datetime.fromisoformat(CHANGES[season])
    (text,) = scripted(case(plan(), CHANGES[season], "Europe/Rome"))
    well_formed(text)
    data = dated(plan(), WORDS, start, "Europe/Rome", STAMP)
    well_formed(data.decode())
    offsets = []
    for found in (events(data), events(text)):
        local = [event["DTSTART"].dt.astimezone(ROME) for event in found]
        assert [moment.replace(tzinfo=None) for moment in local] == [start + timedelta(days=7 * n) for n in range(4)]
        offsets.append([moment.utcoffset() for moment in local])
        assert len(set(offsets[-1])) == 2
        assert {event["DTEND"].dt - event["DTSTART"].dt for event in found} == {timedelta(minutes=90)}
    assert offsets[0] == offsets[1]
    assert "BEGIN:VTIMEZONE" in data.decode()
    assert "DTSTART;TZID=Europe/Rome:" in data.decode()


def test_the_rules_of_the_zone_in_the_file_itself_are_right():
    """A calendar that does not know the zone by its name reads the hours from VTIMEZONE."""
    data = dated(plan(), WORDS, datetime(2026, 3, 16, 18), "Europe/Rome", STAMP).decode()
    own = Calendar.from_ical(data.replace("Europe/Rome", "Somewhere/Else"))
    moments = [event["DTSTART"].dt for event in own.walk("VEVENT")]
    assert [moment.astimezone(UTC).hour for moment in moments] == [17, 17, 16, 16]


def test_python_and_the_script_say_the_same():
    (text,) = scripted(case(plan(), "2026-03-16T18:00", "Europe/Rome"))
    ours = events(dated(plan(), WORDS, datetime(2026, 3, 16, 18), "Europe/Rome", STAMP))
    for mine, theirs in zip(ours, events(text), strict=True):
        for name in ("UID", "SUMMARY", "DESCRIPTION", "URL"):
            assert str(mine[name]) == str(theirs[name])
        assert mine["DTSTART"].dt == theirs["DTSTART"].dt
        assert mine["DTEND"].dt == theirs["DTEND"].dt
        assert mine["DTSTAMP"].dt == theirs["DTSTAMP"].dt
        assert mine.walk("VALARM")[0]["TRIGGER"].dt == theirs.walk("VALARM")[0]["TRIGGER"].dt


ODD = (  # start, zone: far east and west, half hours, a southern summer, the hour that is not there, the hour that is there twice
    ("2026-03-02T00:30", "Pacific/Auckland"),
    ("2026-03-02T23:45", "America/Los_Angeles"),
    ("2026-03-02T12:00", "Asia/Kolkata"),
    ("2026-09-25T02:15", "Australia/Lord_Howe"),
    ("2026-03-29T02:30", "Europe/Rome"),
    ("2026-10-25T02:30", "Europe/Rome"),
    ("2026-12-28T09:00", "UTC"),
)


def test_other_zones_and_hours_that_are_missing_or_double():
    texts = scripted(*(case(plan(), start, zone) for start, zone in ODD))
    for (start, zone), text in zip(ODD, texts, strict=True):
        expected = [
            (datetime.fromisoformat(start) + timedelta(days=7 * n)).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) for n in range(4)
        ]
        assert [event["DTSTART"].dt for event in events(text)] == expected, (start, zone)


def test_without_a_zone_the_hour_is_the_one_on_the_wall():
    (text,) = scripted(case(plan(), "2026-03-16T18:00", ""))
    for found in (events(text), events(dated(plan(), WORDS, datetime(2026, 3, 16, 18), "", STAMP))):
        assert found[2]["DTSTART"].dt == datetime(2026, 3, 30, 18)


def test_an_unknown_zone_or_date_is_told():
    with pytest.raises(ValueError, match="Mars/Base"):
        dated(plan(), WORDS, datetime(2026, 3, 16, 18), "Mars/Base", STAMP)
    bad = [case(plan(), "2026-03-16T18:00", "Mars/Base"), case(plan(), "2026-02-30", ""), case(plan(), "tomorrow", "")]
    assert scripted(*bad) == [{"error": "RangeError"}] * 3


def test_hostile_words_stay_words():
    nasty = case(plan(), "2026-03-16T18:00", "")
    nasty["words"]["titles"][0] = "x\r\nBEGIN:VEVENT\r\nSUMMARY:y\u0000\u2028z"
    nasty["words"]["address"] = "javascript:alert(1)\r\nX:1"
    (text,) = scripted(nasty)
    well_formed(text)
    found = events(text)
    assert len(found) == 4
    assert "BEGIN:VEVENT\nSUMMARY:y" in str(found[0]["SUMMARY"])
    assert "URL" not in found[0]
