"""Which days a query asks for."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from reader.query.dates import Period, period
from reader.query.fields import Field
from reader.query.nodes import Dated
from reader.query.parts import members

if TYPE_CHECKING:
    from reader.query.nodes import Node


def days_of(asked: Dated, today: date) -> Period:
    """Return the days that what is found was published on."""
    first, end = period(asked.first, today)
    if asked.field is Field.BEFORE:
        return Period(date.min, first)
    if asked.field is Field.AFTER:
        return Period(first, None)
    return Period(first, period(asked.last, today).end if asked.last else end)


def days_asked(query: Node) -> Period | None:
    """Return the days that all that ``query`` finds was published on; None for any or none."""
    today = datetime.now(UTC).astimezone().date()  # where the user is
    asked = [days_of(each, today) for each in members(query) if isinstance(each, Dated)]
    if not asked:
        return None
    ends = [days.end for days in asked if days.end is not None]
    return Period(max(days.first for days in asked), min(ends, default=None))


def are_apart(query: Node) -> bool:
    """Tell whether no day is among all those that ``query`` asks for."""
    asked = days_asked(query)
    return asked is not None and asked.end is not None and asked.end <= asked.first
