"""The model of the watched folders: where they are, and what comes from them goes into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from reader.watching import WatchedFolder
from ui.models.headed_table import HeadedTable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QBrush

    from reader.values import CollectionId
    from reader.watching import FolderId

FOLDER, COLLECTION, STATE = range(3)


class WatchedModel(HeadedTable[WatchedFolder]):
    """Path, collection, and whether the folder is there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._collections: Mapping[CollectionId, str] = {}
        self._missing: Collection[FolderId] = ()
        self.set_headings(self.tr("Folder"), self.tr("Into the collection"), self.tr("State"))

    def show_states(
        self, collections: Mapping[CollectionId, str], missing: Collection[FolderId]
    ) -> None:
        """Take the names of the collections, and which folders are not there."""
        self._collections, self._missing = collections, missing
        if self.values:
            last = self.index(self.rowCount() - 1, STATE)
            self.dataChanged.emit(self.index(0, FOLDER), last)

    def text(self, value: WatchedFolder, column: int) -> str:
        """Return what a column says of a folder."""
        if column == FOLDER:
            return str(value.path)
        if column == COLLECTION:
            return self._collections.get(value.collection, "—") if value.collection else "—"
        is_missing = value.id in self._missing
        return self.tr("not there") if is_missing else self.tr("watched")

    def colour(self, value: WatchedFolder, column: int) -> QBrush | None:
        """Warn of a folder that is not there."""
        is_missing = column == STATE and value.id in self._missing
        return QGuiApplication.palette().brightText() if is_missing else None
