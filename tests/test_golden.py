"""Golden cases: each folder is a small project; what is read and drawn from it is compared with its ``expect/``.

``pytest --regold`` writes ``expect/`` anew; the difference is reviewed like code.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from oer_catalogue import body, locales
from oer_catalogue.load.lookup import documents
from oer_catalogue.load.module import load_module
from oer_catalogue.model import Edition, GuideWords, Module, Node, Quiz

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES)
def test_golden(case: str, regold: bool) -> None:
    made = dict(_made(GOLDEN / case))
    expect = GOLDEN / case / "expect"
    if regold:
        for old in sorted(expect.rglob("*"), reverse=True) if expect.exists() else []:
            old.unlink() if old.is_file() else old.rmdir()
        for name, text in made.items():
            (expect / name).parent.mkdir(parents=True, exist_ok=True)
            (expect / name).write_text(text, "utf-8")
    found = {path.relative_to(expect).as_posix(): path.read_text("utf-8") for path in expect.rglob("*") if path.is_file()}
    assert sorted(made) == sorted(found)
    for name, text in made.items():
        assert text == found[name], f"{case}/expect/{name}"


def _made(case: Path) -> Iterator[tuple[str, str]]:
    for folder in sorted(path for path in (case / "modules").iterdir() if path.is_dir()):
        module, problems = load_module(folder, case)
        assert module, [f"{p.place} {p.code} {p.message}" for p in problems]
        yield f"{module.id}/problems.txt", "".join(f"{p.place} {p.code} {p.message}\n" for p in problems)
        for edition in module.editions.values():
            yield from _edition(module, edition)


def _edition(module: Module, edition: Edition) -> Iterator[tuple[str, str]]:
    strings = locales.load("en")  # so that a better translation of the interface is no change of a golden case
    lines = [f"state: {edition.state}\n"]
    for document in documents(edition):
        drawn = body.render(module, edition, document, None, strings)
        html = body.resolve(drawn.html, lambda kind, value: f"{kind}:{value}")
        name = document.name.removesuffix(".md")
        yield f"{module.id}/{edition.locale}/{name}.html", html
        lines.append(f"\n== {name}\n")
        lines += [f"toc: {entry.level} {entry.id} {entry.title}\n" for entry in drawn.toc]
        lines += [f"section: {section.id} | {section.title} | {section.text!r}\n" for section in drawn.sections]
        lines.append(f"media: {' '.join(drawn.media)}\n")
    lines += _quiz(edition.quiz) if edition.quiz else []
    lines += _guide(edition.guide) if edition.guide else []
    yield f"{module.id}/{edition.locale}/facts.txt", "".join(lines)


def _words(nodes: tuple[Node, ...]) -> str:
    return repr(body.plain(nodes))


def _quiz(quiz: Quiz) -> Iterator[str]:
    yield f"\n== questions\nintro: {_words(quiz.intro)}\n"
    for q in quiz.questions:
        yield f"\n{q.id} ({q.kind}) {' '.join(q.outcomes)} at {q.place}\n  title: {_words(q.title)}\n  stem: {_words(q.stem)}\n"
        yield from (f"  {'+' if c.right else '-'} {_words(c.nodes)} feedback {_words(c.feedback)}\n" for c in q.choices)
        yield from (f"  step {_words(item)}\n" for item in q.items)
        yield from (f"  pair {_words(left)} = {_words(right)}\n" for left, right in q.pairs)
        yield from (f"  distractor {_words(cell)}\n" for cell in q.distractors)
        yield f"  number {q.value!r} +- {q.tolerance!r}\n" if q.kind == "number" else ""
        yield f"  texts {q.texts}\n" if q.texts else ""
        yield f"  explanation: {_words(q.explanation)}\n" if q.explanation else ""


def _guide(guide: GuideWords) -> Iterator[str]:
    yield f"\n== guide\nwhy: {guide.why}\nneed not know: {guide.need_not_know}\n"
    for session in guide.sessions:
        yield f"\nsession {session.id} {session.title!r}: {_words(session.goal)}\n"
        for a in session.activities:
            yield f"  activity {a.id} {a.title!r}\n    message: {_words(a.message)}\n"
            yield from (f"    tip: {_words(tip)}\n" for tip in a.tips)
            yield f"    product: {_words(a.product)}\n" if a.product else ""
            for name, (title, nodes) in [*a.modes.items(), *a.adaptations.items()]:
                yield f"    {name} {title!r}: {[node.kind for node in nodes]} {_words(nodes)}\n"
    yield "".join(f"question {name} {title!r}: {_words(nodes)}\n" for name, title, nodes in guide.questions)
    yield "".join(f"material {name} {title!r}: {_words(nodes)}\n" for name, (title, nodes) in guide.materials.items())
    yield f"pitfalls: {_words(guide.pitfalls)}\nchecklist: {_words(guide.checklist)}\n"
