"""``resync-sync --hash`` of resync 2.0.1 with two faults mended, as a program: it takes the same arguments.

The client drops just those kinds of hashes that the source has, where it means to drop the others (``Client.prune_hashes``), and
asks a change list for ``hashes``, which only resource lists have. Without ``--hash`` it compares sizes and times alone.
"""

from __future__ import annotations

import runpy
from pathlib import Path

from harvester import COMMAND
from resync.change_list import ChangeList
from resync.client import Client
from resync.resource_list import ResourceList


def _prune(self: Client, hashes: set[str], list_type: str) -> None:
    self.hashes &= hashes


if __name__ == "__main__":
    Client.prune_hashes = _prune
    ChangeList.hashes = ResourceList.hashes
    runpy.run_path(str(Path(COMMAND)), run_name="__main__")
