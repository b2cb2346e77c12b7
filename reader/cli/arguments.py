"""What can be said on the command line, and the help for it."""

from __future__ import annotations

from argparse import Action, ArgumentParser, ArgumentTypeError
from argparse import RawDescriptionHelpFormatter as Formatter
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from reader.cli import commands
from reader.cli.label_all import label_all
from reader.cli.queries import language
from reader.cli.searching import search
from reader.cli.window import USAGE
from reader.exporters import FORMATS, Variant
from reader.text import normalise
from reader.values import Sort

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from collections.abc import Callable

    Commands = _SubParsersAction[ArgumentParser]

_DESCRIPTION = """\
Read stored news articles, mark the entities in them, write notes, take everything out again.

Without a command the window opens, with LIBRARY or with the one that was open last;
--samples opens it with sample articles."""
_EPILOG = """\
“postil COMMAND --help” shows the arguments of a command, with examples.

Results go to standard output, messages to standard error. Exit status: 0 done, 1 some
inputs failed (the others are in), 2 wrong usage, 3 the library can't be used."""
_LIBRARY = "the library (default: $POSTIL_LIBRARY, else “library.postil” among your data)"
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
        _import,
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


def _command(
    known: Commands,
    name: str,
    run: Callable[[Namespace], int],
    summary: str,
    examples: str,
) -> ArgumentParser:
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


def _columns(text: str) -> list[tuple[str, str]]:
    """Return columns with their fields, as importers know them."""
    from reader.importers.column_names import Field

    pairs = [part.partition("=") for part in text.split(",")]
    for field, equals, column in pairs:
        if field.strip() not in set(Field) or not column.strip():
            fields = ", ".join(Field)
            raise ArgumentTypeError(
                f"“{field}{equals}{column}” is no FIELD=COLUMN; there are the fields {fields}"
            )
    return [(column.strip(), field.strip()) for field, _, column in pairs]


def _import(known: Commands) -> None:
    command = _command(
        known,
        "import",
        commands.import_,
        "take documents into the library, which is made where there is none",
        """\
  postil import articles/ more/story.txt
  postil import - < story.txt
  postil import --in "Harbour strike" articles/
  postil import --whole-books *.epub
  postil import --columns title=headline,text=lead,text=body,own=desk dump.csv
  postil import articles/ | cut -f 2 | sort | uniq -c

It prints a line per document: uid, “new”, “duplicate” or “failed”, title or reason, with
tabs between them. What has come in stays when you press Ctrl+C.

Of tables (CSV, TSV, JSON, JSON Lines, XLSX, Parquet) each row is an article. What their columns
are is guessed from names and values, unless --columns says it: title, text, date, source, byline,
url, language, tags, note, id, own (a field of your own, called as the column) or skipped. Columns
that are not named are guessed; several can be the text, tags or notes.

A duplicate has the text, the document, or the address and the words of an article that is
there already. With other words at the same address, or in the same file under the same title,
it is a new version: the earlier one stays, and marks and notes are carried over.""",
    )
    command.add_argument(
        "--in",
        dest="into",
        metavar="COLLECTION",
        help="put all of them into a collection, which is made where there is none",
    )
    command.add_argument(
        "--whole-books",
        action="store_true",
        help="make one article of an e-book, and not one of each of its chapters",
    )
    command.add_argument(
        "--columns",
        type=_columns,
        action="extend",
        default=[],
        metavar="FIELD=COLUMN,…",
        help="what the columns of tables are; inside an object of JSON: author.name",
    )
    command.add_argument(
        "--charset",
        default="",
        metavar="NAME",
        help="the encoding of texts, pages and tables, where the guess is wrong: windows-1252, …",
    )
    command.add_argument(
        "paths",
        nargs="+",
        metavar="FILE|FOLDER|-",
        help="files; folders, for all articles in them; - for standard input",
    )


def _list(known: Commands) -> None:
    command = _command(
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
    command = _command(
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
    command = _command(
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
    command = _command(
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
    _command(
        known,
        "undo",
        commands.undo,
        "undo the last action, whenever and wherever it was done",
        """\
  postil undo
  while [ "$(postil undo)" ]; do :; done

It prints what was undone. Where there is nothing to undo it says so on standard error.""",
    )
    _command(
        known,
        "redo",
        commands.redo,
        "do again what was undone last",
        """\
  postil redo

It prints what was redone. Where there is nothing to redo it says so on standard error.""",
    )


def _history(known: Commands) -> None:
    command = _command(
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
    command = _command(
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
    command = _command(
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
    command = _command(
        known,
        "check",
        commands.check,
        "check that the library is whole; exit status 1 where it is not",
        """\
  postil check
  postil check --repair -l old.postil""",
    )
    command.add_argument("--repair", action="store_true", help="rebuild the search index first")
    command = _command(
        known,
        "backup",
        commands.backup,
        "write a whole copy of the library, also while it is in use",
        """\
  postil backup /media/usb/library.postil
  postil backup library-$(date +%F).postil""",
    )
    command.add_argument("target", type=Path, metavar="FILE", help="the copy; it is replaced")
