"""The adapter to MkDocs and ProperDocs: `mkdocs build` and `mkdocs serve` give the same site as `oer build`.

The only file that imports the engine. Every hook may run any number of times (mkdocs-static-i18n runs a whole build per
language inside the first one), so none keeps count: each looks at what lies on disk.
"""

from __future__ import annotations

import logging
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import fields
from pathlib import Path

from mkdocs.config import config_options as c
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger

from . import site
from .engine import run, stage
from .engine.hosts import Hosts
from .engine.swap import BuildError, locked, told
from .pool import processes
from .printers import text
from .settings import Settings
from .version import theme_path

log = get_plugin_logger(__name__)
_BASE = {"site_name", "site_url", "repo_url", "edit_uri"}


@contextmanager
def _plainly() -> Iterator[None]:
    """What is wrong with the machine is said in the engine's own way, without a traceback."""
    try:
        yield
    except BuildError as error:
        raise PluginError(str(error)) from error
    except OSError as error:
        raise PluginError(f"{told(error)}. The old site is untouched.") from error


class _Homepages(logging.Filter):
    """Leaves out a warning that would make every strict build fail: our home pages are there, but in no ``nav``."""

    def filter(self, record: logging.LogRecord) -> bool:
        return "Could not find a homepage for locale" not in record.getMessage()


_HOMEPAGES = _Homepages()  # one object: adding it again changes nothing


class OerCataloguePlugin(BasePlugin):
    """Stages our pages for the engine, then fills the frames that it drew and swaps the site in."""

    # Only the names of our settings: what they may hold is checked with everything else, in project.py.
    config_scheme = tuple((field.name, c.Optional(c.Type(object))) for field in fields(Settings) if field.name not in _BASE)

    def __init__(self) -> None:
        self._checked: site.Checked | None = None
        self._out: Path | None = None
        self._strict = False
        self._well = True
        self._lock = ExitStack()  # from the first hook of a build to the last: the engine's folders are shared, too

    @event_priority(100)
    def on_config(self, config):
        """Point the engine at the stage. Runs first, so that mkdocs-static-i18n sees the languages of our settings."""
        root = Path(config.config_file_path).parent
        scratch = root / ".cache" / "engine" / "in-process"
        if Path(config.docs_dir) == scratch / "stage":
            return config  # a further language of the same build
        with _plainly():
            self._begin(config, root, scratch)
        return config

    def _begin(self, config, root: Path, scratch: Path) -> None:
        self._lock.close()
        self._well = self._lock.enter_context(locked(Path(config.site_dir), root / ".cache" / "locks", say=log.info))
        self._checked = site.read(root)
        self._out = Path(config.site_dir)
        self._strict = config.strict
        self._say(self._checked)
        here = self._checked.project
        stage.stage(scratch / "stage", here.docs, here.settings.languages)
        config.docs_dir = str(scratch / "stage")
        config.site_dir = str(scratch / "out")
        config.use_directory_urls = False
        config.nav = []
        templates = run.theme_folder(scratch / "theme", theme_path(), here.overrides, here.settings.languages)
        config.theme.dirs = [str(templates), *(folder for folder in config.theme.dirs if folder != config.theme.custom_dir)]
        if "i18n" not in config.plugins:
            raise PluginError("The plugin 'i18n' (mkdocs-static-i18n) must be listed under plugins in mkdocs.yml.")
        translations = config.plugins["i18n"].config
        logger = sys.modules[type(config.plugins["i18n"]).__module__].log.logger  # each engine names its loggers in its own way
        logger.addFilter(_HOMEPAGES)
        translations.load_dict({"docs_structure": "suffix", "languages": run.i18n_languages(here.settings.languages)})
        failed, _ = translations.validate()
        if failed:
            raise PluginError(f"mkdocs-static-i18n refuses a language: {failed[0][1]}")

    @event_priority(-200)
    def on_post_build(self, config) -> None:
        """When the frames of every language lie on disk, the site is filled and swapped in."""
        out = Path(config.site_dir)
        hosts = Hosts(self._checked.project.settings.languages)
        prefixes = ["", *(f"{code}/" for code in hosts.own[1:])]
        if not all((out / f"{prefix}{stage.frame_name(frame)}.html").is_file() for prefix in prefixes for frame in stage.FRAMES):
            return
        with self._lock, _plainly():
            drawn = run.collect(out, hosts)
            run.in_our_frame(drawn.pages, Path(config.theme.dirs[0]))
            shutil.rmtree(out)
            here, options = self._checked.project, site.Options(strict=self._strict)
            with processes() as pool, site.kept(here.cache, options, pool, self._well) as cache:
                outcome = site.write(here, (), drawn, self._out, cache, options, pool)
        log.info("%d pages written to %s", outcome.pages, self._out)

    def on_build_error(self, error) -> None:
        """Another build may begin."""
        self._lock.close()

    def on_serve(self, server, config, builder):
        """Watch what people write, not the stage that is made of it."""
        here = self._checked.project
        server.unwatch(config.docs_dir)
        for folder in (here.docs, here.modules, here.overrides):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def _say(self, checked: site.Checked) -> None:
        report = checked.report
        if report.problems:
            (log.warning if report.errors else log.info)("Problems were found:\n%s", text(report))
        if self._strict and report.errors:
            raise PluginError("The catalogue has problems (see above); with --strict nothing is built.")
