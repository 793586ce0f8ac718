"""Any online course as a guide: course.js and course-module.js, run by Node, and the folder that comes out, read by our own rules."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from oer_catalogue import locales
from oer_catalogue.cli import check_report
from oer_catalogue.load.method import load_methods
from oer_catalogue.pages import method_data
from oer_catalogue.pages.plans import planner_strings

ROOT = Path(__file__).parents[2]
JS = ROOT / "plugins/oer_catalogue/theme/js"
RUN = """
const fs = require("fs"), vm = require("vm");
const [js, call] = [process.argv[1], JSON.parse(fs.readFileSync(0, "utf8"))];
for (const name of ["plan", "course", "course-module"]) vm.runInThisContext(fs.readFileSync(js + "/" + name + ".js", "utf8"));
const fill = (text, values) => text.replace(/\\{(\\w+)\\}/g, (all, name) => (values && name in values ? String(values[name]) : all));
const say = (key, values) => fill(call.strings[key], values);
const words = { step: (phase) => say("course.step." + phase), session: (names) => names.join(", ") };
const answer = {
  parse: () => OerCourse.parse(call.text),
  check: () => OerCourse.check(call.course),
  address: () => call.texts.map((text) => OerCourse.address(text)),
  list: () => OerCourse.fromList(call.list),
  again: () => OerCourse.fromList(OerCourse.toList(call.course)),
  plan() {
    const data = OerCourse.build(call.course, call.wish, call.methods, words);
    if (!data) return null;
    const wish = Object.assign({}, call.wish, { meetings: OerPlan.usual(data.guide, call.wish) });
    return { data, plan: OerPlan.make(data.guide, wish) };
  },
  module: () => OerModule.files(call.course, OerCourse.build(call.course, call.wish, call.methods, words), call.facts, say),
}[call.what]();
process.stdout.write(JSON.stringify(answer === undefined ? null : answer));
"""


def node(what: str, **call: object):
    """What a function of the scripts answers."""
    found = subprocess.run(
        ["node", "-e", RUN, str(JS)], input=json.dumps({"what": what, **call}), capture_output=True, text=True, check=True, timeout=60
    )
    return json.loads(found.stdout)


@pytest.fixture(scope="module")
def methods() -> dict:
    return method_data(load_methods(ROOT).usable, "en")


def strings(locale: str = "en") -> dict[str, str]:
    t = locales.load(locale)
    return planner_strings(t.locale) | {key: text for key, text in t.texts.items() if key.startswith("course.")}


def wish(mode: str = "in-person", people: int = 8, minutes: int = 90) -> dict:
    return {"mode": mode, "people": people, "minutes": minutes, "interval": 7, "meetings": None}


def course(*parts: tuple[str, object], url: str = "https://example.org/a", name: str = "A course") -> dict:
    return {"name": name, "url": url, "parts": [{"name": title, "minutes": str(minutes)} for title, minutes in parts], "methods": {}}


def plan(parts: list[tuple[str, object]], asked: dict, methods: dict, **chosen: str):
    return node("plan", course={**course(*parts), "methods": chosen}, wish=asked, methods=methods, strings=strings())


# --- what was typed -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line, name, minutes",
    [
        ("Passwords 45", "Passwords", "45"),
        ("Passwords – 45 min", "Passwords", "45"),
        ("2. Passwords (45 minutes)", "Passwords", "45"),
        ("- Passwords: 1 h 30 min", "Passwords", "90"),
        ("Passwords\t2 h", "Passwords", "120"),
        ("Κωδικοί, 20 λεπτά", "Κωδικοί", "20"),
        ("كلمات المرور ٤٥ دقيقة", "كلمات المرور", "45"),
        ("Only a title", "Only a title", ""),
        ("Week 1: begin 30m", "Week 1: begin", "30"),
    ],
)
def test_a_pasted_line_is_a_title_with_its_minutes(line: str, name: str, minutes: str):
    assert node("parse", text=f"\n{line}\r\n  \n") == [{"name": name, "minutes": minutes}]


def test_each_mistake_stands_at_its_own_field():
    parts = [("", ""), ("", 10), ("a", ""), ("b", 0), ("c", -5), ("d", 10_000), ("e", 10), ("f", "ten"), ("g", "1.5"), ("\u202e\u0007 ", 5)]
    found = node("check", course=course(*parts))["parts"]
    assert [(part["name"], part["minutes"]) for part in found] == [
        ("", ""),
        ("empty", ""),
        ("", "empty"),
        ("", "range"),
        ("", "range"),
        ("", "range"),
        ("", ""),
        ("", "range"),
        ("", "range"),
        ("empty", ""),
    ]


def test_only_addresses_of_the_web_become_links():
    bad = [
        "javascript:alert(1)",
        " java\nscript:alert(1)",
        "data:text/html,x",
        "ftp://a.example",
        "example.org",
        "https://",
        "//a.example/",
        "https://u:p@a.example/",
        "http://localhost/",
        "https://a.example/" + "x" * 2000,
    ]
    assert [found["href"] for found in node("address", texts=bad)] == [""] * len(bad)
    assert all(found["wrong"] for found in node("address", texts=bad))
    good = node("address", texts=["https://παράδειγμα.example/ä b?c=<d>#e", "", "HTTP://A.example"])
    assert [found["href"] for found in good] == ["https://xn--hxajbheg2az3al.example/%C3%A4%20b?c=%3Cd%3E#e", "", "http://a.example/"]
    assert [found["wrong"] for found in good] == ["", "", ""]


@pytest.mark.parametrize(
    "damaged", [None, 7, "x", {}, [], ["a"], ["a", "b"], ["a", "b", {}], ["a", "b", [1]], ["a", "b", [["x"]]], [[], "", []]]
)
def test_what_is_no_course_is_not_read_as_one(damaged: object):
    assert node("list", list=damaged) is None


def test_a_course_comes_back_from_an_address_as_it_was_sent():
    sent = {**course(("Ωμέγα <b>", 45), ("عربي 👩‍🏫", 10), name="x" * 100), "methods": {"0": "jigsaw"}}
    assert node("again", course=sent) == sent
    assert node("list", list=["a", "b", [["c", 4]], [[0, "<x>"], [-1, "a"], ["0", "a"], [1, "jigsaw"]], "later"]) == {
        "name": "a",
        "url": "b",
        "parts": [{"name": "c", "minutes": "4"}],
        "methods": {"1": "jigsaw"},
    }


# --- sessions -----------------------------------------------------------------------------------------------------------


def test_parts_share_a_meeting_as_long_as_they_fit(methods: dict):
    found = plan([("a", 15), ("b", 15), ("c", 15), ("d", 15)], wish(), methods)
    assert [[part["name"] for part in session["parts"]] for session in found["data"]["detail"]] == [["a", "b", "c"], ["d"]]
    assert [meeting["over"] for meeting in found["plan"]["meetings"]] == [0, 0]
    phases = [activity["phase"] for activity in found["data"]["guide"]["sessions"][1]["activities"]]
    assert phases == ["check-in", "input", "activity", "share", "reflection"]


def test_a_long_part_goes_on_in_the_next_meeting(methods: dict):
    found = plan([("long", 120), ("short", 10)], wish(minutes=60), methods)
    meetings = found["plan"]["meetings"]
    assert all(meeting["over"] == 0 for meeting in meetings)
    assert sum(step["minutes"] for meeting in meetings for step in meeting["steps"] if step["id"] == "part-1") == 120
    assert len({step["parts"] for meeting in meetings for step in meeting["steps"] if step["id"] == "part-1"} - {1}) == 1


def test_minutes_come_from_the_cards_of_the_methods(methods: dict):
    parts = [("a", 20)]
    cards = {m: plan(parts, wish(m, 10), methods)["plan"]["meetings"][0]["steps"][0]["minutes"] for m in ("in-person", "online", "between")}
    assert cards == {"in-person": 12, "online": 17, "between": 9}  # 1 + 10 + 1; 1 + 15 + 1; 1 + 2 + 5 + 1
    assert plan(parts, wish(people=10), {})["plan"]["meetings"][0]["steps"][0]["minutes"] == 12


def test_another_method_may_be_chosen_where_it_works(methods: dict):
    usual, other = plan([("a", 20)], wish(), methods), plan([("a", 20)], wish(), methods, **{"0": "jigsaw"})
    assert usual["data"]["detail"][0]["method"] == "think-pair-share"
    assert other["data"]["detail"][0]["method"] == "jigsaw"
    minutes = [
        sum(step["minutes"] for meeting in found["plan"]["meetings"] for step in meeting["steps"] if step["id"] == "meeting-1-do")
        for found in (usual, other)
    ]
    assert 0 < minutes[0] < minutes[1]
    assert plan([("a", 20)], wish(), methods, **{"0": "plus-delta"})["data"]["detail"][0]["method"] == "think-pair-share"


def test_two_hundred_parts_and_wishes_that_cannot_be_met(methods: dict):
    found = plan([(f"part {n}", n % 30 + 1) for n in range(201)], wish("hybrid", 60, 30), methods)
    assert sum(len(session["parts"]) for session in found["data"]["detail"]) == 200
    assert {"many", "ends", "host"} <= {finding["code"] for finding in found["plan"]["findings"]}
    assert node("plan", course=course(("", 10), ("a", 0)), wish=wish(), methods=methods, strings=strings()) is None


# --- a module of it -----------------------------------------------------------------------------------------------------

NASTY = [
    ("<script>alert(1)</script> & `code` {#x .y} [a](javascript:b) ![c](d)", 25),
    ("  ---\n# heading: 'quotes' \"double\" \\ %%oer:content%% {{ x }}", 40),
    ("عربي \u202e🙂\u200b👩‍🏫", 90),
    ("index", 15),
    ("quiz", 15),
    ("quiz", 15),
    ("null", 5),
    *((f"Θέμα {n}", 30) for n in range(14)),
]


@pytest.mark.parametrize("locale", ["en", "ar"])
@pytest.mark.parametrize(
    "named", [("Safe <b>work</b>: #1", NASTY), ("eu", [("a", 600)]), ("", [("b", 1)])], ids=["nasty", "short", "nameless"]
)
def test_the_folder_of_a_module_passes_the_check(tmp_path: Path, methods: dict, locale: str, named: tuple):
    name, parts = named
    facts = {"locale": locale, "topic": "online-safety", "day": "2026-11-26"}
    made = node("module", course=course(*parts, name=name), wish=wish(), methods=methods, strings=strings(locale), facts=facts)
    for path, text in made["files"].items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    shutil.copy(ROOT / "modules/topics.yml", tmp_path / "modules/topics.yml")
    shutil.copytree(ROOT / "docs/methods", tmp_path / "docs/methods")
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Test\nplugins:\n  - oer-catalogue:\n      languages: [{locale}]\n", "utf-8")
    report = check_report(tmp_path)
    assert [f"{p.place} {p.code} {p.message}" for p in report.errors] == []
    assert made["files"][f"README-{made['id']}.txt"].count("\n") >= 6
