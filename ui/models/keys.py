"""The model of the actions and their keys, menu by menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, Qt, Slot
from PySide6.QtGui import QFont, QGuiApplication

from ui.actions import WORDS, Do, by_menu, title
from ui.keys.keymap import native
from ui.wording.tips import tip

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QPersistentModelIndex

    from ui.keys.keymap import Keymap

    Index = QModelIndex | QPersistentModelIndex

ACTION, KEYS, STATE = range(3)

CAPS_ROLE = Qt.ItemDataRole.UserRole
"""The keys of an action as a list of strings."""

_NO_PARENT = QModelIndex()


class KeysModel(QAbstractTableModel):
    """Action, keys and whether they were changed; a menu's name is a row that can't be chosen."""

    def __init__(self, keymap: Keymap, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._lines: list[str | Do] = []
        self._waiting: Do | None = None
        self._headings = (self.tr("Action"), self.tr("Keys"), "")
        self.narrow("")
        keymap.changed.connect(self._tell_all)

    def narrow(self, words: str) -> None:
        """Show the actions whose name, menu or keys have all of ``words``."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self._lines = []
        for menu, entries in by_menu():
            found = [do for do in entries if self._has(do, menu, wanted)]
            self._lines.extend([menu, *found] if found else [])
        self.endResetModel()

    def action(self, row: int) -> Do | None:
        """Return the action of a row; of a menu's name, None."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, Do) else None

    def row_of(self, do: Do) -> int:
        """Return the row of an action, or -1."""
        return self._lines.index(do) if do in self._lines else -1

    def menu_rows(self) -> list[int]:
        """Return the rows of the menus' names."""
        return [row for row, line in enumerate(self._lines) if isinstance(line, str)]

    def wait_for(self, do: Do | None) -> None:
        """Say in the row of ``do`` that its new key is to be pressed now."""
        self._waiting = do
        self._tell_all()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._headings)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let actions be chosen, and the names of menus not."""
        return super().flags(index) if self.action(index.row()) else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  (Qt's contract)
        """Return the text of a cell, or how it looks."""
        if not index.isValid():
            return None
        do = self.action(index.row())
        if do is None:
            return self._of_menu(str(self._lines[index.row()]), index.column(), role)
        return self._of_action(do, index.column(), role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the heading of a column."""
        horizontal = orientation == Qt.Orientation.Horizontal
        if horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def _of_action(self, do: Do, column: int, role: int) -> Any:  # noqa: ANN401  (Qt's contract)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(do, column)
            case Qt.ItemDataRole.ToolTipRole if WORDS[do].tip:
                return tip(QCoreApplication.translate("Actions", WORDS[do].tip))
            case Qt.ItemDataRole.ForegroundRole if column == STATE:
                return QGuiApplication.palette().placeholderText()
            case _ if role == CAPS_ROLE and column == KEYS and do is not self._waiting:
                return [native(key) for key in self._keymap.keys(do)]
        return None

    def _text(self, do: Do, column: int) -> str:
        if column == ACTION:
            return title(do)
        if column == STATE:
            return "" if self._keymap.is_default(do) else self.tr("changed")
        if do is self._waiting:
            return self.tr("Press the new key…")
        return ", ".join(native(key) for key in self._keymap.keys(do))

    @staticmethod
    def _of_menu(name: str, column: int, role: int) -> Any:  # noqa: ANN401  (Qt's contract)
        if role == Qt.ItemDataRole.DisplayRole:
            return name if column == ACTION else ""
        if role == Qt.ItemDataRole.ForegroundRole:
            return QGuiApplication.palette().placeholderText()
        if role == Qt.ItemDataRole.FontRole:
            font = QFont(QGuiApplication.font())
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def _has(self, do: Do, menu: str, words: list[str]) -> bool:
        keys = " ".join(native(key) for key in self._keymap.keys(do))
        searched = f"{menu} {title(do)} {keys}".casefold()
        return all(word in searched for word in words)

    @Slot()
    def _tell_all(self) -> None:
        if self._lines:
            last = self.index(len(self._lines) - 1, len(self._headings) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
