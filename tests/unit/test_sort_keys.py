"""What titles are sorted by."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sort_keys import LONGEST, sort_key

NUMBERS = st.integers(0, 10**30)


@pytest.mark.parametrize(
    "titles",
    [
        "À la carte|apple|Apple pie|Applet|“Quoted”|Zebra",
        "$1|Élan|(Fast)|…gone|[Hot] news|#hub|«Île»",
        "2 boats|10 boats|2021|100000000 boats|1000000000000 boats|a boat",
        "Chapter 1.9|Chapter 1.10|Chapter 2|Chapter 02 b|Chapter 10",
        "Kapitel ٢|Kapitel 3|Kapitel ١٠",
        "Half-life|Half–live|Halfway",
        "“Old” boats|Old men|‘Old’ news|Older",
        "Straße|Strasse 2|STRASSE 10",
        "ابتسام|إبراهيم|أحمد|باب|پدر|تاج|جمال|چاي|حال",
        "ﺑﺎب|باب ٢|بيت",
        "Дом|ёлка|Єдність|жук|Иван|Ірина|Йод|Кот",
        "가방|나무|하늘",
        "!|?!|a",
    ],
)
def test_titles_have_the_order_that_readers_expect(titles: str) -> None:
    wanted = titles.split("|")
    assert sorted(set(wanted), key=sort_key) == wanted


@given(NUMBERS, NUMBERS, st.sampled_from(["", " ", "a", "b 7"]), st.sampled_from(["", " c", "d"]))
def test_numbers_are_sorted_by_their_size(one: int, other: int, before: str, after: str) -> None:
    keys = [sort_key(f"{before}{number}{after}") for number in (one, other)]
    assert (keys[0] < keys[1], keys[0] == keys[1]) == (one < other, one == other)


@given(st.text(max_size=LONGEST // 4))  # a letter may become four
def test_what_search_takes_for_the_same_is_sorted_as_one(title: str) -> None:
    for same in (f"“{title}”", normalize("NFD", title), f" ({title})"):
        if title[:1].isalnum():
            assert sort_key(same) == sort_key(title)


def test_a_long_title_has_a_short_key() -> None:
    assert len(sort_key("long " * 1000)) == LONGEST
