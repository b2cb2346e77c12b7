"""The bar below the article in which one types what to find in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout

from reader.finding import Sought
from ui.theme import icon
from ui.views.parts.action_button import ActionButton
from ui.views.parts.elided_label import ElidedLabel
from ui.wording.tips import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme

_WIDEST = 340
_LEAST = 70
_USUAL = "888 of 888"
"""What was found is told in so much room or more."""


class FindActions(NamedTuple):
    """The window's actions that have a button in the bar."""

    previous: QAction
    following: QAction


class FindField(QLineEdit):
    """A field in which Enter goes on, Shift+Enter goes back, and Esc leaves."""

    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take those keys, and what a field takes."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """A field, what it found, and how to look for it."""

    changed = Signal()
    """Something else is looked for; see `sought`."""
    stepped = Signal(int)
    """To the next hit (1) or the one before (-1)."""
    closed = Signal()

    def __init__(self, actions: FindActions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._field = FindField(self)
        self._count = ElidedLabel(self, elided=Qt.TextElideMode.ElideRight)
        self._problem = QLabel(self)
        self._case = _toggle(self, self.tr("Match case and accents"))
        self._words = _toggle(self, self.tr("Whole words only"))
        self._regular = _toggle(
            self,
            self.tr("Regular expression"),
            self.tr("An expression that finds nothing for a second is given up."),
        )
        self._close = QToolButton(self)
        self._column, self._row = QVBoxLayout(self), QHBoxLayout()
        self._whole = 0
        """The width that everything has room in, side by side."""
        self._name()
        self._lay_out(actions)
        self._field.textChanged.connect(self.changed)
        self._field.stepped.connect(self.stepped)
        self._field.left.connect(self.closed)
        self._close.clicked.connect(self.closed)
        for each in (self._case, self._words, self._regular):
            each.toggled.connect(self.changed)
        self.set_theme(theme)
        self.hide()

    def sought(self) -> Sought:
        """Return what is looked for."""
        return Sought(
            self._field.text(),
            match_case=self._case.isChecked(),
            whole_words=self._words.isChecked(),
            regular=self._regular.isChecked(),
        )

    def set_text(self, text: str) -> None:
        """Put ``text`` into the field."""
        self._field.setText(text)

    def take_focus(self) -> None:
        """Let the field be typed into, over what is in it."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def show_count(self, words: str) -> None:
        """Say what was found, or nothing; and that nothing is wrong."""
        self._problem.hide()
        if words != self._count.text():
            self._count.setText(words)
            self._announce(words)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with what is looked for."""
        self._count.setText("")
        self._problem.setText(sentence)
        self._problem.show()
        self._announce(sentence)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        for button, name in (
            (self._case, "match-case"),
            (self._words, "whole-word"),
            (self._regular, "expression"),
        ):
            button.setIcon(icon(name, theme))
        self._close.setIcon(icon("close", theme, theme.dim))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what was found on a line of its own where it has no room beside the buttons."""
        super().resizeEvent(event)
        beside = self._row.indexOf(self._count) >= 0
        if beside:
            self._whole = self._column.minimumSize().width()
        fits = self._whole <= self.width()
        if fits and not beside:
            self._row.insertWidget(self._row.count() - 1, self._count, 2)
        elif beside and not fits:
            self._column.insertWidget(1, self._count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc, whichever part has the focus."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _announce(self, words: str) -> None:
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, words))

    def _name(self) -> None:
        self._field.setPlaceholderText(self.tr("Find in this article"))
        self._field.setAccessibleName(self.tr("Find in this article"))
        self._close.setToolTip(self.tr("Close (Esc)"))
        self._close.setAccessibleName(self.tr("Close the find bar"))

    def _lay_out(self, actions: FindActions) -> None:
        self._field.setMinimumWidth(_LEAST)
        self._field.setMaximumWidth(_WIDEST)
        self._count.setProperty("role", "caption")
        self._count.setMinimumWidth(self._count.fontMetrics().horizontalAdvance(_USUAL))
        self._problem.setProperty("role", "warning")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        row = self._row
        row.setSpacing(4)
        row.addWidget(self._field, 3)
        for action in actions:
            row.addWidget(_plain(ActionButton(action, self)))
        for toggle in (self._case, self._words, self._regular):
            row.addWidget(toggle)
        row.addSpacing(4)
        row.addWidget(self._count, 2)
        row.addWidget(self._close)
        self._column.setContentsMargins(12, 5, 8, 5)
        self._column.setSpacing(3)
        self._column.addLayout(row)
        self._column.addWidget(self._problem)


def _toggle(bar: QWidget, name: str, more: str = "") -> QToolButton:
    button = QToolButton(bar)
    button.setCheckable(True)
    button.setIconSize(QSize(16, 16))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(name)
    button.setAccessibleDescription(more)
    button.setToolTip(tip("\n".join(filter(None, (name, more)))))
    return button


def _plain(button: ActionButton) -> ActionButton:
    button.setProperty("kind", "")
    return button
