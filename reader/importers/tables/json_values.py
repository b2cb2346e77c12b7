"""Values in JSON that another program wrote, whatever they turn out to be."""

from __future__ import annotations

import json
import re
from typing import Any

from reader.errors import UnreadableFileError

Json = dict[str, Any]

_INK = re.compile(r"\S")


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


def sequence(text: str) -> list[bytes]:
    """Return the values that stand one after the other, as ``jq`` writes them, each as written.

    From where it is broken on, the rest is the last of them.
    """
    decoder = json.JSONDecoder(strict=False)
    found = []
    start = _next(text, 0)
    while start < len(text):
        try:
            end = decoder.raw_decode(text, start)[1]
        except (ValueError, RecursionError):
            end = len(text)
        found.append(text[start:end].encode("utf-8", "replace"))
        start = _next(text, end)
    return found


def _next(text: str, place: int) -> int:
    """Return where the next character is that is no white space."""
    match = _INK.search(text, place)
    return match.start() if match else len(text)


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
