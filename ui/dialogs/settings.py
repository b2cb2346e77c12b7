"""The settings: what is general, importing, and the keys; every change acts at once."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui import settings as stored
from ui.dialogs.sizes import open_at
from ui.theme import SYSTEM
from ui.views.parts.segmented import Segmented
from ui.views.parts.text_label import TextLabel
from ui.views.settings.import_page import ImportPage
from ui.views.settings.keys_page import KeysPage
from ui.wording.theme_names import theme_names

if TYPE_CHECKING:
    from ui.keys.keymap import Keymap
    from ui.settings import Settings


class SettingsDialog(QDialog):
    """Three pages; there is nothing to confirm."""

    theme_chosen = Signal(str)
    author_changed = Signal(str)
    """The name to write beside what is done; empty for the user's."""

    def __init__(
        self,
        settings: Settings,
        keymap: Keymap,
        parent: QWidget | None = None,
        *,
        page: str = "general",
    ) -> None:
        """Open on the ``page`` named "keys" or "general"."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        open_at(self, QSize(720, 600))
        self.general = general = GeneralPage(settings, self)
        general.theme_chosen.connect(self.theme_chosen)
        general.author_changed.connect(self.author_changed)
        keys = KeysPage(keymap, self)
        self._pages = QTabWidget()
        self._pages.setDocumentMode(True)
        self._pages.addTab(general, self.tr("&General"))
        self._pages.addTab(ImportPage(settings, self), self.tr("&Import"))
        self._pages.addTab(keys, self.tr("&Keys"))
        self._lay_out()
        if page == "keys":
            self._pages.setCurrentWidget(keys)
            keys.setFocus()

    def _lay_out(self) -> None:
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(TextLabel(self.tr("Every change acts at once and is kept."), "caption"), 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(14)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)


class GeneralPage(QWidget):
    """Name, theme, reading and the start."""

    theme_chosen = Signal(str)
    author_changed = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.author = QLineEdit(settings.get(stored.AUTHOR))
        self.author.setMaxLength(100)
        self._theme = self._make_themes()
        self._read_after = self._make_delays()
        self._start = QCheckBox(self.tr("Open the &article that was open last"))
        self._start.setChecked(settings.get(stored.START) == "last")
        self._lay_out()
        self.author.setPlaceholderText(_user())
        self.author.textEdited.connect(self._keep_author)
        self.author.editingFinished.connect(self._tell_author)
        self._theme.chosen.connect(self.theme_chosen)
        self._read_after.activated.connect(self._keep_delay)
        self._start.toggled.connect(self._keep_start)

    def _make_themes(self) -> Segmented:
        themes = Segmented([(SYSTEM, self.tr("Like the system")), *theme_names()], self, columns=3)
        themes.set_value(self._settings.get(stored.THEME))
        themes.setAccessibleName(self.tr("Theme"))
        return themes

    def _make_delays(self) -> QComboBox:
        box = QComboBox()
        for value, words in (
            ("0", self.tr("At once")),
            ("700", self.tr("After a moment")),
            ("2000", self.tr("After 2 seconds")),
            ("5000", self.tr("After 5 seconds")),
            ("15000", self.tr("After 15 seconds")),
            (stored.AT_END, self.tr("When its end was seen")),
            (stored.NEVER, self.tr("Never by itself")),
        ):
            box.addItem(words, value)
        box.setCurrentIndex(box.findData(self._settings.get(stored.READ_AFTER)))
        return box

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 20, 0, 0)
        form.setHorizontalSpacing(22)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self.author.setMinimumWidth(280)
        self._read_after.setMinimumWidth(280)
        for head, part, words in (
            (self.tr("Your &name"), self.author, self.tr("Stands beside what you mark and note.")),
            (self.tr("&Theme"), self._theme, self.tr("The paper of articles has its own setting.")),
            (
                self.tr("An open article counts as &read"),
                self._read_after,
                self.tr("Passing by with the keys doesn’t count."),
            ),
            (self.tr("At the start"), self._start, ""),
        ):
            label = TextLabel(head)
            label.setWordWrap(False)
            label.setBuddy(part)
            form.addRow(label, part)
            if words:
                caption = TextLabel(words, "caption")
                caption.setWordWrap(False)
                form.addRow("", caption)

    @Slot(str)
    def _keep_author(self, name: str) -> None:
        self._settings.set(stored.AUTHOR, name.strip())

    @Slot()
    def _tell_author(self) -> None:
        self.author_changed.emit(self._settings.get(stored.AUTHOR))

    @Slot()
    def _keep_delay(self) -> None:
        self._settings.set(stored.READ_AFTER, self._read_after.currentData())

    @Slot(bool)
    def _keep_start(self, last: bool) -> None:  # noqa: FBT001  (Qt's signal)
        self._settings.set(stored.START, "last" if last else "newest")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user in the system's list
        return ""
