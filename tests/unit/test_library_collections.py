"""Collections, saved searches and tags: made, named, ordered, merged, deleted, and all undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from conftest import make_article

from reader.errors import BuiltUponError, ConflictError, NotFoundError, UserError
from reader.lists import ArticleFilter
from reader.storage import intake
from reader.values import ActionKind, ArticleId, Aspect

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from reader.values import CollectionId

    Add = Callable[..., ArticleId]


@pytest.fixture
def ports(library: Library) -> CollectionId:
    library.collections.add("Ports")
    return library.collections.named("Ports").id


@pytest.fixture
def ships(library: Library, ports: CollectionId) -> CollectionId:
    library.collections.add("Ships")
    return library.collections.named("Ships").id


def names(library: Library) -> list[str]:
    return [collection.name for collection in library.collections.all()]


def held(library: Library, collection: CollectionId) -> set[int]:
    return set(library.articles.ids(ArticleFilter(collection=collection)))


def tagged(library: Library, name: str) -> set[int]:
    return set(library.articles.ids(ArticleFilter(tag=name)))


def counted(library: Library) -> dict[str, int]:
    return {name: count for _, name, count in library.articles.counts().collections}


# Collections


def test_an_article_can_be_in_several_collections(
    library: Library, add: Add, ports: CollectionId, ships: CollectionId
) -> None:
    first, second = add("One\n1"), add("Two\n2")
    library.collections.put_in([first, second], ports)
    change = library.collections.put_in([second, first], ships)
    assert change.articles == {first, second}
    assert change.listed
    library.collections.take_out([second], ports)
    assert held(library, ports) == {first}
    assert held(library, ships) == {first, second}
    assert [each.name for each in library.collections.of(first)] == ["Ports", "Ships"]
    assert counted(library) == {"Ports": 1, "Ships": 2}


def test_what_is_in_a_collection_already_stays(
    library: Library, add: Add, ports: CollectionId
) -> None:
    article = add()
    library.collections.put_in([article], ports)
    steps = len(library.history.actions())
    assert library.collections.put_in([article, article], ports).articles == frozenset()
    assert len(library.history.actions()) == steps


def test_articles_go_from_one_collection_into_another_in_one_step(
    library: Library, add: Add, ports: CollectionId, ships: CollectionId
) -> None:
    first, second = add("One\n1"), add("Two\n2")
    library.collections.put_in([first, second], ports)
    library.collections.put_in([first], ships, out_of=ports)
    assert (held(library, ports), held(library, ships)) == ({second}, {first})
    library.collections.put_in([first], ships, out_of=ships)
    assert held(library, ships) == {first}
    library.history.undo()
    assert (held(library, ports), held(library, ships)) == ({first, second}, set())


def test_a_collection_is_made_of_articles_in_one_step(library: Library, add: Add) -> None:
    article = add()
    change = library.collections.put_in_new([article], "Harbour desk")
    made = library.collections.named("harbour desk")
    assert held(library, made.id) == {article}
    assert [edit.after for edit in change.collections] == [made]
    with pytest.raises(ConflictError):
        library.collections.put_in_new([article], "Harbour Desk")
    library.history.undo()
    assert names(library) == []
    library.history.redo()
    assert held(library, made.id) == {article}


def test_a_name_that_no_library_can_hold_finds_what_was_made_with_it(library: Library) -> None:
    library.collections.add("caf\udce9  desk")  # as Python has an argument in Latin-1
    assert library.collections.named("caf\udce9 desk").name == "caf\ufffd desk"


def test_an_article_that_is_gone_is_put_nowhere(
    library: Library, add: Add, ports: CollectionId
) -> None:
    article = add()
    with pytest.raises(NotFoundError, match="This article is no longer there"):
        library.collections.put_in([article, ArticleId(99)], ports)
    assert held(library, ports) == set()


def test_the_trash_is_not_counted(library: Library, add: Add, ports: CollectionId) -> None:
    article = add()
    library.collections.put_in([article], ports)
    library.articles.trash([article])
    assert counted(library) == {"Ports": 0}
    library.articles.restore([article])
    assert counted(library) == {"Ports": 1}
    library.articles.trash([article])
    library.articles.empty_trash()
    assert counted(library) == {"Ports": 0}
    assert list(library.file.problems()) == []


def test_a_collection_gets_another_name(library: Library, ports: CollectionId) -> None:
    change = library.collections.rename(ports, "  Harbours and\nquays ")
    assert names(library) == ["Harbours and quays"]
    assert change.subject == "Ports → Harbours and quays"
    assert [(edit.before and edit.before.name, edit.after and edit.after.name)
            for edit in change.collections] == [("Ports", "Harbours and quays")]  # fmt: skip
    library.history.undo()
    assert names(library) == ["Ports"]


@pytest.mark.parametrize("name", ["ships", "SHIPS", " Ships "])
def test_two_collections_have_two_names(
    library: Library, ports: CollectionId, ships: CollectionId, name: str
) -> None:
    with pytest.raises(ConflictError, match="There is a collection “Ships” already"):
        library.collections.rename(ports, name)
    with pytest.raises(ConflictError):
        library.collections.add(name)


def test_a_collection_can_change_its_case(library: Library, ports: CollectionId) -> None:
    library.collections.rename(ports, "PORTS")
    assert names(library) == ["PORTS"]


@pytest.mark.parametrize("name", ["", "  \n"])
def test_a_collection_needs_a_name(library: Library, name: str) -> None:
    with pytest.raises(UserError, match="A collection needs a name"):
        library.collections.add(name)


def test_collections_have_an_order(library: Library) -> None:
    for name in ("One", "Two", "Three"):
        library.collections.add(name)
    library.collections.move(library.collections.named("three").id, 0)
    assert names(library) == ["Three", "One", "Two"]
    library.collections.move(library.collections.named("Three").id, 9)
    assert names(library) == ["One", "Two", "Three"]
    library.history.undo()
    assert names(library) == ["Three", "One", "Two"]


def test_merged_collections_hold_what_all_of_them_held(
    library: Library, add: Add, ports: CollectionId, ships: CollectionId
) -> None:
    first, second, third = add("One\n1"), add("Two\n2"), add("Three\n3")
    library.collections.put_in([first, second], ports)
    library.collections.put_in([second, third], ships)
    library.collections.merge([ports, ships], ships)
    assert names(library) == ["Ships"]
    assert held(library, ships) == {first, second, third}
    assert counted(library) == {"Ships": 3}
    library.history.undo()
    assert (held(library, ports), held(library, ships)) == ({first, second}, {second, third})
    assert counted(library) == {"Ports": 2, "Ships": 2}
    library.history.redo()
    assert held(library, ships) == {first, second, third}
    assert list(library.file.problems()) == []


def test_a_deleted_collection_leaves_its_articles_and_comes_back_with_them(
    library: Library, add: Add, ports: CollectionId
) -> None:
    article = add()
    library.collections.put_in([article], ports)
    library.collections.delete(ports)
    assert names(library) == []
    assert list(library.articles.ids()) == [article]
    with pytest.raises(NotFoundError, match="This collection is no longer there"):
        library.collections.put_in([article], ports)
    library.history.undo()
    assert held(library, ports) == {article}
    assert list(library.file.problems()) == []


def test_adding_a_collection_is_not_undone_while_something_is_in_it(
    library: Library, add: Add, ports: CollectionId
) -> None:
    adding = library.history.actions()[0]
    library.collections.put_in([add()], ports)
    with pytest.raises(BuiltUponError, match="put in collection"):
        library.history.undo_action(adding.id)
    library.history.undo()
    library.history.undo()
    library.history.undo()
    assert names(library) == []


def test_a_name_that_was_taken_since_keeps_a_collection_from_coming_back(
    library: Library, ports: CollectionId
) -> None:
    library.collections.delete(ports)
    deleting = library.history.actions()[0]
    library.collections.add("Ports")
    with pytest.raises(BuiltUponError, match="add collection"):
        library.history.undo_action(deleting.id)


def test_there_is_no_collection_of_a_name_that_nobody_gave(library: Library) -> None:
    with pytest.raises(NotFoundError, match="There is no collection “Ports”"):
        library.collections.named("Ports")


def test_the_history_tells_what_happened_to_collections(
    library: Library, add: Add, ports: CollectionId, ships: CollectionId
) -> None:
    article = add()
    library.collections.put_in([article], ports)
    library.collections.rename(ports, "Harbours")
    library.collections.move(ports, 1)
    library.collections.merge([ports], ships)
    told = {
        action.kind: [
            (detail.aspect, detail.subject, detail.before, detail.after)
            for detail in library.history.changes_of(action.id)
        ]
        for action in library.history.actions(limit=4)
    }
    title = library.articles.summaries([article])[0].title
    assert told[ActionKind.COLLECT] == [(Aspect.COLLECTION, title, None, "Harbours")]
    assert told[ActionKind.MERGE_COLLECTIONS] == [
        (Aspect.COLLECTION, title, "Harbours", "Ships"),
        (Aspect.COLLECTION_NAME, "Harbours", "Harbours", None),
    ]
    assert (
        told[ActionKind.CHANGE_COLLECTION]
        == [(Aspect.COLLECTION_NAME, "Harbours", "Ports", "Harbours")]
        or told[ActionKind.CHANGE_COLLECTION][0][0] is Aspect.ORDER
    )


# Saved searches


def test_a_search_is_kept_as_it_was_typed(library: Library) -> None:
    library.searches.add("Boats", ' title:boat*  OR "Ines Halloran" ')
    (search,) = library.searches.all()
    assert (search.name, search.query) == ("Boats", 'title:boat*  OR "Ines Halloran"')


def test_a_saved_search_is_changed_ordered_and_deleted_and_all_of_it_undone(
    library: Library,
) -> None:
    library.searches.add("Boats", "boat*")
    library.searches.add("Unread", "is:unread")
    boats, unread = library.searches.all()
    change = library.searches.change(replace(boats, name="Ships", query="ship*"))
    assert change.subject == "Boats → Ships"
    library.searches.move(unread.id, 0)
    library.searches.delete(boats.id)
    assert [search.name for search in library.searches.all()] == ["Unread"]
    for expected in (["Unread", "Ships"], ["Ships", "Unread"], ["Boats", "Unread"], ["Boats"], []):
        library.history.undo()
        assert [search.name for search in library.searches.all()] == expected
    assert library.history.undo() is None


@pytest.mark.parametrize(
    ("name", "query", "error"),
    [
        ("", "boat", "A saved search needs a name"),
        ("Ships", "  ", "A saved search needs something to search for"),
        ("boats", "ship", "There is a saved search “Boats” already"),
    ],
)
def test_a_saved_search_needs_a_name_of_its_own_and_a_query(
    library: Library, name: str, query: str, error: str
) -> None:
    library.searches.add("Boats", "boat*")
    with pytest.raises(UserError, match=error):
        library.searches.add(name, query)


def test_a_saved_search_that_is_gone_is_not_changed(library: Library) -> None:
    library.searches.add("Boats", "boat*")
    (search,) = library.searches.all()
    library.searches.delete(search.id)
    with pytest.raises(NotFoundError, match="This saved search is no longer there"):
        library.searches.change(search)


# Tags


def test_a_tag_gets_another_name_on_all_articles(library: Library, add: Add) -> None:
    first, second = add("One\n1"), add("Two\n2")
    library.tags.put_on([first, second], "prot")
    change = library.tags.rename("#prot", "port")
    assert change.subject == "#prot → #port"
    assert change.articles == {first, second}
    assert library.articles.counts().tags == (("port", 2),)
    details = library.history.changes_of(library.history.actions()[0].id)
    assert {(detail.aspect, detail.before, detail.after) for detail in details} == {
        (Aspect.TAG, "#prot", "#port")
    }
    library.history.undo()
    assert library.articles.counts().tags == (("prot", 2),)


def test_a_tag_in_use_is_no_new_name(library: Library, add: Add) -> None:
    library.tags.put_on([add("One\n1")], "port")
    library.tags.put_on([add("Two\n2")], "sea")
    with pytest.raises(ConflictError, match="There is a tag “#sea” already; merge the two"):
        library.tags.rename("port", "sea")


def test_a_name_that_no_article_has_any_more_can_be_given_again(library: Library, add: Add) -> None:
    article = add()
    library.tags.put_on([article], "sea")
    library.tags.take_off([article], "sea")
    library.tags.put_on([article], "port")
    library.tags.rename("port", "sea")
    assert tagged(library, "sea") == {article}


def test_merged_tags_are_on_what_had_any_of_them(library: Library, add: Add) -> None:
    first, second, third = add("One\n1"), add("Two\n2"), add("Three\n3")
    library.tags.put_on([first, second], "port")
    library.tags.put_on([second, third], "harbour")
    library.tags.put_on([third], "sea")
    library.tags.merge(["port", "sea", "harbour"], "harbour")
    assert tagged(library, "harbour") == {first, second, third}
    assert library.articles.counts().tags == (("harbour", 3),)
    library.history.undo()
    assert tagged(library, "port") == {first, second}
    assert library.articles.counts().tags == (("harbour", 2), ("port", 2), ("sea", 1))
    assert list(library.file.problems()) == []


def test_a_deleted_tag_is_on_nothing_until_that_is_undone(library: Library, add: Add) -> None:
    first, second = add("One\n1"), add("Two\n2")
    library.tags.put_on([first, second], "port")
    library.articles.trash([second])
    library.tags.delete("port")
    assert tagged(library, "port") == set()
    library.history.undo()
    library.articles.restore([second])
    assert tagged(library, "port") == {first, second}


@pytest.mark.parametrize("what", ["rename", "merge", "delete"])
def test_a_tag_that_nothing_has_is_not_found(library: Library, add: Add, what: str) -> None:
    add()
    act = {
        "rename": lambda: library.tags.rename("port", "sea"),
        "merge": lambda: library.tags.merge(["port"], "sea"),
        "delete": lambda: library.tags.delete("port"),
    }[what]
    with pytest.raises(NotFoundError, match="No article has the tag “#port”"):
        act()


def test_a_step_in_bulk_is_undone_out_of_order(
    library: Library, add: Add, ports: CollectionId
) -> None:
    article = add()
    library.collections.put_in([article], ports)
    putting = library.history.actions()[0]
    library.tags.put_on([article], "sea")
    library.history.undo_action(putting.id)
    assert held(library, ports) == set()
    assert tagged(library, "sea") == {article}
    library.history.undo()
    assert held(library, ports) == {article}


def test_what_a_bulk_step_wrote_is_what_one_by_one_would_have_written(
    library: Library, ports: CollectionId
) -> None:
    article = ArticleId(1)
    library.importing.article(make_article())
    library.collections.put_in([article], ports)
    assert library._db.all(
        "SELECT article_id, row_table, row_id, before, after FROM change ORDER BY id DESC LIMIT 1"
    ) == [(1, "article_collection", 1, None, '{"article_id":1,"collection_id":1}')]


# Imports


def test_an_import_puts_what_it_finds_into_a_collection(
    library: Library, ports: CollectionId
) -> None:
    known = library.importing.document(b"One\n\nText one.")
    documents = [("1.txt", b"One\n\nText one."), ("2.txt", b"Two\n\nText two.")]
    reports = list(library.importing.documents(documents, into=ports))
    assert held(library, ports) == {library.articles.find(report.uid) for report in reports}
    library.history.undo()
    assert held(library, ports) == set()
    library.history.redo()
    assert library.articles.find(known.uid) in held(library, ports)


def test_a_collection_that_goes_during_an_import_stops_nothing(
    library: Library, ports: CollectionId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "BATCH_SIZE", 1)
    documents = [(f"{number}.txt", f"Title {number}\n\nText.".encode()) for number in range(3)]
    reports = library.importing.documents(documents, into=ports)
    next(reports)
    library.collections.delete(ports)
    assert len(list(reports)) == 2
    library.history.undo()
    assert len(held(library, ports)) == 1
    library.history.undo()
    assert len(library.articles.ids()) == 0
    assert list(library.file.problems()) == []
