"""One book of a whole pathway: EPUB 3.3, its modules one after another, each as in its own book.

``EPUB/text/pathway.xhtml`` tells of the pathway; ``EPUB/m<n>/text/…`` and ``EPUB/m<n>/media/…`` are the chapters and media of module ``n``.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import BinaryIO
from urllib.parse import quote

from lxml import etree
from markupsafe import Markup

from .. import locales
from ..body import render, resolve
from ..body.language import attrs
from ..load.pathway import as_module
from ..theme import covers
from ..zipped import Content, write_zip
from .about import ATTRIBUTION, attribution_text
from .book.chapters import Book, Chapter
from .book.cover import colours
from .book.describe import access_of, media_of
from .book.package import CONTAINER, CREATORS, ROLES, entries_of, type_of
from .book.refine import mend_links, refine
from .book.style import book_css
from .book.xhtml import H, legal, parse, serialize
from .epub import MIMETYPE
from .format import PackageContext
from .parts import INDEX
from .pathway import Way, credit_text
from .reader import template

Pages = dict[str, etree._Element]


@dataclass(frozen=True)
class Volume(Book):
    """A module in the book of a pathway. ``shelf`` has all of them by their ids, so that they can link to each other."""

    number: int = 0
    shelf: dict[str, Volume] = field(default_factory=dict, compare=False, repr=False)

    @property
    def folder(self) -> str:
        return f"m{self.number}"

    def place(self, target: str) -> str:
        """The address below EPUB/ of ``<page>#<place>`` of this module; "" if it is not in the book."""
        page, _, fragment = target.partition("#")
        name = self.names.get(page or INDEX)
        return f"{self.folder}/text/{name}.xhtml" + (f"#{fragment}" if fragment else "") if name else ""

    def address(self, kind: str, value: str) -> str:
        if kind == "oer" and (found := on_shelf(self.shelf, value)):
            return f"../../{found}"
        return super().address(kind, value)

    @cached_property
    def bound(self) -> tuple[tuple[Chapter, ...], Pages]:
        """The chapters, and the page of each as it stands in the book."""
        chapters = tuple(self.chapters())
        pages = {chapter.file: parse(chapter.html) for chapter in chapters}
        for page in pages.values():
            refine(page, self)
        mend_links(pages)
        for page in pages.values():
            for link in page.iter(H + "link"):
                link.set("href", f"../{link.get('href')}")
        return chapters, pages


def on_shelf(shelf: dict[str, Volume], value: str) -> str:
    """The address below EPUB/ of ``<module>/<page>#<place>``; "" if it is not in the book."""
    target, hash_, fragment = value.partition("#")
    slug, _, page = target.partition("/")
    return shelf[slug].place(f"{page}{hash_}{fragment}") if slug in shelf else ""


def write(way: Way, contexts: Sequence[PackageContext], target: BinaryIO) -> None:
    """The book as ZIP. ``contexts`` are those of the editions of ``way``, which are whole ones, in the same order."""
    shelf: dict[str, Volume] = {}
    for number, ((module, edition), context) in enumerate(zip(way.editions, contexts, strict=True), 1):
        shelf[module.id] = Volume(module, edition, context, number, shelf)
    volumes = tuple(shelf.values())
    first = parse(_pathway_page(way, volumes))
    refine(first, volumes[0])
    pages: Pages = {"text/pathway.xhtml": first}
    for volume in volumes:
        pages |= {f"{volume.folder}/text/{file}": page for file, page in volume.bound[1].items()}
    _mend(pages)
    media = [(volume, path) for volume in volumes for path in media_of(volume.bound[1].values())]
    files: dict[str, Content] = {
        "mimetype": MIMETYPE.encode(),
        "META-INF/container.xml": CONTAINER,
        ATTRIBUTION: _credits(way, volumes).encode(),
        "EPUB/package.opf": legal(_package(way, volumes, pages, media)).encode(),
        "EPUB/contents.xhtml": legal(_listing("book-set-contents.xhtml", way, volumes)).encode(),
        "EPUB/toc.ncx": legal(_listing("book-set-toc.ncx", way, volumes)).encode(),
        "EPUB/book.css": book_css(way.settings.brand.colours).encode(),
        "EPUB/cover.png": _cover(way, volumes),
        "EPUB/text/cover.xhtml": legal(
            template("book-cover.xhtml", lang=way.words.locale, dir=locales.direction(way.words.locale), title=way.words.title)
        ).encode(),
        **{f"EPUB/{file}": serialize(page) for file, page in pages.items()},
        **{f"EPUB/{volume.folder}/media/{path}": partial(volume.context.read, f"media/{path}") for volume, path in media},
    }
    write_zip(files, target, first=("mimetype",))


def _mend(pages: Pages) -> None:
    """A link from one module to a place of another that is not there leads to the chapter."""
    ids = {file: {element.get("id") for element in page.iter(etree.Element)} for file, page in pages.items()}
    for file, page in pages.items():
        up = "../" if file == "text/pathway.xhtml" else "../../"
        for link in page.iter(H + "a"):
            address, hash_, fragment = (link.get("href") or "").partition("#")
            there = address.removeprefix(up)
            if hash_ and address.startswith(f"{up}m") and there in ids and fragment not in ids[there]:
                link.set("href", address)


# --- the pathway itself


def _pathway_page(way: Way, volumes: Sequence[Volume]) -> str:
    """What the pathway is, why its modules stand in this order, and links to them."""
    t, words = way.strings, way.words
    said = words if words.document and words.document.nodes else way.pathway.words[way.pathway.source_language]
    body = ""
    if said.document:
        module = as_module(way.pathway)
        shelf = {volume.module.id: volume for volume in volumes}
        html = render(module, module.editions[said.locale], said.document, None, locales.load(said.locale)).html
        body = resolve(html, lambda kind, value: _address(kind, value, shelf, volumes[0]))
    rows = []
    for volume in volumes:
        reason, locale = way.reason(volume.module.id)
        rows.append(
            {
                "href": f"../{volume.place(INDEX)}",
                "title": volume.edition.title,
                "attrs": Markup(attrs(volume.edition.locale, t.language)),
                "minutes": t.plural("player.minutes", volume.module.minutes),
                "reason": reason,
                "reason_attrs": Markup(attrs(locale, t.language)) if reason else "",
            }
        )
    return template(
        "book-pathway.html",
        t=t,
        lang=t.language,
        dir=locales.direction(t.language),
        part="bodymatter",
        kind="introduction",
        type="introduction",
        role="doc-introduction",
        title=words.title,
        title_attrs=Markup(attrs(words.locale, t.language)),
        own=Markup(attrs(words.locale, t.language)),
        words=Markup(attrs(said.locale, t.language)),
        notice="",
        note="",
        summary=words.summary,
        states=way.states,
        credit=way.credit,
        body=Markup(body),
        rows=rows,
    )


def _address(kind: str, value: str, shelf: dict[str, Volume], any_book: Book) -> str:
    if kind in ("id", "ref"):
        return value if kind == "id" else f"#{value}"
    if kind == "oer":
        found = on_shelf(shelf, value)
        return f"../{found}" if found else any_book.address(kind, value)
    return ""


def _credits(way: Way, volumes: Sequence[Volume]) -> str:
    return credit_text(way, [attribution_text(volume.facts, volume.context) for volume in volumes])


def _cover(way: Way, volumes: Sequence[Volume]) -> bytes:
    """The drawing of the first module, with the title of the pathway."""
    from ..documents.cover import Cover, draw  # typesetting is loaded when a book is made, not with every command

    module = volumes[0].module
    found = colours()[covers.hue(module)]
    people = ", ".join(dict.fromkeys(volume.facts.authors for volume in volumes))
    publisher = way.settings.brand.name
    return draw(Cover(covers.standing(module, found), way.words.title, people, publisher, way.words.locale, found["a"]))


# --- what holds it together


def _identifier(way: Way) -> str:
    """The same for the same versions, wherever and whenever the book is made."""
    versions = (way.pathway.version, *(f"{module.id}-{edition.locale}-{module.version}" for module, edition in way.editions))
    name = "/".join((way.settings.id, "pathways", way.pathway.id, way.locale, *versions))
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{way.settings.site_url}#{name}')}"


def _package(way: Way, volumes: Sequence[Volume], pages: Pages, media: Sequence[tuple[Volume, str]]) -> str:
    t, first = way.strings, volumes[0]
    people = dict.fromkeys(
        (("creator" if role in CREATORS else "contributor"), name, ROLES.get(role, ""))
        for volume in volumes
        for name, role in volume.facts.people
    ) or {("creator", first.module.provider.name, ""): None}
    hazards = {hazard for volume in volumes for hazard in volume.module.accessibility_hazards or ("unknown",)}
    features = set.intersection(*(set(volume.module.accessibility_features) for volume in volumes))
    module = replace(
        first.module,
        accessibility_hazards=tuple(sorted(hazards - {"none"} if len(hazards) > 1 else hazards)),
        accessibility_features=tuple(sorted(features)),
    )
    whole = replace(
        first, module=module, edition=replace(first.edition, accessibility_summary=""), context=replace(first.context, strings=t)
    )
    access = access_of(pages, whole)
    site = way.settings.site_url
    folder = "" if way.locale == way.settings.default or way.locale not in way.settings.languages else f"{way.locale}/"
    return template(
        "book-set-package.opf",
        identifier=_identifier(way),
        lang=way.words.locale,
        dir=locales.direction(way.words.locale),
        ui=Markup(f' xml:lang="{t.language}" dir="{locales.direction(t.language)}"') if t.language != way.words.locale else "",
        languages=list(dict.fromkeys((way.words.locale, *(edition.locale for _, edition in way.editions)))),
        words=way.words,
        version=way.pathway.version,
        people=list(people),
        publisher=way.settings.brand.name,
        subjects=list(dict.fromkeys(word for volume in volumes for word in volume.facts.keywords)),
        source=f"{site}{folder}pathways/{way.pathway.id}.html" if site else "",
        rights=" ".join((way.credit, *(volume.facts.rights for volume in volumes))),
        licences=list(dict.fromkeys(volume.facts.licence_url for volume in volumes if volume.facts.licence_url)),
        access=access,
        summary=access.summary(whole),
        pages=[(file.replace("/", "-").removesuffix(".xhtml"), file) for file in pages],
        media=[(f"{volume.folder}/media/{quote(path)}", type_of(path, volume)) for volume, path in media],
        modified=max(way.pathway.updated, *(module.updated for module, _ in way.editions)),
        minutes=sum(module.minutes for module, _ in way.editions),
    )


def _listing(name: str, way: Way, volumes: Sequence[Volume]) -> str:
    """The navigation: the pathway, then each module with its chapters."""
    t = way.strings
    rows = []
    for volume in volumes:
        entries = [(f"{volume.folder}/text/{file}", title, marks) for file, title, marks in entries_of(volume, volume.bound[0])]
        marks = attrs(volume.edition.locale, t.language)
        head = Markup(marks and f'{marks} xml:lang="{volume.edition.locale}"')
        rows.append(
            (f"{volume.number}. {volume.edition.title}", head, [(file, title, _marks(mark, volume, t)) for file, title, mark in entries])
        )
    own = attrs(way.words.locale, t.language)
    return template(
        name,
        t=t,
        lang=t.language,
        dir=locales.direction(t.language),
        title=way.words.title,
        own=Markup(own and f'{own} xml:lang="{way.words.locale}"'),
        identifier=_identifier(way),
        rows=rows,
    )


def _marks(marks: Markup, volume: Volume, t: locales.Strings) -> Markup:
    """The language of a line of a module's contents, where the reader's words are in another one than the module's."""
    language = volume.context.strings.language
    if marks or language == t.language:
        return marks
    return Markup(f'{attrs(language, t.language)} xml:lang="{language}"')
