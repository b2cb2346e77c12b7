"""Counts that the file keeps by triggers, so that they are right whoever writes.

What is counted is read at every start and after every change; counting a million articles
anew takes a second.
"""

from __future__ import annotations

MARKS_COUNTED = (
    """
    CREATE TRIGGER annotation_added AFTER INSERT ON annotation BEGIN
      UPDATE article SET annotations = annotations + 1, notes = notes + (new.note <> '')
        WHERE id = new.article_id;
    END
    """,
    """
    CREATE TRIGGER annotation_removed AFTER DELETE ON annotation BEGIN
      UPDATE article SET annotations = annotations - 1, notes = notes - (old.note <> '')
        WHERE id = old.article_id;
    END
    """,
    """
    CREATE TRIGGER annotation_noted AFTER UPDATE OF note ON annotation
      WHEN (old.note <> '') <> (new.note <> '') BEGIN
      UPDATE article SET notes = notes + (new.note <> '') - (old.note <> '')
        WHERE id = new.article_id;
    END
    """,
    """
    CREATE TRIGGER note_added AFTER INSERT ON note BEGIN
      UPDATE article SET notes = notes + 1 WHERE id = new.article_id;
    END
    """,
    """
    CREATE TRIGGER note_removed AFTER DELETE ON note BEGIN
      UPDATE article SET notes = notes - 1 WHERE id = old.article_id;
    END
    """,
)

LABELS_COUNTED = (
    # Counting 100,000 annotations for one row of the list takes longer than all else.
    """
    CREATE TABLE article_label (      -- how many annotations of each label an article has
      article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
      label_id INTEGER NOT NULL REFERENCES label ON DELETE CASCADE,
      annotations INTEGER NOT NULL,   -- kept by triggers; 0 where there were some
      PRIMARY KEY (article_id, label_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TRIGGER annotation_counted AFTER INSERT ON annotation BEGIN
      INSERT INTO article_label VALUES (new.article_id, new.label_id, 1)
        ON CONFLICT DO UPDATE SET annotations = annotations + 1;
    END
    """,
    """
    CREATE TRIGGER annotation_uncounted AFTER DELETE ON annotation BEGIN
      UPDATE article_label SET annotations = annotations - 1
        WHERE article_id = old.article_id AND label_id = old.label_id;
    END
    """,
    """
    CREATE TRIGGER annotation_relabelled AFTER UPDATE OF label_id ON annotation
      WHEN old.label_id <> new.label_id BEGIN
      UPDATE article_label SET annotations = annotations - 1
        WHERE article_id = old.article_id AND label_id = old.label_id;
      INSERT INTO article_label VALUES (new.article_id, new.label_id, 1)
        ON CONFLICT DO UPDATE SET annotations = annotations + 1;
    END
    """,
)

_TALLIES = """
    ('view', 'all', {sign}),
    ('view', 'unread', {sign} * ({row}.read = 0)),
    ('view', 'starred', {sign} * {row}.starred),
    ('view', {row}.status, {sign}),
    ('source', {row}.source, {sign}),
    ('language', {row}.language, {sign}),
    ('month', ifnull(substr({row}.published, 1, 7), ''), {sign})
"""
_TALLIES_OF_ONE = {
    "status": "('view', {row}.status, {sign})",
    "source": "('source', {row}.source, {sign})",
    "language": "('language', {row}.language, {sign})",
    "published": "('month', ifnull(substr({row}.published, 1, 7), ''), {sign})",
}
_ADD = (
    "INSERT INTO facet VALUES {} ON CONFLICT DO UPDATE SET articles = articles + excluded.articles;"
)
_BOTH_SHOWN = "old.trashed IS NULL AND new.trashed IS NULL"


def _add(tallies: str, row: str, sign: int) -> str:
    return _ADD.format(tallies.format(row=row, sign=sign))


def _of_links(sign: str) -> str:
    """Return the statements for the tags and collections of an article that came or went."""
    return "".join(
        f"UPDATE {table} SET articles = articles {sign} 1 WHERE id IN"
        f" (SELECT {table}_id FROM article_{table} WHERE article_id = new.id);"
        for table in ("tag", "collection")
    )


def _linked(table: str) -> tuple[str, ...]:
    """Return the triggers that count the articles of tags, or of collections."""
    count = (
        f"UPDATE {table} SET articles = articles {{sign}} 1 WHERE id = {{row}}.{table}_id"
        " AND EXISTS (SELECT 1 FROM article WHERE id = {row}.article_id AND trashed IS NULL);"
    )
    more, less = count.format(sign="+", row="new"), count.format(sign="-", row="old")
    link = f"article_{table}"
    return (
        f"CREATE TRIGGER {link}_added AFTER INSERT ON {link} BEGIN {more} END",
        f"CREATE TRIGGER {link}_removed AFTER DELETE ON {link} BEGIN {less} END",
        f"CREATE TRIGGER {link}_changed AFTER UPDATE ON {link} BEGIN {less} {more} END",
    )


FACETS = (
    # Articles in the trash are counted as such and nowhere else.
    """
    CREATE TABLE facet (              -- how many articles each line of the sidebar holds
      kind TEXT NOT NULL,             -- view, source, language, month
      value TEXT NOT NULL,
      articles INTEGER NOT NULL,      -- kept by triggers; 0 where there were some
      PRIMARY KEY (kind, value)
    ) STRICT, WITHOUT ROWID
    """,
    f"""
    CREATE TRIGGER article_added AFTER INSERT ON article WHEN new.trashed IS NULL BEGIN
      {_add(_TALLIES, "new", 1)}
    END
    """,
    f"""
    CREATE TRIGGER article_trashed AFTER UPDATE OF trashed ON article
      WHEN old.trashed IS NULL AND new.trashed IS NOT NULL BEGIN
      {_add(_TALLIES, "old", -1)} {_add("('view', 'trash', {sign})", "new", 1)} {_of_links("-")}
    END
    """,
    f"""
    CREATE TRIGGER article_restored AFTER UPDATE OF trashed ON article
      WHEN old.trashed IS NOT NULL AND new.trashed IS NULL BEGIN
      {_add(_TALLIES, "new", 1)} {_add("('view', 'trash', {sign})", "new", -1)} {_of_links("+")}
    END
    """,
    f"""
    CREATE TRIGGER article_gone AFTER DELETE ON article WHEN old.trashed IS NOT NULL BEGIN
      {_add("('view', 'trash', {sign})", "old", -1)}
    END
    """,
    f"""
    CREATE TRIGGER article_read AFTER UPDATE OF read ON article
      WHEN old.read <> new.read AND {_BOTH_SHOWN} BEGIN
      {_ADD.format("('view', 'unread', old.read - new.read)")}
    END
    """,
    f"""
    CREATE TRIGGER article_starred AFTER UPDATE OF starred ON article
      WHEN old.starred <> new.starred AND {_BOTH_SHOWN} BEGIN
      {_ADD.format("('view', 'starred', new.starred - old.starred)")}
    END
    """,
    *(
        f"""
    CREATE TRIGGER article_{column}_changed AFTER UPDATE OF {column} ON article
      WHEN old.{column} IS NOT new.{column} AND {_BOTH_SHOWN} BEGIN
      {_add(tally, "old", -1)} {_add(tally, "new", 1)}
    END
    """
        for column, tally in _TALLIES_OF_ONE.items()
    ),
    *_linked("tag"),
    *_linked("collection"),
)

COUNTED = (*MARKS_COUNTED, *LABELS_COUNTED, *FACETS)
"""All of them, for a new library."""
