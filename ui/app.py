"""The program with its window: settings, theme, library, window, and what catches bugs."""

from __future__ import annotations

import os
import re
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

import resources
from reader.errors import PostilError, StorageError
from reader.library import Library
from reader.library.opening import is_earlier
from reader.places import (
    LIBRARY_VARIABLE,
    default_library,
    is_samples_library,
    log_file,
    samples_library,
)
from ui import settings as stored
from ui.settings import Settings
from ui.theme import STYLE, Appearance
from ui.window import Window

if TYPE_CHECKING:
    from types import TracebackType

_PYTHON_OVERRIDES = re.compile(r"^(Error calling Python override of [\w:]+\(\): )+")
"""What PySide writes before the sentence of an error that comes out of Qt."""


class Program(QObject):
    """Opens a library in a window, and another one in its place when that is wanted."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._settings = settings
        self._appearance = Appearance(app, settings.get(stored.THEME))
        self.window: Window | None = None
        self._reporting = False
        self._told: set[str] = set()
        """What was said of the library's file already."""

    def open(self, path: Path, *, create: bool = True) -> bool:
        """Open a library; where that fails, say why and keep the one that is open.

        One that is not there is made, with ``create``.
        """
        if self.window is not None and self.window.library_path() == path.absolute():
            self.window.activateWindow()
            return True
        try:
            if is_earlier(path):
                self._bring_up_to_date(path)
            window = self._window_on(Library.open(path, create=create))
        except PostilError as error:
            self._tell(str(error))
            return False
        window.library_wanted.connect(self._open_again)
        window.new_library_wanted.connect(self._make_library)
        window.open_library_wanted.connect(self._choose_library)
        window.failed.connect(self._give_up)
        window.show()
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
        self.window = window
        self._told.clear()
        return True

    @Slot(object)
    def _open_again(self, path: Path) -> None:
        """Open a library that was there once: where its disk is gone, none is to be made."""
        self.open(path, create=False)

    def _window_on(self, library: Library) -> Window:
        if self.window is not None:  # the new one comes up as this one looks now
            self.window.keep_settings()
        try:
            return Window(library, self._settings, self._appearance)
        except PostilError:
            library.close()
            raise

    @Slot(str)
    def _give_up(self, sentence: str) -> None:
        """Say why nothing of the library can be shown, and close its window if no other comes."""
        window = self.window
        self._ask_for_another(sentence)
        if window is not None and self.window is window:
            window.close()

    def _bring_up_to_date(self, path: Path) -> None:
        from ui.updating import bring_up_to_date  # once in the life of a library

        bring_up_to_date(path, self.window)

    def usual_library(self) -> Path:
        """Return the library to open when none is named: the one that was open last."""
        last = Path(self._settings.get(stored.LAST_LIBRARY))
        if os.environ.get(LIBRARY_VARIABLE) or not last.is_file() or is_samples_library(last):
            return default_library()
        return last

    def _tell(self, sentence: str) -> None:
        if self.window is not None:
            self.window.show_failure(sentence)
        else:
            self._ask_for_another(sentence)

    def _ask_for_another(self, sentence: str) -> None:
        """Say why there is no window yet; who can't open the last library may need another one."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Critical, self.tr("Postil"), sentence)
        another = box.addButton(self.tr("&Open Another…"), QMessageBox.ButtonRole.AcceptRole)
        new = box.addButton(self.tr("&New Library…"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Close)
        box.exec()
        if box.clickedButton() is another:
            self._choose_library()
        elif box.clickedButton() is new:
            self._make_library()

    @Slot()
    def _make_library(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getSaveFileName(
            self.window,
            self.tr("New Library"),
            "",
            self.tr("Postil libraries (*.postil)"),
            options=QFileDialog.Option.DontConfirmOverwrite,  # nothing is ever replaced
        )
        if not name:
            return
        path = Path(name if name.endswith(".postil") else f"{name}.postil")
        if path.exists():
            sentence = self.tr("“{}” is there already; open it, or give the new one another name.")
            self._tell(sentence.format(path.name))
        else:
            self.open(path)

    @Slot()
    def _choose_library(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self.window,
            self.tr("Open Library"),
            "",
            self.tr("Postil libraries (*.postil);;All files (*)"),
        )
        if name:
            self.open(Path(name), create=False)

    def catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a bug and tell of it; the program goes on, as all that was done is saved."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, StorageError):
            QTimer.singleShot(0, self, lambda: self._tell_of_file(error))
            return
        _write_down(error)
        # From whatever thread: the dialog belongs to the window's.
        QTimer.singleShot(0, self, lambda: self._report(error))

    def _tell_of_file(self, error: StorageError) -> None:
        """Say once what is wrong with the file: what can't be painted comes back with every frame.

        A window that can't be filled says so by itself.
        """
        sentence = _PYTHON_OVERRIDES.sub("", str(error))
        if self.window is not None and self.window.is_filled and sentence not in self._told:
            self._told.add(sentence)
            self.window.show_failure(sentence)

    def _report(self, error: BaseException) -> None:
        from ui.dialogs.error_report import ErrorReport, error_details

        if self._reporting:  # a bug while painting comes back with every frame
            return
        self._reporting = True
        report = ErrorReport(error_details(error), log_file(), self.window)
        report.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        report.finished.connect(self._end_report)
        report.open()

    @Slot()
    def _end_report(self) -> None:
        self._reporting = False


def run(path: Path | None, *, samples: bool) -> int:
    """Open the window on ``path``, or on the last library; return the exit code.

    With ``samples``, on a library of the sample articles.
    """
    tell_own_files()
    QApplication.setApplicationName("Postil")
    QApplication.setDesktopFileName("postil")
    app = QApplication([*sys.argv[:1], *STYLE])
    speak_a_language()
    close_when_told(app)
    program = Program(app, Settings())
    sys.excepthook = program.catch
    if path is None and samples:
        path = samples_library()
    program.open(path or program.usual_library())
    if program.window is None:
        return 3
    if samples:
        program.window.desk.imports.add_samples()
    return app.exec()


def tell_own_files() -> None:
    """Let Qt's file dialogs know a library, and what lies beside it, by their names.

    They look into what they don't know, and that takes SQLite's locks from this process: those
    that `reader.storage.presence` keeps up, and that of a write that is going on.
    """
    others = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    os.environ["XDG_DATA_DIRS"] = f"{others}:{Path(resources.__file__).parent / 'share'}"


def speak_a_language() -> None:
    """Write numbers as English does where the desktop names no language, or one of other digits.

    None at all groups no digits, and Arabic ones would stand among the words and signs of English:
    a range of them, ``٣–٥``, is read from the right.
    """
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    elif locale.zeroDigit() != "0":
        QLocale.setDefault(QLocale(QLocale.Language.English, locale.territory()))


def close_when_told(app: QApplication) -> None:
    """Close the window in order where the system ends the program, as at the end of a session.

    What is being typed is kept then, and the library is one file again. Python hears of it when
    it runs next, which is soon: the window looks for other programs now and then.
    """
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: QTimer.singleShot(0, app, app.quit))


def _write_down(error: BaseException) -> None:
    """Append a bug to the log; where that can't be written, the report on the screen has it."""
    from datetime import UTC, datetime

    from ui.dialogs.error_report import error_details

    file = log_file()
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as log:
            log.write(
                f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{error_details(error)}\n"
            )
