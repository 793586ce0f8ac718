"""``docs/pathways/<id>/pathway.yml``: the facts of a pathway. Its words stand beside it, in ``<locale>.md``."""

from __future__ import annotations

from typing import Annotated

from . import kinds as k
from .base import Facts, optional, required
from .module import AUDIENCE, Licence, Locale, Slug


class PathwayFile(Facts):
    """The facts of a pathway: which modules, in which order. Why a module stands in its place is said in `<locale>.md`."""

    id: Slug = required("The name of the pathway's folder. It is the pathway's address and never changes.")
    version: Annotated[str, k.VERSION] = required("First number: the modules changed; second: the text; third: small corrections.")
    updated: Annotated[str, k.DATE] = required("The day of the last change.")
    source_language: Locale = required("The language in which the pathway is complete; a reader of another one may get it.")
    licence: Licence = required("The licence of the pathway's own words. Each module keeps the licence that it has.")
    audience: list[Annotated[str, k.one_of(*AUDIENCE)]] = optional("Whom it is for.", [])
    modules: list[Slug] = required("The ids of the modules, in the order in which people do them: two or more.", least=1)
