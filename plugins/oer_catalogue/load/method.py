"""``docs/methods/<id>/`` → Method: a training technique, with everything that is wrong with it.

``method.yml`` holds the facts, ``<locale>.md`` the words: the introduction, ``## … {#steps}`` with one ``### … {#id}`` per step,
``## … {.online}`` and other forms (the class is the fact), ``{#materials}``, ``{#pitfalls}``, ``{#sources}``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..model import METHOD_FORMS, Document, Method, MethodPart, MethodWords, Module, Node
from ..near import near
from ..problem import Place, Problem
from ..rules import markdown
from ..rules import methods as rules
from ..rules.codes import capped, problem
from ..rules.links import catalogue_links
from ..schema.explain import validate
from ..schema.front import MethodFront
from ..schema.method import MethodFile
from ..schema.yaml import read
from . import cards, convert
from .markdown import cut, plain, slug
from .texts import read_text

METHODS = "docs/methods"
FACTS = "method.yml"
CARD = cards.Card(METHODS, "method", FACTS, rules.RESERVED)
TEXT = "method.md"
"""The name of a method's text as a document: the file is named by its language alone."""
Nodes = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Methods:
    """Every method that can be used, by id; ``named``: the folders of all, broken ones too."""

    usable: Mapping[str, Method] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def load_methods(root: Path) -> Methods:
    """The methods of the project ``root``, sorted by id. A broken one is named and left out. Raises OSError if a file cannot be read."""
    problems: list[Problem] = []
    usable: dict[str, Method] = {}
    named: set[str] = set()
    for folder in cards.folders(root, CARD, problems):
        named.add(folder.name)
        method, found = load_method(folder, root)
        problems += found
        if method:
            usable[folder.name] = method
    return Methods(usable, frozenset(named), tuple(problems))


def load_method(folder: Path, root: Path) -> tuple[Method | None, tuple[Problem, ...]]:
    """The method in ``folder``, or None if something is wrong with it; and every problem of it."""
    name = folder.relative_to(root).as_posix()
    problems: list[Problem] = []
    texts = cards.texts(folder, name, CARD, problems)
    method = _understand(name, texts, problems)
    every = tuple(capped(sorted(set(problems)), Place(f"{name}/{FACTS}")))
    return (None if any(p.severity == "error" for p in every) else method), every


def _understand(name: str, texts: Mapping[str, str], problems: list[Problem]) -> Method | None:
    place = Place(f"{name}/{FACTS}")
    if FACTS not in texts:
        problems.append(problem("OER-M009", place, f"the method has no {FACTS}", "Create it; the reference page 'method.yml' shows how."))
        return None
    yaml, found = read(texts[FACTS], place.file)
    problems += found
    facts, wrong = validate(MethodFile, yaml) if yaml else (None, [])
    problems += wrong
    said = [_words(name, path[:-3], text, problems) for path, text in texts.items() if path != FACTS]
    if yaml is None or facts is None:
        return None
    said.sort(key=lambda words: (words.locale != facts.source_language, words.locale))
    subject = rules.MethodSubject(name, facts, yaml)
    problems += rules.check(subject)
    method = _method(subject, {words.locale: words for words in said})
    source = method.words.get(facts.source_language)
    if source is None:
        fix = f"Create {name}/{facts.source_language}.md, or name another source language."
        message = f"there is no {facts.source_language}.md"
        problems.append(problem("OER-K007", yaml.place(("source_language",)), message, fix))
        return None
    module = as_module(method)
    for words in said:
        problems += rules.words(subject, words, source)
        problems += markdown.check(module.editions[words.locale].index, module, module.editions[words.locale])
    return method


def _method(subject: rules.MethodSubject, words: Mapping[str, MethodWords]) -> Method:
    facts = subject.facts
    return Method(
        id=subject.name.rpartition("/")[2],
        folder=subject.name,
        place=subject.yaml.place(()),
        words=words,
        links=tuple(link for said in words.values() if said.document for link in catalogue_links(said.document)),
        **convert.method_facts(facts),
    )


# --- words ----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Parts:
    """The sections of a text while it is read."""

    document: Document
    problems: list[Problem]
    reserved: dict[str, Nodes] = field(default_factory=dict)
    forms: dict[str, tuple[str, Nodes]] = field(default_factory=dict)

    def say(self, code: str, node: Node, message: str, fix: str, suggestion: str = "") -> None:
        self.problems.append(problem(code, self.document.place(node.start), message, fix, suggestion))

    def add(self, heading: Node, inner: Nodes) -> None:
        """One ``##`` part, under its class or its reserved id."""
        title, kinds = plain(heading.children), [name for name in heading.classes if name in METHOD_FORMS]
        for name in heading.classes:
            if name not in METHOD_FORMS:
                fix = f"Use one of: {', '.join(METHOD_FORMS)}."
                self.say("OER-G021", heading, f"'.{name}' on '{title}' is unknown", fix, near(name, METHOD_FORMS))
        if len(heading.classes) > 1:
            self.say("OER-G021", heading, f"'{title}' has {len(heading.classes)} classes; a part has one", "Write one part for each.")
        where: dict = self.forms if kinds else self.reserved
        key = kinds[0] if kinds else heading.id
        if not kinds and key not in rules.SECTIONS:
            if not heading.classes:
                fix = f"Give it one of the ids {', '.join(rules.SECTIONS)}, or a class such as {{.online}}."
                self.say("OER-K008", heading, f"nothing uses the part '{title}'", fix, near(slug(title), (*rules.SECTIONS, *METHOD_FORMS)))
        elif key in where:
            self.say("OER-G024", heading, f"'{key}' stands twice", "Join the two parts.")
        elif not inner:
            self.say("OER-G025", heading, f"the part '{title}' is empty", "Write its words below, or remove it.")
        else:
            where[key] = (title, inner) if kinds else inner

    def inside(self, section: str) -> tuple[MethodPart, ...]:
        """The ``### … {#id}`` parts of a section."""
        before, parts = cut(self.reserved.get(section, ()), 3)
        if before:
            fix = "Put it below a `### … {#id}` heading, or into the introduction."
            self.say("OER-K008", before[0], f"this text in '{section}' is below no heading of its own", fix)
        found = []
        for heading, inner in parts:
            title = plain(heading.children)
            if not heading.id:
                self.say("OER-G020", heading, f"'{title}' has no id", "Add the id that method.yml uses.", f"{{#{slug(title)}}}")
                continue
            if not inner and section == "steps":
                self.say("OER-G025", heading, f"the step '{title}' is empty", "Say what the facilitator says and does.")
            found.append(MethodPart(heading.id, title, inner))
        return tuple(found)


def _words(name: str, locale: str, text: str, problems: list[Problem]) -> MethodWords:
    """A text as words; they may be incomplete if something is wrong with it."""
    found, wrong = read_text(text, f"{name}/{locale}.md", TEXT, locale, MethodFront)
    problems += wrong
    document = found.document
    front = found.front.facts if found.front and isinstance(found.front.facts, MethodFront) else None
    parts = _Parts(document, problems)
    intro, sections = cut(document.nodes, 2)
    if not intro:
        place = Place(document.file, document.body_line)
        problems.append(problem("OER-G025", place, "there is no introduction", "Say when to use the method, and when not."))
    for heading, inner in sections:
        parts.add(heading, inner)
    return MethodWords(
        locale,
        document.title,
        front.meaning if front else "",
        front.origin if front else "unknown",
        front.reviewed if front else False,
        document,
        intro,
        parts.inside("steps"),
        {form: parts.forms[form] for form in METHOD_FORMS if form in parts.forms},
        parts.inside("materials"),
        parts.reserved.get("pitfalls", ()),
        parts.reserved.get("sources", ()),
    )


# --- other shapes ---------------------------------------------------------------------------------------------------


def as_module(method: Method) -> Module:
    """The method's texts in the shape in which the rules of Markdown and the writer of bodies know texts: editions of a module."""
    said = [(words.title, words.meaning, words.document) for words in method.words.values() if words.document]
    return cards.texts_as_module(method.id, method.folder, method.source_language, method.place, said)


def light_methods(methods: Mapping[str, Method]) -> dict[str, Method]:
    """The methods without their texts: facts, titles and meanings. They travel to every process."""

    def words(said: MethodWords) -> MethodWords:
        return MethodWords(said.locale, said.title, said.meaning, said.origin, said.reviewed)

    return {id: replace(m, links=(), words={tag: words(said) for tag, said in m.words.items()}) for id, m in methods.items()}
