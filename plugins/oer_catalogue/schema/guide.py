"""``guide.yml``: the facts of the facilitator guide. Its words stand in ``<locale>/guide.md`` under the same ids."""

from __future__ import annotations

from typing import Annotated

from ..model import GROUPINGS, MODES, PHASES, PLAN_MODES, PRIORITIES
from . import kinds as k
from .base import Facts, optional, required
from .module import Id, OutcomeId

Number = Annotated[float, k.number()]
Mode = Annotated[str, k.one_of(*MODES, noun="mode")]
People = Annotated[int, k.whole(1, 500)]


class Minutes(Facts):
    """`fixed + per_person × people + per_group × groups`, never less than `min` or more than `max`."""

    fixed: Number = optional("Minutes that it takes in any case.", 0.0)
    per_person: Number = optional("Minutes more for each person.", 0.0)
    per_group: Number = optional("Minutes more for each small group.", 0.0)
    min: Number | None = optional("At least so many minutes.")
    max: Number | None = optional("At most so many minutes.")


class ModeFacts(Facts):
    """What is different in one mode."""

    minutes: Minutes = required("The activity's minutes in this mode.")


class ModesFacts(Facts):
    """Modes in which the activity takes other minutes."""

    in_person: ModeFacts | None = optional("In one room.", alias="in-person")
    online: ModeFacts | None = optional("All at a distance.")
    hybrid: ModeFacts | None = optional("Some in the room, some at a distance.")
    between: ModeFacts | None = optional("Between meetings, by chat or forum: the minutes that it takes one person.")


class Activity(Facts):
    """One step of a meeting."""

    id: Id = required("The id; the words stand in guide.md under `### … {#id}`.")
    phase: Annotated[str, k.one_of(*PHASES)] = required("Its part in the meeting.")
    priority: Annotated[str, k.one_of(*PRIORITIES)] = required("`must` is never left out; `could` goes first when time is short.")
    minutes: Minutes | None = optional("How long it takes, depending on the group. Left out: as long as its `method`.")
    grouping: Annotated[str, k.one_of(*GROUPINGS)] = required("How people work: alone, in pairs, in small groups, all together.")
    method: Id = optional("The id of a training method, such as `round` or `jigsaw`: a folder of `docs/methods/`.", "")
    lessons: list[Id] = optional("Lessons that are used.", [])
    outcomes: list[OutcomeId] = optional("Outcomes that it works on.", [])
    materials: list[Id] = optional("Materials that are used: ids of `materials`.", [])
    needs: list[Id] = optional("Activities that must have happened before; without them this one is left out.", [])
    split: Annotated[bool, k.TRUTH] = optional("Whether it may go on in the next meeting.", False)
    lead: Id = optional("The role that leads it, such as `co-facilitator`.", "")
    modes: ModesFacts | None = optional("Other minutes in some modes.")


class Session(Facts):
    """One meeting."""

    id: Id = required("The id; the words stand in guide.md under `## … {#id}`.")
    stage: Annotated[str, k.one_of("access", "socialisation", "exchange", "construction", "development")] = required(
        "How far the group is (Salmon's five stages)."
    )
    activities: list[Activity] = required("The steps, in order: first a check-in, last a reflection.", least=1)


class Material(Facts):
    """Something to bring or to prepare."""

    id: Id = required("The id; the words stand in guide.md under `### … {#id}`.")
    kind: Annotated[str, k.one_of("digital", "print", "room", "device")] = required("What it is.")
    fixed: Number = optional("How many in any case.", 0.0)
    per_person: Number = optional("How many more for each person.", 0.0)
    per_group: Number = optional("How many more for each small group.", 0.0)
    modes: list[Mode] = optional("Only in these modes; empty = in all.", [])
    optional: Annotated[bool, k.TRUTH] = optional("Whether it works without.", False)


class Group(Facts):
    """The size of the group."""

    min: People = required("The smallest group for which it works.")
    ideal: People = required("The best size.")
    max: People = required("The largest group for which it works.")
    subgroup: Annotated[int, k.whole(2, 50)] = required("How many people form one small group.")


class Facilitators(Facts):
    """How many facilitators: `base`, one more for every `per` people beyond the first `per`, and `hybrid_extra`."""

    base: Annotated[int, k.whole(1, 20)] = optional("So many in any case.", 1)
    per: Annotated[int, k.whole(1, 500)] = optional("So many people for each facilitator.", 12)
    hybrid_extra: Annotated[int, k.whole(0, 20)] = optional("So many more if some people join at a distance.", 1)


class Preset(Facts):
    """A plan that is computed beforehand, with its page, its print copies and its calendar."""

    mode: Annotated[str, k.one_of(*PLAN_MODES, noun="mode")] = required("Where people meet; `between`: by chat or forum, between meetings.")
    people: Annotated[int, k.whole(3, 60)] = required("How many people.")
    minutes: Annotated[int, k.whole(30, 240)] = required("How long one meeting is.")
    meetings: Annotated[int, k.whole(1, 60)] | None = optional("How many meetings; without it, as many as are needed.")
    interval: Annotated[int, k.whole(1, 60)] = optional("Days from one meeting to the next.", 7)


class GuideFile(Facts):
    """The facts of the facilitator guide."""

    group: Group = required("How many people.")
    facilitators: Facilitators = optional("How many facilitators.", Facilitators())
    prep_minutes: Annotated[int, k.whole(0, 6000)] = required("How long the facilitator prepares, in minutes.")
    materials: list[Material] = optional("What to bring or to prepare.", [])
    sessions: list[Session] = required("The meetings, in order.", least=1)
    plans: list[Preset] = optional("Plans that are computed beforehand; without them, four usual ones.", [], most=12)
