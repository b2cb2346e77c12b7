"""A strip below the article that says in one sentence what happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton

from ui.theme import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme

SHOWN_FOR = 6000
"""How long information stays, in milliseconds; longer while the mouse or the focus is on it."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """What a message offers to do about it."""

    text: str
    act: Callable[[], object]
    takes_back: bool = False
    """Whether it takes back what was done last, which has to be what the message tells."""


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for a person; an error stays until it is closed."""

    text: str
    error: bool
    remedy: Remedy | None = None
    other: Remedy | None = None
    """A second thing to do; what offers a choice stays until one is made."""

    @property
    def lasts(self) -> bool:
        """Whether it stays until it is closed."""
        return self.error or self.other is not None


class MessageStrip(QFrame):
    """Shows the newest message; below it wait the errors that were not closed yet."""

    closed = Signal()
    """The last message is gone: time to give the focus back to the article."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, shown_for: int = SHOWN_FOR
    ) -> None:
        super().__init__(parent)
        self.setObjectName("messageStrip")
        self._theme = theme
        self._messages: list[Message] = []
        self._sign = QLabel(self)
        self._text = QLabel(self)
        self._action = QPushButton(self)
        self._other = QPushButton(self)
        self._close = QToolButton(self)
        self._timer = QTimer(self, singleShot=True, interval=shown_for)
        self._lay_out()
        self._action.clicked.connect(self._act)
        self._other.clicked.connect(self._act_otherwise)
        self._close.clicked.connect(self.dismiss)
        self._timer.timeout.connect(self._expire)
        self.set_theme(theme)
        self.hide()

    def show_error(self, text: str, remedy: Remedy | None = None) -> None:
        """Show an error, with what can be done about it."""
        self._show(Message(text, error=True, remedy=remedy))

    def show_information(self, text: str, remedy: Remedy | None = None) -> None:
        """Show something worth knowing for a moment in which the window is used."""
        self._show(Message(text, error=False, remedy=remedy))

    def show_offer(self, text: str, remedy: Remedy, other: Remedy) -> None:
        """Offer one of two things to do, until one is done or the offer is withdrawn."""
        self._show(Message(text, error=False, remedy=remedy, other=other))

    def withdraw_offer(self) -> None:
        """Offer nothing any more; other messages stay."""
        shown = self._messages[-1:]
        self._messages = [message for message in self._messages if message.other is None]
        if self._messages[-1:] != shown:
            self._refresh()

    @Slot(str)
    def withdraw(self, text: str) -> None:
        """Say something no more that doesn't hold any longer; other messages stay."""
        if any(message.text == text for message in self._messages):
            self._messages = [message for message in self._messages if message.text != text]
            self._refresh()

    def withdraw_taking_back(self) -> None:
        """Offer no more to take back what is not the last thing done; other messages stay."""
        shown = self._messages[-1] if self._messages else None
        if shown and shown.remedy and shown.remedy.takes_back:
            self.dismiss()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self._close.setIcon(icon("close", theme, theme.dim))
        self._draw_sign()

    @Slot()
    def dismiss(self) -> None:
        """Close the message that shows."""
        if self._messages:
            self._messages.pop()
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _show(self, message: Message) -> None:
        """Show a message on top, or the error that says it already, and more."""
        message = next((old for old in self._messages if _is_part(message, old)), message)
        self._messages = [old for old in self._messages if old.lasts and old != message]
        self._messages.append(message)
        self._refresh()
        self._announce(message)

    def _refresh(self) -> None:
        self._timer.stop()
        if not self._messages:
            self.hide()
            self.closed.emit()
            return
        message = self._messages[-1]
        self._text.setText(message.text)
        self._action.setVisible(message.remedy is not None)
        self._action.setText(message.remedy.text if message.remedy else "")
        self._other.setVisible(message.other is not None)
        self._other.setText(message.other.text if message.other else "")
        self.setProperty("kind", "error" if message.error else "information")
        self.style().polish(self)
        self.setAccessibleName(self.tr("Error") if message.error else self.tr("Information"))
        self.setAccessibleDescription(message.text)
        self._draw_sign()
        if not message.lasts:
            self._timer.start()
        self.show()

    def _announce(self, message: Message) -> None:
        """Let a screen reader say the message, an error at once."""
        event = QAccessibleAnnouncementEvent(self, message.text)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if message.error else politeness.Polite)
        QAccessible.updateAccessibility(event)

    @Slot()
    def _act(self) -> None:
        remedy = self._messages[-1].remedy
        self.dismiss()
        if remedy:
            remedy.act()

    @Slot()
    def _act_otherwise(self) -> None:
        other = self._messages[-1].other
        self.dismiss()
        if other:
            other.act()

    @Slot()
    def _expire(self) -> None:
        focused = self._action.hasFocus() or self._close.hasFocus()
        unseen = not self.isActiveWindow()  # an import may have taken longer than one waited
        if self.underMouse() or focused or unseen:
            self._timer.start()
        else:
            self.dismiss()

    def _draw_sign(self) -> None:
        error = bool(self._messages) and self._messages[-1].error
        colour = self._theme.warning if error else self._theme.accent
        sign = icon("warning" if error else "info", self._theme, colour)
        self._sign.setPixmap(sign.pixmap(QSize(16, 16), self.devicePixelRatio()))

    def _lay_out(self) -> None:
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close.setToolTip(self.tr("Close this message (Esc)"))
        self._close.setAccessibleName(self.tr("Close this message"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 10, 6)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._other)
        row.addWidget(self._close)


def _is_part(message: Message, other: Message) -> bool:
    is_shorter = len(message.text) < len(other.text)
    return message.error and other.error and is_shorter and message.text in other.text
