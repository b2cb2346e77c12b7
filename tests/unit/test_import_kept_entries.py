"""Entries of feed readers, notes of Evernote, posts of Substack, and lists that programs keep."""

from __future__ import annotations

import json
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from imports import read_all

from reader.errors import UnreadableFileError
from reader.importers.document import Failure
from reader.values import BlockKind, ImportedArticle

STATE = "user/1006/state/com.google/"
STREAM = {
    "direction": "ltr",
    "id": f"{STATE}starred",
    "title": "Starred",
    "self": {"href": "https://reader.example/api/starred"},
    "updated": 1761986767,
    "items": [
        {
            "crawlTimeMsec": "1613667410000",
            "id": "tag:google.com,2005:reader/item/0000000ae7",
            "categories": [
                f"{STATE}read",
                f"{STATE}starred",
                "user/1006/label/To read",
                "Ports",
            ],
            "title": "Pilots&rsquo; strike",
            "published": 1613667410,
            "updated": 0,
            "alternate": [{"href": "https://wire.example/pilots", "type": "text/html"}],
            "summary": {"content": "<p>The <a href='/c'>council</a> paid.</p>"},
            "author": "Ines Halloran",
            "annotations": [{"text": "council paid", "note": "Who paid?"}],
            "origin": {
                "streamId": "feed/https://wire.example/rss",
                "title": "Northgate Wire",
                "htmlUrl": "https://wire.example/",
            },
        },
        {
            "id": "tag:google.com,2005:reader/item/0000000ae8",
            "categories": [f"{STATE}reading-list"],
            "title": "Quay",
            "canonical": [{"href": "/quay"}],
            "content": {"content": "<p>Whole.</p>"},
            "summary": {"content": "<p>In short.</p>"},
            "origin": {"title": "Northgate Wire", "htmlUrl": "https://wire.example/"},
        },
    ],
}

ENEX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export3.dtd">
<en-export export-date="20210408T052957Z" application="Evernote" version="10.8.5">
<note><title>Pilots end strike</title><created>20210218T165650Z</created>
<updated>20210308T051855Z</updated><tag>harbour</tag><tag>strikes</tag>
<note-attributes><author>Ines Halloran</author>
<source-url>https://wire.example/pilots</source-url></note-attributes>
<content><![CDATA[<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd"><en-note><h1>Harbour</h1>
<div>The <a href="/c">council</a> paid.</div><en-media hash="1" type="image/png"/>
<div>After.</div><en-crypt hint="x">c2VjcmV0</en-crypt></en-note>]]></content>
<resource><data encoding="base64">aGlkZGVu</data><mime>image/png</mime></resource></note>
<note><title>To do</title><content><![CDATA[<en-note><div><en-todo checked="true"/>Buy rope</div>
<div><en-todo checked="false"></en-todo>Row</div></en-note>]]></content>
<created>20210218T165650Z</created></note>
</en-export>"""

OMNIVORE = [
    {
        "id": "1",
        "slug": "pilots-1",
        "title": "Pilots end strike",
        "description": "The council paid.",
        "author": "Ines Halloran",
        "url": "https://wire.example/pilots",
        "state": "Archived",
        "readingProgress": 0,
        "labels": ["RSS", "harbour"],
        "savedAt": "2021-03-01T09:00:00.000Z",
        "publishedAt": "2021-02-18T16:56:50.000Z",
    }
]

OLD_WALLABAG = [
    {
        "0": "3",
        "1": "Pilots end strike",
        "id": "3",
        "title": "Pilots end strike",
        "url": "https://wire.example/pilots",
        "is_read": "1",
        "is_fav": "0",
        "content": "<p>The council paid.</p>",
        "user_id": "1",
        "tags": "harbour,strikes",
    }
]


def found(data: object, name: str = "export.json") -> list[ImportedArticle]:
    written = data if isinstance(data, str) else json.dumps(data)
    articles = read_all(written.encode(), name)
    assert not [each for each in articles if isinstance(each, Failure)]
    return [each for each in articles if isinstance(each, ImportedArticle)]


def test_an_entry_of_a_feed_reader_keeps_its_page_labels_star_and_notes() -> None:
    pilots, quay = found(STREAM, "starred.json")
    assert pilots.text == "Pilots’ strike\nThe council paid."
    assert [each.href for each in pilots.inlines] == ["https://wire.example/c"]
    assert (pilots.byline, pilots.source) == ("Ines Halloran", "Northgate Wire")
    assert pilots.published == "2021-02-18T16:56:50+00:00"
    assert pilots.url == "https://wire.example/pilots"
    assert pilots.tags == ("To read", "Ports")
    assert pilots.notes == ("“council paid”\n\nWho paid?",)
    assert (pilots.done, pilots.starred) == (True, True)
    assert quay.text == "Quay\nWhole."
    assert quay.url == "https://wire.example/quay"
    assert (quay.done, quay.starred, quay.tags) == (False, False, ())


def test_slashes_may_be_escaped_as_some_feed_readers_do() -> None:
    written = json.dumps(STREAM).replace("/", "\\/")
    assert found(written)[0].url == "https://wire.example/pilots"


def test_a_note_of_evernote_that_is_a_clipped_page_has_its_address() -> None:
    pilots, _ = found(ENEX, "Harbour.enex")
    assert pilots.text == "Pilots end strike\nHarbour\nThe council paid.\nAfter."
    assert [each.kind for each in pilots.blocks][:2] == [BlockKind.TITLE, BlockKind.HEADING]
    assert [each.href for each in pilots.inlines] == ["https://wire.example/c"]
    assert (pilots.byline, pilots.url) == ("Ines Halloran", "https://wire.example/pilots")
    assert pilots.tags == ("harbour", "strikes")
    assert pilots.published is None
    assert pilots.fields == (("saved", "2021-02-18T16:56:50+00:00"),)
    assert b"aGlkZGVu" not in pilots.original


def test_a_note_of_evernote_s_own_was_written_when_it_was_made() -> None:
    _, to_do = found(ENEX, "Harbour.enex")
    assert to_do.text == "To do\n☑ Buy rope\n☐ Row"
    assert to_do.published == "2021-02-18T16:56:50+00:00"


def test_a_page_that_evernote_clipped_without_its_address_was_not_written_then() -> None:
    attributes = "</created><note-attributes><source>web.clip7</source></note-attributes></note>"
    _, clip = found(ENEX.replace("</created></note>", attributes), "Harbour.enex")
    assert (clip.published, clip.url) == (None, "")


def test_an_export_of_evernote_without_notes_is_refused_with_a_sentence() -> None:
    with pytest.raises(UnreadableFileError, match="no note in this export"):
        found(ENEX[: ENEX.index("<note>")] + "</en-export>", "a.enex")


def test_a_list_of_omnivore_s_comes_in_without_its_archive() -> None:
    (pilots,) = found(OMNIVORE, "metadata_0_to_20.json")
    assert pilots.text == "Pilots end strike\nThe council paid."
    assert pilots.tags == ("RSS", "harbour")
    assert pilots.published == "2021-02-18T16:56:50+00:00"
    assert pilots.fields == (("saved", "2021-03-01T09:00:00+00:00"),)
    assert pilots.done


def test_the_first_wallabag_called_otherwise_what_was_read_and_liked() -> None:
    (pilots,) = found(OLD_WALLABAG)
    assert pilots.text == "Pilots end strike\nThe council paid."
    assert pilots.tags == ("harbour", "strikes")
    assert (pilots.done, pilots.starred, pilots.fields) == (True, False, ())


def substack() -> bytes:
    table = (
        "post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,"
        "podcast_url\n"
        "101.pilots-end-strike,2021-02-18T16:56:50.000Z,true,,,newsletter,everyone,"
        '"Pilots end strike","The council, paid",\n'
        "102.a-draft,,false,,,newsletter,only_paid,,,\n"
    )
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("email_list.wire.csv", "email,plan\nines@wire.example,free\n")
        archive.writestr("posts.csv", table)
        archive.writestr("posts/101.opens.csv", "post_id,email\n101,ines@wire.example\n")
        archive.writestr("posts/101.pilots-end-strike.html", "<h2>After</h2><p>It begins.</p>")
        archive.writestr("posts/102.a-draft.html", "<p>Not yet.</p>")
    return buffer.getvalue()


def test_a_post_of_substack_has_its_title_and_date_and_not_its_readers() -> None:
    pilots, draft = read_all(substack(), "export.zip")
    assert isinstance(pilots, ImportedArticle)
    assert pilots.text == "Pilots end strike\nThe council, paid\nAfter\nIt begins."
    assert pilots.published == "2021-02-18T16:56:50+00:00"
    assert pilots.fields == (("type", "newsletter"), ("audience", "everyone"))
    assert pilots.file == "export.zip/posts/101.pilots-end-strike.html"
    assert isinstance(draft, ImportedArticle)
    assert draft.text == "a draft\nNot yet."
    assert ("draft", "yes") in draft.fields


STARTS = [
    *(text.encode() for text in (ENEX, *map(json.dumps, (STREAM, OMNIVORE, OLD_WALLABAG)))),
    substack(),
]


@settings(deadline=None)
@given(st.sampled_from(STARTS), st.integers(0, 1500), st.binary(max_size=30), st.integers(0, 1500))
def test_broken_entries_give_articles_or_a_sentence(
    start: bytes, place: int, noise: bytes, following: int
) -> None:
    with suppress(UnreadableFileError):
        read_all(start[:place] + noise + start[following:], "")
