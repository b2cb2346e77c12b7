"""Saved pages whose text is in a frame: the frame is read in place of the page around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.errors import UnreadableFileError
from reader.importers.from_html import parsed, read_page
from reader.importers.html.charset import decode_html
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.values import ImportedArticle

_ENOUGH = 600
"""Code points of text; a page that has them is read without looking into its frames."""
_MOST = 20
"""How many frames of a page are looked into."""
_TIMES = 2
"""How much more than its page a frame has to say to be what the page is about."""


class Frame(NamedTuple):
    """A page inside a page."""

    data: bytes
    charset: str = ""
    address: str = ""


def read_with_frames(page: Frame, load: Callable[[str], Frame | None]) -> ImportedArticle:
    """Return the article of a saved page, or of the frame in it that has the text.

    ``load`` returns what was saved with the page under the address that it has for a frame.

    Raises:
        UnreadableFileError: there is no text in any of them.
    """
    article, refused = _tried(page)
    own = _body_length(article)
    if own >= _ENOUGH:
        return _required(article, refused)
    inner = [read for frame in _frames(page, load) if (read := _tried(frame)[0])]
    best = max(inner, key=_body_length, default=None)
    if best is None or _body_length(best) < _TIMES * own:
        return _required(article, refused)
    return _filled(best, article)


def _tried(page: Frame) -> tuple[ImportedArticle | None, UnreadableFileError | None]:
    try:
        return read_page(page.data, page.charset, page.address), None
    except UnreadableFileError as error:
        return None, error


def _required(
    article: ImportedArticle | None, refused: UnreadableFileError | None
) -> ImportedArticle:
    if article is None:
        raise refused or UnreadableFileError("There is no text on this page.")
    return article


def _frames(page: Frame, load: Callable[[str], Frame | None]) -> Iterator[Frame]:
    try:
        root = parsed(decode_html(page.data, page.charset))
    except UnreadableFileError:
        return
    for element, _ in zip(root.iter("iframe", "frame"), range(_MOST), strict=False):
        inline = element.get("srcdoc")
        source = element.get("src") or ""
        found = Frame(inline.encode(), "utf-8", page.address) if inline else load(source)
        if found is not None:
            yield found


def _body_length(article: ImportedArticle | None) -> int:
    if article is None:
        return 0
    return sum(
        block.end - block.start for block in article.blocks if block.kind is not BlockKind.TITLE
    )


def _filled(inner: ImportedArticle, outer: ImportedArticle | None) -> ImportedArticle:
    """Return the article of a frame, with what only the page around it says."""
    if outer is None:
        return inner
    return inner._replace(
        title=inner.title or outer.title,
        source=inner.source or outer.source,
        url=inner.url or outer.url,
        published=inner.published or outer.published,
    )
