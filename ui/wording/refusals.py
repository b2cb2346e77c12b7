"""Refusals in the user's language where they name something that the window has words for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.errors import BuiltUponError
from ui.wording.action_names import describe
from ui.wording.dates import time_here

if TYPE_CHECKING:
    from reader.errors import PostilError


def sentence(error: PostilError) -> str:
    """Return what to say about an error."""
    if not isinstance(error, BuiltUponError):
        return str(error)
    later = error.action
    builds = QCoreApplication.translate(
        "Refusal", "This can't be undone yet. “{later}” of {time} builds on it: undo that first."
    )
    return builds.format(later=describe(later.kind, later.subject), time=time_here(later.created))
