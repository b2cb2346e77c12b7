"""Words are counted by the rules of Unicode, in any script."""

from __future__ import annotations

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from reader.values import Block, BlockKind
from reader.word_count import count_words


def count(text: str) -> int:
    return count_words(text, [Block(0, len(text), BlockKind.PARAGRAPH)])


def by_boundaries(text: str) -> int:
    """Count the stretches between word boundaries that have a letter or a digit in them."""
    word = regex.compile(
        r"[\p{WB=ALetter}\p{WB=Hebrew_Letter}\p{WB=Numeric}\p{WB=Katakana}"
        r"\p{Ideographic}\p{Hiragana}]"
    )
    return sum(bool(word.search(part)) for part in regex.split(r"(?w)\b", text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ines’s crew wouldn't wait for the dogs' dinner", 8),
        ("It cost 3.14 of 1,000 at example.com, 4th try.", 9),
        ("a_b and ____ and e.g. this", 5),
        ("港口委员会表示将购买24艘船。", 13),
        ("カタカナとひらがな 東京", 8),
        ("قال المجلس إنه سيشتري ٢٤ قاربا، والسفن تنتظر.", 8),
        ("می\u200cخواهند بروند", 2),
        ("כ״ץ אמר", 2),
        ("नमस्ते दुनिया", 2),
        ("Сумма 3,5 млн", 3),
        ("e\u0301.a and 1\u0301,2\u200c3", 3),
        ("𝒜🏽𝒜 and 𐓘1👩", 3),
        ("— … 🚢 —", 0),
        ("", 0),
    ],
)
def test_words_are_what_unicode_says(text: str, words: int) -> None:
    assert count(text) == words


@example("ß:_ß")
@example("a_.b_,1_'_1")
@given(st.text(alphabet=st.sampled_from("aéß15_²'’‘.,:;·\n-—“ "), max_size=40))
def test_latin_words_are_counted_as_their_boundaries_say(text: str) -> None:
    assert count(text) == by_boundaries(text)


SIGNS = "aé15_'’.,:\n-— مـ،٢д"


@given(st.text(alphabet=st.sampled_from(SIGNS), max_size=40))
def test_words_of_other_scripts_are_counted_as_their_boundaries_say(text: str) -> None:
    assert count(text) == by_boundaries(text)


@given(st.text(alphabet=st.sampled_from(f"{SIGNS}👩𝒜𐓘"), max_size=40))
def test_words_with_larger_characters_are_counted_as_their_boundaries_say(text: str) -> None:
    assert count(text) == by_boundaries(text)


@given(st.text(alphabet=st.sampled_from(f"{SIGNS}中かカー東𠀀👩"), max_size=40))
def test_words_without_spaces_are_counted_as_their_boundaries_say(text: str) -> None:
    assert count(f"{text}\n中") == by_boundaries(f"{text}\n中")


def test_words_that_need_a_dictionary_are_estimated() -> None:
    assert 6 <= count("สภาท่าเรือกล่าวว่าจะซื้อเรือ 24 ลำ") <= 9


def test_boilerplate_does_not_count_as_words() -> None:
    text = "Two words\nShare this page"
    blocks = [Block(0, 9, BlockKind.PARAGRAPH), Block(10, 25, BlockKind.BOILERPLATE)]
    assert count_words(text, blocks) == 2
