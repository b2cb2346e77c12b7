"""The indexes that the orders of the list of articles are read from.

Each order of the list is that of an index, which ends with the id, so that its beginning is
there at once. They leave the trash out: what goes there changes them all, but only once.
"trashed" comes first though it is always NULL: SQLite then needs no look at the table.
"""

from __future__ import annotations

BY_KEY = (
    """
    CREATE INDEX article_sourced
      ON article (trashed, source_key DESC, source DESC, published) WHERE trashed IS NULL
    """,
    "CREATE INDEX article_titled ON article (trashed, title_key) WHERE trashed IS NULL",
)
"""The orders of titles and names, see `reader.sort_keys`."""

LISTED = (
    "CREATE INDEX article_kept ON article (trashed) WHERE trashed IS NULL",
    "CREATE INDEX article_listed ON article (trashed, published) WHERE trashed IS NULL",
    *BY_KEY,
    "CREATE INDEX article_measured ON article (trashed, length) WHERE trashed IS NULL",
    "CREATE INDEX article_marked ON article (trashed, annotations) WHERE trashed IS NULL",
    "CREATE INDEX article_touched ON article (trashed, touched) WHERE trashed IS NULL",
    "CREATE INDEX article_spoken ON article (trashed, language, published) WHERE trashed IS NULL",
    # Views that may be few of many.
    *(
        f"CREATE INDEX article_{view} ON article (trashed, published)"
        f" WHERE trashed IS NULL AND {state}"
        for view, state in (
            ("unread", "read = 0"),
            ("starred", "starred = 1"),
            ("reading", "status = 'reading'"),
            ("done", "status = 'done'"),
        )
    ),
    "CREATE INDEX article_dropped ON article (published) WHERE trashed IS NOT NULL",
)
