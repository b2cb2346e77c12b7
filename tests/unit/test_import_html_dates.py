"""When an article was published, where its page says so far from it, or in other words."""

from __future__ import annotations

import pytest

from reader.importers.from_html import read_page

TITLE = "Pilots end eleven-day strike"
BODY = "".join(
    f"<p>The council, which had said for {days} days that it would not pay, paid after all, and"
    " its chair said that the money would come from the fund for the second bridge.</p>"
    for days in range(7, 13)
)
FAR = "<ul>{}</ul>".format("".join(f"<li><a href='/{n}'>Quay {n}</a></li>" for n in range(20)))


def published(head: str = "", body: str = BODY, below: str = "", language: str = "en") -> str:
    story = f"<h1>{TITLE}</h1><div>{body}</div>{FAR}{below}"
    page = f"<html lang='{language}'><head>{head}</head><body>{story}</body></html>"
    return read_page(page.encode()).published or ""


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("<div>Source<br>PUBLISHED ON 03.06.2019</div>", "en"),
        ("<p>Veröffentlicht am 3.6.2019</p>", "de"),
        ("<ul><li><b>Date</b> 03/06/2019</li><li><b>Author</b> Jane Doe</li></ul>", "fr"),
    ],
)
def test_a_label_tells_anywhere_on_a_page_when_an_article_was_published(
    line: str, language: str
) -> None:
    events = "<ul><li><time datetime='2020-11-12'>12.11.2020</time> Choir</li></ul>"
    assert published(below=line, language=language) == "2019-06-03"
    assert published(below=f"{line}{events}{line}", language=language) == "2019-06-03"


def test_labels_before_several_days_are_of_several_articles() -> None:
    assert published(below="<p>Posted 3 June 2019</p><p>Posted 4 June 2019</p>") == ""


@pytest.mark.parametrize("line", ["Monday, 9 March 2020", "Published 3 May 2001 – 20 June 2004"])
def test_no_label_and_several_years_tell_nothing_of_an_article(line: str) -> None:
    assert published(below=f"<p>{line}</p>") == ""


@pytest.mark.parametrize(
    "opening", ["June 3, 2019 -- ", "NORTHGATE, June 3, 2019 /PRTide/ -- ", "June 3, 2019 — "]
)
def test_the_day_before_the_dash_that_a_report_opens_with_is_its_own(opening: str) -> None:
    long = f"<p>{opening}The pilots of Northgate, who had been on strike {'and on ' * 25}.</p>"
    assert published(body=long + BODY) == "2019-06-03"


@pytest.mark.parametrize(
    "opening",
    ["Since June 3, 2019 the pilots – all of them – ", "The pilots – since June 3, 2019 – "],
)
def test_a_dash_in_a_sentence_makes_no_day_before_it_the_articles(opening: str) -> None:
    long = f"<p>{opening}have been on strike in the harbour of Northgate {'and on ' * 25}.</p>"
    assert published(body=long + BODY) == ""


def test_a_title_can_have_the_day_in_it() -> None:
    told = f'<meta property="og:title" content="{TITLE} | TN | 03.06.2019">'
    assert published(told, language="de") == "2019-06-03"
    assert published(f"<title>{TITLE} - 3 June 2019 - Tide News</title>") == "2019-06-03"


@pytest.mark.parametrize("preposition", ["As of", "Since", "In all, on"])
def test_a_day_in_a_sentence_is_that_of_what_it_tells(preposition: str) -> None:
    line = f"<p>{preposition} December 31, 2014, the harbour had 858 berths, and 50 boats.</p>"
    assert published(body=line + BODY) == ""


@pytest.mark.parametrize("place", ["2019/6/3/strike", "2019/06/3/strike", "20190603/strike"])
def test_an_address_has_the_day_also_without_noughts(place: str) -> None:
    assert published(f'<link rel="canonical" href="https://t.example/{place}">') == "2019-06-03"


@pytest.mark.parametrize("place", ["20196/3/strike", "2019/6/strike", "2019/6/334/strike"])
def test_other_numbers_in_an_address_are_no_day(place: str) -> None:
    assert published(f'<link rel="canonical" href="https://t.example/{place}">') == ""


def test_the_day_of_an_article_that_a_link_leads_to_is_not_this_ones() -> None:
    teaser = "<a href='/2'>Pilots of Northgate go on strike for the first time in years</a><br>{}"
    below = f"<p>{teaser.format('by Jon Pell (17.5.2019)')}</p>"
    page = f"<html lang='de'><body><h1>{TITLE}</h1><div>{BODY}</div>{below}</body></html>"
    assert read_page(page.encode()).published is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("von Jane Doe, 3.6.19", "2019-06-03"),
        ("03.06.98", "1998-06-03"),
        ("Hafen | 3.6.19 | Jane Doe", "2019-06-03"),
        ("Erschienen am 3.6.19", "2019-06-03"),
        ("Fassung 3.6.19", None),
        ("3.6.19.2", None),
        ("33.6.19", None),
    ],
)
def test_where_the_day_comes_first_a_year_can_have_two_figures(line: str, day: str | None) -> None:
    page = f"<html lang='de'><body><h1>{TITLE}</h1><p>{line}</p><div>{BODY}</div></body></html>"
    assert read_page(page.encode()).published == day
    assert read_page(page.replace("'de'", "'en'").encode()).published is None
