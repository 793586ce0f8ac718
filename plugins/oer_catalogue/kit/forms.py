"""Part 7 of a kit: looking back, the sheets to fill in, and where it all comes from."""

from __future__ import annotations

from . import nodes as n
from .ground import Ground
from .nodes import Nodes
from .value import Section

SHEETS = ("form-check-in", "form-plus-delta", "form-minute-card", "form-skills", "form-learner-end", "form-facilitator-end")
SIGNATURES = 4  # columns for signatures on one sheet
SPARE = 2  # empty rows for those who come without having said so
SCALE = "1 · 2 · 3 · 4 · 5"


def sections(g: Ground) -> list[Section]:
    t = g.t
    sheets = [g.own(id, _skills(g) if id == "form-skills" else (), sheet=True) for id in SHEETS]
    names = [*(sheet.title for sheet in sheets), g.standard.title("attendance"), g.standard.title("certificate")]
    nodes = (
        n.paragraph(t("kit.evaluation.words")),
        *n.bullets(names),
        n.heading(3, "report", g.standard.title("report")),
        *g.part("report"),
    )
    return [
        Section("evaluation", g.numbered(7, "kit.evaluation"), nodes),
        *sheets,
        _attendance(g),
        _certificate(g),
        Section("licence", t("kit.licence"), _licence(g)),
    ]


def _skills(g: Ground) -> Nodes:
    """One row for each learning outcome."""
    t = g.t
    rows = [(g.author(g.edition.outcomes[o.id]), SCALE, SCALE) for o in g.module.outcomes if o.id in g.edition.outcomes]
    return (n.table((t("guide.outcomes"), t("kit.skills.before"), t("kit.skills.after")), rows),)


def _attendance(g: Ground) -> Section:
    """A row for each person and some more; a column for each meeting, not more on a sheet than can be signed."""
    t = g.t
    nodes: list[n.Node] = [*g.part("attendance")]
    meetings = [meeting.number for meeting in g.plan.meetings]
    for first in range(0, len(meetings), SIGNATURES):
        numbers = meetings[first : first + SIGNATURES]
        head = [t("kit.attendance.name"), t("kit.attendance.organisation"), *(t("kit.attendance.signature", n=m) for m in numbers)]
        nodes.append(n.table(head, [[""] * len(head) for _ in range(g.plan.wish.people + SPARE)]))
    return Section("attendance", g.standard.title("attendance"), (*nodes, *g.under("attendance")), sheet=True)


def _certificate(g: Ground) -> Section:
    outcomes = n.bullets(g.author(g.edition.outcomes[o.id]) for o in g.module.outcomes if o.id in g.edition.outcomes)
    about = n.labelled(g.t("kit.certificate.outcomes"), outcomes)
    return Section("certificate", g.standard.title("certificate"), (*g.part("certificate"), *about, *g.under("certificate")), sheet=True)


def _licence(g: Ground) -> Nodes:
    t = g.t
    lines: list[n.Inline] = [g.author(g.attribution), g.address, t("guide.public")]
    lines += [g.author(g.edition.funding_note), g.author(g.edition.disclaimer), t("kit.origin.machine") if g.standard.machine else ""]
    return tuple(n.paragraph(line) for line in lines if line)
