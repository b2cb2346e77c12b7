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


@pytest.mark.parametrize("site", ["Jane’s Kitchen", "Jane's Harbour Notes", "Janes Kitchen"])
def test_who_a_site_belongs_to_can_be_called_by_the_first_name_alone(site: str) -> None:
    own = f'<meta property="og:site_name" content="{site}">'
    assert byline(own + meta("author", "Jane")) == "Jane"


@pytest.mark.parametrize(
    "link",
    [
        "<a href='/columnists/'>Our Columnists</a>",
        "<a href='/columnists/'>Columnists</a>",
        "<a href='/authors/index.html'>For Authors</a>",
        "<a href='/authors/jane-doe'>See more from Jane</a>",
        "<a rel='author' href='/jane'>Archive</a>",
        "<span class='author'>About the author</span>",
        "<span class='author'>faces.example/jane.doe</span>",
    ],
)
def test_a_link_to_what_authors_wrote_is_no_name(link: str) -> None:
    assert byline(above=f"<h1>{TITLE}</h1><p>{link}</p>") == ""
    assert byline(above=f"<h1>{TITLE}</h1><p>{link}</p><p>By Jane Doe</p>") == "Jane Doe"


@pytest.mark.parametrize("name", ["wp", "WordPress", "archive"])
def test_what_a_program_calls_who_writes_is_no_name(name: str) -> None:
    assert byline(meta("author", name), "<p>By Jane Doe</p>") == "Jane Doe"


@pytest.mark.parametrize("house", ["The Northgate Times", "Tide News", "Harbour Press"])
def test_for_whom_somebody_wrote_is_said_only_where_nobody_is_named(house: str) -> None:
    head = meta("author", house)
    assert byline(head) == house
    assert byline(head, f"<h1>{TITLE}</h1><p>By Jane Doe</p>") == "Jane Doe"
    assert byline(meta("author", f"Jane Doe, {house}")) == "Jane Doe"


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe, 6th June 2019",
        "By Jane Doe, 1st June, 2019",
        "Article by: Jane Doe",
        "Article by: JANE DOE ASSOCIATED PRESS",
        "May 15, 2019 03:46 PM EDT | Jane Doe",
        "Jane Doe • May 15, 2019 11:55 AM",
        "by: Jane Doe, Harbour correspondent",
        "by Jane Doe, tide.example Staff Writer",
    ],
)
def test_a_line_with_a_date_or_a_label_beside_a_name_tells_who_wrote(line: str) -> None:
    assert byline(above=f"<h1>{TITLE}</h1><p>{line}</p>").casefold() == "jane doe"


def test_a_line_of_a_section_a_date_and_comments_names_nobody() -> None:
    line = "May 15, 2019 | Harbour Life | 3 Comments"
    assert byline(above=f"<h1>{TITLE}</h1><p>{line}</p>") == ""


@pytest.mark.parametrize("by", ["by", "By"])
def test_an_agency_says_at_the_end_of_a_text_who_reported_it(by: str) -> None:
    closing = f"<p>(Reporting {by} Jane Doe; Editing by Paul N. Roe and Kim Poe)</p>"
    story = f"<html><body><h1>{TITLE}</h1><div>{BODY}{closing}</div></body></html>"
    assert read_page(story.encode()).byline == "Jane Doe"


@pytest.mark.parametrize(
    "line",
    [
        "<span class='author'>Reviewed\xa0by\xa0Paul Roe, MD</span>",
        "<span class='author'>Photograph by Paul Roe</span>",
        "<a rel='author' href='/1'>Google+</a>",
        "<a rel='author' href='/1'>'Council wakes thinking about pilots'</a>",
    ],
)
def test_who_did_something_else_did_not_write(line: str) -> None:
    assert byline(above=f"<h1>{TITLE}</h1><p>{line}</p><p>By Jane Doe</p>") == "Jane Doe"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Jane Doe, Chief Pilot Officer", "Jane Doe"),
        ("Jane Doe Senior Harbour Correspondent", "Jane Doe"),
        ("Jane Ann Doe Staff Writer", "Jane Ann Doe"),
        ("JANE DOE envoyée spéciale à Northgate", "JANE DOE"),
        ("Jane Doe, Northgate", "Jane Doe"),
        ("Jane Doe @janedoe", "Jane Doe"),
        ("John N. Roe Jr", "John N. Roe Jr"),
        ("Kim and Jane Doe", "Kim, Jane Doe"),
    ],
)
def test_what_and_where_somebody_is_behind_the_name_is_no_part_of_it(
    written: str, name: str
) -> None:
    assert byline(meta("author", written)) == name


def test_a_label_grown_on_to_a_name_is_no_part_of_it() -> None:
    line = "<span class='author'><strong>Author</strong>Jane Doe</span>"
    assert byline(above=f"<h1>{TITLE}</h1><p>{line}</p>") == "Jane Doe"
    assert byline(meta("author", "Byron Auteuil")) == "Byron Auteuil"


def test_a_login_is_who_wrote_only_where_no_name_is_shown() -> None:
    head = meta("author", "jdoe01")
    assert byline(head) == "jdoe01"
    assert byline(head, f"<h1>{TITLE}</h1><p>By Jane Doe</p>") == "Jane Doe"


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


def test_a_byline_below_a_title_of_the_second_level_is_found_above_many_buttons() -> None:
    buttons = "".join(f"<li>Share {place}</li>" for place in range(20))
    above = f"<h2>{TITLE}</h2><p>By Jane Doe</p><ul>{buttons}</ul>"
    assert byline(f'<meta property="og:title" content="{TITLE}">', above) == "Jane Doe"


def test_the_date_of_another_article_in_a_list_is_not_that_of_this_one() -> None:
    entry = (
        "<ul itemscope itemtype='https://schema.org/ItemList'><li itemprop='itemListElement'>"
        "<a href='/2'>Storm</a><meta itemprop='datePublished' content='2017-02-01'></li></ul>"
    )
    head = meta("dc.date", "2019-06-03")
    page = f"<html><head>{head}</head><body><div>{BODY}</div>{entry}</body></html>"
    assert read_page(page.encode()).published == "2019-06-03"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe Special to the Tide", "Jane Doe"),
        ("By Jane Doe jdoe@tide.example", "Jane Doe"),
        ("By Jane Doe @jdoe June 3, 2019", "Jane Doe"),
        ("Words by Jane Doe Photographs by John Roe", "Jane Doe"),
        ("By Omar al-Masri and Lina el-Khoury", "Omar al-Masri, Lina el-Khoury"),
        ("Von Ludwig von der Heydt und Egon zu Spee", "Ludwig von der Heydt, Egon zu Spee"),
        ("Par Solène d’Arcy et Jean-Éric L’Hostis", "Solène d’Arcy, Jean-Éric L’Hostis"),
        ("Yazan: İpek Şahin, Çağrı Öz", "İpek Şahin, Çağrı Öz"),
        ("كتب: محمد علي، أحمد حسن وسارة فؤاد", "محمد علي, أحمد حسن, سارة فؤاد"),
        ("بقلم: هاني عبد المعطي ووائل سعد", "هاني عبد المعطي, وائل سعد"),
        ("كتب: محمد أحمد وليد حسن", "محمد أحمد وليد حسن"),
        ("מאת יעל שטרן ודן אור", "יעל שטרן, דן אור"),
        ("گزارش از نازنین فرهادی", "نازنین فرهادی"),
        ("本报记者 欧阳修文 李 明", "欧阳修文, 李明"),
        ("作者：王小明 李四", "王小明, 李四"),
        ("記者王大明／台北報導", "王大明"),
        ("文：田中 花子", "田中 花子"),
        ("di Giulia D’Angelo", "Giulia D’Angelo"),
        ("Jane Doe · Tide News · Posted: May 16, 2019 4:00 AM EDT", "Jane Doe"),
        ("Jane Doe Published May 16, 2019", "Jane Doe"),
        ("<b class='yazar'>Zeynep Güçlü</b>", "Zeynep Güçlü"),
        ("<b class='submitted'>Submitted by Jane Doe on Tue, 05/16/2019</b>", "Jane Doe"),
        ("김민수 기자", "김민수"),
    ],
)
def test_names_are_told_from_what_is_around_them_in_many_languages(line: str, names: str) -> None:
    assert byline(above=f"<h1>{TITLE}</h1><p>{line}</p>") == names


def test_an_arabic_paper_says_first_where_somebody_wrote() -> None:
    line = "<p class='writer'>بيروت - ليال صفير</p>"
    assert byline(above=f"<h1>{TITLE}</h1>{line}") == "ليال صفير"


def test_a_taiwanese_text_opens_with_who_reported_it() -> None:
    text = "<p>〔記者王大明／台北報導〕卡爾德灣議會星期二決定，將港口兩座糧食碼頭關閉維修。</p>"
    article = read_page(f"<html><body><div>{text}{BODY}</div></body></html>".encode())
    assert article.byline == "王大明"


def test_a_part_of_the_name_of_the_site_is_no_author() -> None:
    head = meta("author", "Flutbote, DER FLUTBOTE") + meta("og:site_name", "DER FLUTBOTE")
    head = head.replace('name="og:', 'property="og:')
    shown = f"<h1>{TITLE}</h1><p>Von <a>Birte Lohengrün</a> und <a>Jan-Uwe Ax</a>, Kalderau</p>"
    assert byline(head, shown) == "Birte Lohengrün, Jan-Uwe Ax"


def test_what_is_shown_on_lines_of_their_own_is_not_joined() -> None:
    line = "<div class='byline'><span>Jane Doe</span><span>Harbour correspondent</span></div>"
    assert byline(above=f"<h1>{TITLE}</h1>{line}") == "Jane Doe"


def test_another_article_below_has_a_writer_and_a_date_of_its_own() -> None:
    other = "<p class='byline'>By John Roe</p><time datetime='2024-01-01'>1 January 2024</time>"
    below = f"<section><article><h3>Storm closes the strait</h3>{other}</article></section>"
    page = f"<html><body><h1>{TITLE}</h1><div>{BODY}</div>{below}</body></html>"
    found = read_page(page.encode())
    assert (found.byline, found.published) == ("", None)


def test_linked_data_can_be_escaped_and_name_its_creator() -> None:
    article = {"@type": "Article", "headline": TITLE, "creator": ["Jane Doe"]}
    escaped = json.dumps(article).replace('"', "&quot;")
    script = f'<script type="application/ld+json">{escaped}</script>'
    assert byline(linked(article)) == byline(script) == "Jane Doe"


@pytest.mark.parametrize(
    ("said", "name"),
    [("Author, Ines Halloran|Role, Tide News", "Ines Halloran"), ("Author, 陈若水", "陈若水")],
)
def test_what_a_page_has_for_programs_that_read_it_out_tells_who_wrote_it(
    said: str, name: str
) -> None:
    items = "".join(f"<li><span>{each}</span></li>" for each in said.split("|"))
    label = '<strong id="article-byline">Article Information</strong>'
    page = f"<html><body><main><h1>{TITLE}</h1>{label}<ul>{items}</ul>{BODY}</main></body></html>"
    article = read_page(page.encode())
    assert article.byline == name
    assert len(article.blocks) == 7
    assert not any(part in article.text for part in said.split("|"))


def test_a_person_whom_readers_see_goes_before_a_house_that_programs_are_told() -> None:
    house = {"@type": "NewsMediaOrganization", "name": "Tidewater Broadcasting"}
    data = linked({"@type": "NewsArticle", "headline": TITLE, "author": house})
    assert byline(data, '<p class="author">مريم حداد</p>') == "مريم حداد"
    assert byline(data) == "Tidewater Broadcasting"


def test_a_person_beside_whom_a_house_is_told_wrote_it_alone() -> None:
    authors = [{"@type": "Person", "name": "Ann Pell"}, {"@type": "Organization", "name": "TBN"}]
    assert byline(linked({"@type": "NewsArticle", "author": authors})) == "Ann Pell"


def test_a_box_of_an_author_that_has_the_text_names_nobody_in_its_sentences() -> None:
    lines = "<p>Balıkçılar sözcüsü, bunu fırtınadan beri istediklerini söyledi.</p>"
    page = f'<html><body><div class="yazar-detay"><h1>{TITLE}</h1>{lines}{BODY}</div></body></html>'
    assert read_page(page.encode()).byline == ""


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ("<p>Posted on 3rd of June 2009 by Tim Ashcombe in <a>Harbour</a></p>", "Tim Ashcombe"),
        ('<p class="firma"><em>Inés Lara</em> | <span>Madrid</span></p>', "Inés Lara"),
        ('<ul><li class="author">بيروت: كارين الياس</li></ul>', "كارين الياس"),
        ('<p class="author">本报记者 刘长江</p>', "刘长江"),
        ('<p class="author">نوشتهٔ آرش کیانفر</p>', "آرش کیانفر"),
        ('<p class="author">Von Greta Holm, ARD-Studio Northgate</p>', "Greta Holm"),
        ('<p class="author">יום רביעי</p><p class="author">גיל אדרי</p>', "גיל אדרי"),
        ("<p>【潮汐网】（记者 何晓岚）港口委员会投票决定将引航服务扩大到外锚地。</p>", "何晓岚"),
    ],
)
def test_a_name_is_told_from_what_stands_beside_it_in_many_languages(above: str, name: str) -> None:
    assert byline(above=f"<h1>{TITLE}</h1>{above}") == name


@pytest.mark.parametrize(
    ("ending", "name"),
    [
        ("【山田太郎、鈴木花子】", "山田太郎, 鈴木花子"),
        ("（編集委員　中川二郎）", "中川二郎"),
        ("（ワシントン＝中川二郎）", "中川二郎"),
        ("【関連記事】", ""),
        ("【" + "漢" * 60, ""),
        ("（編集委員　" + "漢" * 60, ""),
    ],
)
def test_who_is_named_at_the_end_of_a_text_of_japan_wrote_it(ending: str, name: str) -> None:
    line = "港湾評議会は水曜日、水先案内業務を外側の停泊地まで広げることを決めた。"
    text = f"<p>{line}</p>" * 5 + f"<p>{line}{ending}</p>"
    article = read_page(f"<html><body><h1>題</h1><div>{text}</div></body></html>".encode())
    assert article.byline == name
    assert article.text.endswith(ending)


def test_what_somebody_is_below_their_name_is_no_part_of_the_text() -> None:
    names = "<p>Ines Halloran</p><p>Harbour correspondent, Tide News</p><p>Jon Pell</p>"
    told = meta("author", "Ines Halloran, Jon Pell")
    page = (
        f"<html><head>{told}</head><body><main><h1>{TITLE}</h1>{names}{BODY}</main></body></html>"
    )
    article = read_page(page.encode())
    assert article.byline == "Ines Halloran, Jon Pell"
    assert article.text.startswith(f"{TITLE}\nThe council")


def test_title_and_names_and_date_in_one_block_are_no_part_of_the_text() -> None:
    head = f"<b>{TITLE}</b><br>by <b>Hugh Penrose</b><br>Friday, 12 March 2004"
    table = f"<table><tr><td>{head}{BODY}</td></tr></table>"
    page = f"<html><title>Gazette - {TITLE}</title><body>{table}</body></html>"
    article = read_page(page.encode())
    assert (article.title, article.byline, article.published) == (
        TITLE,
        "Hugh Penrose",
        "2004-03-12",
    )
    assert article.text.startswith(f"{TITLE}\nThe council")


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("Analysis by Ines Halloran", "Ines Halloran"),
        ("Story by Ines Halloran; photographs by Max Orr", "Ines Halloran"),
        ("Von Ines Halloran (Text) und Max Orr (Fotos)", "Ines Halloran"),
        ("Ein Gastbeitrag von Ines Halloran", "Ines Halloran"),
        ("Ursula von Halloran", "Ursula von Halloran"),
        ("Par Ines Halloran, à Rabat et Jon Pell", "Ines Halloran, Jon Pell"),
        ("Автор: Анна Жукова", "Анна Жукова"),
        ("דנה ברקן, כתבת כלכלה", "דנה ברקן"),
        ("文/韩梅", "韩梅"),
        ("聞き手・石井真帆", "石井真帆"),
        ("石井真帆 論説委員", "石井真帆"),
        ("محرر", ""),
    ],
)
def test_what_stands_beside_names_for_programs_is_no_part_of_them(told: str, names: str) -> None:
    assert byline(meta("author", told)) == names


def test_who_wrote_the_next_article_on_a_page_did_not_write_this_one() -> None:
    heading, name = "<h1>Rain closes road</h1>", "<p class='author'>Karl Udo</p>"
    assert byline(above=f"<h1>{TITLE}</h1>", below=f"<div>{heading}{name}</div>") == ""
    assert byline(above=f"<h1>{TITLE}</h1>", below=f"<div>{name}</div>") == "Karl Udo"


def test_a_reporter_named_at_the_end_goes_before_the_chinese_paper_that_is_told() -> None:
    line = "港务委员会周三投票决定将引航服务扩大到外锚地，从而结束了一场持续整个冬季的争端。"
    text = f"{f'<p>{line}</p>' * 5}<p>新潮报记者 周敏</p>"
    head, body = meta("author", "新潮报"), f"<h1>引航</h1><div>{text}</div>"
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    assert read_page(page.encode()).byline == "周敏"


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("المرفأ - هند صالح", "هند صالح"),
        ("دبي - المرفأ", ""),
        ("هند صالح - المرفأ", "هند صالح"),
    ],
)
def test_who_stands_beside_the_name_of_the_site_wrote_it(told: str, name: str) -> None:
    site = '<meta property="og:site_name" content="المرفأ">'
    assert byline(site + meta("author", told)) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("إسطنبول/ هشام شعباني/ الأناضول", "هشام شعباني"),
        ("新潮报记者 何丽 实习生 王源", "何丽"),
    ],
)
def test_a_line_that_opens_a_text_names_who_reported_it(line: str, name: str) -> None:
    page = f"<html><body><h1>{TITLE}</h1><div><p>{line}</p>{BODY}</div></body></html>"
    assert read_page(page.encode()).byline == name
