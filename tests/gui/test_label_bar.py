from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QTextEdit, QVBoxLayout, QWidget

from reader.values import Label, LabelId
from ui.colours import contrast
from ui.theme import THEMES, apply_theme, load_theme
from ui.views.labels.label_bar import LabelBar
from ui.views.labels.label_chip import LabelChip
from ui.wording.tips import tip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

COLOURS = [("#c2410c", "#fdba74"), ("#1d4ed8", "#93c5fd"), ("#a16207", "#fde047")]


def label(number: int, name: str) -> Label:
    colour, tint = COLOURS[number % len(COLOURS)]
    key = str(number) if number < 10 else ""
    return Label(LabelId(number), f"u{number}", name, colour, tint, key, f"About {name}", number)


class Page(QWidget):
    """A text over the bar, as in the window."""

    def __init__(self, count: int) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.text, self.bar = QTextEdit(), LabelBar()
        column.addWidget(self.text)
        column.addWidget(self.bar)
        self.bar.set_labels([label(n, f"LABEL{n}") for n in range(1, count + 1)], dark=False)

    def chips(self) -> list[LabelChip]:
        chips = self.bar.findChildren(LabelChip)
        return sorted(chips, key=lambda chip: chip.label.position)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page(9)
    qtbot.addWidget(page)
    page.resize(900, 300)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.text.setFocus()
    qtbot.waitUntil(page.text.hasFocus)
    return page


def test_a_click_chooses_the_label_and_leaves_the_focus_in_the_text(
    page: Page, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.bar.label_chosen) as chosen:
        qtbot.mouseClick(page.chips()[2], Qt.MouseButton.LeftButton)
    assert chosen.args == [3]
    assert page.text.hasFocus()


def test_arrows_move_among_the_labels_and_enter_applies_one(page: Page, qtbot: QtBot) -> None:
    page.text.setTabChangesFocus(True)
    qtbot.keyClick(page.text, Qt.Key.Key_Tab)
    assert page.chips()[0].hasFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(QApplication.focusWidget(), key)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert page.chips()[0].hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    with qtbot.waitSignal(page.bar.label_chosen) as chosen:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert chosen.args == [9]


def test_the_bar_is_one_stop_of_the_tab_key(page: Page, qtbot: QtBot) -> None:
    page.text.setTabChangesFocus(True)
    qtbot.keyClick(page.text, Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert page.text.hasFocus()


def test_arrows_follow_the_direction_of_the_window(page: Page, qtbot: QtBot) -> None:
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    first, second = page.chips()[:2]
    qtbot.waitUntil(lambda: first.x() > second.x())
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Left)
    assert second.hasFocus()


@pytest.mark.parametrize("width", [200, 420, 1200])
def test_no_label_is_clipped_at_any_width(page: Page, qtbot: QtBot, width: int) -> None:
    page.resize(width, 500)
    qtbot.waitUntil(lambda: page.width() == width)
    view = page.bar.viewport()
    for chip in page.chips():
        page.bar.ensureWidgetVisible(chip)
        place = chip.rect().translated(chip.mapTo(view, QPoint()))
        assert view.rect().contains(place)
        assert chip.width() >= chip.sizeHint().width()


@pytest.mark.parametrize("more", range(-2, 3))
def test_no_line_of_labels_is_out_of_sight_where_they_just_fit(
    page: Page, qtbot: QtBot, more: int
) -> None:
    chips = page.chips()
    whole = sum(chip.width() for chip in chips) + 2 * (len(chips) - 1) + 2 * chips[0].x()
    page.bar.setStyleSheet("#labelBar { border: none; border-top: 1px solid black; }")
    around = page.width() - page.bar.width()
    for width in (whole - 100, whole + more):
        page.resize(width + around, 500)
        qtbot.waitUntil(lambda width=width: page.bar.viewport().width() == width)
    page.bar.verticalScrollBar().setValue(0)
    view = page.bar.viewport()
    for chip in chips:
        assert view.rect().contains(chip.rect().translated(chip.mapTo(view, QPoint())))


def test_many_labels_take_three_lines_and_scroll_to_the_one_in_focus(qtbot: QtBot) -> None:
    page = Page(60)
    qtbot.addWidget(page)
    page.resize(500, 400)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    assert page.bar.height() < 4 * page.chips()[0].height()
    page.chips()[0].setFocus()
    qtbot.waitUntil(page.chips()[0].hasFocus)
    qtbot.keyClick(page.chips()[0], Qt.Key.Key_End)
    assert page.chips()[-1].hasFocus()
    assert not page.chips()[-1].visibleRegion().isEmpty()


def test_a_tip_says_what_a_label_means_and_which_was_used_last(page: Page) -> None:
    page.bar.set_latest(LabelId(2))
    tips = [chip.toolTip() for chip in page.chips()]
    assert tips[0] == tip("LABEL1 (1)") + tip("About LABEL1")
    assert [n for n, text in enumerate(tips, 1) if "Used last" in text] == [2]


def test_a_description_is_never_taken_for_markup(page: Page) -> None:
    sly = replace(label(1, "ONE"), description="<img src='file:///etc/hostname'> & more")
    page.bar.set_labels([sly], dark=False)
    chip = next(chip for chip in page.chips() if chip.label == sly)
    assert "<img" not in chip.toolTip()
    assert "&lt;img" in chip.toolTip()


def test_the_latest_label_stays_so_when_the_labels_change(page: Page) -> None:
    page.bar.set_latest(LabelId(2))
    page.bar.set_labels([label(1, "ONE"), label(2, "TWO")], dark=True)
    tips = {chip.label.name: chip.toolTip() for chip in page.chips() if chip.isVisible()}
    assert "Used last" in tips["TWO"]


def test_a_library_without_labels_has_an_empty_bar(page: Page) -> None:
    page.bar.set_labels([], dark=False)
    assert page.bar.height() < 30


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("latest", [True, False])
def test_a_name_is_legible_on_its_chip(
    qapp: QApplication, qtbot: QtBot, name: str, *, latest: bool
) -> None:
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    theme = load_theme(name)
    apply_theme(qapp, theme)
    for number in range(len(COLOURS)):
        chip = LabelChip(label(number, "MMMM"), dark=theme.dark)
        qtbot.addWidget(chip)
        chip.set_latest(latest=latest)
        chip.resize(chip.sizeHint())
        assert _contrast_of_name(chip) >= 4.4
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


def _contrast_of_name(chip: LabelChip) -> float:
    image = chip.grab().toImage()
    middle = image.height() // 2
    right = [image.pixelColor(x, middle) for x in range(image.width() // 2, image.width() - 6)]
    ground = QColor(image.pixelColor(image.width() - 6, middle))
    return max(contrast(pixel, ground) for pixel in right)
