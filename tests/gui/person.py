"""A person at the window: keys go to what has the focus, clicks to what is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QCursor, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QStackedWidget, QWidget

from reader.library import Library
from ui.models.sidebar import LINE_ROLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

    from reader.values import Annotation, Article, ArticleId
    from ui.actions import Do
    from ui.window import Window

W = TypeVar("W", bound=QWidget)

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton

PATIENCE = 60_000
"""Milliseconds: a machine that is busy takes its time to start the processes that read."""


class Person:
    """Works in one window; offsets are code points of the open article."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window, self.bot, self.view = window, qtbot, window.desk.view

    # Waiting

    def wait_for_tasks(self) -> None:
        """Wait until nothing goes on in the background and what it brought is shown."""
        window = self.window
        self.bot.waitUntil(
            lambda: (
                not window.tasks._running and not window.desk.browsing.counting.timer.isActive()
            ),
            timeout=PATIENCE,
        )

    def wait(self, holds: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(holds()), timeout=PATIENCE)

    def accept(self, kind: type[QDialog]) -> None:
        """Accept the dialog of that kind as soon as it is there."""
        self.wait(lambda: isinstance(QApplication.activeModalWidget(), kind))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        dialog.accept()

    # Keys

    def press(self, key: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key by its name in Qt, such as ``Return``, wherever the focus is."""
        QTest.keyClick(self.focused(), getattr(Qt.Key, f"Key_{key}"), modifiers)

    def type(self, text: str) -> None:
        """Type ``text`` wherever the focus is."""
        for letter in text:
            QTest.keyClicks(self.focused(), letter)

    def focused(self) -> QWidget:
        if QApplication.focusWidget() is None:
            self._come_back()
        return QApplication.focusWidget() or self.window

    # Mouse

    def click(self, offset: int, button: Qt.MouseButton = LEFT) -> None:
        QTest.mouseClick(self.view.viewport(), button, pos=self.place_of(offset))

    def double_click(self, offset: int) -> None:
        point = self.place_of(offset)
        QTest.mouseClick(self.view.viewport(), LEFT, pos=point)
        QTest.mouseDClick(self.view.viewport(), LEFT, pos=point)

    def drag(self, start: int, end: int) -> None:
        """Select the span by drawing the mouse over it."""
        viewport, aside = self.view.viewport(), QPoint(3, 0)
        first, last = self.place_of(start) - aside, self.place_of(end - 1) + aside
        QTest.mousePress(viewport, LEFT, pos=first)
        QTest.mouseMove(viewport, (first + last) / 2)
        QTest.mouseMove(viewport, last)
        QTest.mouseRelease(viewport, LEFT, pos=last)

    def place_of(self, offset: int) -> QPoint:
        """Return a point in the letter at ``offset``, scrolled into view."""
        self.view.reveal(offset)
        positions = self.view._page.positions
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(positions.to_qt(offset))
        left = self.view.cursorRect(cursor)
        cursor.setPosition(positions.to_qt(offset + 1))
        return (left.center() + self.view.cursorRect(cursor).center()) / 2

    def select(self, quote: str) -> int:
        """Select the first ``quote`` with the mouse; return where it starts."""
        start = self.find(quote)
        self.drag(start, start + len(quote))
        return start

    def find(self, quote: str) -> int:
        article = self.view.article()
        assert article is not None
        return article.text.index(quote)

    # Menus

    def choose(self, *path: str) -> None:
        """Choose an entry of the menu bar by the words of its menus, such as "Edit", "Undo".

        The pointer is put out of the way: what lies below it when a menu opens is only chosen
        after it has moved.
        """
        QCursor.setPos(self.window.mapToGlobal(QPoint()))
        bar = self.window.menuBar()
        action = _by_text(bar.actions(), path[0])
        menu = action.menu()
        for _ in range(3):  # what the X server still has to say of the menu before may close it
            QTest.mouseClick(bar, LEFT, pos=bar.actionGeometry(action).center())
            QTest.qWait(40)
            if menu.isVisible():
                break
        for words in path[1:]:
            self.wait(menu.isVisible)
            entry = _by_text(menu.actions(), words)
            QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(entry).center())
            menu = entry.menu() or menu
        self._come_back()

    def choose_in_popup(self, words: str) -> None:
        """Choose an entry of the menu that popped up."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        entry = _by_text(menu.actions(), words)
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(entry).center())
        self._come_back()

    def _come_back(self) -> None:
        """Give the window its focus back, which the platform without a screen leaves to a menu."""
        front = QApplication.activeModalWidget() or self.window
        if front.isVisible():
            front.activateWindow()
            self.wait(front.isActiveWindow)

    def ask_for_menu(self, widget: QWidget, point: QPoint) -> None:
        """Press the right button and ask for a context menu."""
        QTest.mouseClick(widget, Qt.MouseButton.RightButton, pos=point)
        place = widget.mapToGlobal(point)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, place)
        QApplication.sendEvent(widget, event)

    # Lists

    def click_article(self, article: ArticleId) -> None:
        table = self.window.list.table
        index = self.window.model.index(self.window.model.row_of(article), 0)
        QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())

    def click_list(self, name: str) -> None:
        """Click a line of the sidebar."""
        bar = self.window.sidebar
        index = self.line_called(name)
        bar.scrollTo(index)
        QTest.mouseClick(bar.viewport(), LEFT, pos=bar.visualRect(index).center())
        self.wait_for_tasks()

    def line_called(self, name: str) -> QModelIndex:
        """Return the index of a line of the sidebar."""
        return next(index for index in self._lines(QModelIndex()) if index.data() == name)

    def _lines(self, parent: QModelIndex) -> Iterator[QModelIndex]:
        """Yield all lines of the sidebar from the top."""
        model = self.window.sidebar.model()
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            yield index
            yield from self._lines(index)

    # What is seen

    @property
    def article(self) -> ArticleId | None:
        return self.window.desk.reading.article

    def listed(self) -> list[ArticleId]:
        return list(self.window.model.ids)

    def marks(self) -> list[Annotation]:
        """Return the marks of the open article as another program finds them on the disk."""
        return list(self.stored().annotations)

    def stored(self, article: ArticleId | None = None) -> Article:
        """Return an article, by default the open one, as another program finds it on the disk."""
        wanted = article or self.article
        assert wanted is not None
        with self.other() as library:
            return library.articles.get(wanted)

    def other(self) -> Library:
        """Open the library once more, as another program."""
        return Library.open(self.window.library_path(), create=False, author="other")

    def told(self) -> str:
        """Return what the strip says."""
        strip = self.window.desk.strip
        if not strip.isVisible():
            return ""
        return next(label.text() for label in strip.findChildren(QLabel) if label.wordWrap())

    def clipboard(self) -> str:
        return QApplication.clipboard().text()

    def pane_name(self) -> str:
        """Return what stands in the reader's place."""
        return self.window.desk.pane.findChild(QStackedWidget).currentWidget().objectName()

    def title(self) -> str:
        """Return the head of the list."""
        return self.window.list.table.accessibleName()

    def counted(self, name: str) -> int:
        """Return the count that the sidebar shows for a list."""
        lines = (index.data(LINE_ROLE) for index in self._lines(QModelIndex()))
        return next(line.articles for line in lines if line.text == name)

    def can(self, do: Do) -> bool:
        return self.window.desk.actions_[do].isEnabled()


def when_asked(kind: type[W], act: Callable[[W], object]) -> None:
    """Do something with the modal dialog of this kind that comes up next."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        else:
            QTimer.singleShot(5, look)

    look()


def let_go() -> None:
    """Delete what is to be deleted later, now."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def _by_text(actions: list[object], words: str) -> object:
    return next(each for each in actions if each.text().replace("&", "").rstrip("…") == words)
