"""Write what belongs to no single module into the new tree: home, catalogue, hand-written pages, styles, scripts, lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files as resources
from pathlib import Path

from .below import files_below, matching
from .engine.fill import Frame, frames, module_links
from .engine.run import Drawn
from .engine.stage import Article
from .engine.tree import File, Tree
from .feeds import feed, json_feed, sitemaps
from .feeds.atom import NAME as FEED
from .feeds.jsonfeed import NAME as JSON_FEED
from .feeds.media_types import media_type
from .feeds.resourcesync import Resource, State, snapshot
from .hosting.servers import HOSTED, header_files, hosted
from .model import Catalogue
from .pages import (
    NOT_TOGETHER,
    Download,
    Page,
    Together,
    article_slots,
    error404,
    method_pages,
    moved,
    pathway_pages,
    site_pages,
    translate_pages,
)
from .pages.context import page_names, real_locales
from .pages.methods import method_names
from .pages.page import relative
from .pages.pathways import pathway_names, pathway_page
from .project import Project
from .records import CATALOGUE, DCAT, dcat, summary
from .settings import Brand, Settings
from .theme.styles import hand_written, join, tools
from .translate.status import NO_ROWS, Row, Rows
from .units import filled
from .version import theme_path

ASSETS = "assets/oer"
NO_TEXTS: Mapping[str, Sequence[Row]] = {}
NO_DOWNLOADS: Mapping[str, Sequence[Download]] = {}


def publish(
    tree: Tree,
    project: Project,
    catalogue: Catalogue,
    articles: Iterable[Article],
    drawn: Drawn,
    cards: Mapping[str, Mapping[str, str]],
    together: Together = NOT_TOGETHER,
    rows: Rows = NO_ROWS,
    texts: Mapping[str, Sequence[Row]] = NO_TEXTS,
    downloads: Mapping[str, Sequence[Download]] = NO_DOWNLOADS,
) -> None:
    """Write into ``tree`` what belongs to no single module: the site's own pages, hand-written pages, styles, scripts, lists.

    ``cards`` are the modules' cards in the catalogue, by module and locale; ``together`` the downloads that hold several modules;
    ``rows`` the states of the translations of docs/, by locale and name; ``texts`` every text that is to be had in each language of a
    site in several, the most useful work first; ``downloads`` those of each module, by its id.
    """
    settings = project.settings
    shells, written = frames(drawn.pages)
    articles = tuple(articles)
    listed = replace(catalogue, modules=tuple(module for module in catalogue.modules if module.status != "archived"))
    for locale in settings.languages:
        drawn_cards = {module.id: cards[module.id][locale] for module in listed.modules}
        own = site_pages(listed, settings, locale, drawn_cards, together)
        methods = method_pages(listed, settings, locale, rows)
        pathways = pathway_pages(catalogue, settings, locale, together.pathways, rows)
        for page in (*own, *methods, *pathways):
            tree.write(page.path, filled(page, shells, settings))
    for page in translate_pages(listed, settings, texts, tree.files):
        tree.write(page.path, filled(page, shells, settings))
    for page in _article_pages(articles, settings, written, rows):
        tree.write(page.path, _article(page, written, settings))
    for page in (*moved(catalogue, settings), error404(catalogue, settings)):
        tree.write(page.path, filled(page, shells, settings))
    for path, data in drawn.files.items():
        tree.write(path, data)
    for path, data in (*assets(project.overrides, settings.brand), *header_files(settings.site_url)):
        tree.write(path, data)
    Path(tree.writer.new, HOSTED).write_bytes(hosted())
    if settings.site_url:
        for path, data in lists(catalogue, articles, settings):
            tree.write(path, data)
    tree.write(CATALOGUE, summary(catalogue, settings, downloads))
    tree.write(DCAT, dcat(catalogue, settings, downloads))


def _article(page: Page, written: Mapping[str, str], settings: Settings) -> bytes:
    """A hand-written page, whose frame is the page itself as the engine drew it."""
    prefix = "" if page.locale == settings.default else f"{page.locale}/"

    def address(target: str) -> str:
        name, _, fragment = target.partition("#")
        slug, _, lesson = name.partition("/")
        link = relative(page.path, f"{prefix}modules/{slug}/{lesson or 'index'}.html")
        return f"{link}#m-{fragment}" if fragment else link

    return module_links(Frame.of(written[page.path]).fill(page.slots), address).encode("utf-8")


def _article_pages(articles: Iterable[Article], settings: Settings, written: Mapping[str, str], rows: Rows) -> Iterator[Page]:
    for article in articles:
        for locale in settings.languages:
            path = article.path if locale == settings.default else f"{locale}/{article.path}"
            if path in written:
                words = article.words(locale, settings.default)
                real, drafted = tuple(sorted(article.files)), words in article.drafted
                row = rows.get(words, {}).get(f"{article.name}.md")
                yield Page(path, "article", locale, article_slots(path, article.titles[words], locale, real, settings, drafted, row))


def assets(overrides: Path, brand: Brand) -> Iterator[tuple[str, bytes]]:
    """Our styles, scripts, fonts and the brand's files, by site path."""
    theme = theme_path()
    material = Path(str(resources("material"))) / "templates" / "assets" / "stylesheets"
    yield f"{ASSETS}/site.css", join(brand).encode("utf-8")
    yield f"{ASSETS}/tools.css", tools().encode("utf-8")
    yield "sw.js", (theme / "worker" / "sw.js").read_bytes()  # at the root: a worker answers for its own folder and below
    yield f"{ASSETS}/written.css", hand_written(material).encode("utf-8")
    for script in matching(theme / "js", "*.js"):
        yield f"{ASSETS}/{script.name}", script.read_bytes()
    vendor = theme / "vendor"
    for file in files_below(vendor):
        if file.suffix in (".js", ".woff2", ".txt"):
            yield f"{ASSETS}/{file.relative_to(vendor).as_posix()}", file.read_bytes()
    brand = overrides / "assets"
    for file in files_below(brand):
        yield f"assets/brand/{file.relative_to(brand).as_posix()}", file.read_bytes()


def lists(catalogue: Catalogue, articles: Iterable[Article], settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Sitemaps and feeds, by site path."""
    several = ["translate.html"] if len(settings.languages) > 1 else []
    real = dict.fromkeys(("index.html", "catalogue.html", "plan.html", *several), settings.languages)
    days = {}
    for article in articles:
        real[article.path] = tuple(tag for tag in settings.languages if tag in article.files)
    for module in catalogue.modules:
        for name in page_names(module, settings):
            path = f"modules/{module.id}/{name}.html"
            real[path], days[path] = real_locales(module, name, settings), module.updated
    real |= method_names(catalogue.methods, settings) | pathway_names(catalogue, settings)
    days |= {pathway_page(way): way.updated for way in catalogue.open_pathways}
    yield from sitemaps(real, days, settings)
    for locale in settings.languages:
        folder = "" if locale == settings.default else f"{locale}/"
        yield f"{folder}{FEED}", feed(catalogue, settings, locale)
        yield f"{folder}{JSON_FEED}", json_feed(catalogue, settings, locale)


def harvest(tree: Tree, manifest: File, catalogue: Catalogue, settings: Settings) -> None:
    """Write what harvesters of ResourceSync read into a finished ``tree``, if the site has an address.

    These lists tell of every file, so the manifest cannot tell of them. A release knows more (what changed, and when) and writes
    others in their place. No clock: their time is the newest day that a module or a pathway names.
    """
    if settings.site_url:
        day = max((each.updated for each in (*catalogue.modules, *catalogue.open_pathways)), default="1970-01-01")
        rows = [Resource(file.path, file.size, file.sha256, media_type(file.path)) for file in (*tree.files.values(), manifest)]
        for path, data in snapshot(settings.site_url, settings.site_url, State(f"{day}T00:00:00Z", rows)):
            tree.writer.write(path, data)
