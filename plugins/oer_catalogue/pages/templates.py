"""The fragment templates: compiled once, autoescaped, and only printing what Python has put together."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..body.addresses import web
from .icons import icon


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The Jinja2 environment of ``fragments/``. Whatever is not Markup is escaped; an unknown name is an error."""
    env = Environment(
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


def fragment(name: str, /, **values: object) -> Markup:
    """Fills ``fragments/<name>.html``."""
    return Markup(environment().get_template(f"{name}.html").render(**values))
