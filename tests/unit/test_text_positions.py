"""The positions a document uses, against the encoding itself."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.text import normalise
from reader.values import Block, BlockKind
from ui.reading.text_positions import TextPositions

PIECES = st.sampled_from(
    [
        "a",
        "Ω",
        " ",
        "\n",
        "\u00a0",
        "\u200d",
        "\u00ad",
        "e\u0301",
        "👩\u200d👩\u200d👧",
        "𝒳",
        "🇮🇶",
        "سەرۆک",
        "\ufeff",
        "\t",
    ]
)
CHARACTERS = st.one_of(PIECES, st.integers(1, sys.maxunicode).map(chr))
TEXTS = st.lists(CHARACTERS, max_size=30).map("".join).map(normalise)
KINDS = st.sampled_from(list(BlockKind))


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[Block]]:
    """Any text with any blocks, whatever lies between two of them being white space."""
    text, blocks = "", []
    for _ in range(draw(st.integers(0, 6))):
        text += draw(st.sampled_from(["", "", "\n", "\n\n", " \n\t", "\u00a0"]))
        inside = draw(TEXTS)
        if inside:
            blocks.append(Block(len(text), len(text) + len(inside), draw(KINDS)))
        text += inside
    return text + draw(st.sampled_from(["", "\n", "  "])), blocks


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def inserted_before(text_blocks: list[Block], offset: int) -> int:
    starts = {block.start for block in text_blocks}
    return sum(1 for block in text_blocks if block.end in starts and block.end <= offset)


@given(articles())
@example(("𝒳b", [Block(0, 1, BlockKind.PARAGRAPH), Block(1, 2, BlockKind.PARAGRAPH)]))
def test_positions_are_those_of_utf_16(article: tuple[str, list[Block]]) -> None:
    text, blocks = article
    positions = TextPositions(text, blocks)
    for offset in range(len(text) + 1):
        expected = units(text[:offset]) + inserted_before(blocks, offset)
        assert positions.to_qt(offset) == expected
        assert positions.to_offset(expected) == offset
        assert positions.to_offset(expected, round_up=True) == offset
        assert positions.to_offset(positions.to_qt_end(offset)) == offset


@given(articles())
def test_the_end_of_a_block_stays_before_its_separator(article: tuple[str, list[Block]]) -> None:
    text, blocks = article
    positions = TextPositions(text, blocks)
    encoded = positions.display.encode("utf-16-le")
    for before, after in pairwise(blocks):
        between = encoded[2 * positions.to_qt_end(before.end) : 2 * positions.to_qt(after.start)]
        assert between.decode("utf-16-le").strip(" ") == "\n"


@given(articles())
def test_each_block_is_one_line_of_the_display(article: tuple[str, list[Block]]) -> None:
    text, blocks = article
    display = TextPositions(text, blocks).display
    assert len(display.split("\n")) == max(1, len(blocks))
    assert len(display) == len(text) + inserted_before(blocks, len(text))


@given(articles())
def test_letters_are_shown_as_they_are(article: tuple[str, list[Block]]) -> None:
    text, blocks = article
    positions = TextPositions(text, blocks)
    encoded = positions.display.encode("utf-16-le")
    for block in blocks:
        shown = encoded[2 * positions.to_qt(block.start) : 2 * positions.to_qt_end(block.end)]
        assert _alike(shown.decode("utf-16-le")) == _alike(text[block.start : block.end])


def _alike(text: str) -> str:
    """Return ``text`` without what is only another sign for the same."""
    signs = {"\u2028": " ", "\n": " ", "\u200b": "\ufeff", "\u00ad": "\u2060"}
    return text.translate(str.maketrans(signs))


@given(articles())
def test_a_position_inside_a_pair_rounds_to_either_side(article: tuple[str, list[Block]]) -> None:
    text, blocks = article
    positions = TextPositions(text, blocks)
    for offset, character in enumerate(text):
        if ord(character) > 0xFFFF:
            inside = positions.to_qt(offset) + 1
            assert positions.to_offset(inside) == offset
            assert positions.to_offset(inside, round_up=True) == offset + 1


@pytest.mark.parametrize(
    ("kind", "shown"), [(BlockKind.PARAGRAPH, "a b"), (BlockKind.PREFORMATTED, "a\u2028b")]
)
def test_a_line_end_inside_a_block_makes_no_new_block(kind: BlockKind, shown: str) -> None:
    assert TextPositions("a\nb", [Block(0, 3, kind)]).display == shown


def test_a_continued_block_keeps_the_line_ends_of_what_it_continues() -> None:
    blocks = [Block(0, 2, BlockKind.PREFORMATTED), Block(3, 6, BlockKind.CONTINUED)]
    assert TextPositions("ab c\nd", blocks).display == "ab\nc\u2028d"


def test_no_word_is_hyphenated() -> None:
    shown = TextPositions("ship\u00adyard", [Block(0, 9, BlockKind.PARAGRAPH)]).display
    assert shown == "ship\u2060yard"


def test_white_space_before_the_first_block_takes_no_room() -> None:
    assert TextPositions("  \na", [Block(3, 4, BlockKind.TITLE)]).display == "\u200b\u200b\u200ba"


def test_the_map_needs_no_window() -> None:
    import subprocess

    check = (
        "import sys, ui.reading.text_positions;"
        " sys.exit(any(m.startswith('PySide6') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
