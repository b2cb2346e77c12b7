"""What a page says in JSON-LD (https://json-ld.org) with the words of https://schema.org."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from html import unescape
from typing import TYPE_CHECKING, Any

from reader.importers.html.names import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

_ARTICLE = re.compile(
    r"(News|Blog|Report|Opinion|Review|Scholarly|Satirical|Analysis)?\w*(Article|Posting|Report)"
)
_WORK = re.compile("Recipe|HowTo|(?:Critic|User)?Review|CreativeWork")
"""What some pages have in place of an article, or as all that says who wrote it."""
_HOUSE = re.compile("Organi[sz]ation$|Corporation$")
_PAGE = "WebPage"
_SITE = "WebSite"
_INNER = ("@graph", "mainEntity", "mainEntityOfPage")
LONGEST = 1_000_000
"""Characters of one script that are looked at."""
_OPENING = re.compile(r"(?:\s|//|/\*)*(?:<!--|<!\[CDATA\[)(?:\s*\*/)?")
_CLOSING = ("*/", "]]>", "-->", "/*", "//")
"""What hides a script from browsers and parsers that don't know what it is, from its end."""
_TRAILING = re.compile(r",(?=\s*[}\]])")
_AUTHOR = re.compile(r'"author"\s*:\s*(\[[^\[\]]*\]|\{[^{}]*\}|"(?:[^"\\]|\\.)*")')
_NAME = re.compile(r'"name"\s*:\s*("(?:[^"\\]|\\.)*")')
_FIELDS = re.compile(r'"(headline|datePublished|articleBody)"\s*:\s*"((?:[^"\\]|\\.)*)"', re.DOTALL)


class LinkedData:
    """The objects that a page has, and which of them is its article."""

    def __init__(self, page: HtmlElement) -> None:
        self._objects = list(_all_objects(page))
        self._named = {
            each["@id"]: each
            for each in self._objects
            if isinstance(each.get("@id"), str) and "name" in each
        }
        self._article = self._found()

    def _found(self) -> dict[str, Any]:
        """Return the article, with what the page that it is on says where it says nothing.

        Other articles can stand beside it, under other headlines.
        """
        articles = [each for each in self._objects if _is(each, _ARTICLE.fullmatch)]
        named = next((each for each in articles if text(each.get("headline"))), None)
        works = [each for each in self._objects if _is(each, _WORK.fullmatch)][:1]
        found = dict(named or next(iter((*articles, *works)), {}))
        own = letters(text(found.get("headline")))
        pages = [each for each in self._objects if _is(each, _PAGE.__eq__)]
        for other in (*articles, *pages, *works):
            if letters(text(other.get("headline"))) in {"", own}:
                found = {**other, **found}
        return found

    def said(self, field: str) -> str:
        """Return what the article has in a field that is a text; empty where it has none.

        A number is one, too: some give a time in seconds.
        """
        value = self._article.get(field)
        return str(value) if type(value) is int else text(value)

    def names(self, field: str) -> list[str]:
        """Return the names in a field of the article, such as its author."""
        return list(self._names(self._article.get(field)))

    def persons(self, field: str) -> list[str]:
        """Return the names in a field of the article that aren't those of organisations."""
        found = _listed(self._article.get(field))
        return list(self._names([each for each in found if not self._is_house(each)]))

    def houses(self, field: str) -> list[str]:
        """Return the names of organisations in a field of the article."""
        return list(self._names(list(filter(self._is_house, _listed(self._article.get(field))))))

    def site(self) -> list[str]:
        """Return what the site is called."""
        sites = (each for each in self._objects if _is(each, _SITE.__eq__))
        return [name for each in sites if (name := text(each.get("name")))]

    def _is_house(self, value: object) -> bool:
        return isinstance(value, dict) and _is(self._known(value), _HOUSE.search)

    def _known(self, value: dict[str, Any]) -> dict[str, Any]:
        """Return an object, or the one that it refers to."""
        return value if "name" in value else self._named.get(value.get("@id") or "", {})

    def _names(self, value: object, depth: int = 0) -> Iterator[str]:
        """Yield the names in a value: a name, an object, what refers to one, or a list of them."""
        for each in _listed(value):
            if isinstance(each, str):
                yield each
            elif isinstance(each, dict) and depth < len(_INNER):
                yield from self._names(self._known(each).get("name"), depth + 1)


def text(value: object) -> str:
    """Return the text that a value is or, of a list, its first one; empty where there is none."""
    if isinstance(value, list):
        value = next((each for each in value if isinstance(each, str)), "")
    return value if isinstance(value, str) else ""


def _listed(value: object) -> list[Any]:
    """Return the values in a list, or the one that there is; some write an object as a text."""
    if isinstance(value, str) and value.lstrip().startswith("{"):
        value = _parsed(value) or value
    return value if isinstance(value, list) else [value]


def _is(each: dict[str, Any], matches: Any) -> bool:  # noqa: ANN401  (of a pattern or a text)
    kinds = each.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and matches(kind) for kind in kinds)


def _all_objects(page: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        written = _bare((script.text or "")[:LONGEST])
        if '"' not in written:
            written = unescape(written)  # some have been escaped as what is shown is
        data = _parsed(written) or _parsed(_TRAILING.sub("", written))
        yield from _objects(data) if data else _salvaged(written)


def _bare(written: str) -> str:
    """Return a script without what hides it."""
    opening = _OPENING.match(written)
    written = written[opening.end() if opening else 0 :].strip()
    for mark in _CLOSING:
        written = written.removesuffix(mark).rstrip()
    return written.removesuffix(";")


def _parsed(written: str) -> object:
    """Return what JSON says; nothing where it is broken."""
    with suppress(ValueError, RecursionError):
        return json.loads(written, strict=False)
    return None


def _salvaged(written: str) -> Iterator[dict[str, Any]]:
    """Yield an article of the fields that can be read in JSON that is broken."""
    found: dict[str, Any] = {}
    for match in _FIELDS.finditer(written):
        with suppress(ValueError):
            found.setdefault(match[1], json.loads(f'"{match[2]}"', strict=False))
    author = _AUTHOR.search(written)
    if author:
        names = [author[1]] if author[1].startswith('"') else _NAME.findall(author[1])
        found["author"] = [name for name in map(_parsed, names) if isinstance(name, str)]
    if found:
        yield {"@type": "Article", **found}


def _objects(data: object) -> Iterable[dict[str, Any]]:
    pending = [data]
    while pending:
        here = pending.pop(0)
        if isinstance(here, dict):
            yield here
            pending += [here[key] for key in _INNER if key in here]
        elif isinstance(here, list):
            pending += here
