"""What marks look like, to the pixel; and that they cover the letters they are on."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QColor, QFont, QPainterPath, QPaintEvent, QTextCursor, QTextDocument
from shown_articles import GPE, LABELS, ORG, PERSON, mark, mark_at, shown

from reader.values import BlockKind, Edit, LabelId, Span
from ui.colours import AA_TEXT, contrast, mixed
from ui.theme import load_theme
from ui.views.page.article_page import ArticlePage
from ui.views.page.mark_metrics import LANE, UNDERLINE, above, below, tag_gap
from ui.views.page.mark_painter import FILL_DARK, FILL_LIGHT, MarkPainter
from ui.views.page.mark_shapes import mark_shapes, tag_shapes
from ui.views.page.page_painter import HEADER_ROOM
from ui.views.page.reading_view import ReadingView
from ui.views.page.tag_slots import Room
from ui.views.page.typography import ReadingStyle, Typography

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from reader.values import Annotation, Article
    from ui.views.page.line_geometry import BlockLines

    Show = Callable[..., ReadingView]

SIZE = ReadingStyle().size
TEXT = shown((BlockKind.PARAGRAPH, "The Anneth Port Authority bought a boat for the harbour."))
ARABIC = shown((BlockKind.PARAGRAPH, "قال مجلس الميناء إنه سيوسع خدمة الإرشاد."))
LONG_LINES = shown((BlockKind.PARAGRAPH, "a boat in the harbour " * 20))
LONG_ARABIC = shown((BlockKind.PARAGRAPH, "قال مجلس الميناء " * 30))
WORDY = LabelId(9)
MIXED = shown((BlockKind.PARAGRAPH, "سەرۆکی Paris هەرێمی London کوردستان 24 باشە (x) end"))


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Return a function that shows an article with marks, in a theme and a style."""

    def open_view(
        article: Article, *marks: Annotation, theme: str = "light", **style: object
    ) -> ReadingView:
        view = ReadingView(load_theme(theme), ReadingStyle(**style))
        qtbot.addWidget(view)
        view.resize(900, 400)
        view.set_labels(LABELS)
        view.show_article(replace(article, annotations=marks))
        view.set_caret(len(article.text))
        with qtbot.waitExposed(view):
            view.show()
        return view

    return open_view


def caret_at(view: ReadingView, position: int) -> QRect:
    cursor = QTextCursor(view.document())
    cursor.setPosition(position)
    return view.cursorRect(cursor)


def baseline(view: ReadingView, number: int = 0) -> int:
    block = view.document().firstBlock()
    line = block.layout().lineAt(number)
    top = view.document().documentLayout().blockBoundingRect(block).top()
    return round(top + line.y() + line.ascent())


def colours(view: ReadingView, left: int, top: int, right: int, bottom: int) -> Counter[str]:
    image = view.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    return Counter(
        image.pixelColor(round(x * ratio), round(y * ratio)).name()
        for x in range(left, right)
        for y in range(top, bottom)
    )


def line_start(view: ReadingView, number: int) -> int:
    return view.document().firstBlock().layout().lineAt(number).textStart()


def letters(view: ReadingView, start: int, end: int) -> tuple[int, int]:
    """Return the left and right of a stretch of letters in one direction."""
    ends = caret_at(view, start).center().x(), caret_at(view, end).center().x()
    return min(ends), max(ends)


def filled(theme: str, *tints: str) -> str:
    """Return what fills, one upon the other, look like on the paper."""
    ground = load_theme(theme).paper
    for tint in tints:
        ground = mixed(QColor(tint), ground, FILL_DARK if theme == "dark" else FILL_LIGHT)
    return ground.name()


def near(one: str, other: str) -> bool:
    a, b = QColor(one), QColor(other)
    parts = zip(a.getRgb(), b.getRgb(), strict=True)
    return all(abs(x - y) <= 2 for x, y in parts)


def commonest(view: ReadingView, start: int, end: int) -> str:
    left, right = letters(view, start, end)
    base = baseline(view)
    found = colours(view, left + 2, base - above(SIZE) + 5, right - 2, base + below(SIZE) - 1)
    return found.most_common(1)[0][0]


@pytest.mark.parametrize("theme", ["light", "sepia", "dark"])
def test_a_marked_letter_stands_on_its_labels_tint(show: Show, theme: str) -> None:
    marked = mark(TEXT, "boat", GPE)
    view = show(TEXT, marked, theme=theme)
    assert near(commonest(view, marked.start, marked.end), filled(theme, LABELS[2].tint))
    assert commonest(view, marked.end + 1, marked.end + 4) == load_theme(theme).paper.name()


def test_where_marks_overlap_both_fills_are_seen(show: Show) -> None:
    outer = mark(TEXT, "Anneth Port Authority", ORG, number=1)
    inner = mark(TEXT, "Anneth", GPE, number=2)
    view = show(TEXT, outer, inner)
    both = filled("light", LABELS[1].tint, LABELS[2].tint)
    assert near(commonest(view, inner.start, inner.end), both)
    assert near(commonest(view, inner.end + 1, outer.end), filled("light", LABELS[1].tint))


def test_the_underlines_of_nested_marks_lie_in_lanes(show: Show) -> None:
    outer = mark(TEXT, "Anneth Port Authority", ORG, number=1)
    inner = mark(TEXT, "Anneth", GPE, number=2)
    view = show(TEXT, outer, inner)
    left, right = letters(view, inner.start, inner.end)
    first = baseline(view) + below(SIZE)
    upper = colours(view, left + 3, first, right - 3, first + UNDERLINE)
    lower = colours(view, left + 3, first + LANE, right - 3, first + LANE + UNDERLINE)
    assert set(upper) == {LABELS[2].colour}
    assert set(lower) == {LABELS[1].colour}


def test_coinciding_marks_are_told_apart(show: Show) -> None:
    one, other = mark(TEXT, "boat", GPE, number=1), mark(TEXT, "boat", PERSON, number=2)
    view = show(TEXT, one, other)
    left, right = letters(view, one.start, one.end)
    first = baseline(view) + below(SIZE)
    below_letters = colours(view, left + 3, first, right - 3, first + LANE + UNDERLINE)
    assert {LABELS[0].colour, LABELS[2].colour} <= set(below_letters)


def test_a_mark_with_a_note_has_a_dotted_underline(show: Show) -> None:
    marked = mark(TEXT, "boat", GPE, note="Which one?")
    view = show(TEXT, marked)
    left, right = letters(view, marked.start, marked.end)
    first = baseline(view) + below(SIZE)
    underline = colours(view, left + 3, first, right - 3, first + UNDERLINE)
    assert any(contrast(QColor(name), QColor("#ffffff")) > 3 for name in underline)
    assert any(contrast(QColor(name), QColor("#ffffff")) < 1.5 for name in underline)


def test_a_tag_begins_where_its_mark_begins(show: Show) -> None:
    marked = mark(TEXT, "harbour", GPE)
    view = show(TEXT, marked)
    left, right = letters(view, marked.start, marked.end)
    bottom = baseline(view) - above(SIZE) - 1
    columns = [x for x in range(left - 20, right + 20) if _inked(view, x, bottom - 9, bottom)]
    assert left - 1 <= columns[0] <= left + 3


def test_a_tag_over_arabic_ends_at_the_right_where_its_mark_begins(show: Show) -> None:
    marked = mark(ARABIC, "مجلس الميناء", GPE)
    view = show(ARABIC, marked)
    left, right = letters(view, marked.start, marked.end)
    bottom = baseline(view) - above(SIZE) - 1
    columns = [x for x in range(left - 20, right + 20) if _inked(view, x, bottom - 9, bottom)]
    assert right - 4 <= columns[-1] <= right + 1
    assert columns[0] > (left + right) / 2


@pytest.mark.parametrize("quote", ["24 قارباً", "24", "٢٤ قارباً"])
def test_a_tag_over_arabic_that_begins_with_digits_ends_where_they_do(
    show: Show, quote: str
) -> None:
    article = shown((BlockKind.PARAGRAPH, f"قال مجلس الميناء إنه اشترى {quote} هذا العام."))
    marked = mark(article, quote, GPE)
    view = show(article, marked)
    page, block = view._page, view.document().firstBlock()
    (stretch,) = page.lines(block).stretches(*page.positions_in(0, marked.start, marked.end))
    (tag,) = view._painter._block_shapes(block).tags
    assert tag.right == pytest.approx(stretch.right, abs=1)


def test_no_deep_underline_goes_through_a_tag_of_the_next_line(show: Show) -> None:
    article = shown((BlockKind.PARAGRAPH, "a boat in the harbour " * 20))
    view = show(article, *(mark_at(article, 0, 400 - 2 * n, ORG, number=n + 1) for n in range(4)))
    second = view._page.offset_in(view.document().firstBlock(), line_start(view, 1))
    crossed = mark_at(article, second, second + 6, GPE, number=9)
    view.apply_annotations([Edit(None, crossed)])
    block = view.document().firstBlock()
    bottom = baseline(view, 1) - above(SIZE) - tag_gap(SIZE)
    tag, left = view._painter._block_shapes(block).tags[-1], round(view._page.origin(block).x())
    found = colours(view, left + round(tag.left), bottom - 6, left + round(tag.right), bottom)
    assert QColor(LABELS[1].colour).name() not in found
    assert QColor(LABELS[2].colour).name() in found


@pytest.mark.parametrize("width", [500, 900, 1100])
@pytest.mark.parametrize(
    "article", [LONG_LINES, shown((BlockKind.PARAGRAPH, "قال مجلس الميناء " * 30))]
)
def test_a_long_tag_reaches_neither_into_the_notes_nor_out_of_the_view(
    show: Show, article: Article, width: int
) -> None:
    words = [match.span() for match in re.finditer(r"\w+", article.text)]
    marks = [mark_at(article, *word, WORDY, number=n) for n, word in enumerate(words, 1)]
    view = show(article, *marks)
    view.set_labels([replace(LABELS[0], id=WORDY, name="A label with a very long name")])
    view.resize(width, 700)
    view.viewport().grab()
    column, block = view._painter._column, view.document().firstBlock()
    tags = view._painter._block_shapes(block).tags
    end = column.notes[0] if column.notes else view.viewport().width()
    assert all(column.left + tag.left > 0 and column.left + tag.right < end for tag in tags)


def _inked(view: ReadingView, x: int, top: int, bottom: int) -> bool:
    strong = QColor(LABELS[2].colour)
    return any(
        contrast(QColor(name), strong) < 1.6 for name in colours(view, x, top, x + 1, bottom)
    )


@pytest.mark.parametrize(("tags", "seen"), [("always", True), ("never", False)])
def test_tags_are_shown_as_the_style_says(show: Show, tags: str, seen: bool) -> None:  # noqa: FBT001
    marked = mark(TEXT, "harbour", GPE)
    view = show(TEXT, marked, tags=tags)
    assert _tag_seen(view, marked) is seen


def test_at_the_caret_only_the_mark_there_has_a_tag(show: Show) -> None:
    one, other = mark(TEXT, "boat", GPE, number=1), mark(TEXT, "harbour", GPE, number=2)
    view = show(TEXT, one, other, tags="caret")
    assert not _tag_seen(view, one)
    view.set_caret(one.start + 1)
    assert _tag_seen(view, one)
    assert not _tag_seen(view, other)


def _tag_seen(view: ReadingView, marked: Annotation) -> bool:
    left, right = letters(view, marked.start, marked.end)
    bottom = baseline(view) - above(SIZE) - 1
    return any(_inked(view, x, bottom - 9, bottom) for x in range(left, right))


def test_tags_never_overlap(show: Show) -> None:
    marks = [
        mark_at(TEXT, n, n + 9, label, number=9 * n + label)
        for n in range(0, 40, 3)
        for label in (1, 2)
    ]
    view = show(TEXT, *marks)
    page, painter = view._page, MarkPainter(load_theme("light"), LABELS, SIZE)
    lines = page.lines(page.block(0))
    tags = tag_shapes(page, 0, lines, mark_shapes(page, 0, lines), painter.tag_measures(Room()))
    for above_line in {tag.baseline for tag in tags}:
        slots = sorted((tag.left, tag.right) for tag in tags if tag.baseline == above_line)
        assert all(before[1] < after[0] for before, after in pairwise(slots))
    assert len(marks) == sum(1 + tag.others for tag in tags)


def test_the_selected_mark_has_an_outline(show: Show) -> None:
    marked = mark(TEXT, "harbour", GPE)
    view = show(TEXT, marked)
    left, right = letters(view, marked.start, marked.end)
    edge = (left - 4, baseline(view) - above(SIZE), left, baseline(view) + below(SIZE))
    accent = load_theme("light").accent
    assert not any(contrast(QColor(name), accent) < 1.6 for name in colours(view, *edge))
    view.select_annotation(marked.id)
    assert any(contrast(QColor(name), accent) < 1.6 for name in colours(view, *edge))
    assert right > left


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_selected_text_is_readable_and_unlike_any_mark(show: Show, theme: str) -> None:
    view = show(TEXT, mark(TEXT, "boat", ORG), theme=theme)
    start = TEXT.text.index("harbour")
    view.select_span(start, start + 7)
    ground = QColor(commonest(view, start, start + 7))
    fills = [QColor(filled(theme, label.tint)) for label in LABELS]
    assert contrast(load_theme(theme).ink, ground) >= AA_TEXT
    assert all(contrast(ground, fill) > 1.1 for fill in fills)
    assert ground != load_theme(theme).paper


def test_a_search_hit_has_its_own_ground(show: Show) -> None:
    view = show(TEXT)
    start = TEXT.text.index("harbour")
    view.set_hits([Span(start, start + 7)])
    assert commonest(view, start, start + 7) == load_theme("light").hit.name()


def test_marks_never_change_the_document(show: Show) -> None:
    view = show(TEXT)
    revision, formats = view.document().revision(), len(view.document().allFormats())
    marked = mark(TEXT, "boat", GPE, note="Which?")
    view.apply_annotations([Edit(None, marked)])
    view.select_annotation(marked.id)
    view.viewport().grab()
    view.apply_annotations([Edit(marked, marked._replace(label=ORG))])
    view.viewport().grab()
    assert (view.document().revision(), len(view.document().allFormats())) == (revision, formats)


def test_a_changed_mark_is_painted_anew(show: Show) -> None:
    marked = mark(TEXT, "boat", GPE)
    view = show(TEXT, marked)
    view.apply_annotations([Edit(marked, marked._replace(label=PERSON))])
    assert near(commonest(view, marked.start, marked.end), filled("light", LABELS[0].tint))
    view.apply_annotations([Edit(marked._replace(label=PERSON), None)])
    assert commonest(view, marked.start, marked.end) == load_theme("light").paper.name()


@pytest.mark.parametrize("article", [TEXT, ARABIC, MIXED], ids=["ltr", "rtl", "mixed"])
def test_a_mark_covers_the_letters_it_is_on_and_no_others(show: Show, article: Article) -> None:
    view = show(article)
    page = view._page
    block = page.block(0)
    lines = page.lines(block)
    layout = block.layout()
    stops = [n for n in range(block.length()) if layout.isValidCursorPosition(n)]
    single = {one: _covered(lines, one, other) for one, other in pairwise(stops)}
    for start in range(0, len(stops) - 1, 3):
        for end in range(start + 1, len(stops), 2):
            whole = _covered(lines, stops[start], stops[end])
            inside = set().union(*(single[stop] for stop in stops[start:end]))
            outside = set().union(*(single[s] for s in stops[:-1] if s not in stops[start:end]))
            assert inside <= whole
            # A ligature is covered as a whole, by either of its letters.
            assert not (whole - inside) & (outside - inside)


def _covered(lines: BlockLines, start: int, end: int) -> set[int]:
    """Return the pixels of a span, less those at seams."""
    return {
        x
        for stretch in lines.stretches(start, end)
        for x in range(int(stretch.left) + 1, int(stretch.right))
    }


def test_in_mixed_directions_a_mark_may_be_in_two_places(show: Show) -> None:
    view = show(MIXED)
    lines = view._page.lines(view._page.block(0))
    start = MIXED.text.index("رۆکی")
    assert len(list(lines.stretches(start, MIXED.text.index("ris")))) == 2
    assert lines.runs_leftwards(start)
    assert not lines.runs_leftwards(MIXED.text.index("Paris"))


def test_a_mark_over_lines_and_blocks_is_painted_on_each(show: Show) -> None:
    long = shown(
        (BlockKind.PARAGRAPH, "boats in the harbour " * 12), (BlockKind.PARAGRAPH, "and more boats")
    )
    whole = mark_at(long, 0, len(long.text), ORG)
    view = show(long, whole)
    for block in (view.document().firstBlock(), view.document().lastBlock()):
        page = view._page
        (shape,) = mark_shapes(page, block.blockNumber(), page.lines(block))
        assert {stretch.line for stretch in shape.stretches} == set(
            range(block.layout().lineCount())
        )


@pytest.mark.parametrize(("boilerplate", "shown_lines"), [("show", 1), ("faded", 1), ("hide", 0)])
def test_what_is_not_the_article_is_shown_as_the_style_says(
    show: Show, boilerplate: str, shown_lines: int
) -> None:
    article = shown((BlockKind.TITLE, "Boats"), (BlockKind.BOILERPLATE, "Share this"))
    view = show(article, boilerplate=boilerplate)
    assert view.document().lastBlock().layout().lineCount() == shown_lines


def test_lines_with_tags_keep_room_for_them(qtbot: QtBot) -> None:
    from ui.views.page.mark_metrics import line_room

    for size in range(12, 33):
        typography = Typography(ReadingStyle(size=size, line_height=1.2), load_theme("light"))
        for kind in BlockKind:
            look = typography.look(kind, 1)
            assert look.block.lineHeight() >= line_room(look.size, size)


@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.TITLE])
def test_accents_of_capitals_stay_below_tags(kind: BlockKind, qtbot: QtBot) -> None:
    for size in range(12, 33):
        typography = Typography(ReadingStyle(size=size), load_theme("light"))
        look, letters, font = typography.look(kind, 0), QPainterPath(), QFont(typography.font)
        font.setPixelSize(look.size)
        font.setWeight(QFont.Weight(look.letters.fontWeight()))
        letters.addText(0, 0, font, "ÄĞÉİ")
        assert -letters.boundingRect().top() < above(look.size) + tag_gap(look.size) + 1


def test_a_page_is_kept_by_its_document_alone(qtbot: QtBot) -> None:
    document = QTextDocument()
    page = ArticlePage(TEXT, document)
    document.setPlainText(page.display)
    page.set_formats(Typography(ReadingStyle(), load_theme("light")))
    assert document.blockCount() == len(TEXT.blocks)


LONG = shown(
    (BlockKind.TITLE, "Boats for Anneth"),
    *((BlockKind.PARAGRAPH, f"Story {n}. " + "The boats came to the quay. " * 9) for n in range(9)),
)


def on_the_screen(view: ReadingView) -> QImage:
    """Return what was painted so far; nothing is painted for it."""
    QCoreApplication.sendEvent(view, QEvent(QEvent.Type.UpdateRequest))
    return view.screen().grabWindow(view.winId()).toImage()


def test_what_is_painted_in_parts_looks_as_if_it_was_painted_whole(show: Show) -> None:
    view = show(LONG)
    view.setCursorWidth(0)
    view.set_caret(0)
    marks = [mark_at(LONG, start, start + 9, GPE) for start in range(60, 1900, 230)]
    steps = [
        *(partial(view.apply_annotations, [Edit(None, each)]) for each in marks),
        *(partial(view.select_annotation, each.id) for each in marks[::3]),
        *(partial(view.select_span, start, start + 150) for start in (1400, 30, 700)),
        partial(view.apply_annotations, [Edit(marks[2], marks[2]._replace(label=ORG))]),
        partial(view.set_caret, 400),
        partial(view.select_annotation, None),
        partial(view.apply_annotations, [Edit(marks[1], None)]),
    ]
    for number, step in enumerate(steps):
        step()
        painted = on_the_screen(view)
        view.viewport().update()
        assert painted == on_the_screen(view), number


def test_a_tag_cut_short_looks_the_same_without_the_line_above_the_title(show: Show) -> None:
    words = ((0, 3), (4, 8))
    marks = [mark_at(LONG_ARABIC, *word, WORDY, number=n) for n, word in enumerate(words, 1)]
    view = show(LONG_ARABIC, *marks)
    view.set_labels([replace(LABELS[0], id=WORDY, name="A label with a very long name")])
    whole = on_the_screen(view)
    view.viewport().update(0, HEADER_ROOM, view.viewport().width(), 100)
    assert on_the_screen(view) == whole


def test_a_mark_more_leaves_the_paragraphs_far_from_it_alone(show: Show) -> None:
    view = show(LONG)
    view.set_caret(0)
    on_the_screen(view)
    painted: list[QRect] = []

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if isinstance(event, QPaintEvent):
                painted.append(event.region().boundingRect())
            return super().eventFilter(watched, event)

    watching = Painted()
    view.viewport().installEventFilter(watching)
    view.apply_annotations([Edit(None, mark_at(LONG, 30, 37, GPE))])
    on_the_screen(view)
    assert painted
    assert max(rect.bottom() for rect in painted) < view.viewport().height() - 50
