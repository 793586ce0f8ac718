"""Settings of one site: what mkdocs.yml says under ``plugins: - oer-catalogue``, with defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

GUIDE_FILES = "guide"
"""What ``formats`` calls the files of the guides: they are made for each plan, not for each edition."""
PATHWAY_FILES = "pathway"
"""What ``formats`` calls the files of the pathways: each holds several modules."""
BUNDLE_FILES = "bundle"
"""What ``formats`` calls the files that hold everything of one language."""

TRANSLATION_FILES = "translation"
"""What ``formats`` calls the files for people who translate: one for each text that has something left to do."""

HOSTS = ("github", "gitlab", "forgejo", "netlify", "cloudflare")
"""What ``host`` may say: hosts whose limits are known, see hosting/limits.py."""


@dataclass(frozen=True, slots=True)
class Brand:
    """Who publishes. Empty text = the sentence or link is left out; nothing is invented.

    ``logo`` and ``emblem`` are paths of SVG or PNG files relative to overrides/assets/ (shipped as ``assets/brand/<name>``).
    ``legal_notice``, ``tagline`` and ``funder_note`` map locales to words (fallback: default language).
    ``colours`` maps the token names of theme/css (primary, accent …) to a pair "light dark" of hex colours.
    """

    name: str = ""
    tagline: Mapping[str, str] = field(default_factory=dict)
    logo: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)
    contact: str = ""  # mail address or https address
    operator: str = ""  # who runs the site: name and postal address, one line
    privacy_controller: str = ""
    legal_notice: Mapping[str, str] = field(default_factory=dict)
    funder_note: Mapping[str, str] = field(default_factory=dict)
    emblem: str = ""
    emblem_alt: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Budget:
    """Megabytes (10^6 bytes). A package over ``light`` also exists without films and sounds, one over ``parts`` lesson by lesson."""

    light: float = 2
    parts: float = 20


@dataclass(frozen=True, slots=True)
class MirrorSite:
    """A copy of the site that somebody looks after: its name, and its address with a slash at its end."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Settings:
    """``languages`` are BCP 47 tags, the default language first; ``site_url`` ends with a slash or is empty."""

    site_name: str = "OER Catalogue"
    site_url: str = ""
    repo_url: str = ""
    edit_uri: str = ""  # full address up to the project root, e.g. https://host/owner/repo/edit/main/
    languages: tuple[str, ...] = ("en",)
    contribute_url: str = ""  # address of a form or mail address for people without git
    id: str = "oer"  # prefix of localStorage keys
    formats: tuple[str, ...] | None = None  # names of the download formats that are made; None = all
    budgets: Mapping[str, Budget] = field(default_factory=dict)  # by the name of a format; "" = of all others
    brand: Brand = field(default_factory=Brand)
    # These change nothing in a page or a package, so they are not part of the settings' `repr`, by which results are kept in the cache.
    host: str = field(default="", repr=False)  # whose limits the finished site is compared with, see hosting/limits.py
    precompress: bool = field(default=False, repr=False)  # whether compressed twins lie beside text files
    mirrors: tuple[MirrorSite, ...] = field(default=(), repr=False)
    written: tuple[str, ...] | None = None  # names of the hand-written pages that docs/ has (``about``); None = all that pages link to

    def has(self, page: str) -> bool:
        """Whether there is a hand-written page of this name to link to."""
        return self.written is None or page in self.written

    def budget(self, format: str) -> Budget:
        """How large packages of a format may be."""
        return self.budgets.get(format) or self.budgets.get("") or Budget()

    def makes(self, format: str) -> bool:
        """Whether downloads of this name are made."""
        return self.formats is None or format in self.formats

    def __hash__(self) -> int:
        """Cheap, for memory keyed by settings; equality still compares everything."""
        return hash((self.site_name, self.site_url, self.languages))

    def address(self, path: str, locale: str = "") -> str:
        """The whole address of a page in a language of the site, or of another file; "" if the site's address is not set."""
        if not self.site_url:
            return ""
        folder = f"{locale}/" if locale in self.languages and locale != self.default else ""
        return f"{self.site_url}{folder}{path}"

    @property
    def default(self) -> str:
        return self.languages[0]
