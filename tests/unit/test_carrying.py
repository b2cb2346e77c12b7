"""Where the marks of one text belong in another version of it, and which have no place there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.carrying import carried
from reader.values import Span

TEXTS = st.text(st.sampled_from("aab ß\né\u0301ك北👩🏽\u200d🚒"), max_size=60)
STORY = """The pilots of Northgate went on strike on Monday.

Ines Halloran said the harbour stays closed. The harbour needs pilots.

Marit Solheim of the union said: “We can wait.”"""


@st.composite
def versions(draw: st.DrawFn) -> tuple[str, list[Span], str]:
    """Return a text, spans of it, and a text that has something in common with it."""
    source, inserted = draw(TEXTS), draw(TEXTS)
    places = st.integers(0, len(source))
    spans = {Span(*sorted(pair)) for pair in draw(st.lists(st.tuples(places, places), max_size=6))}
    first, last = sorted((draw(places), draw(places)))
    target = source[:first] + inserted + source[last:]
    return source, [span for span in spans if span.start < span.end], target


def span_of(text: str, quote: str, after: str = "") -> Span:
    start = text.index(after + quote) + len(after)
    return Span(start, start + len(quote))


def quotes(source: str, target: str, *wanted: Span) -> list[str | None]:
    """Return what stands around each place found, None where there is none."""
    places = carried(source, wanted, target)
    return [
        target[max(0, places[span].start - 8) : places[span].end + 8] if span in places else None
        for span in wanted
    ]


@given(versions())
def test_what_is_carried_has_its_quote_at_its_place(
    version: tuple[str, list[Span], str],
) -> None:
    source, spans, target = version
    for span, place in carried(source, spans, target).items():
        assert target[place.start : place.end] == source[span.start : span.end]


@given(versions())
def test_no_two_spans_come_to_the_same_place(version: tuple[str, list[Span], str]) -> None:
    places = carried(*version)
    assert len(set(places.values())) == len(places)


@given(versions())
def test_in_the_same_text_every_span_stays_where_it_is(
    version: tuple[str, list[Span], str],
) -> None:
    source, spans, _ = version
    assert carried(source, spans, source) == {span: span for span in spans}


@given(versions(), TEXTS)
def test_what_stands_before_and_after_moves_the_spans_with_the_text(
    version: tuple[str, list[Span], str], before: str
) -> None:
    source, spans, _ = version
    moved = len(before) + 40
    target = f"{before}{'–' * 40}{source}"
    wide = [span for span in spans if span.start >= 32 and span.end + 32 <= len(source)]
    for span, place in carried(source, wide, target).items():
        assert target[place.start - 32 : place.end + 32] == source[span.start - 32 : span.end + 32]
        assert place.start >= moved


def test_a_cut_paragraph_takes_its_spans_with_it() -> None:
    target = "\n\n".join(STORY.split("\n\n")[::2])
    kept, gone = span_of(STORY, "Marit Solheim"), span_of(STORY, "Ines Halloran")
    assert quotes(STORY, target, kept, gone) == ["onday.\n\nMarit Solheim of the ", None]


def test_of_two_same_quotes_each_is_known_by_what_is_about_it() -> None:
    target = STORY.replace("The harbour needs pilots", "In winter the harbour needs pilots")
    spans = [span_of(STORY, "harbour", "said the "), span_of(STORY, "harbour", "The ")]
    assert quotes(STORY, target, *spans) == ["aid the harbour stays c", "ter the harbour needs p"]


def test_a_quote_whose_surroundings_all_differ_is_found_if_it_is_there_once() -> None:
    target = "Yesterday evening, Marit Solheim spoke."
    assert quotes(STORY, target, span_of(STORY, "Marit Solheim")) == [
        "vening, Marit Solheim spoke."
    ]
    assert quotes(STORY, target + " Marit Solheim!", span_of(STORY, "Marit Solheim")) == [None]


def test_as_good_places_are_told_apart_by_where_they_should_be() -> None:
    text = "The tide is high. " * 20
    spans = [Span(at + 4, at + 8) for at in range(0, len(text), 18)]
    places = carried(text, spans, text + "Then it fell.")
    assert [places[span] for span in spans] == spans


@pytest.mark.parametrize(
    ("source", "quote", "target"),
    [
        ("the US said", "US", "the bUS said"),
        ("Rene went", "Rene", "René went".replace("é", "e\u0301")),
        ("a 👩 went", "👩", "a 👩🏽 went"),
    ],
)
def test_a_part_of_a_word_or_letter_is_no_place_for_a_whole_one(
    source: str, quote: str, target: str
) -> None:
    assert carried(source, [span_of(source, quote)], target) == {}


def test_letters_need_no_spaces_where_a_script_has_none() -> None:
    assert quotes("昨天北京下雨了", "据说，北京下雨", span_of("昨天北京下雨了", "北京")) == [
        "据说，北京下雨"
    ]
