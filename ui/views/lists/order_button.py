"""A button that says in which order a list stands, and offers the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QToolButton

from ui.theme import icon
from ui.views.parts.menu import Menu

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme

_ICON = 12


class OrderButton(QToolButton):
    """Shows the order that holds."""

    chosen = Signal(str)
    """The user chose this order."""

    def __init__(self, orders: Mapping[str, str], theme: Theme, parent: QWidget) -> None:
        """Offer ``orders``, values with their texts; the first one holds."""
        super().__init__(parent)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setIconSize(QSize(_ICON, _ICON))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu, group = Menu(self), QActionGroup(self)
        for order, text in orders.items():
            action = QAction(text, group, checkable=True)
            action.setData(str(order))
            menu.addAction(action)
        group.triggered.connect(self._choose)
        self.setMenu(menu)
        self.set_theme(theme)
        self.set_value(next(iter(orders)))

    def set_value(self, order: str) -> None:
        """Show ``order`` without telling of it."""
        for action in self.menu().actions():
            action.setChecked(action.data() == order)
            if action.isChecked():
                self.setText(action.text())

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self.setIcon(icon("chevron-down", theme, theme.dim, _ICON))

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self.set_value(action.data())
        self.chosen.emit(action.data())
