"""``oer release``: keys, a new release, signatures that go on, new keys."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from ..engine.swap import BuildError
from ..here import project_root
from ..hosting.limits import HOSTS, sizes, too_much
from ..options import Moment
from ..options import now as clock
from ..plainly import plainly
from ..problem import Report

OUT = "release"
_out = click.option("--out", type=click.Path(path_type=Path), help=f"The folder of the releases.  [default: {OUT}]")
_now = click.option("--now", type=Moment(), help="The date of what is signed, as 2026-11-26T12:00:00Z.  [default: now]")
_folder_type = click.Path(path_type=Path, file_okay=False)
_keys = click.option("--keys", multiple=True, required=True, type=_folder_type, help="A folder of keys; may be given twice.")


@click.group()
def release() -> None:
    """Publishes the finished site with a signed list of its files, so that copies can be kept true to it."""
    try:
        import minisign as _minisign  # noqa: F401
        import tuf as _tuf  # noqa: F401
    except ImportError:
        raise click.UsageError("Releases need more programs: pip install 'mkdocs-oer-catalogue[release]'") from None


@release.command("keys")
@click.argument("folder", type=_folder_type)
@_out
@_now
def make_keys(folder: Path, out: Path | None, now: datetime | None) -> None:
    """Makes the keys in FOLDER, once, and sets the folder of the releases up for them.

    FOLDER/offline holds the keys that say which keys count: move it to two sticks in two places. FOLDER/online signs each release.
    """
    from .keys import fingerprint, make
    from .signed import METADATA, Signed

    target = _folder(out)
    with plainly("The release in force stays in force."):
        if (target / METADATA).exists():
            raise BuildError(f"{target.name}/ is set up already. `oer release rotate` changes its keys.", 2)
        root = Signed(target, make(folder), now or clock()).begin()
    click.echo(f"Keys made in {folder}. Move {folder / 'offline'} to a safe place now, and keep it out of every server.")
    click.echo(f"People compare this before their first copy; put it on your pages and letters: {fingerprint(root)}")


@release.command()
@click.option("--site", type=_folder_type, help="The finished site.  [default: site]")
@click.option("--host", type=click.Choice(sorted(HOSTS)), help="Who hosts the releases.  [default: `host` in mkdocs.yml]")
@click.option("--url", default="", help="The address at which the folder of the releases will stand; for its feeds and its page.")
@_keys
@_out
@_now
def publish(site: Path | None, url: str, host: str | None, keys: tuple[Path, ...], out: Path | None, now: datetime | None) -> None:
    """Publishes the finished site as a new release; a site that did not change only gets fresh signatures."""
    from .. import printers, project
    from .keys import load
    from .publish import publish as run

    root = project_root()
    url = url if not url or url.endswith("/") else f"{url}/"
    with plainly("The release in force stays in force."):
        here, target = project.read(root)[0], _folder(out)
        host = host or here.settings.host
        done = run(site or root / "site", target, load(*keys), now or clock(), here.settings, url)
        large = tuple(too_much(sizes(target), HOSTS[host], here.place("host"))) if host in HOSTS else ()
    if done.new:
        click.echo(f"Release {done.serial}: {done.objects} new files")
    else:
        click.echo(f"Nothing new since release {done.serial}; signatures renewed")
    if large:
        click.echo(printers.text(Report.of(large)), nl=False, err=True)


@release.command()
@_keys
@_out
@_now
def refresh(keys: tuple[Path, ...], out: Path | None, now: datetime | None) -> None:
    """Renews signatures that end soon, without a new release. Run it once a week; the folder FOLDER/online is enough."""
    from .keys import load
    from .publish import locked, recover
    from .signed import Signed

    with plainly("The release in force stays in force."):
        signed = Signed(_folder(out), load(*keys), now or clock())
        with locked(signed.out):
            recover(signed.out, signed)
            signed.refresh()
    click.echo("Signatures renewed")


@release.command()
@click.argument("role", type=click.Choice(("root", "targets", "release", "timestamp")))
@click.argument("new", type=_folder_type)
@_keys
@_out
@_now
def rotate(role: str, new: Path, keys: tuple[Path, ...], out: Path | None, now: datetime | None) -> None:
    """Makes new keys for ROLE in the folder NEW, and signs that they count from now on and the old ones no more.

    It needs the keys of the root (two of three), and for `release` also the key `targets`. Afterwards run `oer release refresh` with the
    new keys.
    """
    from securesystemslib.signer import CryptoSigner

    from .keys import ROOTS, load, save
    from .publish import locked
    from .signed import Signed

    with plainly("The release in force stays in force."):
        signed = Signed(_folder(out), load(*keys), now or clock())
        with locked(signed.out):
            for name in ROOTS if role == "root" else (role,):
                save(new, name, CryptoSigner.generate_ed25519())
            signed.rotate(role, load(new))
    click.echo(f"New keys for {role} in {new}. Put the old ones out of use.")


def _folder(out: Path | None) -> Path:
    return out.resolve() if out else project_root() / OUT
