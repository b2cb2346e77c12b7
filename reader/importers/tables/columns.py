"""The columns of a table, and which field of an article each of them is: guessed, or chosen.

The names of columns say most; their values decide between several that could be the text, and
whether what is called a date or an address is one.
"""

from __future__ import annotations

import re
from functools import cached_property, partial
from operator import attrgetter
from statistics import fmean
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers.tables.cells import (
    Order,
    address_of,
    known,
    language_of,
    order_of,
    shown,
    time_of,
)
from reader.importers.tables.column_names import Field, field_of, folded, is_shorter_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Fields = dict[str, Field]

MANY = frozenset((Field.TEXT, Field.TAGS, Field.NOTE, Field.OWN, Field.SKIPPED))
"""What several columns can be at once."""

_MOSTLY = 0.6
"""The share of values that have to be what their column is called."""
_SHARE_OF_LONGEST = 0.2
"""How long the values of a column called text are at least, beside the longest ones."""
_TEXT = 120
"""Code points: the mean length from which on a column is a text whatever it is called."""
_TITLE = (15, 160)
_LONGEST_LANGUAGE = 12
_FEWEST_WORDS = 3
_NOT_PUBLISHED = re.compile("updat|modif|edit|download|crawl|scrap|retriev|access|fetch|import")
_PICTURE = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".mp4", ".mp3")
_LONGEST_SAMPLE = 2_000
"""Code points; of longer values only the length counts."""
_NAMED_COLUMNS = 12
"""How many columns a sentence names."""


class Column:
    """A column, and some of its values."""

    def __init__(self, name: str, values: Iterable[object]) -> None:
        """Look at ``values`` but those that are nothing."""
        self.name = name
        self.values = [value for value in values if known(value)]

    @cached_property
    def length(self) -> float:
        """The mean length of its values, in code points."""
        return fmean(len(shown(value)) for value in self.values) if self.values else 0

    @cached_property
    def order(self) -> Order | None:
        """Which number is the day in dates such as ``03/04/2021``, if that can be told."""
        return order_of(map(known, self.values))

    @cached_property
    def differs(self) -> bool:
        """Whether its values are hardly ever the same."""
        return len(set(map(known, self.values))) > _MOSTLY * len(self.values)

    def mostly(self, kind: Callable[[object], object]) -> bool:
        """Tell whether most of its values are something to ``kind``."""
        short = (value for value in self.values if len(shown(value)) <= _LONGEST_SAMPLE)
        return sum(map(bool, map(kind, short))) > _MOSTLY * len(self.values)

    def can_be(self, field: Field) -> bool:
        """Tell whether its values are such as ``field`` has; a column without values can."""
        fits = _FITTING.get(field)
        return fits is None or not self.values or fits(self)


_FITTING: dict[Field, Callable[[Column], bool]] = {
    Field.DATE: lambda column: column.mostly(
        partial(time_of, order=column.order or Order.DAY_FIRST)
    ),
    Field.URL: lambda column: column.mostly(_is_page),
    Field.SOURCE: lambda column: not column.mostly(address_of),
    Field.LANGUAGE: lambda column: (
        column.length <= _LONGEST_LANGUAGE and column.mostly(language_of)
    ),
    Field.TITLE: lambda column: column.length <= 2 * _TITLE[1] and not column.mostly(address_of),
    Field.TEXT: lambda column: not column.mostly(address_of) and not column.mostly(_is_number),
}


def columns_of(rows: Sequence[Mapping[str, object]]) -> list[Column]:
    """Return the columns of some rows, in the order in which they come."""
    names = dict.fromkeys(name for row in rows for name in row)
    return [Column(name, [row[name] for row in rows if name in row]) for name in names]


def decide(columns: Sequence[Column], chosen: Sequence[tuple[str, str]] = ()) -> Fields:
    """Return the field of each column: as ``chosen``, else as its name and its values say.

    Raises:
        UnreadableFileError: a column that is chosen isn't there, or what it shall be isn't.
    """
    decided = _chosen(columns, chosen)
    free = [column for column in columns if column.name not in decided]
    taken = set(decided.values()) - MANY
    if Field.TEXT in decided.values():
        taken.add(Field.TEXT)
    decided |= _guessed(free, taken)
    return {column.name: decided[column.name] for column in columns}


def known_table(
    columns: Sequence[Column], tables: Iterable[Sequence[tuple[str, str]]]
) -> Sequence[tuple[str, str]]:
    """Return what is known of a table with just these columns, nothing of one with others.

    Objects of JSON may lack some of them, but not the text.
    """
    names = {column.name for column in columns}
    for table in tables:
        fields = {field for _, field in table}
        read = Field.TEXT if Field.TEXT in fields else Field.TITLE
        needed = {name for name, field in table if field == read}
        if needed <= names <= {name for name, _ in table}:
            return [(name, field) for name, field in table if name in names]
    return ()


def _chosen(columns: Sequence[Column], chosen: Sequence[tuple[str, str]]) -> Fields:
    exact = {column.name: column.name for column in columns}
    similar = {folded(column.name): column.name for column in columns}
    decided = {}
    for name, field in chosen:
        column = exact.get(name) or similar.get(folded(name))
        if column is None:
            raise UnreadableFileError(
                f"There is no column “{name}” in this table; it has {_listed(columns)}."
            )
        decided[column] = Field(field)
    return decided


def _listed(columns: Sequence[Column]) -> str:
    names = [f"“{column.name}”" for column in columns[:_NAMED_COLUMNS]]
    return ", ".join(names) + (" and others" if len(columns) > len(names) else "")


def _guessed(columns: Sequence[Column], taken: set[Field]) -> Fields:
    """Return fields for ``columns``, none of those that are ``taken``."""
    guess = _by_name(columns, taken)
    found = taken | set(guess.values())
    for field, choose in (
        (Field.TEXT, _text_among),
        (Field.DATE, _dates_among),
        (Field.URL, _addresses_among),
        (Field.TITLE, _titles_among),
    ):
        free = [column for column in columns if column.name not in guess]
        column = None if field in found else choose(free)
        if column is not None:
            guess[column.name] = field
    return {column.name: guess.get(column.name, Field.OWN) for column in columns}


def _by_name(columns: Sequence[Column], taken: set[Field]) -> Fields:
    longest = max((column.length for column in columns if not column.mostly(address_of)), default=0)
    named: dict[Field, list[tuple[int, Column]]] = {}
    for column in columns:
        field, place = field_of(column.name) or (Field.OWN, 0)
        short = field is Field.TEXT and column.length < _SHARE_OF_LONGEST * longest
        if field is not Field.OWN and field not in taken and not short and column.can_be(field):
            # A column that has no values is rather not the one.
            named.setdefault(field, []).append((place if column.values else place + 1000, column))
    return {
        column.name: field
        for field, found in named.items()
        for column in _best(found, many=field in MANY and field is not Field.TEXT)
    }


def _best(found: Sequence[tuple[int, Column]], *, many: bool) -> list[Column]:
    ordered = [column for _, column in sorted(found, key=lambda each: each[0])]
    return ordered if many else ordered[:1]


def _text_among(columns: Sequence[Column]) -> Column | None:
    """Return the column with the longest values, if they are texts; else one called similarly."""
    longest = max(columns, key=attrgetter("length"), default=None)
    if longest and longest.length >= _TEXT and longest.can_be(Field.TEXT):
        return longest
    shorter = [column for column in columns if is_shorter_text(column.name)]
    return max(shorter, key=attrgetter("length"), default=None) or (
        longest if longest and len(columns) == 1 and longest.can_be(Field.TEXT) else None
    )


def _dates_among(columns: Sequence[Column]) -> Column | None:
    found = (
        column
        for column in columns
        if column.values
        and column.can_be(Field.DATE)
        and not _NOT_PUBLISHED.search(folded(column.name))
    )
    return next((column for column in found if not column.mostly(_is_number)), None)


def _addresses_among(columns: Sequence[Column]) -> Column | None:
    """Return the first column of addresses; those that many rows have are not theirs."""
    found = (each for each in columns if each.values and each.can_be(Field.URL))
    return next((each for each in found if each.differs), None)


def _titles_among(columns: Sequence[Column]) -> Column | None:
    """Return the first column of lines of some words that are hardly ever the same."""
    for column in columns:
        lines = [known(value) for value in column.values]
        if (
            _TITLE[0] <= column.length <= _TITLE[1]
            and fmean(len(line.split()) for line in lines) >= _FEWEST_WORDS
            and column.differs
            and not column.can_be(Field.DATE)
        ):
            return column
    return None


def _is_page(value: object) -> bool:
    return not address_of(value).lower().partition("?")[0].endswith(_PICTURE) and bool(
        address_of(value)
    )


def _is_number(value: object) -> bool:
    try:
        float(known(value))
    except ValueError:
        return False
    return True
