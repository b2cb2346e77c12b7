"""What can be said of an import on the command line, and the help for it."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from reader.cli import commands
from reader.cli.command import added
from reader.importers.limits import BOUNDS, Limits, limited

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from reader.cli.command import Commands


def _columns(text: str) -> list[tuple[str, str]]:
    """Return columns with their fields, as importers know them."""
    from reader.importers.tables.column_names import Field

    pairs = [part.partition("=") for part in text.split(",")]
    for field, equals, column in pairs:
        if field.strip() not in set(Field) or not column.strip():
            fields = ", ".join(Field)
            raise ArgumentTypeError(
                f"“{field}{equals}{column}” is no FIELD=COLUMN; there are the fields {fields}"
            )
    return [(column.strip(), field.strip()) for field, _, column in pairs]


def _limit(text: str) -> tuple[str, int]:
    """Return a limit with its number."""
    name, _, number = text.partition("=")
    if not number.isdecimal():
        raise ArgumentTypeError(f"“{text}” is no NAME=NUMBER")
    try:
        limited(Limits(), name, int(number[:12]))
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error
    return name, int(number)


_ABOUT = """\
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
it is a new version: the earlier one stays, and marks and notes are carried over."""


def add_import(known: Commands) -> None:
    """Add the command that imports."""
    command = added(
        known,
        "import",
        commands.import_,
        "take documents into the library, which is made where there is none",
        _ABOUT,
    )
    _add_options(command)
    command.add_argument(
        "paths",
        nargs="+",
        metavar="FILE|FOLDER|-",
        help="files; folders, for all articles in them; - for standard input",
    )


def _add_options(command: ArgumentParser) -> None:
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
        "--limit",
        dest="limits",
        type=_limit,
        action="append",
        default=[],
        metavar="NAME=NUMBER",
        help=f"how far to go with a file before it is refused: {', '.join(BOUNDS)};"
        " those of size in megabytes",
    )
