"""Templates, style sheets, scripts and other people's files: what they may hold, and that they fit together."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader

from oer_catalogue.locales import load as strings
from oer_catalogue.pages import SLOTS
from oer_catalogue.pages.icons import PATHS
from oer_catalogue.settings import Brand
from oer_catalogue.theme import styles

PACKAGE = Path(__file__).parents[2] / "plugins" / "oer_catalogue"
THEME = PACKAGE / "theme"
CSS = THEME / "css"
MATERIAL = Path(str(files("material"))) / "templates"
STYLESHEETS = MATERIAL / "assets" / "stylesheets"
FRAMES = ("home", "catalogue", "module", "lesson", "quiz", "guide", "run", "share", "glossary", "method", "pathway", "article", "error404")
OURS = ("scheme.js", "chrome.js", "reader.js", "run-clock.js", "run-entry.js", "run.js", "run-hands.js")


class Toc:
    """An entry of the engine's table of contents."""

    def __init__(self, level: int, title: str, children: tuple[Toc, ...] = ()) -> None:
        self.level, self.title, self.url, self.children = level, title, f"#{title}", children


def draw(frame: str) -> str:
    page = {"content": "<h1>Words</h1>", "toc": [Toc(1, "words", (Toc(2, "part"),))], "title": "Words"}
    return Environment(loader=FileSystemLoader(THEME), autoescape=False).get_template(f"{frame}.html").render(page=page)


# --- templates --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_is_a_whole_page_without_inline_script_or_style(frame: str):
    drawn = draw(frame)
    assert drawn.lstrip().startswith("<!doctype html>")
    assert drawn.count("<main") == drawn.count("<h1") + ("%%oer:content%%" in drawn) == 1
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|__config|https?://", drawn)
    for script in re.findall(r"<script[^>]*>[^<]*</script>", drawn):
        assert re.fullmatch(r'<script (defer )?src="%%oer:root%%assets/oer/[a-z-]+\.js"></script>', script), script
    for name in re.findall(r"assets/oer/([a-z-]+\.js)", drawn):
        assert (THEME / "js" / name).is_file(), name


def test_templates_print_every_slot_and_no_other():
    printed = {name for frame in FRAMES for name in re.findall(r"%%oer:([a-z0-9_]+)%%", draw(frame))}
    assert printed <= set(SLOTS)
    assert set(SLOTS) - printed == {"locale_root"}  # for the templates of others


def test_a_hand_written_page_marks_the_language_of_its_words():
    drawn = draw("article")
    assert '<article class="oer-article oer-prose md-typeset" lang="%%oer:article_lang%%" dir="%%oer:article_dir%%">' in drawn
    assert '<a class="oer-toc__link" href="#part">part</a>' in drawn


def test_templates_made_for_material_find_its_blocks():
    def blocks(path: Path) -> set[str]:
        return set(re.findall(r"{%-? block (\w+)", path.read_text("utf-8")))

    left_out = {"config", "outdated"}  # the settings of Material's script, and the warning of a version switcher
    assert blocks(MATERIAL / "base.html") - blocks(THEME / "base.html") == left_out


# --- style sheets -----------------------------------------------------------------------------------------------------


@pytest.fixture(params=["site", "written"])
def sheet(request: pytest.FixtureRequest) -> str:
    return styles.join() if request.param == "site" else styles.hand_written(STYLESHEETS)


def test_a_sheet_asks_for_nothing_foreign(sheet: str):
    assert sheet in (styles.join(), styles.hand_written(STYLESHEETS))
    assert "sourceMappingURL" not in sheet
    assert "@import" not in sheet
    for address in re.findall(r"url\(([^)]*)\)", sheet):
        address = address.strip("\"'")
        assert address.startswith("data:image/svg+xml") or (THEME / "vendor" / address).is_file(), address


def test_a_sheet_is_well_formed(sheet: str):
    plain = re.sub(r'"(\\.|[^"\\])*"|\'(\\.|[^\'\\])*\'', "", sheet)
    assert plain.count("{") == plain.count("}")
    assert plain.count("(") == plain.count(")")


def test_a_sheet_stays_small(sheet: str):
    assert len(sheet.encode()) < 81_000


def test_pages_of_modules_need_no_rule_of_material():
    assert "md-" not in re.sub(r"data-md-color-scheme|\.md-typeset(__table| pre)?\b", "", styles.join())


def test_custom_properties_that_nobody_asks_for_are_cut():
    css = ':root{--md-a:url("x;y)");--md-b:url("data:,;}");c:d}e{--md-c:var(--md-d);--md-d:1}f{g:var(--md-a)}'
    assert styles.without_unused(css) == ':root{--md-a:url("x;y)");c:d}f{g:var(--md-a)}'


def test_no_rule_of_material_looks_at_the_direction_of_the_page():
    for name in ("main.*.min.css", "palette.*.min.css"):
        kept = styles.pruned(next(STYLESHEETS.glob(name)).read_text("utf-8"))
        assert kept
        assert "[dir=" not in kept
        assert ".md-header" not in kept
        assert ".md-search" not in kept


def test_rules_are_cut_at_their_braces():
    css = '@charset "x";a,b:is(c,d){x:y}@media print{e{f:"}"}g{h:i}}'
    assert list(styles.rules(css)) == [('@charset "x"', ""), ("a,b:is(c,d)", "x:y"), ("@media print", 'e{f:"}"}g{h:i}')]
    assert styles.pruned(".md-typeset a,.md-nav a{b:c}.md-nav{d:e}@media print{.md-nav{f:g}}") == ".md-typeset a{b:c}"


def test_a_material_without_its_sheets_is_named(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match="main"):
        styles.hand_written(tmp_path)


def test_colours_are_written_in_one_place_only():
    for file in sorted(CSS.glob("*.css")):
        if file.name == "tokens.css":
            continue
        text = re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.S)
        values = re.findall(r":[^;{}]*(#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\()", text)
        assert values == [], file.name


def test_every_token_in_use_is_defined():
    defined = set(re.findall(r"(--oer-[a-z0-9-]+):", (CSS / "tokens.css").read_text("utf-8")))
    used = {name for file in CSS.glob("*.css") for name in re.findall(r"var\((--oer-[a-z0-9-]+)", file.read_text("utf-8"))}
    assert used - defined == set()


def tokens(dark: bool) -> dict[str, str]:
    text = (CSS / "tokens.css").read_text("utf-8")
    blocks = dict(styles.rules(re.sub(r"/\*.*?\*/", "", text, flags=re.S)))
    values = dict(re.findall(r"--oer-([a-z0-9-]+):\s*(#[0-9a-f]{6})\b", blocks[":root"]))
    if dark:
        values |= dict(re.findall(r"--oer-([a-z0-9-]+):\s*(#[0-9a-f]{6})\b", blocks['html[data-md-color-scheme="slate"]']))
    return values


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


WORDS = ("ink", "muted", "primary", "primary-strong", "accent", "good", "caution", "bad")


@pytest.mark.parametrize("dark", [False, True])
def test_text_can_be_read_on_every_ground(dark: bool):
    value = tokens(dark)
    words = (*WORDS, *(name for name in value if name.startswith("phase-")))
    pairs = [(name, ground) for name in words for ground in ("page", "surface", "sunk")]
    pairs += [(name, f"{name}-soft") for name in ("primary", "accent", "good", "caution", "bad")]
    pairs += [("ink", f"{name}-soft") for name in ("primary", "accent", "good", "caution", "bad")]
    pairs += [
        ("muted", "primary-soft"),
        ("muted", "accent-soft"),
        ("on-primary", "primary"),
        ("on-primary", "primary-strong"),
        ("ink", "mark"),
    ]
    assert [
        (pair, round(contrast(value[pair[0]], value[pair[1]]), 2)) for pair in pairs if contrast(value[pair[0]], value[pair[1]]) < 4.5
    ] == []
    soft = [name for name in value if name.endswith("-soft")]
    assert soft
    lines = [(name, ground) for name in ("edge", "focus") for ground in ("page", "surface", "sunk", *(soft if name == "focus" else ()))]
    assert {
        pair: round(contrast(*(value[name] for name in pair)), 2) for pair in lines if contrast(*(value[name] for name in pair)) < 3
    } == {}


@pytest.mark.parametrize("dark", [False, True])
def test_text_on_page_and_surface_is_clearer_than_asked(dark: bool):
    value = tokens(dark)
    least = {(name, ground): contrast(value[name], value[ground]) for name in WORDS for ground in ("page", "surface")}
    assert {pair: round(found, 2) for pair, found in least.items() if found < 6} == {}


def test_dark_is_written_once_and_used_twice():
    sheet = styles.join()
    dark = re.search(r'html\[data-md-color-scheme="slate"\]\{([^}]*)\}', sheet)[1]
    system = re.search(r"@media \(prefers-color-scheme: dark\)\{html\.no-js\{([^}]*)\}", sheet)[1]
    assert dark == system
    assert "--oer-page:" in dark.replace(" ", "")


def test_a_publisher_brings_colours_for_light_dark_and_paper():
    rules = styles.brand_rules(Brand(colours={"primary": "#112233 #ddeeff"}))
    assert rules.startswith(":root{--oer-primary:#112233;}")
    assert 'html[data-md-color-scheme="slate"]{--oer-primary:#ddeeff;}' in rules
    assert rules.endswith("@media print{html:root:root{--oer-primary:#112233;}}")
    assert styles.brand_rules(Brand()) == ""


@pytest.mark.parametrize(
    "colours", [{"primary": "#112233"}, {"primary": "red blue"}, {"x;}": "#112233 #112233"}, {"primary": "#112233 url(x)"}]
)
def test_a_wrong_brand_colour_is_refused(colours: dict[str, str]):
    with pytest.raises(ValueError, match="brand colour"):
        styles.brand_rules(Brand(colours=colours))


def test_no_rule_names_left_or_right_but_for_aligned_tables():
    for file in sorted(CSS.glob("*.css")):
        text = re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.S)
        found = re.findall(
            r"[\w-]*(?:margin|padding|border|inset|text-align|float)[\w-]*-?(?:left|right)\b|text-align: (?:left|right)", text
        )
        assert found == (["text-align: left", "text-align: right"] if file.name == "base.css" else []), file.name


# --- scripts ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", OURS)
def test_a_script_is_small_classic_and_asks_for_nothing(name: str):
    text = (THEME / "js" / name).read_text("utf-8")
    assert re.search(r'^\(function \(\) \{\n  "use strict";', text, re.M)
    assert not re.search(
        r"\beval\b|innerHTML|outerHTML|\bfetch\(|XMLHttpRequest|https?://|\bimport\b|document\.write|\.style\b|cookie", text
    )
    assert len(text) < 12_000


@pytest.mark.parametrize("name", OURS)
def test_a_script_can_be_read_by_an_engine(name: str):
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    subprocess.run([node, "--check", str(THEME / "js" / name)], check=True, capture_output=True)


# --- other people's files, words, icons -------------------------------------------------------------------------------


def test_every_vendored_file_has_an_origin_a_licence_and_its_checksum():
    vendor = THEME / "vendor"
    entries = yaml.safe_load((vendor / "VENDOR.yml").read_text("utf-8"))
    listed: dict[str, str] = {}
    for entry in entries:
        assert {"name", "version", "origin", "licence", "licence_file", "files"} <= set(entry)
        assert entry["licence_file"] in entry["files"]
        listed |= entry["files"]
    found = {f.relative_to(vendor).as_posix(): f for f in vendor.rglob("*") if f.is_file() and f.name != "VENDOR.yml"}
    assert listed == {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in sorted(found.items())}


def test_fonts_are_asked_for_by_script_and_swap():
    faces = [block for prelude, block in styles.rules((CSS / "fonts.css").read_text("utf-8")) if prelude.endswith("@font-face")]
    assert len(faces) == 5
    for face in faces:
        assert "font-display: swap" in face
        assert "unicode-range:" in face


GROUPS = (
    "nav",
    "switcher",
    "footer",
    "home",
    "catalogue",
    "module",
    "lesson",
    "quiz",
    "glossary",
    "guide",
    "download",
    "state",
    "error404",
    "run",
    "share",
    "keep",
)


def own_keys() -> set[str]:
    return {key for key in strings("en").texts if key.split(".")[0] in GROUPS}


def test_no_interface_string_is_left_over():
    source = "\n".join(
        path.read_text("utf-8")
        for folder in ("pages", "packages")
        for path in sorted((PACKAGE / folder).rglob("*"))
        if path.suffix in (".py", ".html")
    )
    literal = set(re.findall(r"[\"']([a-z0-9]+(?:\.[A-Za-z0-9_-]+)+)[\"']", source))
    patterns = [re.escape(found) for found in re.findall(r"f[\"']((?:[a-z0-9]+\.|\{[^}\"']+\}\.)[^\"' ]*\{[^\"' ]+)[\"']", source)]
    dynamic = [re.compile(re.sub(r"\\\{.*?\\\}", "[A-Za-z0-9_.-]+", pattern)) for pattern in patterns]
    plural = re.compile(r"\.(zero|one|two|few|many|other)$")
    unused = [
        key
        for key in sorted(own_keys())
        if key not in literal and plural.sub("", key) not in literal and not any(p.fullmatch(key) for p in dynamic)
    ]
    assert unused == []


def test_no_icon_is_left_over_and_each_is_drawn_on_the_grid():
    source = "\n".join(path.read_text("utf-8") for path in sorted((PACKAGE / "pages").rglob("*")) if path.suffix in (".py", ".html"))
    names = {name for name in PATHS if not name.startswith(("phase-", "door-"))}
    assert [name for name in sorted(names) if source.count(f'"{name}"') + source.count(f"'{name}'") < 2] == []
    for path in PATHS.values():
        assert re.fullmatch(r"[MmLlHhVvAaCcSsQqTtZz0-9 .,-]+", path)
