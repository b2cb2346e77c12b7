"""Labelling: what keys, label bar and menus do to the article that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QKeySequence

from reader.values import ActionKind, BlockKind, LabelId
from ui.actions import Do
from ui.theme import icon
from ui.views.parts.menu import Menu
from ui.wording.tips import tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.values import Annotation, AnnotationId, Change, Label
    from ui.actions import Actions
    from ui.keys.keymap import Keymap
    from ui.session import Session
    from ui.theme import Theme
    from ui.views.labels.label_bar import LabelBar
    from ui.views.page.reading_view import ReadingView


class Annotating(QObject):
    """Turns what a person does with the open article into operations of the session."""

    told = Signal(str)
    """Something to tell in one sentence."""
    labels_changed = Signal()
    labelled = Signal()
    """The selection, or the word at the caret, has a label now."""

    def __init__(  # noqa: PLR0917  (the parts that it works with)
        self,
        session: Session,
        view: ReadingView,
        bar: LabelBar,
        actions: Actions,
        keymap: Keymap,
        theme: Theme,
    ) -> None:
        super().__init__(view)
        self._keymap = keymap
        self._session, self._view, self._bar, self._actions = session, view, bar, actions
        self._theme = theme
        self._labels: dict[LabelId, Label] = {}
        self._label_actions: list[QAction] = []
        self._used: list[LabelId] = session.library.labels.lately_used()
        self.label_menu = Menu(self.tr("Label As"), view)
        self.more_menus: list[Menu] = []
        """What else the context menu offers to do with labels."""
        self.label_menu.setToolTipsVisible(True)
        keymap.changed.connect(self.show_labels)
        session.outdated.connect(self._look_at_labels)
        bar.label_chosen.connect(self.label)
        view.context_menu_requested.connect(self._show_menu)
        for do, act in (
            (Do.REMOVE, self.remove_selected),
            (Do.LAST_LABEL, self.label_again),
            (Do.NEXT_MARK, self._go_to_next),
            (Do.PREVIOUS_MARK, self._go_to_previous),
            (Do.BOILERPLATE, self._toggle_boilerplate),
        ):
            actions[do].triggered.connect(act)

    # Labels

    @property
    def labels(self) -> dict[LabelId, Label]:
        """The library's labels in their order."""
        return self._labels

    @property
    def recent(self) -> list[LabelId]:
        """The labels that were used, the last one first."""
        return [label for label in self._used if label in self._labels]

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self.show_labels()

    @Slot()
    def show_labels(self) -> None:
        """Read the labels from the library and show them in the bar, the menu and the article."""
        labels = self._session.library.labels.all()
        self._labels = {label.id: label for label in labels}
        self._view.set_labels(labels)
        self._keymap.set_labels(labels)
        inert = {label.id: self._keymap.inert(label) for label in labels}
        again = self._keymap.hint(Do.LAST_LABEL)
        self._bar.set_labels(labels, self._theme.dark, inert, again)
        self._bar.set_latest(next(iter(self.recent), None))
        self._make_actions(labels)
        self.labels_changed.emit()

    @Slot()
    def _look_at_labels(self) -> None:
        """Take the labels that another program has changed."""
        if self._session.library.labels.all() != list(self._labels.values()):
            self.show_labels()

    def _make_actions(self, labels: Sequence[Label]) -> None:
        for action in self._label_actions:
            action.deleteLater()
        self._label_actions = [self._make_action(label) for label in labels]
        self.label_menu.clear()
        self.label_menu.addActions(self._label_actions)

    def _make_action(self, label: Label) -> QAction:
        action = QAction(label.name, self._view)
        action.setData(label.id)
        action.setToolTip(tip(self._keymap.inert(label) or label.description or label.name))
        action.setShortcut(QKeySequence(self._keymap.of_label(label)))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setIcon(icon("label", self._theme, self.colour(label.id)))
        action.triggered.connect(self._label_by_action)
        self._view.addAction(action)
        return action

    def colour(self, label: LabelId) -> QColor:
        """Return the strong colour of a label in the present theme."""
        found = self._labels[label]
        return QColor(found.tint if self._theme.dark else found.colour)

    @Slot()
    def _label_by_action(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.label(LabelId(action.data()))

    @Slot(object)
    def label(self, label: LabelId) -> None:
        """Label the selection; without one the selected mark anew; else the word at the caret."""
        article = self._view.article()
        if article is None:
            self.told.emit(self.tr("Open an article first."))
            return
        if self._view.shown.hidden:
            self.told.emit(self.how_to_show())
            return
        self.set_latest(label)
        mark = self._view.selected_annotation()
        if self._view.selection() is None and mark is not None:
            self._relabel_selected(mark, label)
            return
        span = self._view.target_span()
        if span is None:
            self.told.emit(self.tr("Select some text, or put the caret into a word."))
            return
        change = self._session.perform(
            self._session.library.marks.add, article.summary.id, *span, label
        )
        if change is not None:
            self._stand_at(change)
            self.labelled.emit()

    def how_to_show(self) -> str:
        """Return a sentence on why nothing can be labelled while marks are hidden."""
        key = self._keymap.hint(Do.HIDE_MARKS)
        sentence = self.tr("The marks are hidden, for reading only. {key} shows them again.")
        return sentence.format(key=key or self.tr("View > Hide Marks"))

    def _relabel_selected(self, mark: AnnotationId, label: LabelId) -> None:
        change = self._session.perform(self._session.library.marks.relabel, [mark], label)
        if change is not None and not change.annotations:
            name = self._labels[label].name
            self.told.emit(self.tr("This mark is labelled {label} already.").format(label=name))

    @Slot()
    def label_again(self) -> None:
        """Apply the label that was used last."""
        if recent := self.recent:
            self.label(recent[0])
        else:
            key = self._keymap.hint(Do.LAST_LABEL) or self.tr("this")
            sentence = self.tr("Choose a label first: {key} then repeats it.")
            self.told.emit(sentence.format(key=key))

    def set_latest(self, label: LabelId) -> None:
        """Let Enter apply ``label``."""
        self._used = [label, *(each for each in self._used if each != label)]
        self._bar.set_latest(label)

    def _stand_at(self, change: Change) -> None:
        """Leave the caret behind a new mark, which is selected: a digit relabels it."""
        mark = next((edit.after for edit in change.annotations if edit.after), None)
        if mark is not None:
            self._view.set_caret(mark.end, reveal=False)
            self._view.select_annotation(mark.id, reveal=False)

    def take_up(self, change: Change) -> None:
        """Go on from a label that was made for marks."""
        mark = next((edit.after for edit in change.annotations if edit.after), None)
        if mark is not None:
            self.set_latest(mark.label)
        if change.kind is ActionKind.ANNOTATE:
            self._stand_at(change)
            self.labelled.emit()

    def relabel(self, marks: list[AnnotationId], label: LabelId) -> None:
        """Give marks another label."""
        self.set_latest(label)
        self._session.perform(self._session.library.marks.relabel, marks, label)

    def remove(self, marks: list[AnnotationId]) -> None:
        """Remove marks."""
        self._session.perform(self._session.library.marks.remove, marks)

    @Slot()
    def remove_selected(self) -> None:
        """Remove the selected mark."""
        mark = self._view.selected_annotation()
        if mark is None:
            self.told.emit(self.tr("Put the caret into the mark that shall go."))
        else:
            self.remove([mark])

    @Slot()
    def _go_to_next(self) -> None:
        if self._view.next_mark() is None:
            self.told.emit(self.tr("There is no mark further on."))

    @Slot()
    def _go_to_previous(self) -> None:
        if self._view.previous_mark() is None:
            self.told.emit(self.tr("There is no mark before this place."))

    @Slot()
    def _toggle_boilerplate(self) -> None:
        article, caret = self._view.article(), self._view.caret()
        if article is None:
            self.told.emit(self.tr("Open an article first."))
            return
        library, id_ = self._session.library, article.summary.id
        here = [
            block for block in library.articles.blocks(id_) if block.start <= caret <= block.end
        ]
        for block in here[-1:]:
            boilerplate = block.kind is not BlockKind.BOILERPLATE
            self._session.perform(
                library.articles.set_boilerplate, id_, block.start, boilerplate=boilerplate
            )

    # The context menu

    @Slot(QPoint, object)
    def _show_menu(self, place: QPoint, mark: Annotation | None) -> None:
        menu = Menu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if mark is not None and self._view.selection() is None:
            self._view.select_annotation(mark.id, reveal=False)
        menu.addActions(self._label_actions)
        menu.addSeparator()
        for more in self.more_menus:
            menu.addMenu(more)
        menu.addSeparator()
        entries = [Do.NOTE, Do.REMOVE] if mark is not None else [Do.NOTE, Do.PARAGRAPH_NOTE]
        menu.addActions(
            [self._actions[do] for do in (*entries, Do.BOILERPLATE, Do.BOILERPLATE_LINE)]
        )
        if self._view.link_here() is not None:
            menu.addSeparator()
            menu.addActions([self._actions[do] for do in (Do.FOLLOW, Do.COPY_LINK)])
        menu.addSeparator()
        menu.addActions([self._actions[do] for do in (Do.LOOK_UP, Do.CONCORDANCE)])
        menu.addSeparator()
        menu.addActions([self._actions[do] for do in (Do.COPY, Do.SELECT_ALL)])
        if self._actions[Do.ONLY_ARTICLE].isChecked():  # there is no other menu then
            menu.addSeparator()
            menu.addAction(self._actions[Do.ONLY_ARTICLE])
        menu.popup(place)
