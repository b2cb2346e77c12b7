"""Where the words of a query stand in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_library_search import ARTICLES, LEAVES, TERMS, Told, finds, places

from reader.index_text import words_of
from reader.query import parse
from reader.query.finder import QueryFinder
from reader.values import Block, BlockKind

if TYPE_CHECKING:
    from reader.query.nodes import Near, Term


@given(
    words=st.lists(st.text("abkss19", min_size=1, max_size=3), min_size=1, max_size=2),
    star=st.sampled_from(["", "*"]),
    text=st.text("aAbBkKsS19 _-'.\n", max_size=40),
)
def test_what_is_found_in_ascii_is_found_in_every_text(
    words: list[str], star: str, text: str
) -> None:
    finder = QueryFinder(parse(f'"{" ".join(words)}"{star}'))
    found = [tuple(span) for span in finder.spans(text)]
    assert found == [tuple(span) for span in finder.spans(f"{text} …")]


@pytest.mark.parametrize(
    ("query", "text", "hits"),
    [
        ("boats", "Boats, boat and BOATS.", "Boats|BOATS"),
        ("boat*", "Boats, boat and BOATS.", "Boats|boat|BOATS"),
        (
            '"harbour council"',
            "The harbour-council; Harbour\nCouncil.",
            "harbour-council|Harbour\nCouncil",
        ),
        ('"harbour cou"*', "The harbour councils", "harbour councils"),
        ("boats OR lamps -oil", "lamps, oil, boats", "lamps|boats"),
        ("24", "24.5 and 24,000", "24|24"),
        ("don", "I don’t", "don"),
        ("zizek", "The Žiz\u030cek’s", "Žiz\u030cek"),
        ("harbour", "har\u00adbour har\u200bbour", "har\u00adbour|har\u200bbour"),
        ("strasse office", "Straße oﬃce", "Straße|oﬃce"),
        ("مدير", "قال مُدير", "مُدير"),
        ("ايواره OR ييواره", "ئێوارە", "ئێوارە"),
        ("1400", "۱۴۰۰", "۱۴۰۰"),
        ("हिन्दी", "हिन्दी हिन्दीभाषी", "हिन्दी"),
        ("हि*", "हिन्दी", "हिन्दी"),
        ("京", "東京港", "京"),
        ("東京", "東京港 東 京", "東京|東 京"),
        ("กรุงเทพ", "ในกรุงเทพมหานคร", "กรุงเทพ"),
        ("ガ", "ｶﾞ ガ", "ｶﾞ|ガ"),
        ("バック", "バッグ ﾊﾞｯｸﾞ バック", "バック"),
        ("カ OR ハッ*", "カ\u3099 ガ ハ\u309aッ ハッと カ", "ハッ|カ"),
        ("near(boats harbour, 1)", "boats of harbour, boats in the harbour", "boats|harbour|boats"),
        ("boats", "🚒boats👩🏽‍🚒", "boats"),
        ("boats title:lamps tag:x", "lamps boats", "boats"),
        ("tag:x", "x", ""),
        ("ـ", "ـ", ""),
    ],
)
def test_the_words_of_a_query_are_found(query: str, text: str, hits: str) -> None:
    spans = QueryFinder(parse(query)).spans(text)
    assert "|".join(text[start:end] for start, end in spans) == hits


def test_titles_are_searched_for_what_is_asked_of_them() -> None:
    text = "Boats here\nThe boats and lamps"
    blocks = [Block(0, 10, BlockKind.TITLE), Block(11, len(text), BlockKind.PARAGRAPH)]
    finder = QueryFinder(parse("title:(boats OR lamps) lamps"))
    assert [hit[:2] for hit in finder.find(text, blocks)] == [(0, 5), (25, 30)]
    [title, lamps] = finder.find(text, blocks)
    assert (title.paragraph, lamps.paragraph) == ((0, 10), (11, len(text)))


def test_a_paragraph_in_pieces_is_one() -> None:
    text = "The boats came and went"
    blocks = [
        Block(0, 9, BlockKind.PARAGRAPH),
        Block(10, 18, BlockKind.CONTINUED),
        Block(19, 23, BlockKind.CONTINUED),
    ]
    [hit] = QueryFinder(parse("came")).find(text, blocks)
    assert hit.paragraph == (0, 23)


@given(ARTICLES, LEAVES)
def test_what_the_index_finds_is_found_in_the_text(told: Told, leaf: Term | Near) -> None:
    told = Told("", told.text)
    assert bool(QueryFinder(leaf).spans(told.text)) == finds(leaf, told)
    assert QueryFinder(leaf).may_find(told.text) or not finds(leaf, told)


@given(ARTICLES, TERMS, st.sampled_from([" ", ", ", "\n", " \u200d", "\u00a0"]))
def test_every_place_is_found_that_does_not_overlap_another(
    told: Told, term: Term, between: str
) -> None:
    text = told.text.replace(" ", between)
    spans = QueryFinder(term).spans(text)
    starts = [words_of(text[: span.start]) for span in spans]
    expected = [start for start, _ in places(term, words_of(text))]
    assert set(map(len, starts)) <= set(expected)
    assert bool(spans) == bool(expected)
