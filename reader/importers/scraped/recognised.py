"""What is known of the lines of a scraped news text, while they are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.importers.scraped.facts import Fact


@dataclass(slots=True)
class Recognised:
    """What the lines of a text are, and what they tell about it."""

    kinds: list[BlockKind]
    linked: frozenset[int] = frozenset()
    """Which lines are links and nothing else."""
    heading: int | None = None
    """Which line is marked as the one heading of the first level."""
    is_page: bool = False
    """Whether a menu stands at the top."""
    title: str = ""
    byline: str = ""
    source: str = ""
    published: str = ""
    updated: str = ""
    url: str = ""

    def learn(self, facts: Iterable[Fact]) -> None:
        """Keep what a line says, where no line above it says it already."""
        for field, value in facts:
            if field and value and not getattr(self, field):
                setattr(self, field, value)

    def paragraphs(self) -> Iterator[int]:
        """Return which lines are nothing else so far."""
        return (index for index, kind in enumerate(self.kinds) if kind is BlockKind.PARAGRAPH)
