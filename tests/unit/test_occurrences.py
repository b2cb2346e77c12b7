"""Every occurrence of a text in a text: where it is, in any script, and what is none."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

import pytest
import regex
from hypothesis import assume, example, given
from hypothesis import strategies as st

from reader.errors import UserError
from reader.folding import any_spelling, fold
from reader.occurrences import Finder, Found, Matching
from reader.values import Block, BlockKind

TEXTS = st.text(
    st.sampled_from("aAáb ßsSﬁfi\n\u0301\u00a0.’كک\u064eا가북🚒\u200d\u200c"), max_size=14
)
ANY_TEXT = st.text(max_size=20)
EVERYWHERE = Matching(parts_of_words=True)


def found_in(text: str, wanted: str, matching: Matching, *blocks: Block) -> list[Found]:
    whole = Block(0, len(text), BlockKind.PARAGRAPH)
    return list(Finder(wanted, matching).find(text, blocks or [whole]))


def quotes(text: str, wanted: str, **options: bool) -> list[str]:
    return [text[hit.start : hit.end] for hit in found_in(text, wanted, Matching(**options))]


# Words


def test_whole_words_alone_are_occurrences() -> None:
    assert quotes("Iraq, Iraqi and “Iraq”; Iraq-led. Airaq", "Iraq") == ["Iraq"] * 3


@pytest.mark.parametrize("apostrophe", "'’")
def test_a_possessive_is_no_part_of_an_occurrence_unless_it_is_asked_for(apostrophe: str) -> None:
    text = f"NATO{apostrophe}s ship, NATO and NATO{apostrophe}S"
    assert quotes(text, "NATO") == ["NATO"] * 3
    assert quotes(text, "NATO", inflected=True) == [
        f"NATO{apostrophe}s",
        "NATO",
        f"NATO{apostrophe}S",
    ]


@pytest.mark.parametrize(
    ("wanted", "text", "expected"),
    [
        ("Iraqi", "two Iraqis", ["Iraqis"]),
        ("who", "who’d, who’ll and who", ["who"]),
        ("church", "churches, churchs", ["churches"]),
        ("party", "Parties, parties’ and a party", ["Parties", "parties", "party"]),
        ("NATO", "NATO'nun gemisi", ["NATO'nun"]),
        ("Iraq", "Iraqi", []),
    ],
)
def test_inflected_forms_are_taken_whole(wanted: str, text: str, expected: list[str]) -> None:
    assert quotes(text, wanted, inflected=True) == expected


def test_parts_of_words_are_found_only_where_they_are_asked_for() -> None:
    text = "Fund, Funding and refund"
    assert quotes(text, "Fund") == ["Fund"]
    assert quotes(text, "Fund", beginnings=True) == ["Fund", "Fund"]
    hits = found_in(text, "fund", Matching(parts_of_words=True))
    assert [hit.part for hit in hits] == [False, True, True]


@pytest.mark.parametrize(
    ("wanted", "text", "count"),
    [
        ("OTAN", "l’OTAN, d'OTAN, OTAN", 3),
        ("Hara", "O’Hara", 0),
        ("24", "24 of 24,000 and 1.24, 24.", 2),
        ("U.S.", "U.S. ships, U.S.-led, U.S.", 3),
        ("don", "don’t", 0),
        ("کتاب", "کتاب‌ها و کتاب", 1),
    ],
)
def test_words_end_where_a_reader_sees_them_end(wanted: str, text: str, count: int) -> None:
    assert len(quotes(text, wanted)) == count


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("北约", "在北约总部"),
        ("大阪", "彼は大阪にいる"),
        ("กรุงเทพ", "ในกรุงเทพมหานคร"),
        ("ភ្នំពេញ", "នៅភ្នំពេញថ្ងៃ"),
        ("NATO", "在NATO的总部"),
    ],
)
def test_scripts_without_spaces_need_no_word_ends(wanted: str, text: str) -> None:
    assert quotes(text, wanted) == [wanted]


# Folding


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("Iraq", "IRAQ"),
        ("café", "CAFE\u0301"),
        ("cafe", "café"),
        ("Straße", "STRASSE"),
        ("Strasse", "straße"),
        ("office", "oﬃce"),
        ("ﬁnance", "finance"),
        ("οδός", "ΟΔΟΣ"),
        ("istanbul", "İstanbul"),
        ("Việt", "Vie\u0323\u0302t"),
        ("Nato", "ＮＡＴＯ"),
        ("한국", normalize("NFD", "한국")),
        ("が", "か\u3099"),
        ("محمد", "مُحَمَّد"),
        ("محمد", "محـــمد"),
        ("احمد", "أحمد"),
        ("کرکوک", "كركوك"),
        ("علي", "على"),
        ("كتابخانه", "کتاب\u200cخانه"),
        ("Harbour Council", "harbour\u00a0 \ncouncil"),
        ("Tomas al-Rashid", "Tomas al\u2011Rashid"),
        ("Stoltenberg", "Stol\u00adten\u00adberg"),
    ],
)
def test_spellings_of_the_same_word_are_found(wanted: str, text: str) -> None:
    assert quotes(f"({text})", wanted) == [text]


@pytest.mark.parametrize("text", ["us", "Us", "ÚS"])
def test_a_text_in_capitals_keeps_its_case_and_diacritics(text: str) -> None:
    assert quotes(f"{text} and US", "US") == ["US"]


def test_match_case_keeps_case_and_diacritics_but_not_the_way_they_are_composed() -> None:
    text = "Café café Cafe Cafe\u0301"
    assert quotes(text, "Café", match_case=True) == ["Café", "Cafe\u0301"]


def test_letters_that_only_look_like_diacritics_stay() -> None:
    assert quotes("कि", "क", parts_of_words=True) == []
    assert quotes("กิ ก", "ก") == ["ก"]


def test_an_invisible_mark_at_the_end_is_left_out_and_a_visible_one_taken() -> None:
    assert quotes("NATO\u200f.", "NATO") == ["NATO"]
    assert quotes("Ire\u0301. ", "ire") == ["Ire\u0301"]


def test_no_emoji_is_cut() -> None:
    text = "👩🏽\u200d🚒 👩"
    assert quotes(text, "👩") == ["👩"]
    assert quotes(text, "👩🏽\u200d🚒") == ["👩🏽\u200d🚒"]


@pytest.mark.parametrize("wanted", ["", "  \n", "\u0301", "\u200b"])
def test_nothing_can_not_be_looked_for(wanted: str) -> None:
    with pytest.raises(UserError, match="nothing to look for"):
        Finder(wanted, Matching())


def test_a_text_longer_than_any_name_is_refused() -> None:
    with pytest.raises(UserError, match="can't be looked for"):
        Finder("a" * 1001, Matching())


# Blocks


def test_boilerplate_is_passed_over_and_no_match_goes_on_in_another_block() -> None:
    text = "Quay\nTide\nTide Quay"
    blocks = [
        Block(0, 4, BlockKind.BOILERPLATE),
        Block(5, 9, BlockKind.PARAGRAPH),
        Block(10, 19, BlockKind.PARAGRAPH),
    ]
    assert [hit.start for hit in found_in(text, "Quay", Matching(), *blocks)] == [15]
    assert [hit.start for hit in found_in(text, "Tide Tide", Matching(), *blocks)] == []
    hits = found_in(text, "Tide Quay", Matching(), *blocks)
    assert hits == [Found(10, 19, part=False, paragraph=(10, 19))]  # type: ignore[arg-type]


def test_the_pieces_of_a_long_paragraph_are_one() -> None:
    text = "the Tide Quay again"
    pieces = [Block(0, 8, BlockKind.PARAGRAPH), Block(9, 19, BlockKind.CONTINUED)]
    assert [hit.start for hit in found_in(text, "Tide Quay", Matching(), *pieces)] == [4]


# Any text


@given(ANY_TEXT, ANY_TEXT)
@example("a" * 3, "a")
@example("ss\u0301", "ß")
def test_occurrences_are_in_order_apart_and_fold_to_the_same(text: str, wanted: str) -> None:
    assume(fold(wanted).strip())
    place = 0
    for hit in found_in(text, wanted, EVERYWHERE):
        assert place <= hit.start < hit.end <= len(text)
        assert fold(text[hit.start : hit.end]).split() == fold(wanted).split()
        place = hit.end


@given(TEXTS, TEXTS)
@example("ﬁ fi", "fi")
@example("ßs sß sss", "sss")
def test_everything_that_folds_to_the_same_is_found(text: str, wanted: str) -> None:
    assume(fold(wanted).strip() and not re.search(r"(?:^|\s)[\u0301\u064e\u200c\u200d]", wanted))
    found = [(hit.start, hit.end) for hit in found_in(text, wanted, EVERYWHERE)]
    assert [start for start, _ in found] == [start for start, _ in _naively(text, wanted)]


def _naively(text: str, wanted: str) -> list[tuple[int, int]]:
    """Try every pair of grapheme boundaries."""
    target, capitals = fold(wanted).split(), normalize("NFD", wanted.strip()).isupper()
    breaks = [0, *(cluster.end() for cluster in regex.finditer(r"\X", text))]
    found: list[tuple[int, int]] = []
    for start in breaks:
        for end in reversed([place for place in breaks if place > start]):
            quote = text[start:end]
            same = fold(quote).split() == target and _begins_with_letter(quote, wanted)
            exact = not capitals or _plain(quote) == _plain(wanted)
            if same and exact and (not found or found[-1][1] <= start):
                found.append((start, end))
    return found


def _begins_with_letter(quote: str, wanted: str) -> bool:
    return fold(quote[0]).strip() != "" and not combining(quote[0]) and quote == quote.rstrip()


def _plain(text: str) -> str:
    kept = (letter for letter in normalize("NFD", text) if letter not in "\u200d\u200c")
    return " ".join("".join(kept).replace("’", "'").split())


@given(ANY_TEXT)
@example("ﷲ")
def test_a_text_is_its_own_spelling(text: str) -> None:
    if fold(text).strip():
        assert re.search(any_spelling(text), text)


def test_every_digit_is_found_by_the_usual_one() -> None:
    digits = (chr(code) for code in range(0x30, 0x20000) if chr(code).isdecimal())
    assert not [digit for digit in digits if not re.search(any_spelling(fold(digit)), digit)]
