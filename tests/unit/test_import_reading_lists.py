"""Exports of reading lists and of Zotero: an article an entry, what was noted as its notes."""

from __future__ import annotations

import codecs
import json
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import UnreadableFileError
from reader.importers import read
from reader.importers.document import Document, Failure
from reader.importers.formats import format_of
from reader.values import ImportedArticle, InlineKind

WALLABAG = [
    {
        "is_archived": 1,
        "is_starred": 0,
        "user_name": "ines",
        "tags": ["harbour", {"id": 3, "label": "strikes", "slug": "strikes"}],
        "id": 7,
        "title": "Pilots end strike",
        "url": "https://www.wire.example/pilots",
        "content": "<p>The <a href='/council'>council</a> paid.</p><h2>After</h2>",
        "created_at": "2021-03-01T09:00:00+0100",
        "published_at": "2021-02-18T16:56:50+0000",
        "published_by": ["Ines Halloran", "Bo Kahn"],
        "annotations": [
            {"id": 1, "text": "Who paid?", "quote": "council paid", "ranges": []},
            {"id": 2, "text": "", "quote": "council", "ranges": []},
        ],
        "language": "en_GB",
        "domain_name": "www.wire.example",
    },
    {
        "is_archived": 0,
        "is_starred": 1,
        "title": "No text",
        "url": "https://a.example/",
        "content": "",
    },
    {"is_archived": 0, "is_starred": 0, "title": "", "url": "https://b.example/", "content": None},
]

CSL = [
    {
        "id": "http://zotero.org/users/1/items/A",
        "type": "article-newspaper",
        "title": "Pilots end <i>long</i> strike",
        "abstract": "The council paid.",
        "container-title": "Northgate Wire",
        "author": [
            {"family": "Halloran", "given": "Ines"},
            {"family": "Berg", "given": "Ana", "non-dropping-particle": "van den"},
            {"literal": "The desk"},
        ],
        "issued": {"date-parts": [["2021", 2, 18]]},
        "accessed": {"date-parts": [[2021, 3, 1]]},
        "URL": "https://wire.example/pilots",
        "language": "en-GB",
        "keyword": "harbour, strikes",
        "note": "Read again.",
    },
    {
        "id": "B",
        "type": "book",
        "title": "Ports",
        "issued": {"date-parts": [[1999]]},
        "DOI": "10.1/x",
    },
]

ZOTERO = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:link="http://purl.org/rss/1.0/modules/link/">
<bib:Article rdf:about="https://wire.example/pilots"><z:itemType>newspaperArticle</z:itemType>
<dcterms:isPartOf><bib:Newspaper><dc:title>Northgate Wire</dc:title></bib:Newspaper>
</dcterms:isPartOf><bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Halloran</foaf:surname>
<foaf:givenName>Ines</foaf:givenName></foaf:Person></rdf:li><rdf:li><foaf:Person>
<foaf:surname>Kahn</foaf:surname></foaf:Person></rdf:li></rdf:Seq></bib:authors>
<dcterms:isReferencedBy rdf:resource="#item_5"/><link:link rdf:resource="#item_9"/>
<dc:subject>harbour</dc:subject>
<dc:subject><z:AutomaticTag><rdf:value>strikes</rdf:value></z:AutomaticTag></dc:subject>
<dc:title>Pilots end strike</dc:title><dcterms:abstract>The council paid.</dcterms:abstract>
<dc:date>2021-02-18</dc:date><z:language>en</z:language>
<dc:identifier>ISSN 1234-5678</dc:identifier>
<dc:identifier><dcterms:URI><rdf:value>https://wire.example/pilots?id=1</rdf:value></dcterms:URI>
</dc:identifier></bib:Article>
<bib:Memo rdf:about="#item_5"><rdf:value>&lt;p&gt;Ask &lt;b&gt;Ines&lt;/b&gt;.&lt;/p&gt;
&lt;p&gt;Soon.&lt;/p&gt;</rdf:value></bib:Memo>
<z:Attachment rdf:about="#item_9"><z:itemType>attachment</z:itemType><dc:title>Snapshot</dc:title>
<rdf:resource rdf:resource="files/9/pilots.html"/></z:Attachment>
<rdf:Description rdf:about="#item_11"><z:itemType>webpage</z:itemType><dc:title>Ports</dc:title>
<dcterms:isPartOf rdf:resource="#site"/></rdf:Description>
<z:Website rdf:about="#site"><dc:title>The Quay</dc:title></z:Website>
</rdf:RDF>"""


def omnivore() -> bytes:
    said = [
        {
            "id": "1",
            "slug": "pilots-1",
            "title": "Pilots end strike",
            "description": "In short",
            "author": "Ines Halloran",
            "url": "https://wire.example/pilots",
            "state": "Archived",
            "labels": ["harbour"],
            "savedAt": "2021-03-01T09:00:00.000Z",
            "publishedAt": "2021-02-18T16:56:50.000Z",
        },
        {"id": "2", "slug": "gone", "title": "Gone", "description": "Only this.", "labels": []},
    ]
    page = '<DIV id="readability-content"><p>The <a href="/c">council</a> paid.</p></DIV>'
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("metadata_0_to_20.json", json.dumps(said))
        archive.writestr("content/pilots-1.html", page)
        archive.writestr("highlights/pilots-1.md", "> council paid\n\nWho paid?\n")
        archive.writestr("content/other.html", "<p>Unlisted.</p>")
    return buffer.getvalue()


POCKET = """<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>
<li><a href="https://wire.example/p" time_added="1613667410" tags="harbour,strikes">Pilots</a></li>
<li><a href="https://wire.example/q" time_added="1613667411" tags="">https://wire.example/q</a></li>
</ul><h1>Read Archive</h1><ul><li><a href="javascript:x()">No</a></li></ul></body></html>"""

BOOKMARKS = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8"><TITLE>Bookmarks</TITLE>
<DL><p><DT><H3 ADD_DATE="1">Häfen</H3><DL><p>
<DT><A HREF="https://wire.example/p" ADD_DATE="1613667410000000">Pilots &amp; boats</A>
<DD>The council paid.
<DT><A HREF="https://wire.example/q" ADD_DATE="soon">Q</A></DL></DL>"""


def found(data: object, name: str = "export.json") -> list[ImportedArticle]:
    if not isinstance(data, bytes):
        data = (data if isinstance(data, str) else json.dumps(data)).encode()
    articles = list(read(Document.of(data, name)))
    assert not [each for each in articles if isinstance(each, Failure)]
    return [each for each in articles if isinstance(each, ImportedArticle)]


def links(article: ImportedArticle) -> list[str]:
    return [each.href for each in article.inlines if each.kind is InlineKind.LINK]


def test_an_entry_of_wallabag_keeps_text_links_tags_and_annotations() -> None:
    article, title_alone, address_alone = found(WALLABAG)
    assert article.text == "Pilots end strike\nThe council paid.\nAfter"
    assert links(article) == ["https://www.wire.example/council"]
    assert article.byline == "Ines Halloran, Bo Kahn"
    assert (article.source, article.language) == ("wire.example", "en")
    assert article.published == "2021-02-18T16:56:50+00:00"
    assert article.tags == ("harbour", "strikes")
    assert article.fields == (("saved", "2021-03-01T09:00:00+01:00"),)
    assert (article.done, article.starred) == (True, False)
    assert article.notes == ("“council paid”\n\nWho paid?", "“council”")
    assert json.loads(article.original)["id"] == 7
    assert article.file == "export.json#1"
    assert title_alone.text == "No text\nhttps://a.example/"
    assert (title_alone.done, title_alone.starred) == (False, True)
    assert (address_alone.text, address_alone.url) == ("https://b.example/", "https://b.example/")


def test_an_item_of_csl_is_its_title_and_abstract() -> None:
    article, book = found(CSL)
    assert article.text == "Pilots end long strike\nThe council paid."
    assert article.byline == "Ines Halloran, Ana van den Berg, The desk"
    assert (article.source, article.language) == ("Northgate Wire", "en")
    assert (article.published, article.url) == ("2021-02-18", "https://wire.example/pilots")
    assert article.tags == ("harbour", "strikes")
    assert article.notes == ("Read again.",)
    assert dict(article.fields) == {"type": "article-newspaper", "accessed": "2021-03-01"}
    assert book.source == ""
    assert (book.title, book.published, book.url) == ("Ports", None, "https://doi.org/10.1/x")


def test_a_byte_order_mark_hides_no_export() -> None:
    for data in (WALLABAG, CSL):
        assert found(codecs.BOM_UTF8 + json.dumps(data).encode())[0].title.startswith("Pilots end")


def test_the_items_of_csl_may_lie_in_an_object() -> None:
    assert [article.title for article in found({"items": CSL})][1] == "Ports"


def test_an_item_of_zotero_has_its_notes_with_it() -> None:
    article, page = found(ZOTERO, "Library.rdf")
    assert article.text == "Pilots end strike\nThe council paid."
    assert article.byline == "Ines Halloran, Kahn"
    assert article.source == "Northgate Wire"
    assert (article.published, article.url) == ("2021-02-18", "https://wire.example/pilots?id=1")
    assert article.tags == ("harbour", "strikes")
    assert article.notes == ("Ask Ines.\nSoon.",)
    assert dict(article.fields) == {"itemtype": "newspaperArticle", "issn": "1234-5678"}
    assert article.file == "Library.rdf#1"
    assert (page.title, page.source) == ("Ports", "The Quay")


def test_an_export_of_omnivore_joins_page_metadata_and_highlights() -> None:
    article, unlisted, described = found(omnivore(), "omnivore.zip")
    assert article.text == "Pilots end strike\nThe council paid."
    assert links(article) == ["https://wire.example/c"]
    assert (article.byline, article.source) == ("Ines Halloran", "wire.example")
    assert article.published == "2021-02-18T16:56:50+00:00"
    assert article.tags == ("harbour",)
    assert article.notes == ("> council paid\n\nWho paid?\n",)
    assert article.fields == (("saved", "2021-03-01T09:00:00+00:00"),)
    assert article.done
    assert article.file == "omnivore.zip/content/pilots-1.html"
    assert article.media_type == "text/html"
    assert unlisted.text == "other\nUnlisted."
    assert described.text == "Gone\nOnly this."


def test_a_list_of_links_is_an_article_a_link() -> None:
    pilots, bare = found(POCKET, "ril_export.html")
    assert (pilots.title, pilots.url) == ("Pilots", "https://wire.example/p")
    assert pilots.tags == ("harbour", "strikes")
    assert pilots.fields == (("folder", "Unread"), ("saved", "2021-02-18T16:56:50+00:00"))
    assert pilots.file == "ril_export.html#1"
    assert bare.title == "https://wire.example/q"


def test_a_bookmark_has_its_description_for_its_text() -> None:
    boats, other = found(BOOKMARKS, "bookmarks.html")
    assert boats.text == "Pilots & boats\nThe council paid."
    assert boats.fields == (("folder", "Häfen"), ("saved", "2021-02-18T16:56:50+00:00"))
    assert other.text == "Q\nhttps://wire.example/q"


def test_as_many_bookmarks_are_read_as_there_are() -> None:
    links = "".join(f"    <DT><A HREF='https://a.example/{n}'>Title {n}</A>\n" for n in range(1000))
    start = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>B</TITLE>\n<H1>B</H1>\n<DL><p>\n"
    assert len(found(f"{start}{links}</DL><p>")) == 1000


def test_a_list_without_links_is_refused_with_a_sentence() -> None:
    with pytest.raises(UnreadableFileError, match="no link to the web"):
        found(POCKET.replace("https:", "ftp:"), "ril_export.html")


@pytest.mark.parametrize(
    "table",
    [
        '[{"type": "article", "title": "A", "text": "words"}]',
        '[{"title": "A", "author": "B", "text": "words", "is_archived": true}]',
    ],
)
def test_other_tables_in_json_are_left_to_their_importer(table: str) -> None:
    assert format_of(Document.of(table.encode(), "a.json")).name == "JSON"


@pytest.mark.parametrize("data", [WALLABAG, CSL])
def test_what_comes_before_a_break_is_read(data: object) -> None:
    text = json.dumps(data)
    first, *rest = read(Document.of(text[:-20].encode(), "a.json"))
    assert isinstance(first, ImportedArticle)
    assert any(isinstance(each, Failure) for each in rest)


def test_an_export_of_zotero_without_items_is_refused_with_a_sentence() -> None:
    data = ZOTERO[: ZOTERO.index("<bib:Article")] + "</rdf:RDF>"
    with pytest.raises(UnreadableFileError, match="no item in this export"):
        found(data, "a.rdf")


STARTS = [
    json.dumps(WALLABAG).encode(),
    json.dumps(CSL).encode(),
    json.dumps({"items": CSL}).encode(),
    ZOTERO.encode(),
    omnivore(),
    POCKET.encode(),
    BOOKMARKS.encode(),
]


@settings(deadline=None)
@given(st.sampled_from(STARTS), st.integers(0, 2500), st.binary(max_size=50), st.integers(0, 2500))
def test_broken_exports_give_articles_or_a_sentence(
    start: bytes, place: int, noise: bytes, following: int
) -> None:
    with suppress(UnreadableFileError):
        list(read(Document.of(start[:place] + noise + start[following:], "")))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=4,
)


@settings(deadline=None)
@given(st.sampled_from([WALLABAG[0], CSL[0]]), st.data())
def test_members_of_any_kind_give_articles_or_a_sentence(
    entry: dict[str, object], data: st.DataObject
) -> None:
    changed = {key: data.draw(JSON) for key in data.draw(st.sets(st.sampled_from(sorted(entry))))}
    written = json.dumps([{**entry, **changed}, *WALLABAG, *CSL])
    with suppress(UnreadableFileError):
        list(read(Document.of(written.encode(), "")))
