"""Tool tips of texts from outside, which Qt would render where they look like HTML."""

from __future__ import annotations


def tip(text: str) -> str:
    """Return ``text`` as a tool tip that shows it as it is, and wraps; of no text, no tip."""
    from html import escape  # 1 ms, and nobody points at anything in the first frame

    lines = escape(text).replace("\n", "<br>")
    return f"<p>{lines}</p>" if text else ""
