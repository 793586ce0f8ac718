"""Common Cartridge 1.1 (IMS): lessons as pages, the quiz, the guide for teachers, for Canvas, Moodle, Blackboard, Brightspace and others.

1.1, because Moodle reads no later one, and finds even this only if the namespace stands within the first 1,024 bytes of the manifest.
Links from page to page die in some platforms, so they lead to the site, or are plain words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO

from markupsafe import Markup

from ..body.language import attrs
from ..model import Edition, Module
from ..zipped import Content, write_zip
from .about import ATTRIBUTION, About, about, attribution_text
from .format import Format, PackageContext
from .parts import GUIDE, INDEX, QUIZ, Part, Words, make_parts
from .qti import assessment, items_of
from .questions import Questions, images_only, questions
from .reader import script, template
from .told import changed

PAGES = "web"
QUIZ_FILE = "quiz.xml"  # at the root, where all platforms find the same files from it
ASSESSMENT = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"
_MEDIA = re.compile(r'(?:src|href)="media/([^"]+)"')
_ANCHOR = re.compile(r' ?<a class="oer-anchor"[^>]*>#</a>')  # of use only where a style sheet hides it


@dataclass(frozen=True, slots=True)
class Resource:
    """A file of the cartridge. ``id`` without its prefix; ``needs``: ids of others; ``own``: it is shown by itself."""

    id: str
    href: str
    type: str = "webcontent"
    needs: tuple[str, ...] = ()
    own: bool = True
    teachers: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents; ``id`` is that of its resource."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    entries: tuple[Entry, ...]


def write(module: Module, edition: Edition, context: PackageContext, target: BinaryIO) -> None:
    """The cartridge as ZIP: imsmanifest.xml, the quiz and attribution.txt at the root, pages with their media in web/."""
    words = Words(module, edition, context)
    parts = [part for part in make_parts(words, guide=True, apart=True) if part.name != QUIZ]
    # A token stands for the folder of the file that holds the question (IMS CC 1.1): here, the root.
    address = images_only(module, edition, context, f"$IMS-CC-FILEBASE${PAGES}/media/{{}}".format)
    quiz = questions(module, edition, context, address)
    items, changes = items_of(quiz) if quiz else ((), ())
    facts = about(module, edition, context)
    notes = [*attribution_text(facts, context).splitlines(), *(changed(changes, quiz, context.strings) if quiz else [])]
    lines = [line for line in notes if line]

    files: dict[str, Content] = {ATTRIBUTION: ("\n".join(notes) + "\n").encode(), f"{PAGES}/page.css": script("page.css").encode()}
    for part in parts:
        files[f"{PAGES}/{part.name}.html"] = _page(part, facts, lines, words).encode()
    if quiz:
        files[QUIZ_FILE] = assessment(quiz, items).encode()
    media = sorted({*(name for part in parts for name in _media(part)), *(quiz.media if quiz else ())})
    for name in media:
        files[f"{PAGES}/media/{name}"] = partial(context.read, f"media/{name}")
    files["imsmanifest.xml"] = manifest(module, facts, parts, quiz, media, context).encode()
    write_zip(files, target)


def manifest(module: Module, facts: About, parts: list[Part], quiz: Questions | None, media: list[str], context: PackageContext) -> str:
    """imsmanifest.xml with its LOM record, the table of contents and all files."""
    names = {name: f"media-{number}" for number, name in enumerate(media, 1)}
    pages = {part.name: f"page-{number}" for number, part in enumerate(parts)}
    resources = [
        Resource(
            pages[part.name],
            f"{PAGES}/{part.name}.html",
            needs=("style", *(names[name] for name in _media(part))),
            teachers=part.name == GUIDE,
        )
        for part in parts
    ]
    if quiz:
        resources.append(Resource("quiz", QUIZ_FILE, ASSESSMENT, tuple(names[name] for name in quiz.media), own=False))
    resources += [Resource(names[name], f"{PAGES}/media/{name}") for name in media]
    resources += [Resource("style", f"{PAGES}/page.css"), Resource("attribution", ATTRIBUTION)]
    return template(
        "cartridge.xml",
        identifier=f"oer.{module.id}.{facts.locale}",
        module=module,
        lang=facts.locale,
        about=facts,
        notes=[note for note in (*facts.states, facts.funding_note, facts.disclaimer) if note],
        people=list(_people(facts)),
        sections=_sections(facts, parts, pages, quiz, context),
        resources=resources,
    )


def _sections(facts: About, parts: list[Part], pages: dict[str, str], quiz: Questions | None, context: PackageContext) -> list[Section]:
    """For learners: introduction, lessons, quiz, words. For those who lead: the guide."""
    t = context.strings
    titles = {part.name: t("player.introduction") if part.name == INDEX else part.title for part in parts}
    reading = [Entry(pages[part.name], titles[part.name]) for part in parts if part.name == INDEX or part.number]
    test = [Entry("quiz", quiz.title)] if quiz else []
    rest = [Entry(pages[part.name], part.title) for part in parts if part.name not in (INDEX, GUIDE) and not part.number]
    sections = [Section(facts.title, (*reading, *test, *rest))]
    guide = tuple(Entry(pages[part.name], part.title) for part in parts if part.name == GUIDE)
    return [*sections, Section(t("player.guide"), guide)] if guide else sections


def _people(facts: About) -> Iterable[tuple[str, str]]:
    """Role and vCard (RFC 2426) of authors and publisher. Other roles than the record knows are "unknown"."""
    for name, role in facts.people or ((facts.authors, "author"),):
        yield role if role in ("author", "editor", "publisher") else "unknown", _card(name)
    if facts.publisher:
        yield "publisher", _card(facts.publisher)


def _card(name: str) -> str:
    for sign in "\\,;":
        name = name.replace(sign, f"\\{sign}")
    return f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nN:{name};;;;\nEND:VCARD"


def _page(part: Part, facts: About, lines: list[str], words: Words) -> str:
    """A page of HTML. Its language stands on an element inside too: platforms keep only what is in the body."""
    edition, strings = words.edition, words.context.strings
    return template(
        "page.html",
        part=replace(part, html=Markup(_ANCHOR.sub("", part.html))),
        about=facts,
        lines=lines,
        t=strings,
        around=strings.language,
        dir=strings.direction,
        own=Markup(attrs(edition.locale, strings.language)),
        minutes=strings.plural("player.minutes", words.module.minutes),
        outcomes=[edition.outcomes[outcome.id] for outcome in words.module.outcomes if outcome.id in edition.outcomes],
        prerequisites=edition.prerequisites,
    )


def _media(part: Part) -> tuple[str, ...]:
    """The files of media/ that a page shows."""
    return tuple(dict.fromkeys(_MEDIA.findall(part.html)))


FORMAT = Format("cc", "imscc", "application/zip", write, bulky=True)
