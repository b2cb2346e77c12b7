"""JSON and JSON Lines: where in them the articles are, and what is broken."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import BODY, articles, failures, found, texts

from reader.errors import UnreadableFileError
from reader.importers.document import Document, Failure
from reader.importers.formats import format_of
from reader.importers.limits import Limits
from reader.importers.source import Source
from reader.importers.tables.json_elements import elements
from reader.importers.worker import items
from reader.text import normalise
from reader.values import ImportedArticle

ROWS: list[dict[str, Any]] = [
    {"headline": "Boats", "body": BODY, "pub_date": "2021-02-18T16:56:50Z", "words": 31},
    {"headline": "Grain", "body": f"{BODY} Again.", "pub_date": 1613667410, "words": 32},
]
TEXTS = [f"{row['headline']}\n{row['body']}" for row in ROWS]


def lines(rows: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def test_each_line_is_an_article_with_its_origin() -> None:
    boats, grain = articles(lines(ROWS), "dump.jsonl")
    assert (boats.file, grain.file) == ("dump.jsonl#1", "dump.jsonl#2")
    assert boats.text == TEXTS[0]
    assert (boats.published, grain.published) == ("2021-02-18T16:56:50+00:00",) * 2
    assert boats.fields == (("words", "31"),)
    assert boats.original == lines(ROWS[:1]).strip()
    assert boats.media_type == "application/json"


@pytest.mark.parametrize(
    ("document", "name"),
    [
        (ROWS, "array"),
        ({"status": "ok", "articles": ROWS}, "wrapped"),
        ({"facets": [{"name": "a"}], "response": {"results": ROWS}}, "beside another array"),
        ({"hits": {"hits": [{"_id": "1", "_source": row} for row in ROWS]}}, "elasticsearch"),
        ({key: [row[key] for row in ROWS] for key in ROWS[0]}, "columns"),
        ({key: {str(n): row[key] for n, row in enumerate(ROWS)} for key in ROWS[0]}, "pandas"),
        (
            {
                "columns": list(ROWS[0]),
                "index": [0, 1],
                "data": [list(row.values()) for row in ROWS],
            },
            "pandas, split",
        ),
        ({str(n): row for n, row in enumerate(ROWS)}, "objects by number"),
    ],
)
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("indent", [None, 2])
def test_articles_are_found_wherever_they_are(
    document: object, name: str, charset: str, indent: int | None
) -> None:
    written = json.dumps(document, indent=indent, ensure_ascii=False)
    assert texts(written.encode(charset), "dump.json") == TEXTS, name


@pytest.mark.parametrize("name", ["dump.json", "dump.jsonl"])
def test_texts_without_objects_around_them_are_articles(name: str) -> None:
    written = [json.dumps(each) for each in (BODY, BODY + " Again.", 7)]
    data = "\n".join(written) if name.endswith("l") else f"[{','.join(written)}]"
    one, other, failure = found(data.encode(), name)
    assert isinstance(one, ImportedArticle)
    assert isinstance(other, ImportedArticle)
    assert (one.text, other.text) == (BODY, BODY + " Again.")
    assert isinstance(failure, Failure)
    assert failure.sentence.startswith("This is no object, list or text")


def test_an_object_with_a_text_is_one_article() -> None:
    said = ROWS[0] | {"images": [{"title": "A boat", "url": "https://example.org/boat.jpg"}]}
    (article,) = articles(json.dumps(said).encode(), "boats.json")
    assert article.file == "boats.json"
    assert article.text == TEXTS[0]


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (lines(ROWS), "dump.json", "JSON Lines"),
        (lines(ROWS), "dump.txt", "JSON Lines"),
        (lines(ROWS[:1]), "dump.jsonl", "JSON Lines"),
        (lines(ROWS[:1]), "dump.json", "JSON"),
        (json.dumps(ROWS).encode(), "dump.csv", "JSON"),
        (json.dumps(ROWS, indent=1).encode(), "", "JSON"),
        (b"[Photo] The harbour\n\nThe boats are back.\n", "news.txt", "plain text"),
        (b"{curly} words\n\nThe boats are back.\n", "news.txt", "plain text"),
        (
            b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"content_text": "x"}]}',
            "feed.json",
            "JSON Feed",
        ),
    ],
)
def test_json_is_found_by_its_content(data: bytes, name: str, expected: str) -> None:
    assert format_of(Document.of(data, name)).name == expected


@pytest.mark.parametrize("name", ["dump.json", "dump.jsonl"])
def test_lists_have_the_names_of_the_first_one(name: str) -> None:
    table = [["headline", "body", "pub_date"], *([*row.values()][:3] for row in ROWS)]
    written = [json.dumps(each) for each in table]
    data = "\n".join(written) if name.endswith("l") else f"[{','.join(written)}]"
    boats, grain = articles(data.encode(), name)
    assert [boats.text, grain.text] == TEXTS
    assert (boats.published, boats.fields) == ("2021-02-18T16:56:50+00:00", ())
    assert (boats.file, grain.file) == (f"{name}#2", f"{name}#3")


@pytest.mark.parametrize("name", ["dump.json", "dump.jsonl"])
def test_objects_may_stand_one_after_the_other_over_many_lines(name: str) -> None:
    data = "\n".join(json.dumps(row, indent=2) for row in ROWS)
    boats, grain = articles(data.encode(), name)
    assert [boats.text, grain.text] == TEXTS
    assert grain.file == f"{name}#2"
    assert json.loads(grain.original) == ROWS[1]


def test_of_objects_one_after_the_other_those_before_a_broken_one_come_in() -> None:
    data = "\n".join(json.dumps(row, indent=2) for row in ROWS)[:-20].encode()
    assert texts(data, "dump.json") == TEXTS[:1]
    assert [each.part for each in failures(data, "dump.json")] == ["#2"]


def test_what_mongodb_wraps_to_keep_its_type_is_the_value() -> None:
    date = {"$date": {"$numberLong": "1613667410000"}}
    said = [{"_id": {"$oid": "5f"}, "title": "Boats", "body": BODY, "date": date}]
    (article,) = articles(json.dumps(said).encode(), "dump.json")
    assert article.published == "2021-02-18T16:56:50+00:00"
    assert article.fields == (("id", "5f"),)


def test_the_vocabulary_of_linked_data_is_no_address_of_an_article() -> None:
    said = {"@context": "https://schema.org", "@type": "NewsArticle"}
    said |= {"headline": "Boats", "articleBody": BODY}
    (article,) = articles(json.dumps(said).encode(), "boats.json")
    assert (article.url, article.source) == ("", "")


def test_names_of_nested_members_are_paths() -> None:
    said = {
        "title": {"rendered": "Boats &#8217;n&#8217; grain"},
        "content": {"rendered": "<p>The <a href='/x'>boats</a> are back.</p><p>All of them.</p>"},
        "source": {"id": "tide", "name": "Tide News"},
        "authors": [{"name": "Ines Halloran"}, {"name": "John Roe"}],
        "tags": ["harbour", "boats"],
        "link": "https://example.org/boats",
        "place": {"country": "FR"},
    }
    (article,) = articles(json.dumps([said]).encode(), "dump.json")
    assert article.text == "Boats ’n’ grain\nThe boats are back.\nAll of them."
    assert (article.source, article.byline) == ("Tide News", "Ines Halloran, John Roe")
    assert article.tags == ("harbour", "boats")
    assert article.fields == (("source.id", "tide"), ("place.country", "FR"))
    assert [inline.href for inline in article.inlines] == ["https://example.org/x"]


def test_a_broken_line_costs_itself_alone() -> None:
    data = lines(ROWS) + b'{"headline": "Lamps", "body": "cut\n[1]\n\n' + lines(ROWS[:1])
    assert texts(data, "dump.jsonl") == [*TEXTS, TEXTS[0]]
    assert [each.part for each in failures(data, "dump.jsonl")] == ["#3", "#4"]


def test_a_broken_item_of_an_array_costs_itself_alone() -> None:
    data = b'[{"title": "a", "text": "b"}, {"title" "text": [}]}, 7, {"title": "c", "text": "d"}]'
    assert texts(data, "dump.json") == ["a\nb", "c\nd"]
    assert [each.part for each in failures(data, "dump.json")] == ["#2", "#3"]


def test_an_array_that_is_cut_off_gives_what_is_whole() -> None:
    data = json.dumps(ROWS).encode()
    assert texts(data[:-20], "dump.json") == TEXTS[:1]
    assert [each.part for each in failures(data[:-20], "dump.json")] == ["#2"]


@pytest.mark.parametrize("name", ["dump.jsonl", "dump.json"])
def test_an_item_over_the_limit_costs_itself_alone(name: str) -> None:
    rows = [ROWS[0], {"headline": "Long", "body": '[\\"}' * 400_000}, ROWS[1]]
    data = lines(rows) if name == "dump.jsonl" else json.dumps(rows).encode()
    read = found(data, name, size=1 << 20)
    assert [each.text for each in read if not isinstance(each, Failure)] == TEXTS
    (failure,) = [each for each in read if isinstance(each, Failure)]
    assert failure == Failure("#2", failure.sentence)
    assert "larger than 1 MB" in failure.sentence


def test_what_is_nested_too_deep_costs_itself_alone() -> None:
    deep = b'{"headline": "Deep", "body": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n"
    assert texts(lines(ROWS) + deep, "dump.jsonl") == TEXTS
    assert [each.part for each in failures(lines(ROWS) + deep, "dump.jsonl")] == ["#3"]


@pytest.mark.parametrize("piece", [b"[", b'{"a":', b'[{"text":'])
def test_brackets_in_brackets_without_end_are_refused_in_time(piece: bytes) -> None:
    data = b'{"a": ' + piece * (1_000_000 // len(piece)) + b"]}" * 300_000
    read = list(items(Source("deep.json", data=data), Limits(size=1 << 20)))
    assert all(isinstance(item.article, UnreadableFileError) for item in read)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'{"a": 1', "isn't whole"),
        (b"[]", "no object|no row"),
        (b'{"a": 1, "b": 2}', "No column"),
        (b'[{"a": 1}, {"a": 2}]', "No column"),
    ],
)
def test_what_has_no_article_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFileError, match=sentence):
        found(data, "dump.json")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.lists(JSON), st.integers(1, 7), st.sampled_from([None, 1]))
def test_the_elements_of_any_array_are_found_whatever_the_pieces(
    values: list[object], size: int, indent: int | None
) -> None:
    data = json.dumps(values, indent=indent, ensure_ascii=False).encode("utf-8", "replace")[1:]
    pieces = (data[start : start + size] for start in range(0, len(data), size))
    expected = json.loads(b"[" + data)
    assert [json.loads(each or b"") for each in elements(pieces, 1 << 20)] == expected


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5), st.booleans())
def test_any_text_comes_out_of_json_lines_as_it_went_in(texts_: list[str], escaped: bool) -> None:  # noqa: FBT001
    wanted = [f"“{text}”" for text in texts_ if "<" not in text]
    rows = [{"title": f"Title number {n}", "text": text} for n, text in enumerate(wanted)]
    written = "".join(json.dumps(row, ensure_ascii=escaped) + "\n" for row in rows)
    expected = [f"Title number {n}\n{normalise(text)}" for n, text in enumerate(wanted)]
    if rows:
        assert texts(written.encode("utf-8", "replace"), "dump.jsonl") == expected
