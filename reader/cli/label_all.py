"""The command ``label-all``: every whole-word occurrence of a text gets a label."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from reader.cli import output
from reader.cli.commands import DONE, open_library
from reader.cli.queries import checked, compare_for
from reader.counting import counted
from reader.values import ArticleFilter, Standing

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from reader.library import Library
    from reader.values import ArticleId, Change, Label, Occurrence

    Place = tuple[ArticleId, int, int]


def label_all(arguments: Namespace) -> int:
    """Label the occurrences of a text, or tell which would be; print a line for each."""
    where = ArticleFilter(query=checked(arguments.query))
    with open_library(arguments) as library:
        compare_for(library, where.query)
        label = library.labels.named(arguments.label)
        found = _found(library, arguments, where)
        wanted = [hit for hit in found if hit.standing(label.id) is not Standing.LABELLED]
        if arguments.dry_run:
            _print(library, wanted, None)
        else:
            change = library.occurrences.label(wanted, label.id)
            uids = _uids(change)
            wanted = [hit for hit in wanted if _place(hit) in uids]
            _print(library, wanted, uids)
    done = "would be labelled" if arguments.dry_run else "labelled"
    _print_total(arguments.text, label, found, wanted, done)
    return DONE


def _found(library: Library, arguments: Namespace, where: ArticleFilter) -> list[Occurrence]:
    from reader.occurrences import Matching  # it compiles its tables

    matching = Matching(match_case=arguments.match_case)
    with output.progress() as say:

        def tell(share: float) -> None:
            say(f"{share:.0%} of the articles")

        return list(library.occurrences.find(arguments.text, where, matching, tell))


def _uids(change: Change) -> dict[Place, str]:
    marks = (edit.after for edit in change.annotations)
    return {(mark.article, mark.start, mark.end): mark.uid for mark in marks if mark}


def _place(hit: Occurrence) -> Place:
    return hit.article, hit.start, hit.end


def _print(library: Library, wanted: Sequence[Occurrence], uids: dict[Place, str] | None) -> None:
    """Print a line for each occurrence, which begins with the uid of its mark if there is one."""
    for article, group in groupby(wanted, attrgetter("article")):
        [summary] = library.articles.summaries([article])
        for hit in group:
            mark = [] if uids is None else [uids[_place(hit)]]
            context = f"{hit.left}[{hit.quote}]{hit.right}"
            output.print_line(*mark, summary.uid, str(hit.start), str(hit.end), context)


def _print_total(
    text: str, label: Label, found: Sequence[Occurrence], wanted: Sequence[Occurrence], done: str
) -> None:
    articles = len({hit.article for hit in wanted})
    total = (
        f"{counted(len(wanted), 'occurrence')} of “{text}” in "
        f"{counted(articles, 'article')} {done} {label.name}"
    )
    already = len(found) - len(wanted)
    shared = sum(hit.standing(label.id) is Standing.CONFLICT for hit in wanted)
    parts = (
        f"; {already} had that label already" if already else "",
        f"; {shared} of them overlap{'s' * (shared == 1)} other marks" if shared else "",
    )
    output.print_error(f"{total}{''.join(parts)}.")
