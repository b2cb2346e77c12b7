"""Reading page by page, and the place of reading: the same line at the same height."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from shown_articles import LABELS, note_on, shown

from reader.values import BlockKind, Edit
from ui.theme import load_theme
from ui.views.page.reading_view import ReadingView
from ui.views.page.typography import ReadingStyle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.values import Article

LATIN = [f"{n} boats left the harbour before noon, and 𝒳 👩🏽‍🚒 stayed. " * 9 for n in range(60)]
ARABIC = [f"غادرت {n} قوارب الميناء قبل الظهر وبقي الآخرون. " * 9 for n in range(60)]
CHINESE = [f"有{n}艘船在中午之前离开了港口，其余的留在那里。" * 9 for n in range(60)]
TEXTS = {"latin": LATIN, "arabic": ARABIC, "chinese": CHINESE, "one": [" ".join(LATIN)]}


@pytest.fixture(params=TEXTS)
def view(request: pytest.FixtureRequest, qtbot: QtBot) -> ReadingView:
    """Return a view of 900 × 600 pixels with a long article."""
    paragraphs = TEXTS[request.param]
    view = ReadingView(load_theme("light"), ReadingStyle())
    qtbot.addWidget(view)
    view.set_labels(LABELS)
    view.resize(900, 600)
    kinds = (BlockKind.TITLE, *(BlockKind.PARAGRAPH for _ in paragraphs))
    view.show_article(shown(*zip(kinds, ("Boats", *paragraphs), strict=True)))
    with qtbot.waitExposed(view):
        view.show()
    lay_out(view, qtbot)
    return view


def lay_out(view: ReadingView, qtbot: QtBot) -> None:
    """Wait until all of the page is laid out, as it is soon after it is shown."""
    bar, height = view.verticalScrollBar(), view.document().documentLayout().documentSize().height()
    qtbot.waitUntil(lambda: bar.maximum() == round(height) - view.viewport().height())


def whole_lines(view: ReadingView) -> list[tuple[int, int]]:
    return [(line.start, line.end) for line in view._whole_lines()]


def scroll(view: ReadingView) -> int:
    return view.verticalScrollBar().value()


def test_a_page_goes_on_with_the_last_whole_line_of_the_one_before(view: ReadingView) -> None:
    for _ in range(4):
        last = whole_lines(view)[-1]
        view.read_on()
        assert whole_lines(view)[0] == last


def test_reading_on_to_the_end_misses_no_line(view: ReadingView) -> None:
    seen = 0
    while not view.at_end():
        lines = whole_lines(view)
        assert lines[0][0] <= seen
        seen = lines[-1][1]
        view.read_on()
    lines = whole_lines(view)
    assert lines[0][0] <= seen
    assert lines[-1][1] == view.bottom_offset() == len(view.article().text)


def test_reading_back_ends_with_the_first_whole_line(view: ReadingView) -> None:
    for _ in range(5):
        view.read_on()
    for _ in range(3):
        first = whole_lines(view)[0]
        view.read_back()
        assert whole_lines(view)[-1] == first
    for _ in range(5):
        view.read_back()
    assert scroll(view) == 0


def test_the_caret_comes_along_unless_it_holds_a_selection(view: ReadingView) -> None:
    view.read_on()
    view.read_on()
    assert view.caret() == view.top_offset() > 0
    view.select_span(view.caret(), view.caret() + 5)
    view.read_on()
    assert view.selection() is not None
    assert view.caret() < view.top_offset()


@pytest.mark.parametrize("at", [17, 2048])
@pytest.mark.parametrize("change", ["width", "size", "line height", "paper"])
def test_the_line_stays_where_it_is_whatever_changes(
    view: ReadingView, at: int, change: str
) -> None:
    view.verticalScrollBar().setValue(at)
    before = view.place()
    _change(view, change)
    line = view._page.line_box(view._page.shown_from(before.offset), view._typography)
    assert view.place() == before
    first = next(view._lines_in_view())
    assert first.start <= before.offset < first.end
    assert first.top - scroll(view) == pytest.approx(before.lead, abs=1)
    assert line is not None


@pytest.mark.parametrize("at", [0, 1, 333, 10**6])
def test_what_is_changed_and_changed_back_leaves_the_page_as_it_was(
    view: ReadingView, qtbot: QtBot, at: int
) -> None:
    view.verticalScrollBar().setValue(at)
    before = scroll(view)
    style = view._typography.style
    view.resize(520, 600)
    view.set_style(replace(style, size=25, line_height=1.4))
    view.resize(900, 600)
    view.set_style(style)
    lay_out(view, qtbot)
    assert scroll(view) == before


@pytest.fixture(scope="module")
def huge() -> Article:
    """Return an article of three million characters that was left near its end."""
    count = 3_000_000 // len(LATIN[0])
    kinds = (BlockKind.TITLE, *(BlockKind.PARAGRAPH for _ in range(count)))
    article = shown(*zip(kinds, ("Boats", *[LATIN[0]] * count), strict=True))
    return replace(article, position=article.blocks[-20].start)


def open_huge(huge: Article, qtbot: QtBot) -> ReadingView:
    view = ReadingView(load_theme("light"), ReadingStyle())
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show_article(huge)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_a_place_far_down_is_come_to_when_it_is_laid_out(huge: Article, qtbot: QtBot) -> None:
    view = open_huge(huge, qtbot)
    assert (view.arriving, view.top_offset(), scroll(view)) == (True, huge.position, 0)
    assert not view._page.is_laid_out(huge.position)
    qtbot.waitUntil(lambda: not view.arriving, timeout=20_000)
    assert view.top_offset() == view.caret() == huge.position
    assert next(view._lines_in_view()).start == huge.position


def test_a_place_is_come_to_only_when_the_scroll_bar_reaches_it(
    huge: Article, qtbot: QtBot
) -> None:
    view = open_huge(huge, qtbot)
    view._page.lay_out_to(10**9)
    view.go_to(view.place())
    qtbot.waitUntil(lambda: not view.arriving, timeout=20_000)
    assert next(view._lines_in_view()).start == huge.position


def test_who_scrolls_meanwhile_stays_there(huge: Article, qtbot: QtBot) -> None:
    view = open_huge(huge, qtbot)
    view.verticalScrollBar().setValue(500)
    qtbot.waitUntil(lambda: not view.arriving)
    assert scroll(view) == 500
    assert view.top_offset() < 2000


def test_a_note_far_down_keeps_nobody_waiting(huge: Article, qtbot: QtBot) -> None:
    view = open_huge(replace(huge, position=0), qtbot)
    start = huge.position
    note = note_on(replace(huge, text=huge.text[start:]), "boats", "Which?")
    far = replace(note, start=start + note.start, end=start + note.end)
    view.apply_notes([Edit(None, far)])
    view.viewport().grab()
    assert not view._page.is_laid_out(start)
    view._page.lay_out_to(10**9)
    assert len(list(view._painter.notes.between(0, 10**9))) == 1


def _change(view: ReadingView, what: str) -> None:
    style = view._typography.style
    if what == "width":
        view.resize(560, 600)
    elif what == "size":
        view.set_style(replace(style, size=24))
    elif what == "line height":
        view.set_style(replace(style, line_height=2.2))
    else:
        view.set_colours(load_theme("contrast-dark"))
