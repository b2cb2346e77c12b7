"""What is done in the text of the open article beside labelling and noting: the parts, joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.marking.boundaries import Boundaries
from ui.marking.overlaps import Overlaps
from ui.marking.picking import Picking
from ui.marking.repeating import Repeating
from ui.marking.showing import Showing
from ui.reading.announcing import Announcing
from ui.reading.moving import Moving

if TYPE_CHECKING:
    from reader.values import Change
    from ui.actions import Actions
    from ui.keys.keymap import Keymap
    from ui.marking.annotating import Annotating
    from ui.reading.current import Reading
    from ui.session import Session
    from ui.theme import Theme
    from ui.views.page.reading_view import ReadingView
    from ui.views.status_line import StatusLine


class TextWork(QObject):
    """Moving, boundaries, overlaps, repeating, and what the article shows of its marks."""

    told = Signal(str)
    """Something to tell in one sentence."""

    def __init__(  # noqa: PLR0917  (the parts that it works with)
        self,
        session: Session,
        view: ReadingView,
        annotating: Annotating,
        reading: Reading,
        status: StatusLine,
        keymap: Keymap,
        actions: Actions,
        theme: Theme,
    ) -> None:
        super().__init__(view)
        self.moving = Moving(view, actions)
        self.boundaries = Boundaries(session, view, actions)
        self.overlaps = Overlaps(view, annotating, actions, theme)
        self.repeating = Repeating(session, annotating, actions)
        self.picking = Picking(session, view, annotating, actions, theme)
        self.showing = Showing(view, annotating, keymap, actions)
        self.announcing = Announcing(view, annotating)
        for part in (self.moving, self.boundaries, self.overlaps, self.repeating, self.picking):
            part.told.connect(self.told)
        session.changed.connect(self._apply)
        annotating.labelled.connect(self.moving.go_on)
        reading.opened.connect(self._forget)
        reading.opened.connect(self.announcing.leave)
        self.announcing.placed.connect(status.set_place)
        self.boundaries.guided.connect(status.guide)
        self.boundaries.guided.connect(self.announcing.say)
        self.boundaries.guided.connect(self.overlaps.close)
        self.boundaries.moved.connect(self.announcing.look)
        session.done.connect(self.announcing.tell)
        session.stepped.connect(self.announcing.look)
        self.showing.changed.connect(status.set_states)

    @Slot(object)
    def _apply(self, change: Change) -> None:
        self.overlaps.close()
        self.moving.note(change)
        if change.annotations:
            self.announcing.look()

    @Slot()
    def _forget(self) -> None:
        self.overlaps.close()
        self.boundaries.forget()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self.overlaps.set_theme(theme)
        self.picking.set_theme(theme)
