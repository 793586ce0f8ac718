"""Rules about all modules together, and about the site's settings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..locales import language_name, load
from ..model import Module
from ..near import near
from ..problem import Place, Problem
from ..settings import Settings
from .codes import problem

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """What these rules look at.

    ``folders`` are the ids of all module folders, broken modules too; ``methods`` those that docs/methods/ explains (empty =
    there are none to compare with). ``place`` finds a value of a module's module.yml; it is asked only when there is
    something to report.
    """

    modules: Sequence[Module]
    folders: Collection[str]
    topics: Collection[str]
    sectors: Collection[str]
    methods: Collection[str]
    place: Callable[[Module, Path], Place]


def check(whole: Whole) -> Iterator[Problem]:
    """All rules about the catalogue, in order."""
    for rule in RULES:
        yield from rule(whole)


def topics(w: Whole) -> Iterator[Problem]:
    for module in w.modules:
        for key, known in (("topics", w.topics), ("sectors", w.sectors)):
            for i, ident in enumerate(getattr(module, key)):
                if ident not in known:
                    message = f"modules/topics.yml has no {key.removesuffix('s')} '{ident}'"
                    fix = (
                        f"Use one of: {', '.join(sorted(known))}; or add it there."
                        if known
                        else f"Add it to `{key}:` in modules/topics.yml."
                    )
                    yield problem("OER-M017", w.place(module, (key, i)), message, fix, near(ident, known))


def requires(w: Whole) -> Iterator[Problem]:
    """Required modules exist, are looked after, and do not require each other in a circle."""
    by_id = {module.id: module for module in w.modules}
    circles = _circles({module.id: module.requires for module in w.modules})
    for module in w.modules:
        for i, ident in enumerate(module.requires):
            path: Path = ("requires", i)
            if ident not in w.folders:
                fix = "Write the id of a module of this catalogue, or remove it."
                yield problem("OER-C002", w.place(module, path), f"there is no module '{ident}'", fix, near(ident, w.folders))
            elif (module.id, ident) in circles:
                message = f"'{module.id}' and '{ident}' require each other" if ident != module.id else f"'{ident}' requires itself"
                yield problem("OER-C003", w.place(module, path), message, "Remove one of the requirements in the circle.")
            elif ident in by_id and by_id[ident].status == "archived" and module.status != "archived":
                yield problem("OER-C008", w.place(module, path), f"the module '{ident}' is archived", "Require another module, or none.")


def _circles(edges: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    """The edges that lie on a circle: those whose end leads back to their beginning."""

    def leads(start: str, goal: str) -> bool:
        waiting, seen = [start], {start}
        while waiting:
            here = waiting.pop()
            if here == goal:
                return True
            fresh = [there for there in edges.get(here, ()) if there not in seen]
            seen.update(fresh)
            waiting.extend(fresh)
        return False

    return {(a, b) for a, targets in edges.items() for b in targets if leads(b, a)}


def former_slugs(w: Whole) -> Iterator[Problem]:
    """A former id is no module's id now, and no other module's former id."""
    taken = {folder: f"the module '{folder}'" for folder in w.folders}
    for module in w.modules:
        for i, slug in enumerate(module.former_slugs):
            if slug in taken:
                message = f"the former id '{slug}' already leads to {taken[slug]}"
                yield problem("OER-C004", w.place(module, ("former_slugs", i)), message, "Remove it here or there.")
            taken.setdefault(slug, f"the module '{module.id}', as its former id")


def methods(w: Whole) -> Iterator[Problem]:
    if not w.methods:
        return
    for module in w.modules:
        for session in module.guide.sessions if module.guide else ():
            for activity in session.activities:
                if activity.method and activity.method not in w.methods:
                    fix = f"Use one of: {', '.join(sorted(w.methods))}; or leave `method:` out."
                    message = f"the activity '{activity.id}' names the unknown method '{activity.method}'"
                    yield problem("OER-C007", activity.place, message, fix, near(activity.method, w.methods))


RULES: tuple[Callable[[Whole], Iterator[Problem]], ...] = (topics, requires, former_slugs, methods)

NEEDED = (
    ("site_url", lambda s: s.site_url, "the sitemap and each page's own full address are left out"),
    ("repo_url", lambda s: s.repo_url, "links to the sources are left out"),
    ("operator", lambda s: s.brand.operator, "the legal notice does not say who runs the site"),
    ("contact", lambda s: s.brand.contact, "readers cannot write to anybody"),
)


def settings(found: Settings, file: str) -> Iterator[Problem]:
    """Settings without which a sentence or link is missing on the site. ``file`` is where they are written."""
    for name, value, effect in NEEDED:
        if not value(found):
            yield problem("OER-C005", Place(file), f"'{name}' is empty: {effect}", f"Write it into {file}.")
    for tag in found.languages:
        words = load(tag).language
        if words != tag:
            message = f"menus and buttons of the pages in '{tag}' ({language_name(tag)}) are in '{words}' ({language_name(words)})"
            fix = f"To translate them, copy oer_catalogue/locales/en.yml to {tag}.yml beside it and translate its strings."
            yield problem("OER-C110", Place(file), message, fix)
