"""The article of a page that shows none, from the data that its scripts would have shown."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.importers.html.linked_data import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_ASSIGNED = re.compile(r"=\s*(?=\{)")
_MOST_ASSIGNED = 5
"""Of one script that are looked at."""
_LONG = 40
"""Code points; fewer are a label, a name or an address."""
_FEWEST = 400
"""And an article has more, in one text or in several beside one another."""
_SENTENCE = re.compile(r"\w+[\s,]+\w+[\s,]+\w+|[\u3040-\u9fff]{8}")
_MOST_BRACES = 3
"""In a text; programs and styles have more."""
_DEEPEST = 60


def article_in_scripts(page: HtmlElement) -> str:
    """Return the text, or HTML, of the longest thing to read in a script; empty if there is none.

    Its paragraphs can be in one text, or in a list.
    """
    found = (text for data in _all_data(page) for text in _texts(data))
    return max((text for text in found if len(text) >= _FEWEST), key=len, default="")


def _all_data(page: HtmlElement) -> Iterator[object]:
    for script in page.iter("script"):
        written = (script.text or "")[:LONGEST].strip()
        kind = (script.get("type") or "").lower()
        is_data = "json" in kind and "ld+json" not in kind
        starts = [0] if is_data else [match.end() for match in _ASSIGNED.finditer(written)]
        for start in starts[:_MOST_ASSIGNED]:
            with suppress(ValueError, RecursionError):
                yield json.JSONDecoder(strict=False).raw_decode(written, start)[0]


def _texts(data: object, depth: int = 0) -> Iterator[str]:
    """Yield each text in some data, and what the texts of each list are together."""
    if isinstance(data, str):
        if len(data) >= _LONG and _SENTENCE.search(data) and data.count("{") <= _MOST_BRACES:
            yield data
    elif depth < _DEEPEST and isinstance(data, dict):
        for each in data.values():
            yield from _texts(each, depth + 1)
    elif depth < _DEEPEST and isinstance(data, list):
        inner = [list(_texts(each, depth + 1)) for each in data]
        yield from (text for texts in inner for text in texts)
        yield "\n\n".join(max(texts, key=len) for texts in inner if texts)
