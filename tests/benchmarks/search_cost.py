"""What a search costs, at several sizes of the catalogue and in three scripts.

    python tests/benchmarks/search_cost.py [--sizes 100 1000] [--locales en el bg] [--questions 30]

Builds the search files of synthetic modules (``tests/support/search_texts.py``), asks two-word questions drawn by word frequency in
Chromium, a third of them with a last word of which only the first letters are typed, each with an empty browser cache. Prints, and
writes to ``.cache/search_cost.json``:

* CPU of counting, in milliseconds per page, and of merging, in seconds per 100 modules;
* files and their bytes, by kind;
* per question, gzip bytes of everything asked for between the first key and the first result card, and until the whole answer stands
  (all cards of the list, not the lessons under them); milliseconds of script time in Chromium until then.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from threading import Thread
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "tests" / "support")]

from search_texts import PAGES, SCRIPTS, modules, vocabulary  # noqa: E402

from oer_catalogue.search import entry, merge, section_path  # noqa: E402
from oer_catalogue.settings import Settings  # noqa: E402

THEME = ROOT / "plugins" / "oer_catalogue" / "theme"
SCRIPT_FILES = (
    "js/chrome.js",
    "js/search.js",
    "js/search-words.js",
    "js/search-stems.js",
    "js/search-index.js",
    "js/search-engine.js",
    "vendor/lunr.min.js",
)
STRINGS = {f"search.{key}": key for key in ("loading", "none", "failed", "results.other", "all.other")}
FORM = """<!doctype html><html lang="{locale}"><meta charset="utf-8"><title>Search</title><link rel="icon" href="data:,">
<form class="oer-search" action="catalogue.html" data-search data-locale="{locale}" data-root="" data-locales='[["{locale}","x"]]'
data-strings='{strings}'><input id="q" name="q"></form>
<script src="assets/oer/chrome.js"></script><script src="assets/oer/search.js"></script></html>"""


def build(locale: str, count: int, folder: Path) -> dict[str, object]:
    """Write a small site for the search alone; returns what it cost."""
    settings, entries, counting = Settings(languages=(locale,)), [], 0.0
    sizes: dict[str, list[int]] = {}

    def write(kind: str, path: str, data: bytes) -> None:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        sizes.setdefault(kind, []).append(len(gzip.compress(data, 6)))

    for made in modules(locale, count):
        start = time.process_time()
        one = entry(made.module, locale, made.body, settings)
        counting += time.process_time() - start
        write("sections of one module", section_path(locale, one.module), one.sections)
        entries.append(one)
    start = time.process_time()
    merged = list(merge(locale, entries))
    merging = time.process_time() - start
    for path, data in merged:
        parts = path.split("/")
        write({2: "directory", 3: "ids" if parts[-1] == "ids.js" else parts[-1][0], 4: "cards"}[len(parts) - 1], path, data)
    for name in SCRIPT_FILES:
        write("scripts", f"assets/oer/{Path(name).name}", (THEME / name).read_bytes())
    for file in (THEME / "vendor" / "stemmers").glob(f"{locale}.js"):
        write("scripts", f"assets/oer/stemmers/{file.name}", file.read_bytes())
    (folder / "index.html").write_text(FORM.format(locale=locale, strings=json.dumps(STRINGS)), encoding="utf-8")
    files = {kind: {"files": len(found), "gzip": sum(found), "max": max(found)} for kind, found in sizes.items()}
    return {"counting_ms_per_page": counting * 1000 / count / PAGES, "merging_s_per_100": merging / count * 100, "files": files}


def questions(locale: str, count: int) -> list[str]:
    """Two words as a text draws them; of every third question only the first letters of the last word."""
    dice = Random(f"cost/{locale}")
    words, sums = vocabulary(locale, 1)
    asked = []
    for number in range(count):
        first, last = dice.choices(words, cum_weights=sums, k=2)
        asked.append(f"{first} {last[: dice.randint(3, 6)] if number % 3 == 0 else last}")
    return asked


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


FIRST = ".oer-search__option--module"
# The page itself notes what it has asked for when the first card comes: seen from outside, that is some requests late.
_NOTE = """selector => {
  const begun = () => document.querySelector(selector) || /none|failed/.test(document.querySelector(".oer-search__status").textContent);
  const note = (records, observer) => {
    if (!begun()) return;
    observer.disconnect();
    window.noted = [...document.scripts].map((script) => script.src);
  };
  new MutationObserver(note).observe(document.body, { childList: true, subtree: true });
}"""
_WHOLE = "() => { const all = document.querySelectorAll('.oer-search__group'); return all.length && [...all].every(one => !one.hidden); }"


def ask(browser: Browser, address: str, folder: Path, question: str) -> dict[str, float]:
    """One question with an empty cache."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    metrics = context.new_cdp_session(page)
    metrics.send("Performance.enable")

    def script_ms() -> float:
        return 1000 * next(m["value"] for m in metrics.send("Performance.getMetrics")["metrics"] if m["name"] == "ScriptDuration")

    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))

    def size(paths: Iterable[str]) -> int:
        return sum(len(gzip.compress((folder / path).read_bytes(), 6)) for path in dict.fromkeys(paths) if "/m/" not in path)

    page.evaluate(_NOTE, FIRST)
    there = set(page.evaluate("[...document.scripts].map((script) => script.src)"))
    before = script_ms()
    page.fill("#q", question)
    page.wait_for_function("window.noted")
    first = size(urlsplit(source).path.lstrip("/") for source in page.evaluate("noted") if source not in there)
    page.wait_for_load_state("networkidle")
    found = page.locator(FIRST).count() > 0
    if found:
        page.wait_for_function(_WHOLE)
    result = {"first": first, "whole": size(asked), "script_ms": script_ms() - before, "found": found}
    context.close()
    return result


def measure(browser: Browser, locale: str, count: int, number: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        costs = build(locale, count, folder)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=name))
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/index.html"
        found = [ask(browser, address, folder, text) for text in questions(locale, number)]
        server.shutdown()
        server.server_close()
    for key in ("first", "whole", "script_ms"):
        values = sorted(one[key] for one in found)
        costs[key] = {"median": statistics.median(values), "p95": values[int(len(values) * 0.95)], "max": values[-1]}
    costs["answered"] = sum(one["found"] for one in found)
    return costs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--locales", nargs="+", default=list(SCRIPTS), choices=list(SCRIPTS))
    parser.add_argument("--questions", type=int, default=30)
    options = parser.parse_args()
    results = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        for locale in options.locales:
            for count in options.sizes:
                costs = results[f"{locale}-{count}"] = measure(browser, locale, count, options.questions)
                print(f"{SCRIPTS[locale]}, {count} modules: counting {costs['counting_ms_per_page']:.2f} ms/page,", end=" ")
                print(f"merging {costs['merging_s_per_100']:.2f} s/100 modules; {costs['answered']} of {options.questions} answered")
                for key, unit in (("first", "kB to the first card"), ("whole", "kB to the whole answer"), ("script_ms", "ms of script")):
                    scale = 1 if key == "script_ms" else 1000
                    print("  " + "  ".join(f"{name} {value / scale:6.1f}" for name, value in costs[key].items()), unit)
                for kind, sizes in costs["files"].items():
                    total, largest = sizes["gzip"] / 1000, sizes["max"] / 1000
                    print(f"  {kind:24}{sizes['files']:6} files {total:9.1f} kB gzip, largest {largest:.1f}", flush=True)
        browser.close()
    target = ROOT / ".cache" / "search_cost.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
