"""All articles of the library that have other versions, found anew and ready to be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from ui.dialogs.sizes import open_at
from ui.models.headed_table import VALUE_ROLE
from ui.models.version_groups import VersionGroupsModel
from ui.views.parts.rows_table import RowsTable
from ui.views.parts.text_label import TextLabel
from ui.wording import counted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.library import Library
    from reader.values import ArticleId
    from ui.session import Session
    from ui.tasks import Task, Tasks
    from ui.versions.comparing import Comparing

_WIDTHS = (360, 80, 220, 190)
_SIZE = QSize(940, 600)


class VersionGroupsDialog(QDialog):
    """Searches as soon as it is made, and lists what belongs together."""

    compare_wanted = Signal(list)
    """Articles that are versions of each other, the newest first."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        comparing: Comparing,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._comparing = session, tasks, comparing
        self._reading: Task | None = None
        self._model = VersionGroupsModel(session.library.articles.summaries, self)
        self._table = RowsTable(self._model, _WIDTHS, stretched=0)
        self._title, self._message = TextLabel("", "title"), TextLabel("", "caption")
        self._progress = QProgressBar()
        self._stop = QPushButton(self.tr("Stop"))
        self._compare = QPushButton(self.tr("&Compare…"))
        self._close = QPushButton(self.tr("Close"))
        self._dress()
        self._lay_out()
        self._connect()
        self._read()
        self._comparing.start()
        self._show_progress(0)

    # Building

    def _dress(self) -> None:
        self.setObjectName("versionGroupsDialog")
        self.setWindowTitle(self.tr("Versions in the Library"))
        open_at(self, _SIZE)
        self._table.setAccessibleName(self.tr("Articles with other versions"))
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._progress.setTextVisible(False)
        self._progress.setMaximum(1000)
        self._progress.setAccessibleName(self.tr("Comparing articles"))
        self._stop.setToolTip(self.tr("Stop; what was found stays, and it can go on later"))
        for button in (self._stop, self._close):
            button.setAutoDefault(False)
        self._compare.setDefault(True)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self._message, 1)
        foot.addWidget(self._progress)
        for button in (self._stop, self._close, self._compare):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._table, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._comparing.progressed.connect(self._show_progress)
        self._comparing.failed.connect(self._message.setText)
        self._comparing.ended.connect(self._end)
        self._session.changed.connect(self._read)
        self._stop.clicked.connect(self._comparing.stop)
        self._close.clicked.connect(self.accept)
        self._compare.clicked.connect(self._ask_to_compare)
        self._table.activated.connect(self._ask_to_compare)

    # What is found

    @Slot(object)
    def _show_progress(self, share: float) -> None:
        self._progress.setValue(int(share * self._progress.maximum()))
        self._message.setText(self.tr("Comparing the articles that are new…"))
        self._progress.setVisible(self._comparing.running)
        self._stop.setVisible(self._comparing.running)

    @Slot()
    def _end(self) -> None:
        self._progress.hide()
        self._stop.hide()
        left = self._session.library.duplicates.backlog()
        waiting = self.tr("{} not compared yet.").format(counted.articles(left)) if left else ""
        self._message.setText(waiting)
        self._read()

    @Slot()
    def _read(self) -> None:
        """Read which groups there are; nothing comes of an earlier reading that is under way."""
        self._reading = self._tasks.start(_groups)
        self._reading.succeeded.connect(self._show)
        self._reading.failed.connect(self._message.setText)

    @Slot(object)
    def _show(self, groups: list[list[ArticleId]]) -> None:
        """Show the groups that there are; the selected row stays selected."""
        if self.sender() is not self._reading:
            return
        row = max(0, self._table.currentIndex().row())
        self._model.set_values(groups)
        self._table.selectRow(min(row, len(groups) - 1))
        self._compare.setEnabled(bool(groups))
        self._title.setText(self._summed_up(groups))

    def _summed_up(self, groups: list[list[ArticleId]]) -> str:
        if groups:
            return self.tr("{articles} in {groups}").format(
                articles=counted.articles(sum(map(len, groups))),
                groups=counted.stories(len(groups)),
            )
        if self._session.library.duplicates.backlog():
            return self.tr("No other versions found so far")
        return self.tr("No article has another version")

    @Slot()
    def _ask_to_compare(self) -> None:
        group = self._table.currentIndex().data(VALUE_ROLE)
        if group:
            self.compare_wanted.emit(list(group))


def _groups(library: Library, _task: Task) -> list[list[ArticleId]]:
    return library.duplicates.groups()
