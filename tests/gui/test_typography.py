"""How a page is set: faces, and lines that are equally long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontInfo
from shown_articles import shown

from reader.values import BlockKind
from ui.theme import load_theme
from ui.views.page.reading_view import ReadingView
from ui.views.page.typography import ReadingStyle, Typography
from ui.views.settings.faces import OWN

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.values import Article

LATIN = (
    "The ship had left the harbour before anyone on the quay could read the letters. " * 4
    + "It sailed on."
)
ARABIC = "أعلن مجلس الميناء يوم الخميس أنه سيوسع خدمة الإرشاد في مضيق أنيث بعد شتاء مزدحم. " * 3
HEADING = "A heading that is too long for a line of the column, and so is set in two of them"


def edges(view: ReadingView, number: int) -> list[tuple[float, float]]:
    """Return where the letters of each line of a block begin and end, as they are painted."""
    view.viewport().grab()
    layout = view._page.block(number).layout()
    found = []
    for line in (layout.lineAt(at) for at in range(layout.lineCount())):
        letters = [run.boundingRect() for run in line.glyphRuns()]
        found.append((min(r.left() for r in letters), max(r.right() for r in letters)))
    return found


@pytest.fixture
def justified(qtbot: QtBot) -> ReadingView:
    article = shown(
        (BlockKind.HEADING, HEADING),
        (BlockKind.PARAGRAPH, LATIN.strip()),
        (BlockKind.PARAGRAPH, ARABIC.strip()),
    )
    return _show(qtbot, article, ReadingStyle(justified=True))


def _show(qtbot: QtBot, article: Article, style: ReadingStyle) -> ReadingView:
    view = ReadingView(load_theme("light"), style)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show_article(article)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.mark.parametrize("block", [1, 2])
@pytest.mark.parametrize("width", [900, 760])
def test_justified_lines_reach_both_edges_but_the_last(
    justified: ReadingView, block: int, width: int
) -> None:
    justified.resize(width, 700)
    *full, last = edges(justified, block)
    assert len(full) > 2
    lefts, rights = zip(*full, strict=True)
    assert max(lefts) - min(lefts) < 2
    assert max(rights) - min(rights) < 2
    assert last[1] - last[0] < full[0][1] - full[0][0] - 8


def test_the_last_line_stands_where_its_script_begins(justified: ReadingView) -> None:
    latin, arabic = edges(justified, 1), edges(justified, 2)
    assert latin[-1][0] == pytest.approx(latin[0][0], abs=2)
    assert arabic[-1][1] == pytest.approx(arabic[0][1], abs=2)


def test_arabic_with_latin_words_is_ragged_rather_than_full_of_gaps(qtbot: QtBot) -> None:
    mixed = (ARABIC * 2).replace("مجلس", "Harbour Council")
    view = _show(qtbot, shown((BlockKind.PARAGRAPH, mixed.strip())), ReadingStyle(justified=True))
    lefts, rights = zip(*edges(view, 0), strict=True)
    assert max(lefts[:-1]) - min(lefts[:-1]) > 4
    assert max(rights) - min(rights) < 2


@pytest.mark.parametrize("line", ["a line that is long ", "سطر طويل "])
def test_preformatted_text_is_as_far_from_both_sides_of_its_panel(qtbot: QtBot, line: str) -> None:
    view = _show(qtbot, shown((BlockKind.PREFORMATTED, (line * 30).strip())), ReadingStyle())
    column, text = view._painter._column, view._page.block(0).layout().lineAt(0)
    assert text.x() > 8
    assert column.right - column.left - text.x() - text.width() == pytest.approx(text.x())


def test_headings_are_never_justified(justified: ReadingView) -> None:
    heading = edges(justified, 0)
    assert len(heading) == 2
    assert heading[0][1] < edges(justified, 1)[0][1] - 4


def test_the_face_of_our_own_is_there_without_the_system(qtbot: QtBot) -> None:
    font = Typography(ReadingStyle(family=OWN), load_theme("light")).font
    assert QFontInfo(font).family() == OWN


def test_a_face_that_is_gone_gives_way_to_a_serif(qtbot: QtBot) -> None:
    gone, usual = (
        Typography(ReadingStyle(family=family), load_theme("light")).font
        for family in ("No Such Face", "")
    )
    assert gone.families() == usual.families()
