"""What a build costs: ours in several states, MkDocs with Material and static-i18n, and Hugo, on the same pages, in turn.

    make bench ARGS="--modules 100 --rounds 3 --large"

Prints a table and each target with its figure, and writes both to .cache/bench.json. Exit code: 0 = measured, whatever the
figures; 1 = a contestant failed, or Hugo's pages weigh too much or too little to compare; 130 = ended from outside.
"""

from __future__ import annotations

import argparse
import json
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "plugins")]

import contestants as c  # noqa: E402
import report  # noqa: E402
from measure import CommandFailedError, Run  # noqa: E402

SMALL, DEFAULT, LARGE = 15, 100, 1000


def run(folder: Path, modules: int, chosen: Sequence[c.Contestant], rounds: int, slow_rounds: int) -> report.Size:
    """Generate the projects and let the contestants take turns. Raises CommandFailedError."""
    generate(folder, modules, {contestant.project for contestant in chosen})
    runs: dict[str, list[Run]] = {}
    pages: dict[str, report.Pages] = {}
    for number in range(max(rounds, slow_rounds)):
        for contestant in chosen:
            if number >= (slow_rounds if contestant.slow else rounds):
                continue
            found = contestant.run(folder)
            print(f"{modules} modules, round {number + 1}, {contestant.name}: CPU {found.cpu:.2f} s, wall {found.wall:.2f} s", flush=True)
            runs.setdefault(contestant.name, []).append(found)
            pages[contestant.name] = weigh(folder / contestant.project / contestant.site)
    return report.Size(modules, runs, pages)


def generate(folder: Path, modules: int, projects: set[str]) -> None:
    """In a process of its own: what it holds in memory must not count as a contestant's. Projects that are there are kept."""
    missing = sorted(name for name in projects if not (folder / name).is_dir())
    if missing:
        only = [word for name in missing for word in ("--only", name)]
        script = str(Path(__file__).with_name("generate.py"))
        subprocess.run([sys.executable, script, str(folder), "--modules", str(modules), *only], check=True)


def weigh(site: Path) -> report.Pages:
    sizes = [file.stat().st_size for file in site.rglob("*.html")]
    return report.Pages(len(sizes), int(statistics.median(sizes)), sum(sizes))


def main() -> int:
    everybody = {contestant.name: contestant for contestant in c.contestants()}
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--modules", type=int, default=DEFAULT, help="size of the catalogue, in six languages (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each contestant (default: %(default)s)")
    parser.add_argument("--slow-rounds", type=int, default=1, help="runs of mkdocs, which takes minutes (default: %(default)s)")
    parser.add_argument("--quick", action="store_true", help=f"{SMALL} modules, one round, no second size")
    parser.add_argument("--large", action="store_true", help=f"our cold build at {LARGE} modules too")
    parser.add_argument("--only", action="append", choices=sorted(everybody), help="only this contestant (may be given again)")
    parser.add_argument("--without", action="append", choices=sorted(everybody), default=[], help="not this one (may be given again)")
    parser.add_argument("--folder", type=Path, help="where to work; projects that are there are used again (default: one that goes)")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if given.quick:
        given.modules, given.rounds = SMALL, 1
    chosen = [contestant for name, contestant in everybody.items() if name in (given.only or everybody) and name not in given.without]
    others = [] if given.quick else [size for size in (SMALL, *([LARGE] if given.large else [])) if size != given.modules]
    try:
        with tempfile.TemporaryDirectory() as scratch:
            place = given.folder or Path(scratch)
            main = [contestant for contestant in chosen if given.modules <= SMALL or not contestant.small]
            sizes = [run(place / str(given.modules), given.modules, main, given.rounds, given.slow_rounds)]
            if c.COLD in {contestant.name for contestant in chosen}:
                cold = [everybody[c.COLD]]
                for size in others:
                    few = [contestant for contestant in chosen if contestant.small] if size == SMALL else []
                    sizes.append(run(place / str(size), size, [*few, *cold], 1 if size == LARGE else given.rounds, 0))
    except CommandFailedError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return show(sizes)


def show(sizes: Sequence[report.Size]) -> int:
    print("\n".join(report.lines(sizes)))
    target = ROOT / ".cache" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(report.as_json(sizes), indent=1, ensure_ascii=False) + "\n", "utf-8")
    wrong = report.weights_differ(sizes[0])
    if wrong:
        print(wrong, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
