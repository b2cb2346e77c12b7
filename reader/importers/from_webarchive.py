"""Pages saved by Safari as ``.webarchive``: a property list of the page and what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.errors import UnreadableFileError
from reader.importers.html.frames import Frame, read_with_frames

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.document import Document
    from reader.values import ImportedArticle

_BINARY = b"bplist00"
_KEY = b"WebMainResource"


def recognises(document: Document) -> bool:
    """Return whether it is a property list, binary or XML, with a page in it."""
    head = document.head
    return (head.startswith(_BINARY) or b"<plist" in head[:1024]) and _KEY in head


def read(document: Document) -> Iterator[ImportedArticle]:
    """Yield the article of a saved page.

    Raises:
        UnreadableFileError: it is damaged, there is no page in it, or no text on that.
    """
    import plistlib
    from xml.parsers.expat import ExpatError

    damage = (plistlib.InvalidFileException, ExpatError, ValueError, LookupError, TypeError)
    try:
        archive = plistlib.loads(document.data)
    except (*damage, OverflowError) as error:
        raise UnreadableFileError("The web archive is damaged; save the page again.") from error
    page = _frame(archive)
    if page is None:
        raise UnreadableFileError("There is no page in this web archive; save it again.")
    frames = {frame.address: frame for frame in _frames(archive)}
    yield read_with_frames(page, lambda source: frames.get(source.strip()))


def _frames(archive: Any) -> Iterator[Frame]:  # noqa: ANN401  (whatever is in the file)
    inner = archive.get("WebSubframeArchives")
    for each in inner if isinstance(inner, list) else ():
        frame = _frame(each)
        if frame is not None:
            yield frame


def _frame(archive: Any) -> Frame | None:  # noqa: ANN401
    """Return the page of an archive, or None where there is none."""
    main = archive.get("WebMainResource") if isinstance(archive, dict) else None
    if not isinstance(main, dict):
        return None
    data = main.get("WebResourceData")
    if not isinstance(data, bytes):
        return None
    charset = str(main.get("WebResourceTextEncodingName") or "")
    return Frame(data, charset, str(main.get("WebResourceURL") or ""))
