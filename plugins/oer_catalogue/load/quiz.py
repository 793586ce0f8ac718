"""quiz.md → Quiz: one heading per question, its words, its answers.

``## <question> {#id .LO1}``. The stem is everything before the last list, table or ``Answer:`` line. Task list: choices;
``1.`` list: order; two-column table: match; ``Answer: 42 +- 0.5``: number; ``Answer: a | b``: short text;
``Answer: open``: reflection. A quote in an answer is its feedback, a quote at the end the explanation. What looks like a
slip is a problem, never a guess: a quiz with a wrong key teaches the wrong thing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from ..model import Document, Node, Question, Quiz
from ..near import near
from ..problem import Problem
from ..rules.codes import problem
from .answers import Answers, answers
from .markdown import plain, slug
from .slips import slips

MAX_QUESTIONS = 200


def read(document: Document, outcome_ids: Collection[str]) -> tuple[Quiz, list[Problem]]:
    """The quiz of the source language, and every slip that was found. Never raises for what an author typed."""
    return _read(document, outcome_ids, None)


def read_translation(document: Document, source: Quiz, outcome_ids: Collection[str]) -> tuple[Quiz, list[Problem]]:
    """The quiz of a translation.

    Questions correspond by id; choices, order and matches by position; numbers, tolerances and outcomes come from the
    source. Questions stand in the source's order; one that does not correspond is left out and is a problem.
    """
    quiz, problems = _read(document, outcome_ids, {question.id: question for question in source.questions})
    found = {question.id: question for question in quiz.questions}
    typed = {node.id for node in document.nodes if node.kind == "heading"}
    kept = []
    for original in source.questions:
        own = found.get(original.id)
        if own is None and original.id in typed:
            continue  # it is there, and its problems are named
        if own is None:
            message = f"the question '{original.id}' of the source is missing"
            fix = f"Translate it under a heading with {{#{original.id}}}."
            problems.append(problem("OER-Q013", document.place(0), message, fix))
            continue
        different = list(_differences(document, original, own))
        problems.extend(different)
        if not different:
            kept.append(replace(own, kind=original.kind, outcomes=original.outcomes, value=original.value, tolerance=original.tolerance))
    return Quiz(document, tuple(kept), quiz.intro), problems


def _read(document: Document, outcome_ids: Collection[str], sources: dict[str, Question] | None) -> tuple[Quiz, list[Problem]]:
    intro, parts = _split(document.nodes)
    problems: list[Problem] = []
    questions: list[Question] = []
    if len(parts) > MAX_QUESTIONS:
        place = document.place(parts[MAX_QUESTIONS][0].start)
        message = f"a quiz has at most {MAX_QUESTIONS} questions; here begins the next one"
        problems.append(problem("OER-Q017", place, message, "Remove some, or divide the module."))
    for index, (heading, nodes) in enumerate(parts[:MAX_QUESTIONS]):
        question, found = _question(document, heading, nodes, outcome_ids, sources, index)
        problems.extend(found)
        if question and all(question.id != other.id for other in questions):  # rules.markdown reports an id used twice
            questions.append(question)
    if not parts:
        fix = "Write `## <question> {#id}`, or remove the file."
        problems.append(problem("OER-Q016", document.place(0), "there is no question in this file", fix))
    return Quiz(document, tuple(questions), intro), problems


def _split(nodes: Iterable[Node]) -> tuple[tuple[Node, ...], list[tuple[Node, tuple[Node, ...]]]]:
    """What stands before the first heading, and each heading with what follows it. Footnotes belong to the document."""
    intro: list[Node] = []
    parts: list[tuple[Node, list[Node]]] = []
    for node in nodes:
        if node.kind == "heading":
            parts.append((node, []))
        elif node.kind != "footnote":
            (parts[-1][1] if parts else intro).append(node)
    return tuple(intro), [(heading, tuple(inner)) for heading, inner in parts]


def _question(
    document: Document,
    heading: Node,
    nodes: tuple[Node, ...],
    outcome_ids: Collection[str],
    sources: dict[str, Question] | None,
    index: int,
) -> tuple[Question | None, list[Problem]]:
    place = document.place(heading.start)
    found = list(_heading_problems(document, heading, outcome_ids, sources, index))
    name = heading.id or slug(plain(heading.children))
    source = (sources or {}).get(name)
    if sources is not None and source is None:
        return None, found
    wrong = list(slips(document, nodes))
    given, more = (Answers(), []) if wrong else answers(document, heading, nodes, source)
    question = Question(
        id=name,
        kind=given.kind,
        title=heading.children,
        stem=given.stem,
        outcomes=heading.classes,
        place=place,
        choices=given.choices,
        items=given.items,
        pairs=given.pairs,
        distractors=given.distractors,
        value=given.value,
        tolerance=given.tolerance,
        texts=given.texts,
        explanation=given.explanation,
    )
    return (None if wrong or more else question), [*found, *wrong, *more]


def _heading_problems(
    document: Document, heading: Node, outcome_ids: Collection[str], sources: dict[str, Question] | None, index: int
) -> Iterable[Problem]:
    place = document.place(heading.start)
    title = plain(heading.children)
    if heading.level > 2:
        message = f"'{title}' is a heading of level {heading.level}; each question is one `##` heading"
        yield problem("OER-Q010", place, message, "Write it with two signs: `## …`. Text of a question needs no heading.")
    if sources is None and not heading.id:
        message = f"the question '{title}' has no id"
        yield problem("OER-Q001", place, message, "Add one at the end of the heading.", f"{{#{slug(title)}}}")
    elif sources is not None and heading.id not in sources:
        if heading.id:
            message = f"the source has no question '{heading.id}'"
            nearest = near(heading.id, sources)
        else:
            message = f"the question '{title}' has no id"
            nearest = list(sources)[index] if index < len(sources) else ""
        code = "OER-Q013" if heading.id else "OER-Q001"
        yield problem(code, place, message, "Keep the ids of the source.", f"{{#{nearest}}}" if nearest else "")
    for name in heading.classes:
        if name not in outcome_ids:
            known = ", ".join(sorted(outcome_ids))
            fix = f"Use one of: {known}." if known else "Remove the class: the module has no outcomes."
            yield problem("OER-Q002", place, f"'.{name}' is no learning outcome of this module", fix, near(name, outcome_ids))


def _differences(document: Document, source: Question, own: Question) -> Iterable[Problem]:
    """Where a translated question does not correspond to its source."""
    place = own.place
    if own.kind != source.kind and not {own.kind, source.kind} <= {"single", "multiple"}:
        message = f"the question '{own.id}' is of the kind '{own.kind}', its source of the kind '{source.kind}'"
        yield problem("OER-Q013", place, message, "Use the same kind of answers as the source.")
        return
    for what, theirs, ours in (
        ("answers", source.choices, own.choices),
        ("steps", source.items, own.items),
        ("pairs", source.pairs, own.pairs),
        ("right cells without a left one", source.distractors, own.distractors),
    ):
        if len(theirs) != len(ours):
            message = f"the question '{own.id}' has {len(ours)} {what}, its source has {len(theirs)}"
            yield problem("OER-Q013", place, message, "Translate each one, in the order of the source.")
            return
    for number, (theirs, ours) in enumerate(zip(source.choices, own.choices, strict=True), start=1):
        if theirs.right != ours.right:
            box = "[x]" if theirs.right else "[ ]"
            message = f"answer {number} of '{own.id}' is marked {'right' if ours.right else 'wrong'}; in the source it is not"
            fix = f"Answers stand in the order of the source. Write `- {box}` here, or put the answers in the source's order."
            start = ours.nodes[0].start if ours.nodes else 0
            yield problem("OER-Q014", document.place(start) if start else place, message, fix)
    if set(own.outcomes) - set(source.outcomes):
        listed = " ".join(f".{name}" for name in source.outcomes) or "none"
        message = f"the outcomes of '{own.id}' differ from the source"
        yield problem("OER-Q013", place, message, f"Keep the classes of the source ({listed}), or leave them out.")
