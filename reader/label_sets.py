"""Sets of labels as JSON: what the program ships, and what libraries give each other.

    {"name": "News", "labels": [{"name": "PERSON", "colour": "#903800", "tint": "#f89f09",
     "key": "1", "description": "A person named."}, {"name": "POLITICIAN", "parent": "PERSON"}]}

Only the names have to be there. ``examples`` (texts) are taken into the description.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reader import colours
from reader.errors import NotFoundError, UserError
from reader.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.values import Label, LabelId

PRESETS = ("news", "conll-2003", "ontonotes-5")
"""The label sets under ``resources/labels``."""

LONGEST_NAME, LONGEST_KEY = 60, 20
"""In code points."""


@dataclass(frozen=True, slots=True)
class NewLabel:
    """A label as a set describes it; an empty colour is still to be chosen."""

    name: str
    colour: str = ""
    tint: str = ""
    key: str = ""
    description: str = ""
    parent: str = ""
    """The name of the label that it is a kind of."""


def preset(name: str) -> tuple[NewLabel, ...]:
    """Return the labels of a shipped set.

    Raises:
        NotFoundError: there is no such set.
    """
    if name not in PRESETS:
        raise NotFoundError(f"There is no label set “{name}”; there are: {', '.join(PRESETS)}.")
    from importlib import resources

    return read((resources.files("resources") / "labels" / f"{name}.json").read_bytes())


def write(name: str, labels: list[Label]) -> dict[str, Any]:
    """Return ``labels`` as a set that JSON can hold and `check` reads without a loss."""
    names = {label.id: label.name for label in labels}
    return {"name": name, "labels": [_entry(label, names) for label in labels]}


def _entry(label: Label, names: Mapping[LabelId, str]) -> dict[str, str]:
    entry = {
        "name": label.name,
        "colour": label.colour,
        "tint": label.tint,
        "key": label.key,
        "description": label.description,
    }
    return entry | ({} if label.parent is None else {"parent": names[label.parent]})


def read(data: bytes | str) -> tuple[NewLabel, ...]:
    """Return the labels of a set that is written in JSON.

    Raises:
        UserError: it isn't JSON, or not a set of labels.
    """
    try:
        return check(json.loads(data))
    except (ValueError, RecursionError) as error:
        raise UserError("This is not a label set: it can't be read as JSON.") from error


def check(data: object) -> tuple[NewLabel, ...]:
    """Return the labels of a set that was read from JSON.

    Raises:
        UserError: it is not a set of labels, or contradicts itself.
    """
    entries = data.get("labels") if isinstance(data, dict) else None
    if not isinstance(entries, list) or not entries:
        raise UserError("This is not a label set: it needs a list of “labels”.")
    labels = tuple(_read_entry(number, entry) for number, entry in enumerate(entries, 1))
    _refuse_repeated(labels)
    _refuse_deep(labels)
    return labels


def clean(label: NewLabel) -> NewLabel:
    """Return a label with its texts trimmed.

    Raises:
        UserError: the name is empty or too long, a colour is none, or the key can't be one.
    """
    name = clean_name(label.name)
    for colour in (label.colour, label.tint):
        if colour and not colours.is_written(colour):
            raise UserError(f"“{colour}” of the label “{name}” is not a colour such as #1d4ed8.")
    key = label.key.strip()
    if len(key) > LONGEST_KEY or len(key.split()) > 1:
        raise UserError(f"“{key}” can't be the key of the label “{name}”.")
    return replace(
        label,
        name=name,
        colour=label.colour.lower(),
        tint=label.tint.lower(),
        key=key,
        description=normalise(label.description).strip(),
        parent=" ".join(normalise(label.parent).split()),
    )


def clean_name(name: str) -> str:
    """Return the name of a label with single spaces.

    Raises:
        UserError: it is empty or too long.
    """
    name = " ".join(normalise(name).split())
    if not name:
        raise UserError("A label needs a name.")
    if len(name) > LONGEST_NAME:
        raise UserError(f"The name of a label has at most {LONGEST_NAME} characters.")
    return name


def _read_entry(number: int, entry: object) -> NewLabel:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        raise UserError(f"Label {number} of the set has no name.")
    fields = {name: entry.get(name, "") for name in NewLabel.__slots__}
    for name, value in fields.items():
        if not isinstance(value, str):
            raise UserError(f"“{name}” of the label “{entry['name']}” is not a text.")
    examples = "; ".join(_examples(entry))
    fields["description"] = " ".join(filter(None, (fields["description"], examples)))
    return clean(NewLabel(**fields))


def _examples(entry: dict[str, Any]) -> Iterator[str]:
    examples = entry.get("examples", [])
    for example in examples if isinstance(examples, list) else [examples]:
        if not isinstance(example, str):
            raise UserError(f"An example of the label “{entry['name']}” is not a text.")
        yield f"“{example}”"


def _refuse_repeated(labels: tuple[NewLabel, ...]) -> None:
    names, keys = set[str](), dict[str, str]()
    for label in labels:
        name, key = label.name.casefold(), label.key.casefold()
        if name in names:
            raise UserError(f"The label “{label.name}” stands in the set twice.")
        if key and key in keys:
            raise UserError(f"“{keys[key]}” and “{label.name}” have the same key {label.key}.")
        names.add(name)
        keys[key] = label.name


def _refuse_deep(labels: tuple[NewLabel, ...]) -> None:
    parents = {label.name.casefold(): label.parent.casefold() for label in labels}
    for label in labels:
        parent = label.parent.casefold()
        if parent == label.name.casefold():
            raise UserError(f"The label “{label.name}” can't be a kind of itself.")
        if parents.get(parent):
            raise UserError(f"“{label.name}” is a kind of a kind: labels have one level of kinds.")
