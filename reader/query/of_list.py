"""The query that finds what a list holds, so that it can be kept as a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.kinds import View
from reader.query.fields import Field, State
from reader.query.nodes import Dated, Is, Named, all_of
from reader.query.parser import parse
from reader.query.writing import write

if TYPE_CHECKING:
    from reader.lists import ArticleFilter
    from reader.query.nodes import Node

_STATES = {
    View.UNREAD: State.UNREAD,
    View.READING: State.READING,
    View.DONE: State.DONE,
    View.STARRED: State.STARRED,
    View.TRASH: State.TRASHED,
}


def query_of(wanted: ArticleFilter, collection: str = "", typed: str = "") -> str:
    """Return a list, and what is searched in it, as one query; an empty one for all articles.

    ``collection`` is the name of the collection, where ``wanted`` is one's.

    Raises:
        QueryError: the query of ``wanted``, or what was typed, can't be read.
    """
    named = (
        (Field.IN, collection),
        (Field.SOURCE, wanted.source),
        (Field.TAG, wanted.tag),
        (Field.LANG, wanted.language),
    )
    terms: list[Node] = [Named(field, name) for field, name in named if name]
    if wanted.published:
        terms.append(Dated(Field.ON, wanted.published))
    if wanted.view is not View.ALL:
        terms.append(Is(_STATES[wanted.view]))
    return write(all_of([*terms, parse(wanted.query), parse(typed)]))
