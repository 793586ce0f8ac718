"""Dependencies point one way, and only the adapter knows the engine."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "plugins" / "oer_catalogue"
LAYERS = (
    ("problem", "locales", "near", "settings", "below", "here", "options", "ranges", "whole", "zipped"),
    ("model", "cache", "prune", "version", "pool"),
    ("plan", "search"),
    ("rules", "load", "schema"),
    ("translate",),
    ("body",),
    ("kit",),
    ("theme", "documents"),
    ("packages",),
    ("pages",),
    ("feeds", "records"),
    ("project",),
    ("engine",),
    ("build", "plainly"),
    ("folders", "guide_files", "hosting", "offline", "packing", "pathway_files", "translation_files", "units", "printers", "progress"),
    ("publish", "work"),
    ("site", "serve"),
    ("releases",),
    ("releases",),
    ("copies", "zims"),
    ("mirrors",),
    ("cli", "plugin"),
    ("__main__",),
)
"""From the bottom up. A file imports from its own layer or from below."""
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def files() -> list[Path]:
    return [path for path in sorted(SOURCE.rglob("*.py")) if path != SOURCE / "__init__.py"]


def area(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Areas of this package that a file imports (imports for type checkers alone do not count), and ``/name`` for others."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            node.body = []
    depth = len(path.relative_to(SOURCE).parts)
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == depth:
            found |= {node.module.split(".")[0]} if node.module else {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add("/" + (node.module or "").split(".")[0])
        elif isinstance(node, ast.Import):
            found |= {"/" + name.name.split(".")[0] for name in node.names}
    return found


@pytest.mark.parametrize("path", files(), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_file_imports_only_from_below(path: Path):
    here = area(path)
    assert here in LEVEL, f"{here} has no layer"
    above = [name for name in imports(path) if not name.startswith("/") and name in LEVEL and LEVEL[name] > LEVEL[here]]
    assert above == []


def test_only_the_adapter_imports_the_engine():
    users = {path.name for path in files() if imports(path) & {"/mkdocs", "/properdocs", "/zensical", "/mkdocs_static_i18n"}}
    assert users == {"plugin.py"}
