"""The history of a library: undoing, redoing, and what every step changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.storage import history, undo

if TYPE_CHECKING:
    from reader.library.store import Store
    from reader.storage.undo import Turned
    from reader.values import Action, ActionId, AnnotationId, ArticleId, Change, Detail, Step


class History:
    """The steps that made the library what it is."""

    def __init__(self, store: Store) -> None:
        """Use `Library.history`."""
        self._store = store
        self._db = store.db

    def undo(self, only: ActionId | None = None) -> Change | None:
        """Undo the newest action that holds, whenever and wherever it was done.

        Returns what changed, or None where there is nothing to undo. Where ``only`` one action
        is meant, nothing is undone if there is a newer one by the time that it can be written.

        Raises:
            ConflictError: another program has changed the same rows since.
        """
        self._store.refuse_read_only()
        return _as_change(undo.undo(self._db, only))

    def redo(self) -> Change | None:
        """Do again what was undone last; None where there is nothing to redo.

        Raises:
            ConflictError: another program has changed the same rows since.
        """
        self._store.refuse_read_only()
        return _as_change(undo.redo(self._db))

    def undo_action(self, action: ActionId) -> Change:
        """Undo any step of the history by a new step, which can be undone as well.

        That an article is in progress since a mark was made stays where it has other marks
        or notes, or where its status was changed later.

        Raises:
            NotFoundError: the history doesn't know the step.
            BuiltUponError: a later step builds on it and has to be undone first.
            ConflictError: it is undone already, or another program changed what it left.
        """
        from reader.storage import undoing

        self._store.refuse_read_only()
        return undoing.undo_action(self._db, action, self._store.author).change()

    def next_steps(self) -> tuple[Action | None, Action | None]:
        """Return the actions that `undo` and `redo` would take."""
        return history.next_steps(self._db)

    def actions(
        self,
        article: ArticleId | None = None,
        limit: int = 100,
        *,
        before: ActionId | None = None,
    ) -> list[Action]:
        """Return the newest actions first, of one article or of the library.

        Only those older than the action ``before`` count: so the history can be read a page
        at a time.
        """
        return history.history(self._db, article, limit, before=before)

    def changes_of(self, action: ActionId, limit: int = 500) -> tuple[Detail, ...]:
        """Return what an action changed, with what it was before, at most ``limit`` details."""
        from reader.storage import details

        return details.of_action(self._db, action, limit)

    def of_annotation(self, annotation: AnnotationId) -> list[Step]:
        """Return what was done to an annotation, in order; what was undone is left out."""
        from reader.storage import details

        return details.of_annotation(self._db, annotation)

    def version_of(self, article: ArticleId) -> tuple[int | None, int | None]:
        """Return what is different when an action was done, undone or redone on an article."""
        return history.version_of(self._db, article)


def _as_change(turned: Turned | None) -> Change | None:
    from reader.storage.changes import change_of

    if turned is None:
        return None
    return change_of(turned.action.kind, turned.action.subject, turned.rows, turned.filed)
