"""Objects of JSON as rows of a table: what is nested in them has a path for a name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.importers.document import Failure
from reader.importers.tables.rows import Row

if TYPE_CHECKING:
    from collections.abc import Mapping

MEDIA_TYPE = "application/json"
_DEEPEST = 4
"""How many objects in objects get names of their own."""
BROKEN = (
    "The JSON is damaged, cut off or nested too deep here; "
    "get it once more, or let the program that wrote it write it again."
)

_NO_ROW = "This is no object, list or text, and so no article."


def row_of(written: bytes, part: str) -> Row | Failure:
    """Return the row that an object, a list or a text is, or a failure where it is none of them."""
    try:
        value = json.loads(written.decode("utf-8", "replace"), strict=False)
    except (ValueError, RecursionError):
        return Failure(part, BROKEN)
    if isinstance(value, str):
        value = {"text": value}
    elif isinstance(value, list):
        value = {f"column {number}": cell for number, cell in enumerate(value, 1)}
    if not isinstance(value, dict):
        return Failure(part, _NO_ROW)
    return Row(part, flat(value), written)


def flat(value: Mapping[str, object], path: str = "", depth: int = 1) -> dict[str, object]:
    """Return the members of an object by their names, those of objects in it by their paths.

    ``{"source": {"name": "Tide"}}`` has a member ``source.name``.
    """
    found: dict[str, object] = {}
    for name, member in value.items():
        if isinstance(member, dict) and member and depth < _DEEPEST:
            found |= flat(member, f"{path}{name}.", depth + 1)
        else:
            found[f"{path}{name}"] = member
    return found
