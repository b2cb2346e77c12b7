"""Says what is selected and done, for the status line and those who listen, not look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from reader.values import ActionKind, Span
from ui.wording.action_names import describe
from ui.wording.dates import isolated

if TYPE_CHECKING:
    from reader.values import Annotation, Change, Note
    from ui.marking.annotating import Annotating
    from ui.views.page.reading_view import ReadingView

_LONGEST = 80
"""Code points of a quote that are said."""
_SEEN = frozenset(
    (
        *(ActionKind.ANNOTATE, ActionKind.RELABEL, ActionKind.MOVE),
        *(ActionKind.READ, ActionKind.UNREAD),
    )
)
"""What is told by the mark that is selected then, or is done when nobody asked for it."""


class Announcing(QObject):
    """Follows the mark, the text or the note that one is at, and what is done to them."""

    placed = Signal(object, str)
    """The `Span` of what is selected, or None, and what it is, in words."""

    def __init__(self, view: ReadingView, annotating: Annotating) -> None:
        super().__init__(view)
        self._view, self._annotating = view, annotating
        self._said = ""
        self._span: Span | None = None
        view.annotation_selected.connect(self.look)
        view.selection_changed.connect(self.look)
        view.note_held.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Say what is selected now."""
        span, mark = self._view.selection(), self._view.mark()
        if span is not None:
            target = self._view.target_span()
            self._place(target or span, self._words(target) if target else "")
        elif mark is not None:
            self._place(Span(mark.start, mark.end), self._name(mark))
        else:
            self._place_note(self._view.held_note())

    @Slot()
    def leave(self) -> None:
        """Say no more what was selected in another article; what was done is still said."""
        if self._span is not None:
            self.look()

    def _place_note(self, note: Note | None) -> None:
        if note is None or note.start is None or note.end is None:
            self._place(None, "")
            return
        words = self.tr("Note: {text}, on {quote}").format(
            text=_shortened(note.text), quote=_shortened(note.quote)
        )
        self._place(Span(note.start, note.end), words)

    def say(self, sentence: str) -> None:
        """Say ``sentence`` to those who listen; an empty one is silence."""
        if sentence and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, sentence))

    @Slot(object)
    def tell(self, change: Change) -> None:
        """Say what was done, where no mark that is selected now says it."""
        if change.kind not in _SEEN:
            what = describe(change.kind, change.subject)
            self._place(None, self.tr("Done: {what}").format(what=what))

    def _place(self, span: Span | None, words: str) -> None:
        self._span = span
        self.placed.emit(span, words)
        if words and words != self._said:
            self.say(words)
        self._said = words

    def _words(self, span: Span) -> str:
        article = self._view.article()
        return self.tr("Selected: {quote}").format(
            quote=_shortened(article.text[slice(*span)]) if article else ""
        )

    def _name(self, mark: Annotation) -> str:
        label = self._annotating.labels.get(mark.label)
        number, count = self._view.place_among_marks(mark)
        return self.tr("{label}: {quote}, mark {number} of {count}").format(
            label=label.name if label else "?",
            quote=_shortened(mark.quote),
            number=number,
            count=count,
        )


def _shortened(quote: str) -> str:
    quote = " ".join(quote.split())
    return isolated(quote if len(quote) <= _LONGEST else quote[: _LONGEST - 1] + "…")
