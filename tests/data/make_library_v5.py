"""Make ``library-v5.postil``: a library as version 5 of the file left it, to be kept for good.

It was run once, with the program of that version; a newer one would write a newer file.

    python tests/data/make_library_v5.py tests/data/library-v5.postil
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from unittest import mock

from make_library_v4 import add, fill, imported, mark

from reader.library import Library

BAG = "港のバッグ\n新しいバッグを売る店が港にある。"
BACK = "船のバック\n船はﾊﾞｯｸで港に入る。"


def main(path: Path) -> None:
    path.unlink(missing_ok=True)
    uids = (number.to_bytes(8) for number in range(1, 1000))
    times = range(1_767_268_800, 1_767_272_400)
    with (
        mock.patch("reader.storage.identity.os.urandom", side_effect=uids),
        mock.patch("reader.storage.identity.time", side_effect=times),
        Library.open(path, author="ines") as library,
    ):
        fill(library)
        add(library, imported(BACK, source="ドック新聞", language="ja"))
        bag = add(library, imported(BAG, source="ドッグ新聞", language="ja"))
        mark(library, bag, "バッグ", "ORG", "どの店か")
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA journal_mode = DELETE")
        file.execute("VACUUM")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
