"""Queries on the command line: what is typed, and what is said of a wrong one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader import cli
from reader.query.fields import Field

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.library import Library
    from reader.values import ArticleId

    Add = Callable[..., ArticleId]
    Postil = Callable[..., list[str]]


@pytest.fixture
def postil(path: Path, capsys: pytest.CaptureFixture[str]) -> Postil:
    """Return a function that runs a command; it returns the lines on standard output."""

    def run(command: str, *words: str) -> list[str]:
        assert cli.main([command, "-l", str(path), *words]) == 0
        return capsys.readouterr().out.splitlines()

    return run


def titles(lines: list[str]) -> list[str]:
    return sorted(line.split("\t")[3] for line in lines)


@pytest.fixture
def three(library: Library, add: Add) -> Library:
    ids = [add(f"{name}\nThe {name} of the harbour") for name in ("Boats", "Lamps", "Oil")]
    library.marks.add(ids[0], 0, 5, library.labels.named("ORG").id)
    return library


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("harbour",), "Boats Lamps Oil"),
        (("harbour", "-boats"), "Lamps Oil"),
        (("-boats", "harbour"), "Lamps Oil"),
        (("-harbour",), ""),
        (("harbour -lamps",), "Boats Oil"),
        (("harbour", "NOT", "lamps"), "Boats Oil"),
        (("-label:ORG", "-on:2020", "-title:oil"), "Lamps"),
        (("-(boats OR oil)",), "Lamps"),
        (('-"the boats"', "harbour"), "Lamps Oil"),
        (("lamps", "OR", "oil"), "Lamps Oil"),
        (("is:trashed",), ""),
    ],
)
def test_words_with_a_minus_are_left_out(
    postil: Postil,
    three: Library,
    words: tuple[str, ...],
    found: str,
) -> None:
    assert titles(postil("list", *words)) == found.split()


def test_articles_are_listed_in_other_orders(postil: Postil, three: Library, add: Add) -> None:
    add("Oil\nOil, oil and oil", published="2001-01-01")

    def listed(*words: str) -> list[str]:
        return [line.split("\t")[3] for line in postil("list", *words)]

    assert listed("--sort", "relevance", "oil", "-boats") == ["Oil", "Oil"]
    assert listed("--sort", "title", "oil", "-boats") == ["Oil", "Oil"]
    assert listed("--sort", "marks")[0] == "Boats"
    newest, oldest = (postil("list", "oil", *sort) for sort in ((), ("--sort", "oldest")))
    assert oldest == newest[::-1]


def test_every_command_with_a_query_understands_it(
    postil: Postil,
    three: Library,
    tmp_path: Path,
) -> None:
    assert len(postil("show", "--query", "-boats label:ORG")) == 0
    postil("export", "harbour", "-boats", "-o", str(tmp_path / "none.csv"))
    postil("export", "-harbours", "label:org", "-o", str(tmp_path / "one.csv"))
    assert len((tmp_path / "none.csv").read_text().splitlines()) == 1
    assert len((tmp_path / "one.csv").read_text().splitlines()) == 2
    assert len(postil("label-all", "harbour", "GPE", "-boats", "--dry-run")) == 2
    assert len(postil("label-all", "--dry-run", "--", "harbour", "GPE", "-boats")) == 2


@pytest.mark.parametrize(
    ("words", "problem", "place"),
    [
        (("harbour", "soruce:wire"), "did you mean “source:”?", 8),
        (("東京 (harbour",), "not closed", 5),
        (("cafe\u0301 is:blue",), "can’t be “blue”", 8),
        (("a\x1b[2J tag:",), "needs a value", 6),
    ],
)
def test_a_wrong_query_is_wrong_usage_and_shows_the_place(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], problem: str, place: int
) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["list", "-l", "no such library", *words])
    assert left.value.code == 2
    output, messages = capsys.readouterr()
    sentence, query, marks = messages.splitlines()
    assert output == ""
    assert problem in sentence
    assert query == f"  {' '.join(words)}".replace("\x1b", "\ufffd")
    assert len(marks) - len(marks.lstrip()) - 2 == place
    assert set(marks.strip()) == {"^"}


def test_the_help_explains_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["list", "--help"])
    shown = capsys.readouterr().out
    assert all(f"{field}:" in shown for field in Field)
