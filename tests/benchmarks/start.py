"""From the start of the process to the first painted window, beside two floors.

The one floor is a bare window, in which there is not even text. The other is a bare window
with one query: a table shows the first ids of the list, which `sqlite3` reads from the same
file, by a model of four lines as every program has one; no theme, no rows of our own, no
sidebar. All run as own processes, in turn. The time is taken when the
window and all that is in it have been painted for the first time; what the process itself
has worked until then says more where other programs are busy.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from tests.benchmarks.corpus import CACHE, many_articles
from tests.benchmarks.measuring import Figure, Limit, Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

RUNS = 15
SIZES = (10_000, 100_000, 1_000_000)
USUAL = 100_000

_PROBE = """
import os, sys, time

def tell():
    with open("/proc/self/statm") as file:
        pages = int(file.read().split()[1])
    memory = pages * os.sysconf("SC_PAGESIZE") / 1e6
    print(time.time(), time.process_time() * 1000, memory, flush=True)
    os._exit(0)

def watch(window, event):
    from PySide6.QtCore import QEvent, QObject, QTimer
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
    window.probe = Probe()
    window.windowHandle().installEventFilter(window.probe)
"""
_BARE = f"""{_PROBE}
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    showEvent = watch
app = QApplication(sys.argv)
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""
_QUERY = f"""{_PROBE}
import sqlite3
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
class Window(QMainWindow):
    showEvent = watch
class Ids(QAbstractTableModel):
    def rowCount(self, parent=None):
        return len(ids)
    def columnCount(self, parent=None):
        return 1
    def data(self, index, role):
        return ids[index.row()][0] if role == Qt.ItemDataRole.DisplayRole else None
app = QApplication(sys.argv)
ids = sqlite3.connect(sys.argv[1]).execute(
    "SELECT id FROM article WHERE trashed IS NULL ORDER BY published DESC, id DESC LIMIT 500"
).fetchall()
window, table, model = Window(), QTableView(), Ids()
table.setModel(model)
window.setCentralWidget(table)
window.resize(1440, 900)
window.show()
app.exec()
"""
# The program imports what it imports in its own order: the watch comes with its window.
_PROGRAM = f"""{_PROBE}
from importlib.machinery import PathFinder
class Finder:
    def find_spec(name, path=None, target=None):
        if name != "ui.window":
            return None
        spec = PathFinder.find_spec(name, path)
        execute = spec.loader.exec_module
        def exec_module(module):
            execute(module)
            module.Window.showEvent = watch
        spec.loader.exec_module = exec_module
        return spec
sys.meta_path.insert(0, Finder)
from ui.__main__ import main
main()
"""


class Start(NamedTuple):
    """One start: milliseconds by the clock and of work, and megabytes."""

    wall: float
    work: float
    memory: float


def measure() -> Iterator[Figure]:
    """Yield the time to the first painted window and list, and the memory of the window."""
    with TemporaryDirectory() as home:
        environment = _environment(home)
        for size in SIZES:
            library = str(many_articles(size))
            starts = _starts(library, environment)
            if size == USUAL:
                yield from _figures("first painted window", starts, _BARE, 1.6)
            yield from _figures(f"first list of {size:,} articles", starts, _QUERY, 1.3)
        yield _memory(str(many_articles(USUAL)), environment)


def _starts(library: str, environment: dict[str, str]) -> dict[str, list[Start]]:
    """Return what the starts of each script took."""
    scripts = (_BARE, _QUERY, _PROGRAM)
    for script in scripts:  # the first run writes byte code and fills caches
        _run(script, library, environment)
    rounds = [[_run(script, library, environment) for script in scripts] for _ in range(RUNS)]
    return {
        script: list(starts)
        for script, starts in zip(scripts, zip(*rounds, strict=True), strict=True)
    }


def _figures(
    name: str, starts: dict[str, list[Start]], floor: str, bound: float
) -> Iterator[Figure]:
    limit = Limit(Measure.TIMES, bound)
    yield Figure(
        f"start to {name}, ms",
        [start.wall for start in starts[_PROGRAM]],
        [start.wall for start in starts[floor]],
        limit,
    )
    yield Figure(
        f"start to {name}, ms of work",
        [start.work for start in starts[_PROGRAM]],
        [start.work for start in starts[floor]],
        limit,
    )


def _memory(library: str, environment: dict[str, str]) -> Figure:
    figure = Figure("memory of the window, MB")
    for _ in range(3):
        figure.floor.append(_run(_BARE, library, environment, linger=2000).memory)
        figure.samples.append(_run(_PROGRAM, library, environment, linger=2000).memory)
    return figure


def _environment(home: str) -> dict[str, str]:
    """Return one in which a program starts as if installed: with byte code, for a new user."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    display = {} if "DISPLAY" in kept else {"QT_QPA_PLATFORM": "offscreen"}
    return kept | display | {"HOME": home, "PYTHONPYCACHEPREFIX": str(CACHE / "byte-code")}


def _run(script: str, library: str, environment: dict[str, str], linger: int = 0) -> Start:
    """Return what it took to the first painted window, and the memory then or after ``linger``."""
    start = time.time()
    told = subprocess.run(
        [sys.executable, "-c", f"LINGER = {linger}\n{script}", library],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    end, work, memory = map(float, told.split())
    return Start((end - start) * 1000, work, memory)
