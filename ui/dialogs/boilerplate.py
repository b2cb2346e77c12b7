"""What is known of the lines of a source: which are boilerplate, and which are text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSize, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from reader.boilerplate import LineVerdict
from reader.values import ActionKind
from ui.dialogs.sizes import open_at
from ui.models.boilerplate import LINE, BoilerplateModel
from ui.models.headed_table import VALUE_ROLE
from ui.views.parts.rows_table import RowsTable
from ui.views.parts.text_label import TextLabel
from ui.wording.action_names import describe

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.boilerplate import BoilerplateLine
    from reader.values import Change
    from ui.session import Session

_WIDTHS = (480, 210)
_SIZE = QSize(820, 460)


class BoilerplateDialog(QDialog):
    """Lists the lines of a source; what is asked for is somebody else’s to do."""

    decision_wanted = Signal(str, list, bool)
    """A source, lines of it, and whether they are boilerplate."""
    marking_wanted = Signal(str, list)
    """A source, and what is known of it, to be marked in all its articles."""
    undo_wanted = Signal()

    def __init__(self, session: Session, source: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._source = session, source
        self._model = BoilerplateModel(self)
        self._table = RowsTable(self._model, _WIDTHS, stretched=0)
        self._title, self._message = TextLabel("", "title"), TextLabel("", "caption")
        self._mark = QPushButton(self.tr("&Mark in All Articles"))
        self._boilerplate = QPushButton(self.tr("Is &Boilerplate"))
        self._is_text = QPushButton(self.tr("Is &Text"))
        self._close = QPushButton(self.tr("Close"))
        self._dress()
        self._lay_out()
        self._connect()
        self._read()

    def _dress(self) -> None:
        self.setObjectName("boilerplateDialog")
        self.setWindowTitle(self.tr("Boilerplate of the Source"))
        open_at(self, _SIZE)
        name = f"“\u2068{self._source}\u2069”" if self._source else self.tr("articles without one")
        self._title.setText(self.tr("Boilerplate of {}").format(name))
        self._table.setAccessibleName(self.tr("Lines"))
        self._mark.setToolTip(
            self.tr("Marks the boilerplate in articles that came before it was learned, too.")
        )
        self._boilerplate.setToolTip(self.tr("In all articles of the source, and in new ones."))
        self._is_text.setToolTip(self.tr("In all articles of the source, whatever comes."))
        for button in (self._mark, self._boilerplate, self._is_text):
            button.setAutoDefault(False)
        self._close.setDefault(True)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self._mark)
        foot.addWidget(self._message, 1)
        for button in (self._boilerplate, self._is_text, self._close):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._table, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._table.selectionModel().selectionChanged.connect(self._offer)
        self._mark.clicked.connect(self._ask_to_mark)
        self._boilerplate.clicked.connect(self._ask_for_boilerplate)
        self._is_text.clicked.connect(self._ask_for_text)
        self._close.clicked.connect(self.accept)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.undo_wanted.emit)
        self._session.done.connect(self._take_notice)
        self._session.stepped.connect(self._step)
        self._session.outdated.connect(self._read)
        self._session.refused.connect(self._message.setText)

    @Slot(object)
    def _take_notice(self, change: Change) -> None:
        if change.kind is ActionKind.BOILERPLATE_LINE:
            self._message.setText(f"✓ {describe(change.kind, change.subject)}")
            self._read()

    @Slot()
    def _step(self) -> None:
        """Show what an undo or a redo left; what was said before holds no more."""
        self._message.clear()
        self._read()

    @Slot()
    def _read(self) -> None:
        """Show what is known; the rows that are selected stay so."""
        chosen = {line.id for line in self._selected()}
        lines = self._session.ask(self._session.library.boilerplate.of_source, self._source)
        self._model.set_values(lines or [])
        for row, line in enumerate(lines or []):
            if line.id in chosen or (not chosen and row == 0):
                self._select(row)
        if not lines:
            self._message.setText(self.tr("Nothing is known of its lines yet."))
        self._offer()

    def _select(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        index = self._model.index(row, LINE)
        self._table.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)

    def _selected(self) -> list[BoilerplateLine]:
        return [index.data(VALUE_ROLE) for index in self._table.selectionModel().selectedRows()]

    @Slot(QItemSelection, QItemSelection)
    def _offer(self, *_: QItemSelection) -> None:
        verdicts = {line.verdict for line in self._selected()}
        self._is_text.setEnabled(bool(verdicts - {LineVerdict.REFUSED}))
        self._boilerplate.setEnabled(LineVerdict.REFUSED in verdicts)
        self._mark.setEnabled(bool(self._model.values))

    @Slot()
    def _ask_to_mark(self) -> None:
        self.marking_wanted.emit(self._source, list(self._model.values))

    @Slot()
    def _ask_for_boilerplate(self) -> None:
        self._ask(boilerplate=True)

    @Slot()
    def _ask_for_text(self) -> None:
        self._ask(boilerplate=False)

    def _ask(self, *, boilerplate: bool) -> None:
        lines = [line.line for line in self._selected()]
        self.decision_wanted.emit(self._source, lines, boilerplate)
