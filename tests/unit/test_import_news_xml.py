"""News in the XML of agencies and newspapers: its text once, with all that is said of it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from imports import read_all

from reader.errors import UnreadableFileError
from reader.importers.document import Document
from reader.importers.formats import format_of
from reader.values import BlockKind, ImportedArticle, InlineKind

NITF = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.3/specification/dtd/nitf-3-3.dtd">
<nitf><head><title>Pilots</title><docdata><doc-id id-string="71"/>
<identified-content><classifier type="descriptor">Harbours</classifier>
<classifier type="types_of_material">Letter</classifier></identified-content></docdata>
<pubdata date.publication="19870101T000000" ex-ref="https://quay.example/71" name="Quay Times"/>
</head><body><body.head><hedline><hl1>Pilots End Strike</hl1></hedline>
<byline class="print_byline">By Ines Halloran</byline>
<byline class="normalized_byline">Halloran, Ines</byline></body.head>
<body.content><block class="lead_paragraph"><p>The pilots sail.</p></block>
<block class="full_text"><p>The pilots sail.</p><hl2>Money</hl2>
<p>They are paid, <a href="https://quay.example/c">the council</a> said &amp; smiled.</p></block>
</body.content></body></nitf>"""
NEWSML = b"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:71"
xml:lang="en-GB">
<itemMeta><provider><name>Quay Wire</name></provider>
<versionCreated>2021-02-18T17:10:00Z</versionCreated></itemMeta>
<contentMeta><contentCreated>2021-02-18T16:50:00+01:00</contentCreated><by>Ines Halloran</by>
<headline>Pilots end strike</headline><subject><name>harbours</name></subject></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Quay</title></head>
<body><p>The pilots sail.</p><ul><li>They are paid.</li></ul></body></html></inlineXML></contentSet>
</newsItem>"""
NEWSITEM = b"""<?xml version="1.0" encoding="iso-8859-1" ?>
<newsitem itemid="71" date="1996-08-20" xml:lang="en"><title>NORTHGATE: Pilots end strike.</title>
<headline>Pilots end strike.</headline><dateline>NORTHGATE 1996-08-20</dateline>
<text><p>The pilots sail.</p><p>They are paid.</p></text>
<metadata><dc element="dc.publisher" value="Quay Holdings"/></metadata></newsitem>"""
MESSAGE = b"<newsMessage><itemSet>%b%b</itemSet></newsMessage>" % (
    NEWSML,
    NEWSML.replace(b"sail", b"swim").replace(b"71", b"72"),
)
STARTS = (NITF, NEWSML, NEWSITEM, MESSAGE)


def read_one(data: bytes) -> ImportedArticle:
    (article,) = read_all(data, "wire.xml")
    assert isinstance(article, ImportedArticle)
    return article


def test_nitf_comes_in_once_with_what_is_said_of_it() -> None:
    article = read_one(NITF)
    assert article.text.split("\n") == [
        "Pilots End Strike",
        "The pilots sail.",
        "Money",
        "They are paid, the council said & smiled.",
    ]
    assert (article.title, article.byline) == ("Pilots End Strike", "Ines Halloran")
    assert (article.source, article.published) == ("Quay Times", "1987-01-01")
    assert (article.url, article.tags) == ("https://quay.example/71", ("Harbours",))
    assert article.fields == (("document", "71"),)
    assert [block.kind for block in article.blocks][2] is BlockKind.HEADING
    assert [(each.kind, each.href) for each in article.inlines] == [
        (InlineKind.LINK, "https://quay.example/c")
    ]


def test_newsml_comes_in_with_the_page_that_is_in_it() -> None:
    article = read_one(NEWSML)
    assert article.text.split("\n") == ["Pilots end strike", "The pilots sail.", "They are paid."]
    assert (article.source, article.byline) == ("Quay Wire", "Ines Halloran")
    assert (article.published, article.language) == ("2021-02-18T16:50:00+01:00", "en")
    assert article.tags == ("harbours",)


def test_an_item_of_reuters_comes_in_with_its_dateline() -> None:
    article = read_one(NEWSITEM)
    assert article.text.split("\n")[:3] == [
        "Pilots end strike.",
        "NORTHGATE 1996-08-20",
        "The pilots sail.",
    ]
    assert (article.published, article.source) == ("1996-08-20", "Quay Holdings")


def test_each_item_of_a_message_is_an_article() -> None:
    found = [each for each in read_all(MESSAGE, "wire.xml") if isinstance(each, ImportedArticle)]
    assert [each.file for each in found] == ["wire.xml#1", "wire.xml#2"]
    assert [each.text.split("\n")[1] for each in found] == ["The pilots sail.", "The pilots swim."]


@pytest.mark.parametrize("data", STARTS)
def test_news_is_known_by_its_root(data: bytes) -> None:
    assert format_of(Document.of(data, "wire.xml")).module == "from_news_xml"


def test_news_without_a_text_says_so() -> None:
    with pytest.raises(UnreadableFileError, match="no text in this news"):
        read_all(b"<nitf><head><title>Pilots</title></head><body/></nitf>", "wire.xml")


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_what_is_damaged_gives_articles_or_a_sentence(data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(STARTS))
    place = data.draw(st.integers(0, len(start)))
    with suppress(UnreadableFileError):
        read_all(start[:place] + data.draw(st.binary(max_size=9)) + start[place:], "wire.xml")
