"""Reading with a caret: selecting text, marks and notes by keyboard and mouse."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QTextCursor
from PySide6.QtWidgets import QToolTip

from reader.text import word_at
from reader.values import Span
from ui.views.article_cursor import cursor_over
from ui.views.article_view import ArticleView
from ui.views.mark_layout import place_before, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from reader.values import Annotation, AnnotationId, Article, Edit
    from ui.theme import Theme
    from ui.views.article_page import ArticlePage
    from ui.views.margin_notes import MarginNote
    from ui.views.mark_layout import Place
    from ui.views.typography import ReadingStyle


class ReadingView(ArticleView):
    """An article with a caret: text can be selected, and marks and notes taken hold of."""

    annotation_selected = Signal(object)
    """The id of the selected mark, or None; only when it changes."""
    selection_changed = Signal(object)
    """The selected `Span`, or None."""
    caret_moved = Signal(int)
    """The offset of the caret."""
    context_menu_requested = Signal(QPoint, object)
    """Where, on the screen, and the innermost `Annotation` there, or None."""
    note_clicked = Signal(object)
    """The `Annotation` or the `Note` whose note in the margin was clicked."""

    def __init__(
        self, colours: Theme, style: ReadingStyle | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(colours, style, parent)
        self._selected: AnnotationId | None = None
        self._caret = 0
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Article"))
        self.cursorPositionChanged.connect(self._follow_caret)
        self.selectionChanged.connect(self._tell_selection)

    def show_article(self, article: Article | None) -> None:
        """Show ``article`` from where it was last read, with the caret there, or an empty page."""
        self._select_mark(None)
        super().show_article(article)
        self._caret = self._page.shown_from(article.position) if self._page and article else 0
        with self._settled():
            self.set_caret(self._caret, reveal=False)

    # Marks

    def apply_annotations(self, edits: Iterable[Edit[Annotation]]) -> None:
        """Add, change and remove marks of the article; edits of other articles are passed over."""
        super().apply_annotations(edits)
        if self._page is None:
            return
        if self._page.marks.get(self._selected) is None:
            self._select_mark(None)
        self._tag_only(self._marks_here(self._page), self._page)

    def selected_annotation(self) -> AnnotationId | None:
        """Return the id of the selected mark, or None."""
        return self._selected

    def select_annotation(self, annotation: AnnotationId | None, *, reveal: bool = True) -> None:
        """Select a mark and put the caret into it, or select none."""
        mark = self._page.marks.get(annotation) if self._page else None
        self._select_mark(mark.id if mark else None)
        if mark and not mark.start <= self._caret <= mark.end:
            self.set_caret(mark.start, reveal=False)
        if mark and reveal:
            self.reveal(mark.start)

    def annotations_at(self, offset: int) -> list[Annotation]:
        """Return the annotations that cover the character at ``offset``, the innermost first."""
        return self._page.marks.at(offset) if self._page else []

    def next_mark(self) -> Annotation | None:
        """Select the first mark behind the selected one or the caret; return it, or None."""
        return self._go_on(self._page, self._page.marks.after) if self._page else None

    def previous_mark(self) -> Annotation | None:
        """Select the last mark before the selected one or the caret; return it, or None."""
        return self._go_on(self._page, self._page.marks.before) if self._page else None

    def _go_on(
        self, page: ArticlePage, step: Callable[[Place], Annotation | None]
    ) -> Annotation | None:
        selected = page.marks.get(self._selected)
        mark = step(place_of(selected) if selected else place_before(self._caret))
        while mark and not page.is_visible(mark.start):
            mark = step(place_of(mark))
        if mark:
            self._select_mark(mark.id)
            self.set_caret(mark.start)
        return mark

    def _select_mark(self, mark: AnnotationId | None) -> None:
        if mark == self._selected:
            return
        before, self._selected = self._selected, mark
        if self._painter and self._page:
            self._painter.selected = mark
            for each in (self._page.marks.get(before), self._page.marks.get(mark)):
                if each:
                    self._repaint_blocks(self._page.marks.blocks_of(each.start, each.end))
        self.annotation_selected.emit(mark)

    # Caret and selection

    def caret(self) -> int:
        """Return the offset of the caret."""
        return self._caret

    def set_caret(self, offset: int, *, reveal: bool = True) -> None:
        """Put the caret at ``offset`` and select nothing."""
        self.select_span(offset, offset, reveal=reveal)

    def select_span(self, start: int, end: int, *, reveal: bool = True) -> None:
        """Select a span, with the caret at its end."""
        if self._page is None:
            return
        bar = self.verticalScrollBar()
        scroll = bar.value()
        self.setTextCursor(cursor_over(self.document(), self._page.positions, Span(start, end)))
        bar.setValue(scroll)
        if reveal:
            self.reveal(start)

    def target_span(self) -> Span | None:
        """Return what a label would go to: the selection without white space, or the word here."""
        if self._page is None:
            return None
        text, selected = self._page.text, self.selection()
        if selected is None:
            return word_at(text, self._caret)
        quote = text[selected.start : selected.end]
        start = selected.start + len(quote) - len(quote.lstrip())
        return Span(start, start + len(quote.strip())) if quote.strip() else None

    @Slot()
    def _follow_caret(self) -> None:
        if self._page is None or self._settling or self._leave_hidden_block(self._page):
            return
        self._caret = self._page.positions.to_offset(self.textCursor().position())
        selected = self.selection()
        if selected is None:
            self._select_mark_at_caret(self._page)
        else:
            self._keep_mark_in(selected, self._page)
        self.caret_moved.emit(self._caret)

    def _select_mark_at_caret(self, page: ArticlePage) -> None:
        here = self._marks_here(page)
        self._tag_only(here, page)
        if all(mark.id != self._selected for mark in here):
            self._select_mark(here[0].id if here else None)

    def _marks_here(self, page: ArticlePage) -> list[Annotation]:
        return page.marks.at(self._caret) or page.marks.ending_at(self._caret)

    def _keep_mark_in(self, span: Span, page: ArticlePage) -> None:
        mark = page.marks.get(self._selected)
        if mark and (mark.end <= span.start or mark.start >= span.end):
            self._select_mark(None)

    def _tag_only(self, marks: Sequence[Annotation], page: ArticlePage) -> None:
        tagged = frozenset(mark.id for mark in marks)
        if self._painter is None or self._painter.tagged == tagged:
            return
        changed = self._painter.tagged ^ tagged
        self._painter.tagged = tagged
        for mark in filter(None, map(page.marks.get, changed)):
            self._repaint_blocks(page.marks.blocks_of(mark.start, mark.end))

    def _leave_hidden_block(self, page: ArticlePage) -> bool:
        """Move the caret on where it came into a hidden block; return whether it had to."""
        cursor = self.textCursor()
        block = cursor.block()
        if block.isVisible():
            return False
        forwards = cursor.position() >= page.positions.to_qt(self._caret)
        while block.isValid() and not block.isVisible():
            block = block.next() if forwards else block.previous()
        if not block.isValid():
            return False
        position = block.position() if forwards else block.position() + block.length() - 1
        kept = QTextCursor.MoveMode.KeepAnchor if cursor.hasSelection() else None
        cursor.setPosition(position, kept or QTextCursor.MoveMode.MoveAnchor)
        self.setTextCursor(cursor)
        return True

    @Slot()
    def _tell_selection(self) -> None:
        if self._page is not None and not self._settling:
            self.selection_changed.emit(self.selection())

    # Events

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected text as the article has it, without what only Qt puts in."""
        data, span = QMimeData(), self.selection()
        if self._page and span:
            data.setText(self._page.text[span.start : span.end])
        return data

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open a note that is clicked, else place the caret."""
        notes = self._notes_at(event.position())
        if notes and event.button() == Qt.MouseButton.LeftButton:
            self.note_clicked.emit(notes[0].source)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word as labels take it: without a possessive ’s."""
        if self._notes_at(event.position()):
            return
        super().mouseDoubleClickEvent(event)
        if self._page and event.button() == Qt.MouseButton.LeftButton:
            position = self.cursorForPosition(event.position().toPoint()).position()
            word = word_at(self._page.text, self._page.positions.to_offset(position))
            if word:
                self.select_span(*word, reveal=False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, leave it to the window: Qt would scale the letters past the style."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a note can be clicked."""
        hand = not event.buttons() and self._notes_at(event.position())
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

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
            text = notes or self._untold_labels(point)
            # Escaped, or Qt would take a note that looks like HTML for it.
            shown = f'<p style="white-space: pre-wrap">{escape(text)}</p>' if text else ""
            QToolTip.showText(event.globalPos(), shown, self.viewport())
            return True
        return super().viewportEvent(event)

    def _untold_labels(self, point: QPointF) -> str:
        layout = self.document().documentLayout()
        in_document = point + QPointF(0, self.verticalScrollBar().value())
        position = layout.hitTest(in_document, Qt.HitTestAccuracy.ExactHit)
        if self._page is None or position < 0:
            return ""
        here = self.annotations_at(self._page.positions.to_offset(position))
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
