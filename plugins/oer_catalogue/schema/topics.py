"""``modules/topics.yml``: topics and sectors that modules name, with labels per language."""

from __future__ import annotations

from typing import Annotated

from . import kinds as k
from .base import Facts, optional, required
from .module import Id, Locale

Labels = dict[Locale, Annotated[str, k.text(80)]]


class TopicsFile(Facts):
    """The ids of topics and sectors, and for each its label in every language."""

    topics: dict[Id, Labels] = required("What modules are about.", least=1)
    sectors: dict[Id, Labels] = optional("Trades that modules are for.", {})
