"""A button that shows an action and names its key in the tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QToolButton

from ui.wording.tips import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QActionEvent
    from PySide6.QtWidgets import QWidget


class ActionButton(QToolButton):
    """A framed button for ``action``: its icon, its text too if ``worded``."""

    def __init__(
        self, action: QAction, parent: QWidget | None = None, *, worded: bool = False
    ) -> None:
        super().__init__(parent)
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if worded else style.ToolButtonIconOnly
        )
        self.setProperty("kind", "worded" if worded else "bare")
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setDefaultAction(action)
        self._name(action)

    def actionEvent(self, event: QActionEvent) -> None:
        """Keep the tip when the action changes, as that gives the button the action's own."""
        super().actionEvent(event)
        self._name(event.action())

    def _name(self, action: QAction) -> None:
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = action.toolTip()
        self.setToolTip(tip(f"{words} ({key})" if key else words))
        self.setAccessibleName(action.iconText())
        self.setAccessibleDescription(words)
        self.setText(f" {action.iconText()}")  # Qt puts the text too close to the icon
