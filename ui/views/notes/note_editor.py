"""A card at a mark in which its note is written."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.text import normalise
from ui.views.inspector.row_delegate import BAR, TEXT, draw_line, font
from ui.views.notes.note_colouring import NoteColouring
from ui.views.parts.focus_return import FocusReturn
from ui.views.parts.text_label import TextLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QMouseEvent, QPaintEvent

    from ui.theme import Theme

_WIDTH = 330
_FEWEST, _MOST = 3, 8
"""Lines of the field."""
_SHADOW = 14
_RADIUS = 8.0
_GAP = 4
"""Between the card and what it is about."""
_FIELD_ROOM = 22
"""What frame and margins of the field take."""
_HEAD, _SPACING, _SIDE = 34, 8, 12


class NoteField(QTextEdit):
    """A field as high as its lines, that tells of the keys which end the writing."""

    ended = Signal(bool)
    """Whether what was written is to be kept."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "field")
        self.setAcceptRichText(False)
        self.setFont(font(TEXT))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)

    def typed(self) -> str:
        """Return the text; Qt's plain text would have lost the no-break spaces."""
        return normalise(self.document().toRawText())

    def written(self) -> str:
        """Return the text without white space at its ends."""
        return self.typed().strip()

    def height_of(self, lines: int) -> int:
        """Return the height that shows so many lines, in pixels."""
        return lines * QFontMetrics(self.font()).lineSpacing() + _FIELD_ROOM

    def wanted_height(self) -> int:
        """Return the height for the text, within bounds."""
        text = ceil(self.document().size().height() - 2 * self.document().documentMargin())
        return min(max(text + _FIELD_ROOM, self.height_of(_FEWEST)), self.height_of(_MOST))

    def event(self, event: QEvent) -> bool:
        """Keep the window's shortcuts from the keys that end the writing."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _ending(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End the writing, or write."""
        keep = _ending(event)
        if keep is None:
            super().keyPressEvent(event)
        else:
            self.ended.emit(keep)


class NoteEditor(QFrame):
    """Edits one text; serves for one opening, then it is gone.

    Every opening ends with either `kept` or `cancelled`. What was typed is kept however
    the card is left, except with Esc.
    """

    kept = Signal(str)
    """The text as it is now, different from what it was; empty if the note is to go."""
    cancelled = Signal()
    """Nothing is to change."""
    typed = Signal()
    """The text is not what it was a moment ago."""
    paused = Signal()
    """Another program has the keys now; the card stays open."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._theme = theme
        self._colour = theme.dim
        self._quote = ""
        self._text = ""
        self._anchor = QRect()
        self._open = False
        self._focus = FocusReturn()
        self.field = NoteField(self)
        self._colouring = NoteColouring(self.field.document(), theme)
        self.remove_button = QPushButton(self.tr("Remove"), self)
        self._foot = QHBoxLayout()
        self._lay_out()
        self.hide()

    def open_at(
        self,
        anchor: QRect,
        quote: str,
        label_colour: QColor,
        text: str,
        draft: str | None = None,
    ) -> None:
        """Open beside ``anchor``, in the parent's pixels, to write the note ``text`` anew.

        What was typed before, and not kept, is the ``draft``; Esc still restores ``text``.
        """
        self._anchor, self._quote, self._colour, self._text = anchor, quote, label_colour, text
        self._focus.remember()
        self._open = True
        self.remove_button.setVisible(bool(text))
        self.field.setPlainText(text if draft is None else draft)
        self.field.document().setModified(draft is not None)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.setAccessibleDescription(quote)
        self._fit()
        self.show()
        self._fit()  # only now the field has its width, and the text its lines
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.field.textChanged.connect(self.typed)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._watch_focus)

    def set_theme(self, theme: Theme, label_colour: QColor) -> None:
        """Take the colours of ``theme``, while a note is written, too."""
        self._theme, self._colour = theme, label_colour
        self._colouring.set_theme(theme)
        self.update()

    @Slot()
    def finish(self) -> None:
        """Close, and keep what was typed."""
        self._close(self.field.written() if self.field.document().isModified() else self._text)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed when the part of the window around the card goes."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.finish()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a press on the card from what lies under it."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card with its shadow, the bar and the quote."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, QRectF(self._card()))
        line = self._card().adjusted(_SIDE, 9, -_SIDE, 0)
        line.setHeight(18)
        painter.fillRect(QRectF(line.left(), line.top() + 2, BAR, line.height() - 4), self._colour)
        quote = line.adjusted(BAR + 7, 0, 0, 0)
        draw_line(painter, quote, self._quote, font(12), self._theme.dim)

    def _paint_card(self, painter: QPainter, card: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 9 if self._theme.dark else 4))
        for spread in range(_SHADOW, 0, -1):
            soft = card.adjusted(-spread, -spread * 0.6, spread, spread)
            painter.drawRoundedRect(soft, _RADIUS + spread, _RADIUS + spread)
        painter.setPen(QPen(self._theme.line, 1))
        painter.setBrush(self._theme.card)
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _card(self) -> QRect:
        return self.rect().adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)

    @Slot()
    def _fit(self) -> None:
        """Take the height that the text needs, on the side of the anchor chosen for the most."""
        room = self._parent.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        width = min(_WIDTH, room.width())
        around = _HEAD + 2 * _SPACING + self._foot.sizeHint().height()
        wanted = QSize(width, around + self.field.wanted_height())
        tallest = around + self.field.height_of(_MOST)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        card = place_beside(self._anchor, room, wanted, tallest, rtl=rtl)
        self.setGeometry(card.adjusted(-_SHADOW, -_SHADOW, _SHADOW, _SHADOW))

    @Slot(QWidget, QWidget)
    def _watch_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None:
            self.paused.emit()
        elif not self.isAncestorOf(new):
            self.finish()

    @Slot(bool)
    def _end(self, keep: bool) -> None:  # noqa: FBT001  (a signal's argument)
        if keep:
            self.finish()
        else:
            self._close(self._text)

    @Slot()
    def _remove(self) -> None:
        self._close("")

    def _close(self, text: str) -> None:
        if not self._open:
            return
        self._open = False
        focused = QApplication.focusWidget()
        self.hide()
        if focused and self.isAncestorOf(focused):
            self._focus.give_back()
        if text == self._text:
            self.cancelled.emit()
        else:
            self.kept.emit(text)
        self.deleteLater()

    def _lay_out(self) -> None:
        self.setObjectName("noteEditor")
        self.field.setPlaceholderText(self.tr("A note, with *Markdown* and #tags"))
        self.field.setAccessibleName(self.tr("Note"))
        self.field.ended.connect(self._end)
        self.field.textChanged.connect(self._fit)
        self.remove_button.setAutoDefault(False)
        self.remove_button.clicked.connect(self._remove)
        hint = TextLabel(self.tr("Ctrl+Enter keeps · Esc restores"), "caption", self)
        hint.setWordWrap(False)
        self._foot.addWidget(hint, 1)
        self._foot.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        side = _SHADOW + _SIDE
        column.setContentsMargins(side, _SHADOW + _HEAD, side, _SHADOW + _SPACING)
        column.setSpacing(_SPACING)
        column.addWidget(self.field, 1)
        column.addLayout(self._foot)


def place_beside(
    anchor: QRect, room: QRect, size: QSize, tallest: int, *, rtl: bool = False
) -> QRect:
    """Return where in ``room`` a card of ``size`` stands so that it doesn't cover ``anchor``.

    Below it if a card as high as ``tallest`` fits there, else above, else where more room
    is; the side stays the same while the card grows. Where neither has enough room the
    card covers a part of the anchor rather than leave ``room``.
    """
    below = room.bottom() - anchor.bottom() - _GAP
    above = anchor.top() - room.top() - _GAP
    card = QRect(QPoint(), size.boundedTo(room.size()))
    if below >= tallest or below >= above:
        card.moveTop(anchor.bottom() + 1 + _GAP)
    else:
        card.moveBottom(anchor.top() - 1 - _GAP)
    if rtl:
        card.moveRight(anchor.right())
    else:
        card.moveLeft(anchor.left())
    card.moveLeft(max(room.left(), min(card.left(), room.right() - card.width() + 1)))
    card.moveTop(max(room.top(), min(card.top(), room.bottom() - card.height() + 1)))
    return card


def _ending(event: QKeyEvent) -> bool | None:
    """Return whether a key keeps or restores; None for one that writes."""
    if event.key() == Qt.Key.Key_Escape:
        return False
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return True if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier else None
