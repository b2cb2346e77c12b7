"""The command line: what the window does with whole files, for scripts and for checking.

Results go to standard output (UTF-8), messages and progress to standard error. The exit
status is 0 when all was done, 1 when something of the input failed (the rest is done),
2 for wrong usage, 3 when the library can't be used; 130 after Ctrl+C and 141 when whoever
reads the output has gone, as shells count them.
"""

from __future__ import annotations

import errno
import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

from reader.errors import StorageError, UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = (
    "import",
    "list",
    "show",
    "annotate",
    "label-all",
    "undo",
    "redo",
    "history",
    "search",
    "export",
    "check",
    "backup",
)

FAILED = 1
UNUSABLE = 3
INTERRUPTED = 130
PIPE_CLOSED = 141

_OF_OUTPUT = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG)
"""What goes wrong where the output is written to a file; other writing has its own sentences."""


def main(argv: Sequence[str]) -> int:
    """Run ``postil`` with ``argv``, the words after its name; return the exit status.

    Raises:
        SystemExit: for wrong usage (2), help and version (0).
    """
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = _run(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_stdout()
        return PIPE_CLOSED
    except OSError as error:
        if error.errno not in _OF_OUTPUT:
            raise
        _let_go_of_stdout()
        from reader.cli.output import print_error

        print_error(f"The output can't be written: {error.strerror}.")
        return FAILED
    return status


def _open_what_is_closed() -> None:
    """Let standard streams that the shell has closed lead nowhere.

    Else Python has none, and the next file that is opened gets the number of one.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nothing = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(nothing, mode, encoding="utf-8"))


def _run(argv: Sequence[str]) -> int:
    from reader.cli.output import print_error

    try:
        from reader.cli.arguments import parser  # which takes a while, too
        from reader.cli.queries import joined, spelt_out

        arguments = parser().parse_args(spelt_out(joined(argv)))
        status: int = arguments.run(arguments)
    except UserError as error:
        print_error(error)
        return FAILED
    except StorageError as error:
        print_error(error)
        return UNUSABLE
    except KeyboardInterrupt:
        print_error("Stopped; what was finished is kept.")
        return INTERRUPTED
    return status


def _let_go_of_stdout() -> None:
    """Let Python flush at its end into nothing, instead of complaining about the pipe."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
