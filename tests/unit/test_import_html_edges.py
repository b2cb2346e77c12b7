"""Where an article on a page begins and ends, and what is said on it twice."""

from __future__ import annotations

import json

import pytest

from tests.unit.test_import_html import PARAGRAPH, page

TITLE = "Pilots end strike"
HEADING = f"<h1>{TITLE}</h1>"
BODY = "".join(PARAGRAPH.replace("council", each) for each in ("council", "board", "crew", "port"))
SHOWN = (
    "The pilots of Northgate, who had stayed ashore for eleven days, take their boats out again."
)


def article(body: str, *, above: str = "", below: str = "") -> list[str]:
    """Return the lines of an article with something around its text."""
    text = f"<div class='text'>{body}</div>"
    return page(f"<article>{HEADING}{above}{text}{below}</article>").text.split("\n")


def test_what_is_shown_above_an_article_and_in_it_is_said_once() -> None:
    offer = "<div class='count'>You can read 9 more articles until the end of the month.</div>"
    lines = article(f"<p>{SHOWN}</p>{BODY}", above=f"<header><p>{SHOWN}</p>{offer}</header>")
    assert lines.count(SHOWN) == 1


def test_the_refrain_of_a_song_stays() -> None:
    assert article(f"<p>{SHOWN}</p>{BODY}<p>{SHOWN}</p>").count(SHOWN) == 2


@pytest.mark.parametrize("count", ["6280", "1", "12.5k", "1,204"])
def test_how_often_an_article_was_shared_is_none_of_it(count: str) -> None:
    counters = f"<div>{count}</div>"
    assert count not in article(f"{counters}{BODY}")
    assert count in article(f"{BODY}{counters}<p>{SHOWN}</p>{BODY}")


@pytest.mark.parametrize("heading", ["Links for this text", "本文延伸阅读资料"])
def test_an_article_does_not_end_with_a_heading(heading: str) -> None:
    assert heading not in article(f"{BODY}<h2>{heading}</h2>")
    assert heading in article(f"{BODY}<h2>{heading}</h2><p>{SHOWN}</p>")
    assert "So it ends." in article(f"{BODY}<h2>So it ends.</h2>")


def test_labels_and_titles_below_an_article_are_of_other_things() -> None:
    titles = ("Grain terminal opens", "Rain closes coastal road", "Quay sold", "Ferry late")
    others = "".join(f"<div class='n'><p>{title}</p></div>" for title in titles)
    below = f"<div class='main'><div>Popular.</div>{others}<div>{SHOWN}</div></div>"
    assert "Quay sold" not in article(BODY * 4, below=below)


@pytest.mark.parametrize("signature", ["(dpa)", "(jh/rtr)", "[Ines Halloran]"])
def test_a_last_sentence_can_be_signed(signature: str) -> None:
    last = f"The pilots got 40 marks more. {signature}"
    assert last in article(f"<p>{SHOWN}</p>{BODY}<p>{last}</p>")


@pytest.mark.parametrize(
    "name", ["bio", "post-body-bio", "author-dropdown", "ArticleAuthorDescription"]
)
def test_who_the_author_is_stands_beside_an_article(name: str) -> None:
    told = "<p>Ines Halloran works for the Wire as a writer, and has sailed with the pilots.</p>"
    box = f"<div class='{name}'>{told}</div>"
    assert not any("Wire" in line for line in article(BODY, above=box))


def test_a_standfirst_stands_right_below_a_title_with_boxes_between_it_and_the_text() -> None:
    standfirst = "The board gives way to them after eleven days on the quay without a catch"
    box = "".join(f"<ul><li><a href='/{n}'>print it {n} times</a></li></ul>" for n in range(20))
    story = f"{HEADING}<h2>{standfirst}</h2><p>By Jon Pell</p><div id='inset'>{box}</div>{BODY}"
    assert standfirst in page(f"<div id='story'>{story}</div>").text
    outside = f"<div>{HEADING}<h2>{standfirst}</h2></div><div>{box}</div><div>{BODY}</div>"
    assert standfirst not in page(outside).text


@pytest.mark.parametrize("line", ["Advertisement:", "Text size", "Suggested reads"])
def test_a_label_of_the_page_is_none_of_its_article(line: str) -> None:
    assert line not in article(f"{BODY}<p>{line}</p>{BODY}")


def test_what_is_far_below_an_article_and_in_another_box_is_of_something_else() -> None:
    links = "<ul>{}</ul>".format(
        "".join(f"<li><a href='/{n}'>Quay {n}</a></li>" for n in range(30))
    )
    other = "<p>The bishop of Northgate went to the fair of books.</p>"
    other = f"<div><div class='text'>{other}</div></div>"
    assert not any("bishop" in line for line in article(BODY, below=links + other))
    assert any("bishop" in line for line in article(BODY + links + other + BODY))


@pytest.mark.parametrize("more", ["Read more", "Weiterlesen", "Lire la suite"])
def test_the_beginning_of_another_article_below_asks_to_read_on(more: str) -> None:
    teaser = f"<p>Rain closed the road to the quay for the third day. {more}</p>"
    text = article(BODY, below=f"<div class='story'><div>{teaser}</div></div>")
    assert not any("Rain" in line for line in text)
    assert any("Rain" in line for line in article(BODY + teaser))


def test_what_to_read_also_is_pointed_at_without_an_accent_as_well() -> None:
    link = "<p>A lire aussi : <a href='/2'>Rain closes the road to the quay for days</a></p>"
    assert not any("Rain" in line for line in article(f"{BODY}{link}{BODY}"))


@pytest.mark.parametrize("level", ["h1", "h2"])
@pytest.mark.parametrize("title", [TITLE, f"{TITLE} at Northgate", f"{TITLE} | Tide News"])
def test_an_article_that_a_page_goes_on_with_is_another_one(level: str, title: str) -> None:
    story = (
        "<article class='item'><header><{0}>{1}</{0}></header><div class='text'>{2}</div></article>"
    )
    own = story.format(level, TITLE, BODY)
    other = story.format(level, "Rain closes coastal road", BODY.replace("money", "rain"))
    text = page(f"<div>{own}{other}</div>", f"<title>{title}</title>").text
    assert "said that the money" in text
    assert "rain" not in text


def test_parts_of_an_article_that_are_called_articles_stay() -> None:
    part = "<article><h2>The {0} day</h2>{1}</article>"
    parts = "".join(part.format(n, BODY.replace("money", n)) for n in ("first", "second"))
    story = f"<article><h1>{TITLE}</h1>{BODY}{parts}</article>"
    text = page(story, f"<title>{TITLE}</title>").text
    assert all(f"said that the {each} " in text for each in ("money", "first", "second"))


# Data of scripts


def data_of(*stories: list[object]) -> str:
    data = json.dumps({"stories": [{"body": each} for each in stories]})
    return f'<div>Loading…</div><script type="application/json">{data}</script>'


def test_of_several_articles_in_the_data_of_scripts_that_of_the_title_is_taken() -> None:
    own = ["The pilots of Northgate end their strike, the board said on Monday."] * 9
    other = ["Rain closed the coastal road again, and drivers had to stay away."] * 20
    head = f'<meta property="og:title" content="{TITLE} at Northgate">'
    found = page(data_of([*other], [*own]), head)
    assert "Rain" not in found.text
    assert own[0] in found.text


@pytest.mark.parametrize(
    ("parts", "said"), [("children", "data"), ("children", "text"), ("content", "value")]
)
def test_a_paragraph_in_the_data_of_scripts_has_what_is_linked_in_it(parts: str, said: str) -> None:
    link = {"type": "a", "href": "/1", parts: [{"type": "text", said: "end their strike"}]}
    line = [{"type": "text", said: "The pilots "}, link, {"type": "text", said: " at Northgate."}]
    story = [{"type": "p", parts: line} for _ in range(12)]
    lines = page(data_of([*story]), f"<title>{TITLE}</title>").text.split("\n")
    assert lines[1:3] == ["The pilots end their strike at Northgate."] * 2
