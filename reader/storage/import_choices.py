"""How to read what comes from a folder, as a person decided; no part of the history."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reader.storage.database import Database


def charset(db: Database, folder: Path) -> str | None:
    """Return the charset that was chosen, empty where it is to be guessed; None: nothing was."""
    choices = db.value("SELECT choices FROM import_choice WHERE place = ?", (str(folder),))
    with db.decoding():
        return None if choices is None else str(json.loads(choices)["charset"])


def keep_charset(db: Database, folder: Path, name: str) -> None:
    """Remember a charset, empty where it is to be guessed."""
    with db.transaction():
        db.execute(
            "INSERT INTO import_choice VALUES (:place, :choices)"
            " ON CONFLICT DO UPDATE SET choices = :choices",
            {"place": str(folder), "choices": json.dumps({"charset": name})},
        )
