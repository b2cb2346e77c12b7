from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from inspected import GPE, LABELS, ORG, PERSON, mark
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from reader.values import Edit
from ui.colours import contrast
from ui.models.marks import HEADING_ROLE, MarkOrder
from ui.theme import THEMES, load_theme
from ui.views.inspector.marks_pane import MarksPane
from ui.views.inspector.row_delegate import strong

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu
    from pytestqt.qtbot import QtBot

KEY = Qt.Key
POPUP = "plugin does not support (raise|grabbing)"
MARKS = (
    mark(1, "Northgate", GPE),
    mark(2, "Harbour Council"),
    mark(3, "ميناء الشمال", note="Which pier?\nAsk."),
    mark(4, "Valmora", GPE),
    mark(5, "Ines Halloran", PERSON),
)


class Page(QWidget):
    """The pane in a window with shortcuts of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.pane = MarksPane(load_theme("light"))
        self.window_keys: list[str] = []
        column = QVBoxLayout(self)
        column.addWidget(self.pane)
        for key in ("N", "X", "2", "Del", "S"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda key=key: self.window_keys.append(key))
        self.heard: list[tuple[object, ...]] = []
        for name in (
            "annotation_chosen",
            "relabel_requested",
            "remove_requested",
            "note_requested",
            "notes_requested",
        ):
            signal = getattr(self.pane, name)
            signal.connect(lambda *args, name=name: self.heard.append((name, *args)))
        self.pane.set_labels(LABELS)
        self.pane.show_marks(MARKS)

    def press(
        self, qtbot: QtBot, row: int, button: Qt.MouseButton = Qt.MouseButton.LeftButton
    ) -> None:
        qtbot.mouseClick(self.pane.view.viewport(), button, pos=self.place(row))

    def place(self, row: int) -> QPoint:
        view = self.pane.view
        return view.visualRect(view.model().index(row, 0)).center()

    def key(self, qtbot: QtBot, *keys: Qt.Key) -> None:
        for key in keys:
            qtbot.keyClick(self.pane.view, key)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.resize(240, 400)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.pane.setFocus()
    qtbot.waitUntil(page.pane.view.hasFocus)
    return page


def test_a_press_and_the_arrows_choose_a_mark(page: Page, qtbot: QtBot) -> None:
    page.press(qtbot, 1)
    page.key(qtbot, KEY.Key_Down, KEY.Key_End, KEY.Key_Home)
    assert page.heard == [("annotation_chosen", number) for number in (2, 3, 5, 1)]


def test_a_second_press_chooses_the_mark_again(page: Page, qtbot: QtBot) -> None:
    page.press(qtbot, 1)
    page.press(qtbot, 1)
    assert page.heard == [("annotation_chosen", 2)] * 2


def test_an_arrow_at_the_end_chooses_nothing(page: Page, qtbot: QtBot) -> None:
    page.press(qtbot, 4)
    page.heard.clear()
    page.key(qtbot, KEY.Key_Down)
    assert page.heard == []


def test_what_the_program_does_is_not_told(page: Page) -> None:
    page.pane.select_annotation(MARKS[2].id)
    assert page.pane.selected() == [3]
    page.pane.apply([Edit(MARKS[2], None)])
    page.pane.set_order(MarkOrder.LABEL)
    page.pane.select_annotation(None)
    page.pane.show_marks(None)
    assert page.heard == []


def test_n_and_enter_ask_for_the_note(page: Page, qtbot: QtBot) -> None:
    page.pane.select_annotation(MARKS[0].id)
    page.key(qtbot, KEY.Key_N, KEY.Key_Return, KEY.Key_Enter)
    assert page.heard == [("note_requested", 1)] * 3


def test_a_double_click_asks_for_the_note(page: Page, qtbot: QtBot) -> None:
    page.press(qtbot, 3)
    qtbot.mouseDClick(page.pane.view.viewport(), Qt.MouseButton.LeftButton, pos=page.place(3))
    assert page.heard[-1] == ("note_requested", 4)


@pytest.mark.parametrize("key", [KEY.Key_X, KEY.Key_Delete])
def test_x_and_del_ask_to_remove_all_selected_marks(page: Page, qtbot: QtBot, key: KEY) -> None:
    page.press(qtbot, 1)
    qtbot.keyClick(page.pane.view, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.key(qtbot, key)
    assert page.heard[-1] == ("remove_requested", [2, 3])


def test_the_key_of_a_label_asks_to_relabel_the_selected_marks(page: Page, qtbot: QtBot) -> None:
    page.pane.select_annotation(MARKS[0].id)
    page.key(qtbot, KEY.Key_2)
    assert page.heard == [("relabel_requested", [1], ORG)]


def test_keys_of_the_list_go_before_the_window_and_others_to_it(page: Page, qtbot: QtBot) -> None:
    page.pane.select_annotation(MARKS[0].id)
    page.key(qtbot, KEY.Key_N, KEY.Key_X, KEY.Key_Delete, KEY.Key_2, KEY.Key_S)
    assert page.window_keys == ["S"]


def test_nothing_is_asked_for_without_a_mark(page: Page, qtbot: QtBot) -> None:
    page.pane.select_annotation(None)
    page.key(qtbot, KEY.Key_N, KEY.Key_X, KEY.Key_2)
    assert page.heard == []


def test_the_next_mark_follows_one_that_was_removed_here(page: Page, qtbot: QtBot) -> None:
    page.press(qtbot, 1)
    page.pane.apply([Edit(MARKS[1], None)])
    assert page.pane.selected() == [3]


def test_no_mark_follows_one_that_was_removed_elsewhere(page: Page, qtbot: QtBot) -> None:
    page.pane.select_annotation(MARKS[1].id)
    page.pane.findChild(QLineEdit).setFocus()
    page.pane.apply([Edit(MARKS[1], None)])
    assert page.pane.selected() == []


def test_by_label_there_are_headings_with_counts_in_the_order_of_the_labels(page: Page) -> None:
    page.pane.set_order(MarkOrder.LABEL)
    rows = [page.pane.view.model().index(row, 0) for row in range(8)]
    heads = [row.data(HEADING_ROLE) for row in rows]
    assert [(h.label, h.count) if h else None for h in heads] == [
        *((ORG, 2), None, None),
        *((GPE, 2), None, None),
        *((PERSON, 1), None),
    ]


def test_arrows_pass_over_headings_and_a_press_on_one_does_nothing(
    page: Page, qtbot: QtBot
) -> None:
    page.pane.set_order(MarkOrder.LABEL)
    page.press(qtbot, 2)
    page.key(qtbot, KEY.Key_Down, KEY.Key_Home)
    page.press(qtbot, 3)
    assert page.heard == [("annotation_chosen", number) for number in (3, 1, 2)]


def test_a_mark_stays_selected_when_its_label_moves_it(page: Page) -> None:
    page.pane.set_order(MarkOrder.LABEL)
    page.pane.select_annotation(MARKS[1].id)
    page.pane.apply([Edit(MARKS[1], mark(2, "Harbour Council", PERSON))])
    assert page.pane.selected() == [2]
    assert page.pane.view.currentIndex().row() == 6
    assert page.heard == []


def test_the_filter_finds_words_of_quote_note_and_label(page: Page, qtbot: QtBot) -> None:
    field = page.pane.findChild(QLineEdit)
    for words, rows in {"north": 1, "PIER": 1, "gpe": 2, "nothing": 0, " ": 5}.items():
        field.setText(words)
        assert page.pane.view.model().rowCount() == rows
    assert page.pane.count == 5
    qtbot.keyClicks(field, "val")
    qtbot.keyClick(field, KEY.Key_Down)
    assert page.pane.view.hasFocus()
    field.setFocus()
    qtbot.keyClick(field, KEY.Key_Escape)
    assert page.pane.view.model().rowCount() == 5


def test_single_letters_are_text_in_the_filter(page: Page, qtbot: QtBot) -> None:
    field = page.pane.findChild(QLineEdit)
    field.setFocus()
    for key in (KEY.Key_N, KEY.Key_X, KEY.Key_2, KEY.Key_S):
        qtbot.keyClick(field, key)
    qtbot.keyClick(field, KEY.Key_Delete)
    assert field.text() == "nx2s"
    assert page.window_keys == []


def open_menu(page: Page) -> QMenu:
    view = page.pane.view
    at = QPoint(5, 5)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(
        view.viewport(), QContextMenuEvent(reason, at, view.viewport().mapToGlobal(at))
    )
    menu = QApplication.activePopupWidget()
    assert menu is not None
    return menu  # type: ignore[return-value]


@pytest.mark.qt_log_ignore(POPUP)
def test_the_menu_relabels_notes_and_removes(page: Page) -> None:
    page.pane.select_annotation(MARKS[0].id)
    menu = open_menu(page)
    labels = menu.actions()[0].menu()
    assert [action.text() for action in labels.actions()] == ["ORG\t2", "GPE\t3", "R&&D"]
    labels.actions()[2].trigger()
    for action in menu.actions()[1:]:
        action.trigger()
    menu.close()
    assert page.heard == [
        ("relabel_requested", [1], PERSON),
        ("note_requested", 1),
        ("remove_requested", [1]),
    ]


def test_there_is_no_menu_without_a_selected_mark(page: Page) -> None:
    page.pane.select_annotation(None)
    page.pane.view.menu_requested.connect(lambda _at: page.heard.append(("menu",)))
    at = QPoint(5, 300)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, at)
    QApplication.sendEvent(page.pane.view.viewport(), event)
    assert page.heard == []


def test_an_empty_list_says_why(page: Page) -> None:
    pane = page.pane
    pane.findChild(QLineEdit).setText("nothing")
    assert "No mark is like that" in pane.view.accessibleDescription()
    pane.show_marks(())
    assert "press the key of a label" in pane.view.accessibleDescription()
    pane.show_marks(None)
    assert "Open an article" in pane.view.accessibleDescription()


def test_rows_are_as_high_as_what_they_show(page: Page) -> None:
    heights = page.pane.view.rowHeight
    assert heights(2) > heights(0) == heights(1)
    page.pane.apply([Edit(MARKS[2], mark(3, "ميناء الشمال"))])
    assert heights(2) == heights(0)
    page.pane.hide()
    page.pane.apply([Edit(MARKS[0], mark(1, "Northgate", GPE, "Check"))])
    page.pane.show()
    assert heights(0) > heights(1)


def test_a_quote_stands_at_the_side_where_its_script_begins(page: Page) -> None:
    # Fewer dark pixels on the left of the row for Arabic, on the right for Latin letters.
    page.pane.set_order(MarkOrder.LABEL)
    image = page.pane.view.viewport().grab().toImage()
    ratio = image.devicePixelRatio()

    def dark(row: int, left: int, right: int) -> int:
        y = page.place(row).y()
        return sum(
            image.pixelColor(round(x * ratio), round((y + dy) * ratio)).lightness() < 120
            for x in range(left, right)
            for dy in range(-12, 0)
        )

    width, middle = page.pane.view.viewport().width(), page.pane.view.viewport().width() // 2
    latin, arabic = 1, 2
    assert dark(latin, 26, middle) > dark(latin, middle, width - 12)
    assert dark(arabic, 26, middle) < dark(arabic, middle, width - 12)


@pytest.mark.parametrize("name", THEMES)
def test_the_names_of_labels_are_legible_on_every_ground(name: str) -> None:
    theme = load_theme(name)
    for label in LABELS:
        for ground in (theme.panel, theme.selection, theme.hover):
            assert contrast(strong(label, theme), ground) >= 4.4


def test_marks_are_told_to_screen_readers(page: Page) -> None:
    assert page.pane.view.accessibleName() == "Marks"
    assert page.pane.view.model().index(2, 0).data() == "ميناء الشمال · ORG · Which pier?\nAsk."


def test_tab_leaves_the_list(page: Page, qtbot: QtBot) -> None:
    page.key(qtbot, KEY.Key_Tab)
    assert not page.pane.view.hasFocus()


def test_a_theme_can_be_changed(page: Page) -> None:
    page.pane.set_theme(load_theme("dark"))
    QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)
    assert not page.pane.grab().isNull()


def test_only_marks_with_notes_are_listed_on_demand(page: Page) -> None:
    entry = next(e for e in page.pane._order.menu().actions() if e.text() == "Only with notes")
    entry.trigger()
    assert [value.quote for value in page.pane._model.values] == ["ميناء الشمال"]
    page.pane._filter.setText("nothing")
    assert "No mark is like that" in page.pane.view.accessibleDescription()
    page.pane._filter.clear()
    entry.trigger()
    assert len(page.pane._model.values) == len(MARKS)


def test_all_marks_are_selected_to_be_noted_together(page: Page, qtbot: QtBot) -> None:
    qtbot.keyClick(page.pane.view, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    page.key(qtbot, KEY.Key_N)
    assert page.heard[-1] == ("notes_requested", [each.id for each in MARKS])
