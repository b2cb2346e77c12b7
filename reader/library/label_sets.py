"""Whole sets of labels that come into a library and go out of it; see `reader.label_sets`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import label_sets
from reader.library.subjects import short
from reader.storage import label_changes, labels
from reader.values import ActionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.label_sets import NewLabel
    from reader.library.store import Store
    from reader.values import Change


class LabelSets:
    """Sets of labels."""

    def __init__(self, store: Store) -> None:
        """Use `Library.label_sets`."""
        self._store = store

    def add_shipped(self, name: str) -> Change:
        """Add the missing labels of a shipped set (see `reader.label_sets.PRESETS`).

        Raises:
            NotFoundError: there is no such set.
        """
        return self._take_in(name, label_sets.preset(name), replace=False)

    def add(self, data: bytes | str, *, replace: bool = False) -> Change:
        """Add the labels of a set in JSON; those of the same name stay, or are replaced.

        A label that stays keeps its key, and one that is replaced takes the set's.

        Raises:
            UserError: it is not a set of labels, or contradicts itself or the library.
        """
        new = label_sets.read(data)
        return self._take_in(", ".join(label.name for label in new), new, replace=replace)

    def export(self) -> dict[str, object]:
        """Return the library's labels as a set that JSON can hold."""
        db = self._store.db
        return label_sets.write(db.path.stem, labels.all_labels(db))

    def _take_in(self, subject: str, new: Sequence[NewLabel], *, replace: bool) -> Change:
        with self._store.recording(ActionKind.LABELS) as written:
            written.subject = short(subject)
            label_changes.take_in(self._store.db, written, new, replace=replace)
        return written.change()
