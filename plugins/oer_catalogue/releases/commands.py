"""``oer release``: keys, a new release, signatures that go on, new keys."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click

from ..engine.swap import BuildError, told
from ..here import project_root

OUT = "release"
_out = click.option("--out", type=click.Path(path_type=Path), help=f"The folder of the releases.  [default: {OUT}]")


def _date(ctx: click.Context, param: click.Parameter, text: str) -> datetime:
    """The date that everything is signed with: an input, so that the same site and keys give the same bytes."""
    try:
        found = datetime.fromisoformat(text) if text else datetime.now(UTC)
    except ValueError:
        raise click.UsageError(f"{text} is no date. Write it as 2026-11-26T12:00:00Z.") from None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)


_now = click.option(
    "--now", default="", metavar="DATE", callback=_date, help="The date of what is signed, as 2026-11-26T12:00:00Z.  [default: now]"
)
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
def make_keys(folder: Path, out: Path | None, now: datetime) -> None:
    """Makes the keys in FOLDER, once, and sets the folder of the releases up for them.

    FOLDER/offline holds the keys that say which keys count: move it to two sticks in two places. FOLDER/online signs each release.
    """
    from .keys import fingerprint, make
    from .signed import METADATA, Signed

    target = _folder(out)
    with _ended():
        if (target / METADATA).exists():
            raise BuildError(f"{target.name}/ is set up already. `oer release rotate` changes its keys.", 2)
        root = Signed(target, make(folder), now).begin()
    click.echo(f"Keys made in {folder}. Move {folder / 'offline'} to a safe place now, and keep it out of every server.")
    click.echo(f"People compare this before their first copy; put it on your pages and letters: {fingerprint(root)}")


@release.command()
@click.option("--site", type=_folder_type, help="The finished site.  [default: site]")
@click.option("--url", default="", help="The address at which the folder of the releases will stand; for its feeds and its page.")
@_keys
@_out
@_now
def publish(site: Path | None, url: str, keys: tuple[Path, ...], out: Path | None, now: datetime) -> None:
    """Publishes the finished site as a new release; a site that did not change only gets fresh signatures."""
    from .. import project
    from .keys import load
    from .publish import publish as run

    root = project_root()
    url = url if not url or url.endswith("/") else f"{url}/"
    with _ended():
        done = run(site or root / "site", _folder(out), load(*keys), now, project.read(root)[0].settings, url)
    if done.new:
        click.echo(f"Release {done.serial}: {done.objects} new files")
    else:
        click.echo(f"Nothing new since release {done.serial}; signatures renewed")


@release.command()
@_keys
@_out
@_now
def refresh(keys: tuple[Path, ...], out: Path | None, now: datetime) -> None:
    """Renews signatures that end soon, without a new release. Run it once a week; the folder FOLDER/online is enough."""
    from .keys import load
    from .publish import locked, recover
    from .signed import Signed

    with _ended():
        signed = Signed(_folder(out), load(*keys), now)
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
def rotate(role: str, new: Path, keys: tuple[Path, ...], out: Path | None, now: datetime) -> None:
    """Makes new keys for ROLE in the folder NEW, and signs that they count from now on and the old ones no more.

    It needs the keys of the root (two of three), and for `release` also the key `targets`. Afterwards run `oer release refresh` with the
    new keys.
    """
    from securesystemslib.signer import CryptoSigner

    from .keys import ROOTS, load, save
    from .publish import locked
    from .signed import Signed

    with _ended():
        signed = Signed(_folder(out), load(*keys), now)
        with locked(signed.out):
            for name in ROOTS if role == "root" else (role,):
                save(new, name, CryptoSigner.generate_ed25519())
            signed.rotate(role, load(new))
    click.echo(f"New keys for {role} in {new}. Put the old ones out of use.")


def _folder(out: Path | None) -> Path:
    return out.resolve() if out else project_root() / OUT


@contextmanager
def _ended() -> Iterator[None]:
    """Says why something did not work, and ends with its exit code."""
    try:
        yield
    except BuildError as error:
        click.echo(str(error), err=True)
        sys.exit(error.code)
    except OSError as error:
        click.echo(f"{told(error)}. The release in force stays in force.", err=True)
        sys.exit(5)
