"""A whole pathway as one Moodle course: a section for each module, with its quiz and, hidden from learners, its guide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from ..load.pathway import as_module
from .about import About, about, attribution_text
from .format import PackageContext
from .licence import licence_name, licence_url
from .mbz import MEDIA_TYPE
from .moodle.backup import Member, write_course
from .pathway import Way, credit_text

__all__ = ["MEDIA_TYPE", "write"]


def write(way: Way, contexts: Sequence[PackageContext], target: BinaryIO) -> None:
    """The backup. ``contexts`` are those of the editions of ``way``, which are whole ones, in the same order."""
    pairs = tuple(zip(way.editions, contexts, strict=True))
    facts = tuple(about(module, edition, context) for (module, edition), context in pairs)
    members = [Member(module, edition, context, way.reason(module.id)[0] or edition.summary) for (module, edition), context in pairs]
    texts = [attribution_text(one, context) for one, (_, context) in zip(facts, pairs, strict=True)]
    write_course(_facts(way, facts), as_module(way.pathway), members, credit_text(way, texts), target)


def _facts(way: Way, facts: Sequence[About]) -> About:
    """What the course says of itself."""
    pathway, words = way.pathway, way.words
    site = way.settings.site_url
    folder = "" if way.locale == way.settings.default or way.locale not in way.settings.languages else f"{way.locale}/"
    minutes = sum(module.minutes for module, _ in way.editions)
    return About(
        title=words.title,
        summary=words.summary,
        locale=way.locale,
        keywords=tuple(dict.fromkeys(word for one in facts for word in one.keywords)),
        authors=way.settings.brand.name or way.settings.site_name,
        people=tuple(dict.fromkeys(person for one in facts for person in one.people)),
        licence=licence_name(pathway.licence),
        licence_url=licence_url(pathway.licence),
        attribution=way.credit,
        version=pathway.version,
        updated=max(pathway.updated, *(module.updated for module, _ in way.editions)),
        url=f"{site}{folder}pathways/{pathway.id}.html" if site else "",
        states=way.states,
        checksum="",
        publisher=way.settings.brand.name,
        funding_note="",
        disclaimer="",
        third_party=(),
        duration=f"PT{minutes}M",
    )
