"""Tool tips that show words from outside as they are."""

from __future__ import annotations


def plain_tip(text: str) -> str:
    """Return ``text`` for a tool tip, which Qt would read as HTML where it looks like it."""
    if "<" not in text:
        return text
    from html import escape

    lines = escape(text).replace("\n", "<br>")
    return f"<qt>{lines}</qt>"
