"""The icons that come with the program."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

FOLDER = Path(__file__).parents[2] / "resources" / "icons"
NAMES = (
    "chevron-down",
    "chevron-right",
    "chevron-up",
    "close",
    "done",
    "export",
    "expression",
    "import",
    "inbox",
    "info",
    "inspector",
    "label",
    "match-case",
    "menu",
    "note",
    "reading",
    "redo",
    "restore",
    "search",
    "source",
    "star",
    "star-filled",
    "tag",
    "text",
    "trash",
    "undo",
    "unread",
    "versions",
    "warning",
    "whole-word",
)
SHAPES = {"circle", "line", "path", "polyline", "rect"}


def root(name: str) -> ET.Element:
    return ET.fromstring((FOLDER / f"{name}.svg").read_text(encoding="utf-8"))  # noqa: S314 - our own file


def test_the_icons_are_these_and_their_licence_is_beside_them() -> None:
    assert sorted(file.stem for file in FOLDER.glob("*.svg")) == sorted([*NAMES, "postil"])
    licence = (FOLDER / "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in licence
    assert "Lucide" in licence


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_takes_the_colour_of_the_text(name: str) -> None:
    icon = root(name)
    assert icon.get("stroke") == "currentColor"
    assert icon.get("fill") == ("currentColor" if name == "star-filled" else "none")
    assert icon.get("viewBox") == "0 0 24 24"
    inks = [shape.get(part) for shape in icon for part in ("fill", "stroke", "style")]
    assert set(inks) <= {None, "currentColor"}


@pytest.mark.parametrize("name", [*NAMES, "postil"])
def test_an_icon_is_shapes_and_nothing_else(name: str) -> None:
    icon = root(name)
    assert len(icon) > 0
    assert {shape.tag.removeprefix("{http://www.w3.org/2000/svg}") for shape in icon} <= SHAPES
