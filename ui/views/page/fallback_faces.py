"""Faces for scripts that the face of the text doesn't have.

Qt finds one for each letter by itself, but draws it ten times as slowly (26 ms a page of
Chinese) as a face that is named in the font. So the one that it would find is named.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtGui import QFont, QTextLayout

_SCRIPTS = (
    # Kana before Chinese characters: where there are kana, these are Japanese as well.
    ("か", re.compile("[\u3041-\u30ff]")),
    ("한", re.compile("[\uac00-\ud7a3]")),
    ("中", re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")),
)
"""A letter of each script with so many that their faces come last in Qt's search."""


def fallback_faces(text: str, family: str) -> list[str]:
    """Return the families that Qt falls back to from ``family`` for scripts of ``text``."""
    if text.isascii():
        return []
    found = [_face_of(letter, family) for letter, script in _SCRIPTS if script.search(text)]
    return list(dict.fromkeys(filter(None, found)))


@cache
def _face_of(letter: str, family: str) -> str:
    """Return the family that Qt paints ``letter`` with, or an empty string."""
    layout = QTextLayout(letter, QFont(family))
    layout.beginLayout()
    layout.createLine().setLineWidth(1000)
    layout.endLayout()
    runs = layout.glyphRuns()
    return runs[0].rawFont().familyName() if runs else ""
