"""The articles that a new library can start with."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
import regex

from reader.importers import read_document
from reader.text import normalise
from reader.values import BlockKind, Direction

FOLDER = Path(__file__).parents[2] / "resources" / "samples"
FILES = sorted(FOLDER.iterdir())


class Expected(NamedTuple):
    title: str
    source: str
    published: str
    language: str
    direction: Direction = Direction.LTR
    byline: str = ""


EXPECTED = {
    "01-harbour-council.txt": Expected(
        "Harbour council doubles its pilot fleet to 24 boats",
        "Northgate Wire",
        "2021-02-18T16:56:12+00:00",
        "en",
    ),
    "02-grain-terminal.txt": Expected(
        "Grain terminal reopens after eleven-day strike",
        "Delta Observer",
        "2021-02-17",
        "en",
        byline="Noor van der Velde",
    ),
    "03-storm-petra.txt": Expected(
        "“Is the sea supposed to be in the car park?” Storm Petra, as the strait posted it",
        "The Tidewater",
        "2021-02-14",
        "en",
        byline="Odile Marchetti",
    ),
    "04-foghorn.txt": Expected(
        "Foghorn of Little Anneth falls silent after 118 years", "Northgate Wire", "", "en"
    ),
    "05-tide-market.md": Expected(
        "The market that opens when the sea goes out",
        "The Tidewater",
        "2024-06-21",
        "en",
        byline="Leonie Okafor",
    ),
    "06-pilots-arabic.txt": Expected(
        "مجلس ميناء نورثغيت يضاعف أسطول الإرشاد إلى 24 قارباً",
        "وكالة الدلتا",
        "2021-02-19T08:05:00+00:00",
        "ar",
        Direction.RTL,
    ),
    "07-library-sorani.txt": Expected(
        "کتێبخانەیەکی کوردی لەسەر کەشتییەکی کۆن لە نۆرسگەیت کرایەوە",
        "وایەری نۆرسگەیت",
        "2022-03-21T14:30:00+00:00",
        "ckb",
        Direction.RTL,
    ),
    "08-poets-of-the-strait.txt": Expected(
        "Four languages, one microphone: a night with the poets of the strait",
        "Delta Observer",
        "2023-10-14",
        "en",
        byline="Miriam Sadeghi-Stern",
    ),
    "09-phare-de-valmora.txt": Expected(
        "À Valmora, le gardien du phare cède sa lampe à une boulangère",
        "Agence du Détroit",
        "2025-12-08",
        "fr",
        byline="Élodie Grandchêne",
    ),
    "10-second-bridge.txt": Expected(
        "Who pays for the second bridge?",
        "The Tidewater",
        "2026-03-28",
        "en",
        byline="Leonie Okafor",
    ),
}


def text_of(name: str) -> str:
    return (FOLDER / name).read_bytes().decode("utf-8")


def test_the_samples_are_these() -> None:
    assert [file.name for file in FILES] == list(EXPECTED)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_sample_is_utf_8_with_plain_line_ends_and_stays_as_it_is(file: Path) -> None:
    text = file.read_bytes().decode("utf-8")
    assert normalise(text) == text
    assert text.endswith("\n")
    assert not regex.search(r"\n\n\n|[ \t]\n|\n\Z\n", text)


def test_the_long_read_is_long_and_the_short_one_is_short() -> None:
    sizes = {file.name: file.stat().st_size for file in FILES}
    assert 98_000 <= sizes.pop("10-second-bridge.txt") <= 104_000
    assert 300 <= sizes.pop("04-foghorn.txt") <= 600
    assert all(1_500 <= size <= 6_000 for size in sizes.values())


def test_no_line_is_anywhere_twice_but_for_the_furniture_of_scraped_pages() -> None:
    lines = Counter(
        line for file in FILES for line in text_of(file.name).splitlines() if line.strip()
    )
    twice = {line for line, count in lines.items() if count > 1 and line != "---"}
    scraped = ("01-harbour-council.txt", "06-pilots-arabic.txt", "07-library-sorani.txt")
    assert twice == {EXPECTED[name].title for name in scraped} | {"Northgate Live"}


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("03-storm-petra.txt", "Devanagari"),
        ("06-pilots-arabic.txt", "Arabic"),
        ("07-library-sorani.txt", "Arabic"),
        ("08-poets-of-the-strait.txt", "Arabic"),
        ("08-poets-of-the-strait.txt", "Hebrew"),
    ],
)
def test_a_sample_has_the_script_it_is_there_for(name: str, script: str) -> None:
    assert len(regex.findall(rf"\p{{Script={script}}}", text_of(name))) >= 20


def test_the_scraped_page_has_no_break_spaces_and_curly_quotes() -> None:
    text = text_of("01-harbour-council.txt")
    assert "\n\u00a0“" in text
    assert text.endswith("Northgate Live\nNorthgate Live\nRadio radio icon\n")


@pytest.mark.parametrize(
    "sequence",
    [
        "👩🏽‍🚒",
        "👨‍👩‍👧‍👦",
        "❤️",
        "🇮🇳🇳🇴",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "1️⃣",
        "Rene\u0301",
        "ho\u031b\u0309",
        "क्या",
        "4\u0337",
    ],
)
def test_the_posts_have_characters_of_several_code_points(sequence: str) -> None:
    text = text_of("03-storm-petra.txt")
    assert sequence in text
    assert not unicodedata.is_normalized("NFC", text)


def test_the_poets_mix_directions_inside_paragraphs() -> None:
    mixed = [
        line
        for line in text_of("08-poets-of-the-strait.txt").splitlines()
        if {unicodedata.bidirectional(character) for character in line} >= {"L", "EN"}
        and regex.search(r"[\p{Hebrew}\p{Arabic}]", line)
    ]
    assert len(mixed) >= 4
    assert any(line.startswith("«وصلت") and "Kestrel Bay" in line for line in mixed)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_is_imported_with_what_it_says_of_itself(name: str) -> None:
    expected = EXPECTED[name]
    article = read_document((FOLDER / name).read_bytes(), name)
    assert article.title == expected.title
    assert article.source == expected.source
    assert article.byline == expected.byline
    assert (article.published or "").startswith(expected.published)
    assert bool(article.published) == bool(expected.published)
    assert article.language == expected.language
    assert article.direction == expected.direction
    assert article.text[article.blocks[0].start : article.blocks[0].end] == expected.title


def test_the_long_read_has_many_paragraphs_none_of_them_taken_for_furniture() -> None:
    article = read_document((FOLDER / "10-second-bridge.txt").read_bytes(), "long.txt")
    kinds = Counter(block.kind for block in article.blocks)
    assert kinds[BlockKind.PARAGRAPH] >= 200
    assert kinds[BlockKind.BOILERPLATE] == 0


def test_the_markdown_sample_shows_the_kinds_of_blocks() -> None:
    article = read_document((FOLDER / "05-tide-market.md").read_bytes(), "market.md")
    kinds = {block.kind for block in article.blocks}
    assert kinds >= {BlockKind.HEADING, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH}
    assert [inline.href for inline in article.inlines if inline.href] == [
        "https://courts.example/anneth/1931/17"
    ]
    assert article.url == "https://tidewater.example/2024/06/21/tide-market"
