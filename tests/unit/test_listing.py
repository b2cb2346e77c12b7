"""Lists of articles: what they hold, in what order, in what groups, and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.kinds import Sort, Status, View
from reader.lists import ArticleFilter
from reader.values import Group

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from reader.values import ArticleId

    Add = Callable[..., ArticleId]


@pytest.fixture
def dated(add: Add) -> tuple[ArticleId, ArticleId, ArticleId]:
    """Return an article of 2020, one of 2021 and one without a date."""
    return (
        add("beta\n1", published="2020-01-01", source="Wire"),
        add("Alpha\n2 is long", published="2021-02-18T16:56:50+00:00", source="agency"),
        add("gamma\n3.", published=None, source="Post"),
    )


# Orders


@pytest.mark.parametrize(
    ("sort", "there", "back"),
    [
        (Sort.NEWEST, "new old undated", "old new undated"),
        (Sort.OLDEST, "old new undated", "new old undated"),
        (Sort.IMPORTED, "undated new old", "old new undated"),
        (Sort.TITLE, "new old undated", "undated old new"),
        (Sort.SOURCE, "new undated old", "old undated new"),
        (Sort.LENGTH, "new undated old", "old undated new"),
        (Sort.MARKS, "old undated new", "new undated old"),
        (Sort.TOUCHED, "old new undated", "new old undated"),
    ],
)
def test_a_list_has_an_order_and_its_reverse(
    library: Library,
    dated: tuple[ArticleId, ArticleId, ArticleId],
    sort: Sort,
    there: str,
    back: str,
) -> None:
    old, new, undated = dated
    library.articles.set_starred([new], starred=True)
    library._db.execute("UPDATE article SET touched = '2020-01-01' WHERE touched IS NOT NULL")
    library.marks.add(old, 0, 4, library.labels.named("ORG").id)
    names = {old: "old", new: "new", undated: "undated"}
    assert [names[id_] for id_ in library.articles.ids(sort=sort)] == there.split()  # type: ignore[index]
    reverse = library.articles.ids(sort=sort, backwards=True)
    assert [names[id_] for id_ in reverse] == back.split()  # type: ignore[index]


def test_only_the_first_of_a_list_can_be_asked_for(
    library: Library, dated: tuple[ArticleId, ArticleId, ArticleId]
) -> None:
    assert list(library.articles.ids(limit=1)) == [dated[1]]


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("sort", Sort)
def test_the_beginning_of_every_order_is_read_from_an_index(
    library: Library, sort: Sort, *, backwards: bool
) -> None:
    seen: list[str] = []
    library._db.connection.set_trace_callback(seen.append)
    library.articles.ids(sort=sort, limit=5, backwards=backwards)
    plan = library._db.all(f"EXPLAIN QUERY PLAN {seen[0]}")
    assert not any("TEMP B-TREE" in step[3] for step in plan)


def titles(library: Library, sort: Sort = Sort.TITLE) -> list[str]:
    ids = library.articles.ids(sort=sort)
    return [article.title for article in library.articles.summaries(ids)]  # type: ignore[arg-type]


def test_titles_are_in_the_order_that_readers_expect(library: Library, add: Add) -> None:
    expected = ["À la carte", "apple", "Chapter 2", "Chapter 10", "“Quoted”", "[sic]", "Zebra"]
    for title in reversed(expected):
        add(f"{title}\nText")
    assert titles(library) == expected


def test_titles_that_differ_in_nothing_sorted_stay_as_they_came_in(
    library: Library, add: Add
) -> None:
    for number, title in enumerate(("Été", "ete", "«Été»", "ETE")):
        add(f"{title}\nText {number}")
    assert titles(library) == ["Été", "ete", "«Été»", "ETE"]


def test_a_title_takes_its_place_when_it_is_changed_and_with_undo_and_redo(
    library: Library, add: Add
) -> None:
    changed, _ = add("Ferry\nText"), add("Harbour\nText")
    library.metadata.change([changed], title="“Zoo”")
    assert titles(library) == ["Harbour", "“Zoo”"]
    library.history.undo()
    assert titles(library) == ["Ferry", "Harbour"]
    library.history.redo()
    assert titles(library) == ["Harbour", "“Zoo”"]
    library.history.undo_action(library.history.actions()[0].id)
    assert titles(library) == ["Ferry", "Harbour"]


def test_sources_are_in_the_order_that_readers_expect(library: Library, add: Add) -> None:
    sources = ["", "À bord", "Échos", "“Post”", "Wire"]
    for number, source in enumerate(reversed(sources)):
        add(f"Title {number}\nText", source=source)
    _, groups = library.articles.grouped(sort=Sort.SOURCE)
    assert [group.key for group in groups] == sources
    assert [name for name, _ in library.articles.counts().sources] == sources[1:]


def test_sources_that_are_sorted_as_one_stay_apart(library: Library, add: Add) -> None:
    for number, source in enumerate(("Echo", "Écho", "Echo", "Écho")):
        add(f"Title {number}\nText", source=source, published=f"2021-02-1{number}")
    _, groups = library.articles.grouped(sort=Sort.SOURCE)
    assert groups == [Group("Echo", 0), Group("Écho", 2)]
    _, groups = library.articles.grouped(sort=Sort.SOURCE, backwards=True)
    assert groups == [Group("Écho", 0), Group("Echo", 2)]


def test_tags_are_in_the_order_that_readers_expect(library: Library, add: Add) -> None:
    article = add("One\n1")
    for name in ("Zoo", "port", "été", "Year 10", "Year 9"):
        library.tags.put_on([article], name)
    names = ["été", "port", "Year 9", "Year 10", "Zoo"]
    assert [name for name, _ in library.articles.counts().tags] == names
    assert list(library.articles.get(article).summary.tags) == names
    assert list(library.metadata.of([article]).tags) == names


# Filters


def test_a_list_can_be_that_of_a_language_or_of_a_time(library: Library, add: Add) -> None:
    first = add("One\n1", published="2021-02-18T23:59:59+00:00", language="en")
    second = add("Two\n2", published="2021-02-03", language="ar")
    third = add("Three\n3", published="2021-12-31", language="en")
    for wanted, expected in (
        (ArticleFilter(language="en"), [third, first]),
        (ArticleFilter(published="2021-02"), [first, second]),
        (ArticleFilter(published="2021"), [third, first, second]),
        (ArticleFilter(published="2021-02-18"), [first]),
        (ArticleFilter(published="2021-02", language="ar"), [second]),
        (ArticleFilter(published="2020"), []),
    ):
        assert list(library.articles.ids(wanted)) == expected


def test_sources_that_differ_in_case_are_two(library: Library, add: Add) -> None:
    add("One\n1", source="Wire")
    second = add("Two\n2", source="WIRE")
    assert list(library.articles.ids(ArticleFilter(source="WIRE"))) == [second]


# Groups


@pytest.mark.usefixtures("in_baghdad")
def test_the_days_of_a_list_are_those_of_the_places_of_its_articles(
    library: Library, add: Add
) -> None:
    add("One\n1", published="2021-02-18T23:59:59-05:00")
    add("Two\n2", published="2021-02-19T00:00:00+09:00")
    add("Three\n3", published="2021-02-19")
    add("Four\n4", published=None)
    ids, groups = library.articles.grouped()
    assert list(ids) == [2, 3, 1, 4]
    assert groups == [Group("2021-02-19", 0), Group("2021-02-18", 2), Group("", 3)]
    ids, groups = library.articles.grouped(backwards=True)
    assert list(ids) == [1, 3, 2, 4]
    assert groups == [Group("2021-02-18", 0), Group("2021-02-19", 1), Group("", 3)]


def test_a_list_by_source_is_grouped_by_source(library: Library, add: Add) -> None:
    for number, source in enumerate(("Wire", "", "Agency", "Wire")):
        add(f"Title {number}\nText", source=source)
    _, groups = library.articles.grouped(sort=Sort.SOURCE)
    assert groups == [Group("", 0), Group("Agency", 1), Group("Wire", 2)]


def test_the_groups_are_those_of_the_list_that_is_wanted(library: Library, add: Add) -> None:
    first = add("One\n1", published="2021-02-18")
    second = add("Two\n2", published="2021-02-19")
    library.articles.set_starred([first, second], starred=True)
    add("Three\n3", published="2021-02-20")
    _, groups = library.articles.grouped(ArticleFilter(View.STARRED))
    assert groups == [Group("2021-02-19", 0), Group("2021-02-18", 1)]


def test_the_groups_of_the_first_articles_are_those_of_the_whole_list(
    library: Library, add: Add
) -> None:
    for number in range(30):
        add(f"Article {number}\n.", published=f"2021-02-{number // 4 + 1:02}")
    ids, groups = library.articles.grouped()
    first, some = library.articles.grouped(limit=10)
    assert first == ids[:10]
    assert some == [group for group in groups if group.start < 10]


def test_other_orders_have_no_groups(library: Library, add: Add) -> None:
    add()
    for sort in (Sort.TITLE, Sort.LENGTH, Sort.MARKS):
        assert library.articles.grouped(sort=sort)[1] == []


# Counts


def test_the_sidebar_counts_sources_languages_and_months(library: Library, add: Add) -> None:
    add("One\n1", published="2021-02-18", source="Wire", language="en")
    add("Two\n2", published="2021-02-19", source="Post", language="en")
    add("Three\n3", published="2020-12-01", source="Wire", language="ar")
    add("Four\n4", published=None, source="", language="")
    counts = library.articles.counts()
    assert counts.sources == (("Wire", 2), ("Post", 1))
    assert counts.languages == (("en", 2), ("ar", 1))
    assert counts.months == (("2021-02", 2), ("2020-12", 1))
    library.articles.trash([1, 3])  # type: ignore[list-item]
    counts = library.articles.counts()
    assert counts.sources == (("Post", 1),)
    assert counts.months == (("2021-02", 1),)
    library.articles.restore([3])  # type: ignore[list-item]
    assert library.articles.counts().languages == (("ar", 1), ("en", 1))


def test_the_counts_of_views_follow_what_is_done_in_the_trash_too(
    library: Library, add: Add
) -> None:
    first, second = add("One\n1"), add("Two\n2")
    library.articles.trash([first])
    library.articles.set_status([first, second], Status.DONE)
    library.articles.set_starred([first], starred=True)
    views = library.articles.counts().views
    assert views == {
        View.ALL: 1,
        View.UNREAD: 0,
        View.READING: 0,
        View.DONE: 1,
        View.STARRED: 0,
        View.TRASH: 1,
    }
    library.articles.restore([first])
    views = library.articles.counts().views
    assert (views[View.DONE], views[View.STARRED], views[View.TRASH]) == (2, 1, 0)
    library.articles.trash([first])
    library.articles.empty_trash()
    assert library.articles.counts().views[View.TRASH] == 0
    assert list(library.file.problems()) == []


# What the list knows of reading


def test_how_far_an_article_was_read_is_kept(library: Library, add: Add) -> None:
    article = add()
    library.articles.keep_position(article, 10, reached=60)
    library.articles.keep_position(article, 0, reached=20)
    summary = library.articles.summaries([article])[0]
    assert summary.reached == 60
    assert summary.length == len(library.articles.get(article).text)
    assert library.articles.get(article).position == 0


def test_reading_does_not_touch_an_article_and_undoing_does(library: Library, add: Add) -> None:
    first, second = add("One\n1"), add("Two\n2")
    library.articles.set_starred([first], starred=True)
    library._db.execute("UPDATE article SET touched = '2020-01-01T00:00:00+00:00'")
    library.articles.mark_opened(second)
    library.articles.keep_position(second, 3)
    library.history.undo()
    assert library.articles.ids(sort=Sort.TOUCHED)[0] == first
