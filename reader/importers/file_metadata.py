"""Titles and authors as programs write them into the metadata of files, where they are such."""

from __future__ import annotations

import re

from reader.importers.html.names import letters

_NO_TITLE = re.compile(
    r"untitled|unnamed|document\d*|microsoft (?:word|powerpoint|excel)\b.*|slide \d+|title"
    r"|.*\.(?:docx?|pdf|indd|qxd|odt|tex|dvi|rtf|pptx?|xlsx?|html?|txt)",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"user|admin(?:istrator)?|root|owner|author|unknown|anonymous|python-docx|[\w.-]+@[\w.-]+"
    r"|\S*\d\S*",
    re.IGNORECASE,
)


def title_told(text: str) -> str:
    """Return a title if it is one, and not the name of a file or of a program; else nothing."""
    return "" if _NO_TITLE.fullmatch(text) or not letters(text) else text


def author_told(text: str) -> str:
    """Return who wrote it, unless that is only the name of an account."""
    return "" if _NO_AUTHOR.fullmatch(text) or not letters(text) else text
