"""moodle_backup.xml: what kind of backup it is, what stands where in it, and with which settings it was made."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..about import About
from .outline import Activity, Section
from .xml import Value, xml

Type = Literal["course", "section"]
VERSION, RELEASE = 2022041900, "4.0"
"""The version that the files follow. Moodle 4.0 is the first with versions of questions; restore warns for a backup of a newer Moodle."""
SYSTEM_CONTEXT = 1
HELD = frozenset({"activities", "files", "questionbank"})
ROOT = tuple(
    """
    users anonymize role_assignments activities blocks files filters comments badges calendarevents userscompletion logs grade_histories
    questionbank groups competencies customfield contentbankcontent legacyfiles
    """.split()  # noqa: SIM905
)
"""What a backup can hold; those in ``HELD`` ours does. All have a name in Moodle 4.0, which shows them before it restores."""


@dataclass(frozen=True, slots=True)
class Course:
    """The course that a backup says it was made of. ``name`` is its short name; ``time`` in Unix seconds."""

    name: str
    facts: About
    id: int
    context: int
    time: int


def contents(course: Course, sections: Sequence[Section], kind: Type, site_url: str) -> bytes:
    """moodle_backup.xml."""
    activities = [(one, section) for section in sections for one in section.activities]
    inside: dict[str, Value] = {
        "activities": {"activity": [_listed(one, section) for one, section in activities]},
        "sections": {"section": [_headed(section) for section in sections]},
    }
    if kind == "course":
        inside["course"] = {"courseid": course.id, "title": course.name, "directory": "course"}
    site = site_url.rstrip("/") or "https://catalogue.invalid"
    name = f"{course.name}.mbz"
    information: Value = {
        "name": name,
        "moodle_version": VERSION,
        "moodle_release": f"{RELEASE} (Build: {VERSION // 100})",  # restore reads the eight digits of the build
        "backup_version": VERSION,
        "backup_release": RELEASE,
        "backup_date": course.time,
        "mnet_remoteusers": 0,
        "include_files": 1,
        "include_file_references_to_external_content": 0,
        "original_wwwroot": site,
        "original_site_identifier_hash": hashlib.sha256(site.encode()).hexdigest()[:32],
        "original_course_id": course.id,
        "original_course_format": "topics",
        "original_course_fullname": course.facts.title[:254],
        "original_course_shortname": course.name,
        "original_course_startdate": course.time,
        "original_course_enddate": 0,
        "original_course_contextid": course.context,
        "original_system_contextid": SYSTEM_CONTEXT,
        "details": {"detail": _detail(kind, course.name)},
        "contents": inside,
        "settings": {"setting": _settings(name, sections)},
    }
    return xml("moodle_backup", {"information": information})


def _detail(kind: Type, name: str) -> Value:
    rest = {"type": kind, "format": "moodle2", "interactive": 1, "mode": 10, "execution": 1, "executiontime": 0}
    return {"@backup_id": hashlib.sha256(f"{kind}/{name}".encode()).hexdigest()[:32], **rest}


def _listed(one: Activity, section: Section) -> Value:
    return {"moduleid": one.module, "sectionid": section.id, "modulename": one.kind, "title": one.name, "directory": one.folder}


def _headed(section: Section) -> Value:
    return {"sectionid": section.id, "title": section.name or str(section.number), "directory": section.folder}


def _settings(file: str, sections: Sequence[Section]) -> list[Value]:
    rows: list[Value] = [{"level": "root", "name": "filename", "value": file}, {"level": "root", "name": "imscc11", "value": 0}]
    rows += [{"level": "root", "name": name, "value": int(name in HELD)} for name in ROOT]
    for section in sections:
        rows += _included("section", section.folder)
    for section in sections:
        for one in section.activities:
            rows += _included("activity", one.folder)
    return rows


def _included(level: str, folder: str) -> list[Value]:
    """It is in the backup; data of users is not."""
    name = folder.rpartition("/")[2]
    return [
        {"level": level, level: name, "name": f"{name}_{setting}", "value": value} for setting, value in (("included", 1), ("userinfo", 0))
    ]
