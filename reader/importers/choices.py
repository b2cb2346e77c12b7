"""What a person decides where a file can be read in more than one way."""

from __future__ import annotations

from typing import NamedTuple


class Choices(NamedTuple):
    """The decisions for one import; what is left empty is found out from the file."""

    charset: str = ""
    """Of a table, or of a text or page that is not in UTF-8: a name that Python's codecs know."""
    columns: tuple[tuple[str, str], ...] = ()
    """Of a table: the names of columns, each with the field of an article that it fills."""
    tables: tuple[tuple[tuple[str, str], ...], ...] = ()
    """Of tables known from before: all columns of each, with their fields."""
    anew: bool = False
    """Whether that of tables was decided just now: the same rows may be other articles now."""
    whole_books: bool = False
    """Whether a book becomes one article, and not one for each of its chapters."""
