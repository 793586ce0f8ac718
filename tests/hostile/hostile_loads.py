"""Inputs that make careless readers run for ever, eat the memory or crash."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

from hostile_corpus import BAD
from hostile_files import ODT, Make, all_of, archive, many, packed, pdf, put

M = 1_000_000
FRONT = "---\ntitle: A lesson\n---\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def lesson(body: str, name: str = "lessons/one.md") -> Make:
    return put(f"en/{name}", f"{FRONT}{body}"[: 1024 * 1024])


def facts(change: Callable[[str], str]) -> Make:
    return put("module.yml", change(BAD["module.yml"]))


def title(yaml: str) -> Make:
    return put("en/lessons/one.md", f"---\ntitle: {yaml}\n---\n\nWords.\n")


def lessons(count: int, body: str) -> Make:
    return all_of(*(lesson(body, f"lessons/l{i}.md") for i in range(count)))


def laughs(folder: Path) -> None:
    levels = [f"l{i}: &l{i} [{', '.join([f'*l{i - 1}' if i else 'ha'] * 9)}]" for i in range(9)]
    facts(lambda text: "\n".join(levels) + "\n" + text)(folder)


LESSON_LINES = "\n".join(f"  - {{ id: l{i}, minutes: 1, outcomes: [LO1] }}" for i in range(1200))
ELEMENTS = "".join(f'<a b="{i * 7919 % 999_983}"/>' for i in range(450_000))
PATTERNS = "".join(f'<g id="g{i}"><use href="#g{i + 1}"/><use href="#g{i + 1}"/></g>' for i in range(60))
ENTITIES = "<!DOCTYPE svg [" + '<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)) + "]>"

LOADS: dict[str, tuple[Callable[[], Make], str]] = {
    # what makes it, called when it is needed, and the code of at least one problem; "" = harmless
    "yaml: laughs": (lambda: laughs, "Y003"),
    "yaml: title nested 20,000 deep": (lambda: title("[" * 20_000 + "]" * 20_000), "Y005"),
    "yaml: title nested 100,000 deep": (lambda: title("[" * 100_000 + "]" * 100_000), "F005"),
    "yaml: facts nested 30,000 deep": (lambda: put("module.yml", "[" * 30_000), "Y005"),
    "yaml: maps nested 30,000 deep": (lambda: put("module.yml", "{a: " * 16_000), "Y005"),
    "yaml: block nested deep": (lambda: put("module.yml", "- " * 30_000), "Y005"),
    "yaml: 16,000 unknown keys": (lambda: facts(lambda text: text + "".join(f"k{i:x}: x\n" for i in range(7000))), "R002"),
    "yaml: one key 16,000 times": (lambda: facts(lambda text: text + "k:\n" * 16_000), "R002"),
    "yaml: one long key": (lambda: facts(lambda text: text + "k" * 60_000 + ": x\n"), "Y001"),
    "yaml: many lessons that are not there": (
        lambda: facts(lambda text: text.replace("  - { id: one, minutes: 10, outcomes: [LO1] }", LESSON_LINES)),
        "R002",
    ),
    "yaml: many lessons, other files": (
        lambda: all_of(
            facts(lambda text: text.replace("  - { id: one, minutes: 10, outcomes: [LO1] }", LESSON_LINES)),
            *(lesson("x", f"lessons/k{i}.md") for i in range(2000)),
        ),
        "R002",
    ),
    "yaml: many wrong topics": (
        lambda: facts(lambda text: text.replace("topics: [online-safety]", f"topics: [{'a-b, ' * 10_000}x]")),
        "M020",
    ),
    "yaml: one text of 60,000 spaces": (lambda: title('"' + " " * 60_000 + '"'), "M003"),
    "markdown: brackets": (lambda: lesson("[" * 50_000), ""),
    "markdown: a megabyte of brackets": (lambda: lesson("[" * M), ""),
    "markdown: comments": (lambda: lesson("<!--" * 50_000), "S001"),
    "markdown: div": (lambda: lesson("<div>" * 20_000), "S001"),
    "markdown: list of 1,500 levels": (lambda: lesson("".join("  " * min(i, 600) + "- a\n" for i in range(1500))), "R001"),
    "markdown: quotes": (lambda: lesson(">" * 1_000_000 + "a"), "R001"),
    "markdown: 300,000 paragraphs": (
        lambda: put("en/lessons/one.md", f"{FRONT}" + "Words of a line.\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n" * 300_000),
        "F005",
    ),
    "markdown: a megabyte of paragraphs": (lambda: lesson("a\n\n" * M), "F005"),
    "markdown: a megabyte of lines": (lambda: lesson("a\n" * M), "F005"),
    "markdown: emphasis": (lambda: lesson("*_" * M), "F005"),
    "markdown: emphasis that never ends": (lambda: lesson("*a **b " * M), ""),
    "markdown: links that never end": (lambda: lesson("[a](" * M), ""),
    "markdown: link text": (lambda: lesson("a](<" * M), ""),
    "markdown: code that never ends": (lambda: lesson("".join("`" * i + " " for i in range(1, 1400))), ""),
    "markdown: references": (lambda: lesson(f"[a]: /{'x' * 100_000}\n\n" + "[a] " * 200_000), ""),
    "markdown: wide table": (lambda: lesson("a|" * 100_000 + "\n" + "-|" * 100_000 + "\n" + "b\n" * 200_000), "F005"),
    "markdown: footnote marks": (lambda: lesson("[^a]" * 240_000 + "\n\n[^a]: b\n"), "F005"),
    "markdown: footnotes without text": (
        lambda: lesson("".join(f"[^{i}] " for i in range(20_000)) + "".join(f"\n\n[^z{i}]: b" for i in range(30_000))),
        "R002",
    ),
    "markdown: links to modules": (lambda: lesson("[a](oer:bcd) " * 12_000), "L019"),
    "markdown: missing pictures": (lambda: lesson("![a](../../media/a.png)\n\n" * M), "L004"),
    "markdown: classes": (lambda: lesson("## a {" + " .b" * 300_000 + "}"), "L012"),
    "markdown: one word": (lambda: lesson("a" * M), ""),
    "markdown: spaces": (lambda: lesson("a" + " " * M + "b"), ""),
    "markdown: heading of spaces": (lambda: lesson("## a" + " " * M + "b"), ""),
    "markdown: tag of spaces": (lambda: lesson("<div>\n<" + " " * M), "S001"),
    "markdown: attribute of spaces": (lambda: lesson("<div>\n=" + " " * M), "S001"),
    "markdown: alert of spaces": (lambda: lesson("> [!" + " " * M + "x"), ""),
    "markdown: invisible characters": (lambda: lesson("\u200b" * 300_000), "S010"),
    "markdown: marks of direction": (lambda: lesson("\u200fא" * 200_000), ""),
    "markdown: host": (lambda: lesson("[a](https://" + "a." * 200_000 + "b)"), ""),
    "markdown: quiz of boxes": (lambda: lesson("## a {#q}\n\n" + "-[x] a\n" * M, "quiz.md"), "F005"),
    "markdown: quiz of answers": (lambda: lesson("## a {#q}\n\n" + "- [x] a\n" * 30_000, "quiz.md"), "Q015"),
    "markdown: quiz of a long number": (lambda: lesson("## a {#q}\n\nAnswer: " + "1 " * 400_000 + "x", "quiz.md"), "M018"),
    "markdown: quiz of questions": (
        lambda: lesson("".join(f"## a {{#q{i}}}\n\n- [x] a\n- [ ] b\n\n" for i in range(9000)), "quiz.md"),
        "Q017",
    ),
    "markdown: glossary": (lambda: lesson("".join(f"### a {{#t{i}}}\nb\n\n" for i in range(40_000)), "glossary.md"), "F005"),
    "markdown: twenty full texts": (lambda: lessons(20, "a\n" * 60_000), "F005"),
    "markdown: ninety megabytes of texts": (lambda: lessons(90, "a\n" * M), "F005"),
    "svg: 2 MB of elements": (lambda: put("media/a.svg", SVG.format("<g/>" * 500_000)), "S012"),
    "svg: 2 MB of attributes": (lambda: put("media/a.svg", SVG.format("<g " + " ".join(f'a{i}="1"' for i in range(150_000)) + "/>")), ""),
    "svg: long value": (lambda: put("media/a.svg", SVG.format(f'<g fill="{"a" * 2_000_000}"/>')), ""),
    "svg: url( again and again": (lambda: put("media/a.svg", SVG.format(f'<g fill="{"url(" * 500_000}"/>')), "S012"),
    "svg: groups that double": (lambda: put("media/a.svg", SVG.format(PATTERNS)), "S012"),
    "svg: deep": (lambda: put("media/a.svg", SVG.format("<g>" * 300_000)), "S012"),
    "svg: laughs": (lambda: put("media/a.svg", ENTITIES + SVG.format("&j;")), "S012"),
    "pdf: packed objects": (lambda: put("media/a.pdf", pdf(b"/ObjStm stream\n" * M)), "F007"),
    "pdf: codes": (lambda: put("media/a.pdf", pdf(b"/#4a" * 4_900_000)), ""),
    "pdf: bomb": (lambda: put("media/a.pdf", pdf(packed(zlib.compress(b" " * 500_000_000)) * 3)), "F007"),
    "zip: bomb": (lambda: put("media/a.odt", archive(ODT, {"content.xml": b" " * 200_000_000})), "F008"),
    "zip: relations": (
        lambda: put("media/a.docx", archive({"[Content_Types].xml": "<x/>", "a.rels": b"<Relationship " * 500_000})),
        "F008",
    ),
    "zip: elements": (lambda: put("media/a.odt", archive(ODT, {"content.xml": f"<x>{ELEMENTS}</x>"})), ""),
    "zip: deep": (lambda: put("media/a.odt", archive(ODT, {"content.xml": b"<a>" * 2_000_000})), "F008"),
    "zip: names": (lambda: put("media/a.odt", archive(ODT, {f"{i}" * 50: "" for i in range(30_000)})), "F008"),
    "csv: spaces": (lambda: put("media/a.csv", "," + " " * 19_000_000), ""),
    "vtt: lines": (lambda: put("media/a.en.vtt", "WEBVTT\n" + "STYL\n" * 3_000_000), ""),
    "files: 4,900": (lambda: many("media", 4900), ""),
}
