"""Plans on the guide's page: those that are computed beforehand, and what the planner in the browser needs to compute any other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache

from markupsafe import Markup

from ..kit import say
from ..locales import Strings, direction, load, script
from ..model import PHASES, PLAN_MODES, ActivityFacts, GuideFacts, GuideWords, Wish
from ..plan import Meeting, Plan, Step, guide_data, make_plan, presets
from ..settings import GUIDE_FILES, Settings
from .reading import Reading
from .seo import json_data
from .templates import fragment
from .words import duration

STRINGS = (
    "plan.",
    "planner.",
    "guide.phase.",
    "guide.grouping.",
    "guide.column.",
    "module.duration.",
    "module.list",
    "kit.internet.rate",
    "kit.column.keep",
    "download.decimal",
    "run.start",
)
"""Groups of strings that the planner in the browser says."""


ICONS = (*(f"phase-{phase}" for phase in PHASES), "caution", "clock")


SUFFIXES = ("pdf", "docx", "odt", "ics", "csv", "zip")
"""The files of a plan that is computed beforehand."""
PRINTED = ("Latn", "Grek", "Cyrl", "Arab")
"""Scripts whose letters are shipped for print."""


@dataclass(frozen=True, slots=True)
class Titles:
    """What the parts of a guide are called in the edition that is shown."""

    activities: Mapping[str, str]
    sessions: Mapping[str, str]
    materials: Mapping[str, str]

    @classmethod
    def of(cls, facts: GuideFacts, words: GuideWords) -> Titles:
        activities = {id: activity.title for id, activity in words.activities.items()}
        materials = {item.id: words.material(item.id) for item in facts.materials}
        return cls(activities, {session.id: session.title for session in words.sessions}, materials)


def wish_words(wish: Wish, meetings: int, t: Strings) -> str:
    """``Online · 8 people · 4 meetings of 1 h``."""
    rounds = "planner.rounds" if wish.mode == "between" else "planner.meetings_of"
    parts = (t(f"planner.mode.{wish.mode}"), t.plural("planner.people", wish.people))
    return " · ".join((*parts, t.plural(rounds, meetings, time=duration(wish.minutes, t))))


def guide_path(slug: str, locale: str, wish: Wish, suffix: str) -> str:
    """Where a file of a guide lies, from the site's root."""
    return f"downloads/{slug}/guide/{slug}-{locale}-{wish.id}.{suffix}"


def with_files(settings: Settings) -> bool:
    """Whether the site offers the files of guides."""
    return settings.formats is None or GUIDE_FILES in settings.formats


def _files(reading: Reading, wish: Wish) -> list[tuple[str, str]]:
    """Words and link of each file of a plan: to print, to change, for the calendar. No PDF in a script for which we ship no letters."""
    locale, t = reading.edition.locale, reading.t
    if not with_files(reading.context.settings):
        return []
    suffixes = [suffix for suffix in SUFFIXES if suffix != "pdf" or script(locale) in PRINTED]
    return [(t(f"planner.file.{suffix}"), reading.view.to(guide_path(reading.module.id, locale, wish, suffix))) for suffix in suffixes]


def wishes(reading: Reading, facts: GuideFacts) -> tuple[Wish, ...]:
    """The plans that are computed beforehand: the same in every language and on every page."""
    return reading.context.shared(("presets", reading.module.id), lambda: presets(facts))


def drawn_plans(reading: Reading, facts: GuideFacts, titles: Titles) -> list[dict[str, object]]:
    """The plans that are computed beforehand, as the template shows them. They are computed once for all languages."""
    module = reading.module.id
    plans: tuple[Plan, ...] = reading.context.shared(
        ("plans", module), lambda: tuple(make_plan(facts, wish) for wish in wishes(reading, facts))
    )
    by_id = {a.id: a for a in facts.activities}
    drawing = _Drawing(reading.t, titles, by_id, reading.view.module(module, "run"))
    drawn = [drawing.plan(plan) | {"files": _files(reading, plan.wish)} for plan in plans]
    return [plan | {"html": fragment("plan", t=reading.t, attrs=reading.attrs, plan=plan)} for plan in drawn]


def run_address(url: str, wish: Wish, meeting: int) -> str:
    """Where run mode shows a meeting of a plan: the same names as in the planner's address."""
    meetings = "" if wish.meetings is None else wish.meetings
    plan = f"v=1&mode={wish.mode}&people={wish.people}&minutes={wish.minutes}&meetings={meetings}&interval={wish.interval}"
    return f"{url}#{plan}&meeting={meeting}"


def controls(reading: Reading, facts: GuideFacts) -> Markup:
    """The form that asks where, how many, how long. It appears where there are scripts."""
    t = reading.t
    ready = [(wish.id, wish_words(wish, wish.meetings or 1, t)) for wish in wishes(reading, facts)]
    return fragment("wish", t=t, modes=PLAN_MODES, people=facts.group_ideal, lengths=lengths(t), ready=ready, icons=ICONS)


def lengths(t: Strings) -> list[tuple[int, str]]:
    """How long a meeting may be: minutes and their words."""
    return [(minutes, duration(minutes, t)) for minutes in (*range(30, 121, 15), *range(150, 241, 30))]


@dataclass(frozen=True, slots=True)
class _Drawing:
    t: Strings
    titles: Titles
    activities: Mapping[str, ActivityFacts]
    run: str = ""

    def plan(self, plan: Plan) -> dict[str, object]:
        t, titles = self.t, self.titles.activities
        return {
            "id": f"plan-{plan.wish.id}",
            "title": wish_words(plan.wish, len(plan.meetings), t),
            "between": plan.wish.mode == "between",
            "findings": say.findings_words(plan.findings, t, titles),
            "meetings": [self.meeting(plan, meeting) for meeting in plan.meetings],
            "left_out": [say.left_out_words(left, t, titles) for left in plan.left_out],
            "leaders": t("module.list").join(say.role_words(role, t) for role in plan.facilitators),
            "materials": [(self.titles.materials[id], str(number) if number else "") for id, number in plan.materials],
            "line": self.line(plan),
        }

    def line(self, plan: Plan) -> str:
        """What each person's line to the internet carries; nothing in a room."""
        speeds = {name: self.t("kit.internet.rate", rate=say.rate_words(kbits, self.t)) for name, kbits in plan.bandwidth.items()}
        return self.t("planner.line", **speeds) if speeds else ""

    def meeting(self, plan: Plan, meeting: Meeting) -> dict[str, object]:
        t, titles = self.t, self.titles
        between = plan.wish.mode == "between"
        return {
            "title": t("planner.round" if between else "planner.meeting", n=meeting.number),
            "sessions": [(titles.sessions.get(id, id), f"#m-{id}") for id in meeting.sessions],
            "time": duration(meeting.minutes, t),
            "run": "" if between else run_address(self.run, plan.wish, meeting.number),
            "rows": [self.row(step, plan.wish.mode) for step in meeting.steps],
            "checkpoints": [say.checkpoint_words(point, meeting, t, titles.activities) for point in meeting.checkpoints],
        }

    def row(self, step: Step, mode: str) -> dict[str, object]:
        t = self.t
        facts = self.activities.get(step.id)
        phase = facts.phase if facts else "break"
        return {
            "start": say.when_words(step, mode, t),
            "minutes": t("module.duration.minutes", minutes=step.minutes),
            "url": f"#m-{step.id}" if step.id else "",
            "title": say.step_title(step.id, t, self.titles.activities),
            "part": say.part_words(step, t),
            "phase": phase,
            "phase_words": t(f"guide.phase.{phase}"),
            "grouping": t(f"guide.grouping.{facts.grouping}") if facts and phase != "break" else "",
            "priority": facts.priority if step.kind == "content" and facts else "must",
            "priority_words": say.keep_words(step, facts.priority if facts else "must", t) if step.kind != "break" else "",
        }


def plan_json(reading: Reading, facts: GuideFacts, titles: Titles, *more: str) -> Markup:
    """Facts and words for the planner in the browser, as a script element that is data; ``more`` groups of strings (``run.``)."""
    data = reading.context.shared(("plan data", reading.module.id), lambda: guide_data(facts))
    rows = {
        a.id: {"title": titles.activities.get(a.id, a.id), "phase": a.phase, "grouping": a.grouping}
        for session in facts.sessions
        for a in session.activities
    }
    value = {
        "title": reading.module_title.text,
        "module": reading.module.id,
        "locale": reading.view.around,
        "attrs": {"lang": reading.edition.locale, "dir": direction(reading.edition.locale)} if reading.attrs else {},
        "guide": data,
        "rows": rows,
        "sessions": titles.sessions,
        "materials": titles.materials,
        "presets": [{**asdict(wish), "id": wish.id} for wish in wishes(reading, facts)],
        "strings": planner_strings(reading.t.locale, *more),
        "run": reading.view.module(reading.module.id, "run"),
    }
    return json_data(value, "plan")


@lru_cache(maxsize=64)
def planner_strings(locale: str, *more: str) -> Mapping[str, str]:
    """Every string that the planner in the browser may say in a locale, and ``more`` groups. The same for every module."""
    groups = (*STRINGS, *more)
    return {key: text for key, text in load(locale).texts.items() if key.startswith(groups)}
