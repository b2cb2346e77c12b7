"""The program around the window: opening libraries, and what becomes of bugs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, NoReturn

import pytest
from conftest import make_article
from person import CTRL, Person, let_go, when_asked
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QPushButton,
)

from reader.library import Library
from reader.library.articles import Articles
from reader.library.file import File
from reader.library.opening import is_earlier
from reader.places import log_file
from reader.storage import migrations
from ui.app import Program, speak_a_language
from ui.dialogs.error_report import ErrorReport
from ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[2]


@pytest.fixture
def program(
    path: Path, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """Return a program with a window on a library of two articles, in a home of its own."""
    for variable in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    before = set(QApplication.topLevelWidgets())
    with Library.open(path) as library:
        for name in ("Ferry", "Crane"):
            library.importing.article(
                make_article(f"{name} in Anneth\nThe harbour is closed. " * 40)
            )
    program = Program(qapp, Settings(tmp_path / "postil.ini"))
    monkeypatch.setattr(sys, "excepthook", program.catch)
    program.open(path)
    yield program
    program.window.close()
    program.window.deleteLater()
    program._appearance.deleteLater()
    program.deleteLater()
    let_go()
    assert set(QApplication.topLevelWidgets()) <= before


@pytest.fixture
def user(program: Program, qtbot: QtBot) -> Person:
    return user_of(program, qtbot)


def user_of(program: Program, qtbot: QtBot) -> Person:
    """Return a person at the program's present window."""
    qtbot.waitUntil(program.window.isVisible)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    person = Person(program.window, qtbot)
    person.wait_for_tasks()
    return person


def fail(*_: object, **__: object) -> NoReturn:
    raise RuntimeError("no such teapot")


def reports(program: Program) -> list[ErrorReport]:
    return [each for each in program.window.findChildren(ErrorReport) if each.isVisible()]


def test_a_bug_behind_a_key_is_reported_and_the_window_goes_on(
    program: Program, user: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Articles, "set_starred", fail)
        user.press("S")
        user.wait(lambda: reports(program))
    (report,) = reports(program)
    assert "no such teapot" in report.findChild(QPlainTextEdit).toPlainText()
    report.accept()
    user.press("S")
    assert user.stored().summary.starred


def test_a_bug_in_the_background_is_reported(
    program: Program, user: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(File, "problems", fail)
    user.choose("File", "Check Library")
    user.wait(lambda: reports(program))
    reports(program)[0].accept()
    user.wait_for_tasks()
    assert not user.window.desk.status._progress.isVisible()


def test_a_bug_is_written_down(program: Program) -> None:
    program.catch(ZeroDivisionError, ZeroDivisionError("one over nothing"), None)
    assert "ZeroDivisionError: one over nothing" in log_file().read_text("utf-8")


def test_the_library_that_was_open_last_is_opened_again(
    program: Program, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("POSTIL_LIBRARY", raising=False)
    program.window.furnish()
    assert program.usual_library() == path
    monkeypatch.setenv("POSTIL_LIBRARY", "other.postil")
    assert program.usual_library() == Path("other.postil")


def test_many_bugs_are_reported_one_at_a_time(program: Program, user: Person) -> None:
    for _ in range(3):
        program.catch(RuntimeError, RuntimeError("again"), None)
    user.wait(lambda: reports(program))
    user.bot.wait(10)
    assert len(reports(program)) == 1
    reports(program)[0].accept()
    program.catch(RuntimeError, RuntimeError("later"), None)
    user.wait(lambda: reports(program))
    reports(program)[0].accept()


def test_what_is_no_library_keeps_the_window_and_says_why(
    program: Program, user: Person, tmp_path: Path
) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("Not a library at all.")
    window = program.window
    assert not program.open(other)
    assert program.window is window
    assert "notes.txt" in user.told()
    user.press("S")
    assert user.stored().summary.starred


def make_library(user: Person, path: Path) -> None:
    def act(dialog: QFileDialog) -> None:
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
        dialog.accept()

    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    when_asked(QFileDialog, act)
    user.press("N", CTRL)


@pytest.mark.parametrize("name", ["second", "second.postil"])
def test_a_new_library_does_not_take_the_place_of_a_file(
    program: Program, user: Person, tmp_path: Path, name: str
) -> None:
    window, other = program.window, tmp_path / "second.postil"
    other.write_bytes(b"of somebody else")
    make_library(user, tmp_path / name)
    assert program.window is window
    assert user.told() == (
        "“second.postil” is there already; open it, or give the new one another name."
    )
    assert other.read_bytes() == b"of somebody else"


def test_another_library_takes_the_place_of_the_one_that_was_open(
    program: Program, user: Person, tmp_path: Path, qtbot: QtBot
) -> None:
    old = program.window
    make_library(user, tmp_path / "Edition 2.1")
    assert program.window is not old
    person = user_of(program, qtbot)
    assert person.window.library_path() == tmp_path / "Edition 2.1.postil"
    assert person.window.windowTitle() == "Edition 2.1 — Postil"
    assert person.pane_name() == "welcome"
    assert person.window.isVisible()


def test_choosing_the_library_that_is_open_changes_nothing(
    program: Program, path: Path, user: Person
) -> None:
    window = program.window
    user.select("harbour")
    user.press("2")
    user.press("N")
    user.type("half a ")
    window.desk.menus.library_chosen.emit(path)
    assert program.window is window
    user.type("thought")
    user.press("Return", CTRL)
    assert user.marks()[0].note == "half a thought"


def test_another_library_opens_in_a_window_of_the_same_look(
    program: Program, user: Person, tmp_path: Path, qtbot: QtBot
) -> None:
    user.window.resize(900, 650)
    user.press("F9")
    program.open(tmp_path / "second.postil")
    person = user_of(program, qtbot)
    assert person.window.height() == 650
    assert not person.window.sidebar.isVisible()


def test_recent_libraries_are_offered(
    program: Program, tmp_path: Path, path: Path, qtbot: QtBot
) -> None:
    program.open(tmp_path / "second.postil")
    person = user_of(program, qtbot)
    person.choose("File", "Open Recent", path.name)
    person = user_of(program, qtbot)
    assert person.window.library_path() == path
    assert len(person.listed()) == 2


def test_recent_libraries_of_one_name_are_told_apart_by_their_folders(
    program: Program, tmp_path: Path, path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "old" / path.name
    other.parent.mkdir()
    program.open(other)
    person = user_of(program, qtbot)
    person.choose("File", "Open Recent", f"{path.name} — {path.parent}")
    assert program.window.library_path() == path


def test_a_recent_library_that_is_gone_is_not_made_anew(
    program: Program, tmp_path: Path, path: Path, qtbot: QtBot
) -> None:
    program.open(tmp_path / "second.postil")
    person = user_of(program, qtbot)
    path.unlink()
    person.choose("File", "Open Recent", path.name)
    assert person.told().startswith(f"There is no library “{path.name}”")
    assert person.window is program.window
    assert not path.exists()


def test_a_first_library_that_can_not_be_opened_is_told(tmp_path: Path, qapp: QApplication) -> None:
    program = Program(qapp, Settings(tmp_path / "postil.ini"))
    said: list[str] = []

    def act(box: QMessageBox) -> None:
        said.append(box.text())
        box.accept()

    when_asked(QMessageBox, act)
    assert not program.open(tmp_path / "nowhere" / "x.postil")
    assert "nowhere" in said[0]
    program._appearance.deleteLater()
    program.deleteLater()


@pytest.mark.parametrize("words", ["&Open Another…", "&New Library…"])
def test_who_can_not_open_the_first_library_may_choose_another(
    tmp_path: Path, qapp: QApplication, words: str
) -> None:
    program = Program(qapp, Settings(tmp_path / "postil.ini"))
    other = tmp_path / "other.postil"
    if "Open" in words:
        Library.open(other).close()

    def press(box: QMessageBox) -> None:
        next(button for button in box.buttons() if button.text() == words).click()

    def choose(chooser: QFileDialog) -> None:
        chooser.findChild(QLineEdit).setText(str(other))
        chooser.accept()

    when_asked(QFileDialog, choose)
    when_asked(QMessageBox, press)
    program.open(tmp_path / "nowhere" / "x.postil")
    assert program.window.library_path() == other
    program.window.close()
    program.window.deleteLater()
    program._appearance.deleteLater()
    program.deleteLater()


def test_digits_are_grouped_where_the_desktop_names_no_language() -> None:
    before = QLocale()
    try:
        for named, written in (
            (QLocale.c(), "12,480"),
            (QLocale("de_DE"), "12.480"),
            (QLocale("ar_EG"), "12,480"),  # not in digits that are read with words of Arabic
        ):
            QLocale.setDefault(named)
            speak_a_language()
            assert QLocale().toString(12480) == written
    finally:
        QLocale.setDefault(before)


def test_a_first_start_touches_only_its_own_folders(tmp_path: Path) -> None:
    folders = {
        f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "DATA", "STATE", "CACHE")
    }
    home = {"HOME": str(tmp_path / "home"), "POSTIL_LIBRARY": ""}
    code = (
        "import sys; from PySide6.QtCore import QTimer\n"
        "from ui import app; start = app.Program.open\n"
        "def open_(self, path):\n"
        "    QTimer.singleShot(200, self, lambda: self.window.close())\n"
        "    return start(self, path)\n"
        "app.Program.open = open_\n"
        "sys.exit(app.run(None, samples=True))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **folders, **home},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (run.returncode, run.stdout) == (0, "")
    assert (tmp_path / "DATA" / "postil" / "samples.postil").exists()
    assert (tmp_path / "CONFIG" / "postil" / "postil.ini").exists()
    assert not (tmp_path / "home").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there a program isn't told to end")
def test_a_session_that_ends_leaves_a_library_that_is_one_file(path: Path, tmp_path: Path) -> None:
    window = subprocess.Popen(
        [sys.executable, "-m", "ui", str(path)],
        cwd=ROOT,
        env={**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")},
        stderr=subprocess.PIPE,
    )
    log = path.with_name(f"{path.name}-wal")
    while not log.exists():
        sleep(0.05)
    window.terminate()
    _, error = window.communicate(timeout=60)
    assert (window.returncode, error) == (0, b"")
    assert path.exists()
    assert not log.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["improt", "-l", "x.postil"], "“improt” is no command"),
        (["x.postil", "-z"], "unrecognized arguments: -z"),
    ],
)
def test_words_that_say_nothing_are_told(words: list[str], told: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "ui", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert told in run.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere locks belong to an open file")
def test_a_file_dialog_that_shows_the_library_leaves_its_locks_alone(path: Path) -> None:
    code = (
        "import os, sys\n"
        "from PySide6.QtCore import QFileInfo, QMimeDatabase\n"
        "from PySide6.QtWidgets import QFileIconProvider\n"
        "from reader.library import Library\n"
        "from ui.app import tell_own_files\n"
        "def locks():\n"
        "    with open('/proc/locks') as lines:\n"
        "        return sum(f' {os.getpid()} ' in line for line in lines)\n"
        "tell_own_files()\n"
        "with Library.open(sys.argv[1]):\n"
        "    before = locks()\n"
        "    for end in ('', '-wal', '-shm'):\n"
        "        print(QFileIconProvider().type(QFileInfo(sys.argv[1] + end)))\n"
        "    print(before, locks())\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert told[:3] == ["Postil library", "Log of a Postil library", "Log of a Postil library"]
    assert told[3] == "2 2"


# Libraries of earlier versions


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a library that the program made when its version was 4."""
    return shutil.copy(ROOT / "tests/data/library-v4.postil", tmp_path / "old.postil")


def test_an_older_library_is_brought_up_to_date_and_opened(program: Program, old: Path) -> None:
    assert program.open(old)
    assert program.window.library_path() == old
    assert program.window.session.library.articles.ids()
    assert not is_earlier(old)


def test_who_stops_that_keeps_the_older_library_and_the_window(
    program: Program, user: Person, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    )
    monkeypatch.setitem(migrations.STEPS, 4, lambda db: db.first(endless))
    before, window = old.read_bytes(), program.window
    told = []

    def stop(dialog: QProgressDialog) -> None:
        told.append(dialog.labelText())
        dialog.findChild(QPushButton).click()

    when_asked(QProgressDialog, stop)
    assert not program.open(old)
    assert told == ["Bringing “old.postil” up to date…"]
    assert program.window is window
    assert "was left as an earlier Postil made it" in user.told()
    assert old.read_bytes() == before


def damaged(path: Path, table: str) -> Path:
    """Return a library like that at ``path`` in whose file the rows of ``table`` can't be read."""
    other = path.with_name("damaged.postil")
    with Library.open(path) as library:
        library.file.backup(other)
    with Library.open(other) as library:
        size = library._db.value("PRAGMA page_size")
        page = library._db.value("SELECT rootpage FROM sqlite_schema WHERE name = ?", [table])
    with other.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    return other


def test_a_library_of_which_nothing_can_be_shown_is_said_to_be_damaged(
    program: Program, user: Person, path: Path
) -> None:
    told = []

    def close(box: QMessageBox) -> None:
        told.append(box.text())
        box.button(QMessageBox.StandardButton.Close).click()

    other = damaged(path, "action")
    when_asked(QMessageBox, close)
    program.open(other)
    user.wait(lambda: not program.window.isVisible())
    assert "is damaged" in told[0]
    assert not reports(program)


def test_what_can_not_be_read_of_a_damaged_library_is_told_of_and_not_reported(
    program: Program, user: Person, qtbot: QtBot, path: Path
) -> None:
    program.open(damaged(path, "article_text"))
    user = user_of(program, qtbot)
    user.wait(lambda: "is damaged" in user.told())
    assert user.told().startswith("The library")
    assert not reports(program)


def test_an_older_library_that_can_not_be_brought_up_to_date_at_once_leaves_no_dialog(
    program: Program, user: Person, old: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.delitem(migrations.STEPS, 4)
    assert not program.open(old)
    assert "is damaged" in user.told()
    qtbot.wait(500)  # longer than one has patience
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert shown == [program.window]
