"""The tags of an article as chips, and a line to add one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.theme import icon
from ui.views.parts.flow_layout import FlowLayout
from ui.views.parts.text_label import TextLabel
from ui.wording.tips import tip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject

    from ui.theme import Theme

_WIDEST = 150
"""Pixels of a tag's name in its chip; a longer one is cut, its tip is whole."""
_CROSS = 10


class TagChip(QFrame):
    """One tag with a button that takes it off."""

    removed = Signal(str)

    def __init__(self, tag: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.tag = tag
        self.setObjectName("tagChip")
        name = TextLabel(parent=self)
        name.setWordWrap(False)
        name.ensurePolished()
        elide = Qt.TextElideMode.ElideRight
        name.setText(QFontMetrics(name.font()).elidedText(tag, elide, _WIDEST))
        name.setToolTip(tip(tag))
        self.button = QToolButton(self)
        self.button.setIcon(icon("close", theme, theme.dim, _CROSS))
        self.button.setIconSize(QSize(_CROSS, _CROSS))
        words = self.tr("Remove the tag “{0}”").format(tag)
        self.button.setToolTip(tip(words))
        self.button.setAccessibleName(words)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.clicked.connect(self._remove)
        self.button.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 1, 3, 1)
        row.setSpacing(3)
        row.addWidget(name)
        row.addWidget(self.button)

    def eventFilter(self, button: QObject, event: QEvent) -> bool:
        """Take the tag off with Del and Enter too, whatever they mean in the window."""
        if isinstance(event, QKeyEvent) and event.key() in _REMOVING:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._remove()
            return True
        return super().eventFilter(button, event)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self.tag)


_REMOVING = (
    *(Qt.Key.Key_Delete, Qt.Key.Key_Backspace),
    *(Qt.Key.Key_Return, Qt.Key.Key_Enter),
)


class TagField(QWidget):
    """Shows tags; asks for every change, and makes none."""

    tag_added = Signal(str)
    tag_removed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._known: Sequence[str] = ()
        self._chips: list[TagChip] = []
        self._names = QStringListModel(self)
        self.line = QLineEdit(self)
        self._completer = QCompleter(self._names, self)
        self._offers = QListView()
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row)
        self._set_up()

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags that are shown."""
        return tuple(chip.tag for chip in self._chips)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self._show(self.tags)

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show the tags of an article; a tag that is being typed stays."""
        if tuple(tags) != self.tags:
            self._show(tags)

    def set_known(self, tags: Iterable[str]) -> None:
        """Take the tags that are offered while one is typed."""
        self._known = list(tags)
        self._offer()

    def _show(self, tags: Sequence[str]) -> None:
        worked = any(chip.button.hasFocus() for chip in self._chips)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(tag) for tag in tags]
        self._row.setVisible(bool(tags))
        self._row.updateGeometry()
        self._offer()
        if worked:
            (self._chips[-1].button if self._chips else self.line).setFocus()

    def _chip(self, tag: str) -> TagChip:
        chip = TagChip(tag, self._theme, self._row)
        chip.removed.connect(self.tag_removed)
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _offer(self) -> None:
        self._names.setStringList([tag for tag in self._known if tag not in self.tags])

    @Slot()
    def _add_typed(self) -> None:
        if not self._offers.isVisible() or not self._offers.currentIndex().isValid():
            self._add(self.line.text())

    @Slot(str)
    def _add(self, tag: str) -> None:
        if tag.strip():
            self.tag_added.emit(tag.strip())
        # The completer writes into the line after it has told what was chosen.
        QTimer.singleShot(0, self.line, self.line.clear)

    def _set_up(self) -> None:
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._flow.setSpacing(5)
        self._row.hide()
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setPopup(self._offers)
        self._completer.activated.connect(self._add)
        self.line.setCompleter(self._completer)
        self.line.setPlaceholderText(self.tr("Add a tag"))
        self.line.setAccessibleName(self.tr("Add a tag"))
        self.line.returnPressed.connect(self._add_typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(self._row)
        column.addWidget(self.line)
