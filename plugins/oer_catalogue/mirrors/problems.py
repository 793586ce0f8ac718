"""Why a copy was not brought up to date, in words for the person who keeps it. The copy that was there is as it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tuf.api import exceptions as tuf

from ..engine.swap import BuildError

CHANGED, CUT, OLDER, ENDED, FOREIGN, MIXED, ENDLESS, PATHS, AWAY, PART = (f"OER-V{number:03d}" for number in range(1, 11))

_FIX = {
    CHANGED: "Somebody or something changed it on the way. Try again later, or from another address.",
    CUT: "It was damaged on the way, or the source is broken. Try again later.",
    OLDER: "The source shows an older state than this copy has seen. Do not use that source before its keeper has explained it.",
    ENDED: "The source was not renewed for long. Ask its keeper. To take it all the same, as from an old stick, add --accept-old.",
    FOREIGN: "Do not use that source. If the catalogue really has new keys, its keeper can tell you how to trust them.",
    MIXED: "Its parts do not belong together. Try again later, or from another address.",
    ENDLESS: "The source sends more than it should. Do not use it before its keeper has looked at it.",
    PATHS: "The list of files cannot be right. Tell the keeper of the catalogue.",
    AWAY: "Look at the address and at your connection. What has been fetched is kept: the next try goes on from there.",
    PART: "Take a source that holds everything, or ask for less (--language, --module, --format, --largest).",
}


class MirrorError(BuildError):
    """A copy that was not brought up to date. ``problem`` is one of the codes above; ``code`` 1 = refused, 5 = could not be read."""

    def __init__(self, problem: str, what: str) -> None:
        super().__init__(f"{problem} {what} {_FIX[problem]}", 5 if problem == AWAY else 1)
        self.problem = problem


@contextmanager
def told(what: str) -> Iterator[None]:
    """What python-tuf raises, in our words. ``what`` is what was being looked at."""
    try:
        yield
    except tuf.BadVersionNumberError as error:
        if any(str(cause).startswith("Expected ") for cause in (error, error.__cause__)):  # another version than the list above it names
            raise MirrorError(MIXED, f"{what} does not fit the others: {error}.") from error
        raise MirrorError(OLDER, f"{what} is older than what this copy has seen.") from error
    except tuf.ExpiredMetadataError as error:
        raise MirrorError(ENDED, f"The signature of {what} has ended.") from error
    except tuf.UnsignedMetadataError as error:
        raise MirrorError(FOREIGN, f"{what} is not signed with the keys of this catalogue.") from error
    except tuf.LengthOrHashMismatchError as error:
        raise MirrorError(CHANGED, f"{what} is not the file that was signed.") from error
    except tuf.DownloadLengthMismatchError as error:
        raise MirrorError(ENDLESS, f"{what} is longer than it may be.") from error
    except tuf.DownloadError as error:
        raise MirrorError(AWAY, f"{what} could not be fetched: {_cause(error)}.") from error
    except tuf.RepositoryError as error:
        if "deserialize" in str(error).lower():
            raise MirrorError(CUT, f"{what} cannot be understood.") from error
        raise MirrorError(MIXED, f"{what} does not fit: {error}.") from error


def _cause(error: BaseException) -> str:
    status = getattr(error, "status_code", None)
    if status:
        return f"the server answered {status}"
    inner = error.__cause__ or error
    reason = getattr(inner, "reason", None) or inner
    return str(reason).rpartition("] ")[2].rpartition(": ")[2] or type(inner).__name__
