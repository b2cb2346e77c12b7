"""Who wrote an article, by the elements anywhere on its page that are marked as saying so."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from reader.importers.html.names import host_of
from reader.importers.html.xpaths import path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

_AUTHORS = (
    ".//*/@itemprop[.='author']/..//@itemprop[.='name']/..",
    ".//*/@itemprop[.='author']/..",
    ".//*/@rel[contains(concat(' ', ., ' '), ' author ')]/..",
)
"""From attributes up to their elements: to ask each element for them takes five times as long."""
_MOST_MARKED = 8
_TO_AUTHOR = re.compile(r"/(?:authors?|auteurs?|autor(?:en)?|yazar(?:lar)?|columnists|by)/")
_MAY_LEAD_TO_AUTHOR = (
    ".//a/@href[contains(., '/aut') or contains(., '/yazar') or contains(., '/columnists')]/.."
)
_MOST_LINKS = 20
_OTHERS = re.compile(
    r"comment|related|recommend|teaser|\bcard|sidebar|widget|reply|disqus|"
    r"(?<!post-)(?<!entry-)(?<!article-)footer",
    re.IGNORECASE,
)
_OF_ARTICLE = (
    ".//h1 | .//*/@itemprop[contains(., 'articleBody')]/.. | "
    ".//*/@class[contains(., 'post-body')]/.."
)
"""What is in no box beside an article, whatever that is called."""


def marked(page: HtmlElement) -> Iterator[str]:
    """Yield the text of elements that are marked as naming an author, of no comment or teaser.

    Several that stand together name several authors. Links to what authors wrote come last,
    where all lead to the same one.
    """
    for marks in _AUTHORS:
        own = [each for each in path(marks)(page)[:_MOST_MARKED] if _is_own(each)]
        names = [
            each.get("content") or each.text_content() for each in own if _beside(each, own[0])
        ]
        yield "; ".join(names)
        yield from names
    may_lead = path(_MAY_LEAD_TO_AUTHOR)(page)
    to_authors = (each for each in may_lead if _TO_AUTHOR.search(each.get("href")))
    links = [each for each in islice(to_authors, _MOST_LINKS) if _is_own(each)]
    if len({each.get("href").rstrip("/").casefold() for each in links}) == 1:
        yield max((each.text_content() for each in links), key=len)


def names_at(page: HtmlElement, profiles: Iterable[str], address: str) -> str:
    """Return the texts of the links to the ``profiles`` of authors on the site of a page."""
    host = host_of(address)
    own = {each for each in map(_place, profiles) if host and each[0] == host and each[1]}
    names: dict[tuple[str, str], str] = {}
    for link in page.iter("a") if own else ():
        place = _place(link.get("href") or "", address)
        if place in own:
            name = " ".join(link.text_content().split())
            names[place] = max(names.get(place, ""), name, key=len)
    return "; ".join(filter(None, names.values()))


def _place(address: str, base: str = "") -> tuple[str, str]:
    """Return the host and the path of an address; its host is empty where it is none."""
    try:
        whole = urljoin(base, address)
        return host_of(whole), urlsplit(whole).path.rstrip("/").casefold()
    except ValueError:
        return "", ""


def _is_own(element: HtmlElement) -> bool:
    return not any(map(_is_other, (element, *element.iterancestors())))


def _beside(element: HtmlElement, first: HtmlElement) -> bool:
    """Return whether an element stands in the same list or line as the first."""
    homes = [[each.getparent(), each.getparent().getparent()] for each in (element, first)]
    return homes[0][0] is homes[1][0] or (homes[0][1] is not None and homes[0][1] is homes[1][1])


def _is_other(element: HtmlElement) -> bool:
    """Return whether an element is called what stands beside an article, and has none in it."""
    if element.tag in {"body", "html"}:
        return False
    names = (
        f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
    )
    is_so_called = element.tag == "aside" or _OTHERS.search(names) is not None
    return is_so_called and not path(_OF_ARTICLE)(element)
