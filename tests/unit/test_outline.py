"""The outline of an article: headings, else the beginnings of paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.outline import FEWEST, Entry, entry_at, outline
from reader.values import Block, BlockKind

HEADING, PARAGRAPH = BlockKind.HEADING, BlockKind.PARAGRAPH


def article(*parts: tuple[BlockKind, int, str]) -> tuple[str, list[Block]]:
    text, blocks = "", []
    for kind, level, content in parts:
        blocks.append(Block(len(text), len(text) + len(content), kind, level))
        text += content + "\n"
    return text, blocks


def test_headings_are_listed_with_their_levels_from_the_outermost() -> None:
    text, blocks = article(
        (BlockKind.TITLE, 0, "Title"),
        (HEADING, 2, "One"),
        (PARAGRAPH, 0, "text"),
        (HEADING, 3, "One\nand a half"),
        (HEADING, 2, "Two 👩🏽‍🚒"),
    )
    found = outline(text, blocks)
    assert [(entry.text, entry.level) for entry in found] == [
        ("One", 0),
        ("One and a half", 1),
        ("Two 👩🏽‍🚒", 0),
    ]
    assert [text[entry.start :][:3] for entry in found] == ["One", "One", "Two"]


def test_without_headings_long_articles_have_the_beginnings_of_their_paragraphs() -> None:
    words = "The ship had left the harbour before anyone on the quay could read the letters. "
    text, blocks = article(
        (BlockKind.BYLINE, 0, "By Ines"),
        *((PARAGRAPH, 0, f"{n} {words * 3}") for n in range(FEWEST)),
        (BlockKind.BOILERPLATE, 0, "Share this"),
    )
    found = outline(text, blocks)
    assert [entry.text[0] for entry in found] == list("012345")
    assert all(len(entry.text) <= 91 and entry.text.endswith("…") for entry in found)
    assert all(" " + entry.text[:-1].split()[-1] + " " in f" {text} " for entry in found)


def test_lines_of_plain_text_that_look_like_headings_stand_above_paragraphs() -> None:
    lines = ("1. The hole", "It is two metres deep.", "“That’s it?”", "2. The man who was late")
    text, blocks = article(*((PARAGRAPH, 0, line) for line in lines * 2))
    assert [entry.level for entry in outline(text, blocks)] == [0, 1, 1, 0] * 2


def test_a_text_without_spaces_is_cut_anywhere() -> None:
    text, blocks = article(*((PARAGRAPH, 0, "港口城市" * 80) for _ in range(FEWEST)))
    assert {len(entry.text) for entry in outline(text, blocks)} == {91}


def test_a_short_article_without_headings_has_no_outline() -> None:
    text, blocks = article(*((PARAGRAPH, 0, "Short.") for _ in range(FEWEST - 1)))
    assert outline(text, blocks) == []
    assert outline("", []) == []


@given(st.lists(st.integers(0, 1000), unique=True).map(sorted), st.integers(0, 1000))
def test_the_entry_at_an_offset_is_the_last_that_begins_before(
    starts: list[int], offset: int
) -> None:
    entries = [Entry(start, "", 0) for start in starts]
    expected = max((n for n, start in enumerate(starts) if start <= offset), default=-1)
    assert entry_at(entries, offset) == expected
