"""The kit of a module for one plan: all sections in the order of the seven parts."""

from __future__ import annotations

from ..locales import Strings
from ..model import Edition, Module
from ..plan import Plan
from . import about, forms, meetings, place
from .ground import Methods, ground
from .value import Kit


def make_kit(
    module: Module,
    edition: Edition,
    plan: Plan,
    strings: Strings,
    *,
    methods: Methods | None = None,
    address: str = "",
    attribution: str = "",
    steps: bool = True,
) -> Kit:
    """Everything that a facilitator prints, fills in and sends. Pure: same input, same kit.

    ``edition`` has the words of the guide, in any language; ``strings`` are those of the kit. ``methods``: name and one-line meaning by id.
    ``steps`` False leaves out the plans of the meetings (part 6), for a page that has them itself. The quiz key is not in it.
    Raises LookupError where the module or the edition has no guide.
    """
    g = ground(module, edition, plan, strings, methods=methods, address=address, attribution=attribution)
    sections = [*about.sections(g), *place.sections(g), *(meetings.sections(g) if steps else ()), *forms.sections(g)]
    wish = plan.wish
    subtitle = (g.guide.document.title, g.values["mode"], strings.plural("kit.people", wish.people), g.values["length"])
    return Kit(
        module.id,
        strings.locale,
        strings.direction,
        edition.title,
        " · ".join(subtitle),
        about.facts(g),
        tuple(sections),
        attribution,
        address,
        plan,
    )
