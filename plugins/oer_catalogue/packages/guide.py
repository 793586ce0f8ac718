"""The facilitator guide inside a package: what to do, what to say, what if; as plain HTML with frame tokens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from ..body.language import word
from ..locales import Strings
from ..model import ActivityFacts, ActivityWords, GuideFacts, GuideWords, Node, SessionFacts
from ..plan import activity_minutes, guide_minutes

Block = Callable[[tuple[Node, ...]], str]


def guide_html(words: GuideWords, facts: GuideFacts | None, block: Block, strings: Strings) -> str:
    """The guide in reading order: why, facts, meetings, questions, pitfalls, materials, checklist."""
    draw = _Draw(facts, block, strings)
    parts = [
        draw.section("player.why", Markup("<p>{}</p>").format(words.why)) if words.why else "",
        draw.facts_list(len(words.sessions)),
        draw.section("player.need_not_know", _rows(words.need_not_know)) if words.need_not_know else "",
    ]
    for session in words.sessions:
        parts.append(Markup('<h2 id="\x1aid:{}\x1a">{}</h2>').format(session.id, session.title))
        parts.append(Markup(block(session.goal)))
        parts += [draw.activity(activity) for activity in session.activities]
    if words.questions:
        answers = (
            Markup('<h3 id="\x1aid:{}\x1a">{}</h3>{}').format(name, title, Markup(block(nodes))) for name, title, nodes in words.questions
        )
        parts.append(draw.section("player.questions", Markup("").join(answers)))
    if words.pitfalls:
        parts.append(draw.section("player.pitfalls", Markup(block(words.pitfalls))))
    if words.materials:
        parts.append(draw.section("player.materials", draw.materials(words)))
    if words.checklist:
        parts.append(draw.section("player.checklist", Markup(block(words.checklist))))
    return str(Markup("").join(parts))


def _rows(lines: tuple[str, ...]) -> Markup:
    return Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(line) for line in lines))


@dataclass(frozen=True, slots=True)
class _Draw:
    facts: GuideFacts | None
    block: Block
    strings: Strings

    def word(self, key: str) -> Markup:
        return Markup(word(self.strings, key))

    def section(self, key: str, html: Markup) -> Markup:
        return Markup("<h2>{}</h2>{}").format(self.word(key), html)

    def facts_list(self, meetings: int) -> Markup:
        """Group size, meetings, time and preparation in one list."""
        if self.facts is None:
            return Markup("")
        facts, t = self.facts, self.strings
        total = guide_minutes(facts, facts.group_ideal)
        return _rows(
            (
                t("player.group", min=facts.group_min, max=facts.group_max, ideal=facts.group_ideal),
                t("player.sessions", n=meetings),
                t("player.duration", n=facts.group_ideal, minutes=t.plural("player.minutes", total)),
                t("player.prepare", minutes=t.plural("player.minutes", facts.prep_minutes)),
            )
        )

    def activity(self, words: ActivityWords) -> Markup:
        t = self.strings
        facts = self._activity_facts(words.id)
        line = ""
        if facts and self.facts:
            time = t.plural("player.minutes", activity_minutes(facts, self.facts.group_ideal, self.facts.subgroup))
            line = " · ".join((time, t(f"player.grouping.{facts.grouping}"), t(f"player.priority.{facts.priority}")))
        parts = [Markup('<h3 id="\x1aid:{}\x1a">{}</h3>').format(words.id, words.title)]
        parts.append(Markup('<p class="oer-guide__facts">{}</p>').format(line) if line else Markup(""))
        if words.message:
            parts.append(self._labelled("say", "player.say", words.message))
        parts += [self._labelled("tip", "player.tip", tip) for tip in words.tips]
        if words.product:
            parts.append(self._labelled("product", "player.product", words.product))
        changes = [*words.modes.values(), *words.adaptations.values()]
        if changes:
            rows = (Markup("<dt>{}</dt><dd>{}</dd>").format(title, Markup(self.block(nodes))) for title, nodes in changes)
            parts.append(
                Markup("<details><summary>{}</summary><dl>{}</dl></details>").format(self.word("player.adaptations"), Markup("").join(rows))
            )
        return Markup('<div class="oer-guide__activity">{}</div>').format(Markup("").join(parts))

    def _labelled(self, name: str, key: str, nodes: tuple[Node, ...]) -> Markup:
        html = Markup(self.block(nodes))
        return Markup('<div class="oer-guide__{0}"><p class="oer-guide__label">{1}</p>{2}</div>').format(name, self.word(key), html)

    def materials(self, words: GuideWords) -> Markup:
        rows = (Markup("<dt>{}</dt><dd>{}</dd>").format(name, Markup(self.block(nodes))) for name, nodes in words.materials.values())
        return Markup("<dl>{}</dl>").format(Markup("").join(rows))

    def _activity_facts(self, id: str) -> ActivityFacts | None:
        sessions: tuple[SessionFacts, ...] = self.facts.sessions if self.facts else ()
        return next((activity for session in sessions for activity in session.activities if activity.id == id), None)
