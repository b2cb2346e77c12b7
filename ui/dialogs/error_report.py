"""What the user sees when a bug comes up: one sentence, with the details folded away."""

from __future__ import annotations

import platform
from traceback import format_exception
from typing import TYPE_CHECKING

from PySide6 import __version__ as binding_version
from PySide6.QtCore import QSize, Qt, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from reader.version import own_version
from ui.views.parts.text_label import TextLabel

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

_WIDTH = 560
_DETAILS_HEIGHT = 260


class ErrorReport(QDialog):
    """Tells that the program is at fault, and hands over what its makers need to know."""

    def __init__(self, details: str, log: Path, parent: QWidget | None = None) -> None:
        """Show ``details`` on demand; ``log`` is the file that has them too."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Postil"))
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._details.setProperty("kind", "field")
        self._details.setTabChangesFocus(True)
        self._details.setMinimumHeight(_DETAILS_HEIGHT)
        self._details.setAccessibleName(self.tr("Details"))
        self._details.hide()
        self._message = TextLabel("", "caption")
        self._column = QVBoxLayout(self)
        self._lay_out(log)
        self.resize(self._size())
        self._close.setFocus()

    def _lay_out(self, log: Path) -> None:
        where = TextLabel(self.tr("It is written down in {}.").format(log), "caption")
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = self._column
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        column.addWidget(
            TextLabel(
                self.tr("Something went wrong in Postil itself. What you did before is saved."),
                "title",
            )
        )
        column.addWidget(where)
        column.addWidget(self._details, 1)
        column.addStretch()
        column.addLayout(self._make_foot())

    def _make_foot(self) -> QHBoxLayout:
        self._fold = QPushButton(self.tr("Show &details"))
        copy, close = QPushButton(self.tr("&Copy details")), QPushButton(self.tr("Close"))
        self._fold.clicked.connect(self._unfold)
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._fold)
        foot.addWidget(self._message, 1)
        foot.addWidget(copy)
        foot.addWidget(close)
        self._close = close
        return foot

    @Slot()
    def _unfold(self) -> None:
        shown = self._details.isHidden()
        self._fold.setText(self.tr("Hide &details") if shown else self.tr("Show &details"))
        self._details.setVisible(shown)
        self.resize(self._size())

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())
        self._message.setText(self.tr("Copied."))

    def _size(self) -> QSize:
        self._column.activate()
        return QSize(_WIDTH, self._column.totalHeightForWidth(_WIDTH))


def error_details(error: BaseException) -> str:
    """Return where ``error`` came from, and the versions of what was running."""
    return "".join([*_versions(), "\n", *format_exception(error)])


def _versions() -> list[str]:
    return [
        f"Postil {own_version()}".strip() + "\n",
        f"Python {platform.python_version()}, PySide6 {binding_version}, Qt {qVersion()}\n",
        f"{platform.platform()}\n",
    ]
