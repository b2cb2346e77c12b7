"""Moving in the text by keys: sentences, paragraphs, larger and smaller units, candidates."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.candidates import next_candidates, previous_candidates
from reader.growing import grow, shrink
from reader.steps import next_paragraph, next_sentence, previous_paragraph, previous_sentence
from reader.values import ActionKind, Span
from ui.actions import Do

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.values import Block, Change
    from ui.actions import Actions
    from ui.views.page.reading_view import ReadingView

    Step = Callable[[str, Sequence[Block], int], int]


class Moving(QObject):
    """Moves caret and selection of the reading view.

    Going to a candidate begins a walk: once it has a label, the next candidate is selected,
    so that a candidate costs one key. The walk ends where something else is selected.
    """

    told = Signal(str)
    """Something to tell in one sentence."""

    def __init__(self, view: ReadingView, actions: Actions) -> None:
        super().__init__(view)
        self._view = view
        self._origin = 0
        self._grown: Span | None = None
        self._candidate: Span | None = None
        self._labelled: Span | None = None
        for do, step, extend in (
            (Do.NEXT_SENTENCE, next_sentence, False),
            (Do.PREVIOUS_SENTENCE, previous_sentence, False),
            (Do.SELECT_SENTENCE, next_sentence, True),
            (Do.SELECT_SENTENCE_BACK, previous_sentence, True),
            (Do.NEXT_PARAGRAPH, next_paragraph, False),
            (Do.PREVIOUS_PARAGRAPH, _previous_paragraph, False),
            (Do.SELECT_PARAGRAPH, next_paragraph, True),
            (Do.SELECT_PARAGRAPH_BACK, _previous_paragraph, True),
        ):
            actions[do].triggered.connect(partial(self._step, step, extend=extend))
        for do, act in (
            (Do.GROW, self.grow),
            (Do.SHRINK, self.shrink),
            (Do.NEXT_CANDIDATE, self.go_to_next),
            (Do.PREVIOUS_CANDIDATE, self.go_to_previous),
        ):
            actions[do].triggered.connect(act)
        view.selection_changed.connect(self._follow)

    def _step(self, step: Step, _checked: object = None, *, extend: bool) -> None:
        view, (text, blocks) = self._view, self._text()
        offset = view.caret()
        while (found := step(text, blocks, offset)) != offset and not view.is_shown(found):
            offset = found
        view.move_caret(found, extend=extend)

    def _text(self) -> tuple[str, Sequence[Block]]:
        article = self._view.article()
        return (article.text, self._view.blocks()) if article else ("", ())

    def _language(self) -> str:
        article = self._view.article()
        return article.summary.language if article else ""

    # Larger and smaller

    @Slot()
    def grow(self) -> None:
        """Select the next larger unit around the caret: word, name, clause, sentence, paragraph."""
        selected = self._view.selection()
        if selected is None or selected != self._grown:
            self._origin = selected.start if selected else self._view.caret()
        here = selected or Span(self._origin, self._origin)
        self._select(grow(*self._text(), here, self._origin, self._language()))

    @Slot()
    def shrink(self) -> None:
        """Select the next smaller unit around the place where growing began."""
        selected = self._view.selection()
        if selected is None:
            return
        if selected != self._grown:
            self._origin = selected.start
        self._select(shrink(*self._text(), selected, self._origin, self._language()))

    def _select(self, span: Span | None) -> None:
        if span is not None:
            self._grown = span
            self._view.select_span(*span)

    # Candidates

    @Slot()
    def go_to_next(self) -> None:
        """Select the next candidate for a label, in the article, wherever the focus was."""
        self._view.setFocus()
        target = self._view.selection()
        offset = target.end if target else self._view.caret()
        if not self._go_to(next_candidates(*self._text(), offset, self._language())):
            self.told.emit(self.tr("There is nothing more to label further on."))

    @Slot()
    def go_to_previous(self) -> None:
        """Select the last candidate before this place, likewise."""
        self._view.setFocus()
        target = self._view.selection()
        offset = target.start if target else self._view.caret()
        if not self._go_to(previous_candidates(*self._text(), offset, self._language())):
            self.told.emit(self.tr("There is nothing more to label before this place."))

    def _go_to(self, found: Iterator[Span]) -> bool:
        view = self._view
        for span in found:
            if view.is_shown(span.start) and not view.is_marked(span):
                self._candidate = span
                view.select_span(*span)
                return True
        return False

    @Slot(object)
    def _follow(self, selected: Span | None) -> None:
        """Go on with a walk where the candidate was only made larger or smaller."""
        if self._candidate and selected and _meet(self._candidate, selected):
            self._candidate = selected
        else:
            self._candidate = None

    @Slot(object)
    def note(self, change: Change) -> None:
        """Take notice of a change: a candidate may have its label now."""
        if change.kind is ActionKind.ANNOTATE and self._candidate:
            made = (edit.after for edit in change.annotations if edit.after and not edit.before)
            if any(_meet(self._candidate, Span(mark.start, mark.end)) for mark in made):
                self._labelled = self._candidate

    @Slot()
    def go_on(self) -> None:
        """After the candidate of a walk has its label, go to the next one."""
        done, self._labelled = self._labelled, None
        if done and not self._go_to(next_candidates(*self._text(), done.end, self._language())):
            self.told.emit(self.tr("That was the last candidate."))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _previous_paragraph(_text: str, blocks: Sequence[Block], offset: int) -> int:
    return previous_paragraph(blocks, offset)
