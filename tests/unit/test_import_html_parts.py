"""What stands in the midst of an article on a page, and is none of it."""

from __future__ import annotations

import pytest

from tests.unit.test_import_html import PARAGRAPH, page

BODY = PARAGRAPH * 3
SHORT = "<p>The pilots of Northgate went back to their boats on the eleventh day of the strike.</p>"
SHOWN = "A pilot boat leaves the harbour at dawn, with the strait and its lighthouse behind it."
BEFORE, AFTER = "<p>At first the sea was calm.</p>", "<p>Nobody had asked for less.</p>"


def article(inside: str) -> str:
    """Return the text of an article with something in its midst."""
    body = f"<div class='story'><h1>Pilots end strike</h1>{BODY}{BEFORE}{inside}{AFTER}{BODY}</div>"
    return page(body).text


@pytest.mark.parametrize(
    "name",
    [
        "caption",
        "imageCaption",
        "photo-caption full-width",
        "video_caption",
        "wp-caption-text",
        "cutline",
        "photo-credit",
        "video-desc",
    ],
)
def test_what_is_called_a_caption_is_no_paragraph(name: str) -> None:
    assert SHOWN not in article(f"<div><img src='boat.jpg'><p class='{name}'>{SHOWN}</p></div>")


def test_the_caption_of_a_figure_stays() -> None:
    inside = f"<figure class='with-caption'><figcaption>{SHOWN}</figcaption></figure>"
    assert SHOWN in article(inside)


@pytest.mark.parametrize(
    "name",
    ["photo-gallery", "galleries", "slide", "slideshow", "carousel", "thumbnail", "ratings"],
)
def test_pictures_to_leaf_through_are_no_part_of_an_article(name: str) -> None:
    inside = f"<div class='{name}'><p>{SHOWN}</p><p>Ines Halloran, Northgate Wire</p></div>"
    text = article(inside)
    assert SHOWN not in text
    assert "Ines Halloran" not in text


@pytest.mark.parametrize(
    "name", ["feedback", "message-guidelines", "nocontent", "whitepapers", "modal", "side-rail"]
)
def test_what_a_site_says_to_its_readers_is_no_part_of_an_article(name: str) -> None:
    said = "Tell the editors what you think of this; they read each letter, and answer some."
    assert said not in article(f"<div class='{name}'><p>{said}</p></div>")


@pytest.mark.parametrize(
    "name", ["has-post-thumbnail", "category-slideshow", "tag-feedback", "format-gallery"]
)
def test_what_an_article_has_or_is_about_is_not_what_it_is(name: str) -> None:
    around = f"<h2>The Tide</h2>{SHORT}"
    text = page(f"{around}<div class='post {name}'><h1>Pilots end strike</h1>{BODY}</div>").text
    assert text.count("The council, which") == 3


def test_posts_of_a_forum_below_an_article_are_none_of_it() -> None:
    post = f"<div class='post'><h3>Re: the pilots</h3><p>{SHOWN} I saw it from the quay.</p></div>"
    body = f"<div id='article'><h1>Pilots end strike</h1>{BODY}<div id='article_forum'>{post * 3}"
    assert "from the quay" not in page(f"{body}</div></div>").text


@pytest.mark.parametrize(
    "line",
    [
        "STORY: <a href='/a'>Harbour council votes on the second bridge</a>",
        "(MORE: <a href='/a'>Harbour council votes on the second bridge</a>)",
        "• <a href='/a'>Harbour council votes</a> | <a href='/b'>What the pilots asked for</a>",
        "<a href='/a'>HARBOUR COUNCIL VOTES ON THE SECOND BRIDGE</a>",
        "<a href='#more'>Continue reading the main story</a>",
        "À LIRE AUSSI<a href='/a'>Le conseil vote pour un second pont</a>",
        "Skip twitter post by Tide",
        "تخطى الأكثر قراءة وواصل القراءة",
        "پایان پربیننده‌ترین‌ها",
        "Empfohlener externer Inhalt",
        "Google News'te bizi takip edin",
        "Подписывайтесь на наш канал в Telegram",
        "扫码下载APP",
        "写真を拡大",
    ],
)
def test_a_line_that_only_points_to_another_article_is_left_out(line: str) -> None:
    text = article(f"<p>{line}</p>")
    assert text.split("calm.\n")[1].startswith("Nobody had asked")


def test_links_to_other_articles_at_the_end_are_left_out_and_addresses_stay() -> None:
    link = "<p><a href='/a'>Mayor of Vastmere resigns over a ferry</a></p>"
    source = "<p><a href='https://t.example/1'>https://t.example/gegen-die-tarifreform-des-hafens-von-northgate-2019/unterschreiben</a></p>"
    story = f"<div class='story'><h1>Pilots end strike</h1>{BODY}{{}}</div>"
    assert "Vastmere" not in page(story.format(link + link)).text
    assert "t.example/gegen" in page(story.format(source)).text


def test_a_sentence_in_the_header_beside_the_title_is_a_standfirst() -> None:
    lead = "The roofs are leaking, and the barley is wet. It has to be quick."
    header = f"<header><h2>Pilots end strike</h2><div>{lead}</div></header>"
    assert lead in page(f"<article>{header}<section>{BODY}</section></article>").text
    named = "<h3 class='subtitle'>Why nobody mended the roofs</h3>"
    story = f"<article><h1>Pilots end strike</h1>{named}<div>Share</div><div>{BODY}</div></article>"
    assert "Why nobody" in page(story).text


@pytest.mark.parametrize(
    "header",
    [
        "<h1>Pilots end strike</h1><p>{}</p>",
        "<h1>Pilots end strike</h1><div class='doc__subheader'>{}</div>",
        "<h1>Pilots end strike</h1><div data-gu-name='standfirst'><div><p>{}</p></div></div>",
    ],
)
def test_a_standfirst_below_the_title_needs_no_full_stop(header: str) -> None:
    lead = "Nobody in Northgate had mended the roofs since the storm"
    head, names = header.format(lead), "<div class='names'>Ines Halloran</div>"
    assert lead in page(f"<article><div>{head}</div>{names}<div>{BODY}</div></article>").text


def test_a_page_that_a_table_lays_out_has_its_text_in_one_cell() -> None:
    menu = "<br>".join(f"<a href='/{number}'>Harbour news {number}</a>" for number in range(20))
    lines = [f"<p>{number} {BODY}"[3:].replace("<p>", "").replace("</p>", "") for number in "123"]
    row = (
        f"<td><font>{menu}</font></td><td><font size=5><b>Pilots end strike</b></font><br>"
        f"<font>{'<br><br>'.join(lines)}</font></td><td><font>{menu}</font></td>"
    )
    logo = "<tr><td colspan=3><a href='/'><img src='logo.gif'></a></td></tr>"
    text = page(f"<table>{logo}<tr>{row}</tr></table>", "<title>Pilots end strike</title>").text
    assert "Harbour news" not in text
    assert [f"{number} The council" in text for number in "123"] == [True] * 3


def test_links_for_who_edits_a_wiki_are_left_out() -> None:
    edit = "<span class='mw-editsection'>[<a href='/e'>edit</a>]</span>"
    assert "\nHistory\n" in article(f"<h2>History{edit}</h2>")


def test_a_linked_sentence_stays() -> None:
    assert "He paid at last." in article("<p><a href='/a'>He paid at last.</a></p>")


@pytest.mark.parametrize("left", ['{ "modules": [{"name": "video"}], "id": "7" }', "&nbsp; &nbsp;"])
def test_what_shows_nothing_to_a_reader_is_left_out(left: str) -> None:
    text = article(f"<div>{left}</div>")
    assert "modules" not in text
    assert text.split("calm.\n")[1].startswith("Nobody had asked")


def test_a_box_of_linked_headings_inside_does_not_make_an_article_a_list() -> None:
    teaser = "<div><h2><a href='/a'>Grain terminal</a></h2><p>It opens again in spring.</p></div>"
    text = article(f"<div class='beside'>{teaser * 4}</div>")
    assert text.count("The council, which") == 6


def test_short_paragraphs_are_an_article_and_a_notice_far_below_is_none_of_it() -> None:
    notice = "This page is best seen in a browser that has come out within the last three years."
    said = "They were paid on {0}, he said.", "Nobody had asked them on {0}.", "It rained on {0}."
    days = "Monday", "Tuesday", "the next day"
    body = "".join(f"<p>{each.format(day)}</p>" for day in days for each in said)
    menu = "<p><a href='/a'>Harbour</a></p>" * 30
    story = f"<div class='article'><h1>Pilots end strike</h1><div id='meta'>{body}</div></div>"
    text = page(f"{story}{menu}<div class='foot'><p>{notice}</p></div>").text
    assert "It rained on the next day." in text
    assert notice not in text


def test_teasers_above_the_title_are_no_part_of_an_article() -> None:
    waiting = (
        "<p>On the quay stood {0}, who had come in the night, and who had brought the forty lamps"
        " that the pilots of Anneth had asked for.</p>"
    )
    module = f"<div class='feature'>{waiting.format('Ines')}{waiting.format('Tomas')}</div>"
    inside = "".join(PARAGRAPH.replace("council", each) for each in ("board", "crew", "port"))
    text = page(
        f"<div class='main-content'><div class='module'>{module}</div><div class='columns'>"
        "<h1>Pilots end strike</h1><div class='column2'>"
        f"<span id='articleText'>{inside}</span></div></div></div>"
    ).text
    assert "The crew, which" in text
    assert "On the quay" not in text


def test_a_standfirst_that_is_how_the_article_begins_is_left_out() -> None:
    first, second = "The pilots went back to their boats today.", "They had been away for ten days."
    lead = f"<p class='summary'>{first} {second[:-1]} …</p>"
    body = f"<h1>Pilots end strike</h1>{lead}<div class='text'><p>{first}</p><p>{second}</p>"
    text = page(f"<div class='story'>{body}{BODY}</div></div>").text
    assert text.count(first) == 1


def test_an_article_that_is_only_shown_without_scripts_is_found() -> None:
    shell = "<div id='stream'><p>The latest headlines of the Tide, to the minute.</p></div>"
    text = page(f"{shell}<noscript><div><h1>Pilots end strike</h1>{BODY}</div></noscript>").text
    assert text.count("The council, which") == 3


def test_what_is_said_where_no_scripts_run_is_no_part_of_an_article() -> None:
    asked = "<noscript><p>Turn scripts on to see the map of the harbour.</p></noscript>"
    assert "Turn scripts on" not in article(asked)


@pytest.mark.parametrize(
    "name",
    [
        "cmpbox",
        "cookie-consent",
        "gdpr-banner",
        "onetrust-sdk",
        "fc-consent-root",
        "CybotCookiebotDialog",
        "sp_message_container_7",
    ],
)
def test_what_asks_for_consent_is_no_article_though_it_says_more(name: str) -> None:
    asked = "<p>We and our partners store, and read, on your device what tells who you are.</p>" * 9
    text = page(f"<div class='{name}'>{asked}</div><h1>Pilots end strike</h1>{PARAGRAPH}").text
    assert "our partners" not in text
    assert "The council, which" in text


@pytest.mark.parametrize("name", ["sr-only", "visually-hidden", "d-none d-print-block"])
def test_what_is_only_read_out_or_printed_is_not_shown(name: str) -> None:
    assert "A pilot boat" not in article(f"<p class='{name}'>{SHOWN}</p>")


def test_who_wrote_an_article_is_described_beside_it() -> None:
    inside = "<p>Ines Halloran</p><p>She has written of the harbour since the strike before.</p>"
    assert "She has written" not in article(f"<div class='Author_InfoContainer'>{inside}</div>")


def test_a_figure_in_what_a_page_calls_a_gallery_keeps_its_caption() -> None:
    inside = f"<div class='ce-gallery'><figure><figcaption>{SHOWN}</figcaption></figure></div>"
    assert SHOWN in article(inside)


@pytest.mark.parametrize("name", ["contentImage", "photobox_main", "inline-img"])
def test_what_alone_stands_in_a_picture_says_what_it_shows(name: str) -> None:
    assert SHOWN not in article(f"<div class='{name}'><img src='boat.jpg'><p>{SHOWN}</p></div>")


def test_a_text_around_pictures_is_no_caption() -> None:
    body = f"<div class='page-with-img img'>{PARAGRAPH * 4}</div>"
    assert page(f"<h1>Pilots end strike</h1>{body}").text.count("The council, which") == 4


@pytest.mark.parametrize("name", ["dateline", "timestamp", "post-meta", "article-info"])
def test_what_says_when_in_the_midst_of_an_article_is_left_out(name: str) -> None:
    assert "Thursday" not in article(f"<div class='{name}'><p>Seen by 40 on Thursday.</p></div>")


@pytest.mark.parametrize(
    "line",
    [
        "18 July 2013 Last updated at 11:25 GMT",
        "PUBLISHED: 09:29 GMT, 5 June 2013 | UPDATED: 19:08 GMT, 5 June 2013",
        "Posted by Ines Halloran \xa0July 18, 2013 02:00 PM",
        "18. heinäkuuta 2013 klo 12.40",
        "By Ines Halloran Science reporter, Northgate Wire",
        "Ines Halloran, correspondent in Anneth",
    ],
)
def test_lines_of_names_and_dates_above_a_text_are_no_part_of_it(line: str) -> None:
    head = "<meta name='author' content='Ines Halloran'>"
    head += "<meta property='article:published_time' content='2013-07-18T11:25:00Z'>"
    body = f"<div class='story'><h1>Pilots end strike</h1><p>{line}</p>{PARAGRAPH * 3}</div>"
    assert page(body, head).text.split("\n")[1].startswith("The council, which")


@pytest.mark.parametrize(
    "line",
    ["On 18 July 2013 the pilots went home.", "Ines Halloran met them there, and came back alone"],
)
def test_a_first_line_that_says_more_is_a_part_of_the_text(line: str) -> None:
    head = "<meta name='author' content='Tomas Verhoeven'>"
    head += "<meta property='article:published_time' content='2013-07-18T11:25:00Z'>"
    body = f"<div class='story'><h1>Pilots end strike</h1><p>{line}</p>{PARAGRAPH * 3}</div>"
    assert line in page(body, head).text


def test_a_text_that_only_programs_are_told_is_found_beside_another_that_is_shown() -> None:
    told = " ".join(
        f"The pilots of Northgate's quay {n} went back to their boats in the night."
        for n in "12345"
    )
    data = f'"@type": "Article", "headline": "Pilots of Northgate", "articleBody": "{told * 4}"'
    head = f"<script type='application/ld+json'>{{{data}}}</script>"
    text = page(f"<h1>Strike</h1><p>{SHOWN} Ines Halloran saw it. Read it all.</p>", head).text
    assert "quay 3" in text
    assert SHOWN not in text


@pytest.mark.parametrize("name", ["slideshow", "photo-caption"])
def test_what_a_picture_above_a_text_shows_is_no_standfirst(name: str) -> None:
    above = (
        f"<div class='{name}'><ul><li><p class='summary'>{SHOWN} It is {{0}}.</p></li></ul></div>"
    )
    inside = "".join(PARAGRAPH.replace("council", each) for each in ("board", "crew", "port"))
    head = f"<h1>Pilots end strike</h1>{above.format('one of forty that came back at last')}"
    text = page(f"<div class='main-content'>{head}<div class='text'>{inside}</div></div>").text
    assert "A pilot boat" not in text


def test_a_section_is_not_what_an_id_made_of_its_heading_says() -> None:
    section = f"<section id='{{0}}'><h2>{{1}}</h2><p>{SHOWN}</p></section>"
    assert SHOWN in article(section.format("related-work", "Related work"))
    assert SHOWN not in article(section.format("related", "Grain terminal opens"))


@pytest.mark.parametrize(
    "heading", ["Comments", "3 Responses to “Pilots”", "12 Kommentare", "نظرات", "کۆمێنتەکان"]
)
def test_what_readers_wrote_below_their_heading_is_no_part_of_an_article(heading: str) -> None:
    readers = "".join(f"<li>Ann says:<p>{SHOWN}</p></li>" for _ in range(4))
    box = f"<h3>{heading}</h3><ol>{readers}</ol>"
    text = page(f"<div><h2>Pilots end strike</h2>{SHORT}{SHORT}{box}</div>").text
    assert text.count("eleventh day") == 2
    assert SHOWN not in text


def test_a_link_behind_a_line_that_says_to_read_also_is_left_out() -> None:
    link = "<p><a href='/1'>Rain for the whole week</a></p>"
    assert "Rain" not in article(f"<p>Read also</p>{link}")
    assert "Rain" in article(link)


@pytest.mark.parametrize(
    "line",
    [
        "<p><a href='/p'>Older news</a> | <a href='/m'>Newer news</a></p>",
        "<p>責任編輯：</p>",
        "<p>有料記事です。残り512文字</p>",
    ],
)
def test_a_last_line_for_those_who_have_read_all_is_left_out(line: str) -> None:
    text = page(f"<div><h1>Pilots end strike</h1>{BODY}{line}</div>").text
    assert text.endswith(page(f"<div><h1>Pilots end strike</h1>{BODY}</div>").text[-40:])


@pytest.mark.parametrize(
    "data",
    [
        '<script id="__NEXT_DATA__" type="application/json">{"props": {"story": [%s]}}</script>',
        "<script>window.__STATE__ = {'a': 1}; window.__PAGE__ = {\"story\": [%s]};</script>",
        '<script type="application/json">[{"body": [%s]}, {"more": ["Rain closes road"]}]</script>',
    ],
)
def test_an_article_that_only_scripts_would_show_is_found_in_their_data(data: str) -> None:
    lines = [f"On day {day} the pilots said again that they would not sail." for day in range(9)]
    items = ", ".join(f'{{"type": "p", "text": "{line}"}}' for line in lines)
    head = "<title>Pilots end strike</title>"
    text = page(f'<div id="root">Loading…</div>{data % items}', head).text
    assert text.split("\n") == ["Pilots end strike", *lines]


def test_data_of_scripts_that_is_about_something_else_is_no_article() -> None:
    line = (
        "Rain closed the coastal road for the third day, and drivers were told to stay away. " * 6
    )
    data = f'<script type="application/json">{{"more": "{line}"}}</script>'
    assert "Rain" not in page(f"<h1>Pilots end strike</h1>{SHORT}{data}").text


@pytest.mark.parametrize(
    "marked",
    [
        '<st1:place w:st="on"><st1:City>Northgate</st1:City></st1:place>',
        "<private-company>Northgate</private-company>",
        "<b><x-place>Northgate</x-place></b>",
        "Northgate<o:p></o:p>",
    ],
)
def test_elements_of_no_known_kind_in_a_paragraph_are_words_of_it(marked: str) -> None:
    said = "The boats of {} lay in the harbour on that day."
    assert f"\n{said.format('Northgate')}\n" in article(f"<p>{said.format(marked)}</p>")


def test_elements_of_no_known_kind_that_a_page_is_built_of_are_blocks() -> None:
    first, second = "One boat lay in the harbour.", "Another one was still at sea."
    inside = f"<x-part>{first}</x-part><x-part><div>{second}</div></x-part>"
    assert f"\n{first}\n{second}\n" in article(inside)


def test_the_rows_of_a_table_by_a_word_processor_are_lines() -> None:
    cell = "<td><p class=MsoNormal>{}<o:p></o:p></p></td>"
    rows = [("Boat", "Crew"), ("Anneth", "12"), ("Heron", "9")]
    table = "".join(f"<tr>{''.join(map(cell.format, row))}</tr>" for row in rows)
    assert "\nBoat\tCrew\nAnneth\t12\nHeron\t9\n" in article(f"<table>{table}</table>")


def test_the_first_row_of_a_table_stays_whatever_it_is_called() -> None:
    rows = [("header", "Boat", "Crew"), ("odd", "Anneth", "12"), ("even", "Heron", "9")]
    table = "".join(
        f"<tr class='{name}'><td>{boat}</td><td>{crew}</td></tr>" for name, boat, crew in rows
    )
    assert "\nBoat\tCrew\nAnneth\t12\nHeron\t9\n" in article(f"<table>{table}</table>")
