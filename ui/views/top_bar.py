"""The bar along the top of the window: the way in, the search, the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.views.parts.action_button import ActionButton
from ui.views.search.search_box import SearchBox

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.theme import Theme

_SEARCH_WIDTH = 560


class TopBarActions(NamedTuple):
    """The window's actions that have a button in the bar."""

    sidebar: QAction
    import_: QAction
    search: QAction
    """Brings one to the search field; the field shows its key."""
    undo: QAction
    redo: QAction
    reading: QAction
    export: QAction


class TopBar(QWidget):
    """Buttons on both sides of the search field."""

    def __init__(self, actions: TopBarActions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = SearchBox(theme, self)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.search.setMinimumWidth(160)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._search_action = actions.search
        self._show_search_key()
        actions.search.changed.connect(self._show_search_key)
        actions.search.triggered.connect(self._go_to_search)
        self.reading = ActionButton(actions.reading, self)
        """The button under which the reading panel opens."""
        self._lay_out(actions)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``; the actions' icons are the window's to change."""
        self.search.set_theme(theme)

    def _lay_out(self, actions: TopBarActions) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 14, 7)
        row.setSpacing(10)
        row.addWidget(ActionButton(actions.sidebar, self))
        row.addWidget(ActionButton(actions.import_, self, worded=True))
        row.addStretch(1)
        row.addWidget(self.search, 100)
        row.addStretch(1)
        row.addWidget(ActionButton(actions.undo, self))
        row.addWidget(ActionButton(actions.redo, self))
        row.addWidget(self.reading)
        row.addWidget(ActionButton(actions.export, self, worded=True))

    @Slot()
    def _show_search_key(self) -> None:
        self.search.set_key(self._search_action.shortcut())

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
