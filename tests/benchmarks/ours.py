"""The synthetic catalogue as a project of ours."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from files import SITE_NAME, SITE_URL, Words, front_matter, label, write, yaml
from texts import LESSONS, OUTCOMES, SESSIONS, STEPS, Plan, plan

from oer_catalogue.translate.files import write_done

TOPICS = tuple(f"topic-{letter}" for letter in "abcdefgh")


def start(folder: Path, languages: tuple[str, ...], seed: int) -> None:
    plugins = (
        f"  - oer-catalogue:\n      languages: [{', '.join(languages)}]\n"
        "  - i18n:\n      docs_structure: suffix\n      languages:\n        - { locale: en, name: English, default: true }\n"
    )
    theme = "theme:\n  name: material\n  font: false\n"
    extensions = "markdown_extensions: [attr_list, def_list, footnotes, tables]\n"
    name = f"site_name: {SITE_NAME}\nsite_url: {SITE_URL}\n"
    write(folder / "mkdocs.yml", f"{name}{theme}use_directory_urls: false\nplugins:\n{plugins}{extensions}")
    labels = {topic: {tag: label(tag, seed, topic) for tag in languages} for topic in TOPICS}
    write(folder / "modules" / "topics.yml", yaml({"topics": labels}))
    (folder / "docs").mkdir()


def add(folder: Path, module: Plan, words: Words, pictures: Mapping[str, bytes]) -> None:
    home, source = folder / "modules" / module.id, next(iter(words))
    write(home / "module.yml", yaml(_facts(module, source)))
    write(home / "guide.yml", yaml(_guide_facts(module)))
    for name, data in pictures.items():
        write(home / "media" / name, data)
    for locale, pages in words.items():
        for name, front, body in pages:
            write(home / locale / name, front_matter(front, body))
    for locale in words:
        if locale != source:
            refused = write_done(folder, f"modules/{module.id}", locale, "machine", equal=True).refused
            if refused:
                raise ValueError(f"{module.id}/{locale}: {'; '.join(refused)}")


def _facts(module: Plan, source: str) -> dict[str, object]:
    shape = module.shape("facts")
    facts: dict[str, object] = {
        "schema_version": 1,
        "id": module.id,
        "version": "1.0.0",
        "updated": "2026-01-15",
        "status": "published",
        "source_language": source,
        "licence": "CC-BY-4.0",
        "topics": shape.sample(TOPICS, shape.choice((1, 1, 2))),
        "authors": [{"name": "Synthetic authors", "role": "author"}],
        "origin_of_text": "machine",
        "provider": {"name": "Synthetic provider"},
        "audience": shape.sample(("learner", "vet-teacher", "facilitator"), 2),
        "level": shape.choice(("beginner", "intermediate", "advanced")),
        "isced_f": [shape.choice(("0611", "0114", "0715", "1013"))],
        "outcomes": [{"id": key, "type": shape.choice(("knowledge", "skill"))} for key in OUTCOMES],
        "lessons": [
            {"id": name, "minutes": shape.randint(10, 40), "outcomes": [OUTCOMES[i % len(OUTCOMES)]]}
            for i, name in enumerate(module.lessons)
        ],
        "quiz": {"pass": "70 %", "supervised": False},
        "delivery_modes": ["in-person", "online", "hybrid", "self-paced"],
        "tech": {"internet": "download-once", "devices": ["phone", "computer"]},
        "accessibility": {"features": ["alternativeText", "structuralNavigation"], "hazards": ["none"]},
    }
    if module.number % 5 == 0:
        facts["requires"] = [plan(module.number - 1, module.seed).id]
    return facts


def _guide_facts(module: Plan) -> dict[str, object]:
    shape = module.shape("guide-facts")
    minutes = {
        "check-in": {"fixed": 2, "per_person": 1, "max": 12},
        "input": {"fixed": shape.randint(6, 14)},
        "activity": {"fixed": shape.randint(8, 16), "per_group": 2, "max": 30},
        "share": {"per_group": 3},
        "reflection": {"fixed": 3, "per_person": 1, "max": 10},
    }
    more = {
        "hello": {"method": "round"},
        "read": {"grouping": "solo", "method": "jigsaw"},
        "work": {"grouping": "group", "materials": ["sheet", "phones"], "modes": {"online": {"minutes": {"fixed": 18, "per_group": 2}}}},
        "show": {"priority": "should", "method": "peer-review", "outcomes": list(OUTCOMES)},
        "end": {"method": "plus-delta"},
    }
    sessions = []
    for position, session in enumerate(SESSIONS):
        lesson, outcome = module.lessons[position % LESSONS], OUTCOMES[position]
        more["read"] |= {"lessons": [lesson], "outcomes": [outcome]}
        more["show"]["needs"] = [f"{session}-work"]
        activities = [
            {"id": f"{session}-{step}", "phase": phase, "priority": "must", "minutes": minutes[phase], "grouping": "plenary"}
            | more.get(step, {})
            for step, phase in STEPS
        ]
        sessions.append({"id": session, "stage": ("access", "exchange")[position], "activities": activities})
    return {
        "group": {"min": 3, "ideal": 8, "max": 24, "subgroup": 4},
        "prep_minutes": 20,
        "materials": [{"id": "sheet", "kind": "print", "per_person": 1}, {"id": "phones", "kind": "device", "per_group": 1}],
        "sessions": sessions,
    }
