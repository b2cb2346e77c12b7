"""Changing where a mark begins and ends, by keys and by dragging its handles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from reader.snapping import (
    nearest_word_edge,
    next_grapheme,
    next_word_end,
    next_word_start,
    previous_grapheme,
    previous_word_end,
    previous_word_start,
    without_space,
)
from reader.values import Edit, Span
from ui.actions import Do

if TYPE_CHECKING:
    from reader.values import Annotation, AnnotationId
    from ui.actions import Actions
    from ui.session import Session
    from ui.views.page.reading_view import ReadingView

_KEEPING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_E)
_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_TURNING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_LEFT_ALONE = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class Boundaries(QObject):
    """Moves one end of the selected mark; the library hears of it when it is kept.

    Until then the view shows the mark at its would-be place.
    """

    told = Signal(str)
    guided = Signal(str)
    """How to go on, for as long as boundaries are being changed; else empty."""
    moved = Signal()
    """The mark is shown with other boundaries than before."""

    def __init__(self, session: Session, view: ReadingView, actions: Actions) -> None:
        super().__init__(view)
        self._session, self._view = session, view
        self._mark: Annotation | None = None
        """As it was before."""
        self._span = Span(0, 0)
        self._is_end = True
        actions[Do.BOUNDARIES].triggered.connect(self.begin)
        view.handle_pressed.connect(self._take_handle)
        view.handle_dragged.connect(self._drag)
        view.handle_released.connect(self._release)
        view.caret_moved.connect(self.keep)
        view.annotation_selected.connect(self._follow)

    @Slot()
    def begin(self) -> None:
        """Let the keys move the end of the selected mark."""
        mark = self._view.mark()
        if mark is None:
            self.told.emit(self.tr("Put the caret into the mark whose boundaries shall change."))
            return
        self._take(mark, is_end=True)
        self._view.reveal(mark.end - 1)

    def _take(self, mark: Annotation, *, is_end: bool) -> None:
        self._mark, self._span = mark, Span(mark.start, mark.end)
        self._view.installEventFilter(self)
        self._turn(is_end=is_end)

    def _turn(self, *, is_end: bool) -> None:
        self._is_end = is_end
        self._view.show_moved_end(is_end)
        moved, other = (
            (self.tr("end"), self.tr("start")) if is_end else (self.tr("start"), self.tr("end"))
        )
        self.guided.emit(
            self.tr(
                "Arrows move the {moved}, with Ctrl by words; Tab: the {other}; "
                "Enter keeps, Esc restores"
            ).format(moved=moved, other=other)
        )

    # Ending

    @Slot()
    def keep(self) -> None:
        """Write the boundaries down, without white space; where that is refused, go on."""
        mark, span = self._mark, without_space(self._text(), self._span)
        if mark is None:
            return
        if span is None:
            self.restore()
            return
        self._show(span)
        if span == (mark.start, mark.end):
            self._stop()
            return
        change = self._session.perform(self._session.library.marks.move, mark.id, *span)
        if change is not None:
            self._stop()
            self._view.select_annotation(mark.id)

    @Slot()
    def restore(self) -> None:
        """Leave the boundaries as they were."""
        if self._mark is not None:
            self._show(Span(self._mark.start, self._mark.end))
            self._stop()

    @Slot()
    def forget(self) -> None:
        """Stop, since the view shows something else."""
        if self._mark is not None:
            self._stop()

    def _stop(self) -> None:
        self._mark = None
        self._view.let_go()
        self._view.removeEventFilter(self)
        self._view.show_moved_end(None)
        self.guided.emit("")

    @Slot(object)
    def _follow(self, selected: AnnotationId | None) -> None:
        if self._mark is None or selected == self._mark.id:
            return
        if selected is None:
            self.forget()
        else:
            self.keep()

    # By keys

    def eventFilter(self, view: QObject, event: QEvent) -> bool:
        """Take all keys while boundaries are being changed: none means what it usually does."""
        if event.type() == QEvent.Type.FocusIn:
            # Last come, first served: those that took the keys with the focus come after.
            view.removeEventFilter(self)
            view.installEventFilter(self)
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return False
        if Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        else:
            self._press(event)
        return True

    def _press(self, event: QKeyEvent) -> None:
        key, ctrl = (
            Qt.Key(event.key()),
            bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier),
        )
        if key in _SIDEWAYS:
            self._step(forwards=(key == Qt.Key.Key_Right) != self._is_leftwards(), by_word=ctrl)
        elif key in _TURNING:
            self._turn(is_end=not self._is_end)
        elif key in _KEEPING:
            self.keep()
        elif key == Qt.Key.Key_Escape or (ctrl and key == Qt.Key.Key_Z):
            self.restore()
        elif key not in _LEFT_ALONE:
            self.told.emit(self.tr("Enter keeps the new boundaries, Esc restores the old ones."))

    def _is_leftwards(self) -> bool:
        return self._view.is_leftwards(self._span.start)

    def _step(self, *, forwards: bool, by_word: bool) -> None:
        text, offset = self._text(), self._span.end if self._is_end else self._span.start
        if not by_word:
            step = next_grapheme if forwards else previous_grapheme
            self._move_to(step(text, offset))
            return
        if self._is_end:
            by_words = next_word_end if forwards else previous_word_end
        else:
            by_words = next_word_start if forwards else previous_word_start
        self._move_to(by_words(text, Span(0, len(text)), offset))

    def _move_to(self, offset: int) -> None:
        """Put the moved end at ``offset``, as long as a letter is left of the mark."""
        start, end = self._span
        text = self._text()
        if self._is_end:
            end = max(offset, next_grapheme(text, start))
        else:
            start = min(offset, previous_grapheme(text, end))
        self._show(Span(start, end))
        self._view.reveal(end - 1 if self._is_end else start)

    def _show(self, span: Span) -> None:
        mark = self._view.mark()
        if mark is None or span == self._span:
            return
        self._span = span
        moved = mark._replace(start=span.start, end=span.end, quote=self._text()[slice(*span)])
        self._view.apply_annotations([Edit(mark, moved)])
        self.moved.emit()

    def _text(self) -> str:
        article = self._view.article()
        return article.text if article else ""

    # By the mouse

    @Slot(bool)
    def _take_handle(self, is_end: bool) -> None:  # noqa: FBT001  (Qt's signal)
        mark = self._view.mark()
        if self._mark is not None:
            self._turn(is_end=is_end)
        elif mark is not None:
            self._take(mark, is_end=is_end)

    @Slot(int, bool)
    def _drag(self, offset: int, exact: bool) -> None:  # noqa: FBT001  (Qt's signal)
        if self._mark is not None:
            text = self._text()
            if not exact:
                whole = Span(0, len(text))
                offset = nearest_word_edge(text, whole, offset, end=self._is_end)
            self._move_to(offset)

    @Slot()
    def _release(self) -> None:
        self.keep()
        self.restore()  # where it was refused
