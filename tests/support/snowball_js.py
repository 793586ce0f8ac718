"""Snowball's stemmers for the browser, made of the Python ones that the index is built with: the same tables, the same steps.

    python tests/support/snowball_js.py

Writes theme/vendor/stemmers/<locale>.js and its hash into VENDOR.yml. Nobody else writes stemmers of all our languages for browsers in
one version, and only one version gives the same stems in the index and in the question. ``snowballstemmer`` holds code that Snowball
made, of few kinds: a label is a class that is raised (here a block that is left), a table is a list of ``Among`` (here found by length).
"""

from __future__ import annotations

import ast
import hashlib
import json
import re
from collections.abc import Iterable
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

from oer_catalogue.search.stems import STEMMERS

VENDOR = Path(__file__).parents[2] / "plugins" / "oer_catalogue" / "theme" / "vendor"
HEAD = """/* {language}: stems of words, by Snowball {version} (https://snowballstem.org/). Translated from the PyPI package
   snowballstemmer {version}, {module}.py, by tests/support/snowball_js.py. BSD-3-Clause: see snowball.LICENSE.txt. */
"""
# basestemmer.py. An entry of a table is found by its length, from the longest that there is: the order of its chain of shorter ones.
BASE = """(function () {
"use strict";
let current, cursor, limit, limit_backward, bra, ket;
function table(texts, results, methods) {
  const found = new Map(), sizes = new Set();
  texts.split(" ").forEach((text, i) => {
    found.set(text, [typeof results === "number" ? results : results[i], methods && methods[i]]);
    sizes.add(text.length);
  });
  return { found, sizes: Array.from(sizes).sort((a, b) => b - a) };
}
function entry(table, part, moved) {
  const from = cursor;
  for (const size of table.sizes) {
    const known = table.found.get(part(from, size));
    if (!known) continue;
    cursor = from + moved * size;
    if (!known[1]) return known[0];
    if (known[1]()) {
      cursor = from + moved * size;
      return known[0];
    }
  }
  return 0;
}
const find_among = (table) => entry(table, (from, size) => (from + size <= limit ? current.slice(from, from + size) : null), 1);
const find_among_b = (table) => entry(table, (to, size) => (to - size >= limit_backward ? current.slice(to - size, to) : null), -1);
const next = (set) => set.includes(current[cursor]), before = (set) => set.includes(current[cursor - 1]);
const in_grouping = (set) => cursor < limit && next(set) && ++cursor > 0;
const out_grouping = (set) => cursor < limit && !next(set) && ++cursor > 0;
const in_grouping_b = (set) => cursor > limit_backward && before(set) && cursor-- > 0;
const out_grouping_b = (set) => cursor > limit_backward && !before(set) && cursor-- > 0;
function go_in_grouping(set) {
  while (cursor < limit && next(set)) cursor++;
  return cursor < limit;
}
function go_out_grouping(set) {
  while (cursor < limit && !next(set)) cursor++;
  return cursor < limit;
}
function go_in_grouping_b(set) {
  while (cursor > limit_backward && before(set)) cursor--;
  return cursor > limit_backward;
}
function go_out_grouping_b(set) {
  while (cursor > limit_backward && !before(set)) cursor--;
  return cursor > limit_backward;
}
function eq_s(text) {
  const same = cursor + text.length <= limit && current.startsWith(text, cursor);
  if (same) cursor += text.length;
  return same;
}
function eq_s_b(text) {
  const same = cursor - text.length >= limit_backward && current.endsWith(text, cursor);
  if (same) cursor -= text.length;
  return same;
}
function replace_s(from, to, text) {
  const more = text.length - (to - from);
  current = current.slice(0, from) + text + current.slice(to);
  limit += more;
  if (cursor >= to) cursor += more;
  else if (cursor > from) cursor = from;
  return more;
}
function slice_from(text) {
  replace_s(bra, ket, text);
  ket = bra + text.length;
}
const slice_del = () => slice_from("");
function insert(from, to, text) {
  const more = replace_s(from, to, text);
  if (from <= bra) bra += more;
  if (from <= ket) ket += more;
}
const slice_to = () => current.slice(bra, ket);
"""
FOOT = """(window.oer = window.oer || {}).stemmers = Object.assign(window.oer.stemmers || {}, { %s: (word) => {
  current = word;
  cursor = limit_backward = bra = 0;
  limit = ket = word.length;
  stem();
  return current;
} });
})();
"""
OPERATORS = {
    ast.Eq: "===", ast.NotEq: "!==", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.Add: "+", ast.Sub: "-", ast.Or: "||", ast.And: "&&",
}  # fmt: skip
LABEL = re.compile(r"lab\d+")


def name(text: str) -> str:
    return text.removeprefix("_" if text == "_stem" else "__")


def text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def expression(node: ast.expr) -> str:
    match node:
        case ast.Constant(value):
            return text(value)
        case ast.Name(id):
            return name(id)
        case ast.Attribute(ast.Name(), attribute):  # of self or of the class
            return name(attribute)
        case ast.UnaryOp(ast.Not(), operand):
            return f"!{_wrapped(operand)}"
        case ast.UnaryOp(ast.USub(), operand):
            return f"-{expression(operand)}"
        case ast.BinOp(left, operator, right):
            return f"{_wrapped(left)} {OPERATORS[type(operator)]} {_wrapped(right)}"
        case ast.BoolOp(operator, values):
            return f" {OPERATORS[type(operator)]} ".join(map(_wrapped, values))
        case ast.Compare(left, [operator], [right]):
            return f"{_wrapped(left)} {OPERATORS[type(operator)]} {_wrapped(right)}"
        case ast.Call(ast.Name("len"), [argument]):
            return f"{expression(argument)}.length"
        case ast.Call(function, arguments):
            return f"{expression(function)}({', '.join(map(expression, arguments))})"
        case ast.Subscript(value, index):
            return f"{expression(value)}[{expression(index)}]"
    raise ValueError(ast.unparse(node))


def _wrapped(node: ast.expr) -> str:
    return f"({expression(node)})" if isinstance(node, ast.BinOp | ast.BoolOp | ast.Compare) else expression(node)


def statements(nodes: Iterable[ast.stmt], depth: int) -> str:
    return "".join(" " * depth + statement(node, depth) + "\n" for node in nodes if not isinstance(node, ast.Pass))


def statement(node: ast.stmt, depth: int) -> str:
    def block(nodes: Iterable[ast.stmt]) -> str:
        return f"{{\n{statements(nodes, depth + 1)}{' ' * depth}}}"

    match node:
        case ast.Expr(value):
            return f"{expression(value)};"
        case ast.Assign([target], value):
            return f"{expression(target)} = {expression(value)};"
        case ast.AugAssign(target, operator, value):
            return f"{expression(target)} {OPERATORS[type(operator)]}= {expression(value)};"
        case ast.Return(value):
            return f"return {expression(value)};"
        case ast.If(test, body, other):
            return f"if ({expression(test)}) {block(body)}" + (f" else {block(other)}" if other else "")
        case ast.While(test, body, []):
            return f"while ({expression(test)}) {block(body)}"
        case ast.For(ast.Name("_"), ast.Tuple(times), body, []):
            return f"for (let times = 0; times < {len(times)}; times++) {block(body)}"
        case ast.Try(body, [ast.ExceptHandler(ast.Name(label), None, [ast.Pass()])], [], []):
            return f"{label}: {block(body)}"
        case ast.Raise(ast.Call(ast.Name(label), [])) if LABEL.fullmatch(label):
            return f"break {label};"
        case ast.Break() | ast.Continue():
            return f"{ast.unparse(node)};"
    raise ValueError(ast.unparse(node))


def function(node: ast.FunctionDef) -> str:
    names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store) and n.id != "_"}
    local = f" let {', '.join(sorted(names))};\n" if names else ""
    return f"function {name(node.name)}() {{\n{local}{statements(node.body, 1)}}}\n"


def value(node: ast.Assign) -> str:
    """A field of the class: a table, a set of letters, texts or a flag."""
    (target,) = node.targets
    assert isinstance(target, ast.Name)
    match node.value:
        case ast.List(entries):
            made = f"table({', '.join(_table(entries))})"
        case ast.Set(letters):
            made = text("".join(sorted(ast.literal_eval(letter) for letter in letters)))
        case ast.Tuple():
            made = text(ast.literal_eval(node.value))
        case _:
            return f"let {name(target.id)} = {expression(node.value)};\n"
    return f"const {name(target.id)} = {made};\n"


def _table(entries: Iterable[ast.expr]) -> list[str]:
    rows = [entry.args for entry in entries if isinstance(entry, ast.Call)]
    texts = [ast.literal_eval(row[0]) for row in rows]
    assert all(" " not in one for one in texts)
    results = [ast.literal_eval(row[2]) for row in rows]
    found = [text(" ".join(texts)), text(results[0] if len(set(results)) == 1 else results)]
    if any(len(row) > 3 for row in rows):
        found.append(f"[{', '.join(expression(row[3]) if len(row) > 3 else 'null' for row in rows)}]")
    return found


def translated(locale: str, module: str, source: str, version: str) -> str:
    tree = ast.parse(source)
    (made,) = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name.endswith("Stemmer")]
    parts = [HEAD.format(language=module.removesuffix("_stemmer").capitalize(), version=version, module=module), BASE]
    parts += [value(node) for node in made.body if isinstance(node, ast.Assign)]
    parts += [function(node) for node in made.body if isinstance(node, ast.FunctionDef)]
    return "".join([*parts, FOOT % locale])


def main() -> None:
    package = distribution("snowballstemmer")
    spec = find_spec("snowballstemmer")
    assert spec and spec.origin
    folder = VENDOR / "stemmers"
    folder.mkdir(exist_ok=True)
    licence = next(Path(str(package.locate_file(file))) for file in package.files or () if file.name == "COPYING")
    (folder / "snowball.LICENSE.txt").write_bytes(licence.read_bytes())
    for locale, module in STEMMERS.items():
        source = (Path(spec.origin).parent / f"{module}_stemmer.py").read_text("utf-8")
        (folder / f"{locale}.js").write_text(translated(locale, f"{module}_stemmer", source, package.version), "utf-8")
    known = VENDOR / "VENDOR.yml"
    lines = {f"stemmers/{file.name}": hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}
    head, _, _ = known.read_text("utf-8").partition("# Stemmers")
    files = "".join(f"    {path}: {hash}\n" for path, hash in lines.items())
    told = f"""# Stemmers of the search, the same in the index and in the browser.
- name: Snowball stemmers
  version: {package.version}
  origin: "PyPI package snowballstemmer {package.version}"
  licence: BSD-3-Clause
  licence_file: stemmers/snowball.LICENSE.txt
  changes: translated from Python by tests/support/snowball_js.py, without changes of the algorithms
  files:
{files}"""
    known.write_text(head + told, "utf-8")


if __name__ == "__main__":
    main()
