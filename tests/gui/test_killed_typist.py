"""A program that is killed while a note is typed loses at most the last 150 ms of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.values import ArticleId

BEHIND_MS = 150


@pytest.mark.parametrize("letters", [40, 73, 111])
def test_what_was_typed_survives_a_kill(
    path: Path, add: Callable[..., ArticleId], letters: int
) -> None:
    article = add()
    typed = type_and_kill(path, letters)
    count, when = typed[-1]
    safe = max((n for n, time in typed if time <= when - BEHIND_MS), default=0)
    assert safe > 0
    with Library.open(path) as library:
        (draft,) = library.drafts.all()
        assert list(library.file.problems()) == []
    assert draft.place.article == article
    assert safe <= len(draft.text) <= count + 1


def type_and_kill(path: Path, letters: int) -> list[tuple[int, int]]:
    """Let a program type, kill it after so many letters; return the letters and their times."""
    root = Path(__file__).parents[2]
    command = [sys.executable, str(Path(__file__).with_name("typist.py")), str(path)]
    environment = os.environ | {"PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True
    ) as program:
        assert program.stdout
        lines = [program.stdout.readline() for _ in range(letters)]
        program.kill()
        lines += program.stdout.readlines()
    whole = (line.split() for line in lines if line.endswith("\n"))
    return [(int(count), int(time)) for count, time in whole]
