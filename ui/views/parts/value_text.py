"""A value that is read, selected and copied, but not changed."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from ui.views.inspector.row_delegate import TEXT, font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

_MARGIN = 2


class ValueText(QTextEdit):
    """Plain text as high as its lines; it breaks anywhere, and begins where its script does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        flag = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flag.TextSelectableByMouse | flag.TextSelectableByKeyboard)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.viewport().setAutoFillBackground(False)
        self.setFont(font(TEXT))
        self.document().setDocumentMargin(_MARGIN)
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)

    def hasHeightForWidth(self) -> bool:
        """Return that fewer columns make more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines, in pixels."""
        document = self.document().clone()
        document.setTextWidth(width)
        return ceil(document.size().height())

    def sizeHint(self) -> QSize:
        """Return the room for all lines at the present width."""
        return QSize(60, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters."""
        return QSize(30, self.fontMetrics().height() + 2 * _MARGIN)

    def show_text(self, text: str) -> None:
        """Show ``text``; what is selected stays so if it is the same."""
        if text != self.toPlainText():
            self.setPlainText(text)
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and a frame while it has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().accent().color(), 1))
            inside = QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(inside, 4, 4)
