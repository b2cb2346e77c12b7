"""Noting: notes on marks, on text without a label, on paragraphs and on articles."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from reader.values import Annotation, Draft, NotePlace
from ui.actions import Do
from ui.marking.writing import Writing
from ui.reading import addresses
from ui.views.inspector.row_delegate import one_line
from ui.views.message_strip import Remedy
from ui.views.notes.note_editor import NoteEditor
from ui.views.parts.menu import Menu
from ui.wording.dates import isolated

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor

    from reader.values import AnnotationId, Article, ArticleId, LabelId, Note, NoteId
    from ui.actions import Actions
    from ui.keys.keymap import Keymap
    from ui.marking.annotating import Annotating
    from ui.reading.current import Reading
    from ui.session import Session
    from ui.theme import Theme
    from ui.views.message_strip import MessageStrip
    from ui.views.page.margin_notes import MarginNote
    from ui.views.page.reading_view import ReadingView

_LONGEST_ENTRY = 60


class Noting(QObject):
    """Opens the editor of a note, and offers to go on where one was broken off."""

    told = Signal(str)
    """Something to tell in one sentence."""
    draft_kept = Signal()
    ended = Signal()
    """No note is being written any more."""

    def __init__(  # noqa: PLR0917  (the parts that it works with)
        self,
        session: Session,
        view: ReadingView,
        reading: Reading,
        annotating: Annotating,
        strip: MessageStrip,
        actions: Actions,
        keymap: Keymap,
        theme: Theme,
    ) -> None:
        super().__init__(view)
        self._session, self._view, self._reading = session, view, reading
        self._annotating, self._strip, self._keymap, self._theme = annotating, strip, keymap, theme
        self._editor: NoteEditor | None = None
        self._label: LabelId | None = None
        """That of the mark whose note is being written."""
        view.note_clicked.connect(self.edit)
        view.notes_clicked.connect(self._offer_notes)
        reading.left.connect(self.finish)
        for do, act in (
            (Do.NOTE, self.note_selected),
            (Do.PARAGRAPH_NOTE, self.note_paragraph),
            (Do.ARTICLE_NOTE, self.note_article),
        ):
            actions[do].triggered.connect(act)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        if self._editor is not None:
            self._editor.set_theme(theme, self._colour())

    def _colour(self) -> QColor:
        return self._theme.dim if self._label is None else self._annotating.colour(self._label)

    # What the note is on

    @Slot()
    def note_selected(self) -> None:
        """Write the note of the selected mark, or one on the selection or noted text here."""
        mark, span = self._view.mark(), self._view.target_span()
        noted = self._view.held_note()
        if mark is not None and self._view.selection() in (None, (mark.start, mark.end)):
            self.note(mark.id)
        elif self._view.selection() is not None and span is not None:
            self._note_span(*span)
        elif noted is not None:
            self.edit(noted)
        else:
            self.told.emit(self._how_to_note())

    def _how_to_note(self) -> str:
        key = self._keymap.hint(Do.ARTICLE_NOTE)
        if not key:
            return self.tr("Put the caret into a mark or select text.")
        sentence = self.tr("Put the caret into a mark or select text; {key} notes the article.")
        return sentence.format(key=key)

    @Slot()
    def note_paragraph(self) -> None:
        """Write a note on the paragraph at the caret, or go on with the one that is there."""
        article, caret = self._view.article(), self._view.caret()
        blocks = article.blocks if article else ()
        here = [block for block in blocks if block.start <= caret <= block.end]
        if here:
            self._note_span(here[-1].start, here[-1].end)
        elif self._article() is not None:
            self.told.emit(self.tr("There is no paragraph at the caret."))

    @Slot()
    def note_article(self) -> None:
        """Write a note on the article as a whole."""
        article = self._article()
        if article is not None:
            self._open(NotePlace(article.summary.id), article.summary.title)

    def note(self, mark: AnnotationId) -> None:
        """Write the note of a mark."""
        self._view.select_annotation(mark)
        found = self._session.ask(self._session.library.marks.get, mark)
        if found is not None:
            self.edit(found)

    @Slot(object)
    def edit(self, noted: Annotation | Note | Draft) -> None:
        """Write a note anew that is shown, or go on with a draft."""
        if isinstance(noted, Draft):
            self._go_on(noted)
        elif isinstance(noted, Annotation):
            self._view.select_annotation(noted.id)
            place = NotePlace(noted.article, annotation=noted.id)
            self._open(place, noted.quote, noted.note, label=noted.label)
        else:
            if noted.start is not None:
                self._view.set_caret(noted.start)
            place = NotePlace(noted.article, note=noted.id)
            self._open(place, noted.quote or self._title(), noted.text)

    @Slot(QPoint, list)
    def _offer_notes(self, place: QPoint, notes: list[MarginNote]) -> None:
        """Let the user choose one of the notes that share a place in the margin."""
        menu = Menu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for note in notes:
            entry = menu.addAction(one_line(note.text)[:_LONGEST_ENTRY].replace("&", "&&"))
            entry.triggered.connect(partial(self._edit_source, note.source))
        menu.popup(place)

    def _edit_source(self, source: Annotation | Note | Draft, *_: object) -> None:
        self.edit(source)

    def _note_span(self, start: int, end: int) -> None:
        article = self._article()
        if article is None:
            return
        there = [note for note in self._view.notes() if (note.start, note.end) == (start, end)]
        if there:
            self.edit(there[0])
        else:
            place = NotePlace(article.summary.id, start=start, end=end)
            self._open(place, article.text[start:end])

    @Slot(object)
    def show(self, note: NoteId) -> None:
        """Go to what a note is on."""
        found = next((each for each in self._view.notes() if each.id == note), None)
        if found is not None:
            self._view.set_caret(found.start or 0)

    @Slot(str)
    def open_link(self, address: str) -> None:
        """Show where a link in a note leads, and open it in the browser if that is wanted."""
        box = QMessageBox(self._view.window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Open Link"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Open this address in your browser?"))
        box.setInformativeText(addresses.shown(address))
        open_ = box.addButton(self.tr("Open"), QMessageBox.ButtonRole.AcceptRole)
        copy = box.addButton(self.tr("Copy"), QMessageBox.ButtonRole.ActionRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        open_.clicked.connect(partial(addresses.open_in_browser, address))
        copy.clicked.connect(partial(QGuiApplication.clipboard().setText, address))
        box.open()

    def clear_note(self, mark: AnnotationId) -> None:
        """Take the note off a mark; the mark stays."""
        self._session.perform(self._session.library.notes.write_on, mark, "")

    def remove_note(self, note: NoteId) -> None:
        """Remove a note on the article or on a span without a label."""
        self._session.perform(self._session.library.notes.change, note, "")

    def _article(self) -> Article | None:
        article = self._view.article()
        if article is None:
            self.told.emit(self.tr("Open an article first."))
        return article

    def _title(self) -> str:
        article = self._view.article()
        return article.summary.title if article else ""

    # The editor

    @Slot()
    def finish(self) -> None:
        """Keep what stands in the open editor, and close it."""
        if self._editor is not None:
            self._editor.finish()
            self._editor = None

    def _open(
        self,
        place: NotePlace,
        quote: str,
        text: str = "",
        *,
        label: LabelId | None = None,
        draft: Draft | None = None,
    ) -> None:
        if self._session.library.read_only:  # before anything is typed in vain
            self.told.emit(self.tr("The library can only be read: no note can be kept in it."))
            return
        self.finish()
        draft = draft or next((each for each in self._drafts() if each.place == place), None)
        self._label = label
        editor = self._editor = NoteEditor(self._theme, self._view)
        writing = Writing(self._session, editor, place)
        writing.failed.connect(self._save_text)
        writing.draft_kept.connect(self.draft_kept)
        writing.ended.connect(self._end)
        typed = draft.text if draft else None
        editor.open_at(self._anchor(), quote, self._colour(), text, typed)

    @Slot(str)
    def _save_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.told.emit(self.tr("The note is not saved; what you wrote is on the clipboard."))

    def _anchor(self) -> QRect:
        place = self._view.cursorRect()
        place.moveTopLeft(self._view.viewport().mapTo(self._view, place.topLeft()))
        return place

    @Slot()
    def _end(self) -> None:
        self._editor = None
        self.ended.emit()
        self._show_drafts()

    # Drafts that were left

    @Slot()
    def offer(self) -> None:
        """Offer to go on with a note that was broken off in the open article."""
        here = self._show_drafts()
        if here:
            self._offer(here[0], self.tr("You were writing a note here, and it isn't kept yet."))

    def offer_any(self) -> None:
        """Offer to go on with the note that was broken off last, wherever that was."""
        drafts = self._drafts()
        if drafts and drafts[0].place.article != self._reading.article:
            found = self._session.library.articles.summaries([drafts[0].place.article])
            sentence = self.tr("You were writing a note in “{title}”, and it isn't kept yet.")
            for summary in found:
                self._offer(drafts[0], sentence.format(title=isolated(summary.title)))

    def _offer(self, draft: Draft, sentence: str) -> None:
        self._strip.show_offer(
            sentence,
            Remedy(self.tr("Continue"), lambda: self._go_on(draft)),
            Remedy(self.tr("Throw away"), lambda: self._throw_away(draft)),
        )

    def _drafts(self, article: ArticleId | None = None) -> list[Draft]:
        drafts = self._session.ask(self._session.library.drafts.all) or []
        return [each for each in drafts if article in (None, each.place.article)]

    def _show_drafts(self) -> list[Draft]:
        """Show in the margin of the open article what was not kept there; return it."""
        article = self._reading.article
        here = self._drafts(article) if article is not None else []
        self._view.set_drafts(here)
        self._strip.withdraw_offer()
        return here

    def _go_on(self, draft: Draft) -> None:
        place, library = draft.place, self._session.library
        self._reading.open(place.article)
        self._strip.withdraw_offer()
        if place.annotation is not None:
            self.note(place.annotation)
        elif place.note is not None:
            note = self._session.ask(library.notes.get, place.note)
            if note is not None:
                self.edit(note)
        elif place.start is not None and place.end is not None:
            self._view.select_span(place.start, place.end)
            article = self._view.article()
            quote = article.text[place.start : place.end] if article else ""
            self._open(place, quote, draft=draft)
        else:
            self._open(place, self._title(), draft=draft)

    def _throw_away(self, draft: Draft) -> None:
        self._session.perform(self._session.library.drafts.drop, draft.place)
        self.offer()
