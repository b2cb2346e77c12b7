"""Which marks an article shows, and how strongly its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.values import LabelId


@dataclass(frozen=True, slots=True)
class ShownMarks:
    """A choice of one session; it is stored nowhere."""

    only: frozenset[LabelId] = frozenset()
    """The labels whose marks aren't faded; none stands for all."""
    hidden: bool = False
    """Whether no mark is painted, and none can be made."""
    dimmed: bool = False
    """Whether text without a mark is pale."""

    def fades(self, label: LabelId) -> bool:
        """Return whether marks of ``label`` are faded."""
        return bool(self.only) and label not in self.only
