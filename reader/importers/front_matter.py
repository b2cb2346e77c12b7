"""The metadata before a Markdown text: ``key: value`` lines between two rules.

It looks like YAML and is read without: only plain values, quotes around them, and lists in
brackets or on lines of their own.
"""

from __future__ import annotations

import re

KNOWN = frozenset(("title", "date", "source", "author", "url", "language", "tags"))

_BLOCK = re.compile(r"---[ \t]*\n(?P<lines>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.*)")


def split(text: str) -> tuple[dict[str, list[str]], str]:
    """Return the fields that ``text`` begins with and what follows; none where it has none.

    Keys are in small letters; each value is a list, of one where the document has no list.
    """
    match = _BLOCK.match(text)
    fields = _fields(match["lines"]) if match else {}
    if match is None or KNOWN.isdisjoint(fields):
        return {}, text
    return fields, text[match.end() :]


def _fields(lines: str) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    values: list[str] = []
    for line in lines.splitlines():
        field = _FIELD.fullmatch(line)
        item = _ITEM.fullmatch(line)
        if field:
            values = fields.setdefault(field["key"].lower(), [])
            values += _values(field["value"] or "")
        elif item and fields:
            values += _values(item["value"])
        elif line.strip() and not line.startswith(("#", " ", "\t")):
            return {}
    return fields


def _values(written: str) -> list[str]:
    written = written.strip()
    if written.startswith("[") and written.endswith("]"):
        return [value for part in written[1:-1].split(",") if (value := _unquoted(part.strip()))]
    value = _unquoted(written)
    return [value] if value else []


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if quoted else value
