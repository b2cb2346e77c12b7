"""What may be meant by what is typed into the search box: fields, values, names."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.query.completion import place_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.query.completion import Place

MOST = 6
"""More would leave no room for what is found."""


class Offer(NamedTuple):
    """What a query would become, and how it is shown."""

    query: str
    caret: int
    """In code points."""
    text: str
    """What is put in."""


def offers(query: str, caret: int, choices: Callable[[Place], Iterable[str]]) -> list[Offer]:
    """Return what may be meant at ``caret``, in code points, of what can stand there."""
    place = place_at(query, caret)
    if place.field is None and not place.typed:
        return []
    meant = (text for text in choices(place) if text != place.typed)
    return [_offer(query, place, text) for text in islice(meant, MOST)]


def _offer(query: str, place: Place, text: str) -> Offer:
    gap = "" if text.endswith(":") or query[place.end : place.end + 1].isspace() else " "
    completed = query[: place.start] + text + gap + query[place.end :]
    shown = f"{place.field}:{text}" if place.field else text
    return Offer(completed, place.start + len(text) + len(gap), shown)
