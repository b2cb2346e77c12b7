"""What was copied or dragged: read by its markup, unless words would be lost by that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.values import BlockKind, InlineKind, Outcome

if TYPE_CHECKING:
    from reader.library import Library
    from reader.values import Article

WORDS = "Boats for Anneth\n\nThe ferry came back.\n\nMore in the log."
MARKUP = (
    '<meta charset="utf-8"><h1>Boats for Anneth</h1><p>The ferry came back.</p>'
    '<p>More in <a href="https://courier.example/log">the log</a>.</p>'
)
SHARED = MARKUP + "<p>Share this</p>"


def copied(library: Library, text: str, markup: str = "") -> Article:
    uid = library.importing.copied(text, markup).uid
    return library.articles.get(library.articles.find(uid))


def test_a_copied_text_is_an_article(library: Library) -> None:
    assert copied(library, WORDS).text == WORDS


def test_what_comes_with_markup_has_its_headings_and_links(library: Library) -> None:
    article = copied(library, WORDS, MARKUP)
    assert article.summary.title == "Boats for Anneth"
    assert article.text == "Boats for Anneth\nThe ferry came back.\nMore in the log."
    assert article.blocks[0].kind is BlockKind.TITLE
    links = [each.href for each in article.inlines if each.kind is InlineKind.LINK]
    assert links == ["https://courier.example/log"]


@pytest.mark.parametrize("copy", ["Boats\n\n 1. ropes\n 2. lamps", "Boats\n\nropes\nlamps"])
def test_a_numbered_list_is_one_whether_its_numbers_were_copied_or_not(
    library: Library, copy: str
) -> None:
    article = copied(library, copy, "<h1>Boats</h1><ol><li>ropes</li><li>lamps</li></ol>")
    assert article.text == "Boats\nropes\nlamps"
    assert [block.bullet for block in article.blocks[1:]] == ["1.", "2."]


def test_markup_alone_is_an_article(library: Library) -> None:
    assert copied(library, "", MARKUP).summary.title == "Boats for Anneth"


def test_a_sentence_of_a_page_needs_no_name_of_a_file(library: Library) -> None:
    sentence = "The ferry came back on Monday."
    article = copied(library, sentence, f"<span>{sentence}</span>")
    assert (article.summary.title, article.text) == (sentence, sentence)


def test_no_word_that_was_copied_is_lost_for_the_markup(library: Library) -> None:
    text = f"{WORDS}\n\nShare this"
    assert copied(library, text, SHARED).text == text


def test_who_wrote_it_and_when_may_leave_the_text_of_markup(library: Library) -> None:
    text = (
        "Boats for Anneth\n\nBy Ada Moss, 3 February 2022\n\nThe ferry came back on Thursday.\n\n"
        "What it carried\n\nThe boats lay on its deck, and the town stood on the quay."
    )
    markup = (
        "<h1>Boats for Anneth</h1><p>By Ada Moss, <time datetime='2022-02-03'>3 February 2022"
        "</time></p><p>The ferry came back on Thursday.</p><h2>What it carried</h2>"
        "<p>The boats lay on its deck, and the town stood on the quay.</p>"
    )
    article = copied(library, text, markup)
    assert (article.summary.byline, article.summary.published) == ("Ada Moss", "2022-02-03")
    assert BlockKind.HEADING in [each.kind for each in article.blocks]


def test_markup_without_a_word_says_so(library: Library) -> None:
    report = library.importing.copied("", "<p> </p>")
    assert report.outcome is Outcome.FAILED
    assert report.message
