"""Selecting in the reading view by hand: snapped to words, grown by clicks, marks in turn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shown_articles import GPE, LABELS, ORG, PERSON, mark, mark_at, shown

from reader.values import BlockKind, Span
from ui.theme import load_theme
from ui.views.page.reading_view import ReadingView
from ui.views.page.shown_marks import ShownMarks
from ui.views.page.typography import ReadingStyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from reader.values import Annotation, Article

    Show = Callable[..., ReadingView]

LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT, ALT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
HARBOUR = shown(
    (BlockKind.TITLE, "Harbour council doubles its fleet"),
    (
        BlockKind.PARAGRAPH,
        "Ines Halloran’s council said boats were bought by the Port of Anneth. It has ten.",
    ),
)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Return a function that shows an article with marks in a window of its own."""

    def open_view(article: Article = HARBOUR, *marks: Annotation, width: int = 900) -> ReadingView:
        view = ReadingView(load_theme("light"), ReadingStyle())
        qtbot.addWidget(view)
        view.set_labels(LABELS)
        view.resize(width, 600)
        view.show_article(replace(article, annotations=marks))
        with qtbot.waitExposed(view):
            view.show()
        view.activateWindow()
        view.setFocus()
        qtbot.waitUntil(view.hasFocus)
        return view

    return open_view


def place_of(view: ReadingView, offset: int) -> QPoint:
    """Return a point on the viewport in the letter at ``offset`` of text without astral letters."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(offset)
    left = view.cursorRect(cursor)
    cursor.setPosition(offset + 1)
    return (left.center() + view.cursorRect(cursor).center()) / 2


def draw(view: ReadingView, first: QPoint, last: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    send(view, QEvent.Type.MouseButtonPress, first, held=held)
    send(view, QEvent.Type.MouseMove, last, held=held)
    send(view, QEvent.Type.MouseButtonRelease, last, held=held)


def send(
    view: ReadingView,
    kind: QEvent.Type,
    point: QPoint,
    time: int = 10_000,
    held: Qt.KeyboardModifier = NONE,
) -> None:
    """Let the mouse do something with its left button down, at a time in milliseconds."""
    up = kind is QEvent.Type.MouseButtonRelease
    event = QMouseEvent(
        kind,
        QPointF(point),
        QPointF(view.viewport().mapToGlobal(point)),
        Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else LEFT,
        Qt.MouseButton.NoButton if up else LEFT,
        held,
    )
    event.setTimestamp(time)
    QApplication.sendEvent(view.viewport(), event)


def double_click(view: ReadingView, point: QPoint) -> None:
    QTest.mouseClick(view.viewport(), LEFT, pos=point)
    QTest.mouseDClick(view.viewport(), LEFT, pos=point)


def test_a_selection_drawn_roughly_goes_to_whole_words(show: Show) -> None:
    view = show()
    start = HARBOUR.text.index("Port of Anneth")
    first, last = place_of(view, start + 2), place_of(view, start + 11)
    draw(view, first, last)
    assert view.selection() != view.target_span() == Span(start, start + len("Port of Anneth"))


@pytest.mark.parametrize("held", [ALT, CTRL])
def test_a_held_key_keeps_a_selection_from_snapping(show: Show, held: Qt.KeyboardModifier) -> None:
    view = show()
    start = HARBOUR.text.index("Port of Anneth")
    first, last = place_of(view, start + 1), place_of(view, start + 11)
    draw(view, first, last, held)
    assert view.target_span() == view.selection()


def test_a_selection_by_shift_snaps_and_with_alt_it_does_not(show: Show) -> None:
    view = show()
    start = HARBOUR.text.index("Halloran")
    view.set_caret(start)
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert view.target_span() == Span(start, start + len("Halloran"))
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT | ALT)
    assert view.target_span() == view.selection() == Span(start, start + 4)


def test_the_snap_is_seen_while_drawing(show: Show) -> None:
    view = show()
    start = HARBOUR.text.index("boats")
    first, last = place_of(view, start + 2), place_of(view, start + 3)
    QTest.mousePress(view.viewport(), LEFT, pos=first - QPoint(3, 0))
    QTest.mouseMove(view.viewport(), last + QPoint(3, 0))
    view.viewport().grab()
    assert view._painter.selection == Span(start, start + 5)
    assert view._painter.drawn != view._painter.selection


def test_each_further_double_click_takes_more(show: Show) -> None:
    view = show()
    start = HARBOUR.text.index("Halloran")
    taken = []
    for _ in range(3):
        double_click(view, place_of(view, start + 3))
        taken.append(HARBOUR.text[slice(*view.selection())])
    assert taken[:2] == ["Halloran", "Ines Halloran"]
    assert taken[2].startswith("Ines Halloran’s council")


def test_a_double_click_on_another_word_takes_that_word(show: Show) -> None:
    view = show()
    sentence = HARBOUR.text.index("Halloran")
    for _ in range(3):
        double_click(view, place_of(view, sentence + 3))
    double_click(view, place_of(view, HARBOUR.text.index("boats") + 2))
    assert HARBOUR.text[slice(*view.selection())] == "boats"


def test_the_third_click_in_a_row_takes_the_name(show: Show) -> None:
    view = show()
    start = HARBOUR.text.index("Halloran")
    point = place_of(view, start + 3)
    QTest.mouseClick(view.viewport(), LEFT, pos=point)
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonPress):
        send(view, kind, point, 1000)
        send(view, QEvent.Type.MouseMove, point + QPoint(9, 0), 1010)
        send(view, QEvent.Type.MouseButtonRelease, point, 1020)
    assert HARBOUR.text[slice(*view.selection())] == "Ines Halloran"


def test_each_click_where_several_marks_lie_takes_the_next(show: Show) -> None:
    outer = mark(HARBOUR, "Port of Anneth", number=1)
    inner = mark(HARBOUR, "Anneth", GPE, number=2)
    view = show(HARBOUR, outer, inner)
    offered = []
    view.marks_clicked.connect(lambda _place, marks: offered.append(marks))
    point = place_of(view, inner.start + 2)
    selected = []
    for _ in range(3):
        QTest.mouseClick(view.viewport(), LEFT, pos=point)
        selected.append(view.selected_annotation())
    assert selected == [inner.id, outer.id, inner.id]
    assert offered == [[inner, outer]] * 3


def test_crossing_and_coinciding_marks_are_reached_in_turn(show: Show) -> None:
    start = HARBOUR.text.index("Port of Anneth")
    marks = [
        mark_at(HARBOUR, start, start + 7, ORG, number=1),
        mark_at(HARBOUR, start + 5, start + 14, GPE, number=2),
        mark_at(HARBOUR, start + 5, start + 14, PERSON, number=3),
    ]
    view = show(HARBOUR, *marks)
    view.set_caret(start + 6)
    reached = {view.select_next_here().id for _ in range(3)}
    assert reached == {each.id for each in marks}


def test_marks_of_other_labels_are_passed_over_and_hidden_ones_cannot_be_selected(
    show: Show,
) -> None:
    council, port = mark(HARBOUR, "council", PERSON, number=1), mark(HARBOUR, "Port", number=2)
    view = show(HARBOUR, council, port)
    view.show_marks(ShownMarks(only=frozenset({ORG})))
    assert view.next_mark() == port
    view.show_marks(ShownMarks(hidden=True))
    assert view.selected_annotation() is None
    view.set_caret(council.start + 1)
    assert view.selected_annotation() is None
    assert view.next_mark() is None
