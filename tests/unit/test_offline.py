"""Nothing leaves the machine: every sort of work is done while the audit hook watches."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

WATCH = """
import sys
NETWORK = ("socket.", "urllib.", "http.client.", "ftplib.", "smtplib.", "poplib.", "imaplib.",
           "webbrowser.")
seen = []
def watch(event, arguments):
    if event.startswith(NETWORK) and event not in ("socket.__new__",):
        seen.append(event)
        raise RuntimeError(f"{event} {arguments}")
sys.addaudithook(watch)
"""

WORK = """
from pathlib import Path
from reader.exporters import export
from reader.library import Library
from reader.values import ArticleFilter
folder = Path(sys.argv[1])
with Library.open(folder / "test.postil") as library:
    reports = list(library.importing.files([*map(Path, sys.argv[2:])]))
    assert all(report.uid for report in reports), reports
    page = b"<p>See <img src='https://example.org/a.png'> <a href='//x'>x</a>"
    library.importing.document(page, "page.html")
    page = b"# Title\\n\\n![i](https://example.org/a.png) <https://example.org>"
    library.importing.document(page, "page.md")
    org = library.labels.named("ORG").id
    for article in map(library.articles.get, library.articles.ids()):
        library.articles.original(article.summary.id)
        library.marks.add(article.summary.id, 0, 3, org, note="https://a.org")
        library.tags.put_on([article.summary.id], "port")
    library.articles.ids(ArticleFilter(query="harbour"))
    list(library.duplicates.find())
    while library.history.undo():
        pass
    while library.history.redo():
        pass
    export(library, library.articles.ids(), folder / "marks.csv")
    assert (folder / "marks.csv").stat().st_size > 1000
    assert not list(library.file.problems())
    library.file.backup(folder / "backup.postil")
print(len(reports), *seen)
"""


def run(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WATCH + code, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_importing_reading_annotating_and_exporting_open_no_connection(tmp_path: Path) -> None:
    samples = sorted((ROOT / "resources" / "samples").iterdir())
    done = run(WORK, tmp_path, *samples)
    assert (done.stdout, done.stderr) == (f"{len(samples)}\n", "")


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 9)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    ],
)
def test_the_watch_sees_what_would_go_out(attempt: str) -> None:
    done = run(attempt)
    assert done.returncode == 1
    assert "RuntimeError" in done.stderr
