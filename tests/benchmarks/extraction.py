"""How well articles are found on pages: ``python -m tests.benchmarks.extraction FOLDER``.

The folder holds pages, ``NAME.html``, and what is right for each, ``NAME.json``, an object with
any of ``text``, ``title``, ``byline``, ``date`` (ISO 8601) and ``direction``. Such pages are
others' and so no part of the project; the tests of other packages have some. Beside our own
figures are those of trafilatura and, where they are installed, readability-lxml and newspaper4k.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, NamedTuple

from reader.importers import read_document
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile(
    "[\u0e00-\u0e7f\u1000-\u109f\u3040-\u9fff]|[^\\W_\u0e00-\u0e7f\u1000-\u109f\u3040-\u9fff]+"
)
_AROUND = frozenset((BlockKind.TITLE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.BOILERPLATE))


class Found(NamedTuple):
    """What an extractor makes of a page."""

    text: str = ""
    title: str = ""
    byline: str = ""
    date: str = ""
    direction: str = ""


def ours(data: bytes) -> Found:
    article = read_document(data, "page.html")
    body = [article.text[b.start : b.end] for b in article.blocks if b.kind not in _AROUND]
    return Found(
        "\n".join(body),
        article.title,
        article.byline,
        (article.published or "")[:10],
        article.direction.value,
    )


def by_trafilatura(data: bytes) -> Found:
    import trafilatura

    found = trafilatura.bare_extraction(data, include_comments=False, with_metadata=True)
    if found is None or isinstance(found, dict):
        return Found()
    names = (found.author or "").replace(";", ",")
    return Found(found.text or "", found.title or "", names, found.date or "")


def by_readability(data: bytes) -> Found:
    import readability
    from lxml import html

    document = readability.Document(data.decode("utf-8", "replace"))
    text = html.fromstring(document.summary()).xpath("string()")
    return Found(str(text), document.short_title())


def by_newspaper(data: bytes) -> Found:
    import newspaper

    article = newspaper.Article("https://www.tidewire.example/article", fetch_images=False)
    article.download(input_html=data.decode("utf-8", "replace"))
    article.parse()
    date = str(article.publish_date or "")[:10]
    return Found(article.text, article.title, ", ".join(article.authors), date)


WAYS: dict[str, tuple[str, Callable[[bytes], Found]]] = {
    "ours": ("reader", ours),
    "trafilatura": ("trafilatura", by_trafilatura),
    "readability-lxml": ("readability", by_readability),
    "newspaper4k": ("newspaper", by_newspaper),
}


def f1(text: str, right: str) -> float:
    """Return the harmonic mean of precision and recall over the words of two texts."""
    one, other = (Counter(_WORD.findall(each.casefold())) for each in (text, right))
    common = (one & other).total()
    return 2 * common / (one.total() + other.total()) if common else 0


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _rated(way: Callable[[bytes], Found], folder: Path) -> dict[str, list[float]]:
    """Return, for each figure, how right each page is."""
    rated: dict[str, list[float]] = defaultdict(list)
    for file in sorted(folder.glob("*.json")):
        right: dict[str, str] = json.loads(file.read_text("utf-8"))
        found = Found()
        with suppress(Exception):  # what an extractor refuses, it has not found
            found = way(file.with_suffix(".html").read_bytes())
        if right.get("text"):
            rated["text F1"].append(f1(found.text, right["text"]))
        for field in ("title", "byline", "direction"):
            if right.get(field):
                rated[field].append(_letters(getattr(found, field)) == _letters(right[field]))
        if right.get("date"):
            rated["date"].append(found.date == right["date"][:10])
            rated["wrong date"].append(found.date not in {"", right["date"][:10]})
    return rated


def main() -> None:
    ways = {name: way for name, (module, way) in WAYS.items() if find_spec(module)}
    figures = {name: _rated(way, Path(sys.argv[1])) for name, way in ways.items()}
    print(f"{'figure':<12}{'pages':>6}" + "".join(f"{name:>18}" for name in ways))
    for figure, rated in figures["ours"].items():
        row = "".join(f"{mean(figures[name][figure]):>18.3f}" for name in ways)
        print(f"{figure:<12}{len(rated):>6}{row}")


if __name__ == "__main__":
    main()
