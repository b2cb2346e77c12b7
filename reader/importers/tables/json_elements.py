"""The elements of an array of JSON that may be larger than the memory, each as it is written.

Only strings and brackets are looked at, so that one element that is broken inside doesn't keep
the others from being read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.importers.tables.column_names import Field, field_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_IN_STRING = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
_TOKEN = re.compile(rb'["{}\[\],]')
_OPENING, _CLOSING = b"{[", b"}]"
_PARTS = re.compile(rb'"([^"\\]*+(?:\\.[^"\\]*+)*+)(?:"(\s*:)?|\\?\Z)|[{}\[\]]', re.DOTALL)
_OBJECTS = re.compile(rb"\s*\{")
_DEEPEST = 64
"""How many brackets in brackets no array of articles is in."""
_GAP = 100
"""How many bytes of white space there can be before a value."""
_OUTERMOST = re.compile(rb"\s*\[")


def elements(chunks: Iterator[bytes], longest: int) -> Iterator[bytes | None]:
    """Yield the elements of the array whose bracket ``chunks`` begin after; None for a long one.

    What follows the end of the array is left alone.
    """
    scanner = _Scanner(longest)
    for chunk in chunks:
        yield from scanner.feed(chunk)
        if scanner.ended:
            return
    yield from scanner.rest()


class _Scanner:
    """Where in an array one is, and what of the element in turn has come."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._buffer = b""
        self._place = 0
        """How far the buffer is looked at."""
        self._depth = 0
        self._in_string = self._too_long = False
        self.ended = False

    def feed(self, chunk: bytes) -> Iterator[bytes | None]:
        """Yield the elements that end in what has come."""
        self._buffer += chunk
        start = 0
        while (token := self._next()) and not self.ended:
            if token in _OPENING:
                self._depth += 1
            elif token in _CLOSING and self._depth:
                self._depth -= 1
            elif not self._depth and token != b"}":  # a comma, or the end of the array
                yield from self._element(self._buffer[start : self._place - 1])
                start = self._place
                self.ended = token != b","
        self._buffer = self._buffer[start:]
        self._place -= start
        if len(self._buffer) > self._longest:
            self._too_long = True
            self._buffer, self._place = self._buffer[self._place :], 0

    def rest(self) -> Iterator[bytes | None]:
        """Yield what is left where the array has no end."""
        yield from self._element(self._buffer)

    def _element(self, written: bytes) -> Iterator[bytes | None]:
        if self._too_long:
            yield None
        elif written.strip():
            yield written.strip()
        self._too_long = False

    def _next(self) -> bytes:
        """Return the next bracket or comma outside of strings, nothing where more has to come."""
        while True:
            if self._in_string:
                self._place = _end(_IN_STRING, self._buffer, self._place)
                if self._buffer[self._place : self._place + 1] != b'"':
                    return b""  # at the end, or before a backslash there
                self._in_string = False
                self._place += 1
            match = _TOKEN.search(self._buffer, self._place)
            self._place = match.end() if match else len(self._buffer)
            if match is None:
                return b""
            if match[0] != b'"':
                return match[0]
            self._in_string = True


def _end(pattern: re.Pattern[bytes], data: bytes, place: int) -> int:
    match = pattern.match(data, place)
    return match.end() if match else place


class _Array(NamedTuple):
    """An array of objects."""

    start: int
    """Where its first element begins."""
    fields: set[Field]
    """What the names in it are known to be."""


def start_of_rows(head: bytes) -> int | None:
    """Return where in the beginning of a document the array of articles starts; None for none.

    That is the outermost array, else the one of objects whose members are best known as those
    of articles. An object that has a text itself is an article, and what arrays it has are not.
    """
    if outermost := _OUTERMOST.match(head):
        return outermost.end()
    found: list[_Array] = []
    open_: list[_Array | None] = []
    for match in _PARTS.finditer(head):
        token = match[0]
        if token in _OPENING:
            open_.append(_array_at(head, match))
            found += [each for each in open_[-1:] if each]
        elif token in _CLOSING:
            del open_[-1:]
        elif match[2] and _names_text(head, match, len(open_)):
            return None
        elif match[2]:
            _note(match, open_)
        if len(open_) > _DEEPEST:
            break
    best = max(found, key=lambda array: len(array.fields), default=None)
    return best.start if best else None


def _array_at(head: bytes, bracket: re.Match[bytes]) -> _Array | None:
    """Return the array of objects that a bracket opens, if it does."""
    is_array = bracket[0] == b"[" and _OBJECTS.match(head, bracket.end())
    return _Array(bracket.end(), set()) if is_array else None


def _field(name: re.Match[bytes]) -> Field | None:
    known = field_of(name[1].decode("utf-8", "replace"))
    return known[0] if known else None


def _names_text(head: bytes, name: re.Match[bytes], depth: int) -> bool:
    """Tell whether a name in the outermost object is that of a text."""
    if depth != 1 or _field(name) is not Field.TEXT:
        return False
    return head[name.end() : name.end() + _GAP].lstrip()[:1] == b'"'


def _note(name: re.Match[bytes], open_: Sequence[_Array | None]) -> None:
    """Note for the arrays that a name stands in what it is known to be."""
    field = _field(name)
    for array in open_:
        if array and field:
            array.fields.add(field)
