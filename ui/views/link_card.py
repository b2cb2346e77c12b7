"""A card at a link or a reference: where it leads, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.views.notes.note_editor import place_beside
from ui.views.parts.focus_return import FocusReturn
from ui.views.parts.text_label import TextLabel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject, QRect
    from PySide6.QtWidgets import QAbstractScrollArea

WIDTH = 400
_LONGEST = 600
"""Code points of a note or an address that are shown."""
_SIDE = 12
_BESIDE = frozenset(
    (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.Resize,
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,  # the key of a command
    )
)
_MODIFIERS = frozenset(
    (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
)


class LinkCard(QFrame):
    """Stands beside a link over the text until something else is done there.

    Opened by the mouse it leaves the focus to the text, so that keys still act there.
    """

    chosen = Signal(str)
    """The name of the button that was pressed."""

    def __init__(
        self, text: str, buttons: Iterable[tuple[str, str]], over: QAbstractScrollArea
    ) -> None:
        """Show ``text``, and ``buttons`` by their names and words."""
        super().__init__(over)
        self._over = over
        self._focus = FocusReturn()
        self.setObjectName("linkCard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._text = TextLabel(_broken(text), "", self)
        self._buttons = [self._button(*each) for each in buttons]
        self._lay_out()
        for watched in (over, over.viewport()):
            watched.installEventFilter(self)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._watch_focus)
        self.hide()

    def open_beside(self, place: QRect, *, focused: bool) -> None:
        """Open below ``place``, in pixels of what it lies over, or above where there's no room."""
        room = self._over.rect().adjusted(4, 4, -4, -4)
        width = min(WIDTH, room.width())
        size = QSize(width, self.heightForWidth(width))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setGeometry(place_beside(place, room, size, size.height(), rtl=rtl))
        self.show()
        self.raise_()
        if focused and self._buttons:
            self._focus.remember()
            self._buttons[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go with the first press, key, turn of the wheel or change of size beside the card."""
        if self.isHidden():
            return False
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            return self._take_esc(event)
        if event.type() in _BESIDE and not _only_holds(event):
            self.close()
        return False

    def _take_esc(self, event: QKeyEvent) -> bool:
        """Let Esc close the card and do nothing else."""
        if event.type() == QEvent.Type.KeyPress:
            self.close()
        event.accept()
        return True

    @Slot(QWidget, QWidget)
    def _watch_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self._over and not self.isAncestorOf(new):
            self.close()

    def event(self, event: QEvent) -> bool:
        """Keep the window's commands from acting while the card has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()

    def _leave(self) -> None:
        self._focus.give_back()
        self.close()

    @Slot()
    def _choose(self) -> None:
        name = self.sender().objectName()
        self._leave()
        self.chosen.emit(name)

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(True)
        button.clicked.connect(self._choose)
        return button

    def _lay_out(self) -> None:
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, _SIDE, _SIDE, _SIDE)
        column.setSpacing(10)
        column.addWidget(self._text)
        column.addLayout(row)


def _broken(text: str) -> str:
    """Return the beginning of ``text``, which may be broken anywhere where it has no spaces."""
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return "\u200b".join(shown) if " " not in shown else shown


def _only_holds(event: QEvent) -> bool:
    """Return whether an event is the press of a key that only changes others."""
    return isinstance(event, QKeyEvent) and event.key() in _MODIFIERS
