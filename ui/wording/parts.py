"""Several short texts in one line."""

from __future__ import annotations


def joined(*parts: str) -> str:
    """Return the parts that aren't empty beside each other; each keeps its own direction."""
    line = " · ".join(part for part in parts if part)
    if line.replace("·", "").isascii():  # it has one direction, and is shaped twice as fast
        return line
    return " · ".join(f"\u2068{part}\u2069" for part in parts if part)
