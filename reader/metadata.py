"""What is said about articles beside their texts, and what may be said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from reader.errors import UserError
from reader.text import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = ("title", "byline", "source", "published", "url", "language")
"""What every article has, be it empty."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata of one article, or of several: None is what differs between them."""

    title: str | None
    byline: str | None
    source: str | None
    published: str | None
    """A date or a time as the library keeps them; empty where it isn't known."""
    url: str | None
    language: str | None
    tags: tuple[str, ...] = ()
    """Those that all of the articles have."""
    other_tags: tuple[str, ...] = ()
    """Those that some of them have."""
    fields: Mapping[str, str | None] = field(default_factory=dict)
    """The user's own; those that some of the articles lack are None."""


def clean(name: str, value: str) -> str:
    """Return one of `NAMES` as it is kept; empty takes it away.

    Raises:
        UserError: it is none, or a title is empty.
    """
    value = " ".join(normalise(value).split()) if name != "url" else normalise(value).strip()
    if name == "title" and not value:
        raise UserError("An article needs a title.")
    if name == "url" and "\n" in value:
        raise UserError("An address is one line.")
    if name == "published":
        return value and _clean_time(value)
    return value and _clean_language(value) if name == "language" else value


def _clean_time(value: str) -> str:
    """Return a date, or a time with its offset; one without is taken as UTC."""
    try:
        if _DATE.fullmatch(value):
            return date.fromisoformat(value).isoformat()
        time = datetime.fromisoformat(value)
        time = time if time.tzinfo else time.replace(tzinfo=UTC)
        return time.isoformat(timespec="seconds")
    except (ValueError, OverflowError) as error:
        raise UserError(
            f"“{value}” is no date; write one such as 2021-02-18 or 2021-02-18T16:56+03:00."
        ) from error


def _clean_language(value: str) -> str:
    if _LANGUAGE.fullmatch(value):
        main, *more = value.split("-")
        return "-".join((main.lower(), *more))
    from reader.language_names import code_of

    if code := code_of(value):
        return code
    raise UserError(f"“{value}” is no language; write its name, or a code such as en, ar or ckb.")


def clean_field(name: str, value: str) -> tuple[str, str]:
    """Return a field of the user's own as it is kept; an empty value takes it away.

    Raises:
        UserError: it has no name.
    """
    name = " ".join(normalise(name).split())
    if not name:
        raise UserError("A field needs a name.")
    return name, normalise(value).strip()
