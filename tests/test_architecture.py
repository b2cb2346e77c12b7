"""Who may import whom: the window the library, the library the storage, nobody the network."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[1]
MODULES = {
    file.relative_to(ROOT).with_suffix("").as_posix().replace("/", "."): file
    for folder in ("reader", "ui", "resources")
    for file in sorted((ROOT / folder).rglob("*.py"))
}

QT = ("PySide6", "shiboken6", "PyQt6", "PyQt5")
NETWORK = (
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "urllib.error",
    "ftplib",
    "smtplib",
    "xmlrpc",
    "socketserver",
    "asyncio",
    "requests",
    "httpx",
    "aiohttp",
    "urllib3",
    "webbrowser",
    "PySide6.QtNetwork",
    "PySide6.QtWebSockets",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtQuick",
    "PySide6.QtQml",
)
MAY_NOT: dict[str, tuple[str, ...]] = {
    "reader": (*QT, "ui"),
    "resources": (*QT, "ui", "reader"),
    "ui": ("sqlite3", "reader.storage", "PySide6.QtSql"),
    "reader.storage": ("reader.library", "reader.importers", "reader.exporters", "reader.cli"),
    "reader.importers": (
        "reader.storage",
        "reader.library",
        "reader.exporters",
        "reader.cli",
        "sqlite3",
    ),
    "reader.exporters": ("reader.storage", "reader.importers", "reader.cli", "sqlite3"),
    "reader.library": ("reader.cli",),
    "reader.query": (
        "reader.storage",
        "reader.library",
        "reader.importers",
        "reader.exporters",
        "reader.cli",
        "sqlite3",
    ),
}
"""What a package, or a module, and all that is in it may not import."""
MAY_ONLY: dict[str, tuple[str, ...]] = {
    "reader.kinds": (),
    "reader.journal_kinds": ("reader.kinds",),
    "reader.lists": ("reader.kinds",),
    "reader.table_rows": (),
    "reader.values": ("reader.journal_kinds", "reader.kinds", "reader.lists", "reader.table_rows"),
    "reader.errors": ("reader.values",),
    "reader.text": ("reader.values", "reader.errors"),
}
"""The only modules of ``reader`` that a module may import."""
SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM"
    r"|CREATE\s+(TABLE|INDEX|TRIGGER|VIRTUAL)|PRAGMA\s+\w+)\b",
    re.DOTALL,
)


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text("utf-8"))


@cache
def imports_of(module: str) -> frozenset[str]:
    """Return all that a module imports, inside functions too; ``from a import b`` as ``a.b``."""
    return frozenset(imports_in(ast.walk(tree_of(module))))


def imports_in(nodes: Iterable[ast.AST]) -> set[str]:
    found = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def inside(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def modules_in(package: str) -> list[str]:
    return [module for module in MODULES if inside(module.removesuffix(".__init__"), package)]


@pytest.mark.parametrize("package", MAY_NOT)
def test_nobody_imports_what_lies_above_or_beside_him(package: str) -> None:
    assert [
        f"{module} imports {name}"
        for module in modules_in(package)
        for name in imports_of(module)
        if any(inside(name, forbidden) for forbidden in MAY_NOT[package])
    ] == []


@pytest.mark.parametrize("module", modules_in("reader.exporters"))
def test_exporters_know_the_library_as_a_type_at_most(module: str) -> None:
    types = [
        node
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    ]
    as_types = imports_in(node for block in types for node in block.body)
    assert not any(inside(name, "reader.library") for name in imports_of(module) - as_types)


@pytest.mark.parametrize("module", MAY_ONLY)
def test_the_ground_imports_only_the_ground(module: str) -> None:
    assert [
        name
        for name in imports_of(module)
        if inside(name, "reader") and not any(inside(name, good) for good in MAY_ONLY[module])
    ] == []


@pytest.mark.parametrize("module", MODULES)
def test_no_module_reaches_the_network(module: str) -> None:
    assert [name for name in imports_of(module) if any(inside(name, bad) for bad in NETWORK)] == []


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_is(module: str) -> None:
    assert ast.get_docstring(tree_of(module))


@pytest.mark.parametrize("module", MODULES)
def test_no_module_imports_all_of_another(module: str) -> None:
    assert [name for name in imports_of(module) if name.endswith(".*")] == []


@pytest.mark.parametrize("module", MODULES)
def test_imports_are_absolute(module: str) -> None:
    nodes = ast.walk(tree_of(module))
    assert not any(isinstance(node, ast.ImportFrom) and node.level for node in nodes)


@pytest.mark.parametrize("module", modules_in("ui"))
def test_the_window_speaks_no_sql(module: str) -> None:
    texts = [
        node.value
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert [text for text in texts if SQL.search(text)] == []


def test_every_package_is_shipped() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    shipped = set(project["tool"]["setuptools"]["packages"])
    packages = {name for name in MODULES if name.endswith(".__init__")}
    assert {name.removesuffix(".__init__") for name in packages} == shipped


@pytest.mark.parametrize("module", modules_in("reader"))
def test_only_storage_speaks_to_the_file(module: str) -> None:
    if not inside(module, "reader.storage"):
        assert "sqlite3" not in imports_of(module)
