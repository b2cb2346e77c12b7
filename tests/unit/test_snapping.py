"""Ends of selections: at graphemes and words."""

from __future__ import annotations

from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from reader.snapping import (
    grapheme_end,
    grapheme_start,
    nearest_word_edge,
    next_grapheme,
    next_word_end,
    next_word_start,
    previous_grapheme,
    previous_word_end,
    previous_word_start,
    snap,
    word_around,
)
from reader.values import Span

LETTERS = st.sampled_from(
    "aBé .,’'\"“”()-&%€$19\u00a0\u00ad\u200b\u200c\u200d\u200f\u2028\u0301"
    "ئەالب،۱ה״กำ京都カ한\u1100\u1161क्ष👩🏽🚒🇩🇪\ufe0f\u20e3\u0600#@s\n"
)
TEXTS = st.text(LETTERS | st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


def snapped(text: str, first: str, last: str) -> str | None:
    """Return what is taken of ``text`` when it is drawn over from ``first`` to ``last``."""
    start = text.index(first)
    end = text.index(last, start) + len(last)
    span = snap(text, Span(0, len(text)), Span(start, end))
    return span and text[slice(*span)]


@pytest.mark.parametrize(
    ("text", "first", "last", "taken"),
    [
        ("said Ines Halloran, who", "es", "Hall", "Ines Halloran"),
        ("“Today, we", "“", "oday,", "Today"),
        ("the U.S. fleet", "U", "S", "U.S."),
        ("met al-Sharif who", "l-S", "har", "al-Sharif"),
        ("forces led by US-led pilots", "US", "S", "US"),
        ("with O’Brien’s boat", "Bri", "en’s", "O’Brien"),
        ("COVID-19 is", "OV", "1", "COVID-19"),
        ("paid €1.9 million, he", "1.9", "milli", "€1.9 million"),
        ("by 50% in", "5", "0", "50%"),
        ("only 4,000 boats", "0", "0", "4,000"),
        ("ein 4\u202f000 Boote", "4", "4", "4\u202f000"),
        ("World Port Union (WPU) said", "orld", "WPU)", "World Port Union (WPU)"),
        ("the (WPU) said", "(", ") ", "WPU"),
        ("Operation “Big Tide” is", "pera", "Tide”", "Operation “Big Tide”"),
        ("Acme Inc. said", "cm", "Inc.", "Acme Inc."),
        ("a 👩🏽‍🚒 boat", " 👩", "👩", "👩🏽‍🚒"),
        ("قال، والعراق.", "ال", "عر", "قال، والعراق"),
        ("می‌خواهم بروم", "می", "می", "می‌خواهم"),
        ("בצה״ל אמר", "צה", "צה", "בצה״ל"),
        ("北京大学在河边", "京大", "学", "京大学"),
        ("ภาษาไทย", "าษ", "ษา", "าษา"),
        ("#Anneth now", "#", "Ann", "#Anneth"),
        (" … ", " ", "…", None),
        ("—", "—", "—", None),
    ],
)
def test_ends_snap_to_words(text: str, first: str, last: str, taken: str | None) -> None:
    assert snapped(text, first, last) == taken


def test_an_empty_span_holds_no_word() -> None:
    assert snap("boats", Span(0, 5), Span(2, 2)) is None


@given(TEXTS, st.data())
def test_what_is_snapped_lies_in_its_block_and_snaps_to_itself(
    text: str, data: st.DataObject
) -> None:
    cuts = st.integers(0, len(text))
    start, first, last, end = sorted(data.draw(cuts) for _ in range(4))
    block = Span(start, end)
    found = snap(text, block, Span(first, last))
    if found is None:
        return
    assert start <= found.start < found.end <= end
    assert snap(text, block, found) == found


@given(TEXTS, st.data())
def test_nothing_cuts_a_grapheme(text: str, data: st.DataObject) -> None:
    boundaries = {0, *(match.end() for match in regex.finditer(r"\X", text))}
    whole = Span(0, len(text))
    first, last = sorted(data.draw(st.integers(0, len(text))) for _ in range(2))
    for found in (snap(text, whole, Span(first, last)), word_around(text, whole, first)):
        assert found is None or set(found) <= boundaries
    for step in (grapheme_start, grapheme_end, previous_grapheme):
        assert step(text, first) in boundaries
    assert grapheme_start(text, first) <= first <= grapheme_end(text, first)
    assert next_grapheme(text, grapheme_start(text, first)) in boundaries


@given(TEXTS, st.data())
def test_steps_go_on_or_end_at_the_ends_of_the_block(text: str, data: st.DataObject) -> None:
    offset, block = data.draw(st.integers(0, len(text))), Span(0, len(text))
    for forwards in (next_word_end, next_word_start):
        assert forwards(text, block, offset) > offset or offset == len(text)
    for backwards in (previous_word_end, previous_word_start):
        assert backwards(text, block, offset) < offset or offset == 0


def test_an_end_steps_from_word_to_word() -> None:
    text = "The Port of Anneth, he said"
    block = Span(0, len(text))
    ends = [offset := 0]
    while offset < len(text):
        ends.append(offset := next_word_end(text, block, offset))
    words = [text[start:end].strip(" ,") for start, end in pairwise(ends)]
    assert words == ["The", "Port", "of", "Anneth", "he", "said"]
    assert previous_word_end(text, block, text.rindex("he")) == text.index(",")
    assert previous_word_start(text, block, text.rindex("he")) == text.index("Anneth")
    assert next_word_start(text, block, 0) == 4


def test_the_nearest_edge_of_a_word_is_on_either_side() -> None:
    text = "The Port of Anneth"
    block = Span(0, len(text))
    assert nearest_word_edge(text, block, text.index("ort"), end=False) == text.index("Port")
    assert nearest_word_edge(text, block, text.index("rt "), end=True) == text.index(" of")
    assert nearest_word_edge(text, block, len(text), end=True) == len(text)


def test_a_very_long_text_without_spaces_is_read_near_the_place_only() -> None:
    text = "北京大学在" * 200_000
    assert snap(text, Span(0, len(text)), Span(500_003, 500_020)) == Span(500_003, 500_020)
