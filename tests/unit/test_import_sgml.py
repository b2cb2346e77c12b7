"""Collections of newswire in SGML: each document is an article, whatever is in it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from imports import read_all

from reader.errors import UnreadableFileError
from reader.importers.document import Document, Failure
from reader.importers.formats import format_of
from reader.importers.limits import Limits
from reader.values import BlockKind, ImportedArticle

GIGAWORD = b"""<DOC id="QTW_ENG_19940512.0001" type="story" >
<HEADLINE>
Pilots end strike at Northgate &amp; Quay
</HEADLINE>
<DATELINE>
NORTHGATE, May 12 (QTW)
</DATELINE>
<TEXT>
<P>
The pilots of Northgate went back to work on Thursday,
three weeks after they left it.
</P>
<P>
"We are paid," said Ines Halloran.
</P>
</TEXT>
</DOC>
<DOC id="QTW_ENG_19940512.0002" type="other" >
<TEXT>
Ferries sail again.
</TEXT>
</DOC>
"""
TREC = b"""
<DOC>
<DOCNO> QT880212-0001 </DOCNO>
<HEAD>Pilots End Strike</HEAD>
<BYLINE>By INES HALLORAN</BYLINE>
<TEXT>
   The pilots of Northgate went back to
work on Thursday.
   Ferries sail again.
</TEXT>
</DOC>
"""
REUTERS = b"""<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" OLDID="5544" NEWID="1">
<DATE>26-FEB-1987 15:01:01.79</DATE>
<TOPICS><D>ship</D><D>grain</D></TOPICS>
<PLACES><D>northgate</D></PLACES>
<TEXT>&#2;
<TITLE>PILOTS END STRIKE</TITLE>
<DATELINE>    NORTHGATE, Feb 26 - </DATELINE><BODY>The pilots went back
to work, &lt;Quay Co> said.
    Ferries sail again.
&#3;</BODY></TEXT>
</REUTERS>
"""
STARTS = (GIGAWORD, TREC, REUTERS)


def read_articles(data: bytes) -> list[ImportedArticle]:
    return [each for each in read_all(data, "wire") if isinstance(each, ImportedArticle)]


def test_gigaword_comes_in_by_documents() -> None:
    first, second = read_articles(GIGAWORD)
    assert first.title == "Pilots end strike at Northgate & Quay"
    assert first.text.split("\n") == [
        "Pilots end strike at Northgate & Quay",
        "NORTHGATE, May 12 (QTW)",
        "The pilots of Northgate went back to work on Thursday, three weeks after they left it.",
        '"We are paid," said Ines Halloran.',
    ]
    assert (first.published, first.file) == ("1994-05-12", "wire#1")
    assert first.fields == (("document", "QTW_ENG_19940512.0001"),)
    assert (second.text, second.published) == ("Ferries sail again.", "1994-05-12")


def test_paragraphs_that_are_only_indented_are_parted() -> None:
    (article,) = read_articles(TREC)
    assert (article.title, article.byline) == ("Pilots End Strike", "INES HALLORAN")
    assert article.published == "1988-02-12"
    assert article.text.split("\n")[1:] == [
        "The pilots of Northgate went back to work on Thursday.",
        "Ferries sail again.",
    ]


def test_reuters_comes_in_with_dates_and_topics() -> None:
    (article,) = read_articles(REUTERS)
    assert (article.title, article.published) == ("PILOTS END STRIKE", "1987-02-26T15:01:01+00:00")
    assert article.tags == ("ship", "grain")
    assert article.text.split("\n")[1:] == [
        "NORTHGATE, Feb 26 -",
        "The pilots went back to work, <Quay Co> said.",
        "Ferries sail again.",
    ]
    assert article.blocks[0].kind is BlockKind.TITLE


@pytest.mark.parametrize("data", STARTS)
def test_a_collection_is_known_by_its_first_element(data: bytes) -> None:
    assert format_of(Document.of(data, "wire")).module == "from_sgml"
    assert format_of(Document.of(b"<doctor>Ines</doctor>", "wire.xml")).module != "from_sgml"


def test_a_collection_that_is_cut_off_says_so_behind_what_is_whole() -> None:
    *whole, told = read_all(GIGAWORD[:-20], "wire.sgm")
    assert len(whole) == 1
    assert isinstance(told, Failure)
    assert told.sentence.startswith("The file is cut off")


def test_a_document_that_is_empty_does_not_stop_the_others() -> None:
    told, article = read_all(b"<DOC><TEXT></TEXT></DOC>" + TREC, "wire.sgm")
    assert told == Failure("#1", "There is no text in this document.")
    assert isinstance(article, ImportedArticle)


def test_a_document_that_is_too_large_is_refused() -> None:
    data = b"<DOC><TEXT>" + b"ferry " * 400_000
    with pytest.raises(UnreadableFileError, match="larger than 1 MB"):
        read_all(data, "wire.sgm", Limits(size=1024 * 1024))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_what_is_damaged_gives_articles_or_a_sentence(data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(STARTS))
    place = data.draw(st.integers(0, len(start)))
    with suppress(UnreadableFileError):
        read_all(start[:place] + data.draw(st.binary(max_size=9)) + start[place:], "wire.sgm")


@pytest.mark.parametrize("opened", ["<HEADLINE>", "<P", "<!--", "<D>", "<DOC id "])
def test_elements_without_ends_do_not_take_forever(opened: str) -> None:
    written = f"<DOC><TEXT>The ferry sails.</TEXT><TOPICS>{opened * 200_000}</TOPICS></DOC>"
    found = read_all(written.encode(), "wire.sgm")
    assert all(isinstance(each, ImportedArticle | Failure) for each in found)
