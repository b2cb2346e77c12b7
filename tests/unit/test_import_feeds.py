"""Feeds: an article for each entry, whatever the dialect, and however badly it is written."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import UnreadableFileError
from reader.importers import read
from reader.importers.document import Document, Failure
from reader.values import BlockKind, ImportedArticle, InlineKind

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Northgate Wire</title><link>https://wire.example/</link><language>en-gb</language>
<atom:link rel="self" href="https://wire.example/feed.xml" type="application/rss+xml"/>
<item><title>Pilots end strike &amp; sail</title><media:title>A picture</media:title>
<link>https://wire.example/pilots</link><guid isPermaLink="false">77</guid>
<dc:creator>Ines Halloran</dc:creator><pubDate>Thu, 18 Feb 2021 16:56:50 +0100</pubDate>
<category>Harbour</category><category domain="x">Strikes</category>
<description>The summary alone.</description>
<content:encoded><![CDATA[<p>The <a href="/council">council</a> paid.</p>
<h2>What they asked</h2><ul><li>Less</li></ul>]]></content:encoded></item>
<item><title>Short one</title><guid>https://wire.example/short</guid>
<author>desk@wire.example (Tomas al-Rashid)</author>
<description>&lt;p&gt;Only &lt;b&gt;this&lt;/b&gt; is said.&lt;/p&gt;</description></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title type="text">مرفأ</title>
<link href="https://port.example/"/><author><name>Desk of the Port</name></author>
<entry xml:base="https://port.example/a/"><title type="html">One &amp;amp; two</title>
<link rel="edit" href="edit"/><link href="one"/><id>tag:port.example,2021:1</id>
<published>2021-02-18T16:05:00+02:00</published><updated>2022-01-01T00:00:00Z</updated>
<category term="ports" label="Ports"/><summary>Not this.</summary>
<content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>First
<x:em>words</x:em>.</x:p><x:blockquote><x:p>Quoted</x:p></x:blockquote></x:div></content></entry>
<entry xml:lang="fr"><title>Deux</title><id>https://port.example/deux</id>
<author><name>Ana</name></author><author><name>Bo</name></author>
<source><title>Ailleurs</title></source>
<content type="text">Un &lt;b&gt; reste.
Et puis</content></entry></feed>"""

RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://slow.example/"><title>Slow News</title><link>https://slow.example/</link>
<items><rdf:Seq><rdf:li resource="https://slow.example/1"/></rdf:Seq></items></channel>
<item rdf:about="https://slow.example/1"><title>First</title><link>https://slow.example/1</link>
<description>A line.</description><dc:date>2003-05-06T10:00:00Z</dc:date>
<dc:subject>Slowness</dc:subject></item></rdf:RDF>"""

JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Quay",
    "language": "de-DE",
    "authors": [{"name": "The desk"}],
    "items": [
        {
            "id": 1,
            "url": "https://quay.example/1",
            "title": "Fähre",
            "content_html": "<p>Sie <a href='b'>fährt</a>.</p>",
            "date_published": "2021-02-18T16:05:00Z",
            "authors": [{"name": "Ana Berg"}, {"name": "Bo Kahn"}],
            "tags": ["ferry"],
        },
        {"id": "https://quay.example/2", "content_text": "Ohne Titel\nzweite Zeile"},
        {"id": "empty"},
        "no item",
    ],
}


def entries(feed: str | bytes, name: str = "feed.xml") -> list[ImportedArticle]:
    data = feed.encode() if isinstance(feed, str) else feed
    read_ones = list(read(Document.of(data, name)))
    assert not [each for each in read_ones if isinstance(each, Failure) and each.part]
    return [each for each in read_ones if isinstance(each, ImportedArticle)]


def shown(article: ImportedArticle) -> list[tuple[str, str]]:
    return [(block.kind.value, article.text[block.start : block.end]) for block in article.blocks]


def links(article: ImportedArticle) -> list[tuple[str, str]]:
    return [
        (article.text[inline.start : inline.end], inline.href)
        for inline in article.inlines
        if inline.kind is InlineKind.LINK
    ]


def test_an_entry_of_rss_says_who_wrote_what_when_and_where() -> None:
    article, _ = entries(RSS)
    assert article.title == "Pilots end strike & sail"
    assert article.byline == "Ines Halloran"
    assert article.source == "Northgate Wire"
    assert article.published == "2021-02-18T16:56:50+01:00"
    assert article.url == "https://wire.example/pilots"
    assert article.language == "en"
    assert article.tags == ("Harbour", "Strikes")
    assert article.file == "feed.xml#1"


def test_the_whole_text_of_an_entry_is_taken_with_its_structure_and_links() -> None:
    article, _ = entries(RSS)
    assert shown(article) == [
        ("title", "Pilots end strike & sail"),
        ("paragraph", "The council paid."),
        ("heading", "What they asked"),
        ("list item", "Less"),
    ]
    assert links(article) == [("council", "https://wire.example/council")]


def test_where_there_is_only_a_summary_that_is_the_text() -> None:
    _, article = entries(RSS)
    assert article.text == "Short one\nOnly this is said."
    assert article.byline == "Tomas al-Rashid"
    assert article.url == "https://wire.example/short"


def test_an_article_keeps_its_own_entry_as_it_was() -> None:
    article, _ = entries(RSS)
    assert b"Pilots end strike" in article.original
    assert b"Short one" not in article.original
    (again,) = entries(article.original, "entry.xml")
    assert (again.title, again.text) == (article.title, article.text)


def test_an_entry_of_atom_may_be_xhtml_relative_to_its_base() -> None:
    article, _ = entries(ATOM)
    assert article.title == "One & two"
    assert shown(article)[1:] == [("paragraph", "First words."), ("quote", "Quoted")]
    assert article.url == "https://port.example/a/one"
    assert article.byline == "Desk of the Port"
    assert article.source == "مرفأ"
    assert article.published == "2021-02-18T16:05:00+02:00"
    assert (article.language, article.tags) == ("ar", ("Ports",))


def test_an_entry_of_atom_may_be_plain_text_from_elsewhere() -> None:
    _, article = entries(ATOM)
    assert article.text == "Deux\nUn <b> reste.\nEt puis"
    assert article.byline == "Ana, Bo"
    assert article.source == "Ailleurs"
    assert article.language == "fr"
    assert article.url == "https://port.example/deux"


@pytest.mark.parametrize("base", ["", ' xml:base="https://wire.example/news/"'])
def test_an_entry_that_leads_nowhere_has_not_the_address_of_its_feed(base: str) -> None:
    said = "<item><description>One tide.</description></item><item><title>Two</title></item>"
    link = "<link>https://wire.example/</link>"
    feed = f"<rss version='2.0'{base}><channel><title>Wire</title>{link}{said}</channel></rss>"
    assert [article.url for article in entries(feed)] == ["", ""]


def test_links_in_an_entry_are_relative_to_the_nearest_base() -> None:
    text = '<div xmlns="http://www.w3.org/1999/xhtml"><p><a href="map">Map</a></p></div>'
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://port.example/news/">
<entry><title>Charts</title><link href="2021/charts"/>
<content type="xhtml" xml:base="2021/">{text}</content></entry></feed>"""
    (article,) = entries(feed)
    assert article.url == "https://port.example/news/2021/charts"
    assert links(article) == [("Map", "https://port.example/news/2021/map")]


def test_rss_1_0_is_read_though_its_entries_lie_beside_the_channel() -> None:
    (article,) = entries(RDF)
    assert (article.title, article.source) == ("First", "Slow News")
    assert article.published == "2003-05-06T10:00:00+00:00"
    assert article.tags == ("Slowness",)


def test_a_json_feed_is_read_and_what_is_empty_in_it_passed_over() -> None:
    first, second = entries(json.dumps(JSON), "feed.json")
    assert (first.title, first.byline, first.source) == ("Fähre", "Ana Berg, Bo Kahn", "The Quay")
    assert first.published == "2021-02-18T16:05:00+00:00"
    assert links(first) == [("fährt", "https://quay.example/b")]
    assert (first.language, first.tags) == ("de", ("ferry",))
    assert second.text == "Ohne Titel\nzweite Zeile"
    assert second.byline == "The desk"
    assert second.url == "https://quay.example/2"
    assert second.file == "feed.json#2"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Fish & Chips", "Fish & Chips"),
        ("Caf&eacute; &nbsp;&ndash; open", "Café – open"),
        ("Who said &#147;no&#148;?", "Who said “no”?"),
        ("AT&amp;amp;T", "AT&T"),
        ("Say &lt;script>alert('no')&lt;/script>yes", "Say yes"),
        ("<b>Why</b> &lt;div> matters", "Why <div> matters"),
        ("<![CDATA[<b>Bold</b> claims]]>", "Bold claims"),
        ("Bell \x07 rings", "Bell � rings"),
    ],
)
def test_a_title_survives_what_is_no_xml(written: str, meant: str) -> None:
    feed = f"<rss><channel><item><title>{written}</title><description>D</description></item></rss>"
    assert entries(feed)[0].title == meant


def test_what_comes_before_a_break_in_the_feed_is_read() -> None:
    cut = RSS[: RSS.index("this&lt;/b&gt;")]
    assert [article.title for article in entries(cut)] == ["Pilots end strike & sail", "Short one"]


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["feed.xml", "feeds.opml"])
def test_what_is_cut_off_says_so_behind_what_is_read(name: str, charset: str) -> None:
    whole = RSS if name == "feed.xml" else OPML
    *read_ones, last = read(Document.of(whole[:-12].encode(charset), name))
    assert read_ones
    assert isinstance(last, Failure)
    assert last.sentence.startswith("The file is cut off")
    *_, last = read(Document.of(whole.encode(charset), name))
    assert isinstance(last, ImportedArticle)


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "x-unknown"])
@pytest.mark.parametrize("real", ["utf-8", "cp1252", "utf-16"])
def test_a_wrong_charset_is_seen_through(declared: str, real: str) -> None:
    text = "Le café était fermé après la tempête, dit-on à l’école. " * 5
    feed = f"<rss><item><title>Été</title><description>{text}</description></item></rss>"
    declaration = f"<?xml version='1.0' encoding='{declared}'?>"
    (article,) = entries((declaration + feed).encode(real))
    assert article.title == "Été"
    assert "l’école" in article.text


def test_joiners_and_emoji_stay_in_the_text() -> None:
    feed = "<rss><channel><item><title>می‌خواهم 👩‍🚒</title></item></channel></rss>"
    assert entries(feed)[0].text == "می‌خواهم 👩‍🚒"


def test_an_address_that_is_none_does_no_harm() -> None:
    feed = RSS.replace("https://wire.example/", "https://[wire.example/")
    assert entries(feed)[0].title == "Pilots end strike & sail"


def test_names_of_elements_that_are_none_do_no_harm() -> None:
    feed = "<rss><item><description><p:>Words</p:> stay</description></item></rss>"
    assert entries(feed)[0].text == "Words stay"


def test_no_entity_is_resolved_and_no_file_read() -> None:
    feed = """<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">
    <!ENTITY secret SYSTEM "file:///etc/passwd">]>
    <rss><channel><item><title>Read &b; and &secret;</title></item></channel></rss>"""
    assert entries(feed)[0].title == "Read &b; and &secret;"


def test_an_export_of_wordpress_gives_its_articles_and_not_its_pictures() -> None:
    feed = RSS.replace("<rss ", '<rss xmlns:wp="http://wordpress.org/export/1.2/" ').replace(
        "<title>Short", "<wp:post_type>attachment</wp:post_type><title>Short"
    )
    assert [article.title for article in entries(feed)] == ["Pilots end strike & sail"]


WORDPRESS = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Quay</title><link>https://quay.example</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login><![CDATA[ines]]></wp:author_login>
<wp:author_display_name><![CDATA[Ines Halloran]]></wp:author_display_name></wp:author>
<item><title>Pilots</title><link>https://quay.example/?p=9</link>
<pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate><dc:creator><![CDATA[ines]]></dc:creator>
<content:encoded><![CDATA[The <a href="/c">council</a> paid.

The pilots sailed.
<pre>a

b</pre>]]></content:encoded>
<wp:post_type>post</wp:post_type><wp:status>draft</wp:status></item>
<item><title>Menu</title><content:encoded>x</content:encoded>
<wp:post_type>wp_navigation</wp:post_type></item></channel></rss>"""


def test_an_empty_line_ends_a_paragraph_in_a_post_of_wordpress() -> None:
    (article,) = entries(WORDPRESS)
    lines = [block.kind for block in article.blocks]
    assert article.text == "Pilots\nThe council paid.\nThe pilots sailed.\na\n\nb"
    assert lines[1:3] == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


def test_a_writer_of_wordpress_is_called_as_readers_see_it() -> None:
    assert entries(WORDPRESS)[0].byline == "Ines Halloran"


def test_what_programs_write_for_no_date_is_none() -> None:
    assert entries(WORDPRESS)[0].published is None
    other = WORDPRESS.replace("30 Nov -0001", "01 Jan 0001")
    assert entries(other)[0].published is None


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"<rss><channel><title>T</title></channel></rss>", "a.xml", "no entry in this feed"),
        (b"<rss><item><title/></item></rss>", "a.xml", "nothing in this file"),
        (b"<note>no feed</note>", "a.xml", "XML, but no feed"),
        (b"", "a.rss", "The file is empty"),
        (b"no feed at all", "a.rss", "damaged at its beginning"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "a.json", "no entry in this feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "a.json", "isn't whole"),
        (b"<opml><body/></opml>", "a.opml", "no source in this list"),
        (b"<rss>" + b"<a>" * 300, "a.xml", "deeper than 256"),
    ],
)
def test_what_is_no_feed_is_refused_with_a_sentence(data: bytes, name: str, sentence: str) -> None:
    with pytest.raises(UnreadableFileError, match=sentence):
        list(read(Document.of(data, name)))


def test_what_a_program_puts_under_each_entry_is_boilerplate() -> None:
    text = "<p>Words.</p><p>The post <a href='x'>A</a> appeared first on <a href='y'>B</a>.</p>"
    (article,) = entries(f"<rss><item><title>A</title><description><![CDATA[{text}]]>")
    assert shown(article)[1:] == [
        ("paragraph", "Words."),
        ("boilerplate", "The post A appeared first on B."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<body xmlns='http://www.w3.org/1999/xhtml'><p>A <b>ferry</b>.</p></body>",
        "<description xmlns='http://purl.org/dc/elements/1.1/'>A ferry.</description>",
        "<itunes:summary>A ferry.</itunes:summary>",
        "<summary type='text/html'>A &lt;b&gt;ferry&lt;/b&gt;.</summary>",
    ],
)
def test_the_text_is_found_wherever_an_entry_has_it(text: str) -> None:
    assert entries(f"<rss><item>{text}</item></rss>")[0].text == "A ferry."


def test_what_a_film_is_about_is_the_text_of_its_entry() -> None:
    group = "<media:group><media:title>F</media:title><media:description>A ferry.\nTwo."
    (article,) = entries(f"<feed xmlns:media='http://search.yahoo.com/mrss/'><entry>{group}")
    assert article.text == "A ferry.\nTwo."


def test_a_title_that_the_text_repeats_stands_once() -> None:
    twice = "<title>Same</title><description>&lt;h1&gt;Same&lt;/h1&gt;x</description>"
    feed = f"<rss><channel><item>{twice}</item></channel></rss>"
    (article,) = entries(feed)
    assert article.text == "Same\nx"
    assert [block.kind for block in article.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH]


OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>My feeds</title></head><body>
<outline text="Harbours"><outline text="Northgate Wire" xmlUrl="https://wire.example/feed.xml"
 htmlUrl="https://www.wire.example/" type="rss"/><outline text="North">
<outline title="Quay &amp; Co" text="Q" xmlUrl="https://feeds.example/quay"/></outline></outline>
<outline text="Two" xmlUrl="https://both.example/2"/><outline text="A link" url="https://a.example"/>
<outline text="One" xmlUrl="https://both.example/1"/></body></opml>"""


def test_a_list_of_feeds_is_an_article_of_links_and_tells_the_names_of_hosts() -> None:
    (article,) = entries(OPML, "feeds.opml")
    assert shown(article) == [
        ("title", "My feeds"),
        ("heading", "Harbours"),
        ("list item", "Northgate Wire"),
        ("heading", "North"),
        ("list item", "Quay & Co"),
        ("list item", "Two"),
        ("list item", "A link"),
        ("list item", "One"),
    ]
    assert links(article)[0] == ("Northgate Wire", "https://www.wire.example/")
    assert article.source_names == (
        ("wire.example", "Northgate Wire"),
        ("feeds.example", "Quay & Co"),
    )
    assert article.original == OPML.encode()


STARTS = [RSS.encode(), ATOM.encode(), RDF.encode(), OPML.encode(), json.dumps(JSON).encode()]


@settings(deadline=None)
@given(st.sampled_from(STARTS), st.integers(0, 3000), st.binary(max_size=200), st.integers(0, 4000))
def test_broken_feeds_give_articles_or_a_sentence(
    start: bytes, place: int, noise: bytes, following: int
) -> None:
    data = start[:place] + noise + start[following:]
    with suppress(UnreadableFileError):
        list(read(Document.of(data, "feed.xml")))
