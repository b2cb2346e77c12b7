"""A program of its own: a window in which somebody types a note until the program is killed.

Says on its standard output how many letters it has typed, and when, in milliseconds.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.library import Library
from ui.actions import Do
from ui.settings import Settings
from ui.theme import Appearance
from ui.views.notes.note_editor import NoteField
from ui.window import Window

KEY_MS = 7


def rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(path: Path) -> None:
    app = QApplication(sys.argv)
    window = Window(
        Library.open(path), Settings(path.with_suffix(".ini")), Appearance(app, "light")
    )
    window.show()
    rest(100)
    window.desk.actions_[Do.ARTICLE_NOTE].trigger()
    field = window.findChild(NoteField)
    for count in range(1, 100_000):
        key = Qt.Key.Key_A if count % 10 else Qt.Key.Key_Space
        QTest.keyClick(field, key)
        print(count, round(monotonic() * 1000), flush=True)  # noqa: T201  (it is asked for it)
        rest(KEY_MS)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
