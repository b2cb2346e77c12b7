"""Values in JSON that another program wrote, whatever they turn out to be."""

from __future__ import annotations

import json
from typing import Any

from reader.errors import UnreadableFileError

Json = dict[str, Any]


def loaded(text: str) -> object:
    """Return what ``text`` says.

    Raises:
        UnreadableFileError: it is no JSON, or not all of it.
    """
    try:
        return json.loads(text, strict=False)
    except ValueError as error:  # a number of too many digits is one too
        raise UnreadableFileError(
            "It isn't whole, or damaged; let the program that wrote it write it again."
        ) from error


def dumped(value: object) -> bytes:
    """Return a value as a document of its own."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def as_object(value: object) -> Json:
    """Return an object, and for all else an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    """Return a list, and for all else an empty one."""
    return value if isinstance(value, list) else []


def text(said: Json, *names: str) -> str:
    """Return the first of some members that says something; numbers as they are written."""
    for name in names:
        value = said.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
    return ""


def texts(value: object) -> tuple[str, ...]:
    """Return the texts in a list."""
    return tuple(each for each in as_list(value) if isinstance(each, str))
