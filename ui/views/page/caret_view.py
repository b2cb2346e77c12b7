"""A caret in an article: what is selected, and the mark that is taken hold of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QTextCursor

from reader.snapping import snap, without_space, word_around
from reader.values import Annotation, Note, Span
from ui.views.page.article_cursor import cursor_offsets, cursor_over
from ui.views.page.article_view import ArticleView
from ui.views.page.mark_layout import MarkLayout, place_before, place_of, place_of_note

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from reader.values import AnnotationId, Article, Edit, NoteId
    from ui.theme import Theme
    from ui.views.page.article_page import ArticlePage
    from ui.views.page.article_view import ReadingPlace
    from ui.views.page.mark_layout import Place
    from ui.views.page.shown_marks import ShownMarks
    from ui.views.page.typography import ReadingStyle


class CaretView(ArticleView):
    """An article with a caret, a selection and a selected mark."""

    annotation_selected = Signal(object)
    """The id of the selected mark, or None; only when it changes."""
    selection_changed = Signal(object)
    """The selected `Span`, or None."""
    note_held = Signal()
    """Another note without a label, or none, is shown in full."""
    caret_moved = Signal(int)
    """The offset of the caret."""

    def __init__(
        self, colours: Theme, style: ReadingStyle | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(colours, style, parent)
        self._selected: AnnotationId | None = None
        self._caret = 0
        self._told: Span | None = None
        """The selection that was told last."""
        self._exact = True
        """Whether labels go to the selection as it is: it was not drawn roughly by hand."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(2)
        self.cursorPositionChanged.connect(self._follow_caret)
        self.selectionChanged.connect(self._tell_selection)

    def show_article(self, article: Article | None) -> None:
        """Show ``article`` from where it was last read, with the caret there, or an empty page."""
        self._select_mark(None)
        self._told = None
        super().show_article(article)
        self._caret = self._page.shown_from(article.position) if self._page and article else 0
        if not self.arriving:
            with self._settled():
                self.set_caret(self._caret, reveal=False)

    def go_to(self, place: ReadingPlace) -> None:
        """Scroll to a place; the caret comes along to one that had to be laid out first."""
        waited = self.arriving
        super().go_to(place)
        if waited and not self.arriving:
            self.set_caret(place.offset, reveal=False)

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
        return self._page.marks.at(offset) if self._page and not self._shown.hidden else []

    def mark(self) -> Annotation | None:
        """Return the selected mark as it is painted, or None."""
        return self._page.marks.get(self._selected) if self._page else None

    def place_among_marks(self, mark: Annotation) -> tuple[int, int]:
        """Return which mark of the article, from 1, this is, and how many there are."""
        marks = self._page.marks if self._page else MarkLayout(())
        return marks.number_of(mark), len(marks)

    def show_moved_end(self, end: bool | None) -> None:  # noqa: FBT001  (one of three)
        """Show that keys move the end (True) or the start of the selected mark, or neither."""
        if self._painter:
            self._painter.moved_end = end
            self.viewport().update()

    def is_marked(self, span: Span) -> bool:
        """Return whether a mark has a character of ``span``."""
        return self._page is not None and self._page.marks.touches(*span)

    def marks_here(self) -> list[Annotation]:
        """Return the marks at the caret, those that only end there if no other is."""
        return self._marks_here(self._page) if self._page else []

    def select_next_here(self) -> Annotation | None:
        """Select the next of the marks at the caret, in turn; return it, or None."""
        here = self.marks_here()
        chosen = next((n for n, mark in enumerate(here) if mark.id == self._selected), -1)
        mark = here[(chosen + 1) % len(here)] if here else None
        self._select_mark(mark.id if mark else None)
        return mark

    def show_marks(self, shown: ShownMarks) -> None:
        """Fade or hide marks, or dim text that has none; no hidden mark is selected."""
        if shown.hidden:
            self._select_mark(None)
        super().show_marks(shown)

    def next_mark(self) -> Annotation | Note | None:
        """Go to the first mark, or noted text, behind the one here or the caret; return it."""
        return self._go_on(self._page, forwards=True) if self._page else None

    def previous_mark(self) -> Annotation | Note | None:
        """Go to the last mark, or noted text, before the one here or the caret; return it."""
        return self._go_on(self._page, forwards=False) if self._page else None

    def _go_on(self, page: ArticlePage, *, forwards: bool) -> Annotation | Note | None:
        if self._shown.hidden:
            return None
        here = self._place_here(page)
        found = self._notes_beyond(page, here, forwards=forwards)
        if mark := self._mark_beyond(page, here, forwards=forwards):
            found[place_of(mark)] = mark
        if not found:
            return None
        target = found[min(found) if forwards else max(found)]
        self._stand_on(target)
        return target

    def _mark_beyond(self, page: ArticlePage, here: Place, *, forwards: bool) -> Annotation | None:
        step = page.marks.after if forwards else page.marks.before
        mark = step(here)
        while mark and (self._shown.fades(mark.label) or not page.is_visible(mark.start)):
            mark = step(place_of(mark))
        return mark

    def _notes_beyond(
        self, page: ArticlePage, here: Place, *, forwards: bool
    ) -> dict[Place, Annotation | Note]:
        places = ((place_of_note(note), note) for note in self.notes())
        return {
            place: note
            for place, note in places
            if place and (place > here if forwards else place < here) and page.is_visible(place[0])
        }

    def _place_here(self, page: ArticlePage) -> Place:
        """Return the place of the mark or the note that was gone to, or of the caret."""
        selected, note = page.marks.get(self._selected), self.held_note()
        if selected:
            return place_of(selected)
        if note and note.start == self._caret:
            return place_of_note(note) or place_before(self._caret)
        return place_before(self._caret)

    def _stand_on(self, target: Annotation | Note) -> None:
        mark = target.id if isinstance(target, Annotation) else None
        self._select_mark(mark)
        self.set_caret(target.start or 0)
        self._select_mark(mark)  # of several that begin here
        if isinstance(target, Note):
            self._hold_note(target.id)

    def _select_mark(self, mark: AnnotationId | None) -> None:
        if mark == self._selected:
            return
        before, self._selected = self._selected, mark
        if self._painter and self._page:
            self._painter.selected = mark
            for each in (self._page.marks.get(before), self._page.marks.get(mark)):
                if each:
                    self._repaint_blocks(self._page.marks.blocks_of(each.start, each.end))
                if each and each.note:
                    self.viewport().update()
        self.annotation_selected.emit(mark)

    # Caret and selection

    def caret(self) -> int:
        """Return the offset of the caret."""
        return self._caret

    def set_caret(self, offset: int, *, reveal: bool = True) -> None:
        """Put the caret at ``offset`` and select nothing."""
        self.select_span(offset, offset, reveal=reveal)

    def anchor(self) -> int:
        """Return the offset at which the selection was begun; without one, that of the caret."""
        if self._page is None:
            return 0
        return cursor_offsets(self.textCursor(), self._page.positions)[0]

    def select_span(self, start: int, end: int, *, reveal: bool = True) -> None:
        """Select a span, with the caret at its end; labels go to it as it is."""
        if self._page is None:
            return
        self._exact = True
        bar = self.verticalScrollBar()
        scroll = bar.value()
        self.setTextCursor(cursor_over(self.document(), self._page.positions, Span(start, end)))
        bar.setValue(scroll)
        if reveal:
            self.reveal(min(start, end))

    def move_caret(self, offset: int, *, extend: bool = False) -> None:
        """Put the caret at ``offset``, in view; with ``extend`` the selection reaches there."""
        if extend:
            self.select_span(self.anchor(), offset)
            self._exact = False
            self.reveal(offset)
        else:
            self.set_caret(offset)

    @Slot()
    def read_on(self) -> None:
        """Scroll down a page, and take the caret along."""
        super().read_on()
        self._take_caret_along()

    @Slot()
    def read_back(self) -> None:
        """Scroll up a page, and take the caret along."""
        super().read_back()
        self._take_caret_along()

    def _take_caret_along(self) -> None:
        """Put the caret into view where it went out of it, unless it holds a selection."""
        seen = self.viewport().rect().intersects(self.cursorRect())
        if self._page is not None and self.selection() is None and not seen:
            self.set_caret(self.top_offset(), reveal=False)

    def target_span(self) -> Span | None:
        """Return what a label would go to: the words of the selection, or the word here.

        A selection that was made with care, or by the program, is only stripped of white space.
        """
        if self._page is None:
            return None
        text, selected = self._page.text, self.selection()
        whole = Span(0, len(text))
        if selected is None:
            word = word_around(text, whole, self._caret)
            return word if word and any(map(str.isalnum, text[slice(*word)])) else None
        if not self._exact:
            return snap(text, whole, selected)
        return without_space(text, selected)

    def _label_target(self) -> Span | None:
        return self.target_span() if self.selection() else None

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
        self._hold_note_at_caret()
        self.caret_moved.emit(self._caret)

    def held_note(self) -> Note | None:
        """Return the note without a label that is shown in full, since the caret is in it."""
        return self._notes.get(self._painter.note) if self._painter and self._painter.note else None

    def _hold_note_at_caret(self) -> None:
        """Show the note on the text at the caret in full."""
        here = self.notes_at(self._caret)
        self._hold_note(here[0].id if here else None)

    def _hold_note(self, note: NoteId | None) -> None:
        if self._painter and self._painter.note != note:
            self._painter.note = note
            self.viewport().update()
            self.note_held.emit()

    def _select_mark_at_caret(self, page: ArticlePage) -> None:
        here = self._marks_here(page)
        self._tag_only(here, page)
        if all(mark.id != self._selected for mark in here):
            self._select_mark(here[0].id if here else None)

    def _marks_here(self, page: ArticlePage) -> list[Annotation]:
        if self._shown.hidden:
            return []
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
            self._repaint_marks(page.marks.blocks_of(mark.start, mark.end))

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
            before, self._told = self._told, self.selection()
            for span in filter(None, (before, self._told)):
                # All of its blocks: the words that are snapped to may reach further.
                self._repaint_blocks(self._page.marks.blocks_of(*span))
            self.selection_changed.emit(self._told)
