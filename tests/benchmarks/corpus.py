"""Made-up news texts, and libraries of them, the same in every run."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from tempfile import gettempdir
from typing import TYPE_CHECKING
from zlib import crc32

from reader.library import Library
from reader.storage import intake
from reader.storage.schema import STATEMENTS
from reader.storage.schema_counts import COUNTED
from reader.storage.schema_lists import LISTED
from reader.text import words
from reader.values import ArticleId, Block, BlockKind, ImportedArticle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.values import Article, Span

CACHE = Path(gettempdir()) / "postil-benchmarks"
"""Where libraries that take long to make are kept for the next run."""

_VOCABULARY = 60_000
_SENTENCE, _PARAGRAPH = 18, 54  # words
_NEWEST = datetime(2026, 1, 1, tzinfo=UTC)
_SOURCES = [f"{place} {kind}" for place in ("Tide", "Northgate", "Quay", "Strait", "Delta")
            for kind in ("Wire", "News", "Herald", "Post", "Agency", "Press")]  # fmt: skip


def seeded(seed: int) -> Random:
    """Return what makes the same choices in every run."""
    return Random(seed)  # noqa: S311  (nothing here is secret)


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """Return words and their weights added up: the n-th is 1/n as frequent as the first (Zipf)."""
    rng = seeded(1)
    syllables = [first + second for first in "bcdfghjklmnprstvwz" for second in "aeiou"]
    made = {"".join(rng.choices(syllables, k=rng.randint(1, 5))) for _ in range(2 * _VOCABULARY)}
    short_first = sorted(made, key=lambda word: (len(word), word))[:_VOCABULARY]
    return short_first, list(accumulate(1 / rank for rank in range(1, _VOCABULARY + 1)))


def word_of_rank(rank: int) -> str:
    """Return the word that is the ``rank``-th in frequency, from 1."""
    return _vocabulary()[0][rank - 1]


def some_words(rng: Random, count: int) -> list[str]:
    """Return ``count`` words, the frequent ones more often."""
    vocabulary, weights = _vocabulary()
    return rng.choices(vocabulary, cum_weights=weights, k=count)


def _paragraphs(rng: Random, count: int) -> Iterator[str]:
    for start in range(0, count, _PARAGRAPH):
        chosen = some_words(rng, min(_PARAGRAPH, count - start))
        sentences = (chosen[at : at + _SENTENCE] for at in range(0, len(chosen), _SENTENCE))
        yield " ".join(f"{' '.join(sentence).capitalize()}." for sentence in sentences)


def scraped(rng: Random, number: int, length: int) -> str:
    """Return an article of ``length`` words as a scraper saves it, with what is around it."""
    title = " ".join(some_words(rng, 8)).capitalize()
    time = (_NEWEST - timedelta(minutes=7 * number)).isoformat()
    first, *others = _paragraphs(rng, length)
    opening = f"{rng.choice(_SOURCES)} / {first}"
    return "\n\n".join((title, f"{title}\n{time}", opening, *others, "Radio radio icon"))


def documents(count: int, length: int, seed: int = 2) -> Iterator[tuple[str, bytes]]:
    """Yield names and contents of text files with articles of ``length`` words."""
    rng = seeded(seed)
    for number in range(count):
        yield f"article-{number:06}.txt", scraped(rng, number, length).encode()


def spread_words(article: Article, count: int) -> Sequence[Span]:
    """Return ``count`` words that lie evenly in the paragraphs of ``article``."""
    found = [
        span
        for block in article.blocks
        if block.kind is BlockKind.PARAGRAPH
        for span in words(article.text, block.start, block.end)
    ]
    return [found[len(found) * index // count] for index in range(count)]


def mark(library: Library, article: ArticleId, count: int) -> None:
    """Put ``count`` marks with all labels in turn on words of an article."""
    labels = library.labels.all()
    for index, span in enumerate(spread_words(library.articles.get(article), count)):
        library.marks.add(article, *span, labels[index % len(labels)].id)


def cached_library(name: str, fill: Callable[[Library], None]) -> Path:
    """Return the path of a library that ``fill`` has filled, now or in an earlier run.

    One whose tables are not today's is not taken: while a version is made they change.
    """
    CACHE.mkdir(exist_ok=True)
    path = CACHE / f"{name}-{crc32(''.join((*STATEMENTS, *LISTED, *COUNTED)).encode()):08x}.postil"
    if not path.exists():
        part = path.with_suffix(f".{os.getpid()}.part")  # others may be at it at the same time
        with Library.open(part, author="benchmark") as library:
            fill(library)
        part.rename(path)
    return path


def many_articles(count: int = 100_000) -> Path:
    """Return a library of short articles, of which the newest carry marks.

    They are not read from files: a million are made in a few minutes.
    """

    def fill(library: Library) -> None:
        for _ in intake.take_in(library._db, _stories(count), library.author):
            pass
        for article in library.articles.ids(limit=100):
            mark(library, ArticleId(article), 5)

    return cached_library(f"stories-{count}", fill)


def _stories(count: int) -> Iterator[tuple[str, ImportedArticle, None]]:
    rng = seeded(2)
    for number in range(count):
        yield "", _story(rng, number), None


def _story(rng: Random, number: int) -> ImportedArticle:
    """Return an article of a title and one paragraph."""
    title = " ".join(some_words(rng, 8)).capitalize()
    text = "\n".join((title, *_paragraphs(rng, 40)))
    return ImportedArticle(
        text=text,
        blocks=(
            Block(0, len(title), BlockKind.TITLE),
            Block(len(title) + 1, len(text), BlockKind.PARAGRAPH),
        ),
        title=title,
        source=rng.choice(_SOURCES),
        published=(_NEWEST - timedelta(minutes=7 * number)).isoformat(),
        language="en",
        original=text.encode(),
    )
