"""The turns in which the parts of one program write to a library.

SQLite lets one write at a time, and whoever finds it writing asks again after a while, and more
and more seldom: beside an import, which writes all the time, that can be seconds. Here they wait
for each other, and go on at once; and what writes for long lets everybody else go first.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FOREVER = -1.0


class Turns:
    """The turns of one library."""

    def __init__(self) -> None:
        """Use `turns_of`."""
        self._writing, self._next, self._patient = Lock(), Lock(), Lock()

    @contextmanager
    def taken(self, seconds: float, *, patient: bool) -> Iterator[bool]:
        """Wait for a turn, and have it inside; false: it didn't come within ``seconds``.

        One who is ``patient`` lets those go first who are not, and waits as long as it takes.
        """
        most = _FOREVER if patient else seconds
        with ExitStack() as held:
            if patient:  # of these only one may wait among the others
                held.enter_context(self._patient)
            if not self._next.acquire(timeout=most):
                yield False
                return
            try:
                has_turn = self._writing.acquire(timeout=most)
            finally:
                self._next.release()
            if has_turn:
                held.callback(self._writing.release)
            yield has_turn

    def is_awaited(self) -> bool:
        """Tell whether somebody waits for the turn of who writes now."""
        return self._next.locked()


_of_files: WeakValueDictionary[str, Turns] = WeakValueDictionary()
_one_at_a_time = Lock()


def turns_of(path: Path) -> Turns:
    """Return the turns of the library at ``path``, the same for all connections to it."""
    place = os.path.realpath(path)
    with _one_at_a_time:
        turns = _of_files.get(place)
        if turns is None:
            turns = _of_files[place] = Turns()
        return turns
