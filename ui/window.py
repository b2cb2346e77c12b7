"""The window: the list and the sidebar at once, the desk as soon as they are on the screen."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from reader.errors import StorageError
from reader.lists import ArticleFilter
from ui import settings as stored
from ui.listing.kept_list import last_filter, last_order
from ui.listing.loading import FIRST, Listing, is_quick, read_list
from ui.models.article_list import ArticleListModel
from ui.panes import Panes
from ui.views.lists.article_list import ArticleList
from ui.views.lists.sidebar import Sidebar

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent

    from reader.library import Library
    from reader.lists import ArticleId
    from ui.desk import Desk
    from ui.session import Session
    from ui.settings import Settings
    from ui.tasks import Tasks
    from ui.theme import Appearance

USUAL_SIZE = QSize(1440, 900)
LEAST_SIZE = QSize(900, 600)
FRAME = QSize(8, 40)
"""What a desktop may put around a window."""
_TOP, _BOTTOM = 47, 28
"""The heights of the bars, for as long as they are not there."""
_MENU_PADDING = 10
"""How much higher than its text the menu bar is."""


class Window(QMainWindow):
    """One library, open.

    What takes long to build, and to import, is the `desk`; it comes with the first frame.
    """

    library_wanted = Signal(object)
    """The path of a library to open instead."""
    new_library_wanted = Signal()
    open_library_wanted = Signal()
    failed = Signal(str)
    """The desk can't be built of what is in the library's file; the sentence says why."""

    def __init__(self, library: Library, settings: Settings, appearance: Appearance) -> None:
        super().__init__()
        self._library, self._settings, self._appearance = library, settings, appearance
        self._desk: Desk | None = None
        self._has_failed = False
        self.model = ArticleListModel(library.articles.summaries, library.articles.excerpts)
        # Each is made in its place: one that moves is dressed anew, with all that is in it.
        self._middle = QWidget(self)
        splitter = QSplitter(Qt.Orientation.Horizontal, self._middle)
        self.sidebar = Sidebar(appearance.theme, splitter)
        self.list = ArticleList(self.model, appearance.theme, splitter)
        self.panes = Panes(
            splitter,
            {
                "sidebar": self.sidebar,
                "list": self.list,
                "reader": _ground("blank", splitter),
                "inspector": QWidget(splitter),
            },
            settings,
        )
        self._place()
        self._show_first_articles()
        self.list.article_chosen.connect(self._choose_again)
        self.sidebar.list_chosen.connect(self._choose_list_again)

    @cached_property
    def session(self) -> Session:
        """The way to the library."""
        from ui.session import Session

        return Session(self._library, self)

    @cached_property
    def tasks(self) -> Tasks:
        """The work in the background."""
        from ui.tasks import Tasks

        return Tasks(self._library, self)

    @cached_property
    def listing(self) -> Listing:
        """Which articles are listed."""
        return Listing(self.session, self.tasks)

    @property
    def desk(self) -> Desk:
        """All the rest of the window, built when it is asked for at the latest."""
        if self._desk is None:
            from ui.desk import Desk

            self.list.article_chosen.disconnect(self._choose_again)
            self.sidebar.list_chosen.disconnect(self._choose_list_again)
            self._desk = Desk(self, self._settings, self._appearance)
        return self._desk

    @property
    def is_filled(self) -> bool:
        """Whether the desk is there."""
        return self._desk is not None

    def frame(self, top: QWidget, bottom: QWidget) -> None:
        """Put the bars above and below the panes."""
        for bar, room in ((top, self._top), (bottom, self._bottom)):
            self._column.replaceWidget(room, bar)
            room.deleteLater()

    def _place(self) -> None:
        self._top = _room("topBar", _TOP, self._middle)
        self._bottom = _room("statusLine", _BOTTOM, self._middle)
        self._column = QVBoxLayout(self._middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._top)
        self._column.addWidget(self.panes.splitter, 1)
        self._column.addWidget(self._bottom)
        self.setCentralWidget(self._middle)
        self.setMenuWidget(_room("topBar", self.fontMetrics().height() + _MENU_PADDING, self))
        self.setWindowTitle(self.tr("{name} — Postil").format(name=self.library_path().stem))
        room = self.screen().availableSize() - FRAME
        self.setMinimumSize(LEAST_SIZE.boundedTo(room))
        self.resize(USUAL_SIZE.boundedTo(room))
        self.restoreGeometry(self._settings.get(stored.GEOMETRY))
        self.setFocus()  # else the sidebar had it, for one frame

    def _show_first_articles(self) -> None:
        """Show the top of the list, where it is read at once."""
        self.list.set_density(self._settings.get(stored.LIST_DENSITY))
        goes_on = self._settings.get(stored.START) == "last"
        wanted = last_filter(self._settings, self.library_path()) if goes_on else ArticleFilter()
        if is_quick(wanted):
            order = last_order(self._settings)
            self.list.show_ids(*read_list(self._library, wanted, order, FIRST))
        self.sidebar.fold(self._settings.get(stored.FOLDED_SECTIONS))
        self.sidebar.show_chosen(wanted)
        self.list.set_title(self.sidebar.name_of(wanted) or "", None)
        self.list.set_colours(self._library.articles.label_colours())

    @Slot()
    def furnish(self) -> None:
        """Build the desk, or tell once why that can't be."""
        if self._has_failed:
            return
        try:
            _ = self.desk
        except StorageError as error:
            self._has_failed = True
            self.failed.emit(str(error))

    @Slot(object)
    def _choose_again(self, article: ArticleId) -> None:
        """Let the desk hear of an article that was chosen before it was there."""
        chosen = self.list.article_chosen
        # Not at once: a view that is being clicked has to keep its rows.
        QTimer.singleShot(0, self, partial(self._hand_over, chosen, article))

    @Slot(object, str)
    def _choose_list_again(self, wanted: ArticleFilter, name: str) -> None:
        """Let the desk hear of a list that was chosen before it was there."""
        chosen = self.sidebar.list_chosen
        QTimer.singleShot(0, self, partial(self._hand_over, chosen, wanted, name))

    def _hand_over(self, signal: SignalInstance, *chosen: object) -> None:
        self.furnish()
        signal.emit(*chosen)

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Build the desk after the first frame."""
        super().paintEvent(event)
        if self._desk is None:
            QTimer.singleShot(0, self, self.furnish)

    def changeEvent(self, event: QEvent) -> None:
        """Say in the menu whether the window fills the screen, whoever made it do so."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self._desk is not None:
            self._desk.screen.note_full_screen()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, folders and text."""
        data = event.mimeData()
        if data.hasUrls() or data.hasText() or data.hasHtml():
            _accept_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        _accept_copy(event)
        self.desk.imports.import_mime(event.mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc, where nothing else wants it, take back what is in the way."""
        if event.key() != Qt.Key.Key_Escape or not self.desk.dismiss():
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed, where the article is read to, and how the window looks."""
        if self._desk is not None:
            self._desk.finish()
        self.tasks.finish()
        self.keep_settings()
        self.session.close()
        for timer in self.findChildren(QTimer):
            timer.stop()  # what was put off to the next turn would read a closed library
        super().closeEvent(event)

    def keep_settings(self) -> None:
        """Remember how the window looks, and what is open in it."""
        self._settings.set(stored.GEOMETRY, self.saveGeometry())
        if self._desk is not None:
            self._desk.keep_settings()
        self._settings.save()

    def show_failure(self, sentence: str) -> None:
        """Show an error that arose outside of the window."""
        self.desk.strip.show_error(sentence)

    def library_path(self) -> Path:
        """Return the file of the open library."""
        return self._library.path


def _ground(name: str, parent: QWidget) -> QWidget:
    """Return an empty widget with the ground that the style sheet gives to ``name``."""
    ground = QWidget(parent)
    ground.setObjectName(name)
    ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return ground


def _room(name: str, height: int, parent: QWidget) -> QWidget:
    room = _ground(name, parent)
    room.setFixedHeight(height)
    return room


def _accept_copy(event: QDropEvent) -> None:
    """Take a copy: who offers to move a text would cut it out of its own."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
