"""The folder that a browser saves beside a page: the frames in it, and no other file."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from reader.importers.html.frames import Frame

_ENDINGS = (
    *("_files", "-files", ".files", "_file", "_fichiers", "-Dateien", "_archivos", "_arquivos"),
    *("_bestanden", "_dosyalar", "_pliki", "_soubory", "_elemei", "-filer"),
)
"""What browsers put after a page's name, in one language or the other."""
PAGES = frozenset((".html", ".htm", ".xhtml"))
"""How pages end that have such a folder."""


def belongs_to_page(folder: str, files: Collection[str]) -> bool:
    """Return whether a ``folder`` was saved with one of the ``files`` beside it."""
    stems = (folder.removesuffix(each) for each in _ENDINGS if folder.endswith(each))
    return any(stem + suffix in files for stem in stems for suffix in PAGES)


def frames_beside(path: Path, largest: int) -> Callable[[str], Frame | None]:
    """Return what reads the frames of the page at ``path``, of at most ``largest`` bytes each."""
    folders = {f"{path.stem}{ending}" for ending in _ENDINGS}

    def load(source: str) -> Frame | None:
        with suppress(ValueError, OSError):
            parts = urlsplit(source)
            steps = [step for step in unquote(parts.path).split("/") if step != "."]
            is_inside = steps[0] in folders and ".." not in steps and os.sep not in steps[-1]
            if parts.scheme or parts.netloc or not is_inside:
                return None
            return _read(path.parent.joinpath(*steps), path.parent, largest)
        return None

    return load


def _read(file: Path, folder: Path, largest: int) -> Frame | None:
    """Return a page, unless it is a link, lies elsewhere, or is too large."""
    if file.suffix.lower() not in PAGES or file.resolve() != folder.resolve() / file.relative_to(
        folder
    ):
        return None
    from reader.importers.html.frames import Frame

    if not file.is_file() or file.stat().st_size > largest:
        return None
    return Frame(file.read_bytes())
