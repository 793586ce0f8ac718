"""What a Moodle (4.0 to 4.5) does with a backup: a model of its restore, to judge our backups by.

It reads a backup as the steps of restore do, in their order, into a course that is made of plain values. What makes Moodle stop is a
``RestoreError``; what it leaves out, or takes over broken, without a word is listed as ``lost``. Each rule names the place in Moodle's
source that it describes (file, then function or class); nothing is copied from there. Where Moodle goes on with a PHP warning, or writes
a row that it cannot show, the model is stricter and says lost.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from urllib.parse import unquote

from lxml import etree

from .moodle_tables import (
    ANSWER,
    CATEGORY,
    FILE,
    GRADE,
    INFORMATION,
    MODULE,
    QTYPES,
    QUESTION,
    STEPS,
    VERDICTS,
    RestoreError,
    fields,
    required,
)

COURSE_CONTEXT, MODULE_CONTEXT = 50, 70

# lib/db/access.php: what the roles may do by default, of what restore asks for
EDITING_TEACHER = frozenset(
    {"restore:restorecourse", "restore:restoresection", "restore:restoreactivity", "restore:uploadfile", "restore:configure"}
    | {"question:add", "question:managecategory", "course:changesummary"}
)
CREATOR_IN_OWN_COURSE = EDITING_TEACHER | {"course:create", "course:setforcedlanguage", "restore:rolldates"}
"""Who makes a course becomes its editing teacher (the setting ``creatornewroleid``); the right to force a language is the creator's."""


@dataclass
class Section:
    name: str | None = None
    summary: str = ""
    visible: bool = True
    activities: list[str] = field(default_factory=list)


@dataclass
class Course:
    """The course that is restored into. ``contexts``: mapped old contexts. ``new``: it is being made by this restore."""

    fullname: str = "Her course"
    summary: str = "Her summary"
    lang: str = ""
    new: bool = False
    sections: dict[int, Section] = field(default_factory=dict)


@dataclass(frozen=True)
class Activity:
    kind: str
    name: str
    section: int
    visible: bool
    texts: tuple[str, ...]
    module: Mapping[str, str | None]
    body: Mapping[str, str | None]


@dataclass(frozen=True)
class Question:
    id: str
    qtype: str
    name: str
    mark: Decimal
    text: str
    feedback: str
    answers: tuple[tuple[str, Decimal, str], ...]  # text, fraction, feedback
    pairs: tuple[tuple[str, str], ...] = ()
    tolerance: str = ""
    single: bool = False
    idnumber: str = ""


@dataclass(frozen=True)
class Quiz:
    name: str
    sumgrades: Decimal
    grade: Decimal
    slots: tuple[tuple[Question, Decimal], ...]
    gradepass: Decimal | None
    feedback: tuple[tuple[Decimal, Decimal, str], ...]


@dataclass
class Restored:
    course: Course
    activities: list[Activity] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    quizzes: list[Quiz] = field(default_factory=list)
    stored: dict[tuple[str, str, str, str], dict[str, str]] = field(default_factory=dict)  # place → path → content hash
    lost: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def files_of(data: bytes) -> dict[str, bytes]:
    """lib/filestorage/mbz_packer.php ``get_packer_for_archive_operation``: a file that is no gzip is taken for a ZIP."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def restore(
    files: Mapping[str, bytes], course: Course, may: frozenset[str] = EDITING_TEACHER, overwrite: bool = False, version: int = 2022041900
) -> Restored:
    """Restore into ``course`` (which is changed) by somebody who ``may`` do so, on a Moodle of ``version``.

    ``overwrite``: "Overwrite course configuration" was set to yes. A course that exists is added to; nothing is deleted first.
    """
    return _Run(files, Restored(course), may, overwrite, version).run()


@dataclass
class _Run:
    files: Mapping[str, bytes]
    out: Restored
    may: frozenset[str]
    overwrite: bool
    version: int
    mapped: dict[tuple[str, str], object] = field(default_factory=dict)
    texts: list[tuple[str, str, tuple[str, str, str, str]]] = field(default_factory=list)  # where, text, place of its files
    after35: bool = False

    def run(self) -> Restored:
        self.known_format()
        info = self.information()
        self.permission()
        self.prechecks(info)
        self.root_task(info)
        if self.type == "course":
            self.course_task(info)
        for section in self.planned:
            self.section_task(section)
            for activity in self.activities:
                if activity["sectionid"] == section["sectionid"]:
                    self.activity_task(activity)
        self.final_task()
        return self.out

    def read(self, path: str) -> etree._Element:
        """backup/util/plan/restore_structure_step.class.php ``execute``: a step whose file is not there breaks off."""
        if path not in self.files:
            raise RestoreError(f"Backup is missing XML file: {path}")
        return self.parsed(path)

    def parsed(self, path: str) -> etree._Element:
        try:
            return etree.fromstring(self.files[path])
        except etree.XMLSyntaxError as error:
            raise RestoreError(f"{path} is no XML: {error}") from error

    def lose(self, line: str) -> None:
        self.out.lost.append(line)

    # --- before anything is restored

    def known_format(self) -> None:
        """backup/util/helper/convert_helper.class.php ``detect_moodle2_format``: three marks in the first 200 bytes."""
        head = self.files.get("moodle_backup.xml", b"")[:200]
        if any(mark not in head for mark in (b'<?xml version="1.0" encoding="UTF-8"?>', b"<moodle_backup>", b"<information>")):
            raise RestoreError("The selected file is not a valid Moodle backup file")

    def information(self) -> Mapping[str, str]:
        """backup/util/helper/backup_general_helper.class.php ``get_backup_information``; backup/moodle2/restore_plan_builder.class.php."""
        root = self.read("moodle_backup.xml").find("information")
        info = fields(root)
        for name in INFORMATION:
            if info.get(name) is None:
                raise RestoreError(f"moodle_backup.xml lacks {name}")
        self.type = root.findtext("details/detail/type")
        if root.findtext("details/detail/format") != "moodle2" or self.type not in ("course", "section", "activity"):
            raise RestoreError("unknown kind of backup")
        self.sections = [fields(one) for one in root.findall("contents/sections/section")]
        self.activities = [fields(one) for one in root.findall("contents/activities/activity")]
        owners = {"section": [one["directory"] for one in self.sections], "activity": [one["directory"] for one in self.activities]}
        self.settings: dict[str, str] = {}
        self.included: set[str] = set()
        for setting in map(fields, root.findall("settings/setting")):
            level, name, value = setting["level"], setting["name"] or "", setting["value"]
            if level == "root":
                self.settings[name] = value or "0"
            elif level in owners:
                if setting[level] not in {one.rsplit("/", 1)[-1] for one in owners[level]}:
                    raise RestoreError(f"setting {name} belongs to nothing")
                if name.endswith("_included") and value == "1":
                    self.included.add(name.removesuffix("_included"))
            elif level != "course":
                raise RestoreError(f"wrong setting level {level}")
        if self.type == "course" and root.find("contents/course") is None:
            raise RestoreError("a backup of a course without a course")
        self.planned = self.sections if self.type == "course" else self.sections[:1]  # build_section_plan: the first alone
        planned = {one["sectionid"] for one in self.planned}
        for one in (*self.activities, *self.sections):
            if one["sectionid"] not in planned:
                self.lose(f"{one['directory']} belongs to no section that is restored")
        for one in (*self.sections, *self.activities):
            if str(one["directory"]).rsplit("/", 1)[-1] not in self.included:
                self.lose(f"{one['directory']} is not marked as included")
        if self.settings.get("activities", "0") == "0" and self.activities:
            self.lose("the setting activities is off: no activity is restored")
        return info

    def permission(self) -> None:
        """backup/util/checks/restore_check.class.php ``check_security``; user data: an editing teacher has no ``restore:userinfo``."""
        if f"restore:restore{self.type}" not in self.may:
            raise RestoreError(f"may not restore a {self.type}")
        if self.type != "course" and self.out.course.new:
            raise RestoreError("only a backup of a course can become a new course")  # backup/util/ui/renderer.php course_selector
        if self.overwrite and self.type != "course":
            raise RestoreError("there is no such setting")  # backup/moodle2/restore_course_task.class.php define_settings
        self.users = self.settings.get("users", "0") != "0" and "restore:userinfo" in self.may

    def prechecks(self, info: Mapping[str, str]) -> None:
        """backup/util/helper/restore_prechecks_helper.class.php ``execute_prechecks``; backup/util/dbops/restore_dbops.class.php."""
        if int(info["backup_version"]) < 2010072300:
            raise RestoreError("too old a backup")
        if int(info["moodle_version"]) > self.version:
            self.out.warnings.append("backup of a newer Moodle")
        if self.users and "users.xml" not in self.files:
            raise RestoreError("missing_users_xml_file")
        for name in ("roles.xml", "questions.xml"):
            if name not in self.files:
                raise RestoreError(f"missing_{name.replace('.', '_')}_file")
        build = re.search(r"\d{8}", info["moodle_release"])  # restore_stepslib.php, process_question_category
        release = float(re.match(r"\d+\.\d+", info["backup_release"])[0])
        self.after35 = bool(build) and int(build[0]) > 20180205 and release >= 3.5
        self.after40 = bool(re.search(r"\d{8}", info["backup_version"])) and int(info["backup_version"][:8]) >= 20220202 and release >= 4.0
        self.categories_allowed = {"question:add", "question:managecategory"} <= self.may

    def root_task(self, info: Mapping[str, str]) -> None:
        """backup/moodle2/restore_root_task.class.php ``build`` and the steps of restore_stepslib.php that it names."""
        self.mapped["context", info["original_course_contextid"]] = "course"
        self.mapped["context", info["original_system_contextid"]] = "system"
        self.references: dict[str, set[str]] = {"file": set(), "question_category": set()}
        folders = [f"sections/section_{one['sectionid']}" for one in self.planned] + [one["directory"] for one in self.activities]
        for folder in [*folders, *(["course"] if self.type == "course" else [])]:
            if f"{folder}/inforef.xml" in self.files:  # restore_load_included_inforef_records: left out if it is not there
                root = self.parsed(f"{folder}/inforef.xml")
                for kind, ids in self.references.items():
                    ids |= {one.text for one in root.iterfind(f"{kind}ref/{kind}/id")}
        self.load_files()
        for name in ("groups.xml", "scales.xml", "outcomes.xml"):
            self.read(name)
        self.question_bank(self.read("questions.xml"))

    def load_files(self) -> None:
        """restore_load_included_files: what an inforef names, and every file of a question."""
        self.pool: list[Mapping[str, str | None]] = []
        for one in map(fields, self.read("files.xml")):
            component = one["component"] or ""
            if one["@id"] in self.references["file"] or component == "question" or component.startswith("qtype"):
                self.pool.append(one)
            else:
                self.lose(f"file {one['filename']} is named by no inforef.xml")

    # --- questions

    def question_bank(self, root: etree._Element) -> None:
        """restore_questions_parser_processor.class.php: categories that no inforef names are left out, with all that is in them.

        restore_stepslib.php ``restore_create_categories_and_questions`` (4.0: entry → version → question).
        """
        self.entries: dict[str, Question] = {}
        tops: dict[str, str] = {}
        for category in root.iterfind("question_category"):
            facts = fields(category)
            if category.get("id") not in self.references["question_category"]:
                self.lose(f"question category {facts['name']} is named by no inforef.xml")
                continue
            if not self.categories_allowed:
                raise RestoreError("question category cannot be restored: no permission")
            self.question_category(category, facts, tops)
            inside = "question_bank_entries/question_bank_entry" if self.after40 else "questions/question"
            for entry in category.iterfind(inside):
                self.question_entry(entry, category.get("id") or "", facts)

    def question_category(self, category: etree._Element, facts: Mapping[str, str | None], tops: dict[str, str]) -> None:
        if facts["contextlevel"] == str(COURSE_CONTEXT) and ("context", facts["contextid"]) not in self.mapped:
            raise RestoreError(f"question category {facts['name']} lies in a context that is not there")
        if facts["contextlevel"] not in (str(COURSE_CONTEXT), str(MODULE_CONTEXT)):
            self.out.warnings.append(f"question category {facts['name']} is moved to the course")
        required(facts, "question_categories", CATEGORY)
        context = facts["contextid"] or ""
        if facts["parent"] in (None, "0", ""):
            tops[context] = category.get("id") or ""
            if not self.after35:
                self.lose(f"category {facts['name']} of a backup whose release has no build date becomes one under the top category")
        elif facts["parent"] != tops.get(context):
            self.lose(f"the parent of category {facts['name']} is not restored: it moves to the top")
        self.mapped["question_category", category.get("id") or ""] = facts["name"]

    def question_entry(self, entry: etree._Element, category: str, facts: Mapping[str, str | None]) -> None:
        if entry.findtext("questioncategoryid") != category:
            raise RestoreError("an entry of the bank names another category than the one that it is in")
        versions = entry.findall("question_version/question_versions")
        if not versions:
            self.lose(f"question bank entry {entry.get('id')} has no version")
            return
        question = versions[-1].find("questions/question")
        if question is None or versions[-1].findtext("status") not in ("ready", "draft", "hidden"):
            raise RestoreError(f"question bank entry {entry.get('id')} has no question")
        made = replace(self.question(question, facts["contextid"] or ""), idnumber=self.idnumber(entry, category))
        self.entries[entry.get("id") or ""] = made
        self.out.questions.append(made)

    def idnumber(self, entry: etree._Element, category: str) -> str:
        """process_question_bank_entry: one that another entry of the category has is dropped; question_bank_entries.idnumber: 100."""
        number = fields(entry)["idnumber"] or ""
        if len(number) > 100:
            raise RestoreError("question_bank_entries.idnumber is too long")
        if number and ("idnumber", f"{category}/{number}") in self.mapped:
            self.lose(f"idnumber {number} is there twice")
        self.mapped["idnumber", f"{category}/{number}"] = entry
        return number

    def question(self, node: etree._Element, context: str) -> Question:
        """lib/db/install.xml ``question``, ``question_answers``; question/type/*/backup/moodle2/restore_qtype_*_plugin.class.php."""
        facts = fields(node)
        required(facts, "question", QUESTION)
        qtype = facts["qtype"] or ""
        number = node.get("id") or ""
        if qtype not in QTYPES:
            raise RestoreError(f"question type {qtype} is not installed")
        self.text(f"question {facts['name']}", facts["questiontext"], (context, "question", "questiontext", number))
        self.text(f"feedback of {facts['name']}", facts["generalfeedback"], (context, "question", "generalfeedback", number))
        plugin = node.find(f"plugin_qtype_{qtype}_question")
        if plugin is None:
            self.lose(f"question {facts['name']} has nothing of its type {qtype}: it cannot be opened")
            plugin = etree.Element("nothing")
        answers = []
        for answer in plugin.iterfind("answers/answer"):
            one = fields(answer)
            required(one, "question_answers", ANSWER)
            place = (context, "question", "answer", answer.get("id") or "")
            # Answers that learners type are compared as they are: only those that they choose are shown and may hold files
            # (question/type/shortanswer/question.php, ``check_file_access``).
            self.text(f"answer of {facts['name']}", one["answertext"], place if qtype == "multichoice" else None)
            self.text(f"feedback of {facts['name']}", one["feedback"], (context, "question", "answerfeedback", answer.get("id") or ""))
            answers.append((one["answertext"] or "", Decimal(one["fraction"] or "0"), one["feedback"] or ""))
        made = Question(
            number, qtype, facts["name"] or "", Decimal(facts["defaultmark"] or "0"), facts["questiontext"] or "",
            facts["generalfeedback"] or "", tuple(answers), single=plugin.findtext("multichoice/single") == "1",
        )  # fmt: skip
        return self.own_of_type(made, plugin, context)

    def own_of_type(self, made: Question, plugin: etree._Element, context: str) -> Question:
        """The tables of each question type (question/type/<type>/db/install.xml); without their row a question cannot be opened."""
        table = {"numerical": "numerical_options/numerical_option", "match": "matchoptions"}.get(made.qtype, made.qtype)
        if plugin.find(table) is None:
            self.lose(f"question {made.name} has no options of its type")
        elif made.qtype in ("multichoice", "match"):
            required(fields(plugin.find(table)), table, VERDICTS)
        if made.qtype == "match":
            pairs = []
            for one in plugin.iterfind("matches/match"):
                facts = fields(one)
                required(facts, "qtype_match_subquestions", {"questiontext": 0, "answertext": 255})
                self.text(f"line of {made.name}", facts["questiontext"], (context, "qtype_match", "subquestion", one.get("id") or ""))
                pairs.append((facts["questiontext"] or "", facts["answertext"] or ""))
            return replace(made, pairs=tuple(pairs))
        if made.qtype == "numerical":
            record = plugin.find("numerical_records/numerical_record")
            ids = {one.get("id") for one in plugin.iterfind("answers/answer")}
            if record is None or record.findtext("answer") not in ids:  # restore_qtype_numerical_plugin: its answer must be mapped
                raise RestoreError(f"the tolerance of {made.name} belongs to no answer")
            return replace(made, tolerance=record.findtext("tolerance") or "")
        return made

    # --- course, sections, activities

    def course_task(self, info: Mapping[str, str]) -> None:
        """restore_course_task.class.php ``build``: settings of the course only for a new one, or if the teacher says so."""
        self.read("course/roles.xml")
        course = self.out.course
        if not (course.new or self.overwrite):
            return
        facts = fields(self.read("course/course.xml"))
        for name in ("format", "theme", "startdate", "defaultgroupingid"):  # read without asking, process_course
            if name not in facts:
                raise RestoreError(f"course.xml lacks {name}")
        course.fullname = info["original_course_fullname"]
        if course.new or "course:changesummary" in self.may:
            course.summary = facts["summary"] or ""
        if "course:setforcedlanguage" in self.may:
            course.lang = facts["lang"] or ""
        self.text("summary of the course", facts["summary"], ("course", "course", "summary", "0"))

    def section_task(self, section: Mapping[str, str | None]) -> None:
        """restore_section_task.class.php ``get_taskbasepath`` (by id, whatever ``directory`` says); restore_section_structure_step.

        A section with this number is kept: name and summary only if they are empty; hidden or shown as it was.
        """
        root = self.read(f"sections/section_{section['sectionid']}/section.xml")
        facts = fields(root)
        number = int(facts["number"] or "")
        mine = self.out.course.sections.get(number)
        if mine is None:
            self.out.course.sections[number] = Section(facts["name"], facts["summary"] or "", facts["visible"] == "1")
        else:
            mine.name = mine.name or facts["name"]
            mine.summary = mine.summary or facts["summary"] or ""
        self.mapped["course_section", root.get("id") or ""] = number

    def activity_task(self, listed: Mapping[str, str | None]) -> None:
        """restore_activity_task.class.php ``build``; restore_module_structure_step ``process_module``; prepare_activity_structure."""
        kind, folder = listed["modulename"] or "", listed["directory"]
        if kind not in STEPS:
            self.lose(f"activity {listed['title']}: module {kind} is not known here")
            return
        root = self.read(f"{folder}/module.xml")
        module = fields(root)
        required(module, "course_modules", MODULE)
        if root.get("id") != listed["moduleid"] or module["modulename"] != kind:
            raise RestoreError(f"{folder}/module.xml is of another activity")
        number = self.mapped.get(("course_section", module["sectionid"] or ""))
        if number is None:  # then by the section's number, then the first of the course
            number = int(module["sectionnumber"] or 0) if int(module["sectionnumber"] or 0) in self.out.course.sections else 0
            self.lose(f"activity {listed['title']} lands in section {number}: its own is not restored")
        body = self.read(f"{folder}/{kind}.xml")
        context = body.get("contextid") or ""
        if body.get("moduleid") != listed["moduleid"] or body.find(kind) is None:
            raise RestoreError(f"{folder}/{kind}.xml is of another activity")
        self.mapped["context", context] = module
        self.mapped["course_module", root.get("id") or ""] = kind
        facts = fields(body.find(kind))
        required(facts, kind, STEPS[kind])
        texts = tuple(facts.get(name) or "" for name in ("intro", "content"))
        activity = Activity(kind, facts["name"] or "", int(str(number)), module["visible"] == "1", texts, module, facts)
        self.out.activities.append(activity)
        self.out.course.sections.setdefault(int(str(number)), Section()).activities.append(activity.name)
        self.text(activity.name, facts["intro"], (context, f"mod_{kind}", "intro", "0"))
        if kind == "page":
            self.text(activity.name, facts["content"], (context, "mod_page", "content", "0"))
        if kind == "glossary" and not self.users:  # mod/glossary/backup/moodle2/restore_glossary_stepslib.php define_structure
            for entry in body.iterfind("glossary/entries/entry"):
                self.lose(f"word {entry.findtext('concept')}: entries of a glossary are data of users")
        self.read(f"{folder}/roles.xml")
        grades = self.read(f"{folder}/grades.xml")
        if kind == "quiz":
            self.quiz(body.find("quiz"), facts, module, context, grades)

    def quiz(
        self, node: etree._Element, facts: Mapping[str, str | None], module: Mapping[str, str | None], context: str, grades: etree._Element
    ) -> None:
        """mod/quiz/backup/moodle2/restore_quiz_stepslib.php; for grades restore_activity_grades_structure_step of restore_stepslib.php."""
        slots = []
        if int(self.read_version(module)) < 2022020300:
            raise RestoreError("a quiz of before 4.0: its slots name questions, not entries of the bank")
        for instance in node.iterfind("question_instances/question_instance"):
            slot = fields(instance)
            required(slot, "quiz_slots", {"slot": 0, "page": 0, "maxmark": 0, "requireprevious": 0})
            reference = instance.find("question_reference")
            if reference is None:
                self.lose(f"slot {slot['slot']} of {facts['name']} has no question")
                continue
            found = self.entries.get(reference.findtext("questionbankentryid") or "")
            if found is None:
                self.lose(f"slot {slot['slot']} of {facts['name']} refers to a question that is not restored")
                continue
            if (reference.findtext("component"), reference.findtext("questionarea")) != ("mod_quiz", "slot"):
                self.lose(f"slot {slot['slot']} of {facts['name']} is not found by the quiz")
            if reference.findtext("usingcontextid") != context:
                self.lose(f"slot {slot['slot']} of {facts['name']} belongs to another context")
            slots.append((found, Decimal(slot["maxmark"] or "0")))
        numbers = [int(one.findtext("slot") or 0) for one in node.iterfind("question_instances/question_instance")]
        if numbers != list(range(1, len(numbers) + 1)):
            self.lose(f"the slots of {facts['name']} are not counted from 1: the quiz cannot be shown")
        first = node.findtext("sections/section/firstslot")
        if first not in (None, "1"):  # quiz_sections: the first begins with the first slot
            self.lose(f"no section of {facts['name']} begins with its first question")
        total = sum((mark for _, mark in slots), Decimal(0))
        if Decimal(facts["sumgrades"] or "0") != total:  # taken over as it is: nobody can get full marks, or everybody more
            self.lose(f"{facts['name']}: sumgrades {facts['sumgrades']} is not the sum of the marks {total}")
        ranges = []
        for one in node.iterfind("feedbacks/feedback"):
            row = fields(one)
            required(row, "quiz_feedback", {"feedbacktext": 0, "mingrade": 0, "maxgrade": 0})
            ranges.append((Decimal(row["mingrade"] or "0"), Decimal(row["maxgrade"] or "0"), row["feedbacktext"] or ""))
            self.text(f"feedback of {facts['name']}", row["feedbacktext"], (context, "mod_quiz", "feedback", one.get("id") or ""))
        item = grades.find("grade_items/grade_item")
        gradepass = None
        if item is not None:
            row = fields(item)
            required(row, "grade_items", GRADE)
            if (row["itemtype"], row["itemmodule"], row["iteminstance"]) != ("mod", "quiz", facts["@id"]):
                self.lose(f"the grade of {facts['name']} is of another activity")
            if Decimal(row["grademax"] or "0") != Decimal(facts["grade"] or "0"):
                self.lose(f"the highest grade of {facts['name']} is not that of the gradebook")
            gradepass = Decimal(row["gradepass"] or "0")
        grade = Decimal(facts["grade"] or "0")
        self.out.quizzes.append(
            Quiz(facts["name"] or "", Decimal(facts["sumgrades"] or "0"), grade, tuple(slots), gradepass, tuple(ranges))
        )

    def read_version(self, module: Mapping[str, str | None]) -> str:
        return module["@version"] or "0"

    # --- at the end

    def text(self, where: str, text: str | None, place: tuple[str, str, str, str] | None) -> None:
        """``place``: the file area in which what the text shows is looked for; None = files of it are never looked for."""
        self.texts.append((where, text or "", place))

    def final_task(self) -> None:
        """restore_final_task.class.php ``build``: files of questions, links, sections without gaps."""
        self.store_files()
        for where, text, place in self.texts:
            self.links(where, text)
            held = self.out.stored.get(place, {})
            for path in re.findall(r"@@PLUGINFILE@@/([^\"'\s<>#?]*)", text) if place else ():
                if unquote(path) not in held:
                    self.lose(f"{where} shows {unquote(path)}, which is not among its files")
        sections = self.out.course.sections
        for number in range(max(sections, default=-1) + 1):  # restore_rebuild_course_cache: no number is left out
            if number not in sections:
                sections[number] = Section()
                if number:
                    self.lose(f"section {number} is made empty, to fill a gap")
        known = {place for _, _, place in self.texts}
        for place, held in self.out.stored.items():
            if place not in known:
                self.lose(f"files {', '.join(sorted(held))} belong to nothing that is restored")

    def store_files(self) -> None:
        """restore_dbops.class.php ``send_files_to_pool``: content lies in files/<two digits>/<sha1>; contexts must be mapped."""
        for one in self.pool:
            for name in FILE:
                if one.get(name) is None:
                    raise RestoreError(f"files.xml: {one.get('filename')} lacks {name}")
            sha = one["contenthash"] or ""
            path = f"files/{sha[:2]}/{sha}"
            if path not in self.files:
                self.lose(f"file {one['filename']}: its content is not in the backup")
                continue
            if hashlib.sha1(self.files[path], usedforsecurity=False).hexdigest() != sha or len(self.files[path]) != int(
                one["filesize"] or 0
            ):
                self.lose(f"file {one['filename']}: its content is not what its hash says")
            if ("context", one["contextid"]) not in self.mapped:
                self.lose(f"file {one['filename']} lies in a context that is not restored")
                continue
            folder = one["filepath"] or ""
            if not (folder.startswith("/") and folder.endswith("/")):  # lib/filestorage/file_storage.php create_file_from_pathname
                raise RestoreError(f"file {one['filename']}: the path {folder} begins or ends without a stroke")
            place = (one["contextid"] or "", one["component"] or "", one["filearea"] or "", one["itemid"] or "")
            held = self.out.stored.setdefault(place, {})
            name = f"{folder}{one['filename']}"[1:]
            if name in held:
                self.lose(f"file {name} is there twice")
            held[name] = sha

    def links(self, where: str, text: str) -> None:
        """backup/util/helper/restore_decode_processor.class.php, restore_decode_rule.class.php; rules in the task of each module.

        A code whose id is not mapped stays as it is, which is a dead link.
        """
        for code, number in re.findall(r"\$@([A-Z0-9]+)\*(\d+)(?:\*\d+)*@\$", text):
            kind = {"PAGEVIEWBYID": "page", "QUIZVIEWBYID": "quiz", "GLOSSARYVIEWBYID": "glossary"}.get(code)
            if kind is None:
                self.lose(f"{where} links with {code}, which no rule decodes")
            elif self.mapped.get(("course_module", number)) != kind:
                self.lose(f"{where} links to {code} {number}, which is not restored")
        for address in re.findall(r'(?:href|src)="([^"]*)"', text):
            if not re.match(r"https?:|mailto:|tel:|#|\$@|@@PLUGINFILE@@/", address):
                self.lose(f"{where} links to {address}, which is nowhere in a course")
