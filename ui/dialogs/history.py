"""The history: what was done in an article or the library, step by step, and undoing any of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
)

from reader.values import ActionState
from ui.dialogs.sizes import open_at
from ui.models.details import DetailsModel
from ui.models.headed_table import VALUE_ROLE
from ui.models.history import PAGE, HistoryModel
from ui.views.parts.rows_table import RowsTable
from ui.views.parts.segmented import Segmented
from ui.views.parts.text_label import TextLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from reader.values import Action, ActionId, ArticleId
    from ui.session import Session

ARTICLE, LIBRARY = "article", "library"
FIND_AFTER_MS = 120
"""How long the typing must rest before the history is searched."""
_STEP_WIDTHS = (150, 300, 80, 120)
_DETAIL_WIDTHS = (220, 100, 260, 260, 160)


class HistoryDialog(QDialog):
    """Shows actions, newest first, each with what it changed; asks for what is to be done."""

    undo_requested = Signal(object)
    """The `Action` that is to be undone."""
    place_chosen = Signal(object)
    """The `Detail` whose place shall be shown."""

    def __init__(
        self, session: Session, article: ArticleId | None, parent: QWidget | None = None
    ) -> None:
        """Show the history of the library, or of ``article`` alone when that is chosen."""
        super().__init__(parent)
        self._session, self._article, self._words = session, article, ""
        self._scope = Segmented(
            [(ARTICLE, self.tr("This article")), (LIBRARY, self.tr("The library"))], self
        )
        self._field = QLineEdit()
        self._steps = HistoryModel(self._read, self)
        self._table = RowsTable(self._steps, _STEP_WIDTHS, stretched=1)
        self._details = DetailsModel(self)
        self._detail_table = RowsTable(self._details, _DETAIL_WIDTHS, stretched=3)
        self._message = TextLabel("", "caption")
        self._go = QPushButton(self.tr("Go to"))
        self._undo = QPushButton(self.tr("Undo This Step"))
        self._timer = QTimer(self, singleShot=True, interval=FIND_AFTER_MS)
        self._dress()
        self._lay_out()
        self._connect()
        self._table.selectRow(0)
        self._field.setFocus()
        self._explain()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no further back for nobody, nor in a library that is closed."""
        self._steps.stop()
        super().hideEvent(event)

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Say what came of a request."""
        self._message.setText(sentence)

    @Slot(object)
    def set_article(self, article: ArticleId | None) -> None:
        """Follow the window to another article."""
        self._article = article
        self._scope.setEnabled(article is not None)
        if self._scope.value == ARTICLE:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read anew what is shown; the selected step stays so."""
        action = self._action()
        row = self._table.currentIndex().row()
        offset = self._table.verticalScrollBar().value()
        self._steps.show(self._read, self._wanted(), max(PAGE, row + PAGE))
        found = self._steps.row_of(action.id) if action else 0
        self._table.selectRow(max(0, found))
        self._table.verticalScrollBar().setValue(offset)
        self._explain()

    def _read(self, before: ActionId | None, limit: int) -> Sequence[Action]:
        article = self._article if self._scope.value == ARTICLE else None
        read = self._session.library.history.actions
        return self._session.ask(read, article, limit, before=before) or []

    def _wanted(self) -> list[str]:
        return self._words.casefold().split()

    def _action(self) -> Action | None:
        action: Action | None = self._table.currentIndex().data(VALUE_ROLE)
        return action

    @Slot()
    def _find(self) -> None:
        self._words = self._field.text()
        self._steps.show(self._read, self._wanted())
        self._table.selectRow(0)
        self._explain()

    @Slot(QModelIndex)
    def _show_details(self) -> None:
        action, library = self._action(), self._session.library
        details = (self._session.ask(library.history.changes_of, action.id) or ()) if action else ()
        articles = list(dict.fromkeys(each.article for each in details if each.article))
        titles = {each.id: each.title for each in library.articles.all_summaries(articles)}
        self._details.show(details, titles)
        self._undo.setEnabled(action is not None and action.state is ActionState.DONE)
        self._go.setEnabled(bool(titles))
        self._detail_table.setColumnHidden(4, len(titles) < 2)  # noqa: PLR2004  (one needs no name)

    @Slot()
    def _ask_to_undo(self) -> None:
        action = self._action()
        if action is not None and self._undo.isEnabled():
            self._message.clear()
            self.undo_requested.emit(action)

    @Slot()
    def _ask_to_go(self) -> None:
        row = max(0, self._detail_table.currentIndex().row())
        detail = self._details.index(row, 0).data(VALUE_ROLE)
        if detail is not None and detail.article is not None:
            self.place_chosen.emit(detail)

    @Slot()
    def _show_found(self) -> None:
        if not self._table.currentIndex().isValid():
            self._table.selectRow(0)
        self._explain()

    def _explain(self) -> None:
        if self._steps.rowCount():
            self._message.clear()
        elif not self._steps.complete:
            self._message.setText(self.tr("Looking further back…"))
        elif self._words:
            self._message.setText(self.tr("No step has these words."))
        else:
            self._message.setText(self.tr("Nothing has been done yet."))

    def _dress(self) -> None:
        self.setWindowTitle(self.tr("History"))
        open_at(self, QSize(940, 640))
        self._scope.set_value(LIBRARY)
        self._scope.setEnabled(self._article is not None)
        self._field.setPlaceholderText(self.tr("Find in the history"))
        self._field.setAccessibleName(self.tr("Find in the history"))
        self._field.setClearButtonEnabled(True)
        self._table.setAccessibleName(self.tr("Steps, newest first"))
        self._detail_table.setAccessibleName(self.tr("What the step changed"))
        for table in (self._table, self._detail_table):
            table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._undo.setToolTip(self.tr("Undo this step alone (Ctrl+Z); that is a step, too"))
        self._go.setToolTip(self.tr("Show in the article what was changed (Enter)"))
        for button in (self._undo, self._go):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        close.setAutoDefault(False)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._field, 1)
        head.addWidget(self._scope)
        foot.addWidget(self._message, 1)
        for button in (self._go, self._undo, close):
            foot.addWidget(button)
        tables = QSplitter(Qt.Orientation.Vertical)
        tables.setChildrenCollapsible(False)
        tables.addWidget(self._table)
        tables.addWidget(self._detail_table)
        tables.setSizes([390, 170])
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(tables, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._find)
        self._field.textChanged.connect(self._timer.start)
        self._field.returnPressed.connect(self._table.setFocus)
        self._scope.chosen.connect(self.refresh)
        self._table.selectionModel().currentRowChanged.connect(self._show_details)
        self._steps.modelReset.connect(self._show_details)
        self._steps.looked_on.connect(self._show_found)
        for table in (self._table, self._detail_table):
            table.activated.connect(self._ask_to_go)
        self._go.clicked.connect(self._ask_to_go)
        self._undo.clicked.connect(self._ask_to_undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._ask_to_undo)
        self._session.changed.connect(self.refresh)
        self._session.outdated.connect(self.refresh)
        self._session.refused.connect(self.say)
