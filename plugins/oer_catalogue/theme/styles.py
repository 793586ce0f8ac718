"""Two style sheets: ours for every page, and Material's rules for text that the engine draws, for hand-written pages only.

Material's rules are half of everything and no page of a module uses them, so those pages need not load them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..settings import Brand

SHEETS = (
    "tokens", "fonts", "base", "parts", "header", "search", "sides", "footer",
    "catalogue", "module", "guide", "planner", "quiz", "share", "screens", "print",
)  # fmt: skip
"""Our style sheets for every page, in the order of the cascade. ``material.css`` goes with Material's own, before them."""
TOOLS = ("methods", "pathways", "run", "translate")
"""Style sheets of methods, pathways, run mode, codes and translations: one sheet, loaded after that of every page by their pages only."""

_KEPT = re.compile(r"\.md-typeset|\.highlight|\.tabbed-|\.md-clipboard|^@|^:root$|^\[data-md-color-scheme|--md-")
"""Selectors of Material that hand-written pages need. Its header, navigation, search and footer are ours."""
# Rules by direction go too: they look at the page, but a text may run the other way (a fallback). Ours are logical.
_DROPPED = re.compile(
    r"\.md-(annotation|author|banner|consent|feedback|grid|post|progress|tag|tooltip|status|header|container|search|sidebar|nav|tabs|footer|source)|\.mermaid|\.giscus|\[data-md-toggle|\[dir="
)
_PROPERTY = re.compile(r"""(--md-[\w-]+):(?:"[^"]*"|'[^']*'|\([^()"']*\)|\((?:"[^"]*"|'[^']*')\)|[^;}"'()])*(?:;|(?=\}))""")
_EMPTY = re.compile(r"(?<![^{}])[^{}]+\{;*\}")
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_TOKEN = re.compile(r"[a-z][a-z0-9-]*")


def join(brand: Brand | None = None) -> str:
    """The sheet of every page: our sheets and the brand's colours. The same input gives the same text.

    Raises ValueError for a brand colour that is not ``#rrggbb #rrggbb`` (light, dark).
    """
    ours = [_ours(name) for name in SHEETS]
    ours[0] += system_dark(ours[0])
    parts = ['@charset "UTF-8";', *map(compact, ours), brand_rules(brand or Brand())]
    return "\n".join(part for part in parts if part) + "\n"


def hand_written(material: Path) -> str:
    """The sheet of hand-written pages, to be loaded before the other: Material's main and palette sheets (from its folder
    ``assets/stylesheets``) as far as they speak of text, and what we set right in them.

    Raises FileNotFoundError if Material's sheets are not where they belong.
    """
    parts = ['@charset "UTF-8";', "/* Material for MkDocs, MIT licence, (c) Martin Donath; then our own */"]
    theirs = "".join(pruned(_one(material, name).read_text("utf-8")) for name in ("main.*.min.css", "palette.*.min.css"))
    parts += [without_unused(theirs + compact(_ours("material")))]
    return "\n".join(parts) + "\n"


def tools() -> str:
    """The sheet of methods, pathways, run mode, codes and translations."""
    return "\n".join(('@charset "UTF-8";', *(compact(_ours(name)) for name in TOOLS))) + "\n"


def _ours(name: str) -> str:
    return (Path(__file__).parent / "css" / f"{name}.css").read_text("utf-8")


def without_unused(css: str) -> str:
    """A sheet without custom properties that nothing in it asks for: most of Material's are icons of parts that are not ours."""
    used = set(re.findall(r"var\(\s*(--[\w-]+)", css))
    smaller = _EMPTY.sub("", _PROPERTY.sub(lambda match: match[0] if match[1] in used else "", css))
    return css if smaller == css else without_unused(smaller)


def _one(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise FileNotFoundError(f"{folder} has no {pattern}")
    return found[0]


def rules(css: str) -> Iterator[tuple[str, str]]:
    """The top-level rules of a style sheet: prelude and block (without braces; "" for a statement such as @charset)."""
    start, depth, block, quote = 0, 0, 0, ""
    for at, character in enumerate(css):
        if quote:
            if character == quote and css[at - 1] != "\\":
                quote = ""
        elif character in "\"'":
            quote = character
        elif character == "{":
            if not depth:
                block = at
            depth += 1
        elif character == "}":
            depth -= 1
            if not depth:
                yield css[start:block].strip(), css[block + 1 : at]
                start = at + 1
        elif character == ";" and not depth:
            yield css[start:at].strip(), ""
            start = at + 1


def pruned(css: str) -> str:
    """A sheet of Material without the rules that none of our pages can use, and without its source map."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    kept = []
    for prelude, block in rules(css):
        if prelude.startswith(("@media", "@supports")):
            inner = pruned(block)
            if inner:
                kept.append(f"{prelude}{{{inner}}}")
        elif prelude.startswith(("@keyframes", "@charset", "@import", "@font-face")):
            continue
        elif block:
            selectors = [s for s in _selectors(prelude) if _KEPT.search(s) and not _DROPPED.search(s)]
            if selectors:
                kept.append(f"{','.join(selectors)}{{{block}}}")
    return "".join(kept)


def _selectors(prelude: str) -> list[str]:
    """A selector list cut at its commas, but not inside parentheses or brackets."""
    found, depth, start = [], 0, 0
    for at, character in enumerate(prelude):
        depth += (character in "([") - (character in ")]")
        if character == "," and not depth:
            found.append(prelude[start:at].strip())
            start = at + 1
    return [*found, prelude[start:].strip()]


def system_dark(tokens: str) -> str:
    """The dark block once more for browsers without scripts: there the system's wish counts."""
    dark = next(block for prelude, block in rules(re.sub(r"/\*.*?\*/", "", tokens, flags=re.S)) if "slate" in prelude)
    return f"\n@media (prefers-color-scheme: dark) {{ html.no-js {{{dark}}} }}\n"


def compact(css: str) -> str:
    """A sheet without comments and without white space that says nothing. Strings stay as they are."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};])\s*", r"\1", css)
    return css.replace(";}", "}").strip()


def brand_rules(brand: Brand) -> str:
    """The publisher's colours in place of ours, light and dark."""
    light, dark = "", ""
    for name, value in sorted(brand.colours.items()):
        colours = value.split()
        if not _TOKEN.fullmatch(name) or len(colours) != 2 or not all(_HEX.fullmatch(colour) for colour in colours):
            raise ValueError(f"brand colour {name}: write two colours, light and dark, such as '#0b5a66 #7cd0dc'")
        light += f"--oer-{name}:{colours[0]};"
        dark += f"--oer-{name}:{colours[1]};"
    if not light:
        return ""
    system = f"@media (prefers-color-scheme: dark){{html.no-js{{{dark}}}}}"
    paper = f"@media print{{html:root:root{{{light}}}}}"
    return f':root{{{light}}}html[data-md-color-scheme="slate"]{{{dark}}}{system}{paper}'
