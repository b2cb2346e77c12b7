"""Collections of newswire in SGML, many documents in a file: Gigaword, TREC, Reuters-21578.

Each document is an element ``DOC`` or ``REUTERS``; what is in it is called differently in each
collection, is not always well-formed, and has its paragraphs in lines that are broken to a width.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers.composed import Told, compose, html_blocks_of, one_line
from reader.importers.document import Failure
from reader.importers.encoding import decode
from reader.importers.limits import megabytes
from reader.importers.refusals import CUT_OFF, failure_told
from reader.importers.times.instants import instant
from reader.text import normalise
from reader.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from reader.importers.document import Document
    from reader.values import ImportedArticle

MEDIA_TYPE = "text/sgml"
_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!DOCTYPE\s[^>]{0,200}>\s*)?"
    rb"(?:<(?:root|docs|gwenglish|file)\b[^>]{0,200}>\s*)?<(?:DOC|REUTERS)\b(?:\s[^>]{0,400})?>",
    re.IGNORECASE,
)
_END = re.compile(rb"</(?:DOC|REUTERS)\s*>", re.IGNORECASE)
_TAG = re.compile(rb"<(?:DOC|REUTERS)\b", re.IGNORECASE)
_PIECE = 1024 * 1024
_TITLES = ("HEADLINE", "HEAD", "HL", "TITLE", "H3", "SLUG")
_TEXTS = ("BODY", "TEXT", "CONTENT")
_LEADS = ("LP", "LEADPARA")
_DATES = ("DATE_TIME", "DATETIME", "PUBDATE", "DATE1", "DATE")
_BYLINES = ("BYLINE", "AUTHOR", "BY")
_NUMBERS = ("DOCNO", "DOCID")
_NUMBER = re.compile(
    r"<(?:DOC|REUTERS)\b[^<>]*?\s(?:id|NEWID)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE
)
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\d{3})")
_SHORT_DAY = re.compile(r"^[A-Z]{2,4}([6-9]\d)([01]\d)([0-3]\d)(?!\d)")
_CONTROL = re.compile(r"&#(?:[0-8]|1[1-9]|2\d|3[01]);")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_MARKUP = re.compile(r"</?[A-Za-z][\w.-]*(?:\s[^<>]*)?>")
_PARAGRAPH = re.compile(r"</?P(?:\s[^<>]*)?>", re.IGNORECASE)
_NEXT = re.compile(r"\n[ \t]*\n\s*|\n(?=[ \t]{2,}\S)")
"""What parts paragraphs where no element does: an empty line, or an indent."""


def recognises(document: Document) -> bool:
    """Return whether its first element is a document of a collection."""
    return _START.match(document.head) is not None


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield an article for each document in it, in constant memory.

    Raises:
        UnreadableFileError: there is none, or one is too large.
    """
    number = 0
    for number, written in enumerate(_documents(document.file, document.limits.size), 1):
        part = f"#{number}"
        if written is None:
            yield Failure(part, CUT_OFF)
            return
        try:
            with failure_told(document.limits):
                yield _article(written, part)
        except UnreadableFileError as error:
            yield Failure(part, str(error))
    if not number:
        raise UnreadableFileError(
            "This is no newswire in SGML; save its text as .txt or .html and import that."
        )


def _documents(file: BinaryIO, longest: int) -> Iterator[bytes | None]:
    """Yield what is between the ends of documents; None is one without an end."""
    file.seek(0)
    rest = b""
    while piece := file.read(_PIECE):
        *whole, rest = _END.split(rest + piece)
        yield from whole
        if len(rest) > longest:
            raise UnreadableFileError(
                f"A document in it is larger than {megabytes(longest)}; "
                "raise that limit, or cut it into smaller files."
            )
    if _TAG.search(rest):
        yield None


def _article(written: bytes, part: str) -> ImportedArticle:
    text = _COMMENT.sub("", _CONTROL.sub("", normalise(decode(written))))
    blocks = html_blocks_of("".join(f"<p>{each}</p>" for each in _paragraphs(text)))
    title = _plain(_first(text, _TITLES))
    if not blocks and not title:
        raise UnreadableFileError("There is no text in this document.")
    number = _plain(_first(text, _NUMBERS)) or _matched(_NUMBER, text)
    told = Told(
        title=title,
        bylines=(_plain(_first(text, _BYLINES)),),
        published=instant(_plain(_first(text, _DATES))) or _day_in(number),
        tags=tuple(map(_plain, _all(_first(text, ("TOPICS",)), ("D",)))),
        fields=(("document", number),),
    )
    return compose(told, blocks, written, MEDIA_TYPE, part)


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs as markup: the dateline, and what is in the elements of the text."""
    bodies = [*_all(text, _LEADS), *(_all(text, _TEXTS[:1]) or _all(text, _TEXTS[1:]))]
    dateline = _first(text, ("DATELINE",))
    for body in (dateline, *(_without_facts(body) for body in bodies)):
        for piece in _PARAGRAPH.split(body):
            lines = _NEXT.split(piece) if len(_PARAGRAPH.findall(body)) <= 1 else [piece]
            yield from filter(str.strip, (_MARKUP.sub(" ", line) for line in lines))


def _without_facts(body: str) -> str:
    for name in (*_TITLES, "DATELINE", *_BYLINES):
        end, kept = 0, []
        for start, inside in _elements(body, name):
            kept.append(body[end:start])
            end = inside.end  # what ends it is no text, either
        body = "".join((*kept, body[end:]))
    return body


def _elements(text: str, name: str) -> Iterator[tuple[int, Span]]:
    """Yield where elements of that name begin, and what is in them, which none of them is."""
    opened: re.Match[str] | None = None
    for tag in _tags(name).finditer(text):
        if not tag["closing"]:
            opened = opened or tag
        elif opened is not None:
            yield opened.start(), Span(opened.end(), tag.start())
            opened = None


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(?P<closing>/?){name}(?:\s[^<>]*)?>", re.IGNORECASE)


def _all(text: str, names: tuple[str, ...]) -> list[str]:
    """Return what is in all elements of the first of ``names`` that has any."""
    found = ([text[start:end] for _, (start, end) in _elements(text, name)] for name in names)
    return next(filter(None, found), [])


def _first(text: str, names: tuple[str, ...]) -> str:
    return next(iter(_all(text, names)), "")


def _matched(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1] if match else ""


def _plain(markup: str) -> str:
    return one_line(unescape(_MARKUP.sub(" ", markup)))


def _day_in(number: str) -> str:
    """Return the day that a number tells: ``AFP_ENG_19940512.0001``, ``AP880212-0001``."""
    match = _DAY.search(number)
    if match:
        return instant("-".join(match.groups()))
    match = _SHORT_DAY.match(number)
    return instant(f"19{'-'.join(match.groups())}") if match else ""
