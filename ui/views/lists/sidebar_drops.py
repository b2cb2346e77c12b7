"""Dropping on the sidebar: articles on lists, lists beside others, files into collections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from reader.kinds import View
from ui.models.sidebar import COLLECTIONS, LIBRARY, SEARCHES, TAGS
from ui.views.lists import drags

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPoint

    from reader.values import CollectionId
    from ui.models.sidebar import SidebarLine
    from ui.views.lists.sidebar import Sidebar

_NEAR_EDGE, _SCROLL = 18, 9
"""How near to its edge the sidebar scrolls, and by how much, in pixels."""
_TAKING = (COLLECTIONS, TAGS)
_ORDERED = (COLLECTIONS, SEARCHES)


class SidebarDrops(QObject):
    """Watches what is dragged over the sidebar and shows where it would go."""

    articles_dropped = Signal(object, bool)
    """The `SidebarLine` that the selected articles shall go to, and whether Shift was down."""
    files_dropped = Signal(object, object)
    """What comes from outside of the window shall be imported into a collection, by its id."""
    line_moved = Signal(object, int)
    """A `SidebarLine` shall stand at this place of its section, from 0."""

    def __init__(self, sidebar: Sidebar) -> None:
        super().__init__(sidebar)
        self._sidebar = sidebar
        sidebar.setDragEnabled(True)
        sidebar.viewport().setAcceptDrops(True)
        sidebar.viewport().installEventFilter(self)

    def eventFilter(self, viewport: QObject, event: QEvent) -> bool:
        """Take the drags that the sidebar can do something with; the window gets the others."""
        match event.type():
            case QEvent.Type.DragEnter:
                # Without a place yet: what is dropped beside all collections is imported, too.
                return self._take(event, _is_taken(event))
            case QEvent.Type.DragMove:
                return self._take(event, self._aim(event))
            case QEvent.Type.Drop:
                return self._take(event, self._drop(event))
            case QEvent.Type.DragLeave:
                self._sidebar.aim(None)
        return False

    def _take(self, event: QEvent, taken: bool) -> bool:  # noqa: FBT001
        if not isinstance(event, QDropEvent) or not _is_taken(event):
            return False
        if not _kind(event):
            event.setDropAction(Qt.DropAction.CopyAction)  # what is outside stays there
        event.setAccepted(taken)
        return True

    def _aim(self, event: QEvent) -> bool:
        """Show where it would be dropped; return whether it can be dropped there."""
        if not isinstance(event, QDragMoveEvent):
            return False
        place = event.position().toPoint()
        self._scroll(place)
        index = self._sidebar.indexAt(place)
        line = self._sidebar.line_at(index)
        if not _kind(event):
            self._sidebar.aim(index if _collection(line) is not None else None)
            return True
        if _kind(event) == drags.ARTICLES:
            taken = line is not None and _takes_articles(line)
            self._sidebar.aim(index if taken else None)
            return taken
        taken = line is not None and self._is_beside(line)
        self._sidebar.aim(index if taken else None, 1 if self._is_below(index, place) else -1)
        return taken

    def _drop(self, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent):
            return False
        place = event.position().toPoint()
        index = self._sidebar.indexAt(place)
        line = self._sidebar.line_at(index)
        self._sidebar.aim(None)
        if not _kind(event):
            self.files_dropped.emit(event.mimeData(), _collection(line))
            return True
        if line is None:
            return False
        if _kind(event) == drags.ARTICLES and _takes_articles(line):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.articles_dropped.emit(line, shift)
            return True
        if _kind(event) == drags.LINE and self._is_beside(line):
            self._move(index.row() + self._is_below(index, place))
            return True
        return False

    def _move(self, gap: int) -> None:
        """Put the current line into a gap of its section; those below it have moved up then."""
        line, row = self._sidebar.current_line(), self._sidebar.currentIndex().row()
        place = gap - 1 if row < gap else gap
        if line is not None and place != row:
            self.line_moved.emit(line, place)

    def _is_beside(self, line: SidebarLine) -> bool:
        """Return whether the line that is dragged is of the same section."""
        dragged = self._sidebar.current_line()
        same = dragged is not None and dragged.section == line.section
        return same and line.section in _ORDERED and line.filter is not None

    def _is_below(self, index: QModelIndex, place: QPoint) -> bool:
        return place.y() > self._sidebar.visualRect(index).center().y()

    def _scroll(self, place: QPoint) -> None:
        """Go on to what lies beyond the edge that the pointer is at."""
        bar, height = self._sidebar.verticalScrollBar(), self._sidebar.viewport().height()
        if place.y() < _NEAR_EDGE:
            bar.setValue(bar.value() - _SCROLL)
        elif place.y() > height - _NEAR_EDGE:
            bar.setValue(bar.value() + _SCROLL)


def _kind(event: QEvent) -> str:
    return drags.kind_of(event.mimeData()) if isinstance(event, QDropEvent) else ""


def _is_taken(event: QEvent) -> bool:
    """Tell whether it is of the window, or something that can be imported."""
    if not isinstance(event, QDropEvent):
        return False
    data = event.mimeData()
    return bool(_kind(event)) or data.hasUrls() or data.hasText() or data.hasHtml()


def _collection(line: SidebarLine | None) -> CollectionId | None:
    """Return the collection that a line is."""
    if line is None or line.section != COLLECTIONS or line.filter is None:
        return None
    return line.filter.collection


def _takes_articles(line: SidebarLine) -> bool:
    """Return whether articles can be dropped on a line; the heading makes a new collection."""
    if line.filter is None:
        return line.section == COLLECTIONS
    return line.section in _TAKING or (line.section == LIBRARY and line.filter.view is not View.ALL)
