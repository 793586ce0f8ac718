"""Values of the YAML files → frozen values of the model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from .. import model as m
from ..problem import Place
from ..schema import guide as g
from ..schema import module as s
from ..schema import translation as t
from ..schema.method import MethodFile
from ..schema.yaml import Yaml
from .blocks import FileRecord

NO_METHODS: Mapping[str, m.Method] = MappingProxyType({})


def module_facts(facts: s.ModuleFile) -> dict[str, Any]:
    """The fields of ``model.Module`` that come from module.yml alone."""
    access, quiz, esco = facts.accessibility, facts.quiz, facts.esco
    return {
        "id": facts.id,
        "version": facts.version,
        "updated": facts.updated,
        "status": facts.status,
        "source_language": facts.source_language,
        "licence": facts.licence,
        "topics": tuple(facts.topics),
        "sectors": tuple(facts.sectors),
        "authors": tuple(m.Person(p.name, p.role, p.organisation, p.orcid) for p in facts.authors),
        "origin_of_text": facts.origin_of_text,
        "provider": m.Provider(facts.provider.name, facts.provider.country, facts.provider.url, facts.provider.place),
        "audience": tuple(facts.audience),
        "level": facts.level,
        "eqf_level": facts.eqf_level,
        "isced_f": tuple(facts.isced_f),
        "outcomes": tuple(map(_outcome, facts.outcomes)),
        "lessons": tuple(m.Lesson(x.id, x.minutes, tuple(x.outcomes), resource(x.resource)) for x in facts.lessons),
        "quiz_pass": quiz.passes if quiz else None,
        "quiz_supervised": quiz.supervised if quiz else False,
        "delivery_modes": tuple(facts.delivery_modes),
        "internet": facts.tech.internet,
        "devices": tuple(facts.tech.devices),
        "software": tuple(facts.tech.software),
        "accessibility_features": tuple(access.features) if access else (),
        "accessibility_hazards": tuple(access.hazards) if access else (),
        "assets": tuple(m.Asset(a.file, a.title, a.author, a.licence, a.source, a.use, a.changes, a.licence_url) for a in facts.assets),
        "requires": tuple(facts.requires),
        "former_slugs": tuple(facts.former_slugs),
        "resource_types": tuple(facts.resource_types),
        "setting": tuple(facts.setting),
        "reuse": facts.reuse,
        "esco_skills": tuple(m.Concept(c.uri, c.label) for c in esco.skills) if esco else (),
        "esco_occupations": tuple(m.Concept(c.uri, c.label) for c in esco.occupations) if esco else (),
        "credits": m.Credits(facts.credits.points, facts.credits.framework) if facts.credits else None,
        "quality": m.Quality(facts.quality.scheme, facts.quality.reviewed_by, facts.quality.date) if facts.quality else None,
        "based_on": tuple(m.Work(w.title, w.url, w.id) for w in facts.based_on),
        "provenance": m.Provenance(**facts.origin.model_dump()) if facts.origin else None,
    }


def _outcome(outcome: s.Outcome) -> m.Outcome:
    return m.Outcome(outcome.id, outcome.type, tuple(m.Competence(c.framework, c.code, c.level) for c in outcome.competences))


def resource(found: s.Resource | None) -> m.Resource | None:
    return m.Resource(found.url, found.provider, found.licence, found.language, found.minutes) if found else None


def guide_facts(facts: g.GuideFile, yaml: Yaml, methods: Mapping[str, m.Method] = NO_METHODS) -> m.GuideFacts:
    """guide.yml, each session and activity with the place of its id. An activity without minutes takes those of its method."""
    group, people = facts.group, facts.facilitators
    return m.GuideFacts(
        group_min=group.min,
        group_ideal=group.ideal,
        group_max=group.max,
        subgroup=group.subgroup,
        facilitators_base=people.base,
        facilitators_per=people.per,
        hybrid_extra=people.hybrid_extra,
        prep_minutes=facts.prep_minutes,
        materials=_materials(facts.materials),
        sessions=tuple(
            m.SessionFacts(
                session.id,
                session.stage,
                tuple(_activity(a, yaml.place(("sessions", i, "activities", j, "id")), methods) for j, a in enumerate(session.activities)),
                yaml.place(("sessions", i, "id")),
            )
            for i, session in enumerate(facts.sessions)
        ),
        plans=tuple(m.Wish(x.mode, x.people, x.minutes, x.meetings, x.interval) for x in facts.plans),
    )


def _materials(materials: Iterable[g.Material]) -> tuple[m.MaterialFacts, ...]:
    return tuple(m.MaterialFacts(x.id, x.kind, x.fixed, x.per_person, x.per_group, tuple(x.modes), x.optional) for x in materials)


def _modes(modes: g.ModesFacts | None) -> dict[str, m.Minutes]:
    """Minutes by mode, of those modes that have their own."""
    found = {} if modes is None else {mode: getattr(modes, mode.replace("-", "_")) for mode in m.PLAN_MODES}
    return {mode: _minutes(facts.minutes) for mode, facts in found.items() if facts}


def _activity(a: g.Activity, place: Place, methods: Mapping[str, m.Method]) -> m.ActivityFacts:
    modes, minutes = _modes(a.modes), _minutes(a.minutes or g.Minutes())
    if a.minutes is None and a.method in methods:
        minutes = m.method_minutes(methods[a.method])
        own = {mode: m.method_minutes(methods[a.method], mode) for mode in m.PLAN_MODES}
        modes = {mode: value for mode, value in own.items() if value != minutes} | modes
    return m.ActivityFacts(
        id=a.id,
        phase=a.phase,
        priority=a.priority,
        minutes=minutes,
        grouping=a.grouping,
        place=place,
        method=a.method,
        lessons=tuple(a.lessons),
        outcomes=tuple(a.outcomes),
        materials=tuple(a.materials),
        needs=tuple(a.needs),
        split=a.split,
        lead=a.lead,
        modes=modes,
    )


def method_facts(facts: MethodFile) -> dict[str, Any]:
    """The fields of a Method that method.yml gives."""
    return {
        "source_language": facts.source_language,
        "grouping": facts.grouping,
        "phases": tuple(facts.phases),
        "people_min": facts.people.min,
        "people_ideal": facts.people.ideal,
        "people_max": facts.people.max,
        "subgroup": facts.subgroup,
        "modes": tuple(facts.modes),
        "steps": tuple(m.MethodStep(step.id, _minutes(step.minutes), _modes(step.modes)) for step in facts.steps),
        "materials": _materials(facts.materials),
        "sources": tuple(m.Work(title=x.title, url=x.url, licence=x.licence) for x in facts.sources),
    }


def _minutes(x: g.Minutes) -> m.Minutes:
    return m.Minutes(x.fixed, x.per_person, x.per_group, x.min, x.max)


def file_record(facts: t.FileFacts) -> FileRecord:
    return FileRecord(
        tuple(maker.how for maker in facts.made_by), bool(facts.reviewed_by), tuple(facts.blocks), facts.front or "", tuple(facts.own)
    )
