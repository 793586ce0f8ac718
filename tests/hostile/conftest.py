"""A project whose only module is a good one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hostile_corpus import GOOD


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Its module is ``safe-start``; a test adds ``bad``."""
    shutil.copytree(GOOD, tmp_path / "project" / "modules")
    return tmp_path / "project"
