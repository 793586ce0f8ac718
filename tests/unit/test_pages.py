"""The pages of the site: the same set in every language, links that lead somewhere, words that are escaped, honest states."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree, html
from markupsafe import Markup

from oer_catalogue import locales
from oer_catalogue.body import render
from oer_catalogue.load.catalogue import load
from oer_catalogue.locales import load as strings
from oer_catalogue.model import PHASES, Catalogue, DocumentState, EditionState, Minutes, Module
from oer_catalogue.pages import (
    SLOTS,
    Download,
    Page,
    PageContext,
    article_slots,
    error404,
    method_pages,
    module_pages,
    pathway_pages,
    relative,
    site_pages,
    translate_pages,
    words,
)
from oer_catalogue.pages.downloads import USES
from oer_catalogue.pages.icons import PATHS
from oer_catalogue.pages.page import HAND_WRITTEN, View
from oer_catalogue.pages.plans import SUFFIXES, guide_path
from oer_catalogue.pages.reading import HOLE, filled
from oer_catalogue.pages.seo import json_ld
from oer_catalogue.plan import presets
from oer_catalogue.plan.cost import minutes_for
from oer_catalogue.settings import Brand, Settings
from oer_catalogue.theme import covers
from oer_catalogue.theme.covers import inline as cover
from oer_catalogue.translate.status import rows

GOOD = Path(__file__).parents[1] / "problems" / "_good"
SITE = Settings(site_name="Example", site_url="https://site.example/oer/", languages=("en", "el", "ar"))
NAMES = ("index", "spot-the-trap", "a-passphrase", "quiz", "guide", "glossary", "run", "quiz-key", "share")
VISIBLE = ("crumbs", "notice", "side", "toc", "content", "pager", "edit", "header_nav", "search", "switcher", "scheme", "footer_nav")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found, report = load(GOOD)
    assert not report.errors
    return found


@pytest.fixture(scope="module")
def module(catalogue: Catalogue) -> Module:
    return catalogue.modules[0]


def context_for(module: Module, catalogue: Catalogue, settings: Settings = SITE, downloads: tuple[Download, ...] = ()) -> PageContext:
    def body(locale: str, document):
        return render(module, module.editions[locale], document, None, strings(locale))

    return PageContext(settings, body, catalogue.topics, catalogue.sectors, downloads)


@pytest.fixture(scope="module")
def pages(catalogue: Catalogue, module: Module) -> dict[str, Page]:
    return {page.path: page for page in every_page(catalogue, module)}


def every_page(catalogue: Catalogue, module: Module, settings: Settings = SITE) -> Iterator[Page]:
    for locale in settings.languages:
        yield from site_pages(catalogue, settings, locale)
        yield from method_pages(catalogue, settings, locale)
        yield from pathway_pages(catalogue, settings, locale, {})
        yield from module_pages(module, locale, context_for(module, catalogue, settings))
    yield from translate_pages(catalogue, settings, {tag: rows(catalogue, (), tag) for tag in settings.languages})
    yield error404(catalogue, settings)


def drawn(page: Page) -> html.HtmlElement:
    """The page's visible slots as one tree."""
    return html.fromstring("<div>" + "".join(page.slots[name] for name in VISIBLE) + "</div>")


def index(pages: dict[str, Page], locale: str = "en", name: str = "index") -> html.HtmlElement:
    prefix = "" if locale == "en" else f"{locale}/"
    return drawn(pages[f"{prefix}modules/safe-start/{name}.html"])


def text(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


# --- every page -----------------------------------------------------------------------------------------------------


def test_every_language_has_the_same_pages(pages: dict[str, Page]):
    lists = {f"{name}/index.html" for name in ("methods", "pathways")}
    wanted = {"index.html", "catalogue.html", "plan.html", "translate.html", *lists, *(f"modules/safe-start/{name}.html" for name in NAMES)}
    for prefix in ("", "el/", "ar/"):
        assert {
            path.removeprefix(prefix)
            for path in pages
            if path.startswith(prefix or ("index", "cata", "plan", "meth", "path", "modu", "trans"))
        } == wanted
    assert "404.html" in pages


def test_every_page_fills_every_slot_and_leaves_no_token(pages: dict[str, Page]):
    for page in pages.values():
        assert set(page.slots) == set(SLOTS)
        assert all(type(value) is str for value in page.slots.values())
        assert not [name for name, value in page.slots.items() if "\x1a" in value or "%%oer" in value]


def test_pages_hold_no_inline_style_no_script_and_nothing_foreign(pages: dict[str, Page]):
    for page in pages.values():
        for element in drawn(page).iter(etree.Element):
            assert element.tag not in ("style", "iframe", "link")
            assert element.tag != "script" or element.get("type") == "application/json"  # data, not a program
            bad = [name for name in element.attrib if name == "style" or name.startswith("on")]
            assert not bad, (page.path, element.tag, bad)
            assert not str(element.get("src", "")).startswith(("http", "//"))
        scripts = re.findall(r"<script[^>]*>", page.slots["head"])
        assert set(scripts) <= {'<script type="application/ld+json">'}


def test_every_id_of_a_page_is_its_own(pages: dict[str, Page]):
    for page in pages.values():
        ids = [element.get("id") for element in drawn(page).iter(etree.Element) if element.get("id")]
        assert sorted(ids) == sorted(set(ids)), page.path


def test_every_link_and_every_named_place_exists(pages: dict[str, Page], module: Module):
    written = {f"{prefix}{name}.html" for prefix in ("", "el/", "ar/") for name in HAND_WRITTEN}
    files = {f"modules/{module.id}/media/{path}" for path in module.media}
    files |= {
        guide_path(module.id, locale, wish, suffix) for locale in ("en", "el") for wish in presets(module.guide) for suffix in SUFFIXES
    }
    ids = {path: {e.get("id") for e in drawn(page).iter(etree.Element)} | {"oer-main"} for path, page in pages.items()}
    for page in pages.values():
        if page.frame == "error404":
            continue
        tree = drawn(page)
        for address in [e.get(name) for e in tree.iter(etree.Element) for name in ("href", "src", "action") if e.get(name)]:
            if re.match(r"[a-z]+:", address):
                continue
            name, _, place = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), name.partition("?")[0])) if name else page.path
            assert target in pages or target in written or target in files, (page.path, address)
            if place and target in pages and not place.startswith("v=1&"):  # a plan for run mode, no place
                assert place in ids[target], (page.path, address)


def test_labels_and_descriptions_point_to_something(pages: dict[str, Page]):
    for page in pages.values():
        tree = drawn(page)
        ids = {e.get("id") for e in tree.iter(etree.Element)} | {"oer-nav", "oer-header-search"}
        for element in tree.iter(etree.Element):
            for name in ("aria-labelledby", "aria-controls", "aria-describedby", "for"):
                assert all(id in ids for id in str(element.get(name, "")).split()), (page.path, name, element.get(name))


def test_the_same_input_gives_the_same_pages(catalogue: Catalogue, module: Module, pages: dict[str, Page]):
    assert {page.path: page for page in every_page(catalogue, module)} == pages


def test_links_lead_from_page_to_page():
    assert relative("index.html", "catalogue.html") == "catalogue.html"
    assert relative("el/modules/x/quiz.html", "el/modules/x/index.html") == "index.html"
    assert relative("el/modules/x/quiz.html", "modules/x/index.html") == "../../../modules/x/index.html"
    assert relative("modules/x/index.html", "el/index.html") == "../../el/index.html"
    assert relative("modules/x/index.html", "modules/x/media/el/a.svg") == "media/el/a.svg"
    view = View(SITE, "el", "modules/x/index.html")
    assert (view.root, view.locale_root) == ("../../../", "../../")


# --- languages ------------------------------------------------------------------------------------------------------


def test_a_fallback_says_so_and_is_not_indexed(pages: dict[str, Page]):
    page = pages["el/modules/safe-start/spot-the-trap.html"]
    article = drawn(page).find(".//article")
    assert (article.get("lang"), article.get("dir")) == ("en", "ltr")
    assert "noindex" in page.slots["head"]
    assert page.slots["canonical"] == page.slots["alternates"] == ""
    assert "English" in text(drawn(page).find(".//aside[@class='oer-notice oer-notice--caution']"))
    assert page.slots["lang"] == "el"
    kicker = drawn(page).xpath("//p[@class='oer-kicker']")[0]
    assert kicker.get("lang") == "el"


def test_a_translation_is_no_fallback(pages: dict[str, Page]):
    page = pages["el/modules/safe-start/a-passphrase.html"]
    assert drawn(page).find(".//article").get("lang") is None
    assert "noindex" not in page.slots["head"]
    assert page.slots["canonical"] == '<link rel="canonical" href="https://site.example/oer/el/modules/safe-start/a-passphrase.html">'
    assert re.findall(r'hreflang="([^"]+)" href="([^"]+)"', page.slots["alternates"]) == [
        ("en", "https://site.example/oer/modules/safe-start/a-passphrase.html"),
        ("el", "https://site.example/oer/el/modules/safe-start/a-passphrase.html"),
        ("x-default", "https://site.example/oer/modules/safe-start/a-passphrase.html"),
    ]
    assert list(page.alternates) == ["en", "el"]


def test_without_an_address_nothing_claims_one(catalogue: Catalogue, module: Module):
    for page in every_page(catalogue, module, replace(SITE, site_url="")):
        assert page.slots["canonical"] == page.slots["alternates"] == ""
        assert "example.org" not in "".join(page.slots.values())


def test_a_right_to_left_reader_gets_a_right_to_left_page(pages: dict[str, Page]):
    page = pages["ar/modules/safe-start/index.html"]
    assert (page.slots["lang"], page.slots["dir"]) == ("ar", "rtl")
    assert drawn(page).xpath("//h1")[0].get("dir") == "ltr"
    assert "oer-icon--pointing" in page.slots["crumbs"]


def test_the_language_menu_stays_on_the_page_and_is_honest(pages: dict[str, Page]):
    items = drawn(pages["modules/safe-start/spot-the-trap.html"]).xpath("//ul[@class='oer-languages__list']/li/a")
    assert [(a.get("hreflang"), a.get("href")) for a in items] == [
        ("en", "spot-the-trap.html"),
        ("el", "../../el/modules/safe-start/spot-the-trap.html"),
        ("ar", "../../ar/modules/safe-start/spot-the-trap.html"),
    ]
    assert [bool(a.xpath("small")) for a in items] == [False, True, True]
    assert items[0].get("aria-current") == "true"


@pytest.mark.parametrize(
    ("state", "wanted"),
    [
        (EditionState("outdated", "machine", False, 14, 2, {}, source_version="1.3.0"), ("2 of 14 paragraphs have changed since", True)),
        (EditionState("current", "machine", True, 14, 0, {}), ("Up to date", False)),
        (EditionState("partial", "hand", False, 14, 0, {}), ("Not complete", False)),
        (EditionState("unrecorded", "unknown", False, 0, 0, {}), ("Not known if up to date", False)),
    ],
)
def test_a_translation_tells_both_axes(catalogue: Catalogue, module: Module, state: EditionState, wanted: tuple[str, bool]):
    changed = replace(module, editions={**module.editions, "el": replace(module.editions["el"], state=state)})
    page = next(module_pages(changed, "en", context_for(changed, catalogue)))
    row = drawn(page).xpath("//li[@class='oer-state'][.//a[@hreflang='el']]")[0]
    assert wanted[0] in text(row)
    assert ("not yet reviewed by a person" in text(row)) is wanted[1]


def test_the_notice_counts_what_changed_and_links_the_original(catalogue: Catalogue, module: Module):
    documents = {"index.md": DocumentState("outdated", "machine", False, 14, 2)}
    state = EditionState("outdated", "machine", False, 60, 9, documents, source_version="1.3.0")
    changed = replace(module, editions={**module.editions, "el": replace(module.editions["el"], state=state)})
    page = next(module_pages(changed, "el", context_for(changed, catalogue)))
    notice = html.fromstring(page.slots["notice"])
    assert "1.3.0" in text(notice)
    assert re.search(r"\b2\b.*\b14\b", text(notice))
    assert notice.find(".//a").get("href") == "../../../modules/safe-start/index.html"


def test_text_drafted_by_machine_says_so_also_in_the_source_language(catalogue: Catalogue, module: Module):
    drafted = replace(module, origin_of_text="machine", editions={tag: _unknown(e) for tag, e in module.editions.items()})
    for page in module_pages(drafted, "en", context_for(drafted, catalogue)):
        assert "Drafted by machine, not yet reviewed by a person." in page.slots["notice"], page.path


def _unknown(edition):
    return replace(edition, state=replace(edition.state, origin="unknown", reviewed=False, documents={}))


def test_hand_written_pages_fall_back_too():
    slots = article_slots("ar/about.html", "About", "ar", ("en", "el"), SITE)
    assert (slots["lang"], slots["article_lang"], slots["article_dir"], slots["root"]) == ("ar", "en", "ltr", "../")
    assert "noindex" in slots["head"]
    assert slots["notice"]
    own = article_slots("about.html", "About", "en", ("en", "el"), replace(SITE, edit_uri="https://git.example/edit/"))
    assert own["notice"] == ""
    assert 'hreflang="el" href="https://site.example/oer/el/about.html"' in own["alternates"]
    assert 'href="https://git.example/edit/docs/about.en.md"' in own["edit"]
    assert set(own) == set(SLOTS)


# --- words of strangers ---------------------------------------------------------------------------------------------

NASTY = '</title></script><b onclick="x">&"\'<!--'


def test_words_are_escaped_in_every_slot(catalogue: Catalogue, module: Module):
    edition = replace(module.source, title=NASTY, summary=NASTY, outcomes={"LO1": NASTY, "LO2": NASTY}, keywords=(NASTY,))
    nasty = replace(module, editions={"en": edition}, authors=(replace(module.authors[0], name=NASTY),))
    whole = replace(catalogue, modules=(nasty,))
    for page in every_page(whole, nasty, replace(SITE, languages=("en",))):
        joined = "".join(page.slots.values())
        assert "<b onclick" not in joined, page.path
        assert joined.count("</script>") == joined.count("<script")
        assert "</title>" not in page.slots["title"]
        assert '"' not in page.slots["description"]


def test_structured_data_cannot_end_its_element():
    found = json_ld({"name": "</script><!-- & \u2028"})
    assert found.count("<") == 2
    data = found.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert json.loads(data) == {"name": "</script><!-- & \u2028"}


def test_a_module_describes_itself_to_machines(pages: dict[str, Page]):
    head = pages["el/modules/safe-start/index.html"].slots["head"]
    data = json.loads(re.search(r"<script[^>]*>(.*)</script>", head)[1])
    assert data["@type"] == "LearningResource"
    assert data["inLanguage"] == "el"
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["url"] == "https://site.example/oer/el/modules/safe-start/"
    assert data["translationOfWork"] == {"@id": "https://site.example/oer/modules/safe-start/"}
    assert data["timeRequired"] == "PT35M"


# --- module, lesson, quiz, guide, glossary ----------------------------------------------------------------------------


def test_the_module_page_offers_reading_download_and_group(catalogue: Catalogue, module: Module):
    files = (Download("scorm12", "en", "downloads/safe-start/safe-start-en.scorm12.zip", 412_345, "ab" * 32),)
    page = next(module_pages(module, "en", context_for(module, catalogue, downloads=files)))
    links = drawn(page).xpath("//p[@class='oer-actions'][1]/a/@href")
    assert links == ["spot-the-trap.html", "#download", "guide.html"]


def test_the_download_box_asks_what_people_use(catalogue: Catalogue, module: Module):
    files = tuple(
        Download(form, tag, f"downloads/safe-start/safe-start-{tag}.{form}.zip", 412_345, "ab" * 32)
        for tag in ("el", "en")
        for form in ("html", "scorm12", "source")
    )
    page = next(module_pages(module, "el", context_for(module, catalogue, downloads=files)))
    uses = drawn(page).xpath("//details[@class='oer-use']")
    assert [re.search(r"([a-z0-9]+)\.zip", use.find(".//a").get("href"))[1] for use in uses] == [
        "scorm12",
        "scorm12",
        "html",
        "html",
        "html",
    ]
    assert {use.find(".//a").get("href").split("/")[-1][:13] for use in uses} == {"safe-start-el"}
    assert [len(use.xpath(".//ol/li")) for use in uses] == [3] * 5
    assert not drawn(page).xpath("//p[@class='oer-use__language']")
    languages = drawn(page).xpath("//details[@class='oer-files']")
    assert [len(language.xpath(".//a")) for language in languages] == [3, 3]
    assert [language.get("open") is not None for language in languages] == [True, False]
    assert len(drawn(page).xpath("//ul[@class='oer-sums']//code[text()='" + "ab" * 32 + "']")) == 3
    assert drawn(page).xpath("//a[contains(@href, 'downloads/safe-start/SHA256SUMS')]")
    fallback = next(module_pages(module, "ar", context_for(module, catalogue, downloads=files)))
    assert len(drawn(fallback).xpath("//p[@class='oer-use__language']//span[@lang='en']")) == 5


def test_without_files_the_box_says_so(pages: dict[str, Page]):
    box = index(pages).get_element_by_id("download")
    assert not box.xpath(".//a")
    assert strings("en")("download.none") in text(box)


def test_attribution_names_title_author_licence_link_and_origin(pages: dict[str, Page]):
    lines = [text(p) for p in index(pages).xpath("//p[@data-copy-text]")]
    for part in (
        "Example Centre",
        "CC BY 4.0",
        "creativecommons.org/licenses/by/4.0/",
        "https://site.example/oer/modules/safe-start/",
        "1.0.0",
    ):
        assert part in lines[0]
    assert lines[1].startswith("Example Centre (2026). ")


def test_other_peoples_files_are_named(pages: dict[str, Page]):
    link = index(pages).xpath("//section[@id='reuse']//a[text()='Padlock']")[0]
    assert link.get("href") == "https://pictures.example/padlock"
    assert "Example Author, CC0 1.0" in text(link.getparent())


def test_a_lesson_about_somebody_elses_course_says_where_it_leads(pages: dict[str, Page]):
    card = index(pages, name="a-passphrase").xpath("//section[@class='oer-resource']")[0]
    link = card.find(".//a")
    assert link.get("href") == "https://university.example/course"
    assert link.get("rel") == "external noopener"
    assert [text(dd) for dd in card.iter("dd")] == ["Example University", "English", "12 min", "CC BY 4.0"]


def test_pages_of_a_module_lead_on(pages: dict[str, Page]):
    ways = {name: index(pages, name=name).xpath("//nav[@class='oer-pager']//a/@href") for name in NAMES}
    assert ways == {
        "index": ["spot-the-trap.html"],
        "spot-the-trap": ["index.html", "a-passphrase.html"],
        "a-passphrase": ["spot-the-trap.html", "quiz.html"],
        "quiz": ["a-passphrase.html", "glossary.html"],
        "guide": [],
        "glossary": ["quiz.html"],
        "run": [],
        "quiz-key": [],
        "share": [],
    }


def test_the_quiz_can_be_read_without_scripts(pages: dict[str, Page], module: Module):
    tree = index(pages, name="quiz")
    assert len(tree.xpath("//form[contains(@class,'oer-quiz__question')]")) == len(module.source.quiz.questions)
    with_answer = [question for question in module.source.quiz.questions if question.scored or question.explanation]
    assert len(tree.xpath("//details[@class='oer-quiz__answer']")) == len(with_answer) > 0


def test_the_guide_computes_its_times(pages: dict[str, Page]):
    tree = index(pages, name="guide")
    first = "//details[contains(@class,'oer-ready')][1]"
    rows = [[text(cell) for cell in row] for row in tree.xpath(f"{first}//table[@class='oer-plan__table']/tbody/tr")]
    assert [(row[0], row[1], row[3], row[4]) for row in rows] == [
        ("0:00", "10 min", "all together", "keep"),
        ("0:10", "14 min", "in small groups", "if short of time, leave out"),
        ("0:24", "6 min", "all together", "if short of time, leave out"),
        ("0:30", "11 min", "all together", "keep"),
    ]
    sizes = [[text(cell) for cell in row] for row in tree.xpath("//table[@class='oer-sizes']/tbody/tr")]
    assert sizes == [["3", "26 min"], ["8", "41 min"], ["24", "1 h 22 min"]]
    for link in tree.xpath("//table[@class='oer-plan__table']//a/@href"):
        assert tree.get_element_by_id(link[1:]).tag == "h3"


def test_what_learners_are_told_can_be_copied_and_tips_stand_apart(pages: dict[str, Page]):
    step = index(pages, name="guide").xpath("//li[contains(@class,'oer-step')][.//h3[@id='m-hunt']]")[0]
    message = text(step.xpath(".//*[@data-copy-text]")[0])
    tips = [text(tip) for tip in step.xpath(".//div[@class='oer-tip']")]
    assert message
    assert tips
    assert not any(tip.removeprefix("For you ") in message for tip in tips)


@pytest.mark.parametrize(
    ("minutes", "people", "subgroup", "wanted"),
    [
        (Minutes(fixed=10), 8, 4, 10),
        (Minutes(fixed=2, per_person=1), 8, 4, 10),
        (Minutes(fixed=2, per_person=1, max=15), 24, 4, 15),
        (Minutes(per_group=3), 9, 4, 9),
        (Minutes(per_group=3), 8, 4, 6),
        (Minutes(fixed=1, min=5), 3, 4, 5),
        (Minutes(per_person=0.5), 3, 4, 2),
        (Minutes(per_group=3), 3, 0, 9),
    ],
)
def test_minutes_of_an_activity(minutes: Minutes, people: int, subgroup: int, wanted: int):
    assert minutes_for(minutes, people, subgroup) == wanted


def test_glossary_terms_are_places(pages: dict[str, Page], module: Module):
    tree = index(pages, name="glossary")
    assert [dt.get("id") for dt in tree.xpath("//dl[contains(@class,'oer-glossary')]//dt")] == [
        f"m-{term.id}" for term in module.source.glossary.terms
    ]


# --- home, catalogue, 404 ---------------------------------------------------------------------------------------------


def test_a_card_carries_what_filters_ask_for(pages: dict[str, Page]):
    card = drawn(pages["catalogue.html"]).xpath("//article[@class='oer-card']")[0]
    data = {name[5:]: value for name, value in card.attrib.items() if name.startswith("data-")}
    assert data["id"] == "safe-start"
    assert data["lang"] == "en el"
    assert (data["state"], data["topic"], data["level"], data["minutes"]) == ("source", "online-safety", "beginner", "35")
    assert (data["duration"], data["delivery"], data["device"]) == ("30-60", "in-person online self-paced", "paper phone computer")
    assert (data["internet"], data["licence"], data["eqf"], data["guide"], data["ready"]) == (
        "download-once",
        "CC-BY-4.0",
        "",
        "yes",
        "yes",
    )
    arabic = drawn(pages["ar/catalogue.html"]).xpath("//article[@class='oer-card']")[0]
    assert (arabic.get("data-state"), arabic.get("data-ready")) == ("missing", "no")
    assert arabic.xpath(".//a[@class='oer-card__link']")[0].get("lang") == "en"


def test_filters_count_and_leave_out_what_no_module_has(pages: dict[str, Page]):
    tree = drawn(pages["catalogue.html"])
    names = [field.get("data-facet") for field in tree.xpath("//fieldset[@data-facet]")]
    assert names == ["lang", "state", "topic", "level", "duration", "audience", "delivery", "device", "internet", "guide", "licence"]
    found = {
        (i.get("name"), i.get("value")): text(i.getparent().find(".//*[@data-count]")) for i in tree.xpath("//fieldset[@data-facet]//input")
    }
    assert found["lang", "el"] == "1"
    assert ("device", "tablet") not in found
    assert set(found.values()) == {"1"}


def test_plain_lists_name_every_module_by_topic_and_language(pages: dict[str, Page]):
    lists = drawn(pages["catalogue.html"]).xpath("//div[@class='oer-lists']")[0]
    assert [text(h3) for h3 in lists.iter("h3")] == ["Online safety", "English", "Ελληνικά"]
    greek = lists.xpath(".//section[2]//a[@lang='el']")[0]
    assert greek.get("href") == "el/modules/safe-start/index.html"


def test_the_doors_of_the_home_page_set_filters_or_lead_to_the_planner(pages: dict[str, Page]):
    doors = drawn(pages["el/index.html"]).xpath("//a[@class='oer-door__link']/@href")
    assert doors == [
        "catalogue.html?audience=vet-teacher",
        "catalogue.html?audience=tutor-counsellor",
        "plan.html",
        "catalogue.html?audience=learner",
    ]


def test_nothing_is_invented_for_a_publisher_who_says_nothing(pages: dict[str, Page]):
    footer = html.fromstring(pages["index.html"].slots["footer_nav"])
    assert not footer.xpath("//*[contains(@class,'legal') or contains(@class,'funder')]")
    assert not [a for a in footer.iter("a") if re.match(r"https?:|mailto:", a.get("href"))]
    assert pages["index.html"].slots["icon"] == '<link rel="icon" href="data:,">'


def test_a_publisher_is_named_with_logo_funder_and_contact(catalogue: Catalogue):
    brand = Brand(
        name="Centre", logo="logo.svg", contact="hello@centre.example", operator="Centre, Patras", emblem="eu.svg",
        funder_note={"en": "Paid by somebody."}, emblem_alt={"en": "A flag"}, legal_notice={"en": "All good."},
    )  # fmt: skip
    page = next(site_pages(catalogue, replace(SITE, brand=brand, repo_url="https://git.example/x"), "el"))
    footer = html.fromstring(page.slots["footer_nav"])
    assert {a.get("href") for a in footer.iter("a")} >= {"mailto:hello@centre.example", "https://git.example/x"}
    image = footer.find(".//img")
    assert (image.get("src"), image.get("alt")) == ("../assets/brand/eu.svg", "A flag")
    for words_of_brand in ("Centre, Patras", "Paid by somebody.", "All good."):
        assert words_of_brand in text(footer)
    assert 'src="../assets/brand/logo.svg"' in page.slots["header_nav"]


@pytest.mark.parametrize(("site_url", "base"), [("https://site.example/oer/", "/oer/"), ("https://site.example/", "/"), ("", "/")])
def test_the_404_page_stands_anywhere(catalogue: Catalogue, site_url: str, base: str):
    page = error404(catalogue, replace(SITE, site_url=site_url))
    tree = drawn(page)
    for address in [*tree.xpath("//a/@href"), *tree.xpath("//form/@action")]:
        assert address.startswith(base), address
        assert not address.startswith("//")
    assert page.slots["root"] == base
    rows = tree.xpath("//li[@class='oer-lost__row']")
    shipped = [tag for tag in SITE.languages if strings(tag).name != tag]
    assert [row.get("lang") for row in rows] == shipped
    assert f"{base}index.html" in rows[0].xpath(".//a/@href")


# --- covers and small words -------------------------------------------------------------------------------------------


def test_covers_tell_modules_apart_and_topics_together(module: Module):
    other = replace(module, id="another-module")
    assert cover(module) == cover(replace(module, version="2.0.0", editions={}))
    assert cover(module) != cover(other)
    assert covers.hue(module) == covers.hue(other)
    assert {covers.hue(replace(module, topics=(f"t{n}",))) for n in range(60)} == set(range(covers.HUES))


def test_a_cover_is_a_small_drawing_without_style_or_text(module: Module):
    for number in range(40):
        drawing = str(cover(replace(module, id=f"module-{number}", topics=(f"t{number}",))))
        tree = etree.fromstring(drawing.encode())
        assert not [e for e in tree.iter() if e.get("style") or etree.QName(e).localname in ("style", "script", "text")]
        assert all(e.get("class") for e in tree.iter()), "colours come from the style sheet"
        assert len(drawing) < 1500


@pytest.mark.parametrize(("minutes", "wanted"), [(0, "0 min"), (59, "59 min"), (60, "1 h"), (105, "1 h 45 min"), (180, "3 h")])
def test_durations(minutes: int, wanted: str):
    assert words.duration(minutes, strings("en")) == wanted


@pytest.mark.parametrize(
    ("number", "wanted"),
    [(1, "1 bytes"), (999, "999 bytes"), (1000, "1 kB"), (412_345, "412 kB"), (999_499, "999 kB"), (1_000_000, "1.0 MB")],
)
def test_sizes(number: int, wanted: str):
    assert words.size(number, strings("en")) == wanted


@pytest.mark.parametrize(
    ("number", "locale", "wanted"),
    [
        (0, "en", "0"),
        (9_999, "de", "9999"),
        (23_725, "en", "23,725"),
        (23_725, "de", "23.725"),
        (23_725, "bg", "23\u00a0725"),
        (1_234_567, "ar", "1,234,567"),
        (23_725, "sr-Latn", "23,725"),  # it has no words of its own: those around the number are English
    ],
)
def test_numbers(number: int, locale: str, wanted: str):
    assert words.number(number, strings(locale)) == wanted


@pytest.mark.parametrize(("minutes", "wanted"), [(0, "0-30"), (30, "0-30"), (31, "30-60"), (90, "60-90"), (180, "90-180"), (181, "180-")])
def test_buckets(minutes: int, wanted: str):
    assert words.bucket(minutes) == wanted


@pytest.mark.parametrize(
    ("locale", "wanted"),
    [("ar", "rtl"), ("ar-EG", "rtl"), ("he", "rtl"), ("ku-Arab", "rtl"), ("az-Latn", "ltr"), ("ur-Latn", "ltr"), ("el", "ltr")],
)
def test_directions(locale: str, wanted: str):
    assert locales.direction(locale) == wanted


def test_names_of_languages():
    assert locales.language_name("el") == "Ελληνικά"
    assert locales.language_name("it-CH") == "italiano (Svizzera)"
    assert locales.language_name("xx") == "xx"


def test_every_phase_and_every_use_has_an_icon():
    assert {f"phase-{phase}" for phase in PHASES} | {use.icon for use in USES} <= set(PATHS)


def test_shared_html_takes_a_pages_own_words_escaped() -> None:
    shared = Markup(f"<li>{HOLE}</li><li>{HOLE}</li>")
    assert filled(shared, "Learners' data & <b>", "plain") == "<li>Learners&#39; data &amp; &lt;b&gt;</li><li>plain</li>"
    assert filled(Markup("<p>nothing</p>")) == "<p>nothing</p>"
    with pytest.raises(ValueError):
        filled(shared, "one")
