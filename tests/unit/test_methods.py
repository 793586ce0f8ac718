"""Training methods: what is read, what is refused, minutes, and pages."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from drawn import change, drawn, text

from oer_catalogue.engine import stage
from oer_catalogue.load.catalogue import load
from oer_catalogue.load.method import light_methods, load_method, load_methods
from oer_catalogue.locales import load as strings
from oer_catalogue.model import PLAN_MODES, Catalogue, Method, MethodStep, Minutes, method_minutes
from oer_catalogue.pages import SLOTS, Page, method_data, method_pages, method_words
from oer_catalogue.plan.cost import minutes_for
from oer_catalogue.project import read as read_project
from oer_catalogue.settings import Settings
from oer_catalogue.site import engine_inputs

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "tests" / "problems" / "_good"
CARDS = ROOT / "tests" / "problems" / "OER-C007" / "docs" / "methods"
SITE = Settings(site_name="Example", site_url="https://site.example/", languages=("en", "el", "ar"), edit_uri="https://git.example/")
OURS = (
    "demonstration", "fishbowl", "jigsaw", "minute-card", "one-two-four-all", "pairs-interview", "peer-review", "plus-delta", "round",
    "think-pair-share",
)  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A good project with two methods."""
    root = tmp_path / "project"
    shutil.copytree(GOOD, root)
    shutil.copytree(CARDS, root / "docs" / "methods")
    return root


@pytest.fixture(scope="module")
def ours() -> Mapping[str, Method]:
    found = load_methods(ROOT)
    assert found.problems == ()
    return found.usable


# --- reading --------------------------------------------------------------------------------------------------------


def test_a_method_has_facts_and_words(project: Path):
    method, problems = load_method(project / "docs" / "methods" / "round", project)
    assert problems == ()
    assert (method.id, method.folder, method.source_language) == ("round", "docs/methods/round", "en")
    assert (method.people_min, method.people_ideal, method.people_max, method.subgroup) == (3, 8, 15, 4)
    assert [step.id for step in method.steps] == ["ask", "speak"]
    words = method.words["en"]
    assert (words.title, words.meaning, words.origin) == ("Round", "Everybody says something short.", "hand")
    assert [(part.id, part.title) for part in words.steps] == [("ask", "Ask"), ("speak", "Speak")]
    assert list(words.forms) == ["online", "low-bandwidth"]
    assert words.forms["online"][0] == "Online"
    assert len(words.intro) == 1
    assert words.pitfalls == words.sources == words.materials == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("method.yml", "grouping: plenary", "grouping: plenary\ncolour: red", "OER-M001"),
        ("method.yml", "grouping: plenary\n", "", "OER-M002"),
        ("method.yml", "grouping: plenary", "grouping: circle", "OER-M005"),
        ("method.yml", "modes: [in-person, online]", "modes: [in-person, online, letter]", "OER-M005"),
        ("method.yml", "max: 15}\nmodes", "max: 5}\nmodes", "OER-G007"),
        ("method.yml", "{per_person: 1, max: 15}", "{per_person: 1, max: 15, min: 20}", "OER-G007"),
        ("method.yml", "{fixed: 1}", "{}", "OER-G007"),
        ("method.yml", "id: speak", "id: ask", "OER-M020"),
        ("method.yml", "id: speak", "id: pitfalls", "OER-M019"),
        ("en.md", "meaning: Everybody says something short.\n", "", "OER-M002"),
        ("en.md", "says something short", "says " + "something " * 12, "OER-M007"),
        ("en.md", "origin: hand", "origin: dream", "OER-M005"),
        ("en.md", "origin: hand", "origin: hand\nauthor: me", "OER-S007"),
        ("en.md", "{.online}", "{.onlin}", "OER-G021"),
        ("en.md", "{.low-bandwidth}", "{.online}", "OER-G024"),
        ("en.md", "{#speak}", "", "OER-G020"),
        ("en.md", "Use it to begin.", "<b>Use</b> it.", "OER-S001"),
        ("en.md", "Use it to begin.", "[Use](javascript:x)", "OER-S003"),
        ("en.md", "Use it to begin.", "![Use](https://evil.example/x.png)", "OER-S005"),
        ("en.md", "Use it to begin.", "[Use](oer:nowhere)", "OER-L019"),
    ],
)
def test_a_mistake_leaves_out_the_method_and_nothing_else(project: Path, file: str, old: str, new: str, code: str):
    change(project / "docs" / "methods" / "round" / file, old, new)
    catalogue, report = load(project)
    found = [p for p in report.problems if p.code == code]
    assert found, report.problems
    assert all(p.place.file == f"docs/methods/round/{file}" for p in found)
    assert list(catalogue.methods) == ["jigsaw"]
    assert [module.id for module in catalogue.modules] == ["safe-start"]
    assert catalogue.quarantined == ()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("round/photo.png", "OER-F009"),
        ("round/english.md", "OER-F009"),
        ("round/translation.yml", "OER-F009"),
        ("notes.md", "OER-F009"),
        ("index/method.yml", "OER-M019"),
        ("Fish Bowl/method.yml", "OER-F002"),
        ("empty/en.md", "OER-M009"),
    ],
)
def test_what_does_not_belong_there_is_named(project: Path, name: str, code: str):
    target = project / "docs" / "methods" / name
    target.parent.mkdir(exist_ok=True)
    target.write_text("---\ntitle: A\nmeaning: B\norigin: hand\n---\n\nC\n", "utf-8")
    found = load_methods(project).problems
    assert code in {p.code for p in found}
    assert all(p.place.file.startswith("docs/methods/") for p in found)


def test_a_link_in_the_folder_is_not_followed(project: Path):
    (project / "docs" / "methods" / "trap").symlink_to("/etc")
    (project / "docs" / "methods" / "round" / "de.md").symlink_to("/etc/hostname")
    found = load_methods(project)
    assert {p.code for p in found.problems} == {"OER-F001"}
    assert set(found.usable) == {"jigsaw"}


def test_a_broken_method_is_no_second_mistake_in_the_guide_that_names_it(project: Path):
    change(
        project / "modules" / "safe-start" / "guide.yml",
        "- {id: end, phase: reflection, priority: must, minutes: {fixed: 3, per_person: 1}, grouping: plenary}",
        "- {id: end, phase: reflection, priority: must, minutes: {fixed: 3, per_person: 1}, grouping: plenary, method: round}",
    )
    change(project / "docs" / "methods" / "round" / "method.yml", "grouping: plenary", "grouping: circle")
    catalogue, report = load(project)
    assert [p.code for p in report.problems] == ["OER-M005"]
    assert catalogue.modules


def test_the_engine_does_not_draw_again_when_a_method_changes():
    here, _ = read_project(ROOT)
    names = set(engine_inputs(here))
    assert "docs/about.en.md" in names
    assert not [name for name in names if name.startswith("docs/methods/")]
    assert not [page.name for page in stage.articles(here.docs, ("en",)) if page.name.startswith("methods/")]


# --- minutes --------------------------------------------------------------------------------------------------------


def made(*steps: MethodStep) -> Method:
    method = load_methods(ROOT).usable["round"]
    return replace(method, steps=steps)


def test_minutes_are_the_sum_of_the_steps():
    one = MethodStep("a", Minutes(fixed=2), {"online": Minutes(fixed=5)})
    two = MethodStep("b", Minutes(fixed=1, per_person=1, min=4, max=15))
    three = MethodStep("c", Minutes(per_group=2, max=10))
    four = MethodStep("d", Minutes(min=3))
    assert method_minutes(made(one)) == Minutes(fixed=2)
    assert method_minutes(made(one), "online") == Minutes(fixed=5)
    assert method_minutes(made(one), "hybrid") == Minutes(fixed=2)
    assert method_minutes(made(one, two)) == Minutes(3, 1, 0, 6, 17)
    assert method_minutes(made(one, two, three)) == Minutes(3, 1, 2, 6, 27)
    assert method_minutes(made(two, MethodStep("e", Minutes(per_person=1)))) == Minutes(1, 2, 0, 4, None)
    assert method_minutes(made(one, four)) == Minutes(fixed=5)


@pytest.mark.parametrize("id", OURS)
def test_our_steps_add_up_to_the_whole_for_every_group(ours: Mapping[str, Method], id: str):
    method = ours[id]
    for mode in PLAN_MODES:
        for n in range(method.people_min, method.people_max + 1):
            steps = sum(minutes_for(step.modes.get(mode, step.minutes), n, method.subgroup) for step in method.steps)
            assert minutes_for(method_minutes(method, mode), n, method.subgroup) == steps


def test_one_two_four_all_takes_twelve_minutes(ours: Mapping[str, Method]):
    assert method_minutes(ours["one-two-four-all"]) == Minutes(fixed=12)


def guide_line(project: Path, minutes: str, method: str) -> None:
    line = "- {id: end, phase: reflection, priority: must, minutes: {fixed: 3, per_person: 1}, grouping: plenary}"
    new = f"- {{id: end, phase: reflection, priority: must, {minutes}grouping: plenary{method}}}"
    change(project / "modules" / "safe-start" / "guide.yml", line, new)


def last_activity(catalogue: Catalogue):
    return catalogue.modules[0].guide.sessions[-1].activities[-1]


def test_an_activity_without_minutes_takes_those_of_its_method(project: Path):
    change(
        project / "docs" / "methods" / "round" / "method.yml",
        "{per_person: 1, max: 15}}",
        "{per_person: 1, max: 15}, modes: {online: {minutes: {per_person: 2}}}}",
    )
    guide_line(project, "", ", method: round")
    catalogue, report = load(project)
    assert report.problems == ()
    activity = last_activity(catalogue)
    assert activity.minutes == Minutes(1, 1, 0, None, 16)
    assert activity.modes == {"online": Minutes(1, 2, 0, None, None)}


def test_minutes_of_the_activity_win(project: Path):
    guide_line(project, "minutes: {fixed: 7}, modes: {hybrid: {minutes: {fixed: 9}}}, ", ", method: round")
    activity = last_activity(load(project)[0])
    assert (activity.minutes, activity.modes) == (Minutes(fixed=7), {"hybrid": Minutes(fixed=9)})


@pytest.mark.parametrize("method", ["", ", method: riddle"])
def test_an_activity_without_minutes_needs_a_known_method(project: Path, method: str):
    guide_line(project, "", method)
    catalogue, report = load(project)
    found = [p for p in report.problems if p.code == "OER-M002"]
    assert [(p.place.file, p.place.line) for p in found] == [("modules/safe-start/guide.yml", 13)]
    assert "'minutes' is missing in 'end'" in found[0].message
    assert catalogue.modules == ()


# --- pages ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def greek(project: Path) -> Catalogue:
    """Two methods, one of them partly in Greek, and a guide that uses it."""
    english = (project / "docs" / "methods" / "round" / "en.md").read_text("utf-8")
    own = english.replace("Round", "Γύρος").replace("origin: hand", "origin: machine").replace("### Ask {#ask}", "### Ρωτήστε {#ask}")
    own = own.replace("### Speak {#speak}\n\nEverybody speaks.\n\n", "")
    (project / "docs" / "methods" / "round" / "el.md").write_text(own, "utf-8")
    guide_line(project, "", ", method: round")
    catalogue, report = load(project)
    assert [p.code for p in report.problems] == ["OER-K002"]
    return catalogue


def pages_of(catalogue: Catalogue, settings: Settings = SITE) -> dict[str, Page]:
    return {page.path: page for locale in settings.languages for page in method_pages(catalogue, settings, locale)}


def test_every_language_has_the_list_and_every_method(greek: Catalogue):
    pages = pages_of(greek)
    wanted = {"methods/index.html", "methods/round.html", "methods/jigsaw.html"}
    assert set(pages) == {f"{prefix}{name}" for prefix in ("", "el/", "ar/") for name in wanted}
    for page in pages.values():
        assert set(page.slots) == set(SLOTS)
        assert not [name for name, value in page.slots.items() if "\x1a" in value or "%%oer" in value]
        ids = [e.get("id") for e in drawn(page).iter() if isinstance(e.tag, str) and e.get("id")]
        assert sorted(ids) == sorted(set(ids))
        for address in drawn(page).xpath("//a/@href[starts-with(., '#')]"):
            assert address[1:] in ids, (page.path, address)
    assert pages == pages_of(greek)


def test_the_list_says_what_people_ask_first(greek: Catalogue):
    words = text(drawn(pages_of(greek)["methods/index.html"]))
    for fact in ("Round", "Everybody says something short.", "9 min with 8 people", "3 to 15, best with 8", "All together", "In one room"):
        assert fact in words


def test_without_methods_the_list_says_so():
    page = pages_of(Catalogue(()))["methods/index.html"]
    assert text(drawn(page)).endswith("There are no methods in this catalogue yet.")


def test_the_page_shows_minutes_of_each_step_for_three_sizes(greek: Catalogue):
    table = drawn(pages_of(greek)["methods/round.html"]).find(".//table")
    rows = [[text(cell) for cell in row] for row in table.iter("tr")]
    assert rows == [
        ["Step", "3 people", "8 people", "15 people"],
        ["Ask", "1 min", "1 min", "1 min"],
        ["Speak", "3 min", "8 min", "15 min"],
        ["All steps", "4 min", "9 min", "16 min"],
    ]


def test_the_page_names_the_guides_that_use_the_method(greek: Catalogue):
    pages = pages_of(greek)
    links = drawn(pages["methods/round.html"]).xpath("//section[@aria-labelledby='oer-used']//a/@href")
    assert links == ["../modules/safe-start/guide.html"]
    assert not drawn(pages["methods/jigsaw.html"]).xpath("//*[@id='oer-used']")


def test_a_translation_falls_back_part_by_part(greek: Catalogue):
    page = pages_of(greek)["el/methods/round.html"]
    tree = drawn(page)
    assert text(tree.find(".//h1")) == "Γύρος"
    assert tree.find(".//h1").get("lang") is None
    heads = [(text(h), h.get("lang")) for h in tree.xpath("//ol[@class='oer-method__steps']//h3")]
    assert heads == [("Ρωτήστε", None), ("Speak", "en")]
    assert strings("el")("state.origin.translated.machine.unreviewed")[1:] in page.slots["notice"]
    assert "noindex" not in page.slots["head"]
    assert 'href="https://git.example/docs/methods/round/el.md"' in page.slots["edit"]


def test_a_fallback_says_so_and_is_not_indexed(greek: Catalogue):
    page = pages_of(greek)["ar/methods/round.html"]
    tree = drawn(page)
    assert (tree.find(".//h1").get("lang"), tree.find(".//h1").get("dir")) == ("en", "ltr")
    assert "noindex" in page.slots["head"]
    assert page.slots["alternates"] == "" == page.slots["canonical"]
    assert page.alternates == {"en": "methods/round.html", "el": "el/methods/round.html"}
    assert "oer-notice--caution" in page.slots["notice"]


NASTY = '</title></script><b onclick="x">&"\'<!--'


def test_words_are_escaped(greek: Catalogue):
    method = greek.methods["round"]
    words = replace(method.words["en"], title=NASTY, meaning=NASTY, forms={"online": (NASTY, ())})
    works = tuple(replace(work, title=NASTY, licence=NASTY, url="javascript:x") for work in load_methods(ROOT).usable["round"].sources)
    nasty = replace(greek, methods={"round": replace(method, words={"en": words}, sources=works)})
    for page in pages_of(nasty, replace(SITE, languages=("en",))).values():
        joined = "".join(page.slots.values())
        assert "<b onclick" not in joined
        assert "javascript:" not in joined
        assert "</title>" not in page.slots["title"]
        assert '"' not in page.slots["description"]


# --- data -----------------------------------------------------------------------------------------------------------


def test_others_get_title_and_meaning_in_the_best_language(greek: Catalogue):
    slim = light_methods(greek.methods)
    assert method_words(slim, "round", "el") == ("Γύρος", "Everybody says something short.", "el")
    assert method_words(slim, "round", "el-CY")[2] == "el"
    assert method_words(slim, "round", "ar") == ("Round", "Everybody says something short.", "en")
    assert method_words(slim, "round", "ar", "el")[2] == "el"
    assert method_words(slim, "riddle", "el") is None


def test_data_for_the_planner_is_plain(greek: Catalogue):
    data = method_data(light_methods(greek.methods), "el")
    assert json.loads(json.dumps(data)) == data
    assert data["round"] == {
        "id": "round",
        "title": "Γύρος",
        "meaning": "Everybody says something short.",
        "lang": "el",
        "grouping": "plenary",
        "phases": ["share"],
        "people": {"min": 3, "ideal": 8, "max": 15},
        "subgroup": 4,
        "modes": ["in-person", "online"],
        "minutes": {mode: {"fixed": 1, "per_person": 1, "per_group": 0, "min": None, "max": 16} for mode in ("in-person", "online")},
    }


def test_light_methods_hold_no_text(greek: Catalogue):
    for method in light_methods(greek.methods).values():
        assert method.steps
        assert not method.links
        for words in method.words.values():
            assert words.document is None
            assert words.title
            assert not (words.intro or words.steps or words.forms)


# --- ours -----------------------------------------------------------------------------------------------------------


def test_the_ten_methods_are_there_in_every_language(ours: Mapping[str, Method]):
    assert tuple(ours) == OURS
    for method in ours.values():
        assert set(method.words) == {"en", "it", "el", "bg", "de", "nl", "fi", "ar"}
        assert method.sources
        assert method.modes == PLAN_MODES
        for words in method.words.values():
            assert words.origin == "machine"
            assert set(words.forms) == {"online", "hybrid", "between", "low-bandwidth"}
            assert words.pitfalls


def test_every_method_that_our_guides_name_is_there(ours: Mapping[str, Method]):
    named = {name for file in ROOT.glob("modules/*/guide.yml") for name in re.findall(r"method: ([a-z0-9-]+)", file.read_text("utf-8"))}
    assert named
    assert named <= set(ours)
