"""Inspecting: what is asked for in the panes beside the article, and the two kept in step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from reader.values import AnnotationId, NoteId
    from ui.listing.browsing import Browsing
    from ui.listing.filing import Filing
    from ui.marking.annotating import Annotating
    from ui.marking.many_marks import ManyMarks
    from ui.marking.noting import Noting
    from ui.session import Session
    from ui.views.inspector.pane import Inspector
    from ui.views.page.reading_view import ReadingView


class Inspecting(QObject):
    """Connects the inspector's panes with the article and with the parts that act."""

    def __init__(  # noqa: PLR0917  (the parts that it connects)
        self,
        session: Session,
        inspector: Inspector,
        view: ReadingView,
        annotating: Annotating,
        many_marks: ManyMarks,
        noting: Noting,
        filing: Filing,
        browsing: Browsing,
    ) -> None:
        super().__init__(inspector)
        self._session, self._inspector, self._noting = session, inspector, noting
        self._view = view
        view.annotation_selected.connect(inspector.select_annotation)
        view.note_held.connect(self._select_note)
        for pane in (inspector.marks, inspector.notes):
            pane.annotation_chosen.connect(view.select_annotation)
            pane.note_requested.connect(noting.note)
        inspector.history.wanted.connect(self._show_history)
        self._connect_marks(annotating, many_marks)
        self._connect_notes(browsing)
        inspector.info.tag_added.connect(filing.tag_open)
        inspector.info.tag_removed.connect(filing.untag_open)
        browsing.tags_known.connect(inspector.info.set_known_tags)

    def _connect_marks(self, annotating: Annotating, many_marks: ManyMarks) -> None:
        marks = self._inspector.marks
        marks.relabel_requested.connect(annotating.relabel)
        marks.remove_requested.connect(annotating.remove)
        marks.notes_requested.connect(many_marks.note)
        marks.label_wanted.connect(many_marks.relabel)

    def _connect_notes(self, browsing: Browsing) -> None:
        notes, noting = self._inspector.notes, self._noting
        notes.note_chosen.connect(noting.show)
        notes.article_note_requested.connect(self._edit_note)
        notes.annotation_note_removed.connect(noting.clear_note)
        notes.note_removed.connect(noting.remove_note)
        notes.link_chosen.connect(noting.open_link)
        notes.tag_chosen.connect(browsing.show_tag)

    @Slot()
    def _select_note(self) -> None:
        """Select the note that the caret has come to, where there is no mark."""
        note = self._view.held_note()
        if note is not None and self._view.selected_annotation() is None:
            self._inspector.notes.select_note(note.id)

    @Slot(object)
    def _edit_note(self, note: NoteId | None) -> None:
        if note is None:
            self._noting.note_article()
        elif found := self._session.ask(self._session.library.notes.get, note):
            self._noting.edit(found)

    @Slot(object)
    def _show_history(self, mark: AnnotationId) -> None:
        steps = self._session.ask(self._session.library.history.of_annotation, mark)
        self._inspector.history.show_steps(steps or [])
