"""Looking at tables before they are imported, in a process of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tables import BODY, found

from reader.errors import UserError
from reader.importers.choices import Choices
from reader.importers.document import Failure
from reader.importers.previews.values import LookedAt
from reader.importers.reading import look_apart, read_apart
from reader.importers.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from reader.values import ImportedArticle

TABLE = (("headline", "own"), ("name", "title"), ("body", "text"), ("extra", "tags"))
DATA = f'headline,name,body,extra\nBoats,Other,"{BODY}",a;b\nGrain,Another,"{BODY} Again.",\n'


def source(folder: Path, name: str, text: str, choices: Choices | None = None) -> Source:
    (folder / name).write_text(text, encoding="utf-16")
    return Source(name, folder / name, choices=choices or Choices())


def read(*sources: Source) -> list[ImportedArticle]:
    found = [item.article for item in read_apart(sources)]
    return [each for each in found if not isinstance(each, UserError)]


def titles(data: bytes, choices: Choices) -> list[str]:
    return [
        each.title for each in found(data, "dump.json", choices) if not isinstance(each, Failure)
    ]


def test_a_table_is_shown_with_what_its_columns_are_taken_for(tmp_path: Path) -> None:
    (look,) = look_apart([source(tmp_path, "dump.csv", DATA)])
    assert look is not None
    assert (look.format, look.charset) == ("a table (CSV)", "utf-16-le")
    assert look.has_many
    assert not look.is_known
    assert look.columns[0] == LookedAt("headline", "title", ("Boats", "Grain"))
    assert [column.field for column in look.columns] == ["title", "own", "text", "own"]
    assert look.columns[3].values == ("a;b",)
    long = look.columns[2].values[0]
    assert long.startswith("The harbour council")
    assert long.endswith("…")


def test_what_is_no_table_or_not_there_is_told_apart(tmp_path: Path) -> None:
    looks = look_apart(
        [
            source(tmp_path, "news.txt", BODY),
            Source("gone.csv", tmp_path / "gone.csv"),
            source(tmp_path, "dump.csv", DATA),
        ]
    )
    assert [look is not None for look in looks] == [False, False, True]


def test_what_is_known_of_a_table_counts_wherever_such_columns_are(tmp_path: Path) -> None:
    choices = Choices(tables=((("title", "own"), ("text", "text")), TABLE))
    known = source(tmp_path, "known.csv", DATA, choices)
    other = source(tmp_path, "other.csv", DATA.replace("extra", "more"), choices)
    looks = [look.is_known for look in look_apart([known, other]) if look]
    assert looks == [True, False]
    first, _, third, _ = read(known, other)
    assert (first.title, first.tags, first.fields) == (
        "Other",
        ("a", "b"),
        (("headline", "Boats"),),
    )
    assert (third.title, third.tags) == ("Boats", ())


def test_objects_may_lack_columns_of_a_known_table_but_not_the_text() -> None:
    rows = b'[{"name": "Other", "body": "A text."}]'
    choices = Choices(tables=((*TABLE, ("title", "skipped")),))
    assert titles(rows, choices) == ["Other"]
    rows = b'[{"headline": "Boats", "name": "Other", "content": "A text."}]'
    assert titles(rows, choices) == ["Boats"]


def test_nobody_waits_for_a_look_that_is_not_wanted_any_more(tmp_path: Path) -> None:
    assert list(look_apart([source(tmp_path, "dump.csv", DATA)], stopped=lambda: True)) == []
