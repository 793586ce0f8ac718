"""A plan for a group, as facilitators make it in the browser: for a module, for any online course, and what they take away."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import docx
import icalendar
import pytest
from playwright.sync_api import Browser, BrowserContext, Download, Page, expect

from oer_catalogue.cli import check_report

from .conftest import ROOT, Watch, axe
from .payloads import PAYLOADS

TABLE = ROOT / "tests/plan_cases.json"
PLAN_JS = ROOT / "plugins/oer_catalogue/theme/js/plan.js"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LIST = "Passwords 45\n2. Backups – 40 min\nPhones (1 h 30 min)\nNext steps 15"


def fill(page: Page, address: str, text: str = LIST, locale: str = "") -> None:
    """The page with a course whose parts are pasted as a list."""
    page.goto(f"{address}/{locale}plan.html")
    page.locator("#oer-course-name").fill("Safe at work")
    page.locator("#oer-course-url").fill("https://example.org/course?a=1&b=2")
    page.locator(".oer-paste summary").click()
    page.locator("#oer-paste").fill(text)
    page.locator("[data-paste]").click()
    expect(page.locator("[data-meeting]").first).to_be_visible()


def saved(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.locator(button).click()
    found: Download = waiting.value
    target = folder / found.suggested_filename
    found.save_as(target)
    return target


# --- the engine ---------------------------------------------------------------------------------------------------------


def test_chromium_computes_every_case_of_the_shared_table(chromium: Browser, tmp_path: Path):
    """From a file, without a server, as on a USB stick."""
    (tmp_path / "plan.js").write_bytes(PLAN_JS.read_bytes())
    (tmp_path / "index.html").write_text("<!doctype html><meta charset=utf-8><title>x</title><script src=plan.js></script>", "utf-8")
    page = chromium.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    table = json.loads(TABLE.read_text("utf-8"))
    wrong = page.evaluate(
        """table => table.cases.map((one, at) => {
            const guide = table.guides[one.guide], factors = one.factors || {};
            const sorted = value => JSON.stringify(value, (key, v) => v && typeof v === "object" && !Array.isArray(v)
                ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) : v);
            const plan = OerPlan.make(guide, one.wish, factors), usual = OerPlan.usual(guide, one.wish, factors);
            return sorted(plan) === sorted(one.plan) && usual === one.usual ? null : at;
        }).filter(at => at !== null)""",
        table,
    )
    page.close()
    assert len(table["cases"]) > 100
    assert wrong == []


GROUPS = """() => { const field = document.querySelector("#oer-people"), took = [];
    for (let n = 3; n <= 40; n++) { const before = performance.now(); field.value = n;
        field.dispatchEvent(new Event("input", {bubbles: true})); document.body.offsetHeight; took.push(performance.now() - before); }
    return took.sort((a, b) => a - b); }"""


@pytest.mark.parametrize("where", ["guide", "course"])
def test_a_plan_for_another_group_appears_at_once(page: Page, address: str, where: str):
    """From the key to the new plan, laid out: less than 50 ms. Held to twice that, of the processor's time: others use it too."""
    if where == "guide":
        page.goto(f"{address}/modules/staying-safe-online/guide.html")
    else:
        fill(page, address)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def cpu() -> float:
        return next(one["value"] for one in session.send("Performance.getMetrics")["metrics"] if one["name"] == "TaskDuration")

    page.evaluate(GROUPS)  # a first round, in which the scripts are compiled
    before = cpu()
    took = page.evaluate(GROUPS)
    each = (cpu() - before) * 1000 / len(took)
    print(f"{where}: {each:.1f} ms of the processor each; on the clock {took[len(took) // 2]:.1f} ms, at most {took[-1]:.1f} ms")
    assert 0 < each < 100
    expect(page.locator(".oer-live__title")).to_contain_text("40 people")


# --- doors --------------------------------------------------------------------------------------------------------------


def test_from_the_home_page_to_a_printed_plan_in_five_clicks(page: Page, address: str):
    """Seven people, online, an hour and a half. To type a number is a click into its field."""
    clicks = 0

    def click(what) -> None:
        nonlocal clicks
        clicks += 1
        what.click()

    page.goto(f"{address}/index.html")
    click(page.get_by_role("link", name="I lead a group"))
    click(page.get_by_role("link", name="Staying safe online"))
    click(page.locator("[name=mode][value=online] + span"))
    click(page.locator("#oer-people"))
    page.keyboard.press("Control+a")
    page.keyboard.type("7")
    expect(page.locator(".oer-live__title")).to_contain_text(re.compile("Online · 7 people · .* of 1 h 30 min"))
    page.evaluate("window.print = () => { document.documentElement.dataset.printed = 'yes' }")
    click(page.get_by_role("button", name="Print this plan"))
    assert page.evaluate("document.documentElement.dataset.printed") == "yes"
    assert clicks <= 5
    page.emulate_media(media="print")
    expect(page.locator("[data-meeting]").first).to_be_visible()
    expect(page.locator("[data-wish]")).to_be_hidden()
    expect(page.locator("#oer-about")).to_be_hidden()  # the plan alone, not the whole guide


@pytest.mark.parametrize("locale", ["en", "it", "el", "bg", "de", "ar"])
def test_on_a_phone_each_cell_of_a_plan_has_room(page: Page, address: str, locale: str):
    """Words of any length stand below one another; none is squeezed into a column of single letters, none lies over another."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}/{'' if locale == 'en' else locale + '/'}modules/staying-safe-online/guide.html")
    narrow = page.locator("[data-live] .oer-plan__step, [data-live] .oer-plan__how, [data-live] .oer-plan__priority").evaluate_all(
        "all => all.filter((one) => one.textContent.trim() && one.getBoundingClientRect().width < 120).map((one) => one.textContent)"
    )
    assert narrow == []


def test_modules_are_there_without_scripts(chromium: Browser, address: str):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/el/plan.html")
    links = page.locator(".oer-choose__link")
    assert links.count() >= 3
    assert all(re.fullmatch(r"modules/[a-z-]+/guide\.html", link.get_attribute("href")) for link in links.all())
    expect(page.locator("noscript, .oer-course .oer-panel").first).to_be_attached()
    expect(page.locator("form[data-course-form]")).to_be_hidden()
    links.first.click()
    expect(page.locator(".oer-plan").first).to_be_visible()
    context.close()


# --- the form -----------------------------------------------------------------------------------------------------------


def test_parts_are_moved_and_removed_by_keyboard(page: Page, address: str):
    fill(page, address)
    names = lambda: page.locator("[data-name]").evaluate_all("all => all.map(one => one.value)")  # noqa: E731
    assert names() == ["Passwords", "Backups", "Phones", "Next steps"]
    assert page.locator("[data-minutes-of]").evaluate_all("all => all.map(one => one.value)") == ["45", "40", "90", "15"]
    page.get_by_role("button", name="Move part 4 up").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert names() == ["Next steps", "Passwords", "Backups", "Phones"]
    expect(page.get_by_role("button", name="Move part 1 down")).to_be_focused()
    expect(page.locator("[data-course-status]")).to_have_text("Part 2 is now part 1.")
    page.get_by_role("button", name="Remove part 3").focus()
    page.keyboard.press("Space")
    assert names() == ["Next steps", "Passwords", "Phones"]
    expect(page.get_by_label("Part 3: name")).to_be_focused()
    page.get_by_label("Part 3: min").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Part 4: name")).to_be_focused()


def test_a_list_pasted_into_a_name_makes_rows(page: Page, address: str):
    page.goto(f"{address}/plan.html")
    page.get_by_label("Part 1: name").focus()
    page.evaluate(
        """text => { const data = new DataTransfer(); data.setData("text/plain", text);
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true})); }""",
        LIST,
    )
    expect(page.locator("[data-part]")).to_have_count(4)
    expect(page.locator("[data-meeting]").first).to_be_visible()


@pytest.mark.parametrize(
    "minutes, words",
    [
        ("0", "Write whole minutes from 1 to 600."),
        ("-5", "from 1 to 600"),
        ("10000", "from 1 to 600"),
        ("x", "from 1 to 600"),
        ("", "how many"),
    ],
)
def test_minutes_that_make_no_sense_are_said_beside_their_field(page: Page, address: str, minutes: str, words: str):
    fill(page, address, "A 20\nB 20")
    field = page.get_by_label("Part 2: min")
    field.fill(minutes)
    page.get_by_label("Part 1: name").focus()
    expect(page.locator("[data-wrong-minutes]").nth(1)).to_contain_text(words)
    assert field.get_attribute("aria-invalid") == "true"
    assert page.evaluate("id => document.getElementById(id).textContent", field.get_attribute("aria-describedby"))
    expect(page.locator("[data-skipped]")).to_contain_text("1")
    expect(page.locator("[data-live]")).to_contain_text("A")
    field.fill("20")
    expect(page.locator("[data-wrong-minutes]").nth(1)).to_be_hidden()
    expect(page.locator("[data-skipped]")).to_be_hidden()


def test_people_beyond_the_limits_are_said_beside_their_field(page: Page, address: str):
    fill(page, address)
    page.locator("#oer-people").fill("500")
    expect(page.locator("#oer-people-wrong")).to_have_text("Write a whole number from 3 to 60. The plan counts with 60.")
    expect(page.locator(".oer-live__title")).to_contain_text("60 people")
    page.locator("#oer-people").fill("9")
    expect(page.locator("#oer-people-wrong")).to_be_hidden()


def test_a_wish_that_cannot_be_met_gets_an_honest_answer(page: Page, address: str):
    fill(page, address, "A 120\nB 5")
    page.get_by_text("Some here, some online").click()
    page.locator("#oer-people").fill("60")
    page.locator("#oer-minutes").select_option("30")
    findings = page.locator(".oer-findings:visible")
    expect(findings).to_contain_text("check-in and the look back alone")
    expect(findings).to_contain_text("online host")


@pytest.mark.parametrize(
    "url", ["javascript:document.title='run'", "data:text/html,<script>alert(1)</script>", "example.org", "https://u:p@a.example/"]
)
def test_an_address_that_is_none_stays_text(page: Page, address: str, url: str):
    fill(page, address)
    page.locator("#oer-course-url").fill(url)
    expect(page.locator("[data-wrong-url]")).to_be_visible()
    expect(page.locator("[data-course-link] a")).to_have_count(0)
    page.locator("#oer-course-url").fill("https://a.example/x")
    link = page.locator("[data-course-link] a")
    expect(link).to_have_attribute("rel", re.compile("noopener"))
    expect(link).to_have_attribute("href", "https://a.example/x")


def test_hostile_words_stay_words(page: Page, address: str):
    ran = []
    page.on("console", lambda message: message.text.startswith("RAN") and ran.append(message.text))
    words = [*(" ".join(payload.page.split()) for payload in PAYLOADS), "\u202egnp.exe", "👩‍🏫 emoji", "=1+1", "{{ x }} %%oer:title%%"]
    page.goto(f"{address}/plan.html")
    page.locator("#oer-course-name").fill(words[0])
    page.locator(".oer-paste summary").click()
    page.locator("#oer-paste").fill("\n".join(f"{word} 20" for word in words))
    page.locator("[data-paste]").click()
    page.locator("[data-keep]").click()
    expect(page.locator(".oer-saved__item")).to_have_count(1)
    assert page.locator("main script:not([type]), main img, main iframe, main object, main meta, main style, main [onerror]").count() == 0
    assert ran == []
    assert "\u202e" not in page.locator("[data-live]").inner_text()


def test_two_hundred_parts(page: Page, address: str):
    fill(page, address, "\n".join(f"Part {n}: {sha256(str(n).encode()).hexdigest()[:12]} – {n % 40 + 1} min" for n in range(230)))
    expect(page.locator("[data-part]")).to_have_count(200)
    expect(page.locator("[data-many]")).to_be_visible()
    expect(page.locator("[data-long]")).to_contain_text("characters")
    page.wait_for_timeout(500)
    assert 2000 < len(page.url) < 8000
    print("200 parts:", len(page.url))


def test_the_group_may_work_by_another_method(page: Page, address: str):
    fill(page, address)
    choice = page.locator("[data-method='0']")
    expect(choice).to_have_value("think-pair-share")
    choice.focus()
    choice.select_option("jigsaw")
    expect(page.locator("[data-meeting]").filter(has_text="Jigsaw")).not_to_have_count(0)
    expect(page.locator("[data-method='0']")).to_be_focused()
    page.get_by_text("Between meetings, by chat").click()
    options = page.locator("[data-method='0'] option").evaluate_all("all => all.map(one => one.value)")
    assert "plus-delta" not in options


# --- to send and to keep ------------------------------------------------------------------------------------------------


def test_the_address_brings_the_same_plan_to_somebody_else(page: Page, address: str, chromium: Browser):
    fill(page, address)
    page.locator("[name=mode][value=online] + span").click()
    page.locator("#oer-people").fill("11")
    page.locator("[data-method='1']").select_option("jigsaw")
    page.wait_for_timeout(500)
    assert "v=1" in page.url
    assert len(page.url) < 500
    other = chromium.new_page()
    other.goto(page.url)
    expect(other.locator("[data-live]")).to_have_text(page.locator("[data-live]").inner_text(), use_inner_text=True)
    assert other.locator("#oer-course-url").input_value() == "https://example.org/course?a=1&b=2"
    other.close()


KEPT_FOR_EVER = (
    "#v=1&mode=online&people=7&minutes=60&meetings=&interval=7&course=i1YKTkxLVUgsUSjPL8pW0lHKKCkpKLbS10-tSMwtyEnVyy9K109U0omOVjo363znuS3n"
    "dp7bdW7_ufVKOiamsTrRSk6JydmlBcVAnUYGSrFAkWgDHaWszPTixHIgNxYA"
)
"""An address as version 1 writes it: it must open in every later version. Its course is packed by raw deflate."""


def test_an_address_of_version_1_opens_in_every_later_one(page: Page, address: str):
    page.goto(f"{address}/plan.html{KEPT_FOR_EVER}")
    expect(page.locator("[data-part]")).to_have_count(2)
    assert page.locator("[data-name]").evaluate_all("all => all.map(one => one.value)") == ["Κωδικοί", "Backups"]
    expect(page.locator("[data-course-link] a")).to_have_attribute("href", "https://example.org/a")
    expect(page.locator(".oer-live__title")).to_contain_text(re.compile("Online · 7 people · .* of 1 h"))
    expect(page.locator("[data-method='0']")).to_have_value("jigsaw")


@pytest.mark.parametrize("course", ["x", "!!!", "i1YKTixOLVZIUkrSUUpUitJRclTS", "A" * 30000, "eJwDAAAAAAE", "%00", "4mICAA"])
def test_a_damaged_address_is_said_and_breaks_nothing(page: Page, address: str, course: str):
    page.goto(f"{address}/plan.html#v=1&mode=online&people=abc&minutes=1e9&meetings=-4&interval=&course={course}")
    expect(page.locator("[data-damaged]")).to_be_visible()
    expect(page.locator("[data-waiting]")).to_be_visible()
    fill(page, address, "A 20")
    page.goto(f"{address}/plan.html#v=1&mode=online&people=9&minutes=60&course={course}")
    expect(page.locator("[data-damaged]")).to_be_visible()


def test_plans_are_kept_opened_and_deleted_on_this_device(page: Page, address: str):
    fill(page, address)
    page.locator("#oer-keep-name").fill("Autumn <b>group</b>")
    page.locator("[data-keep]").click()
    expect(page.locator("[data-saved-status]")).to_contain_text("Autumn <b>group</b>")
    kept = page.evaluate("JSON.parse(localStorage.getItem(Object.keys(localStorage).find(key => key.endsWith('.plans'))))")
    assert [sorted(entry) for entry in kept] == [["address", "date", "name"]]
    page.goto(f"{address}/plan.html")
    expect(page.locator("[data-waiting]")).to_be_visible()
    page.get_by_role("button", name="Open: Autumn").click()
    expect(page.locator("[data-part]")).to_have_count(4)
    expect(page.locator("[data-meeting]").first).to_be_visible()
    page.get_by_role("button", name="Delete: Autumn").click()
    expect(page.locator("[data-saved-none]")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.endsWith('.plans'))") == []


@pytest.mark.parametrize(
    "raw", ["{not json", '[{"name": "x"}]', '[{"name": "x", "address": "#v=1&course=zzz", "date": ""}]', "7", "[null]"]
)
def test_a_damaged_plan_is_reported_and_stays(context: BrowserContext, page: Page, address: str, raw: str):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/plan.html")
    page.evaluate("raw => localStorage.setItem('oer.' + document.documentElement.dataset.oerId + '.plans', raw)", raw)
    page.reload()
    expect(page.locator(".oer-saved__name--damaged")).to_contain_text("damaged")
    page.get_by_role("button", name="Copy its text").click()
    expect(page.locator("[data-saved-status]")).to_have_text("Copied.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == raw if raw in ("{not json", "7") else json.loads(text) == json.loads(raw)[0]
    fill(page, address, "A 20")
    page.locator("[data-keep]").click()
    expect(page.locator(".oer-saved__item")).to_have_count(2)
    expect(page.locator(".oer-saved__name--damaged")).to_have_count(1)


def test_a_browser_that_keeps_nothing_says_so(page: Page, address: str):
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    fill(page, address)
    page.locator("[data-keep]").click()
    expect(page.locator("[data-saved-status]")).to_contain_text("could not keep")


# --- files --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["", "ar/"])
def test_the_word_file_opens_and_says_the_plan(page: Page, address: str, tmp_path: Path, locale: str):
    fill(page, address, "Passwords & <more> 45\n\u0627\u0644\u0623\u0645\u0627\u0646 20", locale)
    file = saved(page, "[data-docx]", tmp_path)
    assert file.suffix == ".docx"
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    body = parts["word/document.xml"]
    tables = list(body.iter(f"{W}tbl"))
    assert len(tables) == page.locator("[data-meeting]").count()
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables)
    assert "Passwords & <more>" in "".join(body.itertext())
    styles = [style.get(f"{W}val") for style in body.iter(f"{W}pStyle")]
    assert styles[:2] == ["Title", "Subtitle"]
    assert styles.count("Heading1") >= 1 + len(tables)
    language = next(parts["word/styles.xml"].iter(f"{W}lang"))
    assert language.get(f"{W}bidi" if locale else f"{W}val") == (locale.strip("/") or "en")
    assert bool(list(body.iter(f"{W}bidiVisual"))) == bool(locale)
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{tmp_path}/office",
            "--convert-to",
            "txt:Text",
            "--outdir",
            tmp_path,
            file,
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    opened = docx.Document(str(file))
    assert [paragraph.text for paragraph in opened.paragraphs if paragraph.style.name == "Title"] == ["Safe at work"]
    assert (opened.core_properties.title, opened.core_properties.language) == ("Safe at work", locale.strip("/") or "en")
    said = next(tmp_path.glob("*.txt")).read_text("utf-8")
    assert "Passwords & <more>" in said
    assert "https://example.org/course?a=1&b=2" in said
    assert saved(page, "[data-docx]", tmp_path).read_bytes() == file.read_bytes()


@pytest.mark.parametrize("where", ["guide", "course"])
def test_the_calendar_file_has_every_meeting_at_its_hour(page: Page, address: str, tmp_path: Path, where: str):
    if where == "guide":
        page.goto(f"{address}/modules/staying-safe-online/guide.html")
    else:
        fill(page, address)
    page.locator("[data-calendar] summary").click()
    page.locator("[data-make-calendar]").click()
    expect(page.locator("[data-calendar-wrong]")).to_be_visible()
    page.locator("[data-day]").fill("2026-10-19")
    page.locator("[data-hour]").fill("18:00")
    page.locator("[data-zone]").select_option("Europe/Athens")
    file = saved(page, "[data-make-calendar]", tmp_path)
    events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert len(events) == page.locator("[data-meeting]").count() >= 2
    assert [event["DTSTART"].dt.strftime("%m-%d %H:%M") for event in events][:2] == ["10-19 15:00", "10-26 16:00"]  # summer time ends


def test_the_guide_gives_a_word_file_too(page: Page, address: str, tmp_path: Path):
    page.goto(f"{address}/modules/staying-safe-online/guide.html")
    file = saved(page, "[data-docx]", tmp_path)
    with zipfile.ZipFile(file) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    assert len(list(body.iter(f"{W}tbl"))) == page.locator("[data-meeting]").count()
    assert "Staying safe online" in "".join(body.itertext())


@pytest.mark.parametrize("locale", ["", "el/"])
def test_a_course_becomes_a_module_that_passes_the_check(page: Page, address: str, tmp_path: Path, locale: str):
    fill(page, address, LIST, locale)
    page.locator("#oer-course-url").fill("")
    page.locator("[data-export]").click()
    expect(page.locator("[data-export-wrong]")).to_be_visible()
    page.locator("#oer-course-url").fill("https://example.org/course?a=1&b=2")
    with zipfile.ZipFile(saved(page, "[data-export]", tmp_path)) as archive:
        archive.extractall(tmp_path)
    for name in ("modules/topics.yml", *(f"docs/methods/{m.name}" for m in (ROOT / "docs/methods").iterdir())):
        source, target = ROOT / name, tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy(source, target)
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: Test\nplugins:\n  - oer-catalogue:\n      languages: [{locale.strip('/') or 'en'}]\n", "utf-8"
    )
    report = check_report(tmp_path)
    assert (tmp_path / "modules/safe-at-work/module.yml").is_file()
    assert [f"{p.place} {p.code} {p.message}" for p in report.errors] == []


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        target.mkdir()
        for file in source.iterdir():
            _copy(file, target / file.name)
    else:
        target.write_bytes(source.read_bytes())


# --- for everybody ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale, width, scheme", [("", 1280, "light"), ("ar/", 360, "dark"), ("el/", 360, "light"), ("", 320, "dark")])
def test_a_filled_planner_is_accessible_and_fits(chromium: Browser, address: str, locale: str, width: int, scheme: str):
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    watch = Watch(address)
    watch.follow(page)
    fill(page, address, f"{LIST}\nWithout minutes\n" + "x" * 90 + " 20", locale)
    page.locator("#oer-people").fill("2")
    page.locator("[data-keep]").click()
    page.locator("[data-calendar] summary").click()
    page.evaluate("document.fonts.ready")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert watch.errors == []
    context.close()


def test_it_works_from_a_folder(chromium: Browser, built: Path):
    page = chromium.new_page()
    watch = Watch("file://")
    watch.follow(page)
    fill(page, built.as_uri())
    with page.expect_download():
        page.locator("[data-docx]").click()
    assert watch.errors == []
    page.close()
