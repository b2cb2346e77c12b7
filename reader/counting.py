"""Numbers of things in sentences."""

from __future__ import annotations


def counted(count: float, thing: str) -> str:
    """Return ``1 mark`` or ``2,000 marks``."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"
