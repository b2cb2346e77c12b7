"""What happens to marks and labels when several labels change together."""

from __future__ import annotations

import dataclasses
from itertools import groupby
from typing import TYPE_CHECKING

from reader.errors import ConflictError, UserError
from reader.storage import labels
from reader.storage.identity import now

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.label_sets import NewLabel
    from reader.storage.database import Database
    from reader.storage.journal import Recording
    from reader.values import Label, LabelId

    Mark = tuple[int, int, int, int, int, str]
    """Id, article, start, end, label, note."""


def merge(db: Database, written: Recording, merged: Sequence[LabelId], into: LabelId) -> None:
    """Give the marks and the kinds of ``merged`` labels to ``into``, and remove the labels.

    Where a span would have the label twice, the mark that is older stays, or the one that
    had it before, with the notes of all.
    """
    _move_marks(db, written, merged, into)
    target = labels.get(db, into)
    above = None if target.parent in merged else target.parent
    written.update("label", into, parent_id=above)
    for label in labels.all_labels(db):
        if label.parent in merged and label.id != into:
            written.update("label", label.id, parent_id=above or into)
    for gone in merged:
        written.delete("label", gone)


def _move_marks(db: Database, written: Recording, merged: Sequence[LabelId], into: LabelId) -> None:
    twins, moved, noted, time = list[int](), list[int](), list[tuple[int, str]](), now()
    for marks in _by_span(db, [*merged, into]):
        kept, *others = sorted(marks, key=lambda mark: (mark[4] != into, mark[0]))
        note = "\n\n".join(dict.fromkeys(mark[5] for mark in (kept, *others) if mark[5]))
        twins += [mark[0] for mark in others]
        if kept[4] != into:
            moved.append(kept[0])
        if note != kept[5]:
            noted.append((kept[0], note))
    written.delete_many("annotation", twins)
    written.update_many("annotation", moved, label_id=into, modified=time)
    for mark, note in noted:
        written.update("annotation", mark, note=note, modified=time)


def _by_span(db: Database, wanted: Sequence[LabelId]) -> Iterator[list[Mark]]:
    rows = db.rows(
        'SELECT id, article_id, start, "end", label_id, note FROM annotation'
        f' WHERE label_id IN ({", ".join("?" * len(wanted))}) ORDER BY article_id, start, "end"',
        wanted,
    )
    for _span, marks in groupby(rows, lambda mark: mark[1:4]):
        yield list(marks)


def delete(db: Database, written: Recording, label: Label, *, with_annotations: bool) -> None:
    """Remove a label and its marks; its kinds become labels of their own.

    Raises:
        ConflictError: it has marks, and they are not to go.
    """
    marks = [id_ for (id_,) in db.all("SELECT id FROM annotation WHERE label_id = ?", (label.id,))]
    if marks and not with_annotations:
        raise ConflictError(f"The label “{label.name}” has marks: {len(marks)} would go with it.")
    written.delete_many("annotation", marks)
    for other in labels.all_labels(db):
        if other.parent == label.id:
            written.update("label", other.id, parent_id=None)
    written.delete("label", label.id)


def take_in(
    db: Database, written: Recording, new: Iterable[NewLabel], *, replace: bool = False
) -> None:
    """Add the labels that the library lacks; those it has stay, or become as the new ones are.

    A key in use stays where it is, unless its label is to be replaced or the new one replaces.

    Raises:
        UserError: a label is a kind of one that isn't there, or is a kind itself.
    """
    present = {label.name.casefold(): label for label in labels.all_labels(db)}
    wanted = [each for each in new if replace or each.name.casefold() not in present]
    if replace:
        _free_keys(written, wanted, present.values())
    for each in sorted(wanted, key=lambda each: bool(each.parent)):
        _take_in(db, written, each)


def _free_keys(written: Recording, new: Iterable[NewLabel], present: Iterable[Label]) -> None:
    """Take the keys from labels that shall have another one, or whose key a new one has."""
    wanted = {each.name.casefold(): each.key.casefold() for each in new}
    keys = set(wanted.values())
    for label in present:
        key, name = label.key.casefold(), label.name.casefold()
        if wanted[name] != key if name in wanted else key in keys:
            written.update("label", label.id, key="")


def _take_in(db: Database, written: Recording, new: NewLabel) -> None:
    present = {label.name.casefold(): label for label in labels.all_labels(db)}
    parent = present.get(new.parent.casefold())
    if new.parent and parent is None:
        raise UserError(f"“{new.name}” is a kind of “{new.parent}”, which is not there.")
    parent_id = parent.id if parent else None
    old = present.get(new.name.casefold())
    if old is None:
        taken = any(new.key.casefold() == label.key.casefold() for label in present.values())
        added = dataclasses.replace(new, key="" if taken else new.key)
        labels.add(db, written, added, parent_id)
        return
    changed = dataclasses.replace(
        old,
        name=new.name,
        colour=new.colour or old.colour,
        tint=new.tint or old.tint,
        key=new.key,
        description=new.description,
        parent=parent_id,
    )
    labels.change(db, written, changed)
