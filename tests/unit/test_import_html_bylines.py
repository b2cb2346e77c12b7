"""Who wrote an article, where a page has other names and words beside theirs."""

from __future__ import annotations

import json

import pytest

from reader.importers.from_html import read_page

TITLE = "Pilots end eleven-day strike"
BODY = "".join(
    f"<p>The council, which had said for {days} days that it would not pay, paid after all, and"
    " its chair said that the money would come from the fund for the second bridge.</p>"
    for days in range(7, 13)
)


def byline(head: str = "", above: str = "", below: str = "") -> str:
    document = f"<html><head>{head}</head><body>{above}<div>{BODY}</div>{below}</body></html>"
    return read_page(document.encode()).byline


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


RECIPE = {
    "@type": "Recipe",
    "name": "Harbour soup",
    "headline": "How to make harbour soup",
    "author": {"@type": "Person", "name": "Ines Halloran"},
    "datePublished": "2019-06-03",
}


@pytest.mark.parametrize(
    "data",
    [
        RECIPE,
        [{"@type": "WebPage", "name": "Tide Kitchen"}, RECIPE],
        [RECIPE, {**RECIPE, "author": {"name": "John Roe"}}],
        {**RECIPE, "@type": ["HowTo"]},
    ],
)
def test_a_recipe_tells_who_wrote_it_and_when_as_an_article_does(data: object) -> None:
    found = read_page(f"<html><head>{linked(data)}</head><body>{BODY}</body></html>".encode())
    assert (found.byline, found.published) == ("Ines Halloran", "2019-06-03")


def test_an_article_with_a_recipe_in_it_is_by_its_own_author() -> None:
    article = {"@type": "BlogPosting", "headline": TITLE, "author": {"name": "Jane Doe"}}
    assert byline(linked([RECIPE, article])) == "Jane Doe"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("author.name", "By JANE DOE, Associated Press"),
        ("citation_authors", "Doe, Jane; "),
        ("dc:creator", "Jane Doe"),
        ("creator", "Jane Doe"),
    ],
)
def test_meta_tags_of_other_programs_name_authors(name: str, content: str) -> None:
    assert byline(meta(name, content)).casefold().startswith("jane doe")


def test_the_date_of_another_article_in_a_list_is_not_that_of_this_one() -> None:
    entry = (
        "<ul itemscope itemtype='https://schema.org/ItemList'><li itemprop='itemListElement'>"
        "<a href='/2'>Storm</a><meta itemprop='datePublished' content='2017-02-01'></li></ul>"
    )
    head = meta("dc.date", "2019-06-03")
    page = f"<html><head>{head}</head><body><div>{BODY}</div>{entry}</body></html>"
    assert read_page(page.encode()).published == "2019-06-03"
