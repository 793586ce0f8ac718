"""questions.xml: the question bank of a quiz, one entry with one version for each question.

Structure: Moodle 4.0, backup/moodle2/backup_stepslib.php (``backup_questions_structure_step``) and question/type/*/backup/moodle2.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import escape

from ... import locales
from ..moodle_xml import items_of, literal, number
from ..questions import Item, Option, Questions, Text, accepted, is_inline
from .files import Place, Pool, typed
from .pages import look
from .xml import Value, xml

HTML = 1
COURSE = 50
"""The context level of a course: the bank belongs to it, so that other quizzes of the course can use the questions too."""
NAME = 255  # the longest name, in characters


@dataclass(frozen=True, slots=True)
class Entry:
    """A question in the bank: what a slot of the quiz needs."""

    id: int
    name: str
    mark: int


@dataclass(frozen=True, slots=True)
class Bank:
    """``values``: the categories with their questions. ``categories``: the ids that the quiz must name, or restore leaves them out."""

    values: tuple[Value, ...]
    categories: tuple[int, ...]
    entries: tuple[Entry, ...]


EMPTY = Bank((), (), ())


def bank_file(values: Sequence[Value]) -> bytes:
    """questions.xml."""
    return xml("question_categories", {"question_category": list(values)} if values else "")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose questions they are: ``key`` for programs, ``name`` for people, ``rights`` how to name the source."""

    key: str
    name: str
    rights: str


def bank(found: Questions, pool: Pool, numbers: Iterator[int], context: int, course: int, owner: Owner, top: int = 0) -> Bank:
    """The bank of a quiz, in the context of a course. ``top``: the uppermost category, if another bank of the course has it already."""
    write = _Write(found, pool, numbers, context)
    shared_top = bool(top)
    top, own = top or next(numbers), next(numbers)
    items, _ = items_of(found)
    rows = [write.entry(item, own, owner.key) for item in items]
    stamps = "".join(row["question_version"]["question_versions"]["questions"]["question"]["stamp"] for row in rows)
    shared = {"contextid": context, "contextlevel": COURSE, "contextinstanceid": course}
    categories = [
        {
            "@id": top,
            "name": "top",
            **shared,
            "info": "",
            "infoformat": 0,
            "stamp": f"oer+{owner.key}+top",
            "parent": 0,
            "sortorder": 0,
            "idnumber": None,
            "question_bank_entries": "",
        },
        {
            "@id": own,
            "name": owner.name[:NAME],
            **shared,
            "info": f"<p>{escape(owner.rights)}</p>",
            "infoformat": HTML,
            "stamp": f"oer+{owner.key}+{_digest(stamps)}",  # other questions never go into the category of an older version
            "parent": top,
            "sortorder": 999,
            "idnumber": None,
            "question_bank_entries": {"question_bank_entry": rows},
        },
    ]
    entries = tuple(Entry(row["@id"], item.name, item.mark) for row, item in zip(rows, items, strict=True))
    return Bank(tuple(categories[1:] if shared_top else categories), (top, own), entries)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class _Write:
    found: Questions
    pool: Pool
    numbers: Iterator[int]
    context: int

    def entry(self, item: Item, category: int, owner: str) -> dict[str, Value]:
        entry, version, question = next(self.numbers), next(self.numbers), next(self.numbers)
        kind, plugin = _KINDS[item.kind](self, item)
        body: dict[str, Value] = {
            "parent": 0,
            "name": (item.name or item.id)[:NAME],
            "questiontext": self.html(item.prompt, "questiontext", question),
            "questiontextformat": HTML,
            "generalfeedback": self.html(item.explanation, "generalfeedback", question),
            "generalfeedbackformat": HTML,
            "defaultmark": f"{item.mark}.0000000",
            "penalty": "0.0000000",  # whoever tries again and is right has the point, as on the site
            "qtype": kind,
            "length": 1,
            "stamp": "",
            "timecreated": self.pool.time,
            "timemodified": self.pool.time,
            "createdby": None,
            "modifiedby": None,
            f"plugin_qtype_{kind}_question": plugin,
            "question_hints": "",
            "tags": "",
        }
        body["stamp"] = f"oer+{owner}+{_digest(repr((item, self.found.locale)))}"
        return {
            "@id": entry,
            "questioncategoryid": category,
            "idnumber": number(self.pool.module, item),
            "ownerid": None,
            "question_version": {
                "question_versions": {"@id": version, "version": 1, "status": "ready", "questions": {"question": {"@id": question, **body}}}
            },
        }

    # --- texts

    def html(self, text: Text, area: str, item: int, component: str = "question") -> str:
        """A text in the quiz's language, its files recorded."""
        html = typed(self.found.marked(look(text.html), "span" if is_inline(text) else "div"))
        self.pool.add(html, Place(self.context, component, area, item))
        return html

    def said(self, key: str) -> str:
        """A word of the interface in the quiz's language."""
        return self.found.marked(str(escape(locales.load(self.found.locale)(key))), "p")

    def answer(self, text: str, fraction: str, feedback: Text | None = None, number: int = 0, form: int = 0) -> dict[str, Value]:
        number = number or next(self.numbers)
        return {
            "@id": number,
            "answertext": text,
            "answerformat": form,
            "fraction": _share(fraction),
            "feedback": self.html(feedback, "answerfeedback", number) if feedback else "",
            "feedbackformat": HTML,
        }

    def option(self, option: Option) -> dict[str, Value]:
        number = next(self.numbers)
        return self.answer(self.html(option.text, "answer", number), option.fraction, option.feedback, number, HTML)

    def verdicts(self, partly: str) -> dict[str, Value]:
        """What is said to a right, a partly right and a wrong answer."""
        found: dict[str, Value] = {}
        for name, key in (("correct", "right"), ("partiallycorrect", partly), ("incorrect", "wrong")):
            found |= {f"{name}feedback": self.said(f"quizjs.{key}"), f"{name}feedbackformat": HTML}
        return found

    # --- kinds

    def choices(self, item: Item) -> tuple[str, Mapping[str, Value]]:
        return "multichoice", {
            "answers": {"answer": [self.option(option) for option in item.options]},
            "multichoice": {
                "@id": next(self.numbers),
                "layout": 0,
                "single": int(item.kind == "single"),
                "shuffleanswers": 0,
                **self.verdicts("more"),
                "answernumbering": "none",
                "shownumcorrect": 0,
                "showstandardinstruction": 1,
            },
        }

    def match(self, item: Item) -> tuple[str, Mapping[str, Value]]:
        rows = []
        for left, right in item.pairs:
            number = next(self.numbers)
            rows.append((number, self.html(left, "subquestion", number, "qtype_match"), right.line))
        taken = {right.line for _, right in item.pairs}
        rows += [(next(self.numbers), "", cell.line) for cell in item.rights if cell.line not in taken]
        matches = [
            {"@id": number, "questiontext": left, "questiontextformat": HTML, "answertext": right[:NAME]} for number, left, right in rows
        ]
        options = {"@id": next(self.numbers), "shuffleanswers": 1, **self.verdicts("wrong"), "shownumcorrect": 1}
        return "match", {"matchoptions": options, "matches": {"match": matches}}

    def number(self, item: Item) -> tuple[str, Mapping[str, Value]]:
        answer = self.answer(item.value, "100")
        return "numerical", {
            "answers": {"answer": [answer]},
            "numerical_units": "",
            "numerical_options": {
                "numerical_option": {
                    "@id": next(self.numbers),
                    "showunits": 3,  # no units
                    "unitsleft": 0,
                    "unitgradingtype": 0,
                    "unitpenalty": "0.1000000",
                }
            },
            "numerical_records": {
                "numerical_record": {"@id": next(self.numbers), "answer": answer["@id"], "tolerance": item.tolerance or "0"}
            },
        }

    def text(self, item: Item) -> tuple[str, Mapping[str, Value]]:
        return "shortanswer", {
            "answers": {"answer": [self.answer(literal(text), "100") for text in accepted(item.texts)]},
            "shortanswer": {"@id": next(self.numbers), "usecase": 0},
        }

    def open(self, item: Item) -> tuple[str, Mapping[str, Value]]:
        return "essay", {
            "essay": {
                "@id": next(self.numbers),
                "responseformat": "editor",
                "responserequired": 0,
                "responsefieldlines": 10,
                "minwordlimit": None,
                "maxwordlimit": None,
                "attachments": 0,
                "attachmentsrequired": 0,
                "graderinfo": "",
                "graderinfoformat": HTML,
                "responsetemplate": "",
                "responsetemplateformat": HTML,
                "filetypeslist": None,
                "maxbytes": 0,
            }
        }


def _share(percent: str) -> str:
    """``33.33333`` (percent) → ``0.3333333``."""
    return f"{Decimal(percent) / 100:.7f}"


_KINDS = {
    "single": _Write.choices,
    "multiple": _Write.choices,
    "match": _Write.match,
    "number": _Write.number,
    "text": _Write.text,
    "open": _Write.open,
}
