"""What a page says of itself: JSON-LD, OpenGraph and other meta tags, microdata, `<time>`."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from reader.importers.instants import instant
from reader.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

_ARTICLES = re.compile(
    r"(News|Blog|Report|Opinion|Review|Scholarly|Satirical|Analysis)?\w*(Article|Posting|Report)$|^WebPage$"
)
_MOST_LINKED_DATA = 1_000_000
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
    "citation_author",
    "twitter:data1",
)
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
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
    "application-name",
    "dc.publisher",
    "twitter:app:name:iphone",
    "citation_journal_title",
)
_DATE_IN_ADDRESS = re.compile(
    r"(?<=[/_-])((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-])"
)
_DATE_IN_SCRIPT = re.compile(
    r"""["'](?:datePublished|date_published|publish(?:ed)?_?(?:At|Date|Time|On)|pub_?date|"""
    r"""publicationDate|firstPublish\w*|first_publish\w*|publish_time|created_?at)["']"""
    r"""\s*:\s*["']([^"']{8,40})["']""",
    re.IGNORECASE,
)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)|\burl:\s*(https?://\S+)", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s\"<>]+")


class Metadata(NamedTuple):
    """What a page says of the article in it; empty where it says nothing."""

    titles: tuple[str, ...] = ()
    """Candidates, the surest first."""
    bylines: tuple[str, ...] = ()
    published: str = ""
    """UTC ISO 8601, or a date alone."""
    source: str = ""
    url: str = ""
    language: str = ""
    body: str = ""
    """The text of the article, where the page repeats it for programs."""
    tags: tuple[str, ...] = ()


def metadata(page: HtmlElement, address: str = "") -> Metadata:
    """Return what ``page`` says of itself; ``address`` is where it was saved from, if known."""
    meta = _meta(page)
    article = _article(_linked_data(page))
    address = _address(page, meta, article) or address
    return Metadata(
        titles=_cleaned([_string(article.get("headline")), *_values(meta, _TITLES)]),
        bylines=_cleaned(
            [", ".join(_names(article.get("author"))), *_values(meta, _BYLINES), *_marked(page)]
        ),
        published=_published(page, meta, article),
        source=next(iter(_cleaned(_sources(meta, article))), ""),
        url=address,
        language=page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        body=_string(article.get("articleBody")),
        tags=_cleaned(_values(meta, ("article:tag",))),
    )


def _cleaned(texts: Iterable[str]) -> tuple[str, ...]:
    lines = (" ".join(normalise(text).split()) for text in texts)
    return tuple(dict.fromkeys(filter(None, lines)))


# Meta tags


def _meta(page: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in page.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content = tag.get("content") or ""
        if name and content.strip():
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _values(meta: dict[str, list[str]], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from meta.get(name, ())


# JSON-LD (https://json-ld.org), with the vocabulary of https://schema.org


def _linked_data(page: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield every object of the page's JSON-LD, those inside others too."""
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (
            (script.text or "")[:_MOST_LINKED_DATA].strip().removeprefix("<!--").removesuffix("-->")
        )
        with suppress(ValueError, RecursionError):
            yield from _objects(json.loads(text, strict=False))


def _objects(data: object) -> Iterator[dict[str, Any]]:
    pending = [data]
    while pending:
        here = pending.pop(0)
        if isinstance(here, dict):
            yield here
            pending += [
                here[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in here
            ]
        elif isinstance(here, list):
            pending += here


def _article(objects: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return the object that is the article of the page: the first with a headline."""
    found: dict[str, Any] = {}
    for each in objects:
        kinds = each.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLES.search(kind) for kind in kinds):
            found = {**each, **found} if found else dict(each)
    return found


def _string(value: object) -> str:
    if isinstance(value, list):
        value = next((each for each in value if isinstance(each, str)), "")
    return value if isinstance(value, str) else ""


def _names(value: object) -> Iterator[str]:
    """Yield the names in an author or publisher, which is a name, an object, or a list of them."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict):
            yield from _names(each.get("name"))


def _sources(meta: dict[str, list[str]], article: dict[str, Any]) -> Iterator[str]:
    yield from meta.get("og:site_name", ())
    yield from _names(article.get("publisher"))
    yield from _values(meta, _SOURCES)


# Microdata and plain HTML


def _marked(page: HtmlElement) -> Iterator[str]:
    """Yield the text of elements that are marked as naming an author."""
    for path in (
        ".//*[@itemprop='author']//*[@itemprop='name']",
        ".//*[@itemprop='author']",
        ".//*[contains(concat(' ', @rel, ' '), ' author ')]",
    ):
        for element in page.xpath(path)[:3]:
            yield element.get("content") or element.text_content()


def _published(page: HtmlElement, meta: dict[str, list[str]], article: dict[str, Any]) -> str:
    written = [_string(article.get("datePublished")), *_values(meta, _DATES)]
    written += [
        element.get("content") or element.get("datetime") or element.text_content()
        for element in page.xpath(".//*[@itemprop='datePublished' or @pubdate]")[:3]
    ]
    written.append(_string(article.get("dateCreated")))
    return next(filter(None, map(instant, written)), "")


def hidden_date(page: HtmlElement, address: str) -> str:
    """Return when the article was published, from where it is said for no reader.

    That is its address, what scripts are given, or the first ``<time>`` anywhere.
    """
    match = _DATE_IN_ADDRESS.search(address)
    written = ["-".join(match.group(1, 2, 3))] if match else []
    for script in page.iter("script"):
        text = (script.text or "")[:_MOST_LINKED_DATA]
        written += [found[1] for found in _DATE_IN_SCRIPT.finditer(text)][:1]
    written += [element.get("datetime") for element in page.xpath(".//time[@datetime]")[:3]]
    return next(filter(None, map(instant, written)), "")


def _address(page: HtmlElement, meta: dict[str, list[str]], article: dict[str, Any]) -> str:
    """Return where the page comes from: what it calls itself, else where it was saved from."""
    saved = next(filter(None, map(_saved_from, page.getroottree().xpath("//comment()")[:5])), "")
    canonical = [link.get("href") or "" for link in page.xpath(".//link[@rel='canonical']")]
    told = [*canonical, *meta.get("og:url", ()), _string(article.get("url")), saved]
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
