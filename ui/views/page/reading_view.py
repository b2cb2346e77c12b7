"""Reading with a caret: selecting text, marks and notes by keyboard and mouse."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeySequence,
    QTextCursor,
)
from PySide6.QtWidgets import QToolTip

from reader.growing import grow
from reader.snapping import word_around
from reader.values import Span
from ui.views.page.linked_view import LinkedView
from ui.views.page.presses import Presses

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from reader.links import Link
    from reader.values import Annotation
    from ui.theme import Theme
    from ui.views.page.margin_notes import MarginNote
    from ui.views.page.typography import ReadingStyle

EXACT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
"""Held while the mouse draws, they keep a selection from snapping to words. Two, since many
desktops move windows by one of them."""


DOUBLE = 2
"""Presses of a double click."""


class ReadingView(LinkedView):
    """An article with a caret: text can be selected, and marks and notes taken hold of."""

    context_menu_requested = Signal(QPoint, object)
    """Where, on the screen, and the innermost `Annotation` there, or None."""
    note_clicked = Signal(object)
    """The `Annotation`, `Note` or `Draft` whose note in the margin was clicked."""
    notes_clicked = Signal(QPoint, list)
    """Where on the screen, and the several `MarginNote`s that stand in one place."""
    marks_clicked = Signal(QPoint, list)
    """Where on the viewport, and the several annotations there, the innermost first."""
    link_clicked = Signal(object)
    """The `reader.links.Link` that was clicked."""
    handle_pressed = Signal(bool)
    """A handle of the selected mark was taken hold of: that of its end (True) or its start."""
    handle_dragged = Signal(int, bool)
    """It is now at this offset; True if it shall stay there and not snap to a word."""
    handle_released = Signal()

    def __init__(
        self, colours: Theme, style: ReadingStyle | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(colours, style, parent)
        self._presses = Presses()
        self._before_press: Span | None = None
        self._taken: Span | None = None
        """What double clicks have selected."""
        self._clicked_word: Span | None = None
        self._holding = False
        self._dragging = False
        self._cycled: list[Annotation] = []
        self.setTabChangesFocus(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Article"))

    # Events

    def copy(self) -> None:
        """Put the selected text on the clipboard, as the article has it.

        As a text: the clipboard would delete an object made here after Python has ended.
        """
        span = self.selection()
        if self._page and span:
            QGuiApplication.clipboard().setText(self._page.text[span.start : span.end])

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected text as the article has it, without what only Qt puts in."""
        data, span = QMimeData(), self.selection()
        if self._page and span:
            data.setText(self._page.text[span.start : span.end])
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret; with Alt and Shift the selection grows by letters and doesn't snap."""
        letters = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        by_letters = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == letters
        steps = {
            Qt.Key.Key_Left: QTextCursor.MoveOperation.Left,
            Qt.Key.Key_Right: QTextCursor.MoveOperation.Right,
        }
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        if by_letters and event.key() in steps:
            self._exact = True
            self.moveCursor(steps[Qt.Key(event.key())], QTextCursor.MoveMode.KeepAnchor)
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._exact = False
        before = self.textCursor().position()
        super().keyPressEvent(event)
        if self.textCursor().position() != before and self._is_in_first_line():
            self.verticalScrollBar().setValue(0)  # to what is known of the article, above it

    def _is_in_first_line(self) -> bool:
        cursor = self.textCursor()
        layout, place = cursor.block().layout(), cursor.positionInBlock()
        first = cursor.block() == self.document().firstBlock()
        return first and layout.lineForTextPosition(place).lineNumber() == 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open a note, take hold of a handle, or place the caret; the third press takes more."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        notes, handle = self._notes_at(event.position()), self._handle_at(event.position())
        count = self._presses.count(event)
        if len(notes) > 1:
            self.notes_clicked.emit(event.globalPosition().toPoint(), notes)
        elif notes:
            self.note_clicked.emit(notes[0].source)
        elif handle is not None:
            self._dragging = True
            self.handle_pressed.emit(handle)
        elif count > DOUBLE:
            self._take_more(event.position())
        else:
            self._before_press = self.selection()
            self._exact = bool(event.modifiers() & EXACT)
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word, or of what is selected there already the name or sentence around it."""
        if event.button() != Qt.MouseButton.LeftButton or self._notes_at(event.position()):
            return
        selected = self.selection() if self._presses.count(event) > DOUBLE else self._before_press
        if selected != self._taken:
            self._taken = None
        super().mouseDoubleClickEvent(event)
        self._take_more(event.position())

    def _take_more(self, point: QPointF) -> None:
        """Select a word, or, in the word that was clicked before, the next larger unit."""
        self._holding = True
        if self._page is None:
            return
        offset, text = self._offset_at(point), self._page.text
        word = word_around(text, Span(0, len(text)), offset)
        if self._taken is None or word != self._clicked_word:
            self._taken = Span(offset, offset)
        self._clicked_word = word
        span = grow(
            text,
            self._page.pieces,
            self._taken,
            offset,
            self._page.article.summary.language,
            coarse=True,
        )
        self._taken = span or self._taken
        self.select_span(*self._taken, reveal=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw a selection or drag a handle; show what can be pressed."""
        if self._dragging:
            exact = bool(event.modifiers() & EXACT)
            self.handle_dragged.emit(self._offset_at(event.position()), exact)
            return
        if self._holding:  # else Qt would take back what a second click has taken
            return
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._exact = bool(event.modifiers() & EXACT)
        elif not event.buttons():
            self._show_shape(event.position())
        super().mouseMoveEvent(event)

    def _show_shape(self, point: QPointF) -> None:
        shape = Qt.CursorShape.IBeamCursor
        if self._notes_at(point):
            shape = Qt.CursorShape.PointingHandCursor
        elif self._handle_at(point) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        elif self._link_under(point) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let a handle go; after a click where several marks lie, offer them."""
        if event.button() == Qt.MouseButton.LeftButton and self._dragging:
            self._dragging = False
            self.handle_released.emit()
            return
        held, self._holding = self._holding, False
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not held and self.selection() is None:
            self._offer_marks(event.position().toPoint())
            link = self._link_under(event.position())
            if link is not None and len(self.marks_here()) <= 1:
                self.link_clicked.emit(link)

    def let_go(self) -> None:
        """Stop dragging a handle."""
        self._dragging = False

    def _offer_marks(self, point: QPoint) -> None:
        """Select the innermost mark at the caret; with each further click there the next."""
        here = self.marks_here()
        if len(here) > 1:
            if [mark.id for mark in here] == [mark.id for mark in self._cycled]:
                self.select_next_here()
            else:
                self.select_annotation(here[0].id, reveal=False)
            self.marks_clicked.emit(point, here)
        self._cycled = here

    def _offset_at(self, point: QPointF) -> int:
        position = self.cursorForPosition(point.toPoint()).position()
        return self._page.positions.to_offset(position) if self._page else 0

    def _handle_at(self, point: QPointF) -> bool | None:
        """Return whether the handle at ``point`` is that of the end; None where there is none."""
        in_document = point + QPointF(0, self.verticalScrollBar().value())
        found = self._painter.handles() if self._painter else []
        near = (handle for handle in found if handle.is_at(in_document))
        return next((handle.is_end for handle in near), None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, leave it to the window: Qt would scale the letters past the style."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu; a click outside of the selection moves the caret there first."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        else:
            place = event.globalPos()
            self._take_caret_to(event.pos())
        here = self._marks_here(self._page) if self._page else []
        self.context_menu_requested.emit(place, here[0] if here else None)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show in a tool tip the whole text of a note, or the labels that no tag tells apart."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            point = QPointF(event.pos())
            notes = "\n\n".join(note.text for note in self._notes_at(point))
            link = self._link_under(point)
            text = notes or (self.tip_of_link(link) if link else "") or self._untold_labels(point)
            # Escaped, or Qt would take a note that looks like HTML for it.
            shown = f'<p style="white-space: pre-wrap">{escape(text)}</p>' if text else ""
            QToolTip.showText(event.globalPos(), shown, self.viewport())
            return True
        return super().viewportEvent(event)

    def _letter_under(self, point: QPointF) -> int | None:
        """Return the offset of the letter at a point of the viewport; None beside all letters."""
        layout = self.document().documentLayout()
        in_document = point + QPointF(0, self.verticalScrollBar().value())
        position = layout.hitTest(in_document, Qt.HitTestAccuracy.ExactHit)
        if self._page is None or position < 0:
            return None
        return self._page.positions.to_offset(position)

    def _link_under(self, point: QPointF) -> Link | None:
        offset = self._letter_under(point) if self._page and self._page.links else None
        return None if offset is None else self.link_at(offset)

    def _untold_labels(self, point: QPointF) -> str:
        offset = self._letter_under(point)
        here = [] if offset is None else self.annotations_at(offset)
        all_tagged = self._typography.style.tags == "always" and len(here) == 1
        names = {label.id: label.name for label in self._labels}
        return "" if all_tagged else " · ".join(names.get(mark.label, "?") for mark in here)

    def _take_caret_to(self, point: QPoint) -> None:
        cursor = self.cursorForPosition(point)
        chosen = self.textCursor()
        if not chosen.selectionStart() <= cursor.position() < chosen.selectionEnd():
            self.setTextCursor(cursor)

    def _notes_at(self, point: QPointF) -> list[MarginNote]:
        if self._painter is None:
            return []
        in_document = point + QPointF(0, self.verticalScrollBar().value())
        return self._painter.notes.at(in_document)
