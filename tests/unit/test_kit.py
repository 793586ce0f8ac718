"""The kit of every module with a guide: all its papers, in every language, for every mode."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import plan_made as made
import pytest

from oer_catalogue.body import render
from oer_catalogue.kit import Kit, Section, checkpoint_words, finding_words, findings_words, left_out_words, make_kit, message_of
from oer_catalogue.kit.say import clock, length_words, rate_words
from oer_catalogue.kit.words import standard
from oer_catalogue.load.catalogue import load as load_catalogue
from oer_catalogue.load.guide import split_tips
from oer_catalogue.load.markdown import plain, walk
from oer_catalogue.locales import available, load
from oer_catalogue.model import PLAN_MODES, Catalogue, Node, Wish
from oer_catalogue.plan import Finding, make_plan

ROOT = Path(__file__).parents[2]
WISHES = (Wish("in-person", 8, 90), Wish("online", 20, 60, 4), Wish("hybrid", 12, 60), Wish("between", 3, 90))
METHODS = {"round": ("Round", "one after another says a sentence")}


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    return load_catalogue(ROOT)[0]


def kit(module: str, locale: str, wish: Wish, edition: str = "") -> Kit:
    found = catalogue().module(module)
    own = found.editions[edition or locale]
    address = "https://example.org/guide/"
    return make_kit(found, own, make_plan(found.guide, wish), load(locale), methods=METHODS, address=address, attribution="By all of us")


def editions() -> list[tuple[str, str]]:
    return [(m.id, tag) for m in catalogue().modules if m.guide for tag, edition in m.editions.items() if edition.guide]


def section(found: Kit, id: str) -> Section:
    return next(s for s in found.sections if s.id == id)


def nodes(found: Kit) -> Iterator[Node]:
    return walk(node for s in found.sections for node in s.nodes)


def rows(node: Node) -> list[list[str]]:
    return [[plain(cell.children) for cell in row.children] for row in node.children]


def first(found: Section, kind: str) -> Node:
    return next(node for node in found.nodes if node.kind == kind)


# --- everything is in it ----------------------------------------------------------------------------------------------

PARTS = ("about", "principles", "environment", "tools", "group", "plans", "evaluation")  # FIELD: the seven parts, in this order
OTHERS = ("prepare", "checklists", "messages", "adaptations", "meeting-1", "few", "leaving", "questions", "pitfalls", "licence")
SHEETS = ("role-cards", "norms", "task-card", "form-check-in", "form-plus-delta", "form-minute-card", "form-skills", "form-learner-end")
SHEETS += ("form-facilitator-end", "attendance", "certificate")
HEADINGS = ("meetings", "checklist-before", "checklist-during", "checklist-after", "b28", "b14", "b7", "b2", "day", "a1", "a7")
HEADINGS += ("msg-invitation", "msg-reminder", "msg-recap", "msg-missed", "why", "need-not-know", "outcomes", "goals", "helps", "access")
HEADINGS += (
    "low-bandwidth",
    "phone-only",
    "no-device",
    "low-skills",
    "easy-language",
    "screen-reader",
    "no-camera",
    "roles",
    "roles-fewer",
)
HEADINGS += ("role-manager", "role-recorder", "role-presenter", "role-reflector", "no-breakouts", "left-out", "report", "certificate-not")


@pytest.mark.parametrize(("module", "locale"), editions())
def test_a_kit_has_every_paper(module: str, locale: str):
    for wish in WISHES:
        found = kit(module, locale, wish)
        ids = [s.id for s in found.sections]
        headings = [node.id for node in nodes(found) if node.kind == "heading" and node.start < 0]
        assert [id for id in ids if id in PARTS] == list(PARTS)
        assert ids[:2] == ["about", "prepare"]
        assert {*OTHERS, *SHEETS} <= set(ids)
        assert {s.id for s in found.sections if s.sheet} == set(SHEETS)
        assert set(HEADINGS) <= set(headings)
        assert [id for id in ids if id.startswith("meeting-")] == [f"meeting-{m.number}" for m in found.plan.meetings]
        assert ("internet" in headings) == (wish.mode in ("online", "hybrid"))
        assert f"env-{wish.mode}" in headings
        assert not [id for id, times in Counter([*ids, *headings]).items() if times > 1 or not id]
        assert all(node.level >= 3 for node in nodes(found) if node.kind == "heading")
        assert not re.search(r"\{[a-z_]*\}", "\n".join([plain(s.nodes) + s.title for s in found.sections]))
        assert all(s.title and s.nodes for s in found.sections)


def test_the_key_of_the_quiz_is_not_in_it():
    module = catalogue().module("staying-safe-online")
    answers = {plain(q.explanation) for q in module.source.quiz.questions if len(plain(q.explanation)) > 60}
    text = "\n".join(plain(s.nodes) for s in kit(module.id, "en", WISHES[0]).sections)
    assert answers
    assert not [answer for answer in answers if answer in text]


def test_what_is_printed_is_plain_english():
    strings = {key: text for key, text in load("en").texts.items() if key.startswith(("plan.", "kit."))}
    texts = [*strings.values(), *(plain(part.nodes) + part.title for part in standard("en").parts.values())]
    assert not [text for text in texts if re.search(r"\b(must|should|could|plenary)\b", text, re.IGNORECASE)]


def test_the_standard_texts_of_a_language_are_shown_in_it():
    for locale in available():
        found = kit("staying-safe-online", locale, WISHES[0], "en")
        assert section(found, "prepare").title == standard(locale).title("prepare")
        assert (found.locale, found.direction) == (locale, load(locale).direction)


# --- the plan -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wish", WISHES, ids=lambda wish: wish.id)
def test_the_table_of_a_meeting_adds_up(wish: Wish):
    found = kit("facilitating-a-social-learning-group", "en", wish)
    for meeting in found.plan.meetings:
        lines = rows(first(section(found, f"meeting-{meeting.number}"), "table"))[1:]
        minutes = [int(line[1].removesuffix(" min")) for line in lines]
        assert sum(minutes) == meeting.minutes
        if wish.mode == "between":
            assert lines[0][0].startswith("Day")
        else:
            assert [line[0] for line in lines] == [clock(sum(minutes[:i])) for i in range(len(minutes))]
        assert {line[3] for line in lines} <= {"keep", "if short of time, leave out", "leave out first"}
        assert lines[0][3] == lines[-1][3] == "keep"
    total = sum(meeting.minutes for meeting in found.plan.meetings)
    assert length_words(total, load("en")) in dict(found.facts)["Time"]


def test_the_mode_changes_what_is_said():
    words = next(a for s in catalogue().module("staying-safe-online").source.guide.sessions for a in s.activities if "online" in a.modes)
    own, other = (plain(split_tips(message_of(words, mode))[0]) for mode in ("online", "between"))
    assert own != other

    def said(mode: str) -> list[str]:
        return [plain(node.children) for node in nodes(kit("staying-safe-online", "en", Wish(mode, 8, 90))) if node.kind == "quote"]

    assert own in said("online")
    assert own not in said("between")
    assert other in said("between")


@pytest.mark.parametrize("mode", PLAN_MODES)
def test_only_what_the_mode_needs_is_in_the_checklists_and_the_room(mode: str):
    found = kit("staying-safe-online", "en", Wish(mode, 8, 90))
    lists, place = plain(section(found, "checklists").nodes), plain(section(found, "environment").nodes)
    assert ("Open the call 15 minutes early" in lists) == (mode in ("online", "hybrid"))
    assert ("Find a room without steps" in lists) == (mode in ("in-person", "hybrid"))
    assert ("Two separate meetings are often better" in place) == (mode == "hybrid")
    assert "Helper for technology (if you have one)" in lists
    assert ("\nOnline host\n" in lists) == (mode == "hybrid")


def test_bandwidth_is_in_megabits():
    found = section(kit("staying-safe-online", "de", Wish("online", 12, 90), "en"), "environment")
    assert [line[1] for line in rows(first(found, "table"))[1:]] == ["3 Mbit/s", "0,29 Mbit/s", "0,04 Mbit/s", "1 Mbit/s mehr"]
    assert [rate_words(n, load("en")) for n in (40, 1000, 2750, 10)] == ["0.04", "1", "2.75", "0.01"]


def test_materials_grow_with_the_group():
    def numbers(people: int) -> dict[str, str]:
        found = section(kit("staying-safe-online", "en", Wish("in-person", people, 90)), "tools")
        return {line[0]: line[1] for line in rows(first(found, "table"))[1:]}

    few, many = numbers(4), numbers(16)
    assert few.keys() == many.keys()
    assert all(int(few[name] or 0) <= int(many[name] or 0) for name in few)
    assert "16" in many.values()


def test_sheets_fit_the_group_and_the_outcomes():
    found = kit("staying-safe-online", "en", Wish("in-person", 7, 60))
    meetings = len(found.plan.meetings)
    tables = [rows(node) for node in section(found, "attendance").nodes if node.kind == "table"]
    assert all(len(table) == 1 + 7 + 2 for table in tables)
    assert [cell for table in tables for cell in table[0] if cell.startswith("Signature")] == [
        f"Signature, meeting {n}" for n in range(1, meetings + 1)
    ]
    assert len(rows(first(section(found, "form-skills"), "table"))) == 1 + len(catalogue().module("staying-safe-online").outcomes)


def test_a_step_in_two_meetings_says_which_part_it_is():
    found = kit("facilitating-a-social-learning-group", "en", Wish("in-person", 16, 36))
    parts = [(m.number, s) for m in found.plan.meetings for s in m.steps if s.parts > 1]
    assert parts
    for number, step in parts:
        text = plain(section(found, f"meeting-{number}").nodes)
        assert f"(part {step.part} of {step.parts})" in text


@pytest.mark.parametrize(
    ("lead", "people", "told"),
    [("", 8, "Facilitator"), ("co-facilitator", 8, "Facilitator"), ("co-facilitator", 20, "Co-facilitator"), ("the nurse", 8, "the nurse")],
)
def test_who_leads_a_step(lead: str, people: int, told: str):
    module = catalogue().module("staying-safe-online")
    one, *others = module.guide.sessions
    step, *steps = one.activities
    guide = replace(module.guide, sessions=(replace(one, activities=(replace(step, lead=lead), *steps)), *others))
    plan = make_plan(guide, Wish("in-person", people, 90))
    found = make_kit(replace(module, guide=guide), module.source, plan, load("en"))
    assert rows(first(section(found, "meeting-1"), "table"))[1][5] == told


def test_a_method_is_explained_where_it_is_used():
    found = plain(section(kit("facilitating-a-social-learning-group", "en", WISHES[0]), "meeting-1").nodes)
    assert "Method: Round – one after another says a sentence" in found


# --- what is said of a plan -------------------------------------------------------------------------------------------

s = made.step
TITLES = {"a": "Look", "b": "Talk", "s1-in": "Hello", "s1-out": "Bye", "s2-in": "Hello again"}
EXAMPLES = (
    Finding("few", {"people": 2, "min": 3}),
    Finding("many", {"people": 60, "max": 24, "groups": 3, "each": 20}),
    Finding("ends", {"minutes": 40, "length": 30}),
    Finding("meetings", {"needed": 3, "asked": 1}),
    Finding("more", {"meetings": 5, "sessions": 4}),
    Finding("over", {"meeting": 2, "minutes": 70, "over": 10}),
    Finding("joined", {"id": "s2-in"}),
    Finding("host"),
    Finding("cameras", {"people": 20, "good": 12}),
)


@pytest.mark.parametrize("locale", available())
@pytest.mark.parametrize("finding", EXAMPLES, ids=lambda finding: finding.code)
def test_a_finding_says_all_its_numbers(finding: Finding, locale: str):
    text = finding_words(finding, load(locale), TITLES)
    told = re.findall(r"\d+", text)
    assert {str(value) for key, value in finding.values.items() if key != "id"} <= set(told)
    assert ("Hello again" in text) == ("id" in finding.values)
    assert "{" not in text


def test_findings_of_one_kind_are_told_together():
    over = [Finding("over", {"meeting": n, "minutes": 60 + n, "over": n}) for n in (1, 2)]
    joined = [Finding("joined", {"id": id}) for id in ("s1-out", "s2-in")]
    assert findings_words([*over, *joined, Finding("host")], load("en"), TITLES) == [
        "Meetings that are too long, although they have only what is always kept: 1, 2. The longest takes 62 min.",
        "Steps without a place of their own, because meetings of the guide became one and share them: “Bye”, “Hello again”.",
        finding_words(Finding("host"), load("en"), TITLES),
    ]
    assert findings_words(over[:1], load("en"), TITLES) == [finding_words(over[0], load("en"), TITLES)]


def test_an_impossible_wish_has_an_honest_kit():
    found = kit("staying-safe-online", "en", Wish("hybrid", 60, 30, 2))
    know = plain(section(found, "about").nodes)
    assert "People: 60. The guide is made for 24 at most." in know
    assert "Meetings that you asked for: 2." in know
    assert "Meetings that are too long" in know
    assert "too long, although" in plain(section(found, "meeting-1").nodes)
    assert "Co-facilitator × " in dict(found.facts)["Who leads"]


def test_a_guide_without_words_still_has_a_kit():
    module = catalogue().module("staying-safe-online")
    bare = replace(module.source.guide, sessions=(), questions=(), pitfalls=(), materials={}, checklist=(), why="", need_not_know=())
    edition = replace(module.source, guide=bare, outcomes={}, prerequisites=(), summary="")
    found = make_kit(module, edition, make_plan(module.guide, WISHES[0]), load("en"))
    assert module.guide.sessions[0].activities[0].id in plain(section(found, "meeting-1").nodes)
    assert "[link]" in plain(section(found, "messages").nodes)
    assert {"questions", "pitfalls"}.isdisjoint(s.id for s in found.sections)


def test_what_is_late_and_what_is_left_out_in_words():
    data = made.small([s("a", 35), s("b", 8, "should")])
    plan, t = make_plan(made.guide(data), Wish("in-person", 8, 60)), load("en")
    point = plan.meetings[0].checkpoints[0]
    assert (
        checkpoint_words(point, plan.meetings[0], t, TITLES)
        == "At 0:40 begin “Talk”. If you are later, leave out “Talk”: this saves 8 min."
    )
    held = replace(point, drop=(), saves=0)
    assert checkpoint_words(held, plan.meetings[0], t, TITLES).startswith("At 0:40 begin “Talk”. If you are later, say less")
    short = make_plan(
        made.guide(made.small([s("a", 35), s("b", 8, "should"), s("c", 9, "could", needs=["b"])])), Wish("in-person", 8, 50, 1)
    )
    assert [left_out_words(left, t, TITLES) for left in short.left_out] == [
        "“Talk” (8 min): there is no time for it.",
        "“c” (9 min): it goes on from a step that is left out.",
    ]


# --- drawn ------------------------------------------------------------------------------------------------------------


def test_made_and_typed_nodes_are_drawn_side_by_side():
    found = kit("staying-safe-online", "it", WISHES[2])
    module = catalogue().module("staying-safe-online")
    edition = module.editions["it"]
    for part in found.sections:
        body = render(module, edition, part.document or edition.guide.document, part.nodes, load("it"))
        assert [entry.id for entry in body.toc if entry.id in HEADINGS] == [
            node.id for node in part.nodes if node.kind == "heading" and node.id in HEADINGS
        ]
        assert "<table" in body.html or not any(node.kind == "table" for node in part.nodes)
    sheet = render(module, edition, edition.guide.document, section(found, "role-cards").nodes, load("it")).html
    assert 'id="\x1aid:role-manager\x1a"' in sheet


# --- languages --------------------------------------------------------------------------------------------------------


def test_words_of_another_language_are_marked():
    found = kit("staying-safe-online", "ar", WISHES[2], "en")
    typed = [s for s in found.sections if any(node.start >= 0 for node in walk(s.nodes))]
    assert {s.lang for s in typed} == {"en"}
    assert all(s.document is not None for s in typed)
    title = next(node for node in nodes(found) if node.kind == "table-row" and node.start < 0 and "Spot it" in plain(node.children))
    assert [node.info for node in walk(title.children) if node.text == "Spot it"] == ["en"]
    same = kit("staying-safe-online", "it", WISHES[2])
    assert not [node for node in nodes(same) if node.kind == "text" and node.info]
    assert not [s.id for s in same.sections if s.lang]


def test_an_edition_without_a_guide_has_no_kit():
    module = catalogue().module("staying-safe-online")
    with pytest.raises(LookupError, match="no guide"):
        make_kit(module, replace(module.source, guide=None), make_plan(module.guide, WISHES[0]), load("en"))


def test_the_same_input_gives_the_same_kit():
    assert kit("open-licences-in-practice", "en", WISHES[1]) == kit("open-licences-in-practice", "en", WISHES[1])
