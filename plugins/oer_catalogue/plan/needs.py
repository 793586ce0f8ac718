"""What a plan asks for: people who lead, things to bring, a line that carries it."""

from __future__ import annotations

from ..model import GuideFacts, Wish
from .cost import amount, groups

CAMERA, AUDIO, SCREEN = 250, 40, 1000  # kbit/s: one camera, the sound, a shared screen (BigBlueButton's own figures)
MANY_CAMERAS = 12  # free video rooms get bad above this
AT_A_DISTANCE = ("online", "hybrid")


def facilitators(facts: GuideFacts, wish: Wish) -> tuple[str, ...]:
    """One role for each person who leads. Some here, some online is never led by one alone: somebody looks after those online."""
    more = groups(max(0, wish.people - facts.facilitators_per), facts.facilitators_per)
    number = facts.facilitators_base + more
    if wish.mode != "hybrid":
        return ("facilitator", *["co-facilitator"] * (number - 1))
    number = max(2, number + facts.hybrid_extra)
    return ("facilitator", "online-host", *["co-facilitator"] * (number - 2))


def materials(facts: GuideFacts, wish: Wish, used: set[str]) -> tuple[tuple[str, int], ...]:
    """Materials of this mode. One that only steps use which are not in the plan stays at home."""
    mode = "online" if wish.mode == "between" else wish.mode
    users: dict[str, set[str]] = {}
    for a in facts.activities:
        for id in a.materials:
            users.setdefault(id, set()).add(a.id)
    return tuple(
        (item.id, amount(item, wish.people, facts.subgroup))
        for item in facts.materials
        if (not item.modes or mode in item.modes) and (item.id not in users or users[item.id] & used)
    )


def bandwidth(wish: Wish, leaders: int) -> dict[str, int]:
    """kbit/s that each person's line carries: with all cameras on, with sound alone, and more for a shared screen."""
    if wish.mode not in AT_A_DISTANCE:
        return {}
    return {"cameras": CAMERA * (wish.people + leaders - 1), "upload": CAMERA + AUDIO, "sound": AUDIO, "screen": SCREEN}
