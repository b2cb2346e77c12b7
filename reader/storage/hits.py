"""The first hits of a search, as they are wanted while it is typed.

One an article, title, mark or note: those in the newest articles first, marks and notes that
were made last. They are read a page at a time.
"""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.folding import fold
from reader.hits import Hit, Place, in_context
from reader.query import write
from reader.query.fields import Field
from reader.query.finder import QueryFinder
from reader.query.nodes import Named, Term, Within, all_of
from reader.query.parts import asked_of, asked_words, members, with_a_word
from reader.storage import articles, matching, texts
from reader.text import Sentences
from reader.values import AnnotationId, ArticleFilter, BlockKind, NoteId, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.occurrences import Found
    from reader.query.nodes import Node
    from reader.storage.articles import Condition
    from reader.storage.database import Database
    from reader.values import ArticleId, Block, LabelId

_PAGES = (20, 200, 2000, -1)
"""How many articles are looked for, the first time and after that."""
_MOST_LOOKED_AT = 100
"""So many hits of an article are looked at for the best one."""
_AROUND = frozenset((BlockKind.TITLE, BlockKind.BOILERPLATE))
_AT_FIRST, _AT_ONCE = 12, 100
"""How many marks or notes are read: at first about as many as are wanted."""
_TEXTS_AT_ONCE = 8
"""How many texts are read to look for hits: about as many as are wanted at first."""


class About(NamedTuple):
    """What hits say of their article."""

    article: ArticleId
    title: str
    source: str
    published: str | None


def in_texts(db: Database, query: Node) -> Iterator[Hit]:
    """Yield the best hit of each article: in a sentence with most of the words."""
    finder = QueryFinder(query)
    if finder.is_nothing:
        return
    most = 1 if finder.is_one_word else _MOST_LOOKED_AT
    for wanted in _newest(db, with_a_word(query, Field.TITLE), query):
        for about, text, dumped in _texts(db, wanted):
            with db.decoding():
                blocks = texts.load_blocks(dumped)
            found = _in_the_body(finder.find(text, blocks), blocks, most)
            if found:
                sentences = Sentences(text, blocks)
                hit = _best(text, found, sentences)
                context = in_context(text, hit, sentences.around(*hit))
                yield Hit(Place.TEXT, *about, *hit, *context)


def _in_the_body(found: Iterable[Found], blocks: Sequence[Block], most: int) -> Sequence[Span]:
    """Return the first hits in what an article says, as its title is shown beside them.

    Where there are none, return those in its title and in what stands around it.
    """
    around = [block for block in blocks if block.kind in _AROUND]
    inside: list[Span] = []
    others: list[Span] = []
    for start, end, *_ in islice(found, _MOST_LOOKED_AT):
        is_other = any(block.start <= start < block.end for block in around)
        (others if is_other else inside).append(Span(start, end))
        if len(inside) == most:
            break
    return inside or others[:most]


def _best(text: str, found: Sequence[Span], sentences: Sentences) -> Span:
    """Return the first hit of the first sentence with the most different words of ``found``."""
    if len(found) == 1:
        return found[0]
    words: dict[Span, dict[str, Span]] = {}
    for span in found:
        known = words.setdefault(sentences.around(*span), {})
        known.setdefault(fold(text[span.start : span.end]), span)
    best = max(words.values(), key=len)
    return next(iter(best.values()))


def in_titles(db: Database, query: Node) -> Iterator[Hit]:
    """Yield the articles whose titles have the words."""
    asked, rest = asked_of(query, Field.TITLE)
    if asked is None:
        return
    finder = QueryFinder(asked)
    if finder.is_nothing:
        return
    for wanted in _newest(db, all_of([Within(Field.TITLE, with_a_word(asked)), rest]), asked):
        for about, text, _ in _texts(db, wanted):
            for span in finder.spans(about.title)[:1]:
                offset = text.find(about.title)  # it may have been changed
                start, end = (offset + place if offset >= 0 else None for place in span)
                context = in_context(about.title, span, Span(0, len(about.title)))
                yield Hit(Place.TITLE, *about, start, end, *context)


def _newest(db: Database, query: Node, asked: Node) -> Iterator[Sequence[int]]:
    """Yield the articles that ``query`` finds, some at a time.

    Where one word is ``asked``, there may be others among the first, which don't have it.
    """
    wanted = ArticleFilter(query=write(query))
    known: set[int] = set()
    for limit in _PAGES:
        is_one_word = len(list(asked_words(asked))) == 1
        find = articles.ids if known or not is_one_word else articles.likely
        found = find(db, wanted, limit=limit)
        fresh = [each for each in found if each not in known]
        for start in range(0, len(fresh), _TEXTS_AT_ONCE):
            yield fresh[start : start + _TEXTS_AT_ONCE]
        known.update(found)
        if len(found) < limit or limit < 0:
            return


def _texts(db: Database, wanted: Sequence[int]) -> Iterator[tuple[About, str, str]]:
    """Yield articles with texts and blocks, in the order wanted."""
    rows = db.all(
        "SELECT id, title, source, published, text, blocks FROM article JOIN article_text"
        " ON article_id = id WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(wanted)),),
    )
    found = {row[0]: row for row in rows}
    for row in (found[id_] for id_ in wanted if id_ in found):
        yield About(*row[:4]), row[4], row[5]


def in_marks(db: Database, query: Node) -> Iterator[Hit]:
    """Yield the marks whose texts have the words, each text with a label once."""
    known = set()
    for remark in _remarks(db, query, Field.MARK):
        same = fold(remark.quote), remark.label
        if same not in known:
            known.add(same)
            yield _remarked(Place.MARK, remark, remark.quote, Span(0, len(remark.quote)))


def in_notes(db: Database, query: Node) -> Iterator[Hit]:
    """Yield the notes that have the words."""
    asked, _ = asked_of(query, Field.NOTE)
    finder = QueryFinder(asked) if asked else None
    for remark in _remarks(db, query, Field.NOTE):
        for span in finder.spans(remark.note)[:1] if finder else ():
            yield _remarked(Place.NOTE, remark, remark.note, span)


class _Remark(NamedTuple):
    """A mark or a note."""

    key: int
    about: About
    start: int | None
    end: int | None
    quote: str
    note: str
    label: LabelId | None


def _remarks(db: Database, query: Node, field: Field) -> Iterator[_Remark]:
    """Yield marks or notes with the words of a query, the last first, of articles that it finds."""
    asked, rest = asked_of(query, field)
    if asked is None or not matching.is_expressible(asked):
        return
    column, kinds = ("quote", "= 0") if field is Field.MARK else ("note", ">= 0")
    sources, others = _sources_and_others(rest)
    where = articles.conditions(db, ArticleFilter(query=write(others)))
    keys = db.rows(
        f"SELECT rowid FROM mark_search WHERE mark_search MATCH ? AND rowid % 2 {kinds}"
        " ORDER BY rowid DESC",
        (matching.in_column(column, matching.expression(asked)),),
    )
    size = _AT_FIRST
    while page := [row[0] for row in islice(keys, size)]:
        size = _AT_ONCE
        found = {remark.key: remark for remark in _read_remarks(db, page, where)}
        for remark in (found[key] for key in page if key in found):
            if all(source.spans(remark.about.source) for source in sources):
                yield remark


def _sources_and_others(query: Node) -> tuple[list[QueryFinder], Node]:
    """Return what finds the words that sources must have, and what else ``query`` asks for.

    All articles of a source are many beside the few marks and notes that are wanted.
    """
    known = members(query)
    named = [
        each
        for each in known
        if isinstance(each, Named) and each.field is Field.SOURCE and matching.heading(each)
    ]
    finders = [QueryFinder(Term(each.name, each.beginning)) for each in named]
    return finders, all_of([each for each in known if each not in named])


_READ = (
    'SELECT 2 * m.id, r.id, r.title, r.source, r.published, m.start, m."end", m.quote, m.note,'
    " m.label_id FROM annotation AS m JOIN article AS r ON r.id = m.article_id"
    " WHERE m.id IN (SELECT value / 2 FROM json_each(:keys) WHERE value % 2 = 0) AND {0}"
    ' UNION ALL SELECT 2 * n.id + 1, r.id, r.title, r.source, r.published, n.start, n."end",'
    " n.quote, n.text, NULL FROM note AS n JOIN article AS r ON r.id = n.article_id"
    " WHERE n.id IN (SELECT value / 2 FROM json_each(:keys) WHERE value % 2 = 1) AND {0}"
)


def _read_remarks(db: Database, keys: Sequence[int], where: Condition) -> Iterator[_Remark]:
    sql, values = where
    let_through = f"EXISTS (SELECT 1 FROM article WHERE id = r.id AND ({sql}))"
    for row in db.rows(_READ.format(let_through), {**values, "keys": json.dumps(keys)}):
        yield _Remark(row[0], About(*row[1:5]), *row[5:])


def _remarked(place: Place, remark: _Remark, text: str, span: Span) -> Hit:
    row_id, on_nothing = divmod(remark.key, 2)
    return Hit(
        place,
        *remark.about,
        remark.start,
        remark.end,
        *in_context(text, span, Span(0, len(text))),
        label=remark.label,
        annotation=None if on_nothing else AnnotationId(row_id),
        note=NoteId(row_id) if on_nothing else None,
    )
