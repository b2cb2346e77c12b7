"""The reading view through keyboard, mouse and its offsets."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QHelpEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QToolTip, QWidget
from shown_articles import GPE, LABELS, ORG, PERSON, mark, mark_at, note_on, shown

from reader.values import AnnotationId, Block, BlockKind, Edit, Inline, InlineKind, NoteId, Span
from ui.theme import load_theme
from ui.views.page.margin_notes import DRIFT
from ui.views.page.margin_text import margin_layout
from ui.views.page.page_painter import HEADER_SIZE, HEADER_TOP
from ui.views.page.reading_view import ReadingView
from ui.views.page.typography import ReadingStyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from reader.values import Article

    Show = Callable[..., ReadingView]

TITLE, PARAGRAPH = BlockKind.TITLE, BlockKind.PARAGRAPH
BOILERPLATE = BlockKind.BOILERPLATE
HARBOUR = shown(
    (TITLE, "Harbour council doubles its fleet"),
    (
        PARAGRAPH,
        "Ines Halloran’s council\u00a0said 👩🏽‍🚒 boats were bought by the Port of Anneth.",
    ),
    (BOILERPLATE, "Share this story"),
    (PARAGRAPH, "سەرۆکی ئەنجومەن لە Northgate گوتی."),
)
LONG = shown(
    (TITLE, "Pilots"), *((PARAGRAPH, f"{n} boats left the harbour. " * 9) for n in range(80))
)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Return a function that shows an article in a window of its own."""

    def open_view(article: Article, width: int = 900, **style: object) -> ReadingView:
        view = ReadingView(load_theme("light"), ReadingStyle(**style))
        qtbot.addWidget(view)
        view.set_labels(LABELS)
        view.resize(width, 600)
        view.show_article(article)
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


def with_marks(article: Article, *marks: object) -> Article:
    return replace(article, annotations=marks)


def test_the_caret_is_moved_and_told_in_code_points(show: Show, qtbot: QtBot) -> None:
    view = show(HARBOUR)
    firefighter = HARBOUR.text.index("👩")
    view.set_caret(firefighter)
    with qtbot.waitSignal(view.caret_moved) as moved:
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert moved.args == [firefighter + len("👩🏽‍🚒")]
    assert view.caret() == moved.args[0]


def test_a_selection_by_keyboard_is_a_span_of_the_text(show: Show, qtbot: QtBot) -> None:
    view = show(HARBOUR)
    start = HARBOUR.text.index("boats")
    view.set_caret(start)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(view.selection_changed) as changed:
        qtbot.keyClick(view, Qt.Key.Key_Right, both)
    assert changed.args == [Span(start, start + len("boats "))]
    assert view.target_span() == Span(start, start + len("boats"))


def test_a_selection_by_mouse_is_a_span_of_the_text(show: Show, qtbot: QtBot) -> None:
    view = show(HARBOUR)
    start = HARBOUR.text.index("council said".replace(" ", "\u00a0"))
    first, last = place_of(view, start), place_of(view, start + 11)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first - QPoint(4, 0))
    qtbot.mouseMove(view.viewport(), last + QPoint(4, 0))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=last + QPoint(4, 0))
    assert view.selection() == Span(start, start + 12)


def test_a_double_click_takes_a_name_without_its_possessive(show: Show, qtbot: QtBot) -> None:
    view = show(HARBOUR)
    name = HARBOUR.text.index("Halloran")
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, name + 3))
    assert view.selection() == Span(name, name + len("Halloran"))


def test_without_a_selection_the_target_is_the_word_at_the_caret(show: Show) -> None:
    view = show(HARBOUR)
    word = HARBOUR.text.index("Northgate")
    view.set_caret(word + 4)
    assert view.target_span() == Span(word, word + len("Northgate"))


def test_a_selection_never_cuts_a_grapheme(show: Show) -> None:
    view = show(HARBOUR)
    start = HARBOUR.text.index("👩")
    cursor = QTextCursor(view.document())
    cursor.setPosition(start + 1)
    cursor.setPosition(start + 3, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert view.selection() == Span(start, start + len("👩🏽‍🚒"))


def test_what_is_copied_is_the_articles_text(show: Show, qtbot: QtBot) -> None:
    view = show(HARBOUR)
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == HARBOUR.text


def test_a_program_that_copied_text_ends_in_peace(tmp_path: Path) -> None:
    script = (
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from test_reading_view import HARBOUR, ReadingStyle, ReadingView, load_theme\n"
        "view = ReadingView(load_theme('light'), ReadingStyle())\n"
        "view.show_article(HARBOUR)\n"
        "view.selectAll()\n"
        "view.copy()\n"
    )
    here = Path(__file__).parent
    paths = {"PYTHONPATH": os.pathsep.join(map(str, (here, here.parents[1])))}
    subprocess.run([sys.executable, "-c", script], env=os.environ | paths, cwd=tmp_path, check=True)


def test_every_span_can_be_selected_and_comes_back(show: Show) -> None:
    view = show(HARBOUR)
    text = HARBOUR.text
    inside = range(text.index("👩") + 1, text.index("👩") + len("👩🏽‍🚒"))
    stops = [offset for offset in range(len(text) + 1) if offset not in inside]
    for start, end in zip(stops, stops[5:], strict=False):
        view.select_span(start, end)
        assert view.selection() == Span(start, end)
        assert view.caret() == end


def test_letters_and_digits_reach_the_windows_shortcuts(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    view = ReadingView(load_theme("light"), parent=window)
    actions = {key: QAction(window, shortcut=key) for key in ("1", "N", "Space", "Tab", "Return")}
    for action in actions.values():
        window.addAction(action)
    view.show_article(HARBOUR)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    for key, action in actions.items():
        with qtbot.waitSignal(action.triggered):
            qtbot.keyClick(view, getattr(Qt.Key, f"Key_{key}"))


def test_a_caret_in_a_mark_selects_the_innermost(show: Show, qtbot: QtBot) -> None:
    outer = mark(HARBOUR, "Port of Anneth", number=1)
    inner = mark(HARBOUR, "Anneth", GPE, number=2)
    view = show(with_marks(HARBOUR, outer, inner))
    with qtbot.waitSignal(view.annotation_selected) as selected:
        view.set_caret(inner.start + 1)
    assert selected.args == [inner.id]
    assert view.annotations_at(inner.start) == [inner, outer]
    with qtbot.waitSignal(view.annotation_selected) as selected:
        view.set_caret(0)
    assert selected.args == [None]


def test_opening_an_article_selects_no_mark(show: Show) -> None:
    view = show(with_marks(HARBOUR, mark_at(HARBOUR, 0, 7)))
    assert view.selected_annotation() is None
    assert view.next_mark() is not None


def test_header_and_text_begin_at_the_same_edge(show: Show) -> None:
    view = show(LONG, width=1300)
    first = view.document().documentLayout().blockBoundingRect(view.document().firstBlock())
    assert view._painter._column.left == first.left()


def test_a_header_that_is_too_long_ends_in_dots(show: Show) -> None:
    named = HARBOUR.summary._replace(source="H" * 80)
    view = show(replace(HARBOUR, summary=named), width=400)
    right = round(view._painter._column.right)
    end = view.viewport().grab(QRect(right - 8, HEADER_TOP, 8, HEADER_SIZE)).toImage()
    ground = view.viewport().grab(QRect(0, 0, 1, 1)).toImage().pixelColor(0, 0)
    inked = {
        y
        for x, y in product(range(end.width()), range(end.height()))
        if abs(end.pixelColor(x, y).lightness() - ground.lightness()) > 40
    }
    assert not inked or min(inked) > HEADER_SIZE // 2


def test_a_click_on_a_mark_selects_it(show: Show, qtbot: QtBot) -> None:
    council = mark(HARBOUR, "council", number=7)
    view = show(with_marks(HARBOUR, council))
    with qtbot.waitSignal(view.annotation_selected) as selected:
        point = place_of(view, council.start + 2)
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert selected.args == [AnnotationId(7)]


def test_one_of_coinciding_marks_can_be_selected(show: Show) -> None:
    one, other = mark(HARBOUR, "council", number=1), mark(HARBOUR, "council", PERSON, number=2)
    view = show(with_marks(HARBOUR, one, other))
    for each in (one, other):
        view.select_annotation(each.id)
        assert view.selected_annotation() == each.id


def test_a_selection_elsewhere_leaves_the_selected_mark(show: Show) -> None:
    council = mark(HARBOUR, "council")
    view = show(with_marks(HARBOUR, council))
    view.select_annotation(council.id)
    view.select_span(council.start, council.end)
    assert view.selected_annotation() == council.id
    view.select_span(council.end + 2, council.end + 5)
    assert view.selected_annotation() is None


def test_the_next_and_the_previous_mark_are_those_of_the_text(show: Show) -> None:
    marks = [
        mark(HARBOUR, quote, number=n) for n, quote in enumerate(("Ines", "boats", "Northgate"), 1)
    ]
    view = show(with_marks(HARBOUR, *marks))
    assert [view.next_mark() for _ in range(4)] == [*marks, None]
    assert [view.previous_mark() for _ in range(3)] == [marks[1], marks[0], None]


def test_going_from_mark_to_mark_passes_over_hidden_blocks(show: Show) -> None:
    hidden, seen = mark(HARBOUR, "story", number=1), mark(HARBOUR, "Northgate", number=2)
    view = show(with_marks(HARBOUR, hidden, seen), boilerplate="hide")
    assert view.next_mark() == seen


def test_a_removed_mark_is_no_longer_selected(show: Show, qtbot: QtBot) -> None:
    council = mark(HARBOUR, "council")
    view = show(HARBOUR)
    view.apply_annotations([Edit(None, council)])
    view.select_annotation(council.id)
    with qtbot.waitSignal(view.annotation_selected) as selected:
        view.apply_annotations([Edit(council, None)])
    assert selected.args == [None]
    assert view.annotations_at(council.start) == []


def test_edits_of_another_article_are_passed_over(show: Show) -> None:
    other = mark(HARBOUR, "council")._replace(article=2)
    view = show(HARBOUR)
    view.apply_annotations([Edit(None, other)])
    assert view.annotations_at(other.start) == []


def test_the_caret_passes_over_hidden_blocks(show: Show, qtbot: QtBot) -> None:
    view = show(HARBOUR, boilerplate="hide")
    hidden = HARBOUR.text.index("\nShare")
    behind = HARBOUR.text.index("سەرۆکی")
    view.set_caret(hidden)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.caret() == behind
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.caret() <= hidden


def test_the_kept_place_comes_back(show: Show) -> None:
    view = show(LONG)
    view.verticalScrollBar().setValue(3000)
    place = view.top_offset()
    assert place > 0
    view.show_article(replace(LONG, position=place))
    assert view.top_offset() == place
    view.scroll_to(place)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 1)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 1)
    assert view.top_offset() == place


@pytest.mark.parametrize("change", ["width", "style", "colours", "blocks"])
def test_the_place_stays_when_the_page_changes(show: Show, change: str) -> None:
    view = show(LONG)
    view.verticalScrollBar().setValue(3000)
    place = view.top_offset()
    view.select_span(place + 3, place + 9, reveal=False)
    match change:
        case "width":
            view.resize(520, 600)
        case "style":
            view.set_style(ReadingStyle(size=24))
        case "colours":
            view.set_colours(load_theme("dark"))
        case "blocks":
            view.set_blocks([LONG.blocks[0]._replace(kind=BOILERPLATE), *LONG.blocks[1:]])
    assert view.top_offset() == place
    assert view.selection() == Span(place + 3, place + 9)
    assert view.verticalScrollBar().value() > 0


def test_many_changes_of_width_do_not_let_the_place_drift(show: Show) -> None:
    view = show(LONG)
    view.verticalScrollBar().setValue(3000)
    place = view.top_offset()
    for width in range(900, 500, -37):
        view.resize(width, 600)
    assert view.top_offset() == place


@pytest.mark.parametrize(
    ("caret", "key", "modifier"),
    [
        (400, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier),
        (9, Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_what_stands_above_the_title_comes_into_view_with_it(
    show: Show, qtbot: QtBot, caret: int, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    view = show(LONG)
    view.set_caret(caret)
    view.verticalScrollBar().setValue(60)
    qtbot.keyClick(view, key, modifier)
    assert view.verticalScrollBar().value() == 0


def test_scrolling_to_the_end_is_told(show: Show, qtbot: QtBot) -> None:
    view = show(LONG)
    assert not view.at_end()
    with qtbot.waitSignals([view.scrolled, view.reached_end]):
        view.scroll_to(len(LONG.text) - 1)
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() - 1)
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())


def test_each_block_of_the_article_is_one_of_the_document(show: Show) -> None:
    text = " \n\nTitle\n \nOne\nand two\n"
    blocks = (Block(3, 8, TITLE), Block(11, 22, PARAGRAPH))
    view = show(replace(HARBOUR, text=text, blocks=blocks))
    assert view.document().blockCount() == 2
    view.select_span(11, 22)
    assert view.selection() == Span(11, 22)


def test_a_block_can_become_preformatted_under_the_caret(show: Show) -> None:
    text = "Title\nOne\nand two"
    view = show(replace(HARBOUR, text=text, blocks=(Block(0, 5, TITLE), Block(6, 17, PARAGRAPH))))
    view.select_span(8, 12)
    view.set_blocks((Block(0, 5, TITLE), Block(6, 17, BlockKind.PREFORMATTED)))
    assert view.selection() == Span(8, 12)
    assert view.document().lastBlock().layout().lineCount() == 2


def test_a_face_that_qt_falls_back_to_is_named_where_its_script_is_used(show: Show) -> None:
    plain, chinese = shown((TITLE, "Anneth é")), shown((TITLE, "港口 Anneth"))
    view = show(plain)
    usual = view.document().defaultFont().families()
    view.show_article(chinese)
    runs = view.document().firstBlock().layout().glyphRuns(0, 1)
    families = view.document().defaultFont().families()
    assert families[: len(usual)] == usual
    assert runs[0].rawFont().familyName() in families
    view.show_article(plain)
    assert view.document().defaultFont().families() == usual


def test_blocks_from_right_to_left_are_set_at_the_right(show: Show) -> None:
    view = show(HARBOUR)
    first, last = view.document().firstBlock(), view.document().lastBlock()
    assert last.layout().lineAt(0).naturalTextRect().left() > 100
    assert first.layout().lineAt(0).naturalTextRect().left() == 0


def test_a_date_stands_at_the_side_of_the_article(show: Show) -> None:
    date = (BlockKind.DATELINE, "2021-02-18T16:56:50+00:00")
    arabic = show(shown((BlockKind.TITLE, "ميناء الشمال"), date))
    assert arabic.document().lastBlock().layout().lineAt(0).naturalTextRect().left() > 100
    english = show(shown((BlockKind.TITLE, "The harbour"), date))
    assert english.document().lastBlock().layout().lineAt(0).naturalTextRect().left() == 0


def test_inlines_are_set_in_their_formats(show: Show) -> None:
    start = HARBOUR.text.index("boats")
    link = Inline(start, start + 5, InlineKind.LINK, "https://example.org")
    view = show(replace(HARBOUR, inlines=(link,)))
    cursor = QTextCursor(view.document())
    cursor.setPosition(view._page.positions.to_qt(start) + 1)
    assert cursor.charFormat().fontUnderline()
    assert not cursor.charFormat().isAnchor()


def test_a_note_in_the_margin_can_be_clicked(show: Show, qtbot: QtBot) -> None:
    view = show(HARBOUR, width=1000)
    note = note_on(HARBOUR, "boats", "How many?")
    view.apply_notes([Edit(None, note)])
    column = view._painter._column
    assert column.notes
    (placed,) = view._painter.notes.between(0, 600)
    with qtbot.waitSignal(view.note_clicked) as clicked:
        point = placed.room.center().toPoint()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert clicked.args == [note]


def test_a_note_from_right_to_left_begins_at_the_right(show: Show) -> None:
    view = show(HARBOUR, width=1000)
    view.apply_notes([Edit(None, note_on(HARBOUR, "boats", "كم عددها؟"))])
    (placed,) = view._painter.notes.between(0, 600)
    line = placed.layout.lineAt(0)
    assert line.naturalTextRect().right() == pytest.approx(line.width(), abs=2)
    assert line.naturalTextRect().left() > line.width() / 4


def test_a_note_that_is_cut_says_so_at_any_width(qtbot: QtBot) -> None:
    text = "كتبت ملاحظة طويلة عن الآلة التحليلية ووقعتها بالأحرف الأولى من اسمها فقط."
    for width in range(90, 200):
        layout = margin_layout(text, QFont(), width, 1, QColor("red"))
        assert layout.text()[: layout.lineAt(0).textLength()].endswith("…")


def test_notes_fold_to_markers_where_the_view_is_narrow(show: Show, qtbot: QtBot) -> None:
    view = show(HARBOUR, width=480)
    noted = mark(HARBOUR, "boats", note="How <b>many</b>?")
    view.apply_annotations([Edit(None, noted)])
    (placed,) = view._painter.notes.between(0, 600)
    assert placed.lines == 0
    with qtbot.waitSignal(view.note_clicked) as clicked:
        point = placed.room.center().toPoint()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert clicked.args == [noted]


def test_the_marker_of_the_note_at_the_caret_is_filled(show: Show) -> None:
    view = show(HARBOUR, width=480)
    noted = mark(HARBOUR, "boats", note="How many?")
    view.apply_annotations([Edit(None, noted)])
    (placed,) = view._painter.notes.between(0, 600)
    room, strong = placed.room.toRect(), placed.note.strong

    def inked() -> int:
        image = view.viewport().grab(room).toImage()
        points = product(range(room.width()), range(room.height()))
        return sum(image.pixelColor(*point) == strong for point in points)

    before = inked()
    view.select_annotation(noted.id)
    assert inked() > before + 10


def test_markers_of_one_line_are_a_stack_with_the_one_at_the_caret_on_top(show: Show) -> None:
    article = shown((BlockKind.PARAGRAPH, "Boats in a row."))
    marks = [
        mark(article, word, number=n, note=word) for n, word in enumerate(("Boats", "in", "row"), 1)
    ]
    view = show(with_marks(article, *marks), width=480)
    rooms = [placed.room for placed in view._painter.notes.between(0, 600)]
    assert all(a.left() < b.left() < a.right() for a, b in pairwise(rooms))
    notes = [note.source for note in view._painter.notes.at(rooms[0].center())]
    assert notes == marks
    strong, middle = view._painter._marks.ink(ORG).strong, rooms[0].toRect().center()
    view.select_annotation(marks[0].id)
    image = view.viewport().grab().toImage()
    column = [image.pixelColor(middle.x(), y) for y in range(middle.y() - 4, middle.y() + 4)]
    assert column.count(strong) >= 4


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_note_is_shown_whole_in_a_tip_and_never_as_html(show: Show) -> None:
    view = show(HARBOUR, width=480)
    view.apply_notes([Edit(None, note_on(HARBOUR, "boats", "How <b>many</b>?"))])
    (placed,) = view._painter.notes.between(0, 600)
    _hover(view, placed.room.center().toPoint())
    assert "How &lt;b&gt;many&lt;/b&gt;?" in QToolTip.text()


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_tip_names_the_labels_of_nested_marks(show: Show) -> None:
    outer = mark(HARBOUR, "Port of Anneth", ORG, number=1)
    inner = mark(HARBOUR, "Port", PERSON, number=2)
    view = show(with_marks(HARBOUR, outer, inner))
    _hover(view, place_of(view, view._page.positions.to_qt(inner.start) + 1))
    assert "PERSON · ORG" in QToolTip.text()


def _hover(view: ReadingView, point: QPoint) -> None:
    tip = QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
    QGuiApplication.sendEvent(view.viewport(), tip)


def test_notes_never_overlap(show: Show) -> None:
    view = show(HARBOUR, width=1000)
    text = "A note that takes more than the four lines there are in the margin beside it. " * 3
    for number, quote in enumerate(("Ines", "council", "boats", "Northgate"), 1):
        view.apply_notes([Edit(None, note_on(HARBOUR, quote, text, number=number))])
    rooms = [placed.room for placed in view._painter.notes.between(0, 5000)]
    assert len(rooms) == 4
    assert all(a.bottom() < b.top() for a, b in pairwise(rooms))
    assert all(1 <= placed.lines <= 4 for placed in view._painter.notes.between(0, 5000))


def test_fifty_notes_on_a_screen_stand_near_their_lines_or_join_others(show: Show) -> None:
    view = show(LONG, width=1100)
    notes = [
        Edit(None, note_on(LONG, f"{n} boats", f"A *note* of several words. {n}", number=n))
        for n in range(50)
    ]
    several = [
        Edit(None, replace(edit.after, id=NoteId(100 + edit.after.id)))
        for edit in notes
        if edit.after
    ] * 3
    view.apply_notes([*notes, *several])
    view._page.lay_out_to(50_000)
    placed = list(view._painter.notes.between(0, 50_000))
    assert all(a.room.bottom() < b.room.top() for a, b in pairwise(placed))
    assert all(each.room.top() - each.natural <= DRIFT for each in placed)
    reached = {
        note.source.id for each in placed for note in view._painter.notes.at(each.room.center())
    }
    assert reached == {*range(50), *range(100, 150)}


def test_a_note_ends_before_the_number_of_those_behind_it(show: Show) -> None:
    view = show(HARBOUR, width=1000)
    text = "A note of several words that takes more lines than there are. " * 3
    notes = [note_on(HARBOUR, "boats", text, number=number) for number in range(1, 10)]
    view.apply_notes([Edit(None, note) for note in notes])
    *alone, counting = view._painter.notes.between(0, 5000)
    last = counting.layout.lineAt(counting.lines - 1)
    badge = QFontMetricsF(counting.layout.font()).horizontalAdvance("+9")
    assert last.naturalTextWidth() < alone[0].layout.lineAt(0).width() - badge


def test_the_note_at_the_caret_is_shown_in_full(show: Show) -> None:
    view = show(HARBOUR, width=1000)
    view.apply_notes([Edit(None, note_on(HARBOUR, "boats", "Many words. " * 20))])
    view.set_caret(0)
    before = view.viewport().grab().toImage()
    view.set_caret(HARBOUR.text.index("boats") + 2)
    view.viewport().grab()
    assert view._painter.notes.selected == view.notes()[0]
    assert view.viewport().grab().toImage() != before


def test_text_with_a_note_and_no_label_is_underlined_with_dots(show: Show) -> None:
    view = show(HARBOUR)
    before = view.viewport().grab().toImage()
    view.apply_notes([Edit(None, note_on(HARBOUR, "boats", "How many?"))])
    lines = view._page.lines(view._page.block(1))
    (stretch,) = view._painter._stretches(view._page.block(1), Span(*bounds("boats")))
    assert lines.baselines[stretch.line] == stretch.baseline
    top = view._page.origin(view._page.block(1)).y() + stretch.baseline
    middle = round((stretch.left + stretch.right) / 2)
    area = QRect(middle - 10, round(top), 20, 10)
    area.translate(round(view._page.origin(view._page.block(1)).x()), 0)
    assert view.viewport().grab(area).toImage() != before.copy(area)


def bounds(quote: str) -> tuple[int, int]:
    start = HARBOUR.text.index(quote)
    return start, start + len(quote)


def test_a_menu_is_asked_for_with_the_mark_under_the_pointer(show: Show, qtbot: QtBot) -> None:
    council = mark(HARBOUR, "council")
    view = show(with_marks(HARBOUR, council))
    point = place_of(view, council.start + 2)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, point, view.viewport().mapToGlobal(point)
    )
    with qtbot.waitSignal(view.context_menu_requested) as asked:
        QGuiApplication.sendEvent(view.viewport(), event)
    assert asked.args[1] == council


def test_an_empty_page_answers_everything(show: Show) -> None:
    view = show(HARBOUR)
    view.show_article(None)
    view.repaint()
    assert view.article() is None
    assert (view.selection(), view.target_span(), view.next_mark()) == (None, None, None)
    assert (view.top_offset(), view.annotations_at(0)) == (0, [])


def test_an_article_without_a_word_can_be_shown(show: Show) -> None:
    view = show(replace(HARBOUR, text=" ", blocks=(), position=1))
    view.select_span(0, 1)
    view.viewport().grab()
    assert view.selection() == Span(0, 1)
    assert view.target_span() is None


def test_a_place_given_before_the_view_is_shown_is_kept(qtbot: QtBot) -> None:
    view = ReadingView(load_theme("light"))
    qtbot.addWidget(view)
    place = LONG.text.index("40 boats")
    view.show_article(replace(LONG, position=place))
    view.resize(900, 600)
    with qtbot.waitExposed(view):
        view.show()
    assert view.top_offset() == place
    assert view.verticalScrollBar().value() > 0


def test_a_place_in_a_hidden_block_is_the_next_one_shown(show: Show) -> None:
    blocks = list(LONG.blocks)
    hidden = blocks[30]
    blocks[30] = hidden._replace(kind=BOILERPLATE)
    view = show(replace(LONG, blocks=tuple(blocks), position=hidden.start), boilerplate="hide")
    assert view.verticalScrollBar().value() > 0
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 1)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 1)
    assert view.top_offset() == blocks[31].start


def test_a_dropped_file_is_left_to_the_window(show: Show) -> None:
    view = show(HARBOUR)
    assert not view.acceptDrops()
    assert view.loadResource(2, "file:///etc/hostname") is None


def test_an_article_longer_than_a_layout_piece_keeps_its_offsets(show: Show) -> None:
    long = shown((TITLE, "Pilots"), (PARAGRAPH, "boats 👩🏽‍🚒 " * 2500))
    view = show(long)
    assert view.document().blockCount() > 2
    start = long.text.index("boats", 15000)
    view.select_span(start, start + 5)
    assert view.selection() == Span(start, start + 5)
    assert view.target_span() == Span(start, start + 5)


def test_marks_at_the_very_ends_are_kept(show: Show) -> None:
    whole = mark_at(HARBOUR, 0, len(HARBOUR.text), ORG)
    view = show(with_marks(HARBOUR, whole))
    view.repaint()
    assert view.annotations_at(len(HARBOUR.text) - 1) == [whole]
