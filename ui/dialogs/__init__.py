"""Dialogs, each for one task."""
