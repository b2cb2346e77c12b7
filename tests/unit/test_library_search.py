"""Searching a library with the query language."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import product
from random import Random
from typing import TYPE_CHECKING

import pytest
from conftest import make_article
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from queries import QUERIES

from reader.errors import QueryError
from reader.index_text import words_of
from reader.library import Library
from reader.query import parse, write
from reader.query.fields import Field, State, Thing
from reader.query.nodes import And, Counted, Dated, Has, Is, Named, Near, Not, Or, Term, Within
from reader.query.parser import MOST_TERMS
from reader.query.periods import days_of
from reader.values import ArticleFilter, ArticleId, Sort, Status, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.query.nodes import Node

    Add = Callable[..., ArticleId]

TEXT = """The Žižek café on Cafe\u0301 street
Well-known pilots’ AND NEAR OR NOT boats; 24.5 % of the fleet.
قال مُدير المجلس إن القوارب قريبة. می\u200cرود ۱۴۰۰ مدرسة
ئێوارە کوڕێک har\u00adbour har\u200bbour Łódź Œuvre
हिन्दी समाचार 東京港の船 ในกรุงเทพมหานคร Straße İstanbul oﬃce ＮＡＴＯ"""


def found(library: Library, query: str, view: View = View.ALL) -> int:
    return len(library.articles.ids(ArticleFilter(view, query=query)))


@pytest.mark.parametrize(
    "query",
    [
        *("zizek", "ŽIŽEK CAFE", "café", "cafe\u0301", "boats pilots", "boa*", "well-known"),
        *("well-kn*", "24.5", '"AND"', "near or not", "pilots’", "boats -", "(boats)", "^boats"),
        *("مُدير", "المجلس", "القوارب قر*", "می\u200cرود", "ميرود", "1400", "مدرسه", "مدرسة"),
        *("ئێواره", "كور*", "harbour", "har\u00adbour", "Lodz", "oeuvre", "œuvre"),
        *("हिन्दी", "हि*", "東京", "京港", "船", "กรุงเทพ", "มหา", "strasse", "STRAẞE", "istanbul"),
        *("office", "ﬁnance OR oﬃce", "nato", "ＮＡＴＯ", "b*", "bo*", "boa* pil*", "bo* fle*"),
        *('"pilots and near"', '"well known pil"*', "near(pilots boats, 4)", "near(boats pilots)"),
        *("near(fl* boats, 5)", 'near("or not" pilots, 2)', "boats -whales", "-whales", "-wh*"),
        *("bo* -wh*", "bo* -whales", "source:wire -whales -wh*", "source:wire bo* -(whales sea)"),
        *("whales OR boats", "whales OR b*", "(whales OR b*) fleet", "-(boats whales)"),
        *("boats -(whales OR wh*)", "NOT NOT boats", "fleet (whales OR (boats pilots))"),
    ],
)
def test_what_stands_in_the_text_is_found(library: Library, add: Add, query: str) -> None:
    article = add(TEXT)
    add("Another\nNothing of the kind: grain")
    assert article in library.articles.ids(ArticleFilter(query=query))
    assert article in library.articles.ids(ArticleFilter(query=query), limit=2)


@pytest.mark.parametrize(
    "query",
    [
        *("oats", "boats whales", "boa pilots", "known-well", "boats -pilots", "boats -pi*"),
        *(
            '"boats pilots"',
            "near(pilots boats, 3)",
            "-b*",
            "-(boats OR whales)",
            "京東",
            "whales*",
        ),
        *("x*", "boats x*", "boats -(x* OR fleet)", "title:boats", "-title:zizek", '"known wel"*'),
    ],
)
def test_what_does_not_stand_there_is_not_found(library: Library, add: Add, query: str) -> None:
    article = add(TEXT)
    add("Another\nNothing of the kind")
    assert article not in library.articles.ids(ArticleFilter(query=query))
    assert article not in library.articles.ids(ArticleFilter(query=query), limit=2)


def furnish(library: Library) -> dict[str, ArticleId]:
    """Return three articles that differ in everything that can be asked for, by their titles."""
    day = datetime.now(UTC).date() - timedelta(days=3)
    facts: list[dict[str, object]] = [
        {"source": "Northgate Wire", "byline": "Ines Halloran", "published": f"{day}"},
        {"source": "Tide Gazette", "published": "2021-02-18T23:30:00+00:00", "language": "ar"},
        {"source": "", "published": None, "language": "", "byline": "R. Halloran"},
    ]
    ids = {}
    for title, about in zip(("Boats", "Grain", "Lamps"), facts, strict=True):
        report = library.importing.article(make_article(f"{title} here\nText of {title}.", **about))
        ids[title] = library.articles.find(report.uid)
    org, gpe = library.labels.named("ORG"), library.labels.named("GPE")
    library.labels.add("Council", parent=org.id)
    library.marks.add(ids["Boats"], 0, 5, gpe.id, note="Check the spelling")
    library.marks.add(ids["Grain"], 0, 10, library.labels.named("Council").id)
    library.notes.add(ids["Lamps"], "Ask the harbour")
    library.tags.put_on([ids["Boats"]], "Foreign Policy")
    library.tags.put_on([ids["Grain"]], "Éco")
    library.articles.set_starred([ids["Boats"]], starred=True)
    library.articles.set_status([ids["Grain"]], Status.DONE)
    library.articles.set_read([ids["Lamps"]], read=False)
    return ids


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("title:boats", "Boats"),
        ("title:(boats OR gr*)", "Boats Grain"),
        ("title:(here -boats)", "Grain Lamps"),
        ("title:near(here gr*, 1)", "Grain"),
        ("source:wire", "Boats"),
        ("source:(wire OR gaz*)", "Boats Grain"),
        ('source:"northgate wire"', "Boats"),
        ('source:""', "Lamps"),
        ("source:*", "Boats Grain"),
        ("-source:wire", "Grain Lamps"),
        ("by:halloran", "Boats Lamps"),
        ("by:(halloran -ines)", "Lamps"),
        ("lang:ar", "Grain"),
        ("lang:E*", "Boats"),
        ('lang:""', "Lamps"),
        ("lang:English", "Boats"),
        ("lang:(arabic OR english)", "Boats Grain"),
        ("lang:العربية", "Grain"),
        ("lang:عربي", "Grain"),
        ("lang:ara*", "Grain"),
        ("-lang:Arabic", "Boats Lamps"),
        ("lang:Klingon", ""),
        ('tag:"foreign policy"', "Boats"),
        ("tag:foreign", ""),
        ("tag:for*", "Boats"),
        ("tag:eco", "Grain"),
        ('tag:""', "Lamps"),
        ("tag:*", "Boats Grain"),
        ("label:gpe", "Boats"),
        ("label:ORG", "Grain"),
        ("label:c*", "Grain"),
        ("label:*", "Boats Grain"),
        ('label:""', "Lamps"),
        ("in:Inbox", ""),
        ('in:""', "Boats Grain Lamps"),
        ("mark:boats", "Boats"),
        ("mark:(grain here)", "Grain"),
        ("mark:(-boats)", "Grain"),
        ("-mark:boats", "Grain Lamps"),
        ("note:spelling", "Boats"),
        ("note:(check OR ask)", "Boats Lamps"),
        ("note:(-check)", "Lamps"),
        ("is:unread", "Lamps"),
        ("is:read", "Boats Grain"),
        ("is:starred", "Boats"),
        ("is:new", ""),
        ("is:done", "Grain"),
        ("is:reading", "Boats Lamps"),
        ("is:duplicate", ""),
        ("has:marks", "Boats Grain"),
        ("has:notes", "Boats Lamps"),
        ("has:none", ""),
        ("marks:0", "Lamps"),
        ("marks:>0", "Boats Grain"),
        ("words:5", "Boats Grain Lamps"),
        ("words:>5", ""),
        ("words:3..6 marks:0", "Lamps"),
        ("after:7d", "Boats"),
        ("before:7d", "Grain"),
        ("-after:7d", "Grain Lamps"),
        ("on:2021", "Grain"),
        ("on:2021-02-18", "Grain"),
        ("on:2021-02-19", ""),
        ("on:2020..2021-02", "Grain"),
        ("after:2021-02-18", "Boats Grain"),
        ("after:2021-02-19", "Boats"),
        ("before:2021-02-18", ""),
        ("before:2021-02-19", "Grain"),
        # Words are found in notes too, wherever the others stand.
        ("harbour", "Lamps"),
        ("harbour lamps", "Lamps"),
        ("harb* la*", "Lamps"),
        ("here -harbour", "Boats Grain"),
        ("here -h*", ""),
        ("-harbour", "Boats Grain"),
        ("harbour OR grain", "Grain Lamps"),
        ('"ask the harbour" tag:x', ""),
        ("spelling OR tag:eco", "Boats Grain"),
    ],
)
def test_a_query_finds_articles(library: Library, query: str, titles: str) -> None:
    ids = furnish(library)
    wanted = {ids[title] for title in titles.split()}
    assert set(library.articles.ids(ArticleFilter(query=query))) == wanted
    assert set(library.articles.ids(ArticleFilter(query=query), limit=3)) == wanted


def test_a_query_holds_with_the_other_conditions_of_a_list(library: Library, add: Add) -> None:
    first = add("One\nThe boats", source="A")
    second = add("Two\nThe boats", source="B")
    library.tags.put_on([second], "port")
    assert list(library.articles.ids(ArticleFilter(source="A", query="boats"))) == [first]
    assert list(library.articles.ids(ArticleFilter(tag="port", query="boats"))) == [second]


def test_the_trash_is_searched_apart(library: Library, add: Add) -> None:
    gone, kept = add(TEXT), add("Other\nThe boats")
    library.articles.trash([gone])
    assert (found(library, "boats"), found(library, "boats", View.TRASH)) == (1, 1)
    assert list(library.articles.ids(ArticleFilter(query="boats is:trashed"))) == [gone]
    assert list(library.articles.ids(ArticleFilter(query="boats -is:trashed"))) == [kept]
    assert found(library, "boats (is:trashed OR is:unread)") == 2


def test_a_wrong_query_is_refused(library: Library) -> None:
    with pytest.raises(QueryError):
        library.articles.ids(ArticleFilter(query="boats ("))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(QUERIES)
@example('" OR "')
@example("\ud800")
@example("ـ")
def test_nothing_typed_is_an_error_of_the_file(library: Library, typed: str) -> None:
    if not library.articles.ids():
        furnish(library)
    for typing in (False, True):
        try:
            query = write(parse(typed, typing=typing))
        except QueryError:
            continue
        library.articles.ids(ArticleFilter(query=query))
        library.articles.ids(ArticleFilter(query=query), limit=2)


@pytest.mark.parametrize("joined", [" ", " OR ", " -"])
@pytest.mark.parametrize(
    "leaf",
    [
        "boats",
        "b*",
        "bo*",
        '"the b"*',
        "title:b*",
        "is:read",
        "tag:x",
        "note:x",
        "words:5",
        "on:7d",
    ],
)
def test_a_query_can_be_as_long_as_is_allowed(library: Library, leaf: str, joined: str) -> None:
    furnish(library)
    query = joined.join([leaf] * MOST_TERMS)
    assert library.articles.ids(ArticleFilter(query=query), limit=2) is not None
    assert list(library.search.in_texts(query)) is not None


def test_the_newest_come_first_however_many_are_wanted(library: Library, add: Add) -> None:
    dates = ["2021-02-18", None, "2021-02-18T10:00:00+00:00", "2019-01-05", "2021-02-03", None]
    ids = [
        add(f"Number {number}\nThe boats", published=date) for number, date in enumerate(dates * 3)
    ]
    library.notes.add(add("Noted\nNothing", published="2020-07-01"), "Boats?")
    library.articles.trash(ids[:2])
    for query in ("boats", "bo*", "boats the*", "boats -x*", "number boats"):
        everything = library.articles.ids(ArticleFilter(query=query))
        for limit in range(len(ids) + 2):
            newest = library.articles.ids(ArticleFilter(query=query), limit=limit)
            assert newest == everything[:limit]


@pytest.mark.parametrize("in_order", [True, False])
@pytest.mark.parametrize("months", [1, 2, 5])
def test_the_newest_of_many_come_first_in_whatever_order_they_were_imported(
    library: Library, add: Add, months: int, *, in_order: bool
) -> None:
    chance = Random(months)  # noqa: S311  (nothing here is secret)
    times = [f"2021-{chance.randint(1, months):02}-{chance.randint(1, 28):02}" for _ in range(160)]
    ids = [
        add(f"N {number}\n{chance.choice(('Boats', 'Boats or coal', 'Bread'))}", published=time)
        for number, time in enumerate(sorted(times) if in_order else times)
    ]
    for article in chance.sample(ids, 12):
        library.notes.add(article, "Coal?")
    library.articles.set_read(chance.sample(ids, 60), read=True)
    library.articles.trash(chance.sample(ids, 8))
    for query, view in product(("b", "boats", "coal OR bread", "-coal"), (View.ALL, View.UNREAD)):
        wanted = ArticleFilter(view, query=write(parse(query, typing=True)))
        everything = library.articles.ids(wanted)
        for limit in (1, 2, 5, 9, 40, 160):
            assert library.articles.ids(wanted, limit=limit) == everything[:limit], (query, limit)


def test_what_is_most_about_the_words_comes_first_on_request(library: Library, add: Add) -> None:
    words = "of the fleet and the harbour in the north"
    once = add(f"Once\nThe boats {words} {words}", published="2021-03-01")
    often = add("Often\nBoats, boats and boats", published="2021-01-01")
    titled = add(f"The boats\nNothing else {words}", published="2021-02-01")
    noted = add("Noted\nNothing", published="2021-04-01")
    library.notes.add(noted, "Boats?")
    add("Other\nGrain")

    def ids(query: str, limit: int = -1, *, backwards: bool = False) -> list[ArticleId]:
        listed = ArticleFilter(query=query)
        found = library.articles.ids(listed, Sort.RELEVANCE, limit, backwards=backwards)
        return list(map(ArticleId, found))

    assert ids("boats") == [titled, often, once, noted]
    assert ids("bo*", 2) == [titled, often]
    assert ids("boats", backwards=True) == [noted, once, often, titled]
    assert ids("boats -nothing") == [often, once]
    assert ids("has:notes") == [noted]
    assert ids("") == list(map(ArticleId, library.articles.ids()))


def test_the_index_agrees_after_emptying_the_trash_and_after_rebuilding(
    library: Library, add: Add
) -> None:
    kept, gone = add("Kept\nThe boats are here"), add(TEXT)
    library.articles.trash([gone])
    library.articles.empty_trash()
    assert list(library.file.problems()) == []
    assert list(library.articles.ids(ArticleFilter(query="boats"))) == [kept]
    library.file.rebuild_index()
    assert list(library.file.problems()) == []
    assert list(library.articles.ids(ArticleFilter(query="boats"))) == [kept]


# What is found, told from what the query means


@dataclass
class Told:
    """An article as the words and facts that a query asks for."""

    title: str
    text: str
    notes: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    starred: bool = False
    source: str = ""
    published: str | None = None

    @property
    def words(self) -> list[list[str]]:
        return [words_of(text) for text in (self.text, *self.notes)]


def finds(query: Node, article: Told) -> bool:
    match query:
        case Not(inner):
            return not finds(inner, article)
        case And(queries):
            return all(finds(each, article) for each in queries)
        case Or(queries):
            return any(finds(each, article) for each in queries)
        case Term():
            return any(places(query, words) for words in article.words)
        case Near():
            return any(is_near(query, words) for words in article.words)
    return holds(query, article)


def holds(query: Node, article: Told) -> bool:
    match query:
        case Within(part, inner):
            texts = [article.title] if part is Field.TITLE else article.notes
            return any(finds(inner, Told("", text)) for text in texts)
        case Named(_, name, beginning):
            return finds(Term(name, beginning), Told("", article.source))
        case Dated():
            days = days_of(query, datetime.now(UTC).date())
            on = article.published
            return on is not None and (
                days.first.isoformat() <= on < (days.end.isoformat() if days.end else "~")
            )
        case Is():
            return article.starred
    return bool(article.marks) is isinstance(query, Has)


def places(term: Term, words: list[str]) -> list[tuple[int, int]]:
    wanted = words_of(term.text)
    hits = []
    for start in range(len(words) - len(wanted) + 1):
        *whole, last = words[start : start + len(wanted)]
        goes_on = last.startswith(wanted[-1]) if term.beginning else last == wanted[-1]
        if whole == wanted[:-1] and goes_on:
            hits.append((start, start + len(wanted)))
    return hits


def is_near(query: Near, words: list[str]) -> bool:
    chosen: list[list[tuple[int, int]]] = [[]]
    for term in query.terms:
        chosen = [[*others, place] for others in chosen for place in places(term, words)]
    return any(
        max(start for start, _ in each) - min(end for _, end in each) <= query.distance
        for each in chosen
    )


WORDS = ["boat", "boats", "bo", "b", "東", "京", "كتاب", "é", "harbour"]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
DAYS = st.sampled_from(["1066-10-14", "2020-12-31", "2021-01-01", "2021-01-31", "2021-02-01"])
ARTICLES = st.builds(
    Told,
    title=st.sampled_from(WORDS),
    text=TEXTS,
    notes=st.lists(TEXTS, max_size=1),
    marks=st.lists(st.sampled_from(["0", "1"]), max_size=1),
    starred=st.booleans(),
    source=st.sampled_from(["", "boats wire", "東京 harbour"]),
    published=st.none() | DAYS,
)
TERMS = st.builds(Term, st.sampled_from([*WORDS, "boat boats", "bo b", "東京"]), st.booleans())
LEAVES = TERMS | st.builds(
    Near, st.lists(TERMS, min_size=2, max_size=2).map(tuple), st.integers(0, 3)
)


def combined(leaves: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    pairs = st.lists(leaves, min_size=2, max_size=3).map(tuple)
    return st.builds(Not, leaves) | st.builds(And, pairs) | st.builds(Or, pairs)


OF_WORDS = st.recursive(LEAVES, combined, max_leaves=4)
PERIODS = st.sampled_from(["1066", "2020", "2021", "2021-01", "9999", "0001-01-01"])
FACTS = (
    st.builds(Within, st.sampled_from([Field.TITLE, Field.NOTE]), OF_WORDS)
    | st.builds(
        Named, st.just(Field.SOURCE), st.sampled_from(["boats", "har", "東"]), st.booleans()
    )
    | st.builds(Dated, st.sampled_from([Field.AFTER, Field.BEFORE]), DAYS | PERIODS)
    | st.builds(Dated, st.just(Field.ON), DAYS | PERIODS, st.just(""))
    | st.builds(lambda ends: Dated(Field.ON, *sorted(ends)), st.tuples(PERIODS, PERIODS))
    | st.sampled_from([Is(State.STARRED), Has(Thing.MARKS), Counted(Field.MARKS, 0, 0)])
)


def is_taken(query: Node) -> bool:
    """Tell whether the query can find anything; dates that exclude each other are refused."""
    with suppress(QueryError):
        return bool(parse(write(query)))
    return False


MEANT = st.recursive(OF_WORDS | FACTS, combined, max_leaves=5).filter(is_taken)


@settings(max_examples=25, deadline=None)
@given(st.lists(ARTICLES, min_size=1, max_size=4), st.lists(MEANT, min_size=20, max_size=20))
def test_a_query_finds_what_it_means(
    tmp_path_factory: pytest.TempPathFactory, told: list[Told], queries: list[Node]
) -> None:

    with Library.open(tmp_path_factory.mktemp("library") / "test.postil") as library:
        ids = [store(library, number, each) for number, each in enumerate(told)]
        for query in queries:
            wanted = [id_ for id_, each in zip(ids, told, strict=True) if finds(query, each)]
            listed = ArticleFilter(query=write(query))
            everything = library.articles.ids(listed)
            assert sorted(everything) == wanted
            assert library.articles.ids(listed, limit=3) == everything[:3]


def store(library: Library, number: int, told: Told) -> ArticleId:
    text = f"{told.title}\n{told.text}\n{number}"
    told.text = text
    article = make_article(text, source=told.source, published=told.published, file=f"{number}.txt")
    id_ = library.articles.find(library.importing.article(article).uid)
    for note in told.notes:
        library.notes.add(id_, note)
    for mark in told.marks:
        library.marks.add(id_, 0, 1, library.labels.all()[int(mark)].id)
    library.articles.set_starred([id_], starred=told.starred)
    return id_
