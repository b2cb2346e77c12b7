"""What two versions of a text have in common, and how it is told to people."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.differences import compare, counterpart, mirrored

TEXTS = st.text(st.sampled_from("ab ,\n.é北👩"), max_size=40)
STORY = """Boats for Northgate

The Harbour Council will buy 24 boats on Thursday.
It has money for eleven of them."""


def told(left: str, right: str) -> list[tuple[str, str]]:
    """Return what differs, as what stands left and right."""
    return [
        (left[slice(*stretch.left)], right[slice(*stretch.right)])
        for stretch in compare(left, right)
        if not stretch.same
    ]


@given(TEXTS, TEXTS)
def test_stretches_lie_in_both_texts_in_order(left: str, right: str) -> None:
    ends = 0, 0
    for stretch in compare(left, right):
        assert ends[0] <= stretch.left.start <= stretch.left.end <= len(left)
        assert ends[1] <= stretch.right.start <= stretch.right.end <= len(right)
        ends = stretch.left.end, stretch.right.end


@given(TEXTS, TEXTS)
def test_what_is_the_same_has_the_same_words(left: str, right: str) -> None:
    for stretch in compare(left, right):
        sides = left[slice(*stretch.left)], right[slice(*stretch.right)]
        assert not stretch.same or "".join(sides[0].split()) == "".join(sides[1].split())


@given(TEXTS, TEXTS)
def test_every_word_is_in_a_stretch(left: str, right: str) -> None:
    stretches = compare(left, right)
    covered = "".join(left[slice(*stretch.left)] for stretch in stretches)
    assert "".join(covered.split()) == "".join(left.split())


@given(TEXTS)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert told(text, text) == []


def test_words_that_were_changed_are_told_alone() -> None:
    changed = STORY.replace("24", "30").replace("Thursday", "Friday")
    assert told(STORY, changed) == [("24", "30"), ("Thursday", "Friday")]


def test_a_paragraph_that_was_cut_is_told_as_a_whole() -> None:
    assert told(
        STORY, STORY.replace("The Harbour Council will buy 24 boats on Thursday.\n", "")
    ) == [("The Harbour Council will buy 24 boats on Thursday.", "")]


def test_long_texts_that_have_nothing_in_common_differ_as_a_whole() -> None:
    left, right = (" ".join(f"{word}{number}" for number in range(9000)) for word in "ab")
    assert told(left, right) == [(left, right)]


def test_long_texts_of_which_every_line_was_changed_are_compared_by_words() -> None:
    left = "\n".join(f"Line {number} says that all is well in {number}." for number in range(2000))
    assert told(left, left.replace("well", "good")) == [("well", "good")] * 2000


def test_white_space_is_no_difference() -> None:
    assert told(STORY, STORY.replace("\n", "\n\n").replace("eleven of", "eleven  of")) == []


def test_a_word_that_two_sentences_share_by_chance_is_no_common_ground() -> None:
    left, right = "Nobody knew the harbour was closed.", "Rain fell on the empty streets."
    assert told(f"One. {left} Two.", f"One. {right} Two.") == [(left[:-1], right[:-1])]


@given(TEXTS, TEXTS, st.integers(0, 50))
def test_every_place_has_a_counterpart_in_the_other_text(left: str, right: str, at: int) -> None:
    stretches = compare(left, right)
    assert 0 <= counterpart(stretches, at) <= len(right)
    assert 0 <= counterpart(mirrored(stretches), at) <= len(left)


def test_a_common_word_is_the_counterpart_of_itself() -> None:
    changed = "Anew\n\n" + STORY.replace("24", "two dozen")
    stretches = compare(STORY, changed)
    for word in ("Harbour", "boats", "eleven"):
        assert counterpart(stretches, STORY.index(word)) == changed.index(word)
        assert counterpart(mirrored(stretches), changed.index(word)) == STORY.index(word)


def test_the_middle_of_a_difference_is_the_middle_of_what_is_there_instead() -> None:
    left, right = "A abcdefgh Z", "A klmn Z"
    assert counterpart(compare(left, right), 6) == 4


def test_what_is_left_out_has_its_counterpart_where_it_would_be() -> None:
    cut = STORY.replace("The Harbour Council will buy 24 boats on Thursday.\n", "")
    place = counterpart(compare(STORY, cut), STORY.index("24"))
    assert place == cut.index("It has")
