"""The limits of an import: what they may be, and that they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.cli import main
from reader.importers.limits import BOUNDS, MEGABYTE, Limits, in_unit, limited

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", BOUNDS)
def test_each_limit_can_be_set_and_is_told_as_it_was_set(name: str) -> None:
    assert BOUNDS[name].low <= in_unit(Limits(), name) <= BOUNDS[name].high
    for number in BOUNDS[name][:2]:
        assert in_unit(limited(Limits(), name, number), name) == number
    with pytest.raises(ValueError, match=f"the limit “{name}” is from"):
        limited(Limits(), name, BOUNDS[name].low - 1)


def test_sizes_are_told_in_megabytes() -> None:
    assert limited(Limits(), "size", 3).size == 3 * MEGABYTE


def test_the_command_line_sets_limits(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    large = tmp_path / "large.txt"
    large.write_text("Words and words. " * 100_000)
    arguments = ["import", "-l", str(path), str(large)]
    assert main([*arguments, "--limit", "size=1", "--limit", "seconds=20"]) == 1
    assert "larger than 1 MB" in capsys.readouterr().out
    assert main(arguments) == 0


@pytest.mark.parametrize("limit", ["size", "size=many", "size=0", "colour=3", "memory=1"])
def test_a_limit_that_can_not_be_is_wrong_usage(
    limit: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["import", "x.txt", "--limit", limit])
    assert left.value.code == 2
    assert "limit" in capsys.readouterr().err
