"""The SCORM 1.2 package plays in a learning platform (scorm-again) in Chromium: score, completion, answers, resume."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from .seat import RIGHT, SCORM12, WRONG, seats

KEPT = 4096


@pytest.fixture
def platform(chromium: Browser, served: tuple[Path, str], pack) -> Iterator:
    """``platform(package)`` seats a learner."""
    with seats(chromium, served, pack, SCORM12) as seat:
        yield seat


def test_all_right_is_passed_with_full_score(platform) -> None:
    seat = platform()
    assert seat.state()["core"]["lesson_status"] == "incomplete"
    seat.answer_all(RIGHT)
    record = seat.leave()
    core = record["core"]
    assert (core["score"]["raw"], core["score"]["min"], core["score"]["max"]) == ("100", "0", "100")
    assert core["lesson_status"] == "passed"
    assert [call["name"] for call in seat.calls("LMSFinish")] == ["LMSFinish"]
    assert seat.calls("LMSInitialize") == [{"name": "LMSInitialize", "values": [""], "result": "true", "code": "0"}]


def test_all_wrong_is_failed_and_says_what_was_answered(platform) -> None:
    seat = platform()
    seat.answer_all(WRONG)
    record = seat.leave()
    assert record["core"]["score"]["raw"] == "0"
    assert record["core"]["lesson_status"] == "failed"
    asked = seat.interactions()
    assert [(one["id"], one["type"], one["student_response"], one["correct_responses.0.pattern"], one["result"]) for one in asked] == [
        ("first", "choice", "a", "b", "wrong"),
        ("cutters", "choice", "{a,c}", "{a,b}", "wrong"),
        ("steps", "sequencing", "d,c,b,a", "a,b,c,d", "wrong"),
        ("pairs", "matching", "{a.b,b.c}", "{a.a,b.b}", "wrong"),
        ("distance", "numeric", "9", "1.5", "wrong"),
        ("burr-word", "fill-in", "a bur", "a burr", "wrong"),
    ]


def test_right_answers_are_recorded_as_correct(platform) -> None:
    seat = platform()
    seat.answer_all(RIGHT)
    asked = seat.interactions()
    assert [one["result"] for one in asked] == ["correct"] * 6
    assert asked[4]["student_response"] == "1.75"
    for one in asked:
        assert re.fullmatch(r"\d{2}:\d{2}:\d{2}\.\d{2}", one["time"])
        assert re.fullmatch(r"\d{4}:\d{2}:\d{2}\.\d{2}", one["latency"])
        assert all(len(value) <= 255 for value in one.values())
    assert "hardest" not in {one["id"] for one in asked}


def test_time_and_place_are_told(platform) -> None:
    seat = platform()
    seat.part("before-you-start")
    seat.page.wait_for_timeout(1100)
    record = seat.leave()
    assert seat.calls("LMSFinish")
    times = [call["values"][1] for call in seat.calls("LMSSetValue") if call["values"][0] == "cmi.core.session_time"]
    assert re.fullmatch(r"0000:00:0[1-9]\.00", times[-1])
    assert record["core"]["lesson_location"] == "before-you-start"
    assert record["core"]["lesson_status"] == "incomplete"
    assert ["cmi.core.exit", "suspend"] in [call["values"] for call in seat.calls("LMSSetValue")]


def test_what_was_done_is_there_next_time(platform) -> None:
    seat = platform()
    seat.part("before-you-start")
    seat.answer_all({"first": [1], "cutters": [0, 2], "steps": ["0", "1", "2", "3"], "burr-word": "half | done ~ 100 %"})
    kept = seat.leave()
    assert 0 < len(kept["suspend_data"]) < KEPT
    seat.open()
    assert seat.sco.locator("#quiz").is_visible()
    assert seat.sco.locator(".oer-progress__text").inner_text() == "Lessons opened: 1 of 2"
    assert seat.question("first").get_attribute("data-state") == "right"
    assert seat.question("cutters").get_attribute("data-state") == "wrong"
    assert [box.is_checked() for box in seat.question("cutters").locator("input").all()] == [True, False, True]
    assert [row.get_attribute("data-value") for row in seat.question("steps").locator("li").all()][:4] == ["0", "1", "2", "3"]
    assert seat.question("burr-word").locator("input").input_value() == "half | done ~ 100 %"
    assert seat.question("pairs").get_attribute("data-state") == ""
    seat.answer("pairs", ["0", "1"])
    seat.answer("distance", "1.5")
    record = seat.leave()
    assert record["core"]["score"]["raw"] == "67"
    assert record["core"]["lesson_status"] == "failed"


def test_who_tries_again_can_pass_and_stays_passed(platform) -> None:
    seat = platform()
    seat.answer_all(WRONG)
    assert seat.state()["core"]["lesson_status"] == "failed"
    for name, answer in RIGHT.items():
        if name != "first":
            seat.question(name).get_by_role("button", name="Try again").click()
            seat.answer(name, answer)
    assert seat.state()["core"]["lesson_status"] == "passed"
    assert seat.state()["core"]["score"]["raw"] == "83"
    seat.sco.get_by_role("button", name="Start again from the beginning").click()
    for name, answer in WRONG.items():
        seat.answer(name, answer)
    record = seat.leave()
    assert record["core"]["lesson_status"] == "passed"
    assert record["core"]["score"]["raw"] == "83"


def test_who_looks_at_the_answer_does_not_get_the_point(platform) -> None:
    seat = platform()
    seat.answer_all({"first": [0]})
    form = seat.question("first")
    form.locator("summary").click()
    form.locator(".oer-quiz__explanation").wait_for(state="visible")
    assert form.locator(".oer-quiz__check").is_hidden()
    seat.leave()
    seat.open()
    assert seat.question("first").locator("details").get_attribute("open") is not None
    assert seat.question("first").get_attribute("data-state") == "wrong"


def test_without_a_quiz_opening_all_lessons_completes(platform, pack, module) -> None:
    editions = {tag: replace(edition, quiz=None) for tag, edition in module.editions.items()}
    seat = platform(pack("scorm12", other=replace(module, editions=editions, quiz_pass=None)))
    seat.part("before-you-start")
    assert seat.state()["core"]["lesson_status"] == "incomplete"
    seat.part("a-course")
    assert seat.leave()["core"]["lesson_status"] == "completed"


def test_without_a_pass_mark_the_score_is_told_and_the_module_completed(platform, pack, module) -> None:
    seat = platform(pack("scorm12", other=replace(module, quiz_pass=None)))
    seat.answer_all(WRONG)
    assert seat.state()["core"]["lesson_status"] == "incomplete"
    seat.part("before-you-start")
    seat.part("a-course")
    record = seat.leave()
    assert record["core"]["lesson_status"] == "completed"
    assert record["core"]["score"]["raw"] == "0"


def test_forty_questions_with_long_answers_fit(platform, pack, module) -> None:
    edition = module.editions["en"]
    text = next(question for question in edition.quiz.questions if question.id == "burr-word")
    questions = tuple(replace(text, id=f"question-{number}", texts=("right",)) for number in range(40))
    many = replace(module, editions={"en": replace(edition, quiz=replace(edition.quiz, questions=questions))})
    seat = platform(pack("scorm12", other=many))
    seat.part("before-you-start")
    seat.answer_all({question.id: "κάτι μακρύ και λάθος ~|% " * 8 for question in questions[:39]} | {"question-39": "right"})
    data = [call["values"][1] for call in seat.calls("LMSSetValue") if call["values"][0] == "cmi.suspend_data"]
    assert max(len(one.encode()) for one in data) < KEPT
    assert max(len(one) for one in data) > 800
    for call in seat.calls("LMSSetValue"):
        assert "interactions" not in call["values"][0] or len(call["values"][1]) <= 255
    seat.leave()
    seat.open()
    expect(seat.sco.locator('form[data-state="wrong"]')).to_have_count(39)
    expect(seat.sco.locator('form[data-state="right"]')).to_have_count(1)
    assert seat.sco.locator(".oer-progress__text").inner_text() == "Lessons opened: 1 of 2"


def test_a_changed_quiz_does_not_get_old_answers(platform, pack, module) -> None:
    seat = platform()
    seat.part("before-you-start")
    seat.answer_all({"first": [1]})
    seat.leave()
    edition = module.editions["en"]
    fewer = replace(edition, quiz=replace(edition.quiz, questions=edition.quiz.questions[1:]))
    pack("scorm12", other=replace(module, editions={"en": fewer})).archive.extractall(seat.folder)
    seat.open()
    assert seat.sco.locator('form[data-state="right"], form[data-state="wrong"]').count() == 0
    assert seat.sco.locator(".oer-progress__text").inner_text() == "Lessons opened: 1 of 2"


BROKEN = {
    "refuses to begin": "LMSInitialize: () => 'false'",
    "throws at the beginning": "LMSInitialize: () => { throw new Error('down'); }",
    "throws at every call": "LMSInitialize: () => 'true', LMSSetValue: () => { throw 1; }, LMSCommit: () => { throw new Error('down'); }",
    "loses what it gets": "LMSInitialize: () => 'true', LMSSetValue: () => 'false', LMSCommit: () => 'false'",
    "gives back nonsense": (
        "LMSInitialize: () => 'true', LMSGetValue: () => '1|x|~~|%zz|NaN.x|~~~', LMSSetValue: () => 'true', LMSCommit: () => 'true'"
    ),
}


@pytest.mark.parametrize("fault", sorted(BROKEN))
def test_a_broken_platform_does_not_stop_the_learner(chromium: Browser, pack, served: tuple[Path, str], fault: str) -> None:
    root, address = served
    pack("scorm12").archive.extractall(root / "sco")
    page = chromium.new_page()
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("dialog", lambda dialog: (found.append(dialog.message), dialog.dismiss()))
    usual = "LMSGetValue: () => '', LMSGetLastError: () => '101', LMSFinish: () => 'true'"
    page.add_init_script(f"window.API = {{ {usual}, {BROKEN[fault]} }};")
    page.goto(f"{address}/sco/index.html#quiz.first")
    page.locator('form[data-id="first"] input').nth(1).check()
    page.locator('form[data-id="first"] .oer-quiz__check').click()
    assert page.locator('form[data-id="first"]').get_attribute("data-state") == "right"
    told = "" if fault == "gives back nonsense" else "Your learning platform does not answer."
    expect(page.locator(".oer-lost")).to_contain_text(told)
    kept = page.evaluate("Object.keys(localStorage).length")
    assert bool(kept) == ("begin" in fault)  # without a platform everything is kept on the device
    page.goto("about:blank")
    page.close()
    assert found == []


def test_without_a_platform_it_works_from_a_folder(opened, pack) -> None:
    page = opened(pack("scorm12"), "quiz")
    page.locator('form[data-id="first"] input').nth(1).check()
    page.locator('form[data-id="first"] .oer-quiz__check').click()
    page.reload()
    assert page.locator('form[data-id="first"]').get_attribute("data-state") == "right"
    assert page.locator(".oer-quiz__kept").inner_text() == "Your answers stay on this device. Nothing is sent."
    assert page.locator(".oer-lost").inner_text() == ""
