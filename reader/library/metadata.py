"""What is said about the articles of a library beside their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.metadata import NAMES, clean, clean_field
from reader.storage import metadata, tags
from reader.values import ActionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.library.store import Store
    from reader.metadata import Metadata
    from reader.values import ArticleId, Change


class ArticleMetadata:
    """The metadata of articles, one or many at a time."""

    def __init__(self, store: Store) -> None:
        """Use `Library.metadata`."""
        self._store = store

    def of(self, wanted: Sequence[ArticleId]) -> Metadata:
        """Return the metadata of an article, or what several have in common."""
        return metadata.shared(self._store.db, wanted)

    def change(
        self,
        wanted: Sequence[ArticleId],
        *,
        title: str | None = None,
        byline: str | None = None,
        source: str | None = None,
        published: str | None = None,
        url: str | None = None,
        language: str | None = None,
        fields: Mapping[str, str] | None = None,
        add_tags: Iterable[str] = (),
        remove_tags: Iterable[str] = (),
    ) -> Change:
        """Change the metadata of articles in one step; what isn't given stays as it is.

        ``published`` is ISO 8601 (a time without an offset is UTC), ``language`` a name, or a
        code such as ``en``; ``fields`` are the user's own, by name. An empty value is taken
        away. The title in the text stays what it is.

        Raises:
            UserError: a value can't be used: an empty title, no date, no language.
            NotFoundError: an article is no longer there.
        """
        given = dict(zip(NAMES, (title, byline, source, published, url, language), strict=True))
        values = {name: clean(name, value) for name, value in given.items() if value is not None}
        own = dict(clean_field(name, value) for name, value in (fields or {}).items())
        with self._store.recording_of(ActionKind.METADATA, wanted) as written:
            metadata.change(written, wanted, values, own)
            metadata.tag(
                self._store.db,
                written,
                wanted,
                filter(None, map(tags.clean_name, add_tags)),
                filter(None, map(tags.clean_name, remove_tags)),
            )
        return written.change()
