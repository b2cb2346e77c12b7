"""Labels, and the sets of them that the program ships."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.errors import NotFoundError
from reader.storage.identity import new_uid
from reader.values import Label, LabelId

if TYPE_CHECKING:
    from reader.storage.database import Database
    from reader.storage.journal import Recording, Row

PRESETS = ("news", "conll-2003", "ontonotes-5")
"""The label sets under ``resources/labels``."""

_COLUMNS = "id, uid, name, colour, tint, key, description, position, parent_id"


def all_labels(db: Database) -> list[Label]:
    """Return the labels in their order."""
    return [_label(*row) for row in db.all(f"SELECT {_COLUMNS} FROM label ORDER BY position, id")]


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


def name(db: Database, label: LabelId) -> str:
    """Return the name of a label.

    Raises:
        NotFoundError: it is no longer there.
    """
    found: str | None = db.value("SELECT name FROM label WHERE id = ?", (label,))
    if found is None:
        raise NotFoundError("This label is no longer there.")
    return found


def preset(name: str) -> list[dict[str, str]]:
    """Return the labels of a shipped set: name, colour, tint, key, description of each.

    Raises:
        NotFoundError: there is no such set.
    """
    if name not in PRESETS:
        raise NotFoundError(f"There is no label set “{name}”; there are: {', '.join(PRESETS)}.")
    from importlib import resources

    file = resources.files("resources") / "labels" / f"{name}.json"
    labels: list[dict[str, str]] = json.loads(file.read_text("utf-8"))["labels"]
    return labels


def add(db: Database, written: Recording, rows: list[dict[str, str]]) -> None:
    """Add the labels that the library lacks; a key in use stays where it is."""
    present = all_labels(db)
    names = {label.name for label in present}
    keys = {label.key for label in present}
    position = max((label.position for label in present), default=-1) + 1
    for label in rows:
        if label["name"] not in names:
            key = "" if label["key"] in keys else label["key"]
            row = {
                "uid": new_uid(),
                "name": label["name"],
                "colour": label["colour"],
                "tint": label["tint"],
                "key": key,
                "description": label["description"],
                "position": position,
                "parent_id": None,
            }
            written.insert("label", row)
            position += 1
