"""Who wrote an article, where its page only says so to programs, or in a box beside it."""

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
FAR = "<ul>{}</ul>".format("".join(f"<li><a href='/{n}'>Quay {n}</a></li>" for n in range(20)))
ADDRESS = '<link rel="canonical" href="https://tide.example/harbour/strike">'
PROFILE = '<meta property="article:author" content="https://tide.example/people/jane-doe">'


def byline(head: str = "", above: str = "", below: str = "") -> str:
    document = f"<html><head>{head}</head><body>{above}<div>{BODY}</div>{below}</body></html>"
    return read_page(document.encode()).byline


@pytest.mark.parametrize("name", ["widget Blog", "has-sidebar content", "card"])
def test_who_is_marked_in_a_box_that_has_the_title_in_it_wrote_the_article(name: str) -> None:
    author = "<p>Northgate <b rel='author'>Jane Doe</b> 7 min</p>"
    box = f"<div class='{name}'><h1>{TITLE}</h1>{author}<div>{BODY}</div></div>"
    assert read_page(f"<html><body>{box}</body></html>".encode()).byline == "Jane Doe"


@pytest.mark.parametrize("name", ["post-footer", "entry-footer"])
def test_who_is_marked_at_the_foot_of_an_old_blogs_post_wrote_it(name: str) -> None:
    foot = f"<div class='{name}'>Northgate <b itemprop='author'>Jane Doe</b> 7 min</div>"
    box = (
        f"<div class='widget Blog'><h3>{TITLE}</h3><div class='post-body'>{BODY}</div>{foot}</div>"
    )
    assert read_page(f"<html><body>{box}</body></html>".encode()).byline == "Jane Doe"
    site = "<div class='footer'>Northgate <b itemprop='author'>Jane Doe</b> 7 min</div>"
    assert byline(above=f"<h1>{TITLE}</h1>", below=f"{FAR}{site}") == ""


@pytest.mark.parametrize("name", ["Super User", "Redaktion", "La rédaction", "Tide Digital d.o.o."])
def test_who_keeps_a_site_is_nobody_who_wrote(name: str) -> None:
    assert byline(f'<meta name="author" content="{name}">') == ""


def test_the_page_of_an_author_that_programs_are_told_is_that_of_who_a_link_there_names() -> None:
    links = "<a href='/people/jane-doe/'><img></a> <a href='/people/jane-doe/'>Jane Doe</a>"
    other = "<p><a href='/people/jon-pell'>Jon Pell</a></p>"
    sidebar = f"<div class='sidebar'>{other}<p>{links}</p></div>"
    assert byline(ADDRESS + PROFILE, below=sidebar) == "Jane Doe"
    assert byline(ADDRESS, below=sidebar) == ""
    assert byline(PROFILE, below=sidebar) == ""


def test_the_page_of_a_site_elsewhere_names_nobody() -> None:
    faces = "https://faces.example/tide"
    head = f'{ADDRESS}<meta property="article:author" content="{faces}">'
    assert byline(head, below=f"<p><a href='{faces}'>Tide On Faces</a></p>") == ""


def test_a_broken_address_of_an_author_names_nobody() -> None:
    head = f'{ADDRESS}<meta property="article:author" content="https://[tide/jane">'
    link = "<p><a href='https://[tide/jane'>Jane Doe</a></p>"
    assert byline(head, below=link) == ""
    assert byline(ADDRESS + PROFILE, below=link) == ""


def test_an_author_can_be_written_as_an_object_in_a_text() -> None:
    author = json.dumps({"@type": "Person", "name": "Jane Doe"})
    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "author": author})
    assert byline(f'<script type="application/ld+json">{data}</script>') == "Jane Doe"


@pytest.mark.parametrize("label", ["Autor/in: ", "Autor:in ", "Autorin ", "Autore: ", "Authors: "])
def test_a_label_before_a_name_is_none_of_it(label: str) -> None:
    assert byline(above=f"<h1>{TITLE}</h1><span itemprop='author'>{label}Jane Doe</span>") == (
        "Jane Doe"
    )


def test_what_search_engines_are_told_of_who_wrote_it_counts() -> None:
    assert byline('<meta name="cse_author" content="Jane Doe">') == "Jane Doe"


def test_what_is_called_a_name_of_an_author_is_one() -> None:
    line = "<div>Since 7 May <span class='authorname'>Jane</span></div>"
    assert byline(above=f"<h1>{TITLE}</h1>{line}") == "Jane"
