"""What shows under the search box: what was found, or what is wrong; the box keeps the focus."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QPainter, QPen, QRegion
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QVBoxLayout, QWidget

from ui.views.search.search_row import HEIGHTS, SearchRowDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QHideEvent, QPaintEvent

    from ui.models.search_rows import SearchRowsModel
    from ui.theme import Theme

WIDTH = 640
_SHADOW = 14
_RADIUS = 10.0
_PAD = 6
_GAP = 4
"""Between the box and the card."""
_REST_MS = 400
"""After this the card is no higher than its rows: while one types it only grows.

What it would uncover between two keys takes longer to paint than the rows.
"""


class SearchPopup(QWidget):
    """The inside of a card, over the window's panes; it is never given the focus.

    It hides what lies under it, which so needn't be painted with it; the edge doesn't.
    """

    chosen = Signal(int)
    """A row was pressed."""

    def __init__(self, model: SearchRowsModel, theme: Theme, box: QWidget, window: QWidget) -> None:
        """Show the rows of ``model`` under ``box``."""
        super().__init__(window)
        self._model, self._theme, self._box, self._window = model, theme, box, window
        self.list = _Rows(self)
        self._problem = QLabel(self)
        self._edge = _Edge(theme, window)
        self._row = SearchRowDelegate(model, theme, self.list)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._shrink)
        self._set_up()
        self.list.ground = theme.card
        window.installEventFilter(self)
        self.hide()
        self._edge.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self._row.set_theme(theme)
        self._edge.set_theme(theme)
        self.list.ground = theme.card
        self.update()

    # What is shown

    def show_rows(self) -> None:
        """Show what the model holds now."""
        self._problem.hide()
        self.list.show()
        self._open()

    def show_problem(self, sentence: str, query: str = "", start: int = 0, end: int = 0) -> None:
        """Say what is wrong with what is typed: with ``query[start:end]``."""
        self.list.hide()
        self._problem.setText(_marked(sentence, query, start, end))
        self._problem.setAccessibleName(sentence)
        self._problem.show()
        self._open()

    @property
    def current(self) -> int:
        """The row that Enter would choose, or -1."""
        return self.list.currentIndex().row() if self.isVisible() else -1

    def go_to(self, row: int) -> None:
        """Make a row the one that Enter would choose; with -1, none."""
        self.list.setCurrentIndex(self._model.index(row, 0) if row >= 0 else QModelIndex())
        self._box.setAccessibleDescription(str(self.list.currentIndex().data() or ""))

    def page(self) -> int:
        """Return how many rows make a page."""
        return max(1, self.list.viewport().height() // max(HEIGHTS.values()))

    # Qt's events

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(window, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the edge away too, unless the whole window goes for a while."""
        if not event.spontaneous():
            self._edge.hide()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(event.rect(), self._theme.card)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())

    # Its place

    def _open(self) -> None:
        self._place(self._edge.card().height() if self.isVisible() else 0)
        self._rest.start()
        if not self.isVisible():  # raising paints all that lies under it
            for part in (self._edge, self):
                part.raise_()
                part.show()

    @Slot()
    def _shrink(self) -> None:
        self._place()

    def _place(self, least: int = 0) -> None:
        """Put the card under the box, as high as its rows, and so high at ``least``."""
        box = QRect(self._box.mapTo(self._window, QPoint()), self._box.size())
        room = self._window.rect().adjusted(_SHADOW, 0, -_SHADOW, -_SHADOW)
        card = QRect(0, box.bottom() + 1 + _GAP, max(box.width(), WIDTH), 0)
        card.setWidth(min(card.width(), room.width()))
        height = max(least, self._wanted_height(card.width()))
        card.setHeight(min(height, room.bottom() - card.top()))
        card.moveLeft(box.center().x() - card.width() // 2)
        card.moveRight(min(card.right(), room.right()))
        card.moveLeft(max(card.left(), room.left()))
        self._edge.setGeometry(card.adjusted(-_SHADOW, 0, _SHADOW, _SHADOW))
        self.setGeometry(card.adjusted(_PAD, _PAD, -_PAD, -_PAD))

    def _wanted_height(self, width: int) -> int:
        if self._problem.isVisibleTo(self):
            return self._problem.heightForWidth(width - 2 * _PAD) + 2 * _PAD
        return sum(HEIGHTS[row.kind] for row in self._model.rows) + 2 * _PAD

    def _set_up(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._problem.setProperty("role", "warning")
        self._problem.setWordWrap(True)
        self._problem.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._problem.setTextFormat(Qt.TextFormat.RichText)
        self._problem.setContentsMargins(8, 6, 8, 6)
        self._problem.hide()
        rows = self.list
        rows.setModel(self._model)
        rows.setItemDelegate(self._row)
        rows.setAccessibleName(self.tr("What was found"))
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.setMouseTracking(True)
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addWidget(self._problem)


class _Edge(QWidget):
    """The card with its rounded corners and its shadow, of which the edge alone is seen."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self.update()

    def card(self) -> QRect:
        """Return the place of the card."""
        return self.rect().adjusted(_SHADOW, 0, -_SHADOW, -_SHADOW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card and its shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.card())
        self._paint_shadow(painter, card)
        painter.setClipping(False)
        painter.setPen(QPen(self._theme.line, 1))
        painter.setBrush(self._theme.card)
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _paint_shadow(self, painter: QPainter, card: QRectF) -> None:
        """Paint the shadow beside the card alone: under it, it would take long and not be seen."""
        inside = self.card().adjusted(_PAD, _PAD, -_PAD, -_PAD)
        painter.setClipRegion(QRegion(self.rect()) - QRegion(inside))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 16 if self._theme.dark else 6))
        for spread in range(_SHADOW, 0, -2):
            around = card.adjusted(-spread, 0, spread, spread)
            painter.drawRoundedRect(around, _RADIUS + spread, _RADIUS + spread)


class _Rows(QListView):
    """Rows on a ground that hides what lies under it, which so needn't be painted with them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.ground = QColor()
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, then the rows."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.ground)
        painter.end()
        super().paintEvent(event)


def _marked(sentence: str, query: str, start: int, end: int) -> str:
    """Return ``sentence`` over ``query``, what it is about underlined; as HTML, all escaped."""
    if not query:
        return escape(sentence)
    wrong = escape(query[start:end].strip() or "…")
    around = escape(query[:start]), escape(query[end:])
    shown = f"{around[0]}<u><b>{wrong}</b></u>{around[1]}"
    return f'{escape(sentence)}<div style="white-space: pre-wrap; margin-top: 4px">{shown}</div>'
