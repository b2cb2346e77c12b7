"""Which language a text is in, by the fastText model lid.176 (176 languages, 0.9 MB)."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ENOUGH = 240
"""Code points that are looked at: more cost time and change nothing."""
_SURE = 0.5


@cache
def _predict() -> Callable[[str], tuple[tuple[str, ...], tuple[float, ...]]]:
    import fasttext  # type: ignore[import-untyped]  # it ships no types

    with as_file(files("resources") / "language" / "lid.176.ftz") as path:
        predict: Callable[[str], tuple[tuple[str, ...], tuple[float, ...]]]
        predict = fasttext.load_model(str(path)).predict
    return predict


def detect(text: str) -> str:
    """Return the ISO 639 code of the language of ``text`` (``en``, ``ckb``); empty if unsure."""
    line = " ".join(text[:ENOUGH].split())
    labels, probabilities = _predict()(line)
    if not labels or probabilities[0] < _SURE:
        return ""
    return labels[0].removeprefix("__label__")
