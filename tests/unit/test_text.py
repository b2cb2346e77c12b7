"""The canonical text: what normalising, words, sentences and pieces promise."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.text import (
    LONGEST_PARAGRAPH,
    Sentences,
    direction,
    layout_pieces,
    line_spans,
    normalise,
    word_at,
    words,
)
from reader.values import Block, BlockKind, Direction, Span

ANY_TEXT = st.text(
    st.characters()
    | st.sampled_from("\ufeff\r\n\x0b\x0c\x85\u2028\u2029\x00\x1c\ud800\ufdd0\ufffe\U0001ffff \t"),
)


def words_of(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


def sentences_of(text: str) -> list[str]:
    """Return the sentences of ``text``, each found from its first character."""
    sentences = Sentences(text, [Block(0, len(text), BlockKind.PARAGRAPH)])
    found = {sentences.around(place, place + 1) for place in range(len(text))}
    return [text[start:end] for start, end in sorted(found)]


# Normalising


@given(ANY_TEXT)
@example("\ufeff\ufeffword")
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(ANY_TEXT)
def test_normalising_changes_lengths_by_crlf_and_byte_order_marks_only(text: str) -> None:
    marks = len(text) - len(text.lstrip("\ufeff"))
    assert len(normalise(text)) == len(text) - text.count("\r\n") - marks


@given(ANY_TEXT)
def test_a_normalised_text_can_be_stored_by_everybody(text: str) -> None:
    normalised = normalise(text)
    assert normalised.encode().decode() == normalised
    assert not set(normalised) & set("\r\x0b\x0c\x85\u2028\u2029\x00\x1b\x7f\ufdd0\uffff\U0010fffe")


@pytest.mark.parametrize(
    "text", ["café", "cafe\u0301", "a\u00a0b", "ﬁnance", "می\u200cرود", "👩🏽\u200d🚒", "  a  b \t"]
)
def test_what_the_source_says_stays_as_it_is(text: str) -> None:
    assert normalise(text) == text


def test_every_line_end_becomes_a_line_feed() -> None:
    assert normalise("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h\n") == "a\nb\nc\nd\ne\nf\ng\nh\n"


# Lines


@given(ANY_TEXT.map(normalise))
def test_line_spans_are_the_stripped_lines_that_are_not_blank(text: str) -> None:
    expected = [line.strip() for line in text.split("\n") if line.strip()]
    assert [text[start:end] for start, end in line_spans(text)] == expected


def test_a_line_of_nothing_but_spaces_takes_no_longer_than_others() -> None:
    text = "a\n" + " " * 300_000 + "\nb"
    assert list(line_spans(text)) == [Span(0, 1), Span(300_003, 300_004)]


# Direction


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Direction.LTR),
        ("24 – 12", Direction.LTR),
        ("24 boats", Direction.LTR),
        ("«مرحبا» said the pilot", Direction.RTL),
        ("12 שלום", Direction.RTL),
        ("Northgate گوتی", Direction.LTR),
    ],
)
def test_the_first_strong_character_gives_the_direction(text: str, expected: Direction) -> None:
    assert direction(text) is expected


# Pieces


@given(st.lists(st.integers(1, 12_000), max_size=6), st.integers(1, 9_000))
def test_pieces_cover_their_blocks_but_for_white_space_at_the_cuts(
    lengths: list[int], gap: int
) -> None:
    lines = ["".join(" " if place % gap == 0 else "x" for place in range(n)) for n in lengths]
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    blocks = [
        Block(start, start + len(line), BlockKind.QUOTE, 2)
        for start, line in zip(starts, lines, strict=True)
    ]
    pieces = list(layout_pieces(text, blocks))
    assert all(0 < piece.end - piece.start <= LONGEST_PARAGRAPH for piece in pieces)
    assert [piece for piece in pieces if piece.kind is not BlockKind.CONTINUED] == [
        piece for piece in pieces if piece.start in starts
    ]
    last = 0
    for piece in pieces:
        assert not text[last : piece.start].strip()
        assert piece.level == 2
        last = piece.end
    assert last == len(text)


def test_a_paragraph_without_spaces_is_cut_into_pieces_that_touch() -> None:
    text = "東" * (2 * LONGEST_PARAGRAPH + 1)
    assert cuts(text) == [LONGEST_PARAGRAPH, 2 * LONGEST_PARAGRAPH]


def test_without_spaces_it_is_cut_after_a_sentence() -> None:
    text = "東" * 9000 + "。" + "東" * 2000
    assert cuts(text) == [9001]


@pytest.mark.parametrize("joined", ["\u0301", "\u200d🚒", "🏽\u200d🚒", "\ufe0f"])
def test_no_cut_parts_a_letter_from_what_is_joined_to_it(joined: str) -> None:
    letters = "👩" + joined
    text = "東" * (LONGEST_PARAGRAPH - 1) + letters + "東" * 9
    assert cuts(text) == [LONGEST_PARAGRAPH - 1]


def cuts(text: str) -> list[int]:
    """Return where the pieces after the first begin, all of which touch."""
    pieces = list(layout_pieces(text, [Block(0, len(text), BlockKind.PARAGRAPH)]))
    assert all(one.end == other.start for one, other in pairwise(pieces))
    return [piece.start for piece in pieces[1:]]


# Words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ines Halloran’s boat", ["Ines", "Halloran", "boat"]),
        ("the COUNCIL'S vote", ["the", "COUNCIL", "vote"]),
        ("O’Sullivan’s l'été aujourd’hui", ["O’Sullivan", "l'été", "aujourd’hui"]),
        ("the pilots’ fleet", ["the", "pilots", "fleet"]),
        ("’s-Gravenpoort", ["s", "Gravenpoort"]),
        ("24 boats, $3.5m", ["24", "boats", "3", "5m"]),
        ("well-known", ["well", "known"]),
        ("مجلس الميناء، قال", ["مجلس", "الميناء", "قال"]),
        ("مُدِير", ["مُدِير"]),
        ("او می\u200cرود.", ["او", "می\u200cرود"]),
        ("हिन्दी समाचार।", ["हिन्दी", "समाचार"]),
        ("cafe\u0301s", ["cafe\u0301s"]),
        ("co\u00adop", ["co\u00adop"]),
        ("👩🏽‍🚒 — …", []),
        ("snake_case", ["snake_case"]),
    ],
)
def test_words_in_many_scripts(text: str, expected: list[str]) -> None:
    assert words_of(text) == expected


@given(ANY_TEXT, st.data())
def test_words_lie_inside_the_stretch_and_in_order(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    last = start
    for word in words(text, start, end):
        assert last <= word.start < word.end <= end
        assert "\n" not in text[word.start : word.end]
        last = word.end


@given(ANY_TEXT, st.data())
def test_the_word_at_an_offset_is_one_of_the_words_and_touches_it(
    text: str, data: st.DataObject
) -> None:
    offset = data.draw(st.integers(0, len(text)))
    touching = [word for word in words(text) if word.start <= offset <= word.end]
    assert word_at(text, offset) == (touching[-1] if touching else None)


def test_between_two_words_the_following_one_is_taken() -> None:
    text = "one’two 东"
    assert word_at("a-b", 1) == Span(0, 1)
    assert word_at("a-b", 2) == Span(2, 3)
    assert word_at(text, len(text)) == Span(8, 9)
    assert word_at("a  b", 2) is None


def test_the_word_of_a_possessive_is_the_name() -> None:
    text = "Halloran’s boat"
    assert word_at(text, 3) == Span(0, 8)
    assert word_at(text, 8) == Span(0, 8)
    assert word_at(text, 10) is None


# Sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["The council met.", "It will buy 24 boats!", "Why?"],
        ["Dr. Halloran of the U.S. Navy spoke on Feb. 3.", "She left."],
        ["“We need them!” she said.", "“When?”", "“Now.”", "He nodded."],
        ["It cost 3.5 million.", "(Nobody paid.)", "So it goes…", "On it went."],
        ["approx.  five boats came.", "Then six."],
        ["J. R. Marlow signed.", "Nobody else did."],
        ["Le conseil a voté.", "« Enfin ! » dit-elle.", "Elle partit."],
        ["قال المجلس إنه سيشتري القوارب.", "هل هذا صحيح؟", "نعم."],
        ["यह पहला वाक्य है।", "यह दूसरा है।"],
        ["議会は船を買う。", "「本当か？」", "本当だ。"],
        ["Совет купит 24 судна.", "Это правда?"],
    ],
)
def test_sentences_in_several_languages(sentences: list[str]) -> None:
    joint = "" if sentences[0].endswith("。") else " "
    text = joint.join(sentences)
    expected = {text.index(sentence): sentence for sentence in sentences}
    found = Sentences(text, [Block(0, len(text), BlockKind.PARAGRAPH)])
    for start, sentence in expected.items():
        assert text[slice(*found.around(start, start + 1))] == sentence


def test_the_sentence_of_a_span_over_two_sentences_is_both() -> None:
    text = "One came. Two left. Three stayed."
    sentences = Sentences(text, [Block(0, len(text), BlockKind.PARAGRAPH)])
    assert text[slice(*sentences.around(4, 14))] == "One came. Two left."


def test_a_sentence_never_crosses_a_block() -> None:
    text = "A title without a stop\nThe text begins"
    blocks = [Block(0, 22, BlockKind.TITLE), Block(23, 38, BlockKind.PARAGRAPH)]
    assert Sentences(text, blocks).around(30, 31) == Span(23, 38)
    assert Sentences(text, blocks).around(2, 3) == Span(0, 22)


@given(ANY_TEXT.map(normalise), st.data())
def test_the_sentence_holds_the_span_and_stays_in_the_lines_it_touches(
    text: str, data: st.DataObject
) -> None:
    blocks = [Block(*span, BlockKind.PARAGRAPH) for span in line_spans(text)]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = Sentences(text, blocks).around(start, end)
    assert 0 <= found.start <= start <= end <= found.end <= len(text)
    assert "\n" not in text[found.start : start].strip("\n ")


@pytest.mark.parametrize("line", ["." * 200_000, ". " * 100_000, ".”" * 100_000, "。" * 200_000])
def test_a_line_of_stops_takes_no_longer_than_others(line: str) -> None:
    assert Sentences(line, [Block(0, len(line), BlockKind.PARAGRAPH)]).around(0, 1).start == 0
