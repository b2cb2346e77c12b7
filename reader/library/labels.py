"""The labels of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.storage import labels
from reader.values import ActionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.store import Store
    from reader.values import Change, Label, LabelId


class Labels:
    """The labels of a library."""

    def __init__(self, store: Store) -> None:
        """Use `Library.labels`."""
        self._store = store
        self._db = store.db

    def all(self) -> list[Label]:
        """Return the labels in their order."""
        return labels.all_labels(self._db)

    def named(self, name: str) -> Label:
        """Return the label of that name, case aside.

        Raises:
            NotFoundError: there is none.
        """
        return labels.by_name(self._db, name)

    def counts(self) -> dict[LabelId, int]:
        """Return how many marks there are of each label that has any, the trash included."""
        return labels.counts(self._db)

    def lately_used(self) -> list[LabelId]:
        """Return the labels of the newest few hundred marks, that of the newest first."""
        return labels.lately_used(self._db)

    def add(
        self,
        name: str,
        colour: str = "",
        *,
        tint: str = "",
        key: str = "",
        description: str = "",
        parent: LabelId | None = None,
    ) -> Change:
        """Add a label behind the others; ``parent`` is the label that it is a kind of.

        Without colours it gets those of the palette that are farthest from the ones in use.

        Raises:
            UserError: the name is empty, a colour is none, or the parent is a kind itself.
            ConflictError: another label has the name, case aside, or the key.
        """
        from reader.label_sets import NewLabel

        new = NewLabel(name, colour, tint, key, description)
        with self._store.recording(ActionKind.ADD_LABEL) as written:
            added = labels.add(self._db, written, new, parent)
            written.subject = labels.name(self._db, added)
        return written.change()

    def change(self, label: Label) -> Change:
        """Make the label with that id what ``label`` says: all but uid and position.

            library.labels.change(dataclasses.replace(library.labels.named("ORG"), name="BODY"))

        Raises:
            UserError, ConflictError: see `add`.
        """
        with self._store.recording(ActionKind.CHANGE_LABEL) as written:
            old = labels.name(self._db, label.id)
            labels.change(self._db, written, label)
            new = labels.name(self._db, label.id)
            written.subject = old if old == new else f"{old} → {new}"
        return written.change()

    def move(self, label: LabelId, position: int) -> Change:
        """Put a label at a place, from 0, among those with the same parent."""
        with self._store.recording(ActionKind.CHANGE_LABEL) as written:
            written.subject = labels.name(self._db, label)
            labels.move(self._db, written, label, position)
        return written.change()

    def merge(self, merged: Sequence[LabelId], into: LabelId) -> Change:
        """Give the marks of labels to another one, and remove the labels.

        Where a span has both, one mark stays, with the notes of both.

        Raises:
            NotFoundError: one of the labels is no longer there.
        """
        from reader.library.subjects import short
        from reader.storage import label_changes

        gone = [label for label in dict.fromkeys(merged) if label != into]
        with self._store.recording(ActionKind.MERGE_LABELS) as written:
            names = ", ".join(labels.name(self._db, label) for label in gone)
            written.subject = f"{short(names)} → {labels.name(self._db, into)}"
            label_changes.merge(self._db, written, gone, into)
        return written.change()

    def delete(self, label: LabelId, *, with_annotations: bool = False) -> Change:
        """Remove a label; its kinds become labels of their own.

        Raises:
            ConflictError: it has marks, and they are not to go with it.
        """
        from reader.storage import label_changes

        with self._store.recording(ActionKind.DELETE_LABEL) as written:
            gone = labels.get(self._db, label)
            written.subject = gone.name
            label_changes.delete(self._db, written, gone, with_annotations=with_annotations)
        return written.change()
