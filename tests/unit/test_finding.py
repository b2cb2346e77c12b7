"""What is found in an article: where it is, in any script, and what is wrong or hopeless."""

from __future__ import annotations

import re
from itertools import pairwise
from time import monotonic

import pytest
import regex
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.errors import PatternError, UserError
from reader.finding import PATIENCE, ArticleSearch, Sought
from reader.folding import fold, plain
from reader.text import line_spans
from reader.values import Span

ALPHABET = st.sampled_from("aAáb ßsSﬁfi\n\u0301\u00a0.’كک\u064eا가북🚒👩\u200d\u200c")
TEXTS = st.text(ALPHABET, max_size=30)
OPTIONS = st.fixed_dictionaries({"match_case": st.booleans(), "whole_words": st.booleans()})
PATTERNS = st.text(st.sampled_from("aáA🚒 .\\w*+?()[]{}1,|^$-&<>=!:PRrix#"), max_size=12)


def found(text: str, wanted: str, **options: bool) -> list[Span]:
    return list(ArticleSearch(Sought(wanted, **options)).hits(text, line_spans(text)))


def quotes(text: str, wanted: str, **options: bool) -> list[str]:
    return [text[slice(*hit)] for hit in found(text, wanted, **options)]


# What counts as found


def test_parts_of_words_are_found_unless_whole_words_are_asked_for() -> None:
    text = "Fund, funding and refund"
    assert quotes(text, "fund") == ["Fund", "fund", "fund"]
    assert quotes(text, "fund", whole_words=True) == ["Fund"]


def test_a_text_in_capitals_is_found_in_small_letters_too() -> None:
    assert quotes("US and us", "US") == ["US", "us"]
    assert quotes("US and us", "US", match_case=True) == ["US"]


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("cafe", "CAFE\u0301"),
        ("Straße", "STRASSE"),
        ("احمد", "أَحْمَد"),
        ("کوردستان", "كوردستان"),
        ("阪", "大阪"),
        ("new   york", "New\u00a0York"),
    ],
)
def test_case_diacritics_and_variants_are_folded(wanted: str, text: str) -> None:
    assert quotes(text, wanted) == [text] or wanted in text


def test_with_the_case_diacritics_have_to_be_the_same_however_they_are_written() -> None:
    assert quotes("cafe café cafe\u0301", "café", match_case=True) == ["café", "cafe\u0301"]


def test_offsets_are_code_points() -> None:
    text = "🚒👩🏽\u200d🚒 e\u0301a boat 🚒"
    assert found(text, "boat") == [Span(text.index("boat"), text.index("boat") + 4)]
    assert found(text, "ea") == [Span(6, 9)]


def test_a_hit_lies_in_one_paragraph() -> None:
    assert found("harbour\ncouncil", "harbour council") == []
    assert found("harbour\ncouncil", r"harbour\scouncil", regular=True) == []


def test_a_hit_never_cuts_a_grapheme() -> None:
    text = "👩🏽\u200d🚒 🚒"
    assert found(text, "🚒") == found(text, "🚒", regular=True) == [Span(5, 6)]
    assert quotes("ne\u0301e", ".", regular=True) == ["n", "e"]


def test_a_refused_place_does_not_hide_the_next() -> None:
    assert found("Aaa", "aa", match_case=True) == [Span(1, 3)]


@pytest.mark.parametrize("nothing", ["", "  ", "\u0301"])
def test_nothing_can_not_be_looked_for(nothing: str) -> None:
    assert Sought(nothing).is_nothing
    with pytest.raises(UserError, match="nothing to look for"):
        ArticleSearch(Sought(nothing))


def test_nobody_looks_for_a_text_without_end() -> None:
    with pytest.raises(UserError, match="1000"):
        ArticleSearch(Sought("a" * 1001))


@given(text=TEXTS, wanted=TEXTS, options=OPTIONS)
def test_hits_are_in_order_apart_and_spell_what_was_wanted(
    text: str, wanted: str, options: dict[str, bool]
) -> None:
    assume(not Sought(wanted).is_nothing)
    same = plain if options["match_case"] else lambda each: " ".join(fold(each).split())
    end = 0
    for hit in found(text, wanted, **options):
        assert end <= hit.start < hit.end
        assert same(text[slice(*hit)]) == same(wanted)
        end = hit.end


@given(before=TEXTS, word=st.text(st.sampled_from("aábsكک가"), min_size=1, max_size=5))
def test_what_stands_between_spaces_is_always_found(before: str, word: str) -> None:
    text = f"{before} {word} "
    span = Span(len(before) + 1, len(before) + 1 + len(word))
    assert any(
        hit.start < span.end and hit.end > span.start for hit in found(text, word, whole_words=True)
    )


# Regular expressions


def test_an_expression_folds_the_case_alone() -> None:
    assert quotes("Boat boat bóat", "b.at", regular=True) == ["Boat", "boat", "bóat"]
    assert quotes("Boat boat bóat", "boat", regular=True, match_case=True) == ["boat"]


def test_an_expression_knows_where_paragraphs_begin_and_end() -> None:
    text = "one two\ntwo one"
    assert found(text, "^one", regular=True) == [Span(0, 3)]
    assert found(text, "one$", regular=True) == [Span(12, 15)]
    assert found(text, r"(?<=\s)two", regular=True) == [Span(4, 7)]


def test_an_expression_that_matches_nothing_finds_nothing() -> None:
    assert found("aab", "b*", regular=True) == [Span(2, 3)]


def test_whole_words_holds_for_expressions_too() -> None:
    assert quotes("boats, boat", "boat?", regular=True, whole_words=True) == ["boat"]


@pytest.mark.parametrize(
    ("pattern", "position"),
    [("a(b", 3), ("a)", 1), ("[ab", 3), ("*a", 0), ("(?<a>b)(?<a>", 12), ("(?R)|a", 0)],
)
def test_a_wrong_expression_says_where(pattern: str, position: int) -> None:
    with pytest.raises(PatternError, match=f"At character {position + 1}") as caught:
        ArticleSearch(Sought(pattern, regular=True))
    assert caught.value.position == position


@pytest.mark.parametrize(
    "pattern",
    ["a{1000000000}", "(?:a{65535}){65535}", "(?R)|a", "(a)(?1)", "(" * 490 + ")" * 490, "(?r)a"],
)
def test_what_could_take_all_memory_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        ArticleSearch(Sought(pattern, regular=True))


@pytest.mark.parametrize("pattern", [r"(\w+\s?)+[!?]", "(a|aa)+[!?]", "(?:a?){50}a{50}[!?]"])
def test_an_expression_that_would_never_end_is_given_up(pattern: str) -> None:
    begun = monotonic()
    with pytest.raises(UserError, match="too long"):
        found("a" * 30_000 + "z", pattern, regular=True)
    assert monotonic() - begun < 20 * PATIENCE


@given(text=TEXTS, pattern=PATTERNS)
def test_an_expression_finds_whole_spans_or_says_what_is_wrong(text: str, pattern: str) -> None:
    assume(not Sought(pattern, regular=True).is_nothing)
    try:
        hits = found(text, pattern, regular=True)
    except UserError:
        return
    assert all(first.end <= second.start for first, second in pairwise(hits))
    assert all("\n" not in text[slice(*hit)] for hit in hits)


@given(text=st.text(st.sampled_from("ab c\n"), max_size=20), word=st.text("ab", min_size=1))
def test_an_expression_without_signs_finds_what_the_text_finds(text: str, word: str) -> None:
    assert found(text, regex.escape(word), regular=True) == found(text, word)
    assert found(text, word) == [Span(*match.span()) for match in re.finditer(word, text)]
