"""The command ``search``: every hit of a query in its context, in texts and in notes."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING

from reader.cli import output
from reader.cli.commands import DONE, open_library
from reader.cli.queries import checked, pointed_at
from reader.exporters.to_csv import Variant, write_csv
from reader.values import HitRow

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator

    from reader.library import Library

_AT_ONCE = 500


def search(arguments: Namespace) -> int:
    """Print the hits of a query, those in the newest articles first; those in notes last."""
    query = checked(arguments.query)
    shown = not sys.stdout.isatty()  # there a hit would be printed behind it
    with open_library(arguments) as library, output.progress(shown=shown) as say:

        def tell(share: float) -> None:
            say(f"{share:.0%} of the articles")

        with pointed_at(query):
            rows = _rows(library, query, tell)
        if arguments.csv:
            write_csv(rows, sys.stdout.buffer, Variant(arguments.variant), HitRow._fields)
            return DONE
        for row in rows:
            (output.print_hit_record if arguments.json else output.print_hit)(row)
    return DONE


def _rows(library: Library, query: str, progress: Callable[[float], None]) -> Iterator[HitRow]:
    """Return the hits as rows of a table; those in notes have no place in the text."""
    hits = library.search.hits(query, progress=progress)

    def rows() -> Iterator[HitRow]:
        while some := list(islice(hits, _AT_ONCE)):
            yield from library.occurrences.rows(some)
        for hit in library.search.in_notes(query):
            [summary] = library.articles.summaries([hit.article])
            about = summary.uid, hit.title, hit.source, hit.published
            yield HitRow(*about, None, None, hit.left, hit.text, hit.right, "")

    return rows()
