"""A query as a condition of SQL on the articles: literals here, all that was typed as values.

Words are looked for in texts, titles and notes, see `reader.storage.noted`. Names of tags,
collections and labels are few, and folded and compared here.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from reader.folding import fold
from reader.query.fields import Field, State, Thing
from reader.query.nodes import (
    EVERYTHING,
    And,
    Counted,
    Dated,
    Has,
    Is,
    Named,
    Not,
    Or,
    Within,
    all_of,
    any_of,
)
from reader.query.parts import is_text, words_and_others
from reader.query.periods import days_of
from reader.storage import matching
from reader.storage.in_texts import found_by, source
from reader.storage.index import HEADINGS
from reader.storage.noted import MARKS_FOUND, Noted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.query.nodes import Node
    from reader.storage.articles import Condition
    from reader.storage.database import Database
    from reader.storage.index import Index

_STATES = {
    State.UNREAD: "read = 0",
    State.READ: "read = 1",
    State.STARRED: "starred = 1",
    State.NEW: "status = 'new'",
    State.READING: "status = 'reading'",
    State.DONE: "status = 'done'",
    State.TRASHED: "trashed IS NOT NULL",
    State.DUPLICATE: (
        "id IN (SELECT article_id FROM version JOIN article AS other ON other.id = other_id"
        " WHERE verdict <> 'dismissed' AND other.trashed IS NULL)"
    ),
}
_THINGS = {
    Thing.MARKS: "annotations > 0",
    Thing.NOTES: "notes > 0",
    Thing.NONE: "annotations = 0 AND notes = 0",
}
_COUNTS = {Field.WORDS: "words", Field.MARKS: "annotations"}
_LINKED = {
    Field.TAG: ("tag", "SELECT article_id FROM article_tag WHERE 1"),
    Field.IN: ("collection", "SELECT article_id FROM article_collection WHERE 1"),
    Field.LABEL: ("label", "SELECT article_id FROM article_label WHERE annotations > 0"),
}

_CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*")


def condition(db: Database, query: Node) -> Condition:
    """Return the condition that an article is found by ``query``."""
    compiler = _Compiler(db)
    return compiler.sql(query), compiler.values


class _Compiler:
    """Turns one query into SQL, and keeps the values that go with it."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._today = datetime.now(UTC).astimezone().date()  # where the user is
        self.values: dict[str, object] = {}

    def _value(self, value: object) -> str:
        name = f"q{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def _any_of(self, values: Iterable[int | str]) -> str:
        return f"(SELECT value FROM json_each({self._value(json.dumps(list(values)))}))"

    def sql(self, query: Node) -> str:
        if query != EVERYTHING and is_text(query):
            return self._words(query)
        match query:
            case Not(inner):
                return f"NOT ({self.sql(inner)})"
            case Or(queries):
                return _joined(" OR ", [self.sql(each) for each in queries])
            case And():
                words, others = words_and_others(query)
                words_too = [self._words(all_of(words))] if words else []
                return _joined(" AND ", words_too + [self.sql(each) for each in others])
        return self._field(query)

    # Words

    def _words(self, query: Node) -> str:
        """Return the condition that text, title or notes of an article have some words."""
        found, noted = self._in_texts(query), Noted(self._db, query)
        if not noted.articles:
            return found
        others = f"id NOT IN {self._any_of(noted.articles)} AND ({found})"
        return f"id IN {self._any_of(noted.found)} OR ({others})"

    def _in_texts(self, query: Node) -> str:
        if matching.is_beginning(query):
            return self._in(*source(query))
        if not matching.has_beginning(query) and matching.is_expressible(query):
            return self._in(*source(query))
        return _composed(query, self._in_texts)

    def _in(self, index: Index, match: str) -> str:
        return f"id IN ({found_by(index, self._value(match))})"

    # Fields

    def _field(self, query: Node) -> str:
        match query:
            case Within():
                return self._within(query.field, query.query)
            case Named():
                return self._named(query)
            case Dated():
                return self._dated(query)
            case Counted(field, least, most):
                return self._between(_COUNTS[field], least, most)
            case Is(state):
                return _STATES[state]
            case Has(thing):
                return _THINGS[thing]
        raise TypeError(query)

    def _within(self, field: Field, query: Node) -> str:
        """Return the condition that one title, one mark or one note has some words."""
        if field is Field.TITLE:
            return self._in_title(query)
        if field is Field.MARK:
            found = f"SELECT article_id FROM annotation WHERE {self._in_mark('quote', 0, query)}"
        else:
            on_marks, others = (self._in_mark("note", kind, query) for kind in (0, 1))
            found = (
                f"SELECT article_id FROM annotation WHERE note <> '' AND ({on_marks})"
                f" UNION SELECT article_id FROM note WHERE {others}"
            )
        return f"id IN ({found})"

    def _in_title(self, query: Node) -> str:
        words = matching.heading(Within(Field.TITLE, query))
        return self._in(HEADINGS, words) if words else _composed(query, self._in_title)

    def _in_mark(self, column: str, kind: int, query: Node) -> str:
        """Return the condition on a mark (``kind`` 0) or a note (1) that it has some words."""
        if not matching.is_expressible(query):
            return _composed(query, partial(self._in_mark, column, kind))
        match = self._value(matching.in_column(column, matching.expression(query)))
        return f"id IN ({MARKS_FOUND.format(match, kind)})"

    def _named(self, query: Named) -> str:
        if query.field in _LINKED:
            return self._linked(query)
        words = matching.heading(query)
        if words:
            return self._in(HEADINGS, words)
        column = matching.COLUMNS[query.field]
        if not query.name:
            return f"{column} <> ''" if query.beginning else f"{column} = ''"
        return self._spoken(query) if query.field is Field.LANG else self._equal(column, query)

    def _equal(self, column: str, query: Named) -> str:
        name = self._value(query.name)
        if query.beginning:
            return f"{column} >= {name} AND {column} < {name} || char(1114111)"
        return f"{column} = {name}"

    def _spoken(self, query: Named) -> str:
        """Return the condition that an article is in a language, of which a code or a name is."""
        code = query.name.lower()
        column = "lower(language)" if "-" in code else "language"
        by_code = self._equal(column, replace(query, name=code))
        if _CODE.fullmatch(code) and not query.beginning:
            return by_code
        from reader.language_names import codes_of

        codes = codes_of(query.name, beginning=query.beginning)
        return f"{by_code} OR language IN {self._any_of(codes)}"

    def _linked(self, query: Named) -> str:
        """Return the condition that an article has a tag, a label or a collection."""
        table, articles = _LINKED[query.field]
        if not query.name:
            return f"id {'' if query.beginning else 'NOT '}IN ({articles})"
        wanted = fold(query.name)
        ids = [
            id_
            for id_, name in self._db.all(f"SELECT id, name FROM {table}")
            if fold(name) == wanted or (query.beginning and fold(name).startswith(wanted))
        ]
        if query.field is Field.LABEL:
            ids += self._kinds_of(ids)
        return f"id IN ({articles} AND {table}_id IN {self._any_of(ids)})"

    def _kinds_of(self, labels: list[int]) -> list[int]:
        rows = self._db.all("SELECT id, parent_id FROM label WHERE parent_id IS NOT NULL")
        return [label for label, parent in rows if parent in labels]

    def _dated(self, query: Dated) -> str:
        first, end = days_of(query, self._today)
        terms = []
        if query.field is not Field.BEFORE:
            terms.append(f"published >= {self._value(first.isoformat())}")
        if end is not None:
            terms.append(f"published < {self._value(end.isoformat())}")
        return f"ifnull({' AND '.join(terms)}, 0)"

    def _between(self, column: str, least: int | None, most: int | None) -> str:
        bounds = (">=", least), ("<=", most)
        terms = [f"{column} {sign} {bound}" for sign, bound in bounds if bound is not None]
        return " AND ".join(terms)


def _composed(query: Node, condition: Callable[[Node], str]) -> str:
    """Return what FTS5 can't say in one expression as conditions of its parts."""
    match query:
        case Not(inner):
            return f"NOT ({condition(inner)})"
        case And(queries):
            return _joined(" AND ", map(condition, _together(queries, all_of)))
        case Or(queries):
            return _joined(" OR ", map(condition, _together(queries, any_of)))
    raise TypeError(query)


def _together(queries: tuple[Node, ...], join: Callable[[list[Node]], Node]) -> list[Node]:
    """Return ``queries`` with those in one that one expression can say."""
    others = [query for query in queries if matching.has_beginning(query)]
    plain = [query for query in queries if query not in others]
    if others and len(plain) > 1 and matching.is_expressible(join(plain)):
        return [join(plain), *others]
    return list(queries)


def _joined(operator: str, terms: Iterable[str]) -> str:
    return operator.join(f"({term})" for term in terms) or "1"
