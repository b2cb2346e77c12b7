"""What the window waits for: nothing is imported before the first frame that it can do without."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import make_article
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from reader.kinds import View
from reader.library import Library
from reader.lists import ArticleFilter
from ui import settings as declared
from ui.listing.kept_list import keep
from ui.settings import Settings
from ui.theme import Appearance
from ui.views.top_bar import TopBar
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QAbstractItemView, QApplication
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[2]

# The desk is what comes after the first frame: when it is wanted, all before it is there.
_SCRIPT = """
import os, sys
class Finder:
    def find_spec(name, path=None, target=None):
        if name == "ui.desk":
            print(*sys.modules, flush=True)
            os._exit(0)
sys.meta_path.insert(0, Finder)
from ui.__main__ import main
main()
"""
OURS = {
    "reader",
    "reader.cli",
    "reader.errors",
    "reader.kinds",
    "reader.library",
    "reader.library.articles",
    "reader.library.opening",
    "reader.library.store",
    "reader.lists",
    "reader.places",
    "reader.storage",
    "reader.storage.articles",
    "reader.storage.blame",
    "reader.storage.database",
    "reader.storage.presence",
    "reader.storage.schema",
    "reader.storage.turns",
    "reader.storage.versions",
    "resources",
    "ui",
    "ui.__main__",
    "ui.app",
    "ui.listing",
    "ui.listing.kept_list",
    "ui.listing.loading",
    "ui.models",
    "ui.models.article_list",
    "ui.models.sidebar",
    "ui.panes",
    "ui.reading",
    "ui.reading.text_positions",
    "ui.session",
    "ui.settings",
    "ui.tasks",
    "ui.theme",
    "ui.views",
    "ui.views.lists",
    "ui.views.lists.article_list",
    "ui.views.lists.article_row",
    "ui.views.lists.article_table",
    "ui.views.lists.row_state",
    "ui.views.lists.sidebar",
    "ui.views.lists.sidebar_row",
    "ui.views.lists.standing",
    "ui.views.parts",
    "ui.views.parts.elided_label",
    "ui.views.parts.ruler",
    "ui.window",
    "ui.wording",
    "ui.wording.dates",
    "ui.wording.parts",
    "ui.wording.tips",
}
"""All of our modules that the first frame needs. Another one costs every start: import what
the frame can do without where it is used, or from the desk."""
SLOW = {"copy", "dataclasses", "getpass", "hashlib", "html", "json", "locale", "platformdirs"} | {
    "tomllib",
    "unicodedata",
    "PySide6.QtPrintSupport",
    "PySide6.QtSvg",
}
"""What others take long for, and Qt itself doesn't import."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the home of somebody who has used the window before."""
    settings = Settings(tmp_path / ".config" / "postil" / "postil.ini")
    settings.set(declared.THEME, "sepia")
    settings.set(declared.FOLDED_PANES, ("inspector",))
    keep(settings, tmp_path / "test.postil", ArticleFilter(View.UNREAD), "", 0)
    settings.remember_library(tmp_path / "test.postil")
    settings.save()
    return tmp_path


@pytest.fixture
def imported(library: Library, home: Path) -> set[str]:
    """Return the modules that are there when the first articles have been painted."""
    library.importing.article(make_article())
    environment = {name: value for name, value in os.environ.items() if "XDG" not in name}
    result = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(library.path)],
        cwd=ROOT,
        env=environment | {"HOME": str(home)},
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return set(result.stdout.split())


def test_the_first_frame_imports_little(imported: set[str]) -> None:
    ours = {name for name in imported if name.partition(".")[0] in ("reader", "resources", "ui")}
    assert ours - OURS == set()
    assert imported & SLOW == set()


@pytest.fixture
def window(library: Library, home: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Window]:
    """Return a window that has come up just now: nothing but the first frame is there."""
    for number in (1, 2, 3):
        library.importing.article(make_article(f"Article {number}\nIts text.", published=None))
    appearance = Appearance(qapp)
    window = Window(Library.open(library.path), Settings(home / "new.ini"), appearance)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()
    appearance.deleteLater()


def click(view: QAbstractItemView, row: QModelIndex) -> None:
    place = view.visualRect(row).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_nothing_moves_when_the_desk_comes(window: Window, qtbot: QtBot) -> None:
    def places() -> list[QRect]:
        parts = (window.sidebar, window.list, window.list.table)
        return [QRect(part.mapTo(window, QPoint()), part.size()) for part in parts]

    before = places()
    qtbot.waitUntil(lambda: window.findChild(TopBar) is not None)
    qtbot.wait(100)
    assert places() == before


def test_an_article_can_be_chosen_before_the_desk_is_there(window: Window, qtbot: QtBot) -> None:
    click(window.list.table, window.model.index(1, 0))
    second = window.model.article_at(1)
    qtbot.waitUntil(lambda: window.desk.reading.article == second)
    assert window.list.current_article() == second


def test_a_list_can_be_chosen_before_the_desk_is_there(window: Window, qtbot: QtBot) -> None:
    model = window.sidebar.model()
    click(window.sidebar, model.index(1, 0, model.index(0, 0)))
    qtbot.waitUntil(lambda: window.listing.filter == ArticleFilter(View.UNREAD))
