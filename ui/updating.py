"""Bringing a library of an earlier version up to date: in a thread, and the user may stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QThread, QTimer
from PySide6.QtWidgets import QProgressDialog, QPushButton

from reader.errors import CancelledError, PostilError, StorageError
from reader.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

_PATIENCE_MS = 300
"""What is done sooner is not worth a word."""


def bring_up_to_date(path: Path, window: QWidget | None) -> None:
    """Make the library at ``path`` one of today's version, and say so where it takes a while.

    Raises:
        StorageError: it can't be, or the user stopped it.
    """
    work, waiting = _Work(path), QEventLoop()
    dialog = QProgressDialog(_tr("Bringing “{}” up to date…").format(path.name), "", 0, 0, window)
    dialog.setWindowTitle(_tr("Postil"))
    stop = QPushButton(_tr("Stop"))
    stop.setAutoDefault(False)  # Enter, still pressed from choosing the file, shall not stop it
    dialog.setCancelButton(stop)
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.setAutoReset(False)
    dialog.reset()  # or it shows itself after a while of its own
    dialog.canceled.connect(work.requestInterruption)
    work.finished.connect(waiting.quit)
    patience = QTimer(singleShot=True, interval=_PATIENCE_MS)
    patience.timeout.connect(dialog.show)
    patience.start()
    work.start()
    waiting.exec()
    work.wait()
    patience.stop()  # an error keeps all this for as long as somebody reads of it
    dialog.close()
    dialog.deleteLater()
    if work.error is not None:
        raise work.error


class _Work(QThread):
    """Opens a library, which brings it up to date."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.error: PostilError | None = None

    def run(self) -> None:
        try:
            Library.open(self._path, create=False, stopped=self.isInterruptionRequested).close()
        except CancelledError:
            left = _tr("“{}” was left as an earlier Postil made it; open it again another time.")
            self.error = StorageError(left.format(self._path.name))
        except PostilError as error:
            self.error = error


def _tr(words: str) -> str:
    return QCoreApplication.translate("Updating", words)
