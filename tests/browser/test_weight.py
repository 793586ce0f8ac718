"""What a first visit costs: every byte that Chromium asks for with an empty cache, as a server that compresses well sends it."""

from __future__ import annotations

import re
import time
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli
import pytest
from playwright.sync_api import Browser

LANGUAGES = ("en", "it", "el", "bg", "de", "ar")
MODULE = "modules/staying-safe-online"
PAGES = {
    "home": "index.html",
    "catalogue": "catalogue.html",
    "module": f"{MODULE}/index.html",
    "lesson": f"{MODULE}/spot-a-false-message.html",
    "quiz": f"{MODULE}/quiz.html",
    "guide": f"{MODULE}/guide.html",
    "planner": "plan.html",
    "written": "privacy.html",
}
WIDTHS = {"wide": (1280, 900), "phone": (360, 740)}
BUDGET = 100_000
BUDGETS = {"ar": 120_000}
"""Bytes over the wire. Arabic needs two scripts: Latin words and digits stand in every text."""
TOOLS = {"guide": 25_000, "planner": 15_000}
"""More for pages that are tools: a guide has every sheet that a facilitator hands out, and both compute plans."""
KINDS = ("html", "css", "js", "woff2", "svg")
SQUEEZED = (".woff2", ".png", ".jpg", ".jpeg", ".webp", ".webm", ".mp4", ".mp3")

# The sum of all layout shifts of a visit (https://web.dev/articles/cls), without a unit.
SHIFTS = """() => new Promise(done => { let sum = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value })
    .observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 300) })"""


@cache
def wire(file: Path) -> int:
    """Bytes of a file as brotli of quality 11 sends it; what is compressed already is sent as it is."""
    data = file.read_bytes()
    return len(data) if file.suffix in SQUEEZED else len(brotli.compress(data, quality=11))


def asked(chromium: Browser, built: Path, address: str, page: str, width: str) -> dict[str, int]:
    """What a first visit asks for, by path, with its bytes over the wire."""
    size = WIDTHS[width]
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]})
    tab, found = context.new_page(), {}

    def note(request) -> None:
        if request.url.startswith(address):
            path = unquote(urlsplit(request.url).path)[1:]
            found[path] = wire(built / path)

    tab.on("request", note)
    tab.goto(f"{address}/{page}", wait_until="load")
    tab.evaluate("document.fonts.ready")
    context.close()
    return found


@pytest.mark.sample(every=3)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("locale", LANGUAGES)
def test_first_visits_stay_light(chromium: Browser, built: Path, address: str, locale: str, width: str, record_property):
    budget, over, lines = BUDGETS.get(locale, BUDGET), {}, []
    for name, path in PAGES.items():
        found = asked(chromium, built, address, path if locale == "en" else f"{locale}/{path}", width)
        total = sum(found.values())
        kinds = {
            kind: sum(size for path, size in found.items() if path.endswith(kind)) for kind in (".html", ".css", ".js", ".woff2", ".svg")
        }
        lines.append(f"{locale} {width:5} {name:9} {total:7,} B  " + "  ".join(f"{kind[1:]} {size:,}" for kind, size in kinds.items()))
        record_property(f"{name} {locale} {width}", total)
        if total > budget + TOOLS.get(name, 0):
            over[name] = found
    print("\n" + "\n".join(lines))
    assert over == {}


def test_no_picture_below_the_first_screen_is_fetched_at_once(built: Path):
    """Pictures in text are lazy and have their size, so that nothing jumps when they come."""
    wrong = []
    for page in built.rglob("*.html"):
        for tag in re.findall(r"<(?:img|iframe)\b[^>]*>", page.read_text("utf-8")):
            if "width=" not in tag or "height=" not in tag or ('loading="lazy"' not in tag and "oer-brand__logo" not in tag):
                wrong.append((page.relative_to(built).as_posix(), tag[:160]))
    assert wrong == []


@pytest.mark.parametrize("name", ["home", "module", "lesson"])
@pytest.mark.parametrize("locale", ["en", "el", "ar"])
def test_nothing_jumps_while_a_page_loads(chromium: Browser, address: str, name: str, locale: str):
    """Fonts that come half a second late move the page by less than 0.1 (what Core Web Vitals call good)."""
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.route("**/*.woff2", lambda route: (time.sleep(0.25), route.continue_()))
    page.goto(f"{address}/{PAGES[name] if locale == 'en' else f'{locale}/{PAGES[name]}'}", wait_until="load")
    page.evaluate("document.fonts.ready")
    shift = page.evaluate(SHIFTS)
    context.close()
    print(f"{locale} {name}: {shift:.3f}")
    assert shift < 0.1


def test_a_page_asks_for_the_typefaces_of_its_own_language_only(chromium: Browser, built: Path, address: str):
    faces = {}
    for locale in LANGUAGES:
        found = asked(chromium, built, address, "index.html" if locale == "en" else f"{locale}/index.html", "wide")
        faces[locale] = sorted(Path(path).stem for path in found if path.endswith(".woff2"))
    latin = "commissioner-latin"
    assert faces["en"] == faces["it"] == faces["de"] == [latin]
    assert faces["el"] == ["commissioner-greek", latin]
    assert faces["bg"] == ["commissioner-cyrillic", latin]
    assert faces["ar"] == [latin, "noto-sans-arabic-basic"]
