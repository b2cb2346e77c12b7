"""What a query finds in a library, as the rows under the search box; works in a task."""

from __future__ import annotations

from enum import Enum, auto
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from reader.hits import Hit, Place
from reader.language_names import name_of
from reader.lists import ArticleFilter, ArticleId
from reader.query import parse
from reader.query.fields import Field
from reader.query.finder import QueryFinder
from reader.query.parts import asked_of
from reader.values import Span
from ui.models.search_rows import Kind, SearchRow
from ui.searching.completing import offers
from ui.wording.dates import date
from ui.wording.parts import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reader.hits import FoundName
    from reader.library import Library
    from reader.library.search import Search
    from reader.lists import LabelId
    from reader.query.nodes import Node
    from ui.tasks import Task

_MOST = {Place.TITLE: 3, Place.TEXT: 6, Place.MARK: 3, Place.NOTE: 3}
"""So many hits of each kind are shown: the usual window holds them, and what can be done."""
_PARTS = {Place.TITLE: Field.TITLE, Place.MARK: Field.MARK, Place.NOTE: Field.NOTE}
_MOST_NAMES = 6
_MOST_ARTICLES = 8


class Deed(Enum):
    """What can be done with all that a query finds, and with the query."""

    LIST = auto()
    LIST_HERE = auto()
    """In the list that is shown alone."""
    CONCORDANCE = auto()
    SAVE = auto()
    HELP = auto()


class Typed(NamedTuple):
    """What stands in the search box."""

    text: str
    caret: int
    """In code points."""
    query: str
    """What is asked for so far."""


def find(typed: Typed, library: Library, _task: Task) -> list[SearchRow]:
    """Return the rows of what may be meant, and of what is found, in groups."""
    completions = [
        SearchRow(Kind.COMPLETION, offer.text, target=offer)
        for offer in offers(typed.text, typed.caret, library.search.completions)
    ]
    groups = list(_groups(typed.query, library))
    found = [row for head, rows in groups for row in (SearchRow(Kind.HEAD, head), *rows)]
    return [*completions, *(found or _articles(typed.query, library))]


def _groups(query: str, library: Library) -> Iterator[tuple[str, list[SearchRow]]]:
    labels = {label.id: label.name for label in library.labels.all()}
    known: set[tuple[object, ...]] = set()
    for place, head, ask in _places(library.search):
        # A title is a part of the text.
        fresh = (hit for hit in ask(query) if (hit.article, hit.start, hit.end) not in known)
        hits = list(islice(fresh, _MOST[place]))
        if place is Place.TITLE:
            known.update((hit.article, hit.start, hit.end) for hit in hits)
        if hits:
            finder = _finder(query, place)
            yield head, [_hit_row(hit, finder, labels) for hit in hits]
    names = [_name_row(name) for name in islice(library.search.names(query), _MOST_NAMES)]
    if names:
        yield _tr("Names"), names


def _places(search: Search) -> Sequence[tuple[Place, str, Callable[[str], Iterable[Hit]]]]:
    return (
        (Place.TITLE, _tr("Titles"), search.in_titles),
        (Place.TEXT, _tr("Texts"), search.in_texts),
        (Place.MARK, _tr("Marks"), search.in_marks),
        (Place.NOTE, _tr("Notes"), search.in_notes),
    )


def _finder(query: str, place: Place) -> QueryFinder | None:
    """Return what finds all words of a query in a line, not only the first."""
    asked: Node | None = parse(query)
    if asked is not None and place in _PARTS:
        asked, _ = asked_of(asked, _PARTS[place])
    return QueryFinder(asked) if asked is not None else None


def _hit_row(hit: Hit, finder: QueryFinder | None, labels: Mapping[LabelId, str]) -> SearchRow:
    line = f"{hit.left}{hit.text}{hit.right}"
    start = len(hit.left)
    words = (finder.spans(line) if finder else ()) or [Span(start, start + len(hit.text))]
    label = labels.get(hit.label, "") if hit.label else ""
    known = () if hit.place is Place.TITLE else (label, hit.title)
    detail = joined(*known, hit.source, date(hit.published))
    return SearchRow(Kind.HIT, line, detail, tuple(words), hit)


def _name_row(name: FoundName) -> SearchRow:
    count = "" if name.articles is None else QLocale().toString(name.articles)
    text = name_of(name.name) if name.field is Field.LANG else name.name
    return SearchRow(Kind.NAME, text, joined(_called(name.field), count), target=name)


def _articles(query: str, library: Library) -> list[SearchRow]:
    """Return rows of the articles that a query without words finds."""
    ids = library.articles.ids(ArticleFilter(query=query), limit=_MOST_ARTICLES)
    found = library.articles.summaries([ArticleId(each) for each in ids])
    rows = [
        SearchRow(
            Kind.HIT,
            each.title,
            joined(each.source, date(each.published)),
            target=Hit(
                Place.TITLE, each.id, each.title, each.source, each.published,
                None, None, "", each.title, "",
            ),
        )
        for each in found
    ]  # fmt: skip
    return [SearchRow(Kind.HEAD, _tr("Articles")), *rows] if rows else []


def _called(field: Field) -> str:
    names = {
        Field.TAG: _tr("tag"),
        Field.IN: _tr("collection"),
        Field.LABEL: _tr("label"),
        Field.SOURCE: _tr("source"),
        Field.LANG: _tr("language"),
    }
    return names.get(field, "")


def _tr(words: str) -> str:
    return QCoreApplication.translate("SearchResults", words)
