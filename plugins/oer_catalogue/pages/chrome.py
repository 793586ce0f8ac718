"""What stands around every page: header, language menu, footer, links in the head; as slots."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from ..locales import direction, language_name
from ..model import fallbacks
from ..settings import Settings
from ..translate.status import Row
from . import seo
from .page import SLOTS, View
from .publisher import address, localised, publisher
from .state import box, named, rich, row_changes, row_lines, sentence
from .templates import fragment
from .words import marked

TRANSLATE = "translate.html"

SECTION = {"index.html": "home", "catalogue.html": "catalogue", "plan.html": "plan", "about.html": "about", "contribute.html": "contribute"}


def strings_for_script(view: View, *prefixes: str) -> str:
    """All strings of some groups as JSON, for a script to read from a data attribute."""
    texts = {key: text for key, text in sorted(view.t.texts.items()) if key.startswith(prefixes)}
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":"))


def search_form(view: View, id: str = "oer-search-input") -> Markup:
    """The search form; each form of a page needs an ``id`` of its own."""
    order = (view.locale, *(tag for tag in view.settings.languages if tag != view.locale))
    names = json.dumps([[tag, language_name(tag)] for tag in order], ensure_ascii=False, separators=(",", ":"))
    return fragment(
        "search", t=view.t, id=id, action=view.page("catalogue.html"), locale=view.locale, root=view.root, locales=names,
        strings=strings_for_script(view, "module.duration.", "search."),
    )  # fmt: skip


def header_nav(view: View) -> Markup:
    """Menu button, name of the catalogue, main links."""
    t = view.t
    current = SECTION.get(view.name, "catalogue" if view.name.startswith("modules/") else "")
    links = [
        {
            "key": key,
            "words": t(f"nav.{key}"),
            "url": view.page(f"{key}.html"),
            "current": key == current,
            "here": view.name == f"{key}.html",
        }
        for key in ("catalogue", "plan", "about", "contribute")
        if key in ("catalogue", "plan") or view.settings.has(key)
    ]
    logo = view.to(f"assets/brand/{view.settings.brand.logo}") if view.settings.brand.logo else ""
    return fragment("header", t=t, links=links, logo=logo, home=view.page("index.html"), name=view.settings.site_name)


def switcher(view: View, real: Sequence[str]) -> Markup:
    """The language menu; a language without a translation of this page says so."""
    if type(view) is not View:
        return _switcher(view, tuple(real))
    folder, _, name = view.name.rpartition("/")
    menu = _switcher_like(view.settings, view.locale, view.name.count("/"), tuple(real))
    return Markup(menu.replace("\1/" * view.name.count("/"), f"{folder}/" if folder else "").replace("\2", name))


@lru_cache(maxsize=4096)
def _switcher_like(settings: Settings, locale: str, depth: int, real: tuple[str, ...]) -> str:
    """The menu of any page at this depth: its folders are ``\\1``, its name is ``\\2``."""
    return str(_switcher(View(settings, locale, "\1/" * depth + "\2"), real))


def _switcher(view: View, real: Sequence[str]) -> Markup:
    if len(view.settings.languages) < 2:
        return Markup("")
    items = [
        {
            "locale": tag,
            "dir": direction(tag),
            "name": language_name(tag),
            "url": view.page(view.name, tag),
            "current": tag == view.locale,
            "real": tag in real,
        }
        for tag in view.settings.languages
    ]
    return fragment("switcher", t=view.t, items=items, name=language_name(view.locale), locale=view.locale)


def footer_nav(view: View) -> Markup:
    """Links, publisher, funder and promises."""
    settings, t, brand = view.settings, view.t, view.settings.brand
    several = len(settings.languages) > 1
    use = (
        ("catalogue", "catalogue.html"),
        ("plan", "plan.html"),
        ("learning-in-a-group", "learning-in-a-group.html"),
        ("pathways", "pathways/index.html"),
        ("methods", "methods/index.html"),
        ("mirror", "mirror.html"),
        ("about", "about.html"),
    )
    columns = [
        (t("footer.use"), [(t(f"nav.{key}"), name) for key, name in use]),
        (t("footer.take_part"), [(t("nav.contribute"), "contribute.html"), *([(t("translate.name"), TRANSLATE)] if several else [])]),
        (t("footer.rules"), [(t(f"nav.{name}"), f"{name}.html") for name in ("accessibility", "privacy", "legal")]),
    ]
    made = {TRANSLATE, "catalogue.html", "plan.html", "pathways/index.html", "methods/index.html"}
    columns = [
        (title, [link for link in links if link[1] in made or settings.has(link[1].removesuffix(".html"))]) for title, links in columns
    ]
    linked = [(title, [(words, view.page(name)) for words, name in links]) for title, links in columns]
    outside = [(t("footer.source"), settings.repo_url), (t("footer.contact"), address(brand.contact)[1])]
    take_part = linked[1][1] + [(words, url) for words, url in outside if url]
    linked[1] = (linked[1][0], take_part)
    words = {
        "tagline": localised(brand.tagline, view),
        "funder": localised(brand.funder_note, view),
        "legal": localised(brand.legal_notice, view),
        "emblem_alt": localised(brand.emblem_alt, view).striptags(),
    }
    emblem = view.to(f"assets/brand/{brand.emblem}") if brand.emblem else ""
    return fragment("footer", t=t, columns=linked, settings=settings, brand=brand, emblem=emblem, home=view.page("index.html"), **words)


def icon_link(view: View) -> Markup:
    """The icon of the browser tab: the publisher's logo, or an empty one, so that no browser asks for /favicon.ico."""
    logo = view.settings.brand.logo
    return Markup('<link rel="icon" href="{}">').format(view.to(f"assets/brand/{logo}") if logo else "data:,")


def head_title(title: str, settings: Settings) -> str:
    """The text of ``<title>``."""
    return f"{title} – {settings.site_name}" if title and title != settings.site_name else settings.site_name


def slots(
    view: View, real: Sequence[str], *, title: str, description: str = "", noindex: bool = False, head: Markup | str = "", **content: str
) -> dict[str, str]:
    """All slots of a page. ``real`` are the locales in which this page is no fallback; ``content`` are slots of safe HTML.

    Raises KeyError for a slot that does not exist.
    """
    values = {
        **around(view),
        "title": escape(head_title(title, view.settings)),
        "description": escape(description),
        "canonical": "" if noindex else seo.canonical(view),
        "alternates": "" if noindex else seo.alternates(view, real),
        "head": (seo.NOINDEX if noindex else Markup("")) + head,
        "switcher": switcher(view, real),
    }
    for name, value in content.items():
        if name not in values:
            raise KeyError(name)
        values[name] = value
    return {name: value if type(value) is str else str.__str__(value) for name, value in values.items()}


def around(view: View) -> Mapping[str, str]:
    """The slots that pages share: they depend on the language, on how deep the page lies, and on the part of the site."""
    if type(view) is not View or view.name in SECTION:
        return _around(view)
    return _around_like(view.settings, view.locale, view.name.count("/"), view.name.startswith("modules/"))


@lru_cache(maxsize=512)
def _around_like(settings: Settings, locale: str, depth: int, module: bool) -> Mapping[str, str]:
    """Links to pages at the site's root are the same from every page at the same depth."""
    alike = _around(View(settings, locale, ("modules/" if module else "-/") + "-/" * (depth - 1) + "-" if depth else "-"))
    return {name: str(value) for name, value in alike.items()}


def _around(view: View) -> Mapping[str, str]:
    t = view.t
    return {
        **dict.fromkeys(SLOTS, ""),
        "icon": icon_link(view),
        "lang": escape(view.locale),
        "around": Markup(' lang="{}"').format(view.around) if view.around != view.locale else "",
        "dir": direction(view.around),
        "id": escape(view.settings.id),
        "root": view.root,
        "locale_root": view.locale_root,
        "header_nav": header_nav(view),
        "search": search_form(view),
        "search_button": fragment("search_button", t=t),
        "scheme": fragment("scheme", t=t),
        "skip": escape(t("nav.skip")),
        "footer_nav": footer_nav(view),
        "toc_title": escape(t("nav.toc")),
    }


def article_slots(
    path: str, title: str, locale: str, real_locales: tuple[str, ...], settings: Settings, drafted: bool = False, row: Row | None = None
) -> Mapping[str, str]:
    """The slots of a hand-written page, whose text the engine draws.

    ``drafted`` = a machine wrote the words and nobody has reviewed them: the page says so. ``row`` is what the record says of them.
    ``path`` is the page's path from the site's root (``el/about.html``); ``real_locales`` are those in which it was written.
    Anywhere else it is a fallback: a notice, the text's own ``lang``, not indexed, no alternates.
    """
    name = path.removeprefix(f"{locale}/") if locale != settings.default else path
    view = View(settings, locale, name)
    chain = fallbacks(locale, settings.default, sorted(real_locales)[0] if real_locales else settings.default)
    text = next((tag for tag in chain if tag in real_locales), settings.default)
    fallback = text.split("-")[0] != locale.split("-")[0]
    lines = [rich(view.t, "state.notice.fallback", language=named(locale), other=named(text))] if fallback else []
    if drafted:
        lines.append(escape(sentence(view.t("state.origin.drafted.machine.unreviewed")) + "."))
    lines += [escape(line) for line in row_lines(row, view.t)]
    tone = "caution" if fallback or (row and row.outdated) else "info"
    notice = box(view, lines, tone, row_changes(view, row, row.source_locale if row else ""))
    source = f"{settings.edit_uri}docs/{name.removesuffix('.html')}.{text}.md" if settings.edit_uri else ""
    return slots(
        view,
        real_locales,
        title=title,
        noindex=locale not in real_locales,
        notice=notice,
        edit=fragment("edit", t=view.t, edit=source, report=""),
        topic=marked(title, text, view.around),
        article_lang=escape(text),
        article_dir=direction(text),
        publisher=publisher(view, name.removesuffix(".html")),
    )
