from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from ui.theme import icon, load_theme
from ui.views.parts.action_button import ActionButton
from ui.views.top_bar import TopBar, TopBarActions
from ui.wording.tips import tip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

THEME = load_theme("light")


def action(text: str, picture: str, key: str) -> QAction:
    made = QAction(icon(picture, THEME), text)
    made.setShortcut(QKeySequence(key))
    return made


@pytest.fixture
def actions(qapp: QApplication) -> TopBarActions:
    return TopBarActions(
        sidebar=action("Sidebar", "menu", "F9"),
        import_=action("&Import…", "import", "Ctrl+O"),
        search=action("Search", "search", "Ctrl+K"),
        undo=action("Undo", "undo", "Ctrl+Z"),
        redo=action("Redo", "redo", "Ctrl+Shift+Z"),
        reading=action("Reading", "text", ""),
        export=action("&Export…", "export", "Ctrl+E"),
    )


@pytest.fixture
def bar(actions: TopBarActions, qtbot: QtBot) -> TopBar:
    bar = TopBar(actions, THEME)
    qtbot.addWidget(bar)
    bar.resize(900, 48)
    with qtbot.waitExposed(bar):
        bar.show()
    bar.activateWindow()
    return bar


def button(bar: TopBar, of: QAction) -> QToolButton:
    return next(b for b in bar.findChildren(QToolButton) if b.defaultAction() is of)


def test_each_button_names_its_key(bar: TopBar, actions: TopBarActions) -> None:
    assert button(bar, actions.undo).toolTip() == tip("Undo (Ctrl+Z)")
    assert button(bar, actions.reading).toolTip() == tip("Reading")
    assert all(button.accessibleName() for button in bar.findChildren(ActionButton))


def test_a_button_follows_its_action(bar: TopBar, actions: TopBarActions) -> None:
    actions.undo.setToolTip("Undo: GPE on “Anneth”")
    actions.undo.setEnabled(False)
    assert button(bar, actions.undo).toolTip() == tip("Undo: GPE on “Anneth” (Ctrl+Z)")
    assert not button(bar, actions.undo).isEnabled()
    assert button(bar, actions.import_).text().strip() == "Import"


def test_a_click_triggers_the_action(bar: TopBar, actions: TopBarActions, qtbot: QtBot) -> None:
    with qtbot.waitSignal(actions.export.triggered):
        qtbot.mouseClick(button(bar, actions.export), Qt.MouseButton.LeftButton)


def test_every_change_of_the_search_is_told(bar: TopBar, qtbot: QtBot) -> None:
    heard: list[str] = []
    bar.search.textChanged.connect(heard.append)
    qtbot.keyClicks(bar.search, "tide")
    assert heard == ["t", "ti", "tid", "tide"]


def test_the_search_action_brings_one_to_the_field(
    bar: TopBar, actions: TopBarActions, qtbot: QtBot
) -> None:
    bar.search.setText("old words")
    button(bar, actions.undo).setFocus()
    actions.search.trigger()
    qtbot.waitUntil(bar.search.hasFocus)
    assert bar.search.selectedText() == "old words"


@pytest.mark.parametrize(
    ("key", "modifiers", "signal"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "accepted"),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, "accepted"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, "all_wanted"),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, "stepped"),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, "stepped"),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "left"),
    ],
)
def test_keys_of_the_search_walk_through_what_shows_under_it(
    bar: TopBar, qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier, signal: str
) -> None:
    bar.search.setText("tide")
    with qtbot.waitSignal(getattr(bar.search, signal)):
        qtbot.keyClick(bar.search, key, modifiers)
    assert bar.search.text() == "tide"


def test_tab_completes_where_there_is_something_to_complete(bar: TopBar, qtbot: QtBot) -> None:
    bar.search.setFocus()
    bar.search.completing = True
    with qtbot.waitSignal(bar.search.completed):
        qtbot.keyClick(bar.search, Qt.Key.Key_Tab)
    assert bar.search.hasFocus()
    bar.search.completing = False
    qtbot.keyClick(bar.search, Qt.Key.Key_Tab)
    assert not bar.search.hasFocus()


def test_the_caret_is_told_and_put_in_code_points(bar: TopBar) -> None:
    bar.search.show_query("🚒 tag:x", 2)
    assert bar.search.caret() == 2
    assert bar.search.cursorPosition() == 3


def test_a_button_to_clear_shows_only_with_text(bar: TopBar, qtbot: QtBot) -> None:
    clear = bar.search.actions()[0]
    assert not clear.isVisible()
    bar.search.setText("tide")
    assert clear.isVisible()
    with qtbot.waitSignal(bar.search.cleared):
        clear.trigger()
    assert bar.search.text() == ""


def test_the_key_keeps_clear_of_the_words_in_the_empty_field(bar: TopBar) -> None:
    assert bar.search.textMargins().right() > 0
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert bar.search.textMargins().left() > 0
    bar.search.setText("tide")
    assert bar.search.textMargins().isNull()


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_everything_fits_at_the_least_width(
    bar: TopBar, qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    bar.setLayoutDirection(direction)
    bar.resize(900, 48)
    QApplication.processEvents()
    parts: list[QWidget] = [b for b in bar.children() if isinstance(b, QWidget)]
    assert all(bar.rect().contains(part.geometry()) for part in parts)
    assert all(part.width() >= part.minimumSizeHint().width() for part in parts)
