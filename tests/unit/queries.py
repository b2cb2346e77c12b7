"""What people may type as a query."""

from __future__ import annotations

from hypothesis import strategies as st

from reader.query.fields import Field

PIECES = [
    *(f"{field}:" for field in Field),
    *("a", "b", "harbour", "é", "ە", "東京", "-", "*", '"', "“", "”", "(", ")", "near(", ",", "5"),
    *(" OR ", " AND ", " NOT ", " ", "unread", "marks", "2021-02", "7d", ">5", "1..3", "..", ":"),
    *("\0", "\ud800", "\ufeff", "\u200c", "'", "\\", "%", "_", "^", "{", "}", "+"),
]
QUERIES = st.text(max_size=30) | st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
