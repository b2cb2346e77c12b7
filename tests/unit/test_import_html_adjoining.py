"""What belongs to an article on a page by where it stands: notes, headings, last lines, lists."""

from __future__ import annotations

import pytest

from reader.values import BlockKind
from tests.unit.test_import_html import PARAGRAPH, page, shown

TITLE = "Pilots end strike"
HEADING = f"<h1>{TITLE}</h1>"
BODY = "".join(PARAGRAPH.replace("council", each) for each in ("council", "board", "crew", "port"))
NOTE = "See the diary of the harbour master, page 14."
FOOT = "<div class='foot'><p>© 2021 Northgate Wire</p></div>"


def lines(body: str, below: str = "") -> list[str]:
    """Return the lines of an article with ``body`` as its text."""
    return page(f"<article>{HEADING}<div class='text'>{body}</div></article>{below}").text.split(
        "\n"
    )


@pytest.mark.parametrize(
    ("call", "note"),
    [
        (
            "<a href='#fn1' id='fnref1' role='doc-noteref'><sup>1</sup></a>",
            f"<ol><li id='fn1'><p>{NOTE}<a href='#fnref1' role='doc-backlink'>↩︎</a></p></li></ol>",
        ),
        (
            "<a name='n1anc' href='#n1sym'><sup>1</sup></a>",
            f"<div id='n1'><p><a name='n1sym' href='#n1anc'>1</a> {NOTE}</p></div>",
        ),
        (
            "<sup id='cite_ref'><a href='/wiki/Pilots#cite_note'>[1]</a></sup>",
            f"<ol class='references'><li id='cite_note'><a href='#cite_ref'>↑</a> {NOTE}</li></ol>",
        ),
        (
            "<a id='anchor-1' href='#footnote-1'>1</a>",
            f"<div><a id='footnote-1' href='#anchor-1'>1</a><div><p>{NOTE}</p></div></div>",
        ),
    ],
)
def test_a_note_that_an_article_refers_to_is_a_part_of_it(call: str, note: str) -> None:
    text = lines(f"{BODY}<p>The pilots kept a diary of the strike.{call}</p>", note + FOOT)
    assert text[-1].endswith(NOTE)


def test_what_an_article_leads_to_and_does_not_lead_back_is_no_note() -> None:
    call = "<p>What readers say of it stands <a href='#said' id='here'>below</a>.</p>"
    said = f"<div id='said' class='comments'><p>{NOTE}</p></div>"
    assert NOTE not in lines(BODY + call, said)


@pytest.mark.parametrize("sign", ["¶", "#", "§"])
def test_the_sign_that_links_to_a_heading_is_no_word_of_it(sign: str) -> None:
    heading = f"<h2 id='end'>The end<a href='#end' class='headerlink'>{sign}</a></h2>"
    assert "The end" in lines(BODY + heading + BODY)


@pytest.mark.parametrize("by", ["", "<p class='byline'>By Ines Halloran</p>"])
def test_a_text_can_begin_with_a_heading(by: str) -> None:
    assert lines(f"{by}<h2>The eleventh day</h2>{BODY}")[1] == "The eleventh day"


def test_a_short_heading_between_two_paragraphs_stays_in_a_layout_of_tables() -> None:
    other = BODY.replace("eleventh", "twelfth")
    rows = f"<tr><td>{BODY}</td></tr><tr><td><h2>Fish</h2>{other}</td></tr>"
    assert "Fish" in page(f"<table>{rows}</table>").text.split("\n")


def test_the_heading_of_a_box_whose_rest_a_script_would_show_is_left_out() -> None:
    assert "Most watched" not in lines(f"{BODY}<div id='w'><h3>Most watched</h3></div>{BODY}")


def test_last_lines_that_are_made_as_the_text_stay_without_a_full_stop() -> None:
    text = lines(f"{BODY}<p>Have a lovely Sunday &lt;3</p><p>yours, Ines</p>", FOOT)
    assert text[-2:] == ["Have a lovely Sunday <3", "yours, Ines"]


@pytest.mark.parametrize(
    "line", ["Tags: pilots, strikes", "Share this article", "Last updated 2021", "(dpa)"]
)
def test_a_last_line_that_is_of_the_page_is_left_out(line: str) -> None:
    assert line not in lines(f"{BODY}<p>{line}</p>")


def test_a_list_can_end_a_text() -> None:
    assert lines(f"{BODY}<ul><li>Roof</li><li>Rents</li></ul>", FOOT)[-2:] == ["Roof", "Rents"]


LINKS = "".join(f"<li><a href='{{}}{n}'>The survey of the wells, sheet {n}</a></li>" for n in "123")
MENU = "<nav>" + "".join(f"<a href='/{n}'>Section {n}</a> " for n in range(9)) + "</nav>"


@pytest.mark.parametrize(
    ("above", "site"),
    [
        ("<p>These are the maps that we have used:</p>", "/maps/"),
        ("<h2>Sources</h2>", "https://wells.example/"),
        ("<p>The figures can be downloaded.</p>", "/figures.pdf?"),
    ],
)
@pytest.mark.parametrize("below", ["", BODY])
def test_a_list_of_links_that_the_text_speaks_of_is_a_part_of_it(
    above: str, site: str, below: str
) -> None:
    links = LINKS.replace("{}", site)
    text = page(f"{MENU}<article>{HEADING}{BODY}{above}<ul>{links}</ul>{below}</article>").text
    assert text.count("The survey of the wells") == 3


@pytest.mark.parametrize(
    "above", ["<h2>Related articles</h2>", "<p>Read also:</p>", "<p>We thank our readers.</p>"]
)
def test_a_list_of_links_to_the_site_itself_is_left_out(above: str) -> None:
    links = LINKS.replace("{}", "/news/")
    text = page(f"{MENU}<article>{HEADING}{BODY}{above}<ul>{links}</ul>{BODY}</article>").text
    assert "The survey of the wells" not in text


def test_the_picture_below_the_title_has_its_caption() -> None:
    figure = "<figure><img src='a.jpg'><figcaption><p class='caption'>A boat</p></figcaption>"
    read = page(f"<article>{HEADING}{figure}</figure>{BODY}</article>{FOOT}")
    assert (BlockKind.CAPTION.value, "A boat") in shown(read)


def test_a_caption_is_one_in_whatever_boxes_it_stands_in_its_figure() -> None:
    caption = "<div class='image-caption'><p>The north well</p></div>"
    figure = f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>"
    assert "The north well" in lines(BODY + figure + BODY.replace("eleventh", "twelfth"))


def test_a_heading_that_links_to_itself_is_one_of_the_text() -> None:
    heading = "<h2 id='aim'><a href='#aim'>Aim</a></h2>"
    assert "Aim" in lines(BODY + heading + BODY.replace("eleventh", "twelfth"))


def test_a_paragraph_that_only_has_signs_without_width_is_none() -> None:
    assert "\u200b" not in lines(f"{BODY}<p>\u200b</p>{BODY.replace('eleventh', 'twelfth')}")


@pytest.mark.parametrize(("name", "times"), [("frame frame-text", 1), ("vcard", 0)])
def test_an_article_goes_on_in_boxes_of_the_same_kind(name: str, times: int) -> None:
    head = f"<header>{HEADING}</header>"
    first = f"<div class='frame frame-pictures'>{head}<div class='text'>{BODY}</div></div>"
    heading = "<header><h2>What was before</h2></header>"
    second = f"<div class='{name}'>{heading}<p>It rained for as long as anybody knew.</p></div>"
    assert page(f"<main>{first}{second}</main>{FOOT}").text.count("It rained") == times


@pytest.mark.parametrize(("kind", "times"), [("acceptedAnswer", 1), ("comment", 0)])
def test_the_only_answer_to_a_question_is_read_with_it(kind: str, times: int) -> None:
    asked = f"<div class='question'><div itemprop='text'>{BODY}</div></div>"
    said = "<p>Turn the key twice, and wait until the pressure has gone.</p>"
    answer = f"<div class='a'><div itemprop='{kind}'><div itemprop='text'>{said}</div></div></div>"
    text = page(f"<div itemprop='mainEntity'>{HEADING}{asked}{answer}</div>{FOOT}").text
    assert text.count("Turn the key") == times
