"""A model's findings as problems: plain words, exact places, all of one file at once."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError

from ..near import near
from ..problem import Place, Problem
from ..rules.codes import capped, problem
from .base import Facts
from .yaml import Path, Yaml

Model = TypeVar("Model", bound=Facts)

SHAPES = {
    "list_type": ("a list", "Write the entries in brackets, [one, two], or one per line after '- '."),
    "dict_type": ("a group of keys", "Write `key: value` lines below it, indented, or {key: value}."),
    "model_type": ("a group of keys", "Write `key: value` lines below it, indented, or {key: value}."),
}


def validate(model: type[Model], yaml: Yaml, unknown: str = "OER-M001") -> tuple[Model | None, list[Problem]]:
    """Reads a file's plain values as ``model``. ``unknown`` is the code for a key that the model does not have."""
    try:
        return model.model_validate(yaml.value), []
    except ValidationError as error:
        found = error.errors(include_url=False)
    return None, list(capped((_explain(model, yaml, item, unknown) for item in found), yaml.place(())))


def _explain(model: type[Facts], yaml: Yaml, error: Any, unknown: str) -> Problem:
    path: Path = error["loc"]
    kind, context, is_key = error["type"], error.get("ctx", {}), bool(path) and path[-1] == "[key]"
    if is_key:
        path = path[:-1]
    field = next((str(part) for part in reversed(path[:-1] if is_key else path) if isinstance(part, str)), "the file")
    if kind == "oer":
        place = yaml.key(path) if is_key or context["code"] == "OER-M003" else yaml.place(path)
        return problem(context["code"], place, context["message"].replace("{field}", field), context["fix"], context["suggestion"])
    if kind == "extra_forbidden":
        known = _keys(model, path[:-1])
        fix = f"Known keys here: {', '.join(sorted(known))}."
        return problem(unknown, yaml.key(path), f"unknown key '{path[-1]}'", fix, near(str(path[-1]), known))
    if kind == "missing":
        return _missing(model, yaml, path)
    if kind in ("too_short", "too_long"):
        few = f"at least {context.get('min_length')}" if kind == "too_short" else f"at most {context.get('max_length')}"
        message = f"'{field}' has {context['actual_length']} entries; it needs {few}"
        return problem("OER-M007", yaml.place(path), message, "Add entries." if kind == "too_short" else "Remove entries.")
    if kind in SHAPES and error["input"] is None:
        return problem("OER-M003", yaml.key(path), f"'{field}' is empty", SHAPES[kind][1])
    if kind in SHAPES:
        shape, fix = SHAPES[kind]
        return problem("OER-M004", yaml.place(path), f"'{field}' must be {shape}", fix)
    raise AssertionError(f"no words for {kind}")  # a model uses a type that is not strings-first: our mistake


def _missing(model: type[Facts], yaml: Yaml, path: Path) -> Problem:
    """A required key that is not there: said at the group of keys to which it belongs."""
    group, name = path[:-1], str(path[-1])
    where: Place = yaml.place(group)
    owner = next((str(part) for part in reversed(group) if isinstance(part, str)), "")
    number = f" in entry {group[-1] + 1} of '{owner}'" if group and isinstance(group[-1], int) else f" in '{owner}'" if owner else ""
    facts = _model(model, group)
    described = next((f.description for n, f in facts.model_fields.items() if (f.alias or n) == name), None) if facts else None
    return problem("OER-M002", where, f"the key '{name}' is missing{number}", f"Add `{name}:`. {described or ''}".strip())


def _model(model: type[Facts], path: Path) -> type[Facts] | None:
    """The model of the group of keys at ``path``."""
    found: Any = model
    for part in path:
        if isinstance(found, type) and issubclass(found, Facts):
            found = next((f.annotation for n, f in found.model_fields.items() if (f.alias or n) == part), None)
        else:  # list[X]: an index; dict[K, X]: a key
            found = found.__args__[-1] if hasattr(found, "__args__") else None
        found = _without_none(found)
    return found if isinstance(found, type) and issubclass(found, Facts) else None


def _without_none(annotation: Any) -> Any:
    """``X | None`` → ``X``; other types stay."""
    if type(None) in getattr(annotation, "__args__", ()):
        return next(a for a in annotation.__args__ if a is not type(None))
    return annotation


def _keys(model: type[Facts], path: Path) -> set[str]:
    facts = _model(model, path)
    return {f.alias or name for name, f in facts.model_fields.items()} if facts else set()
