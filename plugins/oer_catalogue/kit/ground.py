"""What every section of a kit is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..locales import Strings
from ..model import ActivityFacts, ActivityWords, Document, Edition, GuideFacts, GuideWords, Module
from ..plan import Meeting, Plan
from . import nodes as n
from .nodes import Nodes
from .say import Titles, length_words, role_words
from .value import Section
from .words import Words
from .words import standard as standard_words

Methods = Mapping[str, tuple[str, str]]
"""Name of a method and what it means in one line, by its id, in the kit's language."""


@dataclass(frozen=True, slots=True)
class Ground:
    """All of it, and small helpers that the sections share. ``lang``: of the guide's words where it is not the kit's, else ""."""

    module: Module
    edition: Edition
    facts: GuideFacts
    guide: GuideWords
    plan: Plan
    t: Strings
    standard: Words
    methods: Methods
    address: str
    attribution: str
    lang: str
    activities: Mapping[str, ActivityFacts]
    spoken: Mapping[str, ActivityWords]
    titles: Titles
    values: Mapping[str, n.Inline]  # of the braces in the standard texts

    @property
    def mode(self) -> str:
        return self.plan.wish.mode

    def author(self, words: str) -> Nodes:
        """Words of the guide's author inside made nodes."""
        return n.text(words, self.lang)

    def part(self, id: str) -> Nodes:
        """A standard text, filled."""
        return self.standard.nodes(id, **self.values)

    def under(self, id: str, level: int = 3) -> Nodes:
        """The parts of a standard text that are for this mode, each under its heading."""
        found: list[n.Node] = []
        for name in self.standard.inside(id, self.mode):
            found += [n.heading(level, name, self.standard.title(name)), *self.part(name)]
        return tuple(found)

    def own(self, id: str, *more: Nodes, sheet: bool = False) -> Section:
        """A section that is a standard text with its parts, and what is made for this plan below it."""
        return Section(
            id, self.standard.title(id), (*self.part(id), *self.under(id), *(node for nodes in more for node in nodes)), sheet=sheet
        )

    def typed(self, id: str, title: str, nodes: Nodes) -> Section:
        """A section that holds the author's nodes."""
        document: Document = self.guide.document
        return Section(id, title, nodes, document, self.lang)

    def numbered(self, number: int, key: str) -> str:
        """The title of one of the seven parts."""
        return self.t("kit.part", n=number, title=self.t(key))

    def session_titles(self, meeting: Meeting) -> str:
        known = {session.id: session.title for session in self.guide.sessions}
        return " / ".join(known.get(id, id) for id in meeting.sessions)

    def leader(self, role: str) -> str:
        """Who leads a step: the role that its author names, else the facilitator, who also stands in for whom the plan does not have."""
        absent = role in ("co-facilitator", "online-host") and role not in self.plan.facilitators
        return role_words("facilitator" if absent or not role else role, self.t)


def ground(
    module: Module, edition: Edition, plan: Plan, strings: Strings, *, methods: Methods | None, address: str, attribution: str
) -> Ground:
    """Raises LookupError where the module or the edition has no guide."""
    facts, guide = module.guide, edition.guide
    if facts is None or guide is None:
        raise LookupError(f"{module.id} has no guide in {edition.locale}")
    spoken = guide.activities
    written = guide.document.locale
    lang = "" if written == strings.language else written
    return Ground(
        module,
        edition,
        facts,
        guide,
        plan,
        strings,
        standard_words(strings.language),
        methods or {},
        address,
        attribution,
        lang,
        {a.id: a for a in facts.activities},
        spoken,
        {id: a.title for id, a in spoken.items()},
        {
            "title": n.text(edition.title, lang) if lang else edition.title,
            "mode": strings(f"plan.mode.{plan.wish.mode}"),
            "meetings": strings.plural("guide.sessions", len(plan.meetings)),
            "length": length_words(plan.wish.minutes, strings),
            "workload": length_words(sum(meeting.minutes for meeting in plan.meetings), strings),
            "link": address or strings("kit.link"),
        },
    )
