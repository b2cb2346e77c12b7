"""Occurrences of a text in many articles: finding, labelling and noting them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.errors import ConflictError
from reader.index_text import words_of
from reader.occurrences import Finder, Found
from reader.query.nodes import Term
from reader.storage import articles, in_texts, texts
from reader.storage.identity import new_uid, now
from reader.values import CONTEXT, ArticleFilter, Occurrence, Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.occurrences import Matching
    from reader.storage.database import Database
    from reader.storage.journal import Recording
    from reader.storage.rows import Row
    from reader.values import ArticleId, LabelId

    Mark = tuple[int, int, LabelId]

Hit = TypeVar("Hit", Found, Occurrence)

_PAGE = 250
"""How many articles are read at a time."""
_WHITE_SPACE = re.compile(r"\s")


def find(
    db: Database,
    text: str,
    where: Sequence[ArticleId] | ArticleFilter,
    matching: Matching,
    progress: Callable[[float], None],
) -> Iterator[Occurrence]:
    """Yield the occurrences of ``text``, an article after the other, in order of place."""
    finder = Finder(text, matching)
    candidates = _candidates(db, text, where, matching)
    for start in range(0, len(candidates), _PAGE):
        progress(start / len(candidates))
        yield from _on_page(db, finder, candidates[start : start + _PAGE])


def _candidates(
    db: Database, text: str, where: Sequence[ArticleId] | ArticleFilter, matching: Matching
) -> Sequence[int]:
    """Return the articles of ``where`` that the index can't rule out."""
    stem = _stem(text, matching)
    if isinstance(where, ArticleFilter):
        return articles.ids(db, where, more=[in_texts.condition(stem)] if stem else [])
    if stem is None or len(where) <= _PAGE:
        return where
    found = set(in_texts.articles(db, stem))
    return array("q", (article for article in where if article in found))


def _stem(text: str, matching: Matching) -> Term | None:
    """Return the words that an article with an occurrence has; None where it may have none."""
    longer = matching.inflected or matching.beginnings
    stem = text.strip().removesuffix("y") if longer else text  # -y may become -ies
    return Term(stem, longer) if not matching.parts_of_words and words_of(stem) else None


def _on_page(db: Database, finder: Finder, wanted: Sequence[int]) -> Iterator[Occurrence]:
    sources: dict[int, Source] = {source.article: source for source in sources_of(db, wanted)}
    hits = [sources[id_] for id_ in wanted if id_ in sources and finder.may_find(sources[id_].text)]
    marks = marks_of(db, [source.article for source in hits])
    for source in hits:
        with db.decoding():
            blocks = texts.load_blocks(source.blocks)
        found = finder.find(source.text, blocks)
        yield from with_marks(source, found, marks.get(source.article, ()))


class Source(NamedTuple):
    """What is read of an article to look for occurrences in it."""

    article: ArticleId
    text: str
    blocks: str
    name: str
    published: str | None


def sources_of(db: Database, wanted: Sequence[int]) -> Iterator[Source]:
    """Yield what is read of articles, in whatever order."""
    marks = ", ".join("?" * len(wanted))
    rows = db.rows(
        "SELECT id, text, blocks, source, published FROM article_text JOIN article"
        f" ON id = article_id WHERE id IN ({marks})",
        wanted,
    )
    return map(Source._make, rows)


def marks_of(db: Database, wanted: Sequence[int]) -> dict[int, list[Mark]]:
    """Return the marks of articles by start."""
    marks = ", ".join("?" * len(wanted))
    rows = db.rows(
        'SELECT article_id, start, "end", label_id FROM annotation'
        f" WHERE article_id IN ({marks}) ORDER BY article_id, start",
        wanted,
    )
    return {article: [row[1:] for row in group] for article, group in groupby(rows, _first)}


def _first(row: tuple[int, ...]) -> int:
    return row[0]


def with_marks(
    source: Source, found: Iterable[Found], marks: Sequence[Mark]
) -> Iterator[Occurrence]:
    """Yield what was ``found``, with the labels of the ``marks`` there, which come by start."""
    return (_occurrence(source, hit, there) for hit, there in _beside(found, marks))


def _beside(found: Iterable[Hit], marks: Sequence[Mark]) -> Iterator[tuple[Hit, list[Mark]]]:
    """Yield each hit, which come by start as well, with the marks that share some of it."""
    passed: int = 0
    open_marks: list[Mark] = []
    for hit in found:
        following: int = bisect_left(marks, hit.end, lo=passed, key=_first)
        open_marks = [
            mark for mark in (*open_marks, *marks[passed:following]) if mark[1] > hit.start
        ]
        passed = following
        yield hit, open_marks


def _occurrence(source: Source, hit: Found, marks: Sequence[Mark]) -> Occurrence:
    start, end, part, (first, last) = hit
    text = source.text
    return Occurrence(
        source.article,
        start,
        end,
        text[start:end],
        _WHITE_SPACE.sub(" ", text[max(first, start - CONTEXT) : start]),
        _WHITE_SPACE.sub(" ", text[end : min(last, end + CONTEXT)]),
        part,
        *_labels(start, end, marks),
        source.name,
        source.published,
    )


def _labels(
    start: int, end: int, marks: Sequence[Mark]
) -> tuple[tuple[LabelId, ...], tuple[LabelId, ...]]:
    """Return the labels of the ``marks`` on exactly a span, and of the others."""
    return (
        tuple(label for *span, label in marks if span == [start, end]),
        tuple(label for *span, label in marks if span != [start, end]),
    )


def again(db: Database, wanted: Iterable[Occurrence]) -> Iterator[Occurrence]:
    """Yield occurrences with the labels that are there now; articles that are gone have none."""
    for page in _pages(wanted):
        marks = marks_of(db, list(page))
        for source in sources_of(db, list(page)):
            for hit, there in _beside(page[source.article], marks.get(source.article, ())):
                exact, overlapping = _labels(hit.start, hit.end, there)
                yield replace(hit, labels=exact, overlapping=overlapping)


def _pages(wanted: Iterable[Occurrence]) -> Iterator[dict[ArticleId, list[Occurrence]]]:
    """Yield the occurrences by their articles, some articles at a time."""
    by_article = sorted(wanted, key=attrgetter("article", "start"))
    grouped = [(id_, list(group)) for id_, group in groupby(by_article, attrgetter("article"))]
    for start in range(0, len(grouped), _PAGE):
        yield dict(grouped[start : start + _PAGE])


def label(
    db: Database,
    written: Recording,
    wanted: Iterable[Occurrence],
    label_: LabelId,
    author: str,
) -> int:
    """Label the occurrences that are not labelled so; return how many that were.

    Those in articles that are gone are passed over.

    Raises:
        ConflictError: an occurrence is not in the text of its article.
    """
    before = len(written.changes)
    for page in _pages(wanted):
        written.insert_many("annotation", _rows(db, page, label_, author))
    return len(written.changes) - before


def _rows(
    db: Database, page: dict[ArticleId, list[Occurrence]], label_: LabelId, author: str
) -> Iterator[Row]:
    marks, time = marks_of(db, list(page)), now()
    for source in sources_of(db, list(page)):
        taken = {mark[:2] for mark in marks.get(source.article, ()) if mark[2] == label_}
        for wanted in page[source.article]:
            _refuse_moved(source, wanted)
            span = wanted.start, wanted.end
            if span not in taken:
                taken.add(span)
                yield _row(wanted, label_, author, time)


def _refuse_moved(source: Source, wanted: Occurrence) -> None:
    if source.text[wanted.start : wanted.end] != wanted.quote or not wanted.quote:
        raise ConflictError(f"“{wanted.quote}” is not at {wanted.start}–{wanted.end}.")


def _row(wanted: Occurrence, label_: LabelId, author: str, time: str) -> Row:
    return {
        "uid": new_uid(),
        "article_id": wanted.article,
        "start": wanted.start,
        "end": wanted.end,
        "quote": wanted.quote,
        "label_id": label_,
        "note": "",
        "author": author,
        "origin": Origin.OCCURRENCES.value,
        "created": time,
        "modified": time,
    }


def note(
    db: Database, written: Recording, wanted: Iterable[Occurrence], text: str, author: str
) -> set[ArticleId]:
    """Put a note on each of the occurrences; return the articles that have one now.

    Those in articles that are gone are passed over.

    Raises:
        ConflictError: an occurrence is not in the text of its article.
    """
    noted: set[ArticleId] = set()
    for page in _pages(wanted):
        sources = list(sources_of(db, list(page)))
        noted.update(source.article for source in sources)
        written.insert_many("note", _note_rows(sources, page, text, author))
    return noted


def _note_rows(
    sources: Sequence[Source], page: dict[ArticleId, list[Occurrence]], text: str, author: str
) -> Iterator[Row]:
    time = now()
    for source in sources:
        for wanted in page[source.article]:
            _refuse_moved(source, wanted)
            yield {
                "uid": new_uid(),
                "article_id": wanted.article,
                "start": wanted.start,
                "end": wanted.end,
                "quote": wanted.quote,
                "text": text,
                "author": author,
                "created": time,
                "modified": time,
            }
