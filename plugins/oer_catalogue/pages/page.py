"""The value of one site page, and where pages lie."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ..locales import Strings, load
from ..settings import Settings

SLOTS = (
    # head and attributes of <html>
    "title", "description", "canonical", "alternates", "icon", "head", "lang", "around", "dir", "id", "root", "locale_root",
    # header
    "header_nav", "search", "search_button", "switcher", "scheme", "topic", "skip",
    # page
    "crumbs", "notice", "side", "toc", "content", "pager", "edit",
    # footer
    "footer_nav",
    # hand-written pages only; empty elsewhere
    "article_lang", "article_dir", "toc_title", "publisher",
)  # fmt: skip
"""Every slot that a template may print as ``%%oer:<name>%%``. Every page fills every one."""

HAND_WRITTEN = ("about", "learning-in-a-group", "contribute", "mirror", "privacy", "accessibility", "legal")
"""Names of the pages that people write in docs/ and that header and footer link to."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    ``path`` is relative to the site's root (``el/modules/x/index.html``); ``frame`` names the template that draws it;
    ``slots`` maps each name of ``SLOTS`` to text that is already escaped for its place; ``alternates`` maps every locale in
    which the page is no fallback to its path (empty: never indexed).
    """

    path: str
    frame: str
    locale: str
    slots: Mapping[str, str]
    alternates: Mapping[str, str] = field(default_factory=dict)


def relative(source: str, target: str) -> str:
    """The link from the page at ``source`` to ``target``; both are paths from the site's root.

    >>> relative("el/modules/x/index.html", "modules/x/media/a.svg")
    '../../../modules/x/media/a.svg'
    """
    return _relative(source.rpartition("/")[0], target)


@lru_cache(maxsize=4096)
def _relative(folder: str, target: str) -> str:
    here = folder.split("/") if folder else []
    there = target.split("/")
    shared = 0
    while shared < len(here) and shared < len(there) - 1 and here[shared] == there[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:])


@dataclass(frozen=True, slots=True)
class View:
    """Where a page stands and who reads it: everything that its links and words depend on.

    ``name`` is the page's path without the locale (``modules/x/index.html``), the same in every language.
    """

    settings: Settings
    locale: str
    name: str

    @property
    def t(self) -> Strings:
        return load(self.locale)

    @property
    def around(self) -> str:
        """The language of the interface: the reader's, or another one where the interface is not translated."""
        return self.t.language

    @property
    def path(self) -> str:
        return self.locale_path(self.name)

    def locale_path(self, name: str, locale: str = "") -> str:
        """The path from the site's root of the page ``name`` in a locale (default: the reader's)."""
        locale = locale or self.locale
        return name if locale == self.settings.default else f"{locale}/{name}"

    def to(self, target: str) -> str:
        """A link to a path from the site's root."""
        return relative(self.path, target)

    def page(self, name: str, locale: str = "") -> str:
        """A link to the page ``name`` (``catalogue.html``) in a locale (default: the reader's)."""
        return relative(self.path, self.locale_path(name, locale))

    def module(self, slug: str, name: str = "index") -> str:
        """A link to a page of a module in the reader's locale."""
        return self.page(f"modules/{slug}/{name}.html")

    def module_link(self, target: str) -> str:
        """A link to what a text names as ``slug``, ``slug/lesson`` or ``slug/lesson#place``."""
        name, _, place = target.partition("#")
        slug, _, lesson = name.partition("/")
        return self.module(slug, lesson or "index") + (f"#m-{place}" if place else "")

    def alternates(self, real: Collection[str]) -> dict[str, str]:
        """The paths of this page in the locales of the site where it is no fallback."""
        return {tag: self.locale_path(self.name, tag) for tag in self.settings.languages if tag in real}

    @property
    def root(self) -> str:
        """The prefix that leads from this page to the site's root: ``../../`` or nothing."""
        return "../" * self.path.count("/")

    @property
    def locale_root(self) -> str:
        """The prefix that leads from this page to the home of its locale."""
        return "../" * self.name.count("/")
