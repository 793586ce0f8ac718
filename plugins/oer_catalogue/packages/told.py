"""What a file of questions says of itself where its format could not hold everything as it is on the site."""

from __future__ import annotations

from collections.abc import Iterable

from ..locales import Strings
from .questions import Change, Questions


def changed(changes: Iterable[Change], quiz: Questions, strings: Strings) -> list[str]:
    """Lines in the edition's language: the questions that became another kind, and the images that were left out."""
    titles = {item.id: item.title.line for item in quiz.items}
    names = list(dict.fromkeys(change.id for change in changes))
    lines = [strings("exchange.changed", titles=" · ".join(titles[name] for name in names))] if names else []
    files = list(dict.fromkeys(path for item in quiz.items for path in item.left_out))
    return [*lines, *([strings("exchange.left_out", files=" · ".join(files))] if files else [])]
