"""What may be meant by what is typed into the search box: fields, and the names they take."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale

from reader.folding import fold
from reader.query.completion import as_value, place_at
from reader.query.fields import VALUES, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.query.completion import Place
    from reader.query.fields import Field

MOST = 6
"""More would leave no room for what is found."""


class Name(NamedTuple):
    """A name that articles have."""

    text: str
    articles: int
    """How many have it; 0 where that isn't known."""
    folded: str
    """Without case and accents."""


if TYPE_CHECKING:
    Names = Mapping[Field, Sequence[Name]]
    """The names that each field can have, the usual ones first."""


def name(text: str, articles: int = 0) -> Name:
    """Return a name, ready to be looked for."""
    return Name(text, articles, fold(text))


class Offer(NamedTuple):
    """What a query would become, and how it is shown."""

    query: str
    caret: int
    text: str
    """What is put in."""
    detail: str
    """How many articles have it; empty where that isn't known."""


def offers(query: str, caret: int, names: Names) -> list[Offer]:
    """Return what may be meant at ``caret``, in code points, the likeliest first."""
    place = place_at(query, caret)
    if place.field is None and not place.typed:
        return []
    found = _names(place, names) if _takes_names(place) else ((each, "") for each in place.choices)
    return [_offer(query, place, text, detail) for text, detail in found if text != place.typed][
        :MOST
    ]


def _takes_names(place: Place) -> bool:
    return place.field is not None and VALUES[place.field] is Value.NAME


def having(typed: str, names: Sequence[Name]) -> list[Name]:
    """Return the names that have what is typed in them; those that begin so come first."""
    wanted = fold(typed)
    found = [name for name in names if wanted in name.folded]
    return sorted(found, key=lambda name: not name.folded.startswith(wanted))


def _names(place: Place, names: Names) -> Iterator[tuple[str, str]]:
    known = names.get(place.field, ()) if place.field else ()
    for name in having(place.typed, known):
        yield as_value(name.text), QLocale().toString(name.articles) if name.articles else ""


def _offer(query: str, place: Place, text: str, detail: str) -> Offer:
    gap = "" if text.endswith(":") or query[place.end : place.end + 1].isspace() else " "
    completed = query[: place.start] + text + gap + query[place.end :]
    shown = f"{place.field}:{text}" if place.field else text
    return Offer(completed, place.start + len(text) + len(gap), shown, detail)
