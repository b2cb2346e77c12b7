"""Labels: reading them, and what may be done to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.errors import ConflictError, NotFoundError, UserError
from reader.label_colours import Pair, free, pair
from reader.label_sets import NewLabel, clean
from reader.storage.identity import new_uid
from reader.values import Label, LabelId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.storage.database import Database
    from reader.storage.journal import Recording
    from reader.storage.rows import Row

_COLUMNS = "id, uid, name, colour, tint, key, description, position, parent_id"
_KEYS = "123456789"
_LATELY = 300
"""How many marks are looked at to tell which labels were used lately."""


def all_labels(db: Database) -> list[Label]:
    """Return the labels in their order, the kinds of a label behind it."""
    rows = db.all(f"SELECT {_COLUMNS} FROM label ORDER BY position, id")
    labels = [_label(*row) for row in rows]
    heads = {label.id: (label.position, label.id) for label in labels}

    def place(label: Label) -> tuple[tuple[int, int], bool, int]:
        return heads[label.parent or label.id], label.parent is not None, label.position

    return sorted(labels, key=place)


def _label(id_: int, *columns: Any) -> Label:  # noqa: ANN401 (the columns of a row)
    return Label(LabelId(id_), *columns)


def from_row(row_id: int, row: Row) -> Label:
    """Return the label that a journaled row is."""
    return _label(row_id, *row.values())


def by_name(db: Database, name: str) -> Label:
    """Return the label of that name, case aside.

    Raises:
        NotFoundError: there is none.
    """
    labels = all_labels(db)
    for wanted in (name, name.casefold()):
        for label in labels:
            if wanted in (label.name, label.name.casefold()):
                return label
    names = ", ".join(label.name for label in labels) or "none"
    raise NotFoundError(f"There is no label “{name}”; the labels of this library are: {names}.")


def get(db: Database, label: LabelId) -> Label:
    """Return one label.

    Raises:
        NotFoundError: it is no longer there.
    """
    row = db.first(f"SELECT {_COLUMNS} FROM label WHERE id = ?", (label,))
    if row is None:
        raise NotFoundError("This label is no longer there.")
    return _label(*row)


def name(db: Database, label: LabelId) -> str:
    """Return the name of a label.

    Raises:
        NotFoundError: it is no longer there.
    """
    return get(db, label).name


def counts(db: Database) -> dict[LabelId, int]:
    """Return how many marks there are of each label that has any."""
    rows = db.all("SELECT label_id, count(*) FROM annotation GROUP BY label_id")
    return {LabelId(label): count for label, count in rows}


def lately_used(db: Database) -> list[LabelId]:
    """Return the labels of the newest marks, that of the newest first."""
    rows = db.all(
        "SELECT label_id, max(id) FROM"
        " (SELECT label_id, id FROM annotation ORDER BY id DESC LIMIT :most)"
        " GROUP BY label_id ORDER BY max(id) DESC",
        {"most": _LATELY},
    )
    return [LabelId(label) for label, _ in rows]


def add(db: Database, written: Recording, new: NewLabel, parent: LabelId | None) -> LabelId:
    """Add a label behind the others, in colours of the palette where it has none.

    Raises:
        UserError: the name, a colour or the key can't be used, or the parent is a kind itself.
        ConflictError: the name or the key is in use.
    """
    new, others = clean(new), all_labels(db)
    refuse_taken(others, None, new.name, new.key)
    _refuse_parent(others, None, parent)
    colours = _colours(new, others)
    row = {
        "uid": new_uid(),
        "name": new.name,
        "colour": colours.colour,
        "tint": colours.tint,
        "key": new.key,
        "description": new.description,
        "position": max((label.position for label in others), default=-1) + 1,
        "parent_id": parent,
    }
    return LabelId(written.insert("label", row))


def _colours(new: NewLabel, others: list[Label]) -> Pair:
    if not new.colour:
        return free(Pair(label.colour, label.tint) for label in others)
    return Pair(new.colour, new.tint or pair(new.colour).tint)


def make(db: Database, written: Recording, name: str) -> LabelId:
    """Add a label of that name, with the first free digit; see `add` for what is refused."""
    return add(db, written, NewLabel(name, key=_free_key(db)), None)


def _free_key(db: Database) -> str:
    taken = {label.key for label in all_labels(db)}
    return next((key for key in _KEYS if key not in taken), "")


def change(db: Database, written: Recording, label: Label) -> None:
    """Make a label what ``label`` says, but for its place.

    Raises:
        UserError, ConflictError: see `add`.
    """
    new = clean(NewLabel(label.name, label.colour, label.tint, label.key, label.description))
    if not (new.colour and new.tint):
        raise UserError(f"The label “{new.name}” needs both of its colours.")
    others = all_labels(db)
    refuse_taken(others, label.id, new.name, new.key)
    _refuse_parent(others, label.id, label.parent)
    written.update(
        "label",
        label.id,
        name=new.name,
        colour=new.colour,
        tint=new.tint,
        key=new.key,
        description=new.description,
        parent_id=label.parent,
    )


def move(db: Database, written: Recording, label: LabelId, position: int) -> None:
    """Put a label at a place, from 0, among those with the same parent."""
    moved = get(db, label)
    siblings = [each for each in all_labels(db) if each.parent == moved.parent]
    places = sorted(each.position for each in siblings)
    siblings.remove(moved)
    siblings.insert(max(position, 0), moved)
    for sibling, place in zip(siblings, places, strict=True):
        written.update("label", sibling.id, position=place)


def refuse_taken(others: Iterable[Label], label: LabelId | None, name: str, key: str) -> None:
    """Refuse a name or a key that another of the ``others`` than ``label`` has.

    Raises:
        ConflictError: one has.
    """
    for other in others:
        if other.id == label:
            continue
        if other.name.casefold() == name.casefold():
            raise ConflictError(f"There is a label “{other.name}” already.")
        if key and other.key.casefold() == key.casefold():
            raise ConflictError(f"The key {other.key} belongs to the label “{other.name}”.")


def _refuse_parent(others: list[Label], label: LabelId | None, parent: LabelId | None) -> None:
    if parent is None:
        return
    above = next((other for other in others if other.id == parent), None)
    if above is None:
        raise NotFoundError("This label is no longer there.")
    if parent == label:
        raise UserError(f"The label “{above.name}” can't be a kind of itself.")
    if above.parent is not None:
        raise UserError(f"“{above.name}” is a kind itself: labels have one level of kinds.")
    if label is not None and any(other.parent == label for other in others):
        raise UserError("This label has kinds itself: labels have one level of kinds.")
