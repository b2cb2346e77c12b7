"""Reading and importing saved pages, beside trafilatura alone on the same pages and one core.

``python -m tests.benchmarks.pages MEMORY`` reads that many pages in one process instead, and
prints how much memory it takes after each tenth of them.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tomllib
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING

from reader.importers import read_document
from reader.library import Library
from reader.values import Outcome
from tests.benchmarks.measuring import Figure, Limit, Measure, timed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PAGES, FILES = 60, 3_000
"""So many files that how long the reading processes take to start is of no weight."""
RUNS, IMPORTS = 5, 3
_TEXTS: dict[str, str] = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "languages.toml").read_text("utf-8")
)
_SECTIONS = ("World", "Harbours", "Weather", "Markets", "Opinion", "Culture", "Sport", "Letters")


def measure() -> Iterator[Figure]:
    """Yield the time that reading takes, in milliseconds of work."""
    import trafilatura

    pages = [page(number) for number in range(PAGES)]
    figure = Figure(f"reading {PAGES} saved pages, ms CPU", limit=Limit(Measure.RATE, 0.8))
    for data in pages:  # what is imported, compiled and learned at first is not measured
        read_document(data, "page.html")
        trafilatura.extract(data)
    for _ in range(RUNS):
        with timed(figure.samples, process_time):
            for data in pages:
                read_document(data, "page.html")
        with timed(figure.floor, process_time):
            for data in pages:
                trafilatura.extract(data)
    yield figure
    yield from _measure_import()


def _measure_import() -> Iterator[Figure]:
    """Yield the time of an import; of trafilatura the same number of cores is thought to read.

    It stands beside what an import has to find out, title, author and date among it, and
    beside the text alone.
    """
    import trafilatura

    cores = min(os.cpu_count() or 1, 4)
    with_metadata = partial(trafilatura.bare_extraction, with_metadata=True)
    what = f"importing {FILES:,} of them on {cores} cores, ms"
    whole = Figure(what, limit=Limit(Measure.RATE, 0.8))
    text = Figure(f"{what}, beside the text alone")
    pages = [page(number) for number in range(FILES)]
    with TemporaryDirectory() as name:
        folder = Path(name) / "pages"
        folder.mkdir()
        for number, data in enumerate(pages):
            (folder / f"{number}.html").write_bytes(data)
        for run in range(IMPORTS):
            text.samples.append(_import(Path(name) / f"{run}.postil", folder))
            text.floor.append(_extract(pages, trafilatura.extract) / cores)
            whole.floor.append(_extract(pages, with_metadata) / cores)
    whole.samples += text.samples
    yield from (whole, text)


def _import(library_path: Path, folder: Path) -> float:
    taken: list[float] = []
    with Library.open(library_path, author="benchmark") as library, timed(taken):
        reports = list(library.importing.files([folder]))
    if {report.outcome for report in reports} != {Outcome.NEW}:
        raise AssertionError(reports)
    return taken[0]


def _extract(pages: Sequence[bytes], extract: Callable[[bytes], object]) -> float:
    taken: list[float] = []
    with timed(taken):
        for data in pages:
            extract(data)
    return taken[0]


def page(number: int) -> bytes:
    """Return a news page as sites make them, with much around its article."""
    chance = random.Random(number)  # noqa: S311
    language = chance.choice(sorted(_TEXTS))
    sentences = _TEXTS[language].split(". ")
    title = f"{sentences[0][:70]} {number}"
    body = "".join(_paragraph(chance, sentences) for _ in range(chance.randint(8, 40)))
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": f"2019-06-{1 + number % 28:02}T08:15:00+01:00",
        "author": {"@type": "Person", "name": "Ines Halloran"},
        "publisher": {"@type": "Organization", "name": "Tidewire"},
    }
    script = "window.tide=window.tide||[];" + "tide.push({kind:'page',seen:false});" * 60
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title} | Tide'
        f'wire</title><meta property="og:title" content="{title}"><link rel="canonical"'
        f' href="https://www.tidewire.example/2019/06/{number}"><style>{".a{color:red}" * 150}'
        f'</style><script>{script}</script><script type="application/ld+json">{json.dumps(data)}'
        f'</script></head><body><header class="site-header"><nav><ul>{_links(chance, 30)}</ul>'
        f'</nav></header><div class="wrapper"><main><article class="story"><h1>{title}</h1>'
        '<p class="byline">By Ines Halloran</p><div class="share"><a href="#">Facebook</a>'
        ' <a href="#">X</a></div>'
        f'<div class="story-body">{body}</div></article><section class="comments">'
        f'{_paragraph(chance, sentences) * 4}</section></main><aside class="sidebar"><h3>Most read'
        f"</h3><ul>{_links(chance, 20)}</ul></aside></div><footer><ul>{_links(chance, 40)}</ul>"
        f"<p>© 2019 Tidewire</p></footer><script>{script * 3}</script></body></html>"
    ).encode()


def _paragraph(chance: random.Random, sentences: list[str]) -> str:
    words = ". ".join(chance.choices(sentences, k=chance.randint(1, 4)))
    return (
        f'<p>{words}, <a href="/topic/{chance.randint(1, 99)}">{chance.choice(_SECTIONS)}</a>.</p>'
    )


def _links(chance: random.Random, count: int) -> str:
    return "".join(
        f'<li class="item"><a href="/{chance.randint(1, 9999)}"><span>{chance.choice(_SECTIONS)}'
        f" {chance.randint(1, 99)}</span></a></li>"
        for _ in range(count)
    )


def memory(count: int) -> None:
    """Read ``count`` pages, each another one, and print how much memory the process takes."""
    for number in range(count + 1):
        if number % (count // 10) == 0:
            status = Path("/proc/self/status").read_text("ascii")
            resident = next(line for line in status.splitlines() if line.startswith("VmRSS"))
            print(f"{number:>9,} pages  {resident}", flush=True)
        read_document(page(number), f"{number}.html")


if __name__ == "__main__":
    memory(int(sys.argv[1]))
