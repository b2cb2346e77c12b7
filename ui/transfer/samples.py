"""The sample articles that come with the program."""

from __future__ import annotations

from importlib.resources import files


def sample_files() -> list[tuple[str, bytes]]:
    """Return the name and the bytes of each sample, in the order of their names."""
    folder = files("resources") / "samples"
    return sorted((sample.name, sample.read_bytes()) for sample in folder.iterdir())
