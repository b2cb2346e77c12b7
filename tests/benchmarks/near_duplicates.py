"""Finding 5,000 agency copies among 100,000 articles: time, size, and what is found of them."""

from __future__ import annotations

import re
from hashlib import blake2b
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

from reader.library import Library
from reader.storage import intake
from reader.text import line_spans
from reader.values import Block, BlockKind, ImportedArticle
from tests.benchmarks.corpus import cached_library, seeded, some_words
from tests.benchmarks.measuring import Figure, Limit, Measure, timed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

ARTICLES = 100_000
PARAGRAPHS, WORDS = 6, 54
"""Of an article."""
EVERY = 20
"""One of so many is a copy, and another one a story that repeats a paragraph of an older one."""
RECENT = 500
"""Copies are made of articles not longer ago than that."""
ONE_BY_ONE = 40
TEN_MINUTES, INCREMENT = 600_000.0, 20.0


class _Story(NamedTuple):
    number: int
    title: str
    paragraphs: tuple[str, ...]
    of: int | None = None
    """The number of the story that it is a copy of."""


def measure() -> Iterator[Figure]:
    """Yield milliseconds of one core, bytes, and shares."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "stories.postil"
        copyfile(cached_library(f"copies-{ARTICLES}", _fill), path)
        with Library.open(path, author="benchmark") as library:
            before = _pages(library)
            yield _compare_all(library)
            yield _size(library, before)
            yield from _quality(library)
            yield _compare_one_by_one(library)


def _compare_all(library: Library) -> Figure:
    figure = Figure(
        f"near-duplicates over {ARTICLES:,} articles, CPU ms",
        limit=Limit(Measure.MEDIAN, TEN_MINUTES),
    )
    with timed(figure.floor, process_time):
        _hash_words(library)
    with timed(figure.samples, process_time):
        for _ in library.duplicates.find():
            pass
    return figure


def _hash_words(library: Library) -> None:
    """Read the texts and hash their words: the least that any comparison has to do."""
    for (text,) in library._db.rows("SELECT text FROM article_text"):
        for word in re.findall(r"\w+", text):
            blake2b(word.encode(), digest_size=8).digest()


def _compare_one_by_one(library: Library) -> Figure:
    """Add an article at a time, every other one a copy, and look for near-duplicates."""
    figure = Figure(
        f"one more article in {ARTICLES:,}, CPU ms", limit=Limit(Measure.P95, INCREMENT)
    )
    rng = seeded(8)
    old = list(_stories(seeded(7), RECENT))
    for number in range(ONE_BY_ONE):
        story = _copy(rng, ARTICLES + number, rng.choice(old)) if number % 2 else _new(rng, 0)
        library.importing.article(_imported(story))
        with timed(figure.samples, process_time):
            for _ in library.duplicates.find():
                pass
    return figure


def _size(library: Library, before: int) -> Figure:
    figure = Figure("what is kept for it, bytes for each byte of text")
    text = library._db.value("SELECT sum(length(CAST(text AS BLOB))) FROM article_text")
    figure.samples.append((_pages(library) - before) / text)
    return figure


def _pages(library: Library) -> int:
    db = library._db
    pages: int = db.value("PRAGMA page_count") - db.value("PRAGMA freelist_count")
    return pages * int(db.value("PRAGMA page_size"))


def _quality(library: Library) -> Iterator[Figure]:
    """Yield how many of the copies are found, and how many of what is found are copies."""
    numbers = dict(library._db.all("SELECT id, CAST(file AS INTEGER) FROM article"))
    group_of = {
        numbers[article]: index
        for index, group in enumerate(library.duplicates.groups())
        for article in group
    }
    copies = [story for story in _stories(seeded(7), ARTICLES) if story.of is not None]
    found = [story for story in copies if _together(group_of, story.number, story.of)]
    true = {number for story in copies for number in (story.number, story.of)}
    yield Figure("copies found, %", samples=[100 * len(found) / len(copies)])
    wrong = group_of.keys() - true
    right = 100 * (1 - len(wrong) / max(1, len(group_of)))
    yield Figure("of what is found, copies, %", samples=[right])


def _together(group_of: dict[int, int], one: int, other: int | None) -> bool:
    return one in group_of and group_of[one] == group_of.get(other or 0)


# The stories


def _fill(library: Library) -> None:
    made = (("", _imported(story), None) for story in _stories(seeded(7), ARTICLES))
    for _ in intake.take_in(library._db, made, library.author):
        pass


def _stories(rng: Random, count: int) -> Iterator[_Story]:
    recent: list[_Story] = []
    for number in range(count):
        if recent and number % EVERY == 0:
            story = _copy(rng, number, rng.choice(recent))
        elif recent and number % EVERY == 1:
            story = _new(rng, number)
            story = story._replace(paragraphs=(*story.paragraphs[1:], recent[0].paragraphs[-1]))
        else:
            story = _new(rng, number)
        recent = [story, *recent[: RECENT - 1]]
        yield story


def _new(rng: Random, number: int) -> _Story:
    return _Story(number, _line(rng, 8), tuple(_line(rng, WORDS) for _ in range(PARAGRAPHS)))


def _line(rng: Random, words: int) -> str:
    return " ".join(some_words(rng, words)).capitalize()


def _copy(rng: Random, number: int, story: _Story) -> _Story:
    change = _CHANGES[number // EVERY % len(_CHANGES)]
    return _Story(number, _line(rng, 8), change(rng, story.paragraphs), story.number)


def _as_it_is(_rng: Random, told: tuple[str, ...]) -> tuple[str, ...]:
    return (f"{told[0]} .", *told[1:])  # else it would be the same text


def _with_dateline(_rng: Random, told: tuple[str, ...]) -> tuple[str, ...]:
    return (f"NORTHGATE, 3 May (Wire) – {told[0]}", *told[1:])


def _cut(rng: Random, told: tuple[str, ...]) -> tuple[str, ...]:
    gone = rng.randrange(len(told))
    return (*told[:gone], *told[gone + 1 :])


def _longer(rng: Random, told: tuple[str, ...]) -> tuple[str, ...]:
    return (*told[:2], _line(rng, WORDS), *told[2:])


def _edited(rng: Random, told: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        " ".join(word if rng.random() > 0.05 else some_words(rng, 1)[0] for word in line.split())
        for line in told
    )


_CHANGES: tuple[Callable[[Random, tuple[str, ...]], tuple[str, ...]], ...] = (
    *(_as_it_is, _with_dateline, _cut),
    *(_longer, _edited),
)


def _imported(story: _Story) -> ImportedArticle:
    text = "\n".join((story.title, *story.paragraphs))
    title, *paragraphs = line_spans(text)
    return ImportedArticle(
        text=text,
        blocks=(
            Block(*title, BlockKind.TITLE),
            *(Block(*span, BlockKind.PARAGRAPH) for span in paragraphs),
        ),
        title=story.title,
        file=str(story.number),
        language="en",
        original=text.encode(),
    )
