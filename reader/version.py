"""Which Postil this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def own_version() -> str:
    """Return the version of the installed program, empty where it runs without being installed."""
    try:
        return version("postil")
    except PackageNotFoundError:
        return ""
