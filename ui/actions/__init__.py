"""Every action of the window: its words, its key, its icon. Made once, shared by all menus."""

from ui.actions.do import Do, Scope, Words
from ui.actions.made import WORDS, Actions, title
from ui.actions.menus import MENUS, by_menu

__all__ = ["MENUS", "WORDS", "Actions", "Do", "Scope", "Words", "by_menu", "title"]
