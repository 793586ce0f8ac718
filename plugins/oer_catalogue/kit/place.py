"""Parts 3 to 5 of a kit: the place, tools and materials, roles and norms."""

from __future__ import annotations

from ..model import MaterialFacts
from . import nodes as n
from .ground import Ground
from .nodes import Nodes
from .say import rate_words
from .value import Section


def sections(g: Ground) -> list[Section]:
    return [_environment(g), g.own("adaptations"), _tools(g), *_group(g)]


def _environment(g: Ground) -> Section:
    nodes: list[n.Node] = []
    rooms = {"in-person": ("env-in-person",), "online": ("env-online",), "hybrid": ("env-hybrid", "env-in-person", "env-online")}
    for id in rooms.get(g.mode, ("env-between",)):
        nodes += [n.heading(3, id, g.standard.title(id)), *g.part(id)]
    nodes += _bandwidth(g)
    nodes += [n.heading(3, "access", g.standard.title("access")), *g.part("access")]
    if g.edition.accessibility_summary:
        nodes.append(n.paragraph(g.author(g.edition.accessibility_summary)))
    return Section("environment", g.numbered(3, "kit.environment"), tuple(nodes))


def _bandwidth(g: Ground) -> Nodes:
    """Mbit/s of one person's line."""
    if not g.plan.bandwidth:
        return ()
    t = g.t
    rate = {name: rate_words(kilobits, t) for name, kilobits in g.plan.bandwidth.items()}
    rows = [
        (t("kit.internet.cameras"), t("kit.internet.rate", rate=rate["cameras"])),
        (t("kit.internet.upload"), t("kit.internet.rate", rate=rate["upload"])),
        (t("kit.internet.sound"), t("kit.internet.rate", rate=rate["sound"])),
        (t("kit.internet.screen"), t("kit.internet.more", rate=rate["screen"])),
    ]
    return (n.heading(3, "internet", t("kit.internet")), n.table((t("kit.internet.what"), t("kit.internet.line")), rows))


def _tools(g: Ground) -> Section:
    t = g.t
    kinds = {item.id: item for item in g.facts.materials}
    rows = [(_name(g, kinds[id]), str(number or ""), t(f"guide.material.{kinds[id].kind}")) for id, number in g.plan.materials]
    nodes: list[n.Node] = [n.paragraph(t("guide.materials.words", n=g.plan.wish.people))]
    nodes.append(n.table((t("guide.material.name"), t("guide.material.number"), t("guide.material.kind")), rows))
    for id, _ in g.plan.materials:
        title, notes = g.guide.materials.get(id, (id, ()))
        if notes:
            nodes += [n.heading(3, f"material-{id}", g.author(title)), *notes]
    if not rows:
        nodes = [n.paragraph(t("kit.tools.none"))]
    if g.module.software:
        nodes.append(n.paragraph(n.strong(f"{t('kit.tools.software')}: "), g.author(t("module.list").join(g.module.software))))
    return g.typed("tools", g.numbered(4, "kit.tools"), tuple(nodes))


def _name(g: Ground, item: MaterialFacts) -> Nodes:
    title = g.author(g.guide.material(item.id))
    return n.inline(title, f" ({g.t('guide.material.optional')})") if item.optional else title


def _group(g: Ground) -> list[Section]:
    roles = [id for id in g.standard.inside("roles", g.mode) if id.startswith("role-")]
    intro = Section(
        "group",
        g.numbered(5, "kit.group"),
        (
            n.paragraph(g.t("kit.group.words", people=g.plan.wish.people, groups=g.plan.groups)),
            n.heading(3, "roles", g.standard.title("roles")),
            *g.part("roles"),
            *n.bullets(g.standard.title(id) for id in roles),
            n.heading(3, "roles-fewer", g.standard.title("roles-fewer")),
            *g.part("roles-fewer"),
        ),
    )
    cards: list[n.Node] = []
    for id in roles:
        cards += [n.heading(3, id, g.standard.title(id)), *g.part(id)]
    return [
        intro,
        Section("role-cards", g.t("kit.role_cards"), (n.paragraph(g.t("kit.role_cards.words")), *cards), sheet=True),
        g.own("norms", sheet=True),
        g.own("task-card", sheet=True),
    ]
