"""Names by capitals, candidates for labels, and growing selections."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.candidates import next_candidates, previous_candidates
from reader.growing import grow, shrink
from reader.language_words import words_of
from reader.names import name_around, titled_name_around
from reader.values import Block, BlockKind, Span

TEXT = (
    "Anneth Wire / Port Secretary General Ines Halloran said Thursday the union would send from "
    "500 to around 4,000 pilots to the Strait of Anneth, for €1.9 million.\n"
    "“Today, we need them,” Halloran told Northgate’s Prime Minister Omar al-Sharif. Training "
    "starts in October 2018; the training of Danish crews took almost a year."
)


def blocks_of(text: str, *kinds: BlockKind) -> list[Block]:
    """Return a block a line, paragraphs if nothing else is said."""
    found, start = [], 0
    for index, line in enumerate(text.split("\n")):
        kind = kinds[index] if index < len(kinds) else BlockKind.PARAGRAPH
        if line:
            found.append(Block(start, start + len(line), kind))
        start += len(line) + 1
    return found


@pytest.mark.parametrize(
    ("text", "at", "name"),
    [
        ("said Ines Halloran on", "Hall", "Ines Halloran"),
        ("met Omar al-Sharif who", "Shar", "Omar al-Sharif"),
        ("met Omar al-Sharif who", "al-", "Omar al-Sharif"),
        ("the Secretary General of NATO said", "NATO", "Secretary General of NATO"),
        ("NATO Secretary General Ines Halloran said", "Ines", "Ines Halloran"),
        ("NATO Secretary General Ines Halloran said", "NATO", "NATO"),
        ("Ursula von der Leyen said", "der", "Ursula von der Leyen"),
        ("In the Strait of Anneth, he", "of", "Strait of Anneth"),
        ("In Anneth he", "Ann", "Anneth"),
        ("The United Nations Security Council met", "Nat", "United Nations Security Council"),
        ("the United Nations General Assembly", "Gen", "United Nations General Assembly"),
        ("now Northgate’s Prime Minister", "North", "Northgate"),
        ("then-US President Omar Sharif", "US", "US"),
        ("with US-led crews", "US", "US"),
        ("COVID-19 is", "COV", "COVID-19"),
        ("by J. K. Rowan and", "Row", "J. K. Rowan"),
        ("the U.S. Navy left. He", "Navy", "U.S. Navy"),
        ("of Martin Luther King.", "King", "Martin Luther King"),
        ("to Anneth, Northgate", "Ann", "Anneth"),
        ("to Anneth. Halloran", "Ann", "Anneth"),
        ("Smith & Sons said", "Sons", "Smith & Sons"),
        ("no name here", "name", None),
        ("سەرۆکی ئەنجومەن", "رۆ", None),
    ],
)
def test_a_name_is_told_by_its_capitals(text: str, at: str, name: str | None) -> None:
    found = name_around(text, Span(0, len(text)), text.index(at) + 1)
    assert (found and text[slice(*found)]) == name


def test_a_name_can_be_taken_with_its_titles() -> None:
    found = titled_name_around(TEXT, Span(0, len(TEXT)), TEXT.index("Ines"))
    assert TEXT[slice(*found)] == "Port Secretary General Ines Halloran"


def test_candidates_are_names_numbers_and_dates_in_order() -> None:
    found = [TEXT[slice(*each)] for each in next_candidates(TEXT, blocks_of(TEXT))]
    assert found == [
        "Anneth Wire", "Port", "Ines Halloran", "Thursday", "500", "4,000", "Strait of Anneth",
        "€1.9 million", "Today", "Halloran", "Northgate", "Omar al-Sharif", "October 2018",
        "Danish", "almost a year",
    ]  # fmt: skip


def test_a_word_that_stands_small_elsewhere_is_no_candidate() -> None:
    text = "Pilots met. The pilots of Anneth left."
    found = [text[slice(*each)] for each in next_candidates(text, blocks_of(text))]
    assert found == ["Anneth"]


def test_boilerplate_has_no_candidates() -> None:
    text = "Share Anneth\nNorthgate"
    found = [*next_candidates(text, blocks_of(text, BlockKind.BOILERPLATE))]
    assert [text[slice(*each)] for each in found] == ["Northgate"]


def test_scripts_without_capitals_have_numbers_as_candidates() -> None:
    text = "سەرۆکی ئەنجومەن ٢٤ بەلەمی لە Northgate کڕی."
    found = [text[slice(*each)] for each in next_candidates(text, blocks_of(text))]
    assert found == ["٢٤", "Northgate"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("港口耗资3.6亿元，有40条船。", ["3.6", "40"]),
        ("ราคา35บาท", ["35"]),
        ("船は12時に。", ["12"]),
    ],
)
def test_scripts_without_spaces_have_their_numbers_as_candidates(
    text: str, numbers: list[str]
) -> None:
    found = [text[slice(*each)] for each in next_candidates(text, blocks_of(text))]
    assert found == numbers


@pytest.mark.parametrize("text", ["资3.6亿", "about 18,000 boats", "at x1.75 of it", "10:30 or so"])
def test_a_later_part_of_a_number_is_no_candidate(text: str) -> None:
    found = [text[slice(*each)] for each in next_candidates(text, blocks_of(text))]
    inside = [next_candidates(text, blocks_of(text), offset) for offset in range(len(text))]
    assert {text[slice(*each)] for some in inside for each in some} <= {*found}


@pytest.mark.parametrize(
    ("language", "text", "candidates"),
    [
        (
            "fr",
            """Le conseil de l’OTAN a vu Mme Inès Le Gall jeudi dernier. Depuis octobre 2018, elle
            a payé 14 millions d’euros, dit M. de La Tour. L’an dernier, le 1er mai, l’État
            attendait trois jours.""",
            [
                "OTAN", "Inès Le Gall", "jeudi dernier", "octobre 2018", "14 millions", "La Tour",
                "an dernier", "1er mai", "État", "trois jours",
            ],
        ),
        (
            "tr",
            """Başkan Ayşe Yılmaz perşembe günü İstanbul’da konuştu. Ancak NATO’nun Genel Sekreteri
            12 Mart 2021’de, 5 gün önce, 14 milyon avro istedi.""",
            [
                "Ayşe Yılmaz", "perşembe", "İstanbul", "NATO", "Genel Sekreteri", "12 Mart 2021",
                "5 gün önce", "14 milyon avro",
            ],
        ),
        (
            "ar",
            """قرر المجلس يوم الخميس شراء 24 قارباً قبل 1 تشرين الأول/أكتوبر 2021، بعد ثلاث ليالٍ،
            بكلفة 1,9 مليون يورو. وفي الشهر الماضي قال الاب: نعم.""",
            [
                "الخميس", "24", "1 تشرين الأول/أكتوبر 2021", "ثلاث ليالٍ", "1,9 مليون يورو",
                "الشهر الماضي",
            ],
        ),
        (
            "fa",
            "شورا روز پنج‌شنبه ۲۴ قایق خرید. از مهر ۱۳۹۷ دو سال پیش ۱۴ میلیون یورو مهر و دی.",
            ["پنج‌شنبه", "۲۴", "مهر ۱۳۹۷", "دو سال پیش", "۱۴ میلیون یورو"],
        ),
        (
            "ckb",
            "ڕۆژی پێنجشەممەی ڕابردوو، ٢١ی ئازاری ٢٠٢٢، شەش هەزار کەس ١٠ی بەیانی هاتن.",
            ["پێنجشەممە", "٢١ی ئازار", "٢٠٢٢", "شەش هەزار", "١٠"],
        ),
        ("sw", "Ines alisema Thursday, May 2020.", ["Ines", "Thursday", "May 2020"]),
    ],
)  # fmt: skip
def test_candidates_are_told_by_the_words_of_the_language(
    language: str, text: str, candidates: list[str]
) -> None:
    found = next_candidates(text, blocks_of(text), 0, language)
    assert [text[slice(*each)] for each in found] == candidates


@given(st.sampled_from(["en", "fr", "tr", "ar", "fa", "ckb"]), st.data())
def test_candidates_of_each_language_are_the_same_from_either_side(
    language: str, data: st.DataObject
) -> None:
    known = words_of(language)
    words = [*known.months, *known.periods, *known.counts, *known.after, *known.before]
    text = " ".join(data.draw(st.lists(st.sampled_from([*words, "12", "2021", "Ines", "l’Ines,"]))))
    blocks, offset = blocks_of(text), data.draw(st.integers(0, len(text)))
    whole = list(next_candidates(text, blocks, 0, language))
    assert all(one.end <= other.start for one, other in pairwise(whole))
    before = list(previous_candidates(text, blocks, len(text), language))
    assert before == whole[::-1]
    after = list(next_candidates(text, blocks, offset, language))
    assert after == [each for each in whole if each.start >= offset]


@given(st.integers(0, len(TEXT)))
def test_candidates_are_the_same_from_either_side(offset: int) -> None:
    blocks = blocks_of(TEXT)
    whole = list(next_candidates(TEXT, blocks))
    after = list(next_candidates(TEXT, blocks, offset))
    before = list(previous_candidates(TEXT, blocks, offset))
    assert after == [each for each in whole if each.start >= offset]
    assert before == [each for each in reversed(whole) if each.start < offset]


@given(st.text("aB.é, 19€’-\u0301’s\nئAlTh", max_size=80))
def test_candidates_lie_in_their_blocks_and_apart(text: str) -> None:
    blocks = blocks_of(text)
    found = list(next_candidates(text, blocks))
    for one, other in pairwise(found):
        assert one.end <= other.start
    for each in found:
        assert any(block.start <= each.start < each.end <= block.end for block in blocks)


def grown(text: str, at: str) -> list[str]:
    blocks, caret = blocks_of(text), text.index(at) + 1
    span, found = Span(caret, caret), []
    while span := grow(text, blocks, span, caret):
        found.append(text[slice(*span)])
    return found


def test_a_selection_grows_from_word_to_paragraph() -> None:
    sizes = grown(TEXT, "al-Sharif")
    assert sizes[:3] == ["al", "Omar al-Sharif", "Prime Minister Omar al-Sharif"]
    assert sizes[3] == "Halloran told Northgate’s Prime Minister Omar al-Sharif"
    assert sizes[-1] == TEXT.split("\n")[1]
    assert grown(TEXT, "4,000")[0] == "4,000"
    assert "almost a year" in grown(TEXT, "year")


def test_in_scripts_without_capitals_it_grows_by_words() -> None:
    text = "سەرۆکی ئەنجومەن گوتی، باشە"
    assert grown(text, "سەرۆکی")[:3] == ["سەرۆکی", "سەرۆکی ئەنجومەن", "سەرۆکی ئەنجومەن گوتی"]


@given(st.integers(0, len(TEXT)))
def test_shrinking_takes_back_what_growing_did(caret: int) -> None:
    blocks = blocks_of(TEXT)
    sizes = [Span(caret, caret)]
    while span := grow(TEXT, blocks, sizes[-1], caret):
        assert span.start <= sizes[-1].start
        assert sizes[-1].end <= span.end
        sizes.append(span)
    for larger, smaller in zip(sizes[:1:-1], sizes[-2:0:-1], strict=True):
        assert shrink(TEXT, blocks, larger, caret) == smaller
