"""SVG by allow-list: drawings only, nothing that runs, loads or restyles. Also reads its size.

The file is walked with expat, never built: no tree, no entities, no depth limit to hit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from xml.parsers import expat

from ..near import near
from ..problem import Place, Problem
from ..rules.codes import problem

NAMESPACE = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
MOST = 10  # findings per file: one broken tool repeats the same one hundreds of times
LARGEST = 2 * 1024 * 1024  # bytes
MOST_ELEMENTS = 50_000
MOST_DRAWN = 200_000  # elements, each as often as others repeat it
DEEPEST = 200

ELEMENTS = frozenset(
    """svg g defs title desc symbol use path rect circle ellipse line polyline polygon text tspan textPath marker linearGradient
    radialGradient stop clipPath mask pattern filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge
    feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence""".split()  # noqa: SIM905
)
# Attributes that are words or numbers, never CSS; and the functions that CSS of a drawing may use.
NO_CSS = frozenset({"id", "class", "d", "points", "lang", "role", "tabindex", "viewBox", "version", "baseProfile", "result", "in", "in2"})
FUNCTIONS = frozenset(
    """url rgb rgba hsl hsla translate scale rotate skewx skewy matrix translatex translatey scalex scaley calc min max rect inset circle
    ellipse polygon path blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia""".split()  # noqa: SIM905
)
HINTS = {
    "script": "Remove it: a picture must not run programs.",
    "style": "Use attributes such as fill and stroke instead. Inkscape: save as 'Optimised SVG'.",
    "foreignObject": "Draw the text with <text>.",
    "image": "Put the picture into media/ as its own file.",
    "a": "Put the link into the Markdown text.",
    "metadata": "Save the drawing as 'Plain SVG' or 'Optimised SVG', without metadata.",
}


def check(data: bytes, file: str) -> tuple[list[Problem], int, int]:
    """The problems of an SVG file, and its width and height in pixels (0 = not known)."""
    if len(data) > LARGEST:
        message = f"the drawing has {len(data):,} bytes; {LARGEST:,} are allowed"
        return [problem("OER-F005", Place(file), message, "Simplify its paths, or save it as PNG or WebP.")], 0, 0
    walk = _Walk(file)
    with suppress(_StopError):
        walk.run(data)
    return walk.problems[:MOST], walk.width, walk.height


@dataclass(slots=True)
class _Walk:
    file: str
    problems: list[Problem] = field(default_factory=list)
    width: int = 0
    height: int = 0
    parser: expat.XMLParserType = field(default_factory=lambda: expat.ParserCreate("UTF-8", " "))
    ids: list[str] = field(default_factory=list)  # ids of the open elements, "" for those without
    holders: set[str] = field(default_factory=set)  # ids of elements that hold a <use>
    uses: list[tuple[str, Place]] = field(default_factory=list)
    count: int = 0
    weights: dict[str, int] = field(default_factory=dict)  # id → elements inside that have no id; "" = the drawing
    refers: dict[str, list[str]] = field(default_factory=dict)  # id → ids that are drawn when it is drawn, as often as they are

    def place(self) -> Place:
        return Place(self.file, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def say(self, message: str, fix: str, suggestion: str = "", place: Place | None = None) -> None:
        self.problems.append(problem("OER-S012", place or self.place(), message, fix, suggestion))
        if len(self.problems) >= MOST:
            raise _StopError

    def run(self, data: bytes) -> None:
        self.parser.XmlDeclHandler = self.declaration
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        try:
            self.parser.Parse(data, True)
        except (ValueError, LookupError):  # an encoding that nobody knows, which was said
            return
        except expat.ExpatError as error:
            where = Place(self.file, error.lineno, error.offset + 1)
            self.say("the file is not well-formed XML", "Open it in a drawing program and save it again.", place=where)
            return
        for target, place in self.uses:
            if target in self.holders:
                self.say(f"<use> repeats '#{target}', which itself holds a <use>", "Copy the drawing instead.", place=place)
        if drawn(self.weights, self.refers) > MOST_DRAWN:
            message = f"parts of the drawing repeat each other until there are more than {MOST_DRAWN:,}"
            self.say(message, "Use fewer patterns, masks and markers inside each other.", place=Place(self.file))

    def declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.upper() not in ("UTF-8", "UTF8", "US-ASCII", "ASCII"):
            self.say(f"the file says that its encoding is {encoding}", "Save it as UTF-8.")

    def doctype(self, name: str, system: str | None, public: str | None, subset: int) -> None:
        self.say("a document type (<!DOCTYPE …>) is not allowed", "Remove the line that begins with <!DOCTYPE.")
        raise _StopError  # entities could follow: read no further

    def instruction(self, target: str, data: str) -> None:
        self.say(f"the instruction <?{target} …?> is not allowed", "Remove it.")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if not self.ids:
            self.root(space, tag, attributes)
        if space != NAMESPACE:
            self.say(f"the element <{tag}> is not part of SVG", "Save the drawing as 'Plain SVG' or 'Optimised SVG'.")
        elif tag not in ELEMENTS:
            fix = HINTS.get(tag, "Use only shapes, text, gradients, patterns and filters.")
            self.say(f"the element <{tag}> is not allowed in an SVG", fix, "" if tag in HINTS else near(tag, ELEMENTS))
        self.count += 1
        if len(self.ids) >= DEEPEST or self.count > MOST_ELEMENTS:
            many = f"{MOST_ELEMENTS:,} elements" if self.count > MOST_ELEMENTS else f"{DEEPEST} elements inside each other"
            self.say(f"there are more than {many}", "Simplify the drawing, or save it as PNG or WebP.")
            raise _StopError
        ident = attributes.get("id", "")
        if ident and ident != self.owner():
            self.refers.setdefault(self.owner(), []).append(ident)
        self.ids.append(ident)
        self.weights[self.owner()] = self.weights.get(self.owner(), 0) + 1
        if tag == "use":
            self.holders.update(i for i in self.ids[:-1] if i)
        for key, value in attributes.items():
            self.attribute(tag, key, value)

    def owner(self) -> str:
        """The id of the nearest open element that has one."""
        return next((ident for ident in reversed(self.ids) if ident), "")

    def end(self, name: str) -> None:
        self.ids.pop()

    def attribute(self, tag: str, name: str, value: str) -> None:
        space, _, key = name.rpartition(" ")
        if key.lower().startswith("on"):
            self.say(f"the event handler '{key}' is not allowed", "Remove it: a picture must not run programs.")
        elif key == "style":
            self.say(
                "the attribute 'style' is not allowed", "Use attributes such as fill and stroke instead. Inkscape: save as 'Optimised SVG'."
            )
        elif key in ("href", "src") or (key == "base" and space):
            if not value.startswith("#"):
                self.say(f"<{tag}> refers to '{value[:60]}' outside the drawing", "A picture may only refer to its own parts (#id).")
            else:
                self.refers.setdefault(self.owner(), []).append(value[1:])
                if tag == "use":
                    self.uses.append((value[1:], self.place()))
        elif not space and key not in NO_CSS and not key.startswith(("aria-", "data-")):
            inner = [part.strip("\"' ") for part in re.findall(r"url\(([^)]*)\)?", value, re.I)]
            self.refers.setdefault(self.owner(), []).extend(part[1:] for part in inner if part.startswith("#"))
            # A backslash or a comment may spell url( another way; other functions of CSS load too: image-set(), src() …
            known = all(name.lower() in FUNCTIONS for name in re.findall(r"(?<![\w-])([\w-]+)\(", value))
            if not known or "\\" in value or "/*" in value or any(not part.startswith("#") for part in inner):
                self.say(f"'{key}' loads something from outside the drawing", "Use only url(#id) with an id of this drawing.")

    def root(self, space: str, tag: str, attributes: dict[str, str]) -> None:
        if tag != "svg" or space != NAMESPACE:
            self.say("the file is not an SVG drawing", f'Its first element must be <svg xmlns="{NAMESPACE}">.')
            raise _StopError
        box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
        sizes = box[2:] if len(box) == 4 else ["", ""]
        self.width = _pixels(attributes.get("width", "")) or _pixels(sizes[0])
        self.height = _pixels(attributes.get("height", "")) or _pixels(sizes[1])


def drawn(weights: Mapping[str, int], refers: Mapping[str, Sequence[str]]) -> int:
    """How many elements a viewer draws when parts repeat other parts; MOST_DRAWN + 1 if it is more, or a part repeats itself."""
    total: dict[str, int] = {}
    sums = {"": weights.get("", 0)}  # of the parts that are open: what was counted so far
    stack = [("", iter(refers.get("", ())))]
    while stack:
        ident, rest = stack[-1]
        other = next(rest, None)
        if other is None:
            stack.pop()
            total[ident] = sums.pop(ident)
            if stack:
                sums[stack[-1][0]] += total[ident]
        elif other in total:
            sums[ident] += total[other]
        elif other in sums:
            return MOST_DRAWN + 1
        elif other in weights:
            sums[other] = weights[other]
            stack.append((other, iter(refers.get(other, ()))))
        if max(sums.get(ident, 0), total.get(ident, 0)) > MOST_DRAWN:
            return MOST_DRAWN + 1
    return total[""]


class _StopError(Exception):
    """Ends the walk early."""


def _pixels(length: str) -> int:
    """A length in whole pixels; 0 for what depends on its surroundings (``100%``, ``2em``)."""
    found = re.fullmatch(r"([0-9]*\.?[0-9]+)\s*(px|pt|pc|mm|cm|in|)", length.strip())
    if not found or len(found[1]) > 12:
        return 0
    factor = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}[found[2]]
    return min(round(float(found[1]) * factor), 100_000)
