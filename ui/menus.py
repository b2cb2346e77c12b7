"""The menu bar: the table of actions, and the menus whose entries come from elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup

from ui import settings as stored
from ui.actions import MENUS, Do
from ui.theme import SYSTEM
from ui.views.parts.menu import Menu
from ui.wording.theme_names import theme_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeySequence
    from PySide6.QtWidgets import QMainWindow

    from ui.actions import Actions
    from ui.settings import Settings


class Menus(QObject):
    """Fills the window's menu bar."""

    theme_chosen = Signal(str)
    library_chosen = Signal(object)
    """The path of a library that was open before."""

    def __init__(  # noqa: PLR0917  (what goes into the menus)
        self,
        window: QMainWindow,
        actions: Actions,
        settings: Settings,
        label_menu: Menu,
        shown_menu: Menu,
        list_menus: Sequence[Menu],
    ) -> None:
        super().__init__(window)
        self._actions, self._settings, self._labels = actions, settings, label_menu
        self._themes = QActionGroup(self)
        bar = window.menuBar()
        after = {
            Do.OPEN_LIBRARY: [self._recent_menu(window)],
            Do.INSPECTOR: list_menus,
            Do.READING: [self._theme_menu(window)],
            Do.HIDE_MARKS: [shown_menu],
        }
        for title, entries in MENUS:
            menu = Menu(QCoreApplication.translate("Menus", title), bar)
            bar.addMenu(menu)
            menu.setToolTipsVisible(True)
            for do in entries:
                if do is None:
                    menu.addSeparator()
                    continue
                if do is Do.LAST_LABEL:
                    menu.addMenu(label_menu)
                menu.addAction(actions[do])
                for more in after.get(do, ()):
                    menu.addMenu(more)

    def sheet(self) -> list[tuple[str, list[tuple[str, list[QKeySequence]]]]]:
        """Return the actions that have keys, by menu, for the sheet of keys."""
        sections = self._actions.sheet()
        labels = [
            (action.text(), [action.shortcut()])
            for action in self._labels.actions()
            if not action.shortcut().isEmpty()
        ]
        everywhere: list[tuple[str, list[QKeySequence | str]]] = [
            (self.tr("All occurrences in the article"), ["Shift+1–9"]),
            (self.tr("All occurrences in the library, after a preview"), ["Ctrl+Shift+1–9"]),
            (self.tr("Only the marks of the label, and of others so chosen"), ["Alt+1–9"]),
        ]
        return [*sections, (self.tr("Labels"), [*labels, *(everywhere if labels else ())])]

    def insert(self, menu: Menu, before: Do) -> None:
        """Put ``menu`` into the menu bar, before an action's entry."""
        for place in self._actions[before].associatedObjects():
            if isinstance(place, Menu):
                place.insertMenu(self._actions[before], menu)

    def show_theme(self, name: str) -> None:
        """Show the theme that was chosen elsewhere."""
        for entry in self._themes.actions():
            entry.setChecked(entry.data() == name)

    def _recent_menu(self, window: QMainWindow) -> Menu:
        menu = Menu(self.tr("Open Recent"), window)
        recent = self._settings.get(stored.RECENT)
        files = [Path(name).name for name in recent]
        for name, file in zip(recent, files, strict=True):
            text = file if files.count(file) == 1 else f"{file} — {Path(name).parent}"
            entry = menu.addAction(text.replace("&", "&&"))
            entry.setData(name)
            entry.setToolTip(name)
        menu.setToolTipsVisible(True)
        menu.setEnabled(not menu.isEmpty())
        menu.triggered.connect(self._choose_library)
        return menu

    def _theme_menu(self, window: QMainWindow) -> Menu:
        menu = Menu(self.tr("Theme"), window)
        chosen = self._settings.get(stored.THEME)
        for name, text in ((SYSTEM, self.tr("Like the System")), *theme_names()):
            entry = menu.addAction(text)
            entry.setCheckable(True)
            entry.setChecked(name == chosen)
            entry.setData(name)
            self._themes.addAction(entry)
        menu.triggered.connect(self._choose_theme)
        return menu

    @Slot(QAction)
    def _choose_library(self, entry: QAction) -> None:
        self.library_chosen.emit(Path(entry.data()))

    @Slot(QAction)
    def _choose_theme(self, entry: QAction) -> None:
        self.theme_chosen.emit(entry.data())
