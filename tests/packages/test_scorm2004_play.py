"""The SCORM 2004 package plays in a learning platform (scorm-again) in Chromium: score, completion, answers, resume."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

from .seat import RIGHT, SCORM2004, WRONG, seats

KEPT = 64_000
SPAN = r"PT\d+H\d+M\d+S"


@pytest.fixture
def platform(chromium: Browser, served, pack) -> Iterator:
    """``platform(package)`` seats a learner. The platform has read the pass mark and the threshold from the manifest."""
    with seats(chromium, served, pack, SCORM2004) as seat:
        yield seat


def outcome(record) -> tuple[str, str, str]:
    return record["completion_status"], record["success_status"], record["progress_measure"]


def test_all_right_is_passed_and_completed_with_full_score(platform) -> None:
    seat = platform()
    assert outcome(seat.state()) == ("incomplete", "unknown", "0")
    seat.answer_all(RIGHT)
    record = seat.leave()
    score = record["score"]
    assert (score["scaled"], score["raw"], score["min"], score["max"]) == ("1", "100", "0", "100")
    assert outcome(record) == ("completed", "passed", "1")
    assert len(seat.calls("Initialize")) == len(seat.calls("Terminate")) == 1


def test_all_wrong_is_failed_and_says_what_was_answered(platform) -> None:
    seat = platform()
    seat.answer_all(WRONG)
    record = seat.leave()
    assert record["score"]["scaled"] == "0"
    assert outcome(record) == ("incomplete", "failed", "0.75")  # six questions of eight steps; no lesson was opened
    asked = seat.interactions()
    assert [(one["id"], one["type"], one["learner_response"], one["correct_responses.0.pattern"]) for one in asked] == [
        ("urn:x-oer:hand-tools:first", "choice", "a", "b"),
        ("urn:x-oer:hand-tools:cutters", "choice", "a[,]c", "a[,]b"),
        ("urn:x-oer:hand-tools:steps", "sequencing", "d[,]c[,]b[,]a", "a[,]b[,]c[,]d"),
        ("urn:x-oer:hand-tools:pairs", "matching", "a[.]b[,]b[.]c", "a[.]a[,]b[.]b"),
        ("urn:x-oer:hand-tools:distance", "numeric", "9", "1[:]2"),
        ("urn:x-oer:hand-tools:burr-word", "fill-in", "{lang=en}a bur", "{case_matters=false}{order_matters=true}{lang=en}a burr"),
    ]
    assert {one["result"] for one in asked} == {"incorrect"}
    for one in asked:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\dZ", one["timestamp"])
        assert re.fullmatch(SPAN, one["latency"])
        assert one["description"].startswith("{lang=en}")
        assert len(one["description"]) > 12


def test_every_opened_lesson_and_answered_question_is_progress(platform) -> None:
    seat = platform()
    seat.part("before-you-start")
    assert seat.state()["progress_measure"] == "0.12"
    seat.part("a-course")
    seat.answer_all(WRONG)
    record = seat.leave()
    assert outcome(record) == ("completed", "failed", "1")
    measures = [float(value) for value in seat.told("progress_measure")]
    assert measures == sorted(measures)


def test_time_and_place_are_told(platform) -> None:
    seat = platform()
    seat.part("before-you-start")
    seat.page.wait_for_timeout(1100)
    record = seat.leave()
    assert re.fullmatch(r"PT0H0M[1-9]S", seat.told("session_time")[-1])
    assert record["location"] == "before-you-start"
    assert seat.told("exit") == ["suspend"]


def test_what_was_done_is_there_next_time(platform) -> None:
    seat = platform()
    seat.part("before-you-start")
    seat.answer_all({"first": [1], "cutters": [0, 2], "steps": ["0", "1", "2", "3"], "burr-word": "half | done ~ 100 % [,] {x}"})
    kept = seat.leave()
    assert 0 < len(kept["suspend_data"]) < KEPT
    assert seat.interactions()[3]["learner_response"] == "{lang=en}half | done ~ 100 % [ , ] {x}"
    seat.open()
    assert seat.sco.locator("#quiz").is_visible()
    assert seat.sco.locator(".oer-progress__text").inner_text() == "Lessons opened: 1 of 2"
    assert seat.question("first").get_attribute("data-state") == "right"
    assert seat.question("burr-word").locator("input").input_value() == "half | done ~ 100 % [,] {x}"
    seat.answer("pairs", ["0", "1"])
    seat.answer("distance", "1.5")
    record = seat.leave()
    assert (record["score"]["raw"], record["score"]["scaled"]) == ("67", "0.67")
    assert record["success_status"] == "failed"


def test_who_has_passed_stays_passed(platform) -> None:
    seat = platform()
    seat.answer_all(RIGHT)
    seat.sco.get_by_role("button", name="Start again from the beginning").click()
    for name, answer in WRONG.items():
        seat.answer(name, answer)
    record = seat.leave()
    assert outcome(record) == ("completed", "passed", "1")
    assert record["score"]["raw"] == "100"
    seat.open()
    record = seat.leave()
    assert outcome(record) == ("completed", "passed", "1")


def test_without_a_quiz_opening_all_lessons_completes(platform, pack, module) -> None:
    editions = {tag: replace(edition, quiz=None) for tag, edition in module.editions.items()}
    seat = platform(pack("scorm2004", other=replace(module, editions=editions, quiz_pass=None)))
    seat.part("before-you-start")
    assert outcome(seat.state()) == ("incomplete", "unknown", "0.5")
    seat.part("a-course")
    assert outcome(seat.leave()) == ("completed", "unknown", "1")


def test_long_answers_are_long_fill_ins_and_all_of_them_are_kept(platform, pack, module) -> None:
    edition = module.editions["en"]
    text = next(question for question in edition.quiz.questions if question.id == "burr-word")
    accepted = ("right", "a very long sentence " * 20)
    questions = tuple(replace(text, id=f"question-{number}", texts=accepted) for number in range(40))
    many = replace(module, editions={"en": replace(edition, quiz=replace(edition.quiz, questions=questions))})
    seat = platform(pack("scorm2004", other=many))
    answer = ("κάτι μακρύ και λάθος ~|% " * 8)[:199].strip()
    seat.answer_all({question.id: answer for question in questions[:39]} | {"question-39": "right"})
    one = seat.interactions()[0]
    assert one["type"] == "long-fill-in"
    assert one["correct_responses.1.pattern"].startswith("{case_matters=false}{lang=en}a very long")
    seat.leave()
    seat.open()
    expect(seat.sco.locator('form[data-state="wrong"]')).to_have_count(39)
    assert seat.question("question-38").locator("input").input_value() == answer  # 4,096 would not have been enough


def test_the_words_of_an_answer_say_their_language(platform, pack) -> None:
    seat = platform(pack("scorm2004", "ar"))
    seat.answer_all({"burr-word": "خطأ"})
    seat.leave()
    one = seat.interactions()[0]
    assert one["learner_response"] == "{lang=ar}خطأ"
    assert one["description"].startswith("{lang=ar}")


@pytest.mark.parametrize(("mark", "status"), [("0.9", "failed"), ("0.5", "passed")])
def test_the_mark_of_the_platform_counts(chromium: Browser, served, pack, mark: str, status: str) -> None:
    given = json.dumps({"cmi.scaled_passing_score": mark})
    with seats(chromium, served, pack, SCORM2004, given=given) as platform:
        seat = platform()
        seat.answer_all(RIGHT | {"first": [0], "cutters": [2]})
        assert seat.sco.locator(".oer-quiz__goal").inner_text().count(f"{float(mark) * 100:g}")
        assert seat.leave()["success_status"] == status
