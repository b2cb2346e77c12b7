"""What can be said on the command line, and the help for it."""

from __future__ import annotations

from argparse import Action, ArgumentParser, ArgumentTypeError
from argparse import RawDescriptionHelpFormatter as Formatter
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from reader.cli import commands
from reader.cli.command import added
from reader.cli.import_arguments import add_import
from reader.cli.label_all import label_all
from reader.cli.queries import language
from reader.cli.searching import search
from reader.cli.window import USAGE
from reader.exporters import FORMATS, Variant
from reader.text import normalise
from reader.values import Sort

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[ArgumentParser]

_DESCRIPTION = """\
Read stored news articles, mark the entities in them, write notes, take everything out again.

Without a command the window opens, with LIBRARY or with the one that was open last;
--samples opens it with sample articles."""
_EPILOG = """\
“postil COMMAND --help” shows the arguments of a command, with examples.

Results go to standard output, messages to standard error. Exit status: 0 done, 1 some
inputs failed (the others are in), 2 wrong usage, 3 the library can't be used."""
_QUERY = "which articles, in the language that “postil list --help” explains"
_LARGEST_LIMIT = 2**31


def parser() -> ArgumentParser:
    """Return the parser; what it parses has the function to call as ``run``."""
    top = ArgumentParser(
        prog="postil",
        usage=USAGE,
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=Formatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    known = top.add_subparsers(title="commands", metavar="COMMAND", required=True, prog="postil")
    for add in (
        add_import,
        _list,
        _show,
        _annotate,
        _label_all,
        _undo_and_redo,
        _history,
        _search,
        _export,
        _file,
    ):
        add(known)
    return top


class _Version(Action):
    """Says the version; reading it takes longer than all else here."""

    def __call__(self, parser: ArgumentParser, *_: object) -> NoReturn:
        from reader.version import own_version

        print("postil", own_version() or "(not installed)")
        parser.exit()


def _json(command: ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print JSON Lines, an object a line")


def _query(command: ArgumentParser) -> None:
    command.add_argument(
        "query", nargs="*", type=normalise, metavar="QUERY", help=f"{_QUERY} (default: all)"
    )


def _variant(command: ArgumentParser) -> None:
    command.add_argument(
        "--for",
        dest="variant",
        choices=list(map(str, Variant)),
        default=Variant.DATA.value,
        help="data: every value as it is; spreadsheet: with a byte order mark, and an apostrophe"
        " before what would be run as a formula (default: %(default)s)",
    )


def _count(text: str) -> int:
    if not text.isdecimal() or int(text[:12]) > _LARGEST_LIMIT:
        raise ArgumentTypeError(f"“{text}” is not a number of lines")
    return int(text)


def _list(known: Commands) -> None:
    command = added(
        known,
        "list",
        commands.list_,
        "list articles, the newest first or in another order",
        """\
  postil list
  postil list harbour "coun*" -fleet
  postil list '"harbour council" (is:unread OR is:starred)' after:7d
  postil list --sort relevance pilot OR boat
  postil list --json marks:0 | jq -r .uid

It prints uid, date, source, title, marks and notes, with tabs between them.

"""
        + language(),
    )
    _query(command)
    command.add_argument(
        "--sort",
        choices=list(map(str, Sort)),
        default=Sort.NEWEST.value,
        help="relevance: by how much of an article is about the query; touched: the last change",
    )
    _json(command)


def _show(known: Commands) -> None:
    command = added(
        known,
        "show",
        commands.show,
        "show whole articles with their marks and notes",
        """\
  postil show 3f2a91c04be7d815
  postil show 3f2a 90bc
  postil show --query "harbour council tag:port" --json

The beginning of a uid is enough where no other begins so. Offsets are code points.""",
    )
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "uids", nargs="*", default=[], type=normalise, metavar="UID", help="the articles"
    )
    which.add_argument("--query", type=normalise, metavar="QUERY", help=_QUERY)
    _json(command)


def _annotate(known: Commands) -> None:
    command = added(
        known,
        "annotate",
        commands.annotate,
        "mark a span of an article and print the uid of the mark",
        """\
  postil annotate 3f2a91c04be7d815 0 7 ORG
  postil annotate 3f2a 44 57 PERSON --note "the councillor, not the boat"

Offsets are code points from the beginning of the text; END is not part of the span.""",
    )
    command.add_argument("uid", type=normalise, metavar="UID", help="the article")
    command.add_argument("start", type=int, metavar="START", help="where the span begins")
    command.add_argument("end", type=int, metavar="END", help="where it has ended")
    command.add_argument("label", type=normalise, metavar="LABEL", help="its label, case aside")
    command.add_argument("--note", type=normalise, default="", metavar="TEXT", help="a note on it")


def _label_all(known: Commands) -> None:
    command = added(
        known,
        "label-all",
        label_all,
        "label every whole-word occurrence of a text, in one step of the history",
        """\
  postil label-all "Harbour Council" ORG
  postil label-all NATO ORG afghanistan
  postil label-all --dry-run --match-case Polish NORP | less

It prints a line per mark: its uid, the uid of the article, start and end in code points, the
quote in its context, with tabs between them; with --dry-run the same without the mark’s uid.
Case and diacritics don’t matter, but a TEXT all in capitals keeps them: US is not “us”.
What has the label already is passed over; “postil undo” takes all of it back.""",
    )
    command.add_argument("text", type=normalise, metavar="TEXT", help="what is to be labelled")
    command.add_argument("label", type=normalise, metavar="LABEL", help="its label, case aside")
    _query(command)
    command.add_argument(
        "--match-case", action="store_true", help="take no other case and no other diacritics"
    )
    command.add_argument(
        "--dry-run", action="store_true", help="show what would be labelled, and label nothing"
    )


def _undo_and_redo(known: Commands) -> None:
    added(
        known,
        "undo",
        commands.undo,
        "undo the last action, whenever and wherever it was done",
        """\
  postil undo
  while [ "$(postil undo)" ]; do :; done

It prints what was undone. Where there is nothing to undo it says so on standard error.""",
    )
    added(
        known,
        "redo",
        commands.redo,
        "do again what was undone last",
        """\
  postil redo

It prints what was redone. Where there is nothing to redo it says so on standard error.""",
    )


def _history(known: Commands) -> None:
    command = added(
        known,
        "history",
        commands.history,
        "list the actions, the newest first",
        """\
  postil history
  postil history --limit 5
  postil history --json | jq -r 'select(.kind == "remove") | .subject'

It prints time, kind, subject, author and state, with tabs between them.""",
    )
    command.add_argument(
        "--limit", type=_count, default=100, metavar="N", help="how many (default: 100)"
    )
    _json(command)


def _search(known: Commands) -> None:
    command = added(
        known,
        "search",
        search,
        "show every hit of a query in its context, in texts, marks and notes",
        """\
  postil search harbour
  postil search '"harbour council" after:2021' --json | jq -r .hit
  postil search "near(pilot* boat*, 5)" --csv --for spreadsheet > hits.csv

It prints the article’s uid, start and end of the hit in code points (“note” where it is in
one) and the hit in its context, with tabs between them.

"""
        + language(),
    )
    command.add_argument(
        "query", nargs="+", type=normalise, metavar="QUERY", help="words to look for, at least one"
    )
    how = command.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="print JSON Lines, an object a hit")
    how.add_argument("--csv", action="store_true", help="write a table, a row a hit")
    _variant(command)


def _export(known: Commands) -> None:
    command = added(
        known,
        "export",
        commands.export,
        "write the marks of articles as a table, one a row",
        """\
  postil export > annotations.csv
  postil export harbour council -o harbour.csv
  postil export --for spreadsheet -o ~/Desktop

Offsets are code points. A file is written whole or stays as it was.""",
    )
    _query(command)
    command.add_argument(
        "--format",
        choices=[kind.name for kind in FORMATS],
        default=FORMATS[0].name,
        help="the format (default: %(default)s)",
    )
    _variant(command)
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE|FOLDER",
        help="a file, or a folder that gets “annotations.csv” (default: standard output)",
    )


def _file(known: Commands) -> None:
    command = added(
        known,
        "check",
        commands.check,
        "check that the library is whole; exit status 1 where it is not",
        """\
  postil check
  postil check --repair -l old.postil""",
    )
    command.add_argument("--repair", action="store_true", help="rebuild the search index first")
    command = added(
        known,
        "backup",
        commands.backup,
        "write a whole copy of the library, also while it is in use",
        """\
  postil backup /media/usb/library.postil
  postil backup library-$(date +%F).postil""",
    )
    command.add_argument("target", type=Path, metavar="FILE", help="the copy; it is replaced")
