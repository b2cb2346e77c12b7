"""What stands in the reader's place while the library is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.actions import Do
from ui.keys.keymap import default_way
from ui.theme import icon
from ui.views.parts.text_label import TextLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.theme import Theme

_ICON_SIZE = 72
_TEXT_WIDTH = 420


class Welcome(QWidget):
    """Offers the ways to get a first article."""

    import_requested = Signal()
    samples_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        way: Callable[[Do], str] = default_way,
        parent: QWidget | None = None,
    ) -> None:
        """Name the keys of actions as ``way`` does."""
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        picture = QLabel()
        picture.setPixmap(icon("postil", theme, size=_ICON_SIZE).pixmap(_ICON_SIZE))
        sentence = _centred(
            self.tr(
                "Import news articles to read them here, mark the names in them, "
                "and write notes in the margin."
            ),
            "lead",
        )
        drop = self.tr("or drop files and folders here, or paste text with {key}")
        hint = _centred(drop.format(key=way(Do.PASTE_ARTICLE)), "caption")
        self._lay_out(picture, sentence, hint)

    def _lay_out(self, picture: QLabel, sentence: TextLabel, hint: TextLabel) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(2)
        column.addWidget(picture, 0, middle)
        column.addSpacing(14)
        column.addLayout(_narrow(sentence))
        column.addSpacing(18)
        column.addLayout(self._make_buttons())
        column.addSpacing(12)
        column.addLayout(_narrow(hint))
        column.addStretch(3)

    def _make_buttons(self) -> QHBoxLayout:
        import_ = QPushButton(self.tr("&Import articles…"))
        import_.setDefault(True)
        import_.clicked.connect(self.import_requested)
        samples = QPushButton(self.tr("Add the &sample articles"))
        samples.setAutoDefault(True)  # Enter presses it, as in a dialog
        samples.clicked.connect(self.samples_requested)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch()
        row.addWidget(import_)
        row.addWidget(samples)
        row.addStretch()
        return row


def _centred(text: str, role: str) -> TextLabel:
    label = TextLabel(text, role)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setMaximumWidth(_TEXT_WIDTH)
    return label


def _narrow(label: TextLabel) -> QHBoxLayout:
    """Keep ``label`` in the middle, as wide as it may be and there is room."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(label, _TEXT_WIDTH)
    row.addStretch(1)
    return row
