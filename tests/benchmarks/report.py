"""From runs to figures: medians, ratios pair by pair, growth, and each target with what was measured."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import contestants as c
from measure import CORES, Run

SAME_WEIGHT = 0.05
"""Hugo's median page may be lighter or heavier than ours by this part at most; else its time says nothing about ours."""


@dataclass(frozen=True, slots=True)
class Pages:
    """HTML files of a finished site: how many, and their bytes."""

    count: int
    median: int
    total: int


@dataclass(frozen=True, slots=True)
class Size:
    """Everything measured at one size: runs and pages by contestant. ``rounds`` are in order; a slow contestant has fewer."""

    modules: int
    runs: Mapping[str, Sequence[Run]]
    pages: Mapping[str, Pages]

    def median(self, name: str, what: str) -> float:
        return statistics.median(getattr(run, what) for run in self.runs[name])

    def ratios(self, name: str, base: str, what: str) -> list[float]:
        """``name`` to ``base``, pair by pair: the runs of one round beside each other."""
        return [
            getattr(one, what) / getattr(other, what)
            for one, other in zip(self.runs.get(name, ()), self.runs.get(base, ()), strict=False)
            if getattr(other, what)
        ]

    def cpu_per_page(self) -> float:
        """Milliseconds of CPU for each page of a cold build."""
        return 1000 * self.median(c.COLD, "cpu") / self.pages[c.COLD].count


@dataclass(frozen=True, slots=True)
class Target:
    """What is wanted of one figure, and the figure; None = not measured in this run."""

    words: str
    limit: float
    figure: float | None
    at_least: bool = False

    @property
    def verdict(self) -> str:
        if self.figure is None:
            return "not run"
        return "met" if (self.figure >= self.limit if self.at_least else self.figure <= self.limit) else "missed"


def targets(sizes: Sequence[Size]) -> list[Target]:
    """The targets, judged at the first size; growth from it to the largest."""
    main, large = sizes[0], max(sizes, key=lambda size: size.modules)

    def ratio(name: str, base: str, what: str) -> float | None:
        found = main.ratios(name, base, what)
        return statistics.median(found) if found else None

    ours = [run.peak_mb for name, runs in main.runs.items() if name.startswith("ours") for run in runs]
    grown = large.cpu_per_page() / main.cpu_per_page() if large is not main and c.COLD in main.runs else None
    return [
        Target("CPU, of mkdocs + material + static-i18n with default nav", 1 / 20, ratio(c.COLD, c.NAV, "cpu")),
        Target("CPU, of the same without nav", 1 / 10, ratio(c.COLD, c.NO_NAV, "cpu")),
        Target("CPU, of hugo", 0.6, ratio(c.COLD, c.HUGO, "cpu")),
        Target("wall time, of hugo", 0.7, ratio(c.COLD, c.HUGO, "wall")),
        Target("largest memory of any process, MB", 500, max(ours, default=None)),
        Target("CPU of one changed lesson, of a cold build", 0.1, ratio(c.CHANGED, c.COLD, "cpu")),
        Target("two processes, times as fast as one", 1.4, ratio(c.ONE_PROCESS, c.COLD, "wall"), at_least=True),
        Target(f"CPU per page at {large.modules if grown else 'more'} modules, of that at {main.modules}", 1.2, grown),
    ]


def weights_differ(size: Size) -> str:
    """Why Hugo's pages cannot be compared with ours ("" = they can)."""
    if c.HUGO not in size.pages or c.COLD not in size.pages:
        return ""
    ours, theirs = size.pages[c.COLD].median, size.pages[c.HUGO].median
    if abs(theirs / ours - 1) <= SAME_WEIGHT:
        return ""
    return (
        f"Our median page has {ours} bytes, Hugo's {theirs}: {theirs / ours - 1:+.1%}, more than {SAME_WEIGHT:.0%} apart. "
        "Turn HUGO_LINKS in tests/benchmarks/peers.py (a link is about 115 bytes)."
    )


def lines(sizes: Sequence[Size]) -> Iterator[str]:
    """The report for people."""
    yield f"{_machine()['processor']}, {CORES} of {os.cpu_count()} cores for each run; CPU = user + system of the whole process tree"
    if not c.PACKAGES_CAN_BE_OFF:
        yield "Packages on in every build of ours: they cannot be switched off yet"
    for size in sizes:
        yield from _table(size)
    yield ""
    by_size = sorted((size for size in sizes if c.COLD in size.runs), key=lambda size: size.modules)
    grown = ", ".join(f"{size.cpu_per_page():.2f} ms at {size.modules}" for size in by_size)
    yield f"CPU per page of a cold build, by modules: {grown or '-'}"
    yield ""
    yield f"Targets at {sizes[0].modules} modules (ratios are medians of pairs, except of one pair where a contestant ran once)"
    for target in targets(sizes):
        figure = "-" if target.figure is None else f"{target.figure:.3f}" if target.figure < 10 else f"{target.figure:.0f}"
        yield f"{target.verdict:8} {target.words}: {figure} ({'at least' if target.at_least else 'at most'} {target.limit:g})"


def _table(size: Size) -> Iterator[str]:
    yield ""
    yield f"{size.modules} modules"
    head = f"{'':26}{'rounds':>7}{'CPU s':>9}{'wall s':>9}{'peak MB':>9}{'pages':>8}{'ms/page':>9}{'median B':>10}{'total MB':>10}"
    yield f"{head}{'CPU of cold':>13}{'wall of cold':>14}  CPU, pair by pair"
    for name, runs in size.runs.items():
        pages = size.pages[name]
        cpu, wall, peak = size.median(name, "cpu"), size.median(name, "wall"), max(run.peak_mb for run in runs)
        row = f"{name:26}{len(runs):7}{cpu:9.2f}{wall:9.2f}{peak:9.0f}{pages.count:8}{1000 * cpu / pages.count:9.2f}"
        pairs = [size.ratios(name, c.COLD, what) for what in ("cpu", "wall")]
        shown = "".join(f"{statistics.median(pair):{width}.2f}" for pair, width in zip(pairs, (13, 14), strict=True) if pair)
        yield f"{row}{pages.median:10}{pages.total / 1e6:10.1f}{shown}  {' '.join(f'{value:.2f}' for value in pairs[0])}"


def as_json(sizes: Sequence[Size]) -> dict[str, object]:
    """The report for machines. Seconds, MiB, bytes; ratios of each contestant to our cold build."""
    return {
        "machine": _machine(),
        "packages_can_be_off": c.PACKAGES_CAN_BE_OFF,
        "sizes": [_size_json(size) for size in sizes],
        "growth": {str(size.modules): size.cpu_per_page() for size in sizes if c.COLD in size.runs},
        "targets": [{**asdict(target), "verdict": target.verdict} for target in targets(sizes)],
    }


def _size_json(size: Size) -> dict[str, object]:
    kinds = ("cpu", "wall", "peak_mb")
    return {
        "modules": size.modules,
        "runs": {name: [asdict(run) for run in runs] for name, runs in size.runs.items()},
        "medians": {name: {kind: size.median(name, kind) for kind in kinds} for name in size.runs},
        "ratios_to_cold": {name: {kind: size.ratios(name, c.COLD, kind) for kind in kinds} for name in size.runs},
        "pages": {name: asdict(pages) for name, pages in size.pages.items()},
    }


def _machine() -> dict[str, object]:
    names = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "hugo")
    found = {}
    for name in names:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    described = Path("/proc/cpuinfo")
    lines = described.read_text().splitlines() if described.is_file() else []
    model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())
    return {"processor": model, "cores": os.cpu_count(), "python": platform.python_version(), "load": os.getloadavg(), **found}
