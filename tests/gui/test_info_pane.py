from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from inspected import GPE, LABELS, ORG, PERSON, mark, summary
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit

from reader.values import Direction, Edit, Status
from ui.theme import load_theme
from ui.views.inspector.info_pane import InfoPane, particulars
from ui.views.inspector.label_counts import CountsText
from ui.views.parts.tag_field import TagChip
from ui.views.parts.value_text import ValueText

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEY = Qt.Key


@pytest.fixture
def pane(qtbot: QtBot) -> InfoPane:
    pane = InfoPane(load_theme("light"))
    qtbot.addWidget(pane)
    pane.set_labels(LABELS)
    pane.show_summary(summary(tags=("harbour", "to check"), labels=((ORG, 2), (GPE, 1))))
    pane.resize(240, 700)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.activateWindow()
    return pane


def values(pane: InfoPane) -> dict[str, str]:
    shown = [text for text in pane.findChildren(ValueText) if text.isVisible()]
    return {text.accessibleName(): text.toPlainText() for text in shown}


def chips(pane: InfoPane) -> list[TagChip]:
    return [chip for chip in pane.findChildren(TagChip) if not chip.isHidden()]


def line(pane: InfoPane) -> QLineEdit:
    return pane.findChild(QLineEdit)


def test_everything_that_is_known_is_shown(pane: InfoPane) -> None:
    shown = values(pane)
    assert shown["Title"] == "Harbour council doubles its pilot fleet"
    assert shown["Published"] == "18 Feb 2021"
    assert shown["Language"] == "English"
    assert shown["Length"] == "620 words · 3 min"
    assert shown["Status"] == "In progress"
    assert shown["Marks by label"] == "ORG\t2\nGPE\t1"


def test_what_is_not_known_has_no_line(pane: InfoPane) -> None:
    pane.show_summary(summary(byline="", url="", published=None, labels=()))
    assert values(pane).keys().isdisjoint({"Byline", "Address", "Published", "Marks by label"})


def test_particulars_are_in_words() -> None:
    told = particulars(summary(language="xx", direction=Direction.RTL, words=1, status=Status.DONE))
    assert [told[key] for key in ("language", "direction", "length", "status")] == [
        "xx",
        "Right to left",
        "1 word",
        "Done",
    ]
    assert particulars(summary(words=0, language=""))["length"] == "0 words"


def test_markup_in_a_title_is_text(pane: InfoPane) -> None:
    pane.show_summary(summary(title="<img src='file:///x'> a < b"))
    assert values(pane)["Title"] == "<img src='file:///x'> a < b"


@pytest.mark.parametrize("width", [200, 262, 500])
def test_no_value_is_cut_or_covers_another(pane: InfoPane, qtbot: QtBot, width: int) -> None:
    pane.resize(width, 700)
    qtbot.wait(20)
    shown = [text for text in pane.findChildren(ValueText) if text.isVisible()]
    for text in shown:
        assert text.document().size().height() <= text.height() + 1
        assert text.mapTo(pane, QPoint()).x() + text.width() <= pane.viewport().width()
    places = [text.rect().translated(text.mapTo(pane.widget(), QPoint())) for text in shown]
    for one, other in itertools.pairwise(places):
        assert not one.intersects(other)


def test_values_are_reached_selected_and_copied_by_keyboard(pane: InfoPane, qtbot: QtBot) -> None:
    pane.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
    focused = QApplication.focusWidget()
    assert isinstance(focused, ValueText)
    assert focused.accessibleName() == "Source"
    qtbot.keySequence(focused, QKeySequence(QKeySequence.StandardKey.SelectAll))
    qtbot.keySequence(focused, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "Northgate Wire"
    qtbot.keyClicks(focused, "x")
    assert focused.toPlainText() == "Northgate Wire"


def test_counts_follow_edits_and_stand_in_the_order_of_the_labels(pane: InfoPane) -> None:
    pane.apply([Edit(mark(1, label=GPE), mark(1, label=PERSON)), Edit(None, mark(2, label=ORG))])
    assert values(pane)["Marks by label"] == "ORG\t3\nR&D\t1"
    pane.set_labels(LABELS[::-1])
    assert values(pane)["Marks by label"] == "R&D\t1\nORG\t3"


def test_the_counts_end_at_one_side(pane: InfoPane) -> None:
    text = pane.findChild(CountsText)
    cursor = text.textCursor()
    cursor.movePosition(cursor.MoveOperation.EndOfBlock)
    assert text.viewport().width() - text.cursorRect(cursor).x() < 12


def test_a_tag_is_typed_and_asked_for(pane: InfoPane, qtbot: QtBot) -> None:
    qtbot.keyClicks(line(pane), "  storms ")
    with qtbot.waitSignal(pane.tag_added) as added:
        qtbot.keyClick(line(pane), KEY.Key_Return)
    assert added.args == ["storms"]
    qtbot.waitUntil(lambda: line(pane).text() == "")
    with qtbot.assertNotEmitted(pane.tag_added):
        qtbot.keyClick(line(pane), KEY.Key_Return)


@pytest.mark.qt_log_ignore("plugin does not support (raise|grabbing)")
def test_known_tags_are_offered_but_not_those_the_article_has(pane: InfoPane, qtbot: QtBot) -> None:
    pane.set_known_tags(["harbour", "inner harbour", "strike"])
    heard: list[str] = []
    pane.tag_added.connect(heard.append)
    line(pane).setFocus()
    qtbot.keyClicks(line(pane), "HARB")
    popup = line(pane).completer().popup()
    assert [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())] == [
        "inner harbour"
    ]
    qtbot.keyClick(popup, KEY.Key_Down)
    qtbot.keyClick(popup, KEY.Key_Return)
    qtbot.waitUntil(lambda: line(pane).text() == "")
    assert heard == ["inner harbour"]


@pytest.mark.parametrize("key", [KEY.Key_Space, KEY.Key_Return, KEY.Key_Delete])
def test_a_tag_is_removed_by_keyboard(pane: InfoPane, qtbot: QtBot, key: KEY) -> None:
    button = chips(pane)[0].button
    button.setFocus()
    with qtbot.waitSignal(pane.tag_removed) as removed:
        qtbot.keyClick(button, key)
    assert removed.args == ["harbour"]


def test_a_tag_is_removed_by_mouse(pane: InfoPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.tag_removed) as removed:
        qtbot.mouseClick(chips(pane)[1].button, Qt.MouseButton.LeftButton)
    assert removed.args == ["to check"]


def test_the_focus_stays_among_the_tags_when_one_goes(pane: InfoPane) -> None:
    chips(pane)[0].button.setFocus()
    pane.show_summary(summary(tags=("to check",)))
    assert chips(pane)[0].button.hasFocus()
    pane.show_summary(summary())
    assert line(pane).hasFocus()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_tag_that_is_being_typed_stays_while_the_article_changes(
    pane: InfoPane, qtbot: QtBot
) -> None:
    qtbot.keyClicks(line(pane), "half a ta")
    pane.show_summary(summary(tags=("harbour",), status=Status.DONE))
    assert line(pane).text() == "half a ta"
    assert values(pane)["Status"] == "Done"


def test_without_an_article_there_is_only_a_sentence(pane: InfoPane) -> None:
    pane.show_summary(None)
    assert values(pane) == {}
    assert not line(pane).isVisible()
