"""What is done with marks and notes: the parts, joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.actions import Do
from ui.marking.annotating import Annotating
from ui.marking.inspecting import Inspecting
from ui.marking.many_marks import ManyMarks
from ui.marking.noting import Noting
from ui.marking.occurrences import AllOccurrences, Lists
from ui.marking.source_lines import SourceLines
from ui.reading.text_work import TextWork

if TYPE_CHECKING:
    from ui.actions import Actions
    from ui.keys.keymap import Keymap
    from ui.listing.work import ListWork
    from ui.menus import Menus
    from ui.reading.current import Reading
    from ui.theme import Appearance, Theme
    from ui.views.inspector.pane import Inspector
    from ui.views.message_strip import MessageStrip
    from ui.views.parts.menu import Menu
    from ui.views.reader_pane import ReaderPane
    from ui.views.status_line import StatusLine
    from ui.window import Window


class MarkWork(QObject):
    """Labelling, all occurrences, notes, what keys and mouse do in the text, the inspector."""

    told = Signal(str, object)
    """A sentence, and a `Remedy` or None."""

    def __init__(  # noqa: PLR0917  (the parts that it works with)
        self,
        window: Window,
        appearance: Appearance,
        pane: ReaderPane,
        inspector: Inspector,
        reading: Reading,
        list_work: ListWork,
        strip: MessageStrip,
        status: StatusLine,
        keymap: Keymap,
        actions: Actions,
    ) -> None:
        super().__init__(window)
        session, view, theme = window.session, pane.view, appearance.theme
        self.annotating = Annotating(session, view, pane.bar, actions, keymap, theme)
        self.noting = Noting(session, view, reading, self.annotating, strip, actions, keymap, theme)
        self.text_work = TextWork(
            session, view, self.annotating, reading, status, keymap, actions, theme
        )
        self.all_occurrences = AllOccurrences(
            session,
            window.tasks,
            view,
            self.annotating,
            keymap,
            actions,
            _lists(window, list_work),
            lambda: appearance.theme,
            window,
        )
        self.source_lines = SourceLines(session, list_work.bulk, view, actions)
        self.annotating.more_menus += self._menus()
        list_work.filing.more_menus.append(self.all_occurrences.selected_menu)
        self._inspect(window, pane, inspector, list_work)
        self._connect()

    def _menus(self) -> list[Menu]:
        return [self.all_occurrences.article_menu, self.all_occurrences.library_menu]

    def _inspect(
        self, window: Window, pane: ReaderPane, inspector: Inspector, list_work: ListWork
    ) -> None:
        many = ManyMarks(window.session, self.text_work.picking, window)
        Inspecting(
            window.session,
            inspector,
            pane.view,
            self.annotating,
            many,
            self.noting,
            list_work.filing,
            list_work.browsing,
        )

    def _connect(self) -> None:
        for part in (self.annotating, self.noting, self.text_work, self.source_lines):
            part.told.connect(self._tell)
        self.all_occurrences.told.connect(self.told)
        picking = self.text_work.picking
        picking.in_article_wanted.connect(self.all_occurrences.label_in_article)
        picking.in_library_wanted.connect(self.all_occurrences.preview)

    def fill(self, menus: Menus) -> None:
        """Offer in the menu bar to label all occurrences."""
        for menu in self._menus():
            menus.insert(menu, Do.LAST_LABEL)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        for part in (self.annotating, self.noting, self.text_work):
            part.set_theme(theme)

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        self.told.emit(sentence, None)


def _lists(window: Window, list_work: ListWork) -> Lists:
    name, listing, articles = list_work.browsing.list_name, window.listing, window.list
    return Lists(name, lambda: listing.filter, articles.selected_articles)
