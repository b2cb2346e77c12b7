"""Measures the program by hand: ``python -m tests.benchmarks [NAME …]``, by default all."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from tests.benchmarks.measuring import HEADER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.benchmarks.measuring import Figure

BENCHMARKS = (
    "start",
    "reading",
    "lists",
    "filing",
    "commits",
    "long_texts",
    "huge_texts",
    "search_box",
    "finding",
    "actions",
    "occurrences",
    "concordance",
    "importing",
    "pages",
    "tables",
    "containers",
    "searching",
    "near_duplicates",
    "export",
)
"""Modules here, each with ``measure()``, which yields figures."""


def main() -> int:
    """Run the benchmarks named on the command line; return 1 where a limit isn't kept."""
    names = sys.argv[1:] or BENCHMARKS
    unknown = set(names).difference(BENCHMARKS)
    if unknown:
        print(f"There is no {', '.join(unknown)}; there are: {', '.join(BENCHMARKS)}.")
        return 2
    print(HEADER)
    held = [_all_hold(name) for name in names]
    return 0 if all(held) else 1


def _all_hold(name: str) -> bool:
    measure: Callable[[], Iterator[Figure]] = import_module(f"tests.benchmarks.{name}").measure
    kept = True
    for figure in measure():
        print(figure, flush=True)
        kept = kept and figure.holds() is not False
    return kept


if __name__ == "__main__":
    sys.exit(main())
