"""The keys of the window's actions: the defaults, and what the user has made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence

from ui.actions import MENUS, WORDS, Scope, title
from ui.settings import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from PySide6.QtCore import QKeyCombination

    from reader.values import Label
    from ui.actions import Actions, Do
    from ui.settings import Settings

    Keys = Sequence[QKeySequence]

_KEY, _MODIFIER = Qt.Key, Qt.KeyboardModifier
_CARET = frozenset(
    (
        *(_KEY.Key_Left, _KEY.Key_Right, _KEY.Key_Up, _KEY.Key_Down),
        *(_KEY.Key_Home, _KEY.Key_End, _KEY.Key_PageUp, _KEY.Key_PageDown),
    )
)
_FOCUS = frozenset(
    (*(_KEY.Key_Tab, _KEY.Key_Backtab, _KEY.Key_Return, _KEY.Key_Enter, _KEY.Key_Space),)
)
_MNEMONICS = frozenset(menu[menu.index("&") + 1].upper() for menu, _ in MENUS)


class Keymap(QObject):
    """Gives the actions their keys, and keeps every change in the settings at once.

    No two actions whose scopes overlap have the same key, nor keys of which one begins the
    other.
    """

    changed = Signal()

    def __init__(self, actions: Actions, settings: Settings) -> None:
        """Give ``actions`` their keys.

        What the settings hold wins over a default that clashes with it; `losses` tells.
        """
        super().__init__(actions)
        self._actions, self._settings = actions, settings
        self._labels: Sequence[Label] = ()
        self._by_chord: dict[int, list[tuple[Do, QKeySequence]]] = {}
        """The actions' keys by how they begin, made anew when one has changed."""
        self.losses: list[str] = []
        """Sentences on the actions that lost a default key since the last start."""
        stored = settings.get(KEYS)
        if stored:
            self._take(_chosen(stored))

    # Asking

    def keys(self, do: Do) -> list[QKeySequence]:
        """Return the keys of an action, the one that is shown beside it first."""
        return self._actions[do].shortcuts()

    def hint(self, do: Do) -> str:
        """Return the first key of an action as the desktop writes it, or an empty string."""
        keys = self.keys(do)
        enter = QKeySequence(_KEY.Key_Enter)  # Qt's Return is called Enter by everyone else
        if enter in keys:
            return native(enter)
        return native(keys[0]) if keys else ""

    def way(self, do: Do) -> str:
        """Return how a sentence names the way to an action: its first key, else its name."""
        return self.hint(do) or f"“{title(do)}”"

    def is_default(self, do: Do) -> bool:
        """Return whether an action has the keys that it came with."""
        return self.keys(do) == defaults(do)

    def clash(self, do: Do, key: QKeySequence) -> Do | None:
        """Return another action that has ``key`` where it would be ``do``'s, or None."""
        scope = WORDS[do].scope
        return next((each for each in self._with(key, scope) if each is not do), None)

    def command(self, key: QKeySequence) -> Do | None:
        """Return the action that has ``key`` in the article, or None."""
        return next(self._with(key, Scope.TEXT), None)

    def of_label(self, label: Label, modifiers: str = "") -> str:
        """Return the key of ``label`` with ``modifiers``, such as ``Shift+``.

        It is an empty string where the label has none, or where it is an action's or a menu's.
        """
        key = modifiers + label.key if label.key else ""
        taken = key and (self.command(QKeySequence(key)) or _opens_menu(QKeySequence(key)))
        return "" if taken else key

    def inert(self, label: Label) -> str:
        """Return a sentence on why the key of ``label`` does nothing; empty where it acts."""
        holder = self._holder(label)
        if holder is None:
            return ""
        sentence = self.tr("{key} is the key of “{action}”; this label has none.")
        return sentence.format(key=native(QKeySequence(label.key)), action=title(holder))

    def refusal(self, do: Do, key: QKeySequence) -> str:
        """Return a sentence on why ``do`` can't have ``key``; an empty string if it can."""
        if _is_reserved(key, WORDS[do].scope) and key not in defaults(do):
            sentence = self.tr("{key} moves the caret or the focus, or opens or closes something.")
            return sentence.format(key=native(key))
        other = self.clash(do, key)
        if other is not None:
            return self.tr("{key} is the key of “{action}” already.").format(
                key=native(key), action=title(other)
            )
        label = self._label_with(key)
        if label is not None:
            return self.tr("{key} is a key of the label {label}.").format(
                key=native(key), label=label.name
            )
        return ""

    # Changing

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Take the labels whose keys no action may be given."""
        self._labels = labels

    def change(self, do: Do, keys: Keys) -> str:
        """Give an action ``keys`` instead of what it has, and remember it.

        Returns a sentence on why it can't have one of them; an empty string where it has them.
        """
        for key in keys:
            refusal = self.refusal(do, key) if key not in self.keys(do) else ""
            if refusal:
                return refusal
        self._give(do, keys)
        self._keep()
        return ""

    def reset(self, do: Do) -> str:
        """Give an action the keys that it came with; a refusal as of `change`."""
        return self.change(do, defaults(do))

    def reset_all(self) -> None:
        """Give all actions the keys that they came with."""
        for do in WORDS:
            self._give(do, defaults(do))
        self._keep()

    def _take(self, chosen: Mapping[Do, Keys]) -> None:
        """Give the actions what was chosen, the others what is left of their defaults."""
        for do in WORDS:
            self._give(do, ())
        for do in (*chosen, *(do for do in WORDS if do not in chosen)):
            wanted = chosen.get(do, defaults(do))
            for key in wanted:
                if winner := self.clash(do, key):
                    self.losses.append(self._loss(do, key, winner))
                else:
                    self._give(do, (*self.keys(do), key))
        if self.losses:
            self._keep()

    def _loss(self, do: Do, key: QKeySequence, winner: Do) -> str:
        return self.tr("“{loser}” has lost the key {key}, which you gave to “{winner}”.").format(
            loser=title(do), key=native(key), winner=title(winner)
        )

    def _give(self, do: Do, keys: Iterable[QKeySequence]) -> None:
        self._actions[do].setShortcuts(list(keys))
        self._by_chord.clear()

    def _keep(self) -> None:
        changed = {
            name_of(do): QKeySequence.listToString(self.keys(do))
            for do in WORDS
            if not self.is_default(do)
        }
        self._settings.set(KEYS, changed)
        self.changed.emit()

    def _with(self, key: QKeySequence, scope: Scope) -> Iterator[Do]:
        return (
            do
            for do, own in self._beginning(key)
            if overlap(scope, WORDS[do].scope) and _meet(key, own)
        )

    def _beginning(self, key: QKeySequence) -> Sequence[tuple[Do, QKeySequence]]:
        """Return the actions with a key of theirs that begins as ``key`` does."""
        if not self._by_chord:
            for do in WORDS:
                for own in self.keys(do):
                    self._by_chord.setdefault(_first_chord(own), []).append((do, own))
        return self._by_chord.get(_first_chord(key), ())

    def _holder(self, label: Label) -> Do | None:
        return self.command(QKeySequence(label.key)) if label.key else None

    def _label_with(self, key: QKeySequence) -> Label | None:
        """Return the label that uses ``key``, by itself or with what is held."""
        return next((label for label in self._labels if key in self._keys_of(label)), None)

    def _keys_of(self, label: Label) -> list[QKeySequence]:
        """Return the keys that label what is selected or all its like, or show no other marks."""
        held = ("", "Shift+", "Ctrl+Shift+", "Alt+")
        keys = (self.of_label(label, modifiers) for modifiers in held)
        return [QKeySequence(key) for key in keys if key]


def default_way(do: Do) -> str:
    """Return how `Keymap.way` calls an action whose keys are as they came."""
    keys = defaults(do)
    return native(keys[0]) if keys else f"“{title(do)}”"


def name_of(do: Do) -> str:
    """Return the name under which the settings keep an action's keys."""
    return do.name.lower()


def defaults(do: Do) -> list[QKeySequence]:
    """Return the keys that an action comes with."""
    return [QKeySequence(key) for key in WORDS[do].keys]


def native(key: QKeySequence) -> str:
    """Return ``key`` as the desktop writes it."""
    return key.toString(QKeySequence.SequenceFormat.NativeText)


def overlap(one: Scope, other: Scope) -> bool:
    """Return whether a key of one scope can act where a key of the other does."""
    return one is other or Scope.WINDOW in (one, other)


def _first_chord(key: QKeySequence) -> int:
    chord: QKeyCombination = key[0]  # type: ignore[index]  # its stub lacks it
    return chord.toCombined()


def _meet(one: QKeySequence, other: QKeySequence) -> bool:
    """Return whether two keys are the same, or one is how the other begins."""
    none = QKeySequence.SequenceMatch.NoMatch
    return one.matches(other) != none or other.matches(one) != none


def _opens_menu(key: QKeySequence) -> bool:
    chord: QKeyCombination = key[0]  # type: ignore[index]  # its stub lacks it
    held = chord.keyboardModifiers()
    return held == _MODIFIER.AltModifier and native(QKeySequence(chord.key())) in _MNEMONICS


def _is_reserved(key: QKeySequence, scope: Scope) -> bool:
    chord: QKeyCombination = key[0]  # type: ignore[index]  # its stub lacks it
    plain, modifiers = chord.key(), chord.keyboardModifiers()
    if modifiers & _MODIFIER.AltModifier:
        return _opens_menu(key)
    bare = not modifiers & _MODIFIER.ControlModifier
    if plain == _KEY.Key_Escape or plain in _CARET:
        return True
    return scope is Scope.WINDOW and bare and plain in _FOCUS


def _chosen(stored: Mapping[str, str]) -> dict[Do, Keys]:
    """Read the keys that the user chose; what no longer parses counts as not chosen."""
    chosen: dict[Do, Keys] = {}
    for do in WORDS:
        text = stored.get(name_of(do))
        if text is None:
            continue
        keys = [key for key in QKeySequence.listFromString(text) if key.toString()]
        if keys or not text.strip():
            chosen[do] = keys
    return chosen
