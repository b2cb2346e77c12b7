"""Articles put together from what feeds, mails and exports say of them, and a piece of HTML.

What is in such a piece is all of it the article, as nothing of a site is around it: unlike
those of a page, no blocks have to be chosen.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from reader.importers.html.bylines import choose_byline
from reader.importers.html.names import host_of, letters
from reader.importers.rendered import Rendered, lay
from reader.text import line_spans, normalise
from reader.values import BlockKind, ImportedArticle, Inline, InlineKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.rendered import Laid

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_UNSEEN = re.compile(r"<(script|style)\b[^>]*>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\d+|#[xX][\da-fA-F]+|[a-zA-Z]\w+);")
_WEB = re.compile(r"https?://[^\s\"<>]+", re.IGNORECASE)
_RESOLVER = "doi.org"
"""Where the addresses of papers lead; the source of none."""
_TITLE_WITHIN = 2
"""Among how many blocks at the top the title can be repeated."""


class Told(NamedTuple):
    """What is said of an article beside its text; empty where nothing is said."""

    title: str = ""
    bylines: tuple[str, ...] = ()
    source: str = ""
    published: str = ""
    """UTC ISO 8601, or a date alone."""
    url: str = ""
    language: str = ""
    """As it is written: ``en-GB``."""
    tags: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    done: bool = False
    starred: bool = False


def compose(
    told: Told, blocks: Sequence[Rendered], original: bytes, media_type: str, part: str = ""
) -> ImportedArticle:
    """Return the article of what is ``told`` and its ``blocks``, the title at their head.

    ``original`` is all that was said of this one, and ``part`` its name in the file. What has no
    text has its address for one: many pages are called the same.
    """
    address = told_address(told.url)
    if address and not any(block.text.strip() for block in blocks):
        link = Inline(0, len(address), InlineKind.LINK, address)
        blocks = [Rendered(address, BlockKind.PARAGRAPH, 0, (link,))]
    return compose_laid(
        told, lay(_titled(one_line(told.title), blocks)), original, media_type, part
    )


def compose_object(
    told: Told, blocks: Sequence[Rendered], written: bytes, part: str
) -> ImportedArticle | None:
    """Return the article of an object in JSON; None where it has no text, title nor address."""
    if not blocks and not told.title and not told_address(told.url):
        return None
    return compose(told, blocks, written, "application/json", part)


def compose_laid(
    told: Told, laid: Laid, original: bytes, media_type: str, part: str = ""
) -> ImportedArticle:
    """Return the article of what is ``told`` and a text that has the title in it."""
    url = told_address(told.url)
    source = one_line(told.source) or host_of(url).removeprefix(_RESOLVER)
    return ImportedArticle(
        text=laid.text,
        blocks=laid.blocks,
        inlines=laid.inlines,
        title=one_line(told.title),
        byline=choose_byline(tuple(map(one_line, told.bylines)), (source,)),
        source=source,
        published=told.published or None,
        url=url,
        language=told.language,
        tags=tuple(dict.fromkeys(filter(None, map(one_line, told.tags)))),
        fields=tuple((name, normalise(value)) for name, value in told.fields if value),
        notes=tuple(normalise(note) for note in told.notes if note.strip()),
        done=told.done,
        starred=told.starred,
        file=part,
        media_type=media_type,
        original=original,
    )


def one_line(text: str) -> str:
    """Return ``text`` normalised, each white space one space."""
    return " ".join(normalise(text).split())


def web_address(text: str) -> str:
    """Return ``text`` if it is an address on the web, else nothing."""
    address = normalise(text.strip())
    return address if _WEB.fullmatch(address) else ""


def told_address(text: str) -> str:
    """Return what is said to be an address as one on the web; nothing where it is none.

    Programs write it as they got it: with spaces in it, or with ``&`` as HTML has it.
    """
    return web_address(text.strip().replace(" ", "%20").replace("&amp;", "&"))


def address_of_doi(doi: str) -> str:
    """Return the address of a paper; nothing without its ``doi``."""
    return f"https://{_RESOLVER}/{doi.strip()}" if doi.strip() else ""


def absolute(base: str, address: str) -> str:
    """Return an address completed by that of the page it is on; as it is where that is none.

    Where nothing is said there is none: it is not that of the page, as it would be for a link.
    """
    if not address.strip():
        return ""
    try:
        return urljoin(base, address.strip())
    except ValueError:  # brackets where an address of IPv6 would be
        return address


def is_markup(text: str) -> bool:
    """Return whether ``text``, which may be either, is HTML."""
    return bool(_MARKUP.search(text) or _REFERENCE.search(text))


def plain(text: str) -> str:
    """Return a short text, as a title, without the markup it may have."""
    if not is_markup(text):
        return text
    return unescape(_MARKUP.sub("", _UNSEEN.sub("", text)))


def blocks_of(text: str, address: str = "") -> list[Rendered]:
    """Return the blocks of a text that may be HTML; its links are completed by ``address``."""
    return html_blocks_of(text, address) if is_markup(text) else text_blocks_of(text)


def html_blocks_of(text: str, address: str = "") -> list[Rendered]:
    """Return all blocks of a piece of HTML.

    Raises:
        UnreadableFileError: it is nested too deep.
    """
    from reader.importers.from_html import parsed
    from reader.importers.html.blocks import pieces, rendered

    if not text.strip():
        return []
    page = parsed(f"<!DOCTYPE html><div>{text}</div>")
    return rendered(pieces(page), address)


def text_blocks_of(text: str) -> list[Rendered]:
    """Return the lines of a plain text."""
    text = normalise(text)
    return [Rendered(text[start:end], BlockKind.PARAGRAPH) for start, end in line_spans(text)]


def _titled(title: str, blocks: Sequence[Rendered]) -> list[Rendered]:
    """Return the blocks with the title, marked as such, at their head."""
    titled = [block for block in blocks if block.text.strip()]
    mark = letters(title)
    for index, block in enumerate(titled[:_TITLE_WITHIN]):
        if mark and letters(block.text) == mark:
            titled[index] = block._replace(kind=BlockKind.TITLE, level=0)
            return titled
    return [Rendered(title, BlockKind.TITLE), *titled] if title else titled
