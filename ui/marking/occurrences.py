"""Labelling all occurrences: of the article at once, of the library after a preview."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QInputDialog, QLineEdit

from reader.errors import PostilError
from reader.values import ArticleFilter, LabelId, Span, Standing
from ui.actions import Do
from ui.theme import icon
from ui.views.message_strip import Remedy
from ui.views.parts.menu import Menu
from ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from reader.library import Library
    from reader.values import ArticleId, Change, Label, Occurrence
    from ui.actions import Actions
    from ui.dialogs.label_preview import LabelPreview
    from ui.dialogs.occurrences import Place
    from ui.keys.keymap import Keymap
    from ui.marking.annotating import Annotating
    from ui.session import Session
    from ui.tasks import Task, Tasks
    from ui.theme import Theme
    from ui.views.page.reading_view import ReadingView

MANY = 500
"""From so many on they are labelled in a task; fewer take less time than a blink."""


@dataclass(frozen=True, slots=True)
class Lists:
    """What the window knows of the articles that are listed; asked when it is needed."""

    name: Callable[[], str]
    filter: Callable[[], ArticleFilter]
    selected: Callable[[], Sequence[ArticleId]]


class AllOccurrences(QObject):
    """Three menus with an entry for each label, and what they do to all occurrences of a text.

    The text is that of the selection; without one that of the selected mark, or else the word
    at the caret. For the articles that are selected in the list it is asked for.
    """

    told = Signal(str, object)
    """A sentence, and a `Remedy` or None."""

    def __init__(  # noqa: PLR0917  (the parts that it works with)
        self,
        session: Session,
        tasks: Tasks,
        view: ReadingView,
        annotating: Annotating,
        keymap: Keymap,
        actions: Actions,
        lists: Lists,
        theme: Callable[[], Theme],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._tasks, self._view = session, tasks, view
        self._annotating, self._keymap, self._actions = annotating, keymap, actions
        self._lists, self._theme, self._window = lists, theme, window
        self._entries: list[QAction] = []
        self.article_menu = Menu(self.tr("Label All in Article"), window)
        self.library_menu = Menu(self.tr("Label All in Library…"), window)
        self.selected_menu = Menu(self.tr("Label All in Them…"), window)
        self.selected_menu.triggered.connect(self._preview_in_selected)
        annotating.labels_changed.connect(self.show_labels)

    @Slot()
    def show_labels(self) -> None:
        """Fill the menus with the labels of the library."""
        for entry in self._entries:
            entry.deleteLater()
        labels = self._annotating.labels.values()
        self._entries = []
        for menu, modifiers, act in (
            (self.article_menu, "Shift+", self._label_by_entry),
            (self.library_menu, "Ctrl+Shift+", self._preview_by_entry),
        ):
            menu.clear()
            made = [self._entry(label, modifiers, act) for label in labels]
            menu.addActions(made)
            self._entries += made
        self.selected_menu.clear()
        for label in labels:
            picture = icon("label", self._theme(), self._annotating.colour(label.id))
            self.selected_menu.addAction(picture, label.name).setData(label.id)

    def _entry(self, label: Label, modifiers: str, act: Callable[[], None]) -> QAction:
        entry = QAction(label.name, self._view)
        entry.setIcon(icon("label", self._theme(), self._annotating.colour(label.id)))
        entry.setShortcut(QKeySequence(self._keymap.of_label(label, modifiers)))
        entry.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        entry.setData(label.id)
        entry.triggered.connect(act)
        self._view.addAction(entry)
        return entry

    @Slot()
    def _label_by_entry(self) -> None:
        entry = self.sender()
        if isinstance(entry, QAction):
            self.label_in_article(LabelId(entry.data()))

    @Slot()
    def _preview_by_entry(self) -> None:
        entry = self.sender()
        if isinstance(entry, QAction):
            self.preview(LabelId(entry.data()))

    # The article

    def label_in_article(self, label: LabelId) -> None:
        """Label all occurrences of the text in the open article that nothing stands against."""
        article, (text, span) = self._view.article(), self._target()
        if article is None or span is None:
            self._tell_missing()
            return
        if self._view.shown.hidden:
            self.told.emit(self._annotating.how_to_show(), None)
            return
        library, id_ = self._session.library, article.summary.id
        try:
            found = list(library.occurrences.find(text, [id_]))
        except PostilError as error:
            self._session.refused.emit(str(error))
            return
        wanted = [hit for hit in found if hit.standing(label) is Standing.FREE]
        change = self._session.perform(library.occurrences.label, wanted, label, working_on=id_)
        if change is not None:
            self._annotating.set_latest(label)
            self._tell_article(text, label, found, len(wanted))
            self._annotating.labelled.emit()

    def _target(self) -> tuple[str, Span | None]:
        """Return the text to look for and where it stands."""
        article, mark = self._view.article(), self._view.selected_annotation()
        if article is None:
            return "", None
        span = self._view.target_span()
        if self._view.selection() is None and mark is not None:
            marked = self._session.library.marks.get(mark)
            span = Span(marked.start, marked.end)
        return article.text[slice(*span)] if span else "", span

    def _tell_missing(self) -> None:
        if self._view.article() is None:
            self.told.emit(self.tr("Open an article first."), None)
        else:
            self.told.emit(self.tr("Select some text, or put the caret into a word."), None)

    def _tell_article(
        self, text: str, label: LabelId, found: Sequence[Occurrence], done: int
    ) -> None:
        already = sum(hit.standing(label) is Standing.LABELLED for hit in found)
        others = len(found) - already - done
        number = self._view.locale().toString
        parts = [self._labelled(text, label, done)]
        if already == 1:
            parts.append(self.tr("1 was already"))
        elif already:
            parts.append(self.tr("{} were already").format(number(already)))
        if others == 1:
            parts.append(self.tr("1 has another label"))
        elif others:
            parts.append(self.tr("{} have another label").format(number(others)))
        sentence = self.tr("{}.").format(self.tr("; ").join(parts))
        self.told.emit(sentence, self._undo() if done else None)

    def _labelled(self, text: str, label: LabelId, count: int) -> str:
        return self.tr("{occurrences} of “{text}” labelled {label}").format(
            occurrences=counted.occurrences(count),
            text=f"\u2068{_short(text)}\u2069",
            label=self._annotating.labels[label].name,
        )

    def _undo(self) -> Remedy:
        return Remedy(self.tr("Undo"), self._actions[Do.UNDO].trigger, takes_back=True)

    # The library

    def preview(self, label: LabelId) -> None:
        """Show all occurrences in the library, or in the articles that are selected."""
        text, span = self._target()
        if span is None:
            self._tell_missing()
        else:
            self._preview(text, label, self.places())

    @Slot(QAction)
    def _preview_in_selected(self, entry: QAction) -> None:
        """Ask for a text, and show its occurrences in the articles that are selected."""
        selected = list(self._lists.selected())
        articles = counted.articles(len(selected))
        text, accepted = QInputDialog.getText(
            self._window,
            self.tr("Label All Occurrences"),
            self.tr("Text to label in {articles}:").format(articles=articles),
            QLineEdit.EchoMode.Normal,
            self._target()[0],
        )
        if accepted and text.strip():
            place = self._selected_place(selected)
            others = [each for each in self.places() if each.name != place.name]
            self._preview(text, LabelId(entry.data()), [place, *others])

    def _preview(self, text: str, label: LabelId, places: Sequence[Place]) -> None:
        from ui.dialogs.occurrences import OccurrencesDialog

        dialog = OccurrencesDialog(
            text,
            self._annotating.labels[label],
            places,
            self._tasks,
            self._annotating.labels,
            self._theme(),
            self._window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._label_chosen, dialog, text))
        dialog.open()

    def _selected_place(self, selected: Sequence[ArticleId]) -> Place:
        from ui.dialogs.occurrences import Place

        title = self.tr("in {}").format(counted.articles(len(selected)))
        return Place(self.tr("Selected articles"), title, selected)

    def places(self) -> list[Place]:
        """Return the sets of articles to search, the likeliest first."""
        from ui.dialogs.occurrences import Place

        selected, article = list(self._lists.selected()), self._view.article()
        places = [
            Place(self.tr("All articles"), self.tr("in the library"), ArticleFilter()),
            Place(
                self.tr("This list"),
                self.tr("in “{}”").format(self._lists.name()),
                self._lists.filter(),
            ),
        ]
        if len(selected) > 1:
            places.insert(0, self._selected_place(selected))
        if article is not None:
            one = [article.summary.id]
            places.append(Place(self.tr("This article"), self.tr("in this article"), one))
        return places

    def _label_chosen(self, dialog: LabelPreview, text: str) -> None:
        self.label_hits(dialog.chosen, dialog.label.id, text)

    def label_hits(self, hits: Sequence[Occurrence], label: LabelId, text: str) -> None:
        """Label hits in one step, and say so; ``text`` is what was looked for."""
        article = self._view.article()
        chosen = _Chosen(text, label, hits, article.summary.id if article else None)
        if len(chosen.hits) < MANY:
            change = self._session.perform(partial(_label, chosen, self._session.library))
            if change is not None:
                self._tell_labelled((chosen, change))
            return
        task = self._tasks.start(partial(_label_in_task, chosen), self.tr("Labelling"), whole=True)
        self._session.wait_for(task)
        task.succeeded.connect(self._finish)
        task.failed.connect(self._session.refused)

    def label_after_preview(
        self, hits: Sequence[Occurrence], label: Label, text: str, parent: QWidget
    ) -> None:
        """Label hits, after a preview where other marks are in the place of some."""
        if all(hit.standing(label.id) is not Standing.CONFLICT for hit in hits):
            self.label_hits(hits, label.id, text)
            return
        from ui.dialogs.label_preview import ChosenHitsPreview

        labels = self._annotating.labels
        dialog = ChosenHitsPreview(hits, label, labels, self._theme(), parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._label_chosen, dialog, text))
        dialog.open()

    @Slot(object)
    def _finish(self, done: tuple[_Chosen, Change]) -> None:
        self._session.look_for_others()
        self._tell_labelled(done)

    def _tell_labelled(self, done: tuple[_Chosen, Change]) -> None:
        chosen, change = done
        self._annotating.set_latest(chosen.label)
        sentence = self._labelled(chosen.text, chosen.label, len(change.annotations))
        self.told.emit(self.tr("{}.").format(sentence), self._undo())


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What was chosen in a preview."""

    text: str
    label: LabelId
    hits: Sequence[Occurrence]
    opened: ArticleId | None


def _label(chosen: _Chosen, library: Library) -> Change:
    at_work = any(hit.article == chosen.opened for hit in chosen.hits)
    return library.occurrences.label(
        chosen.hits, chosen.label, working_on=chosen.opened if at_work else None
    )


def _label_in_task(chosen: _Chosen, library: Library, _task: Task) -> tuple[_Chosen, Change]:
    return chosen, _label(chosen, library)


_LONGEST = 40


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
