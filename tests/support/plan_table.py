"""The shared table of plans: this file, run, writes tests/plan_cases.json anew. Read the difference before you keep it."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "tests" / "plan_cases.json"
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "tests" / "support")]

import plan_made as made  # noqa: E402

from oer_catalogue.load import catalogue  # noqa: E402
from oer_catalogue.plan import Wish, guide_data, make_plan, plan_data, usual_meetings  # noqa: E402

FACTORS = {"online": 1.2, "hybrid": 1.3}


def guides() -> dict[str, dict]:
    """Small ones that each show one thing, and the guides of the catalogue as they are today."""
    s = made.step
    found = {
        "one step": made.small([s("a", 30)]),
        "priorities": made.small([s("a", 20, "could"), s("b", 20), s("c", 20, "should")]),
        "needs": made.small([s("a", 20), s("b", 30, "should"), s("c", 10, "should", needs=["b"]), s("d", 10, "could", needs=["c"])]),
        "split": made.small([s("a", 45, split=True), s("b", 33, split=True)]),
        "unsplit": made.small([s("a", 45), s("b", 33)]),
        "grows": made.small([s("a", {"fixed": 2, "per_person": 1.5, "max": 40}), s("b", {"per_group": 2.5, "min": 10})]),
        "break": made.small([s("a", 30), s("p", 10, "should", "break"), s("b", 30), s("c", 30)]),
        "two": made.small([s("a", 40), s("b", 20, "should")], [s("c", 40), s("d", 20, "could")]),
        "modes": made.small([s("a", 20, modes={"online": {"minutes": {"fixed": 30}}, "between": {"minutes": {"fixed": 40}}}), s("b", 20)]),
        "crowd": made.small([s("a", 20)], min=5, ideal=6, max=10, subgroup=3),
    }
    loaded = catalogue.load(ROOT)
    modules = (loaded[0] if isinstance(loaded, tuple) else loaded.catalogue).modules
    return found | {module.id: guide_data(module.guide) for module in modules if module.guide}


WISHES = (
    Wish("in-person", 8, 90),
    Wish("in-person", 3, 60, 1),
    Wish("online", 7, 90, 4),
    Wish("online", 20, 45, 2),
    Wish("hybrid", 12, 120, 3),
    Wish("hybrid", 60, 30),
    Wish("between", 8, 60, None, 7),
    Wish("between", 5, 45, 3, 3),
    Wish("in-person", 8, 240, 1),
    Wish("in-person", 24, 150, 2, 14),
)


def cases() -> list[dict]:
    return [
        {"guide": name, "wish": asdict(wish), "factors": factors, "usual": usual_meetings(facts, wish, factors)}
        | {"plan": plan_data(make_plan(facts, wish, factors))}
        for name, facts in ((name, made.guide(data)) for name, data in guides().items())
        for number, wish in enumerate(WISHES)
        for factors in ([{}, FACTORS] if number in (2, 4) else [{}])
    ]


if __name__ == "__main__":
    whole = {"guides": guides(), "cases": cases()}
    body = ",\n".join(json.dumps(case, separators=(",", ":")) for case in whole["cases"])
    TABLE.write_text('{"guides":' + json.dumps(whole["guides"], separators=(",", ":")) + ',\n"cases":[\n' + body + "\n]}\n", "utf-8")
