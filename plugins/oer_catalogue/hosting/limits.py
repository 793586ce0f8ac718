"""What hosts take at most, and what of a finished site is more than that.

The numbers are those of the hosts' own pages, read in 2026; a host may change them, and some are larger for those who pay.

- GitHub Pages: a site of 1 GB (https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits); a file of
  100 MiB in a repository, so on a branch that Pages publishes
  (https://docs.github.com/en/repositories/working-with-files/managing-large-files/about-large-files-on-github).
- GitLab.com: a site of 1 GB (https://docs.gitlab.com/user/gitlab_com/) and 200,000 entries, folders among them
  (https://docs.gitlab.com/administration/instance_limits/). Other GitLab servers take 100 MB unless their administrator says more.
- Codeberg: 750 MiB in the repositories of a person or organisation
  (https://blog.codeberg.org/new-storage-limits-on-codeberg-what-you-need-to-know.html). Other Forgejo servers have limits of their own.
- Netlify: 54,000 files in one folder (https://docs.netlify.com/site-deploys/overview); no limit for a whole site is named there.
- Cloudflare Pages: 20,000 files of at most 25 MiB without payment (https://developers.cloudflare.com/pages/platform/limits/).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..below import files_below
from ..feeds.media_types import ending
from ..problem import Place, Problem
from ..rules.codes import problem

MB, MIB, GB = 10**6, 2**20, 10**9
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Host:
    """Limits; 0 = none is known.

    ``site`` and ``file`` in bytes; ``files``, and ``entries`` (files and folders), of a site; ``folder``: files in one folder.
    """

    title: str
    site: int = 0
    file: int = 0
    files: int = 0
    entries: int = 0
    folder: int = 0


HOSTS: Mapping[str, Host] = {
    "github": Host("GitHub Pages", site=GB, file=100 * MIB),
    "gitlab": Host("GitLab Pages", site=GB, entries=200_000),
    "forgejo": Host("Codeberg Pages", site=750 * MIB),
    "netlify": Host("Netlify", folder=54_000),
    "cloudflare": Host("Cloudflare Pages", file=25 * MIB, files=20_000),
}

Sizes = Mapping[str, int]
"""The files of a site by path, with their bytes."""


def sizes(site: Path) -> Sizes:
    """Every file of a site's folder, what no list names among them. Raises OSError if it cannot be listed."""
    return {file.relative_to(site).as_posix(): file.stat().st_size for file in files_below(site)}


def too_much(found: Sizes, host: Host, place: Place) -> Iterator[Problem]:
    """What of these files is more than ``host`` takes; ``place`` is where the host is named."""
    large = [path for path in _largest(found) if host.file and found[path] > host.file]
    if large:
        counted = _count(len(large), "file is", "files are")
        message = f"{counted} larger than the {_limit(host.file)} that {host.title} takes: {_named(found, large)}"
        fix = "Set smaller `budgets:`, leave a format out with `formats:`, or make the films smaller."
        yield problem("OER-C113", place, message, fix)
    total, folders = sum(found.values()), Counter(path.rpartition("/")[0] for path in found)
    fix = f"Leave formats out with `formats:`, or choose another host. The most space is taken by {_kinds(found)}."
    if host.site and total > host.site:
        first = _named(found, _largest(found)[:_NAMED])
        message = f"the site has {_size(total)}, and {host.title} takes {_limit(host.site)}. The largest files: {first}"
        yield problem("OER-C114", place, message, fix)
    if host.files and len(found) > host.files:
        yield problem("OER-C114", place, f"the site has {len(found):,} files, and {host.title} takes {host.files:,}", fix)
    entries = len(found) + len({folder for path in found for folder in _folders(path)})
    if host.entries and entries > host.entries:
        message = f"the site has {entries:,} files and folders, and {host.title} takes {host.entries:,}"
        yield problem("OER-C114", place, message, fix)
    for folder, count in sorted(folders.items()):
        if host.folder and count > host.folder:
            message = f"the folder {folder or 'of the site'} has {count:,} files, and {host.title} takes {host.folder:,} in one folder"
            yield problem("OER-C114", place, message, fix)


def _folders(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _largest(found: Sizes) -> list[str]:
    return sorted(found, key=lambda path: (-found[path], path))


def _named(found: Sizes, paths: list[str]) -> str:
    more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
    return ", ".join(f"{path} ({_size(found[path])})" for path in paths[:_NAMED]) + more


def _kinds(found: Sizes) -> str:
    """The endings that take the most space, or are the most files."""
    space: Counter[str] = Counter()
    number: Counter[str] = Counter()
    for path, size in found.items():
        space[ending(path)] += size
        number[ending(path)] += 1
    first = sorted(space, key=lambda kind: (-space[kind], kind))[:_NAMED]
    return ", ".join(f"{f'.{kind}' if kind else 'names without ending'} ({_size(space[kind])} in {number[kind]:,} files)" for kind in first)


def _size(size: int) -> str:
    """In GB, MB or kB."""
    value, unit = next(((size / step, name) for step, name in ((GB, "GB"), (MB, "MB")) if size >= step), (size / 1000, "kB"))
    return f"{value:.1f}".removesuffix(".0") + f" {unit}"


def _limit(size: int) -> str:
    """As the host writes it, and in what files are measured in here."""
    return f"{size // MIB} MiB ({_size(size)})" if size % MIB == 0 else _size(size)


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
