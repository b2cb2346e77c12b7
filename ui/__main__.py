"""``postil``: a command runs without Qt, anything else opens the window."""

from __future__ import annotations

import builtins
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence


def main() -> int:
    """Run ``postil`` with the words of the command line; return the exit status."""
    words = sys.argv[1:]
    if not words:
        return _open_window(None, samples=False)
    from reader import cli

    if words[0] in (*cli.COMMANDS, "-h", "--help", "--version"):
        return cli.main(words)
    if len(words) == 1 and Path(words[0]).is_file():  # needs no parser, which takes some ms
        return _open_window(Path(words[0]), samples=False)
    options = _window_options(words)
    return _open_window(options.library, samples=options.samples)


def _window_options(words: Sequence[str]) -> Namespace:
    from reader.cli.window import window_parser

    parser = window_parser()
    options, others = parser.parse_known_args(words)
    if options.library and not options.library.suffix and not options.library.exists():
        parser.error(f"“{options.library}” is no command, and there is no such library")
    if others:
        parser.error(f"unrecognized arguments: {' '.join(others)}")
    return options


def collect_garbage_seldom() -> None:
    """Let Python look for cycles of dead objects once in 100,000 new ones, not in 700.

    An article with 10,000 marks is 10,000 objects, none of them dead: looking through all of
    them, and all of the window, took a fifth of the time of opening it.
    """
    gc.set_threshold(100_000, 20, 50)


def _import_qt() -> None:
    """Import Qt, and give Python its own ``import`` back, which PySide6 replaces.

    PySide6 reads the source of each module that is imported after it, to see whether it wants
    methods to have ``__feature__`` names: 5 ms until the first frame, 20 until the desk is there.
    None of ours does.
    """
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _has_screen() -> bool:
    """Tell whether a window can be opened; where not, Qt would bring the process down."""
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(map(os.environ.get, told))


def _open_window(library: Path | None, *, samples: bool) -> int:
    if not _has_screen():
        from reader.cli.output import print_error

        print_error("There is no screen; “postil --help” tells what needs none.")
        return 1
    collect_garbage_seldom()  # before Qt comes, which makes many objects that stay
    _import_qt()
    from ui.app import run

    return run(library, samples=samples)


if __name__ == "__main__":
    sys.exit(main())
