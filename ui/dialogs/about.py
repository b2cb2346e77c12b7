"""Who and what Postil is: its version, its licence and what it runs on."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6 import __version__ as binding_version
from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout

from reader.version import own_version
from ui.theme import icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme

_ICON = 48


class AboutDialog(QDialog):
    """A few lines, which can be copied into a report of an error."""

    def __init__(self, library: str, theme: Theme, parent: QWidget | None = None) -> None:
        """Tell of the program and of the open ``library``, its path."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Postil"))
        sign = QLabel()
        sign.setPixmap(icon("postil", theme, theme.accent, _ICON).pixmap(QSize(_ICON, _ICON)))
        sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        name = QLabel(self.tr("Postil {version}").format(version=own_version()))
        name.setProperty("role", "title")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout()
        lines.setSpacing(8)
        lines.addWidget(name)
        lines.addWidget(self._purpose())
        lines.addWidget(self._facts(library))
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(sign)
        row.addLayout(lines, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 20, 22, 16)
        whole.setSpacing(16)
        whole.addLayout(row)
        whole.addWidget(buttons)

    def _purpose(self) -> QLabel:
        purpose = QLabel(
            self.tr("Read stored news articles, mark the entities in them, write notes.")
            + "\n"
            + self.tr("Free software under the MIT licence. It never uses the network.")
        )
        purpose.setWordWrap(True)
        return purpose

    def _facts(self, library: str) -> QLabel:
        facts = (
            self.tr("Library: {path}").format(path=library or "—"),
            self.tr("Qt {qt}, PySide6 {binding}, Python {python}").format(
                qt=qVersion(), binding=binding_version, python=platform.python_version()
            ),
        )
        label = QLabel("\n".join(facts))
        label.setProperty("role", "caption")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
