"""When an article was published, by what is not beside it, but says what it is the date of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.html.names import parts_of_title
from reader.importers.html.scored import length
from reader.importers.scraped.facts import LONGEST, facts_in
from reader.importers.times.dates import HAS_YEAR, parse_date
from reader.importers.times.day_first import dotted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.importers.html.blocks import Piece

_OPENING = re.compile(
    r"(?!(?:Since|On|In|As|By)\s)(?:[A-ZÀ-Þ][\w.’'-]*,?\s){0,3}[(]?\d?[^()]{4,28}?"
    r"(?=[)]?\s?(?:--|[–—]|/PR|- ))"
)
"""A place, perhaps, and a day, before a dash or the name of a wire."""
_MOST_OF_PLACE = 4
"""Words."""


def date_elsewhere(
    pieces: Sequence[Piece], body: Sequence[Piece], titles: Iterable[str], *, day_first: bool
) -> str:
    """Return the day that opens the ``body``, that a label is before, or that is in a title."""
    return (
        _that_opens(body[:1], day_first)
        or _labelled(pieces, day_first)
        or next(filter(None, (_in_title(each, day_first) for each in titles)), "")
    )


def _that_opens(body: Sequence[Piece], day_first: bool) -> str:  # noqa: FBT001
    """Return the day before the dash that a report opens with: ``NORTHGATE, May 3, 2019 --``."""
    for piece in body:
        match = _OPENING.match(piece.text)
        words = match[0].replace("(", "").split() if match and HAS_YEAR.search(match[0]) else []
        for count in range(min(_MOST_OF_PLACE, len(words))):
            day = " ".join(words[count:])
            if date := parse_date(dotted(day) if day_first else day):
                return date
    return ""


def _labelled(pieces: Iterable[Piece], day_first: bool) -> str:  # noqa: FBT001
    """Return the only day that lines of a page say something was published on."""
    found: dict[str, str] = {}
    for piece in pieces:
        if length(piece) <= LONGEST and HAS_YEAR.search(piece.text):
            for line in piece.text.split("\n"):
                date = _date_behind_label(dotted(line) if day_first else line)
                found.setdefault(date[:10], date)
    found.pop("", None)
    return next(iter(found.values())) if len(found) == 1 else ""


def _date_behind_label(line: str) -> str:
    if len(HAS_YEAR.findall(line)) != 1 or parse_date(line):
        return ""
    facts = facts_in(line, first=False)
    return next((fact.value for fact in facts if fact.field == "published"), "")


def _in_title(title: str, day_first: bool) -> str:  # noqa: FBT001
    """Return the day that stands behind a mark in a title: ``Pilots end strike | 03.05.2019``."""
    parts = parts_of_title(title)[1:] if HAS_YEAR.search(title) else []
    dates = (parse_date(dotted(part) if day_first else part) for part in parts)
    return next(filter(None, dates), "")
