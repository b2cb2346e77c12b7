"""Arranging the list: how much of each article it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from ui import settings as stored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from ui.settings import Settings
    from ui.views.article_list import ArticleList


class Arranging(QObject):
    """Menus of how the list can be arranged; what is chosen acts at once and is kept."""

    def __init__(self, articles: ArticleList, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._list, self._settings = articles, settings
        self.density_menu = _choices(
            self.tr("Density"),
            {
                "compact": self.tr("Compact"),
                "normal": self.tr("Normal"),
                "roomy": self.tr("Roomy"),
            },
            settings.get(stored.LIST_DENSITY),
            window,
        )
        self.density_menu.triggered.connect(self._choose_density)

    @Slot(QAction)
    def _choose_density(self, entry: QAction) -> None:
        self._settings.set(stored.LIST_DENSITY, entry.data())
        self._list.set_density(entry.data())


def _choices(title: str, choices: Mapping[str, str], chosen: str, window: QWidget) -> QMenu:
    """Make a menu of choices that exclude each other."""
    menu = QMenu(title, window)
    group = QActionGroup(menu)
    for value, text in choices.items():
        entry = menu.addAction(text)
        entry.setCheckable(True)
        entry.setChecked(value == chosen)
        entry.setData(value)
        group.addAction(entry)
    return menu
