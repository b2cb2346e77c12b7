"""The faces to set text in: those made for it that the system has, and one of our own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontDatabase

import resources

if TYPE_CHECKING:
    from collections.abc import Iterable

SERIF = ("Gentium Plus", "Charter", "Source Serif 4", "Noto Serif", "Georgia", "DejaVu Serif")
"""The faces tried in turn where the style names none."""
OTHERS = (
    *("Literata", "Libertinus Serif", "EB Garamond", "Crimson Pro", "Merriweather", "PT Serif"),
    *("Inter", "Source Sans 3", "PT Sans", "Noto Sans", "DejaVu Sans", "Verdana"),
)
OWN = "Atkinson Hyperlegible"
"""What comes with the program: there is one face of EASY on every system."""
EASY = (
    *("OpenDyslexic", "OpenDyslexic3", "OpenDyslexicAlta", "Lexend", "Lexend Deca"),
    *("Atkinson Hyperlegible Next", OWN, "Andika", "Comic Neue", "Comic Sans MS"),
)
"""Faces whose letters are hard to take for each other, as many people with dyslexia want them."""


def installed(families: Iterable[str]) -> list[str]:
    """Return the families that exist: Qt searches all aliases, and warns, for one that doesn't."""
    return [name for name in families if QFontDatabase.hasFamily(name)]


def load_own() -> None:
    """Let the face that comes with the program be used, unless the system has it anyway."""
    if not QFontDatabase.hasFamily(OWN):
        for file in sorted((Path(resources.__file__).parent / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
