"""What is told of files before they are imported; it comes from a process of its own."""

from __future__ import annotations

from typing import NamedTuple


class Shown(NamedTuple):
    """The beginning of an article that would come in."""

    title: str
    byline: str
    source: str
    published: str
    language: str
    opening: str
    """How its text begins."""


class Glance(NamedTuple):
    """What a file is taken for."""

    name: str
    """The file's, without its folder."""
    format: str
    """Its name, as in `reader.importers.formats`; empty where the file can't be read."""
    charset: str = ""
    """What a text is taken to be encoded in, as Python calls it; of others it is empty."""
    articles: tuple[Shown, ...] = ()
    problem: str = ""
    """Why nothing, or nothing more, can be read of it."""


class LookedAt(NamedTuple):
    """A column: what it is taken for, and some of its values, each in one line."""

    name: str
    field: str
    """One of `reader.importers.tables.column_names.Field`."""
    values: tuple[str, ...]


class Look(NamedTuple):
    """What a table is like."""

    format: str
    """Its name, as in `reader.importers.formats`."""
    charset: str
    """Empty where the format has its own."""
    columns: tuple[LookedAt, ...]
    is_known: bool
    """Whether a person has said before what such columns are."""
    has_many: bool
    """Whether there is more than one row in it."""
