"""``postil search``: hits in context, as lines, as JSON Lines and as a table."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from reader import cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.library import Library
    from reader.values import ArticleId

    Add = Callable[..., ArticleId]
    Search = Callable[..., str]

TEXT = "Boats\nThe 👩🏽‍🚒 boats of\tthe harbour.\n=Boats, too"


@pytest.fixture
def search(path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Search:
    """Return a function that runs the command; it returns what that printed."""

    def run(*words: str) -> str:
        assert cli.main(["search", "-l", str(path), *words]) == 0
        return capfdbinary.readouterr().out.decode()

    return run


@pytest.fixture
def uid(library: Library, add: Add) -> str:
    article = add(TEXT)
    library.marks.add(article, 0, 5, library.labels.named("ORG").id, note="Check the boats")
    return library.articles.summaries([article])[0].uid


def test_a_line_shows_a_hit_in_its_context(search: Search, uid: str) -> None:
    assert search("boats", "-whales").splitlines() == [
        f"{uid}\t0–5\t[Boats]",
        f"{uid}\t15–20\tThe 👩🏽‍🚒 [boats] of the harbour.",
        f"{uid}\t38–43\t=[Boats], too",
        f"{uid}\tnote\tCheck the [boats]",
    ]
    assert search("mark:boats").splitlines() == [f"{uid}\t0–5\t[Boats]"]
    assert search("zebra") == ""


def test_a_hit_has_exactly_the_keys_of_the_contract(search: Search, uid: str) -> None:
    hits = [json.loads(line) for line in search("boats", "--json").splitlines()]
    assert {" ".join(hit) for hit in hits} == {"uid title start end left hit right"}
    assert hits[1] == {
        "uid": uid,
        "title": "Boats",
        "start": 15,
        "end": 20,
        "left": "The 👩🏽‍🚒 ",
        "hit": "boats",
        "right": " of the harbour.",
    }
    assert all(TEXT[hit["start"] : hit["end"]] == hit["hit"] for hit in hits[:3])
    assert (hits[3]["start"], hits[3]["end"], hits[3]["left"]) == (None, None, "Check the ")


def test_hits_are_written_as_a_table(search: Search, uid: str) -> None:
    header, *rows = csv.reader(io.StringIO(search("boats", "--csv"), newline=""))
    assert header[0] == "article_uid"
    assert [row[4:] for row in rows] == [
        ["0", "5", "", "Boats", "", "ORG"],
        ["15", "20", "The 👩🏽‍🚒 ", "boats", " of the harbour.", ""],
        ["38", "43", "=", "Boats", ", too", ""],
        ["", "", "Check the ", "boats", "", ""],
    ]
    for_spreadsheet = search("boats", "--csv", "--for", "spreadsheet")
    assert for_spreadsheet.startswith("\ufeff")
    assert "38,43,'=,Boats" in for_spreadsheet


@pytest.mark.parametrize("words", [("tag:port",), ("(",), ()])
def test_a_search_without_words_is_wrong_usage(
    path: Path, library: Library, words: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["search", "-l", str(path), *words])
    assert left.value.code == 2


def test_what_lies_in_the_trash_is_searched_when_it_is_asked_for(
    library: Library, add: Add, search: Search
) -> None:
    library.articles.trash([add(TEXT)])
    assert search("boats") == ""
    assert len(search("boats is:trashed").splitlines()) == 3
