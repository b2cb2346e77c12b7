"""The article of a page that shows none, from the data that its scripts would have shown."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.importers.html.linked_data import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
_SEVERAL = 3
"""Texts of one thing in a list; more are an article of their own."""
_DEEPEST = 60
_PARTS, _TEXTS = ("children", "content"), ("text", "data", "value")
"""What editors call the parts of a paragraph, and what such a part says."""
_MOST_ARTICLES = 20
"""That are looked at for the page's own."""


def article_in_scripts(page: HtmlElement, is_it: Callable[[str], bool]) -> str:
    """Return the text, or HTML, of the longest thing to read in a script; empty if there is none.

    What ``is_it`` goes before other articles. Its paragraphs can be in one text, or in a list.
    """
    found = (text for data in _all_data(page) for text in _texts(data))
    long = sorted((text for text in found if len(text) >= _FEWEST), key=len, reverse=True)
    return next(filter(is_it, long[:_MOST_ARTICLES]), next(iter(long), ""))


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
        whole = _paragraph(data)
        for each in [whole] if whole else data.values():
            yield from _texts(each, depth + 1)
    elif depth < _DEEPEST and isinstance(data, list):
        inner = [list(_texts(each, depth + 1)) for each in data]
        yield from (text for texts in inner for text in texts)
        if sum(len(texts) > _SEVERAL for texts in inner) <= len(inner) / 2:  # else of articles
            yield "\n\n".join(max(texts, key=len) for texts in inner if texts)


def _paragraph(data: dict[str, object]) -> str:
    """Return the text of a node that has parts, some of which are text; empty if it is none."""
    parts = _parts(data)
    return "".join(map(_said, parts)) if any(_of_text(part) for part in parts) else ""


def _said(node: object, depth: int = 0) -> str:
    inner = _parts(node) if depth < _DEEPEST else []
    return _of_text(node) or "".join(_said(each, depth + 1) for each in inner)


def _parts(node: object) -> list[object]:
    """Return the nodes in one, such as the links and what is emphasised in a paragraph."""
    lists = (node.get(key) for key in _PARTS) if isinstance(node, dict) else ()
    return next((each for each in lists if isinstance(each, list)), [])


def _of_text(node: object) -> str:
    found = (node.get(key) for key in _TEXTS) if isinstance(node, dict) else ()
    return next((each for each in found if isinstance(each, str)), "")
