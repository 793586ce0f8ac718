"""A project on disk: where its folders are and what its mkdocs.yml says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

import yaml
from yaml_env_tag import construct_env_tag

from .below import matching
from .near import near
from .packages import FORMATS
from .problem import Place, Problem
from .rules.codes import problem
from .schema.tags import is_locale, locale_guess
from .settings import BUNDLE_FILES, GUIDE_FILES, HOSTS, PATHWAY_FILES, TRANSLATION_FILES, Brand, Budget, MirrorSite, Settings

_COLOURS = re.compile(r"#[0-9a-fA-F]{6} #[0-9a-fA-F]{6}")
_ADDRESS = re.compile(r"https?://[^\s/?#@]+(?:/[^\s?#]*)?")
_COLOUR_NAME = re.compile(r"[a-z][a-z0-9-]*")
_BY_LOCALE = {field.name for field in fields(Brand) if "Mapping" in str(field.type)} - {"colours"}


@dataclass(frozen=True, slots=True)
class Project:
    """``root`` is the folder of mkdocs.yml; the other folders may be missing."""

    root: Path
    config: Path
    settings: Settings

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def modules(self) -> Path:
        return self.root / "modules"

    @property
    def overrides(self) -> Path:
        return self.root / "overrides"

    @property
    def cache(self) -> Path:
        return self.root / ".cache"

    def place(self, key: str) -> Place:
        """Where mkdocs.yml sets ``key``."""
        return _line(self.config.read_text(encoding="utf-8", errors="replace"), key)


class _Loader(yaml.SafeLoader):
    """mkdocs.yml as MkDocs reads it, except that Python objects become None: we need none of them and build none."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)
_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)


def read(root: Path) -> tuple[Project, tuple[Problem, ...]]:
    """The project at ``root``. Raises FileNotFoundError if it has no mkdocs.yml, OSError if it or docs/ cannot be read.

    Everything else is a Problem.
    """
    config = root / "mkdocs.yml"
    try:
        text = config.read_text(encoding="utf-8")
        data = yaml.load(text, Loader=_Loader) or {}
        if not isinstance(data, Mapping):
            raise ValueError("no keys and values")
    except (yaml.YAMLError, ValueError, RecursionError, TypeError) as error:  # a day that does not exist, endless brackets, a list as a key
        mark = getattr(error, "problem_mark", None)
        place = Place("mkdocs.yml", mark.line + 1, mark.column + 1) if mark else Place("mkdocs.yml")
        found = problem("OER-C102", place, "mkdocs.yml cannot be read as YAML.", "Look at this line and the one above it.")
        return Project(root, config, Settings()), (found,)
    options: Mapping[str, object] = {}
    plugins = data.get("plugins") or ()
    for entry in [plugins] if isinstance(plugins, Mapping) else plugins if isinstance(plugins, list) else ():
        if isinstance(entry, Mapping) and isinstance(entry.get("oer-catalogue"), Mapping):
            options = entry["oer-catalogue"]
    settings, found = settings_of(options, data, lambda key: _line(text, key))
    settings = replace(settings, written=_written(root))
    here = Project(root, config, settings)
    for key in ("logo", "emblem"):
        name = getattr(settings.brand, key)
        if name and not (here.overrides / "assets" / name).is_file():
            fix = f"Put the picture there, or correct '{key}'."
            found.append(problem("OER-C107", _line(text, key), f"There is no file overrides/assets/{name}.", fix))
    return here, tuple(found)


def _written(root: Path) -> tuple[str, ...]:
    """Names of the hand-written pages at the top of docs/, sorted."""
    return tuple(sorted({page.name.partition(".")[0] for page in matching(root / "docs", "*.md")}))


def _line(text: str, key: str) -> Place:
    """The first line that sets ``key``: near enough for a file of one screen."""
    match = re.search(rf"^\s*(?:- )?{re.escape(key)}\s*:", text, re.M)
    return Place("mkdocs.yml", text.count("\n", 0, match.start()) + 1 if match else 1, 1)


def settings_of(
    options: Mapping[str, object], base: Mapping[str, object], place=lambda key: Place("mkdocs.yml")
) -> tuple[Settings, list[Problem]]:
    """Settings from the plugin's options and from MkDocs' own (site_name, site_url, repo_url, edit_uri)."""
    found: list[Problem] = []
    own = {field.name for field in fields(Settings)} - {"site_name", "site_url", "repo_url", "edit_uri", "brand", "written"}
    values: dict[str, object] = {}
    for key, value in options.items():
        if key == "brand" or value is None:
            continue
        if key not in own:
            found.append(_unknown(str(key), own | {"brand"}, place(str(key))))
        elif key == "languages":
            values[key] = _languages(value, place(key), found)
        elif key == "formats":
            values[key] = _formats(value, place(key), found)
        elif key == "budgets":
            values[key] = _budgets(value, place(key), found)
        elif key == "host":
            values[key] = _host(value, place(key), found)
        elif key == "precompress":
            values[key] = _yes_or_no(key, value, place(key), found)
        elif key == "mirrors":
            values[key] = _mirrors(value, place(key), found)
        elif isinstance(value, str | int):
            values[key] = str(value)
        else:
            found.append(problem("OER-C104", place(key), f"'{key}' must be a text.", f"Write {key}: and one line of text."))
    values["brand"] = _brand(options.get("brand") or {}, place, found)
    values["site_name"] = str(base.get("site_name") or "OER Catalogue")
    site_url = str(base.get("site_url") or "")
    values["site_url"] = site_url if not site_url or site_url.endswith("/") else site_url + "/"
    values["repo_url"] = str(base.get("repo_url") or "").rstrip("/")
    values["edit_uri"] = _edit_address(values["repo_url"], str(base.get("edit_uri") or ""))
    return Settings(**{key: value for key, value in values.items() if value is not None}), found


def _edit_address(repo_url: str, edit_uri: str) -> str:
    """The full address under which a file of the project is edited in a browser; "" = unknown."""
    if "://" in edit_uri:
        root = edit_uri
    elif repo_url and edit_uri:
        root = f"{repo_url}/{edit_uri.lstrip('/')}"
    else:
        return ""
    root = root.rstrip("/") + "/"
    return root.removesuffix("docs/")


def _unknown(key: str, known: set[str], place: Place) -> Problem:
    return problem("OER-C103", place, f"'{key}' is not a setting.", f"Use one of: {', '.join(sorted(known))}.", near(key, known))


def _languages(value: object, place: Place, found: list[Problem]) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        found.append(
            problem(
                "OER-C104",
                place,
                "'languages' must be a list of language tags.",
                "Write languages: [en, it] with the default language first.",
            )
        )
        return ("en",)
    tags = tuple(dict.fromkeys("no" if tag is False else str(tag) for tag in value))
    for tag in tags:
        if not is_locale(tag):
            fix = "Write it like en, pt-BR or sr-Latn."
            found.append(problem("OER-C105", place, f"'{tag}' is not a language tag.", fix, locale_guess(tag)))
    return tuple(tag for tag in tags if is_locale(tag)) or ("en",)


def _formats(value: object, place: Place, found: list[Problem]) -> tuple[str, ...] | None:
    """The download formats that are made, in the order in which they are shown; None = all. ``guide``: the files of the guides."""
    known = [*(form.name for form in FORMATS), GUIDE_FILES, PATHWAY_FILES, BUNDLE_FILES, TRANSLATION_FILES]
    if not isinstance(value, list):
        fix = f"Write formats: [{', '.join(known)}] with those that you want, or formats: [] for none."
        found.append(problem("OER-C104", place, "'formats' must be a list of download formats.", fix))
        return None
    for name in value:
        if name not in known:
            fix = f"Use some of: {', '.join(known)}."
            found.append(problem("OER-C104", place, f"'{name}' is not a download format.", fix, near(str(name), known)))
    return tuple(name for name in known if name in value)


def _budgets(value: object, place: Place, found: list[Problem]) -> dict[str, Budget]:
    """Megabytes: ``light`` and ``parts`` for all formats, and below the name of a format for that one."""
    fix = "Write budgets: {light: 2, parts: 20}, in megabytes; for one format alone add epub: {light: 5}."
    if not isinstance(value, Mapping):
        found.append(problem("OER-C104", place, "'budgets' needs sizes.", fix))
        return {}
    sizes = tuple(field.name for field in fields(Budget))
    known = {form.name for form in FORMATS}
    budgets: dict[str, Budget] = {"": Budget()}
    for name, entry in [("", {key: value[key] for key in sizes if key in value}), *((k, v) for k, v in value.items() if k not in sizes)]:
        if name and name not in known:
            found.append(_unknown(str(name), {*known, *sizes}, place))
        elif not isinstance(entry, Mapping) or not all(k in sizes and _is_size(v) for k, v in entry.items()):
            found.append(problem("OER-C104", place, f"The size{f' of {name!r}' if name else ''} in 'budgets' cannot be read.", fix))
        else:
            budgets[str(name)] = replace(budgets[""], **{k: float(v) for k, v in entry.items()})
    return budgets


def _host(value: object, place: Place, found: list[Problem]) -> str:
    if value == "none" or value in HOSTS:
        return str(value).removeprefix("none")
    known = [*HOSTS, "none"]
    found.append(problem("OER-C104", place, f"'{value}' is not a host.", f"Use one of: {', '.join(known)}.", near(str(value), known)))
    return ""


def _yes_or_no(key: str, value: object, place: Place, found: list[Problem]) -> bool:
    if isinstance(value, bool):
        return value
    found.append(problem("OER-C104", place, f"'{key}' must be true or false.", f"Write {key}: true or {key}: false."))
    return False


def _mirrors(value: object, place: Place, found: list[Problem]) -> tuple[MirrorSite, ...]:
    """Copies of the site, each once, in the order in which they are written."""
    fix = "Write mirrors: and below it - {name: Centre in Patras, url: https://catalogue.test/} for each."
    good: dict[str, MirrorSite] = {}
    for entry in value if isinstance(value, list) else [value]:
        name, url = (entry.get("name"), entry.get("url")) if isinstance(entry, Mapping) and set(entry) == {"name", "url"} else ("", "")
        if isinstance(name, str) and isinstance(url, str) and name.strip() and _ADDRESS.fullmatch(url):
            good.setdefault(url, MirrorSite(name.strip(), url if url.endswith("/") else f"{url}/"))
        else:
            found.append(problem("OER-C104", place, f"The mirror {str(entry)[:80]!r} needs a name and a web address.", fix))
    return tuple(good.values())


def _is_size(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 100_000


def _colours(value: Mapping[str, str], place: Place, found: list[Problem]) -> dict[str, str]:
    """The colours that can be used: a token's name, and two colours, light and dark."""
    good = {name: pair for name, pair in value.items() if _COLOUR_NAME.fullmatch(name) and _COLOURS.fullmatch(pair)}
    for name in sorted(set(value) - set(good)):
        fix = 'Write the colour for light and for dark, such as primary: "#0b5a66 #7cd0dc".'
        found.append(problem("OER-C104", place, f"The colour '{name}' cannot be read.", fix))
    return good


def _brand(value: object, place, found: list[Problem]) -> Brand:
    known = {field.name for field in fields(Brand)}
    if not isinstance(value, Mapping):
        found.append(
            problem("OER-C104", place("brand"), "'brand' must hold settings of its own.", "Write name:, logo: and the others under it.")
        )
        return Brand()
    values: dict[str, object] = {}
    for key, entry in value.items():
        if key not in known:
            found.append(_unknown(str(key), known, place(str(key))))
        elif entry is None:
            continue
        elif key in _BY_LOCALE or key == "colours":
            if isinstance(entry, Mapping):
                values[key] = {("no" if tag is False else str(tag)): str(text) for tag, text in entry.items()}
                if key == "colours":
                    values[key] = _colours(values[key], place(key), found)
            else:
                found.append(
                    problem("OER-C104", place(key), f"'{key}' needs one entry per language.", f"Write {key}: and below it en: your words.")
                )
        else:
            values[key] = str(entry)
    return Brand(**values)
