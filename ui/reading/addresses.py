"""Addresses of the web: how they are shown, and opening them in the user's browser."""

from __future__ import annotations

from unicodedata import category

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_OPENED = frozenset(("http", "https", "mailto"))


def can_open(address: str) -> bool:
    """Return whether an address is one of the web or of mail, and whole."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme() in _OPENED and bool(url.host() or url.path())


def shown(address: str) -> str:
    """Return an address as it is shown before it is opened: nothing in it looks like another.

    A host with letters that aren't ASCII is written as the name servers know it; where there
    are signs that aren't seen, or turn the direction of the text, all of it is encoded.
    """
    url = QUrl(address)
    if not url.isValid():
        return address.encode("unicode_escape").decode("ascii")
    encoded = bytes(url.toEncoded().data()).decode("ascii")
    plain = url.host(QUrl.ComponentFormattingOption.FullyEncoded).lower() in address.lower()
    unseen = any(category(each)[0] == "C" for each in address)
    return address if plain and not unseen else encoded


def open_in_browser(address: str) -> None:
    """Let the desktop open an address; only where the user asked for it, and has seen it."""
    QDesktopServices.openUrl(QUrl(address))
