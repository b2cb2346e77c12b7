"""Bookmarks and links in the shapes in which browsers and programs that keep links write them."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from imports import read_all

from reader.errors import UnreadableFileError
from reader.importers.document import Document, Failure
from reader.importers.formats import format_of
from reader.values import ImportedArticle

FIREFOX = {
    "guid": "root________",
    "title": "",
    "typeCode": 2,
    "type": "text/x-moz-place-container",
    "root": "placesRoot",
    "children": [
        {
            "title": "menu",
            "type": "text/x-moz-place-container",
            "children": [
                {
                    "title": "Harbour",
                    "type": "text/x-moz-place-container",
                    "children": [
                        {
                            "title": "Pilots end strike",
                            "dateAdded": 1613667410000000,
                            "tags": "boats,strikes",
                            "type": "text/x-moz-place",
                            "uri": "https://wire.example/pilots",
                        }
                    ],
                },
                {"title": "Recent", "type": "text/x-moz-place", "uri": "place:sort=8"},
                {"title": "Quay", "type": "text/x-moz-place", "uri": "https://quay.example/"},
            ],
        },
        {"title": "unfiled", "type": "text/x-moz-place-container"},
    ],
}

CHROMIUM = {
    "checksum": "0",
    "roots": {
        "bookmark_bar": {
            "children": [
                {
                    "date_added": "13258141010000000",
                    "name": "Pilots end strike",
                    "type": "url",
                    "url": "https://wire.example/pilots",
                },
            ],
            "name": "Bookmarks bar",
            "type": "folder",
        },
        "other": {
            "children": [
                {
                    "children": [{"name": "", "type": "url", "url": "https://quay.example/"}],
                    "name": "Harbour",
                    "type": "folder",
                }
            ],
            "name": "Other bookmarks",
            "type": "folder",
        },
        "sync_metadata": "AA==",
    },
    "version": 1,
}

PINBOARD = [
    {
        "href": "https://wire.example/pilots",
        "description": "Pilots end strike",
        "extended": "The council paid; a longer line than the title has it.",
        "meta": "1",
        "hash": "2",
        "time": "2021-02-18T16:56:50Z",
        "shared": "yes",
        "toread": "no",
        "tags": "harbour strikes",
    },
    {
        "href": "https://quay.example/",
        "description": "",
        "extended": "",
        "time": "2021-02-18T16:56:50Z",
        "toread": "yes",
        "tags": "",
    },
]

RAINDROP = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Raindrop.io Bookmarks</TITLE>
<DL><p><DT><H3>Harbour</H3><DL><p>
<DT><A HREF="https://a.example/p" ADD_DATE="1" DATA-COVER="" DATA-IMPORTANT="true">Pilots</A>
<DT><A HREF="https://wire.example/q" ADD_DATE="1613667410" TAGS="" DATA-IMPORTANT="false">Quay</A>
</DL><p></DL><p>"""


def found(data: object, name: str = "export.json") -> list[ImportedArticle]:
    written = data if isinstance(data, str) else json.dumps(data)
    articles = read_all(written.encode(), name)
    assert not [each for each in articles if isinstance(each, Failure)]
    return [each for each in articles if isinstance(each, ImportedArticle)]


def test_a_backup_of_firefox_is_an_article_a_link_however_deep_it_lies() -> None:
    pilots, quay = found(FIREFOX, "bookmarks-2021-02-18.json")
    assert (pilots.title, pilots.url) == ("Pilots end strike", "https://wire.example/pilots")
    assert pilots.tags == ("boats", "strikes")
    assert pilots.fields == (("folder", "Harbour"), ("saved", "2021-02-18T16:56:50+00:00"))
    assert pilots.file == "bookmarks-2021-02-18.json#1"
    assert (quay.title, quay.fields) == ("Quay", (("folder", "menu"),))


def test_the_bookmarks_of_chromium_are_those_of_all_its_roots() -> None:
    pilots, quay = found(CHROMIUM, "Bookmarks")
    assert pilots.text == "Pilots end strike\nhttps://wire.example/pilots"
    assert pilots.fields == (("folder", "Bookmarks bar"), ("saved", "2021-02-18T16:56:50+00:00"))
    assert (quay.title, quay.fields) == ("https://quay.example/", (("folder", "Harbour"),))


def test_bookmarks_without_a_link_are_refused_with_a_sentence() -> None:
    with pytest.raises(UnreadableFileError, match="no link to the web"):
        found({**FIREFOX, "children": []})


def test_what_pinboard_calls_a_description_is_the_title() -> None:
    pilots, quay = found(PINBOARD)
    assert pilots.title == "Pilots end strike"
    assert pilots.text.endswith("\nThe council paid; a longer line than the title has it.")
    assert pilots.tags == ("harbour", "strikes")
    assert pilots.published is None
    assert dict(pilots.fields) == {"saved": "2021-02-18T16:56:50+00:00", "toread": "no"}
    assert (quay.title, quay.text) == ("https://quay.example/", "https://quay.example/")


def test_a_favourite_of_raindrop_is_starred() -> None:
    assert [each.starred for each in found(RAINDROP, "Raindrop.io.html")] == [True, False]


def test_an_address_with_spaces_in_it_is_no_link_less() -> None:
    page = """<title>Pocket Export</title><ul><li><a href="https://wire.example/a b (1).pdf?dl=0"
        time_added="1613667410" tags="">Pilots</a></li></ul>"""
    (pilots,) = found(page, "ril_export.html")
    assert pilots.url == "https://wire.example/a%20b%20(1).pdf?dl=0"
    table = "title,url,time_added,tags,status\nPilots,https://wire.example/a b.pdf,1,,unread\n"
    assert found(table, "part_000000.csv")[0].url == "https://wire.example/a%20b.pdf"


def test_an_address_is_read_as_html_where_it_was_kept_so() -> None:
    table = "title,url,time_added,tags,status\nA,https://wire.example/?a=1&amp;b=2,1,,unread\n"
    assert found(table, "part_000000.csv")[0].url == "https://wire.example/?a=1&b=2"


@pytest.mark.parametrize("data", [{"roots": {"bookmark_bar": []}}, {"items": []}, [{"href": "a"}]])
def test_other_json_is_left_to_its_importer(data: object) -> None:
    name = format_of(Document.of(json.dumps(data).encode(), "a.json")).name
    assert name in {"JSON", "bookmarks of a browser (JSON)"}


@settings(deadline=None)
@given(st.sampled_from([FIREFOX, CHROMIUM, PINBOARD]), st.integers(0, 900), st.text(max_size=30))
def test_broken_bookmarks_give_articles_or_a_sentence(data: object, place: int, noise: str) -> None:
    written = json.dumps(data)
    with suppress(UnreadableFileError):
        read_all((written[:place] + noise + written[place + len(noise) :]).encode(), "a.json")
