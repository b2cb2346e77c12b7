"""The query language: what a person types, as a tree that the storage can ask for.

The same in the search box, in saved searches and on the command line. Pure: nothing here
knows how articles are stored.

    from reader.query import parse, write

    query = parse('harbour -"pilot fleet" source:wire after:2021')
    assert parse(write(query)) == query
"""

from __future__ import annotations

from reader.query.parser import parse
from reader.query.writing import write

__all__ = ["parse", "write"]
