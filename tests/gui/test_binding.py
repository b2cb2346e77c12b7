"""The binding: that the installed PySide6 may be used at all."""

from __future__ import annotations

import sys

from PySide6.QtGui import QColor


def test_the_binding_does_not_drop_references_to_none() -> None:
    # PySide6 6.12.0 on Python 3.11 does, with every void call: the process dies after about 5,000.
    colour = QColor()
    before = sys.getrefcount(None)
    for _ in range(1000):
        colour.setAlpha(100)
    assert abs(sys.getrefcount(None) - before) < 100
