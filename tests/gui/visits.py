"""Windows that are opened one after the other on the same library, as by one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from person import Person, let_go
from PySide6.QtWidgets import QApplication

from reader.library import Library
from ui.settings import Settings
from ui.theme import Appearance
from ui.window import Window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Visits:
    """Opens a library in a window, again and again, and sees to it that nothing is left."""

    def __init__(self, path: Path, qtbot: QtBot) -> None:
        self._path, self._bot = path, qtbot
        self._before = set(QApplication.topLevelWidgets())
        self._appearance = Appearance(QApplication.instance(), "light")
        self._people: list[Person] = []

    def begin(self) -> Person:
        """Leave the window that is open, and open the library in another one."""
        self._leave()
        settings = Settings(self._path.with_suffix(".ini"))
        window = Window(Library.open(self._path, author="ines"), settings, self._appearance)
        with self._bot.waitExposed(window):
            window.show()
        window.activateWindow()
        self._bot.waitUntil(window.isActiveWindow)
        person = Person(window, self._bot)
        self._people.append(person)
        person.wait_for_tasks()
        return person

    def end(self) -> None:
        """Leave the last window and look for what is left."""
        self._leave()
        self._appearance.deleteLater()
        let_go()
        assert set(QApplication.topLevelWidgets()) <= self._before

    def _leave(self) -> None:
        if self._people:
            window = self._people.pop().window
            window.close()
            assert window.tasks._pool.activeThreadCount() == 0
            window.deleteLater()
            let_go()
