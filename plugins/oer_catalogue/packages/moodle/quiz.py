"""quiz.xml and grades.xml: a quiz that gives 100 % to who knows everything, and its pass grade.

Structure: Moodle 4.0, mod/quiz/backup/moodle2/backup_quiz_stepslib.php and backup/moodle2/backup_stepslib.php (grades).
"""

from __future__ import annotations

from collections.abc import Iterator

from ... import locales
from ..questions import Questions
from .bank import HTML, Bank
from .xml import Value

GRADE = 100  # percent, as the pass mark of a module
_DURING, _AFTER, _LATER, _CLOSED = 0x10000, 0x1000, 0x100, 0x10
_ALWAYS = _DURING | _AFTER | _LATER | _CLOSED
_AFTERWARDS = _AFTER | _LATER | _CLOSED


def quiz(found: Questions, bank: Bank, numbers: Iterator[int], number: int, context: int, time: int, intro: str, supervised: bool) -> Value:
    """The element ``quiz``. ``number``: its id; ``supervised``: right answers are shown after the quiz is closed only."""
    marks = sum(entry.mark for entry in bank.entries)
    while_open = _AFTERWARDS if supervised else _ALWAYS
    slots = [
        _slot(entry.id, entry.mark, place, number, context, next(numbers), next(numbers)) for place, entry in enumerate(bank.entries, 1)
    ]
    return {
        "@id": number,
        "name": found.title[:255],
        "intro": intro,
        "introformat": HTML,
        "timeopen": 0,
        "timeclose": 0,
        "timelimit": 0,
        "overduehandling": "autosubmit",
        "graceperiod": 0,
        "preferredbehaviour": "deferredfeedback" if supervised else "immediatefeedback",
        "canredoquestions": 0 if supervised else 1,
        "attempts_number": 0,
        "attemptonlast": 0,
        "grademethod": 1,  # the best attempt
        "decimalpoints": 0,
        "questiondecimalpoints": -1,
        "reviewattempt": _ALWAYS,
        "reviewcorrectness": while_open,
        "reviewmaxmarks": _ALWAYS,
        "reviewmarks": while_open,
        "reviewspecificfeedback": while_open,
        "reviewgeneralfeedback": while_open,
        "reviewrightanswer": _CLOSED if supervised else _ALWAYS,
        "reviewoverallfeedback": _AFTERWARDS,
        "questionsperpage": 1,
        "navmethod": "free",
        "shuffleanswers": 1,  # within questions that allow it: match
        "sumgrades": f"{marks}.00000",
        "grade": f"{GRADE if marks else 0}.00000",
        "timecreated": time,
        "timemodified": time,
        "password": "",
        "subnet": "",
        "browsersecurity": "-",
        "delay1": 0,
        "delay2": 0,
        "showuserpicture": 0,
        "showblocks": 0,
        "completionattemptsexhausted": 0,
        "completionminattempts": 0,
        "allowofflineattempts": 0,
        "question_instances": {"question_instance": slots},
        "sections": {"section": {"@id": next(numbers), "firstslot": 1, "heading": "", "shufflequestions": 0}},
        "feedbacks": {"feedback": _feedbacks(found, numbers)} if marks else "",
        "overrides": "",
        "grades": "",
        "attempts": "",
    }


def _slot(entry: int, mark: int, place: int, quiz: int, context: int, slot: int, reference: int) -> Value:
    return {
        "@id": slot,
        "quizid": quiz,
        "slot": place,
        "page": place,
        "displaynumber": None,
        "requireprevious": 0,
        "maxmark": f"{mark}.0000000",
        "question_reference": {
            "@id": reference,
            "usingcontextid": context,
            "component": "mod_quiz",
            "questionarea": "slot",
            "questionbankentryid": entry,
            "version": None,  # always the newest, so that a teacher's own changes count
        },
    }


def _feedbacks(found: Questions, numbers: Iterator[int]) -> list[Value]:
    """What is said at the end, below and from the pass mark on; the upper bound is not part of a range."""
    if not found.pass_mark:
        return []
    say = locales.load(found.locale)
    values = {"pass": f"{found.pass_mark:g}"}
    rows = (("quizjs.passed", found.pass_mark, GRADE + 1.0), ("quizjs.not_passed", 0.0, found.pass_mark))
    return [
        {
            "@id": next(numbers),
            "feedbacktext": found.marked(say(key, **values), "p"),
            "feedbacktextformat": HTML,
            "mingrade": f"{low:.5f}",
            "maxgrade": f"{high:.5f}",
        }
        for key, low, high in rows
    ]


def grade_item(found: Questions, numbers: Iterator[int], quiz: int, time: int) -> Value:
    """The grade of the quiz in the gradebook. Restore finds its category by itself."""
    return {
        "@id": next(numbers),
        "categoryid": next(numbers),  # of another site: restore puts it into the course's own
        "itemname": found.title[:255],
        "itemtype": "mod",
        "itemmodule": "quiz",
        "iteminstance": quiz,
        "itemnumber": 0,
        "iteminfo": None,
        "idnumber": "",
        "calculation": None,
        "gradetype": 1,
        "grademax": f"{GRADE}.00000",
        "grademin": "0.00000",
        "scaleid": None,
        "outcomeid": None,
        "gradepass": f"{found.pass_mark or 0:.5f}",
        "multfactor": "1.00000",
        "plusfactor": "0.00000",
        "aggregationcoef": "0.00000",
        "aggregationcoef2": "0.00000",
        "weightoverride": 0,
        "sortorder": 1000,  # after what is in the gradebook already
        "display": 0,
        "decimals": None,
        "hidden": 0,
        "locked": 0,
        "locktime": 0,
        "needsupdate": 0,
        "timecreated": time,
        "timemodified": time,
        "grade_grades": "",
    }
