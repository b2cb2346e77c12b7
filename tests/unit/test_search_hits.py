"""Hits in their context: of a whole search, and the first ones while it is typed."""

from __future__ import annotations

from itertools import islice, product
from random import Random
from typing import TYPE_CHECKING

import pytest

from reader.errors import CancelledError, QueryError
from reader.hits import FoundName, Place
from reader.query import parse, write
from reader.query.completion import place_at
from reader.query.fields import Field
from reader.values import ArticleFilter, Block, BlockKind, ImportedArticle, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.hits import Hit
    from reader.library import Library
    from reader.values import ArticleId

    Add = Callable[..., ArticleId]

TEXT = """Boats for the harbour

The council met. It will buy boats for the harbour, said Ines Halloran. She left.
No boat came; any 👩🏽‍🚒 harbour
stayed empty."""


def shown(hits: Iterable[Hit]) -> list[str]:
    return [f"{hit.left}[{hit.text}]{hit.right}" for hit in hits]


# All hits


def test_every_hit_comes_in_its_context_by_article_and_place(library: Library, add: Add) -> None:
    old = add(TEXT, published="2020-01-01")
    new = add("Harbour news\nNothing", published="2021-01-01")
    hits = list(library.search.hits("harbour"))
    assert [hit.article for hit in hits] == [new, old, old, old]
    texts = {article: library.articles.get(article).text for article in (old, new)}
    assert all(texts[hit.article][hit.start : hit.end] == hit.quote for hit in hits)
    assert [hit.quote for hit in hits] == ["Harbour", "harbour", "harbour", "harbour"]
    assert (hits[1].left, hits[1].right) == ("Boats for the ", "")
    assert hits[3].left == "No boat came; any 👩🏽‍🚒 "


@pytest.mark.parametrize(
    ("query", "quotes"),
    [
        ("boats council", "Boats|council|boats"),
        ('"the harbour"', "the harbour|the harbour"),
        ("boat*", "Boats|boats|boat"),
        ("boats -whales", "Boats|boats"),
        ("boats -council", ""),
        ("title:boats", "Boats"),
        ("title:boats council", "Boats|council"),
        ("mark:halloran", "Ines Halloran"),
        ("mark:halloran council", "council|Ines Halloran"),
        ("mark:council", ""),
        ("near(buy boats, 0)", "buy|boats"),
        ("urgent", ""),
        ("council urgent", "council"),
        ("council tag:none", ""),
    ],
)
def test_what_a_query_asks_of_texts_and_marks_is_a_hit(
    library: Library, add: Add, query: str, quotes: str
) -> None:
    article = add(TEXT)
    start = TEXT.index("Ines")
    person = library.labels.named("PERSON").id
    library.marks.add(article, start, start + 13, person, note="urgent")
    assert "|".join(hit.quote for hit in library.search.hits(query)) == quotes


def test_hits_tell_the_labels_that_are_there(library: Library, add: Add) -> None:
    article = add(TEXT)
    org = library.labels.named("ORG").id
    library.marks.add(article, 10, 21, org)
    first, *_ = library.search.hits("harbour")
    assert (first.labels, first.overlapping) == ((), (org,))


def test_hits_are_looked_for_in_a_list_or_in_chosen_articles(library: Library, add: Add) -> None:
    one, two = add(TEXT, source="A"), add("Two\nThe boats", source="B")
    library.articles.trash([add("Gone\nThe boats")])
    found = library.search.hits

    def articles(query: str, where: object = None) -> list[int]:
        return list(dict.fromkeys(hit.article for hit in found(query, where)))  # type: ignore[arg-type]

    assert articles("boats") == [two, one]
    assert articles("boats", ArticleFilter(source="A")) == [one]
    assert articles("boats", ArticleFilter(query="council OR zebra")) == [one]
    assert len(articles("boats", ArticleFilter(View.TRASH))) == 1
    assert len(articles("boats is:trashed")) == 1
    assert articles("boats", [one, two]) == [one, two]
    assert articles("council", [one, two]) == [one]
    assert articles("boats", []) == []


def test_a_search_for_hits_needs_words(library: Library) -> None:
    for query in ("", "tag:port", "-boats"):
        with pytest.raises(QueryError, match="no words"):
            library.search.hits(query)
    with pytest.raises(QueryError, match="not closed"):
        library.search.hits("(")
    assert list(library.search.hits("note:check")) == []


def test_a_search_for_hits_can_be_stopped(library: Library, add: Add) -> None:
    add(TEXT)

    def stop(_share: float) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        list(library.search.hits("boats", progress=stop))


# The first hits


def test_a_hit_of_each_article_is_in_the_sentence_with_most_of_the_words(
    library: Library, add: Add
) -> None:
    article = add(TEXT, published="2021-01-01")
    add("Second\nThe harbour.", published="2020-01-01")
    add("Third\nNothing.")
    assert shown(library.search.in_texts("harbour")) == [
        "It will buy boats for the [harbour], said Ines Halloran.",
        "The [harbour].",
    ]
    [hit] = library.search.in_texts("buy harbour halloran")
    assert shown([hit]) == ["It will [buy] boats for the harbour, said Ines Halloran."]
    assert (hit.place, hit.article, hit.title) == (Place.TEXT, article, "Boats for the harbour")
    assert TEXT[hit.start : hit.end] == "buy"


def test_a_title_is_hit_where_nothing_else_is(library: Library, add: Add) -> None:
    add("Boats for the harbour\nThe council bought boats.")
    assert shown(library.search.in_texts("harbour")) == ["Boats for the [harbour]"]
    assert shown(library.search.in_texts("boats")) == ["The council bought [boats]."]
    assert shown(library.search.in_texts("boats council harbour")) == [
        "The [council] bought boats."
    ]


def test_the_beginning_of_a_word_is_hit_where_it_stands_first(library: Library, add: Add) -> None:
    add("Boats\nThe hall is full. The harbour of Halloran is not.")
    assert shown(library.search.in_texts("ha*")) == ["The [hall] is full."]


def test_a_query_without_words_has_no_hits_and_reads_no_text(library: Library, add: Add) -> None:
    add("Boats", source="Tide")
    for query in ("source:tide", "is:unread", "-lamps", ""):
        assert list(library.search.in_texts(query)) == []
    assert len(list(library.search.in_texts("boats source:tide"))) == 1


def test_only_what_has_a_word_of_an_alternative_is_read_for_hits(
    library: Library, add: Add
) -> None:
    add("Other\nNothing")
    article = add("Boats\nHere", published="2001-01-01")
    library._db.connection.set_trace_callback((statements := list[str]()).append)
    for query in ("is:unread OR boats", "is:unread OR title:boats", "-lamps OR boats"):
        assert shown(library.search.in_texts(query)) == ["[Boats]"]
        assert len(list(library.search.hits(query))) == 1
    read = [statement for statement in statements if "JOIN article_text" in statement]
    assert read
    assert all(f"[{article}]" in statement for statement in read)
    assert list(library.search.in_titles("-lamps")) == []
    assert shown(library.search.in_titles("-lamps OR boats")) == ["[Boats]"]


@pytest.mark.parametrize("seed", range(3))
def test_what_most_articles_have_is_found_in_the_newest_first(library: Library, seed: int) -> None:
    chance = Random(seed)  # noqa: S311  (nothing here is secret)
    for number in range(90):
        title = chance.choice(("Boats", "Boats", "Bread", "Coal", "Boats or coal"))
        published = f"2021-{chance.randint(1, 1 + seed):02}-{chance.randint(1, 28):02}"
        ends = len(title) + 1, len(title) + 7
        blocks = Block(0, len(title), BlockKind.TITLE), Block(*ends, BlockKind.PARAGRAPH)
        library.importing.article(
            ImportedArticle(f"{title}\nN {number:04}", blocks, title, published=published)
        )
    search = library.search
    for word, field in product(("b", "bo", "c", "boats", "coal", "n"), ("", "title:")):
        query = write(parse(f"{field}{word}", typing=True))
        expected = library.articles.ids(ArticleFilter(query=query))
        found = (search.in_titles if field else search.in_texts)(query)
        assert [hit.article for hit in found] == list(expected), query


def test_hits_in_texts_are_read_as_they_are_wanted(library: Library, add: Add) -> None:
    ids = [
        add(f"Number {number}\nThe boats", published=f"2021-01-{number:02}")
        for number in range(1, 31)
    ]
    newest = islice(library.search.in_texts("boats"), 3)
    assert [hit.article for hit in newest] == ids[:-4:-1]
    assert [hit.article for hit in library.search.in_texts("boats")] == ids[::-1]


def test_titles_are_found_by_their_words(library: Library, add: Add) -> None:
    article = add(TEXT)
    add("Council\nThe boats")
    library.tags.put_on([article], "port")
    [hit] = library.search.in_titles("boa* harb*")
    assert shown([hit]) == ["[Boats] for the harbour"]
    assert (hit.place, hit.start, hit.end) == (Place.TITLE, 0, 5)
    assert shown(library.search.in_titles("title:council")) == ["[Council]"]
    assert shown(library.search.in_titles("boats tag:port")) == ["[Boats] for the harbour"]
    assert shown(library.search.in_titles("boats -tag:port")) == []
    assert shown(library.search.in_titles("tag:port")) == []


def test_marks_are_found_by_their_text_each_with_a_label_once(library: Library, add: Add) -> None:
    one, two = add(TEXT), add("Two\nBoats and boats")
    org, gpe = library.labels.named("ORG").id, library.labels.named("GPE").id
    library.marks.add(one, 0, 5, org)
    library.marks.add(two, 4, 9, org)
    library.marks.add(two, 14, 19, gpe)
    hits = list(library.search.in_marks("boa*"))
    assert [(hit.article, hit.text, hit.label, hit.start) for hit in hits] == [
        (two, "boats", gpe, 14),
        (two, "Boats", org, 4),
    ]
    assert all(hit.annotation for hit in hits)
    library.articles.trash([two])
    assert [hit.article for hit in library.search.in_marks("boa*")] == [one]


def test_marks_and_notes_are_those_of_a_source_that_is_asked_for(
    library: Library, add: Add
) -> None:
    org = library.labels.named("ORG").id
    for source in ("Tide Wire", "Quay Wire", ""):
        article = add(f"Boats\nBy {source}", source=source, file=f"{source}.txt")
        library.marks.add(article, 0, 5, org, note="Boats?")
    for query, found in (
        ("source:tide", 1),
        ("source:wire", 2),
        ("-source:tide", 2),
        ('source:""', 1),
        ("source:wire -source:quay", 1),
        ('source:"tide wi*"', 0),
    ):
        assert len(list(library.search.in_notes(f"boats {query}"))) == found
        assert len(list(library.search.in_marks(f"boats {query}"))) == min(found, 1)


def test_notes_are_found_wherever_they_are(library: Library, add: Add) -> None:
    article = add(TEXT)
    org = library.labels.named("ORG").id
    library.marks.add(article, 0, 5, org, note="Check the Éire spelling")
    library.notes.add(article, "Check it all")
    library.notes.add(article, "Check this", 10, 13)
    hits = list(library.search.in_notes("check"))
    assert sorted(shown(hits)) == [
        "[Check] it all",
        "[Check] the Éire spelling",
        "[Check] this",
    ]
    assert sorted((hit.start or -1, hit.end or -1) for hit in hits) == [(-1, -1), (-1, 5), (10, 13)]
    assert sum(hit.note is not None for hit in hits) == 2
    [hit] = library.search.in_notes("eire")
    assert hit.text == "Éire"
    assert shown(library.search.in_notes("note:spelling tag:x")) == []
    assert shown(library.search.in_notes("-check")) == []


def test_names_are_found_by_the_beginnings_of_their_words(library: Library, add: Add) -> None:
    article = add(TEXT, source="Harbour Gazette")
    library.tags.put_on([article], "harbour news")
    library.tags.put_on([article], "other")
    library.labels.add("Harbours")
    names = list(library.search.names("har*"))
    assert [(name.field, name.name) for name in names] == [
        (Field.TAG, "harbour news"),
        (Field.LABEL, "Harbours"),
        (Field.SOURCE, "Harbour Gazette"),
    ]
    assert names[0] == FoundName(Field.TAG, "harbour news", 1)
    assert [name.query for name in names] == [
        'tag:"harbour news"',
        "label:Harbours",
        'source:"Harbour Gazette"',
    ]
    for name in names:
        found = library.articles.ids(ArticleFilter(query=name.query))
        assert list(found) == ([] if name.field is Field.LABEL else [article])
    assert next(iter(library.search.names("news har*"))).name == "harbour news"
    assert list(library.search.names("tag:har*")) == []


def test_languages_are_found_by_their_names(library: Library, add: Add) -> None:
    add("Two\nText", language="ckb")
    for typed in ("kurd", "sorani", "central", "ckb"):
        (name,) = library.search.names(f"{typed}*")
        assert name.query == "lang:ckb"
    (offered,) = library.search.completions(place_at("lang:sor", len("lang:sor")))
    assert offered == '"Central Kurdish"'


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("is:un", ["unread"]),
        ("tag:", ["port", '"foreign policy"']),
        ("tag:pol", ['"foreign policy"']),
        ("by:hal", ['"Ines Halloran"']),
        ("by:", []),
        ("source:w", ['"Northgate Wire"']),
        ("lang:", ["English"]),
        ("lang:eng", ["English"]),
        ("lang:en", ["English"]),
        ("lang:ar", []),
        ("label:p", ["PERSON"]),
        ("in:", []),
        ("words:", []),
        ("harb", []),
        ("ti", ["title:"]),
    ],
)
def test_what_can_stand_in_a_query_is_offered(
    library: Library, add: Add, typed: str, offered: list[str]
) -> None:
    one, two = add(TEXT, byline="Ines Halloran"), add("Two\nText")
    library.tags.put_on([one, two], "port")
    library.tags.put_on([one], "foreign policy")
    assert list(library.search.completions(place_at(typed, len(typed)))) == offered
