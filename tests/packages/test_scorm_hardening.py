"""Platforms as they are: late, refusing, hidden behind frames and windows, without interactions, with a mind of their own."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .seat import DIST, RIGHT, SCORM12, SCORM2004, WRONG, Platform, Version, page_of, seats


def _versions(*everyday: Version) -> pytest.MarkDecorator:
    """Both versions; the one that is not met every day is one of --prove: most of the script is shared."""
    marks = {version: () if version in everyday else pytest.mark.beyond_sample for version in (SCORM12, SCORM2004)}
    return pytest.mark.parametrize("version", [pytest.param(one, marks=mark, id=one.name) for one, mark in marks.items()])


OLDER, NEWER = _versions(SCORM12), _versions(SCORM2004)


def raw(version: Version) -> str:
    return "core.score.raw" if version is SCORM12 else "score.raw"


def status(version: Version) -> str:
    return "core.lesson_status" if version is SCORM12 else "success_status"


# --- where the platform is


@NEWER
def test_a_window_that_the_platform_has_opened(chromium: Browser, served: tuple[Path, str], pack, version: Version) -> None:
    root, address = served
    pack(version.name).archive.extractall(root / "sco")
    (root / "platform.js").write_bytes((DIST / version.script).read_bytes())
    # The package lies in a frame of the new window, as in most platforms that open one.
    (root / "inner.html").write_text(
        '<!doctype html><title>Player</title><iframe src="/sco/index.html" width="1100" height="800"></iframe>'
    )
    page_text = page_of(version).replace('<iframe src="/sco/index.html"', '<iframe srcdoc=""')
    (root / "platform.html").write_text(page_text.replace("</body>", '<a href="/inner.html" target="player" rel="opener">Start</a></body>'))
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{address}/platform.html")
    with context.expect_page() as opened:
        page.get_by_role("link", name="Start").click()
    player = opened.value
    player.frame_locator("iframe").locator("body.oer-reader--live").wait_for()
    player.frame_locator("iframe").locator('.oer-contents a[data-part="a-course"]').click()
    player.close(run_before_unload=True)
    page.wait_for_function(f"calls.at(-1).name === '{version.prefix}{version.end}'")
    calls = page.evaluate("calls.map((call) => call.name)")
    assert calls.count(f"{version.prefix}Initialize") == calls.count(f"{version.prefix}{version.end}") == 1
    context.close()


@OLDER
def test_a_frame_of_another_site_in_between(chromium: Browser, served: tuple[Path, str], pack, version: Version) -> None:
    root, address = served
    foreign = address.replace("127.0.0.1", "localhost")
    (root / "middle.html").write_text(f'<!doctype html><title>Proxy</title><iframe src="{address}/sco/index.html" width="900"></iframe>')
    pack(version.name).archive.extractall(root / "sco")
    (root / "platform.js").write_bytes((DIST / version.script).read_bytes())
    (root / "platform.html").write_text(page_of(version).replace('src="/sco/index.html"', f'src="{foreign}/middle.html"'))
    page = chromium.new_page()
    page.goto(f"{address}/platform.html")
    page.frame_locator("iframe").frame_locator("iframe").locator("body.oer-reader--live").wait_for()
    page.wait_for_function(f"calls.some((call) => call.name === '{version.prefix}SetValue')")
    page.close()


@NEWER
def test_a_frame_with_the_rights_that_platforms_give(chromium: Browser, served, pack, version: Version) -> None:
    rights = 'sandbox="allow-scripts allow-same-origin"'
    with seats(chromium, served, pack, version, frame=rights, warned="can escape its sandboxing") as platform:
        seat = platform()
        seat.answer_all(RIGHT)
        seat.leave()
        assert seat.told(status(version))[-1] == "passed"


# --- when it answers


@OLDER
def test_a_platform_that_is_ready_late_gets_all_that_was_done(chromium: Browser, served, pack, version: Version) -> None:
    with seats(chromium, served, pack, version, begin="") as platform:
        seat = platform()
        seat.part("before-you-start")
        seat.answer_all(RIGHT)
        assert seat.calls() == []
        seat.page.evaluate("offer()")
        seat.page.wait_for_function(f"calls.some((call) => call.name === '{version.prefix}Commit')")
        assert seat.told(status(version))[-1] == "passed"
        assert seat.told(raw(version)) == ["100"]
        assert len(seat.interactions()) == 6
        seat.leave()
        assert len(seat.calls(f"{version.prefix}{version.end}")) == 1


@NEWER
def test_a_platform_that_is_ready_late_brings_back_what_it_kept(chromium: Browser, served, pack, version: Version) -> None:
    begin = "setTimeout(offer, window.name ? 600 : 0); window.name = 'again';"  # late only the second time
    with seats(chromium, served, pack, version, begin=begin, forgiven=(f"{version.prefix}Initialize",)) as platform:
        seat = platform()
        seat.answer_all({"first": [1]})
        seat.part("a-course")
        seat.leave()
        seat.open()
        expect(seat.sco.locator(".oer-progress__text")).to_have_text("Lessons opened: 1 of 2")
        expect(seat.sco.locator("#a-course")).to_be_visible()
        expect(seat.question("first")).to_have_attribute("data-state", "right")
        record = seat.leave()
        assert seat.told(status(version))[-1:] in ([], ["incomplete"])
        assert "r1" in record["suspend_data"]
        assert len(seat.calls(f"{version.prefix}{version.end}")) == 1


def test_what_somebody_left_on_the_device_is_not_given_to_a_late_platform(chromium: Browser, served, pack) -> None:
    with seats(chromium, served, pack, SCORM12, begin="") as platform:
        seat = platform()
        seat.answer_all({"first": [1], "cutters": [0, 1]})
        seat.part("a-course")
        seat.open()  # the next learner at the same computer; again the platform is late
        seat.part("quiz")
        seat.answer("distance", "1.5")
        seat.page.evaluate("offer()")
        seat.page.wait_for_function("calls.some((call) => call.name === 'LMSCommit')")
        kept = seat.leave()["suspend_data"].split("|")
        assert kept[3] == "00"
        assert [text[:1] for text in kept[5].split("~")] == ["", "", "", "", "r", ""]


@OLDER
def test_a_platform_that_first_says_no(chromium: Browser, served, pack, version: Version) -> None:
    name = f"{version.prefix}Initialize"
    begin = f"let no = 2; const first = api['{name}']; api['{name}'] = (text) => (no-- > 0 ? 'false' : first(text)); offer();"
    with seats(chromium, served, pack, version, begin=begin, forgiven=(f"{version.prefix}GetValue",)) as platform:
        seat = platform()
        seat.answer_all(RIGHT)
        seat.page.wait_for_function(f"calls.some((call) => call.name === '{version.prefix}Commit')")
        expect(seat.sco.locator(".oer-lost")).to_have_text("")
        assert seat.leave()
        assert seat.told(status(version))[-1] == "passed"


@NEWER
def test_a_session_that_has_begun_already_goes_on(chromium: Browser, served, pack, version: Version) -> None:
    name = f"{version.prefix}Initialize"
    with seats(chromium, served, pack, version, begin=f"platform.{name}(''); offer();", forgiven=(name,)) as platform:
        seat = platform()
        seat.answer_all(RIGHT)
        seat.leave()
        assert seat.told(status(version))[-1] == "passed"


@OLDER
def test_it_does_not_ask_for_storing_all_the_time(chromium: Browser, served, pack, version: Version) -> None:
    with seats(chromium, served, pack, version) as platform:
        seat = platform()
        for part in ("before-you-start", "a-course") * 6:
            seat.part(part)
        seat.page.wait_for_timeout(700)
        seconds = seat.page.evaluate("performance.now()") / 1000
        assert 1 <= len(seat.calls(f"{version.prefix}Commit")) <= 2 + seconds / 5
        seat.part("glossary")
        record = seat.leave()
        assert "|glossary|" in record["suspend_data"]
        names = [call["name"] for call in seat.calls()]
        assert names[-2:] == [f"{version.prefix}Commit", f"{version.prefix}{version.end}"]  # nothing after the end
        assert names.count(f"{version.prefix}{version.end}") == 1


def test_a_message_goes_when_the_platform_stores_again(chromium: Browser, served, pack) -> None:
    begin = "let bad = 1; const commit = api.LMSCommit; api.LMSCommit = (text) => (bad-- > 0 ? 'false' : commit(text)); offer();"
    with seats(chromium, served, pack, SCORM12, begin=begin) as platform:
        seat = platform()
        line = seat.sco.locator(".oer-lost")
        expect(line).to_contain_text("does not answer")
        seat.answer_all(RIGHT)
        expect(line).to_have_text("")
        seat.leave()


# --- what it says


@pytest.mark.parametrize(("mark", "said"), [("90", "failed"), ("50", "passed"), ("0", "failed"), ("nonsense", "failed")])
@pytest.mark.sample(every=2)
def test_the_mark_of_the_platform_counts_if_it_is_one(chromium: Browser, served, pack, mark: str, said: str) -> None:
    with seats(chromium, served, pack, SCORM12, given=json.dumps({"cmi.student_data.mastery_score": mark})) as platform:
        seat = platform()
        seat.answer_all(RIGHT | {"first": [0], "cutters": [2]})  # 67 %; the module asks for 70
        seat.leave()
        assert seat.told("core.lesson_status")[-1] == said


@pytest.mark.parametrize(
    ("version", "held"),
    [
        (SCORM12, {"cmi.core.lesson_status": "completed", "cmi.core.score.raw": "80"}),
        (SCORM12, {"cmi.core.lesson_status": "passed", "cmi.core.score.raw": "80"}),
        (
            SCORM2004,
            {"cmi.completion_status": "completed", "cmi.success_status": "passed", "cmi.score.raw": "80", "cmi.progress_measure": "1"},
        ),
    ],
    ids=["1.2 completed", "1.2 passed", "2004"],
)
def test_what_the_platform_holds_is_never_lowered(chromium: Browser, served, pack, version: Version, held: dict[str, str]) -> None:
    """Its suspend_data is gone, or somebody has set the state by hand."""
    with seats(chromium, served, pack, version, given=json.dumps(held)) as platform:
        seat = platform()
        seat.answer_all(WRONG)
        seat.leave()
        assert seat.told(raw(version)) == ["80"]
        assert set(seat.told("core.lesson_status")) <= {held.get("cmi.core.lesson_status")}
        assert set(seat.told("completion_status")) <= {"completed"}
        assert set(seat.told("success_status")) <= {"passed"}
        assert set(seat.told("progress_measure")) <= {"1"}


@pytest.mark.parametrize("mode", ["review", "browse"])
@NEWER
def test_who_only_looks_changes_nothing(chromium: Browser, served, pack, version: Version, mode: str) -> None:
    given = {"cmi.core.lesson_mode": mode, "cmi.mode": mode}
    with seats(chromium, served, pack, version, given=json.dumps(given)) as platform:
        seat = platform()
        seat.part("before-you-start")
        seat.answer_all(RIGHT)
        seat.leave()
        assert seat.calls(f"{version.prefix}SetValue") == []
        assert len(seat.calls(f"{version.prefix}{version.end}")) == 1


@OLDER
def test_without_credit_place_and_answers_are_kept_but_no_result(chromium: Browser, served, pack, version: Version) -> None:
    given = {"cmi.core.credit": "no-credit", "cmi.credit": "no-credit"}
    with seats(chromium, served, pack, version, given=json.dumps(given)) as platform:
        seat = platform()
        seat.answer_all(RIGHT)
        seat.leave()
        told = {call["values"][0] for call in seat.calls(f"{version.prefix}SetValue")}
        core = "cmi.core." if version is SCORM12 else "cmi."
        place = "lesson_location" if version is SCORM12 else "location"
        assert told == {"cmi.suspend_data", core + place, core + "session_time", core + "exit"}


# --- what it lacks


@NEWER
def test_a_platform_without_interactions(chromium: Browser, served, pack, version: Version) -> None:
    name = f"{version.prefix}SetValue"
    begin = (
        "window.asked = []; const set = api['NAME'];"
        " api['NAME'] = (key, value) => (key.startsWith('cmi.interactions') ? (asked.push(key), 'false') : set(key, value)); offer();"
    ).replace("NAME", name)
    with seats(chromium, served, pack, version, begin=begin) as platform:
        seat = platform()
        seat.answer_all(RIGHT)
        seat.leave()
        assert seat.page.evaluate("asked") == ["cmi.interactions.0.id"]
        assert seat.told(status(version))[-1] == "passed"
        assert seat.told(raw(version)) == ["100"]


@OLDER
def test_a_platform_that_gives_nothing_back_for_a_call(chromium: Browser, served: tuple[Path, str], pack, version: Version) -> None:
    root, address = served
    pack(version.name).archive.extractall(root / "sco")
    page = chromium.new_page()
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    verbs = ", ".join(
        f"{version.prefix}{verb}: () => undefined" for verb in ("GetValue", "SetValue", "Commit", "GetLastError", version.end)
    )
    page.add_init_script(f"window.{version.api} = {{ {version.prefix}Initialize: () => true, {verbs} }};")
    page.goto(f"{address}/sco/index.html#quiz.first")
    page.locator('form[data-id="first"] input').nth(1).check()
    page.locator('form[data-id="first"] .oer-quiz__check').click()
    page.wait_for_timeout(500)
    assert page.locator(".oer-lost").inner_text() == ""
    page.close()
    assert found == []


# --- two windows


def second(seat: Platform) -> Platform:
    page = seat.page.context.new_page()
    other = Platform(page, seat.address, seat.folder, seat.version)
    return other.open()


@pytest.mark.beyond_sample
@NEWER
def test_two_windows_do_not_undo_each_other(chromium: Browser, served, pack, version: Version) -> None:
    who = json.dumps({"cmi.core.student_id": "anna", "cmi.learner_id": "anna"})
    with seats(chromium, served, pack, version, given=who) as platform:
        one = platform()
        two = second(one)
        one.part("before-you-start")
        one.answer_all(RIGHT)
        two.part("a-course")
        record = two.leave()  # the one that knows least ends last
        assert two.told(status(version))[-1] == "passed"
        fields = record["suspend_data"].split("|")
        assert fields[3] == "11"
        assert len(fields[5].split("~")) == 6
        one.leave()


@pytest.mark.beyond_sample
def test_two_learners_at_one_computer_stay_apart(chromium: Browser, served, pack) -> None:
    begin = "given['cmi.core.student_id'] = String(Math.random()); offer();"
    with seats(chromium, served, pack, SCORM12, begin=begin) as platform:
        one = platform()
        two = second(one)
        one.part("before-you-start")
        one.answer_all(RIGHT)
        two.part("a-course")
        assert two.leave()["suspend_data"].split("|")[3] == "01"
        assert two.state()["core"]["lesson_status"] == "incomplete"
        one.leave()


# --- limits and forms


@OLDER
def test_more_choices_than_letters(chromium: Browser, served, pack, module, version: Version) -> None:
    edition = module.editions["en"]
    single = next(question for question in edition.quiz.questions if question.kind == "single")
    wrong = next(choice for choice in single.choices if not choice.right)
    right = next(choice for choice in single.choices if choice.right)
    many = replace(single, choices=(*[wrong] * 39, right))
    other = replace(module, editions={"en": replace(edition, quiz=replace(edition.quiz, questions=(many,)))})
    with seats(chromium, served, pack, version) as platform:
        seat = platform(pack(version.name, other=other))
        seat.answer_all({single.id: [39]})
        seat.leave()
        (one,) = seat.interactions()
        assert one["result"] == "correct"
        if version is SCORM12:
            assert "student_response" not in one  # 1.2 has one letter or digit for a choice, and no more than 36 of them
        else:
            assert one["learner_response"] == one["correct_responses.0.pattern"] == "c39"


@pytest.fixture(scope="module")
def tool(chromium: Browser, pack, tmp_path_factory: pytest.TempPathFactory) -> Page:
    folder = tmp_path_factory.mktemp("tool")
    pack("scorm2004").archive.extractall(folder)
    page = chromium.new_page()
    page.goto((folder / "index.html").as_uri())
    return page


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("'1,50'", "1.5"),
        ("'100'", "100"),
        ("'0'", "0"),
        ("0.1 + 0.2", "0.3"),
        ("-2", "-2"),
        ("1e10", None),
        ("1e30", None),
        ("'x'", None),
        ("Infinity", None),
    ],
)
def test_numbers_are_written_as_both_versions_want_them(tool: Page, given: str, said: str | None) -> None:
    assert tool.evaluate(f"oer.scorm.decimal({given})") == said


def test_words_are_cut_between_characters(tool: Page) -> None:
    assert tool.evaluate("oer.scorm.cut('ab😀', 3)") == "ab"
    assert tool.evaluate("oer.scorm.cut('ab😀', 4)") == "ab😀"
    assert tool.evaluate("oer.scorm.line('a\\n\\tb\\u0000c ')") == "a b c"


@pytest.mark.parametrize(("seconds", "said"), [(0, "PT0H0M0S"), (61.9, "PT0H1M1S"), (360_000, "PT100H0M0S")])
def test_spans_of_2004(tool: Page, seconds: float, said: str) -> None:
    assert tool.evaluate(f"oer.binding.timespan({seconds})") == said
