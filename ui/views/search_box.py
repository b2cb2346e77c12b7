"""The field that searches the library, with its key shown while it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from ui.theme import icon

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme

_HINT_MARGIN = 6


class SearchBox(QLineEdit):
    """A line to type a search into; `textChanged` tells every change of it.

    ``left`` is emitted when the user goes on from the field: to the hits with Enter or the
    Down key, or back with Esc, which first clears the field.
    """

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = ""
        self._clear = QAction(self)
        self._clear.triggered.connect(self.clear)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the field with Esc, Enter or Down."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)

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
        self._clear.setToolTip(self.tr("Clear the search (Esc)"))

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
