"""From the start of the process to the first painted window, beside a bare window's.

Both run as own processes, one after the other in turn. The time is taken when the window
and all that is in it have been painted for the first time.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.benchmarks.corpus import CACHE, many_articles
from tests.benchmarks.measuring import Figure, Limit, Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

RUNS = 15

_PROBE = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

def tell():
    with open("/proc/self/statm") as file:
        pages = int(file.read().split()[1])
    print(time.time(), pages * os.sysconf("SC_PAGESIZE") / 1e6, flush=True)
    os._exit(0)

class Probe(QObject):
    painted = False
    def eventFilter(self, window, event):
        if self.painted or event.type() not in (QEvent.Type.Expose, QEvent.Type.UpdateRequest):
            return False
        window.event(event)
        self.painted = True
        if LINGER:
            QTimer.singleShot(LINGER, tell)
        else:
            tell()
        return True

probe = Probe()
def watch(window, event):
    window.windowHandle().installEventFilter(probe)
"""
_BARE = f"""{_PROBE}
class Window(QMainWindow):
    showEvent = watch
app = QApplication(sys.argv)
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""
_PROGRAM = f"""{_PROBE}
import ui.app
ui.app.Window.showEvent = watch
from ui.__main__ import main
main()
"""


def measure() -> Iterator[Figure]:
    """Yield the time to the first painted window with 100,000 articles, and its memory."""
    library = str(many_articles())
    start = Figure("start to first painted window, ms", limit=Limit(Measure.TIMES, 1.6))
    memory = Figure("memory of the window, MB")
    with TemporaryDirectory() as home:
        environment = _environment(home)
        for script in (_BARE, _PROGRAM):  # the first run writes byte code and fills caches
            _run(script, library, environment)
        for _ in range(RUNS):
            start.floor.append(_run(_BARE, library, environment)[0])
            start.samples.append(_run(_PROGRAM, library, environment)[0])
        for _ in range(3):
            memory.floor.append(_run(_BARE, library, environment, linger=2000)[1])
            memory.samples.append(_run(_PROGRAM, library, environment, linger=2000)[1])
    yield start
    yield memory


def _environment(home: str) -> dict[str, str]:
    """Return one in which a program starts as if installed: with byte code, for a new user."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    display = {} if "DISPLAY" in kept else {"QT_QPA_PLATFORM": "offscreen"}
    return kept | display | {"HOME": home, "PYTHONPYCACHEPREFIX": str(CACHE / "byte-code")}


def _run(
    script: str, library: str, environment: dict[str, str], linger: int = 0
) -> tuple[float, float]:
    """Return milliseconds to the first painted window, and megabytes then or after ``linger``."""
    start = time.time()
    told = subprocess.run(
        [sys.executable, "-c", f"LINGER = {linger}\n{script}", library],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    end, memory = map(float, told.split())
    return (end - start) * 1000, memory
