"""What every package says of itself: title, people, licence, version, source, state, publisher; each format puts it in its place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from ..model import Edition, Module, fallbacks
from .format import PackageContext
from .licence import attribution, authors, licence_name, licence_url, third_party
from .public import page_url

ATTRIBUTION = "attribution.txt"
"""The name of the file that names the people, in every package that is made of files."""


@dataclass(frozen=True, slots=True)
class About:
    """Facts of one edition, in its language. What is not known is "".

    ``people``: everyone who is named, with what they did. ``url``: where the newest version stands. ``states``: what a reader must
    know of the text (machine-made, out of date …). ``checksum``: sha256 (hex) over everything that this edition shows.
    ``third_party``: file of media/ and sentence, for each file of other people. ``duration``: ISO 8601.
    """

    title: str
    summary: str
    locale: str
    keywords: tuple[str, ...]
    authors: str
    people: tuple[tuple[str, str], ...]  # name, role
    licence: str
    licence_url: str
    attribution: str
    version: str
    updated: str
    url: str
    states: tuple[str, ...]
    checksum: str
    publisher: str
    funding_note: str
    disclaimer: str
    third_party: tuple[tuple[str, str], ...]
    duration: str

    @property
    def rights(self) -> str:
        """How to name the source, and the licence's address; one line."""
        return " ".join((self.attribution, self.licence_url)).strip()


def about(module: Module, edition: Edition, context: PackageContext) -> About:
    """The facts of an edition."""
    settings = context.settings
    tags = fallbacks(edition.locale, settings.default, module.source_language)
    return About(
        title=edition.title,
        summary=edition.summary,
        locale=edition.locale,
        keywords=edition.keywords,
        authors=authors(module),
        people=tuple((person.name, person.role) for person in module.authors),
        licence=licence_name(module.licence),
        licence_url=licence_url(module.licence),
        attribution=attribution(module, edition, context.strings),
        version=module.version,
        updated=module.updated,
        url=page_url(settings, edition.locale, module.id),
        states=tuple(states(module, edition, context)),
        checksum=checksum(module, tags),
        publisher=settings.brand.name,
        funding_note=edition.funding_note or _localised(settings.brand.funder_note, tags),
        disclaimer=edition.disclaimer,
        third_party=third_party(module, context.strings),
        duration=f"PT{module.minutes}M" if module.minutes < 60 else f"PT{module.minutes // 60}H{module.minutes % 60}M",
    )


def states(module: Module, edition: Edition, context: PackageContext) -> list[str]:
    """What a reader must know of the text: who drafted it, and how the translation stands to its original."""
    strings, state = context.strings, edition.state
    lines = []
    if edition.locale == module.source_language:
        if module.origin_of_text == "machine" and not state.reviewed:
            lines.append(strings("player.machine_text"))
        return lines
    if state.origin == "machine":
        lines.append(strings("player.machine_translation_reviewed" if state.reviewed else "player.machine_translation"))
    elif module.origin_of_text == "machine" and not state.reviewed:
        lines.append(strings("player.machine_text"))
    if state.outdated:
        lines.append(strings("player.outdated", n=state.outdated, total=state.blocks))
    if state.freshness == "unrecorded":
        lines.append(strings("player.unrecorded"))
    if state.freshness == "partial":
        lines.append(strings("player.partial"))
    return lines


def relevant(module: Module, locales: tuple[str, ...]) -> list[tuple[str, str]]:
    """The files (path, sha256) that the edition of the first locale can show: facts, media, its own and its fallbacks' words."""
    folders = tuple(f"{tag}/" for tag in locales)
    tags = tuple(f"{tag}/" for tag in module.editions)
    return [(path, sha) for path, sha in sorted(module.sources.items()) if path.startswith(folders) or not path.startswith(tags)]


def checksum(module: Module, locales: tuple[str, ...]) -> str:
    """The sha256 (hex) of the lines ``<sha256>  <path>`` of what an edition shows: the form of sha256sum, so that people can check it."""
    return hashlib.sha256("".join(f"{sha}  {path}\n" for path, sha in relevant(module, locales)).encode()).hexdigest()


def attribution_text(facts: About, context: PackageContext) -> str:
    """``attribution.txt``: everything of ``facts`` as plain text, in the edition's language."""
    t = context.strings
    lines = [
        facts.title,
        t("player.by", authors=facts.authors),
        t("player.version", version=facts.version, date=facts.updated),
        " ".join((t("player.licence", licence=facts.licence), facts.licence_url)).strip(),
        *([f"{t('player.newest')} {facts.url}"] if facts.url else []),
        "",
        facts.attribution,
    ]
    if facts.third_party:
        lines += ["", t("player.third_party"), *(f"- media/{file}: {line}" for file, line in facts.third_party)]
    told = [*facts.states, facts.publisher and t("player.publisher", name=facts.publisher), facts.funding_note, facts.disclaimer]
    lines += ["", *(line for line in told if line), t("player.checksum", checksum=facts.checksum)]
    return "\n".join(lines) + "\n"


def _localised(words: object, tags: tuple[str, ...]) -> str:
    """The first of ``tags`` in a setting that maps locales."""
    return next((str(words[tag]) for tag in tags if words.get(tag)), "") if isinstance(words, dict) else ""
