"""What every command has: its help with examples, and the library that it works on."""

from __future__ import annotations

from argparse import RawDescriptionHelpFormatter as Formatter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction
    from collections.abc import Callable

    Commands = _SubParsersAction[ArgumentParser]

_LIBRARY = "the library (default: $POSTIL_LIBRARY, else “library.postil” among your data)"


def added(
    known: Commands,
    name: str,
    run: Callable[[Namespace], int],
    summary: str,
    examples: str,
) -> ArgumentParser:
    """Add a command that calls ``run``, and return it for its arguments."""
    command = known.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=f"examples:\n{examples}",
        formatter_class=Formatter,
        allow_abbrev=False,
    )
    command.add_argument("-l", "--library", metavar="FILE", type=Path, help=_LIBRARY)
    command.set_defaults(run=run)
    return command
