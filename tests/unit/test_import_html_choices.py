"""Which of several titles, names and dates on a page are the article's."""

from __future__ import annotations

import pytest

from reader.importers.from_html import read_page

BODY = "".join(
    f"<p>The harbour board, which met for {hours} hours, left the fees as they were, and its chair"
    " said that the ferries would be asked again before the winter.</p>"
    for hours in range(3, 9)
)
TITLE = "Ferries keep their berths at Northgate"


def page(head: str = "", above: str = "", below: str = "", language: str = "") -> bytes:
    return (
        f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body>{above}<div id="story">'
        f"{BODY}</div>{below}</body></html>"
    ).encode()


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


# Titles


def test_a_heading_that_says_the_same_in_other_words_is_the_title() -> None:
    told = meta("og:title", "Northgate: ferries can keep using berths, board says")
    assert read_page(page(told, f"<h1>{TITLE}</h1>")).title == TITLE


def test_a_heading_that_says_something_else_is_not_the_title() -> None:
    assert read_page(page(meta("og:title", TITLE), "<h1>The Harbour Page</h1>")).title == TITLE


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_heading_that_the_window_begins_with_is_the_title(level: int) -> None:
    document = page("<title>Low tide – waterblog</title>", f"<h{level}>Low tide</h{level}>")
    assert read_page(document).title == "Low tide"


def test_a_heading_behind_the_name_of_the_site_is_the_title() -> None:
    document = page(f"<title>Harbour group - {TITLE}</title>", f"<h2>News</h2><h2>{TITLE}</h2>")
    assert read_page(document).title == TITLE


@pytest.mark.parametrize("marks", ["{} | Harbours | Tide", "{}_港口_潮汐", "{} | Tide"])
def test_section_and_site_are_no_part_of_a_title(marks: str) -> None:
    title = "渡轮留在北门" if "_" in marks else TITLE
    assert read_page(page(f"<title>{marks.format(title)}</title>")).title == title


def test_how_two_other_titles_both_end_is_the_site() -> None:
    told = meta("og:title", f"{TITLE} - Harbour Times")
    head = f"<title>Board leaves the fees as they were - Harbour Times</title>{told}"
    assert read_page(page(head, "<h1>Northgate</h1>")).title == TITLE


def test_a_title_that_was_escaped_twice_is_read() -> None:
    assert read_page(page(meta("og:title", "Pilots &amp;amp; ferries"))).title == "Pilots & ferries"


def test_a_title_that_is_told_and_shown_below_the_name_of_a_blog_is_the_title() -> None:
    head = f"<title>Quayside Notes: {TITLE}</title>{meta('og:title', TITLE)}"
    above = f"<h1>Quayside Notes</h1><h2>Wednesday, 14 May 2014</h2><h3>{TITLE}</h3>"
    assert read_page(page(head, above)).title == TITLE


def test_a_kicker_in_the_heading_is_no_part_of_the_title() -> None:
    heading = f"<h1><span>Pilot service</span><span>{TITLE}</span></h1>"
    head, main = meta("og:title", TITLE), f"<main>{heading}{BODY}</main>"
    document = f"<html><head>{head}</head><body>{main}</body></html>"
    article = read_page(document.encode())
    assert article.title == TITLE
    assert article.text.startswith(f"{TITLE}\nThe harbour board")
    told = read_page(page(meta("og:title", TITLE), f"<h1>Pilot service: {TITLE}</h1>"))
    assert told.title == f"Pilot service: {TITLE}"


def test_the_heading_above_a_text_is_its_title_where_only_the_site_is_told() -> None:
    window = "<title>Harbour Page - News of the coast</title>"
    assert read_page(page(window, f"<h1>{TITLE}</h1>")).title == TITLE
    site = f"{meta('og:site_name', 'Harbour Page')}{meta('og:title', 'Harbour Page')}"
    assert read_page(page(f"<title>Harbour Page</title>{site}", f"<h1>{TITLE}</h1>")).title == TITLE


def test_a_site_behind_a_colon_without_space_is_no_part_of_a_title() -> None:
    head = f"<title>渡轮留在北门：潮汐ドットコム</title>{meta('og:site_name', '潮汐ドットコム')}"
    assert read_page(page(head)).title == "渡轮留在北门"


def test_a_title_that_is_cut_is_told_whole() -> None:
    told = meta("og:title", f"{TITLE[:22]}...")
    window = f"<title>{TITLE} | Tide News</title>"
    assert read_page(page(told + window)).title == TITLE
    assert read_page(page(told, f"<h1>{TITLE}</h1>")).title == TITLE
    assert read_page(page(told)).title == f"{TITLE[:22]}..."


def test_a_kicker_is_none_of_a_title_that_ends_in_a_full_stop() -> None:
    document = page(meta("og:title", TITLE), f"<h1><b>HARBOUR</b> {TITLE}.</h1>")
    assert read_page(document).text.startswith(f"{TITLE}\n")


def test_a_title_is_not_one_word_where_there_is_a_heading() -> None:
    assert read_page(page("<title>Tides</title>", f"<h1>{TITLE}</h1>")).title == TITLE
    assert read_page(page("<title>Tides</title>")).title == "Tides"


def test_a_title_ends_before_a_date_that_more_follows() -> None:
    window = f"<title>{TITLE} - 3 June 2019 - Blog - Pictures, Tides and Boats!</title>"
    assert read_page(page(window)).title == TITLE
    assert read_page(page("<title>Harbour board - 3 June 2019</title>")).title == (
        "Harbour board - 3 June 2019"
    )


def test_words_that_only_look_parted_in_a_heading_are_so_in_the_title() -> None:
    heading = "<h1><span class='kicker'>Harbour</span><span>Ferries keep berths</span></h1>"
    told = meta("og:title", "Harbour: Ferries keep berths")
    assert read_page(page(told, heading)).title == "Harbour: Ferries keep berths"


@pytest.mark.parametrize("told", ["ferries-keep-berths-2", "tide.example"])
def test_the_end_of_an_address_and_a_machine_are_no_title(told: str) -> None:
    address = '<link rel="canonical" href="https://www.tide.example/news/ferries-keep-berths-2">'
    window = f"<title>{TITLE} | Tide News</title>"
    assert read_page(page(meta("og:title", told) + address + window)).title == TITLE


# Names


def test_several_who_are_marked_in_one_list_are_all_named() -> None:
    names = '<li><b rel="author">By Ines Halloran</b></li><li><b rel="author">Jon Pell</b></li>'
    assert read_page(page(above=f"<ul>{names}</ul>")).byline == "Ines Halloran, Jon Pell"


def test_who_is_marked_elsewhere_wrote_something_else() -> None:
    other = '<div><p><a rel="author">Jon Pell</a></p></div>'
    document = page(above='<p><a rel="author">Ines Halloran</a></p>', below=other)
    assert read_page(document).byline == "Ines Halloran"


def test_who_took_a_picture_did_not_write_the_article() -> None:
    picture = '<meta itemprop="author" content="Jon Pell">'
    assert read_page(page(meta("author", "Ines Halloran") + picture)).byline == "Ines Halloran"


def test_who_all_links_to_an_authors_articles_lead_to_wrote_the_article() -> None:
    link = '<p>From <a href="/author/halloran/">Ines Halloran</a> in Northgate</p>'
    assert read_page(page(below=f"{link}<p>{'x ' * 90}</p>{link}")).byline == "Ines Halloran"


def test_links_to_the_articles_of_several_authors_name_nobody() -> None:
    links = "".join(f'<p><a href="/author/{name}/">{name} Pell</a></p>' for name in ("Jon", "Ann"))
    assert read_page(page(below=links)).byline == ""


@pytest.mark.parametrize("name", ["article_author", "cXenseParse:author", "authors"])
def test_an_author_is_found_under_the_names_that_publishers_use(name: str) -> None:
    assert read_page(page(meta(name, "Ines Halloran"))).byline == "Ines Halloran"


@pytest.mark.parametrize(
    ("written", "byline"),
    [
        ("Ines Halloran, TIDE", "Ines Halloran"),
        ("December 21", ""),
        ("21 minutes", ""),
        ("TIDE NEWS, Northgate, Denmark", ""),
        ("Tide News Staff", "Tide News Staff"),
    ],
)
def test_houses_dates_and_places_are_no_authors(written: str, byline: str) -> None:
    site = meta("og:site_name", "Tide News")
    assert read_page(page(site + meta("author", written))).byline == byline


def test_a_category_in_the_byline_is_no_author() -> None:
    line = '<p class="byline-category"><a class="byline-item">Harbours</a></p>'
    document = page(above=f'<h1>{TITLE}</h1>{line}<p class="byline">Ines Halloran</p>')
    assert read_page(document).byline == "Ines Halloran"


# Dates


def test_what_readers_see_as_published_is_not_what_programs_are_told_of_a_change() -> None:
    shown = '<time datetime="2019-07-03T10:18:46Z">Published 29 June 2019</time>'
    assert read_page(page(above=f"<h1>{TITLE}</h1><p>{shown}</p>")).published == "2019-06-29"


def test_dates_of_publication_that_differ_are_those_of_other_articles() -> None:
    others = "".join(
        f'<li><time datetime="2019-09-{day}" pubdate>{day} September</time></li>'
        for day in (20, 22)
    )
    shown = '<p><time datetime="2019-06-28">28 June 2019</time></p>'
    document = page(above=f"<ul>{others}</ul><h1>{TITLE}</h1>{shown}")
    assert read_page(document).published == "2019-06-28"


def test_an_item_of_a_list_under_the_title_can_say_when() -> None:
    above = f"<ul><li>5 May 2021</li></ul><h1>{TITLE}</h1><ul><li>27 juin 2019</li></ul>"
    assert read_page(page(above=above, language="fr")).published == "2019-06-27"


def test_an_item_of_a_list_below_the_standfirst_can_say_when() -> None:
    standfirst = "<p class='lead'>The board has met, and left the fees for berths as they were.</p>"
    above = f"<h1>{TITLE}</h1>{standfirst}<ul><li>Northgate</li><li>Çarşem, 14 Adar 2018</li></ul>"
    assert read_page(page(above=above, language="ku")).published == "2018-03-14"


@pytest.mark.parametrize(
    "line",
    [
        "کوردستان ٢١ی ئازاری ٢٠١٨ - ١٧:٠٤",
        "Nûçe, 21'ê Adarê 2018",
        "شفق: 21 آذار/ مارس 2018",
        "港町新報 平成30年3月21日（水）",
        "سرویس اقتصاد 1 فروردين 1397",
    ],
)
def test_a_date_in_a_line_can_be_written_as_it_is_in_many_languages(line: str) -> None:
    found = read_page(page(above=f"<h1>{TITLE}</h1><p>{line}</p>")).published
    assert (found or "")[:10] == "2018-03-21"


def test_a_date_with_a_month_of_two_words_is_found_in_a_line() -> None:
    above = f"<h1>{TITLE}</h1><p>بيروت، 21 كانون الثاني 2018 الأحد</p>"
    assert read_page(page(above=above)).published == "2018-01-21"


def test_a_date_that_drupal_hides_from_readers_is_read() -> None:
    hidden = '<span property="schema:dateCreated" content="2019-06-11T10:22:00+00:00"></span>'
    above = f"<h1>{TITLE}</h1><p>Submitted on Tue, 06/11/2019 - 10:22{hidden}</p>"
    assert (read_page(page(above=above)).published or "")[:10] == "2019-06-11"


def test_a_date_far_from_the_article_is_found_where_there_is_no_other() -> None:
    document = page(meta("swiftype_published", "x"), below='<b class="posted-on">2019-06-27</b>')
    far = document.replace(b"</div><b", b"</div>" + b"<p>-</p>" * 9 + b"<b")
    assert read_page(far).published == "2019-06-27"


@pytest.mark.parametrize("language", ["en", ""])
def test_a_date_far_away_that_is_open_to_doubt_is_none(language: str) -> None:
    below = "<p>-</p>" * 9 + '<b class="posted-on">03/06/2019</b>'
    assert read_page(page(below=below, language=language)).published is None


def test_who_is_named_below_a_title_in_the_midst_of_the_text_wrote_it() -> None:
    lines = "".join(
        f"<p>{word}</p>" for word in ("Share", "Print", "Mail", "Save", "Read out loud")
    )
    by = '<span class="byline"><span class="byline-name">By Ines Halloran</span> '
    by += '<span class="byline-title">Science reporter, Tide World Service</span></span>'
    story = f"It was said at 10:15.{lines}<h1>{TITLE}</h1>{by}{BODY}"
    document = f"<html><body><div class='story-body'>{story}</div></body></html>".encode()
    assert read_page(document).byline == "Ines Halloran"
