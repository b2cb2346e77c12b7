"""Lists as queries: what is kept of a list finds the same articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.kinds import Status, View
from reader.lists import ArticleFilter
from reader.query import parse
from reader.query.of_list import query_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from reader.values import ArticleId

    Add = Callable[..., ArticleId]


@pytest.mark.parametrize(
    ("wanted", "query"),
    [
        (ArticleFilter(), ""),
        (ArticleFilter(View.UNREAD), "is:unread"),
        (ArticleFilter(source="Northgate Wire"), 'source:"Northgate Wire"'),
        (ArticleFilter(tag="port"), "tag:port"),
        (ArticleFilter(language="ckb", query="boats"), "lang:ckb boats"),
        (ArticleFilter(View.STARRED, published="2021-02"), "on:2021-02 is:starred"),
        (ArticleFilter(query="a OR b"), "a OR b"),
        (ArticleFilter(tag="x", query="aa OR bb"), "tag:x (aa OR bb)"),
    ],
)
def test_a_list_is_a_query(wanted: ArticleFilter, query: str) -> None:
    assert query_of(wanted) == query
    assert query_of(ArticleFilter(query=query)) == query
    assert parse(query)


def test_the_query_finds_what_the_list_holds(library: Library, add: Add) -> None:
    boats = add("Boats\nTwo boats.", published="2021-02-03", source="Quay “Wire”", language="en")
    lamps = add("Lamps\nNo boats.", published="2020-02-03", source="Wire", language="fr")
    library.articles.set_starred([boats], starred=True)
    library.articles.set_status([lamps], Status.DONE)
    library.tags.put_on([lamps], "a tag")
    library.collections.put_in_new([boats, lamps], "Harbour (desk)")
    collection = library.collections.named("Harbour (desk)").id
    for wanted in (
        *(ArticleFilter(view) for view in View),
        ArticleFilter(source="Quay “Wire”"),
        ArticleFilter(tag="a tag"),
        ArticleFilter(language="fr"),
        ArticleFilter(published="2021"),
        ArticleFilter(View.UNREAD, published="2021-02", query="two boats"),
        ArticleFilter(collection=collection, query="no OR two"),
    ):
        query = query_of(wanted, "Harbour (desk)" if wanted.collection else "")
        assert library.articles.ids(ArticleFilter(query=query)) == library.articles.ids(wanted)
