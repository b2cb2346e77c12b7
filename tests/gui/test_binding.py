"""The binding: that the installed PySide6 may be used at all.

On Python 3.11 it ends the process (a worker of the tests) where C code raises an error inside an
overridden method that Python code has led to, such as a ``TypeError`` in the ``hideEvent`` of a
widget that was closed: so a crash may be a plain mistake. Python 3.12 tells what it was.
"""

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
