"""What the tests share."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from reader.library import Library
from reader.storage.intake import take_in
from reader.text import direction, line_spans, normalise
from reader.values import Block, BlockKind, ImportedArticle, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from person import Person
    from pytestqt.qtbot import QtBot

    from reader.values import ArticleId

# Of itself the screen is too narrow for the window.
_SCREEN = Path(__file__).parent / "gui" / "screen.json"
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={_SCREEN}")

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
"""The first example compiles expressions, and other programs take their time from any."""


def pytest_configure(config: pytest.Config) -> None:
    """Pass over what the platform without a screen says of menus, which work all the same."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name packed data by its place: it holds the time of its packing, and names must stay."""
    return argname if isinstance(val, bytes) and not val.isascii() else None


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Return what the tests' application is made with."""
    from ui.theme import STYLE

    return ["postil", *STYLE]


TEXT = """Harbour council doubles its pilot fleet

The Harbour Council said Thursday that it will buy 24 boats.
“We need them,” Ines Halloran told reporters. 👩🏽‍🚒 She left.
سەرۆکی ئەنجومەن لە Northgate گوتی: باشە."""


def make_article(text: str = TEXT, **fields: object) -> ImportedArticle:
    """Return an article whose first line is the title and whose other lines are paragraphs."""
    text = normalise(text)
    spans = list(line_spans(text))
    blocks = [Block(*span, BlockKind.PARAGRAPH) for span in spans]
    if len(blocks) > 1:
        blocks[0] = blocks[0]._replace(kind=BlockKind.TITLE)
    title = text[spans[0].start : spans[0].end] if spans else "Untitled"
    values: dict[str, object] = {
        "text": text,
        "blocks": tuple(blocks),
        "title": title,
        "direction": direction(text),
        "source": "Northgate Wire",
        "published": "2021-02-18T16:56:50+00:00",
        "language": "en",
        "file": "harbour.txt",
        "original": text.encode(),
    } | fields
    return ImportedArticle(**values)  # type: ignore[arg-type]


def rows_of(library: Library) -> list[tuple[object, ...]]:
    """Return every row of the file but those of the indexes, which differ by how they grew."""
    tables = library._db.all(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        " AND name NOT LIKE '%!_search!_%' ESCAPE '!' ORDER BY name"
    )
    return [(name, *row) for (name,) in tables for row in library._db.all(f"SELECT * FROM {name}")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "test.postil"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library that is made once: to copy it takes a seventh of the time."""
    path = tmp_path_factory.mktemp("empty") / "empty.postil"
    Library.open(path, author="ines").close()
    return path


@pytest.fixture
def library(empty: Path, path: Path) -> Iterator[Library]:
    shutil.copyfile(empty, path)
    with Library.open(path, author="ines") as opened:
        yield opened


@pytest.fixture
def add(library: Library) -> Callable[..., ArticleId]:
    """Return a function that stores an article made by `make_article`."""

    def store(text: str = TEXT, **fields: object) -> ArticleId:
        return library.articles.find(library.importing.article(make_article(text, **fields)).uid)

    return store


@pytest.fixture
def add_many(library: Library) -> Callable[[Iterable[ImportedArticle]], None]:
    """Return a function that stores articles together, in a tenth of the time."""

    def store(articles: Iterable[ImportedArticle]) -> None:
        reports = list(take_in(library._db, ((each.file, each, None) for each in articles), "ines"))
        assert {report.outcome for report in reports} == {Outcome.NEW}

    return store


@pytest.fixture
def visit(path: Path, qtbot: QtBot) -> Iterator[Callable[[], Person]]:
    """Return a function that opens the library at ``path`` in a window, and again in another.

    All of them share one file of settings. At the end no window, no thread and no unsaved
    work may be left of them.
    """
    from visits import Visits

    visits = Visits(path, qtbot)
    yield visits.begin
    visits.end()


@pytest.fixture
def person(add: Callable[..., ArticleId], visit: Callable[[], Person]) -> Person:
    """Return a person at a window with three articles, the newest of which is open."""
    for day, name in enumerate(("Boats", "Grain", "Lamps"), 1):
        text = TEXT.replace("Harbour council doubles its pilot fleet", f"{name} for Northgate")
        add(text, published=f"2021-02-0{day}", source=f"{name} Gazette")
    return visit()


@pytest.fixture
def in_baghdad(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the user be where the day begins at 21 o'clock UTC."""
    monkeypatch.setenv("TZ", "Asia/Baghdad")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
