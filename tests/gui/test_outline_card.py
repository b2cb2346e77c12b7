"""The outline of the open article, and how far it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from person import CTRL, LEFT, SHIFT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from reader.outline import Entry
from reader.text import line_spans
from reader.values import Block, BlockKind
from ui.models.outline import OutlineModel
from ui.theme import load_theme
from ui.views.outline_card import OutlineCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from person import Person
    from pytestqt.modeltest import ModelTester

    from reader.values import ArticleId

SECTIONS = ("The hole", "Le pont élevé", "الجسر الثاني", "Eleven people")
PARAGRAPH = "The hole is two metres deep and a metre and a half across. " * 12
TEXT = "Who pays?\n" + "\n".join(f"{name}\n{PARAGRAPH}\n{PARAGRAPH}" for name in SECTIONS)


@pytest.fixture
def reader(add: Callable[..., ArticleId], visit: Callable[[], Person]) -> Person:
    """Return a person who reads an article of four sections."""
    blocks = []
    for number, (start, end) in enumerate(line_spans(TEXT)):
        heading = (number - 1) % 3 == 0
        kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
        blocks.append(Block(start, end, kind, (2 + number % 2) if heading else 0))
    blocks[0] = blocks[0]._replace(kind=BlockKind.TITLE, level=0)
    add(TEXT, blocks=tuple(blocks), title="Who pays?")
    person = visit()
    person.wait_for_tasks()
    person.view.setFocus()
    return person


def opened(person: Person) -> OutlineCard:
    person.press("O", CTRL | SHIFT)
    card = person.window.findChild(OutlineCard)
    assert card is not None
    assert card.field.hasFocus()
    return card


def rows(card: OutlineCard) -> list[str]:
    return [card._model.index(row, 0).data() for row in range(card._model.rowCount())]


def progress(person: Person) -> str:
    texts = [label.text() for label in person.window.desk.status.findChildren(QLabel)]
    return next((text for text in texts if "left" in text or "end" in text), "")


@pytest.mark.x11
def test_a_heading_is_chosen_by_keys_and_comes_to_the_top(reader: Person) -> None:
    card = opened(reader)
    assert rows(card) == list(SECTIONS)
    reader.press("Down")
    reader.press("Down")
    reader.press("Return")
    assert reader.view.top_offset() == reader.view.caret() == TEXT.index(SECTIONS[2])
    assert reader.view.hasFocus()


def test_typing_narrows_whatever_case_and_accents(reader: Person) -> None:
    card = opened(reader)
    reader.type("ELEVE")
    assert rows(card) == [SECTIONS[1], SECTIONS[3]]
    reader.type(" le")
    assert rows(card) == [SECTIONS[1], SECTIONS[3]]
    reader.type(" pont")
    assert rows(card) == [SECTIONS[1]]
    reader.press("Return")
    assert reader.view.top_offset() == TEXT.index(SECTIONS[1])


def test_it_opens_on_the_section_that_is_read_and_esc_leaves_it(reader: Person) -> None:
    reader.view.scroll_to(TEXT.index(SECTIONS[2]) + 200)
    place = reader.view.place()
    card = opened(reader)
    assert card.list.currentIndex().data() == SECTIONS[2]
    reader.press("Down")
    reader.press("Escape")
    assert reader.view.place() == place
    assert reader.view.hasFocus()


def test_a_click_goes_there(reader: Person) -> None:
    card = opened(reader)
    place = card.list.visualRect(card._model.index(3, 0)).center()
    QTest.mouseClick(card.list.viewport(), LEFT, pos=place)
    assert reader.view.caret() == TEXT.index(SECTIONS[3])


def test_return_with_nothing_found_leaves_the_card_open(reader: Person) -> None:
    card = opened(reader)
    reader.type("nowhere")
    reader.press("Return")
    assert rows(card) == []
    assert card.isVisible()


def test_an_article_without_headings_offers_its_paragraphs(
    add: Callable[..., ArticleId], visit: Callable[[], Person]
) -> None:
    add("Title\n" + "\n".join(f"{n} boats left." for n in range(8)))
    person = visit()
    person.view.setFocus()
    assert rows(opened(person)) == [f"{n} boats left." for n in range(8)]


def test_where_there_is_no_outline_it_is_said(person: Person) -> None:
    person.press("O", CTRL | SHIFT)
    assert person.told() == "This article has no headings, and few paragraphs."


def test_how_far_one_has_read_is_said(reader: Person) -> None:
    reader.wait(lambda: "min left" in progress(reader))
    first = int(progress(reader).split()[0])
    reader.press("Space")
    reader.wait(lambda: int(progress(reader).split()[0]) > first)
    reader.view.verticalScrollBar().setValue(10**6)
    reader.wait(lambda: progress(reader) == "read to the end")


def test_nothing_is_said_of_how_far_where_no_article_is_open(visit: Callable[[], Person]) -> None:
    person = visit()
    person.bot.wait(100)
    assert progress(person) == ""


def test_the_model_is_a_good_one(qtmodeltester: ModelTester) -> None:
    model = OutlineModel([Entry(9 * n, f"Section {n}", n % 3) for n in range(20)])
    qtmodeltester.check(model)
    model.narrow("section 1")
    qtmodeltester.check(model)
    assert model.rowCount() == 11


def test_rows_are_drawn_in_every_direction(person: Person) -> None:
    model = OutlineModel([Entry(0, "الجسر", 0), Entry(9, "Bridge", 2)])
    card = OutlineCard(model, 0, load_theme("dark"), person.window)
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        card.setLayoutDirection(direction)
        assert not card.card.grab().isNull()
    card.close()
