"""The standard texts of the kit: the same parts in every language, and the interface's words for roles and findings."""

from __future__ import annotations

import re

import pytest

from oer_catalogue.kit import FINDINGS
from oer_catalogue.kit.about import ROLES, WHEN
from oer_catalogue.kit.forms import SHEETS
from oer_catalogue.kit.words import Words, read, standard
from oer_catalogue.load.markdown import plain, walk
from oer_catalogue.locales import available, load
from oer_catalogue.model import ADAPTATIONS, MODES, PLAN_MODES

LOCALES = available()
VALUES = {"title", "mode", "meetings", "length", "workload", "link"}


def braces(found: Words, id: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", plain(found.parts[id].nodes)))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_language_has_the_same_parts_as_english(locale: str):
    own, english = standard(locale), standard("en")
    assert own.locale == locale
    assert own.machine
    assert list(own.parts) == list(english.parts)
    for id, part in english.parts.items():
        assert own.parts[id].classes == part.classes, id
        assert own.parts[id].parent == part.parent, id
        assert braces(own, id) == braces(english, id) <= VALUES, id
        kinds = [node.kind for node in walk(part.nodes) if node.kind in ("item", "task", "table-cell", "paragraph")]
        assert [node.kind for node in walk(own.parts[id].nodes) if node.kind in ("item", "task", "table-cell", "paragraph")] == kinds, id


def test_every_part_that_a_kit_asks_for_is_there():
    parts = standard("en").parts
    assert {*SHEETS, *(day for _, days in WHEN for day in days), *(f"env-{mode}" for mode in PLAN_MODES)} <= set(parts)
    assert set(standard("en").inside("adaptations", "online")) == set(ADAPTATIONS) - {"few"}  # "few" is a part of its own
    assert "few" in parts
    assert all(set(part.classes) <= set(PLAN_MODES) for part in parts.values())


@pytest.mark.parametrize("mode", PLAN_MODES)
def test_a_checklist_names_known_roles_and_what_is_for_a_mode_is_only_in_it(mode: str):
    found = standard("en")
    tasks = {id for _, days in WHEN for day in days for id in found.inside(day, mode)}
    assert all(any(re.match(rf"(b\d+|day|a\d)-{role}(-|$)", id) for role in ROLES) for id in tasks)
    assert ("day-online-host" in tasks) == (mode in ("online", "hybrid"))
    assert ("day-facilitator-room" in tasks) == (mode in ("in-person", "hybrid"))
    assert ("day-facilitator" in tasks) == (mode in MODES)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_role_has_one_name_in_the_texts_and_in_the_interface(locale: str):
    t, found = load(locale), standard(locale)
    for role in ROLES:
        names = {part.title for id, part in found.parts.items() if re.fullmatch(rf"(b\d+|day|a\d)-{role}", id)}
        assert names == {t(f"plan.role.{role}")}
    assert all(f"plan.finding.{code}" in t.texts for code in FINDINGS)
    assert found.title("few") in t("plan.finding.few")


def test_a_region_has_its_parents_texts_and_an_unknown_language_english():
    assert standard("de-AT").locale == "de"
    assert standard("is").locale == "en"


def test_a_heading_without_an_id_of_its_own_is_refused():
    front = "---\norigin: machine\n---\n"
    for body in ("## A\n", "## A {#a}\n\n## B {#a}\n"):
        with pytest.raises(ValueError, match="id of its own"):
            read(front + body, "en")
    with pytest.raises(ValueError, match="front matter"):
        read("## A {#a}\n", "en")


def test_braces_are_filled_once_and_unknown_ones_stay():
    found = read("---\norigin: hand\n---\n## A {#a}\n\n*{title}* and {other} { {title}\n", "en")
    assert not found.machine
    assert plain(found.nodes("a", title="{title} {x")) == "{title} {x and {other} { {title} {x"
    assert all(node.start == -1 for node in walk(found.nodes("a")))
