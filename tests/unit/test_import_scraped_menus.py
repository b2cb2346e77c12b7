"""What pages have around a text that nobody can list: told by where it stands and how it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.importers import read_document

if TYPE_CHECKING:
    from reader.values import ImportedArticle

BODY = (
    "The harbour council voted on Wednesday to widen the pilot service in the strait.",
    "Fishermen had asked for the change since the storms of last winter.",
)
TITLE = "Council widens the pilot service"


def read(*lines: str) -> ImportedArticle:
    return read_document("\n".join(lines).encode(), "pilots.txt")


def boilerplate(article: ImportedArticle) -> list[str]:
    return [
        article.text[block.start : block.end]
        for block in article.blocks
        if block.kind.value == "boilerplate"
    ]


def paragraphs(article: ImportedArticle) -> list[str]:
    return [
        article.text[block.start : block.end]
        for block in article.blocks
        if block.kind.value == "paragraph"
    ]


@pytest.mark.parametrize(
    "menu",
    [
        ["Skip to content", "Home", "News", "Harbours", "Tide tables", "Jobs", "14°C Port Anneth"],
        ["Startseite", "Häfen", "Sport", "Schiffe", "Abo", "Gezeiten", "Mein Konto"],
        ["* Home", "* Ships", "* Sport", "You are here: Home > Ships"],
        ["Home", "Breaking", "Storm closes the strait for a day", "Ships", "Sport", "Crews"],
    ],
)
def test_a_menu_above_the_title_is_no_part_of_the_text(menu: list[str]) -> None:
    article = read(*menu, TITLE, "3 June 2019", *BODY)
    assert article.title == TITLE
    assert boilerplate(article) == menu
    assert paragraphs(article) == list(BODY)


def test_a_menu_may_be_longer_than_a_text() -> None:
    menu = ["Home", "Sport", *(f"Port {letter}" for letter in "abcdefghijklmnopqrstuvwxyz")]
    article = read(*menu, TITLE, "By Jane Doe", "3 June 2019", *BODY)
    assert (article.title, article.byline) == (TITLE, "Jane Doe")
    assert boilerplate(article) == menu


def test_brief_lines_that_nobody_knows_are_a_menu_above_a_title_with_a_date() -> None:
    article = read("Ships", "Ropes", "Knots", "Tar", TITLE, "3 June 2019", *BODY)
    assert article.title == TITLE
    assert boilerplate(article) == ["Ships", "Ropes", "Knots", "Tar"]


def test_what_a_writer_does_is_no_title_above_the_date() -> None:
    menu = ["Home", "Sport", "Regions", "Port Anneth"]
    caption = "Image caption, A pilot boat leaves the harbour"
    lines = [*menu, TITLE, caption, "By Jane Doe", "Port Anneth reporter", "3 June 2019", *BODY]
    article = read(*lines)
    assert (article.title, article.byline) == (TITLE, "Jane Doe")


def test_a_title_of_three_words_is_known_above_the_date() -> None:
    article = read(
        "Home", "Sport", "Regions", "Port Anneth", "Pilots go ashore", "3 June 2019", *BODY
    )
    assert article.title == "Pilots go ashore"


def test_the_date_below_the_title_counts_rather_than_that_of_the_day() -> None:
    article = read("Home", "Sport", "Ships", "9 June 2019", TITLE, "3 June 2019 08:15", *BODY)
    assert article.published == "2019-06-03T08:15:00+00:00"


def test_links_as_converters_write_them_are_read_without_their_marks() -> None:
    menu = ["[ ](/)", "* [Home](/)", "* [Ropes](/ropes)"]
    share = "[ Share ](https://a.example) [ Pin ](https://b.example)"
    others = ["* [Storm closes the strait for a day](/1)", "* [Ferry to be mended](/2)"]
    lines = [*menu, f"# {TITLE}", "**3 June 2019**", share, *BODY, "### Ropes and more", *others]
    article = read(*lines)
    assert article.text == "\n".join(lines)
    assert article.title == TITLE
    assert article.published == "2019-06-03"
    assert boilerplate(article) == [*menu, share, "### Ropes and more", *others]


def test_numbered_links_of_text_browsers_are_read_without_their_numbers() -> None:
    menu = ["* [1]Home", "* [2]Ropes"]
    end = ["[5]Previous", "References", "1. https://tide.example/", "2. https://tide.example/r"]
    article = read(*menu, TITLE, "By [3]Jane Doe", "[4]3 June 2019", *BODY, *end)
    assert (article.title, article.byline) == (TITLE, "Jane Doe")
    assert article.published == "2019-06-03"
    assert boilerplate(article) == [*menu, *end]


@pytest.mark.parametrize(
    "tail",
    [
        ["Pilots", "Strait", "Most read", "1", "Storm closes the strait", "2", "Ferry mended"],
        ["Jane Doe writes about ships and lives in Port Anneth.", "More by Jane Doe", "A calm"],
        ["Jane Doe", "Writer on ships", "The last rope maker"],
        ["Get our free weekly briefing straight to your phone"],
        ["Have you seen a pilot? Write to our newsdesk at desk@tide.example", "Your account"],
        ["Comments", "This article has no comments yet.", "Ropes for all", "Our websites"],
        ["Related stories", *(f"The {number}th storm of the year" for number in range(4, 18))],
    ],
)
def test_what_stands_below_a_text_is_no_part_of_it(tail: list[str]) -> None:
    article = read(TITLE, "By Jane Doe", "3 June 2019", *BODY, *tail)
    assert boilerplate(article) == tail
    assert paragraphs(article) == list(BODY)


@pytest.mark.parametrize(
    "lines",
    [
        ["Snow", "Home", "Wind", "What the wind left us when it went", "A cup", "Life"],
        ["The boats come in", "at night", "Home", "is where", "the search begins", "News"],
        ["Serves 4", "200 g lentils", "1 onion", "Salt", "Chop the onion.", "Season and serve"],
        ["What do you want?", "Buses", "And who will drive them?", "I will", "When?", "Soon"],
        ["These were the winners:", "Port Anneth", "Valmora", "Low Fell"],
        [*BODY, "Club", "Points", "Port Anneth", "41", "Valmora", "38"],
        [*BODY, "Yours sincerely,", "Ida Rasch", "Low Fell"],
        [*BODY, "Open WhatsApp and choose Share", "If you get our posts, do the same there."],
        [*BODY, "“Follow us on Telegram for our news,” the pilots wrote."],
        [*BODY, "Follow us to the harbour, and bring our flags.", "Share what you have"],
        [*BODY, "Boats", "Bread", "Be kind"],
        ["Saturday", "Opening", "Sport", "Music", "Sunday", "Culture", "Weather"],
        ["Saturday", "Opening", "Sport", "Music", "Sunday", "Races", BODY[0]],
        [BODY[0], "Home", BODY[1], "World", "“Nowhere,” said the second of the pilots."],
    ],
)
def test_verse_lists_letters_and_talk_are_text(lines: list[str]) -> None:
    article = read(TITLE, "By Jane Doe", "3 June 2019", *lines)
    assert paragraphs(article) == lines


@pytest.mark.parametrize(
    "items", [("Facebook", "X", "Instagram", "WhatsApp", "Email"), ("Sport", "Culture", "Home")]
)
def test_items_of_a_list_are_text_though_pages_have_them_in_menus(items: tuple[str, ...]) -> None:
    lines = (*BODY, "The study covered what they had read on these:", *items, BODY[0])
    assert boilerplate(read(TITLE, *lines)) == []
    assert boilerplate(read(TITLE, *BODY, *BODY, *BODY, *BODY, *BODY, *BODY, *lines)) == []
    assert boilerplate(read(TITLE, *BODY, "Share on:", *items[:1], "© 2024 Quay Post")) != []


def test_the_last_brief_line_of_a_text_above_tags_is_text() -> None:
    article = read(TITLE, "3 June 2019", *BODY, "The pilots won", "Pilots", "Most read", "Fog")
    assert "The pilots won" in paragraphs(article)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe, Chief Reporter", "Jane Doe"),
        ("Words by Jane Doe", "Jane Doe"),
        ("文＝中村葵", "中村葵"),
    ],
)
def test_what_somebody_does_for_a_paper_is_no_part_of_the_name(line: str, byline: str) -> None:
    assert read(TITLE, line, "3 June 2019", *BODY).byline == byline


@pytest.mark.parametrize(
    "line", ["PORT ANNETH - 03.06.2019", "Port Anneth, 3 June 2019", "Înî, 3 Hezîran 2019"]
)
def test_a_date_is_read_behind_a_place_or_a_day_of_the_week(line: str) -> None:
    assert read(TITLE, line, *BODY).published == "2019-06-03"


def test_a_name_without_capitals_is_known_between_title_and_date() -> None:
    body = "جمع مدرس متقاعد أدوات الصيد القديمة في بيته الصغير على شاطئ البحر."
    article = read("متحف صغير يحفظ ذاكرة الصيادين", "ليلى منصور", "2 يوليو 2023", body, body)
    assert article.byline == "ليلى منصور"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ku", "Tîma Amedê duh êvarê yariya xwe bi sê golan bi ser xist û hemû şa bûn."),
        ("zh", "气象台预计，南部地区暴雨将持续到周六。救援人员请民众远离河边。"),
    ],
)
def test_a_few_words_tell_their_language_by_its_letters(language: str, text: str) -> None:
    assert read(text).language == language
