"""Words as they stand at a place of a text: escaped, indented and quoted so that the text around them keeps its form.

Sources: CommonMark 0.31 (blocks), GitHub's tables (pipes), YAML 1.2 and 1.1 (plain scalars: other programs read the latter).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import yaml

from ..load.markdown import parse, walk
from ..schema.yaml import read

ONE_LINE = frozenset({"heading", "cell", "term", "front"})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|[\u2028\u2029\u0085]")
_SLASHES = re.compile(r"\\*$")
_BEGINS = re.compile(  # what a line begins with that would be the mark of a block; the group is what the backslash goes before
    r"(?:\d{1,9}|Answer)?(?P<at>(?<=\d)[.)](?=\s|$)|(?<!\d)(?:[-+*](?=\s|$)|\#{1,6}(?=\s|$)|>|:(?=\s)|`{3}|~{3}|=+\s*$|\[[ xX]\](?=\s)|\[!"
    r"|\[[^\]]*\]:|(?:[-*_]\s*){3,}$|[-:|\s]+$|\|)|(?<=^Answer)(?=:))"
)
_NO_BREAK = re.compile(r"[-+*#>=:|~_<\[`\d\\!\"]")  # a quote too: the title of a link stays beside its address
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
NARROWEST, WIDEST = 60, 140


def normal(words: str, kind: str) -> str:
    """Words without what cannot stand in a text: control characters, empty lines, line ends other than Markdown's hard breaks."""
    words = _CONTROL.sub("", _LINE_END.sub("\n", words)).replace("\t", " ")
    if kind == "front":
        return " ".join(filter(None, map(str.strip, words.split("\n"))))
    lines = [line.strip() for line in words.split("\n")]
    said = ""
    for line in filter(None, lines):
        if not said:
            said = line
        elif not _is_odd(said):
            said = f"{said} {line}"
        else:
            said = f"{said[:-1].rstrip()} {line}" if kind in ONE_LINE else f"{said}\n{line}"
    return f"{said}\\" if _is_odd(said) else said


def _is_odd(words: str) -> bool:
    """Whether a backslash at the end would take what follows as its own."""
    found = _SLASHES.search(words)
    return bool(found and len(found[0]) % 2)


def shown(raw: str, kind: str) -> str:
    """What a translator sees of the source text of a cell: pipes without the backslash that the table needs."""
    return raw.replace("\\|", "|") if kind == "cell" else raw


# --- Markdown ---------------------------------------------------------------------------------------------------------


def placed(words: str, kind: str, prefix: str = "", width: int = 0, is_hard: bool = False) -> str:
    """Words (not empty) as source text. ``width`` > 0 = break lines near there.

    ``prefix`` begins each further line; for words of one line, ``#`` or ``|`` = they stand behind this mark.

    The words keep their own marks (``**strong**``, links, code). What would begin another block is escaped; if the text around would
    still change, so is more, in the end every sign
    (``is_hard``: at once).
    """
    words = normal(words, kind)
    is_safe = prefix in ("#", "|")
    ways = list(_ways(words, kind, is_safe))
    for written in ways[-1:] if is_hard else ways:
        lines = written.split("\n")
        if width and kind not in ONE_LINE:
            lines = [part for line in lines for part in _wrapped(line, min(max(width, NARROWEST), WIDEST))]
        if _keeps_form("\n".join(lines), kind) and (is_safe or kind != "heading" or _keeps_form(written, "paragraph")):
            break
    return f"\n{prefix}".join(lines)


def _ways(words: str, kind: str, is_safe: bool) -> Iterator[str]:
    """The words with ever more escapes. ``is_safe``: they do not begin their line, so that their beginning is no mark."""
    if kind == "cell":
        words = re.sub(r"\\*\|", r"\\|", words)
    guarded = words if is_safe else "\n".join(map(_guarded, words.split("\n")))
    if kind == "heading":
        guarded = re.sub(r"(#+)$", r"\\\1", guarded) if re.search(r"(^|\s)#+$", guarded) else guarded
        guarded = re.sub(r"\{(?=[^{}]*\}$)", "&#123;", guarded)
    if guarded.startswith("[") and guarded.count("[") > guarded.count("]"):
        guarded = f"\\{guarded}"  # with a bracket in what follows it would be the name of a link
    yield guarded
    yield _without_html(guarded)
    yield "\n".join(_first_escaped(line) for line in _without_html(guarded).split("\n"))
    yield "\n".join(_PUNCTUATION.sub(r"\\\g<0>", line) for line in words.replace("\\", "").split("\n"))
    yield "\n".join(_PUNCTUATION.sub(lambda found: f"&#{ord(found[0])};", line) for line in words.replace("\\", "").split("\n"))


def _guarded(line: str) -> str:
    found = _BEGINS.match(line)
    return f"{line[: found.start('at')]}\\{line[found.start('at') :]}" if found else line


def _first_escaped(line: str) -> str:
    return f"\\{line}" if line and _PUNCTUATION.match(line) and not line.startswith("\\") else line


def _without_html(words: str) -> str:
    return re.sub(r"(?<!\\)<(?!https?:|mailto:)", r"\\<", words)


def _keeps_form(written: str, kind: str) -> bool:
    """Whether the words, at a place of this kind, are one block with nothing in it but words."""
    if kind == "cell":
        nodes = parse(f"| {written} |\n|--|\n")
        form = [node.kind for node in walk(nodes) if node.kind.startswith("table")] == ["table", "table-head", "table-cell"]
    elif kind == "heading":
        nodes = parse(f"# {written}\n")
        form = [node.kind for node in nodes] == ["heading"] and not nodes[0].id and not nodes[0].classes and not nodes[0].attrs
    else:
        nodes = parse(f"x\n\n{written}\n")
        form = [node.kind for node in nodes] == ["paragraph", "paragraph"]
    return form and bool(nodes[-1].children) and all(node.kind != "html" for node in walk(nodes))


def _wrapped(line: str, width: int) -> Iterator[str]:
    """The line in pieces of about ``width``; no piece begins with a sign that could be a mark. Broken once, it reads as before."""
    if len(line) <= width or "](<" in line:
        yield line
        return
    start, last = 0, -1
    for found in re.finditer(r"(?<=[^\s\\]) (?=\S)", line):
        if _NO_BREAK.match(line, found.end()):
            continue
        if found.start() - start > width and last > start:
            yield line[start:last]
            start = last + 1
        last = found.start()
    if len(line) - start > width and last > start:
        yield line[start:last]
        start = last + 1
    yield line[start:]


# --- what must stay ---------------------------------------------------------------------------------------------------

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
_NOTE = re.compile(r"\[\^[^\]\s]+\]")


def protected_parts(text: str) -> tuple[str, ...]:
    """What must stand in a translation of the text too: addresses, code, footnotes, placeholders."""
    nodes = walk(parse(text))
    found = [node.url for node in nodes if node.kind in ("link", "image") and node.url]
    found += [f"`{node.text}`" for node in nodes if node.kind == "code"]
    words = " ".join(node.text for node in nodes if node.kind == "text")
    return (*found, *_NOTE.findall(words), *_PLACEHOLDER.findall(words))


# --- YAML -------------------------------------------------------------------------------------------------------------


def scalar(words: str) -> str:
    """Words as a YAML value that any program reads as this text, in a block and in a list in brackets: plain, else in quotes."""
    words = normal(words, "front")
    if words and not re.search(r"[\[\]{},#\"'\\]|: |:$", words) and _is_text(words):
        return words
    return json.dumps(words, ensure_ascii=False)


def _is_text(words: str) -> bool:
    found, problems = read(f"k: {words}\nl: [{words}, {words}]\n", "")
    if problems or found is None or found.value != {"k": words, "l": [words, words]}:
        return False
    try:
        return yaml.safe_load(words) == words
    except (yaml.YAMLError, ValueError):  # the latter: a date that is none
        return False
