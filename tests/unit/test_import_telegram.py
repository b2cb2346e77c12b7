"""A channel of Telegram in JSON, as its desktop program exports it."""

from __future__ import annotations

import json
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from imports import read_all

from reader.errors import UnreadableFileError
from reader.importers.document import Document, Failure
from reader.importers.formats import format_of
from reader.values import ImportedArticle

CHANNEL = {
    "name": "Northgate “Wire”",
    "type": "public_channel",
    "id": 2000000001,
    "messages": [
        {"id": 1, "type": "service", "date": "2021-02-18T10:00:00", "action": "create_channel"},
        {
            "id": 2,
            "type": "message",
            "date": "2021-02-18T17:56:50",
            "date_unixtime": "1613667410",
            "from": "Northgate “Wire”",
            "text": [
                {"type": "bold", "text": "Pilots end strike"},
                "\n\nThe ",
                {"type": "text_link", "text": "council", "href": "https://wire.example/c"},
                " paid <all>. ",
                {"type": "hashtag", "text": "#harbour"},
            ],
            "reactions": [{"type": "emoji", "count": 7, "emoji": "⚓"}],
        },
        {"id": 3, "type": "message", "date": "2021-02-18T18:00:00", "text": "", "photo": "p.jpg"},
        {
            "id": 4,
            "type": "message",
            "date": "2021-02-18T18:00:00",
            "from": "Ines Halloran",
            "forwarded_from": "The Quay",
            "text": "See https & more.",
        },
    ],
}


def found(data: object) -> list[ImportedArticle]:
    articles = read_all(json.dumps(data, indent=1).encode(), "result.json")
    assert not [each for each in articles if isinstance(each, Failure)]
    return [each for each in articles if isinstance(each, ImportedArticle)]


def test_a_message_of_a_channel_is_an_article_and_a_picture_is_none() -> None:
    pilots, quay = found(CHANNEL)
    assert pilots.text == "Pilots end strike\nThe council paid <all>. #harbour"
    assert pilots.title == "Pilots end strike"
    assert [each.href for each in pilots.inlines] == ["https://wire.example/c"]
    assert (pilots.source, pilots.byline) == ("Northgate “Wire”", "")
    assert pilots.published == "2021-02-18T16:56:50+00:00"
    assert pilots.tags == ("harbour",)
    assert pilots.file == "result.json#2"
    assert (quay.text, quay.byline) == ("See https & more.", "Ines Halloran")
    assert quay.fields == (("forwarded", "The Quay"),)


def test_what_else_has_messages_is_left_to_its_importer() -> None:
    data = {"name": "log", "type": "log", "messages": [{"text": "Words.", "title": "A"}]}
    assert format_of(Document.of(json.dumps(data).encode(), "a.json")).name == "JSON"


@settings(deadline=None)
@given(st.integers(0, 1200), st.text(max_size=30), st.integers(0, 1200))
def test_a_broken_channel_gives_articles_or_a_sentence(
    place: int, noise: str, following: int
) -> None:
    start = json.dumps(CHANNEL)
    with suppress(UnreadableFileError):
        read_all((start[:place] + noise + start[following:]).encode(), "a.json")
