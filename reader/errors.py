"""What can go wrong, split by whose turn it is to act.

`UserError`: the input is at fault, and the sentence says what to do about it.
`StorageError`: the library file, the disk or another program is at fault.
Anything else that is raised is a bug and stays a plain exception.
Every message is one sentence (or two) for a person, and needs no traceback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.values import Action


class PostilError(Exception):
    """The root of everything Postil raises on purpose; ``str()`` is fit to be shown."""


class UserError(PostilError):
    """The request or the file can't be served as it is."""


class NotFoundError(UserError):
    """What was named isn't in the library."""


class UnreadableFileError(UserError):
    """A document can't be read or isn't text."""


class QueryError(UserError):
    """A query can't be read; the place is in code points of what was typed."""

    def __init__(self, problem: str, start: int, end: int) -> None:
        super().__init__(problem)
        self.start = start
        self.end = end


class ConflictError(UserError):
    """The rows are no longer what the request thinks they are."""


class BuiltUponError(ConflictError):
    """A step can't be undone before a later one, which builds on it."""

    def __init__(self, action: Action) -> None:
        super().__init__(
            f"“{action.subject}” ({action.kind}, {action.created}) builds on it: undo that first."
        )
        self.action = action
        """The later step."""


class PatternError(UserError):
    """A regular expression is wrong at a place."""

    def __init__(self, reason: str, position: int) -> None:
        super().__init__(f"At character {position + 1}: {reason}.")
        self.position = position
        """How many code points stand before that place."""


class CancelledError(PostilError):
    """The user stopped a long operation; what was finished before stays."""


class StorageError(PostilError):
    """The library file can't be used: not there, not a library, locked, full, damaged."""


class BusyError(StorageError):
    """Something else is writing to the library; in a moment it may be done."""


class ReadOnlyError(StorageError):
    """The library can be read but not written."""


class DamagedError(StorageError):
    """The library file is damaged."""
