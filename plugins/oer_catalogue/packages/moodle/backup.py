"""The files of a backup (Moodle 4.0; restored by 4.0 and later), from the outline of a module."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import BinaryIO

from markupsafe import escape

from ...locales.codes import moodle_language
from ...model import Edition, Module
from ...zipped import Content, write_zip
from ..about import ATTRIBUTION, About, about, attribution_text
from ..format import PackageContext
from ..parts import GLOSSARY, QUIZ, Part, Words, make_parts
from ..questions import Questions, public_address, questions
from ..told import changed
from .bank import EMPTY, HTML, Bank, Owner, bank, bank_file, items_of
from .files import Place, Pool, address, typed
from .manifest import VERSION, Course, Type, contents
from .outline import Activity, Section, course_outline, general, module_section, numbering, section_outline
from .pages import ABOUT, CREDITS, WORDS, about_page, lead, link, look, page
from .quiz import grade_item, quiz
from .words import words_file
from .xml import Value, xml


def write_backup(module: Module, edition: Edition, context: PackageContext, target: BinaryIO, kind: Type) -> None:
    """A backup of an edition. Moodle takes a ZIP for one, as it takes its own tar.gz."""
    words = Words(module, edition, context)
    parts = make_parts(words, guide=True)
    facts = about(module, edition, context)
    numbers = numbering(module, edition.locale)
    names = (context.strings("player.introduction"), context.strings("player.about"))
    course = Course(f"{module.package_id}-{edition.locale}", facts, next(numbers), next(numbers), _seconds(module.updated))
    sections = (course_outline if kind == "course" else section_outline)(parts, facts, names, numbers)
    made = {CREDITS: attribution_text(facts, context).encode()}
    for part in parts:
        if part.name == GLOSSARY:
            made[WORDS] = words_file(part)
    pool = Pool(module, context.read, made, numbers, course.time)
    write = _Write(words, {part.name: part for part in parts}, facts, course, sections, pool, numbers)
    files = write.files(kind)
    write_zip({**files, **pool.contents(), ATTRIBUTION: made[CREDITS]}, target, stored=pool.packed)


def write_course(facts: About, whole: Module, members: Sequence[Member], attribution: str, target: BinaryIO) -> None:
    """A backup of a course whose sections are modules. ``facts`` and ``whole`` are those of the course, ``attribution`` names all."""
    numbers = numbering(whole, facts.locale)
    course = Course(f"{whole.id}-{facts.locale}", facts, next(numbers), next(numbers), _seconds(facts.updated))
    sections = [general(facts.summary, numbers)]
    files: dict[str, Content] = {}
    values: list[Value] = []
    records: list[dict[str, Value]] = []
    stored: set[str] = set()
    top, write = 0, None
    for number, member in enumerate(members, 1):
        write = _of(member, number, course, numbers)
        made, stock = write.inside(top)
        top = top or next(iter(stock.categories), 0)
        files |= {**made, **write.pool.contents()}
        values += stock.values
        records += write.pool.records
        stored |= write.pool.packed
        sections += write.sections
    if write is None:
        raise ValueError("a course needs modules")
    files |= write.section(sections[0]) | write.around("course", values, sections, records)
    write_zip({**files, ATTRIBUTION: attribution.encode()}, target, stored=frozenset(stored))


@dataclass(frozen=True, slots=True)
class Member:
    """A module of a course of several. ``summary``: what its section says below its name."""

    module: Module
    edition: Edition
    context: PackageContext
    summary: str


def _of(member: Member, number: int, course: Course, numbers: Iterator[int]) -> _Write:
    """What writes one module of several, as the section ``number`` of a course."""
    module, context = member.module, member.context
    words = Words(module, member.edition, context)
    parts = make_parts(words, guide=True)
    facts = about(module, member.edition, context)
    names = (context.strings("player.introduction"), context.strings("player.about"))
    section = module_section(number, parts, facts, member.summary, names, numbers)
    made = {CREDITS: attribution_text(facts, context).encode()}
    for part in parts:
        if part.name == GLOSSARY:
            made[WORDS] = words_file(part)
    pool = Pool(module, context.read, made, numbers, course.time)
    return _Write(words, {part.name: part for part in parts}, facts, course, (section,), pool, numbers)


def _seconds(date: str) -> int:
    """The beginning of an ISO date in UTC, in Unix seconds."""
    return int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp())


@dataclass(frozen=True, slots=True)
class _Write:
    words: Words
    parts: dict[str, Part]
    facts: About
    course: Course
    sections: tuple[Section, ...]
    pool: Pool
    numbers: Iterator[int]

    def inside(self, top: int = 0) -> tuple[dict[str, Content], Bank]:
        """The files of sections and activities, and the bank; ``top`` is its uppermost category, if another one has it already."""
        found = self._questions()
        stock = self._bank(found, top) if found else EMPTY
        files: dict[str, Content] = {}
        for section in self.sections:
            files |= self.section(section)
            for activity in section.activities:
                files |= self.activity(activity, section, found, stock)
        return files, stock

    def files(self, kind: Type) -> dict[str, Content]:
        files, stock = self.inside()
        return files | self.around(kind, stock.values, self.sections, self.pool.records)

    def around(
        self, kind: Type, stock: Sequence[Value], sections: Sequence[Section], records: Sequence[dict[str, Value]]
    ) -> dict[str, Content]:
        """The files that a backup has once: the course, all questions, all files, and what is in the backup."""
        files: dict[str, Content] = {"questions.xml": bank_file(stock)}
        if kind == "course":
            files |= self.course_files()
        empty = {"groups": {"groupcustomfields": "", "groupings": ""}, "roles_definition": "", "scales_definition": ""}
        empty |= {"outcomes_definition": ""}
        files |= {f"{name.removesuffix('_definition')}.xml": xml(name, value) for name, value in empty.items()}
        files["files.xml"] = xml("files", {"file": list(records)})
        site = self.words.context.settings.site_url
        files["moodle_backup.xml"] = contents(self.course, sections, kind, site)
        return files

    # --- questions

    @property
    def modules(self) -> dict[str, int]:
        """Part → course module, for links."""
        return {one.part: one.module for section in self.sections for one in section.activities}

    def _questions(self) -> Questions | None:
        if QUIZ not in self.parts:
            return None
        module, edition, context = self.words.module, self.words.edition, self.words.context
        elsewhere = partial(public_address, module, edition, context)
        modules = {part: number for part, number in self.modules.items() if part != QUIZ and self._open(part)}

        def place(kind: str, value: str) -> str:
            if kind == "media":
                return address(value)
            part, _, fragment = value.partition("#")
            code = link(part, modules) if kind == "doc" else ""
            return (code + (f"#{part}.{fragment}" if fragment else "")) if code else elsewhere(kind, value)

        return questions(module, edition, context, place)

    def _open(self, part: str) -> bool:
        return all(one.visible for section in self.sections for one in section.activities if one.part == part)

    def _bank(self, found: Questions, top: int) -> Bank:
        facts = self.facts
        owner = Owner(f"{self.words.module.id}.{facts.locale}", f"{facts.title} ({facts.version}, {facts.locale})", facts.rights)
        return bank(found, self.pool, self.numbers, self.course.context, self.course.id, owner, top)

    # --- course and sections

    def course_files(self) -> dict[str, Content]:
        time, facts = self.course.time, self.course.facts
        value: Value = {
            "@id": self.course.id,
            "@contextid": self.course.context,
            "shortname": self.course.name,
            "fullname": facts.title[:254],
            "idnumber": "",
            "summary": f"<p>{escape(facts.summary)}</p>\n<p>{escape(facts.rights)}</p>",
            "summaryformat": HTML,
            "format": "topics",
            "showgrades": 1,
            "newsitems": 0,
            "startdate": time,
            "enddate": 0,
            "marker": 0,
            "maxbytes": 0,
            "legacyfiles": 0,
            "showreports": 0,
            "visible": 1,
            "groupmode": 0,
            "groupmodeforce": 0,
            "defaultgroupingid": 0,
            "lang": moodle_language(facts.locale),
            "theme": "",
            "timecreated": time,
            "timemodified": time,
            "requested": 0,
            "showactivitydates": 0,
            "showcompletionconditions": 1,
            "enablecompletion": 1,
            "completionnotify": 0,
            "category": {"@id": next(self.numbers), "name": "OER", "description": ""},
            "tags": "",
        }
        return {"course/course.xml": xml("course", value), "course/inforef.xml": xml("inforef", ""), "course/roles.xml": _NO_ROLES}

    def section(self, section: Section) -> dict[str, Content]:
        value: Value = {
            "@id": section.id,
            "number": section.number,
            "name": section.name or None,
            "summary": f"<p>{escape(section.summary)}</p>" if section.summary else "",
            "summaryformat": HTML,
            "sequence": ",".join(str(one.module) for one in section.activities),
            "visible": int(section.visible),
            "availabilityjson": None,
            "component": None,
            "itemid": None,
            "timemodified": self.course.time,
        }
        return {f"{section.folder}/section.xml": xml("section", value), f"{section.folder}/inforef.xml": xml("inforef", "")}

    # --- activities

    def activity(self, one: Activity, section: Section, found: Questions | None, stock: Bank) -> dict[str, Content]:
        grades: Value = ""
        references: dict[str, Value] = {}
        if one.kind == "quiz" and found is not None:
            body, shown = self._quiz(one, found, stock)
            references["question_categoryref"] = {"question_category": [{"id": number} for number in stock.categories]}
            if any(entry.mark for entry in stock.entries):
                grades = {"grade_item": grade_item(found, self.numbers, one.instance, self.course.time)}
        else:
            body, shown = self._text(one)
        if shown:
            references = {"fileref": {"file": [{"id": number} for number in shown]}, **references}
        if grades:
            references["grade_itemref"] = {"grade_item": {"id": grades["grade_item"]["@id"]}}
        head = {"@id": one.instance, "@moduleid": one.module, "@modulename": one.kind, "@contextid": one.context}
        return {
            f"{one.folder}/{one.kind}.xml": xml("activity", {**head, one.kind: body}),
            f"{one.folder}/module.xml": xml("module", self._module(one, section, bool(grades), found)),
            f"{one.folder}/inforef.xml": xml("inforef", references),
            f"{one.folder}/roles.xml": _NO_ROLES,
            f"{one.folder}/grades.xml": xml("activity_gradebook", {"grade_items": grades, "grade_letters": ""}),
        }

    def _text(self, one: Activity) -> tuple[Value, tuple[int, ...]]:
        """A page or a label, and the ids of its files."""
        if one.kind == "label":
            html = typed(lead(self.words, self.facts))
            body: dict[str, Value] = {"@id": one.instance, "name": one.name, "intro": html, "introformat": HTML}
            return {**body, "timemodified": self.course.time}, self.pool.add(html, Place(one.context, "mod_label", "intro"))
        html = typed(self._about() if one.part == ABOUT else self._page(one.part))
        body = {
            "@id": one.instance,
            "name": one.name,
            "intro": "",
            "introformat": HTML,
            "content": html,
            "contentformat": HTML,
            "legacyfiles": 0,
            "legacyfileslast": None,
            "display": 5,  # open in the same window
            "displayoptions": 'a:2:{s:10:"printintro";i:0;s:17:"printlastmodified";i:0;}',
            "revision": 1,
            "timemodified": self.course.time,
        }
        return body, self.pool.add(html, Place(one.context, "mod_page", "content"))

    def _about(self) -> str:
        found = self._questions()
        notes = changed(items_of(found)[1], found, self.words.context.strings) if found else []
        return about_page(self.words, self.facts, GLOSSARY in self.parts, notes)

    def _page(self, name: str) -> str:
        order = [one.part for section in self.sections for one in section.activities if one.visible and one.part in self.parts]
        at = order.index(name) + 1 if name in order else len(order)
        following = self.parts[order[at]] if at < len(order) else None
        return page(self.words, self.parts[name], self.facts, self.modules, following)

    def _quiz(self, one: Activity, found: Questions, stock: Bank) -> tuple[Value, tuple[int, ...]]:
        part = self.parts[QUIZ]
        notice = f'<p class="alert alert-warning">{escape(part.notice)}</p>\n' if part.notice else ""
        intro = typed(notice + found.marked(look(found.intro.html)))
        shown = self.pool.add(intro, Place(one.context, "mod_quiz", "intro"))
        supervised = self.words.module.quiz_supervised
        return quiz(found, stock, self.numbers, one.instance, one.context, self.course.time, intro, supervised), shown

    def _module(self, one: Activity, section: Section, graded: bool, found: Questions | None) -> Value:
        """The course module. A lesson is done when it was opened, a quiz when it was passed."""
        quiz = one.kind == "quiz" and graded
        passes = quiz and bool(found and found.pass_mark)
        opened = one.kind == "page" and one.visible and one.part != ABOUT
        return {
            "@id": one.module,
            "@version": VERSION,
            "modulename": one.kind,
            "sectionid": section.id,
            "sectionnumber": section.number,
            "idnumber": "",
            "added": self.course.time,
            "score": 0,
            "indent": 0,
            "visible": int(one.visible),
            "visibleoncoursepage": 1,
            "visibleold": int(one.visible),
            "groupmode": 0,
            "groupingid": 0,
            "completion": 2 if quiz or opened else 0,
            "completiongradeitemnumber": 0 if quiz else None,
            "completionpassgrade": int(passes),
            "completionview": int(opened),
            "completionexpected": 0,
            "availability": None,
            "showdescription": int(one.kind == "label"),
            "downloadcontent": 1,
            "lang": None,
            "tags": "",
        }


_NO_ROLES = xml("roles", {"role_overrides": "", "role_assignments": ""})
