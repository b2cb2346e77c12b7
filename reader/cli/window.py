"""What is said on the command line to open the window; apart, as the window can't wait."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

USAGE = """postil [--samples] [LIBRARY]
       postil COMMAND …"""


def window_parser() -> ArgumentParser:
    """Return the parser for the words that open the window instead of running a command."""
    window = ArgumentParser(prog="postil", usage=USAGE, add_help=False, allow_abbrev=False)
    window.add_argument("--samples", action="store_true")
    window.add_argument("library", nargs="?", type=Path)
    return window
