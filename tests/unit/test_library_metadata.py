"""What is said about articles: read for one or many, changed in one step, undone, found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.errors import BuiltUponError, NotFoundError, UserError
from reader.lists import ArticleFilter
from reader.metadata import Metadata
from reader.values import ArticleId, Aspect, Sort

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library

    Add = Callable[..., ArticleId]


def test_the_metadata_of_an_article_are_read(library: Library, add: Add) -> None:
    article = add("One\n1", byline="Ines Halloran", url="https://example.org/?q=ü#x")
    library.tags.put_on([article], "port")
    assert library.metadata.of([article]) == Metadata(
        "One",
        "Ines Halloran",
        "Northgate Wire",
        "2021-02-18T16:56:50+00:00",
        "https://example.org/?q=ü#x",
        "en",
        tags=("port",),
    )


def test_what_articles_have_in_common_is_told_from_what_differs(library: Library, add: Add) -> None:
    first, second = add("One\n1", published=None), add("Two\n2", language="ar", published=None)
    library.tags.put_on([first, second], "port")
    library.tags.put_on([second], "sea")
    library.metadata.change([first, second], fields={"desk": "Business", "page": "4"})
    library.metadata.change([second], fields={"page": "5", "place": "Petra"})
    shared = library.metadata.of([first, second])
    assert (shared.title, shared.source, shared.language) == (None, "Northgate Wire", None)
    assert shared.published == ""
    assert (shared.tags, shared.other_tags) == (("port",), ("sea",))
    assert shared.fields == {"desk": "Business", "page": None, "place": None}


def test_metadata_of_many_articles_change_in_one_step(library: Library, add: Add) -> None:
    first, second = add("One\n1"), add("Two\n2")
    library.tags.put_on([second], "old")
    before = library.metadata.of([second])
    change = library.metadata.change(
        [first, second],
        byline=" Ines\tHalloran ",
        source="Quay Post",
        published="2021-02-19T01:00+03:00",
        url=" https://example.org/a?b=ü ",
        language="CKB",
        fields={" desk ": "Business", "page": " 4 "},
        add_tags=["#port", "sea"],
        remove_tags=["old", "never there"],
    )
    assert change.articles == {first, second}
    assert change.subject == "2 articles"
    after = library.metadata.of([first, second])
    assert after == Metadata(
        None,
        "Ines Halloran",
        "Quay Post",
        "2021-02-19T01:00:00+03:00",
        "https://example.org/a?b=ü",
        "ckb",
        tags=("port", "sea"),
        fields={"desk": "Business", "page": "4"},
    )
    assert library.articles.get(first).text == "One\n1"
    library.history.undo()
    assert library.metadata.of([second]) == before
    library.history.redo()
    assert library.metadata.of([first, second]) == after
    assert list(library.file.problems()) == []


def test_an_empty_value_is_taken_away(library: Library, add: Add) -> None:
    article = add()
    library.metadata.change([article], fields={"desk": "Business", "page": "4"})
    library.metadata.change([article], source="", published="", language="", fields={"page": " "})
    metadata = library.metadata.of([article])
    assert (metadata.source, metadata.published, metadata.language) == ("", "", "")
    assert metadata.fields == {"desk": "Business"}
    assert library.articles.summaries([article])[0].published is None


@pytest.mark.parametrize(
    ("written", "code"),
    [("Kurdish", "ku"), ("sorani", "ckb"), ("Türkçe", "tr"), ("EN", "en"), ("pt-BR", "pt-BR")],
)
def test_a_language_is_given_by_its_name_or_its_code(
    library: Library, add: Add, written: str, code: str
) -> None:
    article = add()
    library.metadata.change([article], language=written)
    assert library.metadata.of([article]).language == code


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("title", "  ", "An article needs a title"),
        ("published", "18.2.2021", "“18.2.2021” is no date; write one such as 2021-02-18"),
        ("published", "2021-02-30", "is no date"),
        ("language", "klingon", "“klingon” is no language; write its name, or a code"),
        ("language", "e", "is no language"),
        ("url", "https://example.org\nhttps://example.com", "An address is one line"),
    ],
)
def test_what_can_not_be_is_refused_and_nothing_changes(
    library: Library, add: Add, name: str, value: str, error: str
) -> None:
    article = add()
    before = library.metadata.of([article])
    with pytest.raises(UserError, match=error):
        library.metadata.change([article], **{name: value})  # type: ignore[arg-type]
    assert library.metadata.of([article]) == before


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2021-02-18", "2021-02-18"),
        ("2021-02-18T16:56", "2021-02-18T16:56:00+00:00"),
        ("2021-02-18 16:56:50Z", "2021-02-18T16:56:50+00:00"),
        ("2021-02-18T16:56:50.25-05:00", "2021-02-18T16:56:50-05:00"),
    ],
)
def test_a_date_is_kept_as_the_library_keeps_dates(
    library: Library, add: Add, typed: str, kept: str
) -> None:
    article = add()
    library.metadata.change([article], published=typed)
    assert library.metadata.of([article]).published == kept


def test_a_language_may_say_script_and_place(library: Library, add: Add) -> None:
    article = add()
    library.metadata.change([article], language="ZH-Hant-TW")
    assert library.metadata.of([article]).language == "zh-Hant-TW"


def test_a_field_needs_a_name(library: Library, add: Add) -> None:
    with pytest.raises(UserError, match="A field needs a name"):
        library.metadata.change([add()], fields={" ": "Business"})


def test_an_article_that_is_gone_keeps_all_from_being_changed(library: Library, add: Add) -> None:
    article = add()
    with pytest.raises(NotFoundError):
        library.metadata.change([article, ArticleId(99)], source="Post")
    assert library.metadata.of([article]).source == "Northgate Wire"


def test_what_stays_the_same_is_no_step(library: Library, add: Add) -> None:
    article = add()
    steps = library.history.actions()
    library.metadata.change([article], source="Northgate Wire")
    assert library.history.actions() == steps


def test_lists_counts_and_search_follow_the_metadata(library: Library, add: Add) -> None:
    first, second = add("One\n1"), add("Two\n2")
    library.metadata.change([first], title="Zebra", source="Post", published="2020-01-01")
    assert list(library.articles.ids(sort=Sort.TITLE)) == [second, first]
    assert list(library.articles.ids(ArticleFilter(source="Post"))) == [first]
    assert list(library.articles.ids(ArticleFilter(query="zebra"))) == [first]
    assert library.articles.counts().sources == (("Northgate Wire", 1), ("Post", 1))
    assert library.articles.counts().months == (("2021-02", 1), ("2020-01", 1))
    library.history.undo()
    assert list(library.articles.ids(ArticleFilter(query="zebra"))) == []
    assert library.articles.counts().sources == (("Northgate Wire", 2),)
    assert list(library.file.problems()) == []


def test_the_history_tells_what_was_said_before(library: Library, add: Add) -> None:
    article = add("One\n1")
    library.metadata.change(
        [article], title="Zwei", url="https://a.org", fields={"desk": "News"}, add_tags=["port"]
    )
    details = library.history.changes_of(library.history.actions()[0].id)
    assert [(detail.aspect, detail.before, detail.after) for detail in details] == [
        (Aspect.TITLE, "One", "Zwei"),
        (Aspect.URL, None, "https://a.org"),
        (Aspect.FIELD, None, "desk: News"),
        (Aspect.TAG, None, "#port"),
    ]
    assert {detail.article for detail in details} == {article}


def test_a_change_of_metadata_with_tags_is_undone_out_of_order(library: Library, add: Add) -> None:
    article = add()
    library.metadata.change([article], source="Post", add_tags=["port"])
    changing = library.history.actions()[0]
    library.articles.set_starred([article], starred=True)
    library.history.undo_action(changing.id)
    metadata = library.metadata.of([article])
    assert (metadata.source, metadata.tags) == ("Northgate Wire", ())
    assert library.articles.summaries([article])[0].starred


def test_metadata_that_were_changed_again_are_undone_in_order(library: Library, add: Add) -> None:
    article = add()
    library.metadata.change([article], source="Post")
    first = library.history.actions()[0]
    library.metadata.change([article], source="Herald")
    with pytest.raises(BuiltUponError):
        library.history.undo_action(first.id)
