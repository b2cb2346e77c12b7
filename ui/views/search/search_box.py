"""The field that searches the library, with its key shown while it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from ui.reading.text_positions import TextPositions
from ui.theme import icon

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFocusEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme

_HINT_MARGIN = 6


_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}
_FOR_A_WHILE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class SearchBox(QLineEdit):
    """A line to type a search into; its keys walk through what shows under it."""

    stepped = Signal(int)
    """So many rows on, or back."""
    accepted = Signal()
    """Enter: the row that one is at is wanted."""
    all_wanted = Signal()
    """Ctrl+Enter: all that is found is."""
    completed = Signal()
    """Tab: what is offered for what is being typed is meant."""
    left = Signal()
    """Esc."""
    cleared = Signal()
    """The button that empties the field was pressed."""
    entered = Signal()
    exited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = ""
        self.completing = False
        """Whether Tab completes what is being typed."""
        self.kept = ""
        """What the list is searched for; Esc brings it back."""
        self._clear = QAction(self)
        self._clear.triggered.connect(self._empty)
        self._clear.setVisible(False)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self._offer_clearing)
        self.set_theme(theme)
        self._name()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._clear.setIcon(icon("close", theme, theme.dim))

    def set_key(self, key: QKeySequence) -> None:
        """Show ``key``, which brings one here, in the empty field."""
        self._hint = key.toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
        self._make_room()

    def caret(self) -> int:
        """Return how many code points stand before the caret."""
        return TextPositions(self.text(), ()).to_offset(self.cursorPosition())

    def keep(self, query: str) -> None:
        """Show what the list is searched for from now on."""
        self.kept = query
        self.setText(query)

    def show_query(self, query: str, caret: int | None = None) -> None:
        """Put ``query`` into the field, with the caret in it, in code points, or at its end."""
        self.setText(query)
        if caret is not None:
            self.setCursorPosition(TextPositions(query, ()).to_qt(caret))

    def event(self, event: QEvent) -> bool:
        """Take Tab, which would leave the field, where there is something to complete."""
        tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if tab and self.completing and event.type() == QEvent.Type.KeyPress:
            self.completed.emit()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the rows with the arrows, choose with Enter, leave with Esc."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            everything = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.all_wanted if everything else self.accepted).emit()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell of it."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell of it, unless a menu or another window has the focus for a while."""
        super().focusOutEvent(event)
        if event.reason() not in _FOR_A_WHILE:
            self.exited.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the key to the empty field."""
        super().paintEvent(event)
        if self.text() or not self._hint or self.width() < self._width_for_hint():
            return
        painter = QPainter(self)
        painter.setPen(self.palette().placeholderText().color())
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
        painter.drawText(
            self._inside(), QStyle.visualAlignment(self.layoutDirection(), side), self._hint
        )

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language, and keep the key on the far side."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        elif event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange):
            self._make_room()

    def _name(self) -> None:
        self.setPlaceholderText(self.tr("Search articles, notes and marks"))
        self.setAccessibleName(self.tr("Search the library"))
        self._clear.setText(self.tr("Clear the search"))
        self._clear.setToolTip(self.tr("Clear the search"))

    @Slot()
    def _empty(self) -> None:
        self.clear()
        self.cleared.emit()

    @Slot(str)
    def _offer_clearing(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._make_room()

    def _make_room(self) -> None:
        """Keep the key and the words in the empty field apart, in whatever direction they run."""
        width = self.fontMetrics().horizontalAdvance(self._hint) + 2 * _HINT_MARGIN
        room = 0 if self.text() or not self._hint else width
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(room if mirrored else 0, 0, 0 if mirrored else room, 0)
        self.update()

    def _inside(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        element = QStyle.SubElement.SE_LineEditContents
        inside = self.style().subElementRect(element, option, self)
        return inside.adjusted(_HINT_MARGIN, 0, -_HINT_MARGIN, 0)

    def _width_for_hint(self) -> int:
        measure = self.fontMetrics().horizontalAdvance
        return measure(self.placeholderText()) + measure(self._hint) + 8 * _HINT_MARGIN
