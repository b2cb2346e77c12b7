"""The notes of an article, each in full, with a search and two orders."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.values import Annotation
from ui.models.notes import NOTE_ROLE, NoteOrder, NotesModel, text_of
from ui.views.inspector.note_row import NoteRow
from ui.views.inspector.rows_view import RowsView
from ui.views.lists.order_button import OrderButton
from ui.views.notes.note_document import TAG, anchors_in
from ui.views.parts.filter_field import FilterField
from ui.views.parts.menu import Menu

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QObject

    from reader.values import AnnotationId, Edit, Label, Note, NoteId
    from ui.theme import Theme


class NotesPane(QWidget):
    """Lists notes; asks for every change, and makes none."""

    annotation_chosen = Signal(object)
    """The `AnnotationId` whose note the user moved to."""
    note_chosen = Signal(object)
    """The `NoteId` that the user moved to."""
    note_requested = Signal(object)
    """The `AnnotationId` whose note is to be written."""
    article_note_requested = Signal(object)
    """The `NoteId` that is to be changed; None for a new note on the article."""
    annotation_note_removed = Signal(object)
    """The `AnnotationId` whose note is to go; the mark stays."""
    note_removed = Signal(object)
    """The `NoteId` that is to go."""
    link_chosen = Signal(str)
    """The address of a link that the user pressed; nothing is opened here."""
    tag_chosen = Signal(str)
    """The name of a tag that the user pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = NotesModel(self)
        self._row = NoteRow(theme, self)
        self.view = RowsView(self._model, self._row, self)
        self._filter = FilterField(self)
        self._order = OrderButton(
            {NoteOrder.PLACE: self.tr("By place"), NoteOrder.TIME: self.tr("By time")}, theme, self
        )
        self._open = False
        self._add = QPushButton(self.tr("Note on the article"), self)
        self._add.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self.show_notes(None, ())

    @property
    def count(self) -> int:
        """How many notes there are."""
        return self._model.count

    def show_notes(self, annotations: Iterable[Annotation] | None, notes: Iterable[Note]) -> None:
        """Show the notes of an article; None for ``annotations`` where no article is open."""
        self._open = annotations is not None
        self._add.setEnabled(self._open)
        self._model.set_notes(annotations or (), notes)
        self._explain()

    def _explain(self) -> None:
        if not self._open:
            text = self.tr("Open an article to see its notes.")
        elif self._model.count:
            text = self.tr("No note has these words.")
        else:
            text = self.tr(
                "No notes yet. Go to a mark and press N to write one about it, or add one on "
                "the whole article below."
            )
        self.view.set_empty_text(text)

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Take the labels' colours."""
        self._row.set_labels(labels)
        self.view.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._row.set_theme(theme)
        self._order.set_theme(theme)
        self.view.viewport().update()

    def apply(self, marks: Sequence[Edit[Annotation]], notes: Sequence[Edit[Note]]) -> None:
        """Follow edits of the article's marks and notes."""
        self.view.keep_place(lambda: self._model.apply(marks, notes))
        self._explain()

    def select_annotation(self, annotation: AnnotationId | None) -> None:
        """Select the note of a mark, or none, without telling of it."""
        row = -1 if annotation is None else self._model.find_annotation(annotation)
        self.view.select_row(row)

    def select_note(self, note: NoteId) -> None:
        """Select a note without telling of it."""
        self.view.select_row(self._model.find_note(note))

    def menu(self) -> Menu:
        """Return the menu of what can be done with the current note."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, key, command in (
            (self.tr("Change the note"), "N", self._ask_to_write),
            (self.tr("Remove the note"), "Del", self._ask_to_remove),
        ):
            native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            menu.addAction(f"{text}\t{native}").triggered.connect(command)
        self._add_anchors(menu)
        return menu

    def _add_anchors(self, menu: Menu) -> None:
        """Offer what a press on a link or a tag does to those who use keys."""
        value = self.view.currentIndex().data(NOTE_ROLE)
        text = text_of(value) if value is not None else ""
        for anchor in anchors_in(text):
            name = anchor.removeprefix(TAG)
            words = (
                self.tr("Show articles tagged {}")
                if anchor.startswith(TAG)
                else self.tr("Open {}…")
            )
            shown = f"#{name}" if anchor.startswith(TAG) else name
            menu.addAction(words.format(shown.replace("&", "&&"))).triggered.connect(
                partial(self._follow, anchor)
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a link or a tag that is clicked, and show that it can be."""
        if isinstance(event, QMouseEvent):
            anchor = self._anchor_at(event.position().toPoint())
            left = event.button() == Qt.MouseButton.LeftButton
            if event.type() == QEvent.Type.MouseMove:
                hand = Qt.CursorShape.PointingHandCursor
                self.view.viewport().setCursor(hand if anchor else Qt.CursorShape.ArrowCursor)
            elif event.type() == QEvent.Type.MouseButtonRelease and left and anchor:
                self._follow(anchor)
        return super().eventFilter(watched, event)

    def _anchor_at(self, point: QPoint) -> str:
        index = self.view.indexAt(point)
        value = index.data(NOTE_ROLE)
        return (
            "" if value is None else self._row.anchor_at(value, self.view.visualRect(index), point)
        )

    def _follow(self, anchor: str, *_: object) -> None:
        if anchor.startswith(TAG):
            self.tag_chosen.emit(anchor.removeprefix(TAG))
        else:
            self.link_chosen.emit(anchor)

    @Slot(str)
    def _find(self, words: str) -> None:
        self.view.keep_place(lambda: self._model.set_filter(words))
        self._explain()

    @Slot(str)
    def set_order(self, order: str) -> None:
        """Sort the notes by place or by time."""
        self._order.set_value(order)
        self.view.keep_place(lambda: self._model.set_order(NoteOrder(order)))

    @Slot()
    def _go_to_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        self.menu().popup(place)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        value = index.data(NOTE_ROLE)
        signal = self.annotation_chosen if isinstance(value, Annotation) else self.note_chosen
        signal.emit(value.id)

    @Slot()
    def _ask_to_write(self) -> None:
        value = self.view.currentIndex().data(NOTE_ROLE)
        if isinstance(value, Annotation):
            self.note_requested.emit(value.id)
        elif value is not None:
            self.article_note_requested.emit(value.id)

    @Slot()
    def _ask_to_remove(self) -> None:
        value = self.view.currentIndex().data(NOTE_ROLE)
        if isinstance(value, Annotation):
            self.annotation_note_removed.emit(value.id)
        elif value is not None:
            self.note_removed.emit(value.id)

    @Slot()
    def _ask_to_add(self) -> None:
        self.article_note_requested.emit(None)

    def _commands(self) -> dict[int, Callable[[], None]]:
        key = Qt.Key
        return {
            **dict.fromkeys((key.Key_N, key.Key_Return, key.Key_Enter), self._ask_to_write),
            **dict.fromkeys((key.Key_X, key.Key_Delete), self._ask_to_remove),
        }

    def _connect(self) -> None:
        self.view.setAccessibleName(self.tr("Notes"))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.set_commands(self._commands())
        self.view.chosen.connect(self._choose)
        self.view.opened.connect(self._ask_to_write)
        self.view.menu_requested.connect(self._open_menu)
        self._add.clicked.connect(self._ask_to_add)
        self._filter.textChanged.connect(self._find)
        self._filter.left.connect(self._go_to_list)
        self._order.chosen.connect(self.set_order)
        self.view.viewport().installEventFilter(self)

    def _lay_out(self) -> None:
        self._filter.setPlaceholderText(self.tr("Find in notes"))
        self._filter.setAccessibleName(self.tr("Find in notes"))
        self._filter.setClearButtonEnabled(True)
        self._order.setToolTip(self.tr("The order of the notes"))
        head = QHBoxLayout()
        head.setContentsMargins(12, 10, 6, 6)
        head.setSpacing(4)
        head.addWidget(self._filter, 1)
        head.addWidget(self._order)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 12)
        foot.addWidget(self._add)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.view)
