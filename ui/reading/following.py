"""Following links and references: shown first, and done only when it is asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from reader.links import LinkKind
from ui.actions import Do
from ui.reading import addresses
from ui.views.link_card import LinkCard

if TYPE_CHECKING:
    from reader.links import Link
    from ui.actions import Actions
    from ui.keys.keymap import Keymap
    from ui.reading.current import Reading
    from ui.views.page.reading_view import ReadingView

_OPEN, _COPY, _GO = "open", "copy", "go"


class Following(QObject):
    """Shows where the link at the caret, or under a click, leads; goes to notes and back."""

    told = Signal(str)
    """Something to tell in one sentence."""

    def __init__(
        self, view: ReadingView, reading: Reading, keymap: Keymap, actions: Actions
    ) -> None:
        super().__init__(view)
        self._view, self._keymap = view, keymap
        self._came_from: dict[int, int] = {}
        """Where the references stand that were followed, by where their notes begin."""
        view.link_clicked.connect(self._show_clicked)
        reading.opened.connect(self._came_from.clear)
        for do, act in (
            (Do.FOLLOW, self._follow),
            (Do.COPY_LINK, self._copy_here),
            (Do.NEXT_LINK, self._go_to_next),
            (Do.PREVIOUS_LINK, self._go_to_previous),
        ):
            actions[do].triggered.connect(act)

    @Slot()
    def _follow(self) -> None:
        link = self._view.link_here()
        if link is None:
            self.told.emit(self._how_to_find())
        else:
            self._show(link, focused=True)

    def _how_to_find(self) -> str:
        key = self._keymap.hint(Do.NEXT_LINK)
        if not key:
            return self.tr("There is no link at the caret.")
        return self.tr("There is no link at the caret; {key} goes to the next.").format(key=key)

    @Slot(object)
    def _show_clicked(self, link: Link) -> None:
        self._show(link, focused=False)

    def _show(self, link: Link, *, focused: bool) -> None:
        if link.kind is LinkKind.NOTE:
            self._go(self._came_from.get(link.start, link.target.start))
            return
        text = self._view.tip_of_link(link)
        buttons = [(_GO, self.tr("Go to the Note"))]
        if link.kind is LinkKind.ADDRESS:
            text, buttons = addresses.shown(link.href), [(_COPY, self.tr("Copy Address"))]
            if addresses.can_open(link.href):
                buttons.insert(0, (_OPEN, self.tr("Open in Browser")))
        card = LinkCard(text, buttons, self._view)
        card.chosen.connect(partial(self._act, link))
        card.open_beside(self._view.place_of_link(link), focused=focused)

    def _act(self, link: Link, what: str) -> None:
        if what == _OPEN:
            addresses.open_in_browser(link.href)
        elif what == _COPY:
            self._copy(link)
        else:
            self._came_from[link.target.start] = link.start
            self._go(link.target.start)

    def _go(self, offset: int) -> None:
        self._view.setFocus()
        self._view.set_caret(offset)

    @Slot()
    def _copy_here(self) -> None:
        link = self._view.link_here()
        if link is None or link.kind is not LinkKind.ADDRESS:
            self.told.emit(self._how_to_find())
        else:
            self._copy(link)

    def _copy(self, link: Link) -> None:
        QGuiApplication.clipboard().setText(link.href)
        self.told.emit(self.tr("The address is on the clipboard."))

    @Slot()
    def _go_to_next(self) -> None:
        self._view.setFocus()
        if self._view.next_link() is None:
            self.told.emit(self.tr("There is no link further down."))

    @Slot()
    def _go_to_previous(self) -> None:
        self._view.setFocus()
        if self._view.previous_link() is None:
            self.told.emit(self.tr("There is no link further up."))
