"""What a page says of its article, to programs and to readers: title, names, dates, source."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.importers import read_document
from reader.importers.from_html import read_page

if TYPE_CHECKING:
    from reader.values import ImportedArticle

BODY = "".join(
    f"<p>The council, which had said for {days} days that it would not pay, paid after all, and"
    " its chair said that the money would come from the fund for the second bridge.</p>"
    for days in range(7, 13)
)
TITLE = "Pilots end eleven-day strike"


def page(head: str = "", above: str = "", below: str = "", body: str = BODY) -> ImportedArticle:
    return read_page(
        f"<!DOCTYPE html><html><head>{head}</head><body>{above}<div id='story'>{body}</div>{below}"
        "</body></html>".encode()
    )


def linked(**values: object) -> str:
    data = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **values})
    return f'<script type="application/ld+json">{data}</script>'


SITE_AS_HOST = '<meta property="og:site_name" content="www.tidenews.example">'
CANONICAL = '<link rel="canonical" href="https://www.tidenews.example/2019/strike">'


@pytest.mark.parametrize(
    "window",
    [
        TITLE,
        f"{TITLE} | Tide News",
        f"{TITLE} - Tide News",
        f"{TITLE} – Tide",
        f"{TITLE}_Tide",
        f"Tide News » {TITLE}",
        f"{TITLE} « Tide News",
    ],
)
@pytest.mark.parametrize("heading", ["", f"<h1>{TITLE}</h1>"])
def test_the_name_of_the_site_is_no_part_of_a_title(window: str, heading: str) -> None:
    assert page(f"<title>{window}</title>{CANONICAL}", heading).title == TITLE


@pytest.mark.parametrize(
    "window",
    [
        f"{TITLE} ⋆ Tide",
        f"{TITLE} :: Tide",
        f"{TITLE} - Northgate Times",
        f"{TITLE} - صحيفة الساحل",
        f"{TITLE} — Прилив Новости",
    ],
)
def test_a_site_that_nothing_else_names_is_known_by_its_mark_or_its_words(window: str) -> None:
    assert page(f"<title>{window}</title>").title == TITLE


def test_a_long_title_can_stand_behind_the_name_of_the_site() -> None:
    long = f"{TITLE} and go back to their boats"
    assert page(f"<title>Tide | {long}</title>").title == long
    assert page("<title>Pilots | The Society of Northgate Pilots</title>").title == "Pilots"


def test_the_site_is_named_behind_any_of_the_marks_that_programs_offer() -> None:
    for mark in "-–—:·•*⋆|~«»":
        found = page(f"<title>{TITLE} {mark} Tide</title>", f"<h1>{TITLE}</h1>")
        assert (found.title, found.source) == (TITLE, "Tide")


@pytest.mark.parametrize(
    "window",
    [f"{TITLE} – Harbours – Tide News", f"Tide News: {TITLE}", f"{TITLE}Tide News", "Welcome"],
)
def test_a_heading_tells_what_of_the_window_is_the_title(window: str) -> None:
    head = f'<title>{window}</title><meta property="og:title" content="{TITLE}">{CANONICAL}'
    assert page(head, f"<h1>{TITLE}</h1>").title == TITLE


def test_a_heading_with_the_name_of_the_site_grown_on_is_not_the_title() -> None:
    head = f'<title>{TITLE} » Local » Tide News</title><meta property="og:title" content="{TITLE}">'
    assert page(head, f"<h1>{TITLE}<span>Tide News</span></h1>").title == TITLE


def test_a_heading_with_the_name_of_the_site_alone_is_not_the_title() -> None:
    head = f'<title>{TITLE} : World : Tide News</title><meta property="og:title" content="{TITLE}">'
    assert page(head, f"<h1>World : Tide News</h1><h1>{TITLE}</h1>").title == TITLE


def test_a_title_that_programs_are_told_short_is_what_readers_see() -> None:
    head = f'<meta property="og:title" content="{TITLE[:20]}…">'
    assert page(head, f"<h1>{TITLE}</h1>").title == TITLE


def test_a_heading_that_says_the_title_in_other_words_is_the_title() -> None:
    head = '<meta property="og:title" content="Pilots of Northgate back after strike of days">'
    assert page(head, "<h1>Harbour pilots end long strike</h1>").title == (
        "Harbour pilots end long strike"
    )


def test_a_title_without_end_is_cut() -> None:
    head = f"<title>{' - |' * 50_000}</title>{meta(('author', 'by and, ' * 20_000))}"
    article = page(head, f"<h1>{'| ' * 50_000}</h1>")
    assert len(article.title) <= 500
    assert article.byline == ""


@pytest.mark.parametrize("site", ["-潮汐新闻网", "_潮汐新闻", " - 潮汐日报"])
def test_the_name_of_a_chinese_site_is_no_part_of_a_title(site: str) -> None:
    assert page(f"<title>港口委员会扩大引航服务{site}</title>").title == "港口委员会扩大引航服务"


@pytest.mark.parametrize(
    "window",
    [f"{TITLE} - TideNews.example - Port", f"Harbours--{TITLE}", f"{TITLE} Harbours_Tide"],
)
def test_a_line_above_the_text_tells_what_of_the_window_is_the_title(window: str) -> None:
    assert page(f"<title>{window}</title>", f"<div>{TITLE}</div><p>3 June 2019</p>").title == TITLE


def test_a_part_of_the_title_above_the_text_is_not_the_title() -> None:
    assert page(f"<title>{TITLE}</title>", "<p>Pilots</p>").title == TITLE


def test_a_window_named_after_a_part_of_the_site_is_not_the_title() -> None:
    above = f"<h5>{TITLE}</h5><p>3 June 2019</p>"
    assert page("<title>News - Port of Tide</title>", above).title == TITLE


def test_the_name_of_the_site_in_a_heading_is_not_the_title() -> None:
    head = f'<title>{TITLE} - Tide News</title><meta property="og:title" content="{TITLE}">'
    assert page(head, "<h2>Tide News</h2>").title == TITLE


def test_a_window_that_is_the_title_with_something_names_no_site() -> None:
    head = f'<title>{TITLE}: a story</title><meta property="og:title" content="{TITLE}">'
    assert page(head).source == ""


def test_a_dash_in_a_title_stays() -> None:
    title = "Pilots - a long story"
    assert page(f"<title>{title} | Tide</title>", f"<h1>{title}</h1>").title == title


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ('<meta property="og:site_name" content="Tide News">', "Tide News"),
        (linked(headline=TITLE, publisher={"@type": "Organization", "name": "Tide"}), "Tide"),
        (f"<title>{TITLE} | Tide News</title>{CANONICAL}", "Tide News"),
        (f"<title>{TITLE} | The Tide News</title>{CANONICAL}", "The Tide News"),
        (f"<title>{TITLE} | Harbours</title>{CANONICAL}", "tidenews.example"),
        (
            f"<title>{TITLE} - Tidé News</title>{CANONICAL}{SITE_AS_HOST}",
            "Tidé News",
        ),
        (CANONICAL, "tidenews.example"),
    ],
)
def test_the_source_is_the_name_of_the_site_and_not_its_domain(head: str, source: str) -> None:
    assert page(head, f"<h1>{TITLE}</h1>").source == source


@pytest.mark.parametrize(
    "above",
    [
        "<p class='byline'>By Jane Doe</p>",
        "<div class='article-author'>Jane Doe</div>",
        "<p>By <a class='author-name' href='/jane'>Jane Doe</a> | 3 June 2019</p>",
        "<p>By Jane Doe, 3 June 2019</p>",
        "<div class='meta'><span itemprop='author'>Jane Doe</span> <span>12 comments</span></div>",
        "<address><a rel='author' href='/jane'>Jane Doe</a></address>",
        "<p class='byline'>By Jane Doe Published June 3, 2019</p>",
        "<p class='byline'>Jane Doe, Staff Writer</p>",
        "<p class='byline'>By Jane Doe in Northgate</p>",
        "<p class='byline'>By Jane Doe Monday</p>",
        "<p class='byline'>Jane Doe (Tide News)</p>",
        "<h4 class='author'>Jane Doe</h4>",
        "<a class='username'>Jane Doe</a>",
        "<div data-component='Byline'>Jane Doe</div>",
        "<span class='storyAuthor'>Jane_Doe</span>",
        "<p class='byline'>Jane Doe 🌊</p>",
        "<span class='writeBy'>Jane Doe</span>",
        "<p>Por Jane Doe</p>",
        "<p>Por Jane Doe, T1 — Northgate</p>",
        "<p>Door Jane Doe</p>",
    ],
)
def test_who_wrote_an_article_is_known_by_how_it_is_shown(above: str) -> None:
    assert page(above=f"<h1>{TITLE}</h1>{above}").byline == "Jane Doe"


@pytest.mark.parametrize(
    ("written", "byline"),
    [
        ("By Jane Doe and John Roe", "Jane Doe, John Roe"),
        ("Jane Doe; John Roe", "Jane Doe, John Roe"),
        ("Jane Doe, John Roe & Kim Poe", "Jane Doe, John Roe, Kim Poe"),
        ("Von Hanna Au und Karl Ufer", "Hanna Au, Karl Ufer"),
        ("Par Jeanne Dupont et Luc Martin", "Jeanne Dupont, Luc Martin"),
        ("بقلم سارة حسن", "سارة حسن"),
        ("كتبت سارة حسن", "سارة حسن"),
        ("name, email@site.example", ""),
        ("admin", ""),
        ("https://social.example/jane", ""),
        ("责任编辑：李四", ""),
        ("Jane Doe Reuters", "Jane Doe"),
        ("Jane Doe Associated Press", "Jane Doe"),
        ("홍길동 기자", "홍길동"),
        ("홍길동 항만 칼럼니스트", "홍길동"),
        ("Submitted", ""),
    ],
)
def test_names_are_parted_and_nothing_else_is_one(written: str, byline: str) -> None:
    assert page(f'<meta name="author" content="{written}">').byline == byline


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("2019-06-03 08:15来源：潮汐网作者：李四光", "李四光"),
        ("2019-06-03 08:15 出处：潮汐 作者：李四 编辑：王五 人气：12 次", "李四"),
        ("发表于 2019-06-03 | 12次阅读 | 来源 潮汐 | 作者李四", "李四"),
        ("2019-06-03 作者：未知 责任编辑：王五", ""),
    ],
)
def test_who_wrote_a_chinese_article_is_told_in_the_midst_of_a_line(line: str, byline: str) -> None:
    assert page(above=f"<h1>{TITLE}</h1><div>{line}</div>").byline == byline


@pytest.mark.parametrize(
    "line", ["By Jane Doe", "Jane Doe", "3 June 2019", "June 3, 2019 by Jane Doe"]
)
def test_a_line_that_only_says_who_wrote_the_text_and_when_is_no_part_of_it(line: str) -> None:
    head = linked(headline=TITLE, author={"name": "Jane Doe"}, datePublished="2019-06-03")
    article = page(head, body=f"<p>{line}</p>{BODY}")
    assert not article.text.startswith(f"{TITLE}\n{line}")
    assert article.byline == "Jane Doe"


def test_lines_that_only_say_who_wrote_and_when_may_stand_below_others() -> None:
    above = (
        f"<h1>{TITLE}</h1><p>The strait is safe</p><p>By Jane Doe</p><p>Share</p>"
        "<p>Publié le 03/06/2019 à 08:15, mis à jour le 04/06/2019</p><ul><li>3 June 2019</li></ul>"
    )
    document = f"<html lang='fr'><body><article>{above}{BODY}</article></body></html>".encode()
    article = read_page(document)
    assert article.text.split("\n")[:2] == [TITLE, "The strait is safe"]
    assert "2019" not in article.text


def test_a_line_at_the_head_of_the_text_that_tells_something_else_stays() -> None:
    head = linked(headline=TITLE, author={"name": "Jane Doe"}, datePublished="2019-06-03")
    assert "Reuters" in page(head, body=f"<p>Reuters</p>{BODY}").text
    assert "3 June" in page(head, body=f"<h3>3 June 2019</h3>{BODY}").text


def test_several_authors_of_linked_data_are_named() -> None:
    people = [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "John Roe"}]
    assert page(linked(headline=TITLE, author=people)).byline == "Jane Doe, John Roe"


def test_linked_data_can_refer_to_its_author_and_publisher_by_their_ids() -> None:
    graph = [
        {
            "@type": "Article",
            "headline": TITLE,
            "author": {"@id": "#a"},
            "publisher": {"@id": "#o"},
        },
        {"@type": "WebPage", "datePublished": "2019-06-03", "author": {"@id": "#b"}},
        {"@type": "Person", "@id": "#a", "name": "Jane Doe"},
        {"@type": "Organization", "@id": "#o", "name": "Tide News"},
    ]
    data = json.dumps({"@context": "https://schema.org", "@graph": graph})
    article = page(f'<script type="application/ld+json">{data}</script>')
    assert (article.title, article.byline, article.source) == (TITLE, "Jane Doe", "Tide News")
    assert article.published == "2019-06-03"


def test_other_articles_in_linked_data_have_other_authors() -> None:
    other = {"@type": "NewsArticle", "headline": "Storm", "author": {"name": "John Roe"}}
    data = json.dumps([{"@type": "NewsArticle", "headline": TITLE}, other])
    assert page(f'<script type="application/ld+json">{data}</script>').byline == ""


SAID = f'"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "2019-06-03"'


@pytest.mark.parametrize(
    "written",
    [
        f'{{{SAID}, "author": {{"@type": "Person", "name": "Jane Doe",}},}}',
        f'//<![CDATA[\n{{{SAID}, "author": [{{"name": "Jane Doe"}}]}}\n//]]>',
        f'/*<![CDATA[*/{{{SAID}, "author": "Jane Doe"}}/*]]>*/',
        f'{{"abstract": "She said "no" to it", {SAID}, "author": [{{"name": "Jane Doe"}}]}}',
        f'{{{SAID} "author": "Jane Doe"}}',
    ],
)
def test_linked_data_that_is_broken_tells_what_can_be_read_of_it(written: str) -> None:
    article = page(f'<script type="application/ld+json">{written}</script>')
    assert (article.title, article.byline) == (TITLE, "Jane Doe")
    assert article.published == "2019-06-03"


def meta(*pairs: tuple[str, str]) -> str:
    return "".join(f'<meta name="{name}" content="{content}">' for name, content in pairs)


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (meta(("author", "Jane Doe"), ("author", "John Roe")), "Jane Doe, John Roe"),
        (
            meta(("citation_author", "Doe, Jane"), ("citation_author", "Roe, John")),
            "Jane Doe, John Roe",
        ),
        (meta(("twitter:label1", "Written by"), ("twitter:data1", "Jane Doe")), "Jane Doe"),
        (meta(("twitter:label1", "Reading time"), ("twitter:data1", "4 minutes")), ""),
    ],
)
def test_meta_tags_name_authors(head: str, byline: str) -> None:
    assert page(head).byline == byline


def test_a_day_in_figures_is_read_as_the_language_of_the_page_has_it() -> None:
    shown = f"<h1>{TITLE}</h1><p class='date'>03/06/2019 08:15</p><div>{BODY}</div>"
    for language, published in (("fr", "2019-06-03T08:15:00+00:00"), ("en", None), ("", None)):
        document = f"<html lang='{language}'><body>{shown}</body></html>".encode()
        assert read_page(document).published == published


@pytest.mark.parametrize("join", ["{}\n\n{}", "<p>{}</p><p>{}</p>"])
def test_a_text_that_only_programs_are_told_is_the_article(join: str) -> None:
    first, second = "The pilots went back to their boats. " * 20, "The council paid. " * 20
    body = join.format(first, second)
    article = page(linked(headline=TITLE, articleBody=body), body="<p>Loading</p>")
    assert [block.kind.value for block in article.blocks] == ["title", "paragraph", "paragraph"]
    assert article.text == f"{TITLE}\n{first.strip()}\n{second.strip()}"


def test_a_text_that_is_shown_stays_as_it_is_shown() -> None:
    article = page(linked(headline=TITLE, articleBody="The council paid. " * 999))
    assert "The council paid. The" not in article.text


def test_a_site_is_no_author_but_where_a_person_gave_it_the_name() -> None:
    site = '<meta property="og:site_name" content="{0}"><meta name="author" content="{0}">'
    assert page(site.format("Tide News")).byline == ""
    assert page(site.format("Jane Doe")).byline == "Jane Doe"


@pytest.mark.parametrize(
    "around",
    [
        "<aside class='related'>See also <span class='author'>John Roe</span>{}</aside>",
        "<figure><div class='author'>John Roe</div></figure>{}",
        "<blockquote class='quote'><p class='quote-author'>John Roe</p></blockquote>{}",
        "<div class='sidebar'><ul><li><span class='author'>John Roe</span></li></ul></div>{}",
    ],
)
def test_other_names_around_an_article_are_not_its_author(around: str) -> None:
    assert page(above=around.format("<p>Northgate</p>")).byline == ""


def test_authors_of_comments_and_of_other_articles_wrote_something_else() -> None:
    below = (
        "<div class='comments'><div class='comment'><span class='comment-author'>John Roe</span>"
        "<p>I don't believe a word of it.</p></div></div>"
        "<aside class='related'><a href='/2'>Storm</a> <span class='related-author'>Kim Poe</span>"
        "</aside>"
    )
    assert page(below=below).byline == ""


@pytest.mark.parametrize(
    ("head", "above", "published"),
    [
        (linked(headline=TITLE, datePublished="2019-06-03T08:15:00Z"), "", "2019-06-03T08:15"),
        (linked(dateModified="2019-06-05", datePublished="2019-06-03"), "", "2019-06-03"),
        (linked(headline=TITLE, datePublished=1559549700), "", "2019-06-03T08:15"),
        ('<meta property="article:published_time" content="2019-06-03">', "", "2019-06-03"),
        ("", "<time datetime='2019-06-03T08:15Z'>two years ago</time>", "2019-06-03T08:15"),
        ("", "<p>By Jane Doe | June 3, 2019</p>", "2019-06-03"),
        ("", "<p class='date'>Monday, 3 June 2019 at 08:15</p>", "2019-06-03T08:15"),
        ("", "<p class='meta'>Northgate, 3 juin 2019 à 08h15 - 12 avis</p>", "2019-06-03T08:15"),
        ("", "<p>Updated: 5 June 2019</p><p>Published: 3 June 2019</p>", "2019-06-03"),
        ("", "<p>3 June 2019</p><p>The bridge was opened on 14 August 1935</p>", "2019-06-03"),
        ("", "<p>Updated: 5 June 2019</p>", "2019-06-05"),
        ("", "<p>Posted: June 3, 2019 4:15 AM EDT | Last Updated: June 5</p>", "2019-06-03T04:15"),
        ("", "<p class='date'>3.jun.2019 às 8h15</p>", "2019-06-03T08:15"),
        ('<meta name="dcterms.date" content="2019-06-03">', "", "2019-06-03"),
        ("", "<p>Wed 5 June 2019</p><p>First published on Mon 3 June 2019</p>", "2019-06-03"),
        ('<meta name="pubdate" content="1559549700">', "", "2019-06-03T08:15"),
        (
            '<meta name="firstpublishedtime" content="2019-06-03-08:15:00">',
            "",
            "2019-06-03T08:15",
        ),
        ("", "<p>2019-06-03 08:15:00　来源：潮汐</p>", "2019-06-03T08:15"),
        ("", "<p class='time'>دوشنبه ۱۳ خرداد ۱۳۹۸</p>", "2019-06-03"),
        ('<link rel="canonical" href="https://t.example/2019/06/03/x">', "", "2019-06-03"),
        (
            '<script>var x = {"publishedAt": "2019-06-03T08:15:00Z"}</script>',
            "",
            "2019-06-03T08:15",
        ),
        ('<meta name="date" content="1970-01-01T00:00:00Z">', "", None),
        ("", "", None),
    ],
)
def test_the_date_of_publication_is_found(head: str, above: str, published: str | None) -> None:
    found = page(head, f"<h1>{TITLE}</h1>{above}", "<p>© 2022 Tide News</p>").published
    assert (found and found[: len(published or "")]) == published


@pytest.mark.parametrize("time", ["T00:00:00+02:00", "T00:00+0200", "T00:00:00.000-07:00"])
def test_midnight_somewhere_is_the_day_that_a_program_was_given(time: str) -> None:
    head = f'<meta property="article:published_time" content="2019-06-03{time}">'
    assert page(head).published == "2019-06-03"
    assert page(above=f"<time datetime='2019-06-03{time}'>Monday</time>").published == "2019-06-03"


def test_a_date_in_a_list_above_the_title_is_that_of_publication() -> None:
    above = "<ul><li>۱۳ خرداد ۱۳۹۸ - ۰۸:۱۵</li><li>کد خبر: ۱۲۳</li></ul>"
    assert page(above=f"{above}<h1>{TITLE}</h1>").published == "2019-06-03T08:15:00+00:00"


def test_a_day_in_a_chinese_paragraph_is_not_that_of_publication() -> None:
    paragraph = (
        "“2018年5月1日，港口委员会宣布将扩大引航服务，因为夏季以来有三艘船在浅滩附近等待。" * 2
    )
    body = f"<p>{paragraph}</p>" * 6
    assert page(below="<p>发布日期：2019-06-03</p>", body=body).published == "2019-06-03"


ARABIC = "<p>قال مجلس ميناء نورثغيت إن قوارب الإرشاد ستعود إلى العمل يوم الخميس بعد إضراب.</p>" * 6
SORANI = "<p>ئەنجومەنی بەندەر ڕایگەیاند کە خزمەتگوزاری ڕێنیشاندەر فراوان دەکات.</p>" * 6


@pytest.mark.parametrize(
    ("said", "body", "language"),
    [
        ("en-GB", BODY, "en"),
        ("", BODY, "en"),
        ("zh-cmn-Hans", BODY, "zh"),
        ("en", ARABIC, "ar"),  # as templates say that nobody changed
        ("ku", SORANI, "ckb"),
        ("ar", SORANI, "ckb"),
        ("ar-IQ", ARABIC, "ar"),
        ("fa-IR", ARABIC, "ar"),
        ("ar", BODY, "en"),
        ("tr", ARABIC, "ar"),
        ("en", "<p>1 2 3</p>", "en"),
    ],
)
def test_the_language_is_what_the_page_says_unless_it_says_no_more_than_its_template(
    said: str, body: str, language: str
) -> None:
    document = f"<html lang='{said}'><body>{body}</body></html>".encode()
    assert read_document(document, "page.html").language == language


GERMAN = "<p>Die Fähre von Nordtor fährt seit Montag wieder jede Stunde, wie der Rat mitteilte.</p>"


@pytest.mark.parametrize("language", ["lang='de'", "lang='de-AT'", ""])
@pytest.mark.parametrize(
    ("head", "above"),
    [
        ("", "<p>03/06/2019</p>"),
        ("", "<p>Von Ines Halloran | 03/06/2019</p>"),
        ("<meta name='date' content='03/06/2019'>", ""),
        ("<meta property='article:published_time' content='03/06/2019 14:05'>", ""),
        ("", "<time datetime='03-06-2019'>03/06/2019</time>"),
    ],
)
def test_the_language_of_a_page_tells_its_days_from_its_months(
    head: str, above: str, language: str
) -> None:
    found = read_page(
        f"<!DOCTYPE html><html {language}><head><meta charset='utf-8'>{head}</head><body><article>"
        f"<h1>Fähre</h1>{above}{GERMAN * 5}</article></body></html>".encode()
    )
    assert (found.published or "")[:10] == "2019-06-03"


@pytest.mark.parametrize("date", ["03/06/2019", "03-06-2019"])
def test_a_date_in_english_that_could_be_two_days_is_none(date: str) -> None:
    assert page(f"<meta name='date' content='{date}'>").published is None
    assert page(above=f"<p>{date}</p>").published is None


def test_a_page_exported_from_medium_has_the_address_of_its_original() -> None:
    footer = """<footer><p>By <a class="p-author h-card" href="https://medium.com/@ines">Ines</a></p>
    <p><a href="https://medium.com/@ines/pilots-1a" class="p-canonical">Canonical link</a>
    </p></footer>"""
    article = page(f"<title>{TITLE}</title>", below=footer)
    assert (article.url, article.source) == ("https://medium.com/@ines/pilots-1a", "medium.com")
