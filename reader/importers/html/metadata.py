"""What a page says of itself: JSON-LD, OpenGraph and other meta tags, microdata, `<time>`."""

from __future__ import annotations

import re
from contextlib import suppress
from copy import deepcopy
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from reader.importers.html.linked_data import LONGEST, LinkedData
from reader.importers.html.marked_names import marked, names_at
from reader.importers.html.xpaths import path
from reader.importers.times.day_first import dotted, is_day_first
from reader.importers.times.instants import published_at
from reader.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from lxml.html import HtmlElement

_TITLES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "sailthru.title",
    "title",
    "headline",
)
_BYLINES = (
    "author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "authors",
    "article_author",
    "article-author",
    "article.author",
    "articleauthor",
    "cxenseparse:author",
    "shareaholic:article_author_name",
    "author.name",
    "dc:creator",
    "citation_author",
    "citation_authors",
    "article:author",
    "og:author",
    "og:article:author",
    "creator",
    "cse_author",
)
_REVERSED = frozenset(("citation_author", "citation_authors", "dc.creator", "dcterms.creator"))
"""Those that give the last name first."""
_BY_LABEL = re.compile(
    r"written|author|\bby\b|auteur|autor|verfasst|yazan|كتب|نویسنده", re.IGNORECASE
)
_CANONICAL = ".//link/@rel[.='canonical']/.. | .//a/@class[.='p-canonical']/.."
"""The last is Medium's."""
_MOST_LINKS = 20
_MOST_MONTHS = 12
_MOST_PARAGRAPHS = 100
"""Of a page that doesn't say its language."""
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "firstpublishedtime",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date.created",
    "dc.date",
    "citation_publication_date",
    "citation_date",
    "article.published",
    "article.created",
    "article_date_original",
    "originalpublicationdate",
    "date",
    "created",
)
_SOURCES = (
    "og:site_name",
    "dc.publisher",
    "article:publisher",
    "application-name",
    "twitter:app:name:iphone",
    "citation_journal_title",
)
_DATE_IN_ADDRESS = re.compile(
    r"(?<=[/_-])((?:19|20)\d\d)(?:/[A-Za-z]+(?=/)){0,2}[/-]?(0[1-9]|1[0-2]|(?<=/)[1-9](?=/))"
    r"[/-]?(0[1-9]|[12]\d|3[01]|(?<=/)[1-9](?=/))(?=[/_.-])"
)
_NAMED_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/([a-z]{3})/(\d{1,2})/")
_DATE_IN_SCRIPT = re.compile(
    r"""["'](?:datePublished|date_published|publish(?:ed)?_?(?:At|Date|Time|On)|pub_?date|"""
    r"""publicationDate|firstPublish\w*|first_publish\w*|publish_time|created_?at)["']"""
    r"""\s*:\s*["']([^"']{8,40})["']""",
    re.IGNORECASE,
)
_TIMES = (
    ".//time[@datetime] | .//span[@property='schema:dateCreated' or @property='dc:date dc:created']"
)
"""The last are Drupal's."""
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)|\burl:\s*(https?://\S+)", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s\"<>]+")


class Metadata(NamedTuple):
    """What a page says of the article in it; empty where it says nothing."""

    titles: tuple[str, ...] = ()
    """Candidates, the surest first."""
    bylines: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()
    """Organisations that it says are the author."""
    marked: tuple[str, ...] = ()
    """What some element anywhere on the page is marked with as the name of an author."""
    published: str = ""
    """UTC ISO 8601, or a date alone."""
    source: str = ""
    url: str = ""
    language: str = ""
    body: str = ""
    """The text of the article, where the page repeats it for programs."""
    tags: tuple[str, ...] = ()
    day_first: bool = False
    """Whether in its language the day comes first in ``03/06/2019``."""


def metadata(page: HtmlElement, address: str = "") -> Metadata:
    """Return what ``page`` says of itself; ``address`` is where it was saved from, if known."""
    meta = _meta(page)
    data = LinkedData(page)
    address = _address(page, meta, data) or address
    sources = [*meta.get("og:site_name", ()), *data.names("publisher"), *data.site()]
    sources += _values(meta, _SOURCES)
    paragraphs = islice(page.iter("p"), _MOST_PARAGRAPHS)
    day_first = is_day_first(_language(page), (each.text_content() for each in paragraphs))
    return Metadata(
        titles=_cleaned([data.said("headline"), *_values(meta, _TITLES)]),
        bylines=_cleaned(
            ["; ".join(data.persons(field)) for field in ("author", "creator")]
            + [*_authors(meta), names_at(page, meta.get("article:author", ()), address)]
        ),
        houses=_cleaned(data.houses("author")),
        marked=_cleaned(marked(page)),
        published=_published(page, meta, data, day_first),
        source=next((each for each in _cleaned(sources) if not _WEB.match(each)), ""),
        url=address,
        language=_language(page),
        body=data.said("articleBody"),
        tags=_cleaned(_values(meta, ("article:tag",))),
        day_first=day_first,
    )


def _language(page: HtmlElement) -> str:
    return page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang") or ""


def _cleaned(texts: Iterable[str]) -> tuple[str, ...]:
    # Some have been escaped twice: "J&amp;amp;K".
    lines = (" ".join(normalise(unescape(text)).split()) for text in texts)
    return tuple(dict.fromkeys(filter(None, lines)))


# Meta tags


def _meta(page: HtmlElement) -> dict[str, list[str]]:
    """Return what is under each name; what is an item's own, as a picture's author, comes last."""
    named: dict[str, list[str]] = {}
    of_items: dict[str, list[str]] = {}
    for tag in page.iter("meta"):
        name = tag.get("property") or tag.get("name") or ""
        content = tag.get("content") or ""
        if content.strip() and (name or not _is_listed(tag)):
            kept = named if name else of_items
            kept.setdefault((name or tag.get("itemprop") or "").strip().lower(), []).append(content)
    return {**of_items, **named}


def _is_listed(tag: HtmlElement) -> bool:
    """Return whether something is of an entry in a list, such as another article."""
    return any(
        "itemListElement" in (each.get("itemprop") or "")
        or "ItemList" in (each.get("itemtype") or "")
        for each in tag.iterancestors()
    )


def _values(meta: dict[str, list[str]], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from meta.get(name, ())


def _authors(meta: dict[str, list[str]]) -> Iterator[str]:
    """Yield the names under each meta tag, all that are under the same one together."""
    for name in _BYLINES:
        values = meta.get(name, [])
        if name in _REVERSED:
            values = [_in_order(each.strip(" ;")) for value in values for each in value.split("; ")]
        yield "; ".join(values)
    for number in ("1", "2"):  # what messengers show beside a link
        label = next(iter(meta.get(f"twitter:label{number}", ())), "")
        if _BY_LABEL.search(label):
            yield from meta.get(f"twitter:data{number}", ())


def _in_order(name: str) -> str:
    """Return ``Halloran, Ines`` as one says it."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last}" if comma and "," not in first else name


# Microdata and plain HTML


def _published(
    page: HtmlElement,
    meta: dict[str, list[str]],
    data: LinkedData,
    day_first: bool,  # noqa: FBT001
) -> str:
    written = [data.said("datePublished"), *_values(meta, _DATES)]
    marked = path(".//*/@itemprop[.='datePublished']/..")(page)[:_MOST_LINKS]
    written += [_written(each) for each in marked if not _is_listed(each)][:3]
    several = [published_at(_written(each)) for each in path(".//*/@pubdate/..")(page)[:20]]
    if len({each[:10] for each in several}) == 1:  # else they are of other articles
        written += several
    written.append(data.said("dateCreated"))
    read = (published_at(dotted(each) if day_first else each) for each in written)
    return next(filter(_is_meant, read), "")


def _written(element: HtmlElement) -> str:
    """Return the date in an element, as it is there for programs, else for a person."""
    written: str = element.get("content") or element.get("datetime") or element.text_content()
    return written


def _is_meant(date: str) -> bool:
    """Return whether a date is one, and not what a program makes of none."""
    return date != "" and not date.startswith("1970-01-01")


def hidden_date(
    page: HtmlElement, address: str, *, day_first: bool, body: Iterable[HtmlElement] = ()
) -> str:
    """Return when the article was published, from where it is said for no reader.

    That is its address, what scripts are given, the first time that is in no other article
    than the ``body``, or what htmldate finds, which knows more ways of writing a date.
    """
    match = _DATE_IN_ADDRESS.search(address)
    written = ["-".join(part.zfill(2) for part in match.group(1, 2, 3))] if match else []
    written += [" ".join(found.groups()[::-1]) for found in _NAMED_IN_ADDRESS.finditer(address)]
    for script in page.iter("script"):
        text = (script.text or "")[:LONGEST]
        written += [found[1] for found in _DATE_IN_SCRIPT.finditer(text)][:1]
    own = {each for element in body for each in articles_around(element)}
    times = [each for each in path(_TIMES)(page) if is_in_one_of(own, each)]
    written += [_written(element) for element in times[:3]]
    found = next(filter(_is_meant, map(published_at, written)), "")
    return found or _searched(_without_others(page, own), day_first)


def _without_others(page: HtmlElement, articles: AbstractSet[HtmlElement]) -> HtmlElement:
    """Return a page without other articles than these, which stay in it."""
    others = [index for index, each in enumerate(page.iter("article")) if each not in articles]
    if not others:
        return page
    own = deepcopy(page)
    found = list(own.iter("article"))
    for index in others:
        if found[index].getparent() is not None:
            found[index].drop_tree()
    return own


def is_in_one_of(articles: AbstractSet[HtmlElement], element: HtmlElement) -> bool:
    """Return whether an element is, or is in, no article of its page, or one of these."""
    return all(each in articles for each in articles_around(element))


def articles_around(element: HtmlElement) -> list[HtmlElement]:
    """Return the articles of its page that an element is in, or is."""
    return [each for each in (element, *element.iterancestors()) if each.tag == "article"]


def _searched(page: HtmlElement, day_first: bool) -> str:  # noqa: FBT001
    """Return what htmldate finds; not what it takes for a day and can as well be a month."""
    from htmldate import find_date

    found: str = find_date(page, original_date=True, extensive_search=False) or ""
    return "" if not day_first and _is_ambiguous(found, page) else found


def _is_ambiguous(date: str, page: HtmlElement) -> bool:
    """Return whether a page has a date in figures that could be another day as well."""
    year, month, day = map(int, date.split("-")) if date else (0, 0, 0)
    if day > _MOST_MONTHS or day == month:
        return False
    figures = rf"(?<!\d)0?(?:{day}[/.-]0?{month}|{month}[/.-]0?{day})[/.-]{year}(?!\d)"
    said = (tag.get("content") or "" for tag in page.iter("meta"))
    return any(re.search(figures, text) for text in (page.text_content(), *said))


def _address(page: HtmlElement, meta: dict[str, list[str]], data: LinkedData) -> str:
    """Return where the page comes from: what it calls itself, else where it was saved from."""
    saved = next(filter(None, map(_saved_from, path("//comment()")(page)[:5])), "")
    links = path(_CANONICAL)(page)
    canonical = [link.get("href") or "" for link in links]
    told = [*canonical, *meta.get("og:url", ()), data.said("url"), saved]
    for each in told:
        with suppress(ValueError):
            address = normalise(urljoin(saved, each.strip()))
            if _WEB.fullmatch(address) and urlsplit(address).path.strip("/"):
                return address
    return saved if _WEB.fullmatch(saved) else ""


def _saved_from(comment: HtmlElement) -> str:
    """Return the address in the comment that a browser or SingleFile leaves."""
    match = _SAVED_FROM.search(comment.text or "")
    return (match[1] or match[2]) if match else ""
