"""``oer zim``: the site as files for Kiwix."""

from __future__ import annotations

from pathlib import Path

import click

from ..here import project_root
from ..plainly import plainly
from .choose import KINDS, USUAL

MEGABYTE = 1_000_000
NONE = "none"


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Where to write.  [default: zim/ beside the site]")
@click.option("--language", "languages", multiple=True, help="Only this one; mul = all in one file. May be given several times.")
@click.option("--date", default="", help="Date of the files, YYYY-MM-DD.  [default: that of the newest module]")
@click.option("--keep", "kept", multiple=True, type=click.Choice([*KINDS, NONE]), help="Downloads to take along.  [default: epub and pdf]")
@click.option("--address", default="", help="Where the files will be published, such as https://catalogue.test/zim/")
def zim(folder: Path | None, out: Path | None, languages: tuple[str, ...], date: str, kept: tuple[str, ...], address: str) -> None:
    """Writes the finished site as ZIM files for Kiwix: one for each language, and one with all.

    FOLDER is the site, usually site/. A list of the files for Kiwix programs (library.xml, catalog/v2/) and checksums lie beside them.
    Exit code: 0 = done, 2 = wrong use, 5 = something could not be read or written; files that were there stay whole.
    """
    root = project_root()
    site = (folder or root / "site").resolve()
    target = (out or site.parent / "zim").resolve()
    if address and not address.startswith(("https://", "http://")):
        raise click.UsageError(f"{address} is no address of a web page. It must begin with https:// or http://.")
    if NONE in kept and len(kept) > 1:
        raise click.UsageError("--keep none leaves out all downloads. Give it alone, or leave it out.")
    kinds = () if NONE in kept else tuple(kind for kind in KINDS if kind in kept) or USUAL
    with plainly("Files that were there are whole."):
        _make(root, site, target, (languages, date, kinds, address if not address or address.endswith("/") else address + "/"))


def _make(root: Path, folder: Path, out: Path, wished: tuple) -> None:
    """What needs the library is loaded here: most who use the other commands do not have it."""
    from ..engine.swap import BuildError

    try:
        import libzim  # noqa: F401
    except ImportError:
        raise BuildError("ZIM files need the extra 'zim'. Install it: pip install 'mkdocs-oer-catalogue[zim]'") from None
    from ..progress import shown
    from ..project import read
    from ..releases.listing import read_site
    from .make import Wish, make

    def said(path: Path) -> None:
        click.echo(f"{path.name}  {path.stat().st_size / MEGABYTE:.1f} MB")

    settings = read(root)[0].settings
    with shown() as progress:
        found = make(read_site(folder), settings, out, Wish(*wished), progress, said)
    click.echo(f"{len(found)} {'file is' if len(found) == 1 else 'files are'} listed in {out.name}/library.xml")
