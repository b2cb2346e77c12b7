"""Objects of JSON as rows of a table: what is nested in them has a path for a name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.importers.document import Failure
from reader.importers.header import names_some, unique
from reader.importers.tables.cells import shown
from reader.importers.tables.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MEDIA_TYPE = "application/json"
_DEEPEST = 4
"""How many objects in objects get names of their own."""
BROKEN = (
    "The JSON is damaged, cut off or nested too deep here; "
    "get it once more, or let the program that wrote it write it again."
)

_VOCABULARY = "@context"
"""Where JSON-LD says whose names it uses: an address, and the same in all documents."""
_NO_ROW = "This is no object, list or text, and so no article."


def rows_of(found: Iterable[tuple[str, bytes | Failure]]) -> Iterator[Row | Failure]:
    """Yield the rows that values are, each with its part; lists by the names in a first one."""
    names: list[str] = []
    for number, (part, written) in enumerate(found):
        row = written if isinstance(written, Failure) else row_of(written, part, names)
        if not number and isinstance(row, Row) and row.original.startswith(b"["):
            cells = list(map(shown, row.values.values()))
            if names_some(cells):
                names = unique(cells)
                continue
        yield row


def row_of(written: bytes, part: str, names: Sequence[str] = ()) -> Row | Failure:
    """Return the row that an object, a list or a text is, or a failure where it is none of them.

    ``names`` are those of the cells of a list.
    """
    try:
        value = json.loads(written.decode("utf-8", "replace"), strict=False)
    except (ValueError, RecursionError):
        return Failure(part, BROKEN)
    if isinstance(value, str):
        value = {"text": value}
    elif isinstance(value, list):
        others = [f"column {number + 1}" for number in range(len(names), len(value))]
        value = dict(zip([*names, *others], value, strict=False))
    if not isinstance(value, dict):
        return Failure(part, _NO_ROW)
    return Row(part, flat(value), written)


def flat(value: Mapping[str, object], path: str = "", depth: int = 1) -> dict[str, object]:
    """Return the members of an object by their names, those of objects in it by their paths.

    ``{"source": {"name": "Tide"}}`` has a member ``source.name``.
    """
    found: dict[str, object] = {}
    for name, written in value.items():
        if name == _VOCABULARY:
            continue
        member = _unwrapped(written)
        if isinstance(member, dict) and member and depth < _DEEPEST:
            found |= flat(member, f"{path}{name}.", depth + 1)
        else:
            found[f"{path}{name}"] = member
    return found


def _unwrapped(value: object) -> object:
    """Return what MongoDB wraps to keep its type: ``{"$date": …}``, ``{"$oid": …}``."""
    while isinstance(value, dict) and len(value) == 1:
        ((name, inner),) = value.items()
        if not name.startswith("$"):
            break
        value = inner
    return value
