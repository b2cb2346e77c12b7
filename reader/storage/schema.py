"""The library file, as it is in its newest version.

A library is an SQLite file with our application id and its version as ``user_version``.
Times are ISO 8601, in UTC but for those of publication; offsets are code points. A ``uid``
names a row across files. Rows of the journaled tables never get an id a second time
(AUTOINCREMENT): the journal refers to them by it.
"""

from __future__ import annotations

APPLICATION_ID = 0x706F7374  # "post"
VERSION = 6

COLLECTIONS = (
    """
    CREATE TABLE collection (         -- a folder of articles; an article may be in several
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      uid TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL UNIQUE CHECK (name <> ''),
      position INTEGER NOT NULL,
      articles INTEGER NOT NULL DEFAULT 0  -- that aren't in the trash; kept by triggers
    ) STRICT
    """,
    """
    CREATE TABLE article_collection (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
      collection_id INTEGER NOT NULL REFERENCES collection,
      UNIQUE (article_id, collection_id)
    ) STRICT
    """,
    "CREATE INDEX article_collection_collected ON article_collection (collection_id, article_id)",
)

SAVED_SEARCHES = (
    """
    CREATE TABLE saved_search (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      uid TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL UNIQUE CHECK (name <> ''),
      query TEXT NOT NULL,            -- as it was typed
      position INTEGER NOT NULL
    ) STRICT
    """,
)

NEAR_DUPLICATES = (
    """
    CREATE TABLE near_duplicate (     -- two articles with nearly the same text, or said to be so
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
      other_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
      similarity REAL NOT NULL,       -- the share of their shingles that both have, 0 to 1
      verdict TEXT NOT NULL DEFAULT 'found'
        CHECK (verdict IN ('found', 'linked', 'dismissed')),
      UNIQUE (article_id, other_id),
      CHECK (other_id < article_id)   -- the one that came first
    ) STRICT
    """,
    "CREATE INDEX near_duplicate_of ON near_duplicate (other_id)",
    """
    CREATE VIEW version AS            -- what an article has near-duplicates of, from both sides
      SELECT id, article_id, other_id, similarity, verdict FROM near_duplicate
      UNION ALL SELECT id, other_id, article_id, similarity, verdict FROM near_duplicate
    """,
    # Which articles have a band of their sketch in common, see reader/near_duplicates.py. A
    # full-text index of bands takes 170 bytes an article, a table of them 240.
    """
    CREATE VIRTUAL TABLE article_band USING fts5 (
      bands, content = '', columnsize = 0, detail = none, tokenize = 'ascii'
    )
    """,
)

IDENTITY = (
    "CREATE INDEX article_addressed ON article (url) WHERE url <> ''",
    # Where the text is the document, its own digest tells.
    """
    CREATE INDEX article_text_original ON article_text (original_sha256)
      WHERE original_sha256 <> text_sha256
    """,
)
"""What tells whether a document is in the library already, beside the digest of its text."""

BOILERPLATE_LINES = (
    """
    CREATE TABLE boilerplate_line (   -- what is boilerplate in the articles of a source
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      uid TEXT NOT NULL UNIQUE,
      source TEXT NOT NULL,
      line TEXT NOT NULL CHECK (line <> ''),  -- a whole block, its white space as single spaces
      verdict TEXT NOT NULL CHECK (verdict IN ('learned', 'said', 'refused')),
      UNIQUE (source, line)
    ) STRICT
    """,
)

IMPORTS = (
    """
    CREATE TABLE watched_folder (     -- a folder of this machine whose new files come in
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      path TEXT NOT NULL UNIQUE,
      collection_id INTEGER REFERENCES collection ON DELETE SET NULL
    ) STRICT
    """,
    """
    CREATE TABLE watched_file (       -- what was taken in of it, or could not be read
      folder_id INTEGER NOT NULL REFERENCES watched_folder ON DELETE CASCADE,
      name TEXT NOT NULL,             -- within the folder
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL,      -- in nanoseconds, as the file system tells it
      PRIMARY KEY (folder_id, name)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE import_choice (      -- how to read what comes from a place, as a person decided
      place TEXT PRIMARY KEY,
      choices TEXT NOT NULL           -- JSON, see reader/importers/choices.py
    ) STRICT, WITHOUT ROWID
    """,
)

TOKENIZED = "tokenize = \"unicode61 remove_diacritics 2 categories 'L* N* Co M*'\""
"""How the indexes cut texts into words; see `reader.index_text`, which this goes with."""

# Written with what they index (a trigger may not: the schema is not trusted), and without
# keeping it: see reader/storage/index.py for what is in them, and under what keys.
SEARCH = (
    f"CREATE VIRTUAL TABLE article_search USING fts5 (text, content = '', {TOKENIZED})",
    "INSERT INTO article_search (article_search, rank) VALUES ('hashsize', 16777216)",
    # Segments are merged eight at a time: an import rewrites the index half as often.
    "INSERT INTO article_search (article_search, rank) VALUES ('automerge', 8)",
    # One letter is found in 0.1 ms instead of 440 at 100,000 articles.
    (
        f"CREATE VIRTUAL TABLE beginning_search USING fts5 (letters, content = '', detail = none,"
        f" {TOKENIZED})"
    ),
    f"""
    CREATE VIRTUAL TABLE heading_search USING fts5 (
      title, source, byline, content = '', prefix = '1 2', {TOKENIZED}
    )
    """,
    f"""
    CREATE VIRTUAL TABLE mark_search USING fts5 (
      quote, note, content = '', prefix = '1 2', {TOKENIZED}
    )
    """,
)

STATEMENTS = (
    """
    CREATE TABLE property (           -- of the library as a whole: uid, created, compared
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    # Narrow: the list reads this table and never the texts.
    """
    CREATE TABLE article (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      uid TEXT NOT NULL UNIQUE,
      title TEXT NOT NULL,
      byline TEXT NOT NULL DEFAULT '',
      source TEXT NOT NULL DEFAULT '',
      published TEXT,                 -- a time where it was, or a date; NULL: not known
      url TEXT NOT NULL DEFAULT '',
      language TEXT NOT NULL DEFAULT '',
      direction TEXT NOT NULL DEFAULT 'ltr' CHECK (direction IN ('ltr', 'rtl')),
      file TEXT NOT NULL DEFAULT '',  -- name of the file it came from
      status TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'reading', 'done')),
      read INTEGER NOT NULL DEFAULT 0 CHECK (read IN (0, 1)),
      starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
      trashed TEXT,                   -- when; NULL: not in the trash
      imported TEXT NOT NULL,
      words INTEGER NOT NULL,
      annotations INTEGER NOT NULL DEFAULT 0,  -- kept by triggers
      notes INTEGER NOT NULL DEFAULT 0,        -- likewise: on annotations and on it
      position INTEGER NOT NULL DEFAULT 0,     -- offset at the top of the window when last read
      reached INTEGER NOT NULL DEFAULT 0,      -- the farthest offset that was on the screen
      length INTEGER NOT NULL DEFAULT 0,       -- of the text, in code points
      touched TEXT,                   -- when somebody last did something to it; NULL: never
      fields TEXT NOT NULL DEFAULT '{}',       -- JSON object: metadata of the user's own
      title_key TEXT NOT NULL DEFAULT '',      -- what it is sorted by, see reader/sort_keys.py
      source_key TEXT NOT NULL DEFAULT ''      -- likewise
    ) STRICT
    """,
    """
    CREATE TABLE article_text (
      article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
      text TEXT NOT NULL,             -- normalised once, never changed
      text_sha256 BLOB NOT NULL UNIQUE,
      blocks TEXT NOT NULL,           -- JSON: [[start, end, kind, level(, bullet)], ...]
      inlines TEXT NOT NULL,          -- JSON: [[start, end, kind, href], ...]
      media_type TEXT NOT NULL,
      original BLOB NOT NULL,         -- the document, see originals.py; empty: it is the text
      original_sha256 BLOB NOT NULL
    ) STRICT
    """,
    *SEARCH,
    """
    CREATE TABLE label (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      uid TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL UNIQUE CHECK (name <> ''),
      colour TEXT NOT NULL,           -- #rrggbb, on a light ground
      tint TEXT NOT NULL,             -- #rrggbb, on a dark ground and as a fill
      key TEXT NOT NULL DEFAULT '',
      description TEXT NOT NULL DEFAULT '',
      position INTEGER NOT NULL,
      parent_id INTEGER REFERENCES label  -- the label that it is a kind of; it has none itself
    ) STRICT
    """,
    """
    CREATE TABLE annotation (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      uid TEXT NOT NULL UNIQUE,
      article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
      start INTEGER NOT NULL CHECK (start >= 0),
      "end" INTEGER NOT NULL CHECK ("end" > start),
      quote TEXT NOT NULL,            -- always the text from start to end
      label_id INTEGER NOT NULL REFERENCES label,
      note TEXT NOT NULL DEFAULT '',
      author TEXT NOT NULL DEFAULT '',
      origin TEXT NOT NULL
        CHECK (origin IN ('hand', 'all occurrences', 'suggestion', 'import')),
      created TEXT NOT NULL,
      modified TEXT NOT NULL
    ) STRICT
    """,
    # A span may carry several labels, each of them once.
    """
    CREATE UNIQUE INDEX annotation_placed
      ON annotation (article_id, start, "end" DESC, label_id)
    """,
    "CREATE INDEX annotation_labelled ON annotation (label_id)",
    """
    CREATE TABLE note (               -- on an article, or on a span of it that has no label
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      uid TEXT NOT NULL UNIQUE,
      article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
      start INTEGER CHECK (start >= 0),
      "end" INTEGER CHECK ("end" > start),
      quote TEXT NOT NULL DEFAULT '',
      text TEXT NOT NULL CHECK (text <> ''),
      author TEXT NOT NULL DEFAULT '',
      created TEXT NOT NULL,
      modified TEXT NOT NULL,
      CHECK ((start IS NULL) = ("end" IS NULL))
    ) STRICT
    """,
    "CREATE INDEX note_placed ON note (article_id, start)",
    """
    CREATE TABLE tag (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      uid TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL UNIQUE CHECK (name <> ''),
      articles INTEGER NOT NULL DEFAULT 0  -- that aren't in the trash; kept by triggers
    ) STRICT
    """,
    """
    CREATE TABLE article_tag (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
      tag_id INTEGER NOT NULL REFERENCES tag ON DELETE CASCADE,
      UNIQUE (article_id, tag_id)
    ) STRICT
    """,
    "CREATE INDEX article_tag_tagged ON article_tag (tag_id, article_id)",
    *COLLECTIONS,
    *SAVED_SEARCHES,
    *NEAR_DUPLICATES,
    *IDENTITY,
    *BOILERPLATE_LINES,
    *IMPORTS,
    # The journal: undo, history, and what a merge of two files reads.
    """
    CREATE TABLE action (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      uid TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      author TEXT NOT NULL,
      created TEXT NOT NULL,
      state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped'))
    ) STRICT
    """,
    "CREATE INDEX action_state ON action (state, id)",
    """
    CREATE TABLE change (             -- one row of an action
      id INTEGER PRIMARY KEY,
      action_id INTEGER NOT NULL REFERENCES action ON DELETE CASCADE,
      article_id INTEGER,             -- the article it concerns; NULL: none
      row_table TEXT NOT NULL,
      row_id INTEGER NOT NULL,
      before TEXT,                    -- JSON: the columns that changed; NULL: there was no row
      after TEXT                      -- likewise; NULL: the row went
    ) STRICT
    """,
    "CREATE INDEX change_of_action ON change (action_id)",
    "CREATE INDEX change_of_article ON change (article_id)",
    "CREATE INDEX change_of_row ON change (row_table, row_id)",
    # What is being typed: kept with every key, gone when it is a note or thrown away.
    """
    CREATE TABLE draft (
      place TEXT PRIMARY KEY,         -- what the note is on, see reader/storage/drafts.py
      text TEXT NOT NULL,
      modified TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)

JOURNALED: dict[str, tuple[str, tuple[str, ...]]] = {
    "article": (
        "id",
        (
            "status",
            "read",
            "starred",
            "trashed",
            "title",
            "byline",
            "source",
            "published",
            "url",
            "language",
            "fields",
        ),
    ),
    "article_text": ("article_id", ("blocks",)),
    "annotation": (
        "id",
        (
            "uid",
            "article_id",
            "start",
            "end",
            "quote",
            "label_id",
            "note",
            "author",
            "origin",
            "created",
            "modified",
        ),
    ),
    "note": (
        "id",
        (
            "uid",
            "article_id",
            "start",
            "end",
            "quote",
            "text",
            "author",
            "created",
            "modified",
        ),
    ),
    "label": (
        "id",
        ("uid", "name", "colour", "tint", "key", "description", "position", "parent_id"),
    ),
    "article_tag": ("id", ("article_id", "tag_id")),
    "collection": ("id", ("uid", "name", "position")),
    "article_collection": ("id", ("article_id", "collection_id")),
    "saved_search": ("id", ("uid", "name", "query", "position")),
    "near_duplicate": ("id", ("article_id", "other_id", "similarity", "verdict")),
    "boilerplate_line": ("id", ("uid", "source", "line", "verdict")),
    "action": ("id", ("state",)),
}
"""The tables that the journal knows, with the key and the columns that it may change."""
