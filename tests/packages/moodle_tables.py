"""What the tables of Moodle 4.0 ask for of the rows that restore puts into them, and how a backup spells them.

Columns that must not be empty and have no default, with the longest text (0 = any); source: db/install.xml of lib and of each module.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

NULL = "$@NULL@$"


class RestoreError(Exception):
    """Moodle refuses the backup or breaks off."""


def _columns(names: str, **longest: int) -> dict[str, int]:
    return dict.fromkeys(names.split(), 0) | longest


INFORMATION = tuple(
    _columns(
        "moodle_version moodle_release backup_version backup_release backup_date mnet_remoteusers original_wwwroot"
        " original_site_identifier_hash original_course_id original_course_fullname original_course_shortname original_course_startdate"
        " original_course_contextid original_system_contextid"
    )
)
CATEGORY = _columns("contextid info infoformat parent sortorder", name=255, stamp=255)
QUESTION = _columns(
    "parent questiontext questiontextformat generalfeedback generalfeedbackformat defaultmark penalty length timecreated timemodified",
    name=255,
    qtype=20,
    stamp=255,
)
ANSWER = _columns("answertext answerformat fraction feedback feedbackformat")
VERDICTS = _columns("shuffleanswers correctfeedback partiallycorrectfeedback incorrectfeedback")
QTYPES = frozenset({"multichoice", "truefalse", "shortanswer", "numerical", "match", "essay", "description"})
"""Types that Moodle 4.0 has for what we write; ``ordering`` came with 4.4."""
MODULE = _columns(
    "sectionid sectionnumber added visible visibleold groupmode groupingid completion completionview completionexpected showdescription"
    " score indent",
    modulename=20,
)
STEPS = {
    "page": _columns("content contentformat display displayoptions revision timemodified", name=255),
    "label": _columns("intro introformat timemodified", name=255),
    "glossary": _columns("intro assesstimestart assesstimefinish scale", name=255, displayformat=50),
    "quiz": _columns(
        "intro introformat timeopen timeclose timelimit graceperiod attempts_number grademethod decimalpoints questiondecimalpoints"
        " reviewattempt reviewcorrectness reviewmarks reviewspecificfeedback reviewgeneralfeedback reviewrightanswer reviewoverallfeedback"
        " questionsperpage shuffleanswers sumgrades grade timecreated timemodified",
        name=255,
        overduehandling=16,
        preferredbehaviour=32,
        navmethod=16,
        password=255,
        subnet=255,
        browsersecurity=32,
    ),
}
GRADE = _columns("grademax grademin gradepass gradetype sortorder timecreated timemodified", itemtype=30)
FILE = tuple(_columns("contenthash contextid component filearea itemid filepath filename filesize timecreated timemodified"))


def required(facts: Mapping[str, str | None], table: str, columns: Mapping[str, int]) -> None:
    for name, length in columns.items():
        value = facts.get(name)
        if value is None:
            raise RestoreError(f"{table}.{name} must not be empty ({facts.get('@id')})")
        if length and len(value) > length:
            raise RestoreError(f"{table}.{name} is too long ({facts.get('@id')})")


def fields(node: etree._Element) -> dict[str, str | None]:
    """The simple children of an element, and its attributes by ``@name``. None = NULL; a child that is not there has no key."""
    return {f"@{key}": str(value) for key, value in node.attrib.items()} | dict(_simple(node))


def _simple(node: etree._Element) -> Iterator[tuple[str, str | None]]:
    for child in node:
        if not len(child):
            yield str(child.tag), None if child.text == NULL else child.text or ""
