"""The watched folders: add one, choose its collection, take one off the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from reader.errors import PostilError
from ui.dialogs.sizes import open_at
from ui.models.headed_table import VALUE_ROLE
from ui.models.watched import FOLDER, WatchedModel
from ui.views.parts.rows_table import RowsTable
from ui.views.parts.text_label import TextLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from PySide6.QtWidgets import QWidget

    from reader.library.watched import Watched
    from reader.watching import FolderId, WatchedFolder
    from ui.session import Session

_NEW = "new"
"""In the place of a collection's id."""
_WIDTHS = (420, 200, 90)
_SIZE = QSize(820, 420)


class WatchedDialog(QDialog):
    """Every change is kept at once."""

    changed = Signal()
    """Other folders are watched, or they go into other collections."""

    def __init__(
        self,
        session: Session,
        missing: Callable[[], Collection[FolderId]],
        parent: QWidget | None = None,
    ) -> None:
        """List the folders; ``missing`` tells which of them are not there."""
        super().__init__(parent)
        self._session, self._missing = session, missing
        self._model = WatchedModel(self)
        self._table = RowsTable(self._model, _WIDTHS, stretched=FOLDER)
        self._add = QPushButton(self.tr("&Add Folder…"))
        self._remove = QPushButton(self.tr("&Remove"))
        self._into = QComboBox()
        self._message = TextLabel("", "caption")
        self._close = QPushButton(self.tr("Close"))
        self._dress()
        self._lay_out()
        self._connect()
        self._list_collections()
        self._read()

    # Building

    def _dress(self) -> None:
        self.setObjectName("watchedDialog")
        self.setWindowTitle(self.tr("Watched Folders"))
        open_at(self, _SIZE)
        self._table.setAccessibleName(self.tr("Watched folders"))
        self._table.say_when_empty(self.tr("No folder is watched yet."))
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._remove.setToolTip(self.tr("The folder is watched no more; what came from it stays."))
        self._into.setMinimumContentsLength(18)
        for button in (self._add, self._remove):
            button.setAutoDefault(False)
        self._close.setDefault(True)

    def _lay_out(self) -> None:
        head = TextLabel(
            self.tr(
                "New files in these folders come in while Postil is open, and stay where they are; "
                "changes count on closing."
            ),
            "caption",
        )
        name = QLabel(self.tr("Into the &collection:"))
        name.setBuddy(self._into)
        row, foot = QHBoxLayout(), QHBoxLayout()
        for part in (self._add, self._remove):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(name)
        row.addWidget(self._into)
        foot.addWidget(self._message, 1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(TextLabel(self.tr("Watched folders"), "title"))
        column.addWidget(head)
        column.addWidget(self._table, 1)
        column.addLayout(row)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._table.selectionModel().selectionChanged.connect(self._offer)
        self._add.clicked.connect(self._choose)
        self._remove.clicked.connect(self._take_off)
        self._into.activated.connect(self._put_into)
        self._close.clicked.connect(self.accept)

    # What there is

    def _list_collections(self) -> None:
        self._into.addItem(self.tr("None"), None)
        for each in self._session.ask(self._session.library.collections.all) or ():
            self._into.addItem(each.name, each.id)
        self._into.addItem(self.tr("New collection…"), _NEW)

    @Slot()
    def refresh(self) -> None:
        """Show which folders are there."""
        names = {
            self._into.itemData(row): self._into.itemText(row)
            for row in range(1, self._into.count() - 1)
        }
        self._model.show_states(names, self._missing())

    def _read(self, row: int | None = None) -> None:
        """List the folders and select one, by default that which is selected."""
        if row is None:
            row = max(0, self._table.currentIndex().row())
        self._model.set_values(self._session.ask(self._session.library.watched.all) or [])
        self.refresh()
        index = self._model.index(min(row, self._model.rowCount() - 1), FOLDER)
        flags = QItemSelectionModel.SelectionFlag
        self._table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self._offer()

    def _selected(self) -> WatchedFolder | None:
        chosen: WatchedFolder | None = self._table.currentIndex().data(VALUE_ROLE)
        return chosen

    @Slot()
    def _offer(self) -> None:
        folder = self._selected()
        writable = not self._session.library.read_only
        self._add.setEnabled(writable)
        for part in (self._remove, self._into):
            part.setEnabled(folder is not None and writable)
        if folder is not None:
            self._into.setCurrentIndex(max(0, self._into.findData(folder.collection)))

    # What is asked for

    @Slot()
    def _choose(self) -> None:
        chooser = QFileDialog(self, self.tr("Watch a Folder"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.fileSelected.connect(self._watch)
        chooser.open()

    @Slot(str)
    def _watch(self, path: str) -> None:
        """Add a folder and select it: a collection that is chosen then is for it."""
        self._change(lambda watched: watched.add(path), row=self._model.rowCount())

    @Slot()
    def _take_off(self) -> None:
        folder = self._selected()
        if folder is not None:
            self._change(lambda watched: watched.remove(folder.id))

    @Slot()
    def _put_into(self) -> None:
        folder, collection = self._selected(), self._into.currentData()
        if collection == _NEW:
            self._ask_for_name()
        elif folder is not None:
            self._change(lambda watched: watched.put_into(folder.id, collection))

    def _ask_for_name(self) -> None:
        asking = QInputDialog(self)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setWindowTitle(self.tr("New Collection"))
        asking.setLabelText(self.tr("Name:"))
        asking.rejected.connect(self._offer)
        asking.textValueSelected.connect(self._make_collection)
        asking.open()

    @Slot(str)
    def _make_collection(self, name: str) -> None:
        """Make a collection, and let the selected folder go into it."""
        try:
            change = self._session.attempt(self._session.library.collections.add, name)
        except PostilError as error:
            self._refuse(error)
            return
        for made in (edit.after for edit in change.collections if edit.after) if change else ():
            self._into.insertItem(self._into.count() - 1, made.name, made.id)
            self._into.setCurrentIndex(self._into.findData(made.id))
            self._put_into()

    def _refuse(self, error: PostilError) -> None:
        self._message.set_role("warning")
        self._message.setText(str(error))
        self._read()

    def _change(self, change: Callable[[Watched], object], row: int | None = None) -> None:
        """Make a change, and select ``row`` after it if it could be made."""
        try:
            change(self._session.library.watched)
        except PostilError as error:
            self._refuse(error)
        else:
            self._message.setText("")
            self.changed.emit()
            self._read(row)
