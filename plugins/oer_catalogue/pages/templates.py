"""The fragment templates: compiled once, autoescaped, and only printing what Python has put together.

A page prints hundreds of small words, so what a template does for each of them is kept short: words that hold no mark are not
copied, ``t`` and ``icon`` are called as they are, and the keys of a dict are looked up first. What is printed is the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import Markup, escape

from ..body.addresses import web
from .icons import icon

_MARK = re.compile("[&<>\"']")
_PLAIN_CALLS = frozenset({"t", "icon"})
"""Names that are always a function or an object of ours, which needs nothing of the template's context."""


def printed(value: object) -> str:
    """What a template prints for a value: HTML as it is, anything else escaped."""
    kind = type(value)
    if kind is Markup:
        return value
    if kind is str and not _MARK.search(value):
        return value
    return escape(value)


class _Generator(CodeGenerator):
    """The compiler of templates, with short ways to print and to call."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 (Jinja's name)
        name = node.node.node if isinstance(node.node, nodes.Getattr) else node.node
        plain = isinstance(name, nodes.Name) and name.name in _PLAIN_CALLS and not (node.dyn_args or node.dyn_kwargs or forward_caller)
        if not plain:
            return super().visit_Call(node, frame, forward_caller=forward_caller)
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")
        return None


class _Environment(Environment):
    code_generator_class = _Generator
    printed = staticmethod(printed)

    def getattr(self, obj: object, attribute: str) -> object:
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The Jinja2 environment of ``fragments/``. Whatever is not Markup is escaped; an unknown name is an error."""
    env = _Environment(
        loader=PackageLoader("oer_catalogue.pages", "fragments"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals["icon"] = icon
    env.filters["web"] = web
    return env


@lru_cache(maxsize=64)
def _template(name: str) -> tuple[Template, dict[str, object]]:
    """A template and the names that all templates know."""
    template = environment().get_template(f"{name}.html")
    return template, dict(template.globals)


def fragment(name: str, /, **values: object) -> Markup:
    """Fills ``fragments/<name>.html``."""
    template, known = _template(name)
    context = Context(template.environment, {**known, **values}, template.name, template.blocks)
    try:
        return Markup("".join(template.root_render_func(context)))
    except Exception:
        return template.environment.handle_exception()  # raises it again, with the template's line
