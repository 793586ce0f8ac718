"""A facilitator guide, computed: for this mode, this many people, meetings of this length.

The same computation runs in the browser (theme/js/plan.js). One table of cases, tests/plan_cases.json, holds both to the minute.
"""

from ..model import Wish
from .cost import activity_minutes, amount, break_minutes, groups, guide_minutes, session_minutes, whole
from .data import guide_data, plan_data
from .plan import Checkpoint, Finding, LeftOut, Meeting, Plan, Step, make_plan, must_minutes, presets, usual_meetings

__all__ = [
    "Checkpoint",
    "Finding",
    "LeftOut",
    "Meeting",
    "Plan",
    "Step",
    "Wish",
    "activity_minutes",
    "amount",
    "break_minutes",
    "groups",
    "guide_data",
    "guide_minutes",
    "make_plan",
    "must_minutes",
    "plan_data",
    "presets",
    "session_minutes",
    "usual_meetings",
    "whole",
]
