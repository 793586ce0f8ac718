"""What a paper says of itself: the facts on its front, and the page with people, licence, state and source at its end."""

from __future__ import annotations

from ...documents import Part
from ...kit import nodes as n
from ...locales import language_name
from ...model import Node
from .desk import TOP, Desk, left_to_right


def facts(desk: Desk) -> tuple[tuple[str, str], ...]:
    """The rows of the front: label, words."""
    t, about = desk.context.strings, desk.about
    rows = (
        (t("module.about.authors"), about.authors),
        (t("player.resource_language"), language_name(desk.edition.locale)),
        (t("module.fact.time"), t.plural("player.minutes", desk.module.minutes)),
        (t("module.about.version"), t("module.version", version=about.version, date=about.updated)),
        (t("module.fact.licence"), about.licence),
        (t("state.notice.label"), " ".join(about.states)),
    )
    return tuple(row for row in rows if row[1])


def attribution_part(desk: Desk) -> Part:
    """Everything of ``About``, on a page of its own."""
    own, about, t = desk.own, desk.about, desk.context.strings
    nodes: list[Node] = [
        n.paragraph(n.strong(about.title)),
        n.paragraph(own.say("player.by", authors=about.authors)),
        n.paragraph(own.say("player.version", version=about.version, date=about.updated)),
        n.paragraph(own.say("player.licence", licence=about.licence), *_address(about.licence_url, desk)),
    ]
    if about.url:
        nodes.append(n.paragraph(own.say("player.newest"), *_address(about.url, desk)))
    nodes.append(n.paragraph(own.say("player.attribution", **_attribution(desk))))
    nodes += [n.paragraph(n.text(line, own.mark)) for line in about.states]
    if about.publisher:
        nodes.append(n.paragraph(own.say("player.publisher", name=about.publisher)))
    nodes += [n.paragraph(line) for line in (about.funding_note, about.disclaimer) if line]
    if about.third_party:
        lines = (n.inline((n.made("code", text=file),), " ", n.text(line, own.mark)) for file, line in about.third_party)
        nodes += [n.heading(TOP, "", own.say("player.third_party")), *n.bullets(lines)]
    nodes.append(n.paragraph(own.say("player.checksum", checksum=about.checksum)))
    return desk.part("about-this-module", t("player.about"), nodes, title_lang=own.mark, sheet=True)


def _attribution(desk: Desk) -> dict[str, str]:
    about = desk.about
    return {"title": about.title, "authors": about.authors, "version": about.version, "licence": about.licence}


def _address(url: str, desk: Desk) -> tuple[n.Inline, ...]:
    return (" ", (n.made("link", left_to_right(url, desk.edition.locale), url=url),)) if url else ()
