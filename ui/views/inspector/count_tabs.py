"""Tabs that are words with a count below them, over a hairline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QTabBar

from ui.views.inspector.row_delegate import TEXT, font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme

_HEIGHT = 58
_TOP, _LINE = 11, 18
_EDGE = 12
_ROOM = 12
"""Between a word and the next."""
_UNDERLINE = 2


class CountTabs(QTabBar):
    """A tab bar in the look of the window; arrows move as in any tab bar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: dict[int, str] = {}
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self.update()

    def set_count(self, index: int, count: int | None) -> None:
        """Show ``count`` under the word of a tab; None shows nothing there."""
        shown = "" if count is None else QLocale().toString(count)
        if shown != self._counts.get(index):
            self._counts[index] = shown
            self.setAccessibleTabName(index, f"{self.tabText(index)} {shown}".rstrip())
            self.setTabData(index, count)
            self.updateGeometry()
            self.update()

    def tabSizeHint(self, index: int) -> QSize:
        """Return the room for the word and the count, bold or not."""
        metrics = QFontMetrics(font(TEXT, QFont.Weight.DemiBold))
        width = max(map(metrics.horizontalAdvance, self._lines(index)))
        first = _EDGE if index == 0 else _ROOM // 2
        return QSize(first + width + _ROOM // 2 + 2, _HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return that no tab is cut."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the hairline and the tabs."""
        painter = QPainter(self)
        line = self.rect().adjusted(_EDGE, self.height() - 1, -_EDGE, 0)
        painter.fillRect(line, self._theme.line)
        for index in range(self.count()):
            self._paint_tab(painter, index, self._word_rect(index))

    def _word_rect(self, index: int) -> QRect:
        """Return the part of a tab that its word and the line below take."""
        before, after = _EDGE if index == 0 else _ROOM // 2, _ROOM // 2
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            before, after = after, before
        return self.tabRect(index).adjusted(before, 0, -after, 0)

    def _paint_tab(self, painter: QPainter, index: int, place: QRect) -> None:
        chosen = index == self.currentIndex()
        under_mouse = place.contains(self.mapFromGlobal(self.cursor().pos()))
        painter.setFont(font(TEXT, QFont.Weight.DemiBold if chosen else QFont.Weight.Normal))
        painter.setPen(self._theme.ink if chosen or under_mouse else self._theme.dim)
        for number, words in enumerate(self._lines(index)):
            line = QRect(place.left(), place.top() + _TOP + number * _LINE, place.width(), _LINE)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeading, words)
        if chosen:
            bottom = place.adjusted(0, place.height() - _UNDERLINE, 0, 0)
            painter.fillRect(bottom, self._theme.accent)
            if self.hasFocus():
                painter.setPen(QPen(self._theme.accent, 1))
                painter.drawRoundedRect(place.adjusted(-4, 6, 3, -6), 4, 4)

    def _lines(self, index: int) -> tuple[str, str]:
        return self.tabText(index), self._counts.get(index, "")
