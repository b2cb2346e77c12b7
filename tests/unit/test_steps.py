"""Moving by sentences and paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.steps import next_paragraph, next_sentence, previous_paragraph, previous_sentence
from reader.values import Block, BlockKind

TEXT = "Boats for Anneth\n\nThey came. Mr. Halloran left!  He sang.\nThe end of it."
BLOCKS = [
    Block(0, 16, BlockKind.TITLE),
    Block(18, 36, BlockKind.PARAGRAPH),
    Block(36, 57, BlockKind.CONTINUED),
    Block(58, 72, BlockKind.PARAGRAPH),
]
SENTENCES = [TEXT.index(words) for words in ("Boats", "They", "Mr.", "He sang", "The end")]


def test_sentences_are_gone_through_across_paragraphs() -> None:
    places = [offset := 0]
    while (offset := next_sentence(TEXT, BLOCKS, offset)) < len(TEXT):
        places.append(offset)
    assert [place for place in places if place != 36] == SENTENCES
    back = []
    while offset > 0:
        back.append(offset := previous_sentence(TEXT, BLOCKS, offset))
    assert [place for place in reversed(back) if place != 36] == SENTENCES


def test_the_pieces_of_a_long_paragraph_are_one() -> None:
    assert next_paragraph(TEXT, BLOCKS, 20) == 58
    assert previous_paragraph(BLOCKS, 40) == 18
    assert previous_paragraph(BLOCKS, 18) == 0


@given(st.integers(0, len(TEXT)))
def test_a_step_goes_on_or_ends_at_the_ends_of_the_text(offset: int) -> None:
    for forwards in (next_sentence, next_paragraph):
        assert forwards(TEXT, BLOCKS, offset) > offset or offset == len(TEXT)
    for back in (previous_sentence(TEXT, BLOCKS, offset), previous_paragraph(BLOCKS, offset)):
        assert back < offset or offset == 0
