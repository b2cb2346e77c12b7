"""Where things are on this machine."""

from __future__ import annotations

import os
from pathlib import Path

LIBRARY_VARIABLE = "POSTIL_LIBRARY"
"""The environment variable that names the library to use when none is given."""

_SAMPLES = "samples.postil"


def default_library() -> Path:
    """Return the library to use when none is given; its folder is there."""
    chosen = os.environ.get(LIBRARY_VARIABLE)
    return Path(chosen) if chosen else _data_folder() / "library.postil"


def samples_library() -> Path:
    """Return the library that shows the sample articles; its folder is there."""
    return _data_folder() / _SAMPLES


def is_samples_library(path: Path) -> bool:
    """Tell whether ``path`` is the library that shows the sample articles."""
    # The name first: it takes long to import what knows the folders.
    return path.name == _SAMPLES and path == samples_library()


def log_file() -> Path:
    """Return the file that bugs are written to; its folder may have to be made."""
    from platformdirs import user_log_path

    return user_log_path("postil", appauthor=False) / "postil.log"


def _data_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("postil", appauthor=False, ensure_exists=True)
