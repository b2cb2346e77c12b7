"""The program's window on a library, offscreen unless there is a display."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.window import Window


@contextmanager
def shown(library: Path) -> Iterator[Window]:
    """Show the window as the program does, with default settings, until nothing is left to do."""
    if "DISPLAY" not in os.environ:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from reader.library import Library
    from ui.__main__ import collect_garbage_seldom
    from ui.settings import Settings
    from ui.theme import STYLE, Appearance
    from ui.window import Window

    collect_garbage_seldom()
    app = QApplication.instance() or QApplication([*sys.argv[:1], *STYLE])
    assert isinstance(app, QApplication)
    with TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.ini")
        window = Window(Library.open(library), settings, Appearance(app))
        window.resize(1440, 900)
        window.show()
        everything = len(window.session.library.articles.ids())
        while window.model.rowCount() < everything:
            settle(window)
        yield window
        window.close()


def settle(window: Window) -> None:
    """Wait for tasks and timers that are about to end.

    In a loop as the program's own: ``QTest.qWait`` keeps the interpreter's lock while it waits,
    and the tasks would get to do next to nothing.
    """
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(200, loop.quit)
    loop.exec()


def paint(window: Window) -> None:
    """Do what was put off to the next turn, and paint at once what is waiting to be painted."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents()
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
