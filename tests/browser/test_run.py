"""Run mode as a facilitator uses it: start, late, fewer people, reload, keys, notes, no internet; and the codes to hold up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from oer_catalogue.load.catalogue import load
from oer_catalogue.model import Wish
from oer_catalogue.plan import Plan, make_plan

from .conftest import Watch, serve
from .pagetypes import SAFE, TEA

ROOT = Path(__file__).parents[2]
SLUG = SAFE.rpartition("/")[2]


def address_of(wish: Wish, meeting: int = 1) -> str:
    plan = f"v=1&mode={wish.mode}&people={wish.people}&minutes={wish.minutes}&meetings={wish.meetings or ''}&interval=7"
    return f"{SAFE}/run.html#{plan}&meeting={meeting}"


WISH = Wish("in-person", 8, 120, 4)


@pytest.fixture(scope="module")
def plan() -> Plan:
    module = next(module for module in load(ROOT)[0].modules if module.id == SLUG)
    assert module.guide is not None
    return make_plan(module.guide, WISH)


@pytest.fixture(scope="module")
def titles() -> dict[str, str]:
    words = next(module for module in load(ROOT)[0].modules if module.id == SLUG).editions["en"].guide
    assert words is not None
    return {activity.id: activity.title for session in words.sessions for activity in session.activities}


def begin(page: Page, address: str, wish: Wish = WISH, meeting: int = 1) -> None:
    page.goto(f"{address}/{address_of(wish, meeting)}")
    page.locator("[data-form] [type=submit]").click()
    expect(page.locator("[data-stage]")).to_be_visible()


def at(page: Page) -> str:
    return page.locator("[data-place]").inner_text()


def numbers(page: Page) -> list[int]:
    """Number of this step, and of all."""
    return [int(n) for n in re.findall(r"\d+", at(page))]


def test_steps_come_in_the_order_of_the_plan_with_their_words_and_minutes(page: Page, address: str, plan: Plan, titles: dict[str, str]):
    begin(page, address)
    steps = plan.meetings[0].steps
    for number, step in enumerate(steps, 1):
        assert numbers(page) == [number, len(steps)]
        title = titles[step.id] if step.id else "Break"
        expect(page.locator("[data-title]")).to_contain_text(title)
        assert page.locator("[data-left]").inner_text() == str(step.minutes)
        if step.id:
            expect(page.locator("[data-words] .oer-say")).to_have_count(1)  # one message: that of the mode
        page.locator("[data-stage] [data-act=next]").click()
    expect(page.locator("[data-done-box]")).to_be_visible()
    page.locator("[data-next-meeting]").click()
    expect(page.locator("[data-title]")).to_contain_text(titles[plan.meetings[1].steps[0].id])


def test_the_clock_counts_down_says_once_that_time_is_over_and_pauses(page: Page, address: str, plan: Plan):
    page.clock.install()
    begin(page, address)
    first = plan.meetings[0].steps[0].minutes
    left, status = page.locator("[data-left]"), page.locator("[data-status]")
    page.clock.fast_forward("02:00")
    page.clock.run_for(1100)
    expect(left).to_have_text(str(first - 2))
    page.locator("[data-act=pause]").click()
    page.clock.fast_forward("05:00")
    page.clock.run_for(1100)
    expect(left).to_have_text(str(first - 2))
    expect(page.locator("[data-state]")).to_have_text("Paused")
    page.locator("[data-act=pause]").click()
    expect(page.locator("[data-state]")).to_have_text("5 min late")
    page.locator("[data-act=more]").click()
    expect(left).to_have_text(str(first - 1))
    page.clock.fast_forward(f"{first + 2}:00")
    page.clock.run_for(1100)
    expect(page.locator("[data-time]")).to_have_class(re.compile("is-over"))
    expect(page.locator("[data-unit]")).to_have_text("min over")
    expect(status).to_contain_text("is over")
    expect(status).to_contain_text("Next:")


def test_late_leaves_out_the_last_step_that_may_go_and_takes_it_back(page: Page, address: str, plan: Plan, titles: dict[str, str]):
    begin(page, address)
    musts = {a.id for s in load_guide().sessions for a in s.activities if a.priority == "must"}
    ahead = [step.id for step in plan.meetings[0].steps[1:] if step.kind == "content"]
    last = [id for id in plan.kept if id in ahead and id not in musts][-1]
    total = len(plan.meetings[0].steps)
    page.locator("[data-act=late]").click()
    expect(page.locator("[data-status]")).to_contain_text(titles[last])
    assert numbers(page) == [1, total - 1]
    page.locator("[data-act=undo]").click()
    assert numbers(page) == [1, total]
    presses = 0
    while page.locator("[data-act=late]").is_enabled():
        page.locator("[data-act=late]").click()
        presses += 1
    assert presses >= 2
    assert numbers(page)[1] == sum(step.kind != "content" or step.id in musts for step in plan.meetings[0].steps)


def load_guide():
    guide = next(module for module in load(ROOT)[0].modules if module.id == SLUG).guide
    assert guide is not None
    return guide


def test_fewer_people_change_the_minutes_to_come_and_not_the_place(page: Page, address: str, plan: Plan):
    begin(page, address)
    page.locator("[data-stage] [data-act=next]").click()
    before = at(page)
    few = make_plan(load_guide(), Wish("in-person", 3, 10_000, None))
    minutes = {step.id: step.minutes for meeting in few.meetings for step in meeting.steps}
    page.locator("[data-here-number]").fill("3")
    page.locator("[data-here-number]").press("Enter")
    expect(page.locator("[data-status]")).to_contain_text("People: 3")
    assert at(page) == before
    for step in plan.meetings[0].steps[1:]:
        if step.kind != "break":
            assert page.locator("[data-left]").inner_text() == str(minutes[step.id]), step.id
        page.locator("[data-stage] [data-act=next]").click()


def test_a_reload_keeps_the_step_what_was_left_out_and_the_notes_and_says_so(page: Page, address: str, plan: Plan):
    begin(page, address)
    page.locator("[data-stage] [data-act=next]").click()
    page.locator("[data-act=late]").click()
    page.locator("[data-notes-box] summary").click()
    page.locator("[data-notes-text]").fill("Bring <b>paper</b>")
    before = at(page)
    page.reload()
    expect(page.locator("[data-note]")).to_have_text(re.compile("kept on this device"))
    assert at(page) == before
    expect(page.locator("[data-act=undo]")).to_be_visible()
    page.locator("[data-notes-box] summary").click()
    expect(page.locator("[data-notes-text]")).to_have_value("Bring <b>paper</b>")
    page.locator("[data-notes-drop]").click()
    expect(page.locator("[data-notes-text]")).to_have_value("")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('.run-notes.'))") == []
    page.goto(f"{address}/{address_of(WISH, 2)}")  # another meeting: asks first
    page.reload()
    expect(page.locator("[data-again]")).to_be_visible()
    page.locator("[data-go-on]").click()
    assert at(page) == before


def test_keys_lead_through_a_session_and_never_take_what_is_typed(page: Page, address: str):
    begin(page, address)
    page.keyboard.press("Space")
    assert numbers(page)[0] == 2
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert numbers(page)[0] == 2
    total = numbers(page)[1]
    page.keyboard.press("l")
    assert numbers(page)[1] == total - 1
    page.keyboard.press("p")
    expect(page.locator("[data-state]")).to_have_text("Paused")
    page.keyboard.press("n")
    expect(page.locator("[data-notes-text]")).to_be_focused()
    page.keyboard.type("pull l + n f")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-notes-text]")).to_have_value("pull l + n f")
    assert numbers(page) == [2, total - 1]
    page.keyboard.press("Escape")
    page.locator("[data-act=more]").focus()
    page.keyboard.press("Space")  # presses the button that has the focus, and nothing else
    assert numbers(page)[0] == 2
    page.locator("details:has([data-keys]) summary").click()
    page.locator("[data-keys]").uncheck()
    page.locator("[data-title]").evaluate("title => title.focus()")
    page.keyboard.press("ArrowRight")
    assert numbers(page)[0] == 2
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile(r"guide\.html"))


def test_the_arrows_follow_the_direction_of_reading(page: Page, address: str):
    page.goto(f"{address}/ar/{address_of(WISH)}")
    page.locator("[data-form] [type=submit]").click()
    page.keyboard.press("ArrowLeft")
    assert numbers(page)[0] == 2
    page.keyboard.press("ArrowRight")
    assert numbers(page)[0] == 1


def test_the_guide_leads_to_run_mode_with_its_plan(page: Page, address: str):
    page.goto(f"{address}/{SAFE}/guide.html#v=1&mode=online&people=7&minutes=90&meetings=&interval=7")
    page.locator("[data-live] .oer-plan__run a").nth(1).click()
    expect(page.locator("[name=mode][value=online]")).to_be_checked()
    expect(page.locator("[data-form] [name=people]")).to_have_value("7")
    expect(page.locator("[data-form] [name=meeting]")).to_have_value("2")


HOSTILE = "v=1&mode=<img src=x onerror=alert(1)>&people=1e999&minutes=-5&meetings=%22%3E%3Cscript%3E&interval=NaN&meeting=__proto__"


def test_a_hostile_address_becomes_what_makes_sense(page: Page, address: str):
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    page.goto(f"{address}/{SAFE}/run.html#{HOSTILE}")
    page.locator("[data-form] [type=submit]").click()
    expect(page.locator("[data-stage]")).to_be_visible()
    assert page.locator("main img, main script:not([type='application/json'])").count() == 0
    assert page.locator("[data-here-number]").input_value() in ("3", "60", "8")


@pytest.mark.parametrize("kept", ["{", '{"state": {"v": 1, "steps": [{"id": "<b>"}]}}', '{"state": 7}', "[]"])
def test_a_damaged_session_is_told_and_stays_until_another_begins(page: Page, address: str, kept: str):
    page.goto(f"{address}/{SAFE}/run.html")
    key = page.evaluate("module => 'oer.' + document.documentElement.dataset.oerId + '.run.' + module", SLUG)
    page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [key, kept])
    page.reload()
    expect(page.locator("[data-damaged]")).to_be_visible()
    assert page.evaluate("key => localStorage.getItem(key)", key) == kept
    page.locator("[data-form] [type=submit]").click()
    page.reload()
    assert numbers(page)[0] == 1


def test_a_phone_shows_everything_and_every_target_is_large_enough(chromium: Browser, address: str):
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    for prefix in ("", "de/", "ar/"):
        page.goto(f"{address}/{prefix}{address_of(WISH)}")
        if page.locator("[data-form]").is_visible():
            page.locator("[data-form] [type=submit]").click()
        page.locator("[data-notes-box] summary").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        small = page.evaluate(
            """() => [...document.querySelectorAll('.oer-run :is(button, summary, input:not([type=checkbox]), textarea, .oer-button)')]
            .filter(each => each.offsetParent).map(each => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
            .filter(([, box]) => box.height < 43.5 || box.width < 43.5).map(([name]) => name)"""
        )
        assert small == []
    size = page.locator("[data-left]").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size >= 100
    context.close()


def test_paper_holds_the_way_to_the_plan_only(page: Page, address: str):
    begin(page, address)
    page.emulate_media(media="print")
    shown = page.locator("main").inner_text()
    assert "Open the guide" in shown
    assert not re.search(r"min left|Next step|Notes", shown)


def test_without_scripts_a_sentence_leads_to_the_guide(chromium: Browser, address: str):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{SAFE}/run.html")
    expect(page.locator("[data-plain]")).to_be_visible()
    assert page.locator("[data-form]").is_hidden()
    page.get_by_role("link", name="Open the guide").click()
    page.wait_for_url(re.compile(r"guide\.html"))
    context.close()


def test_it_works_from_a_folder_and_offers_no_copy_there(chromium: Browser, built: Path):
    context = chromium.new_context()
    page = context.new_page()
    watch = Watch("file://")
    watch.follow(page)
    page.goto(f"{built.as_uri()}/{address_of(WISH)}")
    assert page.locator("[data-keep]").is_hidden()
    page.locator("[data-form] [type=submit]").click()
    page.keyboard.press("Space")
    page.reload()
    assert numbers(page)[0] == 2
    assert watch.errors == []
    context.close()


# --- kept on the device ---------------------------------------------------------------------------------------------------


@pytest.fixture
def mounted(second_site: Path, tmp_path: Path) -> Iterator[str]:
    """The fixture's site below a path of its host."""
    (tmp_path / "open").symlink_to(second_site, target_is_directory=True)
    yield from serve(tmp_path)


def keep(page: Page) -> None:
    page.locator("[data-keep-ask]").click()
    expect(page.locator("[data-keep-words]")).to_contain_text("MB")
    page.locator("[data-keep-yes]").click()
    expect(page.locator("[data-keep-remove]")).to_be_visible(timeout=30_000)


def test_a_module_that_was_asked_for_opens_without_internet_and_goes_when_told(context: BrowserContext, mounted: str):
    page = context.new_page()
    page.goto(f"{mounted}/open/{TEA}/guide.html")
    expect(page.locator("[data-keep-ask]")).to_be_visible(timeout=30_000)
    assert page.evaluate("async () => [(await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]") == [0, 0]
    keep(page)
    assert page.evaluate("() => caches.keys()") == ["oer-keep:/open/:tea-with-a-group:en"]
    watch = Watch(mounted)
    page.goto(f"{mounted}/open/{TEA}/index.html")
    watch.follow(page)
    context.set_offline(True)
    for name in ("run", "guide", "quiz", "brew-a-pot", "serve-the-group", "glossary", "share", "index"):
        answer = page.goto(f"{mounted}/open/{TEA}/{name}.html")
        assert answer is not None
        assert answer.status == 200
        page.evaluate("() => window.scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("load")
    page.goto(f"{mounted}/open/{TEA}/run.html")
    page.locator("[data-form] [type=submit]").click()
    page.keyboard.press("Space")
    page.reload()
    assert numbers(page)[0] == 2
    page.goto(f"{mounted}/open/{TEA}/serve-the-group.html")
    film = page.locator("video").first
    assert film.evaluate("video => new Promise(done => { video.oncanplay = () => done(video.duration); video.load(); })") > 0
    assert watch.errors == []
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(f"{mounted}/open/catalogue.html")  # nobody asked for it
    context.set_offline(False)
    page.goto(f"{mounted}/open/{TEA}/guide.html")
    page.locator("[data-keep-remove]").click()
    expect(page.locator("[data-keep-ask]")).to_be_visible(timeout=30_000)
    assert page.evaluate("async () => [(await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]") == [0, 0]


def test_another_version_of_the_site_takes_the_place_of_what_was_kept(context: BrowserContext, mounted: str):
    page = context.new_page()
    page.goto(f"{mounted}/open/{TEA}/run.html")
    keep(page)
    kept = "async name => (await (await caches.open((await caches.keys())[0])).match(name)).text()"
    listed = page.locator("[data-keep]").get_attribute("data-list")
    true = page.evaluate(kept, listed)
    page.evaluate(
        """async name => { const store = await caches.open((await caches.keys())[0]);
        await store.put(name, new Response('{"version": "old"}'));
        await store.put('guide.html', new Response('old')); }""",
        listed,
    )
    page.reload()
    expect(page.locator("[data-keep-remove]")).to_be_visible()
    for _ in range(100):
        if page.evaluate("async () => (await caches.keys()).length") == 1 and page.evaluate(kept, listed) == true:
            break
        page.wait_for_timeout(100)
    assert page.evaluate(kept, listed) == true
    assert page.evaluate(kept, "guide.html") != "old"


# --- codes ----------------------------------------------------------------------------------------------------------------


def test_each_lesson_has_a_code_an_address_and_a_message(context: BrowserContext, second: str):
    page = context.new_page()
    watch = Watch(second)
    watch.follow(page)
    page.goto(f"{second}/{TEA}/share.html")
    posters = page.locator(".oer-poster")
    expect(posters).to_have_count(2)
    first = posters.first
    expect(first.locator("[role=img]")).to_have_attribute("aria-label", "QR code with the address of “Brew a pot”")
    expect(first.locator(".oer-poster__address")).to_have_text(f"catalogue.example/open/{TEA}/brew-a-pot.html")
    expect(first.locator("[data-copy-text]")).to_contain_text(f"https://catalogue.example/open/{TEA}/brew-a-pot.html")
    page.emulate_media(media="print")
    assert first.evaluate("e => getComputedStyle(e).breakAfter") == "page"
    assert first.locator("svg.oer-code").evaluate("code => code.getBoundingClientRect().width") > 400
    expect(first.locator("[data-copy-text]")).to_be_hidden()
    assert watch.errors == []
