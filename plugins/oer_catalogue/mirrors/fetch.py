"""Files by their hash, into a folder of what has come in: many at once, each gone on with where it stopped, none kept that is not right."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from tuf.api.exceptions import DownloadError, DownloadHTTPError

from ..below import matching
from ..releases.listing import Listed
from ..releases.objects import has_twins, object_path
from .problems import AWAY, CHANGED, PART, MirrorError, told
from .source import Source

AT_ONCE = 8
RANGE_REFUSED = 416
PIECE = 1 << 16


@dataclass
class Incoming:
    """The folder of files that have come in, each under its hash; ``<hash>.part`` and ``<hash>.gz.part`` are on their way.

    ``by_path``: the source is a copy, in which files lie under their paths, not under their hashes.
    """

    folder: Path
    source: Source
    by_path: bool = False
    _stop: Event = field(default_factory=Event)

    def path(self, sha256: str) -> Path:
        return self.folder / sha256

    def there(self) -> set[str]:
        """The hashes of what came in before and is right; what a power cut spoilt is removed."""
        found = set()
        for path in matching(self.folder, "*"):
            if path.suffix == ".part":
                continue
            with path.open("rb") as stream:
                right = hashlib.file_digest(stream, "sha256").hexdigest() == path.name
            if right:
                found.add(path.name)
            else:
                path.unlink()
        return found

    def fetch(self, files: Iterable[Listed], step: Callable[[int], None]) -> None:
        """Fetch files, some at once; ``step`` is told the bytes of each as it is right. The first that fails ends the others."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            jobs = [pool.submit(self._one, file, step) for file in files]
            try:
                done, _ = wait(jobs, return_when=FIRST_EXCEPTION)
                for job in done:
                    job.result()
            finally:
                self._stop.set()
                for job in jobs:
                    job.cancel()

    def _one(self, file: Listed, step: Callable[[int], None]) -> None:
        if self._stop.is_set():
            return
        if not self._by_twin(file):
            part = self.path(f"{file.sha256}.part")
            resumed = self._load(self._address(file), part, file.size)
            if not self._right(part, file):
                part.unlink(missing_ok=True)
                if not resumed:
                    raise MirrorError(CHANGED, f"{file.path} is not the file that was signed.")
                self._load(self._address(file), part, file.size)  # put together from two states: once more, from its beginning
                if not self._right(part, file):
                    part.unlink(missing_ok=True)
                    raise MirrorError(CHANGED, f"{file.path} is not the file that was signed.")
            part.replace(self.path(file.sha256))
        step(file.size)

    def _address(self, file: Listed) -> str:
        return f"../{file.path}" if self.by_path else object_path(file.sha256)

    def _by_twin(self, file: Listed) -> bool:
        """Fetch the compressed twin, if there is one; False = it did not come to the right file, whatever the reason."""
        if self.by_path or not has_twins(file):
            return False
        packed, part = self.path(f"{file.sha256}.gz.part"), self.path(f"{file.sha256}.part")
        with told(file.path):
            try:
                self._load(f"{object_path(file.sha256)}.gz", packed, file.size)
            except DownloadHTTPError:
                return False
        with packed.open("rb") as source, part.open("wb") as target:
            for piece in _unpacked(source, file.size):
                target.write(piece)
        packed.unlink()
        if self._right(part, file):
            part.replace(self.path(file.sha256))
            return True
        part.unlink()
        return False

    def _load(self, path: str, part: Path, most: int) -> bool:
        """Load a file into ``part``, from where it stands; True = it was gone on with, not begun. At most ``most`` bytes are taken."""
        start = part.stat().st_size if part.exists() else 0
        try:
            begins, pieces = self.source.get(path, start)
        except DownloadHTTPError as error:
            if start and error.status_code == RANGE_REFUSED:
                return True
            if path.endswith(".gz") and error.status_code in (403, 404):
                raise
            if self.by_path and error.status_code == 404:
                raise MirrorError(PART, f"The source does not hold {path.removeprefix('../')}.") from error
            raise MirrorError(AWAY, f"{path} could not be fetched: {error}.") from error
        except DownloadError as error:
            raise MirrorError(AWAY, f"{path} could not be fetched: {error}.") from error
        with told(path), closing(pieces), part.open("r+b" if begins else "wb") as target:
            target.seek(begins)
            size = begins
            for piece in pieces:
                size += len(piece)
                if size > most or self._stop.is_set():
                    break
                target.write(piece)
            target.truncate()
        if size > most:
            part.unlink()
            raise MirrorError(CHANGED, f"{path} is longer than the file that was signed.")
        if self._stop.is_set():
            raise MirrorError(AWAY, "Another file could not be fetched.")
        return begins > 0

    @staticmethod
    def _right(path: Path, file: Listed) -> bool:
        if path.stat().st_size != file.size:
            return False
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == file.sha256

    def clear(self, kept: Iterable[str] = ()) -> None:
        """Remove what has come in, but for ``kept``."""
        names = set(kept)
        for path in matching(self.folder, "*"):
            if path.name.partition(".")[0] not in names:
                with suppress(OSError):
                    path.unlink()


def _unpacked(source: object, most: int) -> Iterator[bytes]:
    """The content of a gzip file, ended as soon as it is longer than it should be or cannot be read: then its hash is wrong, too."""
    unpack = zlib.decompressobj(wbits=31)
    size = 0
    try:
        while size <= most and (piece := unpack.unconsumed_tail or source.read(PIECE)):
            out = unpack.decompress(piece, PIECE)
            size += len(out)
            yield out
    except zlib.error:
        return
