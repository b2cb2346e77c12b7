"""Saved web pages: the article in them, its structure, and what they say of it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import UnreadableFileError
from reader.importers import read, read_document
from reader.importers.choices import Choices
from reader.importers.document import Document
from reader.values import BlockKind, Direction, ImportedArticle, InlineKind

HARBOUR = (Path(__file__).parents[1] / "data" / "pages" / "harbour.html").read_bytes()
PARAGRAPH = (
    "<p>The council, which had said for ten days that it would not pay, paid on the eleventh. Its"
    " chair said that the money would come from the fund for the second bridge, which nobody has"
    " begun to build, and that the pilots, who had asked for less, could have had it sooner.</p>"
)


@pytest.fixture(scope="module")
def harbour() -> ImportedArticle:
    return read_document(HARBOUR, "harbour.html")


def page(body: str, head: str = "") -> ImportedArticle:
    document = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read_document(document.encode(), "page.html")


def shown(article: ImportedArticle) -> list[tuple[str, str]]:
    return [(block.kind.value, article.text[block.start : block.end]) for block in article.blocks]


def ranges(article: ImportedArticle, kind: InlineKind) -> list[tuple[str, str]]:
    return [
        (article.text[inline.start : inline.end], inline.href)
        for inline in article.inlines
        if inline.kind is kind
    ]


def test_a_page_tells_what_it_is(harbour: ImportedArticle) -> None:
    assert harbour.title == "Pilots end eleven-day strike"
    assert harbour.byline == "Ines Halloran, Tomas al-Rashid"
    assert harbour.source == "Northgate Wire"
    assert harbour.published == "2021-02-18T17:05:00+01:00"
    assert harbour.url == "https://www.northgatewire.example/2021/02/pilots-strike.html"
    assert (harbour.language, harbour.direction) == ("en", Direction.LTR)
    assert harbour.media_type == "text/html"
    assert harbour.original == HARBOUR


def test_the_article_is_told_from_what_is_around_it(harbour: ImportedArticle) -> None:
    for foreign in ("Home", "Read also", "Grain terminal", "All rights", "never shown", "color"):
        assert foreign not in harbour.text


def test_structure_is_kept_as_blocks(harbour: ImportedArticle) -> None:
    kinds = [block.kind for block in harbour.blocks]
    assert kinds[0] is BlockKind.TITLE
    assert ("heading", "What was agreed") in shown(harbour)
    assert kinds.count(BlockKind.LIST_ITEM) == 2
    assert kinds.count(BlockKind.QUOTE) == 1
    assert ("caption", "The pilot boats of Northgate on Thursday morning.") in shown(harbour)
    assert ("preformatted", "06:00  first boat\n06:40  second boat") in shown(harbour)


def test_links_and_emphasis_are_kept_and_links_completed(harbour: ImportedArticle) -> None:
    links = ranges(harbour, InlineKind.LINK)
    assert ("Strait of Anneth", "https://www.northgatewire.example/strait") in links
    assert ranges(harbour, InlineKind.EMPHASIS) == [("third man", "")]
    assert ("whatever the weather", "") in ranges(harbour, InlineKind.STRONG)


def test_spaces_and_quotes_stay_as_the_page_has_them(harbour: ImportedArticle) -> None:
    assert "of the strike.\u00a0“But there" in harbour.text


def test_joiners_inside_words_stay() -> None:
    article = page(
        f"<p>می‌روند و نمی‌خواهند</p>{PARAGRAPH}<p>کتاب‌ها را می‌خوانند و بندر بسته است.</p>"
    )
    assert "کتاب‌ها" in article.text


def test_an_article_that_begins_in_latin_letters_can_run_from_the_right() -> None:
    arabic = (
        "قال مجلس ميناء نورثغيت إن قوارب الإرشاد ستعود إلى العمل يوم الخميس بعد إضراب طويل. " * 3
    )
    assert page(f"<p>NATO {arabic}</p><p>{arabic}</p>").direction is Direction.RTL


def test_names_in_latin_letters_do_not_turn_an_article_around() -> None:
    names = "Northgate Harbour Corporation و Strait Pilots Association Limited"
    assert page(f"<p>وقعت {names} الاتفاق في مدينة أمس</p>" * 4).direction is Direction.RTL


def test_a_quotation_that_runs_from_the_right_does_not_turn_an_article_around() -> None:
    quote = "<blockquote>قال مجلس ميناء نورثغيت إن القوارب ستعود إلى العمل يوم الخميس</blockquote>"
    assert page(f"<p>{PARAGRAPH}</p>{quote}").direction is Direction.LTR


def test_a_page_is_known_by_its_content_whatever_its_name() -> None:
    assert read_document(HARBOUR, "harbour.txt").title == "Pilots end eleven-day strike"
    assert read_document(HARBOUR).media_type == "text/html"


def test_a_text_about_a_page_is_none() -> None:
    article = read_document(b"Every page begins with <html> and ends with </html>.", "a.txt")
    assert article.media_type == "text/plain"


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("windows-1256", "windows-1256"), ("utf-8", "iso-8859-1"), ("utf-16", ""), ("utf-8", "")],
)
def test_what_bytes_mean_is_found(encoding: str, said: str) -> None:
    arabic = (
        "قال مجلس ميناء نورثغيت إن قوارب الإرشاد ستعود إلى العمل يوم الخميس بعد إضراب طويل. " * 4
    )
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={said}">' if said else ""
    document = f"<html><head>{meta}<title>x</title></head><body><p>{arabic}</p></body></html>"
    assert arabic.strip() in read_document(document.encode(encoding), "a.html").text


ARABIC = "قال مجلس ميناء نورثغيت إن قوارب الإرشاد ستعود إلى العمل يوم الخميس بعد إضراب طويل. " * 4
RUSSIAN = "Совет порта решил расширить службу лоцманов, сказала председатель в среду вечером. " * 4
TURKISH = "Liman meclisi çarşamba günü kılavuz kaptanlık hizmetini genişletme kararı aldı. " * 4
FRENCH = (
    "Le conseil du port a décidé d’étendre le pilotage, où l’été dernier a été très agité. " * 4
)
JAPANESE = "港湾評議会は水曜日、海峡の水先案内サービスを拡大することを投票で決めた。" * 6


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        (ARABIC, "cp1256", "iso-8859-1"),  # what a server said for want of anything better
        (RUSSIAN, "cp1251", "windows-1252"),
        (FRENCH, "cp1252", "iso-8859-1"),
        (FRENCH, "cp1252", "us-ascii"),
        (JAPANESE, "cp932", "x-sjis"),
        (JAPANESE, "euc-jp", "x-euc-jp"),
        (JAPANESE, "iso2022-jp", "iso-2022-jp"),
        (JAPANESE, "iso2022-jp", ""),
        (RUSSIAN, "koi8-r", "koi8"),
        (ARABIC, "utf-16-le", ""),
        (ARABIC, "utf-16-be", "utf-16"),
        (FRENCH, "cp1252", "no-such-charset"),
        (RUSSIAN, "koi8-r", "windows-1251"),
        (RUSSIAN, "cp1251", "iso-8859-9"),
        (FRENCH, "cp1252", "windows-1251"),
        (TURKISH, "cp1254", "iso-8859-1"),
        (RUSSIAN, "cp1251", "koi8-r"),
        (ARABIC, "cp1256", ""),
        (RUSSIAN, "cp1251", ""),
        (JAPANESE, "cp932", ""),
    ],
)
def test_the_charset_of_a_page_is_found(text: str, encoding: str, said: str) -> None:
    meta = f"<meta charset='{said}'>" if said else ""
    document = f"<html><head>{meta}<title>x</title></head><body><p>{text}</p></body></html>"
    assert text.strip() in read_document(document.encode(encoding), "a.html").text


@pytest.mark.parametrize(
    ("encoding", "broken"), [("utf-8", b"\xff\xfe"), ("cp932", b"\xfd"), ("cp949", b"\xff")]
)
def test_a_few_broken_bytes_change_no_charset(encoding: str, broken: bytes) -> None:
    korean = "항만 위원회는 수요일 해협의 도선 서비스를 확대하기로 표결했다. " * 9
    text = korean if encoding == "cp949" else JAPANESE
    page = f"<html><meta charset='{encoding}'><body><p>{text}</p><p>x".encode(encoding)
    article = read_document(page + broken + b"</p></body></html>", "a.html")
    assert text.strip() in article.text


def test_line_breaks_are_lines_and_two_of_them_part_blocks() -> None:
    article = page(f"{PARAGRAPH}<p>One line,<br>another line.<br><br>A new paragraph begins.</p>")
    assert ("paragraph", "One line,\nanother line.") in shown(article)
    assert ("paragraph", "A new paragraph begins.") in shown(article)


@pytest.mark.parametrize("value", ["{}", "\n<p align='left'>{}</p>\n"])
def test_rows_of_a_table_are_lines_with_tabs(value: str) -> None:
    rows = (("Ship", "Cargo"), ("Anneth", "Grain"))
    cells = ("".join(f"<td>{value.format(each)}</td>" for each in row) for row in rows)
    table = f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    article = page(f"{PARAGRAPH}{table}{PARAGRAPH.replace('council', 'harbour')}")
    assert "Ship\tCargo\nAnneth\tGrain" in article.text


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(UnreadableFileError, match="no text on this page"):
        page("<script>nothing()</script><img src='x.png'>")


@pytest.mark.parametrize("levels", [300, 50_000])
def test_what_is_nested_too_deep_is_refused_with_the_limit(levels: int) -> None:
    with pytest.raises(UnreadableFileError, match="deeper than 256 levels"):
        page(f"{'<div>' * levels}{PARAGRAPH}{'</div>' * levels}{PARAGRAPH}")


def test_a_link_that_is_no_address_is_text() -> None:
    article = page(
        f"{PARAGRAPH}<p><a href='http://[bad'>This</a> and <a href='javascript:x()'>that</a>.</p>"
    )
    assert ranges(article, InlineKind.LINK) == []


@pytest.mark.parametrize(
    ("link", "completed"),
    [
        ("/", "https://tide.example/"),
        ("/2021/strike.html", "https://tide.example/2021/strike.html"),
        ("/2021/../strike/./end", "https://tide.example/strike/end"),
        ("//quay.example/strike", "https://quay.example/strike"),
        ("pilots/", "https://tide.example/news/pilots/"),
        ("https://quay.example/a-b_c/", "https://quay.example/a-b_c/"),
        ("https://quay.example", "https://quay.example"),
    ],
)
def test_links_of_all_kinds_are_completed_by_the_address_of_their_page(
    link: str, completed: str
) -> None:
    address = "<link rel=canonical href='https://tide.example/news/strike?page=1'>"
    article = page(f"{PARAGRAPH}<p>Read <a href='{link}'>the whole story</a> there.</p>", address)
    assert [each.href for each in article.inlines if each.kind is InlineKind.LINK] == [completed]


STARTS = (HARBOUR, PARAGRAPH.encode(), b"<table><tr><td>a<td>b<tr><td>c<td>d</table><frameset>")
"""Pages that fuzzing starts from."""


def paragraphs(first: int, count: int) -> str:
    """Return ``count`` paragraphs, each another one."""
    return "".join(
        PARAGRAPH.replace("eleventh", f"{number}th day") for number in range(first, first + count)
    )


OTHERS = "".join(
    f"<li><a href='/{number}'>Another article, number {number}, of the same site</a></li>"
    for number in range(12)
)
COMMENT = (
    "<p>I was on the quay when it happened, and I can say that nobody there believed it, not"
    " the pilots, not the fishermen, and least of all the chair, whoever she thinks she is.</p>"
)


def test_control_characters_beside_a_list_of_links_break_nothing() -> None:
    article = page(f"<ul>{OTHERS}</ul>\x02\x0c\x1f<p>Hello</p>{COMMENT}")
    assert "nobody there believed it" in article.text


@pytest.mark.parametrize(
    "around",
    [
        "<nav><ul>{}</ul></nav>",
        "<aside class='sidebar'><h3>Most read</h3><ul>{}</ul></aside>",
        "<div class='related'><h3>More news</h3><ul>{}</ul></div>",
        "<div id='footer'><ul>{}</ul></div>",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_lists_of_other_articles_are_left_out(around: str, *, above: bool) -> None:
    others = around.format(OTHERS)
    body = f"<div id='story'>{paragraphs(11, 4)}</div>"
    article = page(others + body if above else body + others)
    assert "Another article" not in article.text
    assert article.text.count("paid on the") == 4


@pytest.mark.parametrize("name", ["comments", "comment-list", "disqus", "kommentare"])
def test_what_readers_wrote_below_an_article_is_left_out(name: str) -> None:
    article = page(
        f"<div id='story'>{paragraphs(11, 6)}</div><div class='{name}'>{COMMENT * 3}</div>"
    )
    assert "nobody there believed it" not in article.text
    assert article.text.count("paid on the") == 6


def test_a_list_and_a_heading_inside_an_article_are_part_of_it() -> None:
    inner = (
        "<h2 class='subheader'>What was decided</h2>"
        "<ul><li>Forty ships a day</li><li>Two boats more</li></ul>"
    )
    article = page(f"<article>{paragraphs(11, 3)}{inner}{paragraphs(14, 3)}</article>")
    assert ("heading", "What was decided") in shown(article)
    assert ("list item", "Two boats more") in shown(article)


def test_buttons_of_an_article_are_left_out() -> None:
    article = page(
        f"<article><div>Share</div>{paragraphs(11, 3)}<p>Advertisement</p>{paragraphs(14, 3)}"
        "<p>Read also: Storm closes the strait</p></article>"
    )
    assert [text for kind, text in shown(article) if len(text) < 60 and kind == "paragraph"] == []


@pytest.mark.parametrize("name", ["related-content", "share body", "newsletter-text", "read-more"])
def test_a_box_inside_an_article_that_is_none_of_it_is_left_out(name: str) -> None:
    box = f"<div class='{name}'><p>Another storm closed the strait for a day last winter.</p></div>"
    article = page(f"<article>{paragraphs(11, 4)}{box}{paragraphs(15, 4)}</article>")
    assert "Another storm" not in article.text
    assert article.text.count("paid on the") == 8


@pytest.mark.parametrize("heading", ["Recommended for you", "Te puede interesar", "为你推荐"])
def test_a_box_of_other_articles_below_an_article_is_left_out(heading: str) -> None:
    teasers = "<dl><dd>The strait was closed for a day last winter.</dd></dl>" * 4
    box = f"<div><div><h2>{heading}</h2></div><div>{teasers}</div></div>"
    article = page(f"<div id='story'>{paragraphs(11, 4)}{box}</div>")
    assert "last winter" not in article.text
    assert article.text.count("paid on the") == 4


def test_an_article_goes_on_below_a_heading_like_that_of_other_articles() -> None:
    article = page(f"<div id='story'>{paragraphs(11, 1)}<h2>More stories</h2>{paragraphs(12, 5)}")
    assert article.text.count("paid on the") == 6


def test_a_standfirst_that_a_later_paragraph_says_again_leaves_nothing_out() -> None:
    lead = "The pilots went back to their boats on Thursday morning, all of them."
    linked = (
        "<p>The harbour pilots <a href='/strike'>ended their strike of eleven days over the pay</a>"
        " on Thursday, and their boats went out again the same night, as they had said.\xa0</p>"
    )
    teasers = f"<div>{COMMENT}</div>" * 3
    late = f"<p>{lead} Their families were waiting for them at the quay when they came back.</p>"
    article = page(
        f"<div class='top'><h2>{lead}</h2></div><div class='story'>{linked}{paragraphs(11, 4)}"
        f"{late}{paragraphs(15, 12)}</div><div class='teasers'>{teasers}</div>"
    )
    assert "The harbour pilots" in article.text


def test_what_is_between_a_title_and_a_text_is_part_of_it_whatever_it_is_called() -> None:
    lead = PARAGRAPH.replace("eleventh", "first")
    article = page(
        f"<article><h1>Pilots end strike</h1><div class='extra-large'>{lead}</div>"
        f"<div class='story'>{paragraphs(11, 6)}</div></article>"
    )
    assert "first" in article.text


def test_sections_above_the_one_with_most_sentences_are_part_of_an_article() -> None:
    sections = "".join(
        f"<section class='Report__Section'><h2>Part {number}</h2>"
        f"<div class='cf-t'>{paragraphs(11 + 10 * number, count)}</div></section>"
        for number, count in enumerate((1, 1, 4, 2, 2))
    )
    article = page(f"<main><h1>How to moor</h1>{sections}</main><div>{COMMENT * 2}</div>")
    assert article.text.count("paid on the") == 10


def test_teasers_under_linked_headings_are_not_the_article_above_them() -> None:
    boxes = "".join(
        f"<section><div class='w'><div><p>On day {day} the quay was full of people, and none of"
        " them left it before night fell again.</p></div></div></section>"
        for day in range(6)
    )
    teasers = "".join(
        f"<li><h3><a href='/{number}'>Storm {number}</a></h3>{COMMENT}</li>" for number in range(5)
    )
    article = page(f"<article><h1>Rain</h1>{boxes}</article><div class='list'>{teasers}</div>")
    assert "On day 5" in article.text
    assert "nobody there believed it" not in article.text


def test_a_first_sentence_begins_with_the_name_that_a_menu_has_too() -> None:
    first = (
        "<p>(TIDE) The pilots went back to their boats on Thursday morning, eleven days after it"
        " all began.</p>"
    )
    article = page(
        f"<div class='top'><a href='/'>Tide</a></div><article><h1>Pilots end strike</h1>{first}"
        f"<div class='story'>{paragraphs(11, 6)}</div></article>"
    )
    assert "(TIDE) The pilots" in article.text


@pytest.mark.parametrize("others", ["", f"<ul>{OTHERS}</ul>"])
def test_a_short_sentence_with_a_link_between_others_is_part_of_an_article(others: str) -> None:
    short = "<p>The strike is over.</p><p><a href='/strike'>The chair</a> had said so twice.</p>"
    article = page(
        f"<h1>Pilots end</h1><div class='story'>{short}{paragraphs(11, 6)}</div>{others}"
    )
    assert "The chair had said so twice." in article.text


def test_how_an_article_begins_is_not_shown_twice() -> None:
    first = paragraphs(11, 1)
    article = page(f"<header>{first}</header><div id='story'>{paragraphs(11, 7)}</div>")
    assert article.text.count("paid on the 11th day") == 1


def test_steps_in_parts_of_their_own_are_all_of_an_article() -> None:
    steps = "".join(
        f"<section><h2>Step {number}</h2><div><p>Tie rope {number} to the quay.</p></div></section>"
        for number in range(1, 9)
    )
    article = page(f"<article>{paragraphs(11, 6)}<div class='steps'>{steps}</div></article>")
    assert ("paragraph", "Tie rope 8 to the quay.") in shown(article)


def test_a_standfirst_above_an_article_is_part_of_it() -> None:
    lead = (
        "The pilots went back to their boats on Thursday morning, eleven days after the council"
        " had said that it would never pay."
    )
    article = page(
        f"<header><h1>Pilots end strike</h1><p class='lead'>{lead}</p></header>"
        f"<div id='story'>{paragraphs(11, 5)}</div>"
    )
    assert ("paragraph", lead) in shown(article)


def test_what_stands_behind_the_end_of_a_page_is_on_it() -> None:
    document = f"<html><body><p>Tide</p></body></html><div>{paragraphs(11, 5)}</div></body></html>"
    assert read_document(document.encode(), "a.html").text.count("paid on the") == 5


def test_short_paragraphs_in_boxes_of_their_own_are_part_of_an_article() -> None:
    boxes = "".join(
        f"<div class='box'>{text}</div>"
        for text in (*[paragraphs(11 + n, 1) for n in range(6)], "<p>Then it rained.</p>")
    )
    article = page(f"<main><div class='story'>{boxes}</div></main>")
    assert shown(article)[-1] == ("paragraph", "Then it rained.")


def test_the_charset_that_a_person_chose_counts_whatever_the_page_says() -> None:
    data = f"<html><meta charset='koi8-r'><body><p>{RUSSIAN}</p></body></html>".encode("cp1251")
    document = replace(Document.of(data, "a.html"), choices=Choices(charset="cp1251"))
    (article,) = read(document)
    assert isinstance(article, ImportedArticle)
    assert RUSSIAN.strip() in article.text


@given(st.text(alphabet=st.sampled_from("<>/=\"' abpdivhtml1&;!-\u200c\u0645é\n"), max_size=200))
def test_any_soup_is_an_article_or_refused(soup: str) -> None:
    with suppress(UnreadableFileError):
        article = read_document(f"<html>{soup}".encode(), "soup.html")
        for block in article.blocks:
            text = article.text[block.start : block.end]
            assert text
            assert text == text.strip()


@pytest.mark.parametrize("charset", ["hex", "undefined", "idna", "x-none"])
def test_a_charset_that_is_none_is_passed_over(charset: str) -> None:
    data = f"<html><head><meta charset={charset}></head><body><p>Le café était fermé.</p>"
    assert "café" in read_document(data.encode("cp1252"), "page.html").text
