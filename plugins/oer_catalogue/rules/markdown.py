"""What may stand in a Markdown text: one function per topic, each giving problems at their exact places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..load.markdown import ID, MAX_DEPTH, MAX_NODES, plain, slug
from ..model import Document, Edition, Module, Node
from ..near import near
from ..problem import Place, Problem
from .characters import check_hosts, check_invisible
from .codes import capped
from .links import check_links, check_players
from .text import Text

__all__ = ["check"]

ALERTS = ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION")


def check(document: Document, module: Module, edition: Edition) -> Iterator[Problem]:
    """The problems of one document, at most MAX_PROBLEMS and a note that there are more.

    Links to other modules are not looked up here: ``links.check_catalogue_links`` needs the whole catalogue.
    """
    text = Text(document, module, edition)
    yield from capped((found for rule in RULES for found in rule(text)), Place(document.file, document.body_line))


# --- depth, HTML, templates -----------------------------------------------------------------------------------------


def size(text: Text) -> Iterator[Problem]:
    """A tree that reaches the reader's limit."""
    if len(text.nodes) >= MAX_NODES:
        message = f"the text has more than {MAX_NODES:,} elements; the rest is not read"
        yield text.problem("OER-F005", text.nodes[-1].start, message, "Split it into several lessons.")


def depth(text: Text) -> Iterator[Problem]:
    """Nesting that reaches the reader's limit."""
    node = _too_deep(text.document.nodes, 1) if text.deepest > MAX_DEPTH else None
    if node:
        message = f"here {MAX_DEPTH} elements or more stand inside each other"
        yield text.problem("OER-R001", node.start, message, "Use fewer levels of quotes, lists and emphasis.")


def _too_deep(nodes: tuple[Node, ...], level: int) -> Node | None:
    for node in nodes:
        if node.children:
            found = node if level >= MAX_DEPTH else _too_deep(node.children, level + 1)
            if found:
                return found
    return None


# Every repetition that another one follows is bounded: a long line of spaces must not cost time.
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*|!--|!|\?)")
_HANDLER = re.compile(r"[\s/\"'](on[a-z]+)\s*=", re.I)
_STYLE = re.compile(r"[\s/\"']style\s*=", re.I)
_ADDRESS = re.compile(r"=\s{0,20}[\"']?\s{0,20}((?:javascript|vbscript|data|file))\s*:", re.I)


def raw_html(text: Text) -> Iterator[Problem]:
    """HTML tags and comments; a closing tag counts with its opening one."""
    opened: set[str] = set()
    for node in text.of("html"):
        found = _TAG.search(node.text)
        name = found[2].lower() if found else ""
        if not (found and found[1] and name in opened):
            what = "an HTML comment" if name == "!--" else f"the HTML tag <{name}>" if name[:1].isalpha() else "HTML"
            fix = "Write it in Markdown. If the sign < itself is meant, write it as code: `<`."
            fix = "Remove it: nothing in a text is hidden from its readers." if name == "!--" else fix
            yield text.problem("OER-S001", node.start, f"{what} is not allowed", fix)
        opened.update(match[2].lower() for match in _TAG.finditer(node.text) if not match[1])
        for match in _HANDLER.finditer(node.text):
            yield text.problem("OER-S002", node.start, f"'{match[1]}' would run a script", "Remove it.")
        if _STYLE.search(node.text):
            yield text.problem("OER-S004", node.start, "'style' is not allowed", "Remove it; the site decides how text looks.")
        for match in _ADDRESS.finditer(node.text):
            yield text.problem("OER-S003", node.start, f"addresses with '{match[1].lower()}:' are not allowed", "Remove it.")


_BRACE = re.compile(rb"\{(?=[{%])")  # one literal sign in front: then a search costs no more than memchr
_TEMPLATE = re.compile(rb"\{\{|\{%|-{1,4}8<-{1,4}")


def templates(text: Text) -> Iterator[Problem]:
    """Marks of includes and templates outside code."""
    if not _BRACE.search(text.data) and (b"<" not in text.data or b"8<" not in text.data):
        return
    for match in _TEMPLATE.finditer(text.data):
        if not text.in_code(match.start()):
            mark = match[0].decode()
            fix = "Nothing is included or filled in here. To show the mark itself, write it as code between backticks."
            yield text.problem("OER-S009", match.start(), f"'{mark}' is a mark of a template", fix)


# --- headings -------------------------------------------------------------------------------------------------------


def _headings(text: Text) -> list[Node]:
    return text.of("heading")


def _is_plain_text(text: Text) -> bool:
    """An introduction or a lesson: headings there are an outline, and classes mean nothing."""
    return text.document.name == "index.md" or text.document.name.startswith("lessons/")


def heading_levels(text: Text) -> Iterator[Problem]:
    before = 1
    for node in _headings(text):
        title = plain(node.children)
        if not title:
            yield text.problem("OER-L018", node.start, "the heading has no words", "Write them, or remove the heading.")
        if node.level == 1:
            message = f"'{title}' is a heading of the first level"
            yield text.problem("OER-L008", node.start, message, "Begin with two signs.", f"## {title}")
        elif node.level > before + 1 and _is_plain_text(text):
            message = f"'{title}' is of level {node.level}, after one of level {before}"
            yield text.problem("OER-L009", node.start, message, "Leave no level out.", f"{'#' * (before + 1)} {title}")
        before = node.level


def heading_ids(text: Text) -> Iterator[Problem]:
    used = Counter(node.id for node in _headings(text) if node.id)
    seen: set[str] = set()
    for node in _headings(text):
        if not node.id:
            continue
        if not ID.fullmatch(node.id):
            fix = "An id begins with a small letter a to z; small letters, digits and hyphens follow."
            better = slug(node.id)
            yield text.problem("OER-S008", node.start, f"'{node.id}' cannot be an id", fix, better if ID.fullmatch(better) else "")
        elif used[node.id] > 1 and node.id in seen:
            yield text.problem("OER-L007", node.start, f"the id '{node.id}' stands twice in this file", "Give this heading another id.")
        seen.add(node.id)


def heading_attributes(text: Text) -> Iterator[Problem]:
    for node in _headings(text):
        for attribute in node.attrs:
            name = attribute.partition("=")[0].lower()
            code = "OER-S002" if name.startswith("on") else "OER-S004"
            fix = "Keep only the id, {#id}, and known classes."
            yield text.problem(code, node.start, f"'{attribute}' is not allowed on a heading", fix)
        for name in node.classes:
            if _is_plain_text(text) or text.document.name == "glossary.md":
                fix = "Remove it. Classes name outcomes in quiz.md and parts in guide.md."
                yield text.problem("OER-L012", node.start, f"the class '.{name}' has no meaning in this file", fix)


_BRACES = re.compile(r"\s?\{[:.#]?\s*[\w.#:][^{}\n]*\}")
_LINE_BRACES = re.compile(r"\{:[^{}\n]*\}\s*$")


def attributes_elsewhere(text: Text) -> Iterator[Problem]:
    """``{…}`` behind a link or a picture, or on a line of its own: other tools read it, here it would be shown."""
    if not any("{" in node.text[:2] for node in text.of("text")):  # both patterns begin with it, one perhaps with a blank before
        return
    for node in text.nodes:
        for before, child in zip((None, *node.children), node.children, strict=False):
            if child.kind != "text":
                continue
            behind = before and before.kind in ("link", "image", "strong", "emphasis", "code")
            found = (_BRACES if behind else _LINE_BRACES).match(child.text)
            if found and not (before and "=" not in found[0] and found[0][0] == " "):
                code = "OER-S002" if re.search(r"\bon[a-z]+\s*=", found[0], re.I) else "OER-L012"
                message = f"'{found[0].strip()}' has no meaning here and would be shown"
                yield text.problem(code, child.start, message, "Remove it; only headings have an id and classes.")


# --- alerts, tables, footnotes --------------------------------------------------------------------------------------

_MARK = re.compile(r"\[!([^\]\n]{0,100})\]")
_OTHER_ALERT = re.compile(r"(?:!!!|\?\?\?\+?) {1,4}[a-z][\w-]*(?: {1,4}\".*)?$")
_ALERT_SIGNS = ("[", "!", "?")  # one of them begins each of the two
_ALERT_FIX = "Write `> [!TIP]` alone on a line, and each line of the text below it with `> `."


def alerts(text: Text) -> Iterator[Problem]:
    for node in text.of("alert", "quote"):
        if node.kind == "alert" and not node.children:
            yield text.problem("OER-L023", node.start, "there is nothing under the alert", _ALERT_FIX)
        for child in node.children:
            if node.kind == "quote" and child.kind == "paragraph":
                yield from _alert(text, child, inside=True)
    for node in text.document.nodes:
        if node.kind == "paragraph":
            yield from _alert(text, node, inside=False)


def _alert(text: Text, paragraph: Node, *, inside: bool) -> Iterator[Problem]:
    first = paragraph.children[0] if paragraph.children else None
    if first is None or first.kind != "text" or first.text[:1] not in _ALERT_SIGNS:
        return
    mark = _MARK.match(first.text)
    word = mark[1].strip() if mark else ""
    known = f"Use one of: {', '.join(f'[!{name}]' for name in ALERTS)}; they stay English in every language."
    if _OTHER_ALERT.match(first.text) and not inside:
        yield text.problem("OER-L001", first.start, "'!!!' and '???' are not known here", _ALERT_FIX, "> [!NOTE]")
    elif word.upper() in ALERTS:
        name = word.upper()
        what = f"text stands beside [!{name}]" if inside else f"[!{name}] stands outside a quote"
        yield text.problem("OER-L002", first.start, what, _ALERT_FIX, f"> [!{name}]")
    elif mark:
        nearest = near(word, ALERTS)
        yield text.problem("OER-L001", first.start, f"'{mark[0]}' is not a known alert", known, f"[!{nearest}]" if nearest else "")


def tables(text: Text) -> Iterator[Problem]:
    """A header row with words; the tables of a quiz are pairs and need none."""
    for node in text.of("table"):
        if text.document.name != "quiz.md" and not plain(node.children[:1]):
            fix = "Say in the first row what each column holds."
            yield text.problem("OER-L011", node.start, "the first row of the table is empty", fix)


_FOOTNOTE = re.compile(rb"\[(?=\^)")  # see _BRACE
_UNDEFINED = re.compile(rb"(?<!\\)\[\^([^\]\s]{1,100})\]")


def footnotes(text: Text) -> Iterator[Problem]:
    marks = {match.start() for match in _FOOTNOTE.finditer(text.data)}
    if not marks:
        return
    defined: set[str] = set()
    named = {node.text.casefold() for node in text.of("footnote-ref")}
    labels = {node.text for node in text.of("footnote")}
    is_undefined = not marks <= {node.start for node in text.of("footnote-ref", "footnote")}
    for node in sorted((*text.of("footnote"), *(text.of("text") if is_undefined else ())), key=lambda node: node.start):
        if node.kind == "footnote":
            label = node.text.casefold()
            if label in defined:
                message = f"the footnote [^{node.text}] is defined twice; only the first one is shown"
                yield text.problem("OER-L017", node.start, message, "Give one of them another name, or remove it.")
            elif label not in named:
                message = f"no text names the footnote [^{node.text}]"
                yield text.problem("OER-L017", node.start, message, f"Write [^{node.text}] where it belongs, or remove it.")
            defined.add(label)
        else:
            for match in text.find(_UNDEFINED, node):
                label = match[1].decode(errors="replace")
                nearest = near(label, labels)
                fix = f"Write its text at the end of the file: `[^{label}]: …`."
                suggestion = f"[^{nearest}]" if nearest else ""
                yield text.problem("OER-L013", match.start(), f"the footnote [^{label}] has no text", fix, suggestion)


RULES = (
    size,
    depth,
    raw_html,
    templates,
    heading_levels,
    heading_ids,
    heading_attributes,
    attributes_elsewhere,
    alerts,
    tables,
    footnotes,
    check_links,
    check_players,
    check_invisible,
    check_hosts,
)
