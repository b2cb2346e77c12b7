"""Which language a text is in, by the fastText model lid.176 (176 languages, 0.9 MB)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ENOUGH = 240
"""Code points that are looked at: more cost time and change nothing."""
_SURE = 0.5
_OF_KURMANJI = frozenset("êîûş")
"""Letters that no other language has all of."""
_KANA = re.compile("[\u3040-\u30ff]")
_TELLING = 20
"""Code points of Japanese that are hardly without Kana."""


@cache
def _predict() -> Callable[[str, int], tuple[tuple[str, ...], tuple[float, ...]]]:
    import fasttext  # type: ignore[import-untyped]  # it ships no types

    with as_file(files("resources") / "language" / "lid.176.ftz") as path:
        predict: Callable[[str, int], tuple[tuple[str, ...], tuple[float, ...]]]
        predict = fasttext.load_model(str(path)).predict
    return predict


def detect(text: str) -> str:
    """Return the ISO 639 code of the language of ``text`` (``en``, ``ckb``); empty if unsure."""
    line = " ".join(text[:ENOUGH].split())
    labels, probabilities = _predict()(line, 2)
    codes = [label.removeprefix("__label__") for label in labels]
    if "ku" in codes and _OF_KURMANJI.issubset(line.lower()):
        return "ku"
    if not codes or probabilities[0] < _SURE:
        return ""
    is_chinese = codes == ["ja", "zh"] and len(line) >= _TELLING and not _KANA.search(line)
    return "zh" if is_chinese else codes[0]
