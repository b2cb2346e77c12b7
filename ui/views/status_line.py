"""The line along the bottom of the window: what is here, and that it is safe."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QToolButton, QWidget

from ui.theme import icon
from ui.views.parts.elided_label import ElidedLabel
from ui.wording.tips import tip

if TYPE_CHECKING:
    from reader.values import Span
    from ui.theme import Theme

_LINE_HEIGHT, _ABOVE_AND_BELOW = 20, 4
"""Pixels: what goes on must not move the window's panes when it begins and ends."""


class SaveState(Enum):
    """How the library file stands to what was done."""

    SAVED = auto()
    READ_ONLY = auto()
    FAILED = auto()
    DRAFT = auto()
    """A note is being written, and what stands there so far is in the file."""
    WAITING = auto()
    """What was done is saved after something long that is being written."""


class StatusLine(QWidget):
    """Counts and place at the start; work in progress, library and its state at the end."""

    cancel_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._state = SaveState.SAVED
        self._selected = QLabel(self)
        self._selected.hide()
        self._counts = QLabel(self)
        self._read = QLabel(self)
        self._place = ElidedLabel(self)
        self._placed = self._guiding = ""
        self._states = QLabel(self)
        self._states.hide()
        self._task = ElidedLabel(self)
        self._progress = QProgressBar(self)
        self._cancel = QToolButton(self)
        self._library = ElidedLabel(self)
        self._sign = QLabel(self)
        self._saved = QLabel(self)
        self._lay_out()
        self._cancel.clicked.connect(self.cancel_requested)
        self.end_progress()
        self.set_saved(SaveState.SAVED)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self.set_saved(self._state)

    def set_counts(self, marks: int, notes: int) -> None:
        """Say how many marks and notes the article has."""
        words = (
            # "1" apart, as the untranslated program has no plural forms
            self.tr("1 mark") if marks == 1 else self.tr("%Ln marks", "", marks),
            self.tr("1 note") if notes == 1 else self.tr("%Ln notes", "", notes),
        )
        self._counts.setText(" · ".join(words))

    def set_progress(self, text: str) -> None:
        """Say how far the article is read."""
        self._read.setText(text)

    def set_selected(self, articles: int) -> None:
        """Say how many articles are selected, where there are several."""
        number = self.locale().toString(articles)
        self._selected.setText(self.tr("{} selected").format(number) if articles > 1 else "")
        self._selected.setVisible(articles > 1)

    def selected_text(self) -> str:
        """Return what is said of the selected articles."""
        return self._selected.text()

    def set_place(self, span: Span | None, mark: str = "") -> None:
        """Say which characters are selected, and the mark they are, such as ``ORG``."""
        parts = [mark] if mark else []
        if span:
            start, end = (QLocale().toString(offset) for offset in span)
            parts.append(self.tr("Characters {start}–{end}").format(start=start, end=end))
        self._placed = " · ".join(parts)
        self._show_place()

    def guide(self, text: str) -> None:
        """Say how to go on, before where one is; with an empty text no longer."""
        self._guiding = text
        self._show_place()

    def _show_place(self) -> None:
        self._place.setText(" · ".join(filter(None, (self._guiding, self._placed))))

    def set_states(self, text: str) -> None:
        """Say in what unusual state the article is shown."""
        self._states.setText(text)
        self._states.setVisible(bool(text))

    def clear_article(self) -> None:
        """Say nothing of an article, as none is open."""
        self._counts.clear()
        self._read.clear()
        self._placed = ""
        self._show_place()

    def set_library(self, name: str, path: str) -> None:
        """Name the library; its whole path is the tip."""
        self._library.setText(name)
        self._library.setToolTip(tip(path))

    def set_saved(self, state: SaveState) -> None:
        """Say whether everything that was done is in the file."""
        self._state = state
        text, meaning, picture, colour = {
            SaveState.SAVED: (
                self.tr("saved"),
                self.tr("Everything you did is in the library file"),
                "done",
                self._theme.dim,
            ),
            SaveState.READ_ONLY: (
                self.tr("read only"),
                self.tr("The library can be read but not changed"),
                "info",
                self._theme.dim,
            ),
            SaveState.DRAFT: (
                self.tr("draft kept"),
                self.tr("What you typed so far is in the library file, but no note yet"),
                "note",
                self._theme.dim,
            ),
            SaveState.WAITING: (
                self.tr("waiting"),
                self.tr("What you did is saved right after what is being written"),
                "info",
                self._theme.dim,
            ),
            SaveState.FAILED: (
                self.tr("not saved"),
                self.tr("The last action is not in the library file"),
                "warning",
                self._theme.warning,
            ),
        }[state]
        self._saved.setText(text)
        self._saved.setToolTip(meaning)
        sign = icon(picture, self._theme, colour, size=12)
        self._sign.setPixmap(sign.pixmap(QSize(12, 12), self.devicePixelRatio()))

    def show_progress(self, text: str, done: int = 0, total: int = 0) -> None:
        """Show how far a task is; with ``total`` 0 only that it goes on."""
        self._task.setText(text)
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress.setAccessibleName(text)
        for part in (self._task, self._progress, self._cancel):
            part.show()

    def end_progress(self) -> None:
        """Take the progress away."""
        for part in (self._task, self._progress, self._cancel):
            part.hide()

    def _lay_out(self) -> None:
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setToolTip(self.tr("Stop; what is finished stays"))
        self._cancel.setFixedHeight(_LINE_HEIGHT)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(120)
        self._place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, _ABOVE_AND_BELOW, 14, _ABOVE_AND_BELOW)
        row.setSpacing(6)
        row.addWidget(self._selected)
        row.addWidget(self._counts)
        row.addSpacing(12)
        row.addWidget(self._read)
        row.addSpacing(12)
        row.addWidget(self._place, 1)
        row.addWidget(self._states)
        row.addSpacing(12)
        for part in (self._task, self._progress, self._cancel):
            row.addWidget(part)
        row.addSpacing(12)
        row.addWidget(self._library)
        row.addSpacing(12)
        row.addWidget(self._sign)
        row.addWidget(self._saved)
        self.setMinimumHeight(_LINE_HEIGHT + 2 * _ABOVE_AND_BELOW)
