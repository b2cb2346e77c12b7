"""For any text and any span: what is painted, selected, stored and exported is the same range."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shown_articles import LABELS

from reader.exporters.to_csv import Variant, write_csv
from reader.library import Library
from reader.text import line_spans, normalise
from reader.values import Block, BlockKind, ImportedArticle, Span
from ui.theme import load_theme
from ui.views.page.mark_shapes import mark_shapes
from ui.views.page.reading_view import ReadingView
from ui.views.page.typography import ReadingStyle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.views.page.line_geometry import BlockLines, Stretch

WORDS = st.sampled_from(
    [
        "Anneth",
        "of",
        "(the)",
        "“Tide”,",
        "4,000",
        "A\u0301nneth",
        "👩🏽\u200d🚒",
        "🇩🇪",
        "naïve",
        "soft\u00adhyphen",
        "مجلس",
        "ميناء,",
        "قَالَ",
        "سەرۆکی",
        "می\u200cخواهم",
        "٢٤",
        "נמל",
        "צה״ל",
        "北京大学",
        "かわ",
        "กำลัง",
        "नमस्ते",
        "x\u200by",
        "a\u200fb",
    ]
)
GAPS = st.sampled_from([" ", "  ", "\u00a0", "\t", ", ", "/", "\n", "\u2028", "\r\n"])
TEXTS = st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=40).map(
    lambda pieces: "".join(word + gap for word, gap in pieces)
)
SETTINGS = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ReadingView]:
    shown = ReadingView(load_theme("light"), ReadingStyle())
    qtbot.addWidget(shown)
    shown.set_labels(LABELS)
    shown.resize(700, 500)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "ranges.postil", author="ines") as opened:
        yield opened


def imported(text: str) -> ImportedArticle:
    text = normalise(text)
    blocks = [Block(*span, BlockKind.PARAGRAPH) for span in line_spans(text)]
    return ImportedArticle(text, tuple(blocks), "Ranges")


def graphemes(text: str) -> list[Span]:
    return [Span(*match.span()) for match in regex.finditer(r"\X", text)]


@SETTINGS
@given(text=TEXTS, data=st.data())
def test_a_range_is_the_same_wherever_it_goes(
    view: ReadingView, library: Library, text: str, data: st.DataObject
) -> None:
    document = imported(text)
    article = library.articles.find(library.importing.article(document).uid)
    places = graphemes(document.text)
    first, last = sorted(data.draw(st.integers(0, len(places) - 1)) for _ in range(2))
    start, end = places[first].start, places[last].end
    for mark in library.articles.get(article).annotations:
        library.marks.remove([mark.id])
    library.marks.add(article, start, end, library.labels.all()[0].id)
    stored = library.articles.get(article)
    (mark,) = stored.annotations
    view.show_article(stored)
    view.select_span(start, end)
    assert view.selection() == Span(start, end)
    assert (mark.start, mark.end, mark.quote) == (start, end, stored.text[start:end])
    written = BytesIO()
    write_csv(library.marks.rows([article]), written, Variant.DATA)
    (row,) = csv.DictReader(StringIO(written.getvalue().decode(), newline=""))
    assert row["quote"] == mark.quote
    assert (int(row["start"]), int(row["end"])) == (start, end)
    painted_exactly(view, places, Span(start, end))


def painted_exactly(view: ReadingView, places: list[Span], span: Span) -> None:
    """Check that the fills hold the middle of each letter of ``span``, and of no other letter."""
    page = view._page
    for number, piece in enumerate(page.pieces):
        page.origin(page.block(number))
        lines = page.lines(page.block(number))
        shapes = mark_shapes(page, number, lines)
        painted = [stretch for shape in shapes for stretch in shape.stretches]
        for letter in places:
            if piece.start <= letter.start and letter.end <= piece.end:
                inside = span.start <= letter.start and letter.end <= span.end
                for middle in middles(page.positions_in(number, *letter), lines):
                    assert covers(painted, middle) == inside, page.text[slice(*letter)]


def middles(letter: tuple[int, int], lines: BlockLines) -> list[tuple[int, float]]:
    """Return line and x of the middle of a letter; none where it has no width."""
    line = lines._lines[lines.line_at(letter[0])]
    rects = [run.boundingRect() for run in line.glyphRuns(letter[0], letter[1] - letter[0])]
    shown = line.naturalTextRect()
    wide = [rect for rect in rects if rect.width() > 2 and rect.center().x() < shown.right()]
    return [(lines.line_at(letter[0]), rect.center().x()) for rect in wide[:1]]


def covers(painted: list[Stretch], place: tuple[int, float]) -> bool:
    line, x = place
    return any(each.line == line and each.left < x < each.right for each in painted)
