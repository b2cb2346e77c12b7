"""Text settings, themes, panes and boilerplate in the window."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from person import CTRL, LEFT, SHIFT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider, QSplitter, QToolButton

from reader.values import BlockKind
from ui.actions import Do
from ui.theme import THEMES, load_theme
from ui.views.settings.reading_panel import ReadingPanel
from ui.window import LEAST_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable

    from person import Person


def style(person: Person) -> object:
    return person.view._typography.style


def ground() -> str:
    return QApplication.palette().window().color().name()


def kinds(person: Person) -> list[str]:
    return [block.kind.value for block in person.stored().blocks]


@pytest.mark.x11
def test_a_paragraph_becomes_boilerplate_and_a_paragraph_again(person: Person) -> None:
    start = person.find("“We need")
    person.click(start + 3)
    person.press("B")
    assert kinds(person).count(BlockKind.BOILERPLATE) == 1
    assert person.stored().blocks[2].kind == BlockKind.BOILERPLATE
    person.press("B")
    assert BlockKind.BOILERPLATE not in kinds(person)


def test_boilerplate_at_the_end_of_a_paragraph_is_that_paragraph(person: Person) -> None:
    person.view.setFocus()
    person.view.set_caret(person.find("\n“We need"))
    person.press("B")
    assert person.stored().blocks[1].kind == BlockKind.BOILERPLATE
    person.press("B")
    assert BlockKind.BOILERPLATE not in kinds(person)


def test_larger_and_smaller_text_shows_at_once_and_is_kept(
    person: Person, visit: Callable[[], Person]
) -> None:
    size = style(person).size
    person.press("Equal", CTRL)
    person.press("Plus", CTRL)
    assert style(person).size == size + 2
    person.press("Minus", CTRL)
    assert style(visit()).size == size + 1


@pytest.mark.x11
def test_the_text_settings_show_at_once_and_are_kept(
    person: Person, visit: Callable[[], Person]
) -> None:
    person.press("T", CTRL)
    panel = person.window.findChild(ReadingPanel)
    assert panel.isVisible()
    size = panel.findChildren(QSlider)[0]
    size.setFocus()
    before = style(person).size
    QTest.keyClick(size, Qt.Key.Key_Right)
    assert style(person).size == before + 1
    dark = next(each for each in panel.findChildren(QToolButton) if each.text() == "Dark")
    QTest.mouseClick(dark, LEFT)
    assert paper(person) == load_theme("dark").paper.name()
    assert ground() == load_theme("light").panel.name()
    person.press("Escape")
    again = visit()
    assert style(again).size == before + 1
    assert again.view._colours.name == "dark"


def paper(person: Person) -> str:
    """Return the colour that the article is painted on."""
    return person.view.viewport().grab().toImage().pixelColor(2, 2).name()


def test_keys_in_the_text_settings_are_no_commands(person: Person) -> None:
    before = person.article
    person.press("T", CTRL)
    person.press("J")
    person.press("S")
    person.press("Escape")
    assert person.article == before
    assert not person.stored().summary.starred


@pytest.mark.x11
@pytest.mark.parametrize("words", ["Dark", "Sepia", "Light"])
def test_the_theme_is_switched_and_kept(
    person: Person, visit: Callable[[], Person], words: str
) -> None:
    person.select("Harbour Council")
    person.press("2")
    person.choose("View", "Theme", "Dark" if words == "Light" else "Light")
    person.choose("View", "Theme", words)
    theme = load_theme(words.lower())
    assert ground() == theme.panel.name()
    assert paper(person) == theme.paper.name()
    again = visit()
    assert again.window._appearance.theme == theme
    entries = again.window.desk.menus.parent().menuBar().findChildren(type(again.window.menuBar()))
    assert entries == []
    again.choose("View", "Theme", "Light")


def test_the_theme_can_follow_the_system(person: Person) -> None:
    person.choose("View", "Theme", "Dark")
    person.choose("View", "Theme", "Like the System")
    hints = QApplication.styleHints()
    for scheme, name in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")):
        hints.colorSchemeChanged.emit(scheme)
        assert person.window._appearance.theme.name == name
        assert person.view._colours.name == name
    assert {"light", "dark"} < set(THEMES)


@pytest.mark.x11
def test_panes_fold_and_stay_folded(person: Person, visit: Callable[[], Person]) -> None:
    person.press("F9")
    assert not person.window.sidebar.isVisible()
    person.press("F10")
    assert not person.window.desk.inspector.isVisible()
    again = visit()
    assert not again.window.sidebar.isVisible()
    assert not again.window.desk.inspector.isVisible()
    again.press("F9")
    again.press("F10")
    assert again.window.sidebar.isVisible()
    assert again.window.desk.inspector.isVisible()


@pytest.mark.x11
def test_where_there_is_no_room_for_all_panes_what_is_not_asked_for_makes_way(
    person: Person,
) -> None:
    window, inspector = person.window, person.window.desk.inspector
    window.setMinimumSize(700, 500)
    window.resize(760, 560)
    person.wait(lambda: not inspector.isVisible())
    assert (window.sidebar.isVisible(), inspector.isVisible()) == (True, False)
    person.press("F10")
    assert (window.sidebar.isVisible(), inspector.isVisible()) == (False, True)
    person.press("F9")
    assert (window.sidebar.isVisible(), inspector.isVisible()) == (True, False)
    window.resize(1200, 700)
    person.wait(inspector.isVisible)
    assert (window.sidebar.isVisible(), inspector.isVisible()) == (True, True)
    person.press("F10")
    assert (window.sidebar.isVisible(), inspector.isVisible()) == (True, False)


@pytest.mark.x11
def test_f6_goes_round_the_panes(person: Person) -> None:
    window = person.window
    window.list.table.setFocus()
    panes = {
        "sidebar": window.sidebar,
        "list": window.list,
        "reader": window.desk.pane,
        "inspector": window.desk.inspector,
    }

    def here() -> str:
        focused = person.focused()
        names = [n for n, pane in panes.items() if pane is focused or pane.isAncestorOf(focused)]
        return names[0]

    visited = []
    for _ in range(5):
        person.press("F6")
        visited.append(here())
    assert visited == ["reader", "inspector", "sidebar", "list", "reader"]
    person.press("F6", SHIFT)
    assert here() == "list"
    person.press("F9")
    person.press("F6", SHIFT)
    assert here() == "inspector"


def test_f6_comes_to_something_that_is_seen_without_an_article(
    visit: Callable[[], Person],
) -> None:
    person = visit()
    for _ in range(8):
        person.press("F6")
        assert person.focused().isVisible()


def test_f6_goes_on_from_the_search(person: Person) -> None:
    person.press("K", CTRL)
    person.press("F6")
    assert not person.window.desk.top.search.hasFocus()


def test_folding_the_pane_with_the_focus_leaves_the_focus_somewhere(person: Person) -> None:
    person.window.sidebar.setFocus()
    person.press("F9")
    person.press("J")
    assert person.article == person.listed()[1]


def test_the_sizes_of_the_panes_are_kept(person: Person, visit: Callable[[], Person]) -> None:
    sizes = person.window.panes.splitter.sizes()
    person.window.panes.splitter.setSizes([sizes[0] + 10, sizes[1], sizes[2] - 10, sizes[3]])
    kept = person.window.panes.splitter.sizes()
    assert visit().window.panes.splitter.sizes() == kept


def test_full_screen_comes_and_goes(person: Person) -> None:
    person.press("F11")
    assert person.window.isFullScreen()
    assert person.window.desk.actions_[Do.FULL_SCREEN].isChecked()
    person.press("F11")
    assert not person.window.isFullScreen()


def test_a_window_closed_in_full_screen_comes_back_in_order(
    person: Person, visit: Callable[[], Person]
) -> None:
    person.press("F11")
    again = visit()
    full = again.window.isFullScreen()
    assert again.window.desk.actions_[Do.FULL_SCREEN].isChecked() == full
    again.press("F11")
    assert again.window.isFullScreen() != full


@pytest.mark.parametrize("width", [1024, 1800])
def test_the_article_has_most_of_the_room_in_windows_of_every_width(
    person: Person, width: int
) -> None:
    person.window.resize(1440, 700)
    QApplication.processEvents()
    before = person.window.panes.splitter.sizes()
    person.window.resize(width, 700)
    QApplication.processEvents()
    after = person.window.panes.splitter.sizes()
    assert after[0] == before[0]
    assert after[2] > 0.4 * width
    person.window.resize(1440, 700)
    QApplication.processEvents()
    again = person.window.panes.splitter.sizes()
    assert all(abs(one - other) < 80 for one, other in zip(again, before, strict=True))


def test_no_pane_lies_over_another_in_the_smallest_window(person: Person) -> None:
    person.window.resize(LEAST_SIZE)
    splitter = person.window.list.parentWidget()
    assert isinstance(splitter, QSplitter)
    person.wait(lambda: person.window.size() == LEAST_SIZE)
    panes = [splitter.widget(place).geometry() for place in range(splitter.count())]
    assert all(left.right() < right.left() for left, right in pairwise(panes))
    assert panes[-1].right() < splitter.width()
