"""``docs/methods/<id>/method.yml``: the facts of a training method. Its words stand beside it, in ``<locale>.md``."""

from __future__ import annotations

from typing import Annotated

from ..model import GROUPINGS, PHASES, PLAN_MODES
from . import kinds as k
from .base import Facts, optional, required
from .guide import Material, Minutes, ModesFacts
from .module import Address, Id, Locale

People = Annotated[int, k.whole(1, 500)]


class Size(Facts):
    """How many people it needs."""

    min: People = required("The smallest group for which it works.")
    ideal: People = required("The best size.")
    max: People = required("The largest group for which it works.")


class Step(Facts):
    """One step of the method."""

    id: Id = required("The id; the words stand under `### … {#id}` below `## … {#steps}`.")
    minutes: Minutes = required("How long it takes, depending on the group.")
    modes: ModesFacts | None = optional("Other minutes in some modes.")


class Source(Facts):
    """Where the method is described. Nothing is copied from there."""

    title: Annotated[str, k.text(200)] = required("The title, with its author.")
    url: Address = optional("The address, if it can be read there.", "")
    licence: Annotated[str, k.text(100)] = optional("The licence, as the source names it.", "")


class MethodFile(Facts):
    """The facts of a training method."""

    source_language: Locale = required("The language in which the method is complete; all others are compared with it.")
    grouping: Annotated[str, k.one_of(*GROUPINGS)] = required("How people work most of the time.")
    phases: list[Annotated[str, k.one_of(*PHASES)]] = required("Parts of a meeting in which it fits.", least=1)
    people: Size = required("How many people.")
    subgroup: Annotated[int, k.whole(2, 50)] = optional("How many people form one small group.", 4)
    modes: list[Annotated[str, k.one_of(*PLAN_MODES, noun="mode")]] = required(
        "Where it works. `between` = between two meetings, by chat or forum, in days.", least=1
    )
    materials: list[Material] = optional("What to bring or to prepare.", [])
    steps: list[Step] = required("The steps, in order.", least=1)
    sources: list[Source] = optional("Where the method is described.", [])
